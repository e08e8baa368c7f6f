//! What stands in cells that name where roles lead besides the names of roles.

use super::super::moves::transition_kind;
use super::super::names::ungendered;
use crate::document::MoveList;
use crate::model::{TransitionKind, name_key};

/// Words that name no role: whoever asks is told elsewhere, or anybody may be meant.
const NOBODY: &str = "various | any | anyone | any role | anything | all | other | others | multiple | several | \
    many | varies | varied | depends | open | external | external hire | external candidate | external candidates | \
    outside | new hire | retirement | retire | retired | leaver | exit | end | see hr | ask hr | \
    contact hr | see manager | see notes | see above | see below | see job description | as above | \
    to be confirmed | to be defined | to be determined | yes | no | direct entry | not defined | not applicable | unknown | \
    diverse | verschiedene | extern | rente | ruhestand | divers | externe | retraite | varios | externo | jubilación";

/// The longest such text, in bytes.
const LONGEST: usize = 60;

/// Whether a text names no role: `Various`, `See HR`, `Retirement`.
pub(in super::super) fn names_nobody(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let key = name_key(text.trim_end_matches('.'));
    NOBODY.split('|').any(|word| word.trim() == key)
}

/// The name of a role without a word for the kind of the move, and the list that the word stands for:
/// `Analyst (lateral)`, `Promotion: Manager`.
pub(super) fn kinded(text: &str) -> (&str, Option<MoveList>) {
    let list = |word: &str| match transition_kind(word).ok()? {
        // Letters are initials as often.
        _ if word.trim().len() < 3 => None,
        TransitionKind::Advancement => Some(MoveList::AdvancesTo),
        TransitionKind::Lateral => Some(MoveList::LateralTo),
        TransitionKind::Entry => None,
    };
    let behind = || {
        let (name, word) = text.trim_end().strip_suffix(')')?.rsplit_once('(')?;
        Some((name.trim_end(), list(word)?))
    };
    let before = || {
        let (word, name) = text.split_once(':')?;
        Some((name.trim_start(), list(word)?))
    };
    let found = behind()
        .or_else(before)
        .filter(|(name, _)| !name.is_empty());
    found.map_or((text, None), |(name, list)| (name, Some(list)))
}

/// The names that `and` joins, where each of them is one of a role.
pub(super) fn both(text: &str, is_title: impl Fn(&str) -> bool) -> Vec<&str> {
    for between in [" and ", " & ", " und ", " et ", " y "] {
        let names: Vec<&str> = text.split(between).map(str::trim).collect();
        if names.len() > 1 && names.iter().all(|name| is_title(ungendered(name))) {
            return names;
        }
    }
    vec![text]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_moves_are_told_from_names() {
        for (text, name, list) in [
            ("Analyst (lateral)", "Analyst", Some(MoveList::LateralTo)),
            ("Manager (promotion)", "Manager", Some(MoveList::AdvancesTo)),
            ("Sideways: Analyst", "Analyst", Some(MoveList::LateralTo)),
            ("Manager (Nights)", "Manager (Nights)", None),
            ("Manager (P)", "Manager (P)", None),
        ] {
            assert_eq!(kinded(text), (name, list), "{text}");
        }
    }

    #[test]
    fn texts_that_name_nobody_are_no_roles() {
        for text in ["Various", "see HR.", "Retirement", "Any"] {
            assert!(names_nobody(text), "{text}");
        }
        for text in ["External Auditor", "Open Source Lead", "Retirement Adviser"] {
            assert!(!names_nobody(text), "{text}");
        }
    }
}
