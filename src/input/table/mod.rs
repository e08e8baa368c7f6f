//! Tables: what a spreadsheet says of roles, skills and moves, described in `docs/spreadsheets.md`.
//!
//! A table has a row of headings, and the headings tell what its rows are: roles, skills (a matrix where
//! columns are roles), requirements, moves, or steps of the scale.

mod book;
mod columns;
pub(in crate::input) mod grid;
mod headings;
mod lists;
mod moves;
mod names;
mod roles;
mod skills;
mod values;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::{GraphDocument, Unread};
use crate::input::findings::{Findings, MOST_FINDINGS};
use crate::model::Name;
use crate::model::text::shortened;
use crate::source::{Place, SourceId, Span, Spanned};
pub(super) use book::page;
use columns::Column;
use grid::{Cell, Grid, Separator};
use headings::{Heading, Rows};
use names::Names;
use values::Problem;

/// Below so many rows no headings are looked for.
const MOST_ROWS_ABOVE: usize = 12;

/// Behind so many bytes neither.
const MOST_BYTES_ABOVE: usize = 1024 * 1024;

/// The longest cell of a table, in bytes.
const MOST_BYTES_OF_CELL: usize = 2 * 1024 * 1024;

/// The most columns of a table; each heading is compared with all that are known.
const MOST_COLUMNS: usize = 20_000;

/// How many names a finding lists.
const MOST_LISTED: usize = 12;

/// Which separators a table may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TableKind {
    /// Commas, semicolons or tabs, whichever its headings are separated by.
    Csv,
    /// Tabs.
    Tsv,
}

impl TableKind {
    fn separators(self) -> &'static [Separator] {
        match self {
            Self::Csv => &Separator::ALL,
            Self::Tsv => &[Separator::Tab],
        }
    }
}

/// Returns whether a text begins as a table of roles, skills or moves does.
pub(super) fn is_table(kind: TableKind, text: &str) -> bool {
    layout(kind, text).is_some()
}

/// How a text is split, the row of its headings, and what is below.
fn layout(kind: TableKind, text: &str) -> Option<(Separator, usize, Rows)> {
    let text = &text[..text.floor_char_boundary(MOST_BYTES_ABOVE)];
    kind.separators().iter().find_map(|separator| {
        let top = Grid::split_some(text, *separator, MOST_ROWS_ABOVE);
        (0..top.len()).find_map(|row| {
            let headings =
                (0..top.width(row)).map(|column| Heading::of(&top.cell(row, column).text));
            let rows = Rows::below(&headings.collect::<Vec<_>>())?;
            Some((*separator, row, rows))
        })
    })
}

/// Reads what can be read of a table; its findings are appended to `diagnostics`.
///
/// Takes time and memory in proportion to the text.
pub(super) fn read_part(
    kind: TableKind,
    source: SourceId,
    text: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> (GraphDocument, Unread) {
    let nothing = |finding: Diagnostic, diagnostics: &mut Vec<Diagnostic>| {
        diagnostics.push(finding);
        (GraphDocument::default(), Unread::everything())
    };
    let Some((separator, row, rows)) = layout(kind, text) else {
        // Where the quotes are wrong, that is why.
        let split = Grid::split(source, text, kind.separators()[0]);
        let finding = split.map_or_else(|finding| finding, |grid| no_headings(source, &grid));
        return nothing(finding, diagnostics);
    };
    let grid = match Grid::split(source, text, separator) {
        Ok(grid) => grid,
        Err(finding) => return nothing(finding, diagnostics),
    };
    let unfit = about_people(source, &grid, row)
        .or_else(|| too_wide(source, &grid, row))
        .or_else(|| too_long(source, &grid));
    if let Some(finding) = unfit {
        return nothing(finding, diagnostics);
    }
    let before = diagnostics.len();
    let mut reader = Reader::new(source, &grid, row, rows);
    reader.read();
    diagnostics.extend(reader.findings.finish());
    let failed = diagnostics[before..]
        .iter()
        .any(|found| found.severity == Severity::Error);
    let unread = if failed {
        Unread::everything()
    } else {
        Unread::default()
    };
    (reader.document, unread)
}

/// A finding about a text in which no row has the headings of a table.
fn no_headings(source: SourceId, grid: &Grid<'_>) -> Diagnostic {
    let span = if grid.len() == 0 {
        Span::default()
    } else {
        grid.cell(0, 0).span
    };
    let place = Place { source, span };
    if grid.len() == 0 {
        return Diagnostic::new(Code::EmptyFile, place, "there is nothing in this file");
    }
    let message = "no row has headings that tell what the rows of this table are";
    let telling = [Column::Role, Column::Title, Column::Skill, Column::From];
    let mut headings = (0..grid.width(0)).map(|column| grid.cell(0, column).text);
    let close = headings.find_map(|heading| Column::closest(&heading, &telling));
    Diagnostic::new(Code::UnclearTable, place, message)
        .did_you_mean(close)
        .help("call the column with the names `role` or `skill`; a list of moves has `from`, `to` and `kind`")
}

/// A finding about a table that is about people: whose lines they are is nobody's business.
fn about_people(source: SourceId, grid: &Grid<'_>, row: usize) -> Option<Diagnostic> {
    let mut cells = (0..grid.width(row)).map(|column| grid.cell(row, column));
    let cell = cells.find(|cell| Heading::of(&cell.text) == Heading::Known(Column::Person))?;
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

/// A column of a table.
#[derive(Debug, Clone)]
struct Head<'s> {
    index: usize,
    heading: Heading,
    cell: Cell<'s>,
}

/// Reads one table.
struct Reader<'g, 's> {
    source: SourceId,
    grid: &'g Grid<'s>,
    /// The row of the headings.
    top: usize,
    rows: Rows,
    heads: Vec<Head<'s>>,
    names: Names,
    findings: Findings,
    document: GraphDocument,
    /// The last text of columns whose cells may be merged.
    above: BTreeMap<Column, Spanned<Name>>,
    /// The first cell of each that had none.
    filled: BTreeMap<Column, Span>,
}

impl<'g, 's> Reader<'g, 's> {
    fn new(source: SourceId, grid: &'g Grid<'s>, top: usize, rows: Rows) -> Self {
        let head = |index| {
            let cell = grid.cell(top, index);
            let heading = Heading::of(&cell.text);
            Head {
                index,
                heading,
                cell,
            }
        };
        Self {
            source,
            grid,
            top,
            rows,
            heads: (0..grid.width(top)).map(head).collect(),
            names: Names::default(),
            findings: Findings::default(),
            document: GraphDocument {
                source,
                ..GraphDocument::default()
            },
            above: BTreeMap::new(),
            filled: BTreeMap::new(),
        }
    }

    fn read(&mut self) {
        self.report_above();
        self.check_headings();
        if self.findings.errors() > MOST_FINDINGS {
            return;
        }
        let below = self.body();
        match self.rows {
            Rows::Roles => self.roles(&below),
            Rows::Skills => self.skills(&below),
            Rows::Requirements => self.requirements(&below),
            Rows::Moves => self.moves(&below),
            Rows::Steps => self.steps(&below),
        }
        self.report_filled();
        if below.is_empty() {
            let cell = self.grid.cell(self.top, 0);
            let message = "this table has headings and no rows";
            self.report(Code::EmptyFile, cell.span, message);
        }
    }

    /// Says what stands above the headings, which is not read.
    fn report_above(&mut self) {
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
    fn check_headings(&mut self) {
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

    /// The parts of a cell that is a list; of one that has too many, which is reported, none.
    fn parts(
        &mut self,
        row: usize,
        column: Column,
        is_one: impl Fn(&str) -> bool,
    ) -> Vec<Spanned<String>> {
        let cell = self.cell(row, column);
        if Self::is_unsound(&cell) {
            return Vec::new();
        }
        let parts = lists::parts(&cell, is_one);
        if parts.len() > lists::MOST_PARTS {
            let message = format!("a list of more than {} parts", lists::MOST_PARTS);
            self.report(Code::TooMuch, cell.span, message);
            return Vec::new();
        }
        parts
    }

    /// Reports cells that hold no values.
    fn check_cells(&mut self) {
        for row in self.top + 1..self.grid.len() {
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

    /// Whether a cell holds no value, which has been reported.
    fn is_unsound(cell: &Cell<'_>) -> bool {
        cell.is_raw() && values::unsound(&cell.text).is_some()
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
        let names = listed(foreign.iter().map(|head| Cow::Borrowed(&*head.cell.text)));
        let message = format!("{columns}: {names}");
        self.report(Code::LeftOut, first.cell.span, message);
    }

    /// Reports rows that are longer than the headings: their cells have come out of place.
    fn check_ragged(&mut self) {
        let width = self.grid.width(self.top);
        for row in self.top + 1..self.grid.len() {
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
    fn body(&mut self) -> Vec<usize> {
        let mut rows: Vec<usize> = (self.top + 1..self.grid.len()).collect();
        let mut gap = None;
        for (at, row) in rows.iter().enumerate().rev() {
            let filled =
                (0..self.grid.width(*row)).filter(|at| !self.grid.cell(*row, *at).is_empty());
            if filled.count() > 1 {
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

    /// The column that says something, where the table has it.
    fn column(&self, column: Column) -> Option<usize> {
        let is_it = |head: &&Head<'_>| head.heading == Heading::Known(column);
        self.heads.iter().find(is_it).map(|head| head.index)
    }

    /// The cell of a row that says something; empty where the table has no such column.
    fn cell(&self, row: usize, column: Column) -> Cell<'s> {
        self.grid
            .cell(row, self.column(column).unwrap_or(usize::MAX))
    }

    /// The text of such a cell, where there is any.
    fn text(&mut self, row: usize, column: Column) -> Option<Spanned<Name>> {
        let cell = self.cell(row, column);
        (!cell.is_empty()).then(|| Spanned::new(self.names.get(&cell.text), cell.span))
    }

    /// The text of a cell, or of the closest one above that has any, as merged cells are written: only
    /// the first of them has the text. The first empty cell is kept for a note.
    fn text_or_above(&mut self, row: usize, column: Column) -> Option<Spanned<Name>> {
        if let Some(text) = self.text(row, column) {
            self.above.insert(column, text.clone());
            return Some(text);
        }
        let above = self.above.get(&column).cloned()?;
        let span = self.cell(row, column).span;
        self.filled.entry(column).or_insert(span);
        Some(above)
    }

    /// Says in which columns empty cells were read as the ones above them.
    fn report_filled(&mut self) {
        for (column, span) in std::mem::take(&mut self.filled) {
            let name = column.name();
            let message = format!("empty cells under `{name}` are read as the cell above them");
            self.report(Code::FilledDown, span, message);
        }
    }

    /// What such a cell says, where there is any text and it can be read.
    fn value<T>(
        &mut self,
        row: usize,
        column: Column,
        read: impl FnOnce(&str) -> Result<T, Problem>,
    ) -> Option<Spanned<T>> {
        let cell = self.cell(row, column);
        if values::is_unsaid(&cell.text) || Self::is_unsound(&cell) {
            return None;
        }
        let value = self.or_report(read(&cell.text), cell.span)?;
        Some(Spanned::new(value, cell.span))
    }

    /// Reports why something cannot be read.
    fn or_report<T>(&mut self, read: Result<T, Problem>, span: Span) -> Option<T> {
        read.map_err(|problem| {
            let finding = Diagnostic::new(Code::BadValue, self.place(span), problem.message);
            self.findings.push(finding.help(problem.help));
        })
        .ok()
    }

    /// The known heading that an unknown one was most likely meant to be.
    fn meant(&self, head: &Head<'_>) -> Option<&'static str> {
        Column::closest(&head.cell.text, self.rows.columns())
    }

    /// Reports a column with a heading that is not known, and what becomes of it.
    fn unknown_column(&mut self, head: &Head<'_>, becomes: &str) {
        let message = format!(
            "a table of {} has no column `{}`: {becomes}",
            self.rows.called(),
            shortened(&head.cell.text)
        );
        let known = self.meant(head);
        let place = self.place(head.cell.span);
        let finding = Diagnostic::new(Code::UnknownColumn, place, message).did_you_mean(known);
        self.findings.push(finding);
    }

    fn report(&mut self, code: Code, span: Span, message: impl Into<Box<str>>) {
        let finding = Diagnostic::new(code, self.place(span), message);
        self.findings.push(finding);
    }

    fn place(&self, span: Span) -> Place {
        Place {
            source: self.source,
            span,
        }
    }
}

/// Some names for a finding, and how many more there are.
fn listed<'n>(names: impl ExactSizeIterator<Item = Cow<'n, str>>) -> String {
    let more = names.len().saturating_sub(MOST_LISTED);
    let shown = names.take(MOST_LISTED);
    let shown: Vec<_> = shown
        .map(|name| format!("`{}`", shortened(&name)))
        .collect();
    match more {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

#[cfg(test)]
mod tests;
