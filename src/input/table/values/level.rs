//! Levels.

use super::{Problem, digits, roman, short};

/// Words that say no more than that a level follows, where they end what stands before the number.
const OF_LEVELS: [&str; 15] = [
    "l", "level", "lvl", "gr", "grade", "band", "step", "tier", "stage", "point", "no", "nr",
    "class", "category", "scale",
];

/// The largest level.
const MOST: u16 = 999;

/// Reads a level and, where letters stand before it that name a track, those: `4`, `L4`, `Grade 7`,
/// `2 - Mid`, `II`, `IC4`, `M2`.
pub(in super::super) fn level(text: &str) -> Result<(u16, Option<&str>), Problem> {
    numbered(text).ok_or_else(|| {
        Problem::new(
            format!("`{}` is not a level", short(text)),
            "write a whole number, at most with letters before it: `4`, `L4`, `IC4`; under another heading, such as `pay grade name`, it becomes a note",
        )
    })
}

/// Reads a level as [`level`] does, outside tables.
pub(in crate::input) fn level_of(text: &str) -> Option<(u16, Option<&str>)> {
    numbered(text)
}

/// Whether a text names a level without a number, or with letters behind it: `Senior`, `Band 8a`.
pub(in super::super) fn is_named(text: &str) -> bool {
    (text.contains(char::is_alphabetic) || is_several(text)) && numbered(text).is_none()
}

/// Whether a text is two short numbers, which are no one level: `4-5`, `1.1`, `4/5`.
fn is_several(text: &str) -> bool {
    let numbers: Vec<&str> = text
        .split(['-', '–', '.', '/', ','])
        .map(str::trim)
        .collect();
    numbers.len() == 2
        && numbers
            .iter()
            .all(|number| digits(number) && number.len() < 3)
}

/// Whether letters before levels name a track only where the column has others as well: one letter stands
/// for a grade as often, except for that of managers.
pub(in crate::input) fn is_either(letters: &str) -> bool {
    letters.chars().count() == 1 && !letters.eq_ignore_ascii_case("m")
}

fn numbered(text: &str) -> Option<(u16, Option<&str>)> {
    if let Some(level) = roman(text) {
        return Some((level.into(), None));
    }
    let at = text
        .find(|c: char| c.is_ascii_digit())
        .or_else(|| Some(text.rfind(' ')? + 1))?;
    let (letters, rest) = text.split_at(at);
    if letters.starts_with(['-', '+', '.']) {
        return None;
    }
    let letters = letters.trim_end_matches([' ', '-', '.', '#', ':']).trim();
    if !letters
        .chars()
        .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.'))
    {
        return None;
    }
    let last = letters
        .rsplit(' ')
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let is_track = !letters.is_empty() && !OF_LEVELS.contains(&last.as_str());
    if let Some(level) = roman(rest) {
        // "Engineer II" is no track of engineers.
        return (!is_track).then_some((level.into(), None));
    }
    let end = rest
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(rest.len());
    let (number, behind) = rest.split_at(end);
    let level = number.parse().ok().filter(|level| *level <= MOST)?;
    (digits(number) && is_name(behind)).then_some((level, is_track.then_some(letters)))
}

/// Whether what stands behind the number of a level says no other one: nothing, `.0`, `+`, `st`, ` - Entry`,
/// ` (Mid)`.
fn is_name(behind: &str) -> bool {
    if matches!(
        behind.trim().to_lowercase().as_str(),
        "" | "+" | "st" | "nd" | "rd" | "th"
    ) {
        return true;
    }
    // What spreadsheets make of whole numbers.
    if let Some(zeros) = behind.strip_prefix(['.', ','])
        && zeros.bytes().all(|b| b == b'0')
    {
        return true;
    }
    let parted = behind.starts_with([' ', ':', '.', '(', ',', '-', '–', '—']);
    let name = behind.trim_start_matches([' ', ':', '.', '(', ',', '-', '–', '—', '=']);
    let is_range = ["to ", "or ", "and ", "bis "]
        .iter()
        .any(|word| name.starts_with(word));
    let is_word = name.chars().take_while(|c| c.is_alphabetic()).count() > 1;
    let has_number = name.contains(|c: char| c.is_ascii_digit());
    parted && is_word && !is_range && !has_number
}
