//! Languages of people, whose names are adjectives as well: "French" is a language in "fluent
//! French" and none in "French technique".

use std::ops::RangeInclusive;

use super::cues::Cue;
use super::lexicon::{Lexicon, Slot};
use super::reading::{Reading, Token};
use crate::model::{SkillKind, level_in_fifths};

/// The category of the languages of people, in the lexicon that ships and in those that add to it.
const CATEGORY: &str = "languages";

/// Words before a language that say it is spoken.
const SPOKEN_BEFORE: &[&str] = &[
    "fluent",
    "fluency",
    "native",
    "spoken",
    "written",
    "verbal",
    "oral",
    "bilingual",
    "trilingual",
    "multilingual",
    "conversational",
    "business",
    "speak",
    "speaks",
    "speaking",
    "read",
    "reads",
    "write",
    "writes",
    "language",
    "languages",
    "literate",
    "literacy",
    "mother",
];

/// Words behind a language that say so too.
const SPOKEN_BEHIND: &[&str] = &[
    "language",
    "languages",
    "speaker",
    "speakers",
    "speaking",
    "spoken",
    "written",
    "fluency",
    "proficiency",
    "literacy",
    "grammar",
    "reading",
    "writing",
    "conversation",
    "communication",
];

/// How well a language is known, behind its name and a colon.
const LEVELS: &[&str] = &[
    "a1",
    "a2",
    "b1",
    "b2",
    "c1",
    "c2",
    "advanced",
    "basic",
    "conversational",
    "excellent",
    "fluent",
    "fluency",
    "full",
    "good",
    "intermediate",
    "level",
    "mother",
    "native",
    "proficient",
    "spoken",
    "working",
    "written",
];

/// Levels that only languages have.
const LANGUAGE_LEVELS: &[&str] = &["a1", "a2", "b1", "b2", "c1", "c2"];

/// Items behind a language within which such a level stands: "German at B2 level", "English (C1)".
const LANGUAGE_LEVEL_WITHIN: usize = 4;

/// Items behind a language and its colon within which its level is said.
const LEVEL_WITHIN: usize = 2;

/// Items before a language among which it is said to be spoken.
const SAID_WITHIN: usize = 4;

/// Items behind a language within which it is said how much it matters.
const STANDING_WITHIN: usize = 3;

/// Words that ask for every language beside them.
const SEVERAL: &[&str] = &["bilingual", "multilingual", "trilingual"];

/// Whether what begins at an item is a list of languages behind a word that asks for all of them: "Bilingual
/// (English/Spanish)".
pub(super) fn asks_for_all(reading: &Reading<'_>, lexicon: &Lexicon, at: usize) -> bool {
    let Token::Skill { slot, .. } = reading.items[at].token else {
        return false;
    };
    let between = |at: &usize| {
        matches!(
            reading.items[*at].token,
            Token::Open | Token::Colon | Token::Cue(Cue::Stop)
        )
    };
    let before = (0..at).rev().find(|at| !between(at));
    names_language(lexicon, slot)
        && before.is_some_and(|before| SEVERAL.contains(&reading.word(before)))
}

/// Turns the names of languages into words where they say of what sort something else is.
pub(super) fn drop_adjectives(reading: &mut Reading<'_>, lexicon: &Lexicon) {
    for run in runs(reading, lexicon) {
        if !is_language(reading, &run) {
            for item in &mut reading.items[run] {
                if matches!(item.token, Token::Skill { .. }) {
                    item.token = Token::Word;
                }
            }
        }
    }
}

/// Returns the lists of languages of a sentence, each from its first language to its last.
fn runs(reading: &Reading<'_>, lexicon: &Lexicon) -> Vec<RangeInclusive<usize>> {
    let mut runs: Vec<RangeInclusive<usize>> = Vec::new();
    let mut joined = false;
    for (at, item) in reading.items.iter().enumerate() {
        match item.token {
            Token::Skill { slot, .. } => {
                let named = is_bare_name(reading, at) && names_language(lexicon, slot);
                match runs.last_mut().filter(|_| named && joined) {
                    Some(run) => *run = *run.start()..=at,
                    None if named => runs.push(at..=at),
                    None => {}
                }
                joined = named;
            }
            token if token.joins() => {}
            _ => joined = false,
        }
    }
    runs
}

/// Whether an item is a language of people.
pub(super) fn is_language_at(reading: &Reading<'_>, lexicon: &Lexicon, at: usize) -> bool {
    match reading.items[at].token {
        Token::Skill { slot, .. } => names_language(lexicon, slot),
        _ => false,
    }
}

/// Returns the step of a word that says how well a language is known, and nothing of other skills.
pub(super) fn level(word: &str) -> Option<u8> {
    let word = word.strip_suffix('+').unwrap_or(word);
    let known =
        LANGUAGE_LEVELS.contains(&word) || matches!(word, "native" | "bilingual" | "mother tongue");
    level_in_fifths(word).filter(|_| known)
}

/// Returns how well a language is to be known by the words around it: "French, C1 or better", "native French".
/// `has_lead` says that other words before it say so as well.
pub(super) fn step(reading: &Reading<'_>, at: usize, has_lead: bool) -> Option<u8> {
    let is_word =
        |at: &usize| !matches!(reading.items[*at].token, Token::Stop | Token::Skill { .. });
    let of_frame = |at: usize| {
        let word = reading.word(at);
        let bare = word.strip_suffix('+').unwrap_or(word);
        level(word).filter(|_| LANGUAGE_LEVELS.contains(&bare))
    };
    let end = reading.items.len().min(at + 1 + LANGUAGE_LEVEL_WITHIN);
    let behind = (at + 1..end).take_while(is_word).find_map(of_frame);
    let before = || {
        (at.saturating_sub(SAID_WITHIN)..at)
            .rev()
            .take_while(is_word)
    };
    let is_comma = |at: &usize| reading.items[*at].token != Token::Comma;
    let native = || {
        let mut words = before().map(|at| reading.word(at));
        let is_native = words.any(|word| matches!(word, "native" | "tongue"));
        is_native.then(|| level("native")).flatten()
    };
    behind
        .or_else(|| before().take_while(is_comma).find_map(of_frame))
        .or_else(|| native().filter(|_| !has_lead))
}

fn names_language(lexicon: &Lexicon, slot: Slot) -> bool {
    let category = lexicon.skill(slot).category.as_ref();
    lexicon.kind(slot) == SkillKind::Language
        && category.is_some_and(|category| &*category.value == CATEGORY)
}

/// Whether a name is one that can be an adjective: one word that is no acronym.
fn is_bare_name(reading: &Reading<'_>, at: usize) -> bool {
    let written = reading.written(at, at);
    !reading.word(at).contains(' ') && written.chars().any(char::is_lowercase)
}

/// Whether a list of languages is one: it is said to be spoken, or says of nothing else of what
/// sort it is and is a list, all that the sentence says, asked for, or something to be able to.
fn is_language(reading: &Reading<'_>, run: &RangeInclusive<usize>) -> bool {
    let (first, last) = (*run.start(), *run.end());
    let before = first.saturating_sub(SAID_WITHIN)..first;
    let joins = |at: &usize| {
        says_spoken(reading, *at)
            || match reading.items[*at].token {
                Token::Word => reading.word(*at) == "level",
                Token::Stop | Token::Skill { .. } => false,
                _ => true,
            }
    };
    if before
        .rev()
        .take_while(joins)
        .any(|at| says_spoken(reading, at))
    {
        return true;
    }
    let token = |at: usize| reading.items.get(at).map(|item| item.token);
    let behind = last + 1..reading.items.len().min(last + 1 + LANGUAGE_LEVEL_WITHIN);
    let in_sight = |at: &usize| !matches!(token(*at), Some(Token::Stop | Token::Skill { .. }));
    let mut behind = behind.take_while(in_sight);
    if behind.any(|at| has_word(reading, at, LANGUAGE_LEVELS)) {
        return true;
    }
    match token(last + 1) {
        Some(Token::Word | Token::Skill { .. }) => {
            return has_word(reading, last + 1, SPOKEN_BEHIND);
        }
        Some(Token::Cue(Cue::LeadNoun { .. })) => return true,
        _ => {}
    }
    // "English: fluent; German: B1 or better".
    let starts = first
        .checked_sub(1)
        .is_none_or(|at| matches!(token(at), Some(Token::Stop)));
    if starts && matches!(token(last + 1), Some(Token::Colon)) {
        let end = reading.items.len().min(last + 2 + LEVEL_WITHIN);
        let mut behind = last + 2..end;
        return behind.any(|at| has_word(reading, at, LEVELS));
    }
    let asked_for = (last + 1..=last + STANDING_WITHIN)
        .any(|at| matches!(token(at), Some(Token::Cue(Cue::Standing(..)))));
    let led = first.checked_sub(1).is_some_and(|at| match token(at) {
        Some(Token::Cue(Cue::Lead { .. } | Cue::LeadNoun { .. } | Cue::Count { .. })) => true,
        Some(Token::Cue(Cue::Stop)) => matches!(reading.word(at), "in" | "of"),
        _ => false,
    });
    let alone = first == 0 && matches!(token(last + 1), None | Some(Token::Stop | Token::Open));
    last > first || asked_for || led || alone
}

/// Whether a word before a language says that it is spoken, or how well.
fn says_spoken(reading: &Reading<'_>, at: usize) -> bool {
    has_word(reading, at, SPOKEN_BEFORE) || has_word(reading, at, LANGUAGE_LEVELS)
}

fn has_word(reading: &Reading<'_>, at: usize, known: &[&str]) -> bool {
    let mut words = reading.word(at).split(' ');
    words.any(|word| known.contains(&word))
}
