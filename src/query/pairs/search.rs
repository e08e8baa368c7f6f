//! The search for the roles that are nearest to each role, block by block.

use std::num::NonZeroI16;

use super::postings::{Asking, MOST_SEGMENTS, Postings, SEGMENT, Sums};
use super::similar::NearRole;
use crate::graph::{CareerGraph, RoleIx};
use crate::query::similarity::told;

/// What a similarity has to come to for one role is likely to be at least this share of what it was for the
/// one before.
const LIKELY: f64 = 0.88;
/// How many candidates there may be beyond those that are asked for; all roles have theirs at once.
const SPARE: usize = 12;

/// A role that may be among the nearest: its place, and the units that are shared; nothing where these may be
/// more than can be counted.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    place: u32,
    units: Option<NonZeroI16>,
}

/// Bounds of a similarity, which are equal where they are exact.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    upper: f64,
    lower: f64,
    role: RoleIx,
    candidate: Candidate,
}

impl Bounds {
    fn of(own: Asking, candidate: Candidate, postings: &Postings) -> Self {
        let other = postings.places[candidate.place as usize];
        let upper = upper(own, other, candidate.units, postings);
        let roundings = own.rounded.saturating_add(other.rounded);
        let lower = candidate.units.map_or(0.0, |units| {
            if roundings == 0 {
                return upper;
            }
            let units = f64::from(units.get());
            // Each skill that is shared was rounded once at most, and has so many units at least.
            let shared = (units / f64::from(own.fewest.min(other.fewest))).floor();
            let rounded = f64::from(roundings).min(shared);
            likeness(own, other, (units - rounded).max(0.0), postings) * (1.0 - 1e-9)
        });
        Self {
            upper,
            lower,
            role: other.role,
            candidate,
        }
    }

    /// The order by what is sure, the largest first. For numbers that are not negative bits have the same
    /// order, which a processor compares without a branch.
    fn falling(&self) -> u64 {
        !self.lower.to_bits()
    }

    /// Those of the similarity that is told.
    fn told(self) -> Self {
        Self {
            upper: told(self.upper),
            lower: told(self.lower),
            ..self
        }
    }

    /// The order in which roles are told: the largest similarity that is sure, then the id.
    fn rank(&self) -> u128 {
        u128::from(self.falling()) << 32 | u128::from(self.role.0)
    }

    fn is_exact(&self) -> bool {
        self.upper.to_bits() == self.lower.to_bits()
    }
}

/// What a similarity is at most, for the units that are shared.
fn upper(own: Asking, other: Asking, units: Option<NonZeroI16>, postings: &Postings) -> f64 {
    units.map_or(1.0, |units| {
        likeness(own, other, f64::from(units.get()), postings)
    })
}

fn likeness(own: Asking, other: Asking, units: f64, postings: &Postings) -> f64 {
    let all = own.sum + other.sum;
    // No more than half of what both ask for is shared, whatever units were rounded to.
    let shared = postings.amount(units).min(all / 2.0);
    shared / (all - shared)
}

/// The search for the roles that are nearest to one.
#[derive(Debug, Default)]
pub(super) struct Search {
    /// What a similarity must come to.
    needed: f64,
    candidates: Vec<Candidate>,
}

impl Search {
    /// Keeps a candidate. Where there is no room, those that have been overtaken go first.
    fn add(&mut self, candidate: Candidate, own: Asking, settle: &mut Settle<'_>) {
        if self.candidates.len() == self.candidates.capacity() {
            self.settle(own, settle);
            let few = self.candidates.len();
            if few + SPARE > self.candidates.capacity() {
                self.candidates.reserve_exact(SPARE.max(few / 2));
            }
        }
        self.candidates.push(candidate);
    }

    /// Finds what is needed, and lets go of those that have been overtaken.
    fn settle(&mut self, own: Asking, settle: &mut Settle<'_>) {
        if settle.question.most <= self.candidates.len() {
            settle.bounds_of(own, &self.candidates);
            self.keep_best(settle);
        }
    }

    /// Keeps those candidates of which there are bounds, and which have not been overtaken.
    fn keep_best(&mut self, settle: &mut Settle<'_>) {
        self.needed = settle.let_go(self.needed);
        let best = settle.bounds.iter().map(|one| one.candidate);
        self.candidates.clear();
        self.candidates.extend(best);
    }
}

/// What is asked of all roles.
#[derive(Clone, Copy)]
pub(super) struct Question<'p> {
    pub(super) postings: &'p Postings,
    /// At least 1.
    pub(super) most: usize,
}

/// What it takes to settle a search.
struct Settle<'p> {
    question: Question<'p>,
    /// Bounds of candidates.
    bounds: Vec<Bounds>,
}

impl Settle<'_> {
    /// Works out the bounds of the candidates of a role.
    fn bounds_of(&mut self, own: Asking, candidates: &[Candidate]) {
        let postings = self.question.postings;
        let bounds = candidates.iter().map(|one| Bounds::of(own, *one, postings));
        self.bounds.clear();
        self.bounds.extend(bounds);
    }

    /// Lets go of those that have been overtaken; returns what is needed now.
    fn let_go(&mut self, needed: f64) -> f64 {
        let last = self.question.most - 1;
        let bounds = &mut self.bounds;
        if last >= bounds.len() {
            return needed;
        }
        let (_, sure, _) = bounds.select_nth_unstable_by_key(last, Bounds::falling);
        let needed = needed.max(sure.lower);
        bounds.retain(|one| !below(one.upper, needed));
        if bounds.len() > last + SPARE {
            // Many are alike, of which the first ones are told.
            for one in bounds.iter_mut() {
                *one = one.told();
            }
            bounds.sort_unstable_by_key(Bounds::rank);
            let rank = bounds[last].rank();
            bounds.retain(|one| !one.is_exact() || one.rank() <= rank);
        }
        needed
    }
}

/// Some roles of a block next to each other, and their searches.
pub(super) struct Part<'s> {
    pub(super) block: usize,
    /// The place in the block of the first one.
    pub(super) first: usize,
    pub(super) searches: &'s mut [Search],
}

/// A search for the nearest roles of one role after the other.
pub(super) struct Looker<'p> {
    sums: Sums<'p>,
    settle: Settle<'p>,
}

impl<'p> Looker<'p> {
    pub(super) fn of(question: Question<'p>) -> Self {
        Self {
            sums: Sums::new(),
            settle: Settle {
                question,
                bounds: Vec::new(),
            },
        }
    }

    /// Has some roles look at those of their own block.
    pub(super) fn at_home(&mut self, part: &mut Part<'_>) {
        let mut guess = 0.0;
        for (search, at) in part.searches.iter_mut().zip(part.first..) {
            self.look_at_home(part.block, at, search, guess);
            if search.needed < guess {
                // It was too much: who has been left out may be among the nearest.
                search.needed = 0.0;
                self.look_at_home(part.block, at, search, 0.0);
            }
            guess = search.needed * LIKELY;
        }
    }

    /// Looks at the roles of the own block whose similarity comes to as much as is needed.
    fn look_at_home(&mut self, block: usize, at: usize, search: &mut Search, needed: f64) {
        let Self { sums, settle } = self;
        let postings = settle.question.postings;
        let first = block * postings.block_size;
        let own = postings.places[first + at];
        let share = share(needed);
        let units = |_, sum: f64| postings.units_for(share * (own.sum + sum)).max(1);
        settle.bounds.clear();
        sums.find(
            postings,
            block,
            (own.role, Some(at)),
            units,
            |place, units| {
                let place = (first + place) as u32;
                let bounds = Bounds::of(own, Candidate { place, units }, postings);
                if !below(bounds.upper, needed) {
                    settle.bounds.push(bounds);
                }
            },
        );
        search.keep_best(settle);
    }

    /// Looks at the roles of another block, which look at those of this one as well.
    pub(super) fn abroad(
        &mut self,
        (block, ours): (usize, &mut [Search]),
        (other, theirs): (usize, &mut [Search]),
    ) {
        let mut first = block * self.settle.question.postings.block_size;
        for ours in ours.chunks_mut(SEGMENT) {
            self.look_abroad(first, ours, other, theirs);
            first += ours.len();
        }
    }

    /// Looks at another block for roles of one, the first of which has this place.
    fn look_abroad(
        &mut self,
        first: usize,
        ours: &mut [Search],
        other: usize,
        theirs: &mut [Search],
    ) {
        let Self { sums, settle } = self;
        let postings = settle.question.postings;
        let others = postings.block(other);
        let begin = (other * postings.block_size) as u32;
        let (fewest, largest) = (others[0].sum, others[others.len() - 1].sum);
        let mut least = [f64::INFINITY; MOST_SEGMENTS];
        for (least, theirs) in least.iter_mut().zip(theirs.chunks(SEGMENT)) {
            *least = theirs.iter().map(|one| one.needed).fold(*least, f64::min);
        }
        let least_of_all = least.iter().copied().fold(f64::INFINITY, f64::min);
        let shares = least.map(share);
        for (search, place) in ours.iter_mut().zip(first..) {
            let own = postings.places[place];
            // Who asks for twice as much is at most half as similar.
            let size = (own.sum / fewest).min(largest / own.sum).min(1.0);
            if below(size, search.needed.min(least_of_all)) {
                continue;
            }
            let own_share = share(search.needed);
            let units = |segment: usize, sum: f64| {
                let share = own_share.min(shares[segment]);
                postings.units_for(share * (own.sum + sum)).max(1)
            };
            sums.find(postings, other, (own.role, None), units, |at, units| {
                let upper = upper(own, others[at], units, postings);
                if !below(upper, search.needed) {
                    let place = begin + at as u32;
                    search.add(Candidate { place, units }, own, settle);
                }
                if !below(upper, theirs[at].needed) {
                    let place = place as u32;
                    theirs[at].add(Candidate { place, units }, others[at], settle);
                }
            });
        }
    }

    /// The nearest roles of some, and where those of each end.
    pub(super) fn nearest(
        &mut self,
        graph: &CareerGraph,
        part: &mut Part<'_>,
    ) -> (Vec<NearRole>, Vec<u32>) {
        let settle = &mut self.settle;
        let (mut near, mut ends) = (Vec::new(), Vec::with_capacity(part.searches.len()));
        let counts = part.searches.iter().map(|one| one.candidates.len());
        near.reserve(counts.map(|count| count.min(settle.question.most)).sum());
        let owns = &settle.question.postings.block(part.block)[part.first..];
        for (search, own) in part.searches.iter_mut().zip(owns) {
            settle.bounds_of(*own, &search.candidates);
            search.candidates = Vec::new();
            let bounds = &mut settle.bounds;
            if bounds.iter().any(|one| !one.is_exact()) {
                work_out(graph, own.role, bounds);
            }
            for one in bounds.iter_mut() {
                *one = one.told();
            }
            bounds.sort_unstable_by_key(Bounds::rank);
            let best = bounds.iter().filter(|one| one.lower > 0.0);
            near.extend(best.take(settle.question.most).map(|one| NearRole {
                role: one.role,
                similarity: one.lower,
            }));
            ends.push(near.len() as u32);
        }
        (near, ends)
    }
}

/// Works out similarities of which there are only bounds.
fn work_out(graph: &CareerGraph, own: RoleIx, bounds: &mut [Bounds]) {
    let open = bounds.iter_mut().filter(|one| !one.is_exact());
    let open: Vec<_> = open.collect();
    let roles: Vec<RoleIx> = open.iter().map(|one| one.role).collect();
    let worked_out = graph.similarities(own, &roles);
    for (one, similarity) in open.into_iter().zip(worked_out) {
        one.lower = similarity.unwrap_or(0.0);
    }
}

/// The share of what both ask for that has to be in common for a similarity, and a little less: more than a
/// similarity may grow when it is told.
fn share(similarity: f64) -> f64 {
    similarity / (1.0 + similarity) * (1.0 - 1e-9) - 1e-12
}

/// Whether a bound is below a number for sure, however both were rounded.
fn below(upper: f64, needed: f64) -> bool {
    upper < needed - 1e-12
}
