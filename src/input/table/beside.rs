//! Several tables side by side, with an empty column between them.

use std::ops::Range;

use super::columns::{self, Column};
use super::grid::Grid;
use super::headings::{Heading, Rows};
use super::layout::{self, MOST_CELLS_COMPARED, Top, headings};
use super::stacked;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::name_key;
use crate::source::{Place, SourceId};

/// Some columns of a text, with the tables that stand in them.
pub(super) struct Part<'s> {
    pub(super) grid: Grid<'s>,
    pub(super) tables: Vec<Top>,
}

/// One of several tables that stand side by side.
struct Side {
    columns: Range<usize>,
    /// What its rows are, with the row of its headings among those of the text.
    top: Top,
}

/// The parts of a text in which tables stand side by side; all of it where none do.
pub(super) fn apart(
    source: SourceId,
    grid: Grid<'_>,
    first: Top,
) -> Result<Vec<Part<'_>>, Diagnostic> {
    let tables = stacked::tables(&grid, first);
    let found = {
        let mut rows = stacked::parts(&grid, &tables).map(|(top, end)| top.row..end);
        rows.find_map(|rows| Some(sides(&grid, rows)).filter(|sides| sides.len() > 1))
    };
    let Some(mut sides) = found else {
        return Ok(vec![Part { grid, tables }]);
    };
    for two in sides.windows(2) {
        check_between(source, &grid, two[0].columns.end..two[1].columns.start)?;
    }
    let last = sides.len() - 1;
    (sides[0].columns.start, sides[last].columns.end) = (0, usize::MAX);
    let part = |Side { columns, top }| {
        // Rows without text in these columns are none of theirs.
        let row = grid.part(0..top.row, columns.clone()).len();
        let part = grid.part(0..grid.len(), columns);
        let tables = stacked::tables(&part, Top { row, ..top });
        Part { grid: part, tables }
    };
    Ok(sides.into_iter().map(part).collect())
}

/// The tables with headings in the first of some rows, as far as each has headings of its own.
fn sides(grid: &Grid<'_>, rows: Range<usize>) -> Vec<Side> {
    let all: Vec<_> = headings(grid, rows.start)
        .take(MOST_CELLS_COMPARED)
        .collect();
    let mut sides: Vec<Side> = Vec::new();
    if is_one_list(&all) {
        return sides;
    }
    let is_empty = |at: &usize| all.get(*at).is_none_or(|one| *one == Heading::Empty);
    let mut start = 0;
    for end in (1..=all.len()).filter(is_empty) {
        let columns = start..end;
        if columns.clone().all(|at| is_empty(&at)) {
            start = if sides.is_empty() { start } else { end + 1 };
            continue;
        }
        let found = side(grid, rows.clone(), columns);
        match (found, sides.last_mut()) {
            (Some(side), None) => sides.push(side),
            (Some(side), Some(last)) if are_two(grid, last, &side) => sides.push(side),
            // Columns that are no table belong to the one before them, and the first ones to the one behind them.
            (_, Some(last)) => last.columns.end = end,
            (None, None) => continue,
        }
        start = end + 1;
    }
    sides
}

/// The table with headings in the first of some rows and in some columns, where it is surely one of its own.
fn side(grid: &Grid<'_>, rows: Range<usize>, columns: Range<usize>) -> Option<Side> {
    let row = rows.start;
    let end = rows.end.min(row + stacked::MOST_ROWS_LOOKED_AT);
    let part = grid.part(row..end, columns.clone());
    let found = stacked::top_at(&part, 0).filter(|_| part.len() > 1)?;
    let top = Top { row, ..found };
    let headings: Vec<_> = headings(&part, 0).collect();
    let has = |column| headings.contains(&Heading::Known(column));
    let allowed = found.rows.columns();
    let is_allowed = |heading: &Heading| match heading {
        Heading::Known(column) => {
            let are_others = [Column::Computed, Column::Foreign, Column::Skills];
            allowed.contains(column) || are_others.contains(column)
        }
        Heading::Named(..) | Heading::Empty | Heading::Other => true,
    };
    // Codes of roles stand beside their names.
    let is_code = |at: usize| columns::is_of_ids(&part.cell(0, at).text);
    let names_roles = || layout::columns_of_roles(&part, 0).any(|at| !is_code(at));
    let is_whole = match found.rows {
        Rows::Roles => found.corner.is_some() || names_roles(),
        Rows::Requirements => has(Column::Role),
        Rows::Skills | Rows::Moves | Rows::Steps | Rows::Titles => true,
    };
    (is_whole && headings.iter().all(is_allowed)).then_some(Side { columns, top })
}

/// Whether headings are those of one list of requirements, whatever stands between them.
fn is_one_list(headings: &[Heading]) -> bool {
    let columns = Rows::Requirements.columns();
    Rows::below(headings) == Some(Rows::Requirements)
        && headings.iter().all(|heading| match heading {
            Heading::Known(column) => columns.contains(column),
            Heading::Empty => true,
            Heading::Named(..) | Heading::Other => false,
        })
}

/// Whether a table that may be one is another than that before it: steps behind a matrix are its legend, and of two
/// tables that say the same sort of thing both begin alike.
fn are_two(grid: &Grid<'_>, last: &Side, next: &Side) -> bool {
    let name = |side: &Side| {
        let mut cells = side.columns.clone().map(|at| grid.cell(side.top.row, at));
        let first = cells.find(|cell| !cell.is_empty());
        first.map(|cell| name_key(&cell.text))
    };
    match (last.top.rows, next.top.rows) {
        (Rows::Skills, Rows::Steps) => false,
        (before, behind) => before != behind || name(last) == name(next),
    }
}

/// Refuses tables side by side where something stands in the columns between them.
fn check_between(
    source: SourceId,
    grid: &Grid<'_>,
    columns: Range<usize>,
) -> Result<(), Diagnostic> {
    // A title may be one merged cell above both.
    let is_title = |row: usize| grid.is_alone(row) && !grid.cell(row, columns.start - 1).is_empty();
    let rows = (0..grid.len()).filter(|row| grid.width(*row) > columns.start && !is_title(*row));
    let mut cells = rows.flat_map(|row| columns.clone().map(move |at| grid.cell(row, at)));
    let Some(cell) = cells.find(|cell| !cell.is_empty()) else {
        return Ok(());
    };
    let span = cell.span;
    let message = "tables are side by side on this sheet, and this is between them";
    let finding = Diagnostic::new(Code::UnclearTable, Place { source, span }, message);
    Err(finding.help("put the tables below one another, with an empty row between"))
}
