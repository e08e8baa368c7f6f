//! Profiles: what a person holds, has done and wants.

use super::{Date, Name};
use crate::source::{SourceId, Span, Spanned};

/// What a file says of a person, before any name in it has been looked up in a graph.
///
/// A profile is private. Nothing in this crate puts a word of it into a finding or an error.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Profile {
    /// The file.
    pub source: SourceId,
    /// The person, for answers about several.
    pub name: Option<Name>,
    /// The role that is held now.
    pub role: Option<Spanned<Name>>,
    /// What the person calls what they are, for want of a role.
    pub label: Option<Spanned<Name>>,
    /// Years of work in all.
    pub years: Option<f64>,
    /// Years in the role that is held now.
    pub years_in_role: Option<f64>,
    /// The skills that are held, each by one name, in the order of the file.
    pub skills: Vec<HeldSkill>,
    /// Headings with keywords, as résumés have them.
    pub groups: Vec<SkillGroup>,
    /// Former and present jobs, as résumés have them.
    pub jobs: Vec<Job>,
    /// What is wanted.
    pub interests: Wishes,
    /// What is to be left out.
    pub avoid: Wishes,
}

/// A skill that somebody holds.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct HeldSkill {
    /// Its name as written.
    pub skill: Spanned<Name>,
    /// How well it is held.
    pub proficiency: Spanned<HeldProficiency>,
    /// What shows it.
    pub evidence: Vec<Evidence>,
    /// Whether the name may be a phrase with several skills in it, as in a résumé, which names one
    /// skill in several places.
    pub loose: bool,
}

impl HeldSkill {
    /// Returns a skill by its name, held so well, with nothing to show for it.
    pub fn new(skill: Spanned<Name>, proficiency: Spanned<HeldProficiency>) -> Self {
        Self {
            skill,
            proficiency,
            evidence: Vec::new(),
            loose: false,
        }
    }
}

/// How well a skill is held, as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeldProficiency {
    /// It is held, and nobody says how well.
    Unspecified,
    /// A step of the graph's scale by number, from 1.
    Step(u8),
    /// A step of the graph's scale by name.
    Named(Name),
    /// A word or a fraction of another scale, which only gives an inferred proficiency.
    Level(Name),
}

/// What shows that a skill is held.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize)]
#[non_exhaustive]
pub struct Evidence {
    /// What was done.
    pub text: Option<Name>,
    /// Where it can be seen.
    pub link: Option<Name>,
    /// When it was done.
    pub date: Option<Date>,
}

/// A heading of a résumé's skills with its keywords.
#[derive(Debug, Clone, PartialEq)]
pub struct SkillGroup {
    /// The heading: a skill, or a word for several.
    pub heading: Option<Spanned<Name>>,
    /// How well, in the words of the résumé.
    pub level: Spanned<HeldProficiency>,
    /// The keywords.
    pub keywords: Vec<Spanned<Name>>,
}

/// A former or present job.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Job {
    /// Its title.
    pub title: Option<Spanned<Name>>,
    /// When it began.
    pub start: Option<Date>,
    /// When it ended.
    pub end: JobEnd,
    /// Where it is written.
    pub span: Span,
}

/// When a job ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum JobEnd {
    /// Nothing is said of an end: it goes on.
    #[default]
    Unsaid,
    /// It is said to go on, as by "Present".
    Present,
    /// On a day, or in a month or a year.
    On(Date),
    /// At some time, which cannot be read.
    Unreadable,
}

/// Roles and families, by name.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Wishes {
    /// Roles.
    pub roles: Vec<Spanned<Name>>,
    /// Families.
    pub families: Vec<Spanned<Name>>,
}
