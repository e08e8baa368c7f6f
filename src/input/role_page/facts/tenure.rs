//! The years before a move: "after 3-4 years", "within 6 years".

use super::years::find_years;
use crate::model::{TimeUnit, YearRange};

/// Words before those that say when.
const ABOUT: [&str; 8] = [
    "about",
    "around",
    "approximately",
    "generally",
    "normally",
    "often",
    "typically",
    "usually",
];

/// Words that say that a move comes at the end of some years.
const AFTER: [&str; 5] = ["after", "following", "in", "once", "within"];

/// Words that leave the end of a range open.
const OPEN: [&str; 6] = ["least", "minimum", "more", "over", "plus", "min"];

/// What stands behind some years and says nothing more.
const NEEDLESS: [&str; 9] = [
    "",
    "experience",
    "of experience",
    "in role",
    "in the role",
    "in post",
    "in this role",
    "on the job",
    "or so",
];

/// Returns the years in the former role that a remark on a move states, and whether it says nothing else.
pub(in super::super) fn find_tenure(said: &str) -> Option<(YearRange, bool)> {
    let lower = said.trim().to_lowercase();
    let mut rest = lower.as_str();
    let mut first = None;
    while let Some((word, behind)) = rest.split_once(' ')
        && (ABOUT.contains(&word) || AFTER.contains(&word))
    {
        first = first.or(Some(word).filter(|word| AFTER.contains(word)));
        rest = behind.trim_start();
    }
    let end = unit_end(rest)?;
    let (years, behind) = rest.split_at(end);
    let behind =
        behind.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '\'' | '’' | ','));
    let whole = NEEDLESS.contains(&behind);
    // "Once 18 years old" is an age.
    if ["old", "of age", "ago"]
        .iter()
        .any(|word| behind.starts_with(word))
    {
        return None;
    }
    // "5 years of experience" are not said to be those of the former role.
    if first.is_none() && !behind.is_empty() {
        return None;
    }
    let range = if matches!(years, "a year" | "one year") {
        YearRange::new(1.0, Some(1.0)).ok()?
    } else {
        find_years(years, "").filter(|(_, alone)| *alone)?.0
    };
    let is_open = years.contains('+') || years.split(' ').any(|word| OPEN.contains(&word));
    let range = match range.max {
        None if first == Some("within") => YearRange::new(0.0, Some(range.min)).ok()?,
        None if !is_open => YearRange::new(range.min, Some(range.min)).ok()?,
        _ => range,
    };
    Some((range, whole))
}

/// Returns where the first unit of time ends.
fn unit_end(text: &str) -> Option<usize> {
    let is_letter = |c: char| c.is_alphabetic();
    let units = [TimeUnit::Years, TimeUnit::Months];
    let words = units.into_iter().flat_map(TimeUnit::words);
    let found = words.filter_map(|unit| {
        let mut places = text
            .match_indices(unit)
            .map(|(at, _)| (at, at + unit.len()));
        places.find(|&(at, end)| {
            !text[..at].ends_with(is_letter) && !text[end..].starts_with(is_letter)
        })
    });
    found.min().map(|(_, end)| end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_years_before_a_move_are_read() {
        for (said, expected) in [
            ("after 3-4 years", Some(("3-4", true))),
            ("within 6 years", Some(("0-6", true))),
            ("After two years", Some(("2", true))),
            ("typically after 5+ years", Some(("5+", true))),
            ("after at least 3 years", Some(("3+", true))),
            ("after 18 months", Some(("1.5", true))),
            ("after 18 mths", Some(("1.5", true))),
            ("after a year of nights", Some(("1", false))),
            ("2-3 years", Some(("2-3", true))),
            ("in 5 to 7 yrs", Some(("5-7", true))),
            ("5 years of experience", None),
            ("with 5 years of experience", None),
            ("after a degree", None),
            ("after 200 years", None),
            ("technical", None),
            ("", None),
        ] {
            let found = find_tenure(said);
            let found = found.map(|(years, whole)| (years.to_string(), whole));
            let found = found
                .as_ref()
                .map(|(years, whole)| (years.as_str(), *whole));
            assert_eq!(found, expected, "{said}");
        }
    }
}
