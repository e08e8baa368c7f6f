//! "What lies between?": the part of a graph that leads from some roles to others.

mod dominators;
mod sieve;
mod timed;
mod ways;
mod years;

use serde::Serialize;

use super::card::RoleName;
use super::path::{Cost, PathError, PathMove, PathQuery, Space, years};
use crate::graph::{RoleIx, RoleSet, TransitionIx};

/// The part of a graph that leads from some roles to others, as plain data.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Between {
    /// The first roles.
    pub from: Vec<RoleName>,
    /// The last roles.
    pub to: Vec<RoleName>,
    /// The roles on the way, the ends included, in the order of the moves from the start, then of
    /// ids; none where there is no way.
    pub roles: Vec<BetweenRole>,
    /// The steps between them, by the order of their roles.
    pub steps: Vec<BetweenStep>,
    /// How many roles there are, also where whoever shows them cuts the list.
    pub role_count: usize,
    /// How many steps there are, likewise.
    pub step_count: usize,
    /// Whether each of them surely lies on a path; else some may not. None that does is lacking.
    pub exact: bool,
}

/// A role on the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct BetweenRole {
    /// The role.
    pub role: RoleName,
    /// The least moves from the start on these steps.
    pub moves_from: usize,
    /// The least moves to the end on these steps.
    pub moves_to: usize,
}

/// A step between two roles on the way.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct BetweenStep {
    /// Id of the former role.
    pub from: String,
    /// Id of the next role.
    pub to: String,
    /// Every transition between the two that the question allows.
    pub moves: Vec<PathMove>,
    /// Typical years in the former role, where they are known.
    pub years: Option<f64>,
}

/// A part of a graph, for drawing and for queries of your own.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Subgraph {
    /// Its roles.
    pub roles: RoleSet,
    /// Its transitions, by index.
    pub transitions: Vec<TransitionIx>,
    /// Whether each of them surely lies on a path; else some may not. None that does is lacking.
    pub exact: bool,
    /// By role of the graph the least moves from the start and to the end; [`u32::MAX`] outside.
    moves: [Vec<u32>; 2],
}

/// # What lies between
impl PathQuery<'_> {
    /// Returns the part of the graph that leads from the start to the end: every role and every step
    /// on some path from one to the other that the conditions allow. A path comes to no role twice. A
    /// limit of moves counts those of such paths, and a limit of the gap is that of each step. Where years
    /// are limited, what lies on no way of so many is left out; a step of which the shortest way over it
    /// is no path within the limits is searched for one. Stops on the way do not bear on the answer.
    ///
    /// To tell whether a step lies on a path is NP-hard in general. None that does is ever left out. What
    /// is left out at any size is what no way within the limit of moves passes, and what hangs on the
    /// rest by a single role, directions aside. Between the roles that everything passes, each part is
    /// then looked at on its own: what shortest ways round each other do not show to be on a path is left
    /// out where every way comes to it, and goes on from it, by the same role; else it is searched for
    /// a path, as long as there is time. [`exact`](Subgraph::exact) says whether that was enough. It is
    /// for trees of two-way moves and for graphs without cycles; where cycles abound, a few steps in a
    /// thousand can stay undecided.
    ///
    /// O(V + E) for what is left out at any size, as often as that changes something; O(V + E) for each
    /// step that is looked at more closely.
    ///
    /// Sources: J. Hopcroft and R. Tarjan, Commun. ACM 16 (1973) 372; S. Fortune, J. Hopcroft and
    /// J. Wyllie, Theor. Comput. Sci. 10 (1980) 111.
    ///
    /// # Errors
    ///
    /// Where the question cannot be asked.
    pub fn subgraph(&self) -> Result<Subgraph, PathError> {
        Ok(Field::new(self)?.subgraph().0)
    }

    /// Returns the same as plain data; see [`subgraph`](PathQuery::subgraph).
    ///
    /// # Errors
    ///
    /// Where the question cannot be asked.
    pub fn between(&self) -> Result<Between, PathError> {
        let mut field = Field::new(self)?;
        let (part, pairs) = field.subgraph();
        let graph = self.graph;
        let mut roles: Vec<RoleIx> = part.roles.iter().collect();
        roles.sort_by_key(|role| (part.moves[0][role.index()], *role));
        let step = |(from, to): (RoleIx, RoleIx)| {
            let usable = field.space.weigher.usable(from, to);
            BetweenStep {
                from: graph.role_at(from).id().to_string(),
                to: graph.role_at(to).id().to_string(),
                years: years(&usable),
                moves: usable.into_iter().map(PathMove::from).collect(),
            }
        };
        let mut pairs = pairs;
        pairs.sort_by_key(|(from, to)| (part.moves[0][from.index()], *from, *to));
        let steps: Vec<_> = pairs.into_iter().map(step).collect();
        let named = |set: &Option<RoleSet>| -> Vec<RoleName> {
            let roles = set.iter().flat_map(RoleSet::iter);
            roles.map(|role| graph.role_at(role).into()).collect()
        };
        let roles = roles.iter().map(|role| BetweenRole {
            role: graph.role_at(*role).into(),
            moves_from: part.moves[0][role.index()] as usize,
            moves_to: part.moves[1][role.index()] as usize,
        });
        Ok(Between {
            from: named(&self.from),
            to: named(&self.to),
            role_count: roles.len(),
            roles: roles.collect(),
            step_count: steps.len(),
            steps,
            exact: part.exact,
        })
    }
}

/// What the conditions of a question leave of the graph.
struct Field<'g> {
    space: Space<'g>,
    most_moves: Option<usize>,
    /// The steps that a limit of years leaves, where there is one.
    in_time: Option<years::Fitting>,
}

impl<'g> Field<'g> {
    fn new(query: &PathQuery<'g>) -> Result<Self, PathError> {
        let query = query.without_stops();
        let in_time = match query.max_years {
            Some(most) => {
                let most_moves = query.max_moves.unwrap_or(usize::MAX);
                let mut by_years = query.space(Cost::Years)?;
                Some(years::fitting(&mut by_years, most, most_moves))
            }
            None => None,
        };
        Ok(Self {
            space: query.space(Cost::Moves)?,
            most_moves: query.max_moves,
            in_time,
        })
    }

    /// The part that leads from the start to the goal, and its steps.
    fn subgraph(&mut self) -> (Subgraph, Vec<(RoleIx, RoleIx)>) {
        let graph = self.space.graph();
        let roles = graph.role_count();
        let (start, goal) = (self.space.start(), self.space.goal());
        let most = self
            .most_moves
            .map_or(usize::MAX, |most| most.saturating_add(2));
        let most = u32::try_from(most).unwrap_or(u32::MAX);
        let steps = match &self.in_time {
            Some(in_time) => in_time.steps.clone(),
            None => self.steps(),
        };
        let mut sifted = sieve::sift(steps, [start, goal], self.space.len(), most);
        if let Some(in_time) = &self.in_time {
            timed::decide(&mut sifted, in_time, [start, goal], self.space.len());
        }
        let mut part = Subgraph {
            roles: RoleSet::new(roles),
            transitions: Vec::new(),
            exact: sifted.exact,
            moves: sifted.moves([start, goal], self.space.len()),
        };
        let ends = |step: &(u32, u32)| step.0 < start && step.1 < start;
        for (from, to) in &sifted.steps {
            part.roles.extend(
                [*from, *to]
                    .into_iter()
                    .filter(|end| *end < start)
                    .map(RoleIx),
            );
        }
        let pairs = sifted.steps.into_iter().filter(ends);
        let pairs: Vec<_> = pairs.map(|(from, to)| (RoleIx(from), RoleIx(to))).collect();
        for (from, to) in &pairs {
            let usable = self.space.weigher.usable(*from, *to);
            let usable = usable.iter().map(|transition| transition.index());
            part.transitions.extend(usable);
        }
        (part, pairs)
    }

    /// The steps that may be taken, those from the start to the first roles and from the last ones to
    /// the goal included.
    fn steps(&mut self) -> Vec<(u32, u32)> {
        let mut steps = Vec::new();
        for state in 0..self.space.len() as u32 {
            let from = steps.len();
            self.space
                .out_of(state, |next, _| steps.push((state, next)));
            steps[from..].sort_unstable();
        }
        steps
    }
}
