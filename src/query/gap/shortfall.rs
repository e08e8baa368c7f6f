//! A gap in short, for the steps of paths: its numbers, and what lacks most.

use std::cmp::Reverse;
use std::fmt;

use serde::Serialize;

use super::{Holder, Interval, NeedMeasure, NeedState};
use crate::graph::{CareerGraph, RequirementRef, RoleRef};
use crate::model::{Name, SkillId};

/// What somebody lacks for a role, without each requirement.
#[derive(Debug, Clone)]
pub(in crate::query) struct Shortfall {
    pub(in crate::query) gap: Option<Interval<f64>>,
    pub(in crate::query) coverage: Option<Interval<f64>>,
    /// How many requirements are not surely met.
    pub(in crate::query) open: usize,
    /// The first of them, in the order of [`SkillGap::needs`](super::SkillGap::needs).
    pub(in crate::query) first: Vec<StepNeed>,
}

/// A requirement that is not surely met, in short: what lacks for one step of a path.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct StepNeed {
    /// What to call it.
    pub title: Name,
    /// How it stands; never [`NeedState::Met`].
    pub state: NeedState,
    /// The ids of the skills that can meet it.
    pub skills: Vec<SkillId>,
    /// How many of them are asked for.
    pub count: u16,
    /// The proficiency needed; an unspecified one counts as 1.
    pub needed: u8,
    /// The proficiency held.
    pub have: Interval<u8>,
    /// Steps of proficiency that lack.
    pub deficit: Interval<u8>,
    /// How much the requirement weighs.
    pub weight: f64,
    /// Whether the role cannot be held without it.
    pub essential: bool,
}

impl fmt::Display for StepNeed {
    /// Says what it is called.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.title)
    }
}

/// A requirement that is not surely met.
struct Open<'g> {
    standing: NeedMeasure,
    essential: bool,
    deficit: f64,
    asked: RequirementRef<'g>,
}

/// # Gaps in short
impl CareerGraph {
    /// Returns what a holder lacks for the role `to`, with the names of so many requirements.
    ///
    /// O(n) in the requirements of the role, and their alternatives.
    pub(in crate::query) fn shortfall_of(
        &self,
        holder: &Holder<'_>,
        to: RoleRef<'_>,
        named: usize,
    ) -> Shortfall {
        let mut open: Vec<_> = to
            .requirements()
            .filter_map(|asked| {
                let data = asked.data();
                let standing = NeedMeasure::of(self, holder, data);
                let weight = data.importance.weight();
                (standing.state != NeedState::Met).then(|| Open {
                    standing,
                    essential: data.importance.is_essential(),
                    deficit: weight * f64::from(standing.deficit.high),
                    asked,
                })
            })
            .collect();
        let count = open.len();
        if named < count {
            open.select_nth_unstable_by(named, Open::cmp);
            open.truncate(named);
        }
        open.sort_by(Open::cmp);
        let measure = self.measure(holder, to);
        Shortfall {
            gap: measure.gap,
            coverage: measure.coverage,
            open: count,
            first: open.iter().map(Open::told).collect(),
        }
    }
}

impl Open<'_> {
    fn told(&self) -> StepNeed {
        let data = self.asked.data();
        StepNeed {
            title: self.asked.shared_title(),
            state: self.standing.state,
            skills: self
                .asked
                .skills()
                .map(|skill| skill.id().clone())
                .collect(),
            count: data.count,
            needed: data.needed(),
            have: self.standing.have,
            deficit: self.standing.deficit,
            weight: data.importance.weight(),
            essential: self.essential,
        }
    }

    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let kind = |open: &Self| (open.standing.state, Reverse(open.essential));
        let order = kind(self).cmp(&kind(other));
        let order = order.then_with(|| other.deficit.total_cmp(&self.deficit));
        order.then_with(|| self.asked.name().cmp(&other.asked.name()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::embedded;
    use crate::query::gap::Need;

    fn in_short(need: &Need) -> StepNeed {
        let skills = need.skills.iter();
        StepNeed {
            title: need.title.as_str().into(),
            state: need.state,
            skills: skills.map(|skill| SkillId::new(&*skill.id)).collect(),
            count: need.count,
            needed: need.needed,
            have: need.have,
            deficit: need.deficit,
            weight: need.weight,
            essential: need.essential,
        }
    }

    #[test]
    fn a_shortfall_is_the_gap_in_short() {
        for name in embedded::names() {
            let graph = CareerGraph::embedded(name).expect("a shipped graph");
            for from in graph.roles() {
                let holder = Holder::of_role(&graph, from);
                for to in graph.roles() {
                    let (gap, short) = (
                        graph.gap_of(&holder, to),
                        graph.shortfall_of(&holder, to, 3),
                    );
                    let open = |need: &&Need| need.state != NeedState::Met;
                    let open: Vec<_> = gap.needs.iter().filter(open).collect();
                    assert_eq!(short.open, open.len(), "{from:?} {to:?}");
                    let first = open.iter().take(3).map(|need| in_short(need));
                    assert_eq!(short.first, first.collect::<Vec<_>>(), "{from:?} {to:?}");
                    assert_eq!((short.gap, short.coverage), (gap.gap, gap.coverage));
                }
            }
        }
    }
}
