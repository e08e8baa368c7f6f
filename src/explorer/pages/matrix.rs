//! Roles by what they ask for.

use super::super::ask::Ask;
use super::super::markup::{element, role_address};
use super::super::reply::{Answer, Page};
use super::groups;
use crate::export::escape::xml;
use crate::export::html;
use crate::export::put;
use crate::export::words::plural;
use crate::graph::RoleSet;

/// A table of more columns is more than anybody reads.
const MOST_ROLES: usize = 60;

pub(super) fn answer(ask: &Ask<'_>) -> Answer {
    let shown = ask.field("show").unwrap_or_default();
    let title = if shown.is_empty() {
        "Matrix".to_owned()
    } else {
        format!("Matrix of {shown}")
    };
    let mut page = Page::new(title, "matrix", String::new());
    page.class = "matrix-page";
    let out = &mut page.body;
    put!(
        out,
        "<form class=\"ask\" action=\"/matrix\">\n<label class=\"long\">Roles <input name=\"show\" value=\"{}\" \
         placeholder=\"{}\" autocomplete=\"off\" spellcheck=\"false\"></label>\n<button>Show</button>\n</form>\n",
        xml(shown),
        xml(&groups::example(ask)),
    );
    groups::add(out, ask, "matrix");
    let told = tell(&mut page, ask);
    page.and(told)
}

fn tell(page: &mut Page, ask: &Ask<'_>) -> Result<(), Answer> {
    let graph = ask.graph();
    let roles = ask.selected("show")?;
    let roles = roles.unwrap_or_else(|| RoleSet::all(graph.role_count()));
    if roles.is_empty() || roles.len() > MOST_ROLES {
        let said = format!(
            "{} as columns of a table: choose a family, or say which, such as one role and those around it: ROLE+1.",
            plural(roles.len(), "role")
        );
        element(&mut page.body, "h1", "Matrix");
        element(&mut page.body, "p class=\"note\"", &said);
        return Ok(());
    }
    let matrix = graph.matrix(&roles);
    let of = ask.field("show").or(graph.title()).unwrap_or("All roles");
    page.body
        .push_str(html::matrix_with_links(&matrix, of, &role_address).content());
    page.add_data(ask.request, &matrix);
    Ok(())
}
