//! One file a command: its options and what it does.

pub(super) mod between;
pub(super) mod check;
pub(super) mod completions;
pub(super) mod convert;
pub(super) mod diff;
pub(super) mod dot;
pub(super) mod draw;
mod ends;
pub(super) mod explain;
#[cfg(feature = "explorer")]
pub(super) mod explore;
mod findings;
pub(super) mod gap;
pub(super) mod graphs;
pub(super) mod import;
pub(super) mod learn;
pub(super) mod lint;
pub(super) mod matrix;
mod measure;
pub(super) mod next;
pub(super) mod path;
pub(super) mod plan;
pub(super) mod profile;
pub(super) mod reach;
pub(super) mod roles;
pub(super) mod schema;
pub(super) mod show;
pub(super) mod similar;
pub(super) mod skills;
pub(super) mod stats;
pub(super) mod team;
pub(super) mod whatif;
pub(super) mod why;

use std::path::Path;

use careergraph::export::file::{self, Overwrite, WriteError, WriteProblem};
use careergraph::export::words::{self, choice, list, titled};
use careergraph::graph::{CareerGraph, RoleRef, RoleSet, UnknownName, UnknownRole};
use careergraph::model::text::shortened;
use careergraph::query::card::RoleName;
use careergraph::query::path::PathQuery;
use careergraph::query::person::Person;
use careergraph::view::ViewBuilder;

use clap::ValueEnum as _;

use super::Outcome;
use super::args::{Command, Common, Form, FormName, RoleFilters};
use super::graph_source;
use super::output::{Failure, Output, plural};
use super::shell::Given;

/// Runs a command.
pub(super) fn run(
    command: Command,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    has_form(&command, common.format)?;
    match command {
        Command::Roles(options) => roles::run(&options, common, output),
        Command::Show(options) => show::run(&options, common, output),
        Command::Skills(options) => skills::run(&options, common, output),
        Command::Path(options) => path::run(&options, common, output),
        Command::Reach(options) => reach::run(&options, common, output),
        Command::Why(options) => why::run(&options, common, output),
        Command::Between(options) => between::run(&options, common, output),
        Command::Stats(options) => stats::run(&options, common, output),
        Command::Gap(options) => gap::run(&options, common, output),
        Command::Next(options) => next::run(&options, common, output),
        Command::Learn(options) => learn::run(&options, common, output),
        Command::Whatif(options) => whatif::run(&options, common, output),
        Command::Similar(options) => similar::run(&options, common, output),
        Command::Plan(options) => plan::run(&options, common, output),
        Command::Matrix(options) => matrix::run(&options, common, output),
        Command::Diff(options) => diff::run(&options, common, output),
        Command::Team(options) => team::run(&options, common, output),
        Command::Profile(options) => profile::run(&options, common, output),
        Command::Draw(options) => draw::run(&options, common, output),
        Command::Dot(options) => dot::run(&options, common, output),
        #[cfg(feature = "explorer")]
        Command::Explore(options) => explore::run(&options, common, output),
        Command::Import(options) => import::run(&options, common, output),
        Command::Convert(options) => convert::run(&options, common, output),
        Command::Check(options) => check::run(&options, common, output),
        Command::Lint(options) => lint::run(&options, common, output),
        Command::Explain(options) => explain::run(&options, output),
        Command::Graphs(options) => graphs::run(&options, output),
        Command::Schema(options) => schema::run(&options, output),
        Command::Completions(options) => Ok(completions::run(&options, output)),
        Command::Man => completions::man(output),
    }
}

/// Refuses a form that the command does not answer in.
fn has_form(command: &Command, form: FormName) -> Result<(), Failure> {
    use FormName::{Csv, Html, Json, Markdown, Sarif, Text};
    let (name, forms): (_, &[FormName]) = match command {
        Command::Check(_) => ("`career check`", &[Text, Json, Markdown, Csv, Sarif]),
        Command::Lint(options) if options.lists_rules() => {
            ("`career lint --rules`", &[Text, Json, Markdown, Csv])
        }
        Command::Lint(_) => ("`career lint`", &[Text, Json, Markdown, Csv, Sarif]),
        Command::Explain(options) if options.names_a_code() => {
            ("`career explain CODE`", &[Text, Json, Markdown])
        }
        Command::Schema(_) => ("`career schema`", &[Text, Json]),
        #[cfg(feature = "explorer")]
        Command::Explore(_) => ("`career explore`", &[Text]),
        Command::Completions(_) => ("`career completions`", &[Text]),
        Command::Import(_) => ("`career import`", &[Text]),
        Command::Profile(options) if options.writes_one() => ("`career profile init`", &[Text]),
        Command::Graphs(options) if options.names_one() => ("`career graphs NAME`", &[Text]),
        Command::Dot(_) => ("`career dot`", &[Text, Json]),
        Command::Man => ("`career man`", &[Text]),
        Command::Draw(_) | Command::Between(_) => return Ok(()),
        Command::Plan(_) | Command::Matrix(_) => {
            ("this answer", &[Text, Json, Markdown, Csv, Html])
        }
        _ => ("this answer", &[Text, Json, Markdown, Csv]),
    };
    if forms.contains(&form) {
        return Ok(());
    }
    let named = |form: &FormName| {
        let value = form.to_possible_value();
        value.map_or_else(String::new, |value| format!("`{}`", value.get_name()))
    };
    let known: Vec<_> = forms.iter().map(named).collect();
    let mut help = vec![format!("it answers as {}", known.join(", "))];
    match command {
        Command::Import(_) | Command::Profile(_) => {
            help.push("`--to`, or the ending of `-o`, names the notation of the file".to_owned());
        }
        Command::Graphs(_) => {
            help.push("`career convert NAME --to json` writes it in another notation".to_owned());
        }
        Command::Dot(_) => help.push("`career draw --format` has other drawings".to_owned()),
        _ => {}
    }
    if form == Html {
        help.push("`career plan` and `career matrix` have pages".to_owned());
    }
    if form == Sarif {
        help.push("`career check` and `career lint` have it".to_owned());
    }
    let message = format!("{name} has no form {}", named(&form));
    Err(Failure::new(message, help))
}

/// The role that a name on the command line means.
pub(super) fn role<'g>(graph: &'g CareerGraph, name: &str) -> Result<RoleRef<'g>, Failure> {
    Ok(graph.role(name)?)
}

impl From<UnknownRole> for Failure {
    fn from(UnknownRole(unknown): UnknownRole) -> Self {
        unknown_name("role", &unknown, "career roles")
    }
}

/// No role is known to start from; what else to give instead of one.
fn no_start(person: &Person<'_>, instead: &[&str]) -> Failure {
    let (message, help) = if person.is_role_missed() {
        (ROLE_MISSED, CLOSEST_ROLE)
    } else {
        (
            "there is no role to start from",
            "name one: in the profile as `role`, or after the command",
        )
    };
    let help = [&[help], instead].concat();
    let help = help.into_iter().map(str::to_owned).collect();
    Failure::new(message, help)
}

/// Says of numbers that come of a role which asks for nothing what they mean.
fn say_held_in_nothing(person: &Person<'_>, output: &Output) {
    if let Some(role) = person.held_in_nothing() {
        output.note(&words::held_in_nothing(role.title()));
    }
}

/// What a profile names stays out of messages, and so does what is close to it.
pub(super) const ROLE_MISSED: &str =
    "no role of this graph answers to the `role` of the profile, which may be misspelt";
pub(super) const CLOSEST_ROLE: &str =
    "`career profile check` shows where it is, and the closest names";

/// Says which command tells why nothing leads from one role to another, under the conditions that were
/// given.
fn say_why(ends: &[String], conditions: &[Given], output: &Output) {
    let line = output.command_line("career why", ends, conditions);
    output.note(&format!("`{line}` says why"));
}

/// What `--force` says of files that exist already.
pub(super) fn overwrite(force: bool) -> Overwrite {
    if force {
        Overwrite::Replace
    } else {
        Overwrite::Refuse
    }
}

/// Writes a whole file, or says why not and what to do.
fn write_file(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), Failure> {
    file::write_new(path, bytes, overwrite).map_err(write_failure)
}

fn write_failure(error: WriteError) -> Failure {
    let help = write_help(&error.problem).map(str::to_owned);
    Failure::Other {
        help: help.into_iter().collect(),
        error: anyhow::Error::new(error),
    }
}

/// What to do about a file that could not be written.
fn write_help(problem: &WriteProblem) -> Option<&'static str> {
    match problem {
        WriteProblem::AlreadyExists | WriteProblem::NotEmpty => {
            Some("pass `--force` to replace it")
        }
        WriteProblem::MissingFolder => Some("make the folder first"),
        _ => None,
    }
}

/// The roles that a selector on the command line selects; says so where there is none.
fn select(graph: &CareerGraph, selector: &str, output: &Output) -> Result<RoleSet, Failure> {
    let roles = graph.select(selector).map_err(|error| {
        let excerpt = error.excerpt().replace('\n', "\n  | ");
        let mut help = error.help();
        help.splice(0..0, graph_source::named_by_path(selector));
        Failure::new(format!("{error}\n  | {excerpt}"), help)
    })?;
    if roles.is_empty() {
        output.note("the selector selects no role of this graph");
    }
    Ok(roles)
}

/// Whether a text that names no role is meant for a selector. Titles have some of the signs too: with
/// those alone it is one only where it selects.
fn is_selector(graph: &CareerGraph, text: &str) -> bool {
    let has_own_sign = text.contains([':', '|', '*']);
    let has_sign = text.contains(['&', '+', '(', ',', '?']) || text.contains(" - ");
    has_own_sign || has_sign && graph.select(text).is_ok()
}

/// Whether no role is left to draw; says so.
fn is_empty(view: &ViewBuilder<'_>, output: &Output) -> bool {
    let is_empty = view.clone().build().nodes.is_empty();
    if is_empty {
        output.note("no role is left to draw");
    }
    is_empty
}

/// An amount on the command line: a number from 0 up.
pub(super) fn amount(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok();
    let number = number.filter(|number| number.is_finite() && *number >= 0.0);
    // -0 is 0.
    let number = number.map(|number| number + 0.0);
    number.ok_or_else(|| "a number from 0 up is expected".to_owned())
}

/// How many entries of a list are shown: all to programs, unless told otherwise.
fn limit(asked: Option<usize>, usual: usize, output: &Output) -> usize {
    match asked {
        Some(0) => usize::MAX,
        Some(limit) => limit,
        None if matches!(output.form(), Form::Json | Form::Csv) => usize::MAX,
        None => usual,
    }
}

/// Says that a list was cut, and how to see all of it.
fn say_limit(shown: usize, all: usize, word: &str, output: &mut Output) {
    if all > shown {
        let all = plural(all, word);
        output.prose("  ", &format!("{shown} of {all}; --limit 0 shows all"));
    }
}

/// Ends of a question: one of several.
fn titles(roles: &[RoleName]) -> String {
    let titles: Vec<_> = roles.iter().map(titled).collect();
    titles.join(" or ")
}

impl RoleFilters {
    /// Returns the options that were given, with their values.
    fn given(&self) -> Vec<(&'static str, Option<String>)> {
        let avoid = self.avoid.iter().map(|roles| ("--avoid", roles));
        let within = self.within.iter().map(|roles| ("--within", roles));
        let given = avoid.chain(within);
        given
            .map(|(option, roles)| (option, Some(roles.clone())))
            .collect()
    }

    /// Puts the conditions into a question.
    fn apply<'g>(
        &self,
        mut query: PathQuery<'g>,
        graph: &CareerGraph,
        output: &Output,
    ) -> Result<PathQuery<'g>, Failure> {
        if let Some(avoid) = any_of(graph, &self.avoid, output)? {
            query = query.avoid(avoid);
        }
        if let Some(within) = any_of(graph, &self.within, output)? {
            query = query.within(within);
        }
        Ok(query)
    }
}

/// The roles that any of several selectors selects; `None` where none is given.
fn any_of(
    graph: &CareerGraph,
    selectors: &[String],
    output: &Output,
) -> Result<Option<RoleSet>, Failure> {
    let mut all: Option<RoleSet> = None;
    for selector in selectors {
        let set = select(graph, selector, output)?;
        match &mut all {
            Some(all) => all.union(&set),
            None => all = Some(set),
        }
    }
    Ok(all)
}

fn unknown_name(what: &str, unknown: &UnknownName, list: &'static str) -> Failure {
    let mut help = Vec::new();
    help.extend(graph_source::named_by_path(&unknown.name));
    match unknown.closest.as_slice() {
        [] => {}
        [one] => help.push(format!("did you mean `{one}`?")),
        several => {
            let names: Vec<_> = several.iter().map(|name| format!("`{name}`")).collect();
            help.push(format!("did you mean one of {}?", names.join(", ")));
        }
    }
    let name = shortened(&unknown.name);
    let message = format!("no {what} answers to `{name}`");
    Failure::UnknownName {
        message,
        help,
        list,
    }
}

#[cfg(test)]
mod tests {
    use careergraph::graph::CareerGraph;

    use super::is_selector;

    #[test]
    fn selectors_are_told_from_misspelt_titles() {
        let graph = CareerGraph::embedded("engineer").expect("a shipped graph");
        for text in [
            "engineer+2",
            "(engineer)",
            "engineer - staff-engineer",
            "family:nobody",
            "engineer | nobody",
            "staff*",
        ] {
            assert!(is_selector(&graph, text), "{text}");
        }
        for text in [
            "Enginer",
            "Head of R&D",
            "Engineer (Backend)",
            "C++ Developer",
            "Director, Engineering",
        ] {
            assert!(!is_selector(&graph, text), "{text}");
        }
    }
}
