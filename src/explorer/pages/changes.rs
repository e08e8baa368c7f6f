//! What changed: since the graph that was named, else since the explorer was started.

use super::super::ask::Ask;
use super::super::command::Command;
use super::super::drawing;
use super::super::markup::{self, cell, element, table};
use super::super::reply::{Answer, Page};
use crate::diff::GraphDiff;
use crate::export::put;
use crate::export::words::{self, Told};
use crate::view::{Before, RoleTitles, role_titles};

pub(super) fn answer(ask: &Ask<'_>) -> Answer {
    let graph = ask.graph();
    let (before, is_named) = ask.before();
    let diff = graph.changes_since(before);
    let since = if is_named {
        "since the old graph"
    } else {
        "since the explorer was started"
    };
    let mut page = Page::new("Changes", "changes", String::new());
    let out = &mut page.body;
    out.push_str("<header class=\"intro\">\n");
    element(out, "h1", &format!("Changes {since}"));
    let counts = words::difference_counts(&diff);
    let said = match (diff.is_empty(), is_named) {
        (false, _) => format!("{}.", counts.join("; ")),
        (true, true) => {
            "The graphs have the same roles with the same requirements, the same moves and the same skills.".to_owned()
        }
        (true, false) => "Nothing yet. Edit the files to see the changes here.".to_owned(),
    };
    element(out, "p class=\"facts\"", &said);
    out.push_str("</header>\n");
    page.add_data(ask.request, &diff);
    if is_named {
        page.command = Command::of(ask, "diff").word("OLD").line();
    }
    if diff.is_empty() {
        return page.into();
    }
    let view = graph.view().since(Before::of(before)).build();
    let drawn = drawing::add(&mut page, ask, view, "changes=on", "changes");
    tell(&mut page.body, ask, &diff, &role_titles([before, graph]));
    page.and(drawn)
}

fn tell(out: &mut String, ask: &Ask<'_>, diff: &GraphDiff, titles: &RoleTitles<'_>) {
    if let Some(scale) = &diff.scale {
        element(out, "p", &words::told_scale(scale));
    }
    let of_move = &["From", "To", "Move", "Change", "What"][..];
    let sections = [
        (
            "Roles",
            &["Role", "Change", "What"][..],
            words::told_roles(diff),
        ),
        ("Moves", of_move, words::told_moves(diff, titles)),
        (
            "Skills",
            &["Skill", "Change", "What"][..],
            words::told_skills(diff),
        ),
        (
            "The graph itself",
            &["Graph", "Change", "What"][..],
            words::told_graph(diff),
        ),
    ];
    for (head, heads, told) in &sections {
        section(out, ask, head, heads, told);
    }
    if sections
        .iter()
        .any(|(.., told)| told.iter().any(|one| one.has_marks))
    {
        element(out, "p class=\"note\"", words::DIFFERENCE_MARKS);
    }
}

fn section(out: &mut String, ask: &Ask<'_>, head: &str, heads: &[&str], told: &[Told]) {
    if told.is_empty() {
        return;
    }
    element(out, "h2", &format!("{head} ({})", told.len()));
    let rows = told.iter().map(|one| {
        let named = one.head.iter().zip(heads);
        let mut row: Vec<_> = named.map(|(text, head)| linked(ask, head, text)).collect();
        let mut what = String::new();
        for line in &one.what {
            put!(what, "<div>{}</div>", cell(line));
        }
        row.push(what);
        row
    });
    table(out, head, "", heads, &rows.collect::<Vec<_>>());
}

/// A role that is there now leads to its page.
fn linked(ask: &Ask<'_>, head: &str, text: &str) -> String {
    let is_role = ["Role", "From", "To"].contains(&head);
    let role = is_role.then(|| ask.graph().role(text).ok()).flatten();
    role.map_or_else(|| cell(text), |role| markup::role(&role.into()))
}
