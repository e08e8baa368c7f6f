//! The salary in a line.

use crate::model::{ParseSalaryError, Salary, currencies, currency_of, is_currency_sign};

/// What a line says about pay.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) enum FoundSalary<'t> {
    /// A range, and whatever else stands in the line.
    Range(Salary, Vec<&'t str>),
    /// A form that was not filled in: `$ - $`.
    Blank,
    /// No amount that could be read.
    Unclear,
}

/// The longest part of a line that is looked at, in bytes.
const WINDOW: usize = 300;

/// Words that say what a range is paid for, up to their order in a line.
const UNITS: [&str; 24] = [
    "per", "a", "an", "/", "year", "yearly", "annually", "annum", "annual", "yr", "month",
    "monthly", "mo", "week", "weekly", "day", "daily", "hour", "hourly", "hr", "hrs", "pa", "p.a",
    "p.a.",
];

/// What pay is counted by that no year is made of.
const COUNTED_BY: [&str; 22] = [
    "mile",
    "miles",
    "mi",
    "km",
    "shift",
    "visit",
    "session",
    "project",
    "word",
    "article",
    "piece",
    "class",
    "load",
    "trip",
    "hundred",
    "unit",
    "call",
    "biweekly",
    "bi",
    "semi",
    "fortnight",
    "fortnightly",
];

/// The words of a label before pay that is no heading.
const LABELS: [&str; 8] = [
    "annual",
    "compensation",
    "pay",
    "range",
    "rate",
    "salary",
    "wage",
    "wages",
];

/// Reads the salary of a line without its label. Where there was none, the amount has to have a
/// currency.
pub(in super::super) fn find_salary(line: &str, labelled: bool) -> FoundSalary<'_> {
    let shown = line.trim();
    if !shown.chars().any(|c| c.is_ascii_digit()) {
        return match shown.parse::<Salary>() {
            Err(ParseSalaryError::NoAmount) => FoundSalary::Blank,
            _ => FoundSalary::Unclear,
        };
    }
    let Some(start) = amount_start(shown) else {
        return FoundSalary::Unclear;
    };
    let (lead, body) = shown.split_at(start);
    let end = amount_end(body);
    let (amount, tail) = body.split_at(end);
    let currency =
        amount.contains(is_currency_sign) || currencies().any(|code| amount.contains(code));
    let inside_word = lead.ends_with(char::is_alphanumeric) && !currency;
    if inside_word || !(labelled || currency) || is_counted_otherwise(tail) {
        return FoundSalary::Unclear;
    }
    let amount = ungrouped(amount.trim().trim_end_matches(['.', ',']));
    let Ok(found) = amount.parse::<Salary>() else {
        return FoundSalary::Unclear;
    };
    let (lead, found) = bounded(lead.trim(), found);
    let trim = |text: &str| -> bool { text.chars().any(char::is_alphanumeric) };
    let others = [lead, tail].into_iter().map(|text| {
        text.trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '.')
        })
    });
    let others = others.filter(|text| trim(text) && !is_label(text));
    FoundSalary::Range(found, others.collect())
}

/// Whether a text says no more than that pay follows: "Pay range".
fn is_label(text: &str) -> bool {
    let mut words = text.split_whitespace().map(str::to_lowercase);
    words.all(|word| LABELS.contains(&word.as_str()))
}

/// Whether what stands behind an amount says that it is paid for something else than a time: "per
/// mile".
fn is_counted_otherwise(tail: &str) -> bool {
    let lower = tail.to_lowercase();
    let mut words = words(&lower).into_iter().map(|(_, word)| word);
    let first = words.next().unwrap_or_default();
    match first {
        "per" => true,
        "/" | "a" | "an" => words.next().is_some_and(|word| COUNTED_BY.contains(&word)),
        word => COUNTED_BY.contains(&word),
    }
}

/// The byte at which the amount begins: a currency or the first digit.
fn amount_start(line: &str) -> Option<usize> {
    let digit = line.find(|c: char| c.is_ascii_digit())?;
    let before = line[..digit].trim_end();
    let front = before.strip_suffix(is_currency_sign).unwrap_or(before);
    let sign = &before[front.len()..];
    let stem = front.trim_end();
    // "USD" before the amount, with a sign or without one.
    let code = currencies().find(|code| stem.ends_with(code));
    let bare = stem.len() - code.map_or(0, str::len);
    // "A$", and not the a of "area $40".
    let letters = front.trim_end_matches(char::is_alphanumeric).len();
    let letters = currency_of(&front[letters..], sign).map(|_| letters);
    Some(if code.is_some() {
        bare
    } else if let Some(start) = letters {
        start
    } else if !sign.is_empty() {
        front.len()
    } else {
        digit
    })
}

/// The byte behind the last amount, its unit and its currency.
fn amount_end(body: &str) -> usize {
    let window = body
        .char_indices()
        .map(|(at, _)| at)
        .find(|&at| at >= WINDOW)
        .unwrap_or(body.len());
    let mut end = 0;
    let mut numbers = 0;
    let words = words(&body[..window]);
    for (n, &(at, word)) in words.iter().enumerate() {
        let stop = at + word.len();
        let first_digit = word.starts_with(|c: char| c.is_ascii_digit());
        let lower = word.to_lowercase();
        let sign = word
            .chars()
            .all(|c| is_currency_sign(c) || matches!(c, '-' | '–' | '—' | '+' | '(' | ')'));
        let before_sign = words
            .get(n + 1)
            .is_some_and(|&(at, next)| at == stop && currency_of(word, next).is_some());
        let unit = UNITS.contains(&lower.as_str()) || currencies().any(|code| code == word);
        if first_digit {
            numbers += 1;
            if numbers > 2 {
                break;
            }
            end = stop;
        } else if unit || (sign && word != "(" && numbers > 0) {
            // A connective counts only with what follows it.
            let hangs = matches!(lower.as_str(), "per" | "a" | "an" | "/") || sign;
            let last = word == "€" && numbers == 2;
            if !hangs || (word == "+" && at == end) || word == ")" || last {
                end = stop;
            }
        } else if !(sign || before_sign || lower == "to" || lower == "and") {
            // "1e9" is no amount of one.
            let glued = at == end && word.starts_with(char::is_alphabetic);
            return if glued { 0 } else { end };
        }
    }
    end
}

/// Numbers, words and signs with their places.
fn words(text: &str) -> Vec<(usize, &str)> {
    let class = |c: char| match c {
        c if c.is_whitespace() => 0,
        c if c.is_ascii_digit() => 1,
        c if c.is_alphabetic() => 2,
        _ => 3,
    };
    let mut found: Vec<(usize, &str)> = Vec::new();
    let mut start = 0;
    let mut previous = 0;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let mut now = class(c);
        let next_digit = text[at..]
            .chars()
            .nth(1)
            .is_some_and(|c| c.is_ascii_digit());
        let ends = text[at..].chars().nth(1).is_none_or(|c| !c.is_alphabetic());
        let many = matches!(c, 'k' | 'K') || (matches!(c, 'm' | 'M') && ends);
        // Inside a number: separators, the k of thousands and the M of millions.
        let in_number = matches!(c, ',' | '.') && next_digit || many || parts_thousands(text, at);
        if previous == 1 && in_number {
            now = 1;
        }
        if previous == 2 && c == '.' {
            now = 2;
        }
        if now != previous || now == 3 {
            if previous != 0 && start < at {
                found.push((start, &text[start..at]));
            }
            start = at;
        }
        previous = now;
    }
    found
}

/// Whether the apostrophe or the space at an offset stands before the last three digits of some thousands:
/// "85'000", "550 000".
fn parts_thousands(text: &str, at: usize) -> bool {
    let mut behind = text[at..].chars();
    let parts = behind
        .next()
        .is_some_and(|c| matches!(c, '\'' | '’') || c.is_whitespace());
    let digits = |part: &str| {
        let digits = part.chars().take(4).take_while(char::is_ascii_digit);
        digits.count()
    };
    let before: String = text[..at].chars().rev().take(5).collect();
    let is_sum = !before.contains(['.', ',']) && (1..=3).contains(&digits(&before));
    parts && is_sum && digits(behind.as_str()) == 3
}

/// An amount without the apostrophes and spaces in its numbers.
fn ungrouped(amount: &str) -> String {
    let kept = amount.char_indices();
    let kept = kept.filter(|&(at, _)| !parts_thousands(amount, at));
    kept.map(|(_, c)| c).collect()
}

/// "Up to" and "from" before a single amount make it a bound.
fn bounded(lead: &str, found: Salary) -> (&str, Salary) {
    let single = found.min.is_some() && found.min == found.max;
    for (word, upper) in [("up to", true), ("from", false), ("starting at", false)] {
        let at = lead.len().checked_sub(word.len());
        let matches = at
            .and_then(|at| lead.get(at..))
            .is_some_and(|t| t.eq_ignore_ascii_case(word));
        if single && matches {
            let (min, max) = if upper {
                (None, found.max)
            } else {
                (found.min, None)
            };
            if let Ok(bound) = Salary::new(min, max, found.currency.clone(), found.per) {
                return (&lead[..lead.len() - word.len()], bound);
            }
        }
    }
    (lead, found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_read(line: &str, expected: &str, rest: &[&str]) {
        match find_salary(line, true) {
            FoundSalary::Range(salary, others) => {
                assert_eq!(salary.to_string(), expected, "{line}");
                assert_eq!(others, rest, "{line}");
            }
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn currencies_are_read_wherever_they_stand() {
        for (line, expected, rest) in [
            (
                "AU$60,000 - AU$80,000 p.a. (pro rata)",
                "60000-80000 AUD/year",
                vec!["(pro rata)"],
            ),
            (
                "CA$34 – CA$52 per hour (contract)",
                "34-52 CAD/hour",
                vec!["(contract)"],
            ),
            ("CN¥200,000 – CN¥300,000", "200000-300000 CNY/year", vec![]),
            ("US$60,000 – US$80,000 p.a.", "60000-80000 USD/year", vec![]),
            ("CAD $60,000 - $80,000", "60000-80000 CAD/year", vec![]),
            ("USD $60,000 - USD $80,000", "60000-80000 USD/year", vec![]),
            ("CAD$60,000 - CAD$80,000", "60000-80000 CAD/year", vec![]),
            ("AUD 60,000 - 80,000 pa", "60000-80000 AUD/year", vec![]),
            ("€45,000 - €60,000/yr", "45000-60000 EUR/year", vec![]),
            ("45.000 € - 60.000 €/yr", "45000-60000 EUR/year", vec![]),
            (
                "45.000–60.000 € gross",
                "45000-60000 EUR/year",
                vec!["gross"],
            ),
            ("CHF 85'000 - 105'000", "85000-105000 CHF/year", vec![]),
            ("CHF 85’000", "85000 CHF/year", vec![]),
            ("NOK 550 000 - 650 000", "550000-650000 NOK/year", vec![]),
            (
                "NOK 550\u{a0}000 – 650\u{202f}000 per year",
                "550000-650000 NOK/year",
                vec![],
            ),
            ("JPY 1 550 000", "1550000 JPY/year", vec![]),
            ("EUR 45k–60k p.a.", "45000-60000 EUR/year", vec![]),
            ("£52k - £78k pa", "52000-78000 GBP/year", vec![]),
            (
                "€58.000 – €85.000 gross per year",
                "58000-85000 EUR/year",
                vec!["gross per year"],
            ),
        ] {
            assert_read(line, expected, &rest);
        }
    }

    #[test]
    fn the_range_is_read_and_the_rest_is_kept() {
        for (line, expected, rest) in [
            ("$30,000 - $40,000", "30000-40000 USD/year", vec![]),
            ("$30,000 – $40,000 per year", "30000-40000 USD/year", vec![]),
            ("$18.50 - $22 per hour", "18.5-22 USD/hour", vec![]),
            ("$30k-$40k", "30000-40000 USD/year", vec![]),
            ("£30,000+", "30000+ GBP/year", vec![]),
            (
                "$30,000 - $40,000 (USD), as agreed",
                "30000-40000 USD/year",
                vec!["as agreed"],
            ),
            ("$30,000 - $40,000 DOE", "30000-40000 USD/year", vec!["DOE"]),
            (
                "$30,000 - $40,000 + bonus",
                "30000-40000 USD/year",
                vec!["+ bonus"],
            ),
            (
                "About $30,000 - $40,000",
                "30000-40000 USD/year",
                vec!["About"],
            ),
            (
                "USD 30,000 to 40,000 a year",
                "30000-40000 USD/year",
                vec![],
            ),
            ("From $30,000", "30000+ USD/year", vec![]),
            (
                "$30,000 - $40,000 annually, plus 2 meals",
                "30000-40000 USD/year",
                vec!["plus 2 meals"],
            ),
            ("€1,800 / month", "1800 EUR/month", vec![]),
            ("Pay: €1,800 / month", "1800 EUR/month", vec![]),
            ("Pay range – $18k", "18000 USD/year", vec![]),
            ("Base pay: $18k", "18000 USD/year", vec!["Base pay"]),
            ("💰 $40-$55k", "40000-55000 USD/year", vec![]),
            ("$40 - 55K a year", "40000-55000 USD/year", vec![]),
            ("$22/hr - $45/hr", "22-45 USD/hour", vec![]),
            (
                "$22 per hour - $45 per hour, plus meals",
                "22-45 USD/hour",
                vec!["plus meals"],
            ),
            ("$120k-$180k+", "120000-180000 USD/year", vec![]),
            (
                "₹6,00,000 - ₹12,00,000 per annum",
                "600000-1200000 INR/year",
                vec![],
            ),
            ("$1.2M - $2M", "1200000-2000000 USD/year", vec![]),
            ("$60,000 - $80,000 CAD", "60000-80000 CAD/year", vec![]),
            (
                "A$60,000 - A$80,000 plus super",
                "60000-80000 AUD/year",
                vec!["plus super"],
            ),
            (
                "About NZ$30 – NZ$40 per hour",
                "30-40 NZD/hour",
                vec!["About"],
            ),
            ("US$60k - US$80k", "60000-80000 USD/year", vec![]),
            ("$85,000+ a year", "85000+ USD/year", vec![]),
            (
                "$1,200 per week, or $0.60 per mile",
                "1200 USD/week",
                vec!["or $0.60 per mile"],
            ),
            ("€45.000 - €60.000", "45000-60000 EUR/year", vec![]),
        ] {
            assert_read(line, expected, &rest);
        }
        for counted in [
            "$0.55 - $0.70 per mile",
            "$0.55 / mile",
            "$40 a visit",
            "$1,800 - $2,400 bi-weekly",
            "$350 per shift, nights more",
        ] {
            assert_eq!(
                find_salary(counted, true),
                FoundSalary::Unclear,
                "{counted}"
            );
        }
        assert_eq!(find_salary("$ - $", true), FoundSalary::Blank);
        assert_eq!(find_salary("competitive", true), FoundSalary::Unclear);
        assert_eq!(find_salary("$40,000 - $30,000", true), FoundSalary::Unclear);
        assert_eq!(find_salary("$40 - $55,000", true), FoundSalary::Unclear);
        assert_eq!(find_salary("1e999 $", true), FoundSalary::Unclear);
        assert_eq!(find_salary("Room 40 $", false), FoundSalary::Unclear);
    }
}
