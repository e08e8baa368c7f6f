//! What the cells of matrices say: whether a role asks for a skill, how well, and how much it weighs.

use super::words::{is_no, is_open, is_switch, is_yes, weight};
use super::{Problem, digits, number, roman, short};
use crate::document::AskedProficiency;
use crate::model::{Importance, Name, ProficiencyScale};

/// What a cell says of a skill that a role may ask for.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) enum Asked {
    /// That it is not asked for.
    No,
    /// How well, and how much it weighs where the cell says so.
    Yes(AskedProficiency, Option<Importance>),
}

/// Numerals and letters that say as often which of some sorts a role is.
const OF_SORTS: [&str; 6] = ["i", "ii", "iii", "iv", "m", "o"];

/// Signs that are counted: the filled ones, and the empty ones that fill a row of them up.
const FILLED: [char; 7] = ['★', '●', '■', '◆', '⬤', '▮', '⭐'];
const EMPTY: [char; 6] = ['☆', '○', '□', '◇', '◯', '▯'];

/// The longest text that is taken for the name of a step, in words.
const LONGEST_STEP: usize = 3;

/// The longest text in which a word for how much something weighs is looked for, in bytes.
const LONGEST: usize = 100;

/// What a cell may say instead, for findings.
const HELP: &str = "write a number, the name of a step, `x` for any, or nothing";

/// Reads the cell of a matrix: `3`, `proficient`, `3 - proficient`, `(2)` where optional, `x`, nothing.
pub(in super::super) fn asked(text: &str) -> Result<Asked, Problem> {
    // Some signs ask to be drawn in colours.
    let text = text.trim().trim_end_matches('\u{fe0f}');
    let key = text.to_lowercase();
    if is_no(&key) || key.starts_with("not ") || is_zero(&key) {
        return Ok(Asked::No);
    }
    if text == "☒" {
        let message = "`☒` is a cross for yes in some tables and for no in others";
        return Err(Problem::new(message, HELP));
    }
    if is_open(text) {
        let message = format!("`{text}` does not say whether the skill is asked for");
        return Err(Problem::new(message, HELP));
    }
    if let Some(weight) = weight(&key) {
        return Ok(Asked::Yes(AskedProficiency::Unspecified, Some(weight)));
    }
    let inner = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'));
    if let Some(inner) = inner {
        let proficiency = proficiency(inner.trim())?;
        return Ok(Asked::Yes(proficiency, Some(Importance::OPTIONAL)));
    }
    if let Some(count) = counted(text) {
        return Ok(if count == 0 {
            Asked::No
        } else {
            Asked::Yes(AskedProficiency::Number(count), None)
        });
    }
    if let Some((level, weight)) = with_own_weight(text) {
        return Ok(Asked::Yes(proficiency(level)?, Some(weight)));
    }
    if let Some((level, weight)) = with_weight(text) {
        return Ok(Asked::Yes(proficiency(level)?, Some(weight)));
    }
    Ok(Asked::Yes(proficiency(text)?, None))
}

/// Whether a cell says zero, as spreadsheets write it or with a word that says no more: `0.0`, `0 - none`.
fn is_zero(key: &str) -> bool {
    let name = named_step(key).map(|(_, name)| name);
    matches!(key, "0" | "0%")
        || one_number(key) == Some("0")
            && name.is_none_or(|name| {
                is_no(name) || name.starts_with("no ") || name.starts_with("not ")
            })
}

/// Whether a cell marks its proficiency as inferred, as the program does: `~3`, `(~3)`.
pub(in super::super) fn is_inferred(text: &str) -> bool {
    text.trim_start_matches(['(', ' ']).starts_with('~')
}

/// A proficiency with a weight of its own, as the program writes it: `3 weight 2.5`.
fn with_own_weight(text: &str) -> Option<(&str, Importance)> {
    let (level, weight) = text.rsplit_once(" weight ")?;
    let weight = number(weight).and_then(Importance::weighing)?;
    Some((level.trim(), weight))
}

/// No word for how much something weighs has more words than "nice to have".
pub(super) const MOST_WORDS: usize = 3;

/// A proficiency beside a word for how much it weighs: `2 optional`, `2 (desirable)`, `desirable (2)`,
/// `optional: 2`, `x (optional)`.
fn with_weight(text: &str) -> Option<(&str, Importance)> {
    let bare = |part: &'_ str| -> std::ops::Range<usize> {
        let marks = [' ', '(', ')', ':', ',', '-', '–'];
        let start = part.len() - part.trim_start_matches(marks).len();
        start..part.trim_end_matches(marks).len().max(start)
    };
    let is_level = |part: &str| {
        let has_number = part.contains(|c: char| c.is_ascii_digit());
        has_number || is_yes(part) || is_step(part)
    };
    if text.len() > LONGEST {
        return None;
    }
    let mut ends = text.match_indices([' ', '(', ':', ',']);
    ends.find_map(|(at, _)| {
        let (before, behind) = text.split_at(at);
        let (before, behind) = (&before[bare(before)], &behind[bare(behind)]);
        let both = [(before, behind), (behind, before)];
        let (level, weight) = both
            .into_iter()
            .filter(|(_, word)| word.split_whitespace().nth(MOST_WORDS).is_none())
            .find_map(|(level, word)| Some((level, weight(word)?)))?;
        is_level(level).then_some((level, weight))
    })
}

/// How many signs of a row of them are filled: `★★★`, `●●○○`. One dot alone is a mark.
fn counted(text: &str) -> Option<u8> {
    let is_one = |c: &char| !c.is_whitespace() && *c != '\u{fe0f}';
    let signs = || text.chars().filter(is_one);
    let all = signs().count();
    let filled = signs().filter(|c| FILLED.contains(c)).count();
    let is_row = signs().all(|c| FILLED.contains(&c) || EMPTY.contains(&c));
    let is_star = text.starts_with(['★', '⭐']);
    let asterisks = text.chars().filter(|c| *c == '*').count();
    if asterisks > 1 && asterisks == text.chars().count() {
        return (asterisks <= ProficiencyScale::MAX_STEPS).then_some(asterisks as u8);
    }
    (is_row && all <= ProficiencyScale::MAX_STEPS && (all > 1 || is_star)).then_some(filled as u8)
}

/// Reads a proficiency: a number, the name of a step, both, or a mark for any.
fn proficiency(text: &str) -> Result<AskedProficiency, Problem> {
    let text = text.strip_prefix('~').unwrap_or(text);
    if is_yes(text) || weight(text).is_some() {
        return Ok(AskedProficiency::Unspecified);
    }
    if let Some(step) = roman(text).filter(|step| *step <= 5) {
        return Ok(AskedProficiency::Number(step));
    }
    if text.ends_with('%') {
        if ProficiencyScale::is_vague_step(text) {
            return Ok(AskedProficiency::Named(Box::new(Name::from(text))));
        }
        let message = format!("`{}` is a percentage, not a step of a scale", short(text));
        return Err(Problem::new(message, HELP));
    }
    if let Some(step) = step_number(text) {
        return step;
    }
    let words = text.split_whitespace().count();
    if text.contains("://") {
        return Err(Problem::new("an address is not a proficiency", HELP));
    }
    if words == 0 || words > LONGEST_STEP || text.contains([';', '|']) {
        return Err(Problem::new("this is not a proficiency", HELP));
    }
    Ok(AskedProficiency::Named(Box::new(Name::from(text))))
}

/// The number of a step, alone or with its name: `3`, `3.0`, `L3`, `Level 3`, `3 - proficient`,
/// `3 (proficient)`, `proficient (3)`; nothing where the text has no number.
fn step_number(text: &str) -> Option<Result<AskedProficiency, Problem>> {
    let lower = text.to_lowercase();
    let bare = ["level", "lvl", "lv", "l"]
        .iter()
        .find_map(|word| lower.strip_prefix(word));
    let number = bare.unwrap_or(&lower).trim().trim_start_matches('#');
    // Three or more is three at least, as every step is.
    let number = number.strip_suffix('+').unwrap_or(number).trim();
    let number = one_number(number)
        .or_else(|| of_all(number))
        .unwrap_or(number);
    let most = ProficiencyScale::MAX_STEPS as u32;
    if digits(number) {
        let step = number.parse().ok().filter(|step| (1..=most).contains(step));
        return Some(match step {
            Some(step) => Ok(AskedProficiency::Number(step as u8)),
            None => Err(Problem::new(
                format!("`{}` is not a step of a scale", short(text)),
                "steps count from 1, and no scale has this many",
            )),
        });
    }
    let is_number = number.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == '+')
        || number.starts_with('-') && number.len() > 1;
    is_number.then(|| {
        Err(Problem::new(
            format!("`{}` is not one step of a scale", short(text)),
            "write one whole number, or the name of a step",
        ))
    })
}

/// The number of a step that stands beside how many there are: `2 of 5`, `2/5`.
fn of_all(text: &str) -> Option<&str> {
    part_of(text).map(|(step, _)| step)
}

/// The number of a step and how many there are: `2 of 5`, `2/5`.
pub(in super::super) fn part_of(text: &str) -> Option<(&str, usize)> {
    const FEWEST_STEPS: usize = 4;
    let (step, all) = text.split_once(" of ").or_else(|| text.split_once('/'))?;
    let (step, all) = (step.trim(), all.trim());
    let count: usize = all.parse().ok().filter(|_| digits(all))?;
    let is_step = digits(step) && step.parse::<usize>().is_ok_and(|step| step <= count);
    let is_scale = (FEWEST_STEPS..=ProficiencyScale::MAX_STEPS).contains(&count);
    (is_step && is_scale).then_some((step, count))
}

/// The one number of a text beside which a name stands, or zeros behind its point.
fn one_number(text: &str) -> Option<&str> {
    if let Some((whole, zeros)) = text.split_once(['.', ','])
        && digits(whole)
        && zeros.bytes().all(|b| b == b'0')
    {
        return Some(whole);
    }
    if let Some((before, inside)) = text.rsplit_once('(') {
        let inside = inside.strip_suffix(')')?.trim();
        let before = before.trim();
        if digits(inside) && !before.is_empty() {
            return Some(inside);
        }
        let is_name = !inside.is_empty() && !inside.contains(|c: char| c.is_ascii_digit());
        return (digits(before) && is_name).then_some(before);
    }
    let (first, rest) = text.split_once([' ', ':', '-', '–', '.'])?;
    let name = rest.trim_start_matches([' ', '-', '–', ':', '.', '=']);
    let is_range = ["to ", "or ", "and ", "bis "]
        .iter()
        .any(|word| name.starts_with(word));
    let is_name = name.starts_with(char::is_alphabetic) && !is_range;
    (digits(first) && is_name).then_some(first)
}

/// The number of a step and the name that stands beside it: `3 - proficient`, `proficient (3)`.
pub(in super::super) fn named_step(text: &str) -> Option<(u8, &str)> {
    let text = text.trim();
    if with_own_weight(text).is_some() || with_weight(text).is_some() {
        return None;
    }
    let number = one_number(text)?;
    let name = match text.strip_prefix(number) {
        Some(name) => name,
        None => text.rsplit_once('(')?.0,
    };
    let name = name.trim_matches([' ', '-', '–', '—', ':', '.', '=', '(', ')']);
    let is_name = name.contains(char::is_alphabetic) && weight(name).is_none();
    Some((number.parse().ok()?, name)).filter(|_| is_name)
}

/// What a column of such cells says of a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Sure {
    /// Something else.
    No,
    /// How well it is asked for, or something else of which there is more or less: `yes`, `essential`, `high`.
    Perhaps,
    /// How well it is asked for: a number, a mark or a step of a scale that many know.
    Yes,
}

/// How surely a cell of a table of roles says how well a skill is asked for.
pub(in super::super) fn sure(text: &str) -> Sure {
    if is_surely_asked(text) || is_step(text) {
        return Sure::Yes;
    }
    let is_broad = is_yes(text) || is_no(text) || weight(text).is_some() || is_vague(text);
    if is_broad && !is_one_of_sorts(text) {
        Sure::Perhaps
    } else {
        Sure::No
    }
}

fn is_vague(text: &str) -> bool {
    text.contains(char::is_alphabetic) && ProficiencyScale::is_vague_step(text)
}

fn is_one_of_sorts(text: &str) -> bool {
    OF_SORTS.contains(&text.to_lowercase().as_str())
}

/// Whether a column of such cells can be a skill: each is a number, a mark or a step of the usual scale.
pub(in super::super) fn is_surely_asked(text: &str) -> bool {
    // So many columns say these that they tell nothing of skills: whether a role is filled, or can be done from home.
    let is_short = || text.chars().all(char::is_alphabetic) && text.chars().count() == 1;
    let is_modal = || ["must", "should", "could"].contains(&text.to_lowercase().as_str());
    if is_one_of_sorts(text)
        || is_switch(text)
        || weight(text).is_some() && (is_short() || is_modal())
    {
        return false;
    }
    match asked(text) {
        Ok(
            Asked::No | Asked::Yes(AskedProficiency::Unspecified | AskedProficiency::Number(_), _),
        ) => true,
        Ok(Asked::Yes(AskedProficiency::Named(name), _)) => is_usual_step(&name),
        Err(_) => false,
    }
}

/// Whether a text is a step of the usual scale, or of another that many know.
pub(in super::super) fn is_step(text: &str) -> bool {
    is_usual_step(text) || ProficiencyScale::is_known_step(text)
}

fn is_usual_step(text: &str) -> bool {
    ProficiencyScale::default().find(text).is_some()
}
