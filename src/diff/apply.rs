//! From the old graph to the new one.

use std::collections::BTreeMap;

use super::follow::NewIds;
use super::outline::new_id;
use super::scale::Steps;
use super::{
    FieldDiff, FieldsChange, GraphDiff, MoveKey, Outline, RoleChange, RoleDiff, Said, ScaleDiff,
    TermDiff,
};
use crate::model::{Name, RoleId, SkillId};

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
        outline.rename(&self.new_ids(), &self.new_skill_ids());
        if let Some(scale) = &self.scale {
            apply_scale(&mut outline, scale)?;
        }
        for role in &self.roles {
            apply_role(&mut outline, role)?;
        }
        for moved in &self.moves {
            let key = &moved.key;
            let name = format!("{} to {}", key.from, key.to);
            apply_fields(&mut outline.moves, key, &moved.change, &name)?;
        }
        for skill in &self.skills {
            let id = &skill.id;
            apply_fields(&mut outline.skills, id, &skill.change, id.as_str())?;
        }
        set_fields(&mut outline.graph, &self.graph, "the graph")?;
        apply_terms(&mut outline.families, &self.families)?;
        apply_terms(&mut outline.tracks, &self.tracks)?;
        Ok(outline)
    }
}

impl Outline {
    /// Gives roles and skills other ids, wherever they stand.
    fn rename(&mut self, roles: &NewIds<'_, RoleId>, skills: &NewIds<'_, SkillId>) {
        if !roles.is_empty() {
            let old = std::mem::take(&mut self.roles).into_iter();
            self.roles = old.map(|(id, role)| (new_id(roles, &id), role)).collect();
            let moves = std::mem::take(&mut self.moves).into_iter();
            let moves = moves.map(|(key, fields)| {
                let key = MoveKey {
                    from: new_id(roles, &key.from),
                    to: new_id(roles, &key.to),
                    kind: key.kind,
                };
                (key, fields)
            });
            self.moves = moves.collect();
        }
        if !skills.is_empty() {
            for role in self.roles.values_mut() {
                role.rename(skills);
            }
            let old = std::mem::take(&mut self.skills).into_iter();
            let old = old.map(|(id, mut fields)| {
                fields.rename(skills);
                (new_id(skills, &id), fields)
            });
            self.skills = old.collect();
        }
    }
}

fn apply_scale(outline: &mut Outline, scale: &ScaleDiff) -> Result<(), DoesNotFit> {
    if outline.scale != scale.old {
        return Err(DoesNotFit("the scale".to_owned()));
    }
    outline.scale.clone_from(&scale.new);
    let steps = Steps::new(scale);
    for role in outline.roles.values_mut() {
        role.renumber(&steps);
    }
    Ok(())
}

fn apply_role(outline: &mut Outline, diff: &RoleDiff) -> Result<(), DoesNotFit> {
    let (id, name) = (&diff.id, diff.id.as_str());
    match &diff.change {
        RoleChange::Added { role, .. } => {
            set(&mut outline.roles, id, None, Some(role.clone()), name)
        }
        RoleChange::Removed { role, .. } => set(&mut outline.roles, id, Some(role), None, name),
        RoleChange::Changed { fields, asks } => {
            let unknown = || DoesNotFit(name.to_owned());
            let role = outline.roles.get_mut(id).ok_or_else(unknown)?;
            set_fields(&mut role.said, fields, name)?;
            asks.iter().try_for_each(|ask| {
                let new = ask.new;
                set(&mut role.asks, &ask.key, ask.old.as_ref(), new, name)
            })
        }
    }
}

fn apply_fields<K: Ord + Clone, F: Copy + Ord>(
    map: &mut BTreeMap<K, Said<F>>,
    key: &K,
    change: &FieldsChange<F>,
    name: &str,
) -> Result<(), DoesNotFit> {
    match change {
        FieldsChange::Added { said } => set(map, key, None, Some(said.clone()), name),
        FieldsChange::Removed { said } => set(map, key, Some(said), None, name),
        FieldsChange::Changed { fields } => {
            let unknown = || DoesNotFit(name.to_owned());
            set_fields(map.get_mut(key).ok_or_else(unknown)?, fields, name)
        }
    }
}

fn apply_terms(terms: &mut BTreeMap<Name, Name>, diffs: &[TermDiff]) -> Result<(), DoesNotFit> {
    diffs.iter().try_for_each(|diff| {
        let new = diff.new.clone();
        set(terms, &diff.id, diff.old.as_ref(), new, &diff.id)
    })
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
