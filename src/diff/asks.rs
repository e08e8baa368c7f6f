//! How the requirements of a role differ, and what to call them.

use std::collections::BTreeMap;

use super::compare::differences;
use super::follow::NewIds;
use super::{AskDiff, AskKey, RoleOutline};
use crate::graph::{CareerGraph, RoleRef};
use crate::model::SkillId;

/// Returns how the requirements of a role differ, of which the outlines are given as well.
pub(super) fn asks(
    graphs: [&CareerGraph; 2],
    names: &NewIds<'_, SkillId>,
    roles: [RoleRef<'_>; 2],
    [before, after]: [&RoleOutline; 2],
) -> Vec<AskDiff> {
    let found = differences(&before.asks, &after.asks);
    if found.is_empty() {
        return Vec::new();
    }
    let titles = AskTitles::new(graphs, names, roles);
    let keys: Vec<_> = found.iter().map(|(key, ..)| key).collect();
    let titles = titles.of(&keys);
    let asks = found.into_iter().zip(titles);
    asks.map(|((key, old, new), title)| AskDiff {
        title,
        key,
        old,
        new,
    })
    .collect()
}

/// What the requirements of a role are called.
struct AskTitles<'g> {
    graphs: [&'g CareerGraph; 2],
    /// As the new role calls them, else as the old one does.
    titles: BTreeMap<AskKey, String>,
}

impl<'g> AskTitles<'g> {
    fn new(
        graphs: [&'g CareerGraph; 2],
        names: &NewIds<'_, SkillId>,
        [before, now]: [RoleRef<'_>; 2],
    ) -> Self {
        let before = before.requirements().map(|asked| {
            let mut key = AskKey::of(asked);
            key.rename(names);
            (key, asked.title())
        });
        let now = now.requirements();
        let titles = before.chain(now.map(|asked| (AskKey::of(asked), asked.title())));
        Self {
            graphs,
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
