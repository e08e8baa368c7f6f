//! Why two roles connect: what every path passes and where that is stated, or why they do not connect.

use std::iter;

use super::super::ask::Ask;
use super::super::markup::{self, cell, element, table};
use super::super::reply::{Answer, Page};
use super::super::routes::refused;
use super::ways;
use crate::export::escape::xml;
use crate::export::put;
use crate::export::rows;
use crate::export::words::{self, plural};
use crate::query::path::NoPath;
use crate::query::why::{Bridge, StatedMove, Why, WhyStep};

pub(super) fn answer(ask: &Ask<'_>) -> Answer {
    let mut page = ways::begin(ask, "why", ["Why", "Why two roles connect"], "Show why");
    let told = tell(&mut page, ask);
    page.and(told)
}

fn tell(page: &mut Page, ask: &Ask<'_>) -> Result<(), Answer> {
    let Some((query, to)) = ways::asked(page, ask)? else {
        return Ok(());
    };
    let why = query.why().map_err(|error| refused(&error))?;
    page.add_rows(ask.request, "why", || rows::why(&why))?;
    page.add_data(ask.request, &why);
    ways::go_on(page, ask, "why", &to);
    let out = &mut page.body;
    match &why.no_path {
        Some(no_path) => apart(out, ask, &why, no_path),
        None => joined(out, &why),
    }
    Ok(())
}

fn joined(out: &mut String, why: &Why) {
    if why.paths.iter().all(|path| path.moves == 0) {
        return element(out, "p", words::SAME_ROLE);
    }
    let passed: Vec<_> = why.bottlenecks.iter().map(markup::role).collect();
    let said = words::passed_by_all(why, &passed);
    let limits = words::limits_aside(why).map(|said| xml(&said).into_owned());
    for said in said.into_iter().chain(limits) {
        put!(out, "<p>{said}</p>\n");
    }
    if !why.critical.is_empty() {
        critical(out, &why.critical);
    } else if !why.limits_aside {
        element(out, "p", words::NO_CRITICAL);
    }
    for (at, path) in why.paths.iter().enumerate() {
        let head = format!("{}. {}", at + 1, plural(path.moves, "move"));
        element(out, "h2", &head);
        let first = vec![markup::role(&path.roles[0]), String::new(), String::new()];
        let steps = path.steps.iter().map(|step| {
            let role = markup::role(&step.to);
            iter::once(role).chain(by(step)).collect()
        });
        let rows: Vec<_> = iter::once(first).chain(steps).collect();
        table(
            out,
            &head,
            "route stated",
            &["Role", "By", "Stated in"],
            &rows,
        );
    }
    if why.cut {
        element(out, "p class=\"note\"", words::BETTER_MAY_LACK);
    }
}

/// The moves that every path takes.
fn critical(out: &mut String, steps: &[WhyStep]) {
    let head = format!("Every path takes {}", plural(steps.len(), "move"));
    element(out, "h2", &head);
    element(out, "p class=\"note\"", words::CRITICAL);
    let rows = steps.iter().map(|step| {
        let ends = [&step.from, &step.to].map(markup::role);
        ends.into_iter().chain(by(step)).collect()
    });
    let rows: Vec<_> = rows.collect();
    table(out, &head, "", &["From", "To", "By", "Stated in"], &rows);
}

/// By which moves a step goes, and where they are stated.
fn by(step: &WhyStep) -> [String; 2] {
    let kind = |moved: &StatedMove| words::kind_of(moved.kind, moved.basis);
    let kinds: Vec<_> = step.moves.iter().map(kind).collect();
    let is_one = kinds.len() == 1;
    let stated = step.moves.iter().filter(|moved| !moved.stated.is_empty());
    let stated = stated.map(|moved| {
        let places = words::stated_in(moved);
        if is_one {
            places
        } else {
            format!("{}: {places}", kind(moved))
        }
    });
    let stated: Vec<_> = stated.collect();
    [cell(kinds.join(", ")), cell(stated.join("; "))]
}

fn apart(out: &mut String, ask: &Ask<'_>, why: &Why, no_path: &NoPath) {
    if why.bridges.is_empty() {
        let none = words::no_links(why.bridges_sought);
        return ways::no_path(out, ask, no_path, Some(none));
    }
    ways::no_path(out, ask, no_path, None);
    element(out, "h2", words::LINKS);
    let rows: Vec<_> = why.bridges.iter().map(bridge).collect();
    let heads = ["From", "To", "Similar", "Moves in all", "Left out"];
    table(out, words::LINKS, "sortable", &heads, &rows);
}

fn bridge(bridge: &Bridge) -> Vec<String> {
    let left_out: Vec<_> = bridge.left_out.iter().map(words::kind_of_move).collect();
    vec![
        markup::role(&bridge.from),
        markup::role(&bridge.to),
        cell(words::similarity(bridge.similarity)),
        bridge.moves.to_string(),
        cell(left_out.join(", ")),
    ]
}
