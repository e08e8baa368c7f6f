//! What is wrong with a table as a whole, and which of its rows are part of it.

use super::columns::Column;
use super::grid::{Cell, Grid};
use super::headings::{Heading, Rows};
use super::{Head, Reader, values};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::text::listed;
use crate::source::{Place, SourceId, Span};

/// How many rows are looked at for headings one below the other.
const MOST_ROWS_LOOKED_AT: usize = 12;

/// The longest cell of a table, in bytes.
const MOST_BYTES_OF_CELL: usize = 2 * 1024 * 1024;

/// The most columns of a table; each heading is compared with all that are known.
const MOST_COLUMNS: usize = 20_000;

/// A finding about a table that is not read.
pub(super) fn unfit(source: SourceId, grid: &Grid<'_>, row: usize) -> Option<Diagnostic> {
    about_people(source, grid, row)
        .or_else(|| is_turned(source, grid, row))
        .or_else(|| too_wide(source, grid, row))
        .or_else(|| too_long(source, grid))
}

/// A finding about a table that is about people: whose lines they are is nobody's business.
fn about_people(source: SourceId, grid: &Grid<'_>, row: usize) -> Option<Diagnostic> {
    let mut cells = (0..grid.width(row)).map(|column| grid.cell(row, column));
    let says = |cell: &Cell<'_>, column| Heading::of(&cell.text) == Heading::Known(column);
    let has_role = cells
        .clone()
        .any(|cell| says(&cell, Column::Role) || says(&cell, Column::Title));
    // A name beside a title is somebody's.
    let cell =
        cells.find(|cell| says(cell, Column::Person) || has_role && says(cell, Column::Name))?;
    let place = Place {
        source,
        span: cell.span,
    };
    let message = "this table is about people, and not about roles";
    let finding = Diagnostic::new(Code::NotAGraph, place, message);
    Some(
        finding.help(
            "a person has a profile of their own: `career profile init` writes one to fill in",
        ),
    )
}

/// A finding about a table whose headings stand one below the other.
fn is_turned(source: SourceId, grid: &Grid<'_>, row: usize) -> Option<Diagnostic> {
    const FEWEST: usize = 2;
    let below = (row + 1..grid.len()).take(MOST_ROWS_LOOKED_AT);
    let first = below.map(|row| grid.cell(row, 0));
    let known = first.filter(|cell| {
        let column = Column::of(&cell.text);
        column.is_some_and(|column| Rows::Roles.columns().contains(&column))
    });
    let known: Vec<_> = known.collect();
    let place = Place {
        source,
        span: known.first()?.span,
    };
    (known.len() >= FEWEST).then(|| {
        let message = "the headings of this table stand in its first column";
        Diagnostic::new(Code::UnclearTable, place, message)
            .help("turn it, so that they stand in its first row, and each role in a row of its own")
    })
}

fn too_wide(source: SourceId, grid: &Grid<'_>, row: usize) -> Option<Diagnostic> {
    let span = (grid.width(row) > MOST_COLUMNS).then(|| grid.cell(row, MOST_COLUMNS).span)?;
    let message = format!("a table of more than {MOST_COLUMNS} columns");
    let finding = Diagnostic::new(Code::TooMuch, Place { source, span }, message);
    Some(finding.help("write roles in rows and not in columns"))
}

fn too_long(source: SourceId, grid: &Grid<'_>) -> Option<Diagnostic> {
    let span = grid.longest()?;
    let start = span.start;
    (span.range().len() > MOST_BYTES_OF_CELL).then(|| {
        let span = Span {
            end: start + 1,
            ..span
        };
        let message = format!("a cell of more than {} MiB", MOST_BYTES_OF_CELL >> 20);
        Diagnostic::new(Code::TooMuch, Place { source, span }, message)
            .help("often a quote that closes far behind the place that was meant")
    })
}

impl Reader<'_, '_> {
    /// Says what stands above the headings, which is not read.
    pub(super) fn report_above(&mut self) {
        if self.top > 0 {
            let mut cells = (0..self.grid.width(0)).map(|column| self.grid.cell(0, column));
            let span = cells
                .find(|cell| !cell.is_empty())
                .map_or_else(Span::default, |cell| cell.span);
            let lines = if self.top == 1 { "line" } else { "lines" };
            let message = format!("{} {lines} above the headings left out", self.top);
            self.report(Code::LeftOut, span, message);
        }
    }

    /// Reports headings that stand twice, and columns that tables of this sort do not have.
    pub(super) fn check_headings(&mut self) {
        let rows = self.rows;
        let mut seen: Vec<(Column, Span)> = Vec::new();
        for at in 0..self.heads.len() {
            let Head { heading, cell, .. } = &self.heads[at];
            let Heading::Known(column) = *heading else {
                continue;
            };
            let span = cell.span;
            if let Some((_, first)) = seen.iter().find(|(known, _)| *known == column) {
                let message = format!("two columns say `{}`", column.name());
                let finding = Diagnostic::new(Code::DuplicateKey, self.place(span), message)
                    .related(self.place(*first), "first here")
                    .help("keep one of the two, or rename one");
                self.findings.push(finding);
                self.heads[at].heading = Heading::Known(Column::Computed);
                continue;
            }
            if matches!(column, Column::Computed | Column::Foreign) {
                continue;
            }
            seen.push((column, span));
            if !rows.columns().contains(&column) {
                self.heads[at].heading = Heading::Other;
            }
        }
        self.report_foreign();
        self.check_ragged();
        self.check_cells();
    }

    /// Reports cells that hold no values.
    fn check_cells(&mut self) {
        for row in self.top + 1..self.end {
            for column in 0..self.grid.width(row) {
                let cell = self.grid.cell(row, column);
                if cell.is_raw()
                    && let Some(problem) = values::unsound(&cell.text)
                {
                    self.or_report(Err::<(), _>(problem), cell.span);
                }
            }
        }
    }

    /// Says which columns say nothing of a career.
    fn report_foreign(&mut self) {
        let is_foreign = |head: &&Head<'_>| head.heading == Heading::Known(Column::Foreign);
        let foreign: Vec<_> = self.heads.iter().filter(is_foreign).collect();
        let Some(first) = foreign.first() else {
            return;
        };
        let columns = match foreign.len() {
            1 => "a column that says nothing of a career is left out",
            _ => "columns that say nothing of a career are left out",
        };
        let names: Vec<_> = foreign.iter().map(|head| &*head.cell.text).collect();
        let names = listed(&names);
        let message = format!("{columns}: {names}");
        self.report(Code::LeftOut, first.cell.span, message);
    }

    /// Reports rows that are longer than the headings: their cells have come out of place.
    fn check_ragged(&mut self) {
        let width = self.grid.width(self.top);
        for row in self.top + 1..self.end {
            if self.grid.width(row) > width {
                let cell = self.grid.cell(row, self.grid.width(row) - 1);
                let message = format!(
                    "this row has {} cells under {width} headings",
                    self.grid.width(row)
                );
                let finding = Diagnostic::new(Code::BadValue, self.place(cell.span), message)
                    .label("no heading stands above this")
                    .help("give the column a heading, or put a cell with a separator in it into quotes");
                self.findings.push(finding);
            }
        }
    }

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
        rows
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
