//! The DOT language of Graphviz.

mod arrange;
mod label;
mod stroke;
#[cfg(test)]
mod tests;

use std::fmt;

use dot_writer::{Attributes, DotWriter, Scope};

use arrange::{Arrangement, Pull};
use stroke::{Stroke, Strokes};

use super::groups::Groups;
use super::merged::Merged;
use super::paint::{Border, Paint};
use super::{Export, ExportError, Format, Look, Work};
use crate::model::TransitionKind;
use crate::view::theme::Theme;
use crate::view::{EdgeView, GraphView, NodeView};

/// The format.
pub(super) const FORMAT: Format = Format {
    name: "dot",
    extensions: &["dot", "gv"],
    about: "DOT, for Graphviz",
    purpose: "Graphviz and everything that reads its language; a text that can be kept in git",
    work: Work::Picture(|view, look| Ok::<_, ExportError>(export(view, look))),
};

fn export(view: &GraphView, look: &Look) -> Export {
    Dot::of(view, look).text().into()
}

/// How thick lines are.
const PEN_WIDTH: f64 = 1.3;

/// Fonts that look alike and of which every system has one.
const FONTS: &str = "Helvetica,Arial,sans-serif";

/// A drawing in the DOT language, for `dot` of Graphviz; one statement a line.
///
/// Careers grow from left to right. Roles that are joined by lateral moves only stand above one
/// another, so that a move to the side does not look like a step up. Where families are so interwoven that
/// Graphviz could not find a way for every curve, lines are straight.
#[derive(Debug, Clone, Copy)]
pub struct Dot<'v> {
    view: &'v GraphView,
    look: &'v Look,
}

impl<'v> Dot<'v> {
    /// Returns the drawing of a view.
    pub fn of(view: &'v GraphView, look: &'v Look) -> Self {
        Self { view, look }
    }
}

impl Dot<'_> {
    /// Returns the text; the same as `to_string`, without a copy.
    fn text(&self) -> String {
        let nodes = &self.view.nodes;
        let usual = self.look.theme.edge(TransitionKind::Advancement);
        let drawing = Drawing {
            view: self.view,
            merged: Merged::of(self.view),
            groups: Groups::of(self.view, true),
            look: self.look,
            theme: &self.look.theme,
            centre: nodes.iter().position(|node| node.centre),
            ids: (0..nodes.len()).map(|node| format!("n{node}")).collect(),
            usual: Drawn {
                colour: &usual.colour.to_string(),
                line: stroke::line(usual.line),
                head: stroke::head(usual.head),
            },
        };
        // The writer panics where a write fails, so it writes to memory.
        let mut bytes = Vec::new();
        drawing.write(&mut DotWriter::from(&mut bytes));
        String::from_utf8(bytes).expect("everything written is text")
    }
}

impl fmt::Display for Dot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

struct Drawing<'v> {
    view: &'v GraphView,
    merged: Merged<'v>,
    groups: Groups<'v>,
    look: &'v Look,
    theme: &'v Theme,
    centre: Option<usize>,
    /// The ids of the nodes. Ids of roles could be anything.
    ids: Vec<String>,
    /// How most lines are drawn, so that it is said once: those of advancements, whatever the view shows, so
    /// that a line more does not change the others in a file that is kept.
    usual: Drawn<'v>,
}

/// How a line is drawn.
#[derive(Clone, Copy)]
struct Drawn<'d> {
    colour: &'d str,
    line: &'d str,
    head: &'d str,
}

impl<'d> Drawn<'d> {
    fn attributes(self) -> [(&'static str, &'d str); 4] {
        [
            ("color", self.colour),
            ("fontcolor", self.colour),
            ("style", self.line),
            ("arrowhead", self.head),
        ]
    }
}

impl Drawing<'_> {
    fn write(&self, writer: &mut DotWriter<'_>) {
        let arrangement = Arrangement::of(self.view);
        let mut graph = writer.digraph();
        self.write_defaults(&mut graph);
        if arrangement.is_tangled {
            set(&mut graph, "splines", "line");
            if self.view.nodes.len() > arrange::MOST_AT_LEISURE {
                set_all(
                    &mut graph,
                    ["nslimit", "nslimit1", "mclimit"].map(|limit| (limit, "0.1")),
                );
            }
        }
        let mut in_cluster = vec![false; self.view.nodes.len()];
        for (place, cluster) in self.view.clusters.iter().enumerate() {
            let style = self.theme.cluster(place);
            let mut scope = graph.cluster();
            scope.set_html(&label::cluster(&cluster.group.title));
            set_all(
                &mut scope,
                [
                    ("tooltip", label::plain(&cluster.group.id).as_str()),
                    ("style", "rounded,filled"),
                    ("fillcolor", &style.fill.to_string()),
                    ("color", &style.line.to_string()),
                    ("fontcolor", &style.line.to_string()),
                ],
            );
            for &node in &cluster.nodes {
                in_cluster[node] = true;
                self.write_node(&mut scope, node);
            }
        }
        for node in (0..in_cluster.len()).filter(|node| !in_cluster[*node]) {
            self.write_node(&mut graph, node);
        }
        let told: Vec<_> = self.view.nodes.iter().map(label::told).collect();
        let mut strokes = Strokes::new(self.theme, &self.merged);
        let mut tooltip = String::new();
        let edges = self.view.edges.iter().zip(arrangement.pulls);
        for (place, edge) in edges.enumerate() {
            let stroke = strokes.of(edge.0, place, arrangement.upright[place]);
            let [from, to] = [edge.0.from, edge.0.to].map(|node| &told[node]);
            tooltip.clear();
            put!(tooltip, "{from} -> {to}: {}", stroke.summary);
            self.write_edge(&mut graph, edge, stroke, &tooltip);
        }
        for column in arrangement.columns {
            let mut scope = graph.subgraph();
            scope.set("rank", "same", false);
            for node in column {
                scope.node_named(&*self.ids[node]);
            }
        }
    }

    fn write_defaults(&self, graph: &mut Scope<'_, '_>) {
        let theme = self.theme;
        set_all(
            graph,
            [
                ("rankdir", "LR"),
                ("newrank", "true"),
                ("ranksep", if self.centre.is_some() { "1.1" } else { "0.8" }),
                // Room for a line and two heads between boxes that stand above one another.
                ("nodesep", "0.45"),
                ("pad", "0.3"),
                ("bgcolor", &theme.background.to_string()),
                ("fontname", FONTS),
                ("fontsize", "12"),
                ("fontcolor", &theme.text.to_string()),
                ("labelloc", "t"),
                ("labeljust", "l"),
            ],
        );
        if let Some(heading) = label::heading(self.view, &self.merged, self.look) {
            graph.set_html(&heading);
        }
        set_all(
            &mut graph.node_attributes(),
            [
                ("shape", "box"),
                ("style", "rounded,filled"),
                ("fillcolor", &theme.fill.to_string()),
                ("color", &theme.border.to_string()),
                ("fontname", FONTS),
                ("fontsize", "12"),
                ("fontcolor", &theme.text.to_string()),
                ("margin", "0.16,0.08"),
            ],
        );
        let mut edges = graph.edge_attributes();
        set_all(
            &mut edges,
            [
                ("fontname", FONTS),
                ("fontsize", "10"),
                ("arrowsize", "0.8"),
                ("penwidth", &PEN_WIDTH.to_string()),
            ],
        );
        set_all(&mut edges, self.usual.attributes());
    }

    fn write_node(&self, scope: &mut Scope<'_, '_>, index: usize) {
        let node = &self.view.nodes[index];
        let mut out = scope.node_named(&*self.ids[index]);
        out.set_html(&label::node(
            node,
            self.centre.is_some(),
            &self.groups,
            self.theme,
        ));
        set(&mut *out, "tooltip", &label::node_tooltip(node));
        if let Some(link) = self.look.link_to(&node.id) {
            set(&mut *out, "URL", &label::address(&link));
            // Not within the picture, where it is one of a page.
            set(&mut *out, "target", "_top");
        }
        if node.stub {
            set(&mut *out, "style", "rounded,filled,dashed");
            set(&mut *out, "color", &self.theme.stub.to_string());
            set(&mut *out, "fontcolor", &self.theme.stub.to_string());
        }
        if node.terminal {
            set(&mut *out, "peripheries", "2");
        }
        if node.centre {
            set(&mut *out, "fillcolor", &self.theme.centre.to_string());
            set(&mut *out, "penwidth", "2");
        }
        if node.heat.is_some() || node.change.is_some() {
            self.paint(&mut *out, node);
        }
        if node.is_ringed() {
            // The label is a box of its own; what lies around it is the ring.
            set(&mut *out, "style", "rounded,filled");
            set(&mut *out, "fillcolor", &self.theme.centre.to_string());
            set(&mut *out, "margin", "0.06,0.06");
        }
    }

    /// Paints a box by how ready somebody is for the role, or by what became of it.
    fn paint(&self, out: &mut impl Attributes, node: &NodeView) {
        let paint = Paint::of(node, self.theme);
        set(out, "fillcolor", &paint.fill.to_string());
        set(out, "color", &paint.line.to_string());
        set(out, "fontcolor", &paint.text.to_string());
        match paint.border {
            Border::Plain | Border::Dashed => {}
            Border::Dotted => set(out, "style", "rounded,filled,dotted"),
            Border::Thick => set(out, "penwidth", "3"),
        }
    }

    fn write_edge(
        &self,
        scope: &mut Scope<'_, '_>,
        (edge, pull): (&EdgeView, Pull),
        stroke: &Stroke,
        tooltip: &str,
    ) {
        let is_turned = matches!(pull, Pull::Above | Pull::Turned);
        let mut ends = [&self.ids[edge.from], &self.ids[edge.to]];
        let mut heads = [stroke.tail, &stroke.heads];
        if is_turned {
            ends.reverse();
            heads.reverse();
        }
        let mut out = scope.edge(ends[0], ends[1]).attributes();
        let drawn = Drawn {
            colour: &stroke.colour,
            line: stroke.line,
            head: heads[1],
        };
        let usual = self.usual.attributes();
        let unusual = drawn.attributes().into_iter().zip(usual);
        let unusual = unusual.filter(|(own, usual)| own != usual);
        set_all(&mut out, unusual.map(|(own, _)| own));
        if is_turned || edge.back.is_some() {
            set(&mut out, "dir", "both");
            set(&mut out, "arrowtail", heads[0]);
        }
        if matches!(pull, Pull::None | Pull::Turned) {
            set(&mut out, "constraint", "false");
        }
        match stroke.thickness {
            Some(tenths) => {
                let width = f64::from(tenths) * PEN_WIDTH / 10.0;
                set(&mut out, "penwidth", &format!("{width:.1}"));
            }
            None if self.is_aside(edge) => set(&mut out, "penwidth", "0.7"),
            None => {}
        }
        if let Some(label) = &stroke.label {
            set(&mut out, "label", label);
        }
        set(&mut out, "tooltip", tooltip);
    }

    /// Returns whether the drawing is about a role that this edge does not touch.
    fn is_aside(&self, edge: &EdgeView) -> bool {
        self.centre
            .is_some_and(|centre| edge.from != centre && edge.to != centre)
    }
}

fn set_all<'a>(out: &mut impl Attributes, values: impl IntoIterator<Item = (&'a str, &'a str)>) {
    for (name, value) in values {
        set(out, name, value);
    }
}

/// Sets an attribute to a text that is escaped already.
fn set(out: &mut impl Attributes, name: &str, value: &str) {
    out.set(name, value, true);
}
