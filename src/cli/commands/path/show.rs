//! Paths as text, Markdown and CSV.

use careergraph::export::escape;
pub(crate) use careergraph::export::words::{percent, round};
use careergraph::model::Basis;
use careergraph::query::card::RoleName;
use careergraph::query::path::{CareerPath, NoPath, PathStep};

use super::Output;
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
            gap(step),
        ]);
    }
    if path.moves > 0 {
        output.table(&["  role", "by", "years before", "to learn for it"], rows);
    }
}

/// The titles of a path, one after the other.
pub(super) fn titles(path: &CareerPath) -> String {
    let titles: Vec<_> = path.roles.iter().map(|role| role.title.as_str()).collect();
    titles.join(" > ")
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
        .map(|moved| match moved.basis {
            Basis::Stated => moved.kind.to_string(),
            basis => format!("{} ({basis})", moved.kind),
        })
        .chain(step.skips_level.then(|| "skips a rung".to_owned()))
        .collect();
    kinds.join(", ")
}

fn gap(step: &PathStep) -> String {
    let Some(covered) = step.coverage else {
        return "not known".to_owned();
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

fn names(roles: &[RoleName]) -> String {
    let titles: Vec<_> = roles.iter().map(|role| role.title.as_str()).collect();
    titles.join(" or ")
}

/// Shows why there is no path.
pub(crate) fn no_path(why: &NoPath, output: &mut Output) {
    output.line(format!(
        "No path leads from {} to {}.",
        names(&why.from),
        names(&why.to)
    ));
    output.line("");
    let list = |titles: &[String], count: usize| match count {
        0 => "nothing".to_owned(),
        count if count > titles.len() => {
            format!("{} and {} more", titles.join(", "), count - titles.len())
        }
        _ => titles.join(", "),
    };
    let reached = list(&why.nearest, why.reachable);
    output.prose(
        "  ",
        &format!("From {} one can reach: {reached}.", names(&why.from)),
    );
    let leading = list(&why.feeders, why.leading);
    output.prose("  ", &format!("To {} lead: {leading}.", names(&why.to)));
    for cut in &why.cut_by {
        output.prose("  ", &format!("Without --{cut} there is a path."));
    }
}

/// A line for each step of each path.
pub(super) fn csv(paths: &[CareerPath], output: &mut Output) {
    let heads = [
        "path",
        "step",
        "from",
        "to",
        "kinds",
        "basis",
        "skips_level",
        "years",
        "cost",
        "gap_low",
        "gap_high",
        "coverage_low",
        "coverage_high",
        "open_needs",
        "top_needs",
    ];
    output.raw(&format!("{}\r\n", heads.join(",")));
    for (number, path) in paths.iter().enumerate() {
        for (at, step) in path.steps.iter().enumerate() {
            let each = |word: fn(&careergraph::query::path::PathMove) -> String| {
                step.moves.iter().map(word).collect::<Vec<_>>().join(" ")
            };
            let number_or_none =
                |number: Option<f64>| number.map_or_else(String::new, |n| n.to_string());
            let fields = [
                (number + 1).to_string(),
                (at + 1).to_string(),
                step.from.clone(),
                step.to.clone(),
                each(|moved| moved.kind.to_string()),
                each(|moved| moved.basis.to_string()),
                step.skips_level.to_string(),
                number_or_none(step.years),
                step.cost.to_string(),
                number_or_none(step.gap.map(|gap| gap.low)),
                number_or_none(step.gap.map(|gap| gap.high)),
                number_or_none(step.coverage.map(|share| share.low)),
                number_or_none(step.coverage.map(|share| share.high)),
                step.open_needs.to_string(),
                step.top_needs.join("; "),
            ];
            let fields = fields.each_ref().map(|field| escape::csv_field(field));
            output.raw(&format!("{}\r\n", fields.join(",")));
        }
    }
}
