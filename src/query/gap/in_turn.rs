//! Gaps of roles one after another.

use super::Holder;
use crate::graph::{CareerGraph, RoleIx, RoleRef};

/// What somebody holds in one role after another: O(skills) for the first of them, and only what the two
/// roles ask for where it goes on to another.
#[derive(Debug, Clone)]
pub(crate) struct InTurn<'g> {
    graph: &'g CareerGraph,
    held: Option<(RoleIx, Holder<'g>)>,
}

impl<'g> InTurn<'g> {
    /// Returns it before any role.
    pub(crate) fn new(graph: &'g CareerGraph) -> Self {
        Self { graph, held: None }
    }

    /// Returns the role of which it has what is held.
    pub(crate) fn role(&self) -> Option<RoleIx> {
        self.held.as_ref().map(|(role, _)| *role)
    }

    /// Returns what somebody in a role of the graph holds.
    pub(crate) fn in_role(&mut self, role: RoleRef<'g>) -> &Holder<'g> {
        let graph = self.graph;
        let made = || (role.index(), Holder::of_role(graph, role));
        let (known, holder) = self.held.get_or_insert_with(made);
        if *known != role.index() {
            holder.change_role(graph, *known, role);
            *known = role.index();
        }
        holder
    }

    /// Returns the weighted deficit of a role against another one before it.
    pub(crate) fn gap(&mut self, from: RoleRef<'g>, to: RoleRef<'g>) -> f64 {
        let graph = self.graph;
        graph.cost_for(self.in_role(from), to)
    }
}
