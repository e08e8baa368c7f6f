//! What changes when something is learnt: a form, and the answer below it.

use super::super::ask::Ask;
use super::super::forms::choice;
use super::super::markup::{self, cell, element, table};
use super::super::reply::Answer;
use super::moves;
use crate::export::escape::xml;
use crate::export::put;
use crate::export::words;
use crate::graph::RoleSet;
use crate::query::person::Person;
use crate::query::what_if::{Change, WhatIf};

/// Adds the form, and the answer where it has been asked: about some roles, or about those that are near.
pub(super) fn add(
    out: &mut String,
    ask: &Ask<'_>,
    page: &str,
    person: &Person<'_>,
    toward: Option<RoleSet>,
) -> Result<Option<WhatIf>, Answer> {
    // Without an answer it is nothing for paper.
    let class = if ask.is_on("learn") {
        ""
    } else {
        " class=\"unprinted\""
    };
    element(
        out,
        &format!("h2 id=\"what-if\"{class}"),
        "What if something is learnt?",
    );
    form(out, ask, page);
    let Some(name) = ask.field("learn") else {
        return Ok(None);
    };
    let skill = ask.skill_named(name);
    let skill = skill.map_err(|answer| answer.of_field("learn"))?;
    let top = ask.graph().scale().top();
    let step = ask.number("step", usual_step(top), top.into())?;
    let mut query = person.what_if();
    if let Some(roles) = toward {
        query = query.toward(roles);
    }
    let answer = query.learn(skill.index(), step as u8).answer();
    tell(out, ask, &answer);
    Ok(Some(answer))
}

/// The step that is chosen where nobody chose one: three of five.
fn usual_step(top: u8) -> usize {
    (usize::from(top) * 3).div_ceil(5).max(1)
}

fn form(out: &mut String, ask: &Ask<'_>, page: &str) {
    let scale = ask.graph().scale();
    put!(out, "<form class=\"ask\" action=\"/{page}#what-if\">\n");
    let others = ask.request.fields.iter();
    for (name, value) in others.filter(|(name, _)| !["learn", "step", "format"].contains(&&**name))
    {
        put!(
            out,
            "<input type=\"hidden\" name=\"{}\" value=\"{}\">\n",
            xml(name),
            xml(value)
        );
    }
    put!(
        out,
        "<label>Skill <input name=\"learn\" value=\"{}\" list=\"skills\" autocomplete=\"off\" required></label>\n",
        xml(ask.field("learn").unwrap_or_default())
    );
    let steps = (1..=scale.top()).map(|step| (step.to_string(), words::step(scale, step)));
    let usual = usual_step(scale.top()).to_string();
    let chosen = ask.field("step").unwrap_or(&usual);
    choice(out, "learnt to", "step", chosen, steps);
    out.push_str("<button>Show what changes</button>\n</form>\n");
}

fn tell(out: &mut String, ask: &Ask<'_>, answer: &WhatIf) {
    element(out, "p", &words::what_if(ask.graph().scale(), answer));
    if !answer.changes.is_empty() {
        let rows: Vec<_> = answer.changes.iter().map(row).collect();
        let heads = ["Role", "Now", "Then", "What changes"];
        table(out, "What changes", "", &heads, &rows);
    }
    let others = [
        words::what_if_not(answer),
        words::not_described(&answer.unknown),
    ];
    for said in others.into_iter().flatten() {
        element(out, "p class=\"note\"", &said);
    }
}

fn row(change: &Change) -> Vec<String> {
    let needs: Vec<_> = change.needs.iter().map(words::need_change).collect();
    vec![
        markup::role(&change.role),
        moves::stands(&change.before),
        moves::stands(&change.after),
        cell(needs.join(", ")),
    ]
}
