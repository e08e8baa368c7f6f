//! `career diff`

mod csv;

use std::path::PathBuf;

use careergraph::diff::{GraphDiff, RoleChange, RoleField, RoleOutline};
use careergraph::export::words::{self, Told};
use careergraph::graph::CareerGraph;
use careergraph::model::Name;
use careergraph::model::text::shortened;
use careergraph::view::{RoleTitles, role_titles};
use clap::Args;

use super::{Common, Failure, Outcome, Output};
use crate::cli::args::Form;
use crate::cli::graph_source;
use crate::cli::table::Row;

/// Options of `career diff`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The old graph: a file, a role page, a folder of them, `-` for standard input, `/dev/null` for nothing,
    /// or the name of a shipped graph
    old: PathBuf,
    /// The new graph [default: the graph of --graph, else of `CAREER_GRAPH`, else found in this folder or
    /// above]
    #[arg(conflicts_with = "graph")]
    new: Option<PathBuf>,
    /// Exit with 0 even if the graphs differ, as git requires
    #[arg(long)]
    exit_zero: bool,
    /// What git calls the exit code that is the default here
    #[arg(long, hide = true, conflicts_with = "exit_zero")]
    exit_code: bool,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let one =
        |which, path| graph_source::load_called(which, std::slice::from_ref(path), common, output);
    let old = one("old", &options.old)?;
    let new = match &options.new {
        Some(path) => one("new", path)?,
        None => named(common, output)?,
    };
    let diff = new.changes_since(old);
    match output.form() {
        Form::Json => output.json(&diff)?,
        Form::Csv => csv::rows(&diff, output),
        Form::Text | Form::Markdown => show(&diff, &role_titles([old, new]), output),
    }
    Ok(if diff.is_empty() || options.exit_zero {
        Outcome::Fine
    } else {
        Outcome::No
    })
}

fn named(common: &Common, output: &Output) -> Result<&'static CareerGraph, Failure> {
    if let Some(loaded) = graph_source::load_named(common, output)? {
        return Ok(&loaded.graph);
    }
    let help = "name both: `career diff OLD NEW`".to_owned();
    Err(Failure::new("no new graph is named", vec![help]))
}

fn show(diff: &GraphDiff, titles: &RoleTitles<'_>, output: &mut Output) {
    if diff.is_empty() {
        output.prose(
            "",
            "The graphs have the same roles with the same requirements, the same moves and the same skills.",
        );
        return;
    }
    let counts = words::difference_counts(diff);
    if !counts.is_empty() {
        output.prose("", &format!("{}.", counts.join("; ")));
    }
    if let Some(scale) = &diff.scale {
        output.prose("", &words::told_scale(scale));
    }
    say_renamed(diff, output);
    let of_move = ["from", "to", "move", "change", "what"];
    let has_marks = [
        section(
            &["role", "change", "what"],
            &words::told_roles(diff),
            output,
        ),
        section(&of_move, &words::told_moves(diff, titles), output),
        section(
            &["skill", "change", "what"],
            &words::told_skills(diff),
            output,
        ),
        section(
            &["graph", "change", "what"],
            &words::told_graph(diff),
            output,
        ),
    ];
    if has_marks.contains(&true) {
        output.line("");
        output.prose("", words::DIFFERENCE_MARKS);
    }
}

/// Says of roles that are gone which new ones say the same, so that a new name may be all that differs.
fn say_renamed(diff: &GraphDiff, output: &Output) {
    let said = |role: &RoleOutline| {
        let fields = [
            RoleField::Family,
            RoleField::Track,
            RoleField::Level,
            RoleField::Years,
        ];
        fields.map(|field| role.said.get(field).cloned())
    };
    let added = diff.roles.iter().filter_map(|one| match &one.change {
        RoleChange::Added { role, .. } if !role.asks.is_empty() => Some((&one.title, role)),
        _ => None,
    });
    let added: Vec<_> = added.collect();
    for one in &diff.roles {
        let RoleChange::Removed { role, .. } = &one.change else {
            continue;
        };
        let same =
            |(_, new): &&(&Name, &RoleOutline)| new.asks == role.asks && said(new) == said(role);
        let mut same = added.iter().filter(same);
        if let (Some((new, _)), None) = (same.next(), same.next()) {
            let old = shortened(&one.title);
            output.note(&format!(
                "`{}` asks for the same as `{old}` did: if it is the same role renamed, add `aliases: [{old}]`",
                shortened(new)
            ));
        }
    }
}

/// Adds a table of what differs, where anything does; returns whether its marks want an explanation.
fn section(heads: &[&str], told: &[Told], output: &mut Output) -> bool {
    if told.is_empty() {
        return false;
    }
    output.line("");
    output.long_table(heads, told.iter().cloned().flat_map(rows));
    told.iter().any(|one| one.has_marks)
}

/// A row for each line; the first says what it is about.
fn rows(told: Told) -> Vec<Row> {
    let blank = vec![String::new(); told.head.len()];
    let nothing = told.what.is_empty().then(String::new);
    let what = told.what.into_iter().chain(nothing);
    let heads = std::iter::once(told.head).chain(std::iter::repeat(blank));
    let rows = heads.zip(what).map(|(mut row, what)| {
        row.push(what);
        row
    });
    rows.collect()
}
