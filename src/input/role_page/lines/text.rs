//! Lines of plain text.

use super::{Bullet, Line, clean, is_invisible, tables};
use crate::source::Span;

/// Marks that begin an entry of a list, where a space follows; the "o" is a circle of word processors.
const MARKS: [char; 28] = [
    '•', '-', '*', '–', '—', '‣', '▪', '▫', '·', '◦', '●', '○', '■', '□', '➢', '➤', '▸', '▶', '►',
    '✓', '✔', '→', '»', '+', '⁃', '∙', '❖', 'o',
];

/// Marks that begin an entry even without a space.
const TIGHT_MARKS: [char; 10] = ['•', '‣', '▪', '◦', '●', '○', '■', '➢', '➤', '∙'];

/// Reads the lines of `source` from the byte `start` on.
pub(super) fn read(source: &str, start: usize) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    push_lines(&mut lines, &source[start..], start);
    lines
}

/// Adds the lines of a text that begins at the byte `base` of the source.
pub(super) fn push_lines<'t>(lines: &mut Vec<Line<'t>>, text: &'t str, base: usize) {
    let mut gap = true;
    // Where the mark and the text of the entry before begin, in characters.
    let mut entry: Option<(usize, usize)> = None;
    let mut at = base;
    for raw in text.split_inclusive('\n') {
        let start = at;
        at += raw.len();
        let body = raw.trim_end();
        let shown = body.trim_start();
        if shown.is_empty() {
            gap = true;
            continue;
        }
        if is_rule(shown) {
            gap = true;
            continue;
        }
        let lead = body.len() - shown.len();
        let mut line = classify(shown, start + lead);
        line.cells = tables::cells(&line.text);
        line.gap = gap;
        let indent = body[..lead].chars().count();
        if line.is_bullet() {
            let before_text = source_part(body, start, line.span.start as usize);
            entry = Some((indent, before_text.chars().count()));
        } else {
            // What is indented further than the mark belongs to the entry; behind an empty line,
            // what is indented as far as its text.
            line.within =
                entry.is_some_and(|(mark, text)| indent > mark && (!gap || indent >= text));
            entry = entry.filter(|_| line.within);
        }
        if !line.text.is_empty() {
            lines.push(line);
        }
        gap = false;
    }
}

/// What stands in a line before the byte `end` of the source.
fn source_part(line: &str, start: usize, end: usize) -> &str {
    line.get(..end.saturating_sub(start)).unwrap_or(line)
}

/// Reads the marks of one line; `at` is the byte of the source at which it begins.
pub(super) fn classify(line: &str, at: usize) -> Line<'_> {
    let (bullet, body) = strip_bullet(line);
    let mut shown = body;
    let mut level = None;
    if bullet == Bullet::None {
        let hashes = shown.len() - shown.trim_start_matches('#').len();
        if (1..=6).contains(&hashes) && shown[hashes..].starts_with(' ') {
            level = Some(hashes as u8);
            shown = shown[hashes..].trim().trim_end_matches('#').trim_end();
        }
    }
    let (bold, shown) = strip_bold(shown);
    let start = at + (shown.as_ptr() as usize - line.as_ptr() as usize);
    let text = clean(shown);
    Line {
        span: span_of(shown, start),
        text,
        level,
        bold,
        bullet,
        ..Line::default()
    }
}

/// The place of a text that begins at the byte `start`: without what [`clean`] takes off its ends.
fn span_of(shown: &str, start: usize) -> Span {
    let ends = |c: char| c.is_whitespace() || is_invisible(c);
    let lead = shown.len() - shown.trim_start_matches(ends).len();
    let length = shown.trim_matches(ends).len();
    Span::new(start + lead..start + lead + length)
}

/// Takes the mark of a list entry off.
pub(super) fn strip_bullet(line: &str) -> (Bullet, &str) {
    let mut chars = line.chars();
    let Some(first) = chars.next() else {
        return (Bullet::None, line);
    };
    let rest = chars.as_str();
    let spaced = rest.starts_with(char::is_whitespace);
    if (MARKS.contains(&first) && spaced) || TIGHT_MARKS.contains(&first) {
        let rest = rest.trim_start();
        // "• - item" and "- [ ] item" have two marks.
        let rest = rest.strip_prefix("[ ] ").unwrap_or(rest);
        return (Bullet::Mark, rest.strip_prefix("- ").unwrap_or(rest));
    }
    match strip_number(line) {
        Some(rest) => (Bullet::Number, rest.trim_start()),
        None => (Bullet::None, line),
    }
}

/// Takes `1.`, `1)`, `(1)`, `a.` or `a)` off.
fn strip_number(line: &str) -> Option<&str> {
    let opened = line.strip_prefix('(');
    let inner = opened.unwrap_or(line);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let letter = inner.starts_with(|c: char| c.is_ascii_lowercase());
    let length = match digits {
        1..=3 => digits,
        0 if letter => 1,
        _ => return None,
    };
    let after = &inner[length..];
    if let Some(rest) = opened.is_none().then(|| strip_part(after)).flatten() {
        return Some(rest);
    }
    let rest = match opened {
        Some(_) => after.strip_prefix(')')?,
        None => after.strip_prefix(['.', ')'])?,
    };
    rest.starts_with(char::is_whitespace).then_some(rest)
}

/// Takes off what follows the first number of `1.1`; "1.5 years" has none.
fn strip_part(after: &str) -> Option<&str> {
    let part = after.strip_prefix('.')?;
    let digits = part.bytes().take_while(u8::is_ascii_digit).count();
    let rest = part[digits..].trim_start_matches(['.', ')']);
    let is_entry =
        rest.starts_with(char::is_whitespace) && rest.trim_start().starts_with(char::is_uppercase);
    ((1..=2).contains(&digits) && is_entry).then_some(rest)
}

/// Takes `**` or `__` off a line that is bold from end to end.
fn strip_bold(line: &str) -> (bool, &str) {
    for mark in ["**", "__"] {
        if let Some(inner) = line.strip_prefix(mark)
            && let Some(inner) = inner.strip_suffix(mark).or_else(|| {
                let inner = inner.strip_suffix(':')?;
                inner.strip_suffix(mark)
            })
            && !inner.is_empty()
        {
            return (true, inner);
        }
    }
    (false, line)
}

/// A line of dashes, stars or equals signs.
fn is_rule(line: &str) -> bool {
    let bytes = line.as_bytes();
    let mark = bytes.first().copied().unwrap_or(b' ');
    bytes.len() >= 3
        && matches!(mark, b'-' | b'*' | b'_' | b'=' | b'~')
        && bytes.iter().all(|&b| b == mark || b == b' ')
}

/// Reads a `---` block at the top and returns the byte behind it.
pub(in super::super) fn take_front_matter(
    source: &str,
    entries: &mut Vec<(String, String, Span)>,
) -> usize {
    let fence = |line: &str| line.trim_end() == "---";
    let mut lines = source.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| fence(line)) else {
        return 0;
    };
    let mut at = first.len();
    let mut found: Vec<(String, String, Span)> = Vec::new();
    // A block is short; what goes on for longer is a page that begins with a rule.
    for raw in lines.take(200) {
        let start = at;
        at += raw.len();
        if fence(raw) || raw.trim_end() == "..." {
            entries.append(&mut found);
            return at;
        }
        let line = raw.trim_end();
        let span = Span::new(start..start + line.len());
        let item = line.trim_start().strip_prefix("- ");
        if let (Some(item), Some(last)) = (item, found.last_mut()) {
            if !last.1.is_empty() {
                last.1.push_str(", ");
            }
            last.1.push_str(unquoted(item));
            last.2.end = span.end;
        } else if let Some((key, value)) = line.split_once(':') {
            found.push((key.trim().to_owned(), unquoted(value).to_owned(), span));
        } else if !line.trim().is_empty() {
            found.push((String::new(), line.trim().to_owned(), span));
        }
    }
    0
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let inner = value
        .strip_prefix('"')
        .and_then(|v| v.strip_suffix('"'))
        .or_else(|| value.strip_prefix('\'').and_then(|v| v.strip_suffix('\'')))
        .or_else(|| value.strip_prefix('[').and_then(|v| v.strip_suffix(']')));
    inner.unwrap_or(value)
}
