//! The filled cells of a sheet, and the table that they make.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{HiddenCells, WorkbookProblem};

/// How many rows and columns a sheet can have.
pub(super) const MAX_ROWS: u32 = 1 << 20;
pub(super) const MAX_COLUMNS: u32 = 1 << 14;

/// How many more cells and bytes of text are taken from a workbook.
pub(super) struct Budget {
    cells: usize,
    bytes: usize,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self {
            cells: 1_000_000,
            bytes: 16 << 20,
        }
    }

    fn take_cells(&mut self, cells: usize) -> Result<(), WorkbookProblem> {
        let most = "it has more than a million filled cells, those counted that merged cells fill";
        let left = self.cells.checked_sub(cells);
        self.cells = left.ok_or(WorkbookProblem::TooLarge(most))?;
        Ok(())
    }

    fn take_bytes(&mut self, bytes: usize) -> Result<(), WorkbookProblem> {
        let most = "its sheets have more than 16 MiB of text";
        let left = self.bytes.checked_sub(bytes);
        self.bytes = left.ok_or(WorkbookProblem::TooLarge(most))?;
        Ok(())
    }
}

/// A rectangle of cells, by row and column from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) from: (u32, u32),
    pub(super) to: (u32, u32),
}

/// The rows and columns of a sheet that are hidden, filled or not, from 0.
#[derive(Default)]
pub(super) struct Hidden {
    /// In the order in which the file has them, so that one for each row that it has.
    rows: Vec<u32>,
    /// By number; empty where none is hidden.
    columns: Vec<bool>,
}

impl Hidden {
    pub(super) fn add_row(&mut self, row: u32) {
        self.rows.push(row);
    }

    /// Adds columns between two numbers from 1, both included. Ones that cannot be hide nothing.
    pub(super) fn add_columns(&mut self, first: Option<u32>, last: Option<u32>) {
        let (Some(first), Some(last)) = (first, last) else {
            return;
        };
        self.columns.resize(MAX_COLUMNS as usize, false);
        let range = first.max(1) as usize - 1..last.min(MAX_COLUMNS) as usize;
        if let Some(columns) = self.columns.get_mut(range) {
            columns.fill(true);
        }
    }

    fn has_column(&self, column: u32) -> bool {
        self.columns.get(column as usize).copied().unwrap_or(false)
    }
}

/// The filled cells of one sheet.
#[derive(Default)]
pub(super) struct Grid {
    text: String,
    cells: Vec<Cell>,
}

/// A cell by row and column from 0, and where its text lies.
#[derive(Clone, Copy)]
struct Cell {
    at: (u32, u32),
    start: u32,
    end: u32,
}

impl Grid {
    /// Puts a text into a cell, in any order. A blank one leaves it empty.
    pub(super) fn put(
        &mut self,
        at: (u32, u32),
        text: &str,
        budget: &mut Budget,
    ) -> Result<(), WorkbookProblem> {
        if text.trim().is_empty() {
            return Ok(());
        }
        budget.take_cells(1)?;
        // All that is taken here is written later, so that it need not be counted twice.
        let room = budget.bytes.checked_sub(self.text.len() + text.len());
        if room.is_none() {
            return budget.take_bytes(usize::MAX);
        }
        let start = self.text.len() as u32;
        self.text.push_str(text);
        let end = self.text.len() as u32;
        self.cells.push(Cell { at, start, end });
        Ok(())
    }

    /// Writes the table, and counts what of it is hidden.
    pub(super) fn into_table(
        mut self,
        merged: &[Region],
        hidden: &Hidden,
        budget: &mut Budget,
    ) -> Result<(String, Option<HiddenCells>), WorkbookProblem> {
        self.settle();
        self.fill(merged, budget)?;
        let mut out = String::new();
        let hidden_rows: BTreeSet<u32> = hidden.rows.iter().copied().collect();
        let (mut rows_seen, mut columns_seen) = (BTreeSet::new(), BTreeSet::new());
        let mut first = None;
        let (mut row, mut column) = (0, 0);
        for cell in &self.cells {
            let (rows, columns) = if cell.at.0 > row {
                (cell.at.0 - row, cell.at.1)
            } else {
                (0, cell.at.1 - column)
            };
            let text = &self.text[cell.range()];
            let quotes = memchr::memchr_iter(b'"', text.as_bytes()).count();
            budget.take_bytes(rows as usize + columns as usize + text.len() + quotes + 3)?;
            out.extend((0..rows).map(|_| '\n'));
            out.extend((0..columns).map(|_| ','));
            let start = out.len();
            push_field(text, quotes > 0, &mut out);
            (row, column) = cell.at;
            let of_row = hidden_rows.contains(&row);
            let of_column = hidden.has_column(column);
            if of_row {
                rows_seen.insert(row);
            }
            if of_column {
                columns_seen.insert(column);
            }
            if of_row || of_column {
                first.get_or_insert(start..out.len());
            }
        }
        if !out.is_empty() {
            out.push('\n');
        }
        let hidden = first.map(|first| HiddenCells {
            rows: rows_seen.len(),
            columns: columns_seen.len(),
            first,
        });
        Ok((out, hidden))
    }

    /// Puts the cells in order. Of two at one place the one that came last counts.
    fn settle(&mut self) {
        self.cells.sort_by_key(|cell| cell.at);
        self.cells.reverse();
        self.cells.dedup_by_key(|cell| cell.at);
        self.cells.reverse();
    }

    /// Repeats the first cell of merged ones in the others, as far as the sheet is filled: columns and
    /// rows behind it say nothing.
    fn fill(&mut self, merged: &[Region], budget: &mut Budget) -> Result<(), WorkbookProblem> {
        let (Some(last), Some(width)) = (
            self.cells.last().map(|cell| cell.at.0),
            self.cells.iter().map(|cell| cell.at.1).max(),
        ) else {
            return Ok(());
        };
        let filled = self.cells.len();
        for region in merged {
            let found = self.cells[..filled].binary_search_by_key(&region.from, |cell| cell.at);
            let Ok(first) = found.map(|at| self.cells[at]) else {
                continue;
            };
            let rows = region.from.0..=region.to.0.min(last);
            let columns = region.from.1..=region.to.1.min(width);
            budget.take_cells(rows.clone().count() * columns.clone().count())?;
            for row in rows {
                let cells = columns.clone().map(|column| Cell {
                    at: (row, column),
                    ..first
                });
                self.cells.extend(cells);
            }
        }
        if self.cells.len() > filled {
            self.settle();
        }
        Ok(())
    }
}

impl Cell {
    fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Appends a field, in quotation marks where it needs them.
fn push_field(text: &str, has_quotes: bool, out: &mut String) {
    if !has_quotes && !text.contains(',') {
        out.push_str(text);
        return;
    }
    out.push('"');
    for (number, part) in text.split('"').enumerate() {
        if number > 0 {
            out.push_str("\"\"");
        }
        out.push_str(part);
    }
    out.push('"');
}
