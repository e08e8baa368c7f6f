//! Which skills are part of which.

use std::collections::{BTreeSet, VecDeque};

use super::{CareerGraph, SkillIx};

/// Pairs of a skill and one that names it as broader, in order.
pub(super) type Parts = Vec<(SkillIx, SkillIx)>;

/// How many parts of a skill are looked for, the nearest first: they are looked for at every
/// requirement, and a file of skills in a long chain would take all the time.
const MOST_PARTS: usize = 1000;

impl CareerGraph {
    /// Returns the skills that are part of one, directly or by way of others, in the order of their
    /// ids. A circle of skills does no harm: none is part of itself.
    pub(crate) fn parts_of(&self, whole: SkillIx) -> Vec<SkillIx> {
        let pairs = self.parts.get_or_init(|| self.pairs_of_skills());
        let directly = |whole: SkillIx| {
            let first = pairs.partition_point(|(broader, _)| *broader < whole);
            let parts = pairs[first..].iter();
            let parts = parts.take_while(move |(broader, _)| *broader == whole);
            parts.map(|(_, part)| *part)
        };
        let mut found = BTreeSet::new();
        let mut open: VecDeque<_> = directly(whole).collect();
        while let Some(part) = open.pop_front() {
            if found.len() == MOST_PARTS {
                break;
            }
            if part != whole && found.insert(part) {
                open.extend(directly(part));
            }
        }
        found.into_iter().collect()
    }

    fn pairs_of_skills(&self) -> Parts {
        let ids: Vec<_> = self.skills.iter().map(|skill| &skill.id).collect();
        let of = |broader| ids.binary_search(&broader);
        let pairs = self.skills().flat_map(|part| {
            let broader = part.data().broader.iter();
            let wholes = broader.filter_map(|id| of(id).ok());
            wholes.map(move |whole| (SkillIx(whole as u32), part.index()))
        });
        let mut pairs: Parts = pairs.collect();
        pairs.sort_unstable();
        pairs
    }
}
