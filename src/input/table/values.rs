//! What single cells say.

use crate::document::AskedProficiency;
use crate::model::{
    Importance, Name, ParseSalaryError, ProficiencyScale, Salary, YearRange, name_key,
};

/// Why a cell cannot be read: what is wrong, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Problem {
    pub(super) message: String,
    pub(super) help: &'static str,
}

impl Problem {
    fn new(message: impl Into<String>, help: &'static str) -> Self {
        Self {
            message: message.into(),
            help,
        }
    }
}

/// What a cell says of a skill that a role may ask for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Asked {
    /// That it is not asked for.
    No,
    /// How well, and how much it weighs where the cell says so.
    Yes(AskedProficiency, Option<Importance>),
}

/// Words and signs of a cell that asks for nothing.
const NOTHING: [&str; 9] = ["", "-", "–", "—", "0", "n/a", "na", "no", "none"];
/// Words and signs of a cell that asks without saying how well.
const ANY: [&str; 15] = [
    "x",
    "✓",
    "✔",
    "✗",
    "✅",
    "☑",
    "●",
    "•",
    "*",
    "y",
    "yes",
    "any",
    "required",
    "essential",
    "true",
];
/// Words of a cell that asks without need.
const OPTIONAL: [&str; 7] = [
    "optional",
    "desirable",
    "nice to have",
    "preferred",
    "bonus",
    "o",
    "○",
];

/// The longest text that is taken for the name of a step, in words.
const LONGEST_STEP: usize = 3;

/// Reads the cell of a matrix: `3`, `proficient`, `3 - proficient`, `(2)` where optional, `x`, nothing.
pub(super) fn asked(text: &str) -> Result<Asked, Problem> {
    let text = text.trim();
    let key = text.to_lowercase();
    if NOTHING.contains(&key.as_str()) || key.starts_with("not ") {
        return Ok(Asked::No);
    }
    if OPTIONAL.contains(&key.as_str()) {
        let weight = Some(Importance::OPTIONAL);
        return Ok(Asked::Yes(AskedProficiency::Unspecified, weight));
    }
    let inner = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'));
    if let Some(inner) = inner {
        let proficiency = proficiency(inner.trim())?;
        return Ok(Asked::Yes(proficiency, Some(Importance::OPTIONAL)));
    }
    Ok(Asked::Yes(proficiency(text)?, None))
}

/// Reads a proficiency: a number, the name of a step, both, or a mark for any.
pub(super) fn proficiency(text: &str) -> Result<AskedProficiency, Problem> {
    let key = text.to_lowercase();
    if ANY.contains(&key.as_str()) {
        return Ok(AskedProficiency::Unspecified);
    }
    if let Some(step) = step_number(text) {
        return step;
    }
    if text.split_whitespace().count() > LONGEST_STEP || text.contains([';', '|']) {
        let help = "write a number, the name of a step, `x` for any, or nothing";
        return Err(Problem::new("this is no proficiency", help));
    }
    Ok(AskedProficiency::Named(Box::new(Name::from(text))))
}

/// The number of a step, alone or with its name: `3`, `3.0`, `L3`, `Level 3`, `3 - proficient`,
/// `proficient (3)`; nothing where the text has no number.
fn step_number(text: &str) -> Option<Result<AskedProficiency, Problem>> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let lower = text.to_lowercase();
    let bare = ["level", "l"]
        .iter()
        .find_map(|word| lower.strip_prefix(word));
    let number = bare.unwrap_or(&lower).trim().trim_start_matches('#');
    // Three or more is three at least, as every step is.
    let mut number = number.strip_suffix('+').unwrap_or(number).trim();
    if let Some((whole, zeros)) = number.split_once(['.', ','])
        && digits(whole)
        && zeros.bytes().all(|b| b == b'0')
    {
        number = whole;
    } else if let Some((before, inside)) = number.rsplit_once('(')
        && let Some(inside) = inside
            .strip_suffix(')')
            .filter(|inside| digits(inside.trim()))
        && !before.trim().is_empty()
    {
        number = inside.trim();
    } else if let Some((first, rest)) = number.split_once([' ', ':', '-', '–', '.'])
        && digits(first)
        && rest
            .trim_start_matches([' ', '-', '–', ':', '.', '='])
            .starts_with(char::is_alphabetic)
    {
        number = first;
    }
    let most = ProficiencyScale::MAX_STEPS as u32;
    if digits(number) {
        let step = number.parse().ok().filter(|step| (1..=most).contains(step));
        return Some(match step {
            Some(step) => Ok(AskedProficiency::Number(step as u8)),
            None => Err(Problem::new(
                format!("`{}` is no step of a scale", short(text)),
                "steps count from 1, and no scale has so many",
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

/// Whether a column of such cells can be a skill: each is a number, a mark or a step of the usual scale.
pub(super) fn is_surely_asked(text: &str) -> bool {
    // So says many another column as well: whether a role is filled, or can be done from home.
    if ["yes", "no", "y", "n", "true", "false"].contains(&text.to_lowercase().as_str()) {
        return false;
    }
    match asked(text) {
        Ok(
            Asked::No | Asked::Yes(AskedProficiency::Unspecified | AskedProficiency::Number(_), _),
        ) => true,
        Ok(Asked::Yes(AskedProficiency::Named(name), _)) => {
            ProficiencyScale::default().find(&name).is_some()
        }
        Err(_) => false,
    }
}

/// Reads how much a requirement weighs: a word, or a weight.
pub(super) fn importance(text: &str) -> Result<Importance, Problem> {
    let key = name_key(text);
    match key.as_str() {
        "essential" | "required" | "must" | "must have" | "mandatory" | "e" | "yes" | "y" | "x"
        | "true" | "high" | "core" => return Ok(Importance::ESSENTIAL),
        "optional" | "desirable" | "desired" | "preferred" | "nice to have" | "no" | "n" | "d"
        | "o" | "false" | "low" | "bonus" => return Ok(Importance::OPTIONAL),
        _ => {}
    }
    let weight = number(text).and_then(Importance::weighing);
    weight.ok_or_else(|| {
        Problem::new(
            format!("`{}` is not an importance", short(text)),
            "write `essential`, `optional`, or a weight above 0",
        )
    })
}

/// Reads a range of years; a number alone has no end where `is_open`.
pub(super) fn years(text: &str, is_open: bool) -> Result<YearRange, Problem> {
    let help = "write `3 to 5`, `3+` or `3`";
    if is_date(text) {
        let message = format!(
            "`{}` is a date, which spreadsheets make of ranges such as 3-5",
            short(text)
        );
        return Err(Problem::new(message, help));
    }
    let text = with_points(text);
    let least = [
        "more than ",
        "at least ",
        "over ",
        "min ",
        "from ",
        ">=",
        "≥",
        ">",
    ];
    let lower = text.to_lowercase();
    let bare = least.iter().find_map(|word| lower.strip_prefix(word));
    let text = bare.map_or(text, |bare| bare.trim().to_owned());
    let single = text.trim_end_matches(|c: char| c.is_alphabetic() || c == ' ');
    let months = ["months", "month", "mths", "mth", "mos"];
    let in_months = months.iter().find_map(|unit| text.strip_suffix(unit));
    let range = match in_months {
        // A hundred years in months is more than a range may name.
        Some(months) => months
            .parse::<YearRange>()
            .and_then(|range| YearRange::new(range.min / 12.0, range.max.map(|max| max / 12.0))),
        None => text.parse(),
    };
    let range =
        range.map_err(|error| Problem::new(format!("`{}`: {error}", short(&text)), help))?;
    let is_single = single.parse::<f64>().is_ok();
    Ok(if is_single && (is_open || bare.is_some()) {
        YearRange { max: None, ..range }
    } else {
        range
    })
}

/// Whether a text is a day: `5-Mar`, `Mar-05`, `2025-05-03`, `03/05/2025`.
fn is_date(text: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let text = text.split([' ', 'T']).next().unwrap_or_default();
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let digits = |part: &&&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let numbers = parts.iter().filter(digits).count();
    let is_month = |part: &&str| {
        let lower = part.to_lowercase();
        MONTHS.iter().any(|month| lower.starts_with(month))
    };
    match parts.len() {
        2 => numbers == 1 && parts.iter().any(is_month),
        3 => numbers == 3 || numbers == 2 && parts.iter().any(is_month),
        _ => false,
    }
}

/// Reads a salary in one cell.
pub(super) fn salary(text: &str) -> Result<Salary, Problem> {
    text.parse().map_err(|error: ParseSalaryError| {
        let help = "write `55000-85000 USD/year`, or two columns `salary min` and `salary max`";
        Problem::new(format!("`{}`: {error}", short(text)), help)
    })
}

/// Reads a level and, where letters stand before it that name a track, those: `4`, `L4`, `Grade 7`,
/// `IC4`, `M2`.
pub(super) fn level(text: &str) -> Result<(u16, Option<&str>), Problem> {
    let at = text
        .find(|c: char| c.is_ascii_digit())
        .unwrap_or(text.len());
    let (letters, number) = text.split_at(at);
    let number = number.strip_suffix(".0").unwrap_or(number);
    let letters = letters.trim_end_matches([' ', '-', '.', '#']).trim();
    let level = number.parse::<u16>().ok().filter(|level| *level <= 999);
    let level = level.ok_or_else(|| {
        Problem::new(
            format!("`{}` is not a level", short(text)),
            "write a whole number, with letters before it at most: `4`, `L4`, `IC4`; under another heading, such as `pay grade name`, it becomes a note",
        )
    })?;
    let of_levels = [
        "", "l", "level", "lvl", "g", "gr", "grade", "b", "band", "e", "step", "tier",
    ];
    let is_track = !of_levels.contains(&letters.to_lowercase().as_str());
    Ok((level, is_track.then_some(letters)))
}

/// Reads a switch.
pub(super) fn switch(text: &str) -> Result<bool, Problem> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "true" | "x" | "1" | "✓" | "✔" => Ok(true),
        "no" | "n" | "false" | "0" | "-" | "" => Ok(false),
        _ => Err(Problem::new(
            format!("`{}` is neither yes nor no", short(text)),
            "write `yes` or `no`",
        )),
    }
}

/// Reads a number with a decimal point or a decimal comma.
pub(super) fn number(text: &str) -> Option<f64> {
    let number = with_points(text).parse::<f64>().ok()?;
    (number.is_finite() && number >= 0.0).then_some(number)
}

/// The text with points for decimal commas: one or two digits stand behind them, and not three.
fn with_points(text: &str) -> String {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let is_decimal =
        |at: usize| at > 0 && digit(at - 1) && digit(at + 1) && !(digit(at + 2) && digit(at + 3));
    let swap = |(at, c): (usize, char)| if c == ',' && is_decimal(at) { '.' } else { c };
    text.char_indices().map(swap).collect()
}

/// Whether a cell says that there is nothing to say.
pub(super) fn is_unsaid(text: &str) -> bool {
    let signs = [
        "", "-", "–", "—", "/", "?", "n/a", "na", "none", "tbc", "tbd",
    ];
    signs.iter().any(|sign| sign.eq_ignore_ascii_case(text))
}

/// What is wrong with a cell that is no value: a formula, or an error of the spreadsheet.
pub(super) fn unsound(text: &str) -> Option<Problem> {
    const ERRORS: [&str; 8] = [
        "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!",
    ];
    if ERRORS.contains(&text) {
        let message = format!("`{text}` is an error of the spreadsheet, and no value");
        return Some(Problem::new(message, "mend the formula, or empty the cell"));
    }
    text.starts_with('=').then(|| {
        Problem::new(
            "this is a formula, and not its value",
            "export the values of the sheet; where the text begins with `=`, put an apostrophe before it",
        )
    })
}

fn short(text: &str) -> std::borrow::Cow<'_, str> {
    crate::model::text::shortened(text)
}
