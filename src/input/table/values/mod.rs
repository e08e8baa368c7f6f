//! What single cells say.

mod asked;
mod level;
mod money;
mod unit;
mod words;
mod years;

use super::columns::Column;
use crate::model::Importance;
pub(super) use asked::{
    Asked, Sure, asked, is_inferred, is_step, is_surely_asked, named_step, part_of, sure,
};
pub(super) use level::level;
pub(in crate::input) use level::{is_either, level_of};
pub(super) use money::{Pay, pay};
pub(super) use unit::{PayUnit, YearUnit, currency, is_unit_of_pay, period};
pub(super) use words::{is_yes, weight};
pub(super) use years::years;

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

/// Reads how much a requirement weighs: a word, or a weight.
pub(super) fn importance(text: &str) -> Result<Importance, Problem> {
    let said = words::weight_below(text)
        .or_else(|| weight_in_numbers(text).and_then(Importance::weighing));
    said.ok_or_else(|| {
        Problem::new(
            format!("`{}` is not an importance", short(text)),
            "write `essential`, `optional`, or a weight above 0",
        )
    })
}

/// Reads a weight: a number, or a part of a hundred.
pub(super) fn weight_in_numbers(text: &str) -> Option<f64> {
    match text.strip_suffix('%') {
        Some(percent) => number(percent.trim()).map(|percent| percent / 100.0),
        None => number(text),
    }
}

/// Reads a switch.
pub(super) fn switch(text: &str) -> Result<bool, Problem> {
    if text == "1" || words::is_yes(text) {
        Ok(true)
    } else if text == "0" || words::is_no(text) {
        Ok(false)
    } else {
        Err(Problem::new(
            format!("`{}` is neither yes nor no", short(text)),
            "write `yes` or `no`",
        ))
    }
}

/// A text without the signs at its end that point to a footnote: `£30,000¹`, `3-5*`.
pub(super) fn without_footnote(text: &str) -> &str {
    const MARKS: [char; 13] = [
        '¹', '²', '³', '⁰', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '†', '‡', '*',
    ];
    let bare = text.trim_end_matches(MARKS).trim_end();
    if bare.ends_with(|c: char| c.is_alphanumeric() || c == '+') {
        bare
    } else {
        text
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

/// Whether a column says numbers, for which words stand in some tables.
pub(super) fn is_of_numbers(column: Column) -> bool {
    matches!(
        column,
        Column::Level
            | Column::Salary
            | Column::SalaryMin
            | Column::SalaryMax
            | Column::Years
            | Column::YearsMin
            | Column::YearsMax
            | Column::TimeInRole
    )
}

/// Whether a cell has words where the column says numbers: `Band 8a`, `competitive`, `varies`.
pub(super) fn is_in_words(column: Column, text: &str) -> bool {
    let in_words = match column {
        Column::Level => level::is_named(text),
        Column::Salary | Column::SalaryMin | Column::SalaryMax => money::is_in_words(text),
        Column::Years | Column::YearsMin | Column::YearsMax | Column::TimeInRole => {
            years::is_in_words(text)
        }
        _ => false,
    };
    in_words && !is_unsaid(text)
}

/// What is wrong with a cell that is no value: a formula, or an error of the spreadsheet.
pub(super) fn unsound(text: &str) -> Option<Problem> {
    const ERRORS: [&str; 8] = [
        "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!",
    ];
    if ERRORS.contains(&text) {
        let message = format!("`{text}` is an error of the spreadsheet, not a value");
        return Some(Problem::new(message, "fix the formula, or empty the cell"));
    }
    text.starts_with('=').then(|| {
        Problem::new(
            "this is a formula, not its value",
            "export the values of the sheet; if the text begins with `=`, put an apostrophe before it",
        )
    })
}

/// Whether a text is nothing but digits.
fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// A Roman numeral, in capitals, up to twenty.
fn roman(text: &str) -> Option<u8> {
    const NUMERALS: [&str; 20] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
        "XV", "XVI", "XVII", "XVIII", "XIX", "XX",
    ];
    let at = NUMERALS.iter().position(|numeral| *numeral == text)?;
    Some(at as u8 + 1)
}

fn short(text: &str) -> std::borrow::Cow<'_, str> {
    crate::model::text::shortened(text)
}

#[cfg(test)]
mod tests;
