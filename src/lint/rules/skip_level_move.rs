//! `skip-level-move`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::RoleRef;
use crate::lint::context::{Climb, Context, Work, some_of};
use crate::lint::found::Found;
use crate::lint::{Group, Rule};
use crate::model::LintLevel;
use crate::query::path::Rungs;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "skip-level-move",
        severity: Severity::Warning,
        summary: "An advancement skips a rung.",
        explanation: "It jumps over a level of its track that has a role, or a longer \
                      chain of advancements leads to the same role. That is legal, and plans \
                      prefer the longer way. Deny it if promotions go one rung at a time.",
    }),
    group: Group::Progression,
    level: LintLevel::Allow,
    check,
};

/// How many roles that are skipped are named.
const SHOWN: usize = 3;

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    let (steps, is_cut) = lint.steps();
    found.stopped_early = is_cut;
    let mut work = Work::new();
    for climb in steps
        .iter()
        .filter(|step| step.skips)
        .map(|step| step.climb)
    {
        let ends = [climb.from, climb.to];
        found.push(&ends.map(RoleRef::index), |draft| {
            let [from, to] = lint.titles(ends);
            // What is skipped is named as long as there is work for it.
            let is_named = work.spend(lint.graph.role_count() + lint.graph.transition_count());
            let what = if is_named {
                skipped(lint, climb)
            } else {
                "a rung".to_owned()
            };
            let message = format!("the move from {from} to {to} skips {what}");
            let finding = draft.at(lint.places.transition(climb.by), message);
            finding.help("lead there by way of the roles between")
        });
    }
}

/// The roles that a step skips, or that it skips a level.
fn skipped(lint: &Context<'_>, climb: Climb<'_>) -> String {
    let between = Rungs::skipped(lint.graph, climb.from.index(), climb.to.index());
    if between.is_empty() {
        return "a level that has other roles".to_owned();
    }
    let named = between.iter().map(|role| lint.title(*role));
    some_of(named, between.len(), SHOWN)
}
