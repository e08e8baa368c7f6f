//! `career between`

use std::collections::BTreeMap;

use careergraph::export::rows;
use careergraph::export::words;
use careergraph::export::words::titled;
use careergraph::export::{Format, Look};
use careergraph::graph::CareerGraph;
use careergraph::query::between::{Between, Subgraph};
use clap::Args;

use super::ends::Ends;
use super::path::round;
use super::{Common, Failure, Outcome, Output};
use crate::cli::args::{Form, MoveFilters, PathLimits, RoleFilters};
use crate::cli::drawing::Drawing;
use crate::cli::graph_source;
use crate::cli::output::plural;

/// How many roles and how many steps are shown to people unless told otherwise.
const SHOWN: usize = 20;

/// Options of `career between`.
#[derive(Debug, Args)]
#[command(
    override_usage = "career between [OPTIONS] <FROM> <TO>\n       career between [OPTIONS] --me <PROFILE> [FROM] <TO>"
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
    #[command(flatten)]
    drawing: Drawing,
    /// How many roles and steps to show; 0 for all [default: 20 as text, all as JSON]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let format = match options.drawing.answer(common) {
        Some(form) => {
            output.answer_as(form);
            None
        }
        None => Some(options.drawing.format(common)?),
    };
    let graph = graph_source::graph(common, output)?;
    let query = options.ends.query(graph, common, output)?;
    let query = options.places.apply(query, graph, output)?;
    let query = options.limits.apply(options.filters.apply(query));
    let mut between = query.between().map_err(anyhow::Error::new)?;
    let titles: BTreeMap<String, String> = between
        .roles
        .iter()
        .map(|role| (role.role.id.clone(), role.role.title.clone()))
        .collect();
    let is_empty = between.roles.is_empty();
    let outcome = if is_empty { Outcome::No } else { Outcome::Fine };
    if !between.exact {
        output.note(&not_exact(options));
    }
    if let Some(format) = format.filter(|_| !is_empty) {
        let part = query.subgraph().map_err(anyhow::Error::new)?;
        draw(options, format, (graph, &part), &between, output)?;
        return Ok(outcome);
    }
    let shown = super::limit(options.limit, SHOWN, output);
    between.roles.truncate(shown);
    between.steps.truncate(shown);
    if output.wants_json() {
        output.json(&between)?;
        return Ok(outcome);
    }
    if is_empty {
        say_nothing_leads(options, &between, output);
    }
    if output.form() == Form::Csv {
        output.rows(&rows::between(&between));
        return Ok(outcome);
    }
    if is_empty {
        return Ok(outcome);
    }
    show(&between, &titles, shown, output);
    Ok(outcome)
}

fn draw(
    options: &Options,
    format: &Format,
    (graph, part): (&CareerGraph, &Subgraph),
    between: &Between,
    output: &mut Output,
) -> Result<(), Failure> {
    let ends = [&between.from, &between.to].map(|ends| super::titles(ends));
    let title = format!("From {} to {}", ends[0], ends[1]);
    let view = graph.view().part(part, title);
    let mut look = Look::default();
    if let Some(width) = output.width().filter(|_| options.drawing.file().is_none()) {
        look.width = width;
    }
    options.drawing.write(format, &view, &look, output)?;
    Ok(())
}

fn say_nothing_leads(options: &Options, between: &Between, output: &mut Output) {
    let mut conditions = options.filters.given();
    conditions.extend(options.places.given());
    conditions.extend(options.limits.given());
    let under = if conditions.is_empty() {
        ""
    } else {
        " under these conditions"
    };
    let [from, to] = [&between.from, &between.to].map(|ends| super::titles(ends));
    output.line(format!("Nothing leads from {from} to {to}{under}."));
    super::say_why(&options.ends.words(), &conditions, output);
}

/// Says that there may be more than what lies between, and what else makes the search smaller.
fn not_exact(options: &Options) -> String {
    let (limits, places) = (&options.limits, &options.places);
    let others = [
        ("--max-moves", limits.moves.is_none()),
        ("--within", places.within.is_empty()),
        ("--avoid", places.avoid.is_empty()),
    ];
    let others = others.into_iter().filter(|(_, is_left)| *is_left);
    let others: Vec<_> = others.map(|(option, _)| option).collect();
    let paths = if limits.moves.is_some() || limits.years.is_some() {
        "a path within the limits that visits no role twice"
    } else {
        "a path that visits no role twice"
    };
    let told = format!("it is not known whether some of these lie on {paths}");
    match &others[..] {
        [] => told,
        [one] => format!("{told}; {one} makes the search smaller"),
        [first @ .., last] => {
            let first = first.join(", ");
            format!("{told}; {first} or {last} make the search smaller")
        }
    }
}

fn show(between: &Between, titles: &BTreeMap<String, String>, shown: usize, output: &mut Output) {
    let title = |id: &String| titles.get(id).unwrap_or(id).clone();
    output.line(format!(
        "Between {} and {}: {}, {}",
        super::titles(&between.from),
        super::titles(&between.to),
        plural(between.role_count, "role"),
        plural(between.step_count, "step"),
    ));
    let rows = between.roles.iter().map(|role| {
        vec![
            format!("  {}", titled(&role.role)),
            role.moves_from.to_string(),
            role.moves_to.to_string(),
        ]
    });
    output.table(
        &["  role", "moves from the first", "moves to the last"],
        rows.collect(),
    );
    super::say_limit(shown, between.role_count, "role", output);
    if between.steps.is_empty() {
        return;
    }
    output.line("");
    let rows = between.steps.iter().map(|step| {
        let kinds: Vec<_> = step.moves.iter().map(words::kind_of_move).collect();
        vec![
            format!("  {}", title(&step.from)),
            title(&step.to),
            kinds.join(", "),
            step.years.map_or_else(|| "?".to_owned(), round),
        ]
    });
    output.table(&["  from", "to", "by", "years before"], rows.collect());
    super::say_limit(shown, between.step_count, "step", output);
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Debug, Parser)]
    struct Line {
        #[command(flatten)]
        options: Options,
    }

    #[test]
    fn advice_names_only_options_that_were_not_given() {
        let of = |more: &[&str]| {
            let words = ["between", "a", "b"].iter().chain(more);
            let line = Line::try_parse_from(words).expect("it is understood");
            not_exact(&line.options)
        };
        let end = |text: &str| text.rsplit("; ").next().map(str::to_owned);
        let all = "--max-moves, --within or --avoid make the search smaller";
        assert_eq!(end(&of(&[])).as_deref(), Some(all));
        let rest = of(&["--max-moves", "4", "--max-years", "5"]);
        assert!(rest.contains("within the limits"));
        let others = "--within or --avoid make the search smaller";
        assert_eq!(end(&rest).as_deref(), Some(others));
        let last = of(&["--max-moves", "4", "--within", "*"]);
        assert!(last.ends_with("; --avoid makes the search smaller"));
        let none = of(&["--max-moves", "4", "--within", "*", "--avoid", "c"]);
        assert!(none.ends_with("twice"));
    }
}
