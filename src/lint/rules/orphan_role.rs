//! `orphan-role`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::RoleRef;
use crate::lint::context::Context;
use crate::lint::found::Found;
use crate::lint::places::START;
use crate::lint::{Group, Rule};
use crate::model::LintLevel;
use crate::query::standing::Standing;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "orphan-role",
        severity: Severity::Warning,
        summary: "No move leads to a role, and none away from it.",
        explanation: "Nobody finds it on a path. Often the moves of other roles call it by another name, which makes a stub of that name: give it that name as an alias. If no role has any move, one finding says so.",
    }),
    group: Group::Soundness,
    level: LintLevel::Warn,
    check,
};

const HELP: &str =
    "say what leads to it or what it leads to: `entry_from`, `advances_to`, `lateral_to`";

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    let graph = lint.graph;
    if graph.roles().all(RoleRef::is_stub) {
        return;
    }
    if graph.transition_count() == 0 {
        let message = "no role of this graph leads to another";
        found.push(&[], |draft| draft.at(START, message).help(HELP));
        return;
    }
    for role in &graph.standing(Standing::Orphan) {
        // People come into it all the same.
        if !graph.role_at(role).data().about.outside_entries.is_empty() {
            continue;
        }
        found.push(&[role], |draft| {
            let message = format!("no move leads to {} or away from it", lint.title(role));
            draft.at(lint.places.role(role), message).help(HELP)
        });
    }
}
