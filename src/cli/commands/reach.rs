//! `career reach`

use careergraph::export::rows;
use careergraph::export::words;
use careergraph::export::words::titled;
use careergraph::model::in_years;
use careergraph::query::path::{Cost, PathMove};
use careergraph::query::reach::{Reach, ReachedRole};
use clap::Args;

use super::ends::Start;
use super::path::round;
use super::{Common, Failure, Outcome, Output};
use crate::cli::args::{Form, Me, MoveFilters, RoleFilters};
use crate::cli::graph_source;
use crate::cli::output::plural;

/// How many roles are shown to people unless told otherwise.
const SHOWN: usize = 20;
/// Trees are not indented any further, so that long ladders stay readable.
const DEEPEST: usize = 20;
/// How many roles of a long path are named at either end.
const NAMED: usize = 2;

/// Options of `career reach`.
#[derive(Debug, Args)]
#[command(
    override_usage = "career reach [OPTIONS] <ROLE>\n       career reach [OPTIONS] --me <PROFILE> [ROLE]"
)]
pub(crate) struct Options {
    /// The role, by id, title or alias [default: that of the profile]
    role: Option<String>,
    #[command(flatten)]
    me: Me,
    /// Go at most this many moves
    #[arg(long, value_name = "N", conflicts_with = "years")]
    moves: Option<u32>,
    /// Measure by years, and go at most this many; years that are not known count as 0
    #[arg(long, value_name = "N", value_parser = super::amount, allow_negative_numbers = true)]
    years: Option<f64>,
    /// Take no step with a larger gap: weighted steps of proficiency that the role before it lacks
    #[arg(long, value_name = "GAP", value_parser = super::amount, allow_negative_numbers = true)]
    max_step_gap: Option<f64>,
    /// Show who can get to the role instead
    #[arg(long)]
    back: bool,
    #[command(flatten)]
    filters: MoveFilters,
    #[command(flatten)]
    places: RoleFilters,
    /// Show a tree: each role under the one before it on its best path
    #[arg(long)]
    tree: bool,
    /// How many roles to show, the nearest first; 0 for all [default: 20 as text, all as JSON]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let graph = graph_source::graph(common, output)?;
    let start = Start::new(options.role.as_deref(), &options.me, graph, common, output)?;
    start.say_left_out(graph, None, output);
    let role = start.role;
    let mut query = graph
        .reach(role.id().as_str())
        .map_err(anyhow::Error::new)?
        .only(options.filters.kinds())
        .strict_lateral(options.filters.strict_lateral)
        .stepwise(options.filters.stepwise);
    if let Some(person) = &start.person {
        query = query.of_person(&person.resolved);
    }
    if options.back {
        query = query.back();
    }
    if let Some(most) = options.moves {
        query = query.within_moves(most as usize);
    }
    if let Some(most) = options.years {
        query = query.within_years(most);
    }
    if let Some(most) = options.max_step_gap {
        query = query.max_step_gap(most);
    }
    if let Some(avoid) = super::any_of(graph, &options.places.avoid, output)? {
        query = query.avoid(avoid);
    }
    if let Some(within) = super::any_of(graph, &options.places.within, output)? {
        query = query.within(within);
    }
    let mut reach = query.answer();
    let all = reach.count;
    let shown = super::limit(options.limit, SHOWN, output);
    reach.roles.truncate(shown);
    if output.wants_json() {
        output.json(&reach)?;
        return Ok(Outcome::Fine);
    }
    if output.form() == Form::Csv {
        output.rows(&rows::reach(&reach));
        return Ok(Outcome::Fine);
    }
    output.line(head(options, &titled(&role.into()), all));
    if options.tree {
        tree(&reach, output);
    } else {
        table(&reach, output);
    }
    super::say_limit(shown, all, "role", output);
    Ok(Outcome::Fine)
}

/// "From Engineer one can reach 12 roles within 2 moves."
fn head(options: &Options, title: &str, all: usize) -> String {
    let within = match (options.moves, options.years) {
        (Some(most), _) => format!(" within {}", plural(most as usize, "move")),
        (_, Some(years)) => format!(" within {}", in_years(&round(years))),
        _ => String::new(),
    };
    let roles = match all {
        0 => "no role".to_owned(),
        all => plural(all, "role"),
    };
    if options.back {
        let verb = if all > 1 { "lead" } else { "leads" };
        format!("{roles} {verb} to {title}{within}.").replacen("no role", "No role", 1)
    } else {
        format!("From {title} one can reach {roles}{within}.")
    }
}

fn table(reach: &Reach, output: &mut Output) {
    if reach.roles.is_empty() {
        return;
    }
    let by_years = reach.by == Cost::Years;
    let ends = path_ends(reach);
    let rows = reach.roles.iter().enumerate().map(|(place, reached)| {
        let (moves, years) = (reached.moves.to_string(), years(reached));
        let [first, second] = if by_years {
            [years, moves]
        } else {
            [moves, years]
        };
        vec![
            format!("  {first}"),
            second,
            titled(&reached.role),
            kinds(&reached.nearer_moves),
            through(reach, place, ends[place]),
        ]
    });
    let rows = rows.collect();
    let last = if reach.back { "next move" } else { "last move" };
    if by_years {
        output.table(&["  years", "moves", "role", last, "by way of"], rows);
    } else {
        output.table(&["  moves", "years", "role", last, "by way of"], rows);
    }
}

/// The roles between, all of them where they are few; `ends` are the ones next to the role that the
/// question is about, the nearest to it first.
fn through(reach: &Reach, place: usize, ends: [usize; NAMED]) -> String {
    let title = |place: usize| reach.roles[place].role.title.as_str();
    let between = reach.roles[place].moves - 1;
    let mut near = Vec::new();
    let mut at = reach.nearer(place);
    let few = between <= 2 * NAMED + 1;
    while let Some(next) = at
        && (few || near.len() < NAMED)
    {
        near.push(title(next).to_owned());
        at = reach.nearer(next);
    }
    if !few {
        near.push(format!("{} more", between - 2 * NAMED));
        near.extend(ends.iter().rev().map(|end| title(*end).to_owned()));
    }
    if !reach.back {
        near.reverse();
    }
    near.join(", ")
}

/// By role the ones on its path next to the role that the question is about.
fn path_ends(reach: &Reach) -> Vec<[usize; NAMED]> {
    let mut ends: Vec<[usize; NAMED]> = Vec::with_capacity(reach.roles.len());
    for (place, reached) in reach.roles.iter().enumerate() {
        let mut own = reach
            .nearer(place)
            .map_or([place; NAMED], |nearer| ends[nearer]);
        for end in own.iter_mut().skip(reached.moves - 1) {
            *end = place;
        }
        ends.push(own);
    }
    ends
}

fn years(reached: &ReachedRole) -> String {
    let sum = round(reached.years.years);
    match (reached.years.at_least, sum.as_str()) {
        (true, "0") => "?".to_owned(),
        (true, sum) => format!("{sum} or more"),
        (false, sum) => sum.to_owned(),
    }
}

fn kinds(moves: &[PathMove]) -> String {
    let moves: Vec<_> = moves.iter().map(words::kind_of_move).collect();
    moves.join(", ")
}

fn tree(reach: &Reach, output: &mut Output) {
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); reach.roles.len()];
    let mut stack = Vec::new();
    for place in 0..reach.roles.len() {
        match reach.nearer(place) {
            Some(nearer) => below[nearer].push(place),
            None => stack.push(place),
        }
    }
    // How deep every role stands, and what is told of it.
    let mut rows: Vec<(usize, String)> = reach.of.iter().map(|role| (0, titled(role))).collect();
    stack.reverse();
    while let Some(place) = stack.pop() {
        let reached = &reach.roles[place];
        let stub = if reached.role.stub { " · stub" } else { "" };
        let years = match years(reached).as_str() {
            "?" => "years not known".to_owned(),
            years => in_years(years).replace(" or more years", " years or more"),
        };
        let kinds = kinds(&reached.nearer_moves);
        let title = &reached.role.title;
        let told = format!("{title} · {kinds} · {years}{stub}");
        rows.push(match reached.moves {
            moves if moves > DEEPEST => (DEEPEST, format!("[{moves}] {told}")),
            moves => (moves, told),
        });
        stack.extend(below[place].iter().rev());
    }
    let rows = rows.into_iter();
    if output.form() == Form::Markdown {
        let items = rows.map(|(depth, told)| (format!("{}-", "  ".repeat(depth)), told));
        output.list(&items.collect::<Vec<_>>());
    } else {
        rows.for_each(|(depth, told)| output.line("  ".repeat(depth) + &told));
    }
}
