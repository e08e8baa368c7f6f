//! The cheapest way to meet a requirement: for a choice, which of its skills to take.

use serde::Serialize;

use super::{Holder, Interval};
use crate::graph::{CareerGraph, Requirement, RoleIx, SkillIx};
use crate::query::card::SkillName;

/// The ways to meet a requirement with the fewest steps of proficiency.
///
/// What the same role asks for anyway, as an essential requirement of a single skill, costs nothing
/// extra.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Cheapest {
    /// Skills that every such way brings up to what is needed.
    pub take: Vec<Raise>,
    /// How many of the skills of `among` it takes besides.
    pub choose: u16,
    /// Skills that do equally well.
    pub among: Vec<Raise>,
    /// Steps of proficiency in all.
    pub steps: Interval<u32>,
}

/// A skill to bring up to a proficiency.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Raise {
    /// The skill.
    pub skill: SkillName,
    /// The proficiency held.
    pub have: Interval<u8>,
    /// The proficiency needed.
    pub to: u8,
    /// Whether the same role asks for it anyway.
    pub anyway: bool,
}

/// What a role asks for essentially, one skill at a time: proficiencies by skill.
#[derive(Debug, Default)]
pub(in crate::query) struct Anyway(Vec<(SkillIx, u8)>);

impl Anyway {
    /// What a role asks for in this way; O(n log n) in its requirements.
    pub(in crate::query) fn by(graph: &CareerGraph, role: RoleIx) -> Self {
        let asked = graph.requirements_of(role).iter();
        let single = asked.filter(|asked| !asked.is_choice() && asked.importance.is_essential());
        let steps = single.map(|asked| (graph.alternatives_of(asked)[0], asked.needed()));
        let mut steps: Vec<_> = steps.collect();
        // The largest of a skill comes first and stays.
        steps.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        steps.dedup_by_key(|(skill, _)| *skill);
        Self(steps)
    }

    fn step(&self, skill: SkillIx) -> u8 {
        let found = self.0.binary_search_by_key(&skill, |(skill, _)| *skill);
        found.map_or(0, |at| self.0[at].1)
    }
}

/// The cheapest ways, by index.
#[derive(Debug)]
pub(in crate::query) struct Ways {
    pub(in crate::query) take: Vec<SkillIx>,
    pub(in crate::query) choose: usize,
    pub(in crate::query) among: Vec<SkillIx>,
    steps: Interval<u32>,
}

/// How far a skill of a choice is from what is needed: what comes first is cheaper.
type Distance = (u8, u8, bool);

/// Returns the cheapest ways to meet a requirement; nothing where it is surely met.
pub(in crate::query) fn ways(
    graph: &CareerGraph,
    holder: &Holder<'_>,
    asked: &Requirement,
    anyway: &Anyway,
) -> Option<Ways> {
    let skills = graph.alternatives_of(asked);
    let (needed, count) = (asked.needed(), usize::from(asked.count));
    if holder.have(skills, asked.count).low >= needed {
        return None;
    }
    let least = |skill: SkillIx| match skills {
        [_] => 0,
        _ => anyway.step(skill),
    };
    let lacks = |step: u8, skill: SkillIx| needed.saturating_sub(step.max(least(skill)));
    let distance = |skill: SkillIx| -> Distance {
        let held = holder.step(skill);
        let (worst, best) = (lacks(held.low, skill), lacks(held.high, skill));
        (worst, best, held.low < needed)
    };
    let mut ranked: Vec<_> = skills
        .iter()
        .map(|skill| (distance(*skill), *skill))
        .collect();
    ranked.sort_unstable();
    let farthest = ranked[count - 1].0;
    let of = |pick: fn(&Distance, &Distance) -> bool| {
        let picked = ranked.iter().filter(|(one, _)| pick(one, &farthest));
        picked.map(|(_, skill)| *skill).collect::<Vec<_>>()
    };
    let (mut take, mut among) = (of(|one, far| one < far), of(|one, far| one == far));
    let mut choose = count - take.len();
    if choose == among.len() {
        take.append(&mut among);
        choose = 0;
    }
    take.retain(|skill| holder.step(*skill).low < needed);
    Some(Ways {
        take,
        choose,
        among,
        steps: Interval {
            low: fewest(ranked.iter().map(|((_, best, _), _)| *best), count),
            high: most(
                holder,
                skills,
                needed,
                ranked.iter().map(|((worst, ..), _)| *worst),
                count,
            ),
        },
    })
}

fn fewest(lacks: impl Iterator<Item = u8>, count: usize) -> u32 {
    let mut lacks: Vec<_> = lacks.collect();
    lacks.sort_unstable();
    lacks.into_iter().take(count).map(u32::from).sum()
}

/// The steps at worst: whichever skills of an own choice are held, some lie among the alternatives.
fn most(
    holder: &Holder<'_>,
    skills: &[SkillIx],
    needed: u8,
    worst: impl Iterator<Item = u8>,
    count: usize,
) -> u32 {
    let mut lacks: Vec<_> = worst.collect();
    lacks.sort_unstable();
    for (inside, held) in holder.held_among(skills) {
        for lack in lacks.iter_mut().take(inside) {
            *lack = (*lack).min(needed.saturating_sub(held.low));
        }
    }
    lacks.into_iter().take(count).map(u32::from).sum()
}

/// Returns the cheapest ways as plain data.
pub(super) fn cheapest(
    graph: &CareerGraph,
    holder: &Holder<'_>,
    asked: &Requirement,
    anyway: &Anyway,
) -> Option<Cheapest> {
    let ways = ways(graph, holder, asked, anyway)?;
    let is_choice = asked.is_choice();
    let raise = |skill: &SkillIx| Raise {
        skill: graph.skill_at(*skill).into(),
        have: holder.step(*skill),
        to: asked.needed(),
        anyway: is_choice && anyway.step(*skill) > 0,
    };
    Some(Cheapest {
        take: ways.take.iter().map(raise).collect(),
        choose: ways.choose as u16,
        among: ways.among.iter().map(raise).collect(),
        steps: ways.steps,
    })
}
