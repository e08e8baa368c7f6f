//! `isolated-role`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::RoleRef;
use crate::lint::context::Context;
use crate::lint::{Found, Group, Level, Rule};
use crate::query::standing::Standing;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "isolated-role",
        severity: Severity::Warning,
        summary: "No move leads to a role, and none away from it.",
        explanation: "Nobody finds it on a path. Often the role is named otherwise in the moves of others, which \
                      makes a stub of that name: give it that name as an alias. Where no role has any move, one \
                      finding says so.",
    }),
    group: Group::Soundness,
    level: Level::Warn,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    let graph = lint.graph;
    let help = "say what leads to it or what it leads to: `entry_from`, `advances_to`, `lateral_to`";
    if graph.transition_count() == 0 {
        if let Some(first) = graph.roles().map(RoleRef::index).next() {
            let place = lint.places.role(first);
            let finding = found.at(place, "no role of this graph leads to another");
            found.push([first], finding.help(help));
        }
        return;
    }
    for role in &graph.standing(Standing::Orphan) {
        let title = graph.role_at(role).title();
        let message = format!("no move leads to `{title}` or away from it");
        let finding = found.at(lint.places.role(role), message).help(help);
        found.push([role], finding);
    }
}
