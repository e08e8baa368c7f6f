//! The texts of cells: one line each, in which nothing is that nobody sees.

use std::borrow::Cow;

use crate::input::package::{Node, PackageProblem, Xml};
use crate::input::table::grid::LINE_BREAK;

/// How many bytes an escape such as `_x000D_` has.
const ESCAPE: usize = 7;

/// Appends the text of the element that was opened last, and reads on behind its end. Of a rich text
/// the runs are taken, and not how to pronounce them.
pub(super) fn content(
    xml: &mut Xml<'_>,
    rich: bool,
    out: &mut String,
) -> Result<(), PackageProblem> {
    let base = xml.depth();
    // Where the run, and where the pronunciation began that this is in.
    let (mut run, mut spoken) = (None, None);
    while xml.depth() >= base {
        match xml.next()? {
            Some(Node::Open(element)) => match element.name() {
                "rPh" => spoken = spoken.or(Some(xml.depth())),
                "t" => run = run.or(Some(xml.depth())),
                _ => {}
            },
            Some(Node::Close) => {
                run = run.filter(|&depth| depth <= xml.depth());
                spoken = spoken.filter(|&depth| depth <= xml.depth());
            }
            Some(Node::Text(text)) if spoken.is_none() && (!rich || run.is_some()) => {
                out.push_str(&text);
            }
            Some(Node::Text(_)) => {}
            None => break,
        }
    }
    Ok(())
}

/// Appends the text of a cell as one line: lines that say something are parted by the sign for a line break, and
/// characters that control a terminal are replaced by one that can be seen.
pub(super) fn push_line(raw: &str, out: &mut String) {
    let raw = unescape(raw);
    if !raw.contains(|c: char| c != '\t' && (c.is_control() || is_break(c))) {
        out.push_str(&raw);
        return;
    }
    let start = out.len();
    for line in raw.split(is_break).map(str::trim) {
        if line.is_empty() {
            continue;
        }
        if out.len() > start {
            out.push(LINE_BREAK);
        }
        let visible = |c: char| {
            if c.is_control() && c != '\t' {
                '\u{fffd}'
            } else {
                c
            }
        };
        out.extend(line.chars().map(visible));
    }
}

/// Returns whether a character begins a new line, in a cell or in a word processor.
fn is_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Returns a text without escapes such as `_x000D_`: units of UTF-16 that XML cannot carry.
fn unescape(raw: &str) -> Cow<'_, str> {
    let mut found = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(offset) = memchr::memchr(b'_', &raw.as_bytes()[at..]) {
        at += offset;
        let Some(unit) = escape_at(raw, at) else {
            at += 1;
            continue;
        };
        found.push_str(&raw[copied..at]);
        at += ESCAPE;
        // A character beyond the first 65,536 is two escapes.
        let second = escape_at(raw, at);
        let mut pair = char::decode_utf16([unit].into_iter().chain(second));
        let read = pair.next().and_then(Result::ok);
        found.push(read.unwrap_or('\u{fffd}'));
        if read.is_some_and(|c| c.len_utf16() == 2) {
            at += ESCAPE;
        }
        copied = at;
    }
    if copied == 0 {
        return Cow::Borrowed(raw);
    }
    found.push_str(&raw[copied..]);
    Cow::Owned(found)
}

/// Returns the unit of UTF-16 that is escaped at a place.
fn escape_at(raw: &str, at: usize) -> Option<u16> {
    let bytes = raw.as_bytes().get(at..at + ESCAPE)?;
    let digits = raw.get(at + 2..at + 6)?;
    let fits = bytes.starts_with(b"_x") && bytes[6] == b'_';
    let all = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    let unit = u16::from_str_radix(digits, 16).ok()?;
    (fits && all).then_some(unit)
}
