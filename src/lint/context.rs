//! What the rules look at.

use super::ladders::{self, Ladder};
use super::places::Places;
use crate::document::GraphDocument;
use crate::graph::{CareerGraph, TransitionRef};
use crate::model::{Basis, TransitionKind};

/// A graph, where its parts were written, and its ladders.
pub(super) struct Context<'l> {
    pub(super) graph: &'l CareerGraph,
    pub(super) documents: &'l [GraphDocument],
    pub(super) places: Places<'l>,
    pub(super) ladders: Vec<Ladder>,
}

impl<'l> Context<'l> {
    pub(super) fn new(graph: &'l CareerGraph, documents: &'l [GraphDocument]) -> Self {
        Self {
            graph,
            documents,
            places: Places::new(graph, documents),
            ladders: ladders::ladders(graph),
        }
    }

    /// The advancements that somebody wrote down, between roles that are described. What was counted
    /// or derived from public data is as it is.
    pub(super) fn advancements(&self) -> impl Iterator<Item = TransitionRef<'l>> {
        self.graph.transitions().filter(|transition| {
            let ends = [transition.from(), transition.to()];
            transition.kind() == TransitionKind::Advancement
                && transition.basis() == Basis::Stated
                && ends.iter().all(|role| !role.is_stub())
        })
    }
}

/// A number as people write it, with two decimals at most.
pub(super) fn number(number: f64) -> String {
    format!("{}", (number * 100.0).round() / 100.0)
}
