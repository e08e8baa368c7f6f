//! Dense indices, and those of petgraph.

use petgraph::graph::{EdgeIndex, NodeIndex};

/// Index of a role in its graph: dense, in the order of ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoleIx(pub u32);

/// Index of a skill in its graph: dense, in the order of ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SkillIx(pub u32);

/// Index of a transition in its graph: dense, in the order of (from, to, kind).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TransitionIx(pub u32);

impl RoleIx {
    /// Returns the index for use with slices.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl SkillIx {
    /// Returns the index for use with slices.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl TransitionIx {
    /// Returns the index for use with slices.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The node of the role in [`CareerGraph::petgraph`](super::CareerGraph::petgraph).
impl From<RoleIx> for NodeIndex<u32> {
    fn from(role: RoleIx) -> Self {
        Self::from(role.0)
    }
}

/// The role of a node in [`CareerGraph::petgraph`](super::CareerGraph::petgraph).
impl From<NodeIndex<u32>> for RoleIx {
    fn from(node: NodeIndex<u32>) -> Self {
        Self(node.index() as u32)
    }
}

/// The edge of the transition in [`CareerGraph::petgraph`](super::CareerGraph::petgraph).
impl From<TransitionIx> for EdgeIndex<u32> {
    fn from(transition: TransitionIx) -> Self {
        Self::from(transition.0)
    }
}

/// The transition of an edge in [`CareerGraph::petgraph`](super::CareerGraph::petgraph).
impl From<EdgeIndex<u32>> for TransitionIx {
    fn from(edge: EdgeIndex<u32>) -> Self {
        Self(edge.index() as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::CareerGraph;

    #[test]
    fn nodes_and_edges_are_roles_and_transitions() {
        let graph = CareerGraph::embedded("engineer").expect("a shipped graph");
        for role in graph.roles() {
            let node = NodeIndex::from(role.index());
            assert_eq!(graph.petgraph()[node].id, *role.id());
            assert_eq!(graph.role_at(node.into()), role);
        }
        for transition in graph.transitions() {
            let edge = EdgeIndex::from(transition.index());
            let (from, to) = graph.petgraph().edge_endpoints(edge).expect("an edge");
            let ends = [from, to].map(|node| graph.role_at(node.into()));
            assert_eq!(ends, [transition.from(), transition.to()]);
            assert_eq!(TransitionIx::from(edge), transition.index());
        }
    }
}
