//! What became of a role or a move since an old graph.

use serde::Serialize;

use super::notes::{Note, notes_of_role};
use crate::diff::{FieldsChange, RoleChange, RoleDiff};

/// What became of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// It is new.
    Added,
    /// It is gone, and drawn as it was.
    Removed,
    /// It is another one than it was.
    Changed,
    /// Nothing.
    Unchanged,
}

impl Change {
    /// Every change with its name.
    pub const NAMES: [(Self, &'static str); 4] = [
        (Self::Added, "added"),
        (Self::Removed, "removed"),
        (Self::Changed, "changed"),
        (Self::Unchanged, "unchanged"),
    ];

    /// Returns the name.
    pub fn as_str(self) -> &'static str {
        Self::NAMES[self as usize].1
    }

    /// Returns what became of a role that differs.
    pub fn of_role(change: &RoleChange) -> Self {
        match change {
            RoleChange::Added { .. } => Self::Added,
            RoleChange::Removed { .. } => Self::Removed,
            RoleChange::Changed { .. } => Self::Changed,
        }
    }

    /// Returns what became of a move or a skill that differs.
    pub fn of_fields<F>(change: &FieldsChange<F>) -> Self {
        match change {
            FieldsChange::Added { .. } => Self::Added,
            FieldsChange::Removed { .. } => Self::Removed,
            FieldsChange::Changed { .. } => Self::Changed,
        }
    }

    /// Returns what became of something of which the one was said, and the other is.
    pub fn between<T>(old: Option<&T>, new: Option<&T>) -> Self {
        match (old, new) {
            (None, None) => Self::Unchanged,
            (None, Some(_)) => Self::Added,
            (Some(_), None) => Self::Removed,
            (Some(_), Some(_)) => Self::Changed,
        }
    }

    /// Returns its mark, which tells it without colour; what is unchanged has none.
    pub fn mark(self) -> Option<&'static str> {
        match self {
            Self::Added => Some("+"),
            Self::Removed => Some("–"),
            Self::Changed => Some("~"),
            Self::Unchanged => None,
        }
    }
}

/// What became of a role or a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ChangeView {
    /// In one word.
    pub kind: Change,
    /// What changed, in short, the most important first.
    pub notes: Vec<Note>,
}

impl ChangeView {
    pub(super) fn of(kind: Change) -> Self {
        let notes = Vec::new();
        Self { kind, notes }
    }

    pub(super) fn changed(notes: Vec<Note>) -> Self {
        let kind = Change::Changed;
        Self { kind, notes }
    }

    /// Returns what became of a role.
    pub(super) fn of_role(diff: Option<&RoleDiff>) -> Self {
        Self {
            kind: diff.map_or(Change::Unchanged, |diff| Change::of_role(&diff.change)),
            notes: diff.map(notes_of_role).unwrap_or_default(),
        }
    }
}
