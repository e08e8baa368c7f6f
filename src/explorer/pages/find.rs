//! Finding a role or a skill by a part of a name.

use super::super::ask::Ask;
use super::super::markup::{self, element, role_address};
use super::super::reply::{Answer, Page, Reply};
use crate::export::escape::address_part;
use crate::export::put;
use crate::model::name_key;
use crate::query::card::{RoleName, SkillName};

/// How many of each are listed.
const MOST: usize = 50;
/// A graph with more names than this does not hand all of them to a browser.
const MOST_NAMES: usize = 20_000;

/// A name that is one of the graph leads there at once; else what has all its words is listed.
pub(super) fn answer(ask: &Ask<'_>) -> Answer {
    let (graph, asked) = (ask.graph(), ask.field("q").unwrap_or_default());
    if let Ok(role) = graph.role(asked) {
        return Reply::to(role_address(role.id().as_str())).into();
    }
    if let Ok(skill) = graph.skill(asked) {
        return Reply::to(format!("/skill/{}", address_part(skill.id().as_str()))).into();
    }
    let key = name_key(asked);
    let words: Vec<_> = key.split_whitespace().collect();
    let has = |name: &str| {
        let name = name_key(name);
        !words.is_empty() && words.iter().all(|word| name.contains(word))
    };
    let roles = graph.roles().filter(|role| {
        let mut aliases = role.data().aliases.iter();
        has(role.title()) || has(role.id().as_str()) || aliases.any(|alias| has(alias))
    });
    let roles: Vec<RoleName> = roles.map(RoleName::from).collect();
    let skills = graph.skills().filter(|skill| {
        let mut aliases = skill.data().aliases.iter();
        has(skill.title()) || aliases.any(|alias| has(alias))
    });
    let skills: Vec<SkillName> = skills.map(SkillName::from).collect();
    let mut out = String::from("<header class=\"intro\">\n");
    element(&mut out, "h1", &format!("\u{201c}{asked}\u{201d}"));
    out.push_str("</header>\n");
    list(&mut out, "Roles", &roles, markup::role);
    list(&mut out, "Skills", &skills, markup::skill);
    let mut page = Page::new(asked, "", out);
    if roles.is_empty() && skills.is_empty() {
        page.status = 404;
        element(
            &mut page.body,
            "p class=\"note\"",
            "No role and no skill has such a name.",
        );
        if let Err(unknown) = graph.role(asked) {
            let closest = unknown
                .0
                .closest
                .iter()
                .filter_map(|name| graph.role(name).ok());
            let closest: Vec<_> = closest.map(RoleName::from).collect();
            list(&mut page.body, "Close to it", &closest, markup::role);
        }
    }
    page.into()
}

fn list<T>(out: &mut String, head: &str, found: &[T], link: impl Fn(&T) -> String) {
    if found.is_empty() {
        return;
    }
    element(out, "h2", &format!("{head} ({})", found.len()));
    out.push_str("<ul>\n");
    for one in found.iter().take(MOST) {
        put!(out, "<li>{}</li>\n", link(one));
    }
    out.push_str("</ul>\n");
    if found.len() > MOST {
        element(
            out,
            "p class=\"note\"",
            &format!("and {} more", found.len() - MOST),
        );
    }
}

/// All names, for fields that complete them.
pub(super) fn names(ask: &Ask<'_>) -> Answer {
    let graph = ask.graph();
    let roles = graph.roles().map(|role| role.title().to_owned());
    let skills = graph.skills().map(|skill| skill.title().to_owned());
    let (mut roles, mut skills): (Vec<_>, Vec<_>) = (roles.collect(), skills.collect());
    roles.truncate(MOST_NAMES);
    skills.truncate(MOST_NAMES);
    let data = serde_json::json!({ "roles": roles, "skills": skills });
    Reply::new("application/json", data.to_string()).into()
}
