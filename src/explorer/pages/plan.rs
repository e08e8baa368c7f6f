//! A plan from one role to another, as `career plan` writes it.

use super::super::ask::Ask;
use super::super::forms::end_fields;
use super::super::markup::{element, ends_links};
use super::super::reply::{Answer, Page};
use crate::export::html;

/// How many first things are shown.
const MOST_FIRST: usize = 6;

pub(super) fn answer(ask: &Ask<'_>) -> Answer {
    let mut page = Page::new("Plan", "plan", String::from("<div class=\"unprinted\">\n"));
    page.class = "plan";
    if ask.field("to").is_none() {
        element(&mut page.body, "h1", "Plan");
    }
    form(&mut page.body, ask);
    page.body.push_str("</div>\n");
    let told = tell(&mut page, ask);
    page.and(told)
}

fn tell(page: &mut Page, ask: &Ask<'_>) -> Result<(), Answer> {
    let Some((from, to)) = ask.start()?.zip(ask.role("to")?) else {
        element(&mut page.body, "p class=\"note\"", ask.ends_missing());
        return Ok(());
    };
    ends_links(&mut page.body, "plan", ask.field("from"), to.id().as_str());
    let mut query = ask.graph().plan(from, to);
    if let Some(profile) = ask.profile().filter(|_| ask.is_own()) {
        query = query.of(profile);
    }
    let plan = query.answer();
    let plan = plan.map_err(|error| Answer::problem(400, &error.to_string(), &[]))?;
    let written = html::plan(&plan, MOST_FIRST);
    page.body.push_str(written.content());
    // Titles go into histories and lists of windows: without the name of the person.
    page.title = format!("Plan: {}", ask.ends().unwrap_or_default());
    page.add_data(ask.request, &plan);
    Ok(())
}

fn form(out: &mut String, ask: &Ask<'_>) {
    out.push_str("<form class=\"ask\" action=\"/plan\">\n");
    end_fields(out, ask, ask.has_own_start());
    out.push_str("<button>Make a plan</button>\n</form>\n");
}
