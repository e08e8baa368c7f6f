//! The words and phrases that say how skills are asked for.

mod phrases;

use std::sync::LazyLock;

use hashbrown::HashMap;

use super::lead_words::{self, LEAD_NOUNS, LEAD_WORDS, LEVELS};
use crate::model::{level_in_fifths, number_in_words};
use phrases::PHRASES;

/// What a phrase does to the skills around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// A word that says how well, and stands before the skill: "strong".
    Lead { step: u8, limits: bool },
    /// A noun that says how well, and stands before or after the skill: "knowledge".
    LeadNoun { step: u8 },
    /// How much the skills around it matter.
    Standing(Standing, Side),
    /// The next list is of examples: "such as".
    Examples,
    /// The next list is of parts: "including".
    Including,
    /// The list before it could go on: "or similar".
    OpenEnded,
    /// "and"
    And,
    /// "or"
    Or,
    /// So many of the next list: "at least two of"; `list_follows` where that "of" is there.
    Count { count: u16, list_follows: bool },
    /// A word at which no list goes on: "with".
    Stop,
}

/// How much a skill matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// It is wanted.
    Essential,
    /// It is welcome.
    Optional,
    /// It is said not to matter.
    NotAsked,
}

/// Where the skills are that a phrase speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Behind it.
    After,
    /// Before it where there are any, else behind it.
    Near,
    /// Before it, and behind the last comma.
    Last,
}

/// Phrases of one first word, the longest first.
type Phrases = Vec<(Vec<&'static str>, Cue)>;

static BY_FIRST_WORD: LazyLock<HashMap<&'static str, Phrases>> = LazyLock::new(|| {
    let listed = PHRASES
        .iter()
        .flat_map(|(cue, phrases)| phrases.iter().map(|phrase| (*phrase, *cue)));
    let words = LEAD_WORDS.iter().map(|&(phrase, step, limits)| {
        let limits = limits.is_some();
        (phrase, Cue::Lead { step, limits })
    });
    let levels = LEVELS.iter().filter_map(|&level| {
        let step = level_in_fifths(level)?;
        let limits = lead_words::limits(level, step);
        Some((level, Cue::Lead { step, limits }))
    });
    let nouns = LEAD_NOUNS
        .iter()
        .map(|&(phrase, step)| (phrase, Cue::LeadNoun { step }));
    let mut by_first: HashMap<&'static str, Phrases> = HashMap::new();
    for (phrase, cue) in listed.chain(words).chain(levels).chain(nouns) {
        let words: Vec<_> = phrase.split(' ').collect();
        by_first.entry(words[0]).or_default().push((words, cue));
    }
    for phrases in by_first.values_mut() {
        phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    by_first
});

/// Verbs with an apostrophe that is none of ASCII.
const CURLY: &[(&str, &str)] = &[
    ("aren’t", "aren't"),
    ("doesn’t", "doesn't"),
    ("don’t", "don't"),
    ("isn’t", "isn't"),
    ("needn’t", "needn't"),
    ("won’t", "won't"),
    ("you’ll", "you'll"),
];

/// Returns a word as the phrases have it.
pub(super) fn plain(word: &str) -> &str {
    let curly = CURLY.iter().filter(|_| !word.is_ascii());
    curly
        .copied()
        .find(|&(curly, _)| curly == word)
        .map_or(word, |(_, plain)| plain)
}

/// Words behind "or" and "and" that say that more than what is before them would do as well.
const UPWARDS: &[&str] = &[
    "above", "better", "greater", "higher", "later", "newer", "up", "upwards",
];

/// Returns the number of words at word `at` that say so: "or higher", "and above", "or equivalent level". They
/// name no alternative.
pub(super) fn upwards_at<'t>(word: &impl Fn(usize) -> Option<&'t str>, at: usize) -> Option<usize> {
    if !matches!(word(at)?, "or" | "and") {
        return None;
    }
    let next = word(at + 1)?;
    let is_level = next == "equivalent" && word(at + 2) == Some("level");
    let words = UPWARDS.contains(&next).then_some(2);
    words.or(is_level.then_some(3))
}

/// Returns the phrase that begins at word `at`, with its number of words. `word` returns the words
/// of the text; skills among them are `None`.
pub(super) fn phrase_at<'t>(
    word: &impl Fn(usize) -> Option<&'t str>,
    at: usize,
) -> Option<(Cue, usize)> {
    if let Some(found) = count_at(word, at) {
        return Some(found);
    }
    BY_FIRST_WORD
        .get(word(at)?)?
        .iter()
        .find(|(words, _)| (0..words.len()).all(|i| word(at + i) == Some(words[i])))
        .map(|(words, cue)| (*cue, words.len()))
}

/// Reads "one of", "one or more", "at least two of", "any of", "two or more of the following".
/// A digit needs such company; the bare words from "two" on need a list, which the reader of lists
/// sees to.
fn count_at<'t>(word: &impl Fn(usize) -> Option<&'t str>, from: usize) -> Option<(Cue, usize)> {
    let says = |at: usize, phrase: &str| {
        let mut words = phrase.split(' ').enumerate();
        words.all(|(i, w)| word(at + i) == Some(w))
    };
    let minimum = ["at least", "a minimum of", "minimum of", "any", "either"];
    let prefix = minimum.iter().find(|phrase| says(from, phrase));
    let mut at = from + prefix.map_or(0, |phrase| phrase.split(' ').count());
    let number = word(at).and_then(read_number);
    if number.is_some() {
        at += 1;
    } else if prefix != Some(&"any") || !says(at, "of") {
        return None;
    }
    let more = number.is_some() && (says(at, "or more") || says(at, "or several"));
    if more {
        at += 2;
    }
    let from_list = number.is_some() && prefix.is_some();
    let out_of = from_list && says(at, "out of");
    let list_follows = says(at, "of") || out_of || (from_list && says(at, "from"));
    if list_follows {
        at += 1 + usize::from(out_of);
        for filler in ["the following", "these", "those", "the", ""] {
            let is_there = filler.is_empty() || says(at, filler);
            if is_there {
                at += filler.split_whitespace().count();
                break;
            }
        }
        // Of how many: "at least three of these five:".
        at += usize::from(
            word(at)
                .and_then(read_number)
                .is_some_and(|all| Some(all) > number),
        );
    }
    let digit = word(from).is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()));
    let bare = prefix.is_none() && !more && !list_follows;
    if bare && (digit || number == Some(1)) {
        return None;
    }
    let count = number.unwrap_or(1);
    Some((
        Cue::Count {
            count,
            list_follows,
        },
        at - from,
    ))
}

/// A number that a choice may ask for.
fn read_number(word: &str) -> Option<u16> {
    let named = number_in_words(word).map(u16::from);
    let number = named.or_else(|| word.parse().ok())?;
    (1..=20).contains(&number).then_some(number)
}
