//! `dead-end-role`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::lint::context::Context;
use crate::lint::found::Found;
use crate::lint::{Group, Rule};
use crate::model::LintLevel;
use crate::query::standing::Standing;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "dead-end-role",
        severity: Severity::Warning,
        summary: "Nothing leads on from a role, and it is not a declared summit.",
        explanation: "Whoever gets there has nowhere to go. Say what one advances or moves to from \
                      it, or that it is a summit: `terminal: true`. Lateral moves count, even those that are stated only in the other direction.",
    }),
    group: Group::Soundness,
    level: LintLevel::Warn,
    check,
};

const HELP: &str =
    "add `advances_to` or `lateral_to`, or declare it a summit with `terminal: true`";

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    let graph = lint.graph;
    // Roles that no move touches have their own rule, but for those that people come into from outside.
    let orphans = graph.standing(Standing::Orphan);
    for role in &graph.standing(Standing::DeadEnd) {
        let has_entries = !graph.role_at(role).data().about.outside_entries.is_empty();
        if orphans.contains(role) && !has_entries {
            continue;
        }
        found.push(&[role], |draft| {
            let message = format!("nothing leads on from {}", lint.title(role));
            draft.at(lint.places.role(role), message).help(HELP)
        });
    }
}
