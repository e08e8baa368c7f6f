//! `missing-level`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::RoleIx;
use crate::lint::context::Context;
use crate::lint::{Found, Group, Level, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "missing-level",
        severity: Severity::Warning,
        summary: "A role has no level, though most of its ladder have one.",
        explanation: "It has no row in a drawing of the ladder, and no selector by level finds it. A ladder is the \
                      roles of one family and track.",
    }),
    group: Group::Completeness,
    level: Level::Warn,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    for ladder in &lint.ladders {
        let has_level = |role: &&RoleIx| lint.graph.role_at(**role).data().level.is_some();
        let with = ladder.roles.iter().filter(has_level).count();
        if with <= ladder.roles.len() - with {
            continue;
        }
        for role in ladder.roles.iter().filter(|role| !has_level(role)) {
            let title = lint.graph.role_at(*role).title();
            let message = format!(
                "`{title}` has no level, and {with} of the {} roles of {ladder} have one",
                ladder.roles.len()
            );
            let finding = found.at(lint.places.role(*role), message).help("add `level`");
            found.push([*role], finding);
        }
    }
}
