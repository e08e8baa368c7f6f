//! The most similar roles of each role.

use std::ops::Range;

use super::postings::{Asking, BLOCK, Postings, Sums};
use super::{PairsQuery, on_threads};
use crate::graph::{CareerGraph, RoleIx};

/// How many roles go through the blocks together at most: many, so that a block is read once for all of
/// them.
const BATCH: usize = 4096;
/// How many batches there are at least, where there are as many roles, so that threads share the work
/// evenly.
const PIECES: usize = 24;
/// What a similarity has to come to for one role is likely to be at least this share of what it was for the
/// one before.
const LIKELY: f64 = 0.88;
/// How many roles are usually asked for at most.
const USUAL: usize = 64;
/// How many candidates there may be beyond those that are asked for; thousands of roles have theirs at once.
const SPARE: usize = 16;

/// The roles that are most similar to each role of a graph.
#[derive(Debug, Clone, PartialEq)]
pub struct NearRoles {
    pieces: Vec<Piece>,
    /// By role.
    parts: Vec<Part>,
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
        let part = self.parts[role.index()];
        let piece = self.pieces.get(part.piece);
        piece.map_or(&[], |piece| &piece.near[part.start..part.end])
    }
}

impl PairsQuery<'_> {
    /// Returns for each role the roles whose skills are most similar, at most so many: the answers of
    /// [`CareerGraph::similar`](crate::CareerGraph::similar).
    ///
    /// What two roles share is added up in small whole numbers that are never too small, by way of the
    /// skills, for some thousand roles at a time. A pair whose bound is below the best ones so far is
    /// given up; only of the rest the similarity is worked out, so that the answer is exact. Roles are
    /// taken in the order of how much they ask for, so that a role is likely to need as much as the one before,
    /// and those that ask for too much or too little to be among the best are not looked at. At worst two
    /// additions for each pair of roles and each skill that they share; memory for the requirements, and for
    /// the answer.
    pub fn most_similar(&self, most: usize) -> NearRoles {
        let graph = self.graph;
        let mut all = NearRoles {
            pieces: Vec::new(),
            parts: vec![Part::default(); graph.role_count()],
        };
        if most == 0 {
            return all;
        }
        let postings = self.postings.get_or_init(|| Postings::of(graph));
        // The answer has the same pieces whatever the number of threads.
        let batch = postings.places.len().div_ceil(PIECES).clamp(1, BATCH);
        let batches = postings.places.len().div_ceil(batch);
        all.pieces = on_threads(self.threads, batches, |next| {
            let mut searcher = Searcher {
                graph,
                postings,
                most,
                sums: Sums::new(),
                searches: Vec::new(),
                guess: 0.0,
            };
            let mut done = Vec::new();
            while let Some(piece) = next() {
                let last = postings.places.len().min((piece + 1) * batch);
                done.push((piece, searcher.search(piece * batch..last)));
            }
            done
        });
        let mut places = postings.places.iter();
        for (piece, found) in all.pieces.iter().enumerate() {
            let mut start = 0;
            // In this order: the last look for an end must not take a place.
            for (end, place) in found.ends.iter().zip(places.by_ref()) {
                all.parts[place.role.index()] = Part {
                    piece,
                    start,
                    end: *end,
                };
                start = *end;
            }
        }
        all
    }
}

/// Where the roles that are near to one are found.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Part {
    piece: usize,
    start: usize,
    end: usize,
}

/// The roles that are near to each of some.
#[derive(Debug, Clone, PartialEq)]
struct Piece {
    near: Vec<NearRole>,
    /// Where those of each role end.
    ends: Vec<usize>,
}

/// A search for the nearest roles of one role after the other.
struct Searcher<'p> {
    graph: &'p CareerGraph,
    postings: &'p Postings,
    most: usize,
    sums: Sums<'p>,
    searches: Vec<Search>,
    /// What a similarity is likely to have to come to, from the role before.
    guess: f64,
}

impl Searcher<'_> {
    /// The nearest roles of those at some places.
    fn search(&mut self, places: Range<usize>) -> Piece {
        self.searches.resize_with(places.len(), Search::default);
        for (search, place) in self.searches.iter_mut().zip(places.clone()) {
            search.begin(place, self.postings.places[place], self.most);
        }
        // The own block is likely to have the best ones, and those next to it come next.
        let home = places.start / BLOCK;
        let mut blocks: Vec<usize> = (0..self.postings.blocks()).collect();
        blocks.sort_by_key(|block| block.abs_diff(home));
        for block in blocks {
            for search in &mut self.searches {
                if block == home {
                    self.guess = search.guess(self.postings, block, self.guess, &mut self.sums);
                } else {
                    search.look(self.postings, block, search.needed, &mut self.sums);
                }
            }
        }
        let mut piece = Piece {
            near: Vec::with_capacity(places.len() * self.most.min(USUAL)),
            ends: Vec::with_capacity(places.len()),
        };
        for search in &mut self.searches {
            search.best(self.graph, &mut piece.near);
            piece.ends.push(piece.near.len());
        }
        piece.near.shrink_to_fit();
        piece
    }
}

/// A role that may be among the nearest, with bounds of its similarity, which are equal where they are
/// exact.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    upper: f64,
    lower: f64,
    role: RoleIx,
}

impl Candidate {
    fn of(own: Asking, other: Asking, units: Option<i16>, postings: &Postings) -> Self {
        let all = own.sum + other.sum;
        let likeness = |units: f64| {
            // No more than half of what both ask for is shared, whatever units were rounded to.
            let shared = postings.amount(units).min(all / 2.0);
            shared / (all - shared)
        };
        let role = other.role;
        let Some(units) = units.map(f64::from) else {
            let (lower, upper) = (0.0, 1.0);
            return Self { upper, lower, role };
        };
        let upper = likeness(units);
        // Each skill that is shared was rounded once at most, and has so many units at least.
        let shared = (units / f64::from(own.fewest.min(other.fewest))).floor();
        let rounded = (f64::from(own.rounded) + f64::from(other.rounded)).min(shared);
        if rounded > 0.0 {
            Self {
                upper,
                lower: likeness((units - rounded).max(0.0)) * (1.0 - 1e-9),
                role,
            }
        } else {
            let lower = upper;
            Self { upper, lower, role }
        }
    }

    /// The order of candidates: the largest similarity that is sure, then the id, as one number, which a
    /// processor compares without a branch. For numbers that are not negative bits have the same order.
    fn rank(&self) -> u128 {
        u128::from(!self.lower.to_bits()) << 32 | u128::from(self.role.0)
    }

    fn is_exact(&self) -> bool {
        self.upper.to_bits() == self.lower.to_bits()
    }
}

/// The search for the roles that are nearest to one.
#[derive(Debug)]
struct Search {
    own: Asking,
    place: usize,
    most: usize,
    /// What a similarity must come to.
    needed: f64,
    candidates: Vec<Candidate>,
    /// How many candidates there may be before those that have been overtaken go.
    room: usize,
}

impl Default for Search {
    fn default() -> Self {
        Self {
            own: Asking {
                role: RoleIx(0),
                sum: 0.0,
                rounded: 0,
                fewest: 1,
            },
            place: 0,
            most: 0,
            needed: 0.0,
            candidates: Vec::new(),
            room: 0,
        }
    }
}

impl Search {
    fn begin(&mut self, place: usize, own: Asking, most: usize) {
        (self.own, self.place, self.most) = (own, place, most);
        self.needed = 0.0;
        self.candidates.clear();
        self.room = most.min(USUAL) + SPARE;
        self.candidates.reserve_exact(self.room + 1);
    }

    /// Looks at the roles of the own block, with a guess of what is needed, and returns the next one.
    fn guess<'p>(
        &mut self,
        postings: &'p Postings,
        block: usize,
        guess: f64,
        sums: &mut Sums<'p>,
    ) -> f64 {
        self.look(postings, block, guess, sums);
        if self.needed < guess {
            // It was too much: who has been left out may be among the nearest.
            self.candidates.clear();
            self.needed = 0.0;
            self.look(postings, block, 0.0, sums);
        }
        self.needed * LIKELY
    }

    /// Looks at the roles of a block whose similarity comes to as much as is needed.
    fn look<'p>(&mut self, postings: &'p Postings, block: usize, needed: f64, sums: &mut Sums<'p>) {
        let places = postings.block(block);
        let (least, largest) = (places[0].sum, places[places.len() - 1].sum);
        // Who asks for twice as much is at most half as similar.
        let size = (self.own.sum / least).min(largest / self.own.sum);
        if below(size.min(1.0), needed) {
            return;
        }
        let own = (self.own.role, self.place.checked_sub(block * BLOCK));
        let own = (own.0, own.1.filter(|place| *place < places.len()));
        let (role, sum) = (self.own.role, self.own.sum);
        let share = needed / (1.0 + needed) * (1.0 - 1e-9);
        let units_needed = |other: f64| postings.units_for(share * (sum + other)).max(1);
        sums.find(postings, block, own, units_needed, |other, units| {
            if other.role != role {
                self.consider(Candidate::of(self.own, *other, units, postings), needed);
            }
        });
        self.settle();
    }

    fn consider(&mut self, candidate: Candidate, needed: f64) {
        if !below(candidate.upper, self.needed.max(needed)) {
            self.candidates.push(candidate);
            if self.candidates.len() > self.room {
                self.settle();
                let few = self.candidates.len();
                self.room = (few + SPARE).max(few + few / 2);
            }
        }
    }

    /// Finds what is needed, and lets go of those that have been overtaken.
    fn settle(&mut self) {
        if let Some(at) = self.most.checked_sub(1)
            && at < self.candidates.len()
        {
            self.candidates.sort_unstable_by_key(Candidate::rank);
            self.needed = self.needed.max(self.candidates[at].lower);
            let needed = self.needed;
            self.candidates.retain(|one| !below(one.upper, needed));
        }
    }

    /// Appends the nearest ones, worked out where there are only bounds of them.
    fn best(&mut self, graph: &CareerGraph, near: &mut Vec<NearRole>) {
        if self.candidates.iter().any(|one| !one.is_exact()) {
            self.work_out(graph);
        }
        self.candidates.sort_unstable_by_key(Candidate::rank);
        let best = self.candidates.iter().filter(|one| one.lower > 0.0);
        near.extend(best.take(self.most).map(|one| NearRole {
            role: one.role,
            similarity: one.lower,
        }));
    }
    /// Works out similarities of which there are only bounds.
    fn work_out(&mut self, graph: &CareerGraph) {
        let open = self.candidates.iter_mut().filter(|one| !one.is_exact());
        let open: Vec<_> = open.collect();
        let roles: Vec<RoleIx> = open.iter().map(|one| one.role).collect();
        let worked_out = graph.similarities(self.own.role, &roles);
        for (one, similarity) in open.into_iter().zip(worked_out) {
            one.lower = similarity.unwrap_or(0.0);
        }
    }
}

/// Whether a bound is below a number for sure, however both were rounded.
fn below(upper: f64, needed: f64) -> bool {
    upper < needed * (1.0 - 1e-12)
}
