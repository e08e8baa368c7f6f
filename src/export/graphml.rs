//! `GraphML`, with typed attributes, and boxes with titles for yEd.

use super::xml::{Document, known, type_name};
use super::{Format, Work};
use crate::model::TransitionKind;
use crate::view::network::{Network, NetworkEdge, NetworkNode};

/// The format.
pub(super) const FORMAT: Format = Format {
    name: "graphml",
    extensions: &["graphml"],
    about: "GraphML with typed attributes",
    purpose: "yEd, Gephi, NetworkX, igraph",
    work: Work::Data(write),
};

const NAMESPACES: [(&str, &str); 4] = [
    ("xmlns", "http://graphml.graphdrawing.org/xmlns"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ("xmlns:y", "http://www.yworks.com/xml/graphml"),
    (
        "xsi:schemaLocation",
        "http://graphml.graphdrawing.org/xmlns \
         http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd",
    ),
];

fn write(network: &Network) -> String {
    let mut out = Document::new();
    out.open("graphml", &NAMESPACES);
    keys(network, &mut out);
    out.open("graph", &[("id", "careers"), ("edgedefault", "directed")]);
    if let Some(title) = &network.title {
        out.text("data", &[("key", "title")], title);
    }
    for node in &network.nodes {
        add_node(node, &mut out);
    }
    for (at, edge) in network.edges.iter().enumerate() {
        add_edge(network, (at, edge), &mut out);
    }
    out.finish()
}

/// Declares the attributes.
fn keys(network: &Network, out: &mut Document) {
    let graph = [
        ("id", "title"),
        ("for", "graph"),
        ("attr.name", "title"),
        ("attr.type", "string"),
    ];
    out.empty("key", &graph);
    for (place, attributes) in [("node", &network.of_nodes), ("edge", &network.of_edges)] {
        for (at, attribute) in attributes.iter().enumerate() {
            let key = [
                ("id", &*format!("{place}{at}")),
                ("for", place),
                ("attr.name", attribute.name),
                ("attr.type", type_name(attribute.kind)),
            ];
            out.empty("key", &key);
        }
    }
    // yEd draws boxes with titles from these and leaves the other attributes as properties.
    out.empty(
        "key",
        &[
            ("id", "box"),
            ("for", "node"),
            ("yfiles.type", "nodegraphics"),
        ],
    );
    out.empty(
        "key",
        &[
            ("id", "line"),
            ("for", "edge"),
            ("yfiles.type", "edgegraphics"),
        ],
    );
}

fn add_node(node: &NetworkNode, out: &mut Document) {
    out.open("node", &[("id", node.id.as_str())]);
    for (at, value) in known(&node.values) {
        out.text("data", &[("key", &format!("node{at}"))], &value);
    }
    out.open("data", &[("key", "box")]);
    out.open("y:ShapeNode", &[]);
    out.text("y:NodeLabel", &[], &node.title);
    out.empty("y:Shape", &[("type", "roundrectangle")]);
    out.close();
    out.close();
    out.close();
}

fn add_edge(network: &Network, (at, edge): (usize, &NetworkEdge), out: &mut Document) {
    let [from, to] = [edge.from, edge.to].map(|end| network.nodes[end].id.as_str());
    // No slug has a colon.
    let id = format!("edge:{at}");
    out.open("edge", &[("id", &id), ("source", from), ("target", to)]);
    for (at, value) in known(&edge.values) {
        out.text("data", &[("key", &format!("edge{at}"))], &value);
    }
    out.open("data", &[("key", "line")]);
    out.open("y:PolyLineEdge", &[]);
    let line = match edge.kind {
        TransitionKind::Entry => "dotted",
        TransitionKind::Lateral => "dashed",
        TransitionKind::Advancement => "line",
    };
    out.empty("y:LineStyle", &[("type", line)]);
    out.empty("y:Arrows", &[("source", "none"), ("target", "standard")]);
    out.close();
    out.close();
    out.close();
}
