//! Roles by what they ask for.

use super::super::ask::Ask;
use super::super::command::Command;
use super::super::forms::tick;
use super::super::markup::{element, role_address, skill_address, with_head};
use super::super::reply::{Answer, Page, Reply};
use super::super::request::Kept;
use super::groups;
use crate::export::escape::xml;
use crate::export::html;
use crate::export::put;
use crate::export::rows;
use crate::export::words::plural;
use crate::graph::RoleSet;
use crate::query::matrix::MatrixDelta;

/// A table of more columns is more than anybody reads.
const MOST_ROLES: usize = 60;
/// The most roles of which it is told what changes along advancements.
const MOST_COMPARED: usize = 150;

/// Where the heads of the table lead.
const ADDRESSES: html::Addresses = html::Addresses {
    role: role_address,
    skill: skill_address,
};

pub(super) fn answer(ask: &Ask<'_>) -> Answer {
    let shown = ask.field("show").unwrap_or_default();
    let title = if shown.is_empty() {
        "Matrix".to_owned()
    } else {
        format!("Matrix of {shown}")
    };
    let mut page = Page::new(title, "matrix", String::new());
    page.class = "matrix-page";
    let mut below = String::new();
    form(&mut below, ask);
    let told = tell(&mut page, ask, &below);
    if told.is_err() {
        element(&mut page.body, "h1", "Matrix");
        page.body.push_str(&below);
    }
    page.and(told)
}

fn form(out: &mut String, ask: &Ask<'_>) {
    put!(
        out,
        "<form class=\"ask\" action=\"/matrix\">\n<label class=\"long\">Roles <input name=\"show\" value=\"{}\" \
         placeholder=\"{}\" autocomplete=\"off\" spellcheck=\"false\"></label>\n",
        xml(ask.field("show").unwrap_or_default()),
        xml(&groups::example(ask)),
    );
    tick(
        out,
        "what changes along advancements",
        "delta",
        "on",
        ask.is_on("delta"),
    );
    out.push_str("<button>Show</button>\n</form>\n");
    groups::add(out, ask, "matrix");
}

/// The matrix, with the form below its head.
fn tell(page: &mut Page, ask: &Ask<'_>, form: &str) -> Result<(), Answer> {
    let graph = ask.graph();
    let roles = ask.selected("show")?;
    let roles = roles.unwrap_or_else(|| RoleSet::all(graph.role_count()));
    let is_delta = ask.is_on("delta");
    let command = Command::of(ask, "matrix").word(ask.field("show").unwrap_or("*"));
    page.command = command.flag("--delta", is_delta).line();
    let (most, what) = if is_delta {
        (MOST_COMPARED, "are more than can be compared at once")
    } else {
        (MOST_ROLES, "are too many columns to read")
    };
    if roles.is_empty() || roles.len() > most {
        let said = match roles.len() {
            0 => "No role is selected.".to_owned(),
            count => format!(
                "{} {what}; the most is {most}: choose a family, or say which, such as one role and those \
                 around it: ROLE+1.",
                plural(count, "role")
            ),
        };
        element(&mut page.body, "h1", "Matrix");
        page.body.push_str(form);
        element(&mut page.body, "p class=\"note\"", &said);
        return Ok(());
    }
    let of = ask.field("show").or(graph.title()).unwrap_or("All roles");
    page.kept.push(Kept::FILE);
    if is_delta {
        return tell_delta(page, ask, &graph.matrix_delta(&roles), of, form);
    }
    let matrix = graph.matrix(&roles);
    if ask.request.wants_file(Kept::FILE) {
        return Err(Reply::kept(&html::matrix(&matrix, of), "matrix").into());
    }
    page.add_rows(ask.request, "matrix", || rows::matrix(&matrix))?;
    let written = html::matrix_with_links(&matrix, of, &ADDRESSES);
    with_head(&mut page.body, written.content(), form);
    page.add_data(ask.request, &matrix);
    Ok(())
}

/// What changes along advancements, with the form below its head.
fn tell_delta(
    page: &mut Page,
    ask: &Ask<'_>,
    delta: &MatrixDelta,
    of: &str,
    form: &str,
) -> Result<(), Answer> {
    const NAME: &str = "changes-along-advancements";
    let written = html::matrix_delta(delta, of);
    if ask.request.wants_file(Kept::FILE) {
        return Err(Reply::kept(&written, NAME).into());
    }
    page.add_rows(ask.request, NAME, || rows::matrix_delta(delta))?;
    page.class = "delta";
    with_head(&mut page.body, written.content(), form);
    page.add_data(ask.request, delta);
    Ok(())
}
