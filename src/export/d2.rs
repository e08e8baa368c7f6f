//! D2.

use super::escape;
use super::groups::Groups;
use super::merged::Merged;
use super::paint::{Border, Paint, stroke, width};
use super::text::{clusters_of, legend, lines_in_words, shown, title_of};
use super::{ExportError, Format, Look, Work};
use crate::view::theme::{Line, Theme};
use crate::view::{GraphView, WayBack};

/// The format.
pub(super) const FORMAT: Format = Format {
    name: "d2",
    extensions: &["d2"],
    about: "D2, for its own renderer",
    purpose: "diagrams that are kept as D2 and edited further",
    work: Work::Picture(|view, look| Ok::<_, ExportError>(write(view, look).into())),
};

/// Returns the diagram.
fn write(view: &GraphView, look: &Look) -> String {
    let theme = &look.theme;
    let mut out = String::from("direction: right\n");
    if let Some(title) = title_of(view) {
        put!(
            out,
            "title: \"{}\" {{shape: text; near: top-center; style.font-size: 28}}\n",
            escape::d2(&title)
        );
    }
    let merged = Merged::of(view);
    let captions = merged.captions(look).into_iter();
    let notes: Vec<_> = captions.chain(legend(view, look)).collect();
    if !notes.is_empty() {
        let notes: Vec<_> = notes.iter().map(|note| escape::d2(note)).collect();
        put!(
            out,
            "legend: \"{}\" {{shape: text; near: bottom-center}}\n",
            notes.join("\\n")
        );
    }
    let (clusters, groups) = (clusters_of(view), Groups::of(view, true));
    for (place, cluster) in view.clusters.iter().enumerate() {
        let style = theme.cluster(place);
        put!(
            out,
            "c{place}: \"{}\" {{\n  style: {{fill: \"{}\"; stroke: \"{}\"}}\n",
            escape::d2(&shown(&cluster.group.title)),
            style.fill,
            style.line
        );
        for &node in &cluster.nodes {
            write_node(&mut out, view, node, look, &groups, "  ");
        }
        out.push_str("}\n");
    }
    for node in (0..view.nodes.len()).filter(|node| clusters[*node].is_none()) {
        write_node(&mut out, view, node, look, &groups, "");
    }
    for at in 0..view.edges.len() {
        write_edge(&mut out, view, at, theme, &clusters, &merged);
    }
    out
}

fn write_node(
    out: &mut String,
    view: &GraphView,
    index: usize,
    look: &Look,
    groups: &Groups<'_>,
    indent: &str,
) {
    let node = &view.nodes[index];
    let lines: Vec<_> = lines_in_words(node, groups)
        .iter()
        .map(|line| escape::d2(line).into_owned())
        .collect();
    let Paint {
        fill,
        line: stroke,
        text,
        border,
    } = Paint::of(node, &look.theme);
    let link = match look.link_to(&node.id) {
        Some(link) => format!("; link: \"{}\"", escape::d2(&escape::address(&link))),
        None => String::new(),
    };
    let dashes = match border {
        Border::Plain => "",
        Border::Dashed => "; stroke-dash: 3",
        Border::Dotted => "; stroke-dash: 1",
        Border::Thick => "; stroke-width: 4",
    };
    let double = if node.terminal {
        "; double-border: true"
    } else {
        ""
    };
    put!(
        out,
        "{indent}n{index}: \"{}\" {{style: {{fill: \"{fill}\"; stroke: \"{stroke}\"; \
             font-color: \"{text}\"; border-radius: 6{dashes}{double}}}{link}}}\n",
        lines.join("\\n")
    );
}

fn write_edge(
    out: &mut String,
    view: &GraphView,
    at: usize,
    theme: &Theme,
    clusters: &[Option<usize>],
    merged: &Merged<'_>,
) {
    let edge = &view.edges[at];
    let end = |node: usize| match clusters[node] {
        Some(cluster) => format!("c{cluster}.n{node}"),
        None => format!("n{node}"),
    };
    let (style, thickness) = stroke(edge, theme, merged.pen(at));
    let dashes = match style.line {
        Line::Solid => "",
        Line::Dashed => "; stroke-dash: 5",
        Line::Dotted => "; stroke-dash: 2",
    };
    let arrow = match edge.way_back() {
        WayBack::None => "->",
        WayBack::Known | WayBack::Inferred | WayBack::Leading => "<->",
    };
    let (from, to) = (end(edge.from), end(edge.to));
    let words = merged.words(at, edge);
    let wide = match thickness {
        None => String::new(),
        Some(thickness) => format!("; stroke-width: {}", width(thickness)),
    };
    put!(
        out,
        "{from} {arrow} {to}: \"{}\" {{style: {{stroke: \"{}\"{dashes}{wide}}}}}\n",
        escape::d2(&words),
        style.colour
    );
}
