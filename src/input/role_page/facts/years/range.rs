//! A range of years in the words of a sentence: "3-5 years", "three (3) or more years", "6 months to 2 years".

use crate::model::{TimeUnit, YearRange, number_in_words};

/// What a number of years is counted for when it is not experience.
const NOT_EXPERIENCE: [&str; 8] = [
    "degree",
    "diploma",
    "program",
    "programme",
    "certificate",
    "college",
    "old",
    "apprenticeship",
];

/// The first range of years in some words, and whether they say nothing else. `explained` is where brackets
/// begin.
pub(super) fn range(words: &[String], explained: Option<usize>) -> Option<(YearRange, bool)> {
    let mut at = 0;
    while at < words.len() {
        let Some(found) = range_at(words, at) else {
            at += 1;
            continue;
        };
        let mut after = words[found.end..].iter().filter(|w| *w != "-");
        let of_experience = |w: &&String| !matches!(w.as_str(), "of" | "experience" | "total");
        let rest: Vec<&str> = after.clone().map(String::as_str).collect();
        // No degree takes between none and four years.
        let from_none = number(&words[at]).is_some_and(|number| number <= 0.0);
        let is_explained = explained == Some(found.end);
        if from_none || !of_something_else(&rest, is_explained) {
            let alone = found.start == 0 && after.find(of_experience).is_none();
            return Some((found.range, alone));
        }
        at = found.end.max(at + 1);
    }
    None
}

/// Whether years are counted for something else than experience. "3 years with a degree" and "3 years
/// of college teaching experience" are experience, "3 years of college" is not. An apprenticeship in
/// brackets that explain the years is the role itself: "1-4 years (apprenticeship period)".
fn of_something_else(after: &[&str], is_explained: bool) -> bool {
    let ends = |word: &&str| {
        let joint = matches!(
            *word,
            "with" | "without" | "and" | "or" | "plus" | "including" | "post" | "after"
        );
        joint || number(word).is_some()
    };
    let clause = &after[..after.iter().position(ends).unwrap_or(after.len())];
    let within = &clause[..clause.len().min(3)];
    let known = |w: &&str| NOT_EXPERIENCE.contains(w);
    let mut named = after.iter().copied().filter(known);
    if is_explained && named.all(|word| word == "apprenticeship") {
        return false;
    }
    let Some(at) = within.iter().position(known) else {
        return false;
    };
    let behind = &clause[at + 1..];
    let work = [
        "experience",
        "management",
        "administration",
        "teaching",
        "coordination",
        "delivery",
        "environment",
        "setting",
        "work",
    ];
    within[at] == "old" || !behind.iter().any(|word| work.contains(word))
}

struct Found {
    range: YearRange,
    start: usize,
    end: usize,
}

/// Reads a range that begins with the number at `at`.
fn range_at(words: &[String], at: usize) -> Option<Found> {
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let min = number(word(at))?;
    let mut end = at + 1;
    let mut open = take_open(words, &mut end);
    repeat(words, &mut end, min);
    let mut max = None;
    if matches!(word(end), "-" | "to" | "through" | "or" | "and")
        && let Some(second) = number(word(end + 1))
    {
        max = Some(second);
        end += 2;
        open |= take_open(words, &mut end);
        repeat(words, &mut end, second);
    }
    if word(end) == "-" {
        end += 1;
    }
    let mut unit = TimeUnit::of_word(word(end))?.in_a_year();
    end += 1;
    let mut min = min;
    // "6 months to 2 years": each end has its own unit.
    if max.is_none()
        && matches!(word(end), "-" | "to")
        && let (Some(second), Some(own)) = (number(word(end + 1)), TimeUnit::of_word(word(end + 2)))
    {
        min /= unit;
        unit = 1.0;
        max = Some(second / own.in_a_year());
        end += 3;
    }
    open |= take_open(words, &mut end);
    let before: Vec<&str> = words[at.saturating_sub(4)..at]
        .iter()
        .map(String::as_str)
        .collect();
    let most = makes_most(&before);
    let (min, max) = match max {
        None if most => (0.0, Some(min)),
        Some(max) if max >= min => (min, Some(max)),
        _ => (min, None),
    };
    // "5 to 10+ years" has no upper end.
    let max = max.filter(|_| !open || most);
    let range = YearRange::new(min / unit, max.map(|max| max / unit)).ok()?;
    let lead = ["at", "least", "minimum", "of", "up", "to", "about", "over"];
    let start = if before.iter().all(|w| lead.contains(w)) && before.len() == at {
        0
    } else {
        at
    };
    Some(Found { range, start, end })
}

/// Whether the words before a number make it the most of a range: "up to", "entry level to".
fn makes_most(before: &[&str]) -> bool {
    let is_least = ["no", "not"]
        .iter()
        .any(|not| before.ends_with(&[not, "less", "than"]));
    let is_most = [["up", "to"], ["less", "than"], ["maximum", "of"]]
        .iter()
        .any(|pair| before.ends_with(pair) && !is_least)
        || before.ends_with(&["under"])
        || before.ends_with(&["no", "more", "than"]);
    // The hyphen is a word here.
    let entry = match before.split_last() {
        Some((&("to" | "-"), entry)) => {
            entry.ends_with(&["entry", "-", "level"]) || entry.ends_with(&["entry", "level"])
        }
        _ => false,
    };
    is_most || entry
}

/// Takes "+", "plus" or "or more".
fn take_open(words: &[String], end: &mut usize) -> bool {
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let plus = usize::from(word(*end) == "-" && word(*end + 1) == "plus");
    if matches!(word(*end + plus), "+" | "plus") && number(word(*end + plus + 1)).is_none() {
        *end += plus + 1;
        true
    } else if word(*end) == "+" {
        *end += 1;
        true
    } else if word(*end) == "or" && matches!(word(*end + 1), "more" | "above" | "longer") {
        *end += 2;
        true
    } else {
        false
    }
}

/// Takes the number that is given again: "three (3) years".
fn repeat(words: &[String], end: &mut usize, value: f64) {
    let again = words.get(*end).and_then(|word| number(word));
    if again.is_some_and(|again| again.total_cmp(&value).is_eq()) {
        *end += 1;
    }
}

/// Returns the number that a word is.
pub(super) fn number(word: &str) -> Option<f64> {
    let digits = word.len() <= 5 && word.starts_with(|c: char| c.is_ascii_digit());
    number_in_words(word).map(f64::from).or_else(|| {
        digits
            .then(|| word.trim_end_matches('.').parse().ok())
            .flatten()
    })
}
