//! All roles: the picture of the graph, or of what is selected, and the list.

use std::collections::BTreeMap;

use super::super::ask::Ask;
use super::super::command::Command;
use super::super::drawing;
use super::super::forms::choice;
use super::super::markup::{self, cell, element, selected_address, table};
use super::super::reply::{Answer, Page};
use super::{groups, moves};
use crate::export::escape::xml;
use crate::export::words::plural;
use crate::export::{Layout, put};
use crate::graph::{CareerGraph, RoleSet};
use crate::model::{Basis, Name, TransitionKind, YearRange};
use crate::query::card::{RoleList, RoleSummary};
use crate::view::Grouping;

pub(super) fn answer(ask: &Ask<'_>) -> Answer {
    let graph = ask.graph();
    let shown = ask.field("show").unwrap_or_default();
    let mut page = Page::new(shown, "", String::new());
    let out = &mut page.body;
    out.push_str("<header class=\"intro\">\n");
    element(out, "h1", ask.title());
    facts(out, graph);
    out.push_str("</header>\n");
    form(out, ask);
    let told = tell(&mut page, ask);
    page.and(told)
}

fn tell(page: &mut Page, ask: &Ask<'_>) -> Result<(), Answer> {
    let graph = ask.graph();
    let selected = ask.selected("show")?;
    let roles = selected.unwrap_or_else(|| RoleSet::all(graph.role_count()));
    picture(page, ask, &roles)?;
    let summaries: Vec<_> = roles
        .iter()
        .map(|role| graph.role_at(role).summary())
        .collect();
    list(&mut page.body, ask, &summaries);
    page.add_data(ask.request, &RoleList::from(summaries));
    let command = Command::of(ask, "roles").word(ask.field("show").unwrap_or("*"));
    page.command = command.line();
    Ok(())
}

/// "69 roles · 256 skills · 120 advancements, 30 entries, 60 lateral moves", with a link to what is only
/// mentioned.
fn facts(out: &mut String, graph: &CareerGraph) {
    let mut kinds: BTreeMap<TransitionKind, usize> = BTreeMap::new();
    let said = graph.transitions();
    for moved in said.filter(|moved| moved.basis() != Basis::Inferred) {
        *kinds.entry(moved.kind()).or_default() += 1;
    }
    let kinds = kinds.iter().map(|(kind, count)| match kind {
        TransitionKind::Entry if *count == 1 => "1 entry move".to_owned(),
        TransitionKind::Entry => format!("{count} entry moves"),
        TransitionKind::Lateral => plural(*count, "lateral move"),
        TransitionKind::Advancement => plural(*count, "advancement"),
    });
    let kinds: Vec<_> = kinds.collect();
    let stubs = graph.roles().filter(|role| role.is_stub()).count();
    put!(
        out,
        "<p class=\"facts\">{}",
        plural(graph.role_count(), "role")
    );
    if stubs > 0 {
        let address = selected_address("", "is:stub");
        let stubs = plural(stubs, "stub");
        put!(
            out,
            " (<a href=\"{}\">{stubs}</a>: mentioned, not described)",
            xml(&address)
        );
    }
    let skills = plural(graph.skill_count(), "skill");
    put!(out, " \u{b7} {skills} \u{b7} {}</p>\n", kinds.join(", "));
}

fn form(out: &mut String, ask: &Ask<'_>) {
    put!(
        out,
        "<form class=\"ask\" action=\"/\">\n<label class=\"long\">Show only <input name=\"show\" value=\"{}\" \
         placeholder=\"{}\" autocomplete=\"off\" spellcheck=\"false\"></label>\n",
        xml(ask.field("show").unwrap_or_default()),
        xml(&groups::example(ask)),
    );
    let layouts = Layout::NAMES.iter().map(|(_, name, _)| *name);
    // These are of a role, of paths, and what is chosen anyway.
    let layouts = layouts.filter(|name| !["auto", "neighbourhood", "routes"].contains(name));
    let layouts = [("", "automatic")]
        .into_iter()
        .chain(layouts.map(|name| (name, name)));
    choice(
        out,
        "Layout",
        "layout",
        ask.field("layout").unwrap_or_default(),
        layouts,
    );
    let groupings = Grouping::NAMES.iter().map(|(_, name, _)| (*name, *name));
    let groupings = [("", "automatic")].into_iter().chain(groupings);
    choice(
        out,
        "Group by",
        "group",
        ask.field("group").unwrap_or_default(),
        groupings,
    );
    out.push_str("<button>Show</button>\n</form>\n");
    groups::add(out, ask, "");
}

fn picture(page: &mut Page, ask: &Ask<'_>, roles: &RoleSet) -> Result<(), Answer> {
    if roles.is_empty() {
        element(&mut page.body, "p class=\"note\"", "No role is selected.");
        return Ok(());
    }
    // What is too much for a picture need not be made for one.
    if roles.len() > drawing::MOST_BOXES {
        let said = format!(
            "{} and the moves between them are too many for a readable picture: choose a family, or say what to \
             show, such as family:NAME or ROLE+2.",
            plural(roles.len(), "role")
        );
        element(&mut page.body, "p class=\"note\"", &said);
        return Ok(());
    }
    let view = drawing::asked(ask)?.build();
    let question = ask.request.question_without("format");
    drawing::add(page, ask, view, &question, ask.title())
}

fn list(out: &mut String, ask: &Ask<'_>, summaries: &[RoleSummary]) {
    element(out, "h2", &plural(summaries.len(), "role"));
    let person = ask.person();
    let mut order: Vec<_> = summaries.iter().collect();
    order.sort_by(|a, b| {
        let key = |role: &RoleSummary| (role.family.clone(), role.track.clone(), role.level);
        key(a)
            .cmp(&key(b))
            .then_with(|| a.name.title.cmp(&b.name.title))
    });
    let title = |id: &Option<String>, of: &dyn Fn(&str) -> Name| {
        id.as_deref().map_or_else(Name::default, of)
    };
    let rows = order.iter().map(|role| {
        let mut row = vec![
            markup::role(&role.name),
            cell(title(&role.family, &|id| ask.family(id))),
            cell(title(&role.track, &|id| ask.track(id))),
            role.level.map(cell).unwrap_or_default(),
            role.years
                .map(YearRange::in_words)
                .map(cell)
                .unwrap_or_default(),
            role.requirements.to_string(),
            role.feeders.to_string(),
            role.next_roles.to_string(),
        ];
        if let Some(person) = &person
            && let Ok(target) = ask.graph().role(&role.name.id)
        {
            let measure = person.measure(target);
            row.extend([moves::short(&measure), moves::covered(&measure)]);
        }
        row
    });
    let rows: Vec<_> = rows.collect();
    let mut heads = vec![
        "Role",
        "Family",
        "Track",
        "Level",
        "Years",
        "Asks for",
        "Moves in",
        "Moves out",
    ];
    if person.is_some() {
        heads.extend(["You lack", "Covered"]);
    }
    table(out, "Roles", "sortable", &heads, &rows);
}
