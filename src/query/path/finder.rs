//! Many searches of one kind, on memory that is used again.

use super::length::Length;
use super::partition::Search;
use crate::graph::RoleIx;

/// A path as dense indices.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Route {
    /// The roles, first to last.
    pub roles: Vec<RoleIx>,
    /// The cost in the unit of the question.
    pub cost: f64,
}

/// The routes that a finder found.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Routes {
    /// The best routes, in order.
    pub routes: Vec<Route>,
    /// Whether the search met its limit of work, so that routes may be lacking.
    pub cut: bool,
}

/// Finds paths under the conditions of one question; what it has worked out for one search serves
/// the next one.
///
/// ```
/// use careergraph::graph::CareerGraph;
///
/// let graph = CareerGraph::embedded("engineer")?;
/// let mut finder = graph.paths().from("engineer")?.to("staff-engineer")?.finder()?;
/// let route = finder.best(1).routes.remove(0);
/// assert_eq!(route.cost, 1.0);
/// let back = finder.between(route.roles[1], route.roles[0], 1);
/// assert!(back.routes.iter().all(|route| route.cost >= 1.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct PathFinder<'g> {
    pub(super) search: Search<'g>,
}

impl PathFinder<'_> {
    /// Returns the `k` best routes between the ends of the question; see
    /// [`PathQuery::best`](super::PathQuery::best).
    pub fn best(&mut self, k: usize) -> Routes {
        let found = self.search.best(k);
        let routes = found.paths.into_iter().map(|(length, roles)| Route {
            roles,
            cost: Length::units(length),
        });
        Routes {
            routes: routes.collect(),
            cut: found.cut,
        }
    }

    /// Returns the `k` best routes between two roles, under the other conditions of the question.
    ///
    /// # Panics
    ///
    /// Where an index came from another graph.
    pub fn between(&mut self, from: RoleIx, to: RoleIx, k: usize) -> Routes {
        let graph = self.search.space.graph();
        for role in [from, to] {
            graph.role_at(role);
        }
        self.search.restart(from, to);
        self.best(k)
    }
}
