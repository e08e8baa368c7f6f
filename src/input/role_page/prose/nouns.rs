//! Nouns for kinds of tools, and what each of them says of the tools beside it.

/// What a noun says of the tools beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    /// One usually knows one or the other of them.
    Choice,
    /// They are things of this kind, so that the kind is not asked for beside them; practices such
    /// as "CI/CD pipelines" are asked for beside their tools.
    Kind,
    /// Everyday words behind it are names.
    Names,
    /// Names behind it that no lexicon knows are of such things.
    Unknown,
}

use Says::{Choice, Kind, Names, Unknown};

/// Nouns that say all of it.
const ALL: &[Says] = &[Choice, Kind, Names, Unknown];

/// The nouns, in order.
const NOUNS: &[(&str, &[Says])] = &[
    ("app", &[Unknown]),
    ("application", &[Unknown]),
    ("applications", &[Unknown]),
    ("apps", &[Unknown]),
    ("brokers", &[Choice]),
    ("clouds", &[Choice]),
    ("database", ALL),
    ("databases", ALL),
    ("distributions", &[Choice]),
    ("engines", &[Choice]),
    ("environments", &[Choice]),
    ("framework", ALL),
    ("frameworks", ALL),
    ("language", ALL),
    ("languages", ALL),
    ("libraries", ALL),
    ("library", ALL),
    ("package", ALL),
    ("packages", ALL),
    ("platform", ALL),
    ("platforms", ALL),
    ("product", &[Choice, Kind]),
    ("products", &[Choice, Kind]),
    ("provider", &[Choice, Kind]),
    ("providers", &[Choice, Kind]),
    ("software", ALL),
    ("solution", &[Unknown]),
    ("solutions", &[Unknown]),
    ("stack", &[Choice]),
    ("stacks", &[Choice]),
    // One knows a suite as a whole.
    ("suite", &[Kind, Names, Unknown]),
    ("suites", ALL),
    ("system", &[Kind, Unknown]),
    ("systems", &[Kind, Unknown]),
    ("technologies", ALL),
    ("tool", ALL),
    ("tooling", &[Choice]),
    ("tools", ALL),
    ("vendors", &[Choice]),
];

/// Whether a noun says something of the tools beside it.
pub(super) fn says(noun: &str, said: Says) -> bool {
    let found = NOUNS.binary_search_by_key(&noun, |(known, _)| known);
    found.is_ok_and(|at| NOUNS[at].1.contains(&said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_are_in_order() {
        assert!(NOUNS.is_sorted_by(|(one, _), (next, _)| one < next));
    }
}
