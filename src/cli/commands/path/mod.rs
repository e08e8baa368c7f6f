//! `career path`

mod arithmetic;
mod listing;
mod question;
mod show;

pub(crate) use question::refused;
pub(crate) use show::{no_path as show_no_path, round};

use careergraph::export::rows;
use careergraph::export::words;
use careergraph::graph::CareerGraph;
use careergraph::query::path::{AllByMoves, BestPaths, CareerPath, NoPath, PathQuery};
use clap::{Args, ValueEnum};

use self::arithmetic::Explained;
use self::listing::Listing;
use super::{Common, Failure, Outcome, Output};
use crate::cli::args::{Form, Me};
use crate::cli::graph_source;

/// How many paths `--all` lists unless told otherwise.
const LISTED: usize = 100;
/// How many moves the paths of `--all` have at most unless told otherwise, or more where all need more.
const MOVES_OF_ALL: usize = 5;

/// Options of `career path`.
#[derive(Debug, Args)]
#[command(
    override_usage = "career path [OPTIONS] <FROM> <TO>\n       career path [OPTIONS] --me <PROFILE> [FROM] <TO>\n       career path [OPTIONS] --from <SELECTOR> --to <SELECTOR>"
)]
pub(crate) struct Options {
    /// The first and the last role, by id, title or alias; with --from only the last, and with --me the first
    /// only if it is not that of the profile
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
    /// List every path of at most --max-moves moves, the shortest first [default: 5 moves, or as many as the
    /// shortest path has]
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
    #[arg(long, conflicts_with = "all")]
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
    /// What is missing at each step, with all that was learnt on the way
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
    if options.explain && output.form() == Form::Csv {
        output.note("CSV has no place for what --explain adds; --format json has one");
    }
    let outcome = if options.all {
        all(&query, options, output)
    } else if options.tradeoffs {
        tradeoffs(&query, options, output)
    } else {
        best(graph, &query, options, output)
    }?;
    let by_role = options.tradeoffs || options.cost == CostName::Gap;
    if options.me.me.is_some() && (by_role || options.conditions.limits.step_gap.is_some()) {
        say_by_role(output);
    }
    Ok(outcome)
}

/// Says that a limit of years was not held against all of them.
fn say_unknown_years(lacks_years: bool, options: &Options, output: &Output) {
    if lacks_years && options.conditions.limits.years.is_some() {
        output.note("the years of some of these moves are not known: --max-years counts them as 0");
    }
}

/// Says of whom gaps are not that paths are compared by.
fn say_by_role(output: &mut Output) {
    let said = "Gaps of --cost gap, --tradeoffs and --max-step-gap count from role to role, not from the profile; --cost effort counts from the profile.";
    match output.form() {
        Form::Text | Form::Markdown => {
            output.line("");
            output.prose("", said);
        }
        Form::Json | Form::Csv => output.note(said),
    }
}

/// Shows the best paths, one after the other.
fn best(
    graph: &CareerGraph,
    query: &PathQuery<'_>,
    options: &Options,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let k = options.k as usize;
    let spare = spare(query, options);
    let found = query.best_paths(k.saturating_add(spare));
    let mut found = found.map_err(|error| question::refused(&error))?;
    let mut listing = Listing::new(output);
    if !add_best(graph, query, options, &mut found, &mut listing)? {
        return Ok(Outcome::Fine);
    }
    let (count, left_out) = (listing.count(), found.left_out());
    let is_only_one = k == 1 && count == 1 && options.cost == CostName::Moves;
    if count == 0 && found.is_given_up() {
        return Err(given_up());
    }
    if count == 0 {
        return no_path(query, options, output);
    }
    let ends = listing.first_ends();
    let lacks_years = listing.end(found.is_given_up() || left_out > 0);
    say_unknown_years(lacks_years, options, output);
    if let Some([from, to]) = ends {
        say_below(graph, &from, &to, output);
    }
    if found.is_given_up() {
        output.note(&format!(
            "not proven to be best: the search reached its limit of work; {SMALLER}"
        ));
    } else if left_out > 0 {
        output.note(&format!(
            "showing {count} of {} paths, which are long; --max-moves N asks for shorter ones",
            count + left_out
        ));
    } else if count < k && matches!(output.form(), Form::Text | Form::Markdown) {
        output.line("");
        output.line(match count {
            1 => "There is only one path.".to_owned(),
            _ => format!("There are only {count} paths."),
        });
    } else if is_only_one && output.form() == Form::Text && has_equals(query)? {
        output.note(
            "other paths have as few moves: -k 5 shows more, --cost gap or --cost years chooses among them",
        );
    }
    Ok(Outcome::Fine)
}

/// Says where the last role lies below the first one, so that the way between is no career.
fn say_below(graph: &CareerGraph, from: &str, to: &str, output: &Output) {
    let (Ok(from), Ok(to)) = (graph.role(from), graph.role(to)) else {
        return;
    };
    if let Some(moves) = graph.advancements_up(to, from) {
        let is_way_round = graph.steps().between(from.index(), to.index()).is_none();
        let said = words::lies_below(to.title(), from.title(), moves, is_way_round);
        output.note(said.trim_end_matches('.'));
    }
}

/// How many paths of no move may come before others: roles that two sets of ends share.
fn spare(query: &PathQuery<'_>, options: &Options) -> usize {
    if options.from.is_some() || options.to.is_some() {
        query.shared_ends()
    } else {
        0
    }
}

/// Shows as many paths as are asked for; whether somebody still reads. Of sets that overlap, a role that is
/// a first and a last one is no path of its own, unless there is no other.
fn add_best(
    graph: &CareerGraph,
    query: &PathQuery<'_>,
    options: &Options,
    found: &mut BestPaths<'_>,
    listing: &mut Listing<'_>,
) -> Result<bool, Failure> {
    let (k, spare) = (options.k as usize, spare(query, options));
    let mut of_no_move = Vec::new();
    while listing.count() < k
        && let Some(path) = found.next()
    {
        if spare > 0 && path.moves == 0 {
            of_no_move.push(path);
        } else if !add(graph, query, options, &path, listing)? {
            return Ok(false);
        }
    }
    if listing.count() == 0 {
        for path in of_no_move.iter().take(k) {
            add(graph, query, options, path, listing)?;
        }
    }
    Ok(true)
}

/// Shows one of the best paths; whether somebody still reads.
fn add(
    graph: &CareerGraph,
    query: &PathQuery<'_>,
    options: &Options,
    path: &CareerPath,
    listing: &mut Listing<'_>,
) -> Result<bool, Failure> {
    let number = listing.count();
    let text = |output: &mut Output| {
        if number > 0 {
            output.line("");
        }
        show::path(path, (options.k > 1).then_some(number + 1), output);
    };
    if !options.explain {
        return listing.add_as(path, path, text);
    }
    let gaps = query.step_gaps(path);
    let gaps = gaps.map_err(|error| question::refused(&error))?;
    listing.add_as(path, &Explained::new(path, &gaps), |output| {
        text(output);
        arithmetic::explain(graph, path, &gaps, output);
    })
}

/// Whether another path has as few moves as the best one.
fn has_equals(query: &PathQuery<'_>) -> Result<bool, Failure> {
    let found = query.best_paths(2);
    let found = found.map_err(|error| question::refused(&error))?;
    let moves: Vec<_> = found.moves().collect();
    Ok(matches!(moves[..], [first, second] if first == second))
}

/// What makes a search smaller.
pub(crate) const SMALLER: &str = "--max-moves, --within or --avoid make it smaller";

fn given_up() -> Failure {
    Failure::new(
        "the search reached its limit of work before it found a path".to_owned(),
        vec![SMALLER.to_owned()],
    )
}

/// Lists paths as they are found.
fn all(query: &PathQuery<'_>, options: &Options, output: &mut Output) -> Result<Outcome, Failure> {
    let chosen = options.conditions.limits.moves;
    let spare = spare(query, options);
    let most = match chosen {
        Some(moves) => moves,
        None => MOVES_OF_ALL.max(fewest(query, spare)?),
    };
    let paths = query.clone().max_moves(most).all_by_moves();
    let mut paths = paths.map_err(|error| question::refused(&error))?;
    let listed = if options.limit == 0 {
        usize::MAX
    } else {
        options.limit
    };
    let mut listing = Listing::new(output);
    let mut of_no_move = Vec::new();
    while listing.count() < listed
        && let Some(path) = paths.next_path()
    {
        if spare > 0 && path.moves == 0 {
            of_no_move.push(path);
        } else if !listing.add(&path)? {
            return Ok(Outcome::Fine);
        }
    }
    let cut = if listing.count() == 0 {
        for path in of_no_move.iter().take(listed) {
            listing.add(path)?;
        }
        of_no_move.len() > listed
    } else {
        listing.count() == listed && has_more(&mut paths, spare > 0)
    };
    let count = listing.count();
    if count == 0 {
        return no_path(query, options, output);
    }
    let lacks_years = listing.end(cut);
    if matches!(output.form(), Form::Text | Form::Markdown) {
        output.line(show::SIGNS);
    }
    if cut {
        output.note(&format!(
            "showing the first {count} paths; there are more, and --limit 0 lists all"
        ));
    }
    say_unknown_years(lacks_years, options, output);
    if chosen.is_none() {
        output.note(&format!(
            "of at most {most} moves; --max-moves N lists longer paths"
        ));
    }
    Ok(Outcome::Fine)
}

/// Whether there are more paths, those of no move aside where others come before them.
fn has_more(paths: &mut AllByMoves<'_>, have_moves: bool) -> bool {
    while let Some(path) = paths.next_ref() {
        if path.len() > 1 || !have_moves {
            return true;
        }
    }
    false
}

/// The fewest moves of a path that has some; 0 where there is none.
fn fewest(query: &PathQuery<'_>, spare: usize) -> Result<usize, Failure> {
    let found = query.best_paths(spare.saturating_add(1));
    let found = found.map_err(|error| question::refused(&error))?;
    let mut moves = found.moves();
    Ok(moves.find(|moves| *moves > 0).unwrap_or(0))
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
    if found.tradeoffs.is_empty() && found.cut {
        return Err(given_up());
    }
    if found.tradeoffs.is_empty() {
        return no_path(query, options, output);
    }
    match output.form() {
        Form::Json => output.json(&found)?,
        Form::Csv => {
            let paths = found.tradeoffs.iter().map(|found| &found.path);
            output.rows(&rows::paths(paths));
        }
        Form::Text | Form::Markdown => {
            let rows = found.tradeoffs.iter().enumerate().map(|(at, found)| {
                let years = words::path_years(&found.path);
                let gap = show::largest_gap(found);
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
        output.note(&format!(
            "there may be more: the search reached its limit of work; {SMALLER}"
        ));
    }
    Ok(Outcome::Fine)
}

fn no_path(
    query: &PathQuery<'_>,
    options: &Options,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let why = query.why_not().map_err(|error| question::refused(&error))?;
    let bridges = query.bridges().map_err(|error| question::refused(&error))?;
    match output.form() {
        Form::Json => {
            let list = if options.tradeoffs {
                "tradeoffs"
            } else {
                "paths"
            };
            output.json(&serde_json::json!({
                list: [],
                "cut": false,
                "no_path": why,
                "bridges_sought": bridges.sought,
                "bridges": bridges.links,
            }))?;
        }
        Form::Csv => output.rows(&rows::paths([])),
        Form::Text | Form::Markdown => {
            show::no_path(&why, &[], output);
            if query.graph().transitions().len() == 0 {
                show::no_moves(output);
            } else {
                show::link(&bridges.links, output);
            }
            // `career why` knows neither stops nor observations.
            let is_known =
                options.conditions.via.is_empty() && options.cost != CostName::Likelihood;
            let conditions = options.conditions.given();
            show::more(&why, &start(&why, options), (conditions, is_known), output);
        }
    }
    Ok(Outcome::No)
}

/// The words that name the first role on another command line; that of a profile needs no name.
fn start(why: &NoPath, options: &Options) -> Vec<String> {
    let mut words = options.me.words();
    let is_named = words.is_empty() || options.roles.len() > 1 || options.from.is_some();
    let named = why.from.iter().filter(|_| is_named);
    words.extend(named.map(|from| from.id.clone()));
    words
}
