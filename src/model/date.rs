//! Dates as people write them: a year, perhaps with a month, perhaps with a day.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// A date of the Gregorian calendar, as exact as it was written.
///
/// Dates are compared by their beginnings: `2024` is the first day of that year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

const DAYS_PER_YEAR: f64 = 365.2425;

impl Date {
    /// Returns a day, where there is such a day from the year 1900 to 2200.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        Self::checked(year, Some(month), Some(day))
    }

    /// Returns a date as exact as its parts are, where there is such a one.
    pub(crate) fn checked(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let fine = (1900..=2200).contains(&year)
            && month.is_none_or(|month| (1..=12).contains(&month))
            && day.is_none_or(|day| (1..=days_in(year, month.unwrap_or(1))).contains(&day));
        fine.then_some(Self { year, month, day })
    }

    /// Returns the day that is so many days after 1 January 1970.
    pub fn from_days_since_1970(days: u64) -> Option<Self> {
        let mut left = days;
        for year in 1970..=2200 {
            for month in 1..=12 {
                let length = u64::from(days_in(year, month));
                if left < length {
                    return Self::new(year, month, left as u8 + 1);
                }
                left -= length;
            }
        }
        None
    }

    /// Returns how many years lie between two dates, to a tenth; none where `end` is earlier.
    pub fn years_until(self, end: Self) -> f64 {
        years(end.days().saturating_sub(self.days()))
    }

    /// Whether another date may lie within this one, as a day within its year.
    pub(crate) fn covers(self, other: Self) -> bool {
        self.year == other.year
            && self
                .month
                .is_none_or(|month| other.month.is_none_or(|other| month == other))
            && self
                .day
                .is_none_or(|day| other.day.is_none_or(|other| day == other))
    }

    /// Days since the beginning of 1900; what is not written is the first.
    pub(crate) fn days(self) -> u32 {
        let years: u32 = (1900..self.year)
            .map(|year| if is_leap(year) { 366 } else { 365 })
            .sum();
        let months: u32 = (1..self.month.unwrap_or(1))
            .map(|month| u32::from(days_in(self.year, month)))
            .sum();
        years + months + u32::from(self.day.unwrap_or(1)) - 1
    }

    /// Days since the beginning of 1900 until what is written is over: a year or a month lasts to its
    /// end, and a day stands for its beginning, as in [`Date::days`].
    pub(crate) fn days_to_end(self) -> u32 {
        let lasts = match (self.month, self.day) {
            (_, Some(_)) => 0,
            (Some(month), None) => u32::from(days_in(self.year, month)),
            (None, None) if is_leap(self.year) => 366,
            (None, None) => 365,
        };
        self.days() + lasts
    }
}

/// Returns a number of days as years, to a tenth.
pub(crate) fn years(days: u32) -> f64 {
    (f64::from(days) / DAYS_PER_YEAR * 10.0).round() / 10.0
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromStr for Date {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // A time of day tells nothing about a career.
        let date = text.trim().split(['T', ' ']).next().unwrap_or_default();
        let number = |part: &str, digits: usize| {
            let plain = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| part.parse::<u16>().ok()).flatten()
        };
        let parts: Vec<&str> = date.split('-').take(4).collect();
        let (year, rest) = parts.split_first().ok_or(ParseDateError)?;
        let year = number(year, 4).ok_or(ParseDateError)?;
        let small = |part: &str| number(part, 2).map(|part| part as u8).ok_or(ParseDateError);
        let (month, day) = match rest {
            [] => (None, None),
            [month] => (Some(small(month)?), None),
            [month, day] => (Some(small(month)?), Some(small(day)?)),
            _ => return Err(ParseDateError),
        };
        Self::checked(year, month, day).ok_or(ParseDateError)
    }
}

/// A text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a date such as `2024-05-31`, `2024-05` or `2024`")]
pub struct ParseDateError;

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn what_is_written_is_read_and_printed() {
        for text in ["2024", "2024-05", "2024-05-31", "2024-02-29"] {
            assert_eq!(date(text).to_string(), text);
        }
        assert_eq!(date("2024-05-31T12:00:00Z").to_string(), "2024-05-31");
        for text in [
            "",
            "24",
            "2024-5",
            "2024-13",
            "2023-02-29",
            "2024-00",
            "May 2024",
            "2024-05-31-1",
            "1066",
            "+024",
            "２０２４",
            "2024-é",
        ] {
            assert_eq!(text.parse::<Date>(), Err(ParseDateError), "{text}");
        }
    }

    #[test]
    fn years_lie_between_dates() {
        for (start, end, expected) in [
            ("2019", "2021", 2.0),
            ("2019-03", "2021-09", 2.5),
            ("2020-02-29", "2020-02-29", 0.0),
            ("2021", "2019", 0.0),
            ("1900", "2200", 300.0),
        ] {
            let years = date(start).years_until(date(end));
            assert!((years - expected).abs() < 1e-9, "{start} {end}: {years}");
        }
    }

    #[test]
    fn a_year_and_a_month_last_to_their_end() {
        for (written, next) in [
            ("2019", "2020"),
            ("2020", "2021"),
            ("2019-12", "2020-01"),
            ("2020-02", "2020-03"),
            ("2019-12-31", "2019-12-31"),
        ] {
            assert_eq!(date(written).days_to_end(), date(next).days(), "{written}");
        }
        assert_eq!(date("2200").days_to_end(), date("2200").days() + 365);
    }

    #[test]
    fn days_are_counted_from_1970() {
        for (days, expected) in [
            (0, "1970-01-01"),
            (59, "1970-03-01"),
            (19_782, "2024-02-29"),
        ] {
            let date = Date::from_days_since_1970(days).map(|date| date.to_string());
            assert_eq!(date.as_deref(), Some(expected));
        }
        assert_eq!(Date::from_days_since_1970(u64::MAX), None);
    }
}
