//! All roles: the picture of the graph, or of what is selected, and the list.

use std::collections::BTreeMap;

use super::super::ask::Ask;
use super::super::drawing;
use super::super::markup::{self, cell, choice, element, table};
use super::super::reply::{Answer, Page};
use crate::export::escape::xml;
use crate::export::words::plural;
use crate::export::{Layout, put};
use crate::graph::{CareerGraph, RoleRef, RoleSet};
use crate::model::{Basis, TransitionKind, YearRange};
use crate::query::card::RoleSummary;
use crate::query::select::literal;
use crate::view::Grouping;

/// More rows than this make a page slow; the rest is counted.
const MOST_ROWS: usize = 3_000;

pub(super) fn answer(ask: &Ask<'_>) -> Answer {
    let graph = ask.graph();
    let mut page = Page::new("", "", String::new());
    let out = &mut page.body;
    out.push_str("<header class=\"intro\">\n");
    element(out, "h1", graph.title().unwrap_or("Career graph"));
    element(out, "p class=\"facts\"", &facts(graph));
    out.push_str("</header>\n");
    form(out, ask);
    let told = tell(&mut page, ask);
    page.and(told)
}

fn tell(page: &mut Page, ask: &Ask<'_>) -> Result<(), Answer> {
    let graph = ask.graph();
    let selected = ask.selected("show")?;
    let roles = selected.unwrap_or_else(|| RoleSet::all(graph.role_count()));
    picture(&mut page.body, ask, &roles)?;
    let summaries: Vec<_> = roles
        .iter()
        .map(|role| graph.role_at(role).summary())
        .collect();
    list(&mut page.body, ask, &summaries);
    page.add_data(&summaries);
    Ok(())
}

/// "69 roles · 256 skills · 120 advancements, 30 entries, 60 lateral moves".
fn facts(graph: &CareerGraph) -> String {
    let mut kinds: BTreeMap<TransitionKind, usize> = BTreeMap::new();
    for moved in graph
        .transitions()
        .filter(|moved| moved.basis() != Basis::Inferred)
    {
        *kinds.entry(moved.kind()).or_default() += 1;
    }
    let kinds = kinds.iter().map(|(kind, count)| match kind {
        TransitionKind::Entry if *count == 1 => "1 entry move".to_owned(),
        TransitionKind::Entry => format!("{count} entry moves"),
        TransitionKind::Lateral => plural(*count, "lateral move"),
        TransitionKind::Advancement => plural(*count, &kind.to_string()),
    });
    let kinds: Vec<_> = kinds.collect();
    let (roles, skills) = (
        plural(graph.role_count(), "role"),
        plural(graph.skill_count(), "skill"),
    );
    format!("{roles} \u{b7} {skills} \u{b7} {}", kinds.join(", "))
}

fn form(out: &mut String, ask: &Ask<'_>) {
    put!(
        out,
        "<form class=\"ask\" action=\"/\">\n<label class=\"long\">Show only <input name=\"show\" value=\"{}\" \
         placeholder=\"family:data, level:&gt;=4, engineer+2 \u{2026}\" autocomplete=\"off\" spellcheck=\"false\"></label>\n",
        xml(ask.field("show").unwrap_or_default())
    );
    let layouts = Layout::NAMES.iter().map(|(_, name, _)| (*name, *name));
    // These two are of a role and of paths.
    let layouts = layouts.filter(|(name, _)| !["neighbourhood", "routes"].contains(name));
    choice(
        out,
        "Layout",
        "layout",
        ask.field("layout").unwrap_or("auto"),
        layouts,
    );
    let groups = Grouping::NAMES.iter().map(|(_, name, _)| (*name, *name));
    choice(
        out,
        "Group by",
        "group",
        ask.field("group").unwrap_or_default(),
        groups,
    );
    out.push_str("<button>Show</button>\n</form>\n");
    groups_of(out, ask);
}

/// The families and tracks, each leading to what is of it.
fn groups_of(out: &mut String, ask: &Ask<'_>) {
    let roles = || ask.graph().roles().map(RoleRef::data);
    let families = roles().filter_map(|role| role.family.as_deref());
    groups(out, "Families", "family", families, |id| ask.family(id));
    let tracks = roles().filter_map(|role| role.track.as_deref());
    groups(out, "Tracks", "track", tracks, |id| ask.track(id));
}

fn groups<'n>(
    out: &mut String,
    head: &str,
    attribute: &str,
    names: impl Iterator<Item = &'n str>,
    title: impl Fn(&'n str) -> &'n str,
) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    if counts.len() < 2 {
        return;
    }
    put!(out, "<p class=\"groups\"><span>{head}</span> ");
    for (name, count) in counts {
        let selector = format!("{attribute}:{}", literal(name));
        let question = form_urlencoded::Serializer::new(String::new())
            .append_pair("show", &selector)
            .finish();
        put!(
            out,
            "<a href=\"/?{}\">{} <small>{count}</small></a> ",
            xml(&question),
            xml(title(name))
        );
    }
    out.push_str("</p>\n");
}

fn picture(out: &mut String, ask: &Ask<'_>, roles: &RoleSet) -> Result<(), Answer> {
    if roles.is_empty() {
        element(out, "p class=\"note\"", "No role is selected.");
        return Ok(());
    }
    // What is too much for a picture need not be made for one.
    let view = (roles.len() <= drawing::MOST_BOXES).then(|| drawing::asked(ask));
    match view.transpose()?.map(|view| view.build()) {
        Some(view) if drawing::is_drawable(&view) => {
            let question = ask.request.question_with("format", "");
            let name = ask.graph().title().unwrap_or("careers").to_owned();
            drawing::add(out, ask, view, &question, &name);
        }
        _ => element(
            out,
            "p class=\"note\"",
            &format!(
                "{} and the moves between them make no picture that says anything: choose a family, or say \
                 what to show, such as family:NAME or ROLE+2.",
                plural(roles.len(), "role")
            ),
        ),
    }
    Ok(())
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
    let rows = order.iter().take(MOST_ROWS).map(|role| {
        let mut row = vec![
            markup::role(&role.name),
            cell(
                role.family
                    .as_deref()
                    .map_or("", |family| ask.family(family)),
            ),
            cell(role.track.as_deref().map_or("", |track| ask.track(track))),
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
            row.push(super::moves::stands(&person.measure(target)));
        }
        row
    });
    let rows: Vec<_> = rows.collect();
    let mut heads = vec![
        "Role", "Family", "Track", "Level", "Years", "Asks for", "From", "To",
    ];
    heads.extend(person.is_some().then_some("You"));
    table(out, "sortable", &heads, &rows);
    if order.len() > MOST_ROWS {
        let more = order.len() - MOST_ROWS;
        element(
            out,
            "p class=\"note\"",
            &format!("and {more} more: say what to show to see them."),
        );
    }
}
