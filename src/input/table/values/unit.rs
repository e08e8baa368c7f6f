//! What headings say of the numbers below them: the currency, what pay is for, thousands, months.

use super::{Problem, short};
use crate::model::{PayPeriod, TimeUnit, currencies, currency_named, currency_of};

/// Words and signs for one currency each.
const WORDS: [(&str, &str); 34] = [
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("pound", "GBP"),
    ("pounds", "GBP"),
    ("pound sterling", "GBP"),
    ("pounds sterling", "GBP"),
    ("sterling", "GBP"),
    ("us dollar", "USD"),
    ("us dollars", "USD"),
    ("canadian dollars", "CAD"),
    ("canadian dollar", "CAD"),
    ("australian dollars", "AUD"),
    ("australian dollar", "AUD"),
    ("new zealand dollars", "NZD"),
    ("swiss francs", "CHF"),
    ("swiss franc", "CHF"),
    ("sfr", "CHF"),
    ("yen", "JPY"),
    ("rupee", "INR"),
    ("rupees", "INR"),
    ("rs", "INR"),
    ("rand", "ZAR"),
    ("zł", "PLN"),
    ("zl", "PLN"),
    ("zloty", "PLN"),
    ("złoty", "PLN"),
    ("kč", "CZK"),
    ("ft", "HUF"),
    ("₽", "RUB"),
    ("₩", "KRW"),
    ("₺", "TRY"),
    ("₦", "NGN"),
    ("₱", "PHP"),
    ("₪", "ILS"),
];

/// Words and signs that stand for several currencies.
const SEVERAL: [&str; 8] = [
    "dollar", "dollars", "kr", "krone", "kroner", "kronor", "peso", "pesos",
];

/// Words for what pay is for, besides those that every text may use.
const PERIODS: [(PayPeriod, &[&str]); 5] = [
    (
        PayPeriod::Year,
        &["years", "jahr", "jährlich", "an", "año", "rok", "anno", "y"],
    ),
    (
        PayPeriod::Month,
        &[
            "months",
            "mth",
            "pm",
            "p.m",
            "p.m.",
            "pcm",
            "monat",
            "monatlich",
            "mnd",
            "mois",
            "mes",
            "mês",
            "mese",
            "m",
            "maand",
            "calendar month",
        ],
    ),
    (
        PayPeriod::Week,
        &["weeks", "pw", "p.w", "p.w.", "woche", "semaine", "w"],
    ),
    (
        PayPeriod::Day,
        &["days", "pd", "p.d", "p.d.", "tag", "jour", "d", "diem"],
    ),
    (
        PayPeriod::Hour,
        &[
            "hours", "hrs", "ph", "p.h", "p.h.", "h", "std", "stunde", "heure", "hora",
        ],
    ),
];

/// The longest heading that is looked at, in characters.
const LONGEST: usize = 200;

/// Words beside a unit that change nothing of it.
const BESIDE: [&str; 49] = [
    "start",
    "starting",
    "top",
    "bottom",
    "ctc",
    "gross",
    "brutto",
    "before",
    "tax",
    "per",
    "in",
    "a",
    "the",
    "of",
    "range",
    "base",
    "basic",
    "fte",
    "full",
    "time",
    "salary",
    "pay",
    "wage",
    "rate",
    "min",
    "max",
    "minimum",
    "maximum",
    "typical",
    "average",
    "expected",
    "approx",
    "relevant",
    "total",
    "required",
    "needed",
    "from",
    "to",
    "and",
    "or",
    "more",
    "experience",
    "post",
    "qualification",
    "industry",
    "role",
    "at",
    "least",
    "equivalent",
];

/// Reads a currency: a code in any case, a sign, or a word that stands for one alone.
pub(in super::super) fn currency(text: &str) -> Result<String, Problem> {
    let text = text.trim();
    let lower = text.trim_end_matches('.').to_lowercase();
    let problem = |message: String| Err(Problem::new(message, "write a code such as `EUR`"));
    if SEVERAL.contains(&lower.as_str()) {
        return problem(format!("`{text}` stands for several currencies"));
    }
    match one_currency(text) {
        Some(code) => Ok(code),
        None => problem(format!("`{}` is not a currency", short(text))),
    }
}

/// The one currency that a code, a sign or a word stands for.
pub(super) fn one_currency(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches('.');
    let lower = text.to_lowercase();
    if let Some(code) = currency_named(text) {
        return Some(code.to_owned());
    }
    if text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase()) {
        return Some(text.to_owned());
    }
    if let Some((_, code)) = WORDS.iter().find(|(word, _)| *word == lower) {
        return Some((*code).to_owned());
    }
    let at = text.char_indices().next_back().map(|(at, _)| at)?;
    let (letters, sign) = text.split_at(at);
    let code = currency_of(&letters.trim().to_uppercase(), sign);
    code.map(str::to_owned)
}

/// Reads what pay is for: `year`, `per hour`, `p.m.`, `Monthly`.
pub(in super::super) fn period(text: &str) -> Result<PayPeriod, Problem> {
    let bare = text.trim().trim_start_matches('/');
    let bare = ["per ", "a ", "an ", "pro "]
        .iter()
        .find_map(|word| bare.strip_prefix(word));
    let is_yearly = ["salary", "salaried"].contains(&text.to_lowercase().as_str());
    let read = one_period(bare.unwrap_or(text.trim_start_matches('/')));
    read.or(is_yearly.then_some(PayPeriod::Year))
        .ok_or_else(|| Problem {
            message: format!("`{}` is not what pay is for", short(text)),
            help: "write `year`, `month`, `week`, `day` or `hour`",
        })
}

/// What pay is for by one word.
pub(super) fn one_period(word: &str) -> Option<PayPeriod> {
    let lower = word.to_lowercase();
    let others = || {
        let mut others = PERIODS.iter();
        others.find(|(_, words)| words.contains(&lower.as_str()))
    };
    PayPeriod::from_word(word).or_else(|| others().map(|(period, _)| *period))
}

/// What the heading of a column of pay says of the amounts.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in super::super) struct PayUnit {
    pub(in super::super) currency: Option<String>,
    pub(in super::super) per: Option<PayPeriod>,
    /// How many times an amount counts: a thousand times in `Salary (€k)`.
    pub(in super::super) times: Option<f64>,
    /// What stands in parentheses and is not understood.
    pub(in super::super) unknown: Option<String>,
}

impl PayUnit {
    /// Reads a heading such as `Salary (USD per hour)`, `Monthly pay (k EUR)`, `Salary £`.
    pub(in super::super) fn of(heading: &str) -> Self {
        let mut unit = Self::default();
        let words = words(heading);
        // "(40 hours a week)" is not what the pay is for.
        let is_number = |(word, is_inside): &&(String, bool)| {
            let starts = word.starts_with(|c: char| c.is_ascii_digit());
            *is_inside && starts && times_of(word).is_none() && !changes_nothing(word)
        };
        let number = words.iter().find(is_number).map(|(word, _)| word.clone());
        unit.unknown.clone_from(&number);
        for (word, is_inside) in words {
            let lower = word.to_lowercase();
            if is_inside && number.is_some() {
                continue;
            }
            if let Some(times) = times_of(&lower) {
                unit.times = Some(times);
                if lower == "lpa" {
                    unit.per = Some(PayPeriod::Year);
                    unit.currency.get_or_insert_with(|| "INR".to_owned());
                }
            } else if let Some(period) = unit_period(&lower, is_inside) {
                unit.per.get_or_insert(period);
            } else if let Some(code) = currency_in_heading(&word, is_inside) {
                unit.currency.get_or_insert(code);
            } else if is_inside && !changes_nothing(&lower) {
                unit.unknown.get_or_insert(word);
            }
        }
        unit
    }
}

/// A word of a heading that names a period; letters alone do in parentheses.
fn unit_period(lower: &str, is_inside: bool) -> Option<PayPeriod> {
    let is_article = matches!(lower, "an" | "a");
    one_period(lower).filter(|_| !is_article && (is_inside || lower.len() > 1))
}

/// A word of a heading that names a currency: a code that is known, a sign, or in parentheses a word.
fn currency_in_heading(word: &str, is_inside: bool) -> Option<String> {
    let code = one_currency(word)?;
    let is_known = currencies().any(|known| known == word);
    let is_sign = word.contains(|c: char| !c.is_alphanumeric());
    let is_word = is_inside && WORDS.iter().any(|(_, other)| *other == code);
    (is_known || is_sign || is_word).then_some(code)
}

/// How many times an amount counts by a word for thousands, hundreds of thousands or millions.
fn times_of(lower: &str) -> Option<f64> {
    match lower {
        "k" | "000" | "000s" | "1000" | "1000s" | "thousand" | "thousands" => Some(1e3),
        "lpa" | "lakh" | "lakhs" | "lac" | "lacs" => Some(1e5),
        "million" | "millions" | "mn" => Some(1e6),
        _ => None,
    }
}

/// Whether a word in parentheses changes nothing of the numbers: a year is one, and a range of levels.
fn changes_nothing(lower: &str) -> bool {
    BESIDE.contains(&lower) || lower.len() == 4 && lower.starts_with("20")
}

/// Whether a word of a heading of pay is one that only says how the amounts count.
pub(in super::super) fn is_unit_of_pay(word: &str) -> bool {
    let parts = words(word);
    let is_one = |lower: &str, word: &str| {
        let beside = [
            "gross", "base", "basic", "per", "in", "the", "range", "fixed",
        ];
        times_of(lower).is_some()
            || unit_period(lower, false).is_some()
            || currency_in_heading(word, false).is_some()
            || beside.contains(&lower)
    };
    !parts.is_empty()
        && parts
            .iter()
            .all(|(word, _)| is_one(&word.to_lowercase(), word))
}

/// What the heading of a column of years says of the numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in super::super) struct YearUnit {
    pub(in super::super) is_months: bool,
    /// What stands in parentheses and is not understood.
    pub(in super::super) unknown: Option<String>,
}

impl YearUnit {
    /// Reads a heading such as `Experience (months)`.
    pub(in super::super) fn of(heading: &str) -> Self {
        let mut unit = Self::default();
        for (word, is_inside) in words(heading) {
            let lower = word.to_lowercase();
            match unit_of_time(&lower) {
                Some(TimeUnit::Months) => unit.is_months = true,
                None if is_inside && !changes_nothing(&lower) => {
                    unit.unknown.get_or_insert(word);
                }
                _ => {}
            }
        }
        unit
    }
}

/// The unit that a word of a heading names. The "s" is that of "Year(s)"; an "m" alone can be anything.
fn unit_of_time(lower: &str) -> Option<TimeUnit> {
    match lower {
        "s" => Some(TimeUnit::Years),
        "m" => None,
        _ => TimeUnit::of_cell(lower),
    }
}

/// The words of a heading, and whether each stands in parentheses. A sign is a word of its own, so that `€k`
/// has two, and `p.a.` is one.
fn words(heading: &str) -> Vec<(String, bool)> {
    let mut words: Vec<(String, bool)> = Vec::new();
    let (mut depth, mut class) = (0_usize, 0);
    for c in heading.chars().take(LONGEST) {
        let now = match c {
            '(' | '[' => {
                depth += 1;
                0
            }
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                0
            }
            // Letters before the sign of a dollar are part of it.
            '$' if class == 1 => 1,
            c if c.is_alphanumeric() || c == '.' => 1,
            c if currency_of("", c.encode_utf8(&mut [0; 4])).is_some() => 2,
            c if WORDS.iter().any(|(sign, _)| sign.chars().eq([c])) => 2,
            _ => 0,
        };
        match words.last_mut() {
            Some((word, _)) if now == class && now == 1 => word.push(c),
            _ if now > 0 => words.push((c.to_string(), depth > 0)),
            _ => {}
        }
        class = now;
    }
    let mut split = Vec::new();
    for (word, is_inside) in words {
        // "kEUR" and "EURk" have two words.
        let bare = word.strip_prefix(['k', 'K']);
        let code = bare.filter(|code| currencies().any(|known| known == *code));
        if let Some(code) = code {
            split.push(("k".to_owned(), is_inside));
            split.push((code.to_owned(), is_inside));
        } else {
            split.push((word.trim_end_matches('.').to_owned(), is_inside));
        }
    }
    split.retain(|(word, _)| !word.is_empty());
    split
}
