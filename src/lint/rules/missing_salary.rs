//! `missing-salary`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::RoleIx;
use crate::lint::context::Context;
use crate::lint::found::Found;
use crate::lint::{Group, Rule};
use crate::model::LintLevel;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "missing-salary",
        severity: Severity::Warning,
        summary: "A role has no salary, though most roles of its ladder have one.",
        explanation: "Nobody sees what the step there is worth, and it is not compared with the \
                      roles around it. A ladder is the roles of one family and track.",
    }),
    group: Group::Completeness,
    level: LintLevel::Allow,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    let has = |role: RoleIx| lint.graph.role_at(role).data().salary.is_some();
    for (role, ladder, with) in lint.ladders.lacking(has) {
        found.push(&[role], |draft| {
            let message = format!(
                "{} has no salary, and {with} of the {} roles of {ladder} have one",
                lint.title(role),
                ladder.roles.len()
            );
            draft
                .at(lint.places.role(role), message)
                .help("add `salary`")
        });
    }
}
