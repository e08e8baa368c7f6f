//! `uneven-step`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::TransitionRef;
use crate::lint::context::{Context, number};
use crate::lint::ladders::share_ladder;
use crate::lint::{Found, Group, Level, Rule};
use crate::query::path::Rungs;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "uneven-step",
        severity: Severity::Warning,
        summary: "A step of a ladder asks for far more than the other steps.",
        explanation: "The gap of the step is at least three times the middle one of the ladder, and five weighted steps \
                      of proficiency larger. People get stuck below such a step. Put a role between the two, or ask \
                      for part of it further down. Ladders with fewer than four steps are not judged, and moves that \
                      skip a rung do not count.",
    }),
    group: Group::Progression,
    level: Level::Warn,
    check,
};

/// How many steps a ladder has at least for some to be uneven.
const LEAST_STEPS: usize = 4;
/// How many times the middle gap an uneven one is at least, and how much larger.
const TIMES: f64 = 3.0;
const LARGER: f64 = 5.0;

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    let mut rungs = Rungs::default();
    let mut steps: Vec<Vec<(f64, TransitionRef<'_>)>> = vec![Vec::new(); lint.ladders.len()];
    let mut ladder_of = vec![0; lint.graph.role_count()];
    for (at, ladder) in lint.ladders.iter().enumerate() {
        for role in &ladder.roles {
            ladder_of[role.index()] = at;
        }
    }
    for moved in lint.advancements() {
        let (from, to) = (moved.from(), moved.to());
        let both_ask = [from, to].iter().all(|role| role.requirements().len() > 0);
        if both_ask
            && share_ladder(from, to)
            && !rungs.is_skip(lint.graph, from.index(), to.index())
        {
            let gap = lint.graph.gap_cost(from, to);
            steps[ladder_of[from.index().index()]].push((gap, moved));
        }
    }
    for (ladder, steps) in lint.ladders.iter().zip(&mut steps) {
        steps.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        if steps.len() < LEAST_STEPS {
            continue;
        }
        let middle = middle(steps);
        for (gap, moved) in steps.iter() {
            if *gap < TIMES * middle || *gap < middle + LARGER {
                continue;
            }
            let (from, to) = (moved.from(), moved.to());
            let message = format!(
                "the step from `{}` to `{}` has a gap of {}, and the middle one of {ladder} is {}",
                from.title(),
                to.title(),
                number(*gap),
                number(middle)
            );
            let finding = found
                .at(lint.places.transition(*moved), message)
                .help("put a role between the two, or ask for part of it further down");
            found.push([to.index(), from.index()], finding);
        }
    }
}

/// The middle gap of some steps in order; of an even number the mean of the two in the middle.
fn middle(steps: &[(f64, TransitionRef<'_>)]) -> f64 {
    let upper = steps.len() / 2;
    let lower = (steps.len() - 1) / 2;
    f64::midpoint(steps[lower].0, steps[upper].0)
}
