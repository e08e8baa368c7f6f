//! Questions about every pair of roles at once, by an inverted index: from each skill to those who ask
//! for it.
//!
//! Pairs without a skill in common are never looked at one by one, which is nearly all of a large graph.
//! The answers hold indices of roles and not their names, because they are as many as pairs.

mod askers;
mod cells;
mod choices;
mod coverage;
mod postings;
mod search;
mod similar;

pub use coverage::Coverages;
pub use similar::{NearRole, NearRoles};

use std::num::NonZeroUsize;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;

use crate::graph::CareerGraph;
use crate::threads;
use askers::Askers;
use postings::Postings;

/// A question about every pair of roles of a graph.
///
/// The first answer of a kind makes an index of the graph, which later ones find made: who asks again keeps
/// the question.
///
/// ```
/// use careergraph::CareerGraph;
///
/// let graph = CareerGraph::embedded("engineer")?;
/// let (engineer, staff) = (graph.role("engineer")?.index(), graph.role("staff engineer")?.index());
/// let covered = graph.pairs().coverages();
/// assert!(covered.of(staff, engineer) > covered.of(engineer, staff));
///
/// let near = graph.pairs().most_similar(3);
/// assert_eq!(near.of(engineer).len(), 3);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct PairsQuery<'g> {
    graph: &'g CareerGraph,
    threads: NonZeroUsize,
    askers: OnceLock<Askers>,
    postings: OnceLock<Postings>,
}

/// # Every pair of roles
impl CareerGraph {
    /// Returns a question about every pair of roles.
    pub fn pairs(&self) -> PairsQuery<'_> {
        PairsQuery {
            graph: self,
            threads: NonZeroUsize::MIN,
            askers: OnceLock::new(),
            postings: OnceLock::new(),
        }
    }
}

impl PairsQuery<'_> {
    /// Uses so many threads; one unless said. The answer is the same.
    #[must_use]
    pub fn threads(mut self, threads: NonZeroUsize) -> Self {
        self.threads = threads;
        self
    }
}

/// Does some work part by part on some threads, each with memory of its own, and returns what came of the parts in
/// their order.
fn on_threads<P: Send, M, T: Send>(
    threads: NonZeroUsize,
    parts: Vec<P>,
    memory: impl Fn() -> M + Sync,
    work: impl Fn(&mut M, P) -> T + Sync,
) -> Vec<T> {
    let count = threads.get().min(parts.len());
    let waiting = Mutex::new(parts.into_iter().enumerate());
    let next = || {
        let mut waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.next()
    };
    let run = || {
        let mut memory = memory();
        let mut done = Vec::new();
        while let Some((at, part)) = next() {
            done.push((at, work(&mut memory, part)));
        }
        done
    };
    let mut done = thread::scope(|scope| {
        // Where there can be no more threads, these do it all.
        let others = (1..count).map_while(|_| threads::helper(scope, run).ok());
        let others: Vec<_> = others.collect();
        let mut done = run();
        for other in others {
            done.extend(threads::join(other));
        }
        done
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}
