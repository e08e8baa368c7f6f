//! GEXF 1.3, the format of Gephi.

use super::xml::{Document, known, type_name};
use super::{Format, Work};
use crate::view::network::Network;

/// The format.
pub(super) const FORMAT: Format = Format {
    name: "gexf",
    extensions: &["gexf"],
    about: "GEXF 1.3, with typed attributes",
    purpose: "Gephi, NetworkX",
    work: Work::Data(write),
};

const ROOT: [(&str, &str); 4] = [
    ("xmlns", "http://gexf.net/1.3"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    (
        "xsi:schemaLocation",
        "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd",
    ),
    ("version", "1.3"),
];

fn write(network: &Network) -> String {
    let mut out = Document::new();
    out.open("gexf", &ROOT);
    out.open("meta", &[]);
    out.text("creator", &[], "careergraph");
    if let Some(title) = &network.title {
        out.text("description", &[], title);
    }
    out.close();
    out.open(
        "graph",
        &[("defaultedgetype", "directed"), ("mode", "static")],
    );
    for (class, attributes) in [("node", &network.of_nodes), ("edge", &network.of_edges)] {
        out.open("attributes", &[("class", class), ("mode", "static")]);
        for (at, attribute) in attributes.iter().enumerate() {
            let kind = match type_name(attribute.kind) {
                "int" => "integer",
                other => other,
            };
            let id = at.to_string();
            out.empty(
                "attribute",
                &[("id", &id), ("title", attribute.name), ("type", kind)],
            );
        }
        out.close();
    }
    out.open("nodes", &[]);
    for node in &network.nodes {
        out.open("node", &[("id", node.id.as_str()), ("label", &node.title)]);
        values(&mut out, &node.values);
        out.close();
    }
    out.close();
    out.open("edges", &[]);
    for (at, edge) in network.edges.iter().enumerate() {
        let [from, to] = [edge.from, edge.to].map(|end| network.nodes[end].id.as_str());
        let id = at.to_string();
        let edge_of = [
            ("id", &*id),
            ("source", from),
            ("target", to),
            ("kind", edge.kind.as_str()),
        ];
        out.open("edge", &edge_of);
        values(&mut out, &edge.values);
        out.close();
    }
    out.close();
    out.finish()
}

fn values(out: &mut Document, values: &[Option<crate::view::network::Value>]) {
    out.open("attvalues", &[]);
    for (at, value) in known(values) {
        out.empty("attvalue", &[("for", &at.to_string()), ("value", &value)]);
    }
    out.close();
}
