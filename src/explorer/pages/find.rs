//! Finding a role or a skill by a part of a name.

use std::collections::BTreeSet;

use super::super::ask::Ask;
use super::super::markup::{self, element, role_address, skill_address};
use super::super::reply::{Answer, Page, Reply};
use crate::export::put;
use crate::graph::{CareerGraph, UnknownRole, UnknownSkill};
use crate::model::name_key;
use crate::model::text::shortened;
use crate::query::card::{RoleName, SkillName};

/// How many of each are listed.
const MOST: usize = 50;
/// A graph with more names than this does not hand all of them to a browser.
const MOST_NAMES: usize = 20_000;

/// A name that is one of the graph leads there at once; else what has all its words is listed.
pub(super) fn answer(ask: &Ask<'_>) -> Answer {
    let (graph, asked) = (ask.graph(), ask.field("q").unwrap_or_default());
    if asked.is_empty() {
        return Reply::to("/".to_owned()).into();
    }
    if let Ok(role) = graph.role(asked) {
        return Reply::to(role_address(role.id().as_str())).into();
    }
    if let Ok(skill) = graph.skill(asked) {
        return Reply::to(skill_address(skill.id().as_str())).into();
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
    element(
        &mut out,
        "h1",
        &format!("\u{201c}{}\u{201d}", shortened(asked)),
    );
    out.push_str("</header>\n");
    list(&mut out, "Roles", &roles, markup::role);
    list(&mut out, "Skills", &skills, markup::skill);
    let mut page = Page::new(shortened(asked), "", out);
    page.add_data(
        ask.request,
        &serde_json::json!({ "roles": roles, "skills": skills }),
    );
    if roles.is_empty() && skills.is_empty() {
        page.status = 404;
        let text = "No role and no skill has such a name.";
        element(&mut page.body, "p class=\"note\"", text);
        close(&mut page.body, graph, asked);
    }
    page.into()
}

/// What is close to a name that nothing has.
fn close(out: &mut String, graph: &CareerGraph, asked: &str) {
    let mut roles = Vec::new();
    if let Err(UnknownRole(unknown)) = graph.role(asked) {
        let close = unknown
            .closest
            .iter()
            .filter_map(|name| graph.role(name).ok());
        roles.extend(close.map(RoleName::from));
    }
    let mut skills = Vec::new();
    if let Err(UnknownSkill(unknown)) = graph.skill(asked) {
        let close = unknown
            .closest
            .iter()
            .filter_map(|name| graph.skill(name).ok());
        skills.extend(close.map(SkillName::from));
    }
    // Several names may be those of one.
    let (mut seen, mut known) = (BTreeSet::new(), BTreeSet::new());
    roles.retain(|role| seen.insert(role.id.clone()));
    skills.retain(|skill| known.insert(skill.id.clone()));
    list(out, "Roles close to it", &roles, markup::role);
    list(out, "Skills close to it", &skills, markup::skill);
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
