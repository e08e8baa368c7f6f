//! The formats for data, read by crates that know nothing of this one.

use std::collections::BTreeMap;

use careergraph::export::{FORMATS, Format};
use careergraph::view::network::{Attribute, Network, Value as Known};
use serde_json::{Map, Value, json};

use super::samples;

/// What a reader found in a file.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Found {
    pub(super) nodes: BTreeMap<String, Map<String, Value>>,
    pub(super) edges: Vec<(String, String, Map<String, Value>)>,
}

/// How a format writes values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writes {
    /// As they are.
    Exactly,
    /// Lists as texts in JSON, and no character that programs obey.
    Seen,
    /// As fields of a table: texts all of them.
    Fields,
}

pub(super) fn writes(format: &Format) -> Writes {
    match format.name {
        "graphml" | "gexf" => Writes::Seen,
        "csv" | "csv-roles" => Writes::Fields,
        _ => Writes::Exactly,
    }
}

/// Returns what a reader should find of a network.
pub(super) fn expected(network: &Network, format: &Format) -> Found {
    let how = writes(format);
    let mut found = Found::default();
    let attributes = |attributes: &[Attribute], values: &[Option<Known>]| -> Map<String, Value> {
        let all = attributes.iter().zip(values);
        let values = all.filter_map(|(attribute, value)| {
            let value = match (how, value) {
                (Writes::Fields, None) => json!(""),
                (_, None) => return None,
                (_, Some(value)) => expected_value(value, how),
            };
            Some((attribute.name.to_owned(), value))
        });
        values.collect()
    };
    for node in &network.nodes {
        let values = attributes(&network.of_nodes, &node.values);
        found.nodes.insert(node.id.to_string(), values);
    }
    for edge in &network.edges {
        let [from, to] = [edge.from, edge.to].map(|end| &network.nodes[end]);
        let mut values = attributes(&network.of_edges, &edge.values);
        if how == Writes::Fields {
            for (name, node) in [("source_title", from), ("target_title", to)] {
                values.insert(name.to_owned(), json!(field(&node.title)));
            }
        }
        found
            .edges
            .push((from.id.to_string(), to.id.to_string(), values));
    }
    match format.name {
        "csv" => found.nodes.clear(),
        "csv-roles" => found.edges.clear(),
        _ => {}
    }
    found.edges.sort_by_key(order);
    found
}

fn expected_value(value: &Known, how: Writes) -> Value {
    match (how, value) {
        (Writes::Fields, value) => json!(field(&value.to_text())),
        (Writes::Exactly, Known::List(texts)) => {
            json!(texts.iter().map(|text| &**text).collect::<Vec<_>>())
        }
        (Writes::Exactly, Known::Text(text)) => json!(&**text),
        (Writes::Seen, Known::Text(_) | Known::List(_)) => json!(samples::seen(&value.to_text())),
        (_, Known::Integer(number)) => json!(f64::from(*number)),
        (_, Known::Number(number)) => json!(number),
        (_, Known::Flag(flag)) => json!(flag),
        (_, other) => panic!("{other:?} is new"),
    }
}

/// Returns what a table has of a text: an apostrophe before what a spreadsheet would run.
fn field(text: &str) -> String {
    let text = samples::seen(&text.replace('\r', ""));
    let runs = text.trim_start().starts_with(['=', '+', '-', '@']);
    if runs || text.starts_with(['\t', '\n']) {
        format!("'{text}")
    } else {
        text
    }
}

/// Returns the order of edges, whatever a reader makes of it.
pub(super) fn order(edge: &(String, String, Map<String, Value>)) -> (String, String, String) {
    let kind = edge.2.get("kind").map(Value::to_string);
    (edge.0.clone(), edge.1.clone(), kind.unwrap_or_default())
}

/// Returns the values with all numbers in one form.
pub(super) fn plain(values: &Map<String, Value>, without: &[&str]) -> Map<String, Value> {
    let kept = values
        .iter()
        .filter(|(key, _)| !without.contains(&key.as_str()));
    let kept = kept.map(|(key, value)| {
        let value = value
            .as_f64()
            .map_or_else(|| value.clone(), |number| json!(number));
        (key.clone(), value)
    });
    kept.collect()
}

#[test]
fn every_format_for_data_says_what_the_network_says() {
    let engineer = samples::engineer();
    let around = engineer.role("engineer").expect("a role");
    let around = engineer.view().around(around, 1).network();
    let networks = [engineer.view().network(), around, samples::network()];
    for network in networks.into_iter().chain(samples::marked_networks()) {
        for format in FORMATS.iter().filter(|format| format.is_data()) {
            let mut found = read(format, &samples::data(format, &network));
            found.edges.sort_by_key(order);
            let expected = expected(&network, format);
            assert_eq!(found.nodes.len(), expected.nodes.len(), "{}", format.name);
            assert_eq!(found.edges.len(), expected.edges.len(), "{}", format.name);
            assert!(
                found == expected,
                "{}: {}",
                format.name,
                difference(&found, &expected)
            );
        }
    }
}

/// Returns where two differ first, without a megabyte of it.
pub(super) fn difference(found: &Found, expected: &Found) -> String {
    let start = |text: String| text.chars().take(900).collect::<String>();
    let nodes = found.nodes.iter().zip(&expected.nodes);
    let node = nodes
        .into_iter()
        .find(|(found, expected)| found != expected);
    let edges = found.edges.iter().zip(&expected.edges);
    let edge = edges
        .into_iter()
        .find(|(found, expected)| found != expected);
    let node = node.map(|(found, expected)| {
        let odd = found
            .1
            .iter()
            .find(|(key, value)| expected.1.get(*key) != Some(value));
        let key = odd.map_or("", |(key, _)| key);
        format!("{} {odd:?} for {:?}", found.0, expected.1.get(key))
    });
    start(format!(
        "{:?}",
        node.or_else(|| edge.map(|edge| format!("{edge:?}")))
    ))
}

fn read(format: &Format, text: &str) -> Found {
    match format.name {
        "graphml" => graphml(text),
        "gexf" => gexf(text),
        "node-link" => {
            let json: Value = serde_json::from_str(text).expect("JSON");
            assert_eq!(
                (&json["directed"], &json["multigraph"]),
                (&json!(true), &json!(true))
            );
            let ends = ["source", "target", "key"];
            elements(list(&json["nodes"]), list(&json["edges"]), &["id"], &ends)
        }
        "cytoscape" => {
            let json: Value = serde_json::from_str(text).expect("JSON");
            let data = |kind: &str| -> Vec<Value> {
                let elements = list(&json["elements"][kind]);
                elements
                    .iter()
                    .map(|element| element["data"].clone())
                    .collect()
            };
            let ends = ["id", "source", "target", "key", "interaction"];
            elements(
                &data("nodes"),
                &data("edges"),
                &["id", "value", "name"],
                &ends,
            )
        }
        "json-graph" => json_graph(text),
        "csv" | "csv-roles" => table(text),
        other => panic!("{other} has no reader here: write one"),
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text_of(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

fn elements(nodes: &[Value], edges: &[Value], of_node: &[&str], of_edge: &[&str]) -> Found {
    let mut found = Found::default();
    let map = |value: &Value| value.as_object().expect("a map").clone();
    for node in nodes {
        let old = found
            .nodes
            .insert(text_of(&node["id"]), plain(&map(node), of_node));
        assert!(old.is_none(), "two nodes of one id");
    }
    for edge in edges {
        let ends = ["source", "target"].map(|end| text_of(&edge[end]));
        assert_eq!(edge["key"], edge["kind"]);
        let [from, to] = ends;
        found.edges.push((from, to, plain(&map(edge), of_edge)));
    }
    found
}

fn json_graph(text: &str) -> Found {
    let json: Value = serde_json::from_str(text).expect("JSON");
    let graph = &json["graph"];
    assert_eq!(graph["directed"], json!(true));
    let mut found = Found::default();
    for (id, node) in graph["nodes"].as_object().expect("a map") {
        let values = node["metadata"].as_object().expect("a map");
        assert_eq!(node["label"], values["title"]);
        found.nodes.insert(id.clone(), plain(values, &[]));
    }
    for edge in list(&graph["edges"]) {
        let values = edge["metadata"].as_object().expect("a map");
        assert_eq!(edge["relation"], values["kind"]);
        let [from, to] = ["source", "target"].map(|end| text_of(&edge[end]));
        found.edges.push((from, to, plain(values, &[])));
    }
    found
}

fn table(text: &str) -> Found {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads = reader.headers().expect("heads").clone();
    let mut found = Found::default();
    for row in reader.records() {
        let row = row.expect("a row like the others");
        let fields = heads.iter().zip(&row);
        let mut values: Map<String, Value> = fields
            .map(|(head, field)| (head.to_owned(), json!(field)))
            .collect();
        let mut take = |key: &str| values.remove(key).map(|value| text_of(&value));
        match (take("id"), take("source"), take("target")) {
            (Some(id), None, None) => _ = found.nodes.insert(id, values),
            (None, Some(from), Some(to)) => found.edges.push((from, to, values)),
            _ => panic!("neither roles nor transitions: {heads:?}"),
        }
    }
    found
}

fn typed(kind: &str, text: &str) -> Value {
    match kind {
        "string" => json!(text),
        "int" | "integer" | "double" => json!(text.parse::<f64>().expect("a number")),
        "boolean" => json!(text.parse::<bool>().expect("true or false")),
        other => panic!("no such type: {other}"),
    }
}

fn graphml(text: &str) -> Found {
    let document = roxmltree::Document::parse(text).expect("XML");
    let named = |name: &'static str| {
        let all = document.descendants();
        all.filter(move |node| node.tag_name().name() == name)
    };
    let keys: BTreeMap<&str, (&str, &str)> = named("key")
        .filter_map(|key| {
            let name = key.attribute("attr.name")?;
            Some((key.attribute("id")?, (name, key.attribute("attr.type")?)))
        })
        .collect();
    let values = |element: roxmltree::Node<'_, '_>| -> Map<String, Value> {
        let data = element
            .children()
            .filter(|child| child.has_tag_name(("http://graphml.graphdrawing.org/xmlns", "data")));
        let data = data.filter_map(|data| {
            let (name, kind) = keys.get(data.attribute("key")?)?;
            Some((
                (*name).to_owned(),
                typed(kind, data.text().unwrap_or_default()),
            ))
        });
        data.collect()
    };
    let mut found = Found::default();
    for node in named("node") {
        let values = values(node);
        let label = node
            .descendants()
            .find(|child| child.tag_name().name() == "NodeLabel");
        let label = label.and_then(|label| label.text()).unwrap_or_default();
        assert_eq!(json!(label), values["title"]);
        found
            .nodes
            .insert(node.attribute("id").expect("an id").to_owned(), values);
    }
    for edge in named("edge") {
        let [from, to] =
            ["source", "target"].map(|end| edge.attribute(end).expect("an end").to_owned());
        found.edges.push((from, to, values(edge)));
    }
    found
}

fn gexf(text: &str) -> Found {
    let document = roxmltree::Document::parse(text).expect("XML");
    let named = |name: &'static str| {
        let all = document.descendants();
        all.filter(move |node| node.tag_name().name() == name)
    };
    let attributes = |class: &str| -> BTreeMap<&str, (&str, &str)> {
        let of_class = named("attributes").find(|list| list.attribute("class") == Some(class));
        let all = of_class.expect("attributes").children();
        let all = all.filter_map(|one| {
            let (title, kind) = (one.attribute("title")?, one.attribute("type")?);
            Some((one.attribute("id")?, (title, kind)))
        });
        all.collect()
    };
    let values = |element: roxmltree::Node<'_, '_>, class: &str| -> Map<String, Value> {
        let attributes = attributes(class);
        let all = element.descendants().filter_map(|value| {
            let (title, kind) = attributes.get(value.attribute("for")?)?;
            Some(((*title).to_owned(), typed(kind, value.attribute("value")?)))
        });
        all.collect()
    };
    let mut found = Found::default();
    for node in named("node") {
        let values = values(node, "node");
        assert_eq!(json!(node.attribute("label")), values["title"]);
        found
            .nodes
            .insert(node.attribute("id").expect("an id").to_owned(), values);
    }
    for edge in named("edge") {
        let [from, to] =
            ["source", "target"].map(|end| edge.attribute(end).expect("an end").to_owned());
        found.edges.push((from, to, values(edge, "edge")));
    }
    found
}
