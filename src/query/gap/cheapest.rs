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
}

/// How far a skill of a choice is from what is needed, in steps at worst and at best, and whether it
/// may lack at all: what comes first is cheaper.
type Distance = (u8, u8, bool);

/// How far each skill of a requirement is, in their order; nothing where it is surely met.
fn distances(
    graph: &CareerGraph,
    holder: &Holder<'_>,
    asked: &Requirement,
    anyway: &Anyway,
) -> Option<Vec<(Distance, SkillIx)>> {
    let (skills, needed) = (graph.alternatives_of(asked), asked.needed());
    if holder.have(skills, asked.count).low >= needed {
        return None;
    }
    let least = |skill: SkillIx| match skills {
        [_] => 0,
        _ => anyway.step(skill),
    };
    let distance = |skill: SkillIx| -> Distance {
        let (held, least) = (holder.step(skill), least(skill));
        let lacks = |step: u8| needed.saturating_sub(step.max(least));
        (lacks(held.low), lacks(held.high), held.low < needed)
    };
    Some(
        skills
            .iter()
            .map(|skill| (distance(*skill), *skill))
            .collect(),
    )
}

/// Returns the cheapest ways to meet a requirement; nothing where it is surely met. O(n) in its skills,
/// but for those that every way takes.
pub(in crate::query) fn ways(
    graph: &CareerGraph,
    holder: &Holder<'_>,
    asked: &Requirement,
    anyway: &Anyway,
) -> Option<Ways> {
    let distances = distances(graph, holder, asked, anyway)?;
    Some(cheapest_of(holder, asked, &distances))
}

fn cheapest_of(
    holder: &Holder<'_>,
    asked: &Requirement,
    distances: &[(Distance, SkillIx)],
) -> Ways {
    let count = usize::from(asked.count);
    let mut ordered: Vec<Distance> = distances.iter().map(|(distance, _)| *distance).collect();
    let (_, farthest, _) = ordered.select_nth_unstable(count - 1);
    let nearer = distances.iter().filter(|(one, _)| one < farthest);
    let mut nearer: Vec<_> = nearer.collect();
    nearer.sort_unstable();
    let mut take: Vec<_> = nearer.into_iter().map(|(_, skill)| *skill).collect();
    let among = distances.iter().filter(|(one, _)| one == farthest);
    let mut among: Vec<_> = among.map(|(_, skill)| *skill).collect();
    let mut choose = count - take.len();
    if choose == among.len() {
        take.append(&mut among);
        choose = 0;
    }
    take.retain(|skill| holder.step(*skill).low < asked.needed());
    Ways {
        take,
        choose,
        among,
    }
}

/// The least of some numbers, so many of them, ascending.
fn least(numbers: impl Iterator<Item = u8>, count: usize) -> Vec<u8> {
    let mut numbers: Vec<_> = numbers.collect();
    numbers.sort_unstable();
    numbers.truncate(count);
    numbers
}

/// The steps that the cheapest way takes. At worst: whichever skills of an own choice are held, some
/// lie among the alternatives.
fn steps(
    graph: &CareerGraph,
    holder: &Holder<'_>,
    asked: &Requirement,
    distances: &[(Distance, SkillIx)],
) -> Interval<u32> {
    let count = usize::from(asked.count);
    let best = least(distances.iter().map(|((_, best, _), _)| *best), count);
    let mut worst = least(distances.iter().map(|((worst, ..), _)| *worst), count);
    holder.held_among(graph.alternatives_of(asked), |inside, held| {
        for lack in worst.iter_mut().take(inside) {
            *lack = (*lack).min(asked.needed().saturating_sub(held.low));
        }
    });
    let sum = |lacks: Vec<u8>| lacks.into_iter().map(u32::from).sum();
    Interval {
        low: sum(best),
        high: sum(worst),
    }
}

/// Returns the cheapest ways as plain data.
pub(super) fn cheapest(
    graph: &CareerGraph,
    holder: &Holder<'_>,
    asked: &Requirement,
    anyway: &Anyway,
) -> Option<Cheapest> {
    let distances = distances(graph, holder, asked, anyway)?;
    let ways = cheapest_of(holder, asked, &distances);
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
        steps: steps(graph, holder, asked, &distances),
    })
}
