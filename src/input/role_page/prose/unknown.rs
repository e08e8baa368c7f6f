//! Names in a list that no lexicon knows: "at least two of Python, Foo and Java", "Foo, Bar, or Jira".

use std::ops::Range;

use super::context::starts_upper;
use super::cues::Cue;
use super::fold::last_word;
use super::nouns::{self, Says};
use super::reading::{Item, Reading, Token};

/// The most words of a name.
const NAME_WORDS: usize = 3;

/// Items at each side of a list among which its unknown names are.
const BESIDE: usize = 24;

/// Words that no name of a skill has.
const NO_NAMES: &[&str] = &[
    "ability",
    "a1",
    "a2",
    "another",
    "any",
    "anything",
    "b1",
    "b2",
    "bachelor",
    "bachelor's",
    "bachelors",
    "bsc",
    "c1",
    "c2",
    "certificate",
    "certification",
    "certified",
    "degree",
    "diploma",
    "equivalent",
    "experience",
    "level",
    "license",
    "licence",
    "master's",
    "masters",
    "msc",
    "other",
    "others",
    "phd",
    "similar",
    "something",
    "will",
    "willingness",
    "would",
    "years",
];

/// Says of names that they are unknown, and what to do.
pub(in super::super) fn in_words(names: &[String]) -> (String, &'static str) {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, others)) if !others.is_empty() => (
            format!("{} and {last} are no known skills", others.join(", ")),
            "add them to a lexicon; until then they are known by these names alone",
        ),
        _ => (
            format!("{} is no known skill", quoted.concat()),
            "add it to a lexicon; until then it is known by this name alone",
        ),
    }
}

/// Returns the unknown names that stand among the members of a list and beside them, between the same
/// separators; those of a list with "and" only where that joins it.
pub(super) fn names_beside(
    reading: &Reading<'_>,
    members: Range<usize>,
    through_and: bool,
) -> Vec<String> {
    let items = &reading.items;
    let joins = |at: usize| {
        let is_and = items[at].token == Token::Cue(Cue::And);
        (items[at].token.joins() && (through_and || !is_and)) || reading.is_dash_before_or(at)
    };
    let in_list =
        |at: &usize| joins(*at) || matches!(items[*at].token, Token::Word | Token::Skill { .. });
    let before = (0..members.start).rev().take(BESIDE).take_while(in_list);
    let start = members.start - before.count();
    let behind = (members.end..items.len()).take(BESIDE).take_while(in_list);
    let end = members.end + behind.count();
    let mut names = Vec::new();
    let mut at = start;
    while at < end {
        let length = (at..end)
            .take_while(|&at| items[at].token == Token::Word || is_tight(reading, at))
            .count();
        let stop = at + length;
        let opens = at == start || joins(at - 1);
        let closes = stop == end || joins(stop);
        let is_alone = at > start || stop < end;
        if (1..=NAME_WORDS).contains(&length) && opens && closes && is_alone {
            let written = reading.written(at, stop - 1);
            let is_name = is_proper(written)
                && written.contains(char::is_alphabetic)
                && written.chars().nth(1).is_some()
                && !(at..stop).any(|at| NO_NAMES.contains(&reading.word(at)));
            names.extend(is_name.then(|| written.to_owned()));
        }
        at = stop.max(at) + 1;
    }
    names
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

/// Whether the first of the examples begins at an item, or of what stands in brackets, behind a noun for things
/// that have names of their own; and it is one that no lexicon knows.
pub(super) fn starts_list(reading: &Reading<'_>, at: usize) -> bool {
    let Some(noun) = at.checked_sub(2) else {
        return false;
    };
    let introduces = matches!(
        reading.items[at - 1].token,
        Token::Open | Token::Cue(Cue::Examples)
    );
    introduces
        && reading.items[at].token == Token::Word
        && is_proper(reading.written(at, at))
        && nouns::says(last_word(reading.word(noun)), Says::Unknown)
}

/// Whether a slash between two words has no space at its sides: that of "Pub/Sub".
fn is_tight(reading: &Reading<'_>, slash: usize) -> bool {
    let [Some(before), item, Some(behind)] =
        [slash.checked_sub(1), Some(slash), Some(slash + 1)].map(|at| reading.items.get(at?))
    else {
        return false;
    };
    let is_word = |item: &Item| item.token == Token::Word;
    item.is_some_and(|item| {
        let touches = before.end == item.start && item.end == behind.start;
        item.token == Token::Slash && touches && is_word(before) && is_word(behind)
    })
}

/// Returns the names in a list that begins at an item, where each of them is written as a name is and none is
/// known; none where the list is another one. A tight slash stands within a name of several: "Foo, Lido/Flight".
pub(super) fn names_listed(reading: &Reading<'_>, start: usize) -> Vec<String> {
    let names = listed(reading, start, true);
    match names.as_slice() {
        [only] if only.contains('/') => listed(reading, start, false),
        _ => names,
    }
}

fn listed(reading: &Reading<'_>, mut start: usize, through_slashes: bool) -> Vec<String> {
    let items = &reading.items;
    let mut names = Vec::new();
    loop {
        let is_part = |at: &usize| {
            let slash = through_slashes && is_tight(reading, *at);
            items[*at].token == Token::Word || slash
        };
        let length = (start..items.len()).take_while(is_part).count();
        let end = start + length;
        let goes_on = items.get(end).is_some_and(|item| item.token.joins());
        if !(1..=NAME_WORDS).contains(&length) || !(goes_on || ends_list(reading, end)) {
            return Vec::new();
        }
        let written = reading.written(start, end - 1);
        if !is_proper(written) || (start..end).any(|at| NO_NAMES.contains(&reading.word(at))) {
            return Vec::new();
        }
        names.push(written.to_owned());
        if !goes_on {
            return names;
        }
        start = end;
        while items.get(start).is_some_and(|item| item.token.joins()) {
            start += 1;
        }
        // "Foo, Bar, or similar"
        if matches!(
            items.get(start).map(|item| item.token),
            Some(Token::Cue(Cue::OpenEnded)) | None
        ) {
            return names;
        }
    }
}

/// Whether a list of names can end before an item.
fn ends_list(reading: &Reading<'_>, at: usize) -> bool {
    reading.items.get(at).is_none_or(|item| {
        matches!(
            item.token,
            Token::Stop | Token::Close | Token::Cue(Cue::OpenEnded | Cue::Stop | Cue::Standing(..))
        )
    })
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
