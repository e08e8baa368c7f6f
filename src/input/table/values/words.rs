//! Words and signs for yes and no, and for how much something weighs. They are one list each, whatever column they
//! stand in.

use crate::model::{Importance, name_key};

/// What marks something.
const MARKS: [&str; 9] = ["x", "✓", "✔", "✅", "☑", "●", "•", "*", "any"];
/// What says yes.
const YES: [&str; 7] = ["y", "yes", "true", "ja", "oui", "sí", "si"];
/// What says that there is nothing.
const NOTHING: [&str; 20] = [
    "", "n.a.", "-", "–", "—", "/", "n/a", "na", "none", "✗", "✘", "❌", "✕", "☐", "⬜", "nil",
    "keine", "aucune", "aucun", "ninguno",
];
/// What says no.
const NO: [&str; 5] = ["no", "n", "false", "nein", "non"];
/// What does not say whether.
const OPEN: [&str; 4] = ["?", "tbc", "tbd", "tba"];
/// What says that something is needed.
const ESSENTIAL: [&str; 20] = [
    "essential",
    "required",
    "mandatory",
    "must",
    "must have",
    "e",
    "m",
    "ess",
    "req",
    "req'd",
    "reqd",
    "muss",
    "pflicht",
    "erforderlich",
    "zwingend",
    "obligatoire",
    "indispensable",
    "requis",
    "obligatorio",
    "imprescindible",
];
/// What says that something is not needed, and would be good to have.
const OPTIONAL: [&str; 25] = [
    "optional",
    "desirable",
    "desired",
    "nice to have",
    "preferred",
    "recommended",
    "bonus",
    "should",
    "should have",
    "could",
    "could have",
    "d",
    "o",
    "opt",
    "des",
    "pref",
    "○",
    "kann",
    "wünschenswert",
    "von vorteil",
    "souhaité",
    "souhaitable",
    "optionnel",
    "deseable",
    "opcional",
];
/// What ranks above others, where a column says how much something weighs.
const HIGH: [&str; 8] = [
    "high", "core", "critical", "key", "vital", "hoch", "élevée", "alta",
];
/// What ranks below others there.
const LOW: [&str; 10] = [
    "low", "medium", "s", "c", "niedrig", "mittel", "faible", "moyenne", "baja", "media",
];

/// Whether a text is a word of some lists.
fn is_in(lists: &[&[&str]], text: &str) -> bool {
    let lower = text.to_lowercase();
    lists.iter().any(|words| words.contains(&&*lower))
}

/// Whether a text says yes, or marks something.
pub(in super::super) fn is_yes(text: &str) -> bool {
    is_in(&[&MARKS, &YES], text)
}

/// Whether a text says no, or nothing.
pub(super) fn is_no(text: &str) -> bool {
    is_in(&[&NOTHING, &NO], text)
}

/// Whether a text is a word for yes or no.
pub(super) fn is_switch(text: &str) -> bool {
    is_in(&[&YES, &NO], text)
}

/// Whether a text leaves it open.
pub(super) fn is_open(text: &str) -> bool {
    is_in(&[&OPEN], text)
}

/// How much something weighs of which a text says no more; nothing where the text says something else.
pub(in super::super) fn weight(text: &str) -> Option<Importance> {
    let key = name_key(text);
    if OPTIONAL.contains(&&*key) {
        Some(Importance::OPTIONAL)
    } else {
        ESSENTIAL.contains(&&*key).then_some(Importance::ESSENTIAL)
    }
}

/// The same of a text below a heading that says that it is about weights, where yes, high and core are such as well.
pub(super) fn weight_below(text: &str) -> Option<Importance> {
    let key = name_key(text);
    let needed = || is_in(&[&MARKS, &YES, &HIGH], &key);
    let other = || is_in(&[&NOTHING, &NO, &LOW], &key);
    weight(&key)
        .or_else(|| needed().then_some(Importance::ESSENTIAL))
        .or_else(|| other().then_some(Importance::OPTIONAL))
}

#[cfg(test)]
mod tests {
    use super::super::asked::MOST_WORDS;
    use super::{ESSENTIAL, OPTIONAL};

    #[test]
    fn no_weight_has_more_words_than_are_looked_for() {
        for weight in ESSENTIAL.iter().chain(&OPTIONAL) {
            assert!(weight.split(' ').count() <= MOST_WORDS, "{weight}");
        }
    }
}
