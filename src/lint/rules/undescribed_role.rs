//! `undescribed-role`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::lint::context::Context;
use crate::lint::{Found, Group, Level, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "undescribed-role",
        severity: Severity::Warning,
        summary: "A role is mentioned and nobody describes it.",
        explanation: "What it asks for is unknown, so paths lead there and gaps end there. Where a ladder is meant to \
                      be complete, warn of it or deny it.",
    }),
    group: Group::Completeness,
    level: Level::Allow,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    for role in lint.graph.roles().filter(|role| role.is_stub()) {
        let message = format!("nobody describes `{}`", role.title());
        let finding = found
            .at(lint.places.role(role.index()), message)
            .help("describe it under `roles`");
        found.push([role.index()], finding);
    }
}
