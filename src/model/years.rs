//! Ranges of years.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::TimeUnit;
use super::amount::{self, Amount};

/// A range of years: from `min`, up to `max` where there is one.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct YearRange {
    /// Fewest years, finite and not negative.
    pub min: f64,
    /// Most years; open where absent.
    pub max: Option<f64>,
}

impl YearRange {
    /// The most years that a range may name.
    pub const LIMIT: f64 = 100.0;

    /// Returns a range.
    ///
    /// # Errors
    ///
    /// Where a bound is negative, not finite, above [`YearRange::LIMIT`], or `max` is below `min`.
    pub fn new(min: f64, max: Option<f64>) -> Result<Self, ParseYearsError> {
        let fine = |years: f64| (0.0..=Self::LIMIT).contains(&years);
        if !fine(min) || max.is_some_and(|max| !fine(max)) {
            return Err(ParseYearsError::OutOfRange);
        }
        if max.is_some_and(|max| max < min) {
            return Err(ParseYearsError::Reversed);
        }
        Ok(Self { min, max })
    }

    /// Returns the middle of a closed range, or the minimum of an open one.
    pub fn typical(self) -> f64 {
        self.max
            .map_or(self.min, |max| f64::midpoint(self.min, max))
    }

    /// Returns the range with its unit: "3-7 years", "3+ years", "1 year".
    pub fn in_words(self) -> String {
        in_years(&self.to_string())
    }
}

/// Returns a number or a range with its unit: "1 year", "3-7 years".
pub fn in_years(number: &str) -> String {
    let unit = if number == "1" { "year" } else { "years" };
    format!("{number} {unit}")
}

impl fmt::Display for YearRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.max {
            None => write!(f, "{}+", self.min),
            #[expect(
                clippy::float_cmp,
                reason = "a range of one value was given as one value"
            )]
            Some(max) if max == self.min => write!(f, "{max}"),
            Some(max) => write!(f, "{}-{max}", self.min),
        }
    }
}

impl FromStr for YearRange {
    type Err = ParseYearsError;

    /// Reads `3-7`, `3 to 7`, `3+` and `3`, with any dash and with or without the word "years".
    /// A single number is a closed range of one value.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut rest = text.trim();
        let has_unit = rest.ends_with(|c: char| c.is_ascii_alphabetic());
        for unit in TimeUnit::Years.words().filter(|_| has_unit) {
            if let Some(before) = amount::strip_suffix_ignoring_case(rest, unit) {
                rest = before.trim_end();
                break;
            }
        }
        match amount::parse_range(rest) {
            Some(Amount::Exactly(years)) => Self::new(years, Some(years)),
            Some(Amount::AtLeast(min)) => Self::new(min, None),
            Some(Amount::Between(min, max)) => Self::new(min, Some(max)),
            None => Err(ParseYearsError::Unclear),
        }
    }
}

/// Why a text is not a range of years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseYearsError {
    /// The text has no known form.
    #[error("not a range of years")]
    Unclear,
    /// A bound is negative or too large.
    #[error("years must lie between 0 and 100")]
    OutOfRange,
    /// The second bound is below the first.
    #[error("the range ends before it begins")]
    Reversed,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_written_forms_are_read() {
        for (text, min, max) in [
            ("3-7", 3.0, Some(7.0)),
            ("3–7 years", 3.0, Some(7.0)),
            ("3 to 7", 3.0, Some(7.0)),
            ("3+", 3.0, None),
            ("0.5-1.5 yrs", 0.5, Some(1.5)),
            ("2", 2.0, Some(2.0)),
        ] {
            assert_eq!(text.parse(), Ok(YearRange { min, max }), "{text}");
        }
        for (text, error) in [
            ("", ParseYearsError::Unclear),
            ("some", ParseYearsError::Unclear),
            ("-3", ParseYearsError::Unclear),
            ("1e999", ParseYearsError::Unclear),
            ("NaN", ParseYearsError::Unclear),
            ("7-3", ParseYearsError::Reversed),
            ("3-700", ParseYearsError::OutOfRange),
        ] {
            assert_eq!(text.parse::<YearRange>(), Err(error), "{text}");
        }
    }

    #[test]
    fn what_is_printed_is_read_back() {
        for text in ["3-7", "3+", "2", "1", "0.5-1.5", "0"] {
            let years = text.parse::<YearRange>();
            assert_eq!(years.map(|years| years.to_string()), Ok(text.to_owned()));
            let again = years.map(|years| years.in_words().parse());
            assert_eq!(again, Ok(years), "{text}");
        }
    }
}
