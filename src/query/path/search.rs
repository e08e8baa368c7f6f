//! Shortest and k shortest loopless paths by exact comparison of lengths.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::rc::Rc;

use super::steps::{Length, StepTable};
use crate::graph::{CareerGraph, RoleIx};

/// Searches of one question: one target, one table of lengths, one limit of moves.
pub(super) struct Search<'t> {
    graph: &'t CareerGraph,
    table: &'t StepTable,
    max_moves: Option<usize>,
    target: RoleIx,
    /// Distance of every role to the target, in as many layers as there may be moves.
    bound: Distances,
}

/// Distances to the target: without a limit of moves one layer; with a limit, layer `m` has the
/// distances over at most `m` moves.
struct Distances {
    layers: Vec<Vec<Length>>,
    limited: bool,
}

impl Distances {
    /// The distance of a role to the target over at most `moves` more moves.
    fn of(&self, role: RoleIx, moves: usize) -> Length {
        let layer = if self.limited {
            moves.min(self.layers.len() - 1)
        } else {
            0
        };
        self.layers[layer][role.index()]
    }
}

/// A set of paths that start alike, by the length of the shortest of them or a bound of it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    length: Length,
    /// Bounds come before paths of the same length: they may turn out to be smaller.
    resolved: bool,
    /// The path; of a bound only the part up to where it leaves its parent.
    roles: Vec<RoleIx>,
    /// How many leading roles all paths of the set share.
    shared: usize,
    /// The roles that may not follow the shared ones, sorted.
    banned: Rc<Vec<RoleIx>>,
}

impl<'t> Search<'t> {
    pub(super) fn new(
        graph: &'t CareerGraph,
        table: &'t StepTable,
        max_moves: Option<usize>,
        target: RoleIx,
    ) -> Self {
        let bound = Distances {
            layers: Vec::new(),
            limited: false,
        };
        let mut search = Self {
            graph,
            table,
            max_moves,
            target,
            bound,
        };
        search.bound = search.distances(&[], max_moves.unwrap_or(usize::MAX));
        search
    }

    /// The `k` best paths from a role, as sequences of roles.
    pub(super) fn best(&self, from: RoleIx, k: usize) -> Vec<Vec<RoleIx>> {
        if from == self.target {
            return if k > 0 { vec![vec![from]] } else { Vec::new() };
        }
        let mut found = Vec::new();
        let mut heap = BinaryHeap::new();
        let banned = Rc::new(Vec::new());
        self.offer(&mut heap, vec![from], Length::default(), banned);
        while found.len() < k {
            let Some(Reverse(candidate)) = heap.pop() else {
                break;
            };
            if candidate.resolved {
                self.deviate(&mut heap, &candidate);
                found.push(candidate.roles);
            } else if let Some(resolved) = self.resolve(candidate) {
                heap.push(Reverse(resolved));
            }
        }
        found
    }

    /// Adds the paths that start with `roles` and do not go on with a banned role, by the exact
    /// lower bound of their length.
    fn offer(
        &self,
        heap: &mut BinaryHeap<Reverse<Candidate>>,
        roles: Vec<RoleIx>,
        prefix: Length,
        banned: Rc<Vec<RoleIx>>,
    ) {
        let Some(left) = self.moves_left(roles.len() - 1) else {
            return;
        };
        let spur = roles[roles.len() - 1];
        let ways = self
            .table
            .out_of(self.graph, spur)
            .filter(|(next, _)| banned.binary_search(next).is_err() && !roles.contains(next));
        let shortest = ways
            .map(|(next, length)| (length, self.bound.of(next, left)))
            .filter(|(_, rest)| !rest.is_never())
            .map(|(length, rest)| prefix.plus(length).plus(rest))
            .min();
        if let Some(length) = shortest {
            let shared = roles.len();
            heap.push(Reverse(Candidate {
                length,
                resolved: false,
                roles,
                shared,
                banned,
            }));
        }
    }

    /// The moves left behind the next one, where there may be a next one.
    fn moves_left(&self, used: usize) -> Option<usize> {
        match self.max_moves {
            Some(most) => most.checked_sub(used + 1),
            None => Some(usize::MAX),
        }
    }

    /// Splits what is left of a candidate's set once its best path is taken out.
    fn deviate(&self, heap: &mut BinaryHeap<Reverse<Candidate>>, taken: &Candidate) {
        let roles = &taken.roles;
        let mut prefix = Length::default();
        for spur in 0..roles.len() - 1 {
            if spur + 1 >= taken.shared {
                let mut banned = if spur + 1 == taken.shared {
                    taken.banned.as_ref().clone()
                } else {
                    Vec::new()
                };
                let next = roles[spur + 1];
                if let Err(at) = banned.binary_search(&next) {
                    banned.insert(at, next);
                }
                // A long path has many places to leave it; most have no other way.
                if self
                    .table
                    .out_of(self.graph, roles[spur])
                    .nth(banned.len())
                    .is_some()
                {
                    self.offer(heap, roles[..=spur].to_vec(), prefix, Rc::new(banned));
                }
            }
            prefix = prefix.plus(self.step(roles[spur], roles[spur + 1]));
        }
    }

    /// Turns a bound into the best path of its set.
    fn resolve(&self, candidate: Candidate) -> Option<Candidate> {
        let Candidate {
            mut roles,
            shared,
            banned,
            ..
        } = candidate;
        let used = shared - 1;
        let left = self.moves_left(used)?;
        let spur = roles[used];
        let distances = match used {
            0 if banned.is_empty() => None,
            _ => Some(self.distances(&roles, left)),
        };
        let distances = distances.as_ref().unwrap_or(&self.bound);
        let prefix = roles.windows(2).fold(Length::default(), |sum, pair| {
            sum.plus(self.step(pair[0], pair[1]))
        });
        let ways = self.table.out_of(self.graph, spur);
        let ways =
            ways.filter(|(next, _)| banned.binary_search(next).is_err() && !roles.contains(next));
        let lengths = ways.map(|(next, length)| (length, distances.of(next, left), next));
        let (length, next) = lengths
            .filter(|(_, rest, _)| !rest.is_never())
            .map(|(length, rest, next)| (prefix.plus(length).plus(rest), next))
            .min()?;
        roles.push(next);
        self.follow(distances, left, &mut roles);
        Some(Candidate {
            length,
            resolved: true,
            roles,
            shared,
            banned,
        })
    }

    /// Completes a path along the distances, by the smallest ids.
    fn follow(&self, distances: &Distances, mut left: usize, roles: &mut Vec<RoleIx>) {
        let mut role = roles[roles.len() - 1];
        while role != self.target {
            let distance = distances.of(role, left);
            left = left.saturating_sub(1);
            let next = self.table.out_of(self.graph, role).find(|(next, length)| {
                let rest = distances.of(*next, left);
                !rest.is_never() && length.plus(rest) == distance
            });
            role = next.expect("a distance is the length of some way").0;
            roles.push(role);
        }
    }

    fn step(&self, from: RoleIx, to: RoleIx) -> Length {
        let found = self
            .table
            .out_of(self.graph, from)
            .find(|(next, _)| *next == to);
        found.expect("a path goes along usable steps").1
    }

    /// Distances of all roles to the target over ways that avoid some roles.
    ///
    /// Every step adds a move, so a shortest way never passes a role twice.
    fn distances(&self, avoid: &[RoleIx], moves: usize) -> Distances {
        let mut closed = vec![false; self.graph.role_count()];
        for role in avoid {
            closed[role.index()] = true;
        }
        match self.max_moves {
            None => Distances {
                layers: vec![self.dijkstra(&closed)],
                limited: false,
            },
            Some(_) => Distances {
                layers: self.layers(&closed, moves),
                limited: true,
            },
        }
    }

    fn dijkstra(&self, closed: &[bool]) -> Vec<Length> {
        let mut distance = vec![Length::NEVER; closed.len()];
        distance[self.target.index()] = Length::default();
        let mut heap = BinaryHeap::from([Reverse((Length::default(), self.target))]);
        while let Some(Reverse((length, role))) = heap.pop() {
            if length > distance[role.index()] {
                continue;
            }
            for (before, step) in self.table.toward(self.graph, role) {
                let longer = step.plus(length);
                if !closed[before.index()] && longer < distance[before.index()] {
                    distance[before.index()] = longer;
                    heap.push(Reverse((longer, before)));
                }
            }
        }
        distance
    }

    fn layers(&self, closed: &[bool], moves: usize) -> Vec<Vec<Length>> {
        let mut first = vec![Length::NEVER; closed.len()];
        first[self.target.index()] = Length::default();
        let mut layers = vec![first];
        for layer in 0..moves {
            let before = &layers[layer];
            let mut next = before.clone();
            let mut changed = false;
            for role in (0..closed.len() as u32)
                .map(RoleIx)
                .filter(|role| !closed[role.index()])
            {
                for (to, step) in self.table.out_of(self.graph, role) {
                    let rest = before[to.index()];
                    if !rest.is_never() && step.plus(rest) < next[role.index()] {
                        next[role.index()] = step.plus(rest);
                        changed = true;
                    }
                }
            }
            if !changed {
                break;
            }
            layers.push(next);
        }
        layers
    }
}
