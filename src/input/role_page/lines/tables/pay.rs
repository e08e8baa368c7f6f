//! Tables of pay: the ends of one range side by side, and pay that differs from place to place.

use super::{Line, beside, cells_of, is_rule, opening};
use crate::input::role_page::facts::{FoundSalary, find_salary};
use crate::model::name_key;

/// What stands above the least, the middle and the most pay.
const LEAST: [&str; 8] = [
    "bottom", "entry", "from", "low", "min", "minimum", "start", "starting",
];
const MIDDLE: [&str; 6] = ["median", "mid", "mid point", "middle", "midpoint", "target"];
const MOST: [&str; 6] = ["high", "max", "maximum", "to", "top", "upper"];

/// What stands above places.
const PLACES: [&str; 14] = [
    "area",
    "city",
    "country",
    "geo",
    "geography",
    "hub",
    "location",
    "locations",
    "office",
    "place",
    "region",
    "site",
    "state",
    "zone",
];

/// Reads the one row of a table of which the columns are the ends of a range.
pub(super) fn range<'t>(rows: &[Line<'t>]) -> Option<Vec<Line<'t>>> {
    let mut rows = rows.iter().filter(|row| !is_rule(row));
    let (head, row) = (rows.next()?, rows.next()?);
    let keys: Vec<String> = cells_of(head).iter().map(|cell| key(cell)).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let (least, most) = match keys.as_slice() {
        [least, most] => (least, most),
        [least, middle, most] if MIDDLE.contains(middle) => (least, most),
        _ => return None,
    };
    let are_ends = LEAST.contains(least) && MOST.contains(most);
    let cells = cells_of(row);
    let are_amounts = cells.len() == keys.len() && cells.iter().all(|cell| is_amount(cell));
    let (low, high) = (cells.first()?, cells.last()?);
    (are_ends && are_amounts && rows.next().is_none()).then(|| {
        let range = Line {
            text: format!("{low} - {high}").into(),
            ..beside(row)
        };
        vec![opening("Salary", head), range]
    })
}

/// Whether a table says of several places what is paid there.
pub(super) fn is_by_place(rows: &[Line<'_>]) -> bool {
    let mut rows = rows.iter().filter(|row| !is_rule(row));
    let head = rows.next().map_or(&[][..], cells_of);
    let is_place = |cell: &String| PLACES.contains(&name_key(cell).as_str());
    let is_of_pay = |cell: &String| key(cell) != name_key(cell);
    let is_paid = |row: &&Line<'_>| cells_of(row).iter().any(|cell| is_amount(cell));
    let paid = rows.clone().filter(is_paid).count();
    head.iter().any(is_place) && rows.count() > 1 && (paid > 1 || head.iter().any(is_of_pay))
}

/// What a heading says besides that it is of pay.
fn key(cell: &str) -> String {
    const OF_PAY: [&str; 6] = ["base", "compensation", "pay", "rate", "salary", "wage"];
    let key = name_key(cell);
    let words = key.split(' ').filter(|word| !OF_PAY.contains(word));
    words.collect::<Vec<_>>().join(" ")
}

/// Whether a cell is an amount of money and nothing else.
fn is_amount(cell: &str) -> bool {
    matches!(find_salary(cell, false), FoundSalary::Range(_, others) if others.is_empty())
}
