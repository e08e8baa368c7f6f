//! Names that mean one thing in one field and something else in another: "EMR" is Amazon's beside S3
//! and a patient's record elsewhere.

mod table;

pub(super) use table::entries;
use table::{Sense, senses};

use super::SentenceKind;
use super::context::starts_upper;
use super::cues::Cue;
use super::lexicon::{Lexicon, Slot};
use super::reading::{Item, Reading, Token};
use crate::model::SkillKind;

/// Adjectives and nouns that are said of people where soft skills are listed, and of everything
/// elsewhere: "reliable", and not "reliable pipelines".
const ONLY_OF_PEOPLE: &[&str] = &[
    "accurate",
    "ambiguity",
    "approachable",
    "articulate",
    "assertive",
    "calm",
    "caring",
    "committed",
    "compassionate",
    "composure",
    "confidence",
    "confident",
    "conscientious",
    "courteous",
    "courtesy",
    "creative",
    "credibility",
    "curious",
    "diplomatic",
    "disciplined",
    "discreet",
    "ethical",
    "follow through",
    "friendly",
    "hard working",
    "hardworking",
    "honest",
    "independent",
    "innovative",
    "methodical",
    "meticulous",
    "numerate",
    "organised",
    "organized",
    "ownership",
    "passion",
    "passionate",
    "persistent",
    "personable",
    "persuasive",
    "polite",
    "precise",
    "punctual",
    "reliability",
    "reliable",
    "resilient",
    "responsible",
    "strategic",
    "systematic",
    "thorough",
    "thoroughness",
];

/// Whether a word says of people, or of what they do, how they are.
pub(super) fn is_of_people(word: &str) -> bool {
    ONLY_OF_PEOPLE.contains(&word)
}

/// Names that are soft skills where soft skills are listed, with the name of what they are there.
const AMONG_SOFT_SKILLS: &[(&str, &str)] = &[("networking", "professional networking")];

/// Gives the names of a sentence the sense that they have beside its other words.
pub(super) fn settle(reading: &mut Reading<'_>, lexicon: &Lexicon, kind: SentenceKind) {
    // Every list of words is looked for once at most.
    let mut known: Vec<Option<bool>> = vec![None; senses().count()];
    for at in 0..reading.items.len() {
        let Token::Skill { slot, .. } = reading.items[at].token else {
            continue;
        };
        if let Some(token) = sense(reading, lexicon, kind, at, slot, &mut known) {
            let Item { start, end, .. } = reading.items[at];
            reading.items[at] = Item { token, start, end };
        }
    }
}

/// Returns what a skill of a sentence becomes, if it means something else there.
fn sense(
    reading: &Reading<'_>,
    lexicon: &Lexicon,
    kind: SentenceKind,
    at: usize,
    slot: Slot,
    known: &mut [Option<bool>],
) -> Option<Token> {
    let word = reading.word(at);
    if is_of_people(word) {
        let of_people = matches!(kind, SentenceKind::Soft) || lexicon.kind(slot) != SkillKind::Soft;
        return (!of_people).then_some(Token::Word);
    }
    if is_product(reading, lexicon, kind, at, slot) {
        return Some(Token::Word);
    }
    let skill = |name: &str| {
        let slot = lexicon.find(name)?;
        let ambiguous = false;
        Some(Token::Skill { slot, ambiguous })
    };
    if matches!(kind, SentenceKind::Soft)
        && let Some((_, means)) = AMONG_SOFT_SKILLS.iter().find(|(name, _)| *name == word)
    {
        return skill(means);
    }
    let id = lexicon.skill(slot).id.value.as_str();
    let candidates = senses().zip(known);
    let is_named = |sense: &Sense| {
        entries(sense.names).any(|name| word == name || word.strip_suffix('s') == Some(name))
    };
    let mut candidates = candidates.filter(|(sense, _)| sense.skill == id && is_named(sense));
    let sense = candidates.find_map(|(sense, known)| {
        let has = *known.get_or_insert_with(|| has_sense(reading.folded.text(), sense));
        has.then_some(sense)
    })?;
    if sense.means.is_empty() {
        return Some(Token::Word);
    }
    skill(sense.means)
}

/// Items before a name among which it is said to be an example.
const EXAMPLE_WITHIN: usize = 8;

/// Whether a soft skill is the name of a product: one of the examples of something hard, with a capital, such as
/// the Optimism of "networks like Optimism and Arbitrum".
fn is_product(
    reading: &Reading<'_>,
    lexicon: &Lexicon,
    kind: SentenceKind,
    at: usize,
    slot: Slot,
) -> bool {
    let is_soft = lexicon.kind(slot) == SkillKind::Soft;
    if kind != SentenceKind::Technical || !is_soft || !starts_upper(reading.written(at, at)) {
        return false;
    }
    let before = (at.saturating_sub(EXAMPLE_WITHIN)..at).rev();
    let mut before = before.map(|at| reading.items[at].token);
    before.any(|token| token == Token::Cue(Cue::Examples))
}

fn has_sense(text: &str, sense: &Sense) -> bool {
    let says = |words| entries(words).any(|word| says(text, word));
    says(sense.beside) && !says(sense.unless)
}

/// Whether a folded text has a word, in the singular or with an s.
fn says(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let behind = &text[at + word.len()..];
        let behind = behind.strip_prefix('s').unwrap_or(behind);
        !text[..at].ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric)
    })
}

/// Makes a word again of the "building" of "building and operating distributed systems", which names no
/// building systems: another verb follows.
pub(super) fn drop_verbs(reading: &mut Reading<'_>) {
    for at in 0..reading.items.len().saturating_sub(2) {
        let [this, between, next] = [at, at + 1, at + 2].map(|at| reading.items[at].token);
        let is_skill = |token| matches!(token, Token::Skill { .. });
        let verb_follows = !is_skill(next) && reading.word(at + 2).ends_with("ing");
        if is_skill(this) && between.joins() && verb_follows && reading.word(at) == "building" {
            reading.items[at].token = Token::Word;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::embedded;

    #[test]
    fn every_sense_is_one_of_the_shipped_lexicon() {
        let lexicon = embedded::stored_lexicon();
        for sense in senses() {
            for name in entries(sense.names) {
                let skill = lexicon
                    .named(name)
                    .or_else(|| lexicon.named(name.strip_suffix('s')?));
                let id = skill.map(|skill| skill.id.value.as_str());
                assert_eq!(id, Some(sense.skill), "{name}");
            }
            let found = sense.means.is_empty() || lexicon.find(sense.means).is_some();
            assert!(found, "{}", sense.means);
        }
        for (name, means) in AMONG_SOFT_SKILLS {
            assert!(lexicon.named(name).is_some() && lexicon.find(means).is_some());
        }
        for name in ONLY_OF_PEOPLE {
            let skill = lexicon.named(name).expect(name);
            assert_eq!(
                skill.kind.map(|kind| kind.value),
                Some(SkillKind::Soft),
                "{name}"
            );
        }
    }
}
