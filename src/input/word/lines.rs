//! Lines of a document as plain text: spaces, tabs, signs of symbol fonts, and marks that somebody typed before an entry.

/// The longest label before a tab, in characters.
const MAX_LABEL: usize = 40;

/// Marks that begin an entry without a space behind them.
const TIGHT_MARKS: &str = "•‣▪◦●○■➢➤∙⁃❖·";
/// Marks that begin an entry only where a space follows.
const SPACED_MARKS: &str = "-–—*+□▫►▸▶»→";

/// What somebody typed before an entry of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Bullet,
    Number,
}

/// Appends text: any number of spaces is one, and what controls a terminal is none of it. A tab stays.
pub(super) fn push_text(text: &str, out: &mut String) {
    for c in text.chars().map(seen) {
        match c {
            // A tab says more than the spaces around it.
            '\t' => {
                out.truncate(out.trim_end_matches(' ').len());
                if !out.is_empty() {
                    out.push('\t');
                }
            }
            ' ' if out.is_empty() || out.ends_with([' ', '\t']) => {}
            '\u{ad}' => {}
            c => out.push(c),
        }
    }
}

/// Returns a character as it is seen; fonts of symbols have theirs where nobody else has any.
fn seen(c: char) -> char {
    match c {
        '\t' => '\t',
        c if c.is_whitespace() => ' ',
        '\u{f0b7}' | '\u{f0a7}' | '\u{f076}' | '\u{f0d8}' => '•',
        c if c.is_control() => '\u{fffd}',
        c => c,
    }
}

/// Signs of fonts that have symbols where others have letters: by the font, the place in it, and what it looks like.
const SYMBOLS: [(&str, u32, char); 14] = [
    ("Wingdings", 0xe0, '→'),
    ("Wingdings", 0xf0, '→'),
    ("Wingdings", 0xfb, '✗'),
    ("Wingdings", 0xfc, '✓'),
    ("Wingdings", 0xfd, '☒'),
    ("Wingdings", 0xfe, '☑'),
    ("Wingdings", 0x6f, '☐'),
    ("Wingdings", 0xa8, '☐'),
    ("Wingdings 2", 0x4f, '✗'),
    ("Wingdings 2", 0x50, '✓'),
    ("Wingdings 2", 0x52, '☑'),
    ("Wingdings 2", 0xa3, '☐'),
    ("Symbol", 0xa3, '≤'),
    ("Symbol", 0xb3, '≥'),
];

/// Returns what a symbol of a font looks like; one that is not known may be anything.
pub(super) fn symbol(font: &str, code: u32) -> char {
    const PRIVATE: u32 = 0xf000;
    let place = if code >= PRIVATE {
        code - PRIVATE
    } else {
        code
    };
    let mut known = SYMBOLS.iter();
    let known = known.find(|(in_font, at, _)| *in_font == font && *at == place);
    match (known, char::from_u32(code)) {
        (Some((.., c)), _) => *c,
        (None, Some(c)) if code < 0xe000 => seen(c),
        _ => '•',
    }
}

/// Returns a line without tabs: between a label and a value there is a colon, and else a space.
pub(super) fn without_tabs(line: &str) -> String {
    let line = line.trim();
    let mut parts = line
        .split('\t')
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let (first, second, third) = (parts.next(), parts.next(), parts.next());
    if let (Some(label), Some(value), None) = (first, second, third)
        && is_label(label)
    {
        return format!("{label}: {value}");
    }
    let parts = line
        .split('\t')
        .map(str::trim)
        .filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// Whether some words before a tab are a label that lacks its colon.
fn is_label(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
        && text.ends_with(|c: char| c.is_alphanumeric() || c == ')')
        && text.chars().count() > 1
        && text.chars().count() <= MAX_LABEL
}

/// Takes a mark off that somebody typed before an entry, and says what it was.
pub(super) fn typed_mark(line: &str) -> Option<(Mark, &str)> {
    let line = line.trim();
    let mut chars = line.chars();
    let first = chars.next()?;
    let rest = chars.as_str();
    let is_apart = rest.starts_with(char::is_whitespace);
    // A circle of word processors.
    let is_circle = first == 'o' && rest.starts_with('\t');
    if TIGHT_MARKS.contains(first) || SPACED_MARKS.contains(first) && is_apart || is_circle {
        let rest = rest.trim();
        return (!rest.is_empty()).then_some((Mark::Bullet, rest));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line[digits..].strip_prefix(['.', ')'])?;
    let fits = (1..=3).contains(&digits) && rest.starts_with(char::is_whitespace);
    let rest = rest.trim();
    (fits && !rest.is_empty()).then_some((Mark::Number, rest))
}

/// Whether a line is nothing but dashes, dots or the like: one that parts others, or that is to be filled in.
pub(super) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() >= 3
        && line.chars().all(|c| {
            matches!(
                c,
                '-' | '–' | '—' | '_' | '=' | '*' | '~' | '.' | '…' | ' ' | '\t'
            )
        })
}
