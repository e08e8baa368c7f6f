//! Skills in prose.

use std::borrow::Cow;

use crate::document::{GraphDocument, RequirementEntry, SkillEntry};
use crate::source::Span;

/// The skills that are looked for in prose.
#[derive(Debug, Default)]
pub struct Lexicon;

/// Which list a sentence stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SentenceKind {
    /// Hard skills.
    Technical,
    /// Soft skills.
    Soft,
}

/// One entry of a list of skills.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence<'t> {
    /// What it says.
    pub text: Cow<'t, str>,
    /// Where it stands.
    pub span: Span,
    /// Which list it stands in.
    pub kind: SentenceKind,
}

/// What was found in sentences.
#[derive(Debug, Default)]
pub struct FoundSkills {
    /// Requirements.
    pub requirements: Vec<RequirementEntry>,
    /// The skills that they name.
    pub skills: Vec<SkillEntry>,
    /// Indices of the sentences in which nothing was recognised.
    pub unrecognised: Vec<usize>,
}

impl Lexicon {
    /// Returns the lexicon of some documents.
    pub fn new(_documents: &[GraphDocument]) -> Self {
        Self
    }

    /// Finds requirements in sentences.
    pub fn requirements(&self, _sentences: &[Sentence<'_>]) -> FoundSkills {
        FoundSkills::default()
    }
}
