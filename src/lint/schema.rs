//! The JSON Schema of the graph file, with the names of rules for editors to complete.

use serde_json::{Map, Value, json};

use super::levels::names;
use crate::input::graph_file;

/// Returns [the schema of the graph file](graph_file::json_schema) with the names of rules and groups under
/// `lint` and `allow`. Other names are allowed, since a file may be written for another version; the rule
/// `unknown-rule` finds them.
pub fn json_schema() -> Value {
    let mut schema = graph_file::json_schema();
    let lint = &mut schema["properties"]["lint"];
    let level = lint["additionalProperties"].clone();
    let levels: Map<String, Value> = names()
        .map(|name| (name.to_owned(), level.clone()))
        .collect();
    lint["properties"] = Value::Object(levels);
    let allow = &mut schema["$defs"]["role"]["properties"]["allow"];
    let description = allow["description"].take();
    let known: Vec<_> = names().collect();
    let name = json!({"anyOf": [{"enum": known}, {"$ref": "#/$defs/text"}]});
    *allow = json!({
        "anyOf": [name, {"type": "array", "items": name}],
        "description": description,
    });
    schema
}
