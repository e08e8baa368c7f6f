//! Paths as text, Markdown and CSV.

use std::fmt::Write as _;

use careergraph::export::words;
pub(crate) use careergraph::export::words::{percent, round, titled};
use careergraph::model::{Basis, TransitionKind};
use careergraph::query::card::RoleName;
use careergraph::query::path::{CareerPath, NoPath, PathStep};
use careergraph::query::why::Bridge;

use super::Output;
use crate::cli::commands;
use crate::cli::output::plural;

/// Shows a path as a table of its roles.
pub(super) fn path(path: &CareerPath, number: Option<usize>, output: &mut Output) {
    let number = number
        .map(|number| format!("{number}. "))
        .unwrap_or_default();
    let (first, last) = (
        &path.roles[0].title,
        &path.roles[path.roles.len() - 1].title,
    );
    let mut head = vec![plural(path.moves, "move")];
    if path.moves > 0 {
        head.push(years(path));
    }
    if matches!(path.cost_kind, "gap" | "effort" | "likelihood") {
        head.push(format!("{} {}", path.cost_kind, round(path.cost)));
    }
    output.line(format!("{number}{first} to {last}: {}", head.join(", ")));
    let mut rows = vec![vec![
        format!("  {first}"),
        String::new(),
        String::new(),
        String::new(),
    ]];
    for (role, step) in path.roles[1..].iter().zip(&path.steps) {
        let stub = if role.stub { " (stub)" } else { "" };
        rows.push(vec![
            format!("  {}{stub}", role.title),
            kinds(step),
            step.years.map_or_else(|| "?".to_owned(), round),
            gap(step, role),
        ]);
    }
    if path.moves > 0 {
        output.table(&["  role", "by", "years before", "to learn for it"], rows);
    }
}

/// What the signs between titles mean.
pub(super) const SIGNS: &str = "> advancement or entry, ~ lateral move";

/// The titles of a path, one after the other, with signs for the moves between them.
pub(super) fn titles(path: &CareerPath) -> String {
    let mut text = path.roles[0].title.clone();
    for (step, role) in path.steps.iter().zip(&path.roles[1..]) {
        let mut moves = step.moves.iter();
        let is_lateral = moves.all(|moved| moved.kind == TransitionKind::Lateral);
        text.push_str(if is_lateral { " ~ " } else { " > " });
        text.push_str(&role.title);
        if role.stub {
            text.push_str(" (stub)");
        }
        // Of several statements one is enough.
        if let Some(weakest) = step.moves.iter().map(|moved| moved.basis).min()
            && weakest != Basis::Stated
        {
            let _ = write!(text, " ({weakest})");
        }
    }
    text
}

/// A path in one line.
pub(super) fn in_a_line(path: &CareerPath, output: &mut Output) {
    let moves = plural(path.moves, "move");
    output.line(format!("{} ({moves}, {})", titles(path), years(path)));
}

/// "6 years", "at least 6 years", or that nobody knows.
pub(super) fn years(path: &CareerPath) -> String {
    if path.steps.iter().all(|step| step.years.is_none()) {
        return "years not known".to_owned();
    }
    let years = round(path.years.years);
    let word = if years == "1" { "year" } else { "years" };
    let at_least = if path.years.at_least { "at least " } else { "" };
    format!("{at_least}{years} {word}")
}

/// The kinds of a step with what they rest on, where that is not a statement.
fn kinds(step: &PathStep) -> String {
    let kinds: Vec<_> = step
        .moves
        .iter()
        .map(commands::kind)
        .chain(step.skips_level.then(|| "skips a rung".to_owned()))
        .collect();
    kinds.join(", ")
}

fn gap(step: &PathStep, to: &RoleName) -> String {
    let Some(covered) = step.coverage else {
        return if to.stub {
            "not known"
        } else {
            "nothing: it asks for nothing"
        }
        .to_owned();
    };
    if covered.low <= 0.0 && covered.high >= 1.0 {
        return "not known".to_owned();
    }
    if step.open_needs == 0 {
        return "nothing: all covered".to_owned();
    }
    let more = step.open_needs - step.top_needs.len();
    let more = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    format!(
        "{}{more}; covered {}",
        step.top_needs.join(", "),
        percent(covered)
    )
}

/// Shows why there is no path.
pub(crate) fn no_path(why: &NoPath, output: &mut Output) {
    output.line(format!(
        "No path leads from {} to {}.",
        commands::titles(&why.from),
        commands::titles(&why.to)
    ));
    output.line("");
    for said in words::reach_of(why).iter().chain(&words::cuts(why)) {
        output.prose("  ", said);
    }
}

/// Shows the closest link that would join the ends, and where there is more.
pub(super) fn link(why: &NoPath, links: &[Bridge], output: &mut Output) {
    if let Some(link) = links.first() {
        let mut told = vec![plural(link.moves, "move") + " in all"];
        if let Some(similar) = link.similarity {
            told.push(format!("{}% similar", (similar * 100.0).floor()));
        }
        if !link.left_out.is_empty() {
            let kinds: Vec<_> = link.left_out.iter().map(commands::kind).collect();
            told.push(format!("left out: {}", kinds.join(", ")));
        }
        let ends = [&link.from, &link.to].map(titled);
        let told = told.join(", ");
        let said = format!("The closest link: {} to {} ({told}).", ends[0], ends[1]);
        output.prose("  ", &said);
    }
    if let ([from], [to]) = (&why.from[..], &why.to[..]) {
        let more = format!(
            "`career why {} {}` with these conditions says more, `career reach {}` lists all.",
            from.id, to.id, from.id
        );
        output.line("");
        output.prose("", &more);
    }
}
