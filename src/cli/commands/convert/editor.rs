//! What a graph file tells editors: where the schema lies with which they complete and check it.

use careergraph::load::Documents;
use careergraph::model::Notation;

/// The key under which a schema is named, in comments as well.
const KEY: &str = "$schema";

/// Returns the schema that the files name for editors, and whether they name several, of which none is returned.
pub(super) fn schema_of(read: &Documents) -> (Option<String>, bool) {
    let texts = read.documents.iter();
    let texts = texts.map(|document| read.sources[document.source].text());
    let mut schemas: Vec<_> = texts.filter_map(named_in).collect();
    schemas.dedup();
    match schemas[..] {
        [schema] => (Some(schema.to_owned()), false),
        _ => (None, !schemas.is_empty()),
    }
}

/// Whether a line is a comment for editors, and not one of anybody.
pub(super) fn is_for_editors(line: &str) -> bool {
    line.contains("yaml-language-server") || line.starts_with("#:schema")
}

/// Returns a graph file that names a schema for editors, in the way of its notation.
pub(super) fn with_schema(text: &str, schema: &str, notation: Notation) -> String {
    match notation {
        Notation::Yaml => format!("# yaml-language-server: {KEY}={schema}\n{text}"),
        Notation::Toml => format!("#:schema {schema}\n{text}"),
        Notation::Json => {
            let rest = text.strip_prefix('{').unwrap_or(text);
            let (before, behind) = if rest.starts_with('\n') {
                ("\n  ", "")
            } else {
                ("", " ")
            };
            format!("{{{before}\"{KEY}\": \"{schema}\",{behind}{rest}")
        }
    }
}

/// The schema that a text names, in a comment or under its key.
fn named_in(text: &str) -> Option<&str> {
    let lines = text.lines().map(str::trim_start);
    let named = lines.filter_map(|line| {
        if let Some(schema) = line.strip_prefix("#:schema ") {
            return Some(schema);
        }
        let is_said = !line.starts_with('#') || is_for_editors(line);
        let (before, after) = line.split_once(KEY).filter(|_| is_said)?;
        // Of a map it is the first key, or it has a line of its own.
        let is_key =
            is_for_editors(before) || before.trim_matches(['{', '"', '\'', ' ']).is_empty();
        let after = after.trim_start_matches(['"', '\'', ' ']);
        let value = after.strip_prefix(['=', ':']).filter(|_| is_key)?;
        value
            .trim_start_matches(['"', '\'', ' '])
            .split(['"', '\'', ',', ' '])
            .next()
    });
    let mut named = named.map(str::trim);
    named.find(|schema| !schema.is_empty() && !schema.contains(['\\', '"', '\'']))
}
