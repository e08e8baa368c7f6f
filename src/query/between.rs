//! "What lies between?": the part of a graph that leads from some roles to others.

use serde::Serialize;

use super::card::RoleName;
use super::path::{Cost, PathError, PathMove, PathQuery, Space, State, years};
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
}

/// A role on the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct BetweenRole {
    /// The role.
    pub role: RoleName,
    /// The least moves from the start.
    pub moves_from: usize,
    /// The least moves to the end.
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
    /// By role of the graph the least moves from the start and to the end; [`u32::MAX`] outside.
    moves: [Vec<u32>; 2],
}

/// # What lies between
impl PathQuery<'_> {
    /// Returns the part of the graph that leads from the start to the end: every role and every step
    /// on some way from one to the other that the conditions allow.
    ///
    /// A way comes to the first role once only, and to the last one, where there is one of each; any
    /// other role it may come to again. So next to what lies on a path, a part can have side trips,
    /// which come back to where they set out: to tell whether a role lies on a path that comes to no
    /// role twice is NP-hard in general. A limit of moves counts the moves of such ways; limits of
    /// years and stops on the way do not bear on the answer.
    ///
    /// Two searches by breadth; O(V + E).
    ///
    /// # Errors
    ///
    /// Where the question cannot be asked.
    pub fn subgraph(&self) -> Result<Subgraph, PathError> {
        Ok(Field::new(self)?.subgraph())
    }

    /// Returns the same as plain data; see [`subgraph`](PathQuery::subgraph).
    ///
    /// # Errors
    ///
    /// Where the question cannot be asked.
    pub fn between(&self) -> Result<Between, PathError> {
        let mut field = Field::new(self)?;
        let part = field.subgraph();
        let graph = self.graph;
        let mut roles: Vec<RoleIx> = part.roles.iter().collect();
        roles.sort_by_key(|role| (part.moves[0][role.index()], *role));
        let mut steps = Vec::new();
        for &role in &roles {
            for step in graph.steps().out_of(role) {
                if field.has_step(&part, role, step.to) {
                    let usable = field.space.weigher.usable(role, step.to);
                    steps.push(BetweenStep {
                        from: graph.role_at(role).id().to_string(),
                        to: graph.role_at(step.to).id().to_string(),
                        years: years(&usable).map(|(years, _)| years),
                        moves: usable.into_iter().map(PathMove::from).collect(),
                    });
                }
            }
        }
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
            roles: roles.collect(),
            steps,
        })
    }
}

const FAR: u32 = u32::MAX;

/// What the conditions of a question leave of the graph.
struct Field<'g> {
    space: Space<'g>,
    /// The first and the last role, where there is one each: no way comes to them again.
    ends: [Option<RoleIx>; 2],
    most_moves: Option<usize>,
}

impl<'g> Field<'g> {
    fn new(query: &PathQuery<'g>) -> Result<Self, PathError> {
        let mut without_stops = query.clone();
        without_stops.via.clear();
        let only = |set: &Option<RoleSet>| {
            let mut roles = set.iter().flat_map(RoleSet::iter);
            roles.next().filter(|_| roles.next().is_none())
        };
        Ok(Self {
            space: without_stops.space(Cost::Moves)?,
            ends: [only(&query.from), only(&query.to)],
            most_moves: query.max_moves,
        })
    }

    fn subgraph(&mut self) -> Subgraph {
        let graph = self.space.graph();
        let mut part = Subgraph {
            roles: RoleSet::new(graph.role_count()),
            transitions: Vec::new(),
            moves: [self.moves(true), self.moves(false)],
        };
        for role in graph.roles() {
            let at = role.index().index();
            if self.within(part.moves[0][at], part.moves[1][at], 0) {
                part.roles.insert(role.index());
            } else {
                part.moves.iter_mut().for_each(|moves| moves[at] = FAR);
            }
        }
        for step in graph.steps().all() {
            if self.has_step(&part, step.from, step.to) {
                let usable = self.space.weigher.usable(step.from, step.to);
                let usable = usable.iter().map(|transition| transition.index());
                part.transitions.extend(usable);
            }
        }
        part
    }

    /// Whether so many moves from the start, on the way and to the end are within the limit.
    fn within(&self, from: u32, to: u32, between: usize) -> bool {
        let joined = from != FAR && to != FAR;
        let moves = from as usize + between + to as usize;
        joined && self.most_moves.is_none_or(|most| moves <= most)
    }

    /// Whether a step that the graph has belongs to a part.
    fn has_step(&mut self, part: &Subgraph, from: RoleIx, to: RoleIx) -> bool {
        self.within(part.moves[0][from.index()], part.moves[1][to.index()], 1)
            && self.ends[0] != Some(to)
            && self.ends[1] != Some(from)
            && self.space.weigher.between(from, to).is_some()
    }

    /// By role the least moves from the start, or to the goal.
    fn moves(&mut self, forward: bool) -> Vec<u32> {
        let roles = self.space.graph().role_count();
        let mut moves = vec![FAR; self.space.len()];
        let (first, [once, last]) = if forward {
            (self.space.start(), self.ends)
        } else {
            (self.space.goal(), [self.ends[1], self.ends[0]])
        };
        moves[first as usize] = 0;
        let mut queue = vec![first];
        let mut at = 0;
        while let Some(&state) = queue.get(at) {
            at += 1;
            let is_first = state == first;
            if !is_first && last == Some(self.space.role(state)) {
                continue;
            }
            // The virtual first step costs no move.
            let one_on = moves[state as usize] + u32::from(!is_first);
            let visit = |next: State, _| {
                let again = !is_first && once.is_some_and(|once| once.0 == next);
                if !again && moves[next as usize] == FAR {
                    moves[next as usize] = one_on;
                    queue.push(next);
                }
            };
            if forward {
                self.space.out_of(state, visit);
            } else {
                self.space.back_from(state, visit);
            }
        }
        moves.truncate(roles);
        moves
    }
}
