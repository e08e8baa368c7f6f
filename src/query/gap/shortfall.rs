//! A gap in short, for the steps of paths: its numbers, and what lacks most.

use std::cmp::Reverse;

use super::{Holder, Interval, NeedMeasure, NeedState};
use crate::graph::{CareerGraph, RequirementRef, RoleRef};

/// What somebody lacks for a role, without each requirement.
#[derive(Debug, Clone)]
pub(in crate::query) struct Shortfall {
    pub(in crate::query) gap: Option<Interval<f64>>,
    pub(in crate::query) coverage: Option<Interval<f64>>,
    /// How many requirements are not surely met.
    pub(in crate::query) open: usize,
    /// What the first of them are called, in the order of [`SkillGap::needs`](super::SkillGap::needs).
    pub(in crate::query) first: Vec<String>,
}

/// A requirement that is not surely met.
struct Open<'g> {
    state: NeedState,
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
                    state: standing.state,
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
            first: open.iter().map(|open| open.asked.title()).collect(),
        }
    }
}

impl Open<'_> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let kind = |open: &Self| (open.state, Reverse(open.essential));
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
                    let titles = open.iter().take(3).map(|need| need.title.clone());
                    assert_eq!(short.first, titles.collect::<Vec<_>>(), "{from:?} {to:?}");
                    assert_eq!((short.gap, short.coverage), (gap.gap, gap.coverage));
                }
            }
        }
    }
}
