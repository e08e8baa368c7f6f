//! Why there is no path.

use serde::Serialize;

use super::Cost;
use super::question::{PathError, PathQuery};
use super::space::{Space, State};
use crate::graph::{CareerGraph, RoleIx, RoleSet};
use crate::query::card::RoleName;

/// How many roles are named where there is no path.
const NAMED_ROLES: usize = 5;

/// Why there is no path.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NoPath {
    /// The first roles.
    pub from: Vec<RoleName>,
    /// The last roles.
    pub to: Vec<RoleName>,
    /// How many roles but the last ones can be reached from the first ones, within the moves that
    /// were asked for and whatever the years and the roles to be passed.
    pub reachable: usize,
    /// Titles of the nearest of them.
    pub nearest: Vec<String>,
    /// How many roles but the first ones lead to the last ones, likewise.
    pub leading: usize,
    /// Titles of the nearest of them.
    pub feeders: Vec<String>,
    /// The conditions without which there would be a path, each on its own, by the names of their
    /// options: `kind`, `strict-lateral`, `max-moves` ...
    pub cut_by: Vec<&'static str>,
    /// The fewest moves of a path, where it is their limit that leaves none.
    pub least_moves: Option<usize>,
    /// The fewest years of a path, where it is their limit that leaves none.
    pub least_years: Option<f64>,
}

pub(super) fn why_not(query: &PathQuery<'_>) -> Result<NoPath, PathError> {
    let mut space = PathQuery {
        via: Vec::new(),
        ..query.clone()
    }
    .space(Cost::Moves)?;
    // Whether there is a path does not depend on the effort that it takes.
    let query = &query.clone().cost(query.usability());
    let graph = query.graph;
    let most = query.max_moves.unwrap_or(usize::MAX);
    let among = |role: &RoleIx, ends: &Option<RoleSet>| {
        ends.as_ref().is_some_and(|ends| ends.contains(*role))
    };
    let mut reached = reachable(&mut space, true, most);
    reached.retain(|role| !among(role, &query.to));
    let mut leading = reachable(&mut space, false, most);
    leading.retain(|role| !among(role, &query.from));
    let cut_by = relaxations(query);
    let without = |limit, free: PathQuery<'_>| {
        let is_cut = cut_by.contains(&limit);
        is_cut.then(|| free.best(1).ok()?.paths.pop()).flatten()
    };
    let free = |cost| query.clone().cost(cost);
    let fewest = without(
        "max-moves",
        PathQuery {
            max_moves: None,
            ..free(Cost::Moves)
        },
    );
    let quickest = without(
        "max-years",
        PathQuery {
            max_years: None,
            ..free(Cost::Years)
        },
    );
    let named = |set: &Option<RoleSet>| -> Vec<RoleName> {
        let roles = set.iter().flat_map(RoleSet::iter);
        roles.map(|role| graph.role_at(role).into()).collect()
    };
    Ok(NoPath {
        from: named(&query.from),
        to: named(&query.to),
        reachable: reached.len(),
        nearest: titles(graph, &reached),
        leading: leading.len(),
        feeders: titles(graph, &leading),
        cut_by,
        least_moves: fewest.map(|path| path.moves),
        least_years: quickest.map(|path| path.years.years),
    })
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

fn titles(graph: &CareerGraph, roles: &[RoleIx]) -> Vec<String> {
    let named = roles.iter().take(NAMED_ROLES);
    named
        .map(|role| graph.role_at(*role).title().to_owned())
        .collect()
}

/// The conditions without which there would be a path, each on its own.
fn relaxations(query: &PathQuery<'_>) -> Vec<&'static str> {
    let free = || query.clone();
    let candidates = [
        (
            "kind",
            query.kinds != [true; 3],
            PathQuery {
                kinds: [true; 3],
                ..free()
            },
        ),
        (
            "strict-lateral",
            query.strict_lateral,
            free().strict_lateral(false),
        ),
        ("stepwise", query.stepwise, free().stepwise(false)),
        (
            "via",
            !query.via.is_empty(),
            PathQuery {
                via: Vec::new(),
                ..free()
            },
        ),
        (
            "in-order",
            query.in_order && query.via.len() > 1,
            free().in_order(false),
        ),
        (
            "avoid",
            query.avoid.is_some(),
            PathQuery {
                avoid: None,
                ..free()
            },
        ),
        (
            "within",
            query.within.is_some(),
            PathQuery {
                within: None,
                ..free()
            },
        ),
        (
            "max-moves",
            query.max_moves.is_some(),
            PathQuery {
                max_moves: None,
                ..free()
            },
        ),
        (
            "max-years",
            query.max_years.is_some(),
            PathQuery {
                max_years: None,
                ..free()
            },
        ),
        (
            "max-step-gap",
            query.max_step_gap.is_some(),
            PathQuery {
                max_step_gap: None,
                ..free()
            },
        ),
    ];
    let cut = candidates.into_iter().filter(|(_, is_set, relaxed)| {
        *is_set && relaxed.best(1).is_ok_and(|answer| !answer.paths.is_empty())
    });
    cut.map(|(name, ..)| name).collect()
}
