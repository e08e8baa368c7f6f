//! Paths as text, Markdown and CSV.

use std::fmt::Write as _;

use careergraph::export::words;
pub(crate) use careergraph::export::words::{percent, round, titled};
use careergraph::model::{Basis, TransitionKind, in_years};
use careergraph::query::card::RoleName;
use careergraph::query::path::{CareerPath, Cost, NoPath, PathStep, Tradeoff};
use careergraph::query::why::Bridge;

use super::Output;
use crate::cli::commands;
use crate::cli::output::plural;

/// How many of the rungs that a move skips are named.
const NAMED_RUNGS: usize = 2;

/// Shows a path as a table of its roles.
pub(super) fn path(path: &CareerPath, number: Option<usize>, output: &mut Output) {
    let number = number
        .map(|number| format!("{number}. "))
        .unwrap_or_default();
    let [first, last] = [0, path.roles.len() - 1].map(|at| titled(&path.roles[at]));
    let mut head = vec![plural(path.moves, "move")];
    if path.moves > 0 {
        head.push(years(path));
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
    let mut known = known_years(path).0.into_iter();
    for (role, step) in path.roles[1..].iter().zip(&path.steps) {
        let years = step.years.and_then(|_| known.next());
        rows.push(vec![
            format!("  {}", titled(role)),
            kinds(step),
            years.unwrap_or_else(|| "?".to_owned()),
            gap(step, role, path.cost_kind),
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
    output.line(format!("{} ({moves}, {})", titles(path), years(path)));
}

/// "6 years", "at least 6 years", or that nobody knows.
pub(super) fn years(path: &CareerPath) -> String {
    if path.moves > 0 && path.steps.iter().all(|step| step.years.is_none()) {
        return "years not known".to_owned();
    }
    let years = in_years(&known_years(path).1);
    let at_least = if path.years.at_least { "at least " } else { "" };
    format!("{at_least}{years}")
}

/// The years of the steps of which they are known, and their sum.
fn known_years(path: &CareerPath) -> (Vec<String>, String) {
    let known: Vec<f64> = path.steps.iter().filter_map(|step| step.years).collect();
    words::adding_up(&known, path.years.years)
}

/// The kinds of a step with what they rest on, where that is not a statement.
fn kinds(step: &PathStep) -> String {
    let kinds: Vec<_> = step
        .moves
        .iter()
        .map(commands::kind)
        .chain(step.skips_level.then(|| skips(step)))
        .collect();
    kinds.join(", ")
}

/// "skips Lead Engineer", "skips Lead Engineer, Team Lead and 2 more".
fn skips(step: &PathStep) -> String {
    let named: Vec<_> = step.skips.iter().take(NAMED_RUNGS).map(titled).collect();
    match step.skips.len() {
        0 => "skips a rung".to_owned(),
        count if count > NAMED_RUNGS => format!("skips {}", words::list(&named, count)),
        _ => format!("skips {}", words::and(&named)),
    }
}

/// What a stub lacks, where costs are gaps.
pub(super) const STUB_COUNTED: &str = "not known (a stub), counted as 0";

fn gap(step: &PathStep, to: &RoleName, cost_kind: Cost) -> String {
    let Some(covered) = step.coverage else {
        return match (to.stub, cost_kind) {
            (true, Cost::Gap | Cost::Effort) => STUB_COUNTED,
            (true, _) => "not known",
            (false, _) => "nothing: it asks for nothing",
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

/// Shows why there is no path under some conditions.
pub(crate) fn no_path(why: &NoPath, conditions: &[String], output: &mut Output) {
    let [from, to] = [&why.from, &why.to].map(|roles| commands::titles(roles));
    let under = words::under(conditions);
    output.prose("", &format!("No path leads from {from} to {to}{under}."));
    output.line("");
    for said in words::reach_of(why).iter().chain(&words::cuts(why)) {
        output.prose("  ", said);
    }
}

/// Shows the closest link that would join the ends.
pub(super) fn link(links: &[Bridge], output: &mut Output) {
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
}

/// Says where there is more of one role and another: of `career why` where it knows the conditions.
pub(super) fn more(why: &NoPath, is_known: bool, output: &mut Output) {
    let ([from], [to]) = (&why.from[..], &why.to[..]) else {
        return;
    };
    let lists = format!("`career reach {}` lists all", from.id);
    let (from, to) = (&from.id, &to.id);
    let says_more = if is_known {
        format!("`career why {from} {to}` with these conditions says more, ")
    } else {
        String::new()
    };
    output.line("");
    output.prose("", &format!("{says_more}{lists}."));
}
