//! The different choices of skills that roles ask for, each once.

use hashbrown::HashMap;

use crate::graph::{CareerGraph, Requirement, SkillIx};

/// Every different choice of a graph: which skills, and how many of them.
pub(super) struct Choices<'g> {
    all: Vec<(&'g [SkillIx], u16)>,
    /// By choice a bit for each of its skills, which several skills may share.
    bits: Vec<u64>,
    numbers: HashMap<(&'g [SkillIx], u16), u32>,
    /// By skill, the choices that have it.
    with: ByKey<u32>,
    /// By choice, those that it implies.
    implied: ByKey<u32>,
}

impl<'g> Choices<'g> {
    pub(super) fn of(graph: &'g CareerGraph) -> Self {
        let (mut all, mut numbers) = (Vec::new(), HashMap::new());
        let mut with = Vec::new();
        for role in graph.roles() {
            for asked in graph.requirements_of(role.index()) {
                let skills = graph.alternatives_of(asked);
                if skills.len() > 1 && !numbers.contains_key(&(skills, asked.count)) {
                    let number = all.len() as u32;
                    numbers.insert((skills, asked.count), number);
                    all.push((skills, asked.count));
                    with.extend(skills.iter().map(|skill| (skill.0, number)));
                }
            }
        }
        let bits = all
            .iter()
            .map(|(skills, _): &(&[SkillIx], u16)| bits(skills));
        let mut choices = Self {
            bits: bits.collect(),
            with: ByKey::of(graph.skill_count(), &with),
            implied: ByKey::default(),
            all,
            numbers,
        };
        let mut implied = Vec::new();
        for own in 0..choices.len() as u32 {
            choices.find_implied(own, &mut implied);
        }
        choices.implied = ByKey::of(choices.len(), &implied);
        choices
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The number of the choice that a requirement asks for.
    pub(super) fn find(&self, graph: &'g CareerGraph, asked: &Requirement) -> u32 {
        self.numbers[&graph.asked_for(asked)]
    }

    /// How many of its skills a choice asks for.
    pub(super) fn count(&self, choice: u32) -> usize {
        usize::from(self.all[choice as usize].1)
    }

    /// The choices that have a skill.
    pub(super) fn with(&self, skill: u32) -> &[u32] {
        self.with.of_key(skill as usize)
    }

    /// The choices that are met by somebody who meets one, whichever of its skills these are.
    pub(super) fn implied(&self, own: u32) -> &[u32] {
        self.implied.of_key(own as usize)
    }

    /// Of k skills that are held at most k - 1 lie outside of a choice that they meet, so that it has one
    /// of any k skills of their own choice: those that the fewest choices have are the quickest to look
    /// at.
    fn find_implied(&self, own: u32, implied: &mut Vec<(u32, u32)>) {
        let (skills, held) = self.all[own as usize];
        let held = usize::from(held);
        let mut rarest: Vec<_> = skills.iter().map(|skill| self.with(skill.0)).collect();
        rarest.sort_by_key(|choices| choices.len());
        let of_rarest = rarest.into_iter().take(held).flatten().copied();
        let mut near: Vec<u32> = of_rarest
            .filter(|near| {
                // Nearly all are given up without a look at their skills.
                let outside = (self.bits[own as usize] & !self.bits[*near as usize]).count_ones();
                held >= outside as usize + self.count(*near)
            })
            .collect();
        near.sort_unstable();
        near.dedup();
        near.retain(|near| {
            let (others, _) = self.all[*near as usize];
            let outside = |skill: &&SkillIx| others.binary_search(skill).is_err();
            let outside = skills.iter().filter(outside).count();
            held >= outside + self.count(*near)
        });
        implied.extend(near.into_iter().map(|near| (own, near)));
    }
}

/// One bit of 64 for each skill: one for which a choice has no bit is none of its skills.
fn bits(skills: &[SkillIx]) -> u64 {
    // A multiplication spreads neighbours, which are likely to stand in one choice.
    let bit = |skill: &SkillIx| 1_u64 << (skill.0.wrapping_mul(0x9E37_79B1) >> 26);
    skills.iter().map(bit).fold(0, |bits, bit| bits | bit)
}

/// Entries sorted by a dense key.
#[derive(Debug, Clone)]
pub(super) struct ByKey<T> {
    sorted: Vec<T>,
    /// What has key `k` is `sorted[bounds[k]..bounds[k + 1]]`.
    bounds: Vec<u32>,
}

impl<T> Default for ByKey<T> {
    fn default() -> Self {
        Self {
            sorted: Vec::new(),
            bounds: vec![0],
        }
    }
}

impl<T: Copy> ByKey<T> {
    /// Sorts entries by key, which are fewer than `keys`, in linear time and without changing the order
    /// of those of one key.
    pub(super) fn of(keys: usize, entries: &[(u32, T)]) -> Self {
        let mut bounds = vec![0; keys + 1];
        for (key, _) in entries {
            bounds[*key as usize + 1] += 1;
        }
        for key in 0..keys {
            bounds[key + 1] += bounds[key];
        }
        let mut sorted: Vec<T> = entries.iter().map(|(_, entry)| *entry).collect();
        let mut free = bounds.clone();
        for (key, entry) in entries {
            let at: &mut u32 = &mut free[*key as usize];
            sorted[*at as usize] = *entry;
            *at += 1;
        }
        Self { sorted, bounds }
    }

    /// Entries that are sorted already, with the bounds of each key.
    pub(super) fn sorted(sorted: Vec<T>, bounds: Vec<u32>) -> Self {
        Self { sorted, bounds }
    }

    pub(super) fn of_key(&self, key: usize) -> &[T] {
        let (start, end) = self.bounds_of(key);
        self.between(start, end)
    }

    /// All entries, those of the lowest key first.
    pub(super) fn all(&self) -> &[T] {
        &self.sorted
    }

    /// Where the entries of a key begin and end.
    pub(super) fn bounds_of(&self, key: usize) -> (u32, u32) {
        (self.bounds[key], self.bounds[key + 1])
    }

    /// The entries from one place to another.
    pub(super) fn between(&self, start: u32, end: u32) -> &[T] {
        &self.sorted[start as usize..end as usize]
    }
}
