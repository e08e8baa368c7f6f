//! `career roles`

use careergraph::export::words::titled;
use careergraph::graph::{CareerGraph, RoleSet};
use careergraph::query::card::{RoleList, RoleSummary};
use careergraph::query::select::literal;
use clap::Args;

use super::{Common, Failure, Outcome, Output};
use crate::cli::args::Form;
use crate::cli::graph_source;
use crate::cli::output::plural;

/// Options of `career roles`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Which roles: names, `*` globs, attributes such as `family:data` and `level:>=4`, `engineer+2` for what
    /// lies within two moves; `&`, `|` and ` - ` combine them. The book describes the language
    #[arg(value_name = "SELECTOR")]
    selector: Option<String>,
    /// Only roles of this family
    #[arg(long)]
    family: Option<String>,
    /// Only roles of this track
    #[arg(long)]
    track: Option<String>,
    /// Only roles that are mentioned but not described
    #[arg(long)]
    stubs: bool,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let graph = graph_source::graph(common, output)?;
    let mut selected = match &options.selector {
        Some(selector) => super::select(graph, selector, output)?,
        None => RoleSet::all(graph.role_count()),
    };
    for (attribute, value) in [("family", &options.family), ("track", &options.track)] {
        if let Some(value) = value {
            let selector = format!("{attribute}:{}", literal(value));
            selected.intersect(&super::select(graph, &selector, output)?);
        }
    }
    let roles: Vec<_> = selected
        .iter()
        .map(|role| graph.role_at(role).summary())
        .filter(|role| !options.stubs || role.name.stub)
        .collect();
    if output.wants_json() {
        output.json(&RoleList::from(roles))?;
        return Ok(Outcome::Fine);
    }
    let is_csv = output.form() == Form::Csv;
    let rows: Vec<_> = roles.iter().map(|role| row(graph, role, is_csv)).collect();
    let mut heads = vec![
        "role", "title", "family", "track", "level", "years", "asks", "in", "out",
    ];
    if is_csv {
        heads.extend(["salary", "stub"]);
    }
    if !rows.is_empty() {
        output.table(&heads, rows);
    }
    output.line(plural(roles.len(), "role"));
    Ok(Outcome::Fine)
}

fn row(graph: &CareerGraph, role: &RoleSummary, is_csv: bool) -> Vec<String> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    // A table is read back: a title is no more than that there, and nothing is left out.
    let title = if is_csv {
        role.name.title.clone()
    } else {
        titled(&role.name)
    };
    let mut row = vec![
        role.name.id.clone(),
        title,
        text(&role.family),
        text(&role.track),
        role.level
            .map(|level| level.to_string())
            .unwrap_or_default(),
        role.years
            .map(|years| years.to_string())
            .unwrap_or_default(),
        role.requirements.to_string(),
        role.feeders.to_string(),
        role.next_roles.to_string(),
    ];
    if is_csv {
        let found = graph.role(&role.name.id).ok();
        let salary = found.and_then(|role| role.data().salary.clone());
        let stub = if role.name.stub { "yes" } else { "" };
        row.push(salary.map(|pay| pay.to_string()).unwrap_or_default());
        row.push(stub.to_owned());
    }
    row
}
