//! What every path passes: the roles and steps without which there is none.

use crate::graph::{RoleIx, RoleSet};
use crate::query::path::{PathError, PathQuery, Space, State};

/// What every path from the start to the goal passes, in its order.
#[derive(Debug, Default)]
pub(super) struct Passed {
    pub(super) roles: Vec<RoleIx>,
    pub(super) steps: Vec<(RoleIx, RoleIx)>,
}

const NOWHERE: usize = usize::MAX;

/// Returns what every way from the start to the goal passes: the dominators of the goal, and the
/// steps between two of them that nothing leads round.
///
/// One way is followed. What leads round a part of it leaves it at some role and comes back to it
/// farther on; so a role is passed by all ways where nothing that leaves the way before it comes back
/// behind it. Everything off the way is looked at once: O(V + E), without recursion, whatever the
/// cycles.
pub(super) fn of(space: &mut Space<'_>) -> Passed {
    let Some(way) = way(space) else {
        return Passed::default();
    };
    let mut place = vec![NOWHERE; space.len()];
    for (at, state) in way.iter().enumerate() {
        place[*state as usize] = at;
    }
    let roles = space.graph().role_count();
    let role = |state: State| Some(RoleIx(state)).filter(|role| role.index() < roles);
    let mut passed = Passed::default();
    let mut seen = vec![false; space.len()];
    let mut stack: Vec<State> = Vec::new();
    // How far along the way something leads that left it up to now, its own steps left out.
    let mut farthest = 0;
    for (at, pair) in way.windows(2).enumerate() {
        if farthest <= at {
            passed.roles.extend(role(pair[0]));
        }
        stack.push(pair[0]);
        while let Some(state) = stack.pop() {
            space.out_of(state, |next, _| {
                let there = place[next as usize];
                if there == NOWHERE {
                    if !std::mem::replace(&mut seen[next as usize], true) {
                        stack.push(next);
                    }
                } else if state != pair[0] || next != pair[1] {
                    farthest = farthest.max(there);
                }
            });
        }
        if farthest <= at {
            passed.steps.extend(role(pair[0]).zip(role(pair[1])));
        }
    }
    passed
}

/// How many states and steps are looked at at most for what paths within limits pass.
const MOST_LOOKED_AT: usize = 100_000_000;

/// The same of the paths that keep limits and make stops, some of which are `known`; `None` where it is
/// too much to tell.
///
/// What every path passes, these do. Each of the roles and steps that they have in common is left out in
/// turn, to see whether there is still a path.
pub(super) fn within(query: &PathQuery<'_>, known: &[Vec<RoleIx>]) -> Option<Passed> {
    let (first, others) = known.split_first()?;
    let is_step = |pair: &&[RoleIx]| {
        let mut others = others.iter();
        others.all(|roles| roles.windows(2).any(|other| other == *pair))
    };
    let roles = first.iter().copied();
    let roles: Vec<_> = roles
        .filter(|role| others.iter().all(|roles| roles.contains(role)))
        .collect();
    let steps: Vec<_> = first.windows(2).filter(is_step).collect();
    let graph = query.graph.steps().all().len() + query.graph.role_count();
    if (roles.len() + steps.len()).saturating_mul(graph) > MOST_LOOKED_AT {
        return None;
    }
    let mut passed = Passed::default();
    for role in roles {
        if query.via.contains(&role) || is_impossible(&without_role(query, role))? {
            passed.roles.push(role);
        }
    }
    for pair in steps {
        let step = (pair[0], pair[1]);
        let mut without = query.clone();
        without.without = Some(step);
        if is_impossible(&without)? {
            passed.steps.push(step);
        }
    }
    Some(passed)
}

fn without_role<'g>(query: &PathQuery<'g>, role: RoleIx) -> PathQuery<'g> {
    let mut without = query.clone();
    for end in [&mut without.from, &mut without.to].into_iter().flatten() {
        end.remove(role);
    }
    let roles = query.graph.role_count();
    let avoid = without.avoid.get_or_insert_with(|| RoleSet::new(roles));
    avoid.insert(role);
    without
}

/// Whether a question has no path; nothing where the search was given up.
fn is_impossible(query: &PathQuery<'_>) -> Option<bool> {
    match query.best(1) {
        Ok(found) if found.paths.is_empty() && found.cut => None,
        Ok(found) => Some(found.paths.is_empty()),
        Err(PathError::NoStart | PathError::NoTarget) => Some(true),
        Err(_) => None,
    }
}

/// Some way from the start to the goal, the shortest by moves.
fn way(space: &mut Space<'_>) -> Option<Vec<State>> {
    let (start, goal) = (space.start(), space.goal());
    let mut before = vec![State::MAX; space.len()];
    before[start as usize] = start;
    let mut queue = vec![start];
    let mut at = 0;
    while before[goal as usize] == State::MAX {
        let state = *queue.get(at)?;
        at += 1;
        space.out_of(state, |next, _| {
            if before[next as usize] == State::MAX {
                before[next as usize] = state;
                queue.push(next);
            }
        });
    }
    let mut way = vec![goal];
    while let Some(&state) = way.last()
        && state != start
    {
        way.push(before[state as usize]);
    }
    way.reverse();
    Some(way)
}
