//! Parts of pages.

use std::fmt::Display;

use crate::export::escape::{address_part, xml};
use crate::export::put;
use crate::export::words;
use crate::query::card::{RoleName, SkillName};

/// Adds an element with a text.
pub(super) fn element(out: &mut String, tag: &str, text: &str) {
    let name = tag.split(' ').next().unwrap_or(tag);
    put!(out, "<{tag}>{}</{name}>\n", xml(text));
}

/// The address of a role.
pub(super) fn role_address(id: &str) -> String {
    format!("/role/{}", address_part(id))
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
    let address = address_part(&skill.id);
    format!("<a href=\"/skill/{address}\">{}</a>", xml(title))
}

/// What is asked for: a skill that leads to its page, or the name of a choice.
pub(super) fn asked(title: &str, skills: &[SkillName]) -> String {
    match skills {
        [one] => skill_as(one, title),
        _ => xml(title).into_owned(),
    }
}

/// The address of a gap.
pub(super) fn gap_address(from: Option<&str>, to: &str) -> String {
    let mut question = form_urlencoded::Serializer::new(String::new());
    if let Some(from) = from {
        question.append_pair("from", from);
    }
    format!("/gap?{}", question.append_pair("to", to).finish())
}

/// The address of the paths between two roles.
pub(super) fn path_address(from: &str, to: &str) -> String {
    let mut question = form_urlencoded::Serializer::new(String::new());
    let question = question.append_pair("from", from).append_pair("to", to);
    format!("/path?{}", question.finish())
}

/// A table: heads are texts, cells are markup.
pub(super) fn table(out: &mut String, class: &str, heads: &[&str], rows: &[Vec<String>]) {
    put!(
        out,
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table class=\"{class}\">\n<thead><tr>"
    );
    for head in heads {
        put!(out, "<th scope=\"col\">{}</th>", xml(head));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for cell in row {
            put!(out, "<td>{cell}</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
}

/// A text as a cell.
pub(super) fn cell(text: impl Display) -> String {
    xml(&text.to_string()).into_owned()
}

/// What went wrong, and what to do.
pub(super) fn problem(what: &str, help: &[String]) -> String {
    let mut out = String::from("<section class=\"problem\">\n");
    element(&mut out, "h1", what);
    for text in help {
        element(&mut out, "pre", text);
    }
    out.push_str("</section>\n");
    out
}

/// A field for the name of a role.
pub(super) fn role_field(out: &mut String, label: &str, name: &str, value: &str, is_needed: bool) {
    let needed = if is_needed { " required" } else { "" };
    put!(
        out,
        "<label>{label} <input name=\"{name}\" value=\"{}\" list=\"roles\" autocomplete=\"off\"{needed}></label>\n",
        xml(value)
    );
}

/// A field to choose from: values with what they are called.
pub(super) fn choice<V: AsRef<str>, L: AsRef<str>>(
    out: &mut String,
    label: &str,
    name: &str,
    chosen: &str,
    values: impl IntoIterator<Item = (V, L)>,
) {
    put!(out, "<label>{label} <select name=\"{name}\">");
    for (value, said) in values {
        let (value, said) = (value.as_ref(), said.as_ref());
        let selected = if value == chosen { " selected" } else { "" };
        put!(
            out,
            "<option value=\"{}\"{selected}>{}</option>",
            xml(value),
            xml(said)
        );
    }
    out.push_str("</select></label>\n");
}

/// A box to tick.
pub(super) fn tick(out: &mut String, label: &str, name: &str, value: &str, is_on: bool) {
    let checked = if is_on { " checked" } else { "" };
    put!(
        out,
        "<label class=\"tick\"><input type=\"checkbox\" name=\"{name}\" value=\"{value}\"{checked}> {label}</label>\n"
    );
}
