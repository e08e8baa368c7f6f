//! Parts of pages.

use std::fmt::Display;

use super::Request;
use super::ask::Ask;
use crate::export::escape::{address_part, xml};
use crate::export::html::{TABLE_END, begin_table, heads as add_heads};
pub(super) use crate::export::html::{element, list};
use crate::export::put;
use crate::export::words;
use crate::query::card::{RoleName, SkillName};

/// The address of a role.
pub(super) fn role_address(id: &str) -> String {
    format!("/role/{}", address_part(id))
}

/// The address of a skill.
pub(super) fn skill_address(id: &str) -> String {
    format!("/skill/{}", address_part(id))
}

/// A role that leads to its page.
pub(super) fn role(role: &RoleName) -> String {
    let class = if role.stub { " class=\"stub\"" } else { "" };
    let address = role_address(&role.id);
    format!(
        "<a href=\"{address}\"{class}>{}</a>",
        xml(&words::titled(role))
    )
}

/// Roles that lead to their pages, with commas between them.
pub(super) fn roles(roles: &[RoleName]) -> String {
    let roles: Vec<_> = roles.iter().map(role).collect();
    roles.join(", ")
}

/// A skill that leads to its page.
pub(super) fn skill(skill: &SkillName) -> String {
    skill_as(skill, &skill.title)
}

/// The same under another name.
fn skill_as(skill: &SkillName, title: &str) -> String {
    let address = skill_address(&skill.id);
    format!("<a href=\"{address}\">{}</a>", xml(title))
}

/// What is asked for: a skill that leads to its page, or the name of a choice.
pub(super) fn asked(title: &str, skills: &[SkillName]) -> String {
    match skills {
        [one] => skill_as(one, title),
        _ => xml(title).into_owned(),
    }
}

/// The address of a page about two roles, or about whoever looks and one.
pub(super) fn ends_address(page: &str, from: Option<&str>, to: &str) -> String {
    let mut question = form_urlencoded::Serializer::new(String::new());
    if let Some(from) = from {
        question.append_pair("from", from);
    }
    format!("/{page}?{}", question.append_pair("to", to).finish())
}

/// The address of all roles that a selector selects.
pub(super) fn selected_address(page: &str, selector: &str) -> String {
    let mut question = form_urlencoded::Serializer::new(String::new());
    format!(
        "/{page}?{}",
        question.append_pair("show", selector).finish()
    )
}

/// Links to the other pages about two roles, on the same conditions.
pub(super) fn ends_links(
    out: &mut String,
    here: &str,
    request: &Request,
    from: Option<&str>,
    to: &str,
) {
    out.push_str("<p class=\"groups\"><span>The same two</span> ");
    let others = [
        ("path", "paths"),
        ("between", "all ways"),
        ("why", "why they connect"),
        ("gap", "the gap"),
        ("plan", "a plan"),
    ];
    for (page, called) in others {
        if page != here {
            let address = ends_address(page, from, to);
            let start = page.len() + "/?".len();
            let mut question = form_urlencoded::Serializer::for_suffix(address, start);
            let address = question.extend_pairs(request.conditions()).finish();
            put!(out, "<a href=\"{}\">{called}</a> ", xml(&address));
        }
    }
    out.push_str("</p>\n");
}

/// A table of something: heads are texts, cells are markup.
///
/// Of a table that sorts, columns in which nothing stands are left out.
pub(super) fn table(out: &mut String, of: &str, class: &str, heads: &[&str], rows: &[Vec<String>]) {
    let says_nothing = |at: usize| {
        rows.iter()
            .all(|row| row.get(at).is_none_or(String::is_empty))
    };
    let is_told = |at: usize| class != "sortable" || rows.is_empty() || !says_nothing(at);
    let told: Vec<_> = (0..heads.len()).map(is_told).collect();
    let heads = heads.iter().zip(&told);
    let heads: Vec<_> = heads
        .filter_map(|(head, told)| told.then_some(*head))
        .collect();
    begin_table(out, of, class);
    add_heads(out, &heads);
    for row in rows.iter().take(MOST_ROWS) {
        out.push_str("<tr>");
        for (cell, _) in row.iter().zip(&told).filter(|(_, told)| **told) {
            put!(out, "<td>{cell}</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str(TABLE_END);
    if rows.len() > MOST_ROWS {
        let text = format!("and {} more", rows.len() - MOST_ROWS);
        element(out, "p class=\"note\"", &text);
    }
}

/// More rows than this make a page slow.
const MOST_ROWS: usize = 3_000;

/// A text as a cell that is sorted as if it said something else.
pub(super) fn sorted_as(key: impl Display, text: &str) -> String {
    format!("<data value=\"{key}\">{}</data>", xml(text))
}

/// A text as a cell.
pub(super) fn cell(text: impl Display) -> String {
    xml(&text.to_string()).into_owned()
}

/// Adds a page that has been written elsewhere, with something of the explorer below its head.
pub(super) fn with_head(out: &mut String, written: &str, below: &str) {
    const END: &str = "</header>\n";
    let at = written.find(END).map_or(0, |at| at + END.len());
    let (head, rest) = written.split_at(at);
    for part in [head, below, rest] {
        out.push_str(part);
    }
}

/// Whose page it is and of which ladder, for paper: on a screen the bar says the latter.
pub(super) fn printed(out: &mut String, ask: &Ask<'_>, is_own: bool) {
    let name = ask.profile().filter(|_| is_own);
    let name = name.and_then(|profile| profile.name.as_deref());
    let said: Vec<_> = name.into_iter().chain([ask.title()]).collect();
    put!(
        out,
        "<p class=\"printed\">{}<span data-today></span></p>\n",
        xml(&said.join(" \u{b7} "))
    );
}

/// What went wrong, what to do, and what was perhaps meant: addresses with what they lead to.
pub(super) fn problem(what: &str, help: &[String], close: &[(String, String)]) -> String {
    let mut out = String::from("<section class=\"problem\" role=\"alert\" id=\"problem\">\n");
    element(&mut out, "h2", what);
    for text in help {
        element(&mut out, "pre", text);
    }
    if !close.is_empty() {
        let links = close.iter();
        let links = links
            .map(|(address, title)| format!("<a href=\"{}\">{}</a>", xml(address), xml(title)));
        let links: Vec<_> = links.collect();
        put!(out, "<p>Did you mean {}?</p>\n", words::or(&links));
    }
    out.push_str("</section>\n");
    out
}
