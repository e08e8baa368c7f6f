//! Characters that Markdown would take for marks.

/// Appends text that stands somewhere in a line, with a backslash before what Markdown would take for a mark.
pub(super) fn push_inline(text: &str, out: &mut String) {
    let has_links = ["](", "][", "]:"].iter().any(|link| text.contains(link));
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |(_, c)| *c);
        let is_apart = before.is_whitespace() && after.is_whitespace();
        let is_within = before.is_alphanumeric() && after.is_alphanumeric();
        let is_mark = match c {
            '\\' => after.is_ascii_punctuation() || after == ' ',
            '*' => !is_apart,
            '_' => !(is_apart || is_within),
            '`' => true,
            '<' => after.is_ascii_alphabetic() || matches!(after, '/' | '!' | '?'),
            '&' => is_entity(&text[at..]),
            '[' => has_links,
            '~' => !before.is_whitespace() || after == '~',
            _ => false,
        };
        if is_mark {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
}

/// Whether a text begins with what may be the name of a character, such as `&amp;`.
fn is_entity(text: &str) -> bool {
    const LONGEST: usize = 40;
    let name = text[1..].bytes().take(LONGEST);
    let length = name.take_while(|b| b.is_ascii_alphanumeric() || *b == b'#');
    text.as_bytes().get(1 + length.count()) == Some(&b';')
}

/// Appends text that begins a line, with a backslash before what Markdown would take for a mark there.
pub(super) fn push_line(text: &str, out: &mut String) {
    let first = text.chars().next().unwrap_or(' ');
    let rest = &text[first.len_utf8().min(text.len())..];
    let is_apart = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    let is_mark = match first {
        '#' => is_apart(text.trim_start_matches('#')),
        '-' | '+' => is_apart(rest) || text.bytes().all(|b| b == b'-'),
        '=' => text.bytes().all(|b| b == b'='),
        '>' | '|' => true,
        // Elsewhere it is one as well.
        '*' => is_apart(rest),
        _ => false,
    };
    if is_mark {
        out.push('\\');
        out.push(first);
        return push_inline(rest, out);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    if digits > 0 && rest.starts_with(['.', ')']) && is_apart(&rest[1..]) {
        out.push_str(number);
        out.push('\\');
        out.push_str(&rest[..1]);
        return push_inline(&rest[1..], out);
    }
    push_inline(text, out);
}

/// Appends the text of a cell between bars.
pub(super) fn push_cell(text: &str, out: &mut String) {
    let start = out.len();
    push_inline(text, out);
    if out[start..].contains('|') {
        let with_bars = out[start..].replace('|', "\\|");
        out.truncate(start);
        out.push_str(&with_bars);
    }
}
