//! The most similar roles of each role.

use super::postings::Postings;
use super::search::{Looker, Part, Question, Search};
use super::{PairsQuery, on_threads};
use crate::graph::RoleIx;

/// How many parts the roles of a block have, so that threads share the work evenly.
const PARTS: usize = 24;

/// The roles that are most similar to each role of a graph.
#[derive(Debug, Clone, PartialEq)]
pub struct NearRoles {
    lists: Vec<Vec<NearRole>>,
    /// By role.
    found: Vec<Found>,
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
        let found = self.found[role.index()];
        let list = self.lists.get(found.list as usize);
        list.map_or(&[], |list| &list[found.start as usize..found.end as usize])
    }

    /// Takes the nearest roles of all roles in the order of their places: lists of some, and where each ends.
    fn take(&mut self, question: Question<'_>, nearest: Vec<(Vec<NearRole>, Vec<u32>)>) {
        let mut places = question.postings.places.iter();
        for (list, ends) in nearest {
            let mut start = 0;
            for (end, place) in ends.into_iter().zip(&mut places) {
                self.found[place.role.index()] = Found {
                    list: self.lists.len() as u32,
                    start,
                    end,
                };
                start = end;
            }
            self.lists.push(list);
        }
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
            lists: Vec::new(),
            found: vec![Found::default(); graph.role_count()],
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
        searches.resize_with(roles, Search::default);
        let nearest = if question.postings.blocks() <= 1 {
            self.by_parts(question, &mut searches, |looker, mut part| {
                looker.at_home(&mut part);
                looker.nearest(graph, &mut part)
            })
        } else {
            // The own block is likely to have the best ones of a role.
            self.by_parts(question, &mut searches, |looker, mut part| {
                looker.at_home(&mut part);
            });
            self.abroad(question, &mut searches);
            self.by_parts(question, &mut searches, |looker, mut part| {
                looker.nearest(graph, &mut part)
            })
        };
        all.take(question, nearest);
        all
    }

    /// Does some work for the roles of every block in parts.
    fn by_parts<T: Send>(
        &self,
        question: Question<'_>,
        searches: &mut [Search],
        work: impl Fn(&mut Looker<'_>, Part<'_>) -> T + Sync,
    ) -> Vec<T> {
        let size = question.postings.block_size;
        let length = searches.len().div_ceil(PARTS).clamp(1, size);
        let blocks = searches.chunks_mut(size).enumerate();
        let parts = blocks.flat_map(|(block, searches)| {
            let parts = searches.chunks_mut(length).enumerate();
            parts.map(move |(at, searches)| Part {
                block,
                first: at * length,
                searches,
            })
        });
        let looker = || Looker::of(question);
        on_threads(self.threads, parts.collect(), looker, work)
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
}

/// Where the roles that are near to one are found.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Found {
    list: u32,
    start: u32,
    end: u32,
}
