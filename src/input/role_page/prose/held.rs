//! Skills in what is said of something else: "two years as a Data Analyst or Business Analyst" asks for none of what
//! they do, and "a high standard of literacy" for no high standards.

use super::cues::Cue;
use super::reading::{Reading, Token};
use crate::input::role_page::titles::ends_in_head;

/// The most items of such titles.
const WITHIN: usize = 12;

/// Turns the standards of something into words.
pub(super) fn drop_standards(reading: &mut Reading<'_>) {
    for at in 1..reading.items.len() {
        let is_of =
            !matches!(reading.items[at].token, Token::Skill { .. }) && reading.word(at) == "of";
        let is_skill = matches!(reading.items[at - 1].token, Token::Skill { .. });
        let last = reading.word(at - 1).rsplit(' ').next();
        if is_of && is_skill && matches!(last, Some("standard" | "standards")) {
            reading.items[at - 1].token = Token::Word;
        }
    }
}

/// Turns the skills in titles behind "as a" into words.
pub(super) fn drop_titles(reading: &mut Reading<'_>) {
    for at in 0..reading.items.len() {
        let is_word = |at: usize| !matches!(reading.items[at].token, Token::Skill { .. });
        let says = is_word(at) && reading.word(at) == "as";
        let article = reading
            .items
            .get(at + 1)
            .is_some_and(|_| matches!(reading.word(at + 1), "a" | "an"));
        if !says || !article {
            continue;
        }
        let start = at + 2;
        let goes_on = |at: &usize| {
            let token = reading.items[*at].token;
            matches!(
                token,
                Token::Skill { .. }
                    | Token::Word
                    | Token::Slash
                    | Token::Cue(Cue::Or | Cue::Lead { .. })
            )
        };
        let behind = (start..reading.items.len()).take(WITHIN);
        let count = behind.take_while(goes_on).count();
        let titles = &reading.items[start..start + count];
        let parts = titles.split(|item| !matches!(item.token, Token::Skill { .. } | Token::Word));
        let mut lasts = parts.filter_map(<[_]>::last);
        let folded = reading.folded.text();
        let names = lasts.any(|last| ends_in_head(&folded[last.start..last.end]));
        for item in reading.items[start..start + count]
            .iter_mut()
            .filter(|_| names)
        {
            if matches!(item.token, Token::Skill { .. }) {
                item.token = Token::Word;
            }
        }
    }
}
