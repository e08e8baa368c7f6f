//! The one place where a text is made safe for an output language: no name of a role or a skill
//! can break, inject into or escape from what is written.
//!
//! One function a language. Each takes a text as somebody wrote it and returns what to write in
//! its stead, without any quotes around it except for [`csv_field`]. In every language the
//! characters that nobody sees and that programs obey (control characters, direction of writing)
//! become U+FFFD.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::model::text::{STAND_IN, is_unseen, visible};

/// Returns the text for a terminal or a plain text file. Line feeds and tabs stay.
pub fn terminal(text: &str) -> Cow<'_, str> {
    visible(text)
}

/// Returns the text for one line of a terminal: line feeds and tabs become spaces, so that no name
/// can look like more than one line of an answer.
pub fn terminal_line(text: &str) -> Cow<'_, str> {
    let text = visible(text);
    if text.contains(['\n', '\t']) {
        Cow::Owned(text.replace(['\n', '\t'], " "))
    } else {
        text
    }
}

/// Returns the text for a label of the DOT language, to stand between double quotes.
pub fn dot_label(text: &str) -> Cow<'_, str> {
    escaped(text, |c, out| match c {
        // Graphviz reads `\N`, `\G` and `\l` in labels, and HTML entities as well.
        '\\' => out.push_str("\\\\"),
        '"' => out.push_str("\\\""),
        '&' => out.push_str("&amp;"),
        '\n' => out.push_str("\\n"),
        '\r' => {}
        '\t' => out.push(' '),
        c => out.push(seen(c)),
    })
}

/// Returns the text for an HTML-like label of the DOT language, to stand between tags.
pub fn dot_html(text: &str) -> Cow<'_, str> {
    // Graphviz reads `\N` and `\G` in these labels as well.
    match xml(text) {
        safe if safe.contains('\\') => Cow::Owned(safe.replace('\\', "\\\\")),
        safe => safe,
    }
}

/// Returns the text for XML and HTML: element content, and attributes between double or single
/// quotes. It is not for scripts, styles or comments.
pub fn xml(text: &str) -> Cow<'_, str> {
    escaped_beside("-_.,:;/()", text, |c, out| match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&#39;"),
        // Attributes lose raw line breaks.
        '\n' => out.push_str("&#10;"),
        '\t' => out.push_str("&#9;"),
        '\r' => out.push_str("&#13;"),
        c => out.push(seen(c)),
    })
}

/// Returns the address for a link of Markdown, to stand between round brackets.
pub fn markdown_address(text: &str) -> Cow<'_, str> {
    escaped(text, |c, out| match c {
        // What ends an address or is an escape in one is written as its byte.
        '(' | ')' | '<' | '>' | '\\' | '|' | ' ' | '"' | '\'' | '\n' | '\t' | '\r' => {
            put!(out, "%{:02X}", u32::from(c));
        }
        '&' => out.push_str("&amp;"),
        c => out.push(seen(c)),
    })
}

/// Returns the text as one part of an address: every byte but those of letters, digits and `-._~` as
/// percents.
pub fn address_part(text: &str) -> String {
    let mut part = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            part.push(char::from(byte));
        } else {
            put!(part, "%{byte:02X}");
        }
    }
    part
}

/// Returns the address for a link of DOT, Mermaid, `PlantUML` or D2, to stand between double quotes or
/// square brackets: what means something in any of them is written as its bytes. DOT reads entities in
/// addresses, so it needs [`dot_label`] as well.
pub fn address(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#@!&=+,%".contains(&byte) {
            safe.push(char::from(byte));
        } else {
            put!(safe, "%{byte:02X}");
        }
    }
    safe
}

/// Returns whether an address leads to a page or a mailbox and runs nothing: its scheme is `http`, `https`
/// or `mailto`, or it has none.
pub fn is_address_of_page(address: &str) -> bool {
    match address.split_once([':', '/', '?', '#']) {
        Some((scheme, _)) if address[scheme.len()..].starts_with(':') => {
            ["http", "https", "mailto"]
                .iter()
                .any(|known| scheme.eq_ignore_ascii_case(known))
        }
        _ => true,
    }
}

/// Returns a word as a shell takes it.
pub fn shell_word(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.,:/+".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// Returns the text as one field of a CSV file, with quotes where it needs them.
///
/// A field that a spreadsheet would run as a formula gets an apostrophe in front, which
/// spreadsheets take for "this is text".
pub fn csv_field(text: &str) -> Cow<'_, str> {
    let is_formula = text.trim_start().starts_with([
        '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
    ]) || text.starts_with(['\t', '\r', '\n']);
    let needs_quotes = text.contains(['"', ',', ';', '\n', '\r', '\t'])
        || text.starts_with(char::is_whitespace)
        || text.ends_with(char::is_whitespace);
    if !is_formula && !needs_quotes {
        return escaped(text, |c, out| out.push(seen(c)));
    }
    let mut field = String::with_capacity(text.len() + 3);
    field.push('"');
    if is_formula {
        field.push('\'');
    }
    for c in text.chars() {
        match c {
            '"' => field.push_str("\"\""),
            '\n' | '\t' => field.push(c),
            '\r' => {}
            c => field.push(seen(c)),
        }
    }
    field.push('"');
    Cow::Owned(field)
}

/// Returns the text for one line of Markdown: a paragraph, a heading, a list entry or a table
/// cell.
pub fn markdown(text: &str) -> Cow<'_, str> {
    let mut at_start = true;
    let mut digits = false;
    let mut before = [' '; 2];
    let mut rest = text.chars();
    escaped(text, |c, out| {
        rest.next();
        // `1.` and `1)` begin a list, but only at the start and before a space; `://` and `www.`
        // make links.
        let mut behind = rest.clone().map(seen);
        let is_apart = behind.clone().next().is_none_or(char::is_whitespace);
        let ends_number = digits && matches!(c, '.' | ')') && is_apart;
        let makes_link = (c == ':' && behind.by_ref().take(2).eq("//".chars()))
            || (c == '.' && before.iter().all(|b| b.eq_ignore_ascii_case(&'w')));
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '\n' | '\t' => out.push(' '),
            '\r' => {}
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '>' | '@' => {
                out.push('\\');
                out.push(c);
            }
            '#' | '+' | '-' | '=' | ':' | '.' | ')' if at_start || ends_number || makes_link => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(seen(c)),
        }
        digits = (at_start || digits) && c.is_ascii_digit();
        at_start = at_start && c.is_whitespace();
        before = [before[1], c];
    })
}

/// Returns the text for a label of Mermaid, to stand between double quotes.
pub fn mermaid(text: &str) -> Cow<'_, str> {
    let mut at_start = true;
    escaped(text, |c, out| {
        // Labels are read as Markdown, where a number or a sign begins a list.
        let may_list = at_start && matches!(c, '.' | '-' | '+' | ')');
        at_start = (at_start && (c.is_ascii_digit() || c.is_whitespace())) || c == '\n';
        match c {
            '\n' => out.push_str("<br/>"),
            '\t' => out.push(' '),
            '\r' => {}
            ' ' | ',' | '.' | '-' | '/' | '(' | ')' | '\'' | '+' if !may_list => out.push(c),
            // The last two begin and end what Mermaid keeps its entities as.
            c if c.is_ascii_punctuation() || matches!(c, '\u{fb02}' | '\u{b6}') => {
                // Mermaid has its own entities; no other way out of its quotes is safe.
                put!(out, "#{};", u32::from(c));
            }
            c => out.push(seen(c)),
        }
    })
}

/// Returns the text for the title of a diagram in Mermaid, to stand between double quotes in the
/// lines of YAML before it.
pub fn mermaid_title(text: &str) -> Cow<'_, str> {
    escaped(text, |c, out| match c {
        '\n' | '\t' => out.push(' '),
        '\r' => {}
        ' ' | ',' | '.' | '(' | ')' | '\'' | '+' => out.push(c),
        // Mermaid looks for directives before it reads the YAML.
        c if c.is_ascii_punctuation() => {
            put!(out, "\\u{:04x}", u32::from(c));
        }
        c => out.push(seen(c)),
    })
}

/// Returns the text for `PlantUML`: a label between double quotes, or the end of a line.
pub fn plantuml(text: &str) -> Cow<'_, str> {
    let mut before = ' ';
    let mut rest = text.chars();
    escaped(text, |c, out| {
        rest.next();
        let behind = rest.clone().next().unwrap_or(' ');
        let within_word = before.is_alphanumeric() && behind.is_alphanumeric();
        before = c;
        match c {
            '\n' => out.push_str("\\n"),
            '\t' => out.push(' '),
            '\r' => {}
            ' ' | ',' | '.' => out.push(c),
            '-' | '/' if within_word => out.push(c),
            // Signs make bold text, links, pictures, directives and calls of functions; a dash would
            // become a hyphen.
            c if c.is_ascii_punctuation() || c == '–' => {
                put!(out, "<U+{:04X}>", u32::from(c));
            }
            c => out.push(seen(c)),
        }
    })
}

/// Returns the text for a label of D2, to stand between double quotes.
pub fn d2(text: &str) -> Cow<'_, str> {
    escaped(text, |c, out| match c {
        '\\' | '"' | '$' => {
            out.push('\\');
            out.push(c);
        }
        '\n' => out.push_str("\\n"),
        '\t' => out.push(' '),
        '\r' => {}
        c => out.push(seen(c)),
    })
}

/// Returns text that already is JSON, with `\u` escapes for what a terminal would obey and what
/// would end an HTML script. The value stays the same.
pub fn json(json: &str) -> Cow<'_, str> {
    let mut before = ' ';
    escaped(json, |c, out| {
        let is_raw = is_unseen(c) && !matches!(c, '\n' | '\r' | '\t');
        let ends_script = before == '<' && matches!(c, '/' | '!');
        if is_raw || ends_script {
            // All of them lie in the first plane, so four digits are enough.
            put!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
        before = c;
    })
}

/// Returns the character, or U+FFFD for one that nobody sees and programs obey.
fn seen(c: char) -> char {
    // The last two are no characters at all, and not allowed in XML, which most drawings become.
    let is_none = matches!(c, '\u{fffe}' | '\u{ffff}');
    if is_none || is_unseen(c) { STAND_IN } else { c }
}

/// Writes every character with `write`; a text of plain letters is returned as it is.
fn escaped(text: &str, write: impl FnMut(char, &mut String)) -> Cow<'_, str> {
    escaped_beside("", text, write)
}

/// Does what [`escaped`] does where some more characters are plain: those that `write` leaves as they are.
fn escaped_beside<'t>(
    plain: &str,
    text: &'t str,
    mut write: impl FnMut(char, &mut String),
) -> Cow<'t, str> {
    let is_plain = |c: char| c == ' ' || c.is_alphanumeric() || plain.contains(c);
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        write(c, &mut out);
    }
    Cow::Owned(out)
}
