//! Where a salary begins in a line, and ends that have names: "Band 3: £24,071", "£24,000 Starter to £50,000
//! Experienced".

use super::{FoundSalary, find_salary};
use crate::model::{Salary, is_currency_sign};

/// What stands between the ends of a range.
const BETWEEN: [&str; 4] = [" to ", " - ", " – ", " — "];

/// The longest line in which the ends have names, in bytes.
const LONGEST: usize = 200;

/// The most words of such a name.
const NAME_WORDS: usize = 3;

/// Returns where a line is over that names a grade with a number before its colon: "NHS Band 3: £24,071 to £25,674".
pub(super) fn before_amount(line: &str) -> usize {
    let Some((label, rest)) = line.split_once(": ") else {
        return 0;
    };
    let is_grade = label.contains(|c: char| c.is_ascii_digit())
        && label.starts_with(char::is_alphabetic)
        && !label.contains(is_currency_sign);
    let begins = rest.trim_start().starts_with(is_currency_sign);
    if is_grade && begins {
        line.len() - rest.len()
    } else {
        0
    }
}

/// Reads a range whose ends have names behind them, which stay as a note. Of amounts for several levels, nobody knows
/// which is the role's.
pub(super) fn named(line: &str, labelled: bool) -> Option<FoundSalary<'_>> {
    if has_levels(line) {
        return Some(FoundSalary::Unclear);
    }
    if line.len() > LONGEST || line.matches(is_currency_sign).count() != 2 {
        return None;
    }
    let (low, high) = BETWEEN
        .iter()
        .find_map(|between| line.split_once(between))?;
    let begins = |end: &str| end.trim_start().starts_with(is_currency_sign);
    let starts = begins(low) && begins(high);
    let (low, name) = single(low, labelled).filter(|_| starts)?;
    let (high, _) = single(high, labelled)?;
    let fits = !name.is_empty()
        && name.split_whitespace().count() <= NAME_WORDS
        && name.chars().all(|c| c.is_alphabetic() || c.is_whitespace());
    let same = low.currency == high.currency;
    let range = Salary::new(low.min, high.max, high.currency, high.per).ok();
    let range = range.filter(|_| fits && same && low.max <= high.min)?;
    Some(FoundSalary::Range(range, vec![line]))
}

/// Reads a single amount, and what stands behind it.
fn single(text: &str, labelled: bool) -> Option<(Salary, &str)> {
    let text = text.trim();
    let FoundSalary::Range(found, others) = find_salary(text, labelled) else {
        return None;
    };
    (found.min.is_some() && found.min == found.max).then(|| {
        let name = others.first().copied().unwrap_or_default();
        (found, name)
    })
}

/// Whether amounts of several levels stand in a line: "L3 $100k-$120k; L4 $130k-$150k".
fn has_levels(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let of_level = |pair: &&[&str]| {
        let level = pair[0].trim_end_matches(':');
        let letters = level.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_level = letters.len() < level.len()
            && (1..=2).contains(&letters.len())
            && letters.bytes().all(|byte| byte.is_ascii_uppercase());
        is_level && pair[1].starts_with(is_currency_sign)
    };
    words.windows(2).filter(of_level).count() > 1
}
