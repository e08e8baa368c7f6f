//! Findings as programs read them.

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::source::{Place, Sources};

/// Returns the findings as JSON, in a shape that is stable:
///
/// | key | value |
/// |---|---|
/// | `findings` | the findings, each with the keys below |
/// | `count` | how many there are |
/// | `errors`, `warnings`, `notes` | how many of each severity |
///
/// | key of a finding | value |
/// |---|---|
/// | `code` | the code, such as `unknown-key` |
/// | `severity` | `error`, `warning` or `note` |
/// | `message` | what is wrong |
/// | `file` | the name of the file; null as the four numbers are, where what was made in code has none |
/// | `line`, `column` | where the place begins, both counted from 1, columns in characters |
/// | `end_line`, `end_column` | where it ends: the first character that is not part of it |
/// | `label` | what is to be said about the place; may be empty |
/// | `related` | other places: `file`, the four numbers, and `text` |
/// | `help` | what to do, a list of texts |
///
/// Texts are as they were written: whoever shows them on a terminal has to make them safe.
pub fn json(diagnostics: &[Diagnostic], sources: &Sources) -> Value {
    let count = |severity| {
        let of_it = diagnostics.iter().filter(|d| d.severity == severity);
        of_it.count()
    };
    let findings = diagnostics.iter().map(|finding| one(finding, sources));
    json!({
        "findings": findings.collect::<Vec<_>>(),
        "count": diagnostics.len(),
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
        "notes": count(Severity::Note),
    })
}

fn one(diagnostic: &Diagnostic, sources: &Sources) -> Value {
    let mut finding = place(diagnostic.primary.place, sources);
    finding["code"] = json!(diagnostic.code);
    finding["severity"] = json!(diagnostic.severity);
    finding["message"] = json!(diagnostic.message);
    finding["label"] = json!(diagnostic.primary.text);
    let related = |label: &Label| {
        let mut value = place(label.place, sources);
        value["text"] = json!(label.text);
        value
    };
    finding["related"] = diagnostic.related.iter().map(related).collect();
    finding["help"] = json!(diagnostic.help);
    finding
}

fn place(place: Place, sources: &Sources) -> Value {
    let Some(file) = sources.get(place.source) else {
        return json!({"file": null, "line": null, "column": null, "end_line": null, "end_column": null});
    };
    let start = file.line_column(place.span.start);
    let end = file.line_column(place.span.end.max(place.span.start));
    json!({
        "file": file.name(),
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::source::{SourceFile, Span};

    #[test]
    fn the_shape_is_stable() {
        let mut sources = Sources::default();
        let source = sources.add(SourceFile::new("a.yaml", "日本: 1\nroles: x\n"));
        let at = |range| Place {
            source,
            span: Span::new(range),
        };
        let finding = Diagnostic::new(Code::DuplicateKey, at(10..15), "key `roles` stands twice")
            .label("again here")
            .related(at(0..6), "first here")
            .help("keep one");
        let note = Diagnostic::new(Code::NothingRecognised, at(19..19), "no \"skill\"\u{1b}");
        insta::assert_snapshot!(format!("{:#}", json(&[finding, note], &sources)), @r#"
        {
          "count": 2,
          "errors": 1,
          "findings": [
            {
              "code": "duplicate-key",
              "column": 1,
              "end_column": 6,
              "end_line": 2,
              "file": "a.yaml",
              "help": [
                "keep one"
              ],
              "label": "again here",
              "line": 2,
              "message": "key `roles` stands twice",
              "related": [
                {
                  "column": 1,
                  "end_column": 3,
                  "end_line": 1,
                  "file": "a.yaml",
                  "line": 1,
                  "text": "first here"
                }
              ],
              "severity": "error"
            },
            {
              "code": "nothing-recognised",
              "column": 1,
              "end_column": 1,
              "end_line": 3,
              "file": "a.yaml",
              "help": [],
              "label": "",
              "line": 3,
              "message": "no \"skill\"\u001b",
              "related": [],
              "severity": "note"
            }
          ],
          "notes": 1,
          "warnings": 0
        }
        "#);
    }

    #[test]
    fn no_findings_are_an_empty_list() {
        let value = json(&[], &Sources::default());
        assert_eq!(
            value.to_string(),
            r#"{"count":0,"errors":0,"findings":[],"notes":0,"warnings":0}"#
        );
    }
}
