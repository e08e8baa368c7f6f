//! Pay.

use super::unit::{one_currency, one_period};
use super::{Problem, digits, short};
use crate::model::{ParseSalaryError, PayPeriod, Salary, is_currency_sign};

/// What a cell should say instead, for findings.
const HELP: &str = "write `55000-85000 USD/year`, or two columns `salary min` and `salary max`";

/// The longest text that is taken for pay, in bytes.
const LONGEST: usize = 200;

/// Words that change nothing of an amount.
const IGNORED: [&str; 23] = [
    "gross",
    "brutto",
    "brut",
    "ca",
    "circa",
    "approx",
    "approximately",
    "about",
    "around",
    "ctc",
    "fte",
    "doe",
    "base",
    "basic",
    "salary",
    "rata",
    "pro",
    "competitive",
    "negotiable",
    "neg",
    "depending",
    "dependent",
    "on",
];

/// What is paid besides, behind a `+`.
const BESIDES: [&str; 27] = [
    "a",
    "and",
    "annual",
    "bonus",
    "bonuses",
    "commission",
    "commissions",
    "comm",
    "benefits",
    "tips",
    "overtime",
    "ot",
    "allowance",
    "allowances",
    "car",
    "pension",
    "equity",
    "options",
    "shares",
    "stock",
    "package",
    "weighting",
    "london",
    "super",
    "superannuation",
    "excellent",
    "ote",
];

/// Words and signs that make one amount the least, or the most.
const LEAST: [&str; 17] = [
    "from",
    "starting at",
    "starting from",
    "starts at",
    "at least",
    "more than",
    "over",
    "minimum of",
    "minimum",
    "min",
    "above",
    "ab",
    ">=",
    "≥",
    ">",
    "no less than",
    "min.",
];
const MOST: [&str; 14] = [
    "up to",
    "at most",
    "no more than",
    "less than",
    "under",
    "below",
    "maximum of",
    "maximum",
    "max",
    "max.",
    "bis",
    "<=",
    "≤",
    "<",
];

/// What a cell says of pay.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Pay {
    pub(in super::super) min: Option<f64>,
    pub(in super::super) max: Option<f64>,
    pub(in super::super) currency: Option<String>,
    /// What it is paid for, where the cell says so.
    pub(in super::super) per: Option<PayPeriod>,
    /// Whether it says that the amounts are thousands or more.
    pub(in super::super) is_multiple: bool,
}

/// Reads pay in one cell.
pub(in super::super) fn pay(text: &str) -> Result<Pay, Problem> {
    let wrong = |error: ParseSalaryError| Problem::new(format!("`{}`: {error}", short(text)), HELP);
    if text.len() > LONGEST {
        return Err(wrong(ParseSalaryError::Unclear));
    }
    let mut reading = Reading::of(text);
    reading.take_bound();
    let amounts = reading.amounts();
    let salary: Salary = amounts.parse().map_err(wrong)?;
    let is_single = salary.min == salary.max;
    let (min, max) = match reading.bound {
        Some(Bound::Least) if is_single => (salary.min, None),
        Some(Bound::Most) if is_single => (None, salary.max),
        _ => (salary.min, salary.max),
    };
    let times = reading.times.unwrap_or(1.0);
    let [min, max] = [min, max].map(|end| end.map(|end| end * times));
    let per = reading.per.unwrap_or_default();
    let salary = Salary::new(min, max, salary.currency, per).map_err(wrong)?;
    let lower = amounts.to_lowercase();
    Ok(Pay {
        min: salary.min,
        max: salary.max,
        currency: reading.currency.or(salary.currency),
        per: reading.per,
        is_multiple: times > 1.0 || lower.contains(['k', 'm']),
    })
}

/// Whether a text has words instead of an amount: `competitive`, `see scale`.
pub(in super::super) fn is_in_words(text: &str) -> bool {
    text.contains(char::is_alphabetic) && !text.contains(|c: char| c.is_numeric())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    Least,
    Most,
}

/// The words of a cell, and what some of them have been found to say.
struct Reading {
    words: Vec<String>,
    bound: Option<Bound>,
    per: Option<PayPeriod>,
    currency: Option<String>,
    times: Option<f64>,
}

impl Reading {
    fn of(text: &str) -> Self {
        let text = text.replace(['\u{a0}', '\u{202f}', '\u{2009}'], " ");
        let text = text.replace("R$", "BRL ");
        let mut words = words(&without_dashes(&ungrouped(text.trim())));
        for word in &mut words {
            if word.starts_with(|c: char| c.is_ascii_digit()) {
                *word = plain(word);
            }
        }
        Self {
            words,
            bound: None,
            per: None,
            currency: None,
            times: None,
        }
    }

    /// Takes away the words and signs before the first amount that make it a bound.
    fn take_bound(&mut self) {
        let number = |word: &String| word.starts_with(|c: char| c.is_ascii_digit());
        let at = self.words.iter().position(number).unwrap_or(0);
        let before = self.words[..at].join(" ").to_lowercase();
        let starts = |words: &&&str| {
            let rest = before.strip_prefix(**words);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
        };
        let least = LEAST
            .iter()
            .filter(starts)
            .map(|words| (Bound::Least, *words));
        let longest = least
            .chain(
                MOST.iter()
                    .filter(starts)
                    .map(|words| (Bound::Most, *words)),
            )
            .max_by_key(|(_, words)| words.len());
        if let Some((bound, bound_words)) = longest {
            self.bound = Some(bound);
            let count = bound_words.split_whitespace().count();
            self.words.drain(..count.min(at));
        } else if before.starts_with("between") {
            self.words.remove(0);
            for word in &mut self.words {
                if word.eq_ignore_ascii_case("and") {
                    "-".clone_into(word);
                }
            }
        }
    }

    /// The amounts and their currency as [`Salary`] reads them, without what else the cell says.
    fn amounts(&mut self) -> String {
        self.drop_besides();
        let mut kept: Vec<String> = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            let word = self.words[at].clone();
            let lower = word.trim_end_matches('.').to_lowercase();
            let before = kept.last().map(String::as_str);
            let is_linked = before.is_some_and(|before| {
                ["/", "per", "a", "an", "pro", "par", "im", "p"].contains(&before)
            });
            if let Some(period) = period_at(&lower, is_linked) {
                if is_linked {
                    kept.pop();
                }
                // The ends of a range are paid for the same.
                if *self.per.get_or_insert(period) != period {
                    kept.push("?".to_owned());
                }
            } else if self.is_between(at) {
                kept.push("-".to_owned());
            } else if let Some(times) = thousands(&lower, self.words.get(at + 1)) {
                self.times = Some(times);
                if lower == "teur" {
                    self.currency.get_or_insert_with(|| "EUR".to_owned());
                }
            } else if let Some(times) = lakhs(&lower) {
                self.times = Some(times);
                if lower == "lpa" {
                    self.per = Some(PayPeriod::Year);
                }
                self.currency.get_or_insert_with(|| "INR".to_owned());
            } else if IGNORED.contains(&lower.as_str()) || matches!(lower.as_str(), "kr" | "~") {
                // "Kr" is the currency of three countries.
            } else if let Some(code) = self.currency_at(at) {
                kept.push(code);
            } else {
                kept.push(word);
            }
            at += 1;
        }
        kept.join(" ")
    }

    /// Whether a word stands between two amounts: `45 k€ à 55 k€`, `40.000 € bis 50.000 €`.
    fn is_between(&self, at: usize) -> bool {
        let is_number = |word: &String| word.starts_with(|c: char| c.is_ascii_digit());
        // "A$" is a currency.
        let is_link = match self.words[at].to_lowercase().as_str() {
            "à" | "bis" => true,
            "a" => self.words.get(at + 1).is_some_and(is_number),
            _ => false,
        };
        is_link
            && self.words[..at].iter().any(is_number)
            && self.words[at + 1..].iter().any(is_number)
    }

    /// The code of a currency that a word names which [`Salary`] does not know.
    fn currency_at(&self, at: usize) -> Option<String> {
        let word = &self.words[at];
        let next = self.words.get(at + 1).map_or("", String::as_str);
        if word == "R" && next.starts_with(|c: char| c.is_ascii_digit()) {
            return Some("ZAR".to_owned());
        }
        let is_sign = next.chars().next().is_some_and(is_currency_sign);
        let is_own = word.chars().any(is_currency_sign) || is_sign;
        let is_code = word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase());
        let is_number = word.starts_with(|c: char| c.is_ascii_digit());
        (!is_own && !is_code && !is_number)
            .then(|| one_currency(word))
            .flatten()
    }

    /// Takes away what is paid besides: `+ bonus`, `plus commission and car`.
    fn drop_besides(&mut self) {
        let is_besides = |words: &[String]| {
            let lower = |word: &String| word.to_lowercase();
            !words.is_empty()
                && words.iter().all(|word| {
                    let word = lower(word);
                    matches!(word.as_str(), "+" | "&" | "/" | ",")
                        || BESIDES.contains(&word.as_str())
                })
        };
        let starts = |word: &String| {
            let word = word.trim_end_matches('.').to_lowercase();
            [
                "+",
                "plus",
                "inc",
                "incl",
                "including",
                "excl",
                "excluding",
                "zzgl",
                "inkl",
            ]
            .contains(&word.as_str())
        };
        for at in 0..self.words.len() {
            if starts(&self.words[at]) && is_besides(&self.words[at + 1..]) {
                self.words.truncate(at);
                return;
            }
        }
    }
}

/// What pay is for by a word; letters alone and articles only behind a `/` or `per`.
fn period_at(lower: &str, is_linked: bool) -> Option<PayPeriod> {
    let is_short = matches!(lower, "a" | "an" | "m" | "h" | "d" | "w" | "y");
    one_period(lower).filter(|_| !is_short || is_linked && lower != "a")
}

/// How many times an amount counts before a word for thousands: `48 T€`, `48 TEUR`.
fn thousands(lower: &str, next: Option<&String>) -> Option<f64> {
    let is_sign = || next.is_some_and(|next| next.starts_with(is_currency_sign));
    let is_one = matches!(lower, "teur" | "tsd" | "tausend") || lower == "t" && is_sign();
    is_one.then_some(1e3)
}

/// A text without the dashes that stand for no cents: `95'000.-`, `1.200,–`.
fn without_dashes(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let is_digit = |at: Option<usize>| {
        at.and_then(|at| chars.get(at))
            .is_some_and(char::is_ascii_digit)
    };
    let is_dash = |at: usize| chars.get(at).is_some_and(|c| matches!(c, '-' | '–' | '—'));
    let is_point = |at: usize| matches!(chars.get(at), Some('.' | ','));
    let is_left_out = |at: usize| {
        let starts = |at: usize| {
            is_point(at)
                && is_dash(at + 1)
                && is_digit(at.checked_sub(1))
                && !is_digit(Some(at + 2))
        };
        starts(at) || at > 0 && starts(at - 1)
    };
    let kept = (0..chars.len()).filter(|at| !is_left_out(*at));
    kept.map(|at| chars[at]).collect()
}

/// How many times an amount counts before a word for hundreds of thousands of rupees.
fn lakhs(lower: &str) -> Option<f64> {
    let words = ["lpa", "lakh", "lakhs", "lac", "lacs"];
    words.contains(&lower).then_some(1e5)
}

/// Numbers, words and signs. A number has its points, commas and its k.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut class = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let now = match c {
            c if c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | ';') => 0,
            c if c.is_ascii_digit() => 1,
            '.' | ',' if class == 1 && next.is_ascii_digit() => 1,
            'k' | 'K' | 'm' | 'M' if class == 1 && !next.is_alphabetic() && next != '.' => 1,
            '.' if class == 2 => 2,
            ',' | ':' => 0,
            c if c.is_alphabetic() => 2,
            '<' | '>' | '=' => 3,
            _ => 4,
        };
        match words.last_mut() {
            Some(word) if now == class && (1..=3).contains(&now) => word.push(c),
            _ if now > 0 => words.push(c.to_string()),
            _ => {}
        }
        class = now;
    }
    // "45 k" is "45k".
    let mut at = 1;
    while at < words.len() {
        let is_number = words[at - 1].ends_with(|c: char| c.is_ascii_digit());
        if is_number && matches!(words[at].as_str(), "k" | "K") {
            let word = words.remove(at);
            words[at - 1].push_str(&word);
        } else {
            at += 1;
        }
    }
    words
}

/// A text without the apostrophes and spaces between the thousands of its numbers: `95'000`, `21 500,00`.
fn ungrouped(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut kept = String::with_capacity(text.len());
    let mut run = 0_usize;
    for (at, &c) in chars.iter().enumerate() {
        let parts = matches!(c, '\'' | '’' | '`' | ' ');
        let three = (1..=3).all(|n| digit(at + n)) && !digit(at + 4);
        if parts && (1..=3).contains(&run) && three {
            run = 0;
            continue;
        }
        run = match c {
            c if c.is_ascii_digit() => run + 1,
            // Behind a point or a comma there are no thousands.
            '.' | ',' if run > 0 => 4,
            _ => 0,
        };
        kept.push(c);
    }
    kept
}

/// A number with a point for its decimal comma, where one or two digits stand behind it.
fn plain(number: &str) -> String {
    let bare = number.trim_end_matches(|c: char| c.is_alphabetic());
    let multiple = &number[bare.len()..];
    match bare.rsplit_once(',') {
        Some((whole, fraction)) if digits(fraction) && fraction.len() <= 2 => {
            let is_grouped =
                !whole.contains(',') && whole.split('.').skip(1).all(|group| group.len() == 3);
            if is_grouped {
                return format!("{}.{fraction}{multiple}", whole.replace('.', ""));
            }
        }
        _ => {}
    }
    number.to_owned()
}
