//! JSON Graph Format, version 2.

use std::collections::BTreeMap;

use serde::Serialize;

use super::network_json::{Attributes, ends, text};
use super::{Format, Work};
use crate::view::network::Network;

/// The format.
pub(super) const FORMAT: Format = Format {
    name: "json-graph",
    extensions: &["jgf", "jgf.json"],
    about: "JSON Graph Format 2",
    purpose: "programs that read the JSON Graph Format",
    work: Work::Data(write),
};

#[derive(Serialize)]
struct Document<'n> {
    graph: Graph<'n>,
}

#[derive(Serialize)]
struct Graph<'n> {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'n str>,
    directed: bool,
    nodes: BTreeMap<&'n str, Node<'n>>,
    edges: Vec<Edge<'n>>,
}

#[derive(Serialize)]
struct Node<'n> {
    label: &'n str,
    metadata: Attributes<'n>,
}

#[derive(Serialize)]
struct Edge<'n> {
    source: &'n str,
    target: &'n str,
    relation: &'static str,
    directed: bool,
    metadata: Attributes<'n>,
}

fn write(network: &Network) -> String {
    let nodes = network.nodes.iter().enumerate();
    let edges = network.edges.iter().enumerate();
    text(&Document {
        graph: Graph {
            kind: "career graph",
            label: network.title.as_deref(),
            directed: true,
            nodes: nodes
                .map(|(at, node)| {
                    let metadata = Attributes::of_node(network, at);
                    let label = &node.title;
                    (node.id.as_str(), Node { label, metadata })
                })
                .collect(),
            edges: edges
                .map(|(at, edge)| {
                    let [source, target] = ends(network, at);
                    Edge {
                        source,
                        target,
                        relation: edge.kind.as_str(),
                        directed: true,
                        metadata: Attributes::of_edge(network, at),
                    }
                })
                .collect(),
        },
    })
}
