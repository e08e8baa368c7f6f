//! The salary in a line.

mod bare;
mod beside;
mod ends;
mod spelled;

pub(in super::super) use bare::is_bare_pay;
use beside::{is_label, period_before, period_behind};
use spelled::Spelled;

use crate::model::{
    ParseSalaryError, PayPeriod, Salary, currencies, currency_of, is_currency_sign,
};

/// What a line says about pay.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) enum FoundSalary<'t> {
    /// A range, and whatever else stands in the line.
    Range(Salary, Vec<&'t str>),
    /// A form that was not filled in: `$ - $`.
    Blank,
    /// An amount for something else than a time that pay is counted by: "per mile", "biweekly".
    Counted,
    /// No amount that could be read.
    Unclear,
}

/// The longest part of a line that is looked at, in bytes.
const WINDOW: usize = 300;

/// Words that say what a range is paid for, up to their order in a line.
const UNITS: [&str; 25] = [
    "per", "a", "an", "/", "year", "yearly", "annually", "annum", "annual", "yr", "month",
    "monthly", "mo", "week", "weekly", "day", "daily", "hour", "hourly", "hr", "hrs", "h", "pa",
    "p.a", "p.a.",
];

/// What pay is counted by that no year is made of.
const COUNTED_BY: [&str; 32] = [
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
    "page",
    "class",
    "delivery",
    "drop",
    "event",
    "game",
    "gig",
    "head",
    "lesson",
    "load",
    "match",
    "night",
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
    if let Some(found) = ends::named(shown, labelled) {
        return found;
    }
    let before = ends::before_amount(shown);
    let Some(start) = amount_start(&shown[before..]).map(|at| before + at) else {
        return FoundSalary::Unclear;
    };
    let (lead, body) = shown.split_at(start);
    let end = amount_end(body);
    let (amount, tail) = body.split_at(end);
    let spelled = Spelled::read(amount);
    let currency = spelled.is_sure
        || amount.contains(is_currency_sign)
        || currencies().any(|code| amount.contains(code));
    let inside_word = lead.ends_with(char::is_alphanumeric) && !currency;
    // "1: $24.50" has a step before the pay.
    let is_number = !currency && tail.contains(is_currency_sign) && is_small(amount);
    if inside_word || is_number || !(labelled || currency) {
        return FoundSalary::Unclear;
    }
    if is_counted_otherwise(tail) {
        return FoundSalary::Counted;
    }
    let plain = ungrouped(spelled.amount.trim().trim_end_matches(['.', ',']));
    let Some(found) = plain.parse::<Salary>().ok().and_then(|s| spelled.apply(s)) else {
        return FoundSalary::Unclear;
    };
    if let Some(explained) = range_in_brackets(shown, start + end, &found) {
        return explained;
    }
    let (lead, mut found) = bounded(lead.trim(), found);
    let said_within = words(amount)
        .iter()
        .any(|(_, word)| PayPeriod::from_word(word).is_some());
    let behind = period_behind(tail).filter(|_| !said_within);
    let before = period_before(lead).filter(|_| !said_within);
    if let Some(per) = behind.map(|(per, _)| per).or(before) {
        found.per = per;
    }
    // What says the period and nothing else needs no note.
    let tail = if behind.is_some_and(|(_, whole)| whole) {
        ""
    } else {
        tail
    };
    let trim = |text: &str| -> bool { text.chars().any(char::is_alphanumeric) };
    let others = [lead, tail].into_iter().map(|text| {
        text.trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '.')
        })
    });
    let others = others.filter(|text| trim(text) && !is_label(text));
    FoundSalary::Range(found, others.chain(spelled.unknown).collect())
}

/// Whether an amount is one of a few digits.
fn is_small(amount: &str) -> bool {
    const MOST_DIGITS: usize = 2;
    let digits = amount.chars().filter(char::is_ascii_digit).count();
    digits <= MOST_DIGITS && !amount.contains(['k', 'K'])
}

/// Reads the range that brackets give behind its middle: "Average: $72,000 ($60,000 - $85,000)".
fn range_in_brackets<'t>(line: &'t str, end: usize, middle: &Salary) -> Option<FoundSalary<'t>> {
    let rest = line[end..].trim_start().strip_prefix('(')?;
    let at = line.len() - rest.len();
    let (inside, behind) = rest.split_once(')')?;
    let FoundSalary::Range(range, mut others) = find_salary(inside, false) else {
        return None;
    };
    let middle = middle.min.filter(|_| middle.min == middle.max)?;
    (range.min? < middle && middle < range.max?).then(|| {
        others.insert(0, line[..at - 1].trim_end());
        others.extend(Some(behind.trim()).filter(|text| text.contains(char::is_alphanumeric)));
        FoundSalary::Range(range, others)
    })
}

/// Whether what stands behind an amount says that it is paid for something else than a time: "per
/// mile".
fn is_counted_otherwise(tail: &str) -> bool {
    if period_behind(tail).is_some() {
        return false;
    }
    let lower = tail.to_lowercase();
    let mut words = words(&lower).into_iter().map(|(_, word)| word);
    let first = words.next().unwrap_or_default();
    match first {
        "per" | "every" => true,
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
    } else if let Some(start) = spelled::start_in(stem).filter(|_| sign.is_empty()) {
        start
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
        let spelled = spelled::is_currency(word);
        let sign = spelled
            || word
                .chars()
                .all(|c| is_currency_sign(c) || matches!(c, '-' | '–' | '—' | '+' | '(' | ')'));
        // "$72,000 ($60,000 - $85,000)".
        let explained = || {
            words.get(n + 1).is_some_and(|(_, next)| {
                next.contains(|c: char| c.is_ascii_digit() || is_currency_sign(c))
            })
        };
        if word == "(" && numbers == 1 && explained() {
            break;
        }
        let before_sign = words
            .get(n + 1)
            .is_some_and(|&(at, next)| at == stop && currency_of(word, next).is_some());
        let unit = UNITS.contains(&lower.as_str())
            || spelled::is_lakh(&lower)
            || currencies().any(|code| code == word);
        if first_digit {
            numbers += 1;
            if numbers > 2 {
                break;
            }
            end = stop;
        } else if unit || (sign && word != "(" && numbers > 0) {
            // A connective counts only with what follows it.
            let hangs = matches!(lower.as_str(), "per" | "a" | "an" | "/") || sign;
            let more = words.get(n + 1).is_some_and(|(_, next)| {
                next.starts_with(|c: char| c.is_ascii_digit() || "-–—+".contains(c))
                    || next.eq_ignore_ascii_case("to")
            });
            let last = (word == "€" || spelled) && (numbers == 2 || !more);
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
mod tests;
