//! What is asked for, whoever asks: the same requirement of several roles.

use std::collections::BTreeMap;

use crate::graph::{CareerGraph, RequirementRef, RoleIx, SkillIx};

/// The skills that can meet a requirement, and how many of them are asked for.
pub(super) type Asked<'g> = (&'g [SkillIx], u16);

/// What a requirement asks for.
pub(super) fn asked<'g>(graph: &'g CareerGraph, requirement: RequirementRef<'g>) -> Asked<'g> {
    graph.asked_for(requirement.data())
}

/// The requirements of a role by what they ask for; of two for the same, the one that asks for more.
pub(super) fn by_asked(
    graph: &CareerGraph,
    role: RoleIx,
) -> BTreeMap<Asked<'_>, RequirementRef<'_>> {
    let mut rows: BTreeMap<Asked<'_>, RequirementRef<'_>> = BTreeMap::new();
    for requirement in graph.role_at(role).requirements() {
        let row = rows.entry(asked(graph, requirement));
        let kept = row.or_insert(requirement);
        if requirement.data().needed() > kept.data().needed() {
            *kept = requirement;
        }
    }
    rows
}
