//! Quoted texts. YAML, TOML and JSON agree on one form in double quotes, which is the one written.

use std::fmt::Write;

/// Writes a text in double quotes.
pub(in crate::export) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    text.chars().for_each(|c| push_escaped(&mut out, c));
    out.push('"');
    out
}

/// Writes one character of a text in double quotes.
pub(super) fn push_escaped(out: &mut String, c: char) {
    match c {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        c if needs_escape(c) => {
            write!(out, "\\u{:04X}", u32::from(c)).expect("a string takes every text");
        }
        c => out.push(c),
    }
}

/// Returns whether a character may not stand as it is: control characters, what some reader takes
/// for the end of a line, and invisible characters that change how the file looks, such as the
/// ones that turn the direction of writing. None of them lies beyond four hexadecimal digits.
pub(super) fn needs_escape(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{fffe}'
                | '\u{ffff}'
        )
}
