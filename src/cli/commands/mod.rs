//! One file a command: its options and what it does.

pub(super) mod check;
pub(super) mod completions;
pub(super) mod convert;
pub(super) mod dot;
pub(super) mod explain;
pub(super) mod gap;
pub(super) mod graphs;
pub(super) mod import;
pub(super) mod path;
pub(super) mod profile;
pub(super) mod roles;
pub(super) mod schema;
pub(super) mod show;
pub(super) mod skills;

use careergraph::graph::{CareerGraph, RoleRef, RoleSet, UnknownName, UnknownRole};
use careergraph::query::card::SkillName;

use super::Outcome;
use super::args::{Command, Common};
use super::output::{Failure, Output};

/// Runs a command.
pub(super) fn run(
    command: Command,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    match command {
        Command::Roles(options) => roles::run(&options, common, output),
        Command::Show(options) => show::run(&options, common, output),
        Command::Skills(options) => skills::run(&options, common, output),
        Command::Path(options) => path::run(&options, common, output),
        Command::Gap(options) => gap::run(&options, common, output),
        Command::Profile(options) => profile::run(&options, common, output),
        Command::Dot(options) => dot::run(&options, common, output),
        Command::Import(options) => import::run(&options, common, output),
        Command::Convert(options) => convert::run(&options, common, output),
        Command::Check(options) => check::run(&options, common, output),
        Command::Explain(options) => explain::run(&options, output),
        Command::Graphs(options) => graphs::run(&options, output),
        Command::Schema(options) => schema::run(&options, output),
        Command::Completions(options) => Ok(completions::run(&options, output)),
        Command::Man => completions::man(output),
    }
}

/// The role that a name on the command line means.
fn role<'g>(graph: &'g CareerGraph, name: &str) -> Result<RoleRef<'g>, Failure> {
    graph
        .role(name)
        .map_err(|UnknownRole(unknown)| unknown_name("role", &unknown, "career roles"))
}

/// "3 practised", or "any" where no proficiency is specified.
fn step(step: Option<u8>, name: Option<&str>) -> String {
    match (step, name) {
        (Some(step), Some(name)) => format!("{step} {name}"),
        (Some(step), None) => step.to_string(),
        (None, _) => "any".to_owned(),
    }
}

/// The roles that a selector on the command line selects; says so where there is none.
fn select(graph: &CareerGraph, selector: &str, output: &Output) -> Result<RoleSet, Failure> {
    let roles = graph.select(selector).map_err(|error| {
        let excerpt = error.excerpt().replace('\n', "\n  | ");
        Failure::new(format!("{error}\n  | {excerpt}"), error.help())
    })?;
    if roles.is_empty() {
        output.note("the selector selects no role of this graph");
    }
    Ok(roles)
}

/// "1 of Go, Java", for a requirement that several skills can meet.
fn choice(count: u16, skills: &[SkillName]) -> Option<String> {
    let titles: Vec<_> = skills.iter().map(|skill| skill.title.as_str()).collect();
    (titles.len() > 1).then(|| format!("{count} of {}", titles.join(", ")))
}

fn unknown_name(what: &str, unknown: &UnknownName, list: &str) -> Failure {
    let mut help = Vec::new();
    match unknown.closest.as_slice() {
        [] => {}
        [one] => help.push(format!("did you mean `{one}`?")),
        several => {
            let names: Vec<_> = several.iter().map(|name| format!("`{name}`")).collect();
            help.push(format!("did you mean one of {}?", names.join(", ")));
        }
    }
    help.push(format!("`{list}` lists all"));
    Failure::new(format!("no {what} answers to `{}`", unknown.name), help)
}
