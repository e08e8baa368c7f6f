//! What each step of the graph costs under a question, worked out when it is asked for.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Cost;
use super::length::{Length, millionths};
use super::rungs::Rungs;
use crate::graph::{CareerGraph, RoleIx, Step, StepKinds, TransitionRef};
use crate::model::{Basis, TransitionKind, YearRange};
use crate::query::gap::InTurn;

/// Which single moves may be used.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::query) struct MoveFilter {
    pub(super) kinds: StepKinds,
    /// No step of which an advancement skips a rung.
    pub(super) stepwise: bool,
    /// The largest gap of a step, in millionths.
    pub(super) max_step_gap: Option<u64>,
    /// Only steps that somebody was observed to make.
    pub(super) observed: bool,
    /// A step that is left out.
    pub(super) without: Option<(RoleIx, RoleIx)>,
}

impl Default for MoveFilter {
    fn default() -> Self {
        Self {
            kinds: StepKinds::ALL,
            stepwise: false,
            max_step_gap: None,
            observed: false,
            without: None,
        }
    }
}

impl MoveFilter {
    /// The transitions of a step whose kinds may be used.
    pub(super) fn usable<'g>(
        &self,
        graph: &'g CareerGraph,
        step: Step,
    ) -> impl Iterator<Item = TransitionRef<'g>> + use<'g> {
        let kinds = self.kinds;
        step.transitions()
            .map(|index| graph.transition_at(index))
            .filter(move |t| kinds.has(t.kind(), t.basis() == Basis::Inferred))
    }
}

/// Lengths of steps, each worked out once.
#[derive(Debug, Clone)]
pub(in crate::query) struct Weigher<'g> {
    graph: &'g CareerGraph,
    filter: MoveFilter,
    cost: Cost,
    /// For every step 0 while it is not known, else its cost in millionths and [`KNOWN`], [`USABLE`]
    /// and [`INFERRED`]; empty where the kinds of a step tell its length.
    memo: Vec<u64>,
    held: InTurn<'g>,
    rungs: Rungs,
    /// How many people were observed to leave a role.
    leavers: BTreeMap<RoleIx, f64>,
}

/// The length behind what is held of a step.
fn length(known: u64) -> Option<Length> {
    let length = || Length::of_move(known >> COST_SHIFT, known & INFERRED != 0);
    (known & USABLE != 0).then(length)
}

const KNOWN: u64 = 1;
const USABLE: u64 = 2;
const INFERRED: u64 = 4;
const COST_SHIFT: u32 = 3;

impl<'g> Weigher<'g> {
    pub(in crate::query) fn new(graph: &'g CareerGraph, filter: MoveFilter, cost: Cost) -> Self {
        let by_kind = matches!(cost, Cost::Moves | Cost::Effort)
            && !filter.stepwise
            && !filter.observed
            && filter.max_step_gap.is_none()
            && filter.without.is_none();
        let steps = if by_kind {
            0
        } else {
            graph.steps().all().len()
        };
        Self {
            graph,
            memo: vec![0; steps],
            filter,
            cost,
            held: InTurn::new(graph),
            rungs: Rungs::default(),
            leavers: BTreeMap::new(),
        }
    }

    pub(in crate::query) fn graph(&self) -> &'g CareerGraph {
        self.graph
    }

    pub(in crate::query) fn cost(&self) -> Cost {
        self.cost
    }

    /// The kinds that may be used, where they alone tell which steps may be.
    pub(in crate::query) fn by_kind(&self) -> Option<StepKinds> {
        self.memo.is_empty().then_some(self.filter.kinds)
    }

    /// The length of a step by its index into [`Steps::all`](crate::graph::Steps::all), of which
    /// the kinds are known; `None` where it may not be used. O(1) once it is known.
    pub(in crate::query) fn length(&mut self, index: usize, kinds: StepKinds) -> Option<Length> {
        let usable = kinds.and(self.filter.kinds);
        if usable.is_empty() {
            return None;
        }
        if self.memo.is_empty() {
            return Some(Length::of_move(millionths(1.0), usable.is_inferred()));
        }
        if self.memo[index] == 0 {
            self.memo[index] = KNOWN | self.weigh(index);
        }
        length(self.memo[index])
    }

    /// The length of the step between two roles, where there is one that may be used.
    pub(in crate::query) fn between(&mut self, from: RoleIx, to: RoleIx) -> Option<Length> {
        let steps = self.graph.steps();
        let index = steps.index_between(from, to)?;
        self.length(index, steps.all()[index].kinds())
    }

    /// The transitions between two roles that may be used.
    pub(in crate::query) fn usable(&mut self, from: RoleIx, to: RoleIx) -> Vec<TransitionRef<'g>> {
        let graph = self.graph;
        match graph.steps().between(from, to) {
            Some(step) if !(self.filter.stepwise && self.is_skip(step)) => {
                self.filter.usable(graph, step).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether an advancement of a step skips a rung: then the step does, whatever else it is called.
    fn is_skip(&mut self, step: Step) -> bool {
        climbs(step) && self.skips(step.from, step.to)
    }

    /// Whether an advancement between two roles skips a rung.
    pub(super) fn skips(&mut self, from: RoleIx, to: RoleIx) -> bool {
        self.rungs.is_skip(self.graph, from, to)
    }

    fn weigh(&mut self, index: usize) -> u64 {
        let graph = self.graph;
        let Step { from, to, .. } = graph.steps().all()[index];
        let usable = self.usable(from, to);
        let is_observed = || usable.iter().any(|t| is_observed(*t));
        if usable.is_empty()
            || self.filter.without == Some((from, to))
            || (self.filter.observed && !is_observed())
            || self.is_too_far(from, to)
        {
            return 0;
        }
        let units = match self.cost {
            // What a step takes of effort depends on the steps before it: the search for it counts.
            Cost::Moves | Cost::Effort => Some(1.0),
            Cost::Years => Some(years(&usable).unwrap_or(0.0)),
            Cost::Gap => Some(self.gap(from, to)),
            Cost::Likelihood => self.surprise(from, &usable),
        };
        let Some(units) = units else { return 0 };
        let inferred = usable.iter().all(|t| t.basis() == Basis::Inferred);
        let cost = millionths(units).min(u64::MAX >> COST_SHIFT);
        USABLE | if inferred { INFERRED } else { 0 } | cost << COST_SHIFT
    }

    fn is_too_far(&mut self, from: RoleIx, to: RoleIx) -> bool {
        let most = self.filter.max_step_gap;
        most.is_some_and(|most| millionths(self.gap(from, to)) > most)
    }

    /// Whether a move that the graph does not have could be used if it had it: one of some kind that may
    /// be used, and that nobody has been observed to make.
    pub(in crate::query) fn could_use(&mut self, from: RoleIx, to: RoleIx) -> bool {
        let kinds = self.filter.kinds;
        let is_open = |kind: &TransitionKind| kinds.has(*kind, false);
        let kinds = TransitionKind::NAMES.map(|(kind, _)| kind);
        let mut open: Vec<_> = kinds.iter().filter(|kind| is_open(kind)).collect();
        if self.filter.stepwise && self.skips(from, to) {
            // No kind of move is a way around an advancement that skips.
            let step = self.graph.steps().between(from, to);
            if step.is_some_and(climbs) {
                return false;
            }
            open.retain(|kind| **kind != TransitionKind::Advancement);
        }
        let by_observations = self.filter.observed || self.cost == Cost::Likelihood;
        !open.is_empty() && !by_observations && !self.is_too_far(from, to)
    }

    /// The weighted deficit of a role against the role before it.
    pub(super) fn gap(&mut self, from: RoleIx, to: RoleIx) -> f64 {
        let [from, to] = [from, to].map(|role| self.graph.role_at(role));
        self.held.gap(from, to)
    }

    /// -ln of the share of the observed leavers of a role who made one of these moves; `None` where
    /// nobody was observed to make it.
    fn surprise(&mut self, from: RoleIx, usable: &[TransitionRef<'_>]) -> Option<f64> {
        let made = people(usable.iter().copied());
        let leavers = self.leavers.entry(from);
        let leavers = leavers.or_insert_with(|| people(self.graph.role_at(from).outgoing()));
        // Never below 0: all leavers may have made the one move.
        (made > 0.0).then(|| -(made / *leavers).min(1.0).ln())
    }
}

/// Whether one of the transitions of a step is an advancement.
fn climbs(step: Step) -> bool {
    step.kinds().has(TransitionKind::Advancement, false)
}

/// Whether somebody was observed to make a move.
pub(super) fn is_observed(transition: TransitionRef<'_>) -> bool {
    transition.data().people().is_some_and(|people| people > 0)
}

/// How many people were observed to make some moves.
fn people<'g>(moves: impl Iterator<Item = TransitionRef<'g>>) -> f64 {
    let people = moves.filter_map(|one| one.data().people());
    people.map(f64::from).sum()
}

/// Where the typical years of a step come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum YearsSource {
    /// A transition says them.
    Stated,
    /// The difference of the least years of experience of the two roles, which is never negative.
    Experience,
}

/// Typical years of a step; `None` where nothing tells them.
pub(in crate::query) fn years(usable: &[TransitionRef<'_>]) -> Option<f64> {
    sourced_years(usable).map(|(years, _)| years)
}

/// Typical years of a step, and where they come from; `None` where nothing tells them. What is said of the pair
/// counts where nothing is said of the transitions that may be used: fewer of them never make a step faster.
pub(in crate::query) fn sourced_years(usable: &[TransitionRef<'_>]) -> Option<(f64, YearsSource)> {
    let of_pair = || usable.iter().take(1).flat_map(|used| used.of_pair());
    stated_years(usable.iter().copied())
        .or_else(|| stated_years(of_pair()))
        .map(|years| (years, YearsSource::Stated))
        .or_else(|| {
            let transition = usable.first()?;
            let from = transition.from().data().years?;
            let to = transition.to().data().years?;
            Some(((to.min - from.min).max(0.0), YearsSource::Experience))
        })
}

/// The fewest typical years that any of some transitions states.
fn stated_years<'g>(transitions: impl Iterator<Item = TransitionRef<'g>>) -> Option<f64> {
    let stated = transitions.filter_map(|transition| transition.data().years);
    stated.map(YearRange::typical).min_by(f64::total_cmp)
}
