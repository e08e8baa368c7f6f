//! `career why`

use careergraph::export::rows;
use careergraph::export::words::{self, titled};
use careergraph::query::path::NoPath;
use careergraph::query::why::{Bridge, Why, WhyStep};
use clap::Args;

use super::ends::Ends;
use super::path::{SMALLER, refused};
use super::{Common, Failure, Outcome, Output};
use crate::cli::args::{Form, MoveFilters, PathLimits, RoleFilters};
use crate::cli::graph_source;
use crate::cli::output::plural;

/// How many steps and roles of each list are shown to people unless told otherwise.
const SHOWN: usize = 20;

/// Options of `career why`.
#[derive(Debug, Args)]
#[command(
    override_usage = "career why [OPTIONS] <FROM> <TO>\n       career why [OPTIONS] --me <PROFILE> [FROM] <TO>"
)]
pub(crate) struct Options {
    #[command(flatten)]
    ends: Ends,
    #[command(flatten)]
    filters: MoveFilters,
    #[command(flatten)]
    places: RoleFilters,
    #[command(flatten)]
    limits: PathLimits,
    /// How many steps and roles of each list to show; 0 for all [default: 20 as text, all as JSON]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let graph = graph_source::graph(common, output)?;
    let query = options.ends.query(graph, common, output)?;
    let query = options.places.apply(query, graph, output)?;
    let query = options.limits.apply(options.filters.apply(query));
    let why = query.why().map_err(|error| refused(&error))?;
    if output.wants_json() {
        output.json(&why)?;
    } else if output.form() == Form::Csv {
        output.rows(&rows::why(&why));
    } else if let Some(no_path) = &why.no_path {
        apart(&why, no_path, output);
    } else {
        joined(&why, super::limit(options.limit, SHOWN, output), output);
    }
    Ok(if why.no_path.is_some() {
        Outcome::No
    } else {
        Outcome::Fine
    })
}

fn joined(why: &Why, shown: usize, output: &mut Output) {
    let ends = format!("{} to {}", super::titles(&why.from), super::titles(&why.to));
    for (index, path) in why.paths.iter().enumerate() {
        output.line(format!(
            "{}. {ends}: {}",
            index + 1,
            plural(path.moves, "move")
        ));
        steps(&path.steps, shown, output);
        output.line("");
    }
    if why.paths.iter().all(|path| path.moves == 0) {
        output.line(words::SAME_ROLE);
        return;
    }
    let mut passed: Vec<_> = why.bottlenecks.iter().take(shown).map(titled).collect();
    if why.bottlenecks.len() > shown {
        let more = why.bottlenecks.len() - shown;
        passed.push(format!("{more} more (--limit 0 shows all)"));
    }
    if let Some(said) = words::passed_by_all(why, &passed) {
        output.prose("", &said);
    }
    if !why.critical.is_empty() {
        output.line("Every path takes these moves; without any one of them there is no path:");
        steps(&why.critical, shown, output);
    } else if !why.limits_aside {
        output.prose("", words::NO_CRITICAL);
    }
    if let Some(said) = words::limits_aside(why) {
        output.prose("", &said);
    }
    if why.cut {
        output.note(&format!(
            "better paths may be missing: the search reached its limit of work; {SMALLER}"
        ));
    }
}

fn steps(steps: &[WhyStep], shown: usize, output: &mut Output) {
    let rows: Vec<_> = steps.iter().take(shown).flat_map(rows_of).collect();
    if !rows.is_empty() {
        output.table(&["  from", "to", "by", "stated in"], rows);
    }
    super::say_limit(shown, steps.len(), "step", output);
}

/// One row for each transition of a step; the roles stand in the first one.
fn rows_of(step: &WhyStep) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for moved in &step.moves {
        let places = words::stated_in(moved);
        let [from, to] = if rows.is_empty() {
            [titled(&step.from), titled(&step.to)]
        } else {
            [String::new(), String::new()]
        };
        let kind = words::kind_of(moved.kind, moved.basis);
        rows.push(vec![format!("  {from}"), to, kind, places]);
    }
    rows
}

fn apart(why: &Why, no_path: &NoPath, output: &mut Output) {
    let (from, to) = (super::titles(&why.from), super::titles(&why.to));
    output.line(format!("No path leads from {from} to {to}."));
    output.line("");
    for said in words::reach_of(no_path).iter().chain(&words::cuts(no_path)) {
        output.prose("  ", said);
    }
    output.line("");
    if why.bridges.is_empty() {
        output.prose("", words::no_links(why.bridges_sought));
        return;
    }
    output.line(format!("{}:", words::LINKS));
    let mut rows: Vec<_> = why.bridges.iter().map(bridge).collect();
    let mut heads = vec!["  from", "to", "similar", "whole path", "remarks"];
    if rows.iter().all(|row| row[4].is_empty()) {
        heads.pop();
        for row in &mut rows {
            row.truncate(4);
        }
    }
    output.table(&heads, rows);
}

fn bridge(bridge: &Bridge) -> Vec<String> {
    let left_out: Vec<_> = bridge.left_out.iter().map(words::kind_of_move).collect();
    let similar = bridge.similarity;
    let similar = similar.map(|share| format!("{}%", (share * 100.0).floor()));
    vec![
        format!("  {}", titled(&bridge.from)),
        titled(&bridge.to),
        similar.unwrap_or_else(|| "not known".to_owned()),
        plural(bridge.moves, "move"),
        if left_out.is_empty() {
            String::new()
        } else {
            format!("left out: {}", left_out.join(", "))
        },
    ]
}
