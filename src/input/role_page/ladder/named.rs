//! What a heading names: a role, a level, or both.

use crate::input::is_level_alone;
use crate::input::role_page::{levels, titles};
use crate::input::table;

/// A role or a level, as a heading has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Named<'h> {
    /// The heading, without the colon behind it.
    pub(super) heading: &'h str,
    /// The title, where it has one of its own.
    pub(super) title: Option<&'h str>,
    /// A rank that says of no role what it is: "Senior".
    pub(super) rank: Option<&'h str>,
    /// The level, as written: "L3", "Band 6".
    pub(super) level: Option<&'h str>,
    /// Whether the title may be something else as well: "Behaviour".
    pub(super) is_doubtful: bool,
}

/// The longest heading of a role, in bytes and in words.
const LONGEST: usize = 100;
const MOST_WORDS: usize = 9;

/// What stands between a level and a title.
const SEPARATORS: [&str; 6] = [" – ", " — ", " - ", ": ", " | ", ", "];

/// Words that no title has, and those that none begins with.
const NO_TITLE: [&str; 20] = [
    "your", "our", "my", "we", "you", "are", "is", "what", "how", "why", "who", "where", "when",
    "vs", "versus", "has", "have", "do", "does", "not",
];
const NO_START: [&str; 19] = [
    "about",
    "becoming",
    "being",
    "example",
    "examples",
    "for",
    "from",
    "hiring",
    "if",
    "introducing",
    "introduction",
    "meet",
    "note",
    "overview",
    "reporting",
    "to",
    "using",
    "with",
    "working",
];

/// Reads a heading. Returns `None` where it names neither a role nor a level.
pub(super) fn read(heading: &str) -> Option<Named<'_>> {
    let text = heading.trim().trim_end_matches(':').trim_end();
    if text.len() > LONGEST || text.is_empty() {
        return None;
    }
    let alone = || {
        let rank = is_rank(text).then(|| ranked(text));
        is_level(text).then(|| leveled(None, text)).or(rank)
    };
    let named = alone()
        .or_else(|| in_brackets(text))
        .or_else(|| parted(text))
        .or_else(|| beside(text))
        .or_else(|| titled(text))?;
    Some(Named {
        heading: text,
        ..named
    })
}

fn ranked(rank: &str) -> Named<'_> {
    Named {
        rank: Some(rank),
        ..Named::default()
    }
}

fn leveled<'h>(title: Option<&'h str>, level: &'h str) -> Named<'h> {
    Named {
        title,
        level: Some(level),
        ..Named::default()
    }
}

fn titled(text: &str) -> Option<Named<'_>> {
    is_title(text).then(|| Named {
        title: Some(text),
        is_doubtful: !titles::ends_in_known_head(bare(text)) && !text.contains(" of "),
        ..Named::default()
    })
}

/// "Senior Engineer (L5)", "L5 (Senior Engineer)" and "Senior (L5)".
fn in_brackets(text: &str) -> Option<Named<'_>> {
    let (front, inside) = text.strip_suffix(')')?.rsplit_once(" (")?;
    if is_level(inside) && is_rank(front) {
        return Some(Named {
            rank: Some(front),
            ..leveled(None, inside)
        });
    }
    if is_level(inside) && is_title(front) {
        return Some(leveled(Some(front), inside));
    }
    (is_level(front) && is_title(inside)).then(|| leveled(Some(inside), front))
}

/// "L3 – Engineer", "IC4: Staff Engineer" and "Staff Nurse, Band 5".
fn parted(text: &str) -> Option<Named<'_>> {
    let cuts = SEPARATORS.iter().filter_map(|one| text.split_once(one));
    for (first, second) in cuts {
        let (first, second) = (first.trim(), second.trim());
        if is_level(first) && is_title(second) {
            return Some(leveled(Some(second), first));
        }
        if is_level(first) && is_rank(second) {
            return Some(Named {
                rank: Some(second),
                ..leveled(None, first)
            });
        }
        if is_level(second) && is_title(first) {
            return Some(leveled(Some(first), second));
        }
    }
    None
}

/// "L5 Senior Engineer", and titles with their level in words: "Band 6 Nurse", "Staff Nurse Band 5".
fn beside(text: &str) -> Option<Named<'_>> {
    let (code, rest) = text.split_once(' ')?;
    if is_code(code) && is_title(rest) {
        return Some(leveled(Some(rest), code));
    }
    let spaces: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
    let in_words = spaces.get(1).map(|at| (&text[..*at], &text[at + 1..]));
    if let Some((level, _)) = in_words.filter(|(level, rest)| is_level(level) && is_title(rest)) {
        return Some(leveled(Some(text), level));
    }
    for at in spaces.iter().rev().take(2) {
        let (front, level) = (&text[..*at], &text[at + 1..]);
        let is_one = is_code(level) || (level.contains(' ') && is_level(level));
        if is_one && is_title(front) {
            return Some(leveled(Some(text), level));
        }
    }
    None
}

/// Whether a text is a level: "L3", "Band 6", "Band 8a".
fn is_level(text: &str) -> bool {
    let text = text.strip_prefix("AfC ").unwrap_or(text);
    let numbered = text.trim_end_matches(['a', 'b', 'c', 'd']);
    let is_lettered = text.len() == numbered.len() + 1 && numbered.contains(' ');
    levels::is_number(text)
        || (is_lettered
            && numbered.ends_with(|c: char| c.is_ascii_digit())
            && levels::is_number(numbered))
}

/// Whether a word is a level: letters and a number.
fn is_code(word: &str) -> bool {
    !word.contains(' ') && is_level(word)
}

/// Whether a text is a rank and no title of its own.
fn is_rank(text: &str) -> bool {
    is_level_alone(text) && !text.contains(|c: char| c.is_ascii_digit())
}

/// Whether a level is surely one of roles, and not a step of something else: "Step 2", "Q3".
pub(super) fn is_of_roles(level: &str) -> bool {
    const OTHERS: [&str; 4] = ["stage", "step", "year", "class"];
    let first = level.split(' ').next().unwrap_or_default().to_lowercase();
    let known = table::number_of_level(level).is_some() || level.contains(' ');
    known && !OTHERS.contains(&first.as_str())
}

/// A title without what stands behind its comma, its dash or in its brackets, and without its number: "Software
/// Engineer" of "Software Engineer II, Payments".
pub(super) fn bare(title: &str) -> &str {
    let cut = title.split([',', '(', '–', '—', '|']).next();
    let mut bare = cut.unwrap_or(title).trim();
    if let Some((front, _)) = bare.split_once(" - ") {
        bare = front.trim();
    }
    match bare.rsplit_once(' ') {
        Some((front, number)) if titles::is_level(number) => front.trim_end(),
        _ => bare,
    }
}

/// Whether a title ends in a number: "Engineer II".
pub(super) fn is_numbered(title: &str) -> bool {
    let last = title.rsplit(' ').next().unwrap_or_default();
    title.contains(' ') && titles::is_level(last)
}

/// Whether a text has the form of the title of a role.
fn is_title(text: &str) -> bool {
    let is_word = |word: &str| word.contains(char::is_alphanumeric);
    let mut words = text.split_whitespace().filter(|word| is_word(word));
    let count = words.clone().count();
    let ended = text.ends_with(['.', '?', '!', ';', ',']) || text.contains(':');
    let begins =
        text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || !c.is_ascii());
    if !(1..=MOST_WORDS).contains(&count) || ended || !begins {
        return false;
    }
    let first = words.clone().next().unwrap_or_default().to_lowercase();
    let is_other = |word: &str| {
        matches!(word, "a" | "an" | "the" | "contributors")
            || NO_TITLE.contains(&word.to_lowercase().as_str())
    };
    if NO_START.contains(&first.as_str()) || first == "the" || words.any(is_other) {
        return false;
    }
    let bare = bare(text);
    let leads = bare
        .split_once(" of ")
        .is_some_and(|(head, _)| titles::ends_in_head(head));
    leads || titles::ends_in_head(bare) || titles::leads_a_field(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A title or rank and a level, with `-` for none.
    fn shown(heading: &str) -> String {
        let Some(named) = read(heading) else {
            return "nothing".to_owned();
        };
        let title = named.title.or(named.rank).unwrap_or("-");
        format!("{title} / {}", named.level.unwrap_or("-"))
    }

    #[test]
    fn headings_of_roles_have_many_forms() {
        for (heading, expected) in [
            ("Software Engineer II", "Software Engineer II / -"),
            ("L3 – Software Engineer", "Software Engineer / L3"),
            ("IC4: Staff Engineer", "Staff Engineer / IC4"),
            ("Senior Engineer (L5)", "Senior Engineer / L5"),
            ("L5 (Senior Engineer)", "Senior Engineer / L5"),
            ("L5 Senior Engineer", "Senior Engineer / L5"),
            ("Band 6 Nurse", "Band 6 Nurse / Band 6"),
            ("Staff Nurse, Band 5", "Staff Nurse / Band 5"),
            ("Staff Nurse Band 5:", "Staff Nurse Band 5 / Band 5"),
            ("Band 8a – Matron", "Matron / Band 8a"),
            ("Level 2", "- / Level 2"),
            ("Senior", "Senior / -"),
            ("Senior (L5)", "Senior / L5"),
            ("L5 – Senior", "Senior / L5"),
            ("Director of Engineering", "Director of Engineering / -"),
            ("VP Engineering", "VP Engineering / -"),
            ("Engineer II, Payments", "Engineer II, Payments / -"),
            ("Executive Officer (EO)", "Executive Officer (EO) / -"),
        ] {
            assert_eq!(shown(heading), expected, "{heading}");
        }
    }

    #[test]
    fn other_headings_name_no_role() {
        for heading in [
            "",
            "Benefits",
            "How to use this document",
            "What makes a good engineer",
            "Talk to your manager",
            "Working with the designer",
            "Requirements",
            "Engineering career ladder",
            "They report to a manager.",
            "Duties of the engineer",
            "Individual contributors",
        ] {
            assert_eq!(shown(heading), "nothing", "{heading}");
        }
    }

    #[test]
    fn levels_of_roles_are_told_from_other_steps() {
        for level in ["L3", "IC4", "Level 2", "Band 8a", "Grade 7"] {
            assert!(is_of_roles(level), "{level}");
        }
        for level in ["Step 2", "Stage 1", "Year 1", "Q3"] {
            assert!(!is_of_roles(level), "{level}");
        }
    }
}
