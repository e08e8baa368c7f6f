//! The parts of a graph that no move joins.

use std::cmp::Reverse;

use super::Component;
use crate::graph::{CareerGraph, RoleIx};

/// Returns the parts, the largest first, equal ones by their first role. O(V + E).
pub(super) fn components(graph: &CareerGraph) -> Vec<Component> {
    let steps = graph.steps();
    let mut seen = vec![false; graph.role_count()];
    let mut parts: Vec<(usize, RoleIx)> = Vec::new();
    let mut stack = Vec::new();
    for role in graph.roles() {
        let first = role.index();
        if std::mem::replace(&mut seen[first.index()], true) {
            continue;
        }
        stack.push(first);
        let mut size = 0;
        while let Some(role) = stack.pop() {
            size += 1;
            let onward = steps.out_of(role).iter().map(|step| step.to);
            for next in onward.chain(steps.back_of(role).iter().map(|back| back.from)) {
                if !std::mem::replace(&mut seen[next.index()], true) {
                    stack.push(next);
                }
            }
        }
        parts.push((size, first));
    }
    parts.sort_by_key(|(size, first)| (Reverse(*size), *first));
    let parts = parts.into_iter().map(|(roles, first)| Component {
        roles,
        first: graph.role_at(first).into(),
    });
    parts.collect()
}
