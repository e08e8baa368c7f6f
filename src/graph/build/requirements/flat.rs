//! Requirements of all roles in flat arrays, in the order in which they are shown.

use super::{Draft, Requirements};
use crate::graph::{Requirement, SkillIx};
use crate::model::{Importance, Skill, name_key, push_name_key};

/// A requirement of one skill of which no more is to be known, not even where it stands.
#[derive(Clone, Copy)]
pub(super) struct Plain {
    pub(super) skill: u32,
    pub(super) proficiency: u8,
    pub(super) importance: Importance,
}

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
            alternatives: Vec::new(),
        };
        Self {
            requirements,
            shown,
            order: Vec::new(),
        }
    }

    /// Takes the requirements of the next role in a fixed order: essential ones first, then by name.
    pub(super) fn push_plain(&mut self, all: &[Plain]) {
        let keys = all.iter().map(|one| (one.skill, one.importance));
        self.shown.sort_plain(keys, &mut self.order);
        let flat = &mut self.requirements;
        let sorted = self.order.iter().map(|at| all[*at as u32 as usize]);
        flat.list.extend(sorted.map(|one| Requirement {
            skill: SkillIx(one.skill),
            alternatives: 1,
            count: 1,
            proficiency: one.proficiency,
            inherited: false,
            importance: one.importance,
            extra: None,
        }));
        flat.bounds.push(flat.list.len() as u32);
    }

    /// Takes the requirements of the next role as [`Flat::push_plain`] does, whatever they are.
    pub(super) fn push(&mut self, drafts: &mut [Draft], skills: &[Skill]) {
        self.shown.sort(drafts, skills, &mut self.order);
        let flat = &mut self.requirements;
        for at in &self.order {
            let draft = &mut drafts[*at as u32 as usize];
            let skill = match draft.skills() {
                [skill] => SkillIx(*skill),
                choice => {
                    let first = SkillIx(flat.alternatives.len() as u32);
                    let choice = choice.iter().copied().map(SkillIx);
                    flat.alternatives.extend(choice);
                    first
                }
            };
            flat.list.push(Requirement {
                skill,
                alternatives: draft.skills().len() as u16,
                count: draft.count,
                proficiency: draft.proficiency,
                inherited: draft.inherited,
                importance: draft.importance,
                extra: draft.extra.take(),
            });
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
        // All keys, one behind the other, and where each of them begins.
        let (mut keys, mut starts) = (Vec::new(), vec![0]);
        for skill in skills {
            push_name_key(&mut keys, &skill.title);
            starts.push(keys.len());
        }
        let key = |skill: u32| {
            let skill = skill as usize;
            &keys[starts[skill]..starts[skill + 1]]
        };
        let mut order: Vec<u32> = (0..skills.len() as u32).collect();
        order.sort_by(|a, b| key(*a).cmp(key(*b)));
        let mut ranks = vec![0; skills.len()];
        let same = |a: &u32, b: &u32| key(*a) == key(*b);
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
        if drafts.iter().all(is_plain) {
            let keys = drafts.iter();
            let keys = keys.map(|draft| (draft.skills()[0], draft.importance));
            return self.sort_plain(keys, order);
        }
        order.clear();
        order.extend(0..drafts.len() as u64);
        let key = |draft: &Draft| {
            let title = || &skills[draft.skills()[0] as usize].title;
            name_key(draft.label().unwrap_or_else(|| title()))
        };
        let keys: Vec<_> = drafts
            .iter()
            .map(|draft| (weight(draft.importance), key(draft)))
            .collect();
        order.sort_by(|a, b| {
            let [a, b] = [a, b].map(|at| *at as u32 as usize);
            (&keys[a], drafts[a].key()).cmp(&(&keys[b], drafts[b].key()))
        });
    }

    /// Sorts as [`Shown::sort`] does requirements of one skill each.
    fn sort_plain(
        &self,
        all: impl Iterator<Item = (u32, Importance)> + Clone,
        order: &mut Vec<u64>,
    ) {
        order.clear();
        order.extend(all.clone().zip(0..).map(|((skill, _), at)| {
            let rank = self.ranks[skill as usize];
            u64::from(rank) << 32 | at
        }));
        order.sort_unstable();
        let mut weights = all.map(|(_, importance)| weight(importance));
        let first = weights.next();
        if !weights.clone().all(|weight| Some(weight) == first) {
            let weights: Vec<_> = first.into_iter().chain(weights).collect();
            order.sort_by_key(|at| weights[*at as u32 as usize]);
        }
    }
}

/// A number that is the smaller, the more a requirement weighs: a weight is never negative, so that
/// its bits are in the order of its values.
fn weight(importance: Importance) -> u64 {
    !importance.weight().to_bits()
}
