//! Names and globs, compared the way names are.

use super::syntax::Text;
use crate::model::name_key;

/// What a name has to be like.
pub(super) enum Pattern {
    Exactly(String),
    /// The parts between the `*`; a `?` in them stands for any one character.
    Glob(Vec<Vec<char>>),
}

impl Pattern {
    pub(super) fn new(text: &Text) -> Self {
        let key = name_key(&text.words);
        if text.glob {
            let parts = key.split('*').map(|part| part.chars().collect());
            Self::Glob(parts.collect())
        } else {
            Self::Exactly(key)
        }
    }

    /// Returns whether a name is meant. Costs the length of the name, times that of the longest
    /// part of a glob at worst.
    pub(super) fn matches(&self, name: &str) -> bool {
        self.matches_key(&key_of(name))
    }

    /// The same for a name in the form in which names are compared.
    pub(super) fn matches_key(&self, key: &[char]) -> bool {
        match self {
            Self::Exactly(wanted) => wanted.chars().eq(key.iter().copied()),
            Self::Glob(parts) => fits_parts(parts, key),
        }
    }
}

/// Returns a name in the form in which names are compared.
pub(super) fn key_of(name: &str) -> Box<[char]> {
    name_key(name).chars().collect()
}

/// The first part begins the name, the last one ends it, and the leftmost place is good enough for
/// each of the others.
fn fits_parts(parts: &[Vec<char>], name: &[char]) -> bool {
    let [first, middle @ .., last] = parts else {
        return parts.iter().all(|part| fits(part, name));
    };
    let Some(inner) = name.len().checked_sub(first.len() + last.len()) else {
        return false;
    };
    let (start, rest) = name.split_at(first.len());
    let (mut rest, end) = rest.split_at(inner);
    for part in middle.iter().filter(|part| !part.is_empty()) {
        let mut places = rest.windows(part.len());
        let Some(at) = places.position(|place| fits(part, place)) else {
            return false;
        };
        rest = &rest[at + part.len()..];
    }
    fits(first, start) && fits(last, end)
}

fn fits(part: &[char], name: &[char]) -> bool {
    let mut pairs = part.iter().zip(name);
    part.len() == name.len() && pairs.all(|(wanted, has)| *wanted == '?' || wanted == has)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs_match_whole_names_the_way_names_are_compared() {
        for (glob, name, expected) in [
            ("*", "", true),
            ("*", "Anything", true),
            ("Senior *", "senior-engineer", true),
            ("senior*", "Senior Engineer", true),
            ("*engineer", "Engineering Manager", false),
            ("*engineer*", "Engineering Manager", true),
            ("*e*e*", "Engineer", true),
            ("e*e*e*e*e", "Engineer", false),
            ("ab*ba", "aba", false),
            ("ab*ba", "abba", true),
            ("*ab*ab*", "ab ab", true),
            ("*ab*ab*", "aba", false),
            ("c??", "C++", true),
            ("c??", "C#", false),
            ("?", "é", true),
            ("デ*", "データエンジニア", true),
            ("مهند*", "مهندس برمجيات", true),
            ("**", "x", true),
        ] {
            let at = super::super::syntax::At::default();
            let words = glob.to_owned();
            let glob = Text {
                words,
                glob: true,
                at,
            };
            assert_eq!(Pattern::new(&glob).matches(name), expected, "{glob} {name}");
        }
    }
}
