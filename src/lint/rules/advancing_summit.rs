//! `advancing-summit`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::RoleRef;
use crate::lint::context::Context;
use crate::lint::{Found, Group, Level, Rule};
use crate::model::TransitionKind;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "advancing-summit",
        severity: Severity::Warning,
        summary: "A role is declared a summit, and one advances from it.",
        explanation: "`terminal: true` says that nothing leads further up, and an advancement says that \
                      something does. Remove one of the two.",
    }),
    group: Group::Soundness,
    level: Level::Warn,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    for role in lint.graph.roles().filter(|role| role.data().terminal) {
        let up = role.outgoing().find(|moved| moved.kind() == TransitionKind::Advancement);
        let Some(moved) = up else { continue };
        let place = lint.places.transition(moved);
        let to: RoleRef<'_> = moved.to();
        let message = format!(
            "`{}` is declared a summit, and one advances from it to `{}`",
            role.title(),
            to.title()
        );
        let declared = lint.places.of_role(role.index(), |entry| {
            entry.terminal.as_ref().map(|terminal| terminal.span)
        });
        let finding = found
            .at(place, message)
            .related(declared, "it is declared here")
            .help("remove `terminal`, or the advancement");
        found.push([role.index(), to.index()], finding);
    }
}
