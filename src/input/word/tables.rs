//! Tables of a document: those of data stay tables, and those that lay out a form or a page become what stands in them.

use super::lines::without_tabs;
use super::markdown::BREAK;
use super::outline::{Block, Budget, Cell, Kind, Line, Paragraph, Row, Table};
use crate::input::package::PackageProblem;

/// The longest label of a form, in bytes.
const MAX_LABEL: usize = 100;

/// Labels of forms about a job, in small letters.
const LABELS: [&str; 36] = [
    "accountable to",
    "band",
    "base",
    "business unit",
    "contract",
    "contract type",
    "cost centre",
    "date",
    "department",
    "directorate",
    "division",
    "employment type",
    "family",
    "grade",
    "hours",
    "hours of work",
    "job code",
    "job family",
    "job level",
    "job title",
    "level",
    "line manager",
    "location",
    "manager",
    "pay",
    "position",
    "position title",
    "post title",
    "reports to",
    "responsible for",
    "responsible to",
    "role",
    "role title",
    "salary",
    "team",
    "title",
];

/// Returns the blocks that a table becomes.
pub(super) fn read(table: Table, budget: &mut Budget) -> Result<Vec<Block>, PackageProblem> {
    let mut rows = table.rows;
    rows.retain(|row| !row.is_skipped && row.cells.iter().any(|cell| !cell.is_empty()));
    let width = rows.iter().map(Row::width).max().unwrap_or_default();
    if width <= 1 {
        let cells = rows.into_iter().flat_map(|row| row.cells);
        return Ok(cells.flat_map(|cell| cell.blocks).collect());
    }
    if is_form(&rows, width) {
        form(rows, budget)
    } else {
        Ok(vec![Block::Rows(grid(rows, budget)?)])
    }
}

impl Cell {
    fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The lines of the cell, in whatever they stand.
    fn lines(&self) -> usize {
        let count = |block: &Block| match block {
            Block::Paragraph(paragraph) => paragraph.lines.len(),
            Block::Rows(rows) => rows.len(),
        };
        self.blocks.iter().map(count).sum()
    }

    /// Whether it says several things: a list, or more than one line.
    fn has_several(&self) -> bool {
        let is_item = |block: &Block| matches!(block, Block::Paragraph(p) if p.is_item());
        self.lines() > 1 || self.blocks.iter().any(is_item)
    }

    /// The one line of the cell, where it has no more.
    fn line(&self) -> Option<&Line> {
        match &self.blocks[..] {
            [Block::Paragraph(Paragraph { lines, .. })] => match &lines[..] {
                [line] => Some(line),
                _ => None,
            },
            _ => None,
        }
    }

    /// The line of a cell that has one that is short enough for a label.
    fn label(&self) -> Option<&Line> {
        self.line().filter(|line| line.text.len() <= MAX_LABEL)
    }

    fn has_colon(&self) -> bool {
        self.label()
            .is_some_and(|line| line.text.trim_end().ends_with(':'))
    }

    /// Whether the cell has a label that forms about a job have.
    fn has_known_label(&self) -> bool {
        self.label().is_some_and(|line| {
            let label = line.text.trim().to_lowercase();
            LABELS.contains(&label.as_str())
        })
    }

    fn is_bold(&self) -> bool {
        self.line().is_some_and(Line::is_bold)
    }

    /// What the cell says, line by line.
    fn text(&self) -> String {
        let mut lines: Vec<String> = Vec::new();
        for block in &self.blocks {
            match block {
                Block::Paragraph(paragraph) => {
                    let own = paragraph.lines.iter();
                    lines.extend(own.map(|line| without_tabs(&line.text)));
                }
                Block::Rows(rows) => lines.extend(rows.iter().map(|row| line_of(row))),
            }
        }
        lines.join(BREAK.encode_utf8(&mut [0; 4]))
    }
}

impl Paragraph {
    fn is_item(&self) -> bool {
        matches!(self.kind, Kind::Item { .. })
    }
}

impl Row {
    fn width(&self) -> usize {
        self.cells.iter().map(|cell| cell.shape.across).sum()
    }

    /// The cells of a row that has one label and one value.
    fn pair(&self) -> Option<(&Cell, &Cell)> {
        match &self.cells[..] {
            [label, value] if label.label().is_some() || label.is_continued() => {
                Some((label, value))
            }
            _ => None,
        }
    }

    /// Whether labels and values take turns: "Job title: | Nurse | Band: | 5".
    fn is_pairs(&self) -> bool {
        let is_pair = |cells: &[Cell]| {
            let [label, value] = cells else {
                return false;
            };
            let is_bare = label.is_empty() && value.is_empty();
            let is_marked = label.has_colon()
                || label.is_bold() && !value.is_bold()
                || label.has_known_label() && !value.has_known_label();
            is_bare || is_marked && !value.has_colon() && !value.has_several()
        };
        let cells = &self.cells;
        cells.len() >= 4 && cells.len().is_multiple_of(2) && cells.chunks(2).all(is_pair)
    }

    fn has_headings(&self) -> bool {
        let has_colon = self.cells.first().is_some_and(Cell::has_colon);
        self.cells.len() > 1 && !has_colon && self.cells.iter().all(Cell::is_bold)
    }
}

impl Cell {
    fn is_continued(&self) -> bool {
        self.shape.is_continued
    }
}

/// What a row of several columns says in one line.
fn line_of(row: &[String]) -> String {
    let cells = row.iter().map(|cell| cell.replace(BREAK, "; "));
    let cells: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
    cells.join(if cells.len() == 2 { ": " } else { " | " })
}

/// Whether a table lays out labels and what stands beside or below them, and is none of data.
fn is_form(rows: &[Row], width: usize) -> bool {
    let pairs = || rows.iter().filter_map(Row::pair);
    let has_headings = rows.first().is_some_and(|first| {
        let mut others = pairs().skip(1);
        let is_bold = first.has_headings()
            && others.all(|(label, value)| !value.is_bold() && !label.has_known_label());
        first.cells.len() > 1 && first.is_heading || is_bold
    });
    let is_long = |(_, value): (&Cell, &Cell)| value.has_several();
    let is_page = |row: &Row| matches!(&row.cells[..], [cell] if cell.has_several());
    let of_data = |row: &&Row| row.cells.len() > 2 && !row.is_pairs();
    let data = rows.iter().filter(of_data).count();
    let is_labelled =
        width == 2 && pairs().count() > 0 && pairs().all(|(label, _)| label.has_colon());
    let is_laid_out = is_labelled
        || rows.iter().any(Row::is_pairs)
        || rows.iter().any(is_page)
        || pairs().any(is_long);
    rows.iter().all(Row::is_pairs) || is_laid_out && !has_headings && data * 3 <= rows.len()
}

/// What stands in a form, row by row.
fn form(rows: Vec<Row>, budget: &mut Budget) -> Result<Vec<Block>, PackageProblem> {
    let mut blocks = Vec::new();
    let mut data: Vec<Row> = Vec::new();
    let mut rows = rows.into_iter().peekable();
    while let Some(row) = rows.next() {
        if row.cells.len() > 2 && !row.is_pairs() {
            data.push(row);
            continue;
        }
        if !data.is_empty() {
            blocks.push(Block::Rows(grid(std::mem::take(&mut data), budget)?));
        }
        // A label without a value asks for one, unless that stands in the next row.
        let is_above = rows.peek().is_some_and(|next| next.cells.len() == 1);
        let mut cells = row.cells.into_iter();
        while let Some(first) = cells.next() {
            match cells.next() {
                Some(value) if value.is_empty() && !first.has_several() && !is_above => {}
                Some(value) => push_pair(first, value, &mut blocks),
                None => blocks.extend(first.blocks),
            }
        }
    }
    if !data.is_empty() {
        blocks.push(Block::Rows(grid(data, budget)?));
    }
    Ok(blocks)
}

/// Adds a label with its value: in one line, or as the heading of what stands beside it.
fn push_pair(label: Cell, value: Cell, blocks: &mut Vec<Block>) {
    let (Some(said), false) = (label.label(), label.is_continued()) else {
        blocks.extend(label.blocks);
        blocks.extend(value.blocks);
        return;
    };
    let said = without_tabs(&said.text);
    let said = said.trim_end_matches([':', ' ']);
    let line = match value.line().filter(|_| !value.has_several()) {
        Some(value) => Line {
            text: format!("{said}: {}", without_tabs(&value.text)),
            is_light: true,
        },
        None => Line {
            text: said.to_owned(),
            is_light: value.is_empty() && !label.is_bold(),
        },
    };
    blocks.push(Block::Paragraph(Paragraph {
        kind: Kind::Plain,
        lines: vec![line],
    }));
    if value.line().is_none() || value.has_several() {
        blocks.extend(value.blocks);
    }
}

/// The cells of rows by columns. Merged cells are repeated in the columns and rows that they take; one that takes a
/// whole row stands in the first of them.
fn grid(rows: Vec<Row>, budget: &mut Budget) -> Result<Vec<Vec<String>>, PackageProblem> {
    let width = rows.iter().map(Row::width).max().unwrap_or_default();
    let mut grid: Vec<Vec<String>> = Vec::with_capacity(rows.len());
    for row in rows {
        let mut cells: Vec<String> = Vec::new();
        for cell in &row.cells {
            let above = || Some(grid.last()?.get(cells.len())?.clone());
            let text = if cell.is_continued() && cell.is_empty() {
                above().unwrap_or_default()
            } else {
                cell.text()
            };
            let is_whole = cell.shape.across == width;
            for column in 0..cell.shape.across {
                budget.take_piece()?;
                budget.take_bytes(text.len())?;
                let is_shown = column == 0 || !is_whole;
                cells.push(if is_shown {
                    text.clone()
                } else {
                    String::new()
                });
            }
        }
        for _ in cells.len()..width {
            budget.take_piece()?;
            cells.push(String::new());
        }
        grid.push(cells);
    }
    Ok(grid)
}
