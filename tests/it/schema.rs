//! The JSON Schemas of the graph file and the profile: current, and of one mind with the readers.

use std::fs;
use std::path::Path;

use careergraph::export::graph_file::write;
use careergraph::input::{embedded, graph_file, profile};
use careergraph::lint;
use careergraph::model::Notation;
use careergraph::source::SourceId;
use serde_json::{Map, Value};

use super::book::is_current;

#[test]
fn the_published_schema_is_current() {
    let schema = serde_json::to_string_pretty(&lint::json_schema());
    let schema = schema.expect("a schema is JSON");
    is_current("docs/career-graph.schema.json", &format!("{schema}\n"));
}

#[test]
fn shipped_graphs_satisfy_the_schema() {
    for name in embedded::names() {
        let (_, document) = embedded::graph(name).expect("the name is of a shipped graph");
        let json = write(&document, Notation::Json);
        let value = serde_json::from_str(&json).expect("what is written as JSON is JSON");
        assert_eq!(first_complaint(&value), None, "{name}");
    }
}

#[test]
fn files_that_load_satisfy_the_schema() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let json = fs::read_to_string(folder.join("small/ladder.json")).expect("a fixture");
    let toml = fs::read_to_string(folder.join("small/ladder.toml")).expect("a fixture");
    let json: Value = serde_json::from_str(&json).expect("the fixture is JSON");
    let toml: Value = toml::from_str(&toml).expect("the fixture is TOML");
    assert_eq!(first_complaint(&json), None);
    assert_eq!(first_complaint(&toml), None);
}

#[test]
fn reader_and_schema_refuse_the_same() {
    let wrong = [
        r#"{"role": {}}"#,
        r#"{"careergraph": 2}"#,
        r#"{"roles": {"a": {"tilte": "A"}}}"#,
        r#"{"roles": {"a": {"level": "two"}}}"#,
        r#"{"roles": {"a": {"terminal": "yes"}}}"#,
        r#"{"roles": {"a": {"requires": {"git": 0}}}}"#,
        r#"{"roles": {"a": {"requires": {"git": {"importance": 0}}}}}"#,
        r#"{"roles": {"a": {"advances_to": [{"rolle": "b"}]}}}"#,
        r#"{"roles": {"a": {"advances_to": {"B": 3}}}}"#,
        r#"{"roles": {"a": {"advances_to": [{"outside": "B"}]}}}"#,
        r#"{"roles": {"a": {"entry_from": [{"outside": "B", "years": 3}]}}}"#,
        r#"{"roles": {"a": {"advances_to": {"B": {"yeers": 3}}}}}"#,
        r#"{"roles": {"a": {"advances_to": {"role": "C", "B": {}}}}}"#,
        r#"{"roles": [{"A": {"level": 3}, "B": {"level": 3}}]}"#,
        r#"{"roles": [{"A": 3}]}"#,
        r#"{"roles": [3]}"#,
        r#"{"lateral_moves": "three-way"}"#,
        r#"{"skills": {"go": {"kind": "sport"}}}"#,
        r#"{"transitions": [{"from": "a", "to": "b"}]}"#,
        r#"{"transitions": [{"from": "a", "to": "b", "kind": "sideways"}]}"#,
        r#"["roles"]"#,
    ];
    for text in wrong {
        let value = serde_json::from_str(text).expect("the text is JSON");
        assert!(first_complaint(&value).is_some(), "schema allows {text}");
        let mut findings = Vec::new();
        graph_file::read(Notation::Json, SourceId::default(), text, &mut findings);
        assert!(!findings.is_empty(), "the reader allows {text}");
    }
}

#[test]
fn reader_and_schema_allow_the_same_lists() {
    let forms = [
        r#"{"roles": ["Engineer"]}"#,
        r#"{"roles": [{"Senior Engineer": {"level": 3}}, {"title": "Baker"}]}"#,
        r#"{"roles": {"a": {"advances_to": {"B": {"years": 3}, "C": {}}}}}"#,
        r#"{"roles": {"a": {"advances_to": ["B", {"C": {"note": "x"}}]}}}"#,
    ];
    for text in forms {
        let value = serde_json::from_str(text).expect("the text is JSON");
        assert_eq!(first_complaint(&value), None, "{text}");
        let mut findings = Vec::new();
        graph_file::read(Notation::Json, SourceId::default(), text, &mut findings);
        assert_eq!(findings, [], "{text}");
    }
}

#[test]
fn the_published_schema_of_profiles_is_current() {
    let schema = serde_json::to_string_pretty(&profile::json_schema());
    let schema = schema.expect("a schema is JSON");
    is_current("docs/profile.schema.json", &format!("{schema}\n"));
}

#[test]
fn profiles_that_load_satisfy_their_schema() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/profiles/fine");
    let json = fs::read_to_string(folder.join("small.json")).expect("a fixture");
    let toml = fs::read_to_string(folder.join("listed.toml")).expect("a fixture");
    let json: Value = serde_json::from_str(&json).expect("the fixture is JSON");
    let toml: Value = toml::from_str(&toml).expect("the fixture is TOML");
    let schema = profile::json_schema();
    assert_eq!(complaint(&schema, &json), None);
    assert_eq!(complaint(&schema, &toml), None);
}

#[test]
fn profile_reader_and_schema_refuse_the_same() {
    let wrong = [
        r#"{"rolle": "a"}"#,
        r#"{"profile": 2}"#,
        r#"{"role": 3}"#,
        r#"{"years": -1}"#,
        r#"{"years": {"total": 101}}"#,
        r#"{"years": {"in_rolle": 1}}"#,
        r#"{"skills": 3}"#,
        r#"{"skills": {"git": 0}}"#,
        r#"{"skills": {"git": {"level": 3}}}"#,
        r#"{"skills": [{"proficiency": 3, "evidence": "a"}]}"#,
        r#"{"skills": {"git": {"evidence": {"date": 3}}}}"#,
        r#"{"skills": {"git": {"evidence": [[]]}}}"#,
        r#"{"avoid": ["a"]}"#,
        r#"{"interests": {"skills": "a"}}"#,
        r#"["role"]"#,
    ];
    let schema = profile::json_schema();
    for text in wrong {
        let value = serde_json::from_str(text).expect("the text is JSON");
        assert!(complaint(&schema, &value).is_some(), "schema allows {text}");
        let mut findings = Vec::new();
        profile::read(Notation::Json, SourceId::default(), text, &mut findings);
        assert!(!findings.is_empty(), "the reader allows {text}");
    }
}

/// Returns where a value breaks the schema of the graph file.
fn first_complaint(value: &Value) -> Option<String> {
    complaint(&lint::json_schema(), value)
}

/// Returns where a value breaks a schema.
fn complaint(schema: &Value, value: &Value) -> Option<String> {
    let checker = Checker { root: schema };
    checker.check(schema, value, "").err()
}

/// As much of JSON Schema as the schema uses; an unheard-of keyword fails the test, so that nothing
/// is passed over in silence.
struct Checker<'s> {
    root: &'s Value,
}

impl Checker<'_> {
    fn check(&self, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
        let schema = schema.as_object().expect("a schema is a map");
        for (keyword, rule) in schema {
            if !self.holds(keyword, rule, schema, value, at)? {
                return Err(format!("{at}: {value} breaks {keyword}: {rule}"));
            }
        }
        Ok(())
    }

    fn holds(
        &self,
        keyword: &str,
        rule: &Value,
        schema: &Map<String, Value>,
        value: &Value,
        at: &str,
    ) -> Result<bool, String> {
        let fits = |one: &&Value| self.check(one, value, at).is_ok();
        let parts = || rule.as_array().expect("a list of schemas");
        let bound = || rule.as_f64().expect("a bound is a number");
        let number = value.as_f64();
        let object = value.as_object();
        Ok(match keyword {
            "$schema" | "$defs" | "title" | "description" => true,
            "$ref" => {
                let name = rule.as_str().expect("a reference is text");
                let pointer = name.strip_prefix('#').expect("references stay inside");
                let target = self
                    .root
                    .pointer(pointer)
                    .expect("references lead somewhere");
                self.check(target, value, at)?;
                true
            }
            "type" => is_of_type(value, rule.as_str().expect("one type")),
            "enum" => parts().contains(value),
            "anyOf" => parts().iter().any(|one| fits(&one)),
            "oneOf" => parts().iter().filter(fits).count() == 1,
            "not" => self.check(rule, value, at).is_err(),
            "minimum" => number.is_none_or(|number| number >= bound()),
            "maximum" => number.is_none_or(|number| number <= bound()),
            "exclusiveMinimum" => number.is_none_or(|number| number > bound()),
            "minLength" => value
                .as_str()
                .is_none_or(|text| text.chars().count() as f64 >= bound()),
            "minProperties" => object.is_none_or(|map| map.len() as f64 >= bound()),
            "maxProperties" => object.is_none_or(|map| map.len() as f64 <= bound()),
            "required" => object.is_none_or(|map| {
                let mut keys = parts().iter().filter_map(Value::as_str);
                keys.all(|key| map.contains_key(key))
            }),
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    self.check(rule, item, &format!("{at}/{index}"))?;
                }
                true
            }
            "properties" => {
                for (key, rule) in rule.as_object().into_iter().flatten() {
                    if let Some(inner) = value.get(key) {
                        self.check(rule, inner, &format!("{at}/{key}"))?;
                    }
                }
                true
            }
            "additionalProperties" => {
                let named = schema.get("properties").and_then(Value::as_object);
                for (key, inner) in object.into_iter().flatten() {
                    if named.is_some_and(|named| named.contains_key(key)) {
                        continue;
                    }
                    if rule == &Value::Bool(false) {
                        return Err(format!("{at}: no key {key}"));
                    }
                    self.check(rule, inner, &format!("{at}/{key}"))?;
                }
                true
            }
            other => panic!("the checker does not know the keyword {other}"),
        })
    }
}

fn is_of_type(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        other => panic!("no JSON type is called {other}"),
    }
}
