//! "What changed?": the differences between two graphs, as plain data.
//!
//! A role is the same in both where its id is, or where an old id or title that is gone is answered to
//! by a new role: somebody who renames a role and keeps the old name as an alias has moved nothing.

mod apply;
mod outline;
#[cfg(test)]
mod tests;

pub use apply::DoesNotFit;
pub use outline::{
    AskKey, Asked, MoveField, MoveFields, MoveKey, Outline, RoleField, RoleOutline, Value,
};

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::graph::CareerGraph;
use crate::model::{Name, RoleId};

/// The differences between two graphs.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
pub struct GraphDiff {
    /// The roles that differ, by their ids in the new graph; those that are gone by their old ones.
    pub roles: Vec<RoleDiff>,
    /// The moves that differ, in order; their ends have the ids of the new graph where they have one.
    pub moves: Vec<MoveDiff>,
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
    },
    /// It is gone.
    Removed {
        /// What it was.
        role: RoleOutline,
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

/// What became of a move.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "lowercase", tag = "change")]
pub enum MoveChange {
    /// It is new.
    Added {
        /// What is said of it.
        fields: MoveFields,
    },
    /// It is gone.
    Removed {
        /// What was said of it.
        fields: MoveFields,
    },
    /// Something else is said of it.
    Changed {
        /// What.
        fields: Vec<FieldDiff<MoveField>>,
    },
}

/// # Differences
impl CareerGraph {
    /// Returns what changed since an old graph; empty where nothing did.
    ///
    /// O(n log n) in all that the two graphs say.
    ///
    /// ```
    /// use careergraph::CareerGraph;
    ///
    /// let graph = CareerGraph::embedded("engineer")?;
    /// assert!(graph.changes_since(&graph).is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn changes_since(&self, old: &Self) -> GraphDiff {
        let names = renamed(old, self);
        let (mut before, after) = (old.outline(), self.outline());
        before.rename(&names);
        let old_ids: BTreeMap<_, _> = names.iter().map(|(old, new)| (new, old)).collect();
        let titles = Titles { old, new: self };
        let mut roles = Vec::new();
        for (id, old, new) in differences(&before.roles, &after.roles) {
            let title = new.as_ref().or(old.as_ref()).map(title_of);
            roles.push(RoleDiff {
                old_id: old_ids.get(&id).copied().cloned(),
                title: title.unwrap_or_default(),
                change: role_change(old, new, &titles),
                id,
            });
        }
        // A new id is a difference of its own.
        let differs: BTreeSet<_> = roles.iter().map(|role| role.id.clone()).collect();
        for (new, old) in old_ids {
            if !differs.contains(new) {
                roles.push(RoleDiff {
                    id: new.clone(),
                    old_id: Some(old.clone()),
                    title: after.roles.get(new).map(title_of).unwrap_or_default(),
                    change: RoleChange::Changed {
                        fields: Vec::new(),
                        asks: Vec::new(),
                    },
                });
            }
        }
        roles.sort_by(|a, b| a.id.cmp(&b.id));
        let moves = differences(&before.moves, &after.moves);
        let moves = moves.into_iter().map(|(key, old, new)| MoveDiff {
            key,
            change: match (old, new) {
                (None, new) => MoveChange::Added {
                    fields: new.unwrap_or_default(),
                },
                (Some(fields), None) => MoveChange::Removed { fields },
                (Some(old), Some(new)) => MoveChange::Changed {
                    fields: fields(&old, &new),
                },
            },
        });
        GraphDiff {
            moves: moves.collect(),
            roles,
        }
    }
}

impl GraphDiff {
    /// Returns whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.roles.is_empty() && self.moves.is_empty()
    }

    /// Returns the old ids of the roles that have another one now, with the new ones.
    pub fn new_ids(&self) -> BTreeMap<&RoleId, &RoleId> {
        let renamed = self.roles.iter();
        let renamed = renamed.filter_map(|role| Some((role.old_id.as_ref()?, &role.id)));
        renamed.collect()
    }
}

/// Returns the old ids of the roles that have another one now, with the new ones.
fn renamed(old: &CareerGraph, new: &CareerGraph) -> BTreeMap<RoleId, RoleId> {
    let has = |graph: &CareerGraph, id: &RoleId| {
        let found = graph.find_role(id.as_str());
        found.is_some_and(|found| graph.role_at(found).id() == id)
    };
    let (mut renamed, mut taken) = (BTreeMap::new(), BTreeSet::new());
    for role in old.roles().filter(|role| !has(new, role.id())) {
        let mut names = [role.id().as_str(), role.title()].into_iter();
        let answers = names.find_map(|name| new.find_role(name));
        let Some(now) = answers.map(|found| new.role_at(found).id()) else {
            continue;
        };
        if !has(old, now) && taken.insert(now.clone()) {
            renamed.insert(role.id().clone(), now.clone());
        }
    }
    renamed
}

/// What differs: the key, and what stands there in the one and in the other.
type Difference<K, V> = (K, Option<V>, Option<V>);

fn differences<K: Ord + Clone, V: PartialEq + Clone>(
    old: &BTreeMap<K, V>,
    new: &BTreeMap<K, V>,
) -> Vec<Difference<K, V>> {
    let keys: BTreeSet<&K> = old.keys().chain(new.keys()).collect();
    let both = keys
        .into_iter()
        .map(|key| (key, old.get(key), new.get(key)));
    both.filter(|(_, old, new)| old != new)
        .map(|(key, old, new)| (key.clone(), old.cloned(), new.cloned()))
        .collect()
}

fn fields<F: Ord + Copy>(old: &BTreeMap<F, Value>, new: &BTreeMap<F, Value>) -> Vec<FieldDiff<F>> {
    let found = differences(old, new).into_iter();
    found
        .map(|(field, old, new)| FieldDiff { field, old, new })
        .collect()
}

/// What requirements are called.
struct Titles<'g> {
    old: &'g CareerGraph,
    new: &'g CareerGraph,
}

impl Titles<'_> {
    /// The title of a requirement by its skills, as the new graph calls them.
    fn of(&self, key: &AskKey) -> String {
        let title = |graph: &CareerGraph, id: &str| {
            let found = graph.find_skill(id)?;
            Some(graph.skill_at(found).title().to_owned())
        };
        let titles = key.skills.iter().map(|skill| {
            let id = skill.as_str();
            let known = title(self.new, id).or_else(|| title(self.old, id));
            known.unwrap_or_else(|| id.to_owned())
        });
        let titles: Vec<_> = titles.collect();
        match (titles.as_slice(), key.count) {
            ([title], _) => title.clone(),
            (titles, 1) => titles.join(" or "),
            (titles, count) => format!("{count} of {}", titles.join(", ")),
        }
    }
}

fn title_of(role: &RoleOutline) -> Name {
    match role.fields.get(&RoleField::Title) {
        Some(Value::Text(title)) => title.clone(),
        _ => Name::default(),
    }
}

fn role_change(
    old: Option<RoleOutline>,
    new: Option<RoleOutline>,
    titles: &Titles<'_>,
) -> RoleChange {
    match (old, new) {
        (None, new) => RoleChange::Added {
            role: new.unwrap_or_default(),
        },
        (Some(role), None) => RoleChange::Removed { role },
        (Some(old), Some(new)) => RoleChange::Changed {
            fields: fields(&old.fields, &new.fields),
            asks: differences(&old.asks, &new.asks)
                .into_iter()
                .map(|(key, old, new)| AskDiff {
                    title: titles.of(&key),
                    key,
                    old,
                    new,
                })
                .collect(),
        },
    }
}
