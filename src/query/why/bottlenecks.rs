//! What every path passes: the roles and steps without which there is none.

use crate::graph::RoleIx;
use crate::query::path::{Space, State};

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

/// How many states and steps are looked at for what every short path passes.
const MOST_LOOKED_AT: usize = 200_000_000;

/// The same of the paths of at most so many moves; `None` where that is too much to look at.
///
/// What every path passes lies on the shortest one. Each of its roles and steps is left out in turn, to
/// see whether something short still leads to the goal: O(V + E) for each.
pub(super) fn within(space: &mut Space<'_>, most: usize) -> Option<Passed> {
    let roles = space.graph().role_count();
    if most >= roles.saturating_sub(1) {
        return Some(of(space));
    }
    let Some(way) = way(space) else {
        return Some(Passed::default());
    };
    let graph = space.graph().steps().all().len() + space.len();
    if way.len().saturating_mul(2 * graph) > MOST_LOOKED_AT {
        return None;
    }
    let mut passed = Passed::default();
    let inside = |state: State| (state as usize) < roles;
    for pair in way.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        if inside(from) && !leads(space, most, |_, next| next != from) {
            passed.roles.push(RoleIx(from));
        }
        let is_step = inside(from) && inside(to);
        if is_step && !leads(space, most, |before, next| (before, next) != (from, to)) {
            passed.steps.push((RoleIx(from), RoleIx(to)));
        }
    }
    Some(passed)
}

/// Whether something of at most so many moves leads from the start to the goal over open steps.
fn leads(space: &mut Space<'_>, most: usize, open: impl Fn(State, State) -> bool) -> bool {
    let mut seen = vec![false; space.len()];
    let mut layer = vec![space.start()];
    // The start and the goal are one step each away from the roles.
    for _ in 0..most + 2 {
        for state in std::mem::take(&mut layer) {
            space.out_of(state, |next, _| {
                if open(state, next) && !std::mem::replace(&mut seen[next as usize], true) {
                    layer.push(next);
                }
            });
        }
        if layer.is_empty() {
            break;
        }
    }
    seen[space.goal() as usize]
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
