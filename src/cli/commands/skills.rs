//! `career skills`

use careergraph::export::words;
use careergraph::graph::{CareerGraph, UnknownSkill};
use careergraph::model::SkillKind;
use careergraph::query::card::SkillList;
use clap::Args;

use super::{Common, Failure, Outcome, Output, unknown_name};
use crate::cli::graph_source;
use crate::cli::output::plural;

/// Options of `career skills`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// A skill: shows the roles that ask for it
    skill: Option<String>,
    /// Only skills of this kind
    #[arg(long, value_parser = SkillKind::NAMES.map(|(_, name)| name))]
    kind: Option<String>,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let graph = graph_source::graph(common, output)?;
    if let Some(name) = &options.skill {
        show_one(graph, name, output)?;
        return Ok(Outcome::Fine);
    }
    let mut cards = graph.skill_cards();
    if let Some(kind) = &options.kind {
        cards.retain(|card| card.skill.kind.as_str() == kind);
    }
    if output.wants_json() {
        output.json(&SkillList::from(cards))?;
        return Ok(Outcome::Fine);
    }
    let rows = cards.iter().map(|card| {
        let roles: std::collections::BTreeSet<_> = card.roles.iter().map(|r| &r.role.id).collect();
        vec![
            card.skill.id.to_string(),
            card.skill.title.to_string(),
            card.skill.kind.as_str().to_owned(),
            card.skill
                .category
                .as_deref()
                .unwrap_or_default()
                .to_owned(),
            roles.len().to_string(),
        ]
    });
    let rows: Vec<_> = rows.collect();
    let total = rows.len();
    if total > 0 {
        output.table(&["skill", "title", "kind", "category", "roles"], rows);
    }
    output.line(plural(total, "skill"));
    Ok(Outcome::Fine)
}

/// Shows one skill with the roles that ask for it.
fn show_one(graph: &CareerGraph, name: &str, output: &mut Output) -> Result<(), Failure> {
    let skill = graph.skill(name);
    let skill =
        skill.map_err(|UnknownSkill(unknown)| unknown_name("skill", &unknown, "career skills"))?;
    let card = graph.skill_card(skill);
    if output.wants_json() {
        output.json(&card)?;
        return Ok(());
    }
    let mut class = card.skill.kind.as_str().to_owned();
    if let Some(category) = &card.skill.category {
        class.push_str(", ");
        class.push_str(category);
    }
    output.line(format!("{} ({class})", card.skill.title));
    if !card.skill.aliases.is_empty() {
        let aliases = card.skill.aliases.join(", ");
        output.prose("  ", &format!("also called {aliases}"));
    }
    let rows = card.roles.iter().map(|usage| {
        let step = words::step_or_any(usage.proficiency, usage.proficiency_name.as_deref());
        let how = if usage.choice { "one of several" } else { "" };
        vec![
            usage.role.id.clone(),
            usage.role.title.clone(),
            step,
            how.to_owned(),
        ]
    });
    output.table(&["role", "title", "proficiency", "choice"], rows.collect());
    Ok(())
}
