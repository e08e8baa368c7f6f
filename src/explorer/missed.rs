//! What of a profile means nothing in the graph.

use super::markup::{cell, element, table};
use crate::export::escape::xml;
use crate::export::put;
use crate::export::words::{self, plural};
use crate::graph::CareerGraph;
use crate::query::profile::{ResolvedProfile, Unresolved, UnresolvedKind};

/// Whether something is likely to be an error: people hold skills that no role asks for, unless a name is
/// close to one that roles do.
fn is_amiss(missed: &Unresolved) -> bool {
    match missed.what {
        UnresolvedKind::Skill => !missed.closest.is_empty(),
        UnresolvedKind::SkillOfNoRole | UnresolvedKind::Repeat => false,
        _ => true,
    }
}

/// Says on every page that something is likely to be an error, and leads to what it is: no page but that about
/// whoever looks has a word of it.
pub(super) fn strip(out: &mut String, profile: &ResolvedProfile) {
    let count = profile
        .unresolved
        .iter()
        .filter(|one| is_amiss(one))
        .count();
    if count > 0 {
        put!(
            out,
            "<p class=\"strip\">{} in this graph: <a href=\"/me#missed\">see what</a></p>\n",
            head(count)
        );
    }
}

/// "2 places of your profile mean nothing".
fn head(count: usize) -> String {
    let means = if count == 1 { "means" } else { "mean" };
    format!("{} of your profile {means} nothing", plural(count, "place"))
}

/// Adds what is likely to be an error, and then the rest, which is closed.
pub(super) fn add(out: &mut String, graph: &CareerGraph, profile: &ResolvedProfile) {
    let all = profile.unresolved.iter();
    let (amiss, others): (Vec<_>, Vec<_>) = all.partition(|one| is_amiss(one));
    if !amiss.is_empty() {
        out.push_str("<section class=\"problem\" id=\"missed\">\n");
        element(out, "h2", &format!("{} in this graph", head(amiss.len())));
        list(out, graph, &amiss);
        out.push_str("</section>\n");
    }
    if !others.is_empty() {
        let head = format!(
            "Parts of it that matter to no role of this graph: {}",
            plural(others.len(), "place")
        );
        put!(out, "<details><summary>{}</summary>\n", xml(&head));
        list(out, graph, &others);
        out.push_str("</details>\n");
    }
}

fn list(out: &mut String, graph: &CareerGraph, missed: &[&Unresolved]) {
    let rows = missed.iter().map(|missed| {
        let (what, why) = words::not_resolved(missed.what, &missed.closest, graph.scale());
        vec![cell(what), cell(&missed.text), cell(why)]
    });
    let rows: Vec<_> = rows.collect();
    let heads = ["Read as", "Written", "Remarks"];
    table(out, "What means nothing here", "", &heads, &rows);
}
