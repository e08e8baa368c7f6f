//! The links that would join two sides of a graph.

use std::cmp::Reverse;

use serde::Serialize;

use crate::graph::{CareerGraph, RoleIx, RoleRef};
use crate::query::card::RoleName;
use crate::query::gap::Holder;
use crate::query::path::{PathMove, Space, millionths};

/// How many links are told.
const LINKS: usize = 5;
/// Of each side so many roles are compared with those of the other one, the nearest first.
const COMPARED: usize = 200;

/// A link that would join two sides: from a role that can be reached to one that leads to the target.
///
/// First come links that the graph has and the conditions leave out, by the moves of the whole path.
/// Then come new ones between roles that are much alike: those of which each covers most of what the
/// other asks for, then by the moves of the whole path, then by ids. Of each side the 200 nearest
/// roles are compared.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Bridge {
    /// The role that can be reached.
    pub from: RoleName,
    /// The role that leads to the target.
    pub to: RoleName,
    /// The moves of the shortest path that the link would open, the link included.
    pub moves: usize,
    /// How much alike the two are: the share of what one asks for that the other covers for
    /// certain, in the direction in which it is less; from 0 to 1, and absent where one of them asks
    /// for nothing known.
    pub alike: Option<f64>,
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
        links.extend(alike(graph, &near, &far, known).into_iter().take(rest));
    }
    let mut measure = Measure::new(graph);
    let links = links.into_iter().map(|(moves, from, to)| Bridge {
        from: graph.role_at(from).into(),
        to: graph.role_at(to).into(),
        moves: moves as usize,
        alike: measure.alike(from, to).map(rounded),
        left_out: left_out_moves(graph, from, to),
    });
    links.collect()
}

fn left_out_moves(graph: &CareerGraph, from: RoleIx, to: RoleIx) -> Vec<PathMove> {
    let step = graph.steps().between(from, to);
    let transitions = step.into_iter().flat_map(crate::graph::Step::transitions);
    let moves = transitions.map(|index| graph.transition_at(index).into());
    moves.collect()
}

/// The pairs of roles that are most alike, which `known` does not know.
fn alike(
    graph: &CareerGraph,
    near: &[(RoleIx, u32)],
    far: &[(RoleIx, u32)],
    known: impl Fn(RoleIx, RoleIx) -> bool,
) -> Vec<(u32, RoleIx, RoleIx)> {
    let [near, far] = [near, far].map(|side| &side[..side.len().min(COMPARED)]);
    let mut measure = Measure::new(graph);
    let mut pairs = Vec::with_capacity(near.len() * far.len());
    // Holding one role and asking all others is cheaper than changing roles for each pair.
    let covers = |measure: &mut Measure<'_>, held: &[(RoleIx, u32)], asked: &[(RoleIx, u32)]| {
        let mut shares = Vec::with_capacity(held.len() * asked.len());
        for (held, _) in held {
            shares.extend(
                asked
                    .iter()
                    .map(|(asked, _)| measure.covered(*held, *asked)),
            );
        }
        shares
    };
    let there = covers(&mut measure, near, far);
    let again = covers(&mut measure, far, near);
    for (i, (from, before)) in near.iter().enumerate() {
        for (j, (to, behind)) in far.iter().enumerate() {
            let both = there[i * far.len() + j].zip(again[j * near.len() + i]);
            let share = both.map(|(a, b)| millionths(a.min(b)));
            if !known(*from, *to) {
                pairs.push((Reverse(share), before + 1 + behind, *from, *to));
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

/// Measures how much roles cover of each other.
struct Measure<'g> {
    graph: &'g CareerGraph,
    held: Option<(RoleIx, Holder<'g>)>,
    nothing: Holder<'g>,
}

impl<'g> Measure<'g> {
    fn new(graph: &'g CareerGraph) -> Self {
        Self {
            graph,
            held: None,
            nothing: Holder::nothing(graph),
        }
    }

    /// The share of what a role asks for that another one covers for certain; `None` where either
    /// asks for nothing known.
    fn covered(&mut self, held: RoleIx, asked: RoleIx) -> Option<f64> {
        let graph = self.graph;
        let asks = |role: RoleRef<'_>| !role.is_stub() && role.requirements().len() > 0;
        let (held, asked) = (graph.role_at(held), graph.role_at(asked));
        if !asks(held) || !asks(asked) {
            return None;
        }
        match &mut self.held {
            Some((role, holder)) if *role != held.index() => {
                holder.change_role(graph, *role, held);
                *role = held.index();
            }
            Some(_) => {}
            None => self.held = Some((held.index(), Holder::of_role(graph, held))),
        }
        let (_, holder) = self.held.as_ref()?;
        let all = graph.cost_for(&self.nothing, asked);
        Some((1.0 - graph.cost_for(holder, asked) / all).max(0.0))
    }

    fn alike(&mut self, a: RoleIx, b: RoleIx) -> Option<f64> {
        let there = self.covered(a, b)?;
        Some(there.min(self.covered(b, a)?))
    }
}
