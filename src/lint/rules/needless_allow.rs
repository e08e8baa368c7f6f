//! `needless-allow`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::lint::context::Context;
use crate::lint::found::Found;
use crate::lint::{Group, Rule};
use crate::model::LintLevel;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "needless-allow",
        severity: Severity::Warning,
        summary: "A role allows a rule that finds nothing about it.",
        explanation: "What made the exception necessary has gone, or was never there, and the exception would hide a new finding. Remove it. Rules that are allowed for the whole graph do not look, so nobody can tell whether they would find anything.",
    }),
    group: Group::Settings,
    level: LintLevel::Warn,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    for (role, place, name) in lint.places.needless(lint.looked.get()) {
        found.push(&[role], |draft| {
            let message = format!("`{name}` finds nothing about {}", lint.title(role));
            draft.at(place, message).help("remove it from `allow`")
        });
    }
}
