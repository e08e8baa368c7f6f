//! "How do I get from here to there?": best paths over typed transitions.

mod answer;
mod search;
mod steps;

pub use answer::{CareerPath, NoPath, PathMove, PathStep, TotalYears};

use std::fmt;
use std::str::FromStr;

use crate::graph::{CareerGraph, RoleIx, RoleRef, UnknownRole};
use crate::model::TransitionKind;
use search::Search;
use steps::StepTable;

/// What a path costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Cost {
    /// 1 for each move.
    #[default]
    Moves,
    /// Typical years in each former role; else the difference of the experience minima; else 0,
    /// and the sum is marked "at least".
    Years,
    /// Weighted deficit of each role against the role before it.
    Gap,
}

impl Cost {
    /// Every cost with its name.
    pub const NAMES: [(Self, &'static str); 3] = [
        (Self::Moves, "moves"),
        (Self::Years, "years"),
        (Self::Gap, "gap"),
    ];

    /// Returns the name.
    pub fn as_str(self) -> &'static str {
        Self::NAMES[self as usize].1
    }
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Cost {
    type Err = UnknownCost;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::NAMES.iter().find(|(_, known)| *known == name);
        found.map(|(cost, _)| *cost).ok_or_else(|| UnknownCost {
            name: name.to_owned(),
        })
    }
}

/// No cost has this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` is not a cost: use `moves`, `years` or `gap`")]
pub struct UnknownCost {
    /// The name that was asked for.
    pub name: String,
}

/// The most moves to which a path can be limited; a limit that no path of the graph reaches is no
/// limit.
pub const MOST_MOVES: usize = 64;

/// A question about paths; its terminal verbs answer it.
///
/// ```
/// use careergraph::graph::CareerGraph;
/// use careergraph::model::TransitionKind::{Advancement, Lateral};
/// use careergraph::query::path::Cost;
///
/// let graph = CareerGraph::embedded("engineer")?;
/// let routes = graph.paths().from("engineer")?.to("engineering-manager")?
///     .only([Advancement, Lateral]).cost(Cost::Years).max_moves(6)
///     .best(3);
/// assert_eq!(routes.len(), 3);
/// assert!(routes[0].cost <= routes[1].cost);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct PathQuery<'g> {
    graph: &'g CareerGraph,
    from: Option<RoleIx>,
    to: Option<RoleIx>,
    filter: Filter,
    cost: Cost,
}

/// Which moves may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Filter {
    /// By [`TransitionKind`].
    kinds: [bool; 3],
    strict_lateral: bool,
    max_moves: Option<usize>,
}

/// # Paths
impl CareerGraph {
    /// Returns a question about paths, to be completed.
    pub fn paths(&self) -> PathQuery<'_> {
        let filter = Filter {
            kinds: [true; 3],
            strict_lateral: false,
            max_moves: None,
        };
        PathQuery {
            graph: self,
            from: None,
            to: None,
            filter,
            cost: Cost::Moves,
        }
    }
}

/// # The question
impl PathQuery<'_> {
    /// Sets the first role.
    ///
    /// # Errors
    ///
    /// Where no role answers to the name.
    pub fn from(mut self, name: &str) -> Result<Self, UnknownRole> {
        self.from = Some(self.graph.role(name)?.index());
        Ok(self)
    }

    /// Sets the last role.
    ///
    /// # Errors
    ///
    /// Where no role answers to the name.
    pub fn to(mut self, name: &str) -> Result<Self, UnknownRole> {
        self.to = Some(self.graph.role(name)?.index());
        Ok(self)
    }

    /// Uses only moves of these kinds.
    #[must_use]
    pub fn only(mut self, kinds: impl IntoIterator<Item = TransitionKind>) -> Self {
        self.filter.kinds = [false; 3];
        kinds
            .into_iter()
            .for_each(|kind| self.filter.kinds[kind as usize] = true);
        self
    }

    /// Uses lateral moves only in the direction in which somebody stated them.
    #[must_use]
    pub fn strict_lateral(mut self, strict: bool) -> Self {
        self.filter.strict_lateral = strict;
        self
    }

    /// Uses at most this many moves; see [`MOST_MOVES`].
    ///
    /// # Panics
    ///
    /// Where the limit lies above [`MOST_MOVES`] and below the number of roles.
    #[must_use]
    pub fn max_moves(mut self, moves: usize) -> Self {
        let is_no_limit = moves >= self.graph.role_count().saturating_sub(1);
        assert!(
            is_no_limit || moves <= MOST_MOVES,
            "a limit of more than {MOST_MOVES} moves"
        );
        self.filter.max_moves = (!is_no_limit).then_some(moves);
        self
    }

    /// Sets what a path costs.
    #[must_use]
    pub fn cost(mut self, cost: Cost) -> Self {
        self.cost = cost;
        self
    }
}

/// # The answers
impl PathQuery<'_> {
    /// Returns the best path, or nothing where no path is left.
    pub fn shortest(&self) -> Option<CareerPath> {
        self.best(1).pop()
    }

    /// Returns the `k` best loopless paths, fewer where there are no more.
    ///
    /// Paths come in order of cost; ties by fewer moves, then by fewer moves that nobody stated,
    /// then by the ids of their roles. The first k of k + 1 are the answer to k. Parallel
    /// transitions do not multiply paths, and from a role to itself there is the empty path only.
    ///
    /// The method is Yen's with Lawler's partition; a deviation is worked out only when the exact
    /// lower bound of its cost, from one search backwards from the target, makes it next. Each
    /// costs one search: O((V + E) log V), or O(moves · E) under a limit of moves.
    ///
    /// Sources: J. Y. Yen, Management Science 17 (1971) 712; E. L. Lawler, Management Science 18
    /// (1972) 401.
    ///
    /// # Panics
    ///
    /// Where the first or the last role is not set.
    pub fn best(&self, k: usize) -> Vec<CareerPath> {
        let (from, to) = self.ends();
        let table = StepTable::new(self.graph, &self.filter, self.cost);
        let paths = Search::new(self.graph, &table, self.filter.max_moves, to).best(from, k);
        paths
            .iter()
            .map(|roles| answer::path(self.graph, &table, roles, self.cost))
            .collect()
    }

    /// Returns why there is no path: what is reachable, what leads to the target, and which
    /// condition cut the last connection.
    ///
    /// # Panics
    ///
    /// Where the first or the last role is not set.
    pub fn why_not(&self) -> NoPath {
        let (from, to) = self.ends();
        let table = StepTable::new(self.graph, &self.filter, Cost::Moves);
        let reach = |forward| table.reachable(self.graph, if forward { from } else { to }, forward);
        let roles = |found: Vec<RoleIx>| {
            found
                .into_iter()
                .map(|role| self.graph.role_at(role))
                .collect::<Vec<_>>()
        };
        answer::no_path(
            [from, to].map(|role| self.graph.role_at(role)),
            &roles(reach(true)),
            &roles(reach(false)),
            self.relaxations(),
        )
    }

    /// The conditions without which there would be a path, each on its own.
    fn relaxations(&self) -> Vec<&'static str> {
        let free = Filter {
            kinds: [true; 3],
            ..self.filter
        };
        let walked_back = Filter {
            strict_lateral: false,
            ..self.filter
        };
        let longer = Filter {
            max_moves: None,
            ..self.filter
        };
        let candidates = [
            ("kind", free),
            ("strict-lateral", walked_back),
            ("max-moves", longer),
        ];
        let connects = |filter: Filter| {
            filter != self.filter
                && Self {
                    filter,
                    ..self.clone()
                }
                .shortest()
                .is_some()
        };
        let cut = candidates
            .into_iter()
            .filter(|(_, filter)| connects(*filter));
        cut.map(|(name, _)| name).collect()
    }

    fn ends(&self) -> (RoleIx, RoleIx) {
        let ends = self.from.zip(self.to);
        ends.expect("a question about paths names its first and its last role")
    }
}

/// The titles of the roles of a path, for messages.
fn titles(roles: &[RoleRef<'_>], most: usize) -> Vec<String> {
    roles
        .iter()
        .take(most)
        .map(|role| role.title().to_owned())
        .collect()
}
