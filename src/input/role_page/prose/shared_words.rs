//! Words that lists say once for several skills: "unit and integration testing".

use super::cues::Cue;
use super::fold::last_word;
use super::lexicon::{Lexicon, Slot};
use super::reading::{Item, Reading, Token};

/// The most words of a list element that shares a word with another.
const SHARING_WORDS: usize = 3;

/// Finds skills whose last word is said once for several: "unit and integration testing" (behind
/// them), "testing: unit, integration" and "tests (unit, integration)" (before them).
pub(super) fn complete_lists(reading: &mut Reading<'_>, lexicon: &Lexicon) {
    let heads = heads(reading, lexicon);
    let mut completed: Vec<Item> = Vec::with_capacity(reading.items.len());
    let mut at = 0;
    while at < reading.items.len() {
        let words = words_from(reading, at);
        let begins = at == 0 || !matches!(reading.items[at - 1].token, Token::Word);
        let found = (words > 0 && begins)
            .then(|| complete(reading, lexicon, &heads, at, words))
            .flatten()
            .filter(|(slot, _)| !is_named_before(reading, *slot, at));
        let Some((slot, range)) = found else {
            completed.push(reading.items[at]);
            at += 1;
            continue;
        };
        completed.extend_from_slice(&reading.items[at..range.start]);
        let token = Token::Skill {
            slot,
            ambiguous: false,
        };
        at = range.end;
        completed.push(reading.join(range, token));
    }
    reading.items = completed;
}

/// Items before an element of a list among which its kind is named.
const NAMED_WITHIN: usize = 24;

/// Whether a skill is named before an item, so that a word of it is none again: "flight planning (Lido/Flight)".
fn is_named_before(reading: &Reading<'_>, slot: Slot, at: usize) -> bool {
    let mut before = reading.items[..at].iter().rev().take(NAMED_WITHIN);
    before.any(|item| matches!(item.token, Token::Skill { slot: named, .. } if named == slot))
}

/// The words that an element of a list can share.
#[derive(Debug, Clone, Copy, Default)]
struct Heads<'r> {
    before: [Option<&'r str>; 2],
    behind: [Option<&'r str>; 2],
    /// The first word of the skill right before: "accounts payable and receivable".
    front: Option<&'r str>,
}

/// Returns the number of words from an item on, up to one more than count.
fn words_from(reading: &Reading<'_>, at: usize) -> usize {
    let words = reading.items[at..].iter().take(SHARING_WORDS + 1);
    words
        .take_while(|item| matches!(item.token, Token::Word))
        .count()
}

fn complete(
    reading: &Reading<'_>,
    lexicon: &Lexicon,
    heads: &[Heads<'_>],
    at: usize,
    words: usize,
) -> Option<(Slot, std::ops::Range<usize>)> {
    let find = |range: std::ops::Range<usize>, head: &str| {
        let element = range.clone().map(|i| reading.word(i));
        let name = element.chain([head]).collect::<Vec<_>>().join(" ");
        lexicon.find(&name).map(|slot| (slot, range))
    };
    let end = at + words;
    let joins = |at: usize| {
        let item = reading.items.get(at);
        item.is_some_and(|item| item.token.joins())
    };
    if words <= SHARING_WORDS && joins(end) {
        for head in heads[at].behind.into_iter().flatten() {
            if let Some(found) = (at..end).find_map(|from| find(from..end, head)) {
                return Some(found);
            }
        }
    }
    if let Some(front) = heads[at].front {
        let name = |to: usize| {
            let element = (at..to).map(|i| reading.word(i));
            std::iter::once(front)
                .chain(element)
                .collect::<Vec<_>>()
                .join(" ")
        };
        let longest = end.min(at + SHARING_WORDS);
        let mut ends = (at + 1..=longest).rev();
        if let Some(found) = ends.find_map(|to| Some((lexicon.find(&name(to))?, at..to))) {
            return Some(found);
        }
    }
    for head in heads[at].before.into_iter().flatten() {
        let longest = end.min(at + SHARING_WORDS);
        if let Some(found) = (at + 1..=longest).rev().find_map(|to| find(at..to, head)) {
            return Some(found);
        }
    }
    None
}

/// Returns for every item the words that it may share with the skill before its list and with the
/// skill that its list ends with.
fn heads<'r>(reading: &'r Reading<'_>, lexicon: &'r Lexicon) -> Vec<Heads<'r>> {
    let items = &reading.items;
    let mut heads = vec![Heads::default(); items.len()];
    let mut category = [None; 2];
    let mut shared = [None; 2];
    for at in 0..items.len() {
        match items[at].token {
            Token::Skill { slot, .. } => {
                let title = &lexicon.skill(slot).title.value;
                category = [shared_word(reading.word(at)), shared_word(title)];
            }
            Token::Open | Token::Colon => shared = category,
            Token::Close | Token::Stop | Token::Cue(Cue::Stop) => shared = [None; 2],
            _ => {}
        }
        heads[at].before = shared;
        let joined = at > 1 && items[at - 1].token.joins();
        if joined && matches!(items[at - 2].token, Token::Skill { .. }) {
            let (front, rest) = reading.word(at - 2).split_once(' ').unwrap_or_default();
            heads[at].front = (!rest.is_empty()).then_some(front);
        }
    }
    let mut shared = [None; 2];
    for at in (0..items.len()).rev() {
        match items[at].token {
            Token::Skill { .. } => {
                let next = items
                    .get(at + 1)
                    .filter(|item| matches!(item.token, Token::Word));
                shared = [
                    shared_word(reading.word(at)),
                    next.map(|_| reading.word(at + 1)),
                ];
            }
            Token::Word => {}
            token if token.joins() => {}
            _ => shared = [None; 2],
        }
        heads[at].behind = shared;
    }
    heads
}

/// The last word of a name that others can share; not a short one that is all of a name.
fn shared_word(text: &str) -> Option<&str> {
    let last = last_word(text);
    (last.len() < text.len() || last.len() > 3).then_some(last)
}
