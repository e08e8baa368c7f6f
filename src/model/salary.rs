//! Salary ranges.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::amount;
use super::currency::{currency_of, share_sign};

/// What a salary is paid for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum PayPeriod {
    /// A year.
    #[default]
    Year,
    /// A month.
    Month,
    /// A week.
    Week,
    /// A day.
    Day,
    /// An hour.
    Hour,
}

impl PayPeriod {
    /// Every period with the words that name it, the shown one first.
    pub const WORDS: [(Self, &'static [&'static str]); 5] = [
        (
            Self::Year,
            &[
                "year", "annum", "yr", "annually", "yearly", "annual", "pa", "p.a.", "p.a",
            ],
        ),
        (Self::Month, &["month", "monthly", "mo"]),
        (Self::Week, &["week", "weekly", "wk"]),
        (Self::Day, &["day", "daily"]),
        (Self::Hour, &["hour", "hourly", "hr", "h"]),
    ];

    /// Returns the word that is shown.
    pub fn as_str(self) -> &'static str {
        Self::WORDS
            .iter()
            .find(|(period, _)| *period == self)
            .map_or("year", |(_, words)| words[0])
    }

    /// Returns the period that a word names, whatever its case.
    pub fn from_word(word: &str) -> Option<Self> {
        let named = |words: &[&str]| words.iter().any(|known| known.eq_ignore_ascii_case(word));
        Self::WORDS
            .iter()
            .find(|(_, words)| named(words))
            .map(|(period, _)| *period)
    }
}

/// A salary range.
#[derive(Debug, Clone, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct Salary {
    /// Least pay, where it is known.
    pub min: Option<f64>,
    /// Most pay, where it is known.
    pub max: Option<f64>,
    /// Currency code such as `USD`; empty where the graph has no default either.
    pub currency: Option<String>,
    /// What it is paid for.
    pub per: PayPeriod,
}

impl Salary {
    /// The largest amount that is accepted.
    pub const LIMIT: f64 = 1e12;

    /// How many times the least pay the most may be where a text says both.
    pub const WIDEST: f64 = 20.0;

    /// Returns a salary range.
    ///
    /// # Errors
    ///
    /// Where both bounds are absent, one is negative or above [`Salary::LIMIT`], or `max` is below `min`.
    pub fn new(
        min: Option<f64>,
        max: Option<f64>,
        currency: Option<String>,
        per: PayPeriod,
    ) -> Result<Self, ParseSalaryError> {
        let fine = |pay: &f64| (0.0..=Self::LIMIT).contains(pay);
        match (min, max) {
            (None, None) => Err(ParseSalaryError::NoAmount),
            _ if !min.iter().chain(&max).all(fine) => Err(ParseSalaryError::OutOfRange),
            (Some(min), Some(max)) if max < min => Err(ParseSalaryError::Reversed),
            _ => Ok(Self {
                min,
                max,
                currency,
                per,
            }),
        }
    }
}

impl fmt::Display for Salary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.min, self.max) {
            (Some(min), None) => write!(f, "{min}+")?,
            (None, Some(max)) => write!(f, "0-{max}")?,
            #[expect(
                clippy::float_cmp,
                reason = "a range of one value was given as one value"
            )]
            (Some(min), Some(max)) if min == max => write!(f, "{max}")?,
            (Some(min), Some(max)) => write!(f, "{min}-{max}")?,
            (None, None) => {}
        }
        if let Some(currency) = &self.currency {
            write!(f, " {currency}")?;
        }
        write!(f, "/{}", self.per.as_str())
    }
}

impl FromStr for Salary {
    type Err = ParseSalaryError;

    /// Reads `55000-85000 USD/year`, `$55,000 - $85,000`, `$16 - $25 per hour`, `€45k – €60k
    /// annually`, `$40-55k`, `€45.000`, `₹6,00,000`, `$1.2M`, `£30,000+`. The
    /// end of `$120k-$180k+` is 180,000. A text without amounts (`$ - $`) is
    /// [`ParseSalaryError::NoAmount`].
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut words = Words::split(text);
        let per = words.take_period().unwrap_or_default();
        let currency = words.take_currency();
        let amounts: String = words.rest.concat();
        if amounts.chars().all(|c| amount::is_dash(c) || c == '+') {
            return Err(ParseSalaryError::NoAmount);
        }
        let (min, max) = bounds(&amounts).ok_or(ParseSalaryError::Unclear)?;
        match (min, max) {
            (Some(min), Some(max)) if min > 0.0 && max / min > Self::WIDEST => {
                Err(ParseSalaryError::TooWide)
            }
            _ => Self::new(min, max, currency, per),
        }
    }
}

/// Reads the amounts of a range, without spaces: `40-55k`, `30,000+`.
fn bounds(amounts: &str) -> Option<(Option<f64>, Option<f64>)> {
    let least = amounts.strip_suffix('+');
    let Some((low, high)) = least.unwrap_or(amounts).split_once(amount::is_dash) else {
        let pay = pay(least.unwrap_or(amounts))?;
        return Some((Some(pay), Some(pay).filter(|_| least.is_none())));
    };
    let (mut min, max) = (pay(low)?, pay(high)?);
    // "40-55k": the k is said once for both.
    if let (Some((_, times)), None) = (multiple(high), multiple(low))
        && min * times <= max
    {
        min *= times;
    }
    Some((Some(min), Some(max)))
}

/// Reads one amount: `45,000`, `45.000`, `6,00,000`, `45k`, `1.2M`, `16.50`.
fn pay(text: &str) -> Option<f64> {
    match multiple(text) {
        Some((number, times)) => amount::parse_number(number).map(|number| number * times),
        None if is_in_lakhs(text) => amount::parse_number(&text.replace(',', "")),
        None => amount::parse_number(&with_point(text)),
    }
}

/// The number before the k of thousands or the M of millions, and how many times it counts.
fn multiple(text: &str) -> Option<(&str, f64)> {
    let thousands = text.strip_suffix(['k', 'K']).map(|number| (number, 1e3));
    thousands.or_else(|| Some((text.strip_suffix(['m', 'M'])?, 1e6)))
}

/// Whether commas stand as in India: before the last three digits, and every two before these.
fn is_in_lakhs(text: &str) -> bool {
    let groups: Vec<&str> = text.split(',').collect();
    let [first, middle @ .., last] = groups.as_slice() else {
        return false;
    };
    let most = !middle.is_empty() && middle.iter().all(|group| group.len() == 2);
    most && matches!(first.len(), 1 | 2) && last.len() == 3
}

/// Points between groups of three digits separate thousands, and a comma behind them the fraction.
fn with_point(text: &str) -> Cow<'_, str> {
    let (whole, fraction) = match text.split_once(',') {
        Some((whole, fraction)) if fraction.len() != 3 => (whole, Some(fraction)),
        Some(_) => return text.into(),
        None => (text, None),
    };
    let mut groups = whole.split('.');
    let first = groups.next().map_or(0, str::len);
    let grouped = (1..=3).contains(&first) && whole.contains('.') && groups.all(|g| g.len() == 3);
    match fraction {
        _ if !grouped => text.into(),
        Some(fraction) => format!("{}.{fraction}", whole.replace('.', "")).into(),
        None => whole.replace('.', "").into(),
    }
}

/// The words of a salary, with symbols and units as words of their own.
struct Words {
    rest: Vec<String>,
}

impl Words {
    fn split(text: &str) -> Self {
        let dotted = |rest: &[String]| rest.last().is_some_and(|word| word.contains('.'));
        let mut rest: Vec<String> = Vec::new();
        let mut previous = None;
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            let ends = chars.peek().is_none_or(|next| !next.is_alphabetic());
            let class = match c {
                c if c.is_whitespace() || c == '(' || c == ')' => None,
                // The points of "p.a." are those of a word.
                '.' if previous == Some(1) && (!ends || dotted(&rest)) => Some(1),
                c if c.is_ascii_digit() || matches!(c, '.' | ',') => Some(0),
                'k' | 'K' if previous == Some(0) => Some(0),
                'm' | 'M' if previous == Some(0) && ends => Some(0),
                c if c.is_alphabetic() => Some(1),
                c => Some(1 + c as u32),
            };
            match class {
                Some(_) if class == previous => {
                    rest.last_mut().expect("a class has a word").push(c);
                }
                Some(_) => rest.push(c.to_string()),
                None => {}
            }
            previous = class;
        }
        for word in &mut rest {
            if word.eq_ignore_ascii_case("to") {
                "-".clone_into(word);
            }
        }
        Self { rest }
    }

    /// Takes the period away, which may stand behind both ends of the range.
    fn take_period(&mut self) -> Option<PayPeriod> {
        let period = self.take_one_period()?;
        let said = |word: &String| PayPeriod::from_word(word);
        if self.rest.iter().find_map(said) == Some(period) {
            self.take_one_period();
        }
        Some(period)
    }

    /// Takes the first period away, with the `/`, `per` or `a` before it.
    fn take_one_period(&mut self) -> Option<PayPeriod> {
        let (at, period) = self
            .rest
            .iter()
            .enumerate()
            .find_map(|(at, word)| PayPeriod::from_word(word).map(|period| (at, period)))?;
        self.rest.remove(at);
        let linked = at > 0
            && ["/", "per", "a", "an"]
                .iter()
                .any(|w| self.rest[at - 1].eq_ignore_ascii_case(w));
        if linked {
            self.rest.remove(at - 1);
        }
        Some(period)
    }

    /// Takes currency symbols and codes away; the first one counts, and a code before a symbol that
    /// several currencies have.
    fn take_currency(&mut self) -> Option<String> {
        self.join_letters();
        let mut found: Option<String> = None;
        self.rest.retain(|word| {
            let code = match word.as_str() {
                word if word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase()) => {
                    Some(word)
                }
                word => currency_of("", word),
            };
            if let Some(code) = code {
                let found = found.get_or_insert_with(|| code.to_owned());
                if share_sign(found, code) {
                    code.clone_into(found);
                }
            }
            code.is_none()
        });
        found
    }

    /// Makes one code of the letters and the sign of "A$".
    fn join_letters(&mut self) {
        let mut at = 1;
        while at < self.rest.len() {
            if let Some(code) = currency_of(&self.rest[at - 1], &self.rest[at]) {
                code.clone_into(&mut self.rest[at]);
                self.rest.remove(at - 1);
            } else {
                at += 1;
            }
        }
    }
}

/// Why a text is not a salary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseSalaryError {
    /// There is no amount, as in `$ - $`.
    #[error("no amount is given")]
    NoAmount,
    /// The text has no known form.
    #[error("not a salary range")]
    Unclear,
    /// An amount is negative or too large.
    #[error("an amount is out of range")]
    OutOfRange,
    /// The second bound is below the first.
    #[error("the range ends before it begins")]
    Reversed,
    /// The second bound is so far above the first that one of them must be misspelt.
    #[error("one end of the range is many times the other")]
    TooWide,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_written_forms_are_read() {
        for (text, expected) in [
            ("$55,000 - $85,000", "55000-85000 USD/year"),
            ("$16 - $25 per hour", "16-25 USD/hour"),
            ("$45,000 - $65,000 Annually", "45000-65000 USD/year"),
            ("$32,000 – $55,000 annually", "32000-55000 USD/year"),
            ("55000-85000 USD/year", "55000-85000 USD/year"),
            ("€45k to €60k", "45000-60000 EUR/year"),
            ("£30,000+", "30000+ GBP/year"),
            ("1800 EUR a month", "1800 EUR/month"),
            ("16.50-25.75/hr", "16.5-25.75/hour"),
            ("40-50k", "40000-50000/year"),
            ("$40-55K", "40000-55000 USD/year"),
            ("$40 - $55k", "40000-55000 USD/year"),
            ("20000-25k", "20000-25000/year"),
            ("€37.5k", "37500 EUR/year"),
            ("€45.000 - €60.000", "45000-60000 EUR/year"),
            ("€1.250.000", "1250000 EUR/year"),
            ("$22/hr - $45/hr", "22-45 USD/hour"),
            ("$22 per hour to $45 per hour", "22-45 USD/hour"),
            ("$120k-$180k+", "120000-180000 USD/year"),
            ("₹6,00,000 - ₹12,00,000", "600000-1200000 INR/year"),
            ("₹12,50,000+", "1250000+ INR/year"),
            ("$1.2M - $2M", "1200000-2000000 USD/year"),
            ("$1-2m", "1000000-2000000 USD/year"),
            ("$900k - $1.5M", "900000-1500000 USD/year"),
            ("2000 mo", "2000/month"),
            ("€2.345,50 / month", "2345.5 EUR/month"),
            ("16.5-25.75/hr", "16.5-25.75/hour"),
            ("0-50k", "0-50000/year"),
            ("$60,000 - $80,000 CAD", "60000-80000 CAD/year"),
            ("NZD $60,000", "60000 NZD/year"),
            ("$60,000 USD", "60000 USD/year"),
            ("A$60,000 - A$80,000", "60000-80000 AUD/year"),
            ("C$60k–80k a year", "60000-80000 CAD/year"),
            ("NZ$25/hr - NZ$30/hr", "25-30 NZD/hour"),
            ("US$1,500 weekly", "1500 USD/week"),
            ("HK$300,000+", "300000+ HKD/year"),
            ("¥200,000 CNY", "200000 CNY/year"),
            ("CN¥200,000", "200000 CNY/year"),
            ("€50,000 CAD", "50000 EUR/year"),
        ] {
            assert_eq!(
                text.parse::<Salary>().map(|s| s.to_string()),
                Ok(expected.to_owned()),
                "{text}"
            );
        }
        for (text, error) in [
            ("$ - $", ParseSalaryError::NoAmount),
            ("", ParseSalaryError::NoAmount),
            ("competitive", ParseSalaryError::Unclear),
            ("$85,000 - $55,000", ParseSalaryError::Reversed),
            ("$5,00 - $6", ParseSalaryError::Unclear),
            ("40k-50", ParseSalaryError::Reversed),
            ("$22/hr - $45,000/year", ParseSalaryError::Unclear),
            ("6,00,00", ParseSalaryError::Unclear),
            ("6,0,000", ParseSalaryError::Unclear),
            ("40-50000", ParseSalaryError::TooWide),
            ("$40 - $55,000", ParseSalaryError::TooWide),
        ] {
            assert_eq!(text.parse::<Salary>(), Err(error), "{text}");
        }
    }
}
