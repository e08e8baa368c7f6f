//! The most similar roles of each role.

use super::postings::Postings;
use super::search::{Looker, Question, Search};
use super::{PairsQuery, on_threads};
use crate::graph::RoleIx;

/// How many parts the roles of a block have, so that threads share the work evenly.
const PARTS: usize = 24;

/// The roles that are most similar to each role of a graph.
#[derive(Debug, Clone, PartialEq)]
pub struct NearRoles {
    /// By block.
    near: Vec<Vec<NearRole>>,
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
        let near = self.near.get(part.block as usize);
        near.map_or(&[], |near| &near[part.start as usize..part.end as usize])
    }
}

impl PairsQuery<'_> {
    /// Returns for each role the roles whose skills are most similar, at most so many: the answers of
    /// [`CareerGraph::similar`](crate::CareerGraph::similar).
    ///
    /// What two roles share is added up in small whole numbers that are never too small, by way of the
    /// skills, and for both of them at once where they lie in different blocks of some thousand roles. A pair whose
    /// bound is below the best ones so far of both is given up; only of the rest the similarity is worked out,
    /// so that the answer is exact. Roles are taken in the order of how much they ask for, so that a role is
    /// likely to need as much as the one before, and those that ask for too much or too little to be among the
    /// best are not looked at. At worst an addition for each pair of roles and each skill that they share, and
    /// two within a block; memory for the requirements, and for the answer.
    pub fn most_similar(&self, most: usize) -> NearRoles {
        let graph = self.graph;
        let mut all = NearRoles {
            near: Vec::new(),
            parts: vec![Part::default(); graph.role_count()],
        };
        if most == 0 {
            return all;
        }
        let question = Question {
            postings: self.postings.get_or_init(|| Postings::of(graph)),
            most,
        };
        let mut searches = Vec::new();
        let roles = question.postings.places.len();
        searches.resize_with(roles, || Search::of(question));
        self.at_home(question, &mut searches);
        self.abroad(question, &mut searches);
        self.nearest(question, searches, &mut all);
        all
    }

    /// Has every role look at those of its own block, which are likely to have its best ones.
    fn at_home(&self, question: Question<'_>, searches: &mut [Search]) {
        let size = question.postings.block_size;
        let part = searches.len().div_ceil(PARTS).clamp(1, size);
        let blocks = searches.chunks_mut(size).enumerate();
        let parts = blocks.flat_map(|(block, searches)| {
            let parts = searches.chunks_mut(part).enumerate();
            parts.map(move |(at, searches)| (block, at * part, searches))
        });
        let looker = || Looker::of(question);
        on_threads(self.threads, parts.collect(), looker, |looker, part| {
            let (block, first, searches) = part;
            looker.at_home(block, first, searches);
        });
    }

    /// Has the roles of every two blocks look at each other.
    fn abroad(&self, question: Question<'_>, searches: &mut [Search]) {
        let size = question.postings.block_size;
        let looker = || Looker::of(question);
        // Numbers that make the same sum, modulo an odd number, are pairs that have no block in common, so that
        // threads can take one each. Each pair has one sum.
        let rounds = question.postings.blocks() | 1;
        for round in 0..rounds {
            let mut blocks: Vec<_> = searches.chunks_mut(size).map(Some).collect();
            let pairs = (0..blocks.len()).filter_map(|one| {
                let other = (round + rounds - one) % rounds;
                let is_pair = one < other && other < blocks.len();
                let both = || Some((blocks[one].take()?, blocks[other].take()?));
                let (ours, theirs) = is_pair.then(both)??;
                Some(((one, ours), (other, theirs)))
            });
            on_threads(self.threads, pairs.collect(), looker, |looker, pair| {
                looker.abroad(pair.0, pair.1);
            });
        }
    }

    /// Works out what has been found.
    fn nearest(&self, question: Question<'_>, mut searches: Vec<Search>, all: &mut NearRoles) {
        let postings = question.postings;
        let blocks = searches.chunks_mut(postings.block_size).enumerate();
        let looker = || Looker::of(question);
        let found = on_threads(self.threads, blocks.collect(), looker, |looker, block| {
            looker.nearest(self.graph, block.0, block.1)
        });
        for (block, (near, ends)) in found.into_iter().enumerate() {
            all.near.push(near);
            let mut start = 0;
            for (place, end) in postings.block(block).iter().zip(ends) {
                all.parts[place.role.index()] = Part {
                    block: block as u32,
                    start,
                    end,
                };
                start = end;
            }
        }
    }
}

/// Where the roles that are near to one are found.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Part {
    block: u32,
    start: u32,
    end: u32,
}
