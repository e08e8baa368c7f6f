//! Parts of pages.

use std::fmt::Display;

use crate::export::escape::{address_part, xml};
use crate::export::html::heads as add_heads;
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

/// Links to the other pages about two roles.
pub(super) fn ends_links(out: &mut String, here: &str, from: Option<&str>, to: &str) {
    out.push_str("<p class=\"groups\"><span>The same two</span> ");
    for (page, called) in [("path", "paths"), ("gap", "the gap"), ("plan", "a plan")] {
        if page != here {
            put!(
                out,
                "<a href=\"{}\">{called}</a> ",
                xml(&ends_address(page, from, to))
            );
        }
    }
    out.push_str("</p>\n");
}

/// A table of something: heads are texts, cells are markup.
pub(super) fn table(out: &mut String, of: &str, class: &str, heads: &[&str], rows: &[Vec<String>]) {
    put!(
        out,
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table class=\"{class}\">\n",
        xml(of)
    );
    add_heads(out, heads);
    for row in rows.iter().take(MOST_ROWS) {
        out.push_str("<tr>");
        for cell in row {
            put!(out, "<td>{cell}</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
    if rows.len() > MOST_ROWS {
        let text = format!("and {} more", rows.len() - MOST_ROWS);
        element(out, "p class=\"note\"", &text);
    }
}

/// More rows than this make a page slow.
const MOST_ROWS: usize = 3_000;

/// A text as a cell.
pub(super) fn cell(text: impl Display) -> String {
    xml(&text.to_string()).into_owned()
}

/// What went wrong, and what to do.
pub(super) fn problem(what: &str, help: &[String]) -> String {
    let mut out = opened_problem(what);
    for text in help {
        element(&mut out, "pre", text);
    }
    out.push_str("</section>\n");
    out
}

/// There is nothing of that name, but perhaps something close: addresses with what they lead to.
pub(super) fn not_found(what: &str, close: &[(String, String)]) -> String {
    let mut out = opened_problem(what);
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

fn opened_problem(what: &str) -> String {
    let mut out = String::from("<section class=\"problem\" role=\"alert\">\n");
    element(&mut out, "h2", what);
    out
}
