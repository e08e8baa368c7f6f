//! The part of one sheet: its cells and which of them are merged.

use super::grid::{Budget, Grid, Hidden, MAX_COLUMNS, MAX_ROWS, Region};
use super::number::{Shown, push_number};
use super::text::{content, push_line};
use super::{HiddenCells, WorkbookProblem};
use crate::input::package::{Element, Xml};

/// What the cells of all sheets refer to.
#[derive(Default)]
pub(super) struct Shared {
    /// Texts that several cells may have.
    pub(super) strings: Strings,
    /// How each style shows a number.
    pub(super) styles: Vec<Shown>,
    /// Whether days are counted from 1904.
    pub(super) since_1904: bool,
}

/// Many texts in one.
#[derive(Default)]
pub(super) struct Strings {
    pub(super) text: String,
    /// Where each text ends.
    pub(super) ends: Vec<u32>,
}

impl Strings {
    fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)?;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start as usize..end as usize)
    }
}

/// What one cell says, before it is known what kind of cell it is.
#[derive(Default)]
struct Said {
    value: String,
    inline: String,
    formula: Option<String>,
    line: String,
}

/// Reads the cells of a sheet and writes them as a table, and says what of it is hidden.
pub(super) fn read(
    xml: &mut Xml<'_>,
    shared: &Shared,
    budget: &mut Budget,
) -> Result<(String, Option<HiddenCells>), WorkbookProblem> {
    let mut grid = Grid::default();
    let (mut merged, mut hidden) = (Vec::new(), Hidden::default());
    if xml.child(0)?.is_none_or(|root| root.name() != "worksheet") {
        return Err(xml.odd("is not a sheet").into());
    }
    let root = xml.depth();
    while let Some(part) = xml.child(root)? {
        match part.name() {
            "cols" => {
                let inside = xml.depth();
                while let Some(columns) = xml.child(inside)? {
                    if is_hidden(&columns) {
                        let number = |name| columns.attribute(name)?.trim().parse::<u32>().ok();
                        hidden.add_columns(number("min"), number("max"));
                    }
                }
            }
            "sheetData" => read_rows(xml, shared, (&mut grid, &mut hidden), budget)?,
            "mergeCells" => {
                let inside = xml.depth();
                while let Some(cell) = xml.child(inside)? {
                    let region = cell.attribute("ref");
                    merged.extend(region.and_then(|region| read_region(&region)));
                }
            }
            _ => {}
        }
    }
    grid.into_table(&merged, &hidden, budget)
}

fn is_hidden(element: &Element<'_>) -> bool {
    let stated = element.attribute("hidden");
    stated.is_some_and(|stated| matches!(&*stated, "1" | "true" | "on"))
}

fn read_rows(
    xml: &mut Xml<'_>,
    shared: &Shared,
    (grid, hidden): (&mut Grid, &mut Hidden),
    budget: &mut Budget,
) -> Result<(), WorkbookProblem> {
    let mut said = Said::default();
    let rows = xml.depth();
    let mut next_row = 0;
    while let Some(row) = xml.child(rows)? {
        let stated = row.attribute("r");
        let number = stated.map_or(Some(next_row), |number| read_row(number.trim()));
        let number = number.filter(|&number| number < MAX_ROWS);
        let number = number.ok_or_else(|| xml.odd("has a row that cannot be"))?;
        if is_hidden(&row) {
            hidden.add_row(number);
        }
        let cells = xml.depth();
        let mut next = (number, 0);
        while let Some(cell) = xml.child(cells)? {
            let at = match cell.attribute("r") {
                Some(place) => read_place(place.trim()),
                None => Some(next).filter(|next| next.1 < MAX_COLUMNS),
            };
            let at = at.ok_or_else(|| xml.odd("has a cell at a place that cannot be"))?;
            read_cell(xml, &cell, shared, &mut said)?;
            grid.put(at, &said.line, budget)?;
            next = (at.0, at.1 + 1);
        }
        next_row = number + 1;
    }
    Ok(())
}

/// Reads what a cell says and makes the line of it.
fn read_cell(
    xml: &mut Xml<'_>,
    cell: &Element<'_>,
    shared: &Shared,
    said: &mut Said,
) -> Result<(), WorkbookProblem> {
    said.value.clear();
    said.inline.clear();
    said.line.clear();
    said.formula = None;
    let inside = xml.depth();
    while let Some(part) = xml.child(inside)? {
        match part.name() {
            "v" => content(xml, false, &mut said.value)?,
            "is" => content(xml, true, &mut said.inline)?,
            "f" => content(xml, false, said.formula.insert(String::from("=")))?,
            _ => {}
        }
    }
    let kind = cell.attribute("t");
    let kind = kind.as_deref().unwrap_or("n");
    let value = said.value.trim();
    match kind {
        "s" if !value.is_empty() => {
            let number = value.parse().ok();
            let found = number.and_then(|number| shared.strings.get(number));
            let found = found.ok_or_else(|| xml.odd("has a cell with a text that is missing"))?;
            said.line.push_str(found);
        }
        _ if !said.inline.is_empty() => push_line(&said.inline, &mut said.line),
        "b" if matches!(value, "1" | "true") => said.line.push_str("yes"),
        "b" if matches!(value, "0" | "false") => said.line.push_str("no"),
        "d" => push_line(value.trim_end_matches("T00:00:00"), &mut said.line),
        "n" if !value.is_empty() => {
            let style = cell.attribute("s").and_then(|style| style.parse().ok());
            let shown = shared.styles.get(style.unwrap_or(0_usize));
            let shown = shown.copied().unwrap_or_default();
            push_number(value, shown, shared.since_1904, &mut said.line);
        }
        _ => push_line(&said.value, &mut said.line),
    }
    // A program that does not calculate writes formulas without what comes out: better seen than dropped.
    if let Some(formula) = &said.formula
        && said.value.is_empty()
        && kind != "str"
    {
        push_line(formula, &mut said.line);
    }
    Ok(())
}

/// Returns the number of a row from 0, of one from 1.
fn read_row(text: &str) -> Option<u32> {
    let digits = text.bytes().all(|digit| digit.is_ascii_digit());
    let row = text.parse::<u32>().ok()?.checked_sub(1)?;
    (digits && row < MAX_ROWS).then_some(row)
}

/// Returns the row and the column of a place such as `B7`, from 0.
fn read_place(text: &str) -> Option<(u32, u32)> {
    let letters = text.find(|c: char| !c.is_ascii_alphabetic())?;
    let (letters, row) = text.split_at(letters);
    if letters.len() > 3 {
        return None;
    }
    let digit = |letter: u8| u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    let column = letters
        .bytes()
        .fold(0, |sum, letter| sum * 26 + digit(letter));
    let column = column.checked_sub(1)?;
    let row = read_row(row)?;
    (column < MAX_COLUMNS).then_some((row, column))
}

/// Returns the cells of a region such as `A1:B7`. One that cannot be repeats nothing.
fn read_region(text: &str) -> Option<Region> {
    let (from, to) = text.split_once(':')?;
    let (from, to) = (read_place(from.trim())?, read_place(to.trim())?);
    (from.0 <= to.0 && from.1 <= to.1).then_some(Region { from, to })
}
