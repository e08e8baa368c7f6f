//! Which years of a list of demands are those of experience, and not an age, a past or a contract.

use super::range::number;
use super::{find_years, words};
use crate::model::{TimeUnit, YearRange};

/// Words of ages, homes and contracts.
const OTHERS: [&str; 20] = [
    "age",
    "aged",
    "ages",
    "commit",
    "commitment",
    "committing",
    "contract",
    "fixed",
    "lived",
    "old",
    "probation",
    "probationary",
    "resided",
    "residence",
    "residency",
    "resident",
    "stay",
    "tenure",
    "warranty",
    "vaccinated",
];

/// Words before a number of years that are over, whatever was in them.
const PAST: [&str; 5] = ["last", "past", "preceding", "previous", "recent"];

/// Words before the age of somebody.
const AGES: [&str; 3] = ["age", "aged", "ages"];

/// Words of the work that years are counted for.
const WORK: [&str; 16] = [
    "background",
    "employment",
    "exp",
    "experience",
    "experienced",
    "post",
    "pqe",
    "practice",
    "proven",
    "qualified",
    "record",
    "work",
    "worked",
    "working",
    "service",
    "industry",
];

/// Words behind years of work.
const BEHIND: [&str; 9] = [
    "as", "at", "building", "in", "leading", "managing", "of", "on", "with",
];

/// Verbs of what a firm says of itself behind "we", and of others.
const OF_FIRM: [&str; 12] = [
    "are", "been", "began", "doubled", "founded", "grew", "grown", "has", "have", "started",
    "were", "we've",
];

/// Returns the years of experience that a line of demands states; see [`find_years`].
pub(in super::super::super) fn years_asked(line: &str, title: &str) -> Option<(YearRange, bool)> {
    let kept: Vec<&str> = clauses(line)
        .into_iter()
        .filter(|clause| counts(clause))
        .collect();
    let (range, alone) = find_years(&kept.join("; "), title)?;
    Some((range, alone && kept.len() == clauses(line).len()))
}

fn clauses(line: &str) -> Vec<&str> {
    let parts = line.split([';', '|']);
    parts
        .flat_map(|part| part.split(". "))
        .map(str::trim)
        .collect()
}

/// Whether the years of a clause, if it has any, can be those of experience.
fn counts(clause: &str) -> bool {
    let words = words(clause);
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let has = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    let units: Vec<usize> = (0..words.len())
        .filter(|&at| TimeUnit::of_word(word(at)).is_some())
        .collect();
    if units.is_empty() {
        return true;
    }
    // "The last 5 years" are over, and those "aged 2 to 5 years" are somebody else.
    let is_over = |&at: &usize| {
        let before = &words[at.saturating_sub(4)..at];
        let said = |word: &String| PAST.contains(&word.as_str()) || AGES.contains(&word.as_str());
        before.iter().any(said)
    };
    if units.iter().all(is_over) || says_of_firm(&words) {
        return false;
    }
    if has(&WORK) {
        return true;
    }
    let begins = words.iter().take(4).any(|word| number(word).is_some());
    let goes_on = |&at: &usize| BEHIND.contains(&word(at + 1)) || word(at + 1).ends_with("ing");
    // "One year of high school algebra"
    let schools = words.windows(2);
    let mut schools = schools.filter(|two| two[0] == "high" && two[1] == "school");
    !has(&OTHERS) && schools.next().is_none() && (begins || units.iter().any(goes_on))
}

/// Whether a clause is about those who hire: "We have ten years of experience".
fn says_of_firm(words: &[String]) -> bool {
    let pairs = words.windows(2);
    let mut told = pairs.filter(|pair| {
        let [subject, verb] = pair else { return false };
        subject == "we" && OF_FIRM.contains(&verb.as_str())
    });
    let ours = words.iter().position(|word| word == "our");
    let ours = ours.is_some_and(|at| {
        let mut behind = words[at + 1..].iter().take(4);
        behind.any(|word| OF_FIRM.contains(&word.as_str()))
    });
    told.next().is_some() || ours || words.first().is_some_and(|word| word == "we've")
}
