//! `uneven-step`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::RoleRef;
use crate::lint::context::{Climb, Context, number};
use crate::lint::found::Found;
use crate::lint::{Group, Rule};
use crate::model::LintLevel;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "uneven-step",
        severity: Severity::Warning,
        summary: "A step of a ladder asks for far more than the other steps.",
        explanation: "The gap of the step is at least three times the median of the ladder, and \
                      five weighted steps of proficiency larger. People get stuck below such a \
                      step. Put a role between the two, or ask for part of it further down. \
                      Ladders with fewer than four steps are not judged, and moves that skip a \
                      rung do not count.",
    }),
    group: Group::Progression,
    level: LintLevel::Warn,
    check,
};

/// How many steps a ladder has at least for some to be uneven.
const LEAST_STEPS: usize = 4;
/// How many times the median gap an uneven one is at least, and how much larger.
const TIMES: f64 = 3.0;
const LARGER: f64 = 5.0;

const HELP: &str = "put a role between the two, or ask for part of it further down";

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    let (steps, is_cut) = lint.steps();
    found.stopped_early = is_cut;
    let mut by_ladder: Vec<Vec<(f64, Climb<'_>)>> = vec![Vec::new(); lint.ladders.all.len()];
    for step in steps.iter().filter(|step| !step.skips) {
        if let Some((gap, ladder)) = step.gap.zip(step.climb.ladder) {
            by_ladder[ladder as usize].push((gap, step.climb));
        }
    }
    for (ladder, steps) in lint.ladders.all.iter().zip(&mut by_ladder) {
        if steps.len() < LEAST_STEPS {
            continue;
        }
        steps.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        let median = median(steps);
        let uneven = steps
            .iter()
            .filter(|(gap, _)| *gap >= TIMES * median && *gap >= median + LARGER);
        for (gap, climb) in uneven {
            let ends = [climb.from, climb.to];
            let [from, to] = ends.map(RoleRef::index);
            found.push(&[to, from], |draft| {
                let [from_title, to_title] = lint.titles(ends);
                let [gap, median] = [*gap, median].map(number);
                let message = format!(
                    "the step from {from_title} to {to_title} has a gap of {gap}, and the median \
                     of {ladder} is {median}"
                );
                draft
                    .at(lint.places.transition(climb.by), message)
                    .help(HELP)
            });
        }
    }
}

/// The median gap of some steps in order; of an even number the mean of the two in the middle.
fn median(steps: &[(f64, Climb<'_>)]) -> f64 {
    let upper = steps.len() / 2;
    let lower = (steps.len() - 1) / 2;
    f64::midpoint(steps[lower].0, steps[upper].0)
}
