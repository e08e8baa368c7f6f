//! `empty-step`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::lint::context::Context;
use crate::lint::{Found, Group, Level, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "empty-step",
        severity: Severity::Warning,
        summary: "A role asks for nothing that the role below it does not ask for.",
        explanation: "Whoever holds the lower role is ready for the higher one on the first day, so that the \
                      step says nothing. Ask for more in the higher role, or make one role of the two.",
    }),
    group: Group::Progression,
    level: Level::Warn,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    for moved in lint.advancements() {
        let (from, to) = (moved.from(), moved.to());
        // What is asked for nowhere has its own rule.
        let both_ask = [from, to].iter().all(|role| role.requirements().len() > 0);
        if !both_ask || lint.graph.gap_cost(from, to) > 0.0 {
            continue;
        }
        let message = format!(
            "`{}` asks for nothing that `{}` does not ask for",
            to.title(),
            from.title()
        );
        let finding = found
            .at(lint.places.transition(moved), message)
            .related(lint.places.role(to.index()), "this role is described here")
            .help("ask for more in the higher role, or make one role of the two");
        found.push([to.index(), from.index()], finding);
    }
}
