//! What the cost of a path is made of.

use careergraph::graph::CareerGraph;
use careergraph::query::gap::SkillGap;
use careergraph::query::path::{CareerPath, PathStep, YearsSource};

use super::Output;
use super::show::round;

/// Shows the cost of each step and the sum.
pub(super) fn explain(
    graph: &CareerGraph,
    path: &CareerPath,
    gaps: &[SkillGap],
    output: &mut Output,
) {
    let parts: Vec<_> = path.steps.iter().map(|step| round(step.cost)).collect();
    let sum = if parts.is_empty() {
        "0".to_owned()
    } else {
        parts.join(" + ")
    };
    output.line("");
    output.line(format!(
        "  cost by {}: {sum} = {}",
        path.cost_kind,
        round(path.cost)
    ));
    for ((step, role), gap) in path.steps.iter().zip(&path.roles[1..]).zip(gaps) {
        output.prose(
            "    ",
            &format!("{}: {}", role.title, made_of(graph, path, step, gap)),
        );
    }
}

fn made_of(graph: &CareerGraph, path: &CareerPath, step: &PathStep, gap: &SkillGap) -> String {
    let cost = round(step.cost);
    match path.cost_kind {
        "years" => match step.years_source {
            Some(YearsSource::Stated) => format!("{cost} as the transition says"),
            Some(YearsSource::Experience) => {
                let least = |id: &str| graph.role(id).ok()?.data().years.map(|years| years.min);
                let [to, from] = [&step.to, &step.from].map(|id| round(least(id).unwrap_or(0.0)));
                format!("{cost}, from at least {from} to at least {to} years of experience")
            }
            None => "0, because nothing says how many years".to_owned(),
        },
        "gap" => {
            let ends = [&step.from, &step.to].map(|id| graph.role(id));
            let [Ok(from), Ok(to)] = ends else {
                return cost;
            };
            lacking(&cost, &graph.gap_between(from, to))
        }
        "effort" => lacking(&cost, gap),
        "likelihood" => {
            let share = (-step.cost).exp() * 100.0;
            format!(
                "{cost} = -ln of the {}% of observed leavers who made it",
                round(share)
            )
        }
        _ => cost,
    }
}

/// "6 = weight x steps of Coaching 1 x 3 + Hiring 1 x 3".
fn lacking(cost: &str, gap: &SkillGap) -> String {
    let lacking = gap.needs.iter().filter(|need| need.deficit.high > 0);
    let lacking: Vec<_> = lacking
        .map(|need| {
            let weight = round(need.weight);
            format!("{} {weight} x {}", need.title, need.deficit.high)
        })
        .collect();
    if lacking.is_empty() {
        format!("{cost}: nothing lacks")
    } else {
        format!("{cost} = weight x steps of {}", lacking.join(" + "))
    }
}
