//! `missing-level`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::lint::context::Context;
use crate::lint::found::Found;
use crate::lint::{Group, Rule, lacking};
use crate::model::LintLevel;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "missing-level",
        severity: Severity::Warning,
        summary: "A role has no level, though most roles of its ladder have one.",
        explanation: "It has no row in a drawing of the ladder, and no selector by level finds it. \
                      A ladder is the roles of one family and track.",
    }),
    group: Group::Completeness,
    level: LintLevel::Warn,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    lacking::find(lint, found, ("level", "level"), |role| {
        role.data().level.is_some()
    });
}
