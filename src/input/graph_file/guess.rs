//! In which notation a text without a name is written, as far as its beginning and its keys tell.

use super::keys::{Key as _, TopKey};
use super::stranger::OF_GRAPHS;
use crate::model::Notation;

/// Returns the notation that a text is clearly in.
pub(in crate::input) fn notation(text: &str) -> Option<Notation> {
    let start = text.trim_start();
    if is_json(start) {
        Some(Notation::Json)
    } else if is_toml(start) {
        Some(Notation::Toml)
    } else {
        has_key(text, &OF_GRAPHS).then_some(Notation::Yaml)
    }
}

/// Returns whether a text has the key of a graph file that may be a heading of a page as well.
pub(in crate::input) fn has_skills(text: &str) -> bool {
    has_key(text, &[TopKey::Skills.name()])
}

/// Whether a text begins as JSON does, and not as a map of YAML in braces, a table of TOML or a link of
/// Markdown.
fn is_json(start: &str) -> bool {
    let mut letters = start.chars().filter(|c| !c.is_whitespace());
    match (letters.next(), letters.next()) {
        (Some('{'), next) => next.is_none_or(|c| !c.is_alphanumeric() && c != '_'),
        (Some('['), Some(c)) => !is_toml(start) && (c.is_ascii_digit() || "{[]\"-".contains(c)),
        _ => false,
    }
}

/// Whether the first line that says something is `[table]` or `key = value`.
fn is_toml(text: &str) -> bool {
    let lines = text.lines().map(str::trim);
    let mut lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let Some(first) = lines.next() else {
        return false;
    };
    if let Some(header) = first.strip_prefix('[') {
        let header = header.strip_prefix('[').unwrap_or(header);
        return header.split_once(']').is_some_and(|(key, rest)| {
            let rest = rest.trim_start_matches(']').trim_start();
            is_toml_key(key) && (rest.is_empty() || rest.starts_with('#'))
        });
    }
    first.split_once('=').is_some_and(|(key, value)| {
        let value = value.trim_start();
        let begins = |c: char| c.is_ascii_digit() || "\"'[{+-".contains(c);
        let is_value = value.starts_with(begins)
            || ["true", "false"].iter().any(|word| value.starts_with(word));
        is_toml_key(key) && is_value
    })
}

/// Whether a text is a key of TOML: words joined by dots, bare or quoted.
fn is_toml_key(text: &str) -> bool {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let is_word = |word: &str| {
        let quoted = ['"', '\''].iter().any(|quote| {
            let inner = word
                .strip_prefix(*quote)
                .and_then(|rest| rest.strip_suffix(*quote));
            inner.is_some_and(|inner| !inner.contains(*quote))
        });
        quoted || !word.is_empty() && word.chars().all(is_bare)
    };
    text.split('.').all(|word| is_word(word.trim()))
}

/// Whether a line of YAML that is not indented begins with one of some keys.
fn has_key(text: &str, names: &[&str]) -> bool {
    text.lines().any(|line| {
        line.split_once(':').is_some_and(|(key, rest)| {
            let key = key.trim_end().trim_matches(['"', '\'']);
            names.contains(&key) && (rest.is_empty() || rest.starts_with(char::is_whitespace))
        })
    })
}
