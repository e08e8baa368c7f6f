//! `dead-end-role`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::lint::context::Context;
use crate::lint::{Found, Group, Level, Rule};
use crate::query::standing::Standing;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "dead-end-role",
        severity: Severity::Warning,
        summary: "Nothing leads on from a role, and it is no declared summit.",
        explanation: "Whoever gets there has nowhere to go. Say what one advances or moves to from it, or \
                      that it is a summit: `terminal: true`. Lateral moves count, also those that can be \
                      walked back.",
    }),
    group: Group::Soundness,
    level: Level::Warn,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    let graph = lint.graph;
    // Roles that no move touches are told apart.
    let orphans = graph.standing(Standing::Orphan);
    for role in &graph.standing(Standing::DeadEnd) {
        if orphans.contains(role) {
            continue;
        }
        let title = graph.role_at(role).title();
        let message = format!("nothing leads on from `{title}`");
        let finding = found
            .at(lint.places.role(role), message)
            .help("add `advances_to` or `lateral_to`, or declare it a summit with `terminal: true`");
        found.push([role], finding);
    }
}
