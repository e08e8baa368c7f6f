//! What the words beside an amount say: labels, and what it is paid for.

use super::words;
use crate::model::PayPeriod;

/// The words of a label before pay that is no heading.
const LABELS: [&str; 13] = [
    "annual",
    "compensation",
    "daily",
    "hourly",
    "monthly",
    "pay",
    "range",
    "rate",
    "salary",
    "wage",
    "wages",
    "weekly",
    "yearly",
];

/// Words of other languages for what pay is for.
const PERIODS: [(PayPeriod, &[&str]); 5] = [
    (
        PayPeriod::Year,
        &["jahr", "ano", "año", "jaar", "anno", "y"],
    ),
    (
        PayPeriod::Month,
        &[
            "mês", "mes", "mois", "monat", "maand", "mese", "månad", "måned", "mån", "pm", "p.m",
            "p.m.",
        ],
    ),
    (
        PayPeriod::Week,
        &["woche", "semaine", "semana", "w", "pw", "p.w", "p.w."],
    ),
    (
        PayPeriod::Day,
        &["tag", "jour", "día", "dag", "d", "pd", "p.d", "p.d."],
    ),
    (
        PayPeriod::Hour,
        &[
            "stunde", "std", "std.", "hora", "heure", "uur", "ora", "ph", "p.h", "p.h.",
        ],
    ),
];

/// Words before a period.
const LINKS: [&str; 12] = [
    "per", "/", "p", "a", "an", "each", "por", "pro", "par", "al", "im", "pr",
];

/// Words that say which year is meant: "per school year".
const OF_YEAR: [&str; 4] = ["academic", "calendar", "contract", "school"];

/// Words between an amount and what it is paid for.
const BETWEEN: [&str; 13] = [
    "net", "gross", "base", "basic", "brutto", "netto", "bruto", "neto", "brut", "before", "after",
    "tax", "ctc",
];

/// Whether a text says no more than that pay follows: "Pay range", "Hourly wage".
pub(super) fn is_label(text: &str) -> bool {
    let mut words = text.split_whitespace().map(str::to_lowercase);
    words.all(|word| LABELS.contains(&word.trim_matches([':', '-'])))
}

fn period(word: &str) -> Option<PayPeriod> {
    let own = |words: &[&str]| words.contains(&word);
    let found = PERIODS.iter().find(|(_, words)| own(words));
    PayPeriod::from_word(word).or(found.map(|(period, _)| *period))
}

/// Whether a word says by itself what pay is for.
fn is_adverb(word: &str) -> bool {
    let letters = word.trim_end_matches('.');
    let is_short = matches!(
        letters,
        "pa" | "pm" | "pw" | "pd" | "ph" | "p.a" | "p.m" | "p.w" | "p.d" | "p.h"
    );
    word.ends_with("ly") || is_short
}

/// What the words behind an amount say that it is paid for, "net / month" or "por mês", and whether they say
/// nothing else.
pub(super) fn period_behind(tail: &str) -> Option<(PayPeriod, bool)> {
    let lower = tail.to_lowercase();
    let words: Vec<&str> = words(&lower).into_iter().map(|(_, word)| word).collect();
    let between = |word: &&str| BETWEEN.contains(word) || matches!(*word, "(" | ")");
    // Another sum, or what comes on top, has periods of its own.
    let ends = |word: &&str| {
        word.starts_with(|c: char| c.is_ascii_digit())
            || matches!(*word, "," | ";" | "+" | "plus" | "and" | "or" | "with")
    };
    let near = &words[..words.iter().position(ends).unwrap_or(words.len())];
    let found = near.iter().enumerate().find_map(|(at, word)| {
        let period = period(word)?;
        let before = near[..at].iter().rev();
        let mut before = before.skip_while(|word| OF_YEAR.contains(word));
        let linked = before.next().is_some_and(|word| LINKS.contains(word));
        let fits = linked || (is_adverb(word) && near[..at].iter().all(between));
        fits.then_some((at, period))
    });
    let (at, period) = found?;
    let whole = at + 1 == words.len() && near[..at].iter().all(|word| LINKS.contains(word));
    Some((period, whole))
}

/// What a label says that pay is for: "Hourly pay", "Day rate". The period of a "Monthly bonus" is its own.
pub(super) fn period_before(lead: &str) -> Option<PayPeriod> {
    let last = lead
        .rsplit([',', ';'])
        .next()
        .unwrap_or(lead)
        .to_lowercase();
    let words: Vec<&str> = words(&last).into_iter().map(|(_, word)| word).collect();
    let is_pay = |word: &&str| LABELS.contains(word) && !is_adverb(word);
    let at = words.iter().position(is_pay)?;
    let rate = words[at] == "rate" || words[at].starts_with("wage");
    let said = words[..at].iter().filter(|word| rate || is_adverb(word));
    said.copied().find_map(period)
}

/// Whether a text has a word for pay.
pub(super) fn names_pay(text: &str) -> bool {
    const PAY: [&str; 8] = [
        "compensation",
        "earn",
        "earnings",
        "pay",
        "rate",
        "salary",
        "wage",
        "wages",
    ];
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| PAY.contains(&word.to_lowercase().as_str()))
}
