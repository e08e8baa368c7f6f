//! A text with separators as rows of cells, each of which knows where it stands.

use std::borrow::Cow;
use std::ops::Range;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, SourceId, Span};

/// The most cells of a table: a file of nothing but separators has more of them than memory.
const MOST_CELLS: usize = 4_000_000;

/// The most cells that are looked at for headings.
const MOST_CELLS_ABOVE: usize = 200_000;

/// A line break in a cell of a sheet, where each row is one line.
pub(in crate::input) const LINE_BREAK: char = '␤';

/// What a formula can begin with.
const OF_FORMULAS: [char; 8] = [
    '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
];

/// What stands between two cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum Separator {
    Comma,
    Semicolon,
    Tab,
}

impl Separator {
    /// Every separator, the most usual first.
    pub(in crate::input) const ALL: [Self; 3] = [Self::Comma, Self::Semicolon, Self::Tab];

    fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}

/// A cell: its text without quotes, and where it stands with them.
#[derive(Debug, Clone)]
pub(in crate::input) struct Cell<'s> {
    pub(in crate::input) text: Cow<'s, str>,
    pub(in crate::input) span: Span,
    /// Where the text begins in the source, where it stands there as it is, but for its line breaks.
    begins: Option<usize>,
    /// Whether its line breaks are signs there.
    has_signs: bool,
    /// Whether an apostrophe says that it is no formula.
    is_shielded: bool,
}

impl<'s> Cell<'s> {
    /// The same cell, where it stands in another text.
    fn from(self, origin: Origin) -> Self {
        Self {
            span: origin.span,
            begins: origin.is_as_said.then_some(origin.span.start as usize),
            ..self
        }
    }

    /// The cell whose raw text, without white space around it, stands at a span.
    fn at(source: &'s str, span: Span) -> Self {
        let raw = &source[span.range()];
        let inner = raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"'));
        let text = inner.unwrap_or(raw).trim();
        // An apostrophe keeps a spreadsheet from taking the text for a formula.
        let shielded = text.strip_prefix('\'');
        let shielded = shielded.filter(|text| text.trim_start().starts_with(OF_FORMULAS));
        let is_shielded = shielded.is_some();
        let text = shielded.unwrap_or(text);
        let has_quotes = inner.is_some() && text.contains("\"\"");
        let has_signs = text.contains(LINE_BREAK);
        let begins = text.as_ptr() as usize - source.as_ptr() as usize;
        let is_as_said = !(has_quotes || has_signs && text.contains('\n'));
        let mut text = Cow::Borrowed(text);
        if has_quotes {
            text = Cow::Owned(text.replace("\"\"", "\""));
        }
        if has_signs {
            text = Cow::Owned(text.replace(LINE_BREAK, "\n"));
        }
        Self {
            text,
            span,
            begins: is_as_said.then_some(begins),
            has_signs,
            is_shielded,
        }
    }

    pub(in crate::input) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text as prose: the lines of a cell of a sheet are parted by semicolons.
    pub(in crate::input) fn prose(&self) -> Cow<'s, str> {
        if !self.has_signs {
            return self.text.clone();
        }
        let mut prose = String::with_capacity(self.text.len());
        for line in self.text.lines() {
            if !prose.is_empty() {
                // A line that ends as an entry of a list does is not parted twice.
                prose.push_str(if prose.ends_with(';') { " " } else { "; " });
            }
            prose.push_str(line);
        }
        Cow::Owned(prose)
    }

    /// Whether a spreadsheet would take the text for a formula where it looks like one.
    pub(in crate::input) fn is_raw(&self) -> bool {
        !self.is_shielded
    }

    /// Where some bytes of the text stand; where the text is not as the file says it, the whole cell.
    pub(in crate::input) fn part(&self, range: Range<usize>) -> Span {
        let Some(begins) = self.begins else {
            return self.span;
        };
        let at = |at: usize| {
            let breaks = self.text[..at].matches('\n').count();
            let longer = if self.has_signs {
                LINE_BREAK.len_utf8() - 1
            } else {
                0
            };
            begins + at + breaks * longer
        };
        Span::new(at(range.start)..at(range.end))
    }
}

/// Where a cell of a table stands in the text that it was taken from.
#[derive(Debug, Clone, Copy)]
pub(in crate::input) struct Origin {
    pub(in crate::input) span: Span,
    /// Whether the same text stands there.
    pub(in crate::input) is_as_said: bool,
}

/// The cells of a text.
#[derive(Debug)]
pub(in crate::input) struct Grid<'s> {
    source: &'s str,
    /// Each without white space around it.
    cells: Vec<Span>,
    /// Where each stands in the text that the table was taken from; none where that is the source itself.
    origins: Vec<Origin>,
    /// Where the cells of each row end; rows without any text are left out.
    ends: Vec<usize>,
    /// Whether such a row, or an empty line, stands before each row.
    gaps: Vec<bool>,
    /// Whether one stands before the next row.
    is_gap: bool,
}

impl<'s> Grid<'s> {
    fn new(source: &'s str) -> Self {
        Self {
            source,
            cells: Vec::new(),
            origins: Vec::new(),
            ends: Vec::new(),
            gaps: Vec::new(),
            is_gap: false,
        }
    }

    /// Splits a text; what is wrong with its quotes is a finding.
    pub(in crate::input) fn split(
        id: SourceId,
        source: &'s str,
        separator: Separator,
    ) -> Result<Self, Diagnostic> {
        let mut grid = Self::new(source);
        let mut splitter = Splitter::new(source, separator);
        while let Some(field) = splitter.next() {
            if grid.cells.len() == MOST_CELLS {
                let place = place(id, field.range);
                let message = format!("a table of more than {MOST_CELLS} cells");
                return Err(Diagnostic::new(Code::TooMuch, place, message)
                    .help("write a graph of this size as JSON"));
            }
            grid.is_gap |= field.after_line;
            grid.cells.push(checked(id, source, field.range)?);
            if field.ends_row {
                grid.end_row();
            }
        }
        grid.end_row();
        Ok(grid)
    }

    /// The same cells, with their places in the text that the table was taken from: for the byte at which each cell
    /// begins in the source, in order.
    pub(in crate::input) fn taken_from(mut self, origins: &[(u32, Origin)]) -> Self {
        let nowhere = Origin {
            span: Span::default(),
            is_as_said: false,
        };
        let origin = |cell: &Span| {
            let behind = origins.partition_point(|(begins, _)| *begins <= cell.start);
            let before = behind.checked_sub(1).and_then(|at| origins.get(at));
            before.map_or(nowhere, |(_, origin)| *origin)
        };
        if !origins.is_empty() {
            self.origins = self.cells.iter().map(origin).collect();
        }
        self
    }

    /// Splits the first rows of a text, as far as its quotes are right.
    pub(in crate::input) fn split_some(source: &'s str, separator: Separator, rows: usize) -> Self {
        let mut grid = Self::new(source);
        let mut splitter = Splitter::new(source, separator);
        while let Some(field) = splitter.next() {
            let is_gap = field.after_line;
            let Ok(cell) = checked(SourceId::default(), source, field.range) else {
                break;
            };
            grid.is_gap |= is_gap;
            grid.cells.push(cell);
            if field.ends_row {
                grid.end_row();
            }
            if grid.ends.len() == rows || grid.cells.len() == MOST_CELLS_ABOVE {
                break;
            }
        }
        grid.end_row();
        grid
    }

    /// Some rows of some columns, without rows that say nothing there.
    pub(in crate::input) fn part(&self, rows: Range<usize>, columns: Range<usize>) -> Self {
        let mut part = Self::new(self.source);
        for row in rows {
            let cells = &self.cells[self.range(row)];
            let [start, end] = [columns.start, columns.end].map(|at| at.min(cells.len()));
            part.is_gap |= self.gaps[row];
            part.cells.extend_from_slice(&cells[start..end]);
            if !self.origins.is_empty() {
                let origins = &self.origins[self.range(row)];
                part.origins.extend_from_slice(&origins[start..end]);
            }
            part.end_row();
        }
        part
    }

    /// Ends the current row, and drops it where no cell of it has text.
    fn end_row(&mut self) {
        let start = self.ends.last().copied().unwrap_or(0);
        let filled = |span: &Span| span.end > span.start;
        if let Some(last) = self.cells[start..].iter().rposition(filled) {
            // Spreadsheets fill rows up with empty cells.
            self.cut(start + last + 1);
            self.ends.push(self.cells.len());
            self.gaps.push(std::mem::take(&mut self.is_gap));
        } else {
            self.is_gap = true;
            self.cut(start);
        }
    }

    fn cut(&mut self, cells: usize) {
        self.cells.truncate(cells);
        self.origins.truncate(cells);
    }

    /// How many rows have text.
    pub(in crate::input) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Where the longest cell stands, if there is any.
    pub(in crate::input) fn longest(&self) -> Option<Span> {
        let length = |at: &usize| self.cells[*at].range().len();
        let longest = (0..self.cells.len()).max_by_key(length)?;
        Some(self.span(longest))
    }

    /// Whether an empty row stands before a row.
    pub(in crate::input) fn is_after_gap(&self, row: usize) -> bool {
        self.gaps[row]
    }

    /// How many cells a row has, up to the last one with text.
    pub(in crate::input) fn width(&self, row: usize) -> usize {
        self.range(row).len()
    }

    /// A cell; an empty one where the row has no such column.
    pub(in crate::input) fn cell(&self, row: usize, column: usize) -> Cell<'s> {
        let range = self.range(row);
        let last = self.span(range.end - 1);
        let first = range.start;
        match self.cells[range].get(column) {
            Some(span) => {
                let cell = Cell::at(self.source, *span);
                match self.origins.get(first + column) {
                    Some(origin) => cell.from(*origin),
                    None => cell,
                }
            }
            None => Cell {
                text: Cow::Borrowed(""),
                span: Span {
                    start: last.end,
                    ..last
                },
                begins: None,
                has_signs: false,
                is_shielded: false,
            },
        }
    }

    /// Whether a row says one thing and nothing else: in one cell, or in merged ones.
    pub(in crate::input) fn is_alone(&self, row: usize) -> bool {
        let cells = (0..self.width(row)).map(|column| self.cell(row, column));
        let mut filled = cells.filter(|cell| !cell.is_empty());
        let first = filled.next();
        first.is_some_and(|first| {
            filled.all(|cell| cell.text == first.text && cell.span != first.span)
        })
    }

    /// Where a cell stands.
    fn span(&self, at: usize) -> Span {
        let origin = self.origins.get(at);
        origin.map_or(self.cells[at], |origin| origin.span)
    }

    fn range(&self, row: usize) -> Range<usize> {
        let start = if row == 0 { 0 } else { self.ends[row - 1] };
        start..self.ends[row]
    }
}

/// The raw text of a cell.
struct Field {
    range: Range<usize>,
    ends_row: bool,
    /// Whether an empty line stands before it.
    after_line: bool,
}

/// Goes through a text cell by cell.
struct Splitter<'s> {
    source: &'s str,
    reader: Reader,
    separator: u8,
    at: usize,
    scratch: Vec<u8>,
    is_done: bool,
}

impl<'s> Splitter<'s> {
    fn new(source: &'s str, separator: Separator) -> Self {
        let reader = ReaderBuilder::new().delimiter(separator.byte()).build();
        let mut splitter = Self {
            source,
            reader,
            separator: separator.byte(),
            at: 0,
            // What is written there is not looked at: cells are parts of the source.
            scratch: vec![0; 1024],
            is_done: false,
        };
        // The first line can tell a spreadsheet what separates cells.
        if let Some(rest) = source.strip_prefix("sep=")
            && let Some(line) = rest.find('\n')
            && line <= 2
        {
            splitter.at = "sep=".len() + line + 1;
        }
        splitter
    }

    fn next(&mut self) -> Option<Field> {
        if self.is_done {
            return None;
        }
        let start = self.at;
        loop {
            let rest = &self.source.as_bytes()[self.at..];
            let (result, read, _) = self.reader.read_field(rest, &mut self.scratch);
            self.at += read;
            match result {
                // The reader is told of the end by an empty rest.
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
                ReadFieldResult::Field { record_end } => {
                    let range = self.without_separator(start);
                    // The reader passes over empty lines, and reads CRLF in two.
                    let read = &self.source.as_bytes()[..range.end];
                    let from = start
                        + usize::from(
                            read[..start].ends_with(b"\r") && read[start..].starts_with(b"\n"),
                        );
                    let line = read[from..].first();
                    return Some(Field {
                        range,
                        ends_row: record_end,
                        after_line: line.is_some_and(|byte| matches!(byte, b'\n' | b'\r')),
                    });
                }
                ReadFieldResult::End => {
                    self.is_done = true;
                    return None;
                }
            }
        }
    }

    /// The bytes since a start, without the separator or the line break that they end in.
    fn without_separator(&self, start: usize) -> Range<usize> {
        let read = &self.source.as_bytes()[start..self.at];
        // A cell that ends with the text ends in none of them, unless a quote is not closed.
        let ends = |byte: &u8| *byte == self.separator || matches!(byte, b'\n' | b'\r');
        start..self.at - usize::from(read.last().is_some_and(ends))
    }
}

/// The span of a cell without white space around it, where its quotes are right.
fn checked(id: SourceId, source: &str, range: Range<usize>) -> Result<Span, Diagnostic> {
    let raw = &source[range.clone()];
    let text = raw.trim();
    let start = range.start + (raw.len() - raw.trim_start().len());
    let span = Span::new(start..start + text.len());
    let Some(inner) = text.strip_prefix('"') else {
        return Ok(span);
    };
    let mut rest = inner;
    while let Some(quote) = rest.find('"') {
        rest = &rest[quote + 1..];
        match rest.strip_prefix('"') {
            Some(behind) => rest = behind,
            None if rest.is_empty() => return Ok(span),
            None => {
                let at = source[..span.range().end].len() - rest.len();
                let end = at + rest.chars().next().map_or(0, char::len_utf8);
                let message =
                    "there is something between the closing quote and the end of the cell";
                return Err(Diagnostic::new(Code::Syntax, place(id, at..end), message)
                    .help("write a quote within quotes twice: `\"\"`"));
            }
        }
    }
    let message = "the quote that opens here is not closed";
    let place = place(id, start..start + 1);
    Err(Diagnostic::new(Code::Syntax, place, message)
        .help("close it, or write a quote within quotes twice: `\"\"`"))
}

fn place(source: SourceId, range: Range<usize>) -> Place {
    Place {
        source,
        span: Span::new(range),
    }
}
