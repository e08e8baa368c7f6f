//! Files that were found in a folder and say nothing about roles.

use super::keys::{Key as _, TopKey};
use super::reader;
use super::tape::{Kind, Tape};
use crate::model::suggest;

/// Why a file that was only found is no graph file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stranger {
    /// It is no map.
    NoMap,
    /// It is a profile.
    Profile,
    /// It is a map without a key that only a graph file has.
    NoKey {
        /// The key that one of its keys looks like.
        closest: Option<&'static str>,
    },
}

/// The keys that tell a graph file: many other files have a title, a description or a licence.
pub(super) const TELLING: [TopKey; 8] = [
    TopKey::Careergraph,
    TopKey::Scale,
    TopKey::LateralMoves,
    TopKey::Families,
    TopKey::Tracks,
    TopKey::Skills,
    TopKey::Roles,
    TopKey::Transitions,
];

/// Whether a text that cannot be parsed may be a profile, going by the first words of its lines: then
/// it is nobody's business. Words of lines that stand further in than others do not count.
pub(crate) fn may_be_profile(text: &str) -> bool {
    const GRAPH: [&str; 5] = [
        "careergraph",
        "roles",
        "transitions",
        "families",
        "proficiency_scale",
    ];
    const PROFILE: [&str; 9] = [
        "profile",
        "role",
        "basics",
        "work",
        "interests",
        "avoid",
        "certificates",
        "projects",
        "years_in_role",
    ];
    if text.trim_start().starts_with('{') {
        // The keys of JSON may stand in one line, the inner ones as well.
        let has = |known: &[&str]| {
            known
                .iter()
                .any(|word| text.contains(&format!("\"{word}\"")))
        };
        let is_resume = has(&["basics"]) && !has(&["careergraph", "transitions"]);
        if is_resume || has(&PROFILE) && !has(&GRAPH) {
            return true;
        }
    }
    let quotes = |c: char| matches!(c, '{' | '[' | '"' | '\'' | ' ');
    let words = text.lines().filter_map(|line| {
        let bare = line.trim_start_matches(quotes);
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let end = bare.find(|c| !is_word(c)).unwrap_or(bare.len());
        let depth = line.len() - line.trim_start().len();
        (end > 0).then(|| (depth, &bare[..end]))
    });
    let words: Vec<_> = words.collect();
    let outermost = words.iter().map(|(depth, _)| *depth);
    let Some(least) = outermost.min() else {
        return false;
    };
    let has = |known: &[&str]| {
        let mut outer = words.iter().filter(|(depth, _)| *depth == least);
        outer.any(|(_, word)| known.contains(word))
    };
    has(&PROFILE) && !has(&GRAPH)
}

/// Says why the file is no graph file, where it is none.
pub(super) fn look_at(tape: &Tape<'_>) -> Option<Stranger> {
    // A file of nothing but comments is an empty one, which is reported.
    let root = tape.root().filter(|root| !root.is_null())?;
    if root.kind() != Kind::Map {
        return Some(Stranger::NoMap);
    }
    if reader::looks_like_profile(root) {
        return Some(Stranger::Profile);
    }
    let names = TELLING.map(TopKey::name);
    let mut keys = root.pairs().map(|(key, _)| key.text());
    if keys.any(|key| names.contains(&key)) {
        return None;
    }
    let mut keys = root.pairs().map(|(key, _)| key.text());
    let closest = keys.find_map(|key| suggest::closest(key, names));
    Some(Stranger::NoKey { closest })
}
