//! The JSON Schema of the profile file, made from the tables of keys.

use serde_json::{Value, json};

use super::keys::{EvidenceKey, HeldKey, ProfileKey, WishKey, YearsKey};
use crate::input::graph_file::schema::{array, map, object, one_of, reference};
use crate::model::{ProficiencyScale, YearRange};

/// Returns the JSON Schema (draft 2020-12) of the profile file.
pub fn json_schema() -> Value {
    let mut schema = object(ProfileKey::ALL, &[]);
    let one_evidence = one_of(&[reference("text"), object(EvidenceKey::ALL, &[])]);
    let shared = json!({
        "text": {"type": "string", "minLength": 1},
        "texts": one_of(&[reference("text"), array(reference("text"))]),
        "number-of-years": {"type": "number", "minimum": 0, "maximum": YearRange::LIMIT},
        "years": one_of(&[reference("number-of-years"), object(YearsKey::ALL, &[])]),
        "date": {
            "description": "`2024-05-31`, `2024-05` or `2024`",
            "oneOf": [
                {"type": "string", "minLength": 4},
                {"type": "integer", "minimum": 1900, "maximum": 2200},
            ],
        },
        "proficiency": {
            "description": "A step by number or name, or `any`.",
            "oneOf": [
                {"type": "integer", "minimum": 1, "maximum": ProficiencyScale::MAX_STEPS},
                {"type": "string", "minLength": 1},
                {"type": "null"},
            ],
        },
        "evidence": one_of(&[one_evidence.clone(), array(one_evidence)]),
        "held": object(HeldKey::ALL, &[]),
        "skills": one_of(&[
            map(one_of(&[reference("proficiency"), reference("held")])),
            array(one_of(&[
                reference("text"),
                object(HeldKey::ALL, &["skill"]),
                json!({
                    "type": "object",
                    "minProperties": 1,
                    "maxProperties": 1,
                    "not": {"required": ["skill"]},
                    "additionalProperties": one_of(&[reference("proficiency"), reference("held")]),
                }),
            ])),
        ]),
        "wishes": object(WishKey::ALL, &[]),
    });
    let extra = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Profile",
        "description": "What a person holds, has done and wants.",
        "$defs": shared,
    });
    if let (Value::Object(schema), Value::Object(extra)) = (&mut schema, extra) {
        schema.extend(extra);
    }
    schema
}
