//! Paths to compare.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{EdgeView, MoveView, NodeView};
use crate::graph::{CareerGraph, RoleIx};
use crate::query::path::{CareerPath, PathStep};

/// A path to draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RouteView {
    /// What it takes, such as "3 moves · 9 years".
    pub caption: String,
    /// Indices of its roles among the nodes, in their order.
    pub nodes: Vec<usize>,
    /// The steps between them.
    pub steps: Vec<StepView>,
}

/// A step of a path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct StepView {
    /// What its transitions are.
    pub moves: Vec<MoveView>,
    /// Years in the former role, such as `2`.
    pub years: Option<String>,
    /// The most important skills to learn for the next role.
    pub needs: Vec<String>,
    /// How many skills to learn there are in all.
    pub open_needs: usize,
}

/// Keeps the roles that lie on a path.
pub(super) fn keep(graph: &CareerGraph, paths: &[CareerPath], roles: &mut Vec<RoleIx>) {
    let named = paths.iter().flat_map(|path| &path.roles);
    let named: BTreeSet<&str> = named.map(|role| role.id.as_str()).collect();
    roles.retain(|role| named.contains(graph.role_at(*role).id().as_str()));
}

/// Returns the paths in terms of the nodes; paths with roles that are not drawn are left out.
pub(super) fn of(paths: &[CareerPath], nodes: &[NodeView]) -> Vec<RouteView> {
    let places: BTreeMap<&str, usize> = nodes
        .iter()
        .enumerate()
        .map(|(place, node)| (node.id.as_str(), place))
        .collect();
    let route = |path: &CareerPath| {
        let place = |role: &crate::query::card::RoleName| places.get(role.id.as_str()).copied();
        let nodes: Option<Vec<_>> = path.roles.iter().map(place).collect();
        Some(RouteView {
            caption: caption(path),
            nodes: nodes?,
            steps: path.steps.iter().map(step).collect(),
        })
    };
    paths.iter().filter_map(route).collect()
}

fn step(step: &PathStep) -> StepView {
    StepView {
        moves: step
            .moves
            .iter()
            .map(|one| MoveView {
                kind: one.kind,
                basis: one.basis,
            })
            .collect(),
        years: step
            .years
            .filter(|years| *years > 0.0)
            .map(|years| years.to_string()),
        needs: step.top_needs.clone(),
        open_needs: step.open_needs,
    }
}

/// Returns "2 moves · 5 years", or "at least 5 years" where not all are known.
fn caption(path: &CareerPath) -> String {
    let moves = match path.moves {
        1 => "1 move".to_owned(),
        moves => format!("{moves} moves"),
    };
    let least = if path.years.at_least { "at least " } else { "" };
    match path.years.years.to_string().as_str() {
        "0" => moves,
        "1" => format!("{moves} · {least}1 year"),
        years => format!("{moves} · {least}{years} years"),
    }
}

/// Keeps the edges that are steps of a path.
pub(super) fn keep_steps(routes: &[RouteView], edges: &mut Vec<EdgeView>) {
    let steps: BTreeSet<(usize, usize)> = routes
        .iter()
        .flat_map(|route| route.nodes.windows(2).map(|pair| (pair[0], pair[1])))
        .collect();
    // A lateral pair is one edge, which may be written the other way.
    edges.retain(|edge| {
        steps.contains(&(edge.from, edge.to))
            || edge.back.is_some() && steps.contains(&(edge.to, edge.from))
    });
}

/// Returns the steps as edges without ways back, for the legend.
pub(super) fn step_edges(routes: &[RouteView]) -> Vec<EdgeView> {
    let steps = routes.iter().flat_map(|route| {
        let ends = route.nodes.windows(2).zip(&route.steps);
        ends.map(|(pair, step)| EdgeView {
            from: pair[0],
            to: pair[1],
            moves: step.moves.clone(),
            back: None,
        })
    });
    steps.collect()
}

/// Returns a title such as "3 routes from Engineer to Engineering Manager".
pub(super) fn title(paths: &[CareerPath]) -> Option<String> {
    let roles = &paths.first()?.roles;
    let (from, to) = (roles.first()?, roles.last()?);
    let ends = |path: &CareerPath| {
        path.roles.first().map(|role| &role.id) == Some(&from.id)
            && path.roles.last().map(|role| &role.id) == Some(&to.id)
    };
    let count = match paths.len() {
        1 => "One route".to_owned(),
        count => format!("{count} routes"),
    };
    Some(if paths.iter().all(ends) {
        format!("{count} from {} to {}", from.title, to.title)
    } else {
        count
    })
}
