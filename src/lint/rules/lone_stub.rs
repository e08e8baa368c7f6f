//! `lone-stub`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::RoleRef;
use crate::lint::context::Context;
use crate::lint::found::Found;
use crate::lint::{Group, Rule};
use crate::model::LintLevel;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "lone-stub",
        severity: Severity::Warning,
        summary: "A role is mentioned and nobody describes it, though nearly all roles are described.",
        explanation: "If ten roles are described for each one that is not, it is most often an old name: a role was renamed or removed, and a move still leads to it. Use \
                      the name that the role has now, keep the old one among its aliases, or \
                      describe it. A role that is meant to be mentioned alone is allowed by those \
                      that mention it.",
    }),
    group: Group::Completeness,
    level: LintLevel::Warn,
    check,
};

/// How many roles are described at least for each one that is not.
const DESCRIBED: usize = 10;

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    let stubs: Vec<_> = lint.graph.roles().filter(|role| role.is_stub()).collect();
    let described = lint.graph.role_count() - stubs.len();
    if stubs.len() * DESCRIBED > described {
        return;
    }
    for stub in stubs {
        let mentioned_by = stub.mentioned_by().into_iter().map(RoleRef::index);
        let roles: Vec<_> = [stub.index()].into_iter().chain(mentioned_by).collect();
        found.push(&roles, |draft| {
            let title = lint.title(stub.index());
            let message = format!(
                "{title} is mentioned and nobody describes it, unlike the {described} other roles"
            );
            let finding = draft.at(lint.places.role(stub.index()), message);
            finding.help("use the name that the role has now, or describe it under `roles`")
        });
    }
}
