//! `skip-level-move`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::lint::context::Context;
use crate::lint::{Found, Group, Level, Rule};
use crate::query::path::Rungs;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "skip-level-move",
        severity: Severity::Warning,
        summary: "An advancement skips a rung.",
        explanation: "It jumps more than one level of a track, or a longer chain of advancements leads to the same \
                      role. That is legal, and plans prefer the longer way. Deny it where promotions go one rung \
                      at a time.",
    }),
    group: Group::Progression,
    level: Level::Allow,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    let mut rungs = Rungs::default();
    for moved in lint.advancements() {
        let (from, to) = (moved.from(), moved.to());
        if !rungs.is_skip(lint.graph, from.index(), to.index()) {
            continue;
        }
        let message = format!("the move from `{}` to `{}` skips a rung", from.title(), to.title());
        let finding = found
            .at(lint.places.transition(moved), message)
            .help("lead there by way of the roles between");
        found.push([from.index(), to.index()], finding);
    }
}
