//! Text as names are compared (see [`name_key`](crate::model::name_key)), with the way back to
//! what was written.

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use crate::model::{is_hyphen, is_invisible};

/// A text in the form in which names are compared.
///
/// Unlike a name key it may end with a space, which changes nothing for matching.
pub(super) struct Folded {
    text: String,
    /// For every byte of `text`, the range of the original that it came from.
    origin: Vec<(u32, u32)>,
}

impl Folded {
    /// Folds a text. Linear.
    pub(super) fn new(original: &str) -> Self {
        let mut folded = Self {
            text: String::with_capacity(original.len()),
            origin: Vec::with_capacity(original.len()),
        };
        let mut start = 0;
        while let Some(end) = segment_end(original, start) {
            let segment = &original[start..end];
            if segment.is_ascii() {
                segment.chars().for_each(|c| folded.push(c, start, end));
            } else {
                segment.nfkc().for_each(|c| folded.push(c, start, end));
            }
            start = end;
        }
        folded
    }

    fn push(&mut self, c: char, start: usize, end: usize) {
        if c.is_whitespace() || is_hyphen(c) {
            if self.text.ends_with(' ') {
                if let Some(last) = self.origin.last_mut() {
                    last.1 = end as u32;
                }
            } else if !self.text.is_empty() {
                self.add(' ', start, end);
            }
        } else if !is_invisible(c) {
            for lower in c.to_lowercase() {
                self.add(lower, start, end);
            }
        }
    }

    fn add(&mut self, c: char, start: usize, end: usize) {
        self.text.push(c);
        let origin = (start as u32, end as u32);
        self.origin
            .extend(std::iter::repeat_n(origin, c.len_utf8()));
    }

    /// Returns the folded text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Returns the range of the original that a range of the folded text came from.
    pub(super) fn origin(&self, start: usize, end: usize) -> std::ops::Range<usize> {
        match (
            self.origin.get(start),
            end.checked_sub(1).and_then(|e| self.origin.get(e)),
        ) {
            (Some(first), Some(last)) if first.0 <= last.1 => first.0 as usize..last.1 as usize,
            _ => 0..0,
        }
    }
}

/// Returns the end of the shortest piece from `start` that normalises on its own: a character with
/// whatever composes with it.
fn segment_end(text: &str, start: usize) -> Option<usize> {
    let mut chars = text[start..].char_indices();
    chars.next()?;
    let end = chars.find(|&(_, c)| begins_segment(c));
    Some(end.map_or(text.len(), |(at, _)| start + at))
}

fn begins_segment(c: char) -> bool {
    if c.is_ascii() {
        return true;
    }
    let mut first = None;
    decompose_compatible(c, |part| {
        first.get_or_insert(part);
    });
    first.is_none_or(|part| {
        canonical_combining_class(part) == 0
            && is_nfkc_quick(std::iter::once(part)) == IsNormalized::Yes
    })
}

/// Cuts a text into pieces of at most `limit` bytes, at spaces where there are any, so that what is
/// kept in memory for one piece stays small however long a line is.
pub(super) fn pieces(text: &str, limit: usize) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut cut = rest.floor_char_boundary(limit.max(4));
        if cut < rest.len()
            && let Some(space) = rest[..cut].rfind(char::is_whitespace)
            && space > 0
        {
            cut = space;
        }
        let (piece, after) = rest.split_at(cut);
        rest = after;
        Some(piece)
    })
}

/// The last word of a text.
pub(super) fn last_word(text: &str) -> &str {
    text.rsplit(char::is_whitespace).next().unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::name_key;

    #[test]
    fn the_way_back_leads_to_what_was_written() {
        let written = "Die ＪＡＶＡ\u{2011}Code  –  Re\u{301}sume\u{301}";
        let folded = Folded::new(written);
        assert_eq!(folded.text(), "die java code résumé");
        let back = |name: &str| {
            let start = folded.text().find(name).expect("the name is there");
            &written[folded.origin(start, start + name.len())]
        };
        assert_eq!(back("java"), "ＪＡＶＡ");
        assert_eq!(back("code"), "Code");
        assert_eq!(back("résumé"), "Re\u{301}sume\u{301}");
        assert_eq!(&written[folded.origin(13, 14)], "  –  ");
    }

    proptest! {
        #[test]
        fn folding_agrees_with_name_keys(text in "\\PC{0,60}") {
            let folded = Folded::new(&text);
            prop_assert_eq!(folded.text().trim_end_matches(' '), name_key(&text));
        }

        #[test]
        fn pieces_are_the_text(text in "[a-zé ]{0,80}", limit in 1_usize..20) {
            let cut: Vec<_> = pieces(&text, limit).collect();
            prop_assert!(cut.iter().all(|piece| piece.len() <= limit.max(4)));
            prop_assert_eq!(cut.concat(), text);
        }
    }
}
