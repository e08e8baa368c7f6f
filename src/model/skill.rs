//! Skills.

use serde::{Deserialize, Serialize};

use super::{Name, SkillId};

/// What sort of skill it is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum SkillKind {
    /// A tool, method or craft.
    Technical,
    /// A way of working with oneself and others.
    Soft,
    /// A body of knowledge.
    Knowledge,
    /// A programming or human language.
    Language,
    /// Anything else, or not said.
    #[default]
    Other,
}

impl SkillKind {
    /// Every kind with its name.
    pub const NAMES: [(Self, &'static str); 5] = [
        (Self::Technical, "technical"),
        (Self::Soft, "soft"),
        (Self::Knowledge, "knowledge"),
        (Self::Language, "language"),
        (Self::Other, "other"),
    ];

    /// Returns the name of the kind.
    pub fn as_str(self) -> &'static str {
        Self::NAMES
            .iter()
            .find(|(kind, _)| *kind == self)
            .map_or("other", |(_, name)| name)
    }
}

/// A skill of a graph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Skill {
    /// Its slug.
    pub id: SkillId,
    /// Its preferred name.
    pub title: Name,
    /// Its other names.
    #[serde(default)]
    pub aliases: Vec<Name>,
    /// What sort of skill it is.
    pub kind: SkillKind,
    /// The group it belongs to.
    #[serde(default)]
    pub category: Option<Name>,
    /// The skills that it is part of.
    #[serde(default)]
    pub broader: Vec<SkillId>,
    /// What it is.
    #[serde(default)]
    pub description: Option<Name>,
    /// Whether a file declares it; one that is only named has its name from there.
    pub declared: bool,
}
