//! Tables in pages, cell by cell, as the reader of tables takes them.
//!
//! A page may have a table of roles in it, or a matrix of their skills. What is in its cells becomes a text with
//! tabs, and each cell remembers where it stands in the page, so that findings are about the page.

mod html;
mod markdown;

use std::collections::HashSet;

pub(in crate::input) use markdown::has_bars;

use super::PageKind;
use super::lines::{self, Refusal, clean};
use crate::input::table::grid::{LINE_BREAK, Origin};
use crate::source::Span;

/// The most cells of the tables of a page, those that merged cells repeat included.
const MOST_CELLS: usize = 1_000_000;

/// The most bytes of their text.
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// How much there may still be of tables.
#[derive(Debug)]
struct Budget {
    cells: usize,
    bytes: usize,
}

impl Budget {
    const ALL: Self = Self {
        cells: MOST_CELLS,
        bytes: MOST_BYTES,
    };

    /// Takes some cells.
    fn cells(&mut self, count: usize, span: Span) -> Result<(), Refusal> {
        let left = self.cells.checked_sub(count);
        let message = "the tables of the page have more than 1,000,000 cells";
        self.cells = left.ok_or(Refusal { message, span })?;
        Ok(())
    }

    /// Takes some bytes.
    fn bytes(&mut self, count: usize, span: Span) -> Result<(), Refusal> {
        let left = self.bytes.checked_sub(count);
        let message = "the tables of the page have more than 32 MiB, merged cells repeated";
        self.bytes = left.ok_or(Refusal { message, span })?;
        Ok(())
    }
}

/// A table of a page.
#[derive(Debug, Default)]
pub(in crate::input) struct PageTable {
    /// The heading above it; empty where there is none.
    pub(in crate::input) heading: String,
    /// Where the heading stands.
    pub(in crate::input) headed: Span,
    /// Its rows as lines, with tabs between the cells and a sign for a line break in one.
    pub(in crate::input) text: String,
    /// For the byte at which each filled cell begins in the text, where it stands in the page.
    pub(in crate::input) origins: Vec<(u32, Origin)>,
    /// What of the page it is.
    pub(in crate::input) spans: Vec<Span>,
}

/// A cell as it stands in a page.
#[derive(Debug, Clone, Default)]
struct Cell {
    /// Its lines, which are not clean yet.
    text: String,
    span: Span,
}

impl PageTable {
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
            self.text.push_str(&line);
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

/// Returns the tables of a page, without those that have others in them.
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
    let headed: HashSet<u32> = tables.map(|table| table.headed.start).collect();
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
