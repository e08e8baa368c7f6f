//! The longest ladder: the longest chain of advancements.

use serde::Serialize;

use crate::graph::{CareerGraph, RoleIx, Step};
use crate::model::TransitionKind;
use crate::query::card::RoleName;

/// A chain of advancements, the lowest rung first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Ladder {
    /// Its rungs; none where there is no advancement.
    pub rungs: Vec<Rung>,
    /// How many ladders have as many rungs, this one included; at most 2^64 - 1.
    pub equally_long: u64,
}

/// A rung of a ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Rung {
    /// One role; several where advancements lead round in a circle among them, which makes them
    /// one rung.
    pub roles: Vec<RoleName>,
}

/// Returns the longest ladder, of several the one with the least roles in order, and the roles that
/// advancements lead round in a circle.
///
/// A circle is one rung, so that there is a longest ladder: without circles this is the longest
/// path of the advancements. O(V + E) and sorting.
pub(super) fn longest(graph: &CareerGraph) -> (Ladder, Vec<Vec<RoleName>>) {
    // Whatever a rung leads to comes before it.
    let mut rungs = graph.joined_by(|moved| moved.kind() == TransitionKind::Advancement);
    let mut rung_of = vec![0; graph.role_count()];
    for (at, rung) in rungs.iter_mut().enumerate() {
        rung.sort_unstable();
        for role in rung.iter() {
            rung_of[role.index()] = at;
        }
    }
    let is_up = |step: &&Step| step.kinds().has(TransitionKind::Advancement, false);
    // By rung: how many rungs the longest ladder from it has, and the next one.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(rungs.len());
    // Higher is better, then the rung whose first role comes first.
    let better = |best: &[(usize, Option<usize>)], a: usize, b: usize| {
        (best[a].0, std::cmp::Reverse(rungs[a][0])) > (best[b].0, std::cmp::Reverse(rungs[b][0]))
    };
    // How many ladders from it have as many.
    let mut ways: Vec<u64> = Vec::with_capacity(rungs.len());
    let mut above: Vec<usize> = Vec::new();
    for (at, rung) in rungs.iter().enumerate() {
        let steps = rung.iter().flat_map(|role| graph.steps().out_of(*role));
        let next = steps.filter(is_up).map(|step| rung_of[step.to.index()]);
        above.clear();
        above.extend(next.filter(|next| *next != at));
        above.sort_unstable();
        above.dedup();
        let next = above.iter().copied();
        let next = next.reduce(|a, b| if better(&best, b, a) { b } else { a });
        let most = next.map_or(0, |next| best[next].0);
        let tied = above.iter().filter(|next| best[**next].0 == most);
        let tied = tied.fold(0_u64, |sum, next| sum.saturating_add(ways[*next]));
        ways.push(tied.max(1));
        best.push((1 + most, next));
    }
    let first = (0..rungs.len()).reduce(|a, b| if better(&best, b, a) { b } else { a });
    let named = |rung: &Vec<RoleIx>| -> Vec<RoleName> {
        let roles = rung.iter().map(|role| graph.role_at(*role).into());
        roles.collect()
    };
    let mut ladder = Ladder::default();
    // A single role without an advancement is no ladder.
    let mut at = first.filter(|first| best[*first].0 > 1 || rungs[*first].len() > 1);
    if let Some(first) = at {
        let tied = (0..rungs.len()).filter(|rung| best[*rung].0 == best[first].0);
        let tied = tied.filter(|rung| best[first].0 > 1 || rungs[*rung].len() > 1);
        ladder.equally_long = tied.fold(0, |sum, rung| sum.saturating_add(ways[rung]));
    }
    while let Some(rung) = at {
        ladder.rungs.push(Rung {
            roles: named(&rungs[rung]),
        });
        at = best[rung].1;
    }
    let mut circles: Vec<_> = rungs.iter().filter(|rung| rung.len() > 1).collect();
    circles.sort();
    (ladder, circles.into_iter().map(named).collect())
}
