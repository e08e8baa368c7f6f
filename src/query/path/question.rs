//! The question about paths: a builder with terminal verbs.

use super::all::AllPaths;
use super::best::BestPaths;
use super::by_moves::AllByMoves;
use super::effort;
use super::finder::PathFinder;
use super::length::{Length, millionths};
use super::limited::{Budget, Limited};
use super::partition::Search;
use super::space::{Ends, MOST_STOPS, MOST_STOPS_IN_ORDER, Space};
use super::teller::Teller;
use super::tradeoffs::{self, Tradeoffs};
use super::weigh::{MoveFilter, Weigher};
use super::{CareerPath, Cost, NoPath, why_not};
use crate::graph::{CareerGraph, RoleIx, RoleSet, StepKinds, UnknownRole};
use crate::model::TransitionKind;
use crate::query::gap::Holder;

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

/// The question cannot be asked, or not be answered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PathError {
    /// No role to start from, or to arrive at.
    #[error("no role {0}: the set of roles is empty")]
    NoEnd(&'static str),
    /// More roles to pass than are searched for.
    #[error(
        "at most {MOST_STOPS} roles can be passed in any order, and {MOST_STOPS_IN_ORDER} in a given one"
    )]
    TooManyStops,
    /// The graph has no observations.
    #[error("the graph has no observed transitions, which is what `likelihood` counts")]
    NoObservations,
    /// Searches that add up what steps cost were asked for `effort`.
    #[error("`effort` does not add up step by step, which a finder has to rely on")]
    NotAdditive,
    /// The skills that are held are those of another graph.
    #[error("the skills that are held belong to another graph")]
    ForeignHolder,
    /// A path is one of another graph.
    #[error("the path has a role that the graph does not have")]
    ForeignRole,
    /// The search for a path met its limit of work before one was found, or proven to be the best.
    #[error("the search met its limit of work before it could tell")]
    GivenUp,
}

/// The paths that answer a question.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Paths {
    /// The best paths, in order.
    pub paths: Vec<CareerPath>,
    /// Whether a limit was met: paths may be lacking, and those of [`Cost::Effort`] are not proven to be
    /// the best.
    pub cut: bool,
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
    /// Sets the first role.
    ///
    /// # Errors
    ///
    /// Where no role answers to the name.
    pub fn from(mut self, name: &str) -> Result<Self, UnknownRole> {
        self.from = Some(self.one(name)?);
        Ok(self)
    }

    /// Sets the last role.
    ///
    /// # Errors
    ///
    /// Where no role answers to the name.
    pub fn to(mut self, name: &str) -> Result<Self, UnknownRole> {
        self.to = Some(self.one(name)?);
        Ok(self)
    }

    /// Starts at any of these roles.
    #[must_use]
    pub fn from_any(mut self, roles: RoleSet) -> Self {
        self.from = Some(roles);
        self
    }

    /// Arrives at any of these roles.
    #[must_use]
    pub fn to_any(mut self, roles: RoleSet) -> Self {
        self.to = Some(roles);
        self
    }

    /// Passes this role on the way; can be said of several.
    ///
    /// # Errors
    ///
    /// Where no role answers to the name.
    pub fn via(mut self, name: &str) -> Result<Self, UnknownRole> {
        self.via.push(self.graph.role(name)?.index());
        Ok(self)
    }

    /// Passes the roles on the way in the order in which they were given.
    #[must_use]
    pub fn in_order(mut self, in_order: bool) -> Self {
        self.in_order = in_order;
        self
    }

    /// Passes none of these roles; roles that the question names as ends or on the way may be
    /// passed nevertheless. Said again, it avoids these as well.
    ///
    /// # Panics
    ///
    /// Where the other set is of a graph with another number of roles.
    #[must_use]
    pub fn avoid(mut self, mut roles: RoleSet) -> Self {
        if let Some(others) = &self.avoid {
            roles.union(others);
        }
        self.avoid = Some(roles);
        self
    }

    /// Passes only these roles, and those that the question names as ends or on the way. Said again,
    /// it passes only roles of both sets.
    ///
    /// # Panics
    ///
    /// Where the other set is of a graph with another number of roles.
    #[must_use]
    pub fn within(mut self, mut roles: RoleSet) -> Self {
        if let Some(others) = &self.within {
            roles.intersect(others);
        }
        self.within = Some(roles);
        self
    }

    /// Uses only moves of these kinds.
    #[must_use]
    pub fn only(mut self, kinds: impl IntoIterator<Item = TransitionKind>) -> Self {
        self.kinds = [false; 3];
        kinds
            .into_iter()
            .for_each(|kind| self.kinds[kind as usize] = true);
        self
    }

    /// Uses lateral moves only in the direction in which somebody stated them.
    #[must_use]
    pub fn strict_lateral(mut self, strict: bool) -> Self {
        self.strict_lateral = strict;
        self
    }

    /// Uses no advancement that skips a rung: one that jumps more than one level of a track, or
    /// that a longer chain of advancements makes skippable.
    #[must_use]
    pub fn stepwise(mut self, stepwise: bool) -> Self {
        self.stepwise = stepwise;
        self
    }

    /// Uses at most this many moves.
    #[must_use]
    pub fn max_moves(mut self, moves: usize) -> Self {
        self.max_moves = Some(moves);
        self
    }

    /// Takes at most this many years in all; years that are not known count as 0.
    #[must_use]
    pub fn max_years(mut self, years: f64) -> Self {
        self.max_years = Some(years);
        self
    }

    /// Takes no step whose weighted deficit is larger.
    #[must_use]
    pub fn max_step_gap(mut self, gap: f64) -> Self {
        self.max_step_gap = Some(gap);
        self
    }

    /// Sets what a path costs.
    #[must_use]
    pub fn cost(mut self, cost: Cost) -> Self {
        self.cost = cost;
        self
    }

    /// Sets what is held before the first move; without it, [`Cost::Effort`] starts from what the first
    /// role asks for. The steps of the answer then tell what this holder lacks, and not what somebody
    /// in the role before would.
    #[must_use]
    pub fn held_by(mut self, holder: Holder<'g>) -> Self {
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

    fn one(&self, name: &str) -> Result<RoleSet, UnknownRole> {
        let role = self.graph.role(name)?.index();
        Ok(RoleSet::from_roles(self.graph.role_count(), [role]))
    }
}

/// # The answers
impl<'g> PathQuery<'g> {
    /// Returns the best path, or nothing where there is no path.
    ///
    /// # Errors
    ///
    /// Where the question cannot be asked; and where the search was given up, so that nothing proves
    /// what it found: [`best`](PathQuery::best) gives that.
    pub fn shortest(&self) -> Result<Option<CareerPath>, PathError> {
        let mut best = self.best(1)?;
        if best.cut {
            return Err(PathError::GivenUp);
        }
        Ok(best.paths.pop())
    }

    /// Returns the `k` best loopless paths, fewer where there are no more.
    ///
    /// Paths come in order of cost; ties by fewer moves, then by fewer moves that nobody stated,
    /// then by the ids of their roles. The first k of k + 1 are the answer to k. Parallel
    /// transitions do not multiply paths, and from a role to itself there is the empty path only.
    ///
    /// The first path comes of a search from both ends. The others come of Yen's method with
    /// Lawler's partition; a deviation is worked out only when a lower bound of its cost makes it
    /// next, and then by a search that the distances from the target guide. Each costs
    /// O((V + E) log V) at worst. A limit of moves or years, unless paths are ranked by it, asks for
    /// a search by labels, of which there can be many; roles to be passed on the way make it
    /// possible that the best walks pass a role twice, and each of them costs one more search. Both
    /// are given up beyond a bound, and the answer says so. So is the search by [`Cost::Effort`], whose
    /// beginnings can only be compared where they lead to the same place over much the same roles; the
    /// answer then has the best of what is best by gap or by moves, and says that nothing proves it
    /// best. Of paths that are long together only so many are told that memory is not overrun.
    ///
    /// Sources: J. Y. Yen, Management Science 17 (1971) 712; E. L. Lawler, Management Science 18
    /// (1972) 401; I. Pohl, Machine Intelligence 6 (1971) 127.
    ///
    /// # Errors
    ///
    /// Where the question cannot be asked.
    pub fn best(&self, k: usize) -> Result<Paths, PathError> {
        let mut best = self.best_paths(k)?;
        let paths = best.by_ref().collect();
        let cut = best.is_given_up() || best.left_out() > 0;
        Ok(Paths { paths, cut })
    }

    /// Finds the `k` best loopless paths and tells them one after the other, so that they are not all
    /// held at once; see [`best`](PathQuery::best).
    ///
    /// # Errors
    ///
    /// Where the question cannot be asked.
    pub fn best_paths(&self, k: usize) -> Result<BestPaths<'g>, PathError> {
        let teller = self.teller()?;
        let (found, cut) = if self.cost == Cost::Effort {
            effort::best(self, k, &teller)?
        } else {
            let found = self.finder()?.search.best(k);
            let roles = found.paths.into_iter().map(|(_, roles)| roles);
            (roles.collect(), found.cut)
        };
        Ok(BestPaths::new(teller, found, cut))
    }

    /// Returns all paths, one after the other.
    ///
    /// They come as if somebody wrote them all down and sorted them: by the first role, then by the
    /// second one, and so on, roles in the order of their ids, a path before those that it begins.
    /// There can be more of them than anybody can wait for: see [`max_moves`](PathQuery::max_moves)
    /// and [`Iterator::take`].
    ///
    /// # Errors
    ///
    /// Where the question cannot be asked.
    pub fn all(&self) -> Result<AllPaths<'g>, PathError> {
        AllPaths::new(self)
    }

    /// Returns all paths, one after the other, those of fewer moves first, and those of as many in
    /// the order of [`all`](PathQuery::all).
    ///
    /// Every number of moves is a search of its own, which passes over the shorter paths again. With
    /// no [`max_moves`](PathQuery::max_moves), or one above 20, they come in the order of
    /// [`all`](PathQuery::all).
    ///
    /// # Errors
    ///
    /// Where the question cannot be asked.
    pub fn all_by_moves(&self) -> Result<AllByMoves<'g>, PathError> {
        AllByMoves::new(self)
    }

    /// Returns the trade-offs between moves, years and the largest gap of a single step: one path
    /// for each of the triples that no path beats.
    ///
    /// A triple is beaten by one that is at most as large in all three and smaller in one. Of
    /// several paths with the same triple the one with fewer moves that nobody stated is given, then
    /// the one with the least role ids. The answer is in order of moves, then years, then largest
    /// gap. Years that are not known count as 0, gaps that are not known as at their worst.
    ///
    /// It comes of a search by labels, one for each way to a role that no other way to it beats,
    /// which lower bounds of all three guide; roles to be passed on the way may make it start over.
    /// Beyond a limit of labels and of comparisons it is given up, and the answer says so: what has been found until
    /// then stands, and more may be lacking.
    ///
    /// Sources: E. Q. V. Martins, Eur. J. Oper. Res. 16 (1984) 236; G. Righini and M. Salani,
    /// Networks 51 (2008) 155.
    ///
    /// # Errors
    ///
    /// Where the question cannot be asked.
    pub fn tradeoffs(&self) -> Result<Tradeoffs, PathError> {
        tradeoffs::tradeoffs(self)
    }

    /// Returns a finder for many searches of this kind, which uses its memory again.
    ///
    /// # Errors
    ///
    /// Where the question cannot be asked, and for [`Cost::Effort`], which does not add up.
    pub fn finder(&self) -> Result<PathFinder<'g>, PathError> {
        if self.cost == Cost::Effort {
            return Err(PathError::NotAdditive);
        }
        let space = self.space(self.cost)?;
        let mut limit = Length::NEVER;
        let mut budgets = Vec::new();
        // A path has fewer moves than there are roles.
        let most_moves = self
            .max_moves
            .filter(|most| *most < self.graph.role_count().saturating_sub(1));
        let most_moves = most_moves.map(|most| millionths(1.0).saturating_mul(most as u64));
        let most_years = self.max_years.map(millionths);
        for (cost, most) in [(Cost::Moves, most_moves), (Cost::Years, most_years)] {
            match most {
                Some(most) if cost == self.cost => limit = Length::at_most(most),
                Some(most) => budgets.push(Budget::new(self.space(cost)?, most)),
                None => {}
            }
        }
        let limited = (!budgets.is_empty()).then(|| Limited::new(budgets));
        Ok(PathFinder {
            search: Search::new(space, limited, limit),
        })
    }

    /// Returns why there is no path: what is reachable, what leads to the target, and which
    /// condition cut the last connection.
    ///
    /// # Errors
    ///
    /// Where the question cannot be asked.
    pub fn why_not(&self) -> Result<NoPath, PathError> {
        why_not::why_not(self)
    }

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
    pub(super) fn teller(&self) -> Result<Teller<'g>, PathError> {
        if let Some(held) = &self.held
            && held.skill_count() != self.graph.skill_count()
        {
            return Err(PathError::ForeignHolder);
        }
        let weigher = Weigher::new(self.graph, self.move_filter(), self.cost);
        Ok(Teller::new(weigher, self.held.clone()))
    }

    /// The space of the question, by one of the costs.
    pub(in crate::query) fn space(&self, cost: Cost) -> Result<Space<'g>, PathError> {
        if cost == Cost::Likelihood && !has_observations(self.graph) {
            return Err(PathError::NoObservations);
        }
        let end = |set: &Option<RoleSet>, what| {
            let set = set.clone().filter(|set| !set.is_empty());
            set.ok_or(PathError::NoEnd(what))
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
            from: end(&self.from, "to start from")?,
            to: end(&self.to, "to arrive at")?,
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
            (without.within, without.avoid) = (Some(open), None);
        }
        without.via.clear();
        without
    }

    pub(in crate::query) fn within_set(&self) -> Option<RoleSet> {
        if self.within.is_none() && self.avoid.is_none() {
            return None;
        }
        let mut open = RoleSet::all(self.graph.role_count());
        self.within.iter().for_each(|within| open.intersect(within));
        self.avoid.iter().for_each(|avoid| open.subtract(avoid));
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
    let mut details = graph
        .transitions()
        .filter_map(|t| t.data().details.as_ref());
    details.any(|details| {
        let people = details.observation.as_ref().and_then(|seen| seen.people);
        people.is_some_and(|people| people > 0)
    })
}
