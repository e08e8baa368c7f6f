//! The links that would join two sides of a graph.

use std::cmp::Reverse;

use serde::Serialize;

use crate::graph::{CareerGraph, RoleIx};
use crate::query::card::RoleName;
use crate::query::path::{PathMove, Space, millionths};

/// How many links are told.
const LINKS: usize = 5;
/// Of each side so many roles are compared with those of the other one, the nearest first.
const COMPARED: usize = 200;

/// A link that would join two sides: from a role that can be reached to one that leads to the target.
///
/// First come links that the graph has and the conditions leave out, by the moves of the whole path.
/// Then come new ones between the roles that are most similar, then by the moves of the whole path,
/// then by ids. Of each side the 200 nearest roles are compared.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Bridge {
    /// The role that can be reached.
    pub from: RoleName,
    /// The role that leads to the target.
    pub to: RoleName,
    /// The moves of the shortest path that the link would open, the link included.
    pub moves: usize,
    /// How similar the two are, from 0 to 1; see [`CareerGraph::similarity`].
    pub similarity: Option<f64>,
    /// The transitions between the two that the conditions leave out.
    pub left_out: Vec<PathMove>,
}

/// Returns the closest links; none where the sides are joined.
pub(super) fn bridges(space: &mut Space<'_>) -> Vec<Bridge> {
    let graph = space.graph();
    let [near, far] = [true, false].map(|forward| super::layers(space, forward));
    let mut moves_to: Vec<Option<u32>> = vec![None; graph.role_count()];
    for (role, moves) in &far {
        moves_to[role.index()] = Some(*moves);
    }
    if near
        .iter()
        .any(|(role, _)| moves_to[role.index()].is_some())
    {
        return Vec::new();
    }
    let mut left_out: Vec<(u32, RoleIx, RoleIx)> = Vec::new();
    for (from, moves) in &near {
        for step in graph.steps().out_of(*from) {
            if let Some(rest) = moves_to[step.to.index()] {
                left_out.push((moves + 1 + rest, *from, step.to));
            }
        }
    }
    left_out.sort_unstable();
    let joined = left_out.iter().take(LINKS).copied();
    let mut links: Vec<(u32, RoleIx, RoleIx)> = joined.collect();
    if links.len() < LINKS {
        let known = |from, to| graph.steps().between(from, to).is_some();
        let rest = LINKS - links.len();
        links.extend(similar(graph, &near, &far, known).into_iter().take(rest));
    }
    let links = links.into_iter().map(|(moves, from, to)| {
        let roles = [from, to].map(|role| graph.role_at(role));
        Bridge {
            from: roles[0].into(),
            to: roles[1].into(),
            moves: moves as usize,
            similarity: graph.similarity(roles[0], roles[1]).map(rounded),
            left_out: left_out_moves(graph, from, to),
        }
    });
    links.collect()
}

fn left_out_moves(graph: &CareerGraph, from: RoleIx, to: RoleIx) -> Vec<PathMove> {
    let step = graph.steps().between(from, to);
    let transitions = step.into_iter().flat_map(crate::graph::Step::transitions);
    let moves = transitions.map(|index| graph.transition_at(index).into());
    moves.collect()
}

/// The pairs of roles that are most similar, which `known` does not know.
fn similar(
    graph: &CareerGraph,
    near: &[(RoleIx, u32)],
    far: &[(RoleIx, u32)],
    known: impl Fn(RoleIx, RoleIx) -> bool,
) -> Vec<(u32, RoleIx, RoleIx)> {
    let [near, far] = [near, far].map(|side| &side[..side.len().min(COMPARED)]);
    let targets: Vec<RoleIx> = far.iter().map(|(role, _)| *role).collect();
    let mut pairs = Vec::with_capacity(near.len() * far.len());
    for (from, before) in near {
        let similarities = graph.similarities(*from, &targets);
        for ((to, behind), similarity) in far.iter().zip(similarities) {
            if !known(*from, *to) {
                let similarity = Reverse(similarity.map(millionths));
                pairs.push((similarity, before + 1 + behind, *from, *to));
            }
        }
    }
    pairs.sort_unstable();
    let pairs = pairs.into_iter();
    pairs
        .map(|(_, moves, from, to)| (moves, from, to))
        .collect()
}

fn rounded(share: f64) -> f64 {
    (share * 1e6).round() / 1e6
}
