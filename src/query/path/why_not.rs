//! Why there is no path.

use std::collections::BTreeSet;

use serde::Serialize;

use super::conditions::{self, Condition, ConditionName};
use super::error::PathError;
use super::question::PathQuery;
use super::space::{Space, State};
use super::weigh::is_observed;
use super::{CareerPath, Cost};
use crate::graph::{CareerGraph, RoleIx, RoleSet};
use crate::query::card::RoleName;

/// How many roles are named where there is no path.
const NAMED_ROLES: usize = 5;

/// Why there is no path.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct NoPath {
    /// The first roles.
    pub from: Vec<RoleName>,
    /// The last roles.
    pub to: Vec<RoleName>,
    /// How many roles but the last ones can be reached from the first ones, over the moves and within
    /// the number of them that were asked for, whatever the years and the roles to be passed.
    pub reachable: usize,
    /// The nearest of them.
    pub nearest_reachable: Vec<RoleName>,
    /// How many roles but the first ones lead to the last ones, likewise.
    pub leading: usize,
    /// The nearest of them.
    pub nearest_leading: Vec<RoleName>,
    /// The roles to be passed to which nothing leads from the first ones, likewise.
    pub stops_not_reached: Vec<RoleName>,
    /// The roles to be passed from which nothing leads to the last ones, likewise.
    pub stops_not_leading: Vec<RoleName>,
    /// The conditions without which there would be a path, each on its own.
    pub cut_by: Vec<ConditionName>,
    /// Where no condition alone cut the last path: the fewest without which, together, there would be one.
    pub cut_together: Vec<ConditionName>,
    /// The fewest moves of a path without these conditions, where their limit is among them.
    pub least_moves: Option<usize>,
    /// The fewest years of a path, likewise.
    pub least_years: Option<f64>,
    /// The least that the largest gap of a single step can be, likewise; nothing where it was too much
    /// work to tell.
    pub least_step_gap: Option<f64>,
    /// Where it is likelihood that leaves no path: the moves of the shortest path without it that nobody
    /// was observed to make.
    pub not_observed: Vec<UnseenMove>,
}

/// A move that nobody was observed to make.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct UnseenMove {
    /// The former role.
    pub from: RoleName,
    /// The next role.
    pub to: RoleName,
}

pub(super) fn why_not(query: &PathQuery<'_>) -> Result<NoPath, PathError> {
    let mut space = query.without_stops().space(query.usability())?;
    // Whether there is a path depends on which steps may be used, and not on what they cost.
    let query = &query.by_moves();
    let graph = query.graph;
    let most = query.max_moves.unwrap_or(usize::MAX);
    let among = |role: &RoleIx, ends: &Option<RoleSet>| {
        ends.as_ref().is_some_and(|ends| ends.contains(*role))
    };
    let mut reached = reachable(&mut space, true, most);
    reached.retain(|role| !among(role, &query.to));
    let mut leading = reachable(&mut space, false, most);
    leading.retain(|role| !among(role, &query.from));
    let stops_outside = |found: &[RoleIx]| -> Vec<RoleName> {
        let is_end = |role: &RoleIx| among(role, &query.from) || among(role, &query.to);
        let stops = query.via.iter().filter(|stop| !is_end(stop));
        let outside: BTreeSet<_> = stops.filter(|stop| !found.contains(stop)).collect();
        let named = outside.into_iter().map(|role| graph.role_at(*role).into());
        named.collect()
    };
    let set: Vec<_> = conditions::set(query).collect();
    let alone: Vec<_> = set
        .iter()
        .copied()
        .filter(|one| conditions::opens(query, &[*one]))
        .collect();
    let together = match alone[..] {
        [] => conditions::together(query, &set),
        _ => Vec::new(),
    };
    // The question without a condition, and without those that cut together with it.
    let free = |name| -> Option<PathQuery<'_>> {
        let is_named = |one: &&&Condition| one.name == name;
        let one = alone.iter().find(is_named).map(|one| vec![*one]);
        let all = || together.iter().find(is_named).map(|_| together.clone());
        Some(conditions::without(query, &one.or_else(all)?))
    };
    let best = |name, cost| free(name)?.cost(cost).best(1).ok()?.paths.pop();
    let named = |set: &Option<RoleSet>| -> Vec<RoleName> {
        let roles = set.iter().flat_map(RoleSet::iter);
        roles.map(|role| graph.role_at(role).into()).collect()
    };
    Ok(NoPath {
        from: named(&query.from),
        to: named(&query.to),
        reachable: reached.len(),
        nearest_reachable: first(graph, &reached),
        leading: leading.len(),
        nearest_leading: first(graph, &leading),
        stops_not_reached: stops_outside(&reached),
        stops_not_leading: stops_outside(&leading),
        least_moves: best(ConditionName::MaxMoves, Cost::Moves).map(|path| path.moves),
        least_years: best(ConditionName::MaxYears, Cost::Years).map(|path| path.years.years),
        least_step_gap: free(ConditionName::MaxStepGap)
            .as_ref()
            .and_then(conditions::least_step_gap),
        not_observed: best(ConditionName::Cost, Cost::Moves)
            .map(|path| not_observed(graph, &path))
            .unwrap_or_default(),
        cut_by: alone.iter().map(|one| one.name).collect(),
        cut_together: together.iter().map(|one| one.name).collect(),
    })
}

/// The moves of a path that nobody was observed to make, by any of the kinds that the question allows.
fn not_observed(graph: &CareerGraph, path: &CareerPath) -> Vec<UnseenMove> {
    let steps = path.steps.iter().zip(path.roles.windows(2));
    let unseen = steps.filter(|(step, _)| {
        let ends = [&step.from, &step.to].map(|role| graph.role(role));
        let [Ok(from), Ok(to)] = ends else {
            return false;
        };
        let is_allowed = |kind| step.moves.iter().any(|made| made.kind == kind);
        let mut made = from
            .outgoing()
            .filter(|t| t.to() == to && is_allowed(t.kind()));
        !made.any(is_observed)
    });
    let moves = unseen.map(|(_, pair)| UnseenMove {
        from: pair[0].clone(),
        to: pair[1].clone(),
    });
    moves.collect()
}

/// The roles that can be reached from the start within so many moves, or that lead to the goal, nearest
/// first; the ends that are searched from are not among them.
fn reachable(space: &mut Space<'_>, forward: bool, most: usize) -> Vec<RoleIx> {
    let roles = space.graph().role_count();
    let mut seen = RoleSet::new(space.width());
    let first: State = if forward { space.start() } else { space.goal() };
    let mut queue = vec![first];
    let (mut at, mut ends) = (0, 0);
    // The states from here on are so many moves away; the step to the ends is none.
    let (mut layer, mut moves) = (1, 0);
    while let Some(&state) = queue.get(at) {
        if at == layer {
            layer = queue.len();
            moves += 1;
        }
        if moves > most {
            break;
        }
        let visit = |next, _| {
            let role = space_role(roles, next);
            if role.is_some_and(|role| seen.insert(role)) {
                queue.push(next);
            }
        };
        if forward {
            space.out_of(state, visit);
        } else {
            space.back_from(state, visit);
        }
        if at == 0 {
            ends = queue.len();
        }
        at += 1;
    }
    let others = queue.split_off(ends);
    others.into_iter().map(|state| space.role(state)).collect()
}

/// The role of a state that is neither the start nor the goal.
fn space_role(roles: usize, state: State) -> Option<RoleIx> {
    let role = RoleIx(state % (roles as u32 + 2));
    (role.index() < roles).then_some(role)
}

fn first(graph: &CareerGraph, roles: &[RoleIx]) -> Vec<RoleName> {
    let named = roles.iter().take(NAMED_ROLES);
    named.map(|role| graph.role_at(*role).into()).collect()
}
