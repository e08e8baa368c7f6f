//! A table of a data set: its columns are told by their headings, and every cell knows where it stands.

use std::borrow::Cow;

use smallvec::SmallVec;

use super::DatasetFile;
use super::report::{Reason, Report};
use crate::diagnostic::{Code, Diagnostic};
use crate::input::table::grid::{Grid, Separator};
use crate::model::suggest;
use crate::source::{Place, SourceId, Span, Spanned};

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
            Body::Csv(grid) if grid.len() > 0 => csv_row(grid, 0),
            Body::Csv(_) => Cells::new(),
            Body::Tabs => lines(text).next().map_or_else(Cells::new, |line| tab_row(text, line)),
        };
        if headings.iter().all(Cell::is_empty) {
            let place = place(file.source, Span::default());
            let finding = Diagnostic::new(Code::EmptyFile, place, "this table is empty");
            report.push(finding.help("take the file from the release again"));
            return None;
        }
        let keys: Vec<String> = headings.iter().map(|cell| heading_key(&cell.text)).collect();
        let mut positions = [None; N];
        let mut is_whole = true;
        for (position, column) in positions.iter_mut().zip(columns) {
            let known = |heading: &&&str| keys.contains(&heading_key(heading));
            let heading = column.headings.iter().find(known).map(|known| heading_key(known));
            *position = heading.and_then(|heading| keys.iter().position(|key| *key == heading));
            if position.is_none() && column.is_needed {
                report.push(no_column(file.source, column, &headings));
                is_whole = false;
            }
        }
        is_whole.then_some(Self {
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
        let span = lines(self.text).next().unwrap_or_default();
        let message = format!("this table lacks some of the columns {headings}");
        Diagnostic::new(Code::IncompleteDataSet, place(self.source, span), message)
            .help("columns are told by their headings; take the file from the release again")
    }

    /// Calls `each` with the cells of every row that has those that are needed.
    pub(super) fn each_row(
        &self,
        report: &mut Report,
        mut each: impl FnMut([Cell<'s>; N], &mut Report),
    ) {
        match &self.body {
            Body::Csv(grid) => {
                for row in 1..grid.len() {
                    let cells = csv_row(grid, row);
                    // Empty cells at the end are not told from absent ones.
                    let fits = cells.len() <= self.width;
                    self.row(&cells, fits, report, &mut each);
                }
            }
            Body::Tabs => {
                for line in lines(self.text).skip(1) {
                    let cells = tab_row(self.text, line);
                    let fits = cells.len() == self.width;
                    if !cells.iter().all(Cell::is_empty) {
                        self.row(&cells, fits, report, &mut each);
                    }
                }
            }
        }
    }

    fn row(
        &self,
        cells: &Cells<'s>,
        fits: bool,
        report: &mut Report,
        each: &mut impl FnMut([Cell<'s>; N], &mut Report),
    ) {
        let [Some(first), Some(last)] = [cells.first(), cells.last()] else {
            return;
        };
        if !fits {
            let (count, width) = (cells.len(), self.width);
            let said = format!("{count} cells, and the headings are {width}");
            let span = Span {
                end: last.span.end,
                ..first.span
            };
            return report.leave_out(self.source, span, Reason::Width, &said);
        }
        let end = Span {
            start: last.span.end,
            ..last.span
        };
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

/// A heading without its case and its signs: "O*NET-SOC Code" is `onetsoccode`.
pub(super) fn heading_key(heading: &str) -> String {
    let letters = heading.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn no_column(source: SourceId, column: &Column, headings: &Cells<'_>) -> Diagnostic {
    let span = Span {
        start: headings.first().map_or(0, |cell| cell.span.start),
        end: headings.last().map_or(0, |cell| cell.span.end),
    };
    let message = format!("this table has no column `{}`", column.headings[0]);
    let known = column.headings.iter().map(|heading| format!("`{heading}`"));
    let known = known.collect::<Vec<_>>().join(", ");
    let closest = suggest::closest(
        column.headings[0],
        headings.iter().map(|cell| cell.text.as_ref()),
    );
    let finding = Diagnostic::new(Code::IncompleteDataSet, place(source, span), message);
    let finding = match closest {
        Some(closest) => finding.help(format!("did you mean that by `{closest}`?")),
        None => finding,
    };
    finding.help(format!("columns are told by their headings; known for this one: {known}"))
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

fn tab_row(text: &str, line: Span) -> Cells<'_> {
    let mut start = line.range().start;
    let cells = text[line.range()].split('\t').map(|raw| {
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

fn csv_row<'s>(grid: &Grid<'s>, row: usize) -> Cells<'s> {
    let cells = (0..grid.width(row)).map(|column| {
        let cell = grid.cell(row, column);
        Cell {
            text: cell.text,
            span: cell.span,
        }
    });
    cells.collect()
}
