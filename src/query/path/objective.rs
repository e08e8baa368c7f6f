//! The one path that a plan wants: stepwise, fastest, of least effort or gentlest, when what is learnt
//! is kept.

use super::backward::Backward;
use super::error::PathError;
use super::length::{Length, millionths};
use super::question::PathQuery;
use super::space::{Space, State};
use super::weigh::years;
use super::{CareerPath, Cost, Weigher};
use crate::graph::{CareerGraph, RoleIx, RoleSet};
use crate::model::TransitionKind;
use crate::query::gap::Holder;

/// How many roles are entered for one path.
const MOST_ENTERED: usize = 50_000;

/// What the one path is the best by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::query) enum Objective {
    /// Moves, then moves to the side, then effort.
    Moves,
    /// Steps without known years, then years, then moves, then effort.
    Years,
    /// Effort in all, then moves, then years.
    Effort,
    /// The largest effort of a single step, then effort in all, then moves, then years.
    LargestStep,
}

/// What a path, or a beginning of one, comes to; efforts and years in millionths.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::query) struct Totals {
    pub(in crate::query) moves: u64,
    laterals: u64,
    inferred: u64,
    /// Steps whose years are not known.
    pub(in crate::query) unknown: u64,
    pub(in crate::query) years: u64,
    pub(in crate::query) effort: u64,
    pub(in crate::query) largest: u64,
}

/// What a path has to be like besides the conditions of the question.
#[derive(Debug, Clone)]
pub(in crate::query) struct Wanted {
    pub(in crate::query) most_moves: usize,
    pub(in crate::query) most_effort: u64,
    /// Years that are spent in the first role already, which do not count.
    pub(in crate::query) years_spent: f64,
    /// Whether it may not come back to a track that it left.
    pub(in crate::query) keeps_track: bool,
    /// The roles of which it has to pass one between its ends.
    pub(in crate::query) through: Option<RoleSet>,
}

/// The best path, where there is one, and whether the search was given up.
#[derive(Debug, Clone)]
pub(in crate::query) struct Best {
    pub(in crate::query) found: Option<(Vec<RoleIx>, Totals)>,
    pub(in crate::query) cut: bool,
}

/// By what paths are compared. Every key holds all that routes are compared by, so that no path beats
/// the best one in everything.
type Key = [u64; 7];

/// A search in depth that gives up a beginning which cannot become the best any more.
///
/// Effort depends on everything before a step, so that beginnings which end in the same role cannot be
/// compared. Every part of a key only grows along a path, so a beginning whose key, with lower bounds
/// of what is left, is behind the best path so far has no better completion.
struct Search<'g> {
    graph: &'g CareerGraph,
    space: Space<'g>,
    years: Weigher<'g>,
    least_moves: Backward,
    least_years: Backward,
    wanted: Wanted,
    most_years: u64,
    years_spent: u64,
    objective: Objective,
    left: usize,
    best: Option<(Key, Vec<RoleIx>, Totals)>,
    path: Vec<RoleIx>,
}

/// Whether a path that goes on to a role comes back to a track that it left; roles without a track do
/// not count.
pub(in crate::query) fn comes_back(graph: &CareerGraph, path: &[RoleIx], next: RoleIx) -> bool {
    let track = |role: RoleIx| graph.role_at(role).data().track.as_ref();
    let Some(own) = track(next) else { return false };
    let mut before = path.iter().rev().filter_map(|role| track(*role));
    before.next().is_some_and(|last| last != own) && before.any(|one| one == own)
}

impl PathQuery<'_> {
    /// Paths as answers, in their order.
    pub(in crate::query) fn told<'r>(
        &self,
        paths: impl Iterator<Item = &'r [RoleIx]>,
    ) -> Vec<CareerPath> {
        let mut teller = self.teller();
        paths.map(|roles| teller.path(roles)).collect()
    }

    /// The best path to the one last role by an objective; ties go to fewer inferred moves, then to the
    /// order of role ids.
    pub(in crate::query) fn best_by(
        &self,
        objective: Objective,
        wanted: &Wanted,
    ) -> Result<Best, PathError> {
        let space = self.space(Cost::Moves)?;
        let mut by_moves = space.clone();
        let mut by_years = self.space(Cost::Years)?;
        let mut least_moves = Backward::new(&by_moves);
        least_moves.complete(&mut by_moves);
        let mut least_years = Backward::new(&by_years);
        least_years.complete(&mut by_years);
        let mut search = Search {
            graph: self.graph,
            years: by_years.weigher,
            least_moves,
            least_years,
            most_years: self.max_years.map_or(u64::MAX, millionths),
            years_spent: millionths(wanted.years_spent),
            wanted: wanted.clone(),
            objective,
            left: MOST_ENTERED,
            best: None,
            path: Vec::new(),
            space,
        };
        let mut firsts = Vec::new();
        let start = search.space.start();
        search.space.out_of(start, |state, _| firsts.push(state));
        for state in firsts {
            let role = self.graph.role_at(search.space.role(state));
            let held = self.held.clone();
            let held = held.unwrap_or_else(|| Holder::of_role(self.graph, role));
            search.path.push(role.index());
            search.enter(state, Totals::default(), &held);
            search.path.pop();
        }
        Ok(Best {
            found: search.best.map(|(_, roles, totals)| (roles, totals)),
            cut: search.left == 0,
        })
    }
}

impl<'g> Search<'g> {
    /// The key of a beginning, with the least that its completion adds.
    fn key(&self, state: State, totals: &Totals) -> Option<Key> {
        let moves = self.least_moves.bound(state, Length::NEVER);
        let years = self.least_years.bound(state, Length::NEVER);
        if moves.is_never() || years.is_never() {
            return None;
        }
        let moves = totals.moves + u64::from(moves.moves());
        let years = totals.years.saturating_add(years.cost());
        let wanted = &self.wanted;
        if moves > wanted.most_moves as u64
            || years > self.most_years
            || totals.effort > wanted.most_effort
        {
            return None;
        }
        let Totals {
            laterals,
            inferred,
            unknown,
            effort,
            largest,
            ..
        } = *totals;
        Some(match self.objective {
            Objective::Moves => [moves, laterals, effort, unknown, years, largest, inferred],
            Objective::Years => [unknown, years, moves, effort, largest, inferred, 0],
            Objective::Effort => [effort, moves, unknown, years, largest, inferred, 0],
            Objective::LargestStep => [largest, effort, moves, unknown, years, inferred, 0],
        })
    }

    /// Goes on from the role at the end of the path, where `held` is held. The depth is the number
    /// of moves, which plans bound.
    fn enter(&mut self, state: State, totals: Totals, held: &Holder<'g>) {
        if self.space.is_last(state) {
            self.arrive(state, &totals);
            // There is one last role, and no path comes to it again.
            return;
        }
        let mut next = Vec::new();
        let (goal, from) = (self.space.goal(), self.space.role(state));
        self.space
            .out_of(state, |state, length| next.push((state, length)));
        next.retain(|(state, _)| *state != goal);
        let mut children: Vec<_> = next
            .into_iter()
            .filter_map(|(next, length)| {
                let role = self.space.role(next);
                let back = self.wanted.keeps_track && comes_back(self.graph, &self.path, role);
                if back || self.path.contains(&role) {
                    return None;
                }
                let totals = self.step(totals, from, role, length, held);
                Some((self.key(next, &totals)?, next, totals))
            })
            .collect();
        children.sort_by_key(|(key, next, _)| (*key, *next));
        for (key, next, totals) in children {
            if self.best.as_ref().is_some_and(|(best, _, _)| key > *best) {
                // Those behind it are no better.
                break;
            }
            if self.left == 0 {
                return;
            }
            self.left -= 1;
            let role = self.graph.role_at(self.space.role(next));
            let mut held = held.clone();
            held.hold_role(self.graph, role);
            self.path.push(role.index());
            self.enter(next, totals, &held);
            self.path.pop();
        }
    }

    fn arrive(&mut self, state: State, totals: &Totals) {
        let between = &self.path[1..self.path.len().max(2) - 1];
        let through = self.wanted.through.as_ref();
        if !through.is_none_or(|set| between.iter().any(|role| set.contains(*role))) {
            return;
        }
        let Some(key) = self.key(state, totals) else {
            return;
        };
        let is_better = match &self.best {
            Some((best, roles, _)) => (key, &self.path) < (*best, roles),
            None => true,
        };
        if is_better {
            self.best = Some((key, self.path.clone(), *totals));
        }
    }

    fn step(
        &mut self,
        before: Totals,
        from: RoleIx,
        to: RoleIx,
        length: Length,
        held: &Holder<'g>,
    ) -> Totals {
        let usable = self.years.usable(from, to);
        let spent = years(&usable);
        let is_lateral = usable.iter().all(|t| t.kind() == TransitionKind::Lateral);
        let years = millionths(spent.unwrap_or(0.0));
        let years = match before.moves {
            0 => years.saturating_sub(self.years_spent),
            _ => years,
        };
        let effort = self.graph.cost_for(held, self.graph.role_at(to));
        let effort = millionths(effort).min(u64::MAX >> 8);
        Totals {
            moves: before.moves + 1,
            laterals: before.laterals + u64::from(is_lateral),
            inferred: before.inferred + u64::from(length.is_inferred()),
            unknown: before.unknown + u64::from(spent.is_none()),
            years: before.years.saturating_add(years),
            effort: before.effort.saturating_add(effort),
            largest: before.largest.max(effort),
        }
    }
}
