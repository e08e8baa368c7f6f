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
const TELLING: [TopKey; 8] = [
    TopKey::Careergraph,
    TopKey::Scale,
    TopKey::LateralMoves,
    TopKey::Families,
    TopKey::Tracks,
    TopKey::Skills,
    TopKey::Roles,
    TopKey::Transitions,
];

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
