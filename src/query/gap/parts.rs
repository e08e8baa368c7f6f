//! What is held of the parts of a skill that is asked for. It counts in no number.

use serde::Serialize;

use super::{Holder, Interval};
use crate::graph::{CareerGraph, Requirement, SkillIx};
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

/// A skill that is surely held, of several that are asked for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SomeHeld {
    /// The skill.
    pub skill: SkillName,
    /// The proficiency held.
    pub have: Interval<u8>,
}

/// Returns what is surely held of the skills of a requirement that asks for several and is not met.
pub(in crate::query) fn some_held(
    graph: &CareerGraph,
    holder: &Holder<'_>,
    asked: &Requirement,
) -> Vec<SomeHeld> {
    let skills = graph.alternatives_of(asked);
    if asked.count < 2 || holder.have(skills, asked.count).low >= asked.needed() {
        return Vec::new();
    }
    let held = skills.iter().map(|skill| SomeHeld {
        skill: graph.skill_at(*skill).into(),
        have: holder.step(*skill),
    });
    let mut held: Vec<_> = held.filter(|some| some.have.low > 0).collect();
    held.sort_by(|a, b| {
        let best = b.have.low.cmp(&a.have.low);
        best.then_with(|| a.skill.cmp(&b.skill))
    });
    held
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
