//! `career gap`

mod side_by_side;
mod single;

use careergraph::export::rows;
use careergraph::graph::{CareerGraph, RoleRef, RoleSet};
use careergraph::query::gap::{GapReport, Specificity};
use careergraph::query::person::Person;
use clap::Args;

use super::{Common, Failure, Outcome, Output};
use crate::cli::args::{Form, Me};
use crate::cli::graph_source;

/// How many requirements of several targets are shown to people unless told otherwise.
const SHOWN: usize = 20;

/// Options of `career gap`.
#[derive(Debug, Args)]
#[command(
    override_usage = "career gap [OPTIONS] <FROM> <TO>...\n       career gap [OPTIONS] --me <PROFILE> <TO>..."
)]
pub(crate) struct Options {
    /// The present role and the target roles, by id, title or alias; with a profile, only the targets. A
    /// selector may name several targets, which are then shown side by side
    #[arg(required = true, value_name = "ROLE")]
    roles: Vec<String>,
    #[command(flatten)]
    me: Me,
    /// Give more weight to skills that few roles ask for
    #[arg(long)]
    specific: bool,
    /// How many requirements of several targets to show as text, those that most of them ask for first; 0 for
    /// all. JSON and CSV have all of them
    #[arg(long, value_name = "N", default_value_t = SHOWN)]
    limit: usize,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let graph = graph_source::graph(common, output)?;
    let (person, targets) = ends(options, graph, common, output)?;
    super::say_held_in_nothing(&person, output);
    let query = person.gaps().specific(options.specific);
    let who = match person.role() {
        Some(role) if person.is_role() => role.title(),
        _ => "You",
    };
    if let [to] = targets[..] {
        let report = query.to(to);
        warn(&report, output);
        match output.form() {
            Form::Json => output.json(&report)?,
            Form::Csv => output.rows(&rows::gaps(&[report])),
            Form::Text | Form::Markdown => single::show(who, &report, graph, output),
        }
    } else {
        let table = query.to_each(&targets);
        table
            .gaps
            .iter()
            .take(1)
            .for_each(|report| warn(report, output));
        match output.form() {
            Form::Json => output.json(&table)?,
            Form::Csv => output.rows(&rows::gaps(&table.gaps)),
            Form::Text | Form::Markdown => {
                let most = super::limit(Some(options.limit), SHOWN, output);
                side_by_side::show(who, &table, graph, most, output);
            }
        }
    }
    Ok(Outcome::Fine)
}

/// Who asks, and for which roles.
fn ends<'g>(
    options: &Options,
    graph: &'g CareerGraph,
    common: &Common,
    output: &Output,
) -> Result<(Person<'g>, Vec<RoleRef<'g>>), Failure> {
    let named = |names: &[String]| targets(names, graph, output);
    match &options.roles[..] {
        [from, to @ ..] if !to.is_empty() && options.me.me.is_none() => {
            Ok((graph.in_role(from)?, named(to)?))
        }
        to => {
            let targets = named(to)?;
            let person = options.me.somebody(graph, common, output)?;
            Ok((graph.person(&person.resolved), targets))
        }
    }
}

/// The roles that are named, and those that selectors select; each once.
fn targets<'g>(
    names: &[String],
    graph: &'g CareerGraph,
    output: &Output,
) -> Result<Vec<RoleRef<'g>>, Failure> {
    let mut targets: Vec<RoleRef<'g>> = Vec::new();
    let mut seen = RoleSet::new(graph.role_count());
    for name in names {
        let found = match super::role(graph, name) {
            Ok(role) => vec![role],
            Err(_) if super::is_selector(graph, name) => {
                let roles = super::select(graph, name, output)?;
                roles.iter().map(|role| graph.role_at(role)).collect()
            }
            Err(unknown) => return Err(unknown),
        };
        for role in found {
            if seen.insert(role.index()) {
                targets.push(role);
            }
        }
    }
    if targets.is_empty() {
        let help = "`career roles SELECTOR` shows what a selector selects";
        return Err(Failure::new(
            "there is no role to compare with",
            vec![help.to_owned()],
        ));
    }
    Ok(targets)
}

/// Says that rarity was counted among too few roles.
fn warn(report: &GapReport, output: &Output) {
    let roles = report.weighting.described_roles;
    if let Some(roles) = roles.filter(|_| !report.weighting.meaningful) {
        output.note(&format!(
            "warning: weights by rarity mean little: the graph describes {roles} roles, fewer than {}",
            Specificity::FEWEST_ROLES
        ));
    }
}
