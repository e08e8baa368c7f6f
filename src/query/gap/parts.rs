//! What is held of the parts of a skill that is asked for. It counts in no number.

use serde::Serialize;

use super::{Holder, Interval};
use crate::graph::{CareerGraph, SkillIx};
use crate::query::card::SkillName;

/// A skill that is surely held and is part of one that is asked for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PartHeld {
    /// The skill.
    pub skill: SkillName,
    /// The skill that is asked for, which it is part of.
    pub of: SkillName,
    /// The proficiency held.
    pub have: Interval<u8>,
}

/// Returns what is surely held of the parts of these skills, what is held best first.
pub(in crate::query) fn parts_held(
    graph: &CareerGraph,
    holder: &Holder<'_>,
    asked: &[SkillIx],
) -> Vec<PartHeld> {
    let mut held = Vec::new();
    for of in asked {
        for part in graph.parts_of(*of) {
            let have = holder.step(part);
            if have.low > 0 && !asked.contains(&part) {
                held.push(PartHeld {
                    skill: graph.skill_at(part).into(),
                    of: graph.skill_at(*of).into(),
                    have,
                });
            }
        }
    }
    held.sort_by(|a, b| {
        let best = b.have.low.cmp(&a.have.low);
        best.then_with(|| (&a.skill, &a.of).cmp(&(&b.skill, &b.of)))
    });
    held
}
