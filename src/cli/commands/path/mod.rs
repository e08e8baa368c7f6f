//! `career path`

mod arithmetic;
mod question;
mod show;

pub(crate) use show::{percent, round};

use careergraph::query::path::{PathQuery, Paths};
use clap::{Args, ValueEnum};

use super::{Common, Failure, Outcome, Output};
use crate::cli::args::{Form, Me};
use crate::cli::graph_source;
use crate::cli::output::plural;

/// Options of `career path`.
#[derive(Debug, Args)]
#[command(
    override_usage = "career path [OPTIONS] <FROM> <TO>\n       career path [OPTIONS] --me <PROFILE> <TO>\n       career path [OPTIONS] --from <SELECTOR> --to <SELECTOR>"
)]
pub(crate) struct Options {
    /// The first role and the last one, by id, title or alias; with --from or --me only the last
    #[arg(num_args = 0..=2, value_name = "ROLE")]
    roles: Vec<String>,
    /// Start at the best of several roles
    #[arg(long, value_name = "SELECTOR")]
    from: Option<String>,
    /// Arrive at the best of several roles
    #[arg(long, value_name = "SELECTOR")]
    to: Option<String>,
    #[command(flatten)]
    me: Me,
    /// How many paths to show, the best first
    #[arg(short, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1000))]
    k: u32,
    /// What makes a path short
    #[arg(long, value_enum, default_value_t)]
    cost: CostName,
    /// Add what the cost is made of
    #[arg(long)]
    explain: bool,
    #[command(flatten)]
    conditions: question::Conditions,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum CostName {
    /// 1 for each move
    #[default]
    Moves,
    /// Typical years before each move
    Years,
    /// What each role lacks for the next one
    Gap,
    /// How rarely the moves were observed
    Likelihood,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let graph = graph_source::graph(common, output)?;
    let query = question::query(graph, options, common, output)?;
    let answer = query
        .answer(options.k as usize)
        .map_err(|error| question::refused(&error))?;
    if answer.paths.is_empty() && !answer.cut {
        return no_path(&query, output);
    }
    match output.form() {
        Form::Json => output.json(&answer)?,
        Form::Csv => show::csv(&answer.paths, output),
        Form::Text | Form::Markdown => {
            show_all(graph, &answer, options, output);
        }
    }
    Ok(Outcome::Fine)
}

fn show_all(
    graph: &careergraph::graph::CareerGraph,
    answer: &Paths,
    options: &Options,
    output: &mut Output,
) {
    let paths = &answer.paths;
    for (index, path) in paths.iter().enumerate() {
        if index > 0 {
            output.line("");
        }
        show::path(path, (options.k > 1).then_some(index + 1), output);
        if options.explain {
            arithmetic::explain(graph, path, output);
        }
    }
    if answer.cut {
        output.note("The search was given up: there may be better paths. Fewer conditions help.");
    } else if paths.len() < options.k as usize {
        output.line("");
        output.line(format!(
            "There are no more than {}.",
            plural(paths.len(), "path")
        ));
    }
}

fn no_path(query: &PathQuery<'_>, output: &mut Output) -> Result<Outcome, Failure> {
    let why = query.why_not().map_err(|error| question::refused(&error))?;
    if output.form() == Form::Json {
        output.json(&serde_json::json!({"paths": [], "cut": false, "no_path": why}))?;
    } else {
        show::no_path(&why, output);
    }
    Ok(Outcome::No)
}
