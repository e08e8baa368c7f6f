//! "What changed?": the differences between two graphs, as plain data.
//!
//! A role or a skill is the same in both where its id is, or where an old id or title that is gone is
//! answered to by a new one: somebody who renames a role and keeps the old name as an alias has moved
//! nothing, and who renames a skill so has changed no requirement.

mod apply;
mod asks;
mod compare;
mod fields;
mod follow;
mod outline;
mod said;
mod scale;
#[cfg(test)]
mod tests;

pub use apply::DoesNotFit;
pub use fields::{GraphField, MoveField, RoleField, SkillField};
pub use outline::{AskKey, Asked, MoveFields, MoveKey, Outline, RoleOutline, SkillFields};
pub use said::{Said, Value};

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{Name, RoleId, SkillId};

/// The differences between two graphs.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
pub struct GraphDiff {
    /// The roles that differ, by their ids in the new graph; those that are gone by their old ones.
    pub roles: Vec<RoleDiff>,
    /// The moves that differ, in order; their ends have the ids of the new graph where they have one.
    pub moves: Vec<MoveDiff>,
    /// The skills that differ, by their ids in the new graph; those that are gone by their old ones.
    pub skills: Vec<SkillDiff>,
    /// What the graphs say otherwise of themselves.
    pub graph: Vec<FieldDiff<GraphField>>,
    /// The declared families that differ.
    pub families: Vec<TermDiff>,
    /// The declared tracks that differ.
    pub tracks: Vec<TermDiff>,
    /// How the steps of proficiency differ. What roles of the old graph ask for has the numbers that its steps
    /// have on the new scale: those of their names, else their own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<ScaleDiff>,
}

/// How the declaration of a family or a track differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct TermDiff {
    /// Its id.
    pub id: Name,
    /// Its old title; absent where it was not declared.
    pub old: Option<Name>,
    /// Its new title; absent where it is not declared.
    pub new: Option<Name>,
}

/// How the steps of proficiency differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ScaleDiff {
    /// The names of the old steps, from 1 on.
    pub old: Vec<String>,
    /// Those of the new ones.
    pub new: Vec<String>,
}

/// How a role differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RoleDiff {
    /// Its id.
    pub id: RoleId,
    /// Its id in the old graph, where that was another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_id: Option<RoleId>,
    /// Its title.
    pub title: Name,
    /// What became of it.
    #[serde(flatten)]
    pub change: RoleChange,
}

/// What became of a role.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "lowercase", tag = "change")]
pub enum RoleChange {
    /// It is new.
    Added {
        /// What it is.
        role: RoleOutline,
        /// What it asks for, with what to call that.
        #[serde(skip)]
        asks: Vec<AskDiff>,
    },
    /// It is gone.
    Removed {
        /// What it was.
        role: RoleOutline,
        /// What it asked for, with what to call that.
        #[serde(skip)]
        asks: Vec<AskDiff>,
    },
    /// It is another one than it was.
    Changed {
        /// What is said of it.
        fields: Vec<FieldDiff<RoleField>>,
        /// What it asks for.
        asks: Vec<AskDiff>,
    },
}

/// How what is said differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct FieldDiff<F> {
    /// What it is about.
    pub field: F,
    /// What was said; absent where nothing was.
    pub old: Option<Value>,
    /// What is said; absent where nothing is.
    pub new: Option<Value>,
}

/// How a requirement differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct AskDiff {
    /// What to call it.
    pub title: String,
    /// The requirement.
    #[serde(flatten)]
    pub key: AskKey,
    /// What was asked for; absent where nothing was.
    pub old: Option<Asked>,
    /// What is asked for; absent where nothing is.
    pub new: Option<Asked>,
    /// The name of the step that was asked for; only where the steps of the two graphs differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_step: Option<String>,
    /// That of the step that is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new_step: Option<String>,
}

impl AskDiff {
    /// Returns what was asked for and what is: "3", "any", "3 optional", "proficient weight 2".
    pub fn in_words(&self) -> [Option<String>; 2] {
        let old = self.old.map(|asked| asked.told(self.old_step.as_deref()));
        let new = self.new.map(|asked| asked.told(self.new_step.as_deref()));
        [old, new]
    }
}

/// How a move differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct MoveDiff {
    /// The move.
    #[serde(flatten)]
    pub key: MoveKey,
    /// What became of it.
    #[serde(flatten)]
    pub change: MoveChange,
}

/// How a skill differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SkillDiff {
    /// Its id.
    pub id: SkillId,
    /// Its id in the old graph, where that was another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old_id: Option<SkillId>,
    /// Its title.
    pub title: Name,
    /// What became of it.
    #[serde(flatten)]
    pub change: SkillChange,
}

impl SkillDiff {
    /// Returns whether it is new or gone and no file declares it: it came or went with what asks for it,
    /// which tells it already.
    pub fn is_implied(&self) -> bool {
        match &self.change {
            SkillChange::Added { said } | SkillChange::Removed { said } => {
                said.get(SkillField::Undeclared).is_some()
            }
            SkillChange::Changed { .. } => false,
        }
    }
}

/// What became of something of which only fields are compared.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "lowercase", tag = "change")]
#[serde(bound = "F: Copy + Ord + Serialize")]
pub enum FieldsChange<F> {
    /// It is new.
    Added {
        /// What is said of it.
        said: Said<F>,
    },
    /// It is gone.
    Removed {
        /// What was said of it.
        said: Said<F>,
    },
    /// Something else is said of it.
    Changed {
        /// What.
        fields: Vec<FieldDiff<F>>,
    },
}

/// What became of a move.
pub type MoveChange = FieldsChange<MoveField>;
/// What became of a skill.
pub type SkillChange = FieldsChange<SkillField>;

impl GraphDiff {
    /// Returns whether nothing differs.
    pub fn is_empty(&self) -> bool {
        let Self {
            roles,
            moves,
            skills,
            graph,
            families,
            tracks,
            scale,
        } = self;
        let is_empty = roles.is_empty() && moves.is_empty() && skills.is_empty();
        let says_the_same = graph.is_empty() && families.is_empty() && tracks.is_empty();
        is_empty && says_the_same && scale.is_none()
    }

    /// Returns how the move back differs, where it does: the one of the same kind the other way.
    pub fn back_of(&self, moved: &MoveKey) -> Option<&MoveDiff> {
        let back = (&moved.to, &moved.from, moved.kind);
        let found = self.moves.binary_search_by(|diff| {
            let key = &diff.key;
            (&key.from, &key.to, key.kind).cmp(&back)
        });
        found.ok().map(|at| &self.moves[at])
    }

    /// Returns the old ids of the roles that have another one now, with the new ones.
    pub fn new_ids(&self) -> BTreeMap<&RoleId, &RoleId> {
        let renamed = self.roles.iter();
        let renamed = renamed.filter_map(|role| Some((role.old_id.as_ref()?, &role.id)));
        renamed.collect()
    }

    /// Returns the same of skills.
    pub fn new_skill_ids(&self) -> BTreeMap<&SkillId, &SkillId> {
        let renamed = self.skills.iter();
        let renamed = renamed.filter_map(|skill| Some((skill.old_id.as_ref()?, &skill.id)));
        renamed.collect()
    }
}
