//! All skills.

use std::collections::BTreeSet;

use super::super::ask::Ask;
use super::super::command::Command;
use super::super::markup::{self, cell, element, table};
use super::super::reply::{Answer, Page};
use crate::export::words::plural;
use crate::query::card::{SkillCard, SkillList, SkillName};

pub(super) fn answer(ask: &Ask<'_>) -> Answer {
    let mut cards = ask.graph().skill_cards();
    let roles = |card: &SkillCard| {
        let roles: BTreeSet<_> = card.roles.iter().map(|one| one.role.id.clone()).collect();
        roles.len()
    };
    cards.sort_by_cached_key(|card| (std::cmp::Reverse(roles(card)), card.skill.title.clone()));
    let mut out = String::from("<header class=\"intro\">\n");
    element(&mut out, "h1", &plural(cards.len(), "skill"));
    out.push_str("</header>\n");
    let rows = cards.iter().map(|card| {
        let skill = SkillName {
            id: card.skill.id.to_string(),
            title: card.skill.title.to_string(),
        };
        vec![
            markup::skill(&skill),
            cell(card.skill.kind.as_str()),
            cell(card.skill.category.as_deref().unwrap_or_default()),
            roles(card).to_string(),
        ]
    });
    let rows: Vec<_> = rows.collect();
    table(
        &mut out,
        "Skills",
        "sortable",
        &["Skill", "Kind", "Category", "Roles that ask for it"],
        &rows,
    );
    let mut page = Page::new("Skills", "skills", out);
    page.add_data(ask.request, &SkillList::from(cards));
    page.command = Command::of(ask, "skills").line();
    page.into()
}
