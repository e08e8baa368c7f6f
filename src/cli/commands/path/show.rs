//! Paths as text, Markdown and CSV.

use std::fmt::Write as _;

use careergraph::export::words;
pub(crate) use careergraph::export::words::{round, titled};
use careergraph::model::{Basis, TransitionKind};
use careergraph::query::path::{CareerPath, Cost, NoPath, Tradeoff};
use careergraph::query::why::Bridge;

use super::Output;
use crate::cli::output::plural;
use crate::cli::shell::Given;

/// Shows a path as a table of its roles.
pub(super) fn path(path: &CareerPath, number: Option<usize>, output: &mut Output) {
    let number = number
        .map(|number| format!("{number}. "))
        .unwrap_or_default();
    let [first, last] = [0, path.roles.len() - 1].map(|at| titled(&path.roles[at]));
    let mut head = vec![plural(path.moves, "move")];
    if path.moves > 0 {
        head.push(words::path_years(path));
    }
    if matches!(path.cost_kind, Cost::Gap | Cost::Effort | Cost::Likelihood) {
        head.push(cost(path));
    }
    output.line(format!("{number}{first} to {last}: {}", head.join(", ")));
    let mut rows = vec![vec![
        format!("  {first}"),
        String::new(),
        String::new(),
        String::new(),
    ]];
    let mut known = words::known_years(path).0.into_iter();
    for (role, step) in path.roles[1..].iter().zip(&path.steps) {
        let years = step.years.and_then(|_| known.next());
        rows.push(vec![
            format!("  {}", titled(role)),
            words::step_kinds(step),
            years.unwrap_or_else(|| "?".to_owned()),
            words::step_lacks(step, role, path.cost_kind),
        ]);
    }
    if path.moves > 0 {
        output.table(&["  role", "by", "years before", "to learn for it"], rows);
    }
}

/// "gap 98.5", "gap at least 12", "likelihood 0.5 (60% of leavers)".
fn cost(path: &CareerPath) -> String {
    let parts: Vec<_> = path.steps.iter().map(|step| step.cost).collect();
    let (kind, sum) = (path.cost_kind, words::adding_up(&parts, path.cost).1);
    match kind {
        Cost::Likelihood => format!("{kind} {sum} ({} of leavers)", share(path.cost)),
        _ if counts_stubs(path) => format!("{kind} at least {sum}"),
        _ => format!("{kind} {sum}"),
    }
}

/// The share of which a cost is the negative logarithm.
pub(super) fn share(cost: f64) -> String {
    match round((-cost).exp() * 100.0).as_str() {
        "0" => "less than 0.1%".to_owned(),
        share => format!("{share}%"),
    }
}

/// Whether what a stub asks for counts as nothing in the cost of a path, because it is not known.
pub(super) fn counts_stubs(path: &CareerPath) -> bool {
    matches!(path.cost_kind, Cost::Gap | Cost::Effort) && leads_to_stubs(path)
}

fn leads_to_stubs(path: &CareerPath) -> bool {
    path.roles.iter().skip(1).any(|role| role.stub)
}

/// "32", "at least 8" where a stub asks for what nobody knows.
pub(super) fn largest_gap(found: &Tradeoff) -> String {
    let at_least = if leads_to_stubs(&found.path) {
        "at least "
    } else {
        ""
    };
    format!("{at_least}{}", round(found.largest_gap))
}

/// What the signs between titles mean.
pub(super) const SIGNS: &str = "> advancement or entry, ~ lateral move";

/// The titles of a path, one after the other, with signs for the moves between them.
pub(super) fn titles(path: &CareerPath) -> String {
    let mut text = titled(&path.roles[0]);
    for (step, role) in path.steps.iter().zip(&path.roles[1..]) {
        let mut moves = step.moves.iter();
        let is_lateral = moves.all(|moved| moved.kind == TransitionKind::Lateral);
        text.push_str(if is_lateral { " ~ " } else { " > " });
        text.push_str(&titled(role));
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
    output.line(format!(
        "{} ({moves}, {})",
        titles(path),
        words::path_years(path)
    ));
}

/// Shows why there is no path under some conditions.
pub(crate) fn no_path(why: &NoPath, conditions: &[String], output: &mut Output) {
    output.prose("", &format!("{}.", words::no_path(why, conditions)));
    output.line("");
    let said = words::reach_of(why).into_iter().chain(words::stops(why));
    for said in said.chain(words::cuts(why)) {
        output.prose("  ", &said);
    }
}

/// Shows what to do where no move is stated at all.
pub(super) fn no_moves(output: &mut Output) {
    let said = "Nothing in this graph says which role leads to which: add `advances_to`, or a column `next role`; \
                `career import --link-levels` has each role lead to the next level.";
    output.prose("  ", said);
}

/// Shows the closest link that would join the ends.
pub(super) fn link(links: &[Bridge], output: &mut Output) {
    if let Some(link) = links.first() {
        let said = format!("The closest link: {}.", words::link(link));
        output.prose("  ", &said);
    }
}

/// Says where there is more of one role and another, of which the words `start` name the former, under the
/// conditions that were given: of `career why` where it knows them all.
pub(super) fn more(
    why: &NoPath,
    start: &[String],
    (conditions, is_known): (Vec<Given>, bool),
    output: &mut Output,
) {
    let ([_], [to]) = (&why.from[..], &why.to[..]) else {
        return;
    };
    let mut said = Vec::new();
    if is_known {
        let ends: Vec<_> = start.iter().chain([&to.id]).collect();
        let line = output.command_line("career why", &ends, &conditions);
        said.push(format!("`{line}` says more"));
    }
    if why.reachable > why.nearest_reachable.len() {
        let line = output.command_line("career reach", start, &of_reach(conditions));
        said.push(format!("`{line}` lists all"));
    }
    if !said.is_empty() {
        output.line("");
        output.prose("", &format!("{}.", said.join(", ")));
    }
}

/// The conditions under which a path reached the roles that were counted, as `career reach` knows them.
fn of_reach(conditions: Vec<Given>) -> Vec<Given> {
    let mut known: Vec<Given> = conditions
        .into_iter()
        .filter(|(option, _)| *option != "--max-years")
        .map(|(option, value)| match option {
            "--max-moves" => ("--moves", value),
            option => (option, value),
        })
        .collect();
    known.push(("--limit", Some("0".to_owned())));
    known
}
