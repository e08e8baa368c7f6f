//! What each step of the graph costs under a question.

use super::{Cost, Filter};
use crate::graph::{CareerGraph, RoleIx, Step, TransitionRef};
use crate::model::Basis;
use crate::query::gap::Holder;

/// Costs are whole numbers of millionths, so that sums are exact in any order.
const UNITS: f64 = 1e6;

/// Cost, moves, and moves that nobody stated: compared in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Length {
    pub(super) cost: u64,
    pub(super) moves: u32,
    pub(super) inferred: u32,
}

impl Length {
    /// Longer than every path.
    pub(super) const NEVER: Self = Self {
        cost: u64::MAX,
        moves: u32::MAX,
        inferred: u32::MAX,
    };

    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            cost: self.cost.saturating_add(other.cost),
            moves: self.moves.saturating_add(other.moves),
            inferred: self.inferred.saturating_add(other.inferred),
        }
    }

    pub(super) fn is_never(self) -> bool {
        self == Self::NEVER
    }

    /// The cost in the unit of the question.
    pub(super) fn units(self) -> f64 {
        self.cost as f64 / UNITS
    }
}

/// The length of every step, in the order of [`Steps::all`](crate::graph::Steps::all);
/// `None` where no transition of the step may be used.
pub(super) struct StepTable {
    lengths: Vec<Option<Length>>,
    filter: Filter,
}

impl StepTable {
    pub(super) fn new(graph: &CareerGraph, filter: &Filter, cost: Cost) -> Self {
        let mut table = Self {
            lengths: Vec::new(),
            filter: *filter,
        };
        let mut lengths = Vec::with_capacity(graph.steps().all().len());
        let mut holder: Option<(RoleIx, Holder<'_>)> = None;
        for step in graph.steps().all() {
            let usable: Vec<_> = table.usable(graph, *step).collect();
            if usable.is_empty() {
                lengths.push(None);
                continue;
            }
            let units = match cost {
                Cost::Moves => 1.0,
                Cost::Years => years(&usable).unwrap_or(0.0),
                Cost::Gap => {
                    if holder.as_ref().is_none_or(|(role, _)| *role != step.from) {
                        let from = graph.role_at(step.from);
                        holder = Some((step.from, Holder::of_role(graph, from)));
                    }
                    let held = holder.as_ref().map(|(_, holder)| holder);
                    held.map_or(0.0, |holder| graph.cost_for(holder, graph.role_at(step.to)))
                }
            };
            let inferred = usable
                .iter()
                .all(|transition| transition.basis() == Basis::Inferred);
            lengths.push(Some(Length {
                cost: millionths(units),
                moves: 1,
                inferred: u32::from(inferred),
            }));
        }
        table.lengths = lengths;
        table
    }

    /// The transitions of a step that may be used.
    pub(super) fn usable<'g>(
        &self,
        graph: &'g CareerGraph,
        step: Step,
    ) -> impl Iterator<Item = TransitionRef<'g>> + use<'g> {
        let filter = self.filter;
        step.transitions()
            .map(|index| graph.transition_at(index))
            .filter(move |transition| {
                let stated = transition.basis() != Basis::Inferred;
                filter.kinds[transition.kind() as usize] && (stated || !filter.strict_lateral)
            })
    }

    /// The usable steps out of a role with their lengths.
    pub(super) fn out_of<'t>(
        &'t self,
        graph: &'t CareerGraph,
        role: RoleIx,
    ) -> impl Iterator<Item = (RoleIx, Length)> + 't {
        let steps = graph.steps();
        let range = steps.range_out_of(role);
        let lengths = &self.lengths[range.clone()];
        steps.all()[range]
            .iter()
            .zip(lengths)
            .filter_map(|(step, length)| length.map(|length| (step.to, length)))
    }

    /// The usable steps into a role with their lengths.
    pub(super) fn toward<'t>(
        &'t self,
        graph: &'t CareerGraph,
        role: RoleIx,
    ) -> impl Iterator<Item = (RoleIx, Length)> + 't {
        graph.steps().indices_into(role).filter_map(|index| {
            self.lengths[index].map(|length| (graph.steps().all()[index].from, length))
        })
    }

    /// The roles that can be reached from a role, or that lead to it, nearest first.
    pub(super) fn reachable(
        &self,
        graph: &CareerGraph,
        start: RoleIx,
        forward: bool,
    ) -> Vec<RoleIx> {
        let mut seen = vec![false; graph.role_count()];
        seen[start.index()] = true;
        let mut queue = vec![start];
        let mut at = 0;
        while let Some(&role) = queue.get(at) {
            at += 1;
            let mut visit = |(next, _): (RoleIx, Length)| {
                if !std::mem::replace(&mut seen[next.index()], true) {
                    queue.push(next);
                }
            };
            if forward {
                self.out_of(graph, role).for_each(&mut visit);
            } else {
                self.toward(graph, role).for_each(&mut visit);
            }
        }
        queue.remove(0);
        queue
    }
}

/// A cost in whole millionths; costs are finite and never negative.
#[expect(clippy::cast_sign_loss, reason = "costs are never negative")]
fn millionths(units: f64) -> u64 {
    (units.max(0.0) * UNITS).round() as u64
}

/// Typical years of a step: as stated of a transition, else the difference of the experience
/// minima of its roles, which is never negative; `None` where neither is known.
pub(super) fn years(usable: &[TransitionRef<'_>]) -> Option<f64> {
    let stated = usable
        .iter()
        .filter_map(|transition| transition.data().years);
    let stated = stated
        .map(crate::model::YearRange::typical)
        .min_by(f64::total_cmp);
    stated.or_else(|| {
        let transition = usable.first()?;
        let from = transition.from().data().years?;
        let to = transition.to().data().years?;
        Some((to.min - from.min).max(0.0))
    })
}
