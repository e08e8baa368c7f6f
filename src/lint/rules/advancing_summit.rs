//! `advancing-summit`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::lint::context::Context;
use crate::lint::found::Found;
use crate::lint::{Group, Rule};
use crate::model::LintLevel;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "advancing-summit",
        severity: Severity::Warning,
        summary: "A role is declared a summit, but people advance from it.",
        explanation: "`terminal: true` says that nothing leads further up, and an advancement says \
                      that something does. Remove one of the two.",
    }),
    group: Group::Soundness,
    level: LintLevel::Warn,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    for role in lint.graph.roles().filter(|role| role.data().terminal) {
        let Some(moved) = role.outgoing().find(|moved| lint.leads_up(*moved)) else {
            continue;
        };
        found.push(&[role.index(), moved.to().index()], |draft| {
            let [summit, above] = lint.titles([role, moved.to()]);
            let message =
                format!("{summit} is declared a summit, but people advance from it to {above}");
            let declared = lint.places.of_role(role.index(), |entry| {
                entry.terminal.as_ref().map(|terminal| terminal.span)
            });
            let finding = draft.at(lint.places.transition(moved), message);
            let finding = finding.related(declared, "it is declared here");
            finding.help("remove `terminal`, or the advancement")
        });
    }
}
