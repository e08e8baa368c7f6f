//! The lines between the roles of a drawing.

use super::{EdgeView, MoveView};
use crate::graph::{CareerGraph, Step};
use crate::model::{Basis, TransitionKind};

/// Returns the lines between the roles that have a place.
pub(super) fn edges(
    graph: &CareerGraph,
    places: &[Option<usize>],
    drawn: &[bool],
) -> Vec<EdgeView> {
    let mut edges = Vec::new();
    let roles = graph.roles().zip(places);
    for (role, from) in roles.filter_map(|(role, place)| Some((role.index(), (*place)?))) {
        for &step in graph.steps().out_of(role) {
            if let Some(to) = places[step.to.index()] {
                edges.extend(edge(graph, step, (from, to), drawn));
            }
        }
    }
    edges
}

/// Returns what to draw for a step: nothing where the edge of the way back has all of it.
fn edge(
    graph: &CareerGraph,
    step: Step,
    (from, to): (usize, usize),
    drawn: &[bool],
) -> Option<EdgeView> {
    let mut moves = moves(graph, step, drawn);
    let back = graph
        .steps()
        .between(step.to, step.from)
        .map(|back| self::moves(graph, back, drawn))
        .unwrap_or_default();
    let mut way_back = None;
    if let (Some(there), Some(again)) = (lateral(&moves), lateral(&back)) {
        // The pair goes with what else leads the same way; else the stated half leads.
        let order = |moves: &[MoveView], basis, start| (moves.len() == 1, basis, start);
        if order(&moves, there, from) < order(&back, again, to) {
            way_back = Some(again);
        } else {
            moves.retain(|drawn| drawn.kind != TransitionKind::Lateral);
        }
    }
    (!moves.is_empty()).then_some(EdgeView {
        from,
        to,
        moves,
        back: way_back,
        facts: None,
        change: None,
        is_explained: false,
    })
}

fn moves(graph: &CareerGraph, step: Step, drawn: &[bool]) -> Vec<MoveView> {
    let drawn = step.transitions().filter(|index| drawn[index.0 as usize]);
    let moves = drawn.map(|index| {
        let transition = graph.transition_at(index);
        MoveView {
            kind: transition.kind(),
            basis: transition.basis(),
        }
    });
    moves.collect()
}

fn lateral(moves: &[MoveView]) -> Option<Basis> {
    let lateral = moves
        .iter()
        .find(|drawn| drawn.kind == TransitionKind::Lateral)?;
    Some(lateral.basis)
}
