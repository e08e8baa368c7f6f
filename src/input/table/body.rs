//! Which rows below the headings are part of a table.

use super::Reader;
use super::grid::Cell;
use crate::diagnostic::Code;
use crate::model::name_key;
use crate::model::text::listed;

/// What rows are called that sum up others.
const SUMS: [&str; 16] = [
    "total",
    "totals",
    "sum",
    "sums",
    "average",
    "averages",
    "avg",
    "mean",
    "median",
    "count",
    "subtotal",
    "overall",
    "summe",
    "gesamt",
    "durchschnitt",
    "moyenne",
];

/// The longest name of such a row, in bytes.
const LONGEST: usize = 80;

impl<'s> Reader<'_, 's> {
    /// The rows below the headings, without what stands alone in a line behind an empty one.
    pub(super) fn body(&mut self) -> Vec<usize> {
        let mut rows: Vec<usize> = (self.top + 1..self.end).collect();
        let mut gap = None;
        for (at, row) in rows.iter().enumerate().rev() {
            if !self.is_alone(*row) {
                break;
            }
            if self.grid.is_after_gap(*row) {
                gap = Some(at);
            }
        }
        if let Some(at) = gap {
            let span = self.grid.cell(rows[at], 0).span;
            let count = rows.len() - at;
            let lines = if count == 1 { "line" } else { "lines" };
            let message = format!("{count} {lines} below the table left out");
            self.report(Code::LeftOut, span, message);
            rows.truncate(at);
        }
        self.without_totals(rows)
    }

    /// The rows without those that sum up others.
    fn without_totals(&mut self, mut rows: Vec<usize>) -> Vec<usize> {
        let mut totals = Vec::new();
        rows.retain(|row| {
            let is_total = self.is_total(*row);
            if is_total {
                totals.extend(self.first_filled(*row));
            }
            !is_total
        });
        if let Some(first) = totals.first() {
            let names: Vec<_> = totals.iter().map(|cell| &*cell.text).collect();
            let message = format!("rows that sum up others are left out: {}", listed(&names));
            self.report(Code::LeftOut, first.span, message);
        }
        rows
    }

    /// Whether a row sums up others: it begins with `Total`, `Average` or the like, and all that follows are
    /// numbers.
    pub(super) fn is_total(&self, row: usize) -> bool {
        let cells = (0..self.grid.width(row)).map(|column| self.grid.cell(row, column));
        let mut filled = cells.filter(|cell| !cell.is_empty());
        let name = filled.next().filter(|name| name.text.len() <= LONGEST);
        let mut numbers = filled.peekable();
        let is_of_numbers = numbers.peek().is_some() && numbers.all(|cell| is_amount(&cell.text));
        is_of_numbers && name.is_some_and(|name| is_sum(&name.text))
    }

    fn first_filled(&self, row: usize) -> Option<Cell<'s>> {
        let mut cells = (0..self.grid.width(row)).map(|column| self.grid.cell(row, column));
        cells.find(|cell| !cell.is_empty())
    }

    /// Whether a row says one thing and nothing else: in one cell, or in merged ones.
    pub(super) fn is_alone(&self, row: usize) -> bool {
        let cells = (0..self.grid.width(row)).map(|column| self.grid.cell(row, column));
        let mut filled = cells.filter(|cell| !cell.is_empty());
        let first = filled.next();
        first.is_some_and(|first| {
            filled.all(|cell| cell.text == first.text && cell.span != first.span)
        })
    }
}

/// Whether a name is that of something that sums up others.
pub(super) fn is_sum(name: &str) -> bool {
    let key = name_key(name.trim_end_matches(':'));
    SUMS.contains(&key.as_str()) || key.ends_with(" total")
}

/// Whether a text is a number, with a unit or without: `12`, `2.5`, `1,200`, `40%`, `€ 1.200`.
fn is_amount(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || ".,'’ %+-\u{a0}\u{202f}$€£¥".contains(c);
    text.contains(|c: char| c.is_ascii_digit()) && text.chars().all(is_part)
}
