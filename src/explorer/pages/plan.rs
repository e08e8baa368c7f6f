//! A plan from one role to another, as `career plan` writes it.

use std::collections::BTreeSet;

use super::super::ask::Ask;
use super::super::command::Command;
use super::super::forms::{condition_fields, end_fields};
use super::super::markup::{self, element, ends_links, with_head};
use super::super::reply::{Answer, Page, Reply};
use super::super::request::Kept;
use super::super::routes;
use crate::export::html;
use crate::export::put;
use crate::export::rows;
use crate::query::plan::Plan;

/// How many first things are shown.
const MOST_FIRST: usize = 6;

pub(super) fn answer(ask: &Ask<'_>) -> Answer {
    let mut page = Page::new("Plan", "plan", String::new());
    page.class = "plan";
    let mut below = String::from("<div class=\"unprinted\">\n");
    form(&mut below, ask);
    below.push_str("</div>\n");
    let plan = plan(ask);
    let Ok(Some(plan)) = &plan else {
        element(&mut page.body, "h1", "Plan");
        page.body.push_str(&below);
        if let Ok(None) = plan {
            element(&mut page.body, "p class=\"note\"", ask.ends_missing());
        }
        return page.and(plan.map(|_| ()));
    };
    page.kept.push(Kept::FILE);
    if let Err(table) = page.add_rows(ask.request, "plan", || rows::plan(plan)) {
        return table;
    }
    let written = html::plan(plan, MOST_FIRST);
    if ask.request.wants_file(Kept::FILE) {
        return Reply::kept(&written, "plan").into();
    }
    let (from, to) = (ask.field("from"), &plan.to.id);
    ends_links(&mut below, "plan", ask.request, from, to);
    named(&mut below, plan);
    with_head(&mut page.body, written.content(), &below);
    // Titles go into histories and lists of windows: without the name of the person.
    page.title = format!("Plan: {}", ask.ends().unwrap_or_default());
    page.add_data(ask.request, plan);
    let command = Command::of(ask, "plan").own(ask.is_own());
    let command = match from {
        Some(_) => command.ends(ask, to),
        None => command.option("--to", to),
    };
    page.command = command.conditions(ask).line();
    page.into()
}

/// Links to the roles that the routes pass and the skills to begin with, for the screen.
fn named(out: &mut String, plan: &Plan) {
    let mut seen = BTreeSet::new();
    let roles = plan.routes.iter().flat_map(|route| &route.roles);
    let roles: Vec<_> = roles
        .filter(|role| seen.insert(&role.id))
        .map(markup::role)
        .collect();
    let mut seen = BTreeSet::new();
    let skills = plan
        .first
        .iter()
        .take(MOST_FIRST)
        .flat_map(|thing| &thing.skills);
    let skills: Vec<_> = skills
        .filter(|skill| seen.insert(&skill.id))
        .map(markup::skill)
        .collect();
    for (head, links) in [("Roles", roles), ("Skills to begin with", skills)] {
        if !links.is_empty() {
            put!(
                out,
                "<p class=\"groups unprinted\"><span>{head}</span> {}</p>\n",
                links.join(" ")
            );
        }
    }
}

/// The plan that is asked for; nothing where an end is not named.
fn plan(ask: &Ask<'_>) -> Result<Option<Plan>, Answer> {
    let conditions = routes::conditions(ask)?;
    let Some((from, to)) = ask.start()?.zip(ask.role("to")?) else {
        return Ok(None);
    };
    let mut query = ask.graph().plan(from, to)?.along(conditions);
    if let Some(profile) = ask.profile().filter(|_| ask.is_own()) {
        query = query.of(profile);
    }
    let plan = query.answer();
    let mut plan = plan.map_err(|error| Answer::problem(400, &error.to_string(), &[]))?;
    plan.conditions = routes::told(ask);
    Ok(Some(plan))
}

fn form(out: &mut String, ask: &Ask<'_>) {
    out.push_str("<form class=\"ask\" action=\"/plan\">\n");
    end_fields(out, ask, ask.has_own_start());
    condition_fields(out, ask);
    out.push_str("<button>Make a plan</button>\n</form>\n");
}
