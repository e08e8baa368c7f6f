//! One skill, and who asks for it.

use std::collections::BTreeSet;

use super::super::ask::Ask;
use super::super::command::Command;
use super::super::markup::{self, cell, element, table};
use super::super::reply::{Answer, Page};
use crate::export::escape::xml;
use crate::export::put;
use crate::export::words::{self, plural};
use crate::graph::SkillRef;
use crate::query::card::SkillCard;

pub(super) fn answer(ask: &Ask<'_>) -> Answer {
    let graph = ask.graph();
    let Some(name) = ask.named() else {
        return Answer::missing("name a skill: /skill/SKILL");
    };
    let skill = match ask.skill_named(name) {
        Ok(skill) => skill,
        Err(answer) => return answer,
    };
    let card = graph.skill_card(skill);
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
    you(&mut out, ask, skill);
    out.push_str("</header>\n");
    asked_by(&mut out, &card);
    let mut page = Page::new(card.skill.title.to_string(), "skills", out);
    page.add_data(ask.request, &card);
    let command = Command::of(ask, "skills").word(card.skill.id.as_str());
    page.command = command.line();
    page.into()
}

/// How well whoever looks holds it.
fn you(out: &mut String, ask: &Ask<'_>, skill: SkillRef<'_>) {
    let Some(profile) = ask.profile() else { return };
    let mut held = profile.skills.iter();
    let held = held.find(|held| held.skill == skill.index());
    let said = match held.map(|held| (held, held.proficiency)) {
        None => "do not hold it".to_owned(),
        Some((_, None)) => "hold it; how well is not stated".to_owned(),
        Some((held, Some(step))) => {
            let step = words::step(ask.graph().scale(), step);
            format!("hold it at {}", words::marked(held.inferred, step))
        }
    };
    put!(
        out,
        "<p class=\"you\"><strong>You</strong> {}.</p>\n",
        xml(&said)
    );
}

fn asked_by(out: &mut String, card: &SkillCard) {
    let mut uses: Vec<_> = card.roles.iter().collect();
    uses.sort_by_key(|one| std::cmp::Reverse(one.proficiency));
    // A role may ask for it twice: alone, and as one of several.
    let mut seen = BTreeSet::new();
    uses.retain(|one| seen.insert(&one.role.id));
    let head = format!("Asked for by {}", plural(uses.len(), "role"));
    element(out, "h2", &head);
    let rows = uses.iter().map(|one| {
        let how = if one.choice {
            "one of several that would do"
        } else {
            ""
        };
        let step = words::step_or_any(one.proficiency, one.proficiency_name.as_deref());
        vec![markup::role(&one.role), cell(step), cell(how)]
    });
    let rows: Vec<_> = rows.collect();
    table(
        out,
        &head,
        "sortable",
        &["Role", "Proficiency", "Remarks"],
        &rows,
    );
}
