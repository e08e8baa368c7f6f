//! The links that would join two sides of a graph.

use std::cmp::Reverse;

use serde::Serialize;

use crate::graph::{CareerGraph, RoleIx};
use crate::model::to_millionths;
use crate::query::card::RoleName;
use crate::query::path::{PathError, PathMove, PathQuery, Space, millionths};

/// How many links are told.
const LINKS: usize = 5;
/// Of each side so many roles are compared with those of the other one, the nearest first.
const COMPARED: usize = 200;

/// The links that would join two sides.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Bridges {
    /// Whether links were looked for: not where something leads from one side to the other, so that a
    /// limit or a stop alone keeps them apart.
    pub sought: bool,
    /// The closest first, five at most.
    pub links: Vec<Bridge>,
}

/// A link that would join two sides: from a role that can be reached to one that leads to the target.
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

/// # Links that would join the ends
impl PathQuery<'_> {
    /// Returns the links that would join the ends where nothing leads from one to the other.
    ///
    /// First come links that the graph has and the conditions leave out, by the moves of the whole path.
    /// Then come new ones that the conditions on single moves allow, between the roles that are most
    /// similar, then by the moves of the whole path, then by ids; by observations there are no new ones. Of
    /// each side the 200 nearest roles are compared. A limit of moves holds for the whole path; a limit of
    /// years and stops on the way do not bear on links.
    ///
    /// # Errors
    ///
    /// Where the question cannot be asked.
    pub fn bridges(&self) -> Result<Bridges, PathError> {
        let mut space = self.without_stops().space(self.usability())?;
        let most = self.max_moves.unwrap_or(usize::MAX);
        Ok(bridges(&mut space, most))
    }
}

fn bridges(space: &mut Space<'_>, most: usize) -> Bridges {
    let graph = space.graph();
    let [near, far] = [true, false].map(|forward| super::layers(space, forward));
    let mut moves_to: Vec<Option<u32>> = vec![None; graph.role_count()];
    for (role, moves) in &far {
        moves_to[role.index()] = Some(*moves);
    }
    let mut met = near.iter();
    if met.any(|(role, _)| moves_to[role.index()].is_some()) {
        return Bridges {
            sought: false,
            links: Vec::new(),
        };
    }
    let is_short = |link: &(u32, RoleIx, RoleIx)| link.0 as usize <= most;
    let mut left_out: Vec<(u32, RoleIx, RoleIx)> = Vec::new();
    for (from, moves) in &near {
        for step in graph.steps().out_of(*from) {
            if let Some(rest) = moves_to[step.to.index()] {
                left_out.push((moves + 1 + rest, *from, step.to));
            }
        }
    }
    left_out.sort_unstable();
    let mut links: Vec<_> = left_out.into_iter().filter(is_short).take(LINKS).collect();
    if links.len() < LINKS {
        let known = |from, to| graph.steps().between(from, to).is_some();
        let new = similar(graph, &near, &far, known).into_iter();
        let new = new.filter(is_short);
        let open = new.filter(|(_, from, to)| space.weigher.could_use(*from, *to));
        let rest = LINKS - links.len();
        links.extend(open.take(rest));
    }
    let links = links.into_iter().map(|(moves, from, to)| {
        let roles = [from, to].map(|role| graph.role_at(role));
        Bridge {
            from: roles[0].into(),
            to: roles[1].into(),
            moves: moves as usize,
            similarity: graph.similarity(roles[0], roles[1]).map(to_millionths),
            left_out: left_out_moves(graph, from, to),
        }
    });
    Bridges {
        sought: true,
        links: links.collect(),
    }
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
