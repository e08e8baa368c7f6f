//! What somebody lacks for a role.

use super::super::ask::Ask;
use super::super::command::Command;
use super::super::forms::end_fields;
use super::super::markup::{self, cell, element, ends_links, printed, table};
use super::super::reply::{Answer, Page};
use super::what_if;
use crate::export::html;
use crate::export::put;
use crate::export::rows;
use crate::export::words;
use crate::graph::{RoleRef, RoleSet};
use crate::model::ProficiencyScale;
use crate::query::gap::{GapReport, Need, NeedState, SkillGap};
use crate::query::person::Person;

pub(super) fn answer(ask: &Ask<'_>) -> Answer {
    let title = ask.ends().unwrap_or_else(|| "Gap".to_owned());
    let mut page = Page::new(title, "gap", String::new());
    let asked = asked(ask);
    let report = asked.map(|asked| asked.map(|(person, to)| (person.gaps().to(to), person)));
    let out = &mut page.body;
    out.push_str("<header class=\"intro\">\n");
    element(out, "h1", &page.title);
    printed(out, ask, ask.field("from").is_none());
    if let Ok(Some((report, _))) = &report {
        element(out, "p class=\"lead\"", &words::gap_in_short(&report.gap));
    }
    out.push_str("</header>\n");
    form(out, ask);
    let told = report.and_then(|report| {
        if let Some((report, person)) = report {
            return tell_all(&mut page, ask, &report, &person);
        }
        let text = "Name the present role and the target role.";
        element(&mut page.body, "p class=\"note\"", text);
        Ok(())
    });
    page.and(told)
}

fn tell_all(
    page: &mut Page,
    ask: &Ask<'_>,
    report: &GapReport,
    person: &Person<'_>,
) -> Result<(), Answer> {
    page.add_rows(ask.request, "gap", || {
        rows::gaps(std::slice::from_ref(report))
    })?;
    if let Some(role) = person.held_in_nothing() {
        let text = words::held_in_nothing(role.title());
        element(&mut page.body, "p class=\"note\"", &format!("{text}."));
    }
    tell(&mut page.body, ask, report);
    page.add_data(ask.request, report);
    let command = Command::of(ask, "gap").own(ask.field("from").is_none());
    page.command = command.ends(ask, &report.gap.to.id).line();
    let aim = ask.graph().role(&report.gap.to.id).ok();
    let aim = aim.map(|to| RoleSet::from_roles(ask.graph().role_count(), [to.index()]));
    what_if::add(&mut page.body, ask, "gap", person, aim)?;
    Ok(())
}

/// Who asks for which role; nothing where an end is not named.
fn asked<'a>(ask: &Ask<'a>) -> Result<Option<(Person<'a>, RoleRef<'a>)>, Answer> {
    let held = ask.role("from")?;
    let held = held.map(|role| ask.graph().in_role(role)).transpose()?;
    let holder = held.or_else(|| ask.person());
    Ok(holder.zip(ask.role("to")?))
}

fn form(out: &mut String, ask: &Ask<'_>) {
    out.push_str("<form class=\"ask\" action=\"/gap\">\n");
    end_fields(out, ask, ask.profile().is_some());
    out.push_str("<button>Show the gap</button>\n</form>\n");
}

fn tell(out: &mut String, ask: &Ask<'_>, report: &GapReport) {
    let (gap, scale) = (&report.gap, ask.graph().scale());
    let transfer = report.transferability.as_ref();
    let transfer = transfer.and_then(|roles| words::transfer(roles, gap.from.is_some()));
    for said in transfer.iter().chain(&words::asked_years(report.years)) {
        element(out, "p", said);
    }
    let from = gap.from.as_ref().map(|role| role.id.as_str());
    ends_links(out, "gap", ask.request, from, &gap.to.id);
    let both = gap
        .from
        .iter()
        .chain([&gap.to])
        .cloned()
        .collect::<Vec<_>>();
    put!(
        out,
        "<p class=\"groups\"><span>Roles</span> {}</p>\n",
        markup::roles(&both)
    );
    let states = [
        (NeedState::Missing, "Missing"),
        (NeedState::Underdeveloped, "Underdeveloped"),
        (
            NeedState::Unsure,
            "Unsure: depends on which skills are held, and how well",
        ),
        (NeedState::Met, "Met"),
    ];
    for (state, head) in states {
        let needs: Vec<_> = gap.in_state(state).collect();
        if needs.is_empty() {
            continue;
        }
        element(out, "h2", &format!("{head} ({})", needs.len()));
        let rows: Vec<_> = needs.into_iter().map(|need| row(need, scale)).collect();
        table(
            out,
            head,
            "needs-table",
            &["Skill", "Held and needed", "Held", "Needed", "Remarks"],
            &rows,
        );
    }
    beyond(out, gap);
}

/// What is held beyond what is asked, and how to read the numbers.
fn beyond(out: &mut String, gap: &SkillGap) {
    let beyond: Vec<_> = words::beyond(gap).collect();
    // Beyond a target of which nothing is known lies everything, which says nothing.
    if gap.coverage.is_some() {
        if !beyond.is_empty() {
            element(
                out,
                "h2",
                &format!("Beyond what is asked ({})", beyond.len()),
            );
            element(out, "p", &beyond.join(", "));
        }
        if gap
            .needs
            .iter()
            .any(|need| need.inferred || need.have_inferred)
        {
            element(out, "p class=\"note\"", words::INFERRED_NOTE);
        }
        element(out, "p class=\"note\"", words::COVERAGE_NOTE);
    }
}

fn row(need: &Need, scale: &ProficiencyScale) -> Vec<String> {
    vec![
        markup::asked(&need.title, &need.skills),
        html::meter(scale, need.have, need.needed),
        cell(words::held_of_need(scale, need)),
        cell(words::asked_step(scale, need)),
        cell(words::remarks(need)),
    ]
}
