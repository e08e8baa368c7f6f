//! Headings that are times: what stands below them is counted day by day or year by year, and nothing of a career.

use super::grid::Grid;
use super::headings::Heading;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::name_key;
use crate::source::{Place, SourceId};

/// Names of months and of days, in the languages in which headings are known.
const NAMES: &str = "january february march april may june july august september october november december \
    jan feb mar apr jun jul aug sep sept oct nov dec \
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun \
    januar februar märz mai juni juli oktober dezember mrz okt dez \
    montag dienstag mittwoch donnerstag freitag samstag sonntag \
    janvier février mars avril juin juillet août septembre octobre novembre décembre \
    lundi mardi mercredi jeudi vendredi samedi dimanche \
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre \
    lunes martes miércoles jueves viernes sábado domingo";

/// Letters and words before the number of a time.
const BEFORE: [&str; 10] = [
    "q",
    "h",
    "fy",
    "w",
    "week",
    "wk",
    "day",
    "sprint",
    "iteration",
    "shift",
];

/// So many columns are times, at least.
const FEWEST: usize = 2;

/// Whether a heading is a time: `Jan`, `Q3`, `2025`, `FY24`, `Week 2`, `Mar 2025`.
pub(super) fn is_time(text: &str) -> bool {
    let key = name_key(text);
    let is_year =
        |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let is_numbered = |word: &str| {
        let mut words = BEFORE.iter().filter_map(|before| word.strip_prefix(before));
        words.any(|number| is_number(number.trim_start()) && number.len() < 5)
    };
    let is_name = |word: &str| NAMES.split_whitespace().any(|name| name == word);
    let is_whole = |word: &str| is_number(word) && is_year(word) || is_numbered(word);
    let mut words = key
        .split([' ', '-', '/', '\'', '’'])
        .filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    is_whole(&key)
        || (is_name(first) || is_whole(first))
            && words.all(|word| is_number(word) || is_whole(word))
}

/// Whether all headings of a matrix but those that are known are times.
pub(super) fn are_above(grid: &Grid<'_>, row: usize) -> bool {
    let cells = (0..grid.width(row)).map(|at| grid.cell(row, at));
    let others = cells.filter(|cell| Heading::of(&cell.text) == Heading::Other);
    let others: Vec<_> = others.collect();
    others.len() >= FEWEST && others.iter().all(|cell| is_time(&cell.text))
}

/// A finding about a text with such headings, where a row has them.
pub(super) fn reported(source: SourceId, grid: &Grid<'_>, rows: usize) -> Option<Diagnostic> {
    let row = (0..grid.len().min(rows)).find(|row| are_above(grid, *row))?;
    let mut cells = (0..grid.width(row)).map(|at| grid.cell(row, at));
    let span = cells.find(|cell| is_time(&cell.text))?.span;
    let message = "these headings are times, not roles";
    let found = Diagnostic::new(Code::UnclearTable, Place { source, span }, message);
    Some(
        found.help(
            "a matrix has a column for each role, which says how well it asks for the skills",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::is_time;

    #[test]
    fn times_are_told_from_roles() {
        for text in [
            "Jan", "Q3", "2025", "FY24", "Week 2", "Mar 2025", "Mon", "H1 2026", "März",
        ] {
            assert!(is_time(text), "{text}");
        }
        for text in [
            "L2",
            "May Day Cook",
            "Weekday Nurse",
            "3",
            "IC4",
            "Q",
            "Sun Valley Guide",
            "H",
        ] {
            assert!(!is_time(text), "{text}");
        }
    }
}
