//! Names in a counted list that no lexicon knows: "at least two of Python, Foo and Java".

use super::context::starts_upper;
use super::cues::Cue;
use super::reading::{Reading, Token};

/// The most words of a name.
const NAME_WORDS: usize = 3;

/// Returns the unknown names in the lists of a sentence of which so many are asked for.
pub(super) fn names(reading: &Reading<'_>) -> Vec<String> {
    let counts = (0..reading.items.len()).filter(|&at| {
        let token = reading.items[at].token;
        matches!(token, Token::Cue(Cue::Count { .. }))
    });
    counts.flat_map(|at| names_behind(reading, at)).collect()
}

/// Whether a name that is not known begins at an item: it is written with a capital or a digit, and the
/// list or the sentence goes on soon.
pub(super) fn begins_name(reading: &Reading<'_>, at: usize) -> bool {
    let words = reading.items[at..].iter();
    let words = words.take_while(|item| matches!(item.token, Token::Word));
    let count = words.count();
    if !(1..=NAME_WORDS).contains(&count) {
        return false;
    }
    is_proper(reading.written(at, at))
}

/// Whether a text is written as a name is: with a capital, or with a digit in it.
fn is_proper(written: &str) -> bool {
    starts_upper(written) || written.contains(|c: char| c.is_ascii_digit())
}

/// Returns the unknown names in the list behind the count at an item; none where the list names no
/// skill that is known.
pub(super) fn names_behind(reading: &Reading<'_>, count: usize) -> Vec<String> {
    let items = &reading.items;
    let (mut names, mut knows_one) = (Vec::new(), false);
    let mut start = count + 1;
    // "two of the following:" and "two of (" still begin the list.
    while items
        .get(start)
        .is_some_and(|item| matches!(item.token, Token::Colon | Token::Open))
    {
        start += 1;
    }
    loop {
        let length = items[start..].iter().take_while(|item| {
            matches!(
                item.token,
                Token::Word | Token::Skill { .. } | Token::Cue(Cue::Lead { .. })
            )
        });
        let end = start + length.count();
        let goes_on = items.get(end).is_some_and(|item| item.token.joins());
        let is_known = items[start..end]
            .iter()
            .any(|item| matches!(item.token, Token::Skill { .. }));
        knows_one |= is_known;
        if !is_known && (1..=NAME_WORDS).contains(&(end - start)) {
            let written = reading.written(start, end - 1);
            // Behind the last name the sentence may go on with anything.
            if is_proper(written) || (goes_on && end - start == 1) {
                names.push(written.to_owned());
            }
        }
        if !goes_on {
            break;
        }
        // A comma before "and" makes no element of its own.
        start = end + 1;
        while items
            .get(start)
            .is_some_and(|item| matches!(item.token, Token::Cue(Cue::And | Cue::Or)))
        {
            start += 1;
        }
    }
    if !knows_one {
        names.clear();
    }
    names
}
