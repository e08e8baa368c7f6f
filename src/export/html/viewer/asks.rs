//! What a role asks for, in its card: each skill with how well, and of whom somebody is with what is held.

use crate::export::escape::xml;
use crate::export::html::element;
use crate::export::words::{self, plural};
use crate::model::ProficiencyScale;
use crate::query::card::Ask;
use crate::query::gap::{Need, NeedState};
use crate::view::AsksOfRole;

/// Adds what a role asks for, where it asks for anything.
pub(super) fn add(out: &mut String, scale: &ProficiencyScale, asks: &AsksOfRole) {
    let rows: Vec<_> = match asks {
        AsksOfRole::Said(asks) => asks.iter().map(said).collect(),
        AsksOfRole::Measured(needs) => needs.iter().map(|need| measured(scale, need)).collect(),
    };
    if rows.is_empty() {
        return;
    }
    element(
        out,
        "h3",
        &format!("Asks for {}", plural(rows.len(), "skill")),
    );
    out.push_str("<ul class=\"asks\">\n");
    for (class, title, remarks) in rows {
        put!(
            out,
            "<li{class}><span>{}</span> <small>{}</small></li>\n",
            xml(&title),
            xml(&remarks.join("; "))
        );
    }
    out.push_str("</ul>\n");
}

/// The class, the title and the remarks of a row.
type Row = (&'static str, String, Vec<String>);

fn said(asked: &Ask) -> Row {
    let step = words::step_or_any(asked.proficiency, asked.proficiency_name.as_deref());
    let mut remarks = vec![words::marked(asked.inferred, step)];
    remarks.extend(words::choice(asked.count, &asked.skills));
    remarks.extend((!asked.essential).then(|| "optional".to_owned()));
    ("", asked.title.clone(), remarks)
}

fn measured(scale: &ProficiencyScale, need: &Need) -> Row {
    let asked = words::asked_step(scale, need);
    let is_met = need.state == NeedState::Met;
    let class = if is_met { "" } else { " class=\"short\"" };
    let stands = match need.state {
        NeedState::Met => format!("{asked}, met"),
        NeedState::Missing => format!("{asked}, not held"),
        _ => format!("{asked}, {} held", words::held_of_need(scale, need)),
    };
    let mut remarks = vec![stands];
    let more = words::remarks(need);
    remarks.extend((!more.is_empty()).then_some(more));
    (class, need.title.clone(), remarks)
}
