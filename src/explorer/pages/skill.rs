//! One skill, and who asks for it.

use super::super::ask::{Ask, unknown_name};
use super::super::markup::{self, cell, element, table};
use super::super::reply::{Answer, Page};
use crate::export::words::plural;
use crate::graph::UnknownSkill;
use crate::query::card::SkillCard;

pub(super) fn answer(ask: &Ask<'_>) -> Answer {
    let graph = ask.graph();
    let Some(name) = ask.named() else {
        return Answer::missing("name a skill: /skill/SKILL");
    };
    let skill = match graph.skill(name) {
        Ok(skill) => skill,
        Err(UnknownSkill(unknown)) => return unknown_name("skill", &unknown),
    };
    let card = graph.skill_cards().swap_remove(skill.index().index());
    let mut out = String::from("<header class=\"intro\">\n");
    element(&mut out, "h1", &card.skill.title);
    let mut class = vec![card.skill.kind.as_str().to_owned()];
    class.extend(card.skill.category.as_deref().map(str::to_owned));
    element(&mut out, "p class=\"facts\"", &class.join(" \u{b7} "));
    if !card.skill.aliases.is_empty() {
        let aliases: Vec<_> = card.skill.aliases.iter().map(ToString::to_string).collect();
        element(
            &mut out,
            "p class=\"note\"",
            &format!("also called {}", aliases.join(", ")),
        );
    }
    if let Some(description) = &card.skill.description {
        element(&mut out, "p class=\"lead\"", description);
    }
    out.push_str("</header>\n");
    asked_by(&mut out, &card);
    let mut page = Page::new(card.skill.title.to_string(), "skills", out);
    page.add_data(&card);
    page.into()
}

fn asked_by(out: &mut String, card: &SkillCard) {
    element(
        out,
        "h2",
        &format!("Asked for by {}", plural(card.roles.len(), "role")),
    );
    let mut uses: Vec<_> = card.roles.iter().collect();
    uses.sort_by_key(|one| std::cmp::Reverse(one.proficiency));
    let rows = uses.iter().map(|one| {
        let step = match (one.proficiency, &one.proficiency_name) {
            (Some(step), Some(name)) => format!("{step} {name}"),
            (Some(step), None) => step.to_string(),
            (None, _) => "any".to_owned(),
        };
        let how = if one.choice {
            "one of several that would do"
        } else {
            ""
        };
        vec![markup::role(&one.role), cell(step), cell(how)]
    });
    let rows: Vec<_> = rows.collect();
    table(out, "sortable", &["Role", "Proficiency", "Remarks"], &rows);
}
