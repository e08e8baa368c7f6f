//! Whether an amount stands by itself, so that it is pay without a label.

use super::beside::names_pay;
use super::{FoundSalary, find_salary};

/// Words of sums that are no pay, or not all of it.
const NO_PAY: [&str; 24] = [
    "arr",
    "billion",
    "bonus",
    "budget",
    "budgets",
    "capital",
    "commission",
    "contract",
    "funding",
    "invested",
    "investment",
    "million",
    "ote",
    "portfolio",
    "profit",
    "quota",
    "raised",
    "revenue",
    "revenues",
    "sales",
    "spend",
    "target",
    "turnover",
    "valuation",
];

/// The most words before an amount that has no label of pay.
const LEAD_WORDS: usize = 4;

/// Whether the amount in a line is pay although no label says so: "$18 - $27 per hour", "NHS Band 3: £24,071", and not
/// "We raised $40M last year" and "Budget: £2m".
pub(in super::super::super) fn is_bare_pay(line: &str) -> bool {
    let FoundSalary::Range(_, others) = find_salary(line, false) else {
        return false;
    };
    let line = line.trim();
    let words_of = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let is_no_pay = |text: &str| {
        let words = words_of(text);
        words.iter().any(|word| NO_PAY.contains(&word.as_str()))
    };
    let is_lead = |text: &&&str| text.as_ptr() == line.as_ptr() && text.len() < line.len();
    let lead = others.iter().find(is_lead).copied();
    let Some(lead) = lead else {
        return !others.iter().any(|text| is_tail_of_no_pay(text, is_no_pay));
    };
    let rest = &line[lead.len()..];
    let labelled = rest.trim_start().starts_with([':', '-', '–', '—']);
    let short = words_of(lead).len() <= LEAD_WORDS;
    !is_no_pay(line) && (names_pay(lead) || (labelled && short))
}

/// Whether what stands right behind an amount says that it is no pay; a bonus comes on top of one.
fn is_tail_of_no_pay(text: &str, is_no_pay: impl Fn(&str) -> bool) -> bool {
    let first = text.split([',', ';', '+', '.']).next().unwrap_or(text);
    let adds = ["plus", "and", "with", "base", "+"];
    let begins = first.split_whitespace().next().unwrap_or_default();
    !adds.contains(&begins.to_lowercase().as_str()) && is_no_pay(first)
}
