//! The JSON Schema of the graph file, made from the tables of keys.

use serde_json::{Map, Value, json};

use super::keys::{
    EducationKey, Key, MoveKey, RangeKey, RequirementKey, RoleKey, SalaryKey, Shape, SkillKey,
    TopKey,
};
use crate::model::LintLevel;

/// Returns the JSON Schema (draft 2020-12) of the graph file.
pub fn json_schema() -> Value {
    let mut schema = object(TopKey::ALL, &[]);
    let extra = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Career graph",
        "description": "Roles, what each asks for, and how people move between them.",
        "$defs": definitions(),
    });
    if let (Value::Object(schema), Value::Object(extra)) = (&mut schema, extra) {
        schema.extend(extra);
    }
    schema
}

/// The parts that others refer to.
fn definitions() -> Value {
    let of_roles = MoveKey::OF_MOVES.iter().copied();
    let of_roles: Vec<_> = of_roles.filter(|key| *key != MoveKey::Outside).collect();
    json!({
        "text": {"type": "string", "minLength": 1},
        "texts": one_of(&[reference("text"), array(reference("text"))]),
        "years": one_of(&[
            json!({"type": "number", "minimum": 0, "maximum": 100}),
            json!({"type": "string", "description": "`3-7`, `3+` or `3`"}),
            object(RangeKey::ALL, &[]),
        ]),
        "salary": one_of(&[
            json!({"type": "number", "minimum": 0}),
            json!({"type": "string", "description": "`55000-85000 USD/year`"}),
            object(SalaryKey::ALL, &[]),
        ]),
        "education": one_of(&[reference("text"), object(EducationKey::ALL, &[])]),
        "proficiency": {
            "description": "A step by number or name, or `any`.",
            "oneOf": [
                {"type": "integer", "minimum": 1, "maximum": 20},
                {"type": "string", "minLength": 1},
                {"type": "null"},
            ],
        },
        "importance": one_of(&[
            json!({"enum": ["essential", "optional"]}),
            json!({"type": "number", "exclusiveMinimum": 0, "maximum": 1000}),
        ]),
        "skill": one_of(&[reference("text"), json!({"type": "null"}), object(SkillKey::ALL, &[])]),
        "requirement": object(RequirementKey::ALL, &[]),
        "requirements": one_of(&[
            map(one_of(&[reference("proficiency"), reference("requirement")])),
            array(one_of(&[
                reference("text"),
                reference("requirement"),
                json!({
                    "type": "object",
                    "minProperties": 1,
                    "maxProperties": 1,
                    "not": {"anyOf": [{"required": ["skill"]}, {"required": ["any_of"]}]},
                    "additionalProperties": one_of(&[reference("proficiency"), reference("requirement")]),
                }),
            ])),
        ]),
        "alternative": one_of(&[reference("text"), object(MoveKey::OF_ALTERNATIVES, &["role"])]),
        "move": one_of(&[
            reference("text"),
            array(reference("alternative")),
            object(&of_roles, &[]),
            named(MoveKey::OF_MOVES, object(MoveKey::OF_NAMED, &[])),
        ]),
        "outside": object(&[MoveKey::Outside], &["outside"]),
        "transition": object(MoveKey::OF_TRANSITIONS, &["from", "to", "kind"]),
        "role": object(RoleKey::ALL, &[]),
    })
}

pub(in crate::input) fn object<K: Key>(keys: &[K], required: &[&str]) -> Value {
    let property = |key: &K| {
        let mut value = shape(key.shape());
        if let Value::Object(value) = &mut value {
            value.insert("description".to_owned(), json!(key.doc()));
        }
        (key.name().to_owned(), value)
    };
    let properties: Map<String, Value> = keys.iter().map(property).collect();
    let mut schema =
        json!({"type": "object", "properties": properties, "additionalProperties": false});
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

fn shape(shape: Shape) -> Value {
    match shape {
        Shape::Text => reference("text"),
        Shape::Defined(name) => reference(name),
        Shape::Texts => reference("texts"),
        Shape::Switch => json!({"type": "boolean"}),
        Shape::Whole(least, most) => json!({"type": "integer", "minimum": least, "maximum": most}),
        Shape::Number => json!({"type": "number", "minimum": 0}),
        Shape::Years => reference("years"),
        Shape::Salary => reference("salary"),
        Shape::Education => reference("education"),
        Shape::Importance => reference("importance"),
        Shape::Proficiency => reference("proficiency"),
        Shape::Words(words) => json!({"enum": words}),
        Shape::Terms => one_of(&[map(reference("text")), array(reference("text"))]),
        Shape::Levels => map(json!({"enum": LintLevel::NAMES.map(|(_, name)| name)})),
        Shape::Scale => one_of(&[
            array(reference("text")),
            map(one_of(&[reference("text"), json!({"type": "null"})])),
        ]),
        Shape::Skills => one_of(&[map(reference("skill")), array(reference("skill"))]),
        Shape::Roles => one_of(&[
            map(one_of(&[reference("role"), json!({"type": "null"})])),
            array(one_of(&[
                reference("text"),
                reference("role"),
                named_role(),
            ])),
        ]),
        Shape::Requirements => reference("requirements"),
        Shape::Moves => one_or_list(reference("move")),
        Shape::Entries => one_or_list(one_of(&[reference("move"), reference("outside")])),
        Shape::Alternatives => array(reference("alternative")),
        Shape::Transitions => array(reference("transition")),
    }
}

/// An entry, or a list of them.
fn one_or_list(entry: Value) -> Value {
    one_of(&[entry.clone(), array(entry)])
}

/// A role of a list under its title.
fn named_role() -> Value {
    let mut shape = named(RoleKey::ALL, reference("role"));
    shape["maxProperties"] = json!(1);
    shape
}

/// A map from names to values, none of the names a known key.
#[expect(
    clippy::needless_pass_by_value,
    reason = "callers make the value for it"
)]
fn named<K: Key>(keys: &[K], values: Value) -> Value {
    let known = keys.iter().map(|key| json!({"required": [key.name()]}));
    let known: Vec<Value> = known.collect();
    json!({
        "type": "object",
        "minProperties": 1,
        "not": {"anyOf": known},
        "additionalProperties": values,
    })
}

pub(in crate::input) fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "callers make the value for it"
)]
pub(in crate::input) fn array(items: Value) -> Value {
    json!({"type": "array", "items": items})
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "callers make the value for it"
)]
pub(in crate::input) fn map(values: Value) -> Value {
    json!({"type": "object", "additionalProperties": values})
}

pub(in crate::input) fn one_of(shapes: &[Value]) -> Value {
    json!({"anyOf": shapes})
}
