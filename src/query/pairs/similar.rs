//! The most similar roles of each role.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::postings::{Asking, BLOCK, MOST, Postings};
use super::{PairsQuery, on_threads};
use crate::graph::{CareerGraph, RoleIx};

/// How many roles go through the blocks together.
const BATCH: usize = 512;
/// Sums that are looked at at once for one that is large enough.
const LANES: usize = 64;

/// The roles that are most similar to each role of a graph.
#[derive(Debug, Clone, PartialEq)]
pub struct NearRoles {
    near: Vec<NearRole>,
    /// Those of role `r` are `near[bounds[r]..bounds[r + 1]]`.
    bounds: Vec<usize>,
}

/// A role that is similar to another one.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct NearRole {
    /// The role.
    pub role: RoleIx,
    /// How similar, above 0 and at most 1.
    pub similarity: f64,
}

impl NearRoles {
    /// Returns the roles that are most similar to a role, best first, ties in the order of ids.
    ///
    /// # Panics
    ///
    /// Where the role belongs to a larger graph.
    pub fn of(&self, role: RoleIx) -> &[NearRole] {
        &self.near[self.bounds[role.index()]..self.bounds[role.index() + 1]]
    }
}

impl PairsQuery<'_> {
    /// Returns for each role the roles whose skills are most similar, at most so many: the answers of
    /// [`CareerGraph::similar`](crate::CareerGraph::similar).
    ///
    /// What two roles share is added up in small whole numbers that are never too small, by way of the
    /// skills, for some thousand roles at a time. A pair whose bound is below the best ones so far is
    /// given up; only of the rest the similarity is worked out, so that the answer is exact. Roles are
    /// taken in the order of how much they ask for, and those that ask for too much or too little to be
    /// among the best are not looked at. At worst one addition for each pair of roles and each skill
    /// that they share; memory for the requirements, and for the answer.
    pub fn most_similar(&self, most: usize) -> NearRoles {
        let graph = self.graph;
        let mut by_role = vec![Vec::new(); graph.role_count()];
        if most > 0 {
            let postings = Postings::of(graph);
            let batches = postings.places.len().div_ceil(BATCH);
            let done = on_threads(self.threads, batches, |next| {
                let mut sums = Box::new([0; BLOCK]);
                let mut done = Vec::new();
                while let Some(batch) = next() {
                    done.push((batch, batch_of(graph, &postings, batch, most, &mut sums)));
                }
                done
            });
            for (role, near) in done.into_iter().flatten() {
                by_role[role.index()] = near;
            }
        }
        let mut bounds = vec![0];
        bounds.extend(by_role.iter().scan(0, |sum, near| {
            *sum += near.len();
            Some(*sum)
        }));
        NearRoles {
            near: by_role.concat(),
            bounds,
        }
    }
}

/// The nearest roles of some roles.
fn batch_of(
    graph: &CareerGraph,
    postings: &Postings,
    batch: usize,
    most: usize,
    sums: &mut [i16; BLOCK],
) -> Vec<(RoleIx, Vec<NearRole>)> {
    let places = postings.places.iter().enumerate();
    let places = places.skip(batch * BATCH).take(BATCH);
    let searches = places.map(|(place, own)| Search::of(place, *own, most));
    let mut searches: Vec<_> = searches.collect();
    // The own block is likely to have the best ones, and those next to it come next.
    let home = batch * BATCH / BLOCK;
    let mut blocks: Vec<usize> = (0..postings.blocks()).collect();
    blocks.sort_by_key(|block| block.abs_diff(home));
    for block in blocks {
        for search in &mut searches {
            search.look(postings, block, sums);
        }
    }
    let found = searches.into_iter();
    found
        .map(|search| (search.own.role, search.best(graph)))
        .collect()
}

/// A role that may be among the nearest, with the most that its similarity can be.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    role: RoleIx,
    upper: f64,
    exact: bool,
}

/// The search for the roles that are nearest to one.
struct Search {
    own: Asking,
    place: usize,
    most: usize,
    /// The largest similarities that are sure so far, as bits, the least on top; for numbers that are
    /// not negative bits and numbers have one order.
    sure: BinaryHeap<Reverse<u64>>,
    /// What a similarity must come to.
    needed: f64,
    candidates: Vec<Candidate>,
    /// How many candidates there may be before those that have been overtaken go.
    room: usize,
}

impl Search {
    fn of(place: usize, own: Asking, most: usize) -> Self {
        Self {
            own,
            place,
            most,
            sure: BinaryHeap::new(),
            needed: 0.0,
            candidates: Vec::new(),
            room: 0,
        }
    }

    /// Looks at the roles of a block.
    fn look(&mut self, postings: &Postings, block: usize, sums: &mut [i16; BLOCK]) {
        let places = postings.block(block);
        let (least, largest) = (places[0].sum, places[places.len() - 1].sum);
        // Who asks for twice as much is at most half as similar.
        let size = (self.own.sum / least).min(largest / self.own.sum);
        if below(size.min(1.0), self.needed) {
            return;
        }
        postings.add(block, self.place, sums);
        let used = places.len().div_ceil(LANES) * LANES;
        let (chunks, _) = sums[..used].as_chunks_mut::<LANES>();
        for (chunk, sums) in chunks.iter_mut().enumerate() {
            // Places are in the order of their sums, so that the first one of a chunk asks for least.
            let least = places[chunk * LANES].sum;
            let mut needed = self.units_needed(postings, least);
            if sums.iter().fold(0, |most, sum| most.max(*sum)) >= needed {
                for (at, sum) in sums.iter().enumerate() {
                    let place = places.get(chunk * LANES + at).filter(|_| *sum >= needed);
                    if place.is_some_and(|place| self.consider(postings, *place, *sum)) {
                        needed = self.units_needed(postings, least);
                    }
                }
            }
            *sums = [0; LANES];
        }
    }

    /// The units that a role must share at least which asks for so much; not more than that.
    fn units_needed(&self, postings: &Postings, other: f64) -> i16 {
        let shared = self.needed / (1.0 + self.needed) * (self.own.sum + other);
        let (units, _) = postings.units(shared * (1.0 - 1e-9));
        (units - 1).max(1)
    }

    /// Takes a role into account that shares so many units, and returns whether that raises what is
    /// needed.
    fn consider(&mut self, postings: &Postings, other: Asking, units: i16) -> bool {
        if other.role == self.own.role {
            return false;
        }
        let all = self.own.sum + other.sum;
        let likeness = |units: f64| {
            let shared = postings.amount(units);
            shared / (all - shared)
        };
        let rounded = self.own.rounded.saturating_add(other.rounded);
        let exact = rounded == 0 && units < MOST;
        let upper = if units < MOST {
            likeness(f64::from(units)).min(1.0)
        } else {
            1.0
        };
        if below(upper, self.needed) {
            return false;
        }
        self.candidates.push(Candidate {
            role: other.role,
            upper,
            exact,
        });
        let lower = if exact {
            upper
        } else {
            likeness((f64::from(units) - f64::from(rounded)).max(0.0)) * (1.0 - 1e-9)
        };
        self.sure.push(Reverse(lower.to_bits()));
        if self.sure.len() > self.most {
            self.sure.pop();
        }
        let before = self.needed;
        if let Some(Reverse(bits)) = self.sure.peek().filter(|_| self.sure.len() == self.most) {
            self.needed = f64::from_bits(*bits);
        }
        let needed = self.needed;
        if self.candidates.len() > self.room {
            self.candidates.retain(|one| !below(one.upper, needed));
            self.room = 2 * self.candidates.len() + 32;
        }
        needed > before
    }

    /// The nearest ones, worked out where their numbers are bounds.
    fn best(mut self, graph: &CareerGraph) -> Vec<NearRole> {
        let needed = self.needed;
        self.candidates.retain(|one| !below(one.upper, needed));
        let open = self.candidates.iter().filter(|one| !one.exact);
        let open: Vec<RoleIx> = open.map(|one| one.role).collect();
        let mut worked_out = graph.similarities(self.own.role, &open).into_iter();
        let near = self.candidates.iter().map(|one| NearRole {
            role: one.role,
            similarity: if one.exact {
                one.upper
            } else {
                worked_out.next().flatten().unwrap_or(0.0)
            },
        });
        let mut near: Vec<_> = near.filter(|near| near.similarity > 0.0).collect();
        near.sort_by(|a, b| {
            let order = b.similarity.total_cmp(&a.similarity);
            order.then(a.role.cmp(&b.role))
        });
        near.truncate(self.most);
        near
    }
}

/// Whether a bound is below a number for sure, however both were rounded.
fn below(upper: f64, needed: f64) -> bool {
    upper < needed * (1.0 - 1e-12)
}
