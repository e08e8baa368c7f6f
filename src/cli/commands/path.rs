//! `career path`

use careergraph::model::{Basis, TransitionKind};
use careergraph::query::card::RoleName;
use careergraph::query::gap::Interval;
use careergraph::query::path::{CareerPath, Cost, NoPath, PathStep};
use clap::{Args, ValueEnum};

use super::{Common, Failure, Outcome, Output};
use crate::cli::graph_source;
use crate::cli::output::plural;

/// Options of `career path`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The first role, by id, title or alias
    from: String,
    /// The last role
    to: String,
    /// How many paths to show, the best first
    #[arg(short, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1000))]
    k: u32,
    /// What makes a path short
    #[arg(long, value_enum, default_value_t)]
    cost: CostName,
    /// Use only moves of this kind; repeat it for several
    #[arg(long, value_enum)]
    kind: Vec<KindName>,
    /// Use at most this many moves
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
    max_moves: Option<u32>,
    /// Do not walk lateral moves back that nobody stated in that direction
    #[arg(long)]
    strict_lateral: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum CostName {
    #[default]
    Moves,
    Years,
    Gap,
    Effort,
    Likelihood,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum KindName {
    Entry,
    Advancement,
    Lateral,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let graph = graph_source::load(common, output)?.graph;
    let (from, to) = (
        super::role(&graph, &options.from)?,
        super::role(&graph, &options.to)?,
    );
    let mut query = graph.paths();
    query = query
        .from(from.id().as_str())
        .and_then(|query| query.to(to.id().as_str()))
        .map_err(anyhow::Error::new)?;
    if !options.kind.is_empty() {
        query = query.only(options.kind.iter().map(|kind| match kind {
            KindName::Entry => TransitionKind::Entry,
            KindName::Advancement => TransitionKind::Advancement,
            KindName::Lateral => TransitionKind::Lateral,
        }));
    }
    if let Some(most) = options.max_moves {
        query = query.max_moves(most as usize);
    }
    let query = query
        .strict_lateral(options.strict_lateral)
        .cost(match options.cost {
            CostName::Moves => Cost::Moves,
            CostName::Years => Cost::Years,
            CostName::Gap => Cost::Gap,
            CostName::Effort => Cost::Effort,
            CostName::Likelihood => Cost::Likelihood,
        });
    let answer = query
        .answer(options.k as usize)
        .map_err(anyhow::Error::new)?;
    let paths = answer.paths;
    if paths.is_empty() {
        let why = query.why_not().map_err(anyhow::Error::new)?;
        if output.wants_json() {
            output.json(&serde_json::json!({"paths": [], "no_path": why}))?;
        } else {
            explain(&why, output);
        }
        return Ok(Outcome::No);
    }
    if output.wants_json() {
        output.json(&serde_json::json!({"paths": paths}))?;
        return Ok(Outcome::Fine);
    }
    for (index, path) in paths.iter().enumerate() {
        if index > 0 {
            output.line("");
        }
        show(path, (paths.len() > 1).then_some(index + 1), output);
    }
    if options.k > 1 && paths.len() < options.k as usize {
        output.line("");
        output.line(format!(
            "There are no more than {}.",
            plural(paths.len(), "path")
        ));
    }
    Ok(Outcome::Fine)
}

fn show(path: &CareerPath, number: Option<usize>, output: &mut Output) {
    let number = number
        .map(|number| format!("{number}. "))
        .unwrap_or_default();
    let (first, last) = (
        &path.roles[0].title,
        &path.roles[path.roles.len() - 1].title,
    );
    let mut head = vec![plural(path.moves, "move")];
    if path.moves > 0 {
        head.push(years(path));
    }
    if path.cost_kind == "gap" {
        head.push(format!("gap {}", round(path.cost)));
    }
    output.line(format!("{number}{first} to {last}: {}", head.join(", ")));
    let mut rows = vec![vec![
        format!("  {first}"),
        String::new(),
        String::new(),
        String::new(),
    ]];
    for (role, step) in path.roles[1..].iter().zip(&path.steps) {
        let stub = if role.stub { " (stub)" } else { "" };
        rows.push(vec![
            format!("  {}{stub}", role.title),
            kinds(step),
            step.years.map_or_else(|| "?".to_owned(), round),
            gap(step),
        ]);
    }
    if path.moves > 0 {
        output.table(&["  role", "by", "years before", "to learn for it"], rows);
    }
}

/// "6 years", "at least 6 years", or that nobody knows.
fn years(path: &CareerPath) -> String {
    if path.steps.iter().all(|step| step.years.is_none()) {
        return "years not known".to_owned();
    }
    let years = round(path.years.years);
    let word = if years == "1" { "year" } else { "years" };
    let at_least = if path.years.at_least { "at least " } else { "" };
    format!("{at_least}{years} {word}")
}

/// The kinds of a step with what they rest on, where that is not a statement.
fn kinds(step: &PathStep) -> String {
    let kinds: Vec<_> = step
        .moves
        .iter()
        .map(|moved| match moved.basis {
            Basis::Stated => moved.kind.to_string(),
            basis => format!("{} ({basis})", moved.kind),
        })
        .collect();
    kinds.join(", ")
}

fn gap(step: &PathStep) -> String {
    let Some(covered) = step.coverage else {
        return "not known".to_owned();
    };
    if covered.low <= 0.0 && covered.high >= 1.0 {
        return "not known".to_owned();
    }
    if step.open_needs == 0 {
        return "nothing: all covered".to_owned();
    }
    let more = step.open_needs - step.top_needs.len();
    let more = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    format!(
        "{}{more}; covered {}",
        step.top_needs.join(", "),
        percent(covered)
    )
}

/// "72%" or "60-72%".
pub(crate) fn percent(share: Interval<f64>) -> String {
    // Rounded down, so that what is not complete never shows as 100%.
    let [low, high] = [share.low, share.high].map(|share| (share * 100.0 + 1e-9).floor());
    if low < high {
        format!("{low}-{high}%")
    } else {
        format!("{low}%")
    }
}

/// A number with at most one decimal.
pub(crate) fn round(number: f64) -> String {
    let rounded = (number * 10.0).round() / 10.0;
    format!("{rounded}")
}

fn names(roles: &[RoleName]) -> String {
    let titles: Vec<_> = roles.iter().map(|role| role.title.as_str()).collect();
    titles.join(" or ")
}

fn explain(why: &NoPath, output: &mut Output) {
    output.line(format!(
        "No path leads from {} to {}.",
        names(&why.from),
        names(&why.to)
    ));
    output.line("");
    let list = |titles: &[String], count: usize| match count {
        0 => "nothing".to_owned(),
        count if count > titles.len() => {
            format!("{} and {} more", titles.join(", "), count - titles.len())
        }
        _ => titles.join(", "),
    };
    let reached = list(&why.nearest, why.reachable);
    output.prose(
        "  ",
        &format!("From {} one can reach: {reached}.", names(&why.from)),
    );
    let leading = list(&why.feeders, why.leading);
    output.prose("  ", &format!("To {} lead: {leading}.", names(&why.to)));
    for cut in &why.cut_by {
        output.prose("  ", &format!("Without --{cut} there is a path."));
    }
}
