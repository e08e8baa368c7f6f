//! Dates of résumés, which people write in more ways than the format has.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::input::graph_file::reader::Reader;
use crate::input::graph_file::tape::{Kind, Node};
use crate::model::Date;

/// What stands behind `endDate` where a job goes on.
const ONGOING: [&str; 5] = ["present", "current", "now", "today", "ongoing"];

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Whether something goes on, by what stands for its end.
pub(super) fn goes_on(node: Node<'_>) -> bool {
    let text = node.text().trim();
    ONGOING.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// A date in any form that has one meaning. Any other value is a warning, and counts as not given.
pub(super) fn date(reader: &mut Reader, node: Node<'_>, what: &str) -> Option<Date> {
    let may_be = matches!(node.kind(), Kind::Text | Kind::Plain | Kind::Number);
    let date = may_be.then(|| parse(node.text().trim())).flatten();
    if date.is_none() {
        let message = format!("`{what}` is not a date and counts as not given");
        let found = Diagnostic::new(Code::BadValue, reader.place(node.span()), message);
        reader.push(Diagnostic {
            severity: Severity::Warning,
            ..found.help("write dates as `2024-05-31`, `2024-05` or `2024`")
        });
    }
    date
}

fn parse(text: &str) -> Option<Date> {
    let strict = text.parse().ok();
    strict.or_else(|| numbers(text)).or_else(|| words(text))
}

/// "2019-1", "2019-1-5" and "01/2019".
fn numbers(text: &str) -> Option<Date> {
    if let Some((month, year)) = text.split_once('/') {
        return Date::checked(long(year)?, Some(short(month)?), None);
    }
    let (year, rest) = text.split_once('-')?;
    match rest.split_once('-') {
        None => Date::checked(long(year)?, Some(short(rest)?), None),
        Some((month, day)) => Date::checked(long(year)?, Some(short(month)?), Some(short(day)?)),
    }
}

/// "Sept 2012", "Sept. 2012" and "September, 2012".
fn words(text: &str) -> Option<Date> {
    let (month, year) = text.split_once(|c: char| c.is_whitespace() || ".,".contains(c))?;
    let year = year.trim_start_matches(|c: char| c.is_whitespace() || ".,".contains(c));
    let is_month = |name: &str| {
        let short = name.get(..3).unwrap_or(name);
        [name, short]
            .iter()
            .any(|one| one.eq_ignore_ascii_case(month))
    };
    let month = match MONTHS.iter().position(|name| is_month(name)) {
        Some(before) => before + 1,
        None if month.eq_ignore_ascii_case("sept") => 9,
        None => return None,
    };
    Date::checked(long(year)?, u8::try_from(month).ok(), None)
}

/// A year, in four digits.
fn long(text: &str) -> Option<u16> {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then(|| text.parse().ok()).flatten()
}

/// A month or a day, in one digit or two.
fn short(text: &str) -> Option<u8> {
    let is_short = matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_short.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (text, expected) in [
            ("2019", "2019"),
            ("2019-01", "2019-01"),
            ("2019-01-31", "2019-01-31"),
            ("2016-01-31T00:00:00Z", "2016-01-31"),
            ("2019-1", "2019-01"),
            ("2019-1-5", "2019-01-05"),
            ("01/2019", "2019-01"),
            ("1/2019", "2019-01"),
            ("Jan 2019", "2019-01"),
            ("may 2020", "2020-05"),
            ("Sept 2012", "2012-09"),
            ("Sep. 2012", "2012-09"),
            ("SEPTEMBER, 2012", "2012-09"),
            ("December  2012", "2012-12"),
        ] {
            let read = parse(text).map(|date| date.to_string());
            assert_eq!(read.as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_has_no_one_meaning_is_no_date() {
        for text in [
            "",
            "-",
            "/",
            "Present",
            "summer 2012",
            "Sept",
            "Sept 12",
            "Septem 2012",
            "Ma 2012",
            "Jan",
            "Jan ",
            "13/2019",
            "0/2019",
            "01/19",
            "01/02/2019",
            "2019-13",
            "2019-2-30",
            "2019-1-5-1",
            "2019-001",
            "+1/2019",
            "１/2019",
            "é 2019",
            "Januar\u{301} 2019",
            "Jan 1066",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
