//! From the old graph to the new one.

use std::collections::BTreeMap;

use super::{FieldDiff, GraphDiff, MoveChange, MoveKey, Outline, RoleChange, Said};
use crate::model::RoleId;

/// A difference is one from another graph.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not as the differences say it was")]
#[non_exhaustive]
pub struct DoesNotFit(pub String);

impl GraphDiff {
    /// Returns the outline of the new graph, made from that of the old one.
    ///
    /// # Errors
    ///
    /// Where the outline is not that of the old graph, as far as the differences can tell.
    pub fn apply(&self, old: &Outline) -> Result<Outline, DoesNotFit> {
        let mut outline = old.clone();
        let new_ids = self.new_ids();
        let new_ids = new_ids.into_iter();
        outline.rename(
            &new_ids
                .map(|(old, new)| (old.clone(), new.clone()))
                .collect(),
        );
        for role in &self.roles {
            let id = &role.id;
            match &role.change {
                RoleChange::Added { role } => {
                    set(
                        &mut outline.roles,
                        id,
                        None,
                        Some(role.clone()),
                        id.as_str(),
                    )?;
                }
                RoleChange::Removed { role } => {
                    set(&mut outline.roles, id, Some(role), None, id.as_str())?;
                }
                RoleChange::Changed { fields, asks } => {
                    let unknown = || DoesNotFit(id.to_string());
                    let role = outline.roles.get_mut(id).ok_or_else(unknown)?;
                    set_fields(&mut role.fields, fields, id.as_str())?;
                    for ask in asks {
                        let new = ask.new;
                        set(&mut role.asks, &ask.key, ask.old.as_ref(), new, id.as_str())?;
                    }
                }
            }
        }
        for moved in &self.moves {
            let key = &moved.key;
            let name = format!("{} to {}", key.from, key.to);
            match &moved.change {
                MoveChange::Added { fields } => {
                    set(&mut outline.moves, key, None, Some(fields.clone()), &name)?;
                }
                MoveChange::Removed { fields } => {
                    set(&mut outline.moves, key, Some(fields), None, &name)?;
                }
                MoveChange::Changed { fields } => {
                    let unknown = || DoesNotFit(name.clone());
                    let said = outline.moves.get_mut(key).ok_or_else(unknown)?;
                    set_fields(said, fields, &name)?;
                }
            }
        }
        Ok(outline)
    }
}

impl Outline {
    /// Gives roles other ids, wherever they stand.
    pub(super) fn rename(&mut self, names: &BTreeMap<RoleId, RoleId>) {
        if names.is_empty() {
            return;
        }
        let renamed = |id: RoleId| names.get(&id).cloned().unwrap_or(id);
        let roles = std::mem::take(&mut self.roles).into_iter();
        self.roles = roles.map(|(id, role)| (renamed(id), role)).collect();
        let moves = std::mem::take(&mut self.moves).into_iter();
        let moves = moves.map(|(key, fields)| {
            let key = MoveKey {
                from: renamed(key.from),
                to: renamed(key.to),
                kind: key.kind,
            };
            (key, fields)
        });
        self.moves = moves.collect();
    }
}

fn set_fields<F: Ord + Copy>(
    said: &mut Said<F>,
    fields: &[FieldDiff<F>],
    name: &str,
) -> Result<(), DoesNotFit> {
    fields.iter().try_for_each(|diff| {
        if said.get(diff.field) != diff.old.as_ref() {
            return Err(DoesNotFit(name.to_owned()));
        }
        said.set(diff.field, diff.new.clone());
        Ok(())
    })
}

/// Puts what is new where what was old has to stand.
fn set<K: Ord + Clone, V: PartialEq>(
    map: &mut BTreeMap<K, V>,
    key: &K,
    old: Option<&V>,
    new: Option<V>,
    name: &str,
) -> Result<(), DoesNotFit> {
    if map.get(key) != old {
        return Err(DoesNotFit(name.to_owned()));
    }
    match new {
        Some(new) => _ = map.insert(key.clone(), new),
        None => _ = map.remove(key),
    }
    Ok(())
}
