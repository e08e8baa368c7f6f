//! What the formats in JSON have in common: the attributes of a role or a transition as a map.

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use super::escape;
use crate::view::network::{Attribute, Network, Value};

/// The values that are there, by the names of their attributes.
pub(super) struct Attributes<'n> {
    attributes: &'n [Attribute],
    values: &'n [Option<Value>],
}

impl<'n> Attributes<'n> {
    /// Returns the attributes of a role.
    pub(super) fn of_node(network: &'n Network, node: usize) -> Self {
        Self {
            attributes: &network.of_nodes,
            values: &network.nodes[node].values,
        }
    }

    /// Returns the attributes of a transition.
    pub(super) fn of_edge(network: &'n Network, edge: usize) -> Self {
        Self {
            attributes: &network.of_edges,
            values: &network.edges[edge].values,
        }
    }
}

impl Serialize for Attributes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (attribute, value) in self.attributes.iter().zip(self.values) {
            if let Some(value) = value {
                map.serialize_entry(attribute.name, value)?;
            }
        }
        map.end()
    }
}

/// Returns the ids of the ends of a transition.
pub(super) fn ends(network: &Network, edge: usize) -> [&str; 2] {
    let edge = &network.edges[edge];
    [edge.from, edge.to].map(|end| network.nodes[end].id.as_str())
}

/// Returns plain data as a text in JSON.
pub(super) fn text(data: &impl Serialize) -> String {
    let json = serde_json::to_string_pretty(data).expect("texts and numbers are JSON");
    escape::json(&json).into_owned() + "\n"
}
