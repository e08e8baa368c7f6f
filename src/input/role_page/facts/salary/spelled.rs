//! Currencies and multiples in words: "Rs. 6 - 10 LPA", "R450,000", "kr 480.000".

use super::words;
use crate::model::{Salary, is_currency_sign};

/// Words that stand before or behind an amount for its currency; the crown is that of several countries.
const CURRENCIES: [(&str, &str); 4] = [("R", "ZAR"), ("Rs", "INR"), ("RM", "MYR"), ("kr", "")];

/// Words for a hundred thousand, and for so many a year.
const LAKHS: [&str; 5] = ["lakh", "lakhs", "lac", "lacs", "lpa"];

/// How many a lakh is.
const LAKH: f64 = 1e5;

/// An amount with the codes of its currencies, and what its other words say.
pub(super) struct Spelled<'t> {
    pub(super) amount: String,
    /// Whether the words can be nothing but money. A single "R" can be much.
    pub(super) is_sure: bool,
    /// The word of a currency which does not say of what country.
    pub(super) unknown: Option<&'t str>,
    in_lakhs: bool,
}

impl<'t> Spelled<'t> {
    pub(super) fn read(amount: &'t str) -> Self {
        let mut read = Self {
            amount: String::with_capacity(amount.len()),
            is_sure: false,
            unknown: None,
            in_lakhs: false,
        };
        let mut end = 0;
        let mut named = 0;
        for (at, word) in words(amount) {
            read.amount.push_str(&amount[end..at]);
            end = at + word.len();
            let before_sign = amount[end..].starts_with(is_currency_sign);
            if is_lakh(&word.to_lowercase()) {
                read.in_lakhs = true;
                // Five lakh may be people as well.
                read.is_sure |= word.eq_ignore_ascii_case("lpa");
            } else if let Some(code) = currency(word).filter(|_| !before_sign) {
                named += 1;
                read.is_sure |= word.len() > 1 || named > 1;
                read.amount.push_str(code);
                read.unknown = read.unknown.or(Some(word).filter(|_| code.is_empty()));
            } else {
                read.amount.push_str(word);
            }
        }
        read.amount.push_str(&amount[end..]);
        read
    }

    /// A salary with what the words say of it.
    pub(super) fn apply(&self, salary: Salary) -> Option<Salary> {
        if !self.in_lakhs {
            return Some(salary);
        }
        let times = |pay: Option<f64>| pay.map(|pay| pay * LAKH);
        let currency = salary.currency.or_else(|| Some("INR".to_owned()));
        Salary::new(times(salary.min), times(salary.max), currency, salary.per).ok()
    }
}

/// The code of the currency that a word stands for, which is empty where several have the word.
fn currency(word: &str) -> Option<&'static str> {
    let word = word.trim_end_matches('.');
    let same = |known: &str| match known {
        "R" => word == known,
        known => word.eq_ignore_ascii_case(known),
    };
    CURRENCIES
        .iter()
        .find(|(known, _)| same(known))
        .map(|(_, code)| *code)
}

pub(super) fn is_currency(word: &str) -> bool {
    currency(word).is_some()
}

/// Whether a word in small letters is one for a hundred thousand.
pub(super) fn is_lakh(word: &str) -> bool {
    LAKHS.contains(&word)
}

/// Where the word of a currency begins that a text ends in.
pub(super) fn start_in(text: &str) -> Option<usize> {
    let inside = |c: char| c.is_alphanumeric() || c == '.';
    let start = text.trim_end_matches(inside).len();
    is_currency(&text[start..]).then_some(start)
}
