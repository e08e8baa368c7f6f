//! The words of a drawing, before they are escaped: short enough for a box or a line, and the same in
//! every format.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::model::Basis;
use crate::view::{EdgeView, GraphView, NodeView, RouteStep, WayBack};

/// How many characters of a name a drawing shows.
pub(super) const MAX_SHOWN: usize = 80;

/// Returns what to call a node: its title, or its id where the title shows nothing.
pub(super) fn name_of(node: &NodeView) -> String {
    name(&node.title, node.id.as_str())
}

/// Returns what to call a role of this title and id.
pub(super) fn name(title: &str, id: &str) -> String {
    let names = [title, id, "(untitled)"];
    let mut names = names.into_iter().map(shown);
    names.find(|name| !name.is_empty()).unwrap_or_default()
}

/// Returns the lines of a box: its name, what is known of its rank, and whether it is a stub.
pub(super) fn lines_of(node: &NodeView) -> Vec<String> {
    let stub = node.stub.then(|| "(stub)".to_owned());
    let lines = [name_of(node), shown(&node.rank())].into_iter().chain(stub);
    lines.filter(|line| !line.is_empty()).collect()
}

/// Returns what a line between boxes means, in words: its kinds, what they rest on where nobody
/// stated them, and whether there is a way back. Nothing for a plain advancement.
pub(super) fn words_of(edge: &EdgeView) -> String {
    let words: Vec<_> = edge
        .moves
        .iter()
        .map(|drawn| match drawn.basis {
            Basis::Stated => drawn.kind.to_string(),
            basis => format!("{} ({basis})", drawn.kind),
        })
        .collect();
    let words = words.join(" + ");
    match edge.way_back() {
        WayBack::None if words == "advancement" => String::new(),
        WayBack::None => words,
        WayBack::Known => words + ", both ways",
        WayBack::Inferred => words + ", way back inferred",
    }
}

/// Returns what a step of a path takes: "after 2 years, gap 12.5"; nothing where neither is known.
pub(super) fn takes(step: &RouteStep) -> String {
    let years = step.years.filter(|years| *years > 0.0);
    let years = years.map(|years| match years {
        1.0 => "after 1 year".to_owned(),
        years => format!("after {} years", (years * 10.0).round() / 10.0),
    });
    let gap = step
        .gap
        .map(|gap| format!("gap {}", (gap.high * 10.0).round() / 10.0));
    let parts: Vec<_> = years.into_iter().chain(gap).collect();
    parts.join(", ")
}

/// Returns the title of a drawing; `None` where it shows nothing.
pub(super) fn title_of(view: &GraphView) -> Option<String> {
    let title = view.title.as_deref().map(shown).unwrap_or_default();
    (!title.is_empty()).then_some(title)
}

/// Returns for every node the cluster that it stands in.
pub(super) fn clusters_of(view: &GraphView) -> Vec<Option<usize>> {
    let mut clusters = vec![None; view.nodes.len()];
    for (place, cluster) in view.clusters.iter().enumerate() {
        for &node in &cluster.nodes {
            clusters[node] = Some(place);
        }
    }
    clusters
}

/// Returns what a drawing shows of a name: one line, spaces not repeated, and not all of a long one.
pub(super) fn shown(name: &str) -> String {
    let start = cut(name, 4 * MAX_SHOWN);
    let words: Vec<_> = start.split_whitespace().collect();
    cut(&words.join(" "), MAX_SHOWN)
}

/// Returns the start of a text, with an ellipsis where something is missing.
pub(super) fn cut(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        Some(_) => {
            let kept: String = text.chars().take(limit - 1).collect();
            kept + "…"
        }
        None => text.to_owned(),
    }
}

/// Breaks a text into lines of so many columns, between words, and within words that are longer than
/// a line.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split(' ') {
        let needed: usize = columns(word);
        if used > 0 && used + 1 + needed > width {
            lines.push(String::new());
            used = 0;
        }
        let line = lines.last_mut().expect("there is always a last line");
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        for c in word.chars() {
            let wide = c.width().unwrap_or(0);
            if used > 0 && used + wide > width {
                lines.push(String::new());
                used = 0;
            }
            lines
                .last_mut()
                .expect("there is always a last line")
                .push(c);
            used += wide;
        }
    }
    lines
}

/// Returns how many columns a text takes on a terminal, wide letters counted twice.
pub(super) fn columns(text: &str) -> usize {
    text.width()
}
