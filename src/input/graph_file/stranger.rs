//! What a file is that may be no graph file: somebody's profile, or a file that was found in a folder and
//! says nothing about roles.

use super::keys::{Key as _, SkillKey, TopKey};
use super::tape::{Kind, Node, Tape};
use crate::model::{Notation, suggest};
use crate::source::SourceId;

/// Why a file that was only found is no graph file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum Stranger {
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
const TELLING: [TopKey; 9] = [
    TopKey::Careergraph,
    TopKey::Scale,
    TopKey::LateralMoves,
    TopKey::Lint,
    TopKey::Families,
    TopKey::Tracks,
    TopKey::Skills,
    TopKey::Roles,
    TopKey::Transitions,
];

/// Top-level keys that a graph file has, and a profile has not.
pub(in crate::input) const OF_GRAPHS: [&str; 8] = [
    "careergraph",
    "roles",
    "transitions",
    "proficiency_scale",
    "lateral_moves",
    "lint",
    "families",
    "tracks",
];
/// Top-level keys of a profile that have one value, and that a graph file has not.
const VALUES_OF_PROFILES: [&str; 2] = ["profile", "role"];
/// Top-level keys of a profile or a JSON Resume that have several values, and that a graph file has not.
const PARTS_OF_PROFILES: [&str; 8] = [
    "interests",
    "avoid",
    "basics",
    "work",
    "volunteer",
    "education",
    "certificates",
    "projects",
];
/// The top-level key of a profile that has one value or several.
const YEARS: &str = "years";
/// What a profile says of a skill, and a graph file does not.
const OF_HELD_SKILLS: [&str; 3] = ["skill", "proficiency", "evidence"];
/// What a graph file says of a skill, and a profile does not.
const OF_SKILLS: [SkillKey; 5] = [
    SkillKey::Aliases,
    SkillKey::Kind,
    SkillKey::Category,
    SkillKey::Broader,
    SkillKey::Ambiguous,
];

/// Top-level keys of a profile or a JSON Resume that a graph file has not.
pub(in crate::input) fn of_profiles() -> impl Iterator<Item = &'static str> {
    let values = VALUES_OF_PROFILES.into_iter();
    values.chain(PARTS_OF_PROFILES).chain([YEARS])
}

/// What a file is, as far as its keys tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nature {
    Graph,
    Profile,
    /// It may be either: what is found wrong with it may be somebody's own words.
    Unclear,
}

fn is_collection(node: Node<'_>) -> bool {
    matches!(node.kind(), Kind::List | Kind::Map)
}

/// Whether a map has an entry of which something can be said.
fn has(root: Node<'_>, says: impl Fn(&str, Node<'_>) -> bool) -> bool {
    let mut pairs = root.pairs();
    pairs.any(|(key, value)| says(key.text(), value))
}

/// Whether a file has what only a graph file has.
fn has_graph(root: Node<'_>) -> bool {
    // A list of names may be a wish of somebody, out of its place.
    let has_maps = |node: Node<'_>| {
        node.kind() == Kind::Map || node.items().any(|item| item.kind() == Kind::Map)
    };
    has(root, |key, value| match key {
        "careergraph" | "transitions" | "proficiency_scale" => true,
        "roles" => is_collection(value) && has_maps(value),
        _ => false,
    })
}

/// Whether a file calls itself a profile: it is somebody's, whatever else stands in it.
fn says_profile(root: Node<'_>) -> bool {
    has(root, |key, _| key == VALUES_OF_PROFILES[0])
}

/// Whether a file is a graph file, as far as its topmost keys tell, whatever else may be missing of it.
pub(super) fn is_surely_graph(root: Node<'_>) -> bool {
    has_graph(root) && !says_profile(root)
}

/// What a file is.
pub(super) fn nature(root: Node<'_>) -> Nature {
    let has = |says: &dyn Fn(&str, Node<'_>) -> bool| has(root, says);
    let has_in_skills = |names: &[&str]| {
        has(&|key, value| {
            let in_map = value.pairs().map(|(_, skill)| skill);
            let mut skills = in_map.chain(value.items());
            let is_said = |skill: Node<'_>| {
                let mut keys = skill.pairs().map(|(key, _)| key.text());
                keys.any(|key| names.contains(&key))
            };
            key == TopKey::Skills.name() && skills.any(is_said)
        })
    };
    let is_profile = has(&|key, value| {
        key == YEARS
            || VALUES_OF_PROFILES.contains(&key) && !is_collection(value)
            || PARTS_OF_PROFILES.contains(&key) && is_collection(value)
    });
    let is_graph = has_graph(root);
    if is_graph && says_profile(root) {
        Nature::Unclear
    } else if is_graph {
        Nature::Graph
    } else if is_profile || has_in_skills(&OF_HELD_SKILLS) {
        Nature::Profile
    } else if has(&|key, _| OF_GRAPHS.contains(&key))
        || has_in_skills(&OF_SKILLS.map(SkillKey::name))
    {
        Nature::Graph
    } else {
        Nature::Unclear
    }
}

/// Whether a text is a graph file beyond doubt; nothing where it cannot be parsed. O(n).
pub(in crate::input) fn is_graph(notation: Notation, text: &str) -> Option<bool> {
    let (tape, findings) = super::tape(notation, SourceId::default(), text);
    let root = tape.as_ref().filter(|_| findings.is_empty())?.root()?;
    Some(nature(root) == Nature::Graph)
}

/// Whether a file has some of the texts that count for a whole graph, and no key of another file.
fn has_only_settings(root: Node<'_>) -> bool {
    let settings = [
        TopKey::Title,
        TopKey::Description,
        TopKey::Source,
        TopKey::License,
        TopKey::Currency,
    ];
    let names = |known: &[TopKey], key: &str| known.iter().any(|known| known.name() == key);
    let mut pairs = root.pairs();
    pairs.any(|(key, _)| names(&settings, key.text()))
        && root
            .pairs()
            .all(|(key, value)| names(TopKey::ALL, key.text()) && !is_collection(value))
}

/// Says why the file is no graph file, where it is none.
pub(super) fn look_at(tape: &Tape<'_>) -> Option<Stranger> {
    // A file of nothing but comments is an empty one, which is reported.
    let root = tape.root().filter(|root| !root.is_null())?;
    if root.kind() != Kind::Map {
        return Some(Stranger::NoMap);
    }
    if nature(root) == Nature::Profile {
        return Some(Stranger::Profile);
    }
    let names = TELLING.map(TopKey::name);
    let mut keys = root.pairs().map(|(key, _)| key.text());
    if keys.any(|key| names.contains(&key)) || has_only_settings(root) {
        return None;
    }
    let mut keys = root.pairs().map(|(key, _)| key.text());
    let closest = keys.find_map(|key| suggest::closest(key, names));
    Some(Stranger::NoKey { closest })
}
