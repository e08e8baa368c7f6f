//! Levels in the words of a résumé, on the scale of a graph.

use super::denied::is_doubt;
use crate::model::text::split_outside_brackets;
use crate::model::{ProficiencyScale, TimeUnit, level_in_fifths, name_key};

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
    let key = name_key(without_years(level));
    let (part, whole) = fraction(&key).or_else(|| stars(&key)).or_else(|| {
        let fifths = level_in_fifths(&key);
        fifths.map(|fifths| (f64::from(fifths), 5.0))
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

/// Returns the step of a profile that is named or written as a text: `practised`, `"3"`.
pub(super) fn named(name: &str, scale: &ProficiencyScale) -> Option<u8> {
    let number = || {
        let step = name.trim().parse().ok()?;
        (1..=scale.top()).contains(&step).then_some(step)
    };
    scale.find(name).map(|step| step.0).or_else(number)
}

/// Words between a level and the skill that it is said of.
const LEADING_OVER: [&str; 9] = [
    "in ",
    "with ",
    "at ",
    "of ",
    "knowledge of ",
    "level of ",
    "level in ",
    "user of ",
    "skills in ",
];

/// The most words of a level before a skill.
const LEVEL_WORDS: usize = 3;

/// The longest name in which a level is looked for, in bytes.
const LONGEST: usize = 200;

/// Whether a name is longer than a word, and no sentence.
pub(super) fn may_have_level(name: &str) -> bool {
    name.len() <= LONGEST && name.trim().contains([' ', '(', ':'])
}

/// The name of a skill, parted from the level that stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Parted<'n> {
    /// The name without the level.
    pub(super) name: &'n str,
    /// The level; empty where the name says for how long and not how well.
    pub(super) level: &'n str,
    /// Whether it can be nothing else: "Master data" may be the name of something.
    pub(super) is_sure: bool,
}

/// Parts the name of a skill from the level that stands before or behind it: "Excel (basic)", "HACCP: advanced", "HACCP
/// 4/5", "Expert in HACCP". Years are no level: the level of "Knife skills (5 yrs)" is empty.
pub(super) fn split<'n>(name: &'n str, scale: &ProficiencyScale) -> Option<Parted<'n>> {
    let is_level = |text: &str| step(text, scale).is_some() || is_none(text, scale);
    let name = name.trim();
    let brackets = || {
        let (front, inside) = name.strip_suffix(')')?.rsplit_once('(')?;
        let inside = inside.trim();
        let bare = inside.strip_suffix(" level").unwrap_or(inside);
        let level = if is_years(inside) { "" } else { bare };
        let fits = level.is_empty() || is_level(level) || is_doubt(level);
        fits.then_some((front, level))
    };
    let behind = || {
        let parts = [": ", " - ", " – ", " — "].into_iter();
        let mut parted = parts.filter_map(|part| name.rsplit_once(part));
        parted.find_map(|(front, level)| {
            // "Kubernetes: expert (CKA)"
            let bare = level.split_once(" (").map_or(level, |(bare, _)| bare);
            let level = if is_level(level) { level } else { bare };
            is_level(level).then_some((front, level))
        })
    };
    let fraction_behind = || {
        let (front, level) = name.rsplit_once(' ')?;
        fraction(&name_key(level)).filter(|_| is_level(level))?;
        Some((front, level))
    };
    let before = || {
        let spaces = name.match_indices(' ').map(|(at, _)| at).take(LEVEL_WORDS);
        let spaces: Vec<usize> = spaces.collect();
        let mut longest = spaces.into_iter().rev();
        longest.find_map(|at| {
            let (level, rest) = (&name[..at], name[at..].trim_start());
            let over = LEADING_OVER.iter();
            let mut over = over.filter_map(|word| rest.strip_prefix(word));
            let rest = over.next().unwrap_or(rest);
            level_in_fifths(&name_key(level))?;
            Some((rest, level))
        })
    };
    let word_behind = || {
        let (front, level) = name.rsplit_once(' ')?;
        level_in_fifths(&name_key(level))?;
        Some((front, level))
    };
    let sure = brackets().or_else(behind).or_else(fraction_behind);
    let is_sure = sure.is_some();
    let (front, level) = sure.or_else(before).or_else(word_behind)?;
    let front = front.trim();
    let fits = front.contains(char::is_alphanumeric) && !front.contains([',', ';']);
    fits.then_some(Parted {
        name: front,
        level: level.trim(),
        is_sure,
    })
}

/// Parts names from the level in brackets that all of them have: "Tableau, Power BI (both basic)".
pub(super) fn shared<'n>(names: &'n str, scale: &ProficiencyScale) -> Option<(&'n str, &'n str)> {
    let (list, inside) = names.trim().strip_suffix(')')?.rsplit_once(" (")?;
    let mut words = ["both ", "all ", "each "].iter();
    let level = words.find_map(|word| inside.strip_prefix(word))?;
    step(level, scale).map(|_| (list, level))
}

/// The names of a list, whose commas and semicolons part them outside brackets.
pub(super) fn pieces(names: &str) -> Vec<&str> {
    let pieces = split_outside_brackets(names, &[',', ';'])
        .map(str::trim)
        .filter(|piece| !piece.is_empty());
    pieces.collect()
}

/// Whether a text says for how long: "5 yrs", "3+ years".
fn is_years(text: &str) -> bool {
    let unit = text.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '.' | '+' | '-' | '–' | ' ')
    });
    let lower = unit.to_lowercase();
    unit.len() < text.len()
        && (lower == "years of experience" || TimeUnit::of_cell(&lower).is_some())
}

/// A level without for how long: "Advanced" of "Advanced (4 years)".
fn without_years(level: &str) -> &str {
    let parted = level.trim().strip_suffix(')');
    let parted = parted.and_then(|rest| rest.rsplit_once('('));
    match parted {
        Some((front, inside)) if is_years(inside.trim()) => front.trim_end(),
        _ => level,
    }
}

/// The full stars of a row that has empty ones too, or that is full: "★★★☆☆". How many there might be is not known
/// where all of fewer than five are full.
fn stars(key: &str) -> Option<(f64, f64)> {
    let marks: Vec<char> = key.chars().filter(|c| *c != '\u{fe0f}').collect();
    let full = marks.iter().take_while(|c| matches!(c, '★' | '⭐' | '●'));
    let full = full.count();
    let are_empty = marks[full..].iter().all(|c| matches!(c, '☆' | '○'));
    let is_told = full > 0 && (marks.len() > full || full == 5);
    let count = |count: usize| u8::try_from(count).ok().map(f64::from);
    (are_empty && is_told).then(|| Some((count(full)?, count(marks.len())?)))?
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
    fn levels_are_parted_from_names() {
        let five = ProficiencyScale::default();
        for (name, expected) in [
            ("Excel (basic)", Some(("Excel", "basic"))),
            ("HACCP 4/5", Some(("HACCP", "4/5"))),
            ("HACCP (4/5)", Some(("HACCP", "4/5"))),
            ("Knife skills (5 yrs)", Some(("Knife skills", ""))),
            ("Knife skills (1 month)", Some(("Knife skills", ""))),
            ("Knife skills (5 Jahre)", Some(("Knife skills", ""))),
            ("HACCP: advanced", Some(("HACCP", "advanced"))),
            ("HACCP – advanced", Some(("HACCP", "advanced"))),
            ("Expert in HACCP", Some(("HACCP", "Expert"))),
            ("Basic butchery", Some(("butchery", "Basic"))),
            ("Very good Excel", Some(("Excel", "Very good"))),
            ("Advanced knowledge of SAP", Some(("SAP", "Advanced"))),
            ("SAP: none", Some(("SAP", "none"))),
            ("AWS (EC2, S3)", None),
            ("French C1", Some(("French", "C1"))),
            ("Excel (basic), Word (advanced)", None),
            ("Master data", Some(("data", "Master"))),
            ("Knife skills", None),
            ("(basic)", None),
            ("Basic", None),
            ("", None),
        ] {
            let found = split(name, &five).map(|parted| (parted.name, parted.level));
            assert_eq!(found, expected, "{name}");
        }
        assert!(!split("Master data", &five).is_some_and(|parted| parted.is_sure));
    }

    #[test]
    fn steps_of_a_profile_may_be_quoted() {
        let five = ProficiencyScale::default();
        for (name, expected) in [
            ("3", Some(3)),
            ("practised", Some(3)),
            ("9", None),
            ("0", None),
            ("", None),
        ] {
            assert_eq!(named(name, &five), expected, "{name}");
        }
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
            ("Advanced (4 years)", Some(4)),
            ("4/5 (3+ yrs)", Some(4)),
            ("★★★☆☆", Some(3)),
            ("★★★★☆", Some(4)),
            ("★★★★★", Some(5)),
            ("●●○○", Some(3)),
            ("★★★", None),
            ("☆☆☆", None),
            ("★☆★", None),
            ("★★ of five", None),
            ("5+ years", None),
            ("(4 years)", None),
            ("Senior", None),
            ("1e999/5", None),
            ("wizard", None),
            ("", None),
        ] {
            assert_eq!(step(level, &five), expected, "{level}");
        }
    }
}
