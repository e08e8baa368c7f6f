//! How the requirements of a role differ, and what to call them.

use std::collections::BTreeMap;

use super::compare::{Between, Difference, differences};
use super::follow::NewIds;
use super::scale::Steps;
use super::{AskDiff, AskKey, Asked, RoleOutline};
use crate::graph::{CareerGraph, RoleRef};
use crate::model::SkillId;

/// Returns how the requirements of a role differ, of which the outlines are given as well; one of nothing
/// where there is no role.
pub(super) fn asks(
    between: &Between<'_>,
    roles: [Option<RoleRef<'_>>; 2],
    [said, says]: [&RoleOutline; 2],
) -> Vec<AskDiff> {
    let mut found = differences(&said.asks, &says.asks);
    let mut steps = None;
    if let Some(scale) = &between.steps {
        let old = old_steps(roles[0], between.names);
        found.extend(other_steps(scale, &old, [said, says]));
        found.sort_by(|(one, ..), (other, ..)| one.cmp(other));
        steps = Some((scale, old));
    }
    if found.is_empty() {
        return Vec::new();
    }
    let titles = AskTitles::new(between, roles);
    let keys: Vec<_> = found.iter().map(|(key, ..)| key).collect();
    let titles = titles.of(&keys);
    let asks = found.into_iter().zip(titles);
    asks.map(|((key, old, new), title)| {
        let [old_step, new_step] = steps.as_ref().map_or([None, None], |(scale, steps)| {
            let step = new.and_then(|asked| asked.proficiency);
            scale.names(steps.get(&key).copied(), step)
        });
        AskDiff {
            title,
            key,
            old,
            new,
            old_step,
            new_step,
        }
    })
    .collect()
}

/// Returns the numbers that the steps had on the old scale.
fn old_steps(before: Option<RoleRef<'_>>, names: &NewIds<'_, SkillId>) -> BTreeMap<AskKey, u8> {
    let asks = before.into_iter().flat_map(RoleRef::requirements);
    let asks = asks.filter_map(|asked| {
        let mut key = AskKey::of(asked);
        key.rename(names);
        Some((key, asked.proficiency()?.0))
    });
    asks.collect()
}

/// Returns the requirements of which nothing differs but that the new step, though it has the number of the
/// old one, is another one.
fn other_steps(
    scale: &Steps<'_>,
    steps: &BTreeMap<AskKey, u8>,
    [said, says]: [&RoleOutline; 2],
) -> Vec<Difference<AskKey, Asked>> {
    let both = steps.iter().filter_map(|(key, step)| {
        let (old, new) = (*said.asks.get(key)?, *says.asks.get(key)?);
        let is_found = old == new && scale.differ(*step, new.proficiency?);
        is_found.then(|| (key.clone(), Some(old), Some(new)))
    });
    both.collect()
}

/// What the requirements of a role are called.
struct AskTitles<'g> {
    graphs: [&'g CareerGraph; 2],
    /// As the new role calls them, else as the old one does.
    titles: BTreeMap<AskKey, String>,
}

impl<'g> AskTitles<'g> {
    fn new(between: &Between<'g>, roles: [Option<RoleRef<'_>>; 2]) -> Self {
        let [before, now] = roles.map(|role| role.into_iter().flat_map(RoleRef::requirements));
        let before = before.map(|asked| {
            let mut key = AskKey::of(asked);
            key.rename(between.names);
            (key, asked.title())
        });
        let titles = before.chain(now.map(|asked| (AskKey::of(asked), asked.title())));
        Self {
            graphs: between.graphs,
            titles: titles.collect(),
        }
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
