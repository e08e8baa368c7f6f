//! Skills in prose: what the sentences of a job description ask for.
//!
//! A sentence is folded the way names are compared (`fold`), searched for the names of a
//! [`Lexicon`], also in other words (`turned`), and taken apart into skills, cues, words and punctuation (`reading`). Mentions
//! mean what they mean beside the other words (`senses`), those of parts that ask for nothing (`clauses`),
//! what is preferred and what would do are one choice (`accepted`),
//! those that are departments that one works
//! with (`partners`), jobs that one has held (`held`) and those that are everyday words fall away (`context`), and words that lists
//! share are completed (`shared_words`). Then three passes say of each skill how well it is asked for
//! (`lead_words`), how much it matters (`standing`), and with which others it is a choice
//! (`choices`). What several sentences ask for alike becomes one requirement (`requirements`).
//!
//! All of it is linear in the length of the sentence.

mod accepted;
mod asides;
mod choices;
mod clauses;
mod complements;
mod context;
mod cues;
mod fold;
mod generic;
mod held;
mod labels;
mod lead_words;
mod lexicon;
mod list;
mod nouns;
mod partners;
mod reading;
mod requirements;
mod rivals;
mod senses;
mod shared_words;
mod spelling;
mod spoken;
mod standing;
#[cfg(test)]
mod tests;
mod tools;
mod turned;
mod unknown;

use std::borrow::Cow;
use std::collections::BTreeSet;

pub use lexicon::Lexicon;
pub(crate) use lexicon::StoredLexicon;
pub(super) use unknown::in_words;

use crate::document::{RequirementEntry, SkillEntry};
use crate::model::name_key;
use crate::source::Span;

/// What sort of skills a list of sentences is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SentenceKind {
    /// Hard skills: tools, methods, knowledge.
    Technical,
    /// Soft skills: ways of working. Technical words count only where no soft skill is named.
    Soft,
}

/// One entry of a list of skills.
#[derive(Debug, Clone)]
pub struct Sentence<'t> {
    /// Its text.
    pub text: Cow<'t, str>,
    /// Where it stands in the source.
    pub span: Span,
    /// What sort of skills it is about.
    pub kind: SentenceKind,
    /// What is said of its skills outside of it.
    pub stated: Stated,
}

/// What a column or a mark beside a sentence says of the skills in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stated {
    /// Whether they are only wished for.
    pub is_wish: bool,
    /// How well they are asked for, as a step of the usual scale.
    pub step: Option<u8>,
}

/// What sentences ask for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FoundSkills {
    /// The requirements, in the order in which they first appear. Skills are named by their ids.
    pub requirements: Vec<RequirementEntry>,
    /// The skills that the requirements name, by id.
    pub skills: Vec<SkillEntry>,
    /// The numbers of the sentences in which nothing was recognised.
    pub unrecognised: Vec<usize>,
    /// Names that are asked for and are no known skill, by the number of their sentence.
    pub unknown: Vec<(usize, Vec<String>)>,
}

/// What is read at once, in bytes. A longer sentence is read in pieces, so that memory stays small;
/// no choice is that long.
const PIECE: usize = 64 * 1024;

/// Reads one sentence: what it asks for.
fn read(lexicon: &Lexicon, sentence: &Sentence<'_>) -> Vec<requirements::Found> {
    let mut found = Vec::new();
    for piece in fold::pieces(&sentence.text, PIECE) {
        let mut reading = reading::Reading::new(piece, lexicon);
        turned::find(&mut reading, lexicon);
        let lists_names = |at| unknown::starts_list(&reading, at);
        if !reading.names_skill() && !(0..reading.items.len()).any(lists_names) {
            continue;
        }
        senses::settle(&mut reading, lexicon, sentence.kind);
        held::drop_titles(&mut reading);
        held::drop_standards(&mut reading);
        clauses::settle(&mut reading);
        accepted::join(&mut reading);
        asides::drop(&mut reading);
        partners::drop_departments(&mut reading);
        context::drop_everyday_words(&mut reading, lexicon, sentence.kind);
        spoken::drop_adjectives(&mut reading, lexicon);
        shared_words::complete_lists(&mut reading, lexicon);
        senses::drop_verbs(&mut reading);
        let steps = lead_words::steps(&reading, lexicon);
        let closings = asides::closings(&reading.items);
        let mut standings = standing::standings(&reading, &closings);
        let wanted = choices::wanted(&reading, lexicon, &closings, &mut standings);
        found.extend(requirements::found(&reading, wanted, &steps, &standings));
    }
    found
}

impl Lexicon {
    /// Returns what sentences ask for.
    pub fn requirements(&self, sentences: &[Sentence<'_>]) -> FoundSkills {
        let mut collected = requirements::Collected::new(self);
        let (mut unrecognised, mut unknown) = (Vec::new(), Vec::new());
        let mut told = BTreeSet::new();
        for (number, sentence) in sentences.iter().enumerate() {
            let found = read(self, sentence);
            let names = found.iter().flat_map(requirements::Found::others);
            let names = names.filter(|name| told.insert(name_key(name)));
            let names: Vec<String> = names.map(str::to_owned).collect();
            unknown.extend((!names.is_empty()).then_some((number, names)));
            if found.is_empty() {
                unrecognised.push(number);
            } else {
                collected.add(found, sentence);
            }
        }
        collected.finish(unrecognised, unknown)
    }
}
