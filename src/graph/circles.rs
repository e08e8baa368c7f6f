//! Roles that transitions lead round among.

use petgraph::algo::kosaraju_scc;
use petgraph::visit::{EdgeFiltered, EdgeRef as _};

use super::{CareerGraph, RoleIx, TransitionIx, TransitionRef};

impl CareerGraph {
    /// Returns the sets of roles that some transitions lead round among, each as large as can be, so
    /// that every role is in one; whatever a set leads to comes before it.
    ///
    /// O(V + E) with petgraph's `kosaraju_scc`, which does not recurse.
    pub(crate) fn joined_by(&self, by: impl Fn(TransitionRef<'_>) -> bool) -> Vec<Vec<RoleIx>> {
        let used = EdgeFiltered::from_fn(&self.graph, |edge| {
            by(self.transition_at(TransitionIx(edge.id().index() as u32)))
        });
        let sets = kosaraju_scc(&used).into_iter();
        sets.map(|set| {
            let roles = set.into_iter().map(|role| RoleIx(role.index() as u32));
            roles.collect()
        })
        .collect()
    }
}
