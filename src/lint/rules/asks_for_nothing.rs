//! `asks-for-nothing`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::RoleRef;
use crate::lint::context::Context;
use crate::lint::found::Found;
use crate::lint::{Group, Rule};
use crate::model::LintLevel;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "asks-for-nothing",
        severity: Severity::Warning,
        summary: "A role lists no requirements, though others do.",
        explanation: "There is no gap to such a role and no coverage, so nobody can prepare for \
                      it. List what it asks for under `requires`. If no role of the graph asks for anything, nothing is found: the graph is only about moves.",
    }),
    group: Group::Completeness,
    level: LintLevel::Warn,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    let asks = |role: &RoleRef<'_>| role.requirements().len() > 0;
    if !lint.graph.roles().any(|role| asks(&role)) {
        return;
    }
    let described = lint.graph.roles().filter(|role| !role.is_stub());
    for role in described.filter(|role| !asks(role)).map(RoleRef::index) {
        found.push(&[role], |draft| {
            let message = format!("{} lists no requirements", lint.title(role));
            draft
                .at(lint.places.role(role), message)
                .help("add `requires`")
        });
    }
}
