//! `falling-years`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::document::RoleEntry;
use crate::lint::context::Context;
use crate::lint::{Found, Group, Level, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "falling-years",
        severity: Severity::Warning,
        summary: "A role asks for fewer years of experience than the role that one advances from.",
        explanation: "The least years of the two ranges are compared. Nobody advances to less experience, so one \
                      of the ranges is most likely wrong.",
    }),
    group: Group::Progression,
    level: Level::Warn,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    for moved in lint.advancements() {
        let (from, to) = (moved.from(), moved.to());
        let both = from.data().years.zip(to.data().years);
        let Some((below, above)) = both.filter(|(below, above)| above.min < below.min) else {
            continue;
        };
        let message = format!(
            "`{}` asks for {}, and `{}` below it for {}",
            to.title(),
            above.in_words(),
            from.title(),
            below.in_words()
        );
        let [here, there] = [to, from].map(|role| {
            let years = |entry: &RoleEntry| entry.years.as_ref().map(|y| y.span);
            lint.places.of_role(role.index(), years)
        });
        let finding = found
            .at(here, message)
            .related(there, "the lower role asks for more here");
        found.push([to.index(), from.index()], finding);
    }
}
