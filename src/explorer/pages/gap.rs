//! What somebody lacks for a role.

use super::super::ask::Ask;
use super::super::markup::{self, cell, element, path_address, role_field, table};
use super::super::reply::{Answer, Page};
use crate::export::escape::xml;
use crate::export::html;
use crate::export::put;
use crate::export::words;
use crate::model::ProficiencyScale;
use crate::query::gap::{GapReport, Need, NeedState};

pub(super) fn answer(ask: &Ask<'_>) -> Answer {
    let title = ask.ends().unwrap_or_else(|| "Gap".to_owned());
    let mut page = Page::new(title, "gap", String::new());
    let report = report(ask);
    let out = &mut page.body;
    out.push_str("<header class=\"intro\">\n");
    element(out, "h1", &page.title);
    if let Ok(Some(report)) = &report {
        element(out, "p class=\"lead\"", &words::gap_in_short(&report.gap));
    }
    out.push_str("</header>\n");
    form(out, ask);
    let told = report.map(|report| match report {
        Some(report) => {
            tell(&mut page.body, ask.graph().scale(), &report);
            page.add_data(&report);
        }
        None => element(
            &mut page.body,
            "p class=\"note\"",
            "Name the role that is held and the one that is aimed for.",
        ),
    });
    page.and(told)
}

/// The gap that is asked about; nothing where an end is not named.
fn report(ask: &Ask<'_>) -> Result<Option<GapReport>, Answer> {
    let held = ask.role("from")?.map(|role| ask.graph().in_role(role));
    let holder = held.or_else(|| ask.person());
    let report = holder.zip(ask.role("to")?);
    Ok(report.map(|(person, to)| person.gaps().to(to)))
}

fn form(out: &mut String, ask: &Ask<'_>) {
    let field = |name| ask.field(name).unwrap_or_default();
    let is_own = ask.profile().is_some();
    out.push_str("<form class=\"ask\" action=\"/gap\">\n");
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
    out.push_str("<button>Show the gap</button>\n</form>\n");
}

fn tell(out: &mut String, scale: &ProficiencyScale, report: &GapReport) {
    let gap = &report.gap;
    let transfer = report.transferability.as_ref();
    let transfer = transfer.and_then(|roles| words::transfer(roles, gap.from.is_some()));
    for said in transfer.iter().chain(&words::asked_years(report.years)) {
        element(out, "p", said);
    }
    if let Some(from) = &gap.from {
        put!(
            out,
            "<p>{} \u{b7} {} \u{b7} <a href=\"{}\">paths between them</a></p>\n",
            markup::role(from),
            markup::role(&gap.to),
            xml(&path_address(&from.id, &gap.to.id))
        );
    }
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
            "needs-table",
            &["Skill", "Held and needed", "Held", "Needed", "Remarks"],
            &rows,
        );
    }
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
