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

use crate::graph::{CareerGraph, RoleIx, RoleRef};
use crate::model::{Name, RoleId, name_key};

/// The differences between two graphs.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
pub struct GraphDiff {
    /// The roles that differ, by their ids in the new graph; those that are gone by their old ones.
    pub roles: Vec<RoleDiff>,
    /// The moves that differ, in order; their ends have the ids of the new graph where they have one.
    pub moves: Vec<MoveDiff>,
    /// How the steps of proficiency differ, which are compared by their numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<ScaleDiff>,
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
        let mut roles = Vec::new();
        for (id, said, says) in differences(&before.roles, &after.roles) {
            let title = says.as_ref().or(said.as_ref()).map(title_of);
            let old_id = old_ids.get(&id).copied();
            let titles = || AskTitles::new([old, self], [old_id.unwrap_or(&id), &id]);
            roles.push(RoleDiff {
                old_id: old_id.cloned(),
                title: title.unwrap_or_default(),
                change: role_change(said, says, titles),
                id: id.clone(),
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
        let [old, new] = [old, self].map(|graph| {
            let steps = graph.scale().steps().iter();
            steps.map(|step| step.name.clone()).collect::<Vec<_>>()
        });
        GraphDiff {
            moves: moves.collect(),
            roles,
            scale: (old != new).then_some(ScaleDiff { old, new }),
        }
    }
}

impl GraphDiff {
    /// Returns whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.roles.is_empty() && self.moves.is_empty() && self.scale.is_none()
    }

    /// Returns the old ids of the roles that have another one now, with the new ones.
    pub fn new_ids(&self) -> BTreeMap<&RoleId, &RoleId> {
        let renamed = self.roles.iter();
        let renamed = renamed.filter_map(|role| Some((role.old_id.as_ref()?, &role.id)));
        renamed.collect()
    }
}

/// Returns the old ids of the roles that have another one now, with the new ones. The surest names count
/// first: an equal title, then what the new role is called besides, then what the old one was.
fn renamed(old: &CareerGraph, new: &CareerGraph) -> BTreeMap<RoleId, RoleId> {
    let has = |graph: &CareerGraph, id: &RoleId| {
        let found = graph.find_role(id.as_str());
        found.is_some_and(|found| graph.role_at(found).id() == id)
    };
    let title = |found: RoleIx| name_key(new.role_at(found).title());
    let by_title = |role: RoleRef<'_>| {
        let found = new.find_role(role.title())?;
        (title(found) == name_key(role.title())).then_some(found)
    };
    let by_new_alias = |role: RoleRef<'_>| {
        let mut names = [role.id().as_str(), role.title()].into_iter();
        names.find_map(|name| new.find_role(name))
    };
    let by_old_alias = |role: RoleRef<'_>| {
        let mut names = role.data().aliases.iter();
        names.find_map(|name| new.find_role(name))
    };
    let mut gone: Vec<_> = old.roles().filter(|role| !has(new, role.id())).collect();
    let (mut renamed, mut taken) = (BTreeMap::new(), BTreeSet::new());
    for way in 0..3 {
        let answers = |role| match way {
            0 => by_title(role),
            1 => by_new_alias(role),
            _ => by_old_alias(role),
        };
        gone.retain(|role| {
            let now = answers(*role).map(|found| new.role_at(found).id());
            let now = now.filter(|now| !has(old, now) && taken.insert((*now).clone()));
            renamed.extend(now.map(|now| (role.id().clone(), now.clone())));
            now.is_none()
        });
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

/// What the requirements of a role are called.
struct AskTitles<'g> {
    graphs: [&'g CareerGraph; 2],
    /// As the new role calls them, else as the old one does.
    titles: BTreeMap<AskKey, String>,
}

impl<'g> AskTitles<'g> {
    /// The titles of a role by its ids in both graphs.
    fn new(graphs: [&'g CareerGraph; 2], ids: [&RoleId; 2]) -> Self {
        let mut titles = BTreeMap::new();
        for (graph, id) in graphs.into_iter().zip(ids) {
            let role = graph.find_role(id.as_str()).map(|role| graph.role_at(role));
            let asks = role.into_iter().flat_map(RoleRef::requirements);
            titles.extend(asks.map(|asked| (AskKey::of(asked), asked.title())));
        }
        Self { graphs, titles }
    }

    /// The titles of what differs: two choices of one name are told by their skills.
    fn of(&self, keys: &[&AskKey]) -> Vec<String> {
        let mut count: BTreeMap<&str, usize> = BTreeMap::new();
        let title = |key: &AskKey| self.titles.get(key).map_or("", String::as_str);
        for key in keys {
            *count.entry(title(key)).or_default() += 1;
        }
        let told = keys.iter().map(|key| match title(key) {
            title if count[title] == 1 && !title.is_empty() => title.to_owned(),
            _ => self.by_skills(key),
        });
        told.collect()
    }

    fn by_skills(&self, key: &AskKey) -> String {
        let [old, new] = self.graphs;
        let title = |graph: &CareerGraph, id: &str| {
            let found = graph.find_skill(id)?;
            Some(graph.skill_at(found).title().to_owned())
        };
        let titles = key.skills.iter().map(|skill| {
            let id = skill.as_str();
            let known = title(new, id).or_else(|| title(old, id));
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

fn role_change<'g>(
    old: Option<RoleOutline>,
    new: Option<RoleOutline>,
    titles: impl FnOnce() -> AskTitles<'g>,
) -> RoleChange {
    match (old, new) {
        (None, new) => RoleChange::Added {
            role: new.unwrap_or_default(),
        },
        (Some(role), None) => RoleChange::Removed { role },
        (Some(old), Some(new)) => {
            let asks = differences(&old.asks, &new.asks);
            let titles = titles().of(&asks.iter().map(|(key, ..)| key).collect::<Vec<_>>());
            let asks = asks.into_iter().zip(titles);
            RoleChange::Changed {
                fields: fields(&old.fields, &new.fields),
                asks: asks
                    .map(|((key, old, new), title)| AskDiff {
                        title,
                        key,
                        old,
                        new,
                    })
                    .collect(),
            }
        }
    }
}
