//! `career plan`

mod show;

use careergraph::export::html;
use careergraph::export::rows;
use careergraph::graph::{CareerGraph, RoleRef};
use careergraph::query::plan::PlanError;
use clap::Args;

use super::{Common, Failure, Outcome, Output};
use crate::cli::args::{Form, Me, MoveFilters, RoleFilters};
use crate::cli::profile_source::Person;
use crate::cli::sheet::Sheet;
use crate::cli::{graph_source, shell};

/// How many needs of a step, and how many first things, are shown to people unless told otherwise.
const SHOWN: usize = 8;
/// How many first things a page shows: as many as fit on its first sheet of paper.
const SHOWN_ON_A_PAGE: usize = 6;

/// Options of `career plan`.
#[derive(Debug, Args)]
#[command(
    override_usage = "career plan [OPTIONS] <FROM> <TO>\n       career plan [OPTIONS] --me <PROFILE> [FROM] --to <ROLE>"
)]
pub(crate) struct Options {
    /// The present role and the target role, by id, title or alias; with a profile, the present role may be
    /// left out
    #[arg(num_args = 0..=2, value_name = "ROLE")]
    roles: Vec<String>,
    /// The target role
    #[arg(long, value_name = "ROLE")]
    to: Option<String>,
    #[command(flatten)]
    me: Me,
    #[command(flatten)]
    sheet: Sheet,
    #[command(flatten)]
    filters: MoveFilters,
    #[command(flatten)]
    places: RoleFilters,
    /// The most moves a route may have [default: two more than the shortest way]
    #[arg(long, value_name = "N")]
    max_moves: Option<usize>,
    /// How much of each list to show (in HTML, of what to do first); 0 for all; JSON and CSV have all [default:
    /// 8 as text, 6 as HTML, all otherwise]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    options.sheet.choose_form(common, output)?;
    let graph = graph_source::graph(common, output)?;
    let ([from, to], person) = ends(options, graph, common, output)?;
    let mut paths = options.filters.apply(graph.paths());
    paths = options.places.apply(paths, graph, output)?;
    if let Some(most) = options.max_moves {
        paths = paths.max_moves(most);
    }
    let mut query = graph.plan(from, to)?.along(paths);
    if let Some(person) = &person {
        query = query.of(&person.resolved);
    }
    let mut plan = query.answer().map_err(|error| match error {
        PlanError::TooLong(_) => Failure::new(error, Vec::new()),
        error => Failure::from(anyhow::Error::new(error)),
    })?;
    plan.conditions = conditions(options);
    let outcome = if plan.routes.is_empty() {
        Outcome::No
    } else {
        Outcome::Fine
    };
    let usual = match output.form() {
        _ if output.wants_html() => SHOWN_ON_A_PAGE,
        Form::Text => SHOWN,
        _ => usize::MAX,
    };
    let limit = super::limit(options.limit, usual, output);
    if output.wants_html() {
        output.raw(&html::plan(&plan, limit).to_string());
    } else {
        match output.form() {
            Form::Json => output.json(&plan)?,
            Form::Csv => output.rows(&rows::plan(&plan)),
            Form::Text | Form::Markdown => show::plan(&plan, limit, output),
        }
    }
    if plan.cut {
        output.note("A search was given up: better routes may exist. --max-moves N narrows it.");
    }
    options.sheet.write(outcome, output)
}

/// The first and the last role, and the person, where one is named.
fn ends<'g>(
    options: &Options,
    graph: &'g CareerGraph,
    common: &Common,
    output: &Output,
) -> Result<([RoleRef<'g>; 2], Option<Person>), Failure> {
    let names: Vec<&String> = options.roles.iter().chain(&options.to).collect();
    let (from, to) = match names[..] {
        [from, to] => (Some(from), to),
        [to] => (None, to),
        _ => return Err(ends_missing()),
    };
    let to = super::role(graph, to)?;
    // A person may be named besides both roles, where the profile has no role of the graph.
    let person = match (from, &options.me.me) {
        (Some(_), None) => None,
        _ => Some(options.me.somebody(graph, common, output)?),
    };
    let from = match (from, &person) {
        (Some(name), _) => super::role(graph, name)?,
        (None, Some(person)) => person.role(graph, "--me PROFILE FROM --to ROLE")?,
        (None, None) => return Err(ends_missing()),
    };
    Ok(([from, to], person))
}

/// The options that leave ways out, as they were given.
fn conditions(options: &Options) -> Vec<String> {
    let mut given = options.filters.given();
    given.extend(options.places.given());
    let most = options.max_moves.map(|most| most.to_string());
    given.extend(most.map(|most| ("--max-moves", Some(most))));
    shell::told(&given)
}

fn ends_missing() -> Failure {
    let help = "career plan FROM TO, or career plan --me PROFILE [FROM] --to ROLE";
    Failure::new("a plan has a first and a last role", vec![help.to_owned()])
}
