//! What the cost of a path is made of.

use careergraph::export::words::{self, titled};
use careergraph::graph::CareerGraph;
use careergraph::query::card::RoleName;
use careergraph::query::gap::{Need, SkillGap};
use careergraph::query::path::{CareerPath, Cost, PathStep, TotalYears, YearsSource};
use serde::Serialize;

use super::Output;
use super::show::{self, round};

/// A path with what is asked for at each step.
#[derive(Debug, Serialize)]
pub(super) struct Explained<'p> {
    roles: &'p [RoleName],
    steps: Vec<ExplainedStep<'p>>,
    cost: f64,
    cost_kind: Cost,
    moves: usize,
    years: TotalYears,
}

#[derive(Debug, Serialize)]
struct ExplainedStep<'p> {
    #[serde(flatten)]
    step: &'p PathStep,
    needs: &'p [Need],
}

impl<'p> Explained<'p> {
    pub(super) fn new(path: &'p CareerPath, gaps: &'p [SkillGap]) -> Self {
        let steps = path.steps.iter().zip(gaps);
        let steps = steps.map(|(step, gap)| ExplainedStep {
            step,
            needs: &gap.needs,
        });
        Self {
            roles: &path.roles,
            steps: steps.collect(),
            cost: path.cost,
            cost_kind: path.cost_kind,
            moves: path.moves,
            years: path.years,
        }
    }
}

/// Shows the cost of each step and the sum.
pub(super) fn explain(
    graph: &CareerGraph,
    path: &CareerPath,
    gaps: &[SkillGap],
    output: &mut Output,
) {
    let costs: Vec<_> = path.steps.iter().map(|step| step.cost).collect();
    let (parts, mut sum) = words::adding_up(&costs, path.cost);
    if show::counts_stubs(path) {
        sum = format!("at least {sum}");
    }
    let added = if parts.is_empty() {
        "0".to_owned()
    } else {
        parts.join(" + ")
    };
    output.line("");
    output.line(format!("  cost by {}: {added} = {sum}", path.cost_kind));
    let steps = path.steps.iter().zip(&path.roles[1..]).zip(gaps);
    for (((step, role), gap), cost) in steps.zip(&parts) {
        let made_of = if role.stub && matches!(path.cost_kind, Cost::Gap | Cost::Effort) {
            words::STUB_COUNTED.to_owned()
        } else {
            made_of(graph, path, (step, cost), gap)
        };
        output.prose("    ", &format!("{}: {made_of}", titled(role)));
    }
}

fn made_of(
    graph: &CareerGraph,
    path: &CareerPath,
    (step, cost): (&PathStep, &str),
    gap: &SkillGap,
) -> String {
    match path.cost_kind {
        Cost::Years => match step.years_source {
            Some(YearsSource::Stated) => format!("{cost} as the transition says"),
            Some(YearsSource::Experience) => {
                let least = |id: &str| graph.role(id).ok()?.data().years.map(|years| years.min);
                let [to, from] = [&step.to, &step.from].map(|id| least(id).unwrap_or(0.0));
                format!("{cost}, from at least {from} to at least {to} years of experience")
            }
            None => "0, because nothing says how many years".to_owned(),
        },
        Cost::Gap => {
            let ends = [&step.from, &step.to].map(|id| graph.role(id));
            let [Ok(from), Ok(to)] = ends else {
                return cost.to_owned();
            };
            lacking(cost, &graph.gap_between(from, to))
        }
        Cost::Effort => lacking(cost, gap),
        Cost::Likelihood => {
            let share = show::share(step.cost);
            format!("{cost} = -ln of the {share} of observed leavers who made it")
        }
        _ => cost.to_owned(),
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
        format!("{cost}: nothing is missing")
    } else {
        format!("{cost} = weight x steps of {}", lacking.join(" + "))
    }
}
