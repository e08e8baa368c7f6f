//! `career path`

mod arithmetic;
mod listing;
mod question;
mod show;

pub(crate) use show::{no_path as show_no_path, round};

use careergraph::query::path::{PathQuery, Paths};
use clap::{Args, ValueEnum};

use self::listing::Listing;
use super::{Common, Failure, Outcome, Output};
use crate::cli::args::{Form, Me};
use crate::cli::graph_source;
use crate::cli::output::plural;

/// How many paths `--all` lists unless told otherwise.
const LISTED: usize = 100;
/// How many moves the paths of `--all` have at most unless told otherwise.
const MOVES_OF_ALL: usize = 5;

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
    /// List every path of at most --max-moves moves (5 unless given), by role
    #[arg(long, conflicts_with_all = ["k", "tradeoffs", "cost"])]
    all: bool,
    /// How many paths --all lists; 0 lists all
    #[arg(long, default_value_t = LISTED, requires = "all")]
    limit: usize,
    /// Show the paths that no other one beats in moves, years and largest step together
    #[arg(long, conflicts_with_all = ["k", "cost"])]
    tradeoffs: bool,
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
    /// What is lacking at each step, with all that was learnt on the way
    Effort,
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
    if options.all {
        return all(&query, options, output);
    }
    if options.tradeoffs {
        return tradeoffs(&query, options, output);
    }
    let answer = query
        .answer(options.k as usize)
        .map_err(|error| question::refused(&error))?;
    if answer.paths.is_empty() && !answer.cut {
        return no_path(&query, output);
    }
    match output.form() {
        Form::Json => output.json(&answer)?,
        Form::Csv => listing::csv(&answer.paths, output),
        Form::Text | Form::Markdown => {
            show_all(graph, &query, &answer, options, output)?;
        }
    }
    Ok(Outcome::Fine)
}

fn show_all(
    graph: &careergraph::graph::CareerGraph,
    query: &PathQuery<'_>,
    answer: &Paths,
    options: &Options,
    output: &mut Output,
) -> Result<(), Failure> {
    let paths = &answer.paths;
    for (index, path) in paths.iter().enumerate() {
        if index > 0 {
            output.line("");
        }
        show::path(path, (options.k > 1).then_some(index + 1), output);
        if options.explain {
            let gaps = query
                .step_gaps(path)
                .map_err(|error| question::refused(&error))?;
            arithmetic::explain(graph, path, &gaps, output);
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
    Ok(())
}

/// Lists paths as they are found.
fn all(query: &PathQuery<'_>, options: &Options, output: &mut Output) -> Result<Outcome, Failure> {
    let mut paths = query.all().map_err(|error| question::refused(&error))?;
    let most = if options.limit == 0 {
        usize::MAX
    } else {
        options.limit
    };
    let mut listing = Listing::new(output);
    while listing.count() < most
        && let Some(path) = paths.next_path()
    {
        if !listing.add(&path)? {
            return Ok(Outcome::Fine);
        }
    }
    let cut = listing.count() == most && paths.next_ref().is_some();
    let count = listing.count();
    if count == 0 {
        return no_path(query, output);
    }
    listing.end(cut);
    if cut {
        output.note(&format!(
            "showing {count} of more paths; --limit 0 lists all"
        ));
    }
    if options.conditions.max_moves.is_none() {
        output.note(&format!(
            "of at most {MOVES_OF_ALL} moves; --max-moves N lists longer paths"
        ));
    }
    Ok(Outcome::Fine)
}

/// Shows the paths that no other one beats.
fn tradeoffs(
    query: &PathQuery<'_>,
    options: &Options,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let found = query
        .tradeoffs()
        .map_err(|error| question::refused(&error))?;
    if found.tradeoffs.is_empty() && !found.cut {
        return no_path(query, output);
    }
    match output.form() {
        Form::Json => output.json(&found)?,
        Form::Csv => {
            let paths: Vec<_> = found
                .tradeoffs
                .into_iter()
                .map(|found| found.path)
                .collect();
            listing::csv(&paths, output);
        }
        Form::Text | Form::Markdown => {
            let rows = found.tradeoffs.iter().enumerate().map(|(at, found)| {
                let years = show::years(&found.path);
                let gap = round(found.largest_gap);
                vec![
                    (at + 1).to_string(),
                    found.moves.to_string(),
                    years,
                    gap,
                    show::titles(&found.path),
                ]
            });
            output.table(
                &["", "moves", "years", "largest gap", "path"],
                rows.collect(),
            );
            output.line("");
            output.line(show::SIGNS);
            if options.explain {
                for (at, found) in found.tradeoffs.iter().enumerate() {
                    output.line("");
                    show::path(&found.path, Some(at + 1), output);
                }
            }
        }
    }
    if found.cut {
        output.note("The search was given up: there may be more. Fewer moves or conditions help.");
    }
    Ok(Outcome::Fine)
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
