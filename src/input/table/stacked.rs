//! Several tables below one another: which rows of a sheet are the headings of a table of their own.

use super::columns::Column;
use super::corner::{self, Told};
use super::grid::Grid;
use super::groups::{self, Over};
use super::headings::{Heading, Rows};
use super::layout::{self, MOST_CELLS_COMPARED, Top, headings, known, names_rows};
use super::times;
use crate::model::name_key;

/// So many known headings tell a table.
const FEWEST_KNOWN: usize = 2;

/// So many rows are looked at to tell whether others stand below headings.
pub(super) const MOST_ROWS_LOOKED_AT: usize = 100;

/// The rows in which a table may begin: the first one, those behind an empty one, and those behind titles that stand
/// alone there.
pub(super) fn beginnings(grid: &Grid<'_>) -> impl Iterator<Item = usize> {
    let mut is_behind_title = true;
    (0..grid.len()).filter(move |row| {
        let begins = is_behind_title || grid.is_after_gap(*row);
        is_behind_title = begins && grid.is_alone(*row);
        begins
    })
}

/// The tables of a text, each with the row of its headings, where those of one are known.
pub(super) fn tables(grid: &Grid<'_>, first: Top) -> Vec<Top> {
    let mut tables: Vec<Top> = Vec::new();
    for row in beginnings(grid).take_while(|row| *row < first.row) {
        let end = block_end(grid, row);
        // What stands right above the headings belongs to them.
        if end > first.row {
            continue;
        }
        tables.extend(match tables.as_slice() {
            [] => heads_above(grid, row, end),
            _ => heads(grid, row, end),
        });
    }
    tables.push(first);
    let mut matrix = tables.iter().copied().find(|top| top.rows == Rows::Skills);
    for row in beginnings(grid).skip_while(|row| *row <= first.row) {
        let again = matrix.filter(|matrix| is_again(grid, *matrix, row));
        let again = again.map(|matrix| Top { row, ..matrix });
        let top = again.or_else(|| top_at(grid, row));
        matrix = matrix.or(top.filter(|top| top.rows == Rows::Skills));
        tables.extend(top);
    }
    tables
}

/// Some tables of a text, each with the row behind its last one.
pub(super) fn parts(grid: &Grid<'_>, tables: &[Top]) -> impl Iterator<Item = (Top, usize)> {
    let begins = tables.iter().skip(1).map(|next| begins_at(grid, *next));
    tables.iter().copied().zip(begins.chain([grid.len()]))
}

/// The row with which a table begins: that of its headings, or of the groups above them.
fn begins_at(grid: &Grid<'_>, top: Top) -> usize {
    match groups::over(grid, top) {
        Over::Groups { row, .. } => row.min(top.row),
        Over::Nothing | Over::Several(_) => top.row,
    }
}

/// The row behind those that follow one without an empty row between, as far as they are looked at.
fn block_end(grid: &Grid<'_>, row: usize) -> usize {
    let most = grid.len().min(row + MOST_ROWS_LOOKED_AT);
    let mut below = row + 1..most;
    below.find(|row| grid.is_after_gap(*row)).unwrap_or(most)
}

/// The table with headings in a row, where they tell one.
pub(super) fn top_at(grid: &Grid<'_>, row: usize) -> Option<Top> {
    heads(grid, row, block_end(grid, row))
}

/// What the rows up to another one are, where the row above them has the headings of a table.
fn heads(grid: &Grid<'_>, row: usize, end: usize) -> Option<Top> {
    let headings: Vec<_> = headings(grid, row).collect();
    if let Some(rows) = layout::rows_below(grid, row, end, &headings) {
        let (rows, corner) = match corner::turned(grid, row, end) {
            Some(Told::As(rows, corner)) => (rows, Some(corner)),
            Some(Told::Unclear) | None => (rows, None),
        };
        if rows == Rows::Skills && times::are_above(grid, row) {
            return None;
        }
        let is_one = known(&headings) >= FEWEST_KNOWN || is_led(grid, row, end, &headings);
        return is_one.then_some(Top { row, rows, corner });
    }
    let told = corner::told(grid, row, end).filter(|_| !names_rows(&headings));
    let Some(Told::As(rows, corner)) = told else {
        return None;
    };
    let mut others = (corner.column + 1..grid.width(row)).map(|at| grid.cell(row, at));
    others.all(|cell| may_head(&cell.text)).then_some(Top {
        row,
        rows,
        corner: Some(corner),
    })
}

/// The same above the headings of another table, where labels of the sheet stand as well, such as `Title` beside what it
/// is called, and what the numbers of levels are called.
fn heads_above(grid: &Grid<'_>, row: usize, end: usize) -> Option<Top> {
    const FEWEST_FILLED: usize = 3;
    let top = heads(grid, row, end).filter(|_| row + 1 < end)?;
    let is_sure = match top.rows {
        Rows::Skills => true,
        Rows::Steps => layout::is_scale(grid, row, end),
        _ => filled(grid, row).count() >= FEWEST_FILLED || are_asked(grid, row, end),
    };
    (is_sure && !are_labels(grid, row)).then_some(top)
}

/// The columns in which a row says something.
fn filled(grid: &Grid<'_>, row: usize) -> impl Iterator<Item = usize> {
    (0..grid.width(row)).filter(move |at| !grid.cell(row, *at).is_empty())
}

/// Whether a row begins with `skill`, `role` or `title` and goes on with what may be names, and something stands below.
fn is_led(grid: &Grid<'_>, row: usize, end: usize, headings: &[Heading]) -> bool {
    let leads = |at: usize| {
        let names = [Column::Skill, Column::Role, Column::Title].map(Heading::Known);
        headings
            .get(at)
            .is_some_and(|heading| names.contains(heading))
    };
    let mut columns = filled(grid, row);
    columns.next().is_some_and(leads)
        && columns.all(|at| may_head(&grid.cell(row, at).text))
        && (row + 1..end).any(|row| !grid.is_alone(row))
}

/// Whether most of what stands below some headings but the first says how well something is asked for.
fn are_asked(grid: &Grid<'_>, row: usize, end: usize) -> bool {
    let columns: Vec<usize> = filled(grid, row)
        .skip(1)
        .take(MOST_CELLS_COMPARED)
        .collect();
    let cells = (row + 1..end).flat_map(|row| columns.iter().map(move |at| grid.cell(row, *at)));
    let (mut said, mut asked) = (0, 0);
    for cell in cells.filter(|cell| !cell.is_empty()) {
        said += 1;
        asked += usize::from(corner::is_asked(&cell.text));
    }
    said > 0 && asked * 3 >= said * 2
}

/// Whether a heading may be a name: it says a level of roles, or not how well something is asked for.
fn may_head(text: &str) -> bool {
    text.is_empty() || corner::level_within(text).is_some() || !corner::is_asked(text)
}

/// Whether the cells of a row are labels and what they say, in turn: `Title: | Career ladder`, `Title | Ladder | Level | 3`.
fn are_labels(grid: &Grid<'_>, row: usize) -> bool {
    const FEWEST: usize = 4;
    let cells = (0..grid.width(row)).map(|at| grid.cell(row, at).text);
    let filled: Vec<_> = cells.filter(|text| !text.is_empty()).collect();
    let with_colons = filled.iter().filter(|text| text.ends_with(':')).count();
    let is_known = |text: &str| matches!(Heading::of(text), Heading::Known(_));
    let mut in_turn = filled.iter().zip([true, false].into_iter().cycle());
    let has_both = (1..filled.len()).contains(&with_colons);
    has_both || filled.len() >= FEWEST && in_turn.all(|(text, known)| is_known(text) == known)
}

/// Whether a row heads a matrix as another one of the text does: it says the same above the names of the rows.
fn is_again(grid: &Grid<'_>, matrix: Top, row: usize) -> bool {
    let of_skill =
        || headings(grid, matrix.row).position(|heading| heading == Heading::Known(Column::Skill));
    let Some(names) = matrix.corner.map(|corner| corner.column).or_else(of_skill) else {
        return false;
    };
    let [name, again] = [matrix.row, row].map(|row| name_key(&grid.cell(row, names).text));
    let others = (names + 1..grid.width(row)).map(|at| grid.cell(row, at));
    let mut others = others.filter(|cell| !cell.is_empty()).peekable();
    !name.is_empty()
        && name == again
        && others.peek().is_some()
        && others.all(|cell| may_head(&cell.text))
}
