//! Findings for code scanning: the Static Analysis Results Interchange Format.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::diagnostic::{Code, Diagnostic, Label};
use crate::source::{Place, Sources};

/// Returns the findings as a log of SARIF 2.1.0 with one run, in which each code is a rule.
///
/// The levels are named as severities are. Files are named relative to where they were named from, columns count characters. A finding's help
/// is part of its message, since most viewers show nothing else of it.
pub fn sarif(diagnostics: &[Diagnostic], sources: &Sources) -> Value {
    let mut codes: Vec<Code> = diagnostics.iter().map(|finding| finding.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let rules: Vec<Value> = codes.iter().map(|code| rule(*code)).collect();
    let results: Vec<Value> = diagnostics
        .iter()
        .map(|finding| result(finding, &codes, sources))
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {
                "driver": {
                    "name": "career",
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": rules,
                },
            },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.as_str(),
        "shortDescription": {"text": code.summary()},
        "fullDescription": {"text": format!("{} {}", code.summary(), code.explanation())},
        "defaultConfiguration": {"level": code.severity().as_str()},
    })
}

fn result(diagnostic: &Diagnostic, codes: &[Code], sources: &Sources) -> Value {
    let mut message = diagnostic.message.to_string();
    if !diagnostic.primary.text.is_empty() {
        write!(message, ": {}", diagnostic.primary.text).expect("a string takes everything");
    }
    for help in &diagnostic.help {
        write!(message, "; {help}").expect("a string takes everything");
    }
    let related = diagnostic.related.iter().zip(0..);
    let related = related.map(|(label, id): (&Label, u32)| {
        // A related location may have no place.
        let mut related = location(label.place, sources).unwrap_or_else(|| json!({}));
        related["id"] = json!(id);
        related["message"] = json!({"text": label.text});
        related
    });
    json!({
        "ruleId": diagnostic.code.as_str(),
        "ruleIndex": codes.binary_search(&diagnostic.code).ok(),
        "level": diagnostic.severity.as_str(),
        "message": {"text": message},
        "locations": Vec::from_iter(location(diagnostic.primary.place, sources)),
        "relatedLocations": related.collect::<Vec<_>>(),
    })
}

/// Returns where a place is; nothing where nobody has the text.
fn location(place: Place, sources: &Sources) -> Option<Value> {
    let file = sources.get(place.source)?;
    let start = file.line_column(place.span.start);
    let end = file.line_column(place.span.end.max(place.span.start));
    Some(json!({
        "physicalLocation": {
            "artifactLocation": {"uri": uri(file.name())},
            "region": {
                "startLine": start.line,
                "startColumn": start.column,
                "endLine": end.line,
                "endColumn": end.column,
            },
        },
    }))
}

/// The name of a file as a relative reference.
fn uri(name: &str) -> String {
    let mut uri = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'\\' => uri.push('/'),
            b'/' | b'-' | b'.' | b'_' | b'~' => uri.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => uri.push(char::from(byte)),
            _ => write!(uri, "%{byte:02X}").expect("a string takes everything"),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, Span};

    #[test]
    fn a_finding_is_a_result_of_its_rule() {
        let mut sources = Sources::default();
        let source = sources.add(SourceFile::new("my ladders/ä.yaml", "日本: 1\nroles: x\n"));
        let at = |range| Place {
            source,
            span: Span::new(range),
        };
        let finding = Diagnostic::new(Code::DuplicateKey, at(10..15), "key `roles` stands twice")
            .related(at(0..6), "first here")
            .help("keep one");
        let note = Diagnostic::new(Code::NothingRecognised, at(19..19), "no \"skill\"");
        let log = sarif(&[note, finding], &sources);
        let run = &log["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().expect("a list");
        for result in run["results"].as_array().expect("a list") {
            let index = result["ruleIndex"].as_u64().expect("an index") as usize;
            assert_eq!(rules[index]["id"], result["ruleId"]);
        }
        let result = &run["results"][1];
        assert_eq!(
            result["message"]["text"],
            "key `roles` stands twice; keep one"
        );
        let expected = json!({
            "artifactLocation": {"uri": "my%20ladders/%C3%A4.yaml"},
            "region": {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 6},
        });
        assert_eq!(result["locations"][0]["physicalLocation"], expected);
        assert_eq!(
            result["relatedLocations"][0]["message"]["text"],
            "first here"
        );
        let columns = &result["relatedLocations"][0]["physicalLocation"]["region"]["endColumn"];
        assert_eq!(columns, 3, "columns count characters");
    }
}
