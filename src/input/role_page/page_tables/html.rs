//! Tables of web pages.

use std::rc::Rc;

use super::{Budget, Cell, PageTable, Refusal};
use crate::input::role_page::lines::html_blocks::BREAK;
use crate::input::role_page::lines::scan::{self, Merged, Plain};
use crate::input::role_page::lines::walk::{Visit, walk};
use crate::source::Span;

/// Whether there may be a table in a page.
pub(super) fn has_table(page: &str) -> bool {
    const TAG: &[u8] = b"table";
    let bytes = page.as_bytes();
    let mut tags = memchr::memchr_iter(b'<', bytes);
    tags.any(|at| {
        let name = bytes.get(at + 1..=at + TAG.len());
        name.is_some_and(|name| name.eq_ignore_ascii_case(TAG))
    })
}

/// Returns the tables of a page that begins at the byte `base` of its source.
pub(super) fn tables(
    page: &str,
    base: usize,
    budget: &mut Budget,
) -> Result<Vec<PageTable>, Refusal> {
    if !has_table(page) {
        return Ok(Vec::new());
    }
    let plain = scan::scan(page, base)?;
    let mut reader = Reader {
        page,
        base,
        plain: &plain,
        cells: 0,
        budget,
        open: Vec::new(),
        heading: String::new(),
        headed: Span::default(),
        in_heading: false,
        found: Vec::new(),
    };
    walk(&plain, &mut reader)?;
    Ok(reader.found)
}

/// A table that is being read.
#[derive(Default)]
struct Open {
    heading: String,
    headed: Span,
    rows: Vec<Vec<(Cell, Merged)>>,
    spans: Vec<Span>,
    /// The tables in its cells.
    inner: Vec<PageTable>,
    in_row: bool,
    in_cell: bool,
}

impl Open {
    /// Whether it has rows below its first one, with more than one cell: one row lays out a page.
    fn has_columns(&self) -> bool {
        let wide = self.rows.iter().filter(|row| row.len() > 1);
        wide.count() > 1
    }

    /// Adds the rows of a table that stands in the cell at hand to the text of that, without the row of its headings.
    fn take_text(&mut self, inner: &Self) {
        let Some((cell, _)) = self.rows.last_mut().and_then(|row| row.last_mut()) else {
            return;
        };
        let is_head = |row: &Vec<(Cell, Merged)>| row.iter().all(|(_, merged)| merged.is_heading);
        let heads = usize::from(inner.rows.len() > 1 && inner.rows.first().is_some_and(is_head));
        for row in &inner.rows[heads..] {
            let said = row.iter().map(|(cell, _)| cell.text.trim());
            let said: Vec<&str> = said.filter(|text| !text.is_empty()).collect();
            cell.text.push('\n');
            cell.text.push_str(&said.join(": ").replace('\n', ", "));
        }
        cell.text.push('\n');
        if let (Some(first), Some(last)) = (inner.spans.first(), inner.spans.last()) {
            if cell.span == Span::default() {
                cell.span = *first;
            }
            cell.span.end = cell.span.end.max(last.end);
        }
        self.spans.extend_from_slice(&inner.spans);
    }
}

struct Reader<'p> {
    page: &'p str,
    base: usize,
    plain: &'p Plain,
    /// How many cells have begun.
    cells: usize,
    budget: &'p mut Budget,
    open: Vec<Open>,
    heading: String,
    headed: Span,
    in_heading: bool,
    found: Vec<PageTable>,
}

impl Reader<'_> {
    fn end_line(&mut self) {
        if let Some(cell) = self.cell() {
            cell.text.push('\n');
        }
    }

    /// The cell at hand.
    fn cell(&mut self) -> Option<&mut Cell> {
        let table = self.open.last_mut().filter(|table| table.in_cell)?;
        let row = table.rows.last_mut()?;
        row.last_mut().map(|(cell, _)| cell)
    }

    /// Ends a table. One in a cell of another is text of that, row by row, where it has no other in it.
    fn close(&mut self, table: Open) -> Result<(), Refusal> {
        let is_layout = !table.inner.is_empty() && !table.has_columns();
        let has_deeper = table.inner.iter().any(|inner| !inner.inner.is_empty());
        if is_layout || has_deeper {
            self.pass_on(table.inner);
            return Ok(());
        }
        if table.inner.is_empty()
            && let Some(outer) = self.open.last_mut()
        {
            outer.take_text(&table);
        }
        let read = self.read(table)?;
        self.pass_on(vec![read]);
        Ok(())
    }

    /// Gives some tables to the one around them, or to the page.
    fn pass_on(&mut self, tables: Vec<PageTable>) {
        let tables = tables.into_iter().filter(|table| !table.text.is_empty());
        match self.open.last_mut() {
            Some(outer) => outer.inner.extend(tables),
            None => self.found.extend(tables),
        }
    }

    /// The rows of a table, in which merged cells repeat what they say.
    fn read(&mut self, table: Open) -> Result<PageTable, Refusal> {
        self.budget
            .table(table.spans.first().copied().unwrap_or_default())?;
        let mut read = PageTable {
            heading: table.heading,
            headed: vec![table.headed],
            spans: table.spans,
            inner: table.inner,
            ..PageTable::default()
        };
        let mut above = Above::default();
        for cells in table.rows {
            let row = above.row(cells, self.budget)?;
            let row = row.iter().map(AsRef::as_ref);
            read.row(self.page, self.base, row, self.budget)?;
        }
        Ok(read)
    }
}

impl Visit for Reader<'_> {
    fn start(&mut self, name: &str) {
        match name {
            "article" => {
                self.open.push(Open {
                    heading: self.heading.clone(),
                    headed: self.headed,
                    ..Open::default()
                });
            }
            "section" => {
                if let Some(table) = self.open.last_mut() {
                    table.rows.push(Vec::new());
                    table.in_row = true;
                    table.in_cell = false;
                }
            }
            "x-cell" => {
                let merged = self.plain.merged.get(self.cells).copied();
                self.cells += 1;
                if let Some(table) = self.open.last_mut() {
                    // A cell without a row begins one.
                    if !std::mem::replace(&mut table.in_row, true) {
                        table.rows.push(Vec::new());
                    }
                    table.in_cell = true;
                    let cell = (Cell::default(), merged.unwrap_or_default());
                    table
                        .rows
                        .last_mut()
                        .into_iter()
                        .for_each(|row| row.push(cell.clone()));
                }
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if self.open.is_empty() => {
                self.in_heading = true;
                self.heading.clear();
                self.headed = Span::default();
            }
            "span" | "x-bold" => {}
            _ => self.end_line(),
        }
    }

    fn end(&mut self, name: &str) -> Result<(), Refusal> {
        match name {
            "article" => {
                if let Some(table) = self.open.pop() {
                    self.close(table)?;
                }
            }
            "x-cell" | "section" => {
                if let Some(table) = self.open.last_mut() {
                    table.in_cell = false;
                    table.in_row &= name == "x-cell";
                }
            }
            "span" | "x-bold" | "br" => {}
            _ => {
                self.in_heading &= !matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
                self.end_line();
            }
        }
        Ok(())
    }

    fn text(&mut self, text: &str, run: Option<Span>) {
        let run = run.filter(|_| !text.trim().is_empty());
        if self.in_heading {
            self.heading.push_str(text);
            if let Some(run) = run.filter(|_| self.headed == Span::default()) {
                self.headed = run;
            }
        }
        // What stands in the table and in no cell is text of the page.
        let table = self.open.last_mut().filter(|table| table.in_cell);
        if let (Some(table), Some(run)) = (table, run)
            && table.spans.last() != Some(&run)
        {
            table.spans.push(run);
        }
        if let Some(cell) = self.cell() {
            // A text may be wrapped anywhere.
            let text = text.replace(['\n', '\r'], " ");
            cell.text.push_str(&text.replace(BREAK, "\n"));
            if let Some(run) = run {
                if cell.span == Span::default() {
                    cell.span = run;
                }
                cell.span.end = cell.span.end.max(run.end);
            }
        }
    }
}

/// For each column, a cell of a row above that reaches down, and how many rows it has left.
#[derive(Default)]
struct Above(Vec<Option<(Rc<Cell>, usize)>>);

impl Above {
    /// The cells of the next row, those that reach into it included.
    fn row(
        &mut self,
        cells: Vec<(Cell, Merged)>,
        budget: &mut Budget,
    ) -> Result<Vec<Rc<Cell>>, Refusal> {
        let above = &mut self.0;
        // Behind the last one there is nothing.
        let reach = above.len();
        let mut row: Vec<Rc<Cell>> = Vec::with_capacity(cells.len());
        let mut cells = cells.into_iter().peekable();
        while cells.peek().is_some() || row.len() < reach {
            let column = row.len();
            if let Some(Some((cell, left))) = above.get_mut(column) {
                budget.repeat(cell)?;
                row.push(Rc::clone(cell));
                *left -= 1;
                if *left == 0 {
                    above[column] = None;
                }
                continue;
            }
            let Some((cell, merged)) = cells.next() else {
                row.push(Rc::default());
                continue;
            };
            budget.cells(merged.columns, cell.span)?;
            let cell = Rc::new(cell);
            for repeat in 0..merged.columns {
                if repeat > 0 {
                    budget.repeat(&cell)?;
                }
                let column = row.len();
                if merged.rows > 1 {
                    if above.len() <= column {
                        above.resize(column + 1, None);
                    }
                    above[column] = Some((Rc::clone(&cell), merged.rows - 1));
                }
                row.push(Rc::clone(&cell));
            }
        }
        let used = above.iter().rposition(Option::is_some);
        above.truncate(used.map_or(0, |last| last + 1));
        Ok(row)
    }
}
