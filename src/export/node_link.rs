//! Node-link JSON, as `NetworkX` reads it with `node_link_graph`.

use serde::Serialize;

use super::network_json::{Attributes, ends, text};
use super::{Format, Work};
use crate::view::network::Network;

/// The format.
pub(super) const FORMAT: Format = Format {
    name: "node-link",
    extensions: &["node-link.json", "nodelink"],
    about: "node-link JSON, as NetworkX reads it",
    purpose: "NetworkX (`node_link_graph`), D3",
    work: Work::Data(write),
};

#[derive(Serialize)]
struct Graph<'n> {
    directed: bool,
    multigraph: bool,
    #[serde(rename = "graph")]
    about: About<'n>,
    nodes: Vec<Node<'n>>,
    edges: Vec<Edge<'n>>,
}

#[derive(Serialize)]
struct About<'n> {
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'n str>,
}

#[derive(Serialize)]
struct Node<'n> {
    id: &'n str,
    #[serde(flatten)]
    attributes: Attributes<'n>,
}

#[derive(Serialize)]
struct Edge<'n> {
    source: &'n str,
    target: &'n str,
    /// Tells transitions of one pair of roles apart.
    key: &'static str,
    #[serde(flatten)]
    attributes: Attributes<'n>,
}

fn write(network: &Network) -> String {
    let nodes = network.nodes.iter().enumerate();
    let edges = network.edges.iter().enumerate();
    text(&Graph {
        directed: true,
        multigraph: true,
        about: About {
            title: network.title.as_deref(),
        },
        nodes: nodes
            .map(|(at, node)| Node {
                id: node.id.as_str(),
                attributes: Attributes::of_node(network, at),
            })
            .collect(),
        edges: edges
            .map(|(at, edge)| {
                let [source, target] = ends(network, at);
                Edge {
                    source,
                    target,
                    key: edge.kind.as_str(),
                    attributes: Attributes::of_edge(network, at),
                }
            })
            .collect(),
    })
}
