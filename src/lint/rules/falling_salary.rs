//! `falling-salary`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::document::RoleEntry;
use crate::graph::RoleRef;
use crate::lint::context::Context;
use crate::lint::found::Found;
use crate::lint::{Group, Rule};
use crate::model::{LintLevel, Salary};

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "falling-salary",
        severity: Severity::Warning,
        summary: "A role pays less than the role from which one advances to it.",
        explanation: "Its range begins or ends lower, and neither end is higher. Ranges are compared if they are paid in the same currency for the same time. Often a \
                      figure is out of date. If people also come into the higher role from outside, its range may begin with their pay.",
    }),
    group: Group::Progression,
    level: LintLevel::Warn,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    for climb in lint.climbs() {
        let ends = [climb.from, climb.to];
        let [Some(below), Some(above)] = ends.map(|role| role.data().salary.as_ref()) else {
            continue;
        };
        // Those who come from outside may begin lower.
        let has_entries = !climb.to.data().about.outside_entries.is_empty();
        let ends_lower = || above.max.zip(below.max).is_some_and(|(a, b)| a < b);
        if !is_less(above, below) || has_entries && !ends_lower() {
            continue;
        }
        let [from, to] = ends.map(RoleRef::index);
        found.push(&[to, from], |draft| {
            let [from_title, to_title] = lint.titles(ends);
            let message = format!("{to_title} pays {above}, and {from_title} below it {below}");
            let salary = |entry: &RoleEntry| entry.salary.as_ref().map(|salary| salary.span);
            let [here, there] = [to, from].map(|role| lint.places.of_role(role, salary));
            let finding = draft.at(here, message);
            let finding = finding.related(there, "the lower role pays more here");
            finding.help("correct one of the two")
        });
    }
}

/// Whether one range begins or ends below another, and neither end is above it.
fn is_less(one: &Salary, other: &Salary) -> bool {
    if one.currency != other.currency || one.per != other.per {
        return false;
    }
    let ends = [(one.min, other.min), (one.max, other.max)];
    let known = ends.into_iter().filter_map(|(a, b)| a.zip(b));
    let orders: Vec<_> = known.map(|(a, b)| a.total_cmp(&b)).collect();
    orders.iter().any(|order| order.is_lt()) && orders.iter().all(|order| order.is_le())
}
