//! The skills of a graph.

use super::compact::StoredSkills;
use crate::model::Skill;

/// The skills of a graph in the order of their ids.
#[derive(Debug, Clone)]
pub(super) enum Skills {
    /// As they were collected.
    Collected(Vec<Skill>),
    /// Of a graph in compact form.
    Stored(StoredSkills),
}

impl Skills {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Collected(skills) => skills.len(),
            Self::Stored(skills) => skills.len(),
        }
    }

    pub(super) fn get(&self, index: usize) -> &Skill {
        match self {
            Self::Collected(skills) => &skills[index],
            Self::Stored(skills) => skills.get(index),
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Skill> {
        (0..self.len()).map(|index| self.get(index))
    }
}
