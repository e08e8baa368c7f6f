//! `career stats`

use std::collections::BTreeSet;
use std::fmt::Write as _;

use careergraph::export::words::{self, titled};
use careergraph::query::card::RoleName;
use careergraph::query::stats::{GraphStats, GroupCount, Hub, KindCount};
use clap::Args;

use super::{Common, Failure, Outcome, Output};
use crate::cli::graph_source;
use crate::cli::output::plural;

/// How many roles of a list are named to people unless told otherwise.
const SHOWN: usize = 20;

/// How many transitions of a kind rest on something.
type Column = (&'static str, fn(&KindCount) -> usize);

/// Options of `career stats`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// How many roles of each list to name; 0 for all [default: 20 as text, all as JSON]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let graph = graph_source::graph(common, output)?;
    let stats = graph.stats();
    if output.wants_json() {
        output.json(&stats)?;
        return Ok(Outcome::Fine);
    }
    let shown = super::limit(options.limit, SHOWN, output);
    counts(&stats, output);
    ends(&stats, shown, output);
    ladder(&stats, shown, output);
    parts(&stats, shown, output);
    hubs(&stats, output);
    for (what, groups) in [("family", &stats.families), ("track", &stats.tracks)] {
        // One row for "none" says nothing.
        if groups.iter().any(|group| group.name.is_some()) {
            self::groups(what, groups, output);
        }
    }
    Ok(Outcome::Fine)
}

fn counts(stats: &GraphStats, output: &mut Output) {
    if let Some(title) = &stats.title {
        output.line(title);
    }
    let stubs = match stats.stubs {
        0 => String::new(),
        stubs => format!(" ({} among them)", plural(stubs, "stub")),
    };
    output.line(format!(
        "{}{stubs}, {}, {}",
        plural(stats.roles, "role"),
        plural(stats.skills, "skill"),
        plural(stats.requirements, "requirement"),
    ));
    let total: usize = stats.transitions.iter().map(|kind| kind.all).sum();
    output.line(format!(
        "{} between {} of roles",
        plural(total, "transition"),
        plural(stats.steps, "pair")
    ));
    let columns: [Column; 4] = [
        ("stated", |kind| kind.stated),
        ("observed", |kind| kind.observed),
        ("derived", |kind| kind.derived),
        ("inferred", |kind| kind.inferred),
    ];
    // A basis that nothing rests on needs no column.
    let used =
        |count: fn(&KindCount) -> usize| stats.transitions.iter().any(|kind| count(kind) > 0);
    let columns: Vec<_> = columns
        .into_iter()
        .filter(|(_, count)| used(*count))
        .collect();
    if total == 0 {
        return;
    }
    let mut heads = vec!["  kind", "all"];
    heads.extend(columns.iter().map(|(name, _)| *name));
    let rows = stats.transitions.iter().map(|kind| {
        let mut row = vec![format!("  {}", kind.kind), kind.all.to_string()];
        row.extend(columns.iter().map(|(_, count)| count(kind).to_string()));
        row
    });
    output.line("");
    output.table(&heads, rows.collect());
}

fn ends(stats: &GraphStats, shown: usize, output: &mut Output) {
    let summits: BTreeSet<&RoleName> = stats.summits.iter().collect();
    let open = stats.tops.iter().filter(|role| !summits.contains(role));
    let lists = [
        (
            "Entry roles",
            "no entry or advancement leads to them",
            names(&stats.entry_roles),
        ),
        ("Summits", "declared", names(&stats.summits)),
        (
            "Tops",
            "no entry or advancement leads on, and they are not declared summits",
            names(open),
        ),
        (
            "Dead ends",
            "no move leads on, and they are not declared summits",
            names(&stats.dead_ends),
        ),
        (
            "Orphans",
            "no move leads to or from them",
            names(&stats.orphans),
        ),
    ];
    for (what, which, names) in lists {
        if !names.is_empty() {
            output.line("");
            output.line(format!("{what} ({which}): {}", names.len()));
            some(&names, shown, output);
        }
    }
}

fn ladder(stats: &GraphStats, shown: usize, output: &mut Output) {
    let rungs: Vec<String> = stats
        .longest_ladder
        .rungs
        .iter()
        .map(|rung| match rung.roles.as_slice() {
            [role] => role.title.clone(),
            roles => {
                let (first, more) = (&roles[0].title, roles.len() - 1);
                format!("{first} (in a cycle with {})", plural(more, "other"))
            }
        })
        .collect();
    if !rungs.is_empty() {
        output.line("");
        let advancements = plural(rungs.len() - 1, "advancement");
        let others = match stats.longest_ladder.equally_long {
            0 | 1 => String::new(),
            ladders => format!(", one of {ladders} of that length"),
        };
        output.line(format!("Longest ladder: {advancements}{others}"));
        some(&rungs, shown, output);
    }
    for cycle in &stats.advancement_cycles {
        output.line("");
        output.line(format!(
            "Cycle of advancements: {}",
            plural(cycle.len(), "role")
        ));
        some(&names(cycle), shown, output);
    }
}

fn parts(stats: &GraphStats, shown: usize, output: &mut Output) {
    // Orphans have been told already.
    let parts: Vec<String> = stats
        .components
        .iter()
        .filter(|part| part.roles > 1)
        .map(|part| format!("{} with {}", plural(part.roles, "role"), part.first.title))
        .collect();
    if parts.len() > 1 {
        output.line("");
        output.line(format!("Parts that no move joins: {}", parts.len()));
        some(&parts, shown, output);
    }
}

fn hubs(stats: &GraphStats, output: &mut Output) {
    if stats.hubs.is_empty() && stats.most_joined.is_empty() {
        return;
    }
    let row = |hub: &Hub| {
        vec![
            format!("  {}", hub.role.title),
            hub.feeders.to_string(),
            hub.next_roles.to_string(),
            format!("{:.1}%", hub.betweenness * 100.0),
        ]
    };
    let heads = ["  role", "in", "out", "between"];
    let estimated = if stats.betweenness_from < stats.roles {
        format!(
            " (estimated from {})",
            plural(stats.betweenness_from, "role")
        )
    } else {
        String::new()
    };
    output.line("");
    output.prose(
        "",
        &format!(
            "Hubs by betweenness, the share of shortest paths between other roles that pass through them{estimated}"
        ),
    );
    output.side_table(&heads, stats.hubs.iter().map(row).collect());
    output.line("");
    output.line("Hubs by the number of roles that lead to them and that they lead to");
    output.side_table(&heads, stats.most_joined.iter().map(row).collect());
}

fn groups(what: &str, groups: &[GroupCount], output: &mut Output) {
    let rows = groups.iter().map(|group| {
        let name = group.name.clone().unwrap_or_else(|| "(none)".to_owned());
        let numbers = [group.roles, group.stubs].map(|count| count.to_string());
        let [roles, stubs] = numbers;
        vec![format!("  {name}"), roles, stubs]
    });
    output.line("");
    output.side_table(&[&format!("  {what}"), "roles", "stubs"], rows.collect());
}

fn names<'r>(roles: impl IntoIterator<Item = &'r RoleName>) -> Vec<String> {
    roles.into_iter().map(titled).collect()
}

/// The first of some names, and how many more there are.
fn some(names: &[String], shown: usize, output: &mut Output) {
    let mut text = words::in_a_row(&names[..names.len().min(shown)]);
    if names.len() > shown {
        let more = names.len() - shown;
        let _ = write!(text, " and {more} more; --limit 0 shows all");
    }
    output.prose("  ", &text);
}
