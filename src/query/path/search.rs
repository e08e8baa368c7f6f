//! Shortest and k shortest loopless paths by exact comparison of lengths.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

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

/// A set of paths that start alike, by its best path or a lower bound of it.
///
/// The order is that of the answer: by length, then by role ids. A bound is a prefix of what it
/// bounds, so it comes before paths that it may turn out to beat.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    length: Length,
    /// The best path; of a bound only the part up to the first role behind the shared ones.
    roles: Vec<RoleIx>,
    resolved: bool,
    /// How many leading roles all paths of the set share.
    shared: usize,
    /// The roles that may not follow the shared ones, sorted.
    banned: Vec<RoleIx>,
    /// The family of a bound, whose next bound takes its place.
    family: usize,
}

/// What is left of a candidate's set once its best path is taken out, split by where the paths
/// leave it. The bounds share the roles of the path, or a long one would be copied at every role.
struct Family {
    taken: Candidate,
    /// The best one last.
    bounds: Vec<Bound>,
}

/// Paths that leave another one behind `roles[spur]`, at best to `next`.
struct Bound {
    length: Length,
    spur: usize,
    next: RoleIx,
}

impl Family {
    fn next(&mut self, family: usize) -> Option<Candidate> {
        let Bound { length, spur, next } = self.bounds.pop()?;
        let mut roles = self.taken.roles[..=spur].to_vec();
        roles.push(next);
        Some(Candidate {
            length,
            roles,
            resolved: false,
            shared: spur + 1,
            banned: self.taken.banned_behind(spur),
            family,
        })
    }
}

impl Candidate {
    /// The roles that may not follow `roles[spur]` once the path itself is taken out.
    fn banned_behind(&self, spur: usize) -> Vec<RoleIx> {
        let mut banned = if spur + 1 == self.shared {
            self.banned.clone()
        } else {
            Vec::new()
        };
        let next = self.roles[spur + 1];
        if let Err(at) = banned.binary_search(&next) {
            banned.insert(at, next);
        }
        banned
    }
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
        let closed = vec![false; graph.role_count()];
        search.bound = search.distances(&closed, max_moves.unwrap_or(usize::MAX));
        search
    }

    /// The `k` best paths from a role, as sequences of roles.
    pub(super) fn best(&self, from: RoleIx, k: usize) -> Vec<Vec<RoleIx>> {
        if from == self.target {
            return if k > 0 { vec![vec![from]] } else { Vec::new() };
        }
        let mut heap = BinaryHeap::new();
        let mut families: Vec<Family> = Vec::new();
        let whole = Candidate {
            length: Length::default(),
            roles: vec![from],
            resolved: false,
            shared: 1,
            banned: Vec::new(),
            family: 0,
        };
        if k > 0 {
            heap.extend(self.resolve(whole).map(Reverse));
        }
        while families.len() < k {
            let Some(Reverse(candidate)) = heap.pop() else {
                break;
            };
            let family = if candidate.resolved {
                let bounds = if families.len() + 1 < k {
                    self.deviations(&candidate)
                } else {
                    Vec::new()
                };
                families.push(Family {
                    taken: candidate,
                    bounds,
                });
                families.len() - 1
            } else {
                let family = candidate.family;
                heap.extend(self.resolve(candidate).map(Reverse));
                family
            };
            heap.extend(families[family].next(family).map(Reverse));
        }
        families
            .into_iter()
            .map(|family| family.taken.roles)
            .collect()
    }

    /// The moves left behind the next one, where there may be a next one.
    fn moves_left(&self, used: usize) -> Option<usize> {
        match self.max_moves {
            Some(most) => most.checked_sub(used + 1),
            None => Some(usize::MAX),
        }
    }

    /// Splits what is left of a candidate's set once its best path is taken out; the best bound
    /// last.
    fn deviations(&self, taken: &Candidate) -> Vec<Bound> {
        let roles = &taken.roles;
        let mut position = vec![usize::MAX; self.graph.role_count()];
        for (at, role) in roles.iter().enumerate() {
            position[role.index()] = at;
        }
        let mut bounds = Vec::new();
        let mut prefix = Length::default();
        for spur in 0..roles.len() - 1 {
            if spur + 1 >= taken.shared
                && let Some(left) = self.moves_left(spur)
            {
                let banned = taken.banned_behind(spur);
                let open = |role: RoleIx| {
                    let behind = position[role.index()];
                    (behind == usize::MAX || behind > spur) && banned.binary_search(&role).is_err()
                };
                let best = self.best_way(roles[spur], open, &self.bound, left);
                bounds.extend(best.map(|(rest, next)| Bound {
                    length: prefix.plus(rest),
                    spur,
                    next,
                }));
            }
            prefix = prefix.plus(self.step(roles[spur], roles[spur + 1]));
        }
        // Of two paths that leave this one, the earlier leaves first, while the later is still on it.
        bounds.sort_by(|a, b| {
            let by_length = a.length.cmp(&b.length);
            let by_roles = || match a.spur.cmp(&b.spur) {
                Ordering::Less => a.next.cmp(&roles[a.spur + 1]),
                Ordering::Equal => Ordering::Equal,
                Ordering::Greater => roles[b.spur + 1].cmp(&b.next),
            };
            by_length.then_with(by_roles).reverse()
        });
        bounds
    }

    /// The shortest way on from a role over an open one, and the first role of it.
    fn best_way(
        &self,
        spur: RoleIx,
        open: impl Fn(RoleIx) -> bool,
        distances: &Distances,
        left: usize,
    ) -> Option<(Length, RoleIx)> {
        let ways = self.table.out_of(self.graph, spur);
        let ways = ways.filter(|(next, _)| open(*next));
        let lengths = ways.map(|(next, length)| (length, distances.of(next, left), next));
        lengths
            .filter(|(_, rest, _)| !rest.is_never())
            .map(|(length, rest, next)| (length.plus(rest), next))
            .min()
    }

    /// Turns a bound into the best path of its set.
    fn resolve(&self, candidate: Candidate) -> Option<Candidate> {
        let Candidate {
            mut roles,
            shared,
            banned,
            family,
            ..
        } = candidate;
        roles.truncate(shared);
        let used = shared - 1;
        let left = self.moves_left(used)?;
        let mut closed = vec![false; self.graph.role_count()];
        for role in &roles {
            closed[role.index()] = true;
        }
        let distances = match used {
            0 if banned.is_empty() => None,
            _ => Some(self.distances(&closed, left)),
        };
        let distances = distances.as_ref().unwrap_or(&self.bound);
        let prefix = roles.windows(2).fold(Length::default(), |sum, pair| {
            sum.plus(self.step(pair[0], pair[1]))
        });
        let open = |role: RoleIx| !closed[role.index()] && banned.binary_search(&role).is_err();
        let (rest, next) = self.best_way(roles[used], open, distances, left)?;
        roles.push(next);
        self.follow(distances, left, &mut roles);
        Some(Candidate {
            length: prefix.plus(rest),
            roles,
            resolved: true,
            shared,
            banned,
            family,
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

    /// Distances of all roles to the target over ways that avoid the closed ones.
    ///
    /// Every step adds a move, so a shortest way never passes a role twice.
    fn distances(&self, closed: &[bool], moves: usize) -> Distances {
        match self.max_moves {
            None => Distances {
                layers: vec![self.dijkstra(closed)],
                limited: false,
            },
            Some(_) => Distances {
                layers: self.layers(closed, moves),
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
