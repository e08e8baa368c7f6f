//! Levels in the words of a résumé, on the scale of a graph.

use crate::model::{ProficiencyScale, name_key};

/// Words for levels, in fifths of a scale.
const WORDS: [(u8, &[&str]); 5] = [
    (
        1,
        &[
            "beginner",
            "novice",
            "basic",
            "elementary",
            "elementary proficiency",
            "poor",
            "familiar",
            "a1",
        ],
    ),
    (
        2,
        &[
            "advanced beginner",
            "limited working",
            "limited working proficiency",
            "conversational",
            "fair",
            "a2",
        ],
    ),
    (
        3,
        &[
            "intermediate",
            "good",
            "competent",
            "professional working",
            "professional working proficiency",
            "b1",
            "b2",
        ],
    ),
    (
        4,
        &[
            "advanced",
            "proficient",
            "fluent",
            "very good",
            "full professional",
            "full professional proficiency",
            "c1",
        ],
    ),
    (
        5,
        &[
            "expert",
            "excellent",
            "master",
            "native",
            "native speaker",
            "native or bilingual",
            "native or bilingual proficiency",
            "bilingual",
            "mother tongue",
            "c2",
        ],
    ),
];

/// Words that say that something is not mastered at all.
const NOTHING: [&str; 12] = [
    "none",
    "no",
    "nil",
    "0",
    "zero",
    "n/a",
    "not applicable",
    "not at all",
    "no experience",
    "no knowledge",
    "no proficiency",
    "not yet",
];

/// Returns whether a level says that nothing is held, where it is no step of the scale.
pub(super) fn is_none(level: &str, scale: &ProficiencyScale) -> bool {
    let key = name_key(level);
    let is_zero = |(part, whole): (f64, f64)| part == 0.0 && whole > 0.0;
    scale.find(level).is_none() && (NOTHING.contains(&&*key) || fraction(&key).is_some_and(is_zero))
}

/// Returns the step that a level most likely means: a step of that name, else a fraction such as
/// `4/5` or `80%`, else a word such as "Intermediate".
pub(super) fn step(level: &str, scale: &ProficiencyScale) -> Option<u8> {
    if let Some(step) = scale.find(level) {
        return Some(step.0);
    }
    let key = name_key(level);
    let (part, whole) = fraction(&key).or_else(|| {
        let row = WORDS.iter().find(|(_, words)| words.contains(&&*key));
        row.map(|(fifths, _)| (f64::from(*fifths), 5.0))
    })?;
    // What is not on the scale says nothing, and nothing held is not held badly.
    if !(part > 0.0 && part <= whole) {
        return None;
    }
    // The nearest step, the upper one of two, and never none.
    let exact = part / whole * f64::from(scale.top());
    let mut below = (1..=scale.top()).rev();
    Some(
        below
            .find(|step| f64::from(*step) - 0.5 <= exact)
            .unwrap_or(1),
    )
}

fn fraction(key: &str) -> Option<(f64, f64)> {
    let number = |text: &str| {
        let text = text.trim();
        let plain = |byte: u8| byte.is_ascii_digit() || byte == b'.';
        let fits = text.len() <= 6 && text.bytes().all(plain);
        fits.then(|| text.parse::<f64>().ok()).flatten()
    };
    if let Some(part) = key.strip_suffix('%') {
        return Some((number(part)?, 100.0));
    }
    let parts = ["/", " out of ", " of "];
    let (part, whole) = parts.iter().find_map(|between| key.split_once(between))?;
    Some((number(part)?, number(whole)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ProficiencyStep;

    fn scale(steps: usize) -> ProficiencyScale {
        let step = |number| ProficiencyStep {
            name: format!("step {number}"),
            description: None,
        };
        ProficiencyScale::new((1..=steps).map(step).collect()).expect("the names differ")
    }

    #[test]
    fn words_are_spread_over_scales_of_every_length() {
        let words = [
            "beginner",
            "limited working",
            "Intermediate",
            "Advanced",
            "MASTER",
        ];
        for (steps, expected) in [
            (1, [1, 1, 1, 1, 1]),
            (2, [1, 1, 1, 2, 2]),
            (3, [1, 1, 2, 2, 3]),
            (4, [1, 2, 2, 3, 4]),
            (5, [1, 2, 3, 4, 5]),
            (10, [2, 4, 6, 8, 10]),
        ] {
            let found = words.map(|word| step(word, &scale(steps)).unwrap_or(0));
            assert_eq!(found, expected, "{steps}");
        }
    }

    #[test]
    fn nothing_is_told_from_nonsense() {
        let five = ProficiencyScale::default();
        for level in ["none", "None ", "0/5", "0%", "No experience", "N/A"] {
            assert!(is_none(level, &five), "{level}");
        }
        for level in ["", "1/5", "0/0", "wizard", "expert", "nonesuch"] {
            assert!(!is_none(level, &five), "{level}");
        }
        let own = ProficiencyScale::new(vec![ProficiencyStep {
            name: "None".to_owned(),
            description: None,
        }]);
        assert!(!is_none("none", &own.expect("a scale")), "it is a step");
    }

    #[test]
    fn fractions_are_read_and_nonsense_is_not() {
        let five = ProficiencyScale::default();
        for (level, expected) in [
            ("4/5", Some(4)),
            ("4 / 5", Some(4)),
            ("8/10", Some(4)),
            ("3 out of 4", Some(4)),
            ("2 of 5", Some(2)),
            ("80%", Some(4)),
            ("1%", Some(1)),
            ("practised", Some(3)),
            ("0/5", None),
            ("6/5", None),
            ("1/0", None),
            ("0/0", None),
            ("4", None),
            ("Elementary proficiency", Some(1)),
            ("Limited working proficiency", Some(2)),
            ("Professional working proficiency", Some(3)),
            ("Full professional proficiency", Some(4)),
            ("Native or bilingual proficiency", Some(5)),
            ("Fair", Some(2)),
            ("Good", Some(3)),
            ("Very good", Some(4)),
            ("Excellent", Some(5)),
            ("1e999/5", None),
            ("wizard", None),
            ("", None),
        ] {
            assert_eq!(step(level, &five), expected, "{level}");
        }
    }
}
