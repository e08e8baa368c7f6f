//! Paths to draw.

use hashbrown::HashSet;
use serde::Serialize;

use super::MoveView;
use super::build::ViewBuilder;
use crate::graph::RoleIx;
use crate::model::in_years;
use crate::query::gap::Interval;
use crate::query::path::{CareerPath, PathStep};

/// A path to draw.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RouteView {
    /// What it takes in all, such as "3 moves · 9 years".
    pub caption: String,
    /// Indices of its roles among the nodes, first to last.
    pub nodes: Vec<usize>,
    /// What its steps take, one fewer than the roles.
    pub steps: Vec<RouteStep>,
}

/// What a step of a path takes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RouteStep {
    /// The transitions that it may take, in the order of kinds.
    pub moves: Vec<MoveView>,
    /// Typical years in the former role, where they are known.
    pub years: Option<f64>,
    /// Weighted steps of proficiency that somebody in the former role lacks for the next one.
    pub gap: Option<Interval<f64>>,
    /// The most important of the requirements of the next role that are not surely met.
    pub top_needs: Vec<String>,
    /// How many requirements of the next role are not surely met.
    pub open_needs: usize,
}

impl From<&PathStep> for RouteStep {
    fn from(step: &PathStep) -> Self {
        let moves = step.moves.iter().map(|one| MoveView {
            kind: one.kind,
            basis: one.basis,
        });
        Self {
            moves: moves.collect(),
            years: step.years,
            gap: step.gap,
            top_needs: step.top_needs.iter().map(ToString::to_string).collect(),
            open_needs: step.open_needs,
        }
    }
}

/// Paths to draw, with indices of the graph.
#[derive(Debug, Clone)]
pub(super) struct Routes {
    routes: Vec<Route>,
    pub(super) title: String,
}

#[derive(Debug, Clone)]
struct Route {
    caption: String,
    roles: Vec<RoleIx>,
    steps: Vec<RouteStep>,
}

/// # Paths to draw
impl ViewBuilder<'_> {
    /// Draws these paths, each with the moves that it may take, and nothing else. Paths of another
    /// graph draw what this one has of them.
    pub fn paths(mut self, paths: &[CareerPath]) -> Self {
        let graph = self.graph;
        let mut drawn = vec![false; graph.transition_count()];
        let mut routes = Vec::new();
        for path in paths {
            let roles = path.roles.iter();
            let roles: Option<Vec<_>> = roles.map(|role| graph.find_role(&role.id)).collect();
            let Some(roles) = roles else { continue };
            for (pair, step) in roles.windows(2).zip(&path.steps) {
                let between = graph.steps().between(pair[0], pair[1]);
                for index in between.iter().flat_map(|step| step.transitions()) {
                    let kind = graph.transition_at(index).kind();
                    let may = step.moves.iter().any(|step| step.kind == kind);
                    drawn[index.0 as usize] |= may;
                }
            }
            routes.push(Route {
                caption: caption(path),
                roles,
                steps: path.steps.iter().map(RouteStep::from).collect(),
            });
        }
        let title = title(paths);
        self.routes = Some((Routes { routes, title }, drawn));
        self
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
        years => format!("{moves} · {least}{}", in_years(years)),
    }
}

/// Returns a title such as "3 paths from Engineer to Engineering Manager".
fn title(paths: &[CareerPath]) -> String {
    let count = match paths.len() {
        0 => "No path".to_owned(),
        1 => "The path".to_owned(),
        count => format!("{count} paths"),
    };
    let ends = |path: &'_ CareerPath| {
        let (first, last) = (path.roles.first()?, path.roles.last()?);
        Some((first.title.clone(), last.title.clone()))
    };
    let Some(shared) = paths.first().map(ends) else {
        return count;
    };
    match shared.filter(|shared| paths.iter().all(|path| ends(path).as_ref() == Some(shared))) {
        Some((from, to)) => format!("{count} from {from} to {to}"),
        None => count,
    }
}

impl Routes {
    /// Returns the roles on any of the paths.
    pub(super) fn roles(&self) -> HashSet<RoleIx> {
        let roles = self.routes.iter().flat_map(|route| &route.roles);
        roles.copied().collect()
    }

    /// Returns the paths that are drawn whole, by the places of their roles among the drawn ones.
    pub(super) fn views(&self, drawn: &[RoleIx]) -> Vec<RouteView> {
        let place = |role: &RoleIx| drawn.binary_search(role).ok();
        let views = self.routes.iter().filter_map(|route| {
            Some(RouteView {
                caption: route.caption.clone(),
                nodes: route.roles.iter().map(place).collect::<Option<_>>()?,
                steps: route.steps.clone(),
            })
        });
        views.collect()
    }
}
