//! "What can be reached from here?" and "who can get here?": roles by distance, each with the first
//! of its best paths.

mod finder;

pub use finder::ReachFinder;

use serde::Serialize;

use super::card::RoleName;
use super::path::{Cost, PathMove, PathQuery, TotalYears, Weigher, limit};
use super::profile::ResolvedProfile;
use crate::graph::{CareerGraph, RoleArg, RoleIx, RoleSet, UnknownRole};
use crate::model::TransitionKind;

/// A question about what can be reached; its terminal verbs answer it.
///
/// ```
/// use careergraph::graph::CareerGraph;
///
/// let graph = CareerGraph::embedded("engineer")?;
/// let reach = graph.reach("engineer")?.within_moves(2).answer();
/// let nearest = &reach.roles[0];
/// assert_eq!(nearest.moves, 1);
/// assert_eq!(nearest.nearer, "engineer");
///
/// let who = graph.reach("engineer")?.back().within_moves(2).roles();
/// assert!(!who.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "it does nothing before it is answered"]
pub struct ReachQuery<'g> {
    /// The conditions, and the roles to start from.
    path: PathQuery<'g>,
    sources: RoleSet,
    back: bool,
    cost: Cost,
    /// In the unit of the cost.
    most: Option<f64>,
}

/// What can be reached, or who can get there.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Reach {
    /// The roles that the question starts from.
    pub of: Vec<RoleName>,
    /// Whether the roles are those that lead there, and not those that can be reached.
    pub back: bool,
    /// What distance counts: moves or years.
    pub by: Cost,
    /// The other roles, nearest first: by cost, then moves, then moves that nobody stated, then ids.
    pub roles: Vec<ReachedRole>,
    /// How many there are, also where whoever shows them cuts the list.
    pub count: usize,
}

/// A role that can be reached.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ReachedRole {
    /// The role.
    pub role: RoleName,
    /// How many moves its best path has.
    pub moves: usize,
    /// How many years it takes.
    pub years: TotalYears,
    /// Id of its neighbour on its best path, one move nearer: the role before it, or the role
    /// behind it where the question is who can get there. Following it gives the whole path.
    pub nearer: String,
    /// The moves that join the two.
    pub nearer_moves: Vec<PathMove>,
    /// Place of the neighbour: among the first roles, then among the reached ones.
    #[serde(skip)]
    nearer_at: usize,
}

impl Reach {
    /// Returns the best path of a role by its place in the answer, in the direction in which it is
    /// walked.
    ///
    /// # Panics
    ///
    /// Where there is no such place.
    pub fn path(&self, place: usize) -> Vec<&RoleName> {
        let mut roles = vec![&self.roles[place].role];
        let mut at = self.roles[place].nearer_at;
        while let Some(reached) = at.checked_sub(self.of.len()) {
            roles.push(&self.roles[reached].role);
            at = self.roles[reached].nearer_at;
        }
        roles.push(&self.of[at]);
        if !self.back {
            roles.reverse();
        }
        roles
    }

    /// Returns the place of the neighbour of a role, one move nearer; nothing where that is a role
    /// that the question starts from.
    ///
    /// # Panics
    ///
    /// Where there is no such place.
    pub fn nearer(&self, place: usize) -> Option<usize> {
        self.roles[place].nearer_at.checked_sub(self.of.len())
    }
}

/// # What can be reached
impl CareerGraph {
    /// Returns the question what can be reached from a role, by name or as a role of the graph.
    ///
    /// # Errors
    ///
    /// Where no role answers to the name.
    ///
    /// # Panics
    ///
    /// Where a role is given that is of another graph.
    #[track_caller]
    pub fn reach(&self, role: impl RoleArg) -> Result<ReachQuery<'_>, UnknownRole> {
        let role = role.find(self)?.index();
        Ok(self.reach_any(RoleSet::from_roles(self.role_count(), [role])))
    }

    /// Returns the question what can be reached from any of these roles.
    ///
    /// # Panics
    ///
    /// Where the set is of a graph with another number of roles.
    #[track_caller]
    pub fn reach_any(&self, roles: RoleSet) -> ReachQuery<'_> {
        self.expect_own(&roles);
        ReachQuery {
            path: self.paths(),
            sources: roles,
            back: false,
            cost: Cost::Moves,
            most: None,
        }
    }
}

/// # The question
impl ReachQuery<'_> {
    /// Asks who can get there, and not what can be reached.
    pub fn back(mut self) -> Self {
        self.back = true;
        self
    }

    /// Measures by moves, which is the default, and goes at most so far.
    pub fn within_moves(mut self, moves: usize) -> Self {
        (self.cost, self.most) = (Cost::Moves, Some(moves as f64));
        self
    }

    /// Measures by years, and goes at most so far; years that are not known count as 0.
    ///
    /// # Panics
    ///
    /// Where the limit is below 0 or no number.
    #[track_caller]
    pub fn within_years(mut self, years: f64) -> Self {
        (self.cost, self.most) = (Cost::Years, Some(limit(years)));
        self
    }

    /// Asks for somebody: comes to none of the roles that they want to avoid.
    ///
    /// # Panics
    ///
    /// Where the profile was looked up in a graph with other numbers of roles and skills.
    #[track_caller]
    pub fn of_person(mut self, person: &ResolvedProfile) -> Self {
        self.path = self.path.of_person(person);
        self
    }

    /// Uses only moves of these kinds.
    pub fn only(mut self, kinds: impl IntoIterator<Item = TransitionKind>) -> Self {
        self.path = self.path.only(kinds);
        self
    }

    /// Uses lateral moves only in the direction in which somebody stated them.
    pub fn strict_lateral(mut self, strict: bool) -> Self {
        self.path = self.path.strict_lateral(strict);
        self
    }

    /// Uses no advancement that skips a rung; see [`PathQuery::stepwise`].
    pub fn stepwise(mut self, stepwise: bool) -> Self {
        self.path = self.path.stepwise(stepwise);
        self
    }

    /// Takes no step whose weighted deficit is larger.
    ///
    /// # Panics
    ///
    /// Where the limit is below 0 or no number.
    #[track_caller]
    pub fn max_step_gap(mut self, gap: f64) -> Self {
        self.path = self.path.max_step_gap(gap);
        self
    }

    /// Comes to none of these roles; those that the question starts from may be among them. Said
    /// again, it avoids these as well.
    ///
    /// # Panics
    ///
    /// Where the set is of a graph with another number of roles.
    #[track_caller]
    pub fn avoid(mut self, roles: RoleSet) -> Self {
        self.path = self.path.avoid(roles);
        self
    }

    /// Comes to a role whatever the sets of [`within`](Self::within) say.
    pub(super) fn open_to(mut self, role: RoleIx) -> Self {
        self.path = self.path.open_to(role);
        self
    }

    /// Comes only to these roles. Said again, it comes only to roles of both sets.
    ///
    /// # Panics
    ///
    /// Where the set is of a graph with another number of roles.
    #[track_caller]
    pub fn within(mut self, roles: RoleSet) -> Self {
        self.path = self.path.within(roles);
        self
    }
}

/// # The answers
impl<'g> ReachQuery<'g> {
    /// Returns the roles by distance, each with the first of its best paths: ties go to fewer moves,
    /// then to fewer moves that nobody stated, then to the ids of the roles in order.
    ///
    /// The roles that the question starts from are not among them. One search by Dijkstra's method:
    /// O((V + E) log V).
    pub fn answer(&self) -> Reach {
        let mut finder = self.finder();
        let mut sources: Vec<RoleIx> = self.sources.iter().collect();
        let settled = finder.settle(&sources);
        let trees = if self.back {
            finder.first_back(&settled)
        } else {
            finder.first(&settled)
        };
        let graph = self.path.graph;
        let mut place_of = vec![0; graph.role_count()];
        let others = settled
            .iter()
            .filter(|role| !self.sources.contains(**role))
            .copied();
        sources.extend(others);
        for (place, role) in sources.iter().enumerate() {
            place_of[role.index()] = place;
        }
        let of = self.sources.len();
        let mut roles: Vec<ReachedRole> = Vec::with_capacity(sources.len() - of);
        for role in &sources[of..] {
            let nearer = trees[role.index()];
            let nearer_at = place_of[nearer.index()];
            let so_far = nearer_at.checked_sub(of).map(|at| roles[at].years);
            roles.push(finder.reached(*role, nearer, nearer_at, so_far));
        }
        Reach {
            of: sources[..of]
                .iter()
                .map(|role| graph.role_at(*role).into())
                .collect(),
            back: self.back,
            by: self.cost,
            count: roles.len(),
            roles,
        }
    }

    /// Returns the roles alone, without those that the question starts from; O(V + E) where distance
    /// is counted in moves.
    pub fn roles(&self) -> RoleSet {
        let sources: Vec<RoleIx> = self.sources.iter().collect();
        let mut finder = self.finder();
        let reached = finder.reach_any(&sources).iter().copied();
        RoleSet::from_roles(self.path.graph.role_count(), reached)
    }

    /// Returns a finder for many questions of this kind, which uses its memory again.
    pub fn finder(&self) -> ReachFinder<'g> {
        let path = &self.path;
        let weigher = Weigher::new(path.graph, path.move_filter(), self.cost);
        ReachFinder::new(weigher, path.within_set(), self.back, self.most)
    }
}
