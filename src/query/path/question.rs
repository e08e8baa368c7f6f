//! The question about paths: a builder with terminal verbs.

use super::length::{limit, millionths};
use super::space::{Ends, MOST_STOPS, MOST_STOPS_IN_ORDER, Space};
use super::teller::Teller;
use super::weigh::{MoveFilter, Weigher, is_observed};
use super::{Cost, PathError};
use crate::graph::{CareerGraph, RoleArg, RoleIx, RoleSet, StepKinds, UnknownRole};
use crate::model::TransitionKind;
use crate::query::gap::Holder;
use crate::query::profile::ResolvedProfile;

/// A question about paths; its terminal verbs answer it.
///
/// ```
/// use careergraph::graph::CareerGraph;
/// use careergraph::model::TransitionKind::{Advancement, Lateral};
/// use careergraph::query::path::Cost;
///
/// let graph = CareerGraph::embedded("engineer")?;
/// let routes = graph.paths().from("engineer")?.to("engineering-manager")?
///     .only([Advancement, Lateral]).cost(Cost::Years).max_moves(6)
///     .best(3)?;
/// assert!(!routes.cut);
/// assert_eq!(routes.paths.len(), 3);
/// assert!(routes.paths[0].cost <= routes.paths[1].cost);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "it does nothing before it is answered"]
pub struct PathQuery<'g> {
    pub(in crate::query) graph: &'g CareerGraph,
    pub(in crate::query) from: Option<RoleSet>,
    pub(in crate::query) to: Option<RoleSet>,
    pub(in crate::query) via: Vec<RoleIx>,
    pub(super) in_order: bool,
    pub(super) kinds: [bool; 3],
    pub(super) strict_lateral: bool,
    pub(super) stepwise: bool,
    pub(in crate::query) avoid: Option<RoleSet>,
    /// Roles that the person wants to avoid whose question it is.
    pub(super) profile_avoid: Option<RoleSet>,
    pub(super) within: Option<RoleSet>,
    pub(in crate::query) max_moves: Option<usize>,
    pub(in crate::query) max_years: Option<f64>,
    pub(super) max_step_gap: Option<f64>,
    pub(super) evidence: Evidence,
    /// A step that is left out.
    pub(in crate::query) without: Option<(RoleIx, RoleIx)>,
    pub(super) cost: Cost,
    pub(super) held: Option<Holder<'g>>,
}

/// Which steps are used, by what is known of people who made them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Evidence {
    Any,
    /// Those that somebody was observed to make.
    Observed,
}

/// # Paths
impl CareerGraph {
    /// Returns a question about paths, to be completed.
    pub fn paths(&self) -> PathQuery<'_> {
        PathQuery {
            graph: self,
            from: None,
            to: None,
            via: Vec::new(),
            in_order: false,
            kinds: [true; 3],
            strict_lateral: false,
            stepwise: false,
            avoid: None,
            profile_avoid: None,
            within: None,
            max_moves: None,
            max_years: None,
            max_step_gap: None,
            evidence: Evidence::Any,
            without: None,
            cost: Cost::Moves,
            held: None,
        }
    }
}

/// # The question
impl<'g> PathQuery<'g> {
    /// Returns the graph that is asked.
    pub fn graph(&self) -> &'g CareerGraph {
        self.graph
    }

    /// Sets the first role, by name or as a role of the graph.
    ///
    /// # Errors
    ///
    /// Where no role answers to the name.
    ///
    /// # Panics
    ///
    /// Where a role is given that is of another graph.
    #[track_caller]
    pub fn from(mut self, role: impl RoleArg) -> Result<Self, UnknownRole> {
        self.from = Some(self.one(role)?);
        Ok(self)
    }

    /// Sets the last role, likewise.
    ///
    /// # Errors
    ///
    /// Where no role answers to the name.
    ///
    /// # Panics
    ///
    /// Where a role is given that is of another graph.
    #[track_caller]
    pub fn to(mut self, role: impl RoleArg) -> Result<Self, UnknownRole> {
        self.to = Some(self.one(role)?);
        Ok(self)
    }

    /// Starts at any of these roles.
    ///
    /// # Panics
    ///
    /// Where the set is of a graph with another number of roles.
    #[track_caller]
    pub fn from_any(mut self, roles: RoleSet) -> Self {
        self.graph.expect_own(&roles);
        self.from = Some(roles);
        self
    }

    /// Arrives at any of these roles.
    ///
    /// # Panics
    ///
    /// Where the set is of a graph with another number of roles.
    #[track_caller]
    pub fn to_any(mut self, roles: RoleSet) -> Self {
        self.graph.expect_own(&roles);
        self.to = Some(roles);
        self
    }

    /// Passes this role on the way; can be said of several.
    ///
    /// # Errors
    ///
    /// Where no role answers to the name.
    ///
    /// # Panics
    ///
    /// Where a role is given that is of another graph.
    #[track_caller]
    pub fn via(mut self, role: impl RoleArg) -> Result<Self, UnknownRole> {
        self.via.push(role.find(self.graph)?.index());
        Ok(self)
    }

    /// Passes the roles on the way in the order in which they were given.
    pub fn in_order(mut self, in_order: bool) -> Self {
        self.in_order = in_order;
        self
    }

    /// Passes none of these roles; roles that the question names as ends or on the way may be
    /// passed nevertheless. Said again, it avoids these as well.
    ///
    /// # Panics
    ///
    /// Where the set is of a graph with another number of roles.
    #[track_caller]
    pub fn avoid(mut self, mut roles: RoleSet) -> Self {
        self.graph.expect_own(&roles);
        if let Some(others) = &self.avoid {
            roles.union(others);
        }
        self.avoid = Some(roles);
        self
    }

    /// Asks for somebody: with what they hold before the first move, and past none of the roles that they
    /// want to avoid, unless the question names them as ends or on the way.
    ///
    /// # Panics
    ///
    /// Where the profile was looked up in a graph with other numbers of roles or skills.
    #[track_caller]
    pub fn of_person(mut self, person: &ResolvedProfile) -> Self {
        let avoided = person.avoided(self.graph);
        self.profile_avoid = (!avoided.is_empty()).then_some(avoided);
        let held = person.holder(self.graph);
        self.held_by(held)
    }

    /// Passes only these roles, and those that the question names as ends or on the way. Said again,
    /// it passes only roles of both sets.
    ///
    /// # Panics
    ///
    /// Where the set is of a graph with another number of roles.
    #[track_caller]
    pub fn within(mut self, mut roles: RoleSet) -> Self {
        self.graph.expect_own(&roles);
        if let Some(others) = &self.within {
            roles.intersect(others);
        }
        self.within = Some(roles);
        self
    }

    /// Passes a role whatever the sets of [`within`](Self::within) say.
    pub(in crate::query) fn open_to(mut self, role: RoleIx) -> Self {
        if let Some(within) = &mut self.within {
            within.insert(role);
        }
        self
    }

    /// Uses only moves of these kinds.
    pub fn only(mut self, kinds: impl IntoIterator<Item = TransitionKind>) -> Self {
        self.kinds = [false; 3];
        kinds
            .into_iter()
            .for_each(|kind| self.kinds[kind as usize] = true);
        self
    }

    /// Uses lateral moves only in the direction in which somebody stated them.
    pub fn strict_lateral(mut self, strict: bool) -> Self {
        self.strict_lateral = strict;
        self
    }

    /// Uses no advancement that skips a rung: one that jumps more than one level of a track, or
    /// that a longer chain of advancements makes skippable.
    pub fn stepwise(mut self, stepwise: bool) -> Self {
        self.stepwise = stepwise;
        self
    }

    /// Uses at most this many moves.
    pub fn max_moves(mut self, moves: usize) -> Self {
        self.max_moves = Some(moves);
        self
    }

    /// Takes at most this many years in all; years that are not known count as 0.
    ///
    /// # Panics
    ///
    /// Where the limit is below 0 or no number.
    #[track_caller]
    pub fn max_years(mut self, years: f64) -> Self {
        self.max_years = Some(limit(years));
        self
    }

    /// Takes no step whose weighted deficit is larger.
    ///
    /// # Panics
    ///
    /// Where the limit is below 0 or no number.
    #[track_caller]
    pub fn max_step_gap(mut self, gap: f64) -> Self {
        self.max_step_gap = Some(limit(gap));
        self
    }

    /// Sets what a path costs.
    pub fn cost(mut self, cost: Cost) -> Self {
        self.cost = cost;
        self
    }

    /// Sets what is held before the first move; without it, [`Cost::Effort`] starts from what the first
    /// role asks for. The steps of the answer then tell what this holder lacks, and not what somebody
    /// in the role before would.
    ///
    /// # Panics
    ///
    /// Where the holder is of another graph.
    #[track_caller]
    pub fn held_by(mut self, holder: Holder<'g>) -> Self {
        holder.expect_of(self.graph);
        self.held = Some(holder);
        self
    }

    /// Returns how many roles are both a first and a last one: each is a path of no move.
    pub fn shared_ends(&self) -> usize {
        let Some((from, to)) = self.from.as_ref().zip(self.to.as_ref()) else {
            return 0;
        };
        from.iter().filter(|role| to.contains(*role)).count()
    }

    #[track_caller]
    fn one(&self, role: impl RoleArg) -> Result<RoleSet, UnknownRole> {
        let role = role.find(self.graph)?.index();
        Ok(RoleSet::from_roles(self.graph.role_count(), [role]))
    }
}

/// What the answers are made from.
impl<'g> PathQuery<'g> {
    /// The same question by moves, with the same steps.
    pub(in crate::query) fn by_moves(&self) -> Self {
        let mut by_moves = self.clone();
        if self.cost == Cost::Likelihood {
            by_moves.evidence = Evidence::Observed;
        }
        by_moves.cost(Cost::Moves)
    }

    /// What tells which steps may be used: any cost does but one that not every step has.
    pub(in crate::query) fn usability(&self) -> Cost {
        match self.cost {
            Cost::Likelihood => Cost::Likelihood,
            _ => Cost::Moves,
        }
    }

    /// Tells paths as answers, with what they cost.
    pub(super) fn teller(&self) -> Teller<'g> {
        let weigher = Weigher::new(self.graph, self.move_filter(), self.cost);
        Teller::new(weigher, self.held.clone())
    }

    /// The space of the question, by one of the costs.
    pub(in crate::query) fn space(&self, cost: Cost) -> Result<Space<'g>, PathError> {
        if cost == Cost::Likelihood && !has_observations(self.graph) {
            return Err(PathError::NoObservations);
        }
        let end = |set: &Option<RoleSet>, lacks| {
            let set = set.clone().filter(|set| !set.is_empty());
            set.ok_or(lacks)
        };
        let mut via = self.via.clone();
        let mut seen = RoleSet::new(self.graph.role_count());
        via.retain(|role| seen.insert(*role));
        let most = if self.in_order {
            MOST_STOPS_IN_ORDER
        } else {
            MOST_STOPS
        };
        if via.len() > most {
            return Err(PathError::TooManyStops);
        }
        let ends = Ends {
            from: end(&self.from, PathError::NoStart)?,
            to: end(&self.to, PathError::NoTarget)?,
            via,
            in_order: self.in_order,
            within: self.within_set(),
        };
        Ok(Space::new(
            Weigher::new(self.graph, self.move_filter(), cost),
            ends,
        ))
    }

    /// The question without the roles to be passed, which may still be passed whatever else is to be
    /// avoided.
    pub(in crate::query) fn without_stops(&self) -> Self {
        let mut without = self.clone();
        if let Some(mut open) = self.within_set() {
            open.extend(self.via.iter().copied());
            without.within = Some(open);
            (without.avoid, without.profile_avoid) = (None, None);
        }
        without.via.clear();
        without
    }

    pub(in crate::query) fn within_set(&self) -> Option<RoleSet> {
        let avoided = || self.avoid.iter().chain(&self.profile_avoid);
        if self.within.is_none() && avoided().next().is_none() {
            return None;
        }
        let mut open = RoleSet::all(self.graph.role_count());
        self.within.iter().for_each(|within| open.intersect(within));
        avoided().for_each(|avoid| open.subtract(avoid));
        Some(open)
    }

    pub(in crate::query) fn move_filter(&self) -> MoveFilter {
        let kinds = TransitionKind::NAMES.map(|(kind, _)| kind).into_iter();
        let kinds = kinds.filter(|kind| self.kinds[*kind as usize]);
        let kinds = kinds.fold(StepKinds::default(), |kinds, kind| {
            let kinds = kinds.with(kind, false);
            if self.strict_lateral {
                kinds
            } else {
                kinds.with(kind, true)
            }
        });
        MoveFilter {
            kinds,
            stepwise: self.stepwise,
            max_step_gap: self.max_step_gap.map(millionths),
            observed: self.evidence == Evidence::Observed,
            without: self.without,
        }
    }
}

fn has_observations(graph: &CareerGraph) -> bool {
    graph.transitions().any(is_observed)
}
