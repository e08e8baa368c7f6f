//! Requirements of all roles in flat arrays, in the order in which they are shown.

use super::{Draft, Requirements};
use crate::graph::{Requirement, SkillIx};
use crate::model::{Skill, name_key};

/// The arrays while they grow, role by role.
pub(super) struct Flat {
    pub(super) requirements: Requirements,
    shown: Shown,
    /// Kept from role to role, to be filled anew.
    order: Vec<u64>,
}

impl Flat {
    /// Arrays with room for so many roles and requirements.
    pub(super) fn new(shown: Shown, roles: usize, requirements: usize) -> Self {
        let mut bounds = Vec::with_capacity(roles + 1);
        bounds.push(0);
        let requirements = Requirements {
            list: Vec::with_capacity(requirements),
            bounds,
            alternatives: Vec::with_capacity(requirements),
        };
        Self {
            requirements,
            shown,
            order: Vec::new(),
        }
    }

    /// Takes the requirements of the next role in a fixed order: essential ones first, then by name.
    pub(super) fn push(&mut self, drafts: &mut [Draft], skills: &[Skill]) {
        self.shown.sort(drafts, skills, &mut self.order);
        let flat = &mut self.requirements;
        for at in &self.order {
            let draft = &mut drafts[*at as u32 as usize];
            flat.list.push(Requirement {
                first_alternative: flat.alternatives.len() as u32,
                alternatives: draft.skills().len() as u16,
                count: draft.count,
                proficiency: draft.proficiency,
                inherited: draft.inherited,
                importance: draft.importance,
                extra: draft.extra.take(),
            });
            flat.alternatives
                .extend(draft.skills().iter().copied().map(SkillIx));
        }
        flat.bounds.push(flat.list.len() as u32);
    }
}

/// What requirements are shown as, in the form in which names are compared.
pub(super) struct Shown {
    /// The place of each skill's title among all titles.
    ranks: Vec<u32>,
}

impl Shown {
    pub(super) fn new(skills: &[Skill]) -> Self {
        let keys: Vec<_> = skills.iter().map(|skill| name_key(&skill.title)).collect();
        let mut order: Vec<u32> = (0..keys.len() as u32).collect();
        order.sort_by_key(|skill| &keys[*skill as usize]);
        let mut ranks = vec![0; keys.len()];
        let same = |a: &u32, b: &u32| keys[*a as usize] == keys[*b as usize];
        for (rank, skills) in order.chunk_by(same).enumerate() {
            for skill in skills {
                ranks[*skill as usize] = rank as u32;
            }
        }
        Self { ranks }
    }

    /// Puts the positions of requirements, in the lowest 32 bits, into the order of their weights,
    /// the greatest first, and then of what they are shown as.
    fn sort(&self, drafts: &[Draft], skills: &[Skill], order: &mut Vec<u64>) {
        let is_plain = |draft: &Draft| draft.label().is_none() && draft.skills().len() == 1;
        let all_plain = drafts.iter().all(is_plain);
        order.clear();
        order.extend(drafts.iter().zip(0..).map(|(draft, at)| {
            let rank = self.ranks[draft.skills()[0] as usize];
            u64::from(rank) << 32 | at
        }));
        if all_plain {
            order.sort_unstable();
            let weighs = |at: &u64| weight(&drafts[*at as u32 as usize]);
            if !order.is_sorted_by_key(weighs) {
                order.sort_by_key(weighs);
            }
            return;
        }
        let key = |draft: &Draft| {
            let title = || &skills[draft.skills()[0] as usize].title;
            name_key(draft.label().unwrap_or_else(|| title()))
        };
        let keys: Vec<_> = drafts
            .iter()
            .map(|draft| (weight(draft), key(draft)))
            .collect();
        order.sort_by(|a, b| {
            let [a, b] = [a, b].map(|at| *at as u32 as usize);
            (&keys[a], drafts[a].key()).cmp(&(&keys[b], drafts[b].key()))
        });
    }
}

/// A number that is the smaller, the more a requirement weighs: a weight is never negative, so that
/// its bits are in the order of its values.
fn weight(draft: &Draft) -> u64 {
    !draft.importance.weight().to_bits()
}
