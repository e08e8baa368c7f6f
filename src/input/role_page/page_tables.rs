//! Tables in pages, cell by cell, as the reader of tables takes them.
//!
//! A page may have a table of roles in it, or a matrix of their skills. What is in its cells becomes a text with
//! tabs, and each cell remembers where it stands in the page, so that findings are about the page.

mod html;
mod markdown;
mod turned;

use std::collections::HashSet;

pub(in crate::input) use markdown::has_bars;
pub(in crate::input) use turned::turned;

use super::PageKind;
use super::lines::{self, Refusal, clean};
use crate::input::table::grid::{LINE_BREAK, Origin};
use crate::input::table::in_pages::is_legend;
use crate::source::Span;

/// The most tables of a page.
const MOST_TABLES: usize = 2000;

/// The most cells of the tables of a page, those that merged cells repeat included.
const MOST_CELLS: usize = 1_000_000;

/// The most bytes of their text.
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// The most bytes that merged cells repeat.
const MOST_REPEATED: usize = 2 * 1024 * 1024;

/// How much there may still be of tables.
#[derive(Debug)]
struct Budget {
    tables: usize,
    cells: usize,
    bytes: usize,
    repeated: usize,
}

impl Budget {
    const ALL: Self = Self {
        tables: MOST_TABLES,
        cells: MOST_CELLS,
        bytes: MOST_BYTES,
        repeated: MOST_REPEATED,
    };

    /// Takes a table.
    fn table(&mut self, span: Span) -> Result<(), Refusal> {
        let message = "the page has more than 2,000 tables";
        take(&mut self.tables, 1, Refusal { message, span })
    }

    /// Takes some cells.
    fn cells(&mut self, count: usize, span: Span) -> Result<(), Refusal> {
        let message = "the tables of the page have more than 1,000,000 cells";
        take(&mut self.cells, count, Refusal { message, span })
    }

    /// Takes the bytes that a merged cell repeats.
    fn repeat(&mut self, cell: &Cell) -> Result<(), Refusal> {
        let message = "merged cells of the page repeat more than 2 MiB";
        let span = cell.span;
        take(
            &mut self.repeated,
            cell.text.len(),
            Refusal { message, span },
        )
    }

    /// Takes some bytes.
    fn bytes(&mut self, count: usize, span: Span) -> Result<(), Refusal> {
        let message = "the tables of the page have more than 32 MiB of text";
        take(&mut self.bytes, count, Refusal { message, span })
    }
}

/// Takes some of what is left, or refuses the page.
fn take(left: &mut usize, count: usize, refusal: Refusal) -> Result<(), Refusal> {
    *left = left.checked_sub(count).ok_or(refusal)?;
    Ok(())
}

/// A table of a page.
#[derive(Debug, Default)]
pub(in crate::input) struct PageTable {
    /// The heading above it; empty where there is none.
    pub(in crate::input) heading: String,
    /// Where the heading stands, and those of tables that have been added.
    pub(in crate::input) headed: Vec<Span>,
    /// Its rows as lines, with tabs between the cells and a sign for a line break in one.
    pub(in crate::input) text: String,
    /// For the byte at which each filled cell begins in the text, where it stands in the page.
    pub(in crate::input) origins: Vec<(u32, Origin)>,
    /// What of the page it is.
    pub(in crate::input) spans: Vec<Span>,
    /// The cells beyond its headings, which are not among its rows.
    pub(in crate::input) beyond: Vec<Span>,
    /// The tables in its cells, which are text of it as well.
    pub(in crate::input) inner: Vec<PageTable>,
}

/// A cell as it stands in a page.
#[derive(Debug, Clone, Default)]
struct Cell {
    /// Its lines, which are not clean yet.
    text: String,
    span: Span,
}

impl PageTable {
    /// Adds the rows below the headings of another table, below the heading above that.
    pub(in crate::input) fn join(&mut self, other: Self) {
        if self.headed.len() == 1 && !self.heading.is_empty() {
            let heading = self.heading.clone();
            self.insert_line(self.rows_begin(), &heading, self.headed[0]);
        }
        if let Some(span) = other.headed.first().filter(|_| !other.heading.is_empty()) {
            self.insert_line(self.text.len(), &other.heading, *span);
        }
        let begin = other.rows_begin();
        let own = self.text.len();
        let rows = other.origins_from(begin).iter();
        let rows = rows.map(|(at, origin)| (*at - begin as u32 + own as u32, *origin));
        self.origins.extend(rows);
        self.text.push_str(&other.text[begin..]);
        self.spans.extend(other.spans);
        self.headed.extend(other.headed);
        self.beyond.extend(other.beyond);
    }

    /// Puts a line that stands elsewhere on the page above the table.
    pub(in crate::input) fn put_above(&mut self, line: &str, span: Span) {
        self.insert_line(0, line, span);
        self.spans.push(span);
    }

    /// Where the rows below the headings begin.
    fn rows_begin(&self) -> usize {
        self.text.find('\n').map_or(self.text.len(), |end| end + 1)
    }

    /// The places of the cells from a byte on.
    fn origins_from(&self, begin: usize) -> &[(u32, Origin)] {
        let first = self
            .origins
            .partition_point(|(at, _)| (*at as usize) < begin);
        &self.origins[first..]
    }

    /// Inserts a row of one cell that stands elsewhere at the byte at which a row begins.
    fn insert_line(&mut self, at: usize, line: &str, span: Span) {
        let below = self.text.split_off(at);
        let origins = self.origins.len() - self.origins_from(at).len();
        let origins = self.origins.split_off(origins);
        let is_as_said = false;
        self.origins.push((at as u32, Origin { span, is_as_said }));
        self.cell(line);
        self.text.push('\n');
        let longer = (self.text.len() - at) as u32;
        let origins = origins.into_iter();
        let origins = origins.map(|(at, origin)| (at + longer, origin));
        self.origins.extend(origins);
        self.text.push_str(&below);
    }

    /// Adds a row of a part of the page that begins at a byte.
    fn row<'c>(
        &mut self,
        page: &str,
        base: usize,
        cells: impl Iterator<Item = &'c Cell>,
        budget: &mut Budget,
    ) -> Result<(), Refusal> {
        for (at, cell) in cells.enumerate() {
            if at > 0 {
                self.text.push('\t');
            }
            // Each line break becomes a sign.
            budget.bytes(LINE_BREAK.len_utf8() * cell.text.len() + 1, cell.span)?;
            let begins = self.text.len();
            self.cell(&cell.text);
            let added = &self.text[begins..];
            if !added.is_empty() {
                let range = cell.span.range();
                let range = range.start.wrapping_sub(base)..range.end.wrapping_sub(base);
                let is_as_said = page.get(range) == Some(added);
                let origin = Origin {
                    span: cell.span,
                    is_as_said,
                };
                self.origins.push((begins as u32, origin));
            }
        }
        self.text.push('\n');
        Ok(())
    }

    /// Adds the text of a cell: lines that say something, parted by a sign.
    fn cell(&mut self, text: &str) {
        let begins = self.text.len();
        for line in text.lines() {
            let line = clean(line);
            if line.is_empty() {
                continue;
            }
            if self.text.len() > begins {
                self.text.push(LINE_BREAK);
            }
            self.text.push_str(&line.replace(LINE_BREAK, " "));
        }
        if self.text[begins..].starts_with('"') {
            let quoted = self.text[begins..].replace('"', "\"\"");
            self.text.truncate(begins);
            self.text.push('"');
            self.text.push_str(&quoted);
            self.text.push('"');
        }
    }
}

/// Returns the tables of a page. One with others in its cells has these within it, unless it lays out the page.
pub(in crate::input) fn of_page(kind: PageKind, page: &str) -> Result<Vec<PageTable>, Refusal> {
    lines::check_size(kind, page)?;
    let mut budget = Budget::ALL;
    match kind {
        PageKind::Html => html::tables(page, 0, &mut budget),
        PageKind::Text | PageKind::Markdown => markdown::tables(page, &mut budget),
    }
}

/// Returns a page with blanks where some tables stood, and headings of nothing else, so that all else keeps its
/// place.
pub(in crate::input) fn without<'t>(
    kind: PageKind,
    page: &str,
    tables: impl Iterator<Item = &'t PageTable> + Clone,
) -> String {
    let rest = blank(page, tables.clone().flat_map(|table| &table.spans));
    let headed = tables.flat_map(|table| &table.headed);
    let headed: HashSet<u32> = headed.map(|span| span.start).collect();
    let bare: Vec<Span> = {
        let lines = lines::read(kind, &rest).map_or_else(|_| Vec::new(), |page| page.body);
        let level = |at: usize| lines.get(at).map(|line| line.level.unwrap_or(u8::MAX));
        let is_bare = |at: &usize| {
            let begins = lines[*at].span.start;
            let own = lines[*at].level.filter(|_| headed.contains(&begins));
            own.is_some_and(|own| level(at + 1).is_none_or(|next| next <= own))
        };
        let bare = (0..lines.len()).filter(is_bare);
        bare.map(|at| lines[at].span).collect()
    };
    blank(&rest, bare.iter())
}

/// The first lines of a page that say what marks stand for, with their places: marks of bold text included.
pub(in crate::input) fn legends_of(kind: PageKind, page: &str) -> Vec<(String, Span)> {
    const MOST: usize = 20;
    let read = lines::read(kind, page).map_or_else(|_| Vec::new(), |page| page.body);
    let legends = read.into_iter().filter(|line| is_legend(&line.text));
    let marked = |span: Span| {
        let is_mark = |c: char| matches!(c, '*' | '_');
        let [before, behind] = [&page[..span.start as usize], &page[span.end as usize..]];
        let start = before.trim_end_matches(is_mark).len();
        let end = page.len() - behind.trim_start_matches(is_mark).len();
        Span::new(start..end)
    };
    let legends = legends.map(|line| (line.text.into_owned(), marked(line.span)));
    legends.take(MOST).collect()
}

fn blank<'s>(page: &str, spans: impl Iterator<Item = &'s Span>) -> String {
    let mut rest = page.as_bytes().to_vec();
    for span in spans {
        for byte in &mut rest[span.range()] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    }
    String::from_utf8(rest).unwrap_or_default()
}
