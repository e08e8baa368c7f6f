//! Numbers as a person reads them, and those that are shown as dates and times.

use std::fmt::Write as _;

use crate::model::currency_named;

/// How the number of a cell is shown, as far as that makes it something else than a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Shown {
    /// As a number.
    #[default]
    Number,
    /// As a day, with or without a time.
    Date,
    /// As a time of the day.
    Time,
    /// As a duration, in hours that may be more than 24.
    Elapsed,
    /// As an amount of money, in the currency of a code.
    Money(&'static str),
}

impl Shown {
    /// Returns how a format of the program itself shows a number.
    pub(super) fn of_builtin(id: u32) -> Self {
        match id {
            // The upper two ranges are dates of East Asian calendars.
            14..=17 | 22 | 27..=36 | 50..=58 => Self::Date,
            18..=21 | 45 | 47 => Self::Time,
            46 => Self::Elapsed,
            _ => Self::Number,
        }
    }

    /// Returns how a format shows a number, by the letters in it that are no text: `yyyy-mm-dd`.
    pub(super) fn of_code(code: &str) -> Self {
        let (mut day, mut month, mut clock) = (false, false, false);
        let mut currency = None;
        let mut rest = code.chars();
        while let Some(c) = rest.next() {
            match c.to_ascii_lowercase() {
                // The character behind is a text, a width or what a cell is filled with.
                '_' | '*' => drop(rest.next()),
                '\\' => {
                    let text = rest.next().map(String::from);
                    currency = currency.or(text.and_then(|text| currency_named(&text)));
                }
                '"' => {
                    let text: String = rest.by_ref().take_while(|&c| c != '"').collect();
                    currency = currency.or(currency_named(text.trim()));
                }
                '[' => {
                    let inner: String = rest.by_ref().take_while(|&c| c != ']').collect();
                    let mut units = inner.chars();
                    if !inner.is_empty()
                        && units.all(|c| matches!(c, 'h' | 'H' | 'm' | 'M' | 's' | 'S'))
                    {
                        return Self::Elapsed;
                    }
                    // `$€-407` is a sign and a language.
                    let sign = inner.strip_prefix('$').map(|sign| {
                        let sign = sign.split_once('-').map_or(sign, |(sign, _)| sign);
                        sign.trim()
                    });
                    currency = currency.or(sign.and_then(currency_named));
                }
                // What follows is for negative numbers.
                ';' => break,
                'y' | 'd' => day = true,
                'm' => month = true,
                'h' | 's' => clock = true,
                c => currency = currency.or(currency_named(c.encode_utf8(&mut [0; 4]))),
            }
        }
        match (day, month, clock) {
            (true, _, _) | (_, true, false) => Self::Date,
            (_, _, true) => Self::Time,
            (false, false, false) => currency.map_or(Self::Number, Self::Money),
        }
    }
}

/// Appends the number of a cell: `3` and not `3.0`, `2025-05-03` and not 45780. What is no number is
/// appended as it is.
pub(super) fn push_number(raw: &str, shown: Shown, since_1904: bool, out: &mut String) {
    let raw = raw.trim();
    let digits = raw.strip_prefix('-').unwrap_or(raw);
    let whole = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    let finite = raw.parse::<f64>().ok().filter(|number| number.is_finite());
    if let (Some(_), Shown::Money(currency)) = (finite, shown) {
        out.push_str(currency);
        out.push(' ');
    }
    match finite {
        Some(number) if push_time(number, shown, since_1904, out) => {}
        // Numbers of more than 17 digits would change.
        Some(_) if whole && !digits.starts_with('0') => out.push_str(raw),
        Some(number) => push_plain(number, out),
        None => super::text::push_line(raw, out),
    }
}

/// Appends a number with the 15 digits that spreadsheets show: 0.1 + 0.2 is 0.3.
fn push_plain(number: f64, out: &mut String) {
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    let size = f64::abs(rounded);
    let written = if size == 0.0 {
        write!(out, "0")
    } else if (1e-9..1e21).contains(&size) {
        write!(out, "{rounded}")
    } else {
        write!(out, "{rounded:e}")
    };
    written.expect("a string takes all that is written");
}

/// Appends a number as the date or time that it is shown as, where it is one of the years up to 9999.
fn push_time(number: f64, shown: Shown, since_1904: bool, out: &mut String) -> bool {
    const LAST_DAY: f64 = 2_958_466.0;
    let is_time = matches!(shown, Shown::Date | Shown::Time | Shown::Elapsed);
    if !is_time || !(0.0..LAST_DAY).contains(&number) {
        return false;
    }
    let seconds = f64::round(number * 86_400.0) as i64;
    let (day, second) = (seconds / 86_400, seconds % 86_400);
    let (hours, minutes) = (second / 3600, second / 60 % 60);
    let clock = format!("{hours:02}:{minutes:02}:{:02}", second % 60);
    match shown {
        Shown::Elapsed => {
            let hours = day * 24 + hours;
            out.push_str(&hours.to_string());
            out.push_str(&clock[2..]);
        }
        Shown::Time if day == 0 => out.push_str(&clock),
        _ => {
            let Some(date) = date(day, since_1904) else {
                return false;
            };
            out.push_str(&date);
            if second > 0 {
                out.push('T');
                out.push_str(&clock);
            }
        }
    }
    true
}

/// Returns the date of a day that is counted from the beginning of 1900 or of 1904.
fn date(day: i64, since_1904: bool) -> Option<String> {
    let since_1970 = match day {
        _ if since_1904 => day - 24_107,
        0 => return None,
        // Spreadsheets count a 29th of February in 1900, which there was not.
        60 => return Some(String::from("1900-02-29")),
        1..60 => day - 25_568,
        _ => day - 25_569,
    };
    // Years begin in March here, so that the leap day is the last of a year; 400 of them have as many days
    // as any other 400.
    let days = since_1970 + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 {
        from_march + 3
    } else {
        from_march - 9
    };
    let year = year + era * 400 + i64::from(month <= 2);
    Some(format!("{year:04}-{month:02}-{of_month:02}"))
}
