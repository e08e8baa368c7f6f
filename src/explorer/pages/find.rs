//! Finding a role or a skill by a part of a name.

use std::collections::BTreeSet;

use super::super::ask::Ask;
use super::super::markup::{self, element, role_address, skill_address};
use super::super::reply::{Answer, Page, Reply};
use crate::export::escape::xml;
use crate::export::put;
use crate::graph::{CareerGraph, UnknownRole, UnknownSkill};
use crate::model::text::shortened;
use crate::model::{Name, name_key};
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
    let asked_for = Asked::new(asked);
    let roles = among(graph.roles().map(|role| {
        let (own, aliases) = ([role.title(), role.id().as_str()], &role.data().aliases);
        (RoleName::from(role), asked_for.found_in(&own, aliases))
    }));
    let skills = among(graph.skills().map(|skill| {
        let aliases = &skill.data().aliases;
        (
            SkillName::from(skill),
            asked_for.found_in(&[skill.title()], aliases),
        )
    }));
    let mut out = String::from("<header class=\"intro\">\n");
    element(
        &mut out,
        "h1",
        &format!("\u{201c}{}\u{201d}", shortened(asked)),
    );
    out.push_str("</header>\n");
    list(&mut out, "Roles", &roles, |(role, by)| {
        found_by(markup::role(role), *by)
    });
    list(&mut out, "Skills", &skills, |(skill, by)| {
        found_by(markup::skill(skill), *by)
    });
    let roles: Vec<_> = roles.into_iter().map(|(role, _)| role).collect();
    let skills: Vec<_> = skills.into_iter().map(|(skill, _)| skill).collect();
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

/// What somebody looks for.
struct Asked {
    key: String,
}

/// How well something answers, the best first, and the alias that does where no name of its own does.
type Found<'n> = Option<(u8, Option<&'n Name>)>;

impl Asked {
    fn new(asked: &str) -> Self {
        let key = name_key(asked);
        Self { key }
    }

    /// Whether a name begins like this, or has all of its words.
    fn rank(&self, name: &str) -> Option<u8> {
        let name = name_key(name);
        if self.key.is_empty() {
            return None;
        }
        if name.starts_with(&self.key) {
            return Some(0);
        }
        let mut words = self.key.split_whitespace();
        words.all(|word| name.contains(word)).then_some(1)
    }

    /// Its own names come before the others that it has.
    fn found_in<'n>(&self, own: &[&str], aliases: &'n [Name]) -> Found<'n> {
        let own = own.iter().filter_map(|name| self.rank(name)).min();
        let other = || {
            let ranked = aliases.iter();
            let ranked = ranked.filter_map(|alias| Some((self.rank(alias)? + 2, Some(alias))));
            ranked.min_by_key(|(rank, _)| *rank)
        };
        own.map(|rank| (rank, None)).or_else(other)
    }
}

/// What answers, the best first, each with the alias that does.
fn among<'n, T>(all: impl Iterator<Item = (T, Found<'n>)>) -> Vec<(T, Option<&'n Name>)> {
    let found = all.filter_map(|(one, found)| found.map(|(rank, by)| (rank, one, by)));
    let mut found: Vec<_> = found.collect();
    found.sort_by_key(|(rank, ..)| *rank);
    found.into_iter().map(|(_, one, by)| (one, by)).collect()
}

/// A link, with the alias by which it was found.
fn found_by(link: String, alias: Option<&Name>) -> String {
    match alias {
        Some(alias) => format!("{link} <small>also called {}</small>", xml(alias)),
        None => link,
    }
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
    out.push_str("<ul class=\"found\">\n");
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
