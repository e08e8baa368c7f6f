//! Making unseen characters visible, so that no name can act on whoever shows it.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;

/// What stands in for a character that would act instead of being seen.
pub const STAND_IN: char = '\u{fffd}';

/// Returns the text with U+FFFD for every character that a terminal obeys instead of showing:
/// control characters (escape sequences begin with one) and the characters that turn the
/// direction of writing. Line feeds and tabs stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    replaced(text, |c| is_unseen(c) && c != '\n' && c != '\t')
}

/// Returns the text as [`visible`] does, on one line: line feeds and tabs are replaced as well.
pub fn visible_line(text: &str) -> Cow<'_, str> {
    replaced(text, is_unseen)
}

/// Returns the text on one line with every character that nobody sees written out, as in
/// `\u{200b}`: what two names differ in must not be hidden in a message about them. Joiners and
/// variation selectors stay behind the letters and signs that they shape.
pub fn escaped_line(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| is_unseen(c) || is_ignorable(c)) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut after_letter = false;
    for c in text.chars() {
        let shapes = is_shaping(c) && after_letter;
        if (is_unseen(c) || is_ignorable(c)) && !shapes {
            escaped.extend(c.escape_default());
            after_letter = false;
        } else {
            escaped.push(c);
            after_letter = !c.is_ascii();
        }
    }
    Cow::Owned(escaped)
}

/// Returns whether two texts look the same to whoever reads them: they differ at most in how letters
/// are put together (NFC or NFD), in characters that nobody sees, and in space.
pub fn looks_like(one: &str, other: &str) -> bool {
    let seen = |text: &str| {
        let seen = text.nfc().filter(|c| c.is_whitespace() || !is_unseen(*c));
        let seen: String = seen.filter(|c| !is_ignorable(*c)).collect();
        seen.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    one == other || seen(one) == seen(other)
}

/// Returns some names in backticks, joined by commas, and how many more there are.
pub fn listed(names: &[impl AsRef<str>]) -> String {
    const MOST: usize = 12;
    let shown = names.iter().take(MOST);
    let shown: Vec<_> = shown
        .map(|name| format!("`{}`", shortened(name.as_ref())))
        .collect();
    match names.len().saturating_sub(MOST) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// Returns the beginning of a text that is too long to be repeated in a message, with an ellipsis for
/// the rest.
pub fn shortened(text: &str) -> Cow<'_, str> {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((cut, _)) => Cow::Owned(format!("{}…", &text[..cut])),
        None => Cow::Borrowed(text),
    }
}

/// Returns the parts of a text between separators; one inside parentheses separates nothing.
pub(crate) fn split_outside_brackets<'t>(
    text: &'t str,
    separators: &[char],
) -> impl Iterator<Item = &'t str> {
    let mut depth = 0_usize;
    text.split(move |c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && separators.contains(&c)
    })
}

/// Returns whether the character joins or varies the ones around it, as in many scripts and emoji.
fn is_shaping(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0020}'..='\u{e01ef}')
}

/// Returns whether the character is one that Unicode lets programs show as nothing.
fn is_ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Returns whether the character is a control character, a line separator or turns the direction
/// of writing, or is a tag: a letter that programs read and nobody sees.
pub fn is_unseen(c: char) -> bool {
    let is_tag = matches!(c, '\u{e0001}' | '\u{e0020}'..='\u{e007f}');
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') || is_bidi_control(c) || is_tag
}

/// Returns whether the character turns the direction of writing, so that a text is read in
/// another order than it is stored.
pub fn is_bidi_control(c: char) -> bool {
    matches!(
        c,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

fn replaced(text: &str, unwanted: impl Fn(char) -> bool) -> Cow<'_, str> {
    if text.contains(&unwanted) {
        let stand_in = |c| if unwanted(c) { STAND_IN } else { c };
        Cow::Owned(text.chars().map(stand_in).collect())
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_obeys_is_replaced() {
        assert_eq!(
            visible("\u{1b}[2Jgone\u{7}\r"),
            "\u{fffd}[2Jgone\u{fffd}\u{fffd}"
        );
        assert_eq!(visible("\u{9b}31m"), "\u{fffd}31m");
        assert_eq!(visible("a\u{202e}cba\u{2069}"), "a\u{fffd}cba\u{fffd}");
    }

    #[test]
    fn lines_stay_where_they_may() {
        assert_eq!(visible("a\n\tb"), "a\n\tb");
        assert_eq!(visible_line("a\n\tb"), "a\u{fffd}\u{fffd}b");
    }

    #[test]
    fn what_nobody_sees_is_written_out() {
        assert_eq!(escaped_line("Co\u{200b}ok"), "Co\\u{200b}ok");
        assert_eq!(
            escaped_line("a\u{1b}[2J\n\u{202e}b"),
            "a\\u{1b}[2J\\n\\u{202e}b"
        );
        assert_eq!(escaped_line("a\u{200d}b\u{feff}"), "a\\u{200d}b\\u{feff}");
        for names in [
            "Ingénieur 👩\u{200d}💻 R&D",
            "می\u{200c}خواهم",
            "✂\u{fe0f}",
            "plain",
        ] {
            assert_eq!(escaped_line(names), names);
        }
    }

    #[test]
    fn what_is_too_long_is_cut_between_letters() {
        let name = "é".repeat(60);
        assert_eq!(shortened(&name), name);
        assert_eq!(shortened(&format!("{name}é")), format!("{name}…"));
    }

    #[test]
    fn what_nobody_sees_makes_no_text_look_different() {
        for (one, other) in [
            ("Caf\u{e9}", "Cafe\u{301}"),
            ("Cook", "Co\u{200b}ok\u{ad}"),
            ("Line  cook", " Line\u{a0}cook\n"),
            ("Cook", "\u{202e}Cook\u{feff}"),
            ("\u{212b}", "\u{c5}"),
        ] {
            assert!(looks_like(one, other), "{one:?} {other:?}");
        }
        for (one, other) in [
            ("Cook", "cook"),
            ("Cafe", "Café"),
            ("Ｃook", "Cook"),
            ("a b", "ab"),
        ] {
            assert!(!looks_like(one, other), "{one:?} {other:?}");
        }
    }

    #[test]
    fn letters_of_every_script_stay() {
        let names = "Ingénieur データ מהנדס 👩‍💻 R&D C++";
        assert!(matches!(visible_line(names), Cow::Borrowed(same) if same == names));
    }
}
