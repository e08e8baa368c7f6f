//! All that can be reached from a role, or who can get there, within some moves.

use super::super::ask::Ask;
use super::super::command::Command;
use super::super::forms::{choice, tick};
use super::super::markup::{self, cell, element, table};
use super::super::reply::{Answer, Page};
use super::super::routes::LONGEST;
use crate::export::escape::address_part;
use crate::export::put;
use crate::export::rows;
use crate::export::words::{self, plural};
use crate::graph::RoleRef;
use crate::query::reach::Reach;

pub(super) fn answer(ask: &Ask<'_>) -> Answer {
    page(ask).unwrap_or_else(|answer| answer)
}

fn page(ask: &Ask<'_>) -> Result<Answer, Answer> {
    let Some(name) = ask.named() else {
        return Err(Answer::missing("name a role: /reach/ROLE"));
    };
    let role = ask.role_named(name)?;
    let is_back = ask.is_on("back");
    let title = if is_back {
        format!("Who gets to {}", role.title())
    } else {
        format!("Where {} leads", role.title())
    };
    let mut page = Page::new(title, "", String::new());
    let out = &mut page.body;
    out.push_str("<header class=\"intro\">\n");
    element(out, "h1", &page.title);
    out.push_str("</header>\n");
    form(out, ask, role, is_back);
    let told = tell(&mut page, ask, role, is_back);
    Ok(page.and(told))
}

fn form(out: &mut String, ask: &Ask<'_>, role: RoleRef<'_>, is_back: bool) {
    let id = role.id().as_str();
    put!(
        out,
        "<form class=\"ask\" action=\"/reach/{}\">\n",
        address_part(id)
    );
    let counts = (1..=5).map(|moves| (moves.to_string(), plural(moves, "move")));
    let counts = [(String::new(), "any number".to_owned())]
        .into_iter()
        .chain(counts);
    choice(
        out,
        "Within",
        "moves",
        ask.field("moves").unwrap_or_default(),
        counts,
    );
    tick(out, "who gets here", "back", "on", is_back);
    out.push_str("<button>Show</button>\n</form>\n");
}

fn tell(page: &mut Page, ask: &Ask<'_>, role: RoleRef<'_>, is_back: bool) -> Result<(), Answer> {
    let query = ask.graph().reach(role);
    let mut query = query.map_err(|error| Answer::missing(&error.to_string()))?;
    if is_back {
        query = query.back();
    }
    if ask.is_on("moves") {
        query = query.within_moves(ask.number("moves", LONGEST, LONGEST)?);
    }
    let reach = query.answer();
    page.add_rows(ask.request, "reach", || rows::reach(&reach))?;
    let out = &mut page.body;
    let (all, title) = (reach.count, markup::role(&role.into()));
    let said = match (all, is_back) {
        (0, true) => format!("Nothing leads to {title}."),
        (0, false) => format!("Nothing leads on from {title}."),
        (count, true) => format!("{} can get to {title}.", plural(count, "role")),
        (count, false) => format!("From {title} one can reach {}.", plural(count, "role")),
    };
    put!(out, "<p class=\"facts\">{said}</p>\n");
    if all > 0 {
        let rows: Vec<_> = (0..all).map(|at| row(ask, &reach, at)).collect();
        let mut heads = vec!["Role", "Moves", "Years", "By way of"];
        if ask.profile().is_some() {
            heads.extend(["You lack", "Covered"]);
        }
        table(out, "Roles", "sortable", &heads, &rows);
    }
    page.add_data(ask.request, &reach);
    let command = Command::of(ask, "reach").word(role.id().as_str());
    let command = command.option("--moves", ask.field("moves").unwrap_or_default());
    page.command = command.flag("--back", is_back).line();
    Ok(())
}

fn row(ask: &Ask<'_>, reach: &Reach, at: usize) -> Vec<String> {
    let reached = &reach.roles[at];
    let path = reach.path(at);
    let between = &path[1..path.len() - 1];
    let between: Vec<_> = between.iter().map(|role| markup::role(role)).collect();
    let mut row = vec![
        markup::role(&reached.role),
        reached.moves.to_string(),
        cell(words::years(reached.years)),
        between.join(", "),
    ];
    row.extend(super::moves::own_stand(ask, &reached.role));
    row
}
