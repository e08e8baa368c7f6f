//! `career gap`

use careergraph::query::gap::{Interval, Need, NeedState, Readiness, SkillGap};
use clap::Args;

use super::path::{percent, round};
use super::{Common, Failure, Outcome, Output};
use crate::cli::args::Me;
use crate::cli::graph_source;
use crate::cli::output::plural;

/// Options of `career gap`.
#[derive(Debug, Args)]
#[command(
    override_usage = "career gap [OPTIONS] <FROM> <TO>\n       career gap [OPTIONS] --me <PROFILE> <TO>"
)]
pub(crate) struct Options {
    /// The role that is held and the role that is aimed for, by id, title or alias; with a profile
    /// only the latter
    #[arg(required = true, num_args = 1..=2, value_name = "ROLE")]
    roles: Vec<String>,
    #[command(flatten)]
    me: Me,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let graph = &graph_source::load(common, output)?.graph;
    let (who, gap) = match &options.roles[..] {
        [from, to] if options.me.me.is_none() => {
            let (from, to) = (super::role(graph, from)?, super::role(graph, to)?);
            (from.title(), graph.gap_between(from, to))
        }
        [to] => {
            let to = super::role(graph, to)?;
            let person = options.me.somebody(graph, common, output)?;
            ("You", graph.gap_of(&person.resolved.holder(graph), to))
        }
        _ => {
            let help = "a profile stands for the role that is held".to_owned();
            return Err(Failure::new(
                "two roles and a profile are one too many",
                vec![help],
            ));
        }
    };
    if output.wants_json() {
        output.json(&gap)?;
        return Ok(Outcome::Fine);
    }
    output.line(format!("{} to {}: {}", who, gap.to.title, readiness(&gap)));
    let names = |step: u8| {
        let name = graph.scale().name(careergraph::model::Proficiency(step));
        name.map_or_else(|| step.to_string(), |name| format!("{step} {name}"))
    };
    let sections = [
        (NeedState::Missing, "Missing"),
        (NeedState::Underdeveloped, "Underdeveloped"),
        (
            NeedState::Unsure,
            "Unsure (depends on which skills are held, and how well)",
        ),
        (NeedState::Met, "Met"),
    ];
    for (state, title) in sections {
        let needs: Vec<_> = gap.in_state(state).collect();
        if needs.is_empty() {
            continue;
        }
        output.line("");
        output.line(title);
        let rows = needs.into_iter().map(|need| row(need, &names));
        output.table(&["  skill", "needed", "held", "remarks"], rows.collect());
    }
    // Beyond a target of which nothing is known lies everything, which says nothing.
    if gap.coverage.is_some() && !gap.surplus.is_empty() {
        let skills: Vec<_> = gap
            .surplus
            .iter()
            .map(|surplus| surplus.skill.title.as_str())
            .collect();
        output.line("");
        output.line("Beyond what is asked");
        output.prose("  ", &skills.join(", "));
    }
    if gap.coverage.is_some() {
        output.line("");
        output.prose(
            "",
            "Coverage compares two descriptions. It is not a promotion decision.",
        );
    }
    Ok(Outcome::Fine)
}

fn readiness(gap: &SkillGap) -> String {
    let state = match gap.readiness {
        Readiness::UnknownStub => return "not known, the target is a stub".to_owned(),
        Readiness::UnknownHolder => return "not known, the role that is held is a stub".to_owned(),
        Readiness::AsksForNothing => return "the target asks for nothing".to_owned(),
        Readiness::Ready => "ready".to_owned(),
        Readiness::Short(count) => format!("{} short", plural(count, "essential")),
    };
    let coverage = gap
        .coverage
        .map(|share| format!(", {} covered", percent(share)));
    let sum = gap.gap.filter(|gap| gap.high > 0.0).map(|gap| {
        #[expect(clippy::float_cmp, reason = "an interval of one value")]
        let steps = if gap.low == gap.high {
            round(gap.low)
        } else {
            format!("{}-{}", round(gap.low), round(gap.high))
        };
        format!(", gap {steps}")
    });
    format!(
        "{state}{}{}",
        coverage.unwrap_or_default(),
        sum.unwrap_or_default()
    )
}

fn row(need: &Need, name: &impl Fn(u8) -> String) -> Vec<String> {
    let held = match need.have {
        Interval { low: 0, high: 0 } => "-".to_owned(),
        Interval { low, high } if low == high => name(low),
        Interval { low, high } => format!("{low} to {high}"),
    };
    let mut remarks: Vec<String> = super::choice(need.count, &need.skills)
        .into_iter()
        .collect();
    if !need.essential {
        remarks.push("optional".to_owned());
    }
    if need.unspecified {
        remarks.push("proficiency not said, counts as 1".to_owned());
    } else if need.inferred {
        remarks.push("proficiency inferred".to_owned());
    }
    vec![
        format!("  {}", need.title),
        name(need.needed),
        held,
        remarks.join("; "),
    ]
}
