//! A plan from one role to another, as `career plan` writes it.

use super::super::ask::Ask;
use super::super::markup::{element, role_field};
use super::super::reply::{Answer, Page};
use crate::export::html;

/// How many first things are shown.
const MOST_FIRST: usize = 6;

pub(super) fn answer(ask: &Ask<'_>) -> Answer {
    let mut page = Page::new("Plan", "plan", String::from("<div class=\"unprinted\">\n"));
    page.class = "plan";
    form(&mut page.body, ask);
    page.body.push_str("</div>\n");
    let told = tell(&mut page, ask);
    page.and(told)
}

fn tell(page: &mut Page, ask: &Ask<'_>) -> Result<(), Answer> {
    let Some((from, to)) = ask.start()?.zip(ask.role("to")?) else {
        let text = "Name two roles to plan the way from one to the other.";
        element(&mut page.body, "p class=\"note\"", text);
        return Ok(());
    };
    let mut query = ask.graph().plan(from, to);
    let is_own = ask.field("from").is_none();
    if let Some(profile) = ask.profile().filter(|_| is_own) {
        query = query.of(profile);
    }
    let plan = query.answer();
    let plan = plan.map_err(|error| Answer::problem(400, &error.to_string(), &[]))?;
    let written = html::plan(&plan, MOST_FIRST);
    page.body.push_str(written.content());
    written.title().clone_into(&mut page.title);
    page.add_data(&plan);
    Ok(())
}

fn form(out: &mut String, ask: &Ask<'_>) {
    let field = |name| ask.field(name).unwrap_or_default();
    let is_own = ask.person().is_some_and(|person| person.role().is_some());
    out.push_str("<form class=\"ask\" action=\"/plan\">\n");
    role_field(
        out,
        if is_own {
            "From (you, unless named)"
        } else {
            "From"
        },
        "from",
        field("from"),
        !is_own,
    );
    role_field(out, "To", "to", field("to"), true);
    out.push_str("<button>Make a plan</button>\n</form>\n");
}
