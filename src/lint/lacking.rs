//! What most roles of a ladder have and one lacks, for the rules about it.

use super::context::Context;
use super::found::Found;
use crate::graph::RoleRef;

/// Finds the roles that lack something that most roles of their ladder have: what it is called, and under
/// which key it is said.
pub(super) fn find(
    lint: &Context<'_>,
    found: &mut Found<'_>,
    (what, key): (&str, &str),
    has: impl Fn(RoleRef<'_>) -> bool + Copy,
) {
    let has = |role| has(lint.graph.role_at(role));
    for (role, ladder, with) in lint.ladders.lacking(has) {
        found.push(&[role], |draft| {
            let all = ladder.roles.len();
            let title = lint.title(role);
            let message =
                format!("{title} has no {what}, unlike {with} of the {all} roles of {ladder}");
            let finding = draft.at(lint.places.role(role), message);
            finding.help(format!("add `{key}`"))
        });
    }
}
