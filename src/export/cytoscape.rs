//! Cytoscape JSON, for Cytoscape, `Cytoscape.js` and `NetworkX`.

use serde::Serialize;

use super::network_json::{Attributes, ends, text};
use super::{Format, Work};
use crate::view::network::Network;

/// The format.
pub(super) const FORMAT: Format = Format {
    name: "cytoscape",
    extensions: &["cyjs"],
    about: "Cytoscape JSON",
    purpose: "Cytoscape, Cytoscape.js in a page, NetworkX (`cytoscape_graph`)",
    work: Work::Data(write),
};

#[derive(Serialize)]
struct Graph<'n> {
    data: About<'n>,
    directed: bool,
    multigraph: bool,
    elements: Elements<'n>,
}

#[derive(Serialize)]
struct About<'n> {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'n str>,
}

#[derive(Serialize)]
struct Elements<'n> {
    nodes: Vec<Element<Node<'n>>>,
    edges: Vec<Element<Edge<'n>>>,
}

#[derive(Serialize)]
struct Element<T> {
    data: T,
}

#[derive(Serialize)]
struct Node<'n> {
    id: &'n str,
    /// What `NetworkX` takes for the node itself.
    value: &'n str,
    /// What Cytoscape shows.
    name: &'n str,
    #[serde(flatten)]
    attributes: Attributes<'n>,
}

#[derive(Serialize)]
struct Edge<'n> {
    /// Of another form than the ids of roles, with which it shares one space of names.
    id: String,
    source: &'n str,
    target: &'n str,
    /// Tells transitions of one pair of roles apart.
    key: &'static str,
    /// What Cytoscape shows.
    interaction: &'static str,
    #[serde(flatten)]
    attributes: Attributes<'n>,
}

fn write(network: &Network) -> String {
    let nodes = network.nodes.iter().enumerate();
    let edges = network.edges.iter().enumerate();
    text(&Graph {
        data: About {
            name: network.title.as_deref(),
        },
        directed: true,
        multigraph: true,
        elements: Elements {
            nodes: nodes
                .map(|(at, node)| Element {
                    data: Node {
                        id: node.id.as_str(),
                        value: node.id.as_str(),
                        name: &node.title,
                        attributes: Attributes::of_node(network, at),
                    },
                })
                .collect(),
            edges: edges
                .map(|(at, edge)| {
                    let [source, target] = ends(network, at);
                    Element {
                        data: Edge {
                            // No slug has a colon.
                            id: format!("edge:{at}"),
                            source,
                            target,
                            key: edge.kind.as_str(),
                            interaction: edge.kind.as_str(),
                            attributes: Attributes::of_edge(network, at),
                        },
                    }
                })
                .collect(),
        },
    })
}
