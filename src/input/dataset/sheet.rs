//! A table of a data set: its columns are told by their headings, and every cell knows where it stands.

use std::borrow::Cow;

use smallvec::SmallVec;

use super::DatasetFile;
use super::report::{Reason, Report};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::input::table::grid::{Grid, Separator};
use crate::model::suggest;
use crate::source::{Place, SourceId, Span, Spanned};

/// The most columns and the most rows of a table.
const MOST_COLUMNS: usize = 1000;
const MOST_ROWS: usize = 1_000_000;

/// A column, as the data sets head it.
pub(super) struct Column {
    /// The spellings of its heading, the published one first. Case and signs make no difference.
    pub(super) headings: &'static [&'static str],
    /// Whether every row needs it.
    pub(super) is_needed: bool,
}

/// A column that every row needs.
pub(super) const fn needed(headings: &'static [&'static str]) -> Column {
    Column {
        headings,
        is_needed: true,
    }
}

/// A column that may be absent, and its cells empty.
pub(super) const fn optional(headings: &'static [&'static str]) -> Column {
    Column {
        headings,
        is_needed: false,
    }
}

/// A cell without white space around it.
#[derive(Debug, Clone)]
pub(super) struct Cell<'s> {
    pub(super) text: Cow<'s, str>,
    pub(super) span: Span,
}

impl Cell<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text where there is some, with its place.
    pub(super) fn said(&self) -> Option<Spanned<crate::model::Name>> {
        (!self.is_empty()).then(|| Spanned::new(self.text.as_ref().into(), self.span))
    }
}

/// A table of `N` columns that are asked for.
pub(super) struct Sheet<'s, const N: usize> {
    pub(super) source: SourceId,
    text: &'s str,
    body: Body<'s>,
    /// How many headings there are.
    width: usize,
    columns: &'static [Column; N],
    positions: [Option<usize>; N],
}

/// What the rows are made of: CSV has quotes, and text that is separated by tabs has none.
enum Body<'s> {
    Csv(Grid<'s>),
    Tabs,
}

/// The cells of a line.
type Cells<'s> = SmallVec<[Cell<'s>; 16]>;

impl<'s, const N: usize> Sheet<'s, N> {
    /// Opens a table. Where it is broken, or a column is missing that is needed, a finding says so.
    pub(super) fn open(
        (file, text): (DatasetFile<'s>, &'s str),
        columns: &'static [Column; N],
        report: &mut Report,
    ) -> Option<Self> {
        let is_csv = file.name.len() > 4 && file.name.to_ascii_lowercase().ends_with(".csv");
        let body = if is_csv {
            match Grid::split(file.source, text, Separator::Comma) {
                Ok(grid) => Body::Csv(grid),
                Err(finding) => {
                    report.push(finding);
                    return None;
                }
            }
        } else {
            Body::Tabs
        };
        let headings = match &body {
            Body::Csv(grid) if grid.len() > 0 => csv_row(grid, 0, MOST_COLUMNS + 1),
            Body::Csv(_) => Cells::new(),
            Body::Tabs => lines(text)
                .next()
                .map_or_else(Cells::new, |line| tab_row(text, line, MOST_COLUMNS + 1)),
        };
        if let Some(cell) = headings.get(MOST_COLUMNS) {
            let reason = Reason::TooMany("columns", MOST_COLUMNS);
            report.leave_out(file.source, cell.span, reason, "");
            return None;
        }
        if headings.iter().all(Cell::is_empty) {
            let place = place(file.source, Span::default());
            let finding = Diagnostic::new(Code::EmptyFile, place, "this table is empty");
            report.push(finding.help("download the file again"));
            return None;
        }
        let positions = find_columns(file.source, columns, &headings, report)?;
        Some(Self {
            source: file.source,
            text,
            body,
            width: headings.len(),
            columns,
            positions,
        })
    }

    /// Whether a column is there.
    pub(super) fn has(&self, column: usize) -> bool {
        self.positions[column].is_some()
    }

    /// The finding that a table has neither of two sets of columns, by the published one.
    pub(super) fn lacks(&self, headings: &[&str]) -> Diagnostic {
        let headings = headings.iter().map(|heading| format!("`{heading}`"));
        let headings = headings.collect::<Vec<_>>().join(", ");
        let message = format!("this table lacks some of the columns {headings}");
        let finding = self.incomplete(message);
        finding.help("columns are recognised by their headings; download the file again")
    }

    /// A finding about the headings.
    pub(super) fn incomplete(&self, message: impl Into<Box<str>>) -> Diagnostic {
        let span = lines(self.text).next().unwrap_or_default();
        Diagnostic::new(Code::IncompleteDataSet, place(self.source, span), message)
    }

    /// Calls `each` with the cells of every row that has those that are needed.
    pub(super) fn each_row(
        &self,
        report: &mut Report,
        mut each: impl FnMut([Cell<'s>; N], &mut Report),
    ) {
        // Cells beyond the headings need not be kept.
        let most = self.width + 1;
        let mut rows = 0;
        let mut row = |cells: &Cells<'s>, width: usize, fits: bool, report: &mut Report| {
            rows += 1;
            match cells.first() {
                Some(first) if rows > MOST_ROWS => {
                    let reason = Reason::TooMany("rows", MOST_ROWS);
                    report.leave_out(self.source, first.span, reason, "");
                }
                _ if fits => self.row(cells, report, &mut each),
                _ => self.wrong_width(cells, width, report),
            }
            rows <= MOST_ROWS
        };
        match &self.body {
            Body::Csv(grid) => {
                for at in 1..grid.len() {
                    let (cells, width) = (csv_row(grid, at, most), grid.width(at));
                    // Empty cells at the end are not told from absent ones.
                    if !row(&cells, width, width <= self.width, report) {
                        return;
                    }
                }
            }
            Body::Tabs => {
                for line in lines(self.text).skip(1) {
                    let cells = tab_row(self.text, line, most);
                    let tabs = || memchr::memchr_iter(b'\t', self.text[line.range()].as_bytes());
                    let is_over = cells.len() > self.width;
                    let width = if is_over {
                        tabs().count() + 1
                    } else {
                        cells.len()
                    };
                    let is_blank = cells.iter().all(Cell::is_empty);
                    if !is_blank && !row(&cells, width, width == self.width, report) {
                        return;
                    }
                }
            }
        }
        if rows == 0 {
            let mut finding = self.incomplete("this table has no row below its headings");
            finding.severity = Severity::Warning;
            report.push(finding.help("download the file again"));
        }
    }

    fn wrong_width(&self, cells: &Cells<'s>, width: usize, report: &mut Report) {
        if let [Some(first), Some(last)] = [cells.first(), cells.last()] {
            let said = format!("{width} cells under {} headings", self.width);
            let span = Span {
                end: last.span.end,
                ..first.span
            };
            report.leave_out(self.source, span, Reason::Width, &said);
        }
    }

    fn row(
        &self,
        cells: &Cells<'s>,
        report: &mut Report,
        each: &mut impl FnMut([Cell<'s>; N], &mut Report),
    ) {
        let end = cells.last().map_or(0, |cell| cell.span.end);
        let end = Span { start: end, end };
        let row = self.positions.map(|position| {
            let cell = position.and_then(|position| cells.get(position));
            cell.cloned().unwrap_or(Cell {
                text: Cow::Borrowed(""),
                span: end,
            })
        });
        for (column, cell) in self.columns.iter().zip(&row) {
            if column.is_needed && cell.is_empty() {
                let reason = Reason::Empty(column.headings[0]);
                return report.leave_out(self.source, cell.span, reason, "");
            }
        }
        each(row, report);
    }
}

/// Where each column stands; nowhere, and a finding, where one is missing that is needed.
fn find_columns<const N: usize>(
    source: SourceId,
    columns: &[Column; N],
    headings: &Cells<'_>,
    report: &mut Report,
) -> Option<[Option<usize>; N]> {
    let keys: Vec<String> = headings
        .iter()
        .map(|cell| heading_key(&cell.text))
        .collect();
    let mut positions = [None; N];
    let mut is_whole = true;
    for (position, column) in positions.iter_mut().zip(columns) {
        let mut known = column.headings.iter().map(|heading| heading_key(heading));
        *position = known.find_map(|known| keys.iter().position(|key| *key == known));
        if position.is_none() && column.is_needed {
            report.push(no_column(source, column, columns, headings));
            is_whole = false;
        }
    }
    is_whole.then_some(positions)
}

/// A heading without its case and its signs: "O*NET-SOC Code" is `onetsoccode`.
pub(super) fn heading_key(heading: &str) -> String {
    let letters = heading.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn no_column(
    source: SourceId,
    column: &Column,
    columns: &[Column],
    headings: &Cells<'_>,
) -> Diagnostic {
    let span = Span {
        start: headings.first().map_or(0, |cell| cell.span.start),
        end: headings.last().map_or(0, |cell| cell.span.end),
    };
    let message = format!("this table has no column `{}`", column.headings[0]);
    let known = column.headings.iter().map(|heading| format!("`{heading}`"));
    let known = known.collect::<Vec<_>>().join(", ");
    let is_other = |heading: &str| {
        let mut others = columns.iter().flat_map(|column| column.headings);
        others.any(|other| heading_key(other) == heading_key(heading))
    };
    let free = headings.iter().map(|cell| cell.text.as_ref());
    let free = free.filter(|heading| !is_other(heading));
    let closest = suggest::closest(column.headings[0], free);
    let closest = closest.map(|closest| format!("is it the column `{closest}`?"));
    let help = format!("columns are recognised by their headings; known for this one: {known}");
    let mut finding = Diagnostic::new(Code::IncompleteDataSet, place(source, span), message);
    finding.help.extend(closest);
    finding.help(help)
}

fn place(source: SourceId, span: Span) -> Place {
    Place { source, span }
}

/// The lines of a text as byte ranges, without their breaks.
fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let begin = start;
        start += line.len();
        let line = line.trim_end_matches(['\n', '\r']);
        Span::new(begin..begin + line.len())
    })
}

/// The first cells of a line.
fn tab_row(text: &str, line: Span, most: usize) -> Cells<'_> {
    let mut start = line.range().start;
    let cells = text[line.range()].split('\t').take(most).map(|raw| {
        let begin = start + (raw.len() - raw.trim_start().len());
        start += raw.len() + 1;
        let trimmed = raw.trim();
        Cell {
            text: Cow::Borrowed(trimmed),
            span: Span::new(begin..begin + trimmed.len()),
        }
    });
    cells.collect()
}

/// The first cells of a row.
fn csv_row<'s>(grid: &Grid<'s>, row: usize, most: usize) -> Cells<'s> {
    let cells = (0..grid.width(row).min(most)).map(|column| {
        let cell = grid.cell(row, column);
        Cell {
            text: cell.text,
            span: cell.span,
        }
    });
    cells.collect()
}
