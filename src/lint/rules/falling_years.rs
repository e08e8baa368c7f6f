//! `falling-years`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::document::RoleEntry;
use crate::graph::RoleRef;
use crate::lint::context::Context;
use crate::lint::found::Found;
use crate::lint::{Group, Rule};
use crate::model::{LintLevel, YearRange};

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "falling-years",
        severity: Severity::Warning,
        summary: "A role asks for fewer years of experience than the role below it on the same ladder.",
        explanation: "The lower ends of the two ranges are compared. Nobody advances to less \
                      experience, so one of the ranges is most likely wrong. If several roles lead to one, it may ask for what any of them asks for. Years of another \
                      family or track may count something else, and people who come into the \
                      higher role from outside may bring fewer.",
    }),
    group: Group::Progression,
    level: LintLevel::Warn,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    let (feeders, is_cut) = lint.feeders();
    found.stopped_early = is_cut;
    for (to, climbs) in feeders {
        let Some(above) = to.data().years else {
            continue;
        };
        // Where several lead there, as specialities do, it may ask for what one of them asks for.
        let below = climbs
            .iter()
            .filter_map(|climb| Some((climb.from.data().years?, climb.from)));
        let Some((below, from)) = below.min_by(|(a, _), (b, _)| a.min.total_cmp(&b.min)) else {
            continue;
        };
        // Those who come from outside may bring fewer.
        let has_entries = !to.data().about.outside_entries.is_empty();
        if above.min >= below.min || has_entries {
            continue;
        }
        let ends = [from, *to];
        let [from, to] = ends.map(RoleRef::index);
        found.push(&[to, from], |draft| {
            let [from_title, to_title] = lint.titles(ends);
            let [below, above] = [below, above].map(YearRange::in_words);
            let message =
                format!("{to_title} asks for {above}, and {from_title} below it for {below}");
            let years = |entry: &RoleEntry| entry.years.as_ref().map(|years| years.span);
            let [here, there] = [to, from].map(|role| lint.places.of_role(role, years));
            let finding = draft.at(here, message);
            let finding = finding.related(there, "the lower role asks for more here");
            finding.help("correct one of the two")
        });
    }
}
