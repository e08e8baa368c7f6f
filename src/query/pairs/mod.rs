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
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::graph::CareerGraph;
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

/// Does so many pieces of work on some threads, and returns what they come to in their order.
fn on_threads<T: Send>(
    threads: NonZeroUsize,
    pieces: usize,
    work: impl Fn(&mut dyn FnMut() -> Option<usize>) -> Vec<(usize, T)> + Sync,
) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let run = || {
        work(&mut || {
            let piece = next.fetch_add(1, Ordering::Relaxed);
            (piece < pieces).then_some(piece)
        })
    };
    let threads = threads.get().min(pieces);
    let mut done = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(run)).collect();
        let mut done = run();
        for other in others {
            done.extend(
                other
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            );
        }
        done
    });
    done.sort_by_key(|(piece, _)| *piece);
    done.into_iter().map(|(_, result)| result).collect()
}
