//! Paths from one role to another, with what is lacking at each step.

use super::super::ask::Ask;
use super::super::command::Command;
use super::super::drawing;
use super::super::forms::{choice, condition_fields, end_fields, other_role_field};
use super::super::markup::{self, cell, element, ends_address, ends_links, printed, table};
use super::super::reply::{Answer, Page};
use super::super::routes::{COSTS, MOST_PATHS, found, question};
use super::ways;
use crate::export::escape::xml;
use crate::export::put;
use crate::export::rows;
use crate::export::words;
use crate::query::path::{CareerPath, Paths};

pub(super) fn answer(ask: &Ask<'_>) -> Answer {
    let title = ask.ends().unwrap_or_else(|| "Paths".to_owned());
    let mut page = Page::new(title, "path", String::new());
    let out = &mut page.body;
    out.push_str("<header class=\"intro\">\n");
    element(out, "h1", &page.title);
    printed(out, ask, ask.is_own());
    out.push_str("</header>\n");
    form(out, ask);
    let told = tell(&mut page, ask);
    page.and(told)
}

/// `career path` with what is asked.
fn command(ask: &Ask<'_>) -> Option<String> {
    let to = ask.role("to").ok()??;
    let command = Command::of(ask, "path").own(ask.is_own());
    let mut command = command
        .ends(ask, to.id().as_str())
        .option("-k", ask.field("k").unwrap_or("3"))
        .option("--cost", ask.field("cost").unwrap_or_default());
    for stop in ask.request.all("via") {
        command = command.option("--via", stop);
    }
    Some(command.conditions(ask).line())
}

fn tell(page: &mut Page, ask: &Ask<'_>) -> Result<(), Answer> {
    page.command = command(ask).unwrap_or_default();
    match found(ask)? {
        Some(found) => {
            page.add_rows(ask.request, "paths", || rows::paths(&found.paths))?;
            page.add_data(ask.request, &found);
            all(page, ask, &found)
        }
        None => no_path(page, ask),
    }
}

fn form(out: &mut String, ask: &Ask<'_>) {
    let field = |name| ask.field(name).unwrap_or_default();
    out.push_str("<form class=\"ask\" action=\"/path\">\n");
    end_fields(out, ask, ask.has_own_start());
    // One field for each stop that is asked for, and one at least.
    let stops: Vec<_> = ask.request.all("via").collect();
    for at in 0..stops.len().max(1) {
        let label = if at == 0 { "By way of" } else { "and" };
        other_role_field(out, label, "via", stops.get(at).unwrap_or(&""));
    }
    let costs = COSTS.iter().map(|(_, name, said)| (*name, *said));
    choice(out, "Best by", "cost", field("cost"), costs);
    put!(
        out,
        "<label>How many <input type=\"number\" name=\"k\" min=\"1\" max=\"{MOST_PATHS}\" value=\"{}\"></label>\n",
        xml(ask.field("k").unwrap_or("3")),
    );
    condition_fields(out, ask);
    out.push_str("<button>Find paths</button>\n</form>\n");
}

fn all(page: &mut Page, ask: &Ask<'_>, found: &Paths) -> Result<(), Answer> {
    let ends = found
        .paths
        .first()
        .map(|path| [&path.roles[0], &path.roles[path.moves]]);
    let name = ends.map_or_else(String::new, |[from, to]| {
        format!("{}-to-{}", from.id, to.id)
    });
    if let Some([_, to]) = ends {
        ends_links(
            &mut page.body,
            "path",
            ask.request,
            ask.field("from"),
            &to.id,
        );
    }
    if let Some([_, to]) = ends {
        ways::avoided(&mut page.body, ask, to);
    }
    let view = ask.graph().view().paths(&found.paths).build();
    let question = ask.request.question_without("format");
    drawing::add(page, ask, view, &question, &name)?;
    let out = &mut page.body;
    if found.cut {
        element(out, "p class=\"note\"", words::BETTER_MAY_LACK);
    }
    for (at, path) in found.paths.iter().enumerate() {
        one(out, at + 1, path, ask.is_own());
    }
    element(out, "p class=\"note\"", words::COVERAGE_NOTE);
    Ok(())
}

fn one(out: &mut String, number: usize, path: &CareerPath, is_own: bool) {
    let moves = words::plural(path.moves, "move");
    let head = match path.moves {
        0 => moves,
        _ => format!("{moves}, {}", words::path_years(path)),
    };
    let head = format!("{number}. {head}");
    element(out, "h2", &head);
    let known = words::known_years(path).0;
    let mut known = known.into_iter();
    let first = vec![
        markup::role(&path.roles[0]),
        String::new(),
        String::new(),
        String::new(),
    ];
    let mut rows = vec![first];
    for (at, (step, role)) in path.steps.iter().zip(&path.roles[1..]).enumerate() {
        let years = step.years.and_then(|_| known.next());
        // What somebody has learnt on the way is known for the first step alone.
        let (from, called) = match (is_own, at) {
            (true, 0) => (None, "your whole gap"),
            (true, _) => (Some(step.from.as_str()), "the gap between the two roles"),
            (false, _) => (Some(step.from.as_str()), "the whole gap"),
        };
        rows.push(vec![
            markup::role(role),
            cell(words::step_kinds(step)),
            cell(years.unwrap_or_else(|| "?".to_owned())),
            format!(
                "{} <a class=\"more\" href=\"{}\">{called}</a>",
                xml(&words::step_lacks(step, role, path.cost_kind)),
                xml(&ends_address("gap", from, &step.to))
            ),
        ]);
    }
    table(
        out,
        &head,
        "route",
        &["Role", "By", "Years before", "To learn for it"],
        &rows,
    );
}

fn no_path(page: &mut Page, ask: &Ask<'_>) -> Result<(), Answer> {
    let Some(query) = question(ask)? else {
        element(&mut page.body, "p class=\"note\"", ask.ends_missing());
        return Ok(());
    };
    if let Some(to) = ask.role("to")? {
        let to = to.id().as_str();
        ends_links(&mut page.body, "path", ask.request, ask.field("from"), to);
    }
    let (why, bridges) = ways::apart(page, ask, &query)?;
    page.add_data(
        ask.request,
        &serde_json::json!({
            "paths": [],
            "cut": false,
            "no_path": why,
            "bridges_sought": bridges.sought,
            "bridges": bridges.links,
        }),
    );
    Ok(())
}
