//! Mermaid, which wikis and code hosts draw where it stands in a page.

use std::collections::BTreeMap;

use super::escape;
use super::groups::Groups;
use super::merged::Merged;
use super::paint::{Border, Paint, change_of, stroke, width};
use super::text::{clusters_of, legend, lines_in_words, shown, title_of};
use super::{Export, ExportError, Format, Look, Work};
use crate::model::TransitionKind;
use crate::view::theme::{EdgeStyle, Line, Theme};
use crate::view::{GraphView, WayBack};

/// The format.
pub(super) const FORMAT: Format = Format {
    name: "mermaid",
    extensions: &["mmd", "mermaid"],
    about: "Mermaid, for wikis and pages on code hosts",
    purpose: "a diagram in a page: GitHub, GitLab and many wikis draw it themselves",
    work: Work::Picture(|view, look| Ok::<_, ExportError>(export(view, look))),
};

/// How many characters Mermaid reads unless its `maxTextSize` says otherwise.
const MOST_CHARACTERS: usize = 50_000;

/// How many edges Mermaid draws unless its `maxEdges` says otherwise.
const MOST_EDGES: usize = 500;

fn export(view: &GraphView, look: &Look) -> Export {
    let mut export = Export::from(write(view, look));
    export.warnings = warnings(view, &export.bytes);
    export
}

/// Returns what Mermaid as it comes would not draw. Pages cannot raise its limits, only those who run
/// it.
pub(super) fn warnings(view: &GraphView, bytes: &[u8]) -> Vec<String> {
    let characters = String::from_utf8_lossy(bytes).encode_utf16().count();
    let mut warnings = Vec::new();
    let counts = [
        (characters, MOST_CHARACTERS, "characters", "maxTextSize"),
        (view.edges.len(), MOST_EDGES, "edges", "maxEdges"),
    ];
    for (count, most, what, setting) in counts {
        if count > most {
            warnings.push(format!(
                "Mermaid draws at most {most} {what} unless its setting `{setting}` is raised, and \
                 this has {count}: select less of the graph"
            ));
        }
    }
    warnings
}

/// Returns the diagram.
pub(super) fn write(view: &GraphView, look: &Look) -> String {
    let mut out = String::new();
    if let Some(title) = title_of(view) {
        put!(
            out,
            "---\ntitle: \"{}\"\n---\n",
            escape::mermaid_title(&title)
        );
    }
    out.push_str("flowchart LR\n");
    let (clusters, groups) = (clusters_of(view), Groups::of(view, true));
    for (place, cluster) in view.clusters.iter().enumerate() {
        let title = escape::mermaid(&shown(&cluster.group.title)).into_owned();
        let title = if title.is_empty() {
            " ".to_owned()
        } else {
            title
        };
        put!(out, "  subgraph c{place}[\"{title}\"]\n");
        for &node in &cluster.nodes {
            write_node(&mut out, view, node, &groups, "    ");
        }
        out.push_str("  end\n");
    }
    for node in (0..view.nodes.len()).filter(|node| clusters[*node].is_none()) {
        write_node(&mut out, view, node, &groups, "  ");
    }
    let merged = Merged::of(view);
    for at in 0..view.edges.len() {
        write_edge(&mut out, view, at, &look.theme, &merged);
    }
    write_styles(&mut out, view, &look.theme, &merged);
    write_note(&mut out, view, &merged, look);
    for (at, node) in view.nodes.iter().enumerate() {
        if let Some(link) = look.link_to(&node.id) {
            put!(out, "  click n{at} href \"{}\"\n", escape::address(&link));
        }
    }
    out
}

fn write_node(out: &mut String, view: &GraphView, index: usize, groups: &Groups<'_>, indent: &str) {
    let node = &view.nodes[index];
    let lines: Vec<_> = lines_in_words(node, groups)
        .iter()
        .map(|line| escape::mermaid(line).into_owned())
        .collect();
    let lines = lines.join("<br/>");
    // A declared summit has a double border.
    let (open, close) = if node.terminal {
        ("[[", "]]")
    } else {
        ("[", "]")
    };
    put!(out, "{indent}n{index}{open}\"{lines}\"{close}\n");
}

fn write_edge(out: &mut String, view: &GraphView, at: usize, theme: &Theme, merged: &Merged<'_>) {
    let edge = &view.edges[at];
    let (style, _) = stroke(edge, theme, merged.pen(at));
    let solid = style.line == Line::Solid;
    let arrow = match (solid, edge.way_back()) {
        (true, WayBack::None) => "-->",
        (true, _) => "<-->",
        (false, WayBack::None) => "-.->",
        (false, _) => "<-.->",
    };
    let words = escape::mermaid(&merged.words(at, edge)).into_owned();
    let (from, to) = (edge.from, edge.to);
    if words.is_empty() {
        put!(out, "  n{from} {arrow} n{to}\n");
    } else {
        put!(out, "  n{from} {arrow}|\"{words}\"| n{to}\n");
    }
}

/// Writes what each path takes in all, and where the drawing comes from, in a box that no line leads to.
fn write_note(out: &mut String, view: &GraphView, merged: &Merged<'_>, look: &Look) {
    let mut lines = merged.captions(look);
    if lines.is_empty() {
        lines.extend(view.origin.iter().map(|origin| shown(origin)));
    } else {
        lines.extend(legend(view, look));
    }
    if lines.is_empty() {
        return;
    }
    let text = escape::mermaid(&lines.join("\n")).into_owned();
    let colour = look.theme.text;
    put!(out, "  legend[\"{text}\"]\n");
    put!(
        out,
        "  style legend fill:none,stroke:none,color:{colour},text-align:left\n"
    );
}

fn write_styles(out: &mut String, view: &GraphView, theme: &Theme, merged: &Merged<'_>) {
    let mut class = |name: &str, nodes: Vec<usize>, style: String| {
        if !nodes.is_empty() {
            let nodes: Vec<_> = nodes.iter().map(|node| format!("n{node}")).collect();
            put!(out, "  classDef {name} {style}\n");
            put!(out, "  class {} {name}\n", nodes.join(","));
        }
    };
    let all = |wanted: &dyn Fn(usize) -> bool| -> Vec<usize> {
        (0..view.nodes.len()).filter(|node| wanted(*node)).collect()
    };
    let (fill, border, text) = (theme.fill, theme.border, theme.text);
    let style = format!("fill:{fill},stroke:{border},color:{text}");
    let is_plain = |node: usize| !view.nodes[node].stub && !view.nodes[node].centre;
    class("role", all(&is_plain), style);
    let stub = theme.stub;
    let style = format!("fill:{fill},stroke:{stub},color:{stub},stroke-dasharray:4 3");
    let is_stub = |node: usize| view.nodes[node].stub && !view.nodes[node].centre;
    class("stub", all(&is_stub), style);
    let centre = theme.centre;
    let style = format!("fill:{centre},stroke:{border},color:{text},stroke-width:2px");
    class("centre", all(&|node| view.nodes[node].centre), style);
    let mut painted: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (node, name) in view.nodes.iter().map(Paint::class).enumerate() {
        if let Some(name) = name {
            painted.entry(name).or_default().push(node);
        }
    }
    for (name, nodes) in painted {
        let style = painted_style(Paint::of(&view.nodes[nodes[0]], theme));
        class(&name, nodes, style);
    }
    for place in 0..view.clusters.len() {
        let style = theme.cluster(place);
        let (fill, line) = (style.fill, style.line);
        put!(
            out,
            "  style c{place} fill:{fill},stroke:{line},color:{line}\n"
        );
    }
    for (place, (style, thickness)) in lines(view, theme, merged) {
        let EdgeStyle { colour, line, .. } = style;
        let wide = match thickness {
            None => String::new(),
            Some(thickness) => format!(",stroke-width:{}px", width(thickness)),
        };
        let dashes = match line {
            Line::Solid => "",
            Line::Dashed => ",stroke-dasharray:6 4",
            Line::Dotted => ",stroke-dasharray:2 3",
        };
        put!(out, "  linkStyle {place} stroke:{colour}{wide}{dashes}\n");
    }
}

fn painted_style(paint: Paint) -> String {
    let border = match paint.border {
        Border::Plain => "",
        Border::Dashed => ",stroke-dasharray:4 3",
        Border::Dotted => ",stroke-dasharray:1 3",
        Border::Thick => ",stroke-width:3px",
    };
    let Paint {
        fill, line, text, ..
    } = paint;
    format!("fill:{fill},stroke:{line},color:{text}{border}")
}

/// Returns the styles that occur, with the numbers of the edges that have them.
fn lines(
    view: &GraphView,
    theme: &Theme,
    merged: &Merged<'_>,
) -> Vec<(String, (EdgeStyle, Option<u16>))> {
    let mut lines: BTreeMap<_, (_, Vec<String>)> = BTreeMap::new();
    for (place, edge) in view.edges.iter().enumerate() {
        let style = theme.leading(edge.kinds());
        let leading = edge.kinds().find(|kind| theme.edge(*kind) == style);
        let leading = leading.unwrap_or(TransitionKind::Lateral);
        let pen = merged.pen(place);
        let key = (leading, change_of(edge), pen);
        let line = lines.entry(key);
        let line = line.or_insert_with(|| (stroke(edge, theme, pen), Vec::new()));
        line.1.push(place.to_string());
    }
    let lines = lines.into_values();
    lines
        .map(|(style, places)| (places.join(","), style))
        .collect()
}
