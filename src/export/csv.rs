//! Tables in CSV: a row for each transition, or for each role.

use super::network_json::ends;
use super::rows::add_csv as row;
use super::{Format, Work};
use crate::view::network::{Network, Value};

/// The transitions.
pub(super) const EDGES: Format = Format {
    name: "csv",
    extensions: &["csv"],
    about: "CSV edge list: a row for each transition",
    purpose: "spreadsheets, pandas, and Gephi's table of edges",
    work: Work::Data(edges),
};

/// The roles.
pub(super) const ROLES: Format = Format {
    name: "csv-roles",
    extensions: &["roles.csv"],
    about: "CSV table: a row for each role",
    purpose: "spreadsheets, pandas, and Gephi's table of nodes; it has what a list of edges lacks",
    work: Work::Data(roles),
};

fn edges(network: &Network) -> String {
    let mut table = String::new();
    let heads = network.of_edges.iter().map(|attribute| attribute.name);
    let first = ["source", "target", "source_title", "target_title"];
    row(
        &mut table,
        first.into_iter().chain(heads).map(str::to_owned),
    );
    for (at, edge) in network.edges.iter().enumerate() {
        let titles = [edge.from, edge.to].map(|end| network.nodes[end].title.to_string());
        let ends = ends(network, at).map(str::to_owned);
        let values = edge.values.iter().map(|value| field(value.as_ref()));
        row(&mut table, ends.into_iter().chain(titles).chain(values));
    }
    table
}

fn roles(network: &Network) -> String {
    let mut table = String::new();
    let heads = network.of_nodes.iter().map(|attribute| attribute.name);
    let first = ["id"];
    row(
        &mut table,
        first.into_iter().chain(heads).map(str::to_owned),
    );
    for node in &network.nodes {
        let values = node.values.iter().map(|value| field(value.as_ref()));
        row(
            &mut table,
            std::iter::once(node.id.to_string()).chain(values),
        );
    }
    table
}

fn field(value: Option<&Value>) -> String {
    value.map(Value::to_text).unwrap_or_default()
}
