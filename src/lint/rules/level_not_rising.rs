//! `level-not-rising`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::document::RoleEntry;
use crate::lint::context::Context;
use crate::lint::ladders::share_ladder;
use crate::lint::{Found, Group, Level, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "level-not-rising",
        severity: Severity::Warning,
        summary: "An advancement does not lead to a higher level of its ladder.",
        explanation: "Levels count within one family and track. A move to the same level there is a lateral one, and \
                      one to a lower level is turned round.",
    }),
    group: Group::Progression,
    level: Level::Warn,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    for moved in lint.advancements() {
        let (from, to) = (moved.from(), moved.to());
        let both = from.data().level.zip(to.data().level);
        let Some((below, above)) = both.filter(|(below, above)| above <= below) else {
            continue;
        };
        if !share_ladder(from, to) {
            continue;
        }
        let (from_title, to_title) = (from.title(), to.title());
        let (message, help) = if above == below {
            let message =
                format!("one advances from `{from_title}` to `{to_title}` on the same level {above}");
            (message, "make it a lateral move, or give one of them another level")
        } else {
            let message = format!(
                "one advances from `{from_title}` on level {below} to `{to_title}` on level {above}"
            );
            (message, "turn the move round, or correct a level")
        };
        let [here, there] = [to, from].map(|role| {
            let level = |entry: &RoleEntry| entry.level.as_ref().map(|l| l.span);
            lint.places.of_role(role.index(), level)
        });
        let finding = found
            .at(lint.places.transition(moved), message)
            .related(there, format!("the level of `{from_title}`"))
            .related(here, format!("the level of `{to_title}`"))
            .help(help);
        found.push([to.index(), from.index()], finding);
    }
}
