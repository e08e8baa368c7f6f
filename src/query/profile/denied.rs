//! Names of a résumé that say themselves that a skill is not held, or leave open how well.

use crate::model::name_key;

/// How names begin of what is not held, not held yet, or was not passed.
const STARTS: [&str; 27] = [
    "currently learning ",
    "do not know ",
    "don't know ",
    "eager to learn ",
    "failed ",
    "failed: ",
    "hope to learn ",
    "hoping to learn ",
    "interested in learning ",
    "keen to learn ",
    "like to learn ",
    "never ",
    "not familiar with ",
    "not yet ",
    "plan to learn ",
    "planning to learn ",
    "preparing for ",
    "studying for ",
    "want to learn ",
    "wanting to learn ",
    "wants to learn ",
    "willing to learn ",
    "wish to learn ",
    "working toward ",
    "working towards ",
    "would like to learn ",
    "to learn: ",
];

/// What stands in brackets behind such names.
const BEHIND: [&str; 9] = [
    "(failed)",
    "(in preparation)",
    "(in progress)",
    "(not passed)",
    "(not yet)",
    "(pending)",
    "(planned)",
    "(to learn)",
    "(wish list)",
];

/// What is missing behind the "no" of "No SQL experience".
const MISSING: [&str; 6] = [
    "background",
    "experience",
    "exposure",
    "knowledge",
    "skills",
    "training",
];

/// Words in brackets that say nothing sure of how well something is mastered.
const DOUBTS: [&str; 10] = [
    "a bit rusty",
    "currently learning",
    "getting started",
    "learning",
    "long ago",
    "out of date",
    "out of practice",
    "rusty",
    "some time ago",
    "very rusty",
];

/// Whether a name says that what it names is not held.
pub(super) fn is_denied(name: &str) -> bool {
    let key = name_key(name);
    let last = key.rsplit(' ').next().unwrap_or_default();
    let is_missing = key.starts_with("no ") && MISSING.contains(&last);
    is_missing
        || STARTS.iter().any(|start| key.starts_with(start))
        || BEHIND.iter().any(|end| key.ends_with(end))
}

/// Whether a level says that nobody knows how well.
pub(super) fn is_doubt(level: &str) -> bool {
    DOUBTS.contains(&name_key(level).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_held_is_told_from_names() {
        for name in [
            "No SQL experience",
            "Never used Python",
            "Want to learn Go",
            "Failed: AWS Solutions Architect",
            "Preparing for CKA",
            "CKA (in progress)",
        ] {
            assert!(is_denied(name), "{name}");
        }
        for name in [
            "NoSQL",
            "No-code platforms",
            "Learning and development",
            "Not-for-profit accounting",
            "Python",
            "",
        ] {
            assert!(!is_denied(name), "{name}");
        }
    }
}
