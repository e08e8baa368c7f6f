//! `missing-salary`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::lint::context::Context;
use crate::lint::found::Found;
use crate::lint::{Group, Rule, lacking};
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
    lacking::find(lint, found, ("salary", "salary"), |role| {
        role.data().salary.is_some()
    });
}
