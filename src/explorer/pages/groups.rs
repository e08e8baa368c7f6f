//! The families and tracks, each leading to what is of it.

use std::collections::BTreeMap;

use super::super::ask::Ask;
use crate::export::escape::xml;
use crate::export::put;
use crate::graph::RoleRef;
use crate::model::Name;
use crate::query::select::literal;

/// Adds links to what is of each family and of each track, where there are several of them: the question of a
/// page stays as it is otherwise.
pub(super) fn add(out: &mut String, ask: &Ask<'_>, page: &str) {
    let roles = || ask.graph().roles().map(RoleRef::data);
    let families = roles().filter_map(|role| role.family.as_deref());
    of_kind(out, ask, page, ("Families", "family"), families, |id| {
        ask.family(id)
    });
    let tracks = roles().filter_map(|role| role.track.as_deref());
    of_kind(out, ask, page, ("Tracks", "track"), tracks, |id| {
        ask.track(id)
    });
}

fn of_kind<'n>(
    out: &mut String,
    ask: &Ask<'_>,
    page: &str,
    (head, attribute): (&str, &str),
    names: impl Iterator<Item = &'n str>,
    title: impl Fn(&str) -> Name,
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
        let current = if ask.field("show") == Some(&selector) {
            " aria-current=\"true\""
        } else {
            ""
        };
        put!(
            out,
            "<a href=\"/{page}?{}\"{current}>{} <small>{count}</small></a> ",
            xml(&ask.request.question_with("show", &selector)),
            xml(&title(name))
        );
    }
    out.push_str("</p>\n");
}

/// A selector that could be asked of this graph.
pub(super) fn example(ask: &Ask<'_>) -> String {
    let graph = ask.graph();
    let mut examples = Vec::new();
    let families = graph.roles().find_map(|role| role.data().family.as_deref());
    examples.extend(families.map(|family| format!("family:{}", literal(family))));
    if graph.roles().any(|role| role.data().level.is_some()) {
        examples.push("level:>=3".to_owned());
    }
    let role = graph.roles().next();
    examples.extend(role.map(|role| format!("{}+2", literal(role.id().as_str()))));
    format!("{} \u{2026}", examples.join(", "))
}
