//! Paths to draw.

use serde::Serialize;

use super::build::ViewBuilder;
use crate::graph::RoleIx;
use crate::query::gap::Interval;
use crate::query::path::{CareerPath, PathStep};

/// A path to draw.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RouteView {
    /// Indices of its roles among the nodes, first to last.
    pub nodes: Vec<usize>,
    /// What its steps take, one fewer than the roles.
    pub steps: Vec<RouteStep>,
}

/// What a step of a path takes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RouteStep {
    /// Typical years in the former role, where they are known.
    pub years: Option<f64>,
    /// Weighted steps of proficiency that somebody in the former role lacks for the next one.
    pub gap: Option<Interval<f64>>,
    /// How many requirements of the next role are not surely met.
    pub open_needs: usize,
}

impl From<&PathStep> for RouteStep {
    fn from(step: &PathStep) -> Self {
        Self {
            years: step.years,
            gap: step.gap,
            open_needs: step.open_needs,
        }
    }
}

/// Paths to draw, with indices of the graph.
#[derive(Debug, Clone)]
pub(super) struct Routes {
    roles: Vec<Vec<RoleIx>>,
    steps: Vec<Vec<RouteStep>>,
    pub(super) title: String,
}

/// # Paths to draw
impl ViewBuilder<'_> {
    /// Draws these paths, each with the moves that it may take, and nothing else. Paths of another
    /// graph draw what this one has of them.
    #[must_use]
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
            routes.push((roles, path.steps.iter().map(RouteStep::from).collect()));
        }
        let ends = paths.first().and_then(|path| {
            let (first, last) = (path.roles.first()?, path.roles.last()?);
            Some(format!("from {} to {}", first.title, last.title))
        });
        let title = match (routes.len(), ends) {
            (1, Some(ends)) => format!("The way {ends}"),
            (count, Some(ends)) => format!("{count} ways {ends}"),
            (_, None) => "No way".to_owned(),
        };
        let (roles, steps) = routes.into_iter().unzip();
        self.routes = Some((
            Routes {
                roles,
                steps,
                title,
            },
            drawn,
        ));
        self
    }
}

impl Routes {
    /// Returns whether a role lies on one of the paths.
    pub(super) fn has(&self, role: RoleIx) -> bool {
        self.roles.iter().any(|roles| roles.contains(&role))
    }

    /// Returns the paths that are drawn whole, by the places of their roles among the drawn ones.
    pub(super) fn views(&self, drawn: &[RoleIx]) -> Vec<RouteView> {
        let place = |role: &RoleIx| drawn.binary_search(role).ok();
        let routes = self.roles.iter().zip(&self.steps);
        let views = routes.filter_map(|(roles, steps)| {
            Some(RouteView {
                nodes: roles.iter().map(place).collect::<Option<_>>()?,
                steps: steps.clone(),
            })
        });
        views.collect()
    }
}
