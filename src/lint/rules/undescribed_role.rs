//! `undescribed-role`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::RoleRef;
use crate::lint::context::Context;
use crate::lint::found::Found;
use crate::lint::{Group, Rule};
use crate::model::LintLevel;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "undescribed-role",
        severity: Severity::Warning,
        summary: "A role is mentioned and nobody describes it.",
        explanation: "What it asks for is unknown: paths can lead there, but no gap to it can be \
                      worked out. If a ladder is meant to be complete, set this rule to `warn` or `deny`.",
    }),
    group: Group::Completeness,
    level: LintLevel::Allow,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    for role in lint
        .graph
        .roles()
        .filter(|role| role.is_stub())
        .map(RoleRef::index)
    {
        found.push(&[role], |draft| {
            let message = format!("nobody describes {}", lint.title(role));
            draft
                .at(lint.places.role(role), message)
                .help("describe it under `roles`")
        });
    }
}
