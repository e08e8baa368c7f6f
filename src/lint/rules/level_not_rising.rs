//! `level-not-rising`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::document::RoleEntry;
use crate::graph::RoleRef;
use crate::lint::context::Context;
use crate::lint::found::Found;
use crate::lint::{Group, Rule};
use crate::model::LintLevel;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "level-not-rising",
        severity: Severity::Warning,
        summary: "An advancement does not lead to a higher level of its ladder.",
        explanation: "Levels count within one family and track. A move to the same level there is a lateral one, and one to a lower level is the wrong way round.",
    }),
    group: Group::Progression,
    level: LintLevel::Warn,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    for climb in lint.climbs().filter(|climb| climb.ladder.is_some()) {
        let ends = [climb.from, climb.to];
        let [Some(below), Some(above)] = ends.map(|role| role.data().level) else {
            continue;
        };
        if above > below {
            continue;
        }
        let [from, to] = ends.map(RoleRef::index);
        found.push(&[to, from], |draft| {
            let [from_title, to_title] = lint.titles(ends);
            let (levels, help) = if above == below {
                let levels = format!("from {from_title} to {to_title} on the same level {above}");
                (
                    levels,
                    "make it a lateral move, or give one of them another level",
                )
            } else {
                let levels =
                    format!("from {from_title} on level {below} to {to_title} on level {above}");
                (levels, "turn the move round, or correct a level")
            };
            let level = |entry: &RoleEntry| entry.level.as_ref().map(|level| level.span);
            let [here, there] = [to, from].map(|role| lint.places.of_role(role, level));
            let place = lint.places.transition(climb.by);
            let finding = draft.at(place, format!("one advances {levels}"));
            let finding = finding.related(there, format!("the level of {from_title}"));
            let finding = finding.related(here, format!("the level of {to_title}"));
            finding.help(help)
        });
    }
}
