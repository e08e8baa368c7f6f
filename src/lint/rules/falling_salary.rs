//! `falling-salary`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::lint::context::Context;
use crate::lint::{Found, Group, Level, Rule};
use crate::model::Salary;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "falling-salary",
        severity: Severity::Warning,
        summary: "A role pays less than the role that one advances from.",
        explanation: "Its range begins or ends lower, and neither end is higher. Ranges are compared where they \
                      are paid in the same currency for the same time. Often a figure is out of date.",
    }),
    group: Group::Progression,
    level: Level::Warn,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    for moved in lint.advancements() {
        let (from, to) = (moved.from(), moved.to());
        let both = from.data().salary.as_ref().zip(to.data().salary.as_ref());
        let Some((below, above)) = both.filter(|(below, above)| is_less(above, below)) else {
            continue;
        };
        let message = format!(
            "`{}` pays {above}, and `{}` below it {below}",
            to.title(),
            from.title()
        );
        let [here, there] = [to, from].map(|role| {
            lint.places.of_role(role.index(), |entry| {
                entry.salary.as_ref().map(|salary| salary.span)
            })
        });
        let finding = found
            .at(here, message)
            .related(there, "the lower role pays more here");
        found.push([to.index(), from.index()], finding);
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
