//! A graph in compact form.
//!
//! The build script joins and checks the graphs that ship, and stores what they came to; reading it
//! back makes the same graph without doing either again. Everything is a row of small numbers, and
//! every text stands once and is named by its number, so that reading allocates it once.

mod reader;
mod skills;
mod stored;
#[allow(dead_code, reason = "the build script writes what the program reads")]
mod writer;

use std::sync::OnceLock;

use petgraph::graph::{DiGraph, NodeIndex};

use super::CareerGraph;
use super::steps::Steps;
use crate::model::{Basis, Transition};
use crate::source::Sources;
use reader::Reader;
pub(super) use skills::StoredSkills;
use writer::Writer;

/// # The compact form
impl CareerGraph {
    /// Returns the graph of a compact form that [`CareerGraph::to_compact`] returned; `None` where it
    /// is another text.
    pub(crate) fn from_compact(bytes: &'static [u8], sources: Sources) -> Option<Self> {
        let mut from = Reader::with_texts(bytes)?;
        let roles = from.count();
        let mut graph = DiGraph::with_capacity(roles, 0);
        for _ in 0..roles {
            graph.add_node(from.next());
        }
        let ends: Vec<(u32, u32)> = from.next();
        let is_known = |end: u32| (end as usize) < roles;
        if !ends.iter().all(|ends| is_known(ends.0) && is_known(ends.1)) {
            return None;
        }
        graph.reserve_exact_edges(ends.len());
        for (start, end) in &ends {
            let [start, end] = [start, end].map(|end| NodeIndex::new(*end as usize));
            graph.add_edge(start, end, from.next::<Transition>());
        }
        let transitions = ends.iter().zip(graph.edge_weights());
        let steps = transitions.map(|(&(from, to), transition)| {
            let inferred = transition.basis == Basis::Inferred;
            (from, to, transition.kind, inferred)
        });
        let steps = Steps::freeze(roles, steps);
        let graph = Self {
            graph,
            steps,
            skills: from.next(),
            parts: OnceLock::new(),
            group_titles: OnceLock::new(),
            requirements: from.next(),
            requirement_bounds: from.next(),
            alternatives: from.next(),
            scale: from.next(),
            info: from.next(),
            role_names: from.next(),
            skill_names: from.next(),
            sources,
        };
        from.is_at_end().then_some(graph)
    }

    /// Returns the graph in compact form; the texts of its sources are not part of it.
    #[allow(dead_code, reason = "for the build script")]
    pub(crate) fn to_compact(&self) -> Vec<u8> {
        let mut to = Writer::default();
        to.list(self.graph.raw_nodes().iter().map(|node| &node.weight));
        let edges = self.graph.raw_edges().iter();
        let ends = edges.map(|edge| [edge.source(), edge.target()]);
        to.list(ends.map(|[from, to]| (from.index() as u32, to.index() as u32)));
        for transition in self.graph.edge_weights() {
            to.add(transition);
        }
        to.add(&self.skills);
        to.list(&self.requirements);
        to.list(&self.requirement_bounds);
        to.list(&self.alternatives);
        to.add(&self.scale);
        to.add(&self.info);
        to.add(&self.role_names);
        to.add(&self.skill_names);
        to.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::embedded;
    use crate::source::SourceFile;

    fn default() -> &'static [u8] {
        let (_, bytes) = embedded::compact(embedded::DEFAULT).expect("the default graph ships");
        bytes
    }

    #[test]
    fn a_graph_that_was_read_is_written_as_it_was() {
        for name in embedded::names() {
            let (_, bytes) = embedded::compact(name).expect("a shipped graph");
            let graph = CareerGraph::from_compact(bytes, Sources::default());
            assert!(graph.expect(name).to_compact() == bytes, "{name}");
        }
    }

    #[test]
    fn other_bytes_are_no_graph() {
        let bytes = default();
        let mut sources = Sources::default();
        sources.add(SourceFile::new("graph.yaml", ""));
        let whole = CareerGraph::from_compact(bytes, sources.clone());
        whole.expect("a graph").verify();
        for length in (0..bytes.len()).step_by(97) {
            let part = CareerGraph::from_compact(&bytes[..length], sources.clone());
            assert!(part.is_none(), "{length} of {}", bytes.len());
        }
    }
}
