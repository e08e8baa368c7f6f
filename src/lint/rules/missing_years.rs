//! `missing-years`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::lint::context::Context;
use crate::lint::found::Found;
use crate::lint::{Group, Rule, lacking};
use crate::model::LintLevel;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "missing-years",
        severity: Severity::Warning,
        summary: "A role has no years of experience, though most roles of its ladder have them.",
        explanation: "A path cannot tell how long one stays there, unless its moves say so, and \
                      its years are not compared with those of the roles around it. A ladder is \
                      the roles of one family and track.",
    }),
    group: Group::Completeness,
    level: LintLevel::Allow,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    lacking::find(lint, found, ("years of experience", "years"), |role| {
        role.data().years.is_some()
    });
}
