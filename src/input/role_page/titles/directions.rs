//! What an entry says that names no title: directions to the reader ("Apply on our careers page"), and which way a
//! sentence leads.

use super::words;

/// Verbs that tell the reader to do something.
const TELL: [&str; 16] = [
    "apply", "ask", "browse", "call", "check", "click", "contact", "discuss", "email", "explore",
    "find", "read", "see", "speak", "talk", "visit",
];

/// Words behind such a verb in no title: "Call Centre Manager".
const BEHIND: [&str; 20] = [
    "a",
    "about",
    "an",
    "at",
    "by",
    "for",
    "here",
    "how",
    "in",
    "internally",
    "more",
    "on",
    "our",
    "out",
    "the",
    "through",
    "to",
    "us",
    "with",
    "your",
];

/// Whether an entry tells the reader what to do, or whom a list is for: "Talk to your manager", "Internal only".
pub(super) fn is_direction(entry: &str) -> bool {
    let mut said = entry.split_whitespace().map(words::key);
    let first = said.next().unwrap_or_default();
    let second = said.next().unwrap_or_default();
    let told = TELL.contains(&first.as_str()) && BEHIND.contains(&second.as_str());
    told || said.next_back().unwrap_or(second) == "only"
}

/// Takes off the "To" of "To Support Trainer".
pub(super) fn without_to(entry: &str) -> &str {
    let behind = entry
        .strip_prefix("To ")
        .or_else(|| entry.strip_prefix("to "));
    let title = behind.filter(|rest| rest.starts_with(char::is_uppercase));
    title.unwrap_or(entry)
}

/// Which way a sentence about moves leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Way {
    /// As the list says that it stands in.
    OfList,
    /// To another role of the same standing.
    Sideways,
    /// Out of the field: "Some leave to become teachers".
    Away,
}

/// Returns which way a sentence leads, by its words.
pub(in super::super) fn way(sentence: &str) -> Way {
    let said: Vec<String> = sentence.split_whitespace().map(words::key).collect();
    let has = |known: &[&str]| said.iter().any(|word| known.contains(&word.as_str()));
    let small = sentence.split_whitespace().skip(1);
    let tells = small
        .clone()
        .any(|word| word.starts_with(char::is_lowercase));
    let leaves = ["leave", "leaves", "leaving", "left", "quit"];
    let leaves = small
        .filter(|word| word.starts_with(char::is_lowercase))
        .any(|word| leaves.contains(&word));
    let move_follows = said.windows(2).any(|two| {
        two[0] == "lateral"
            && matches!(two[1].as_str(), "move" | "moves" | "transfer" | "transfers")
    });
    if leaves {
        Way::Away
    } else if tells && (has(&["sideways", "laterally"]) || move_follows) {
        Way::Sideways
    } else {
        Way::OfList
    }
}

/// Where a sentence goes on with another move: "sideways to Dyer, or be promoted to Foreman".
pub(super) fn other_moves(sentence: &str) -> Vec<&str> {
    const JOINTS: [&str; 2] = [" or ", " and "];
    const VERBS: [&str; 9] = [
        "be promoted ",
        "become ",
        "go on to ",
        "move across ",
        "move into ",
        "move sideways ",
        "move up ",
        "progress ",
        "step up ",
    ];
    let mut found = Vec::new();
    let mut start = 0;
    for (at, _) in sentence.match_indices(' ') {
        let joint = JOINTS
            .iter()
            .find(|joint| sentence[at..].starts_with(**joint));
        let Some(joint) = joint.filter(|_| at > start) else {
            continue;
        };
        let behind = at + joint.len();
        if VERBS
            .iter()
            .any(|verb| sentence[behind..].starts_with(verb))
        {
            found.push(sentence[start..at].trim_end_matches([',', ' ']));
            start = behind;
        }
    }
    found.push(&sentence[start..]);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_lead_up_sideways_and_away() {
        for (sentence, expected) in [
            (
                "You could move sideways to Conservation Officer",
                Way::Sideways,
            ),
            (
                "Officers may make a lateral move to Surveyor",
                Way::Sideways,
            ),
            ("Some leave to become an Estate Agent", Way::Away),
            ("Leave Administrator", Way::OfList),
            ("Lateral Moves Coordinator", Way::OfList),
            ("You could become a Surveyor", Way::OfList),
        ] {
            assert_eq!(way(sentence), expected, "{sentence}");
        }
    }

    #[test]
    fn directions_are_told_from_titles() {
        for entry in [
            "Apply on our careers page",
            "Talk to your manager",
            "See the ladder",
            "Internal only",
        ] {
            assert!(is_direction(entry), "{entry}");
        }
        for entry in [
            "Call Centre Manager",
            "Contact Tracer",
            "Check Airman",
            "Read-only",
            "Weaver",
        ] {
            assert!(!is_direction(entry), "{entry}");
        }
    }
}
