//! `skip-level-move`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::RoleRef;
use crate::lint::context::Context;
use crate::lint::found::Found;
use crate::lint::{Group, Rule};
use crate::model::LintLevel;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "skip-level-move",
        severity: Severity::Warning,
        summary: "An advancement skips a rung.",
        explanation: "It jumps over a level of its track on which some role stands, or a longer chain of advancements leads to \
                      the same role. That is legal, and plans prefer the longer way. Deny it where promotions go one \
                      rung at a time.",
    }),
    group: Group::Progression,
    level: LintLevel::Allow,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    let (steps, is_cut) = lint.steps();
    found.stopped_early = is_cut;
    for climb in steps
        .iter()
        .filter(|step| step.skips)
        .map(|step| step.climb)
    {
        let ends = [climb.from, climb.to];
        found.push(&ends.map(RoleRef::index), |draft| {
            let [from, to] = lint.titles(ends);
            let message = format!("the move from {from} to {to} skips a rung");
            let finding = draft.at(lint.places.transition(climb.by), message);
            finding.help("lead there by way of the roles between")
        });
    }
}
