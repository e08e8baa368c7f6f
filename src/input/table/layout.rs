//! Where the headings of a table stand, and what they tell of the rows below.

use std::borrow::Cow;
use std::ops::Range;

use super::TableKind;
use super::beside::{self, Part};
use super::columns::{self, Column};
use super::corner::{self, Corner, Told};
use super::grid::{Grid, Separator};
use super::headings::{Heading, Rows};
use super::{legends, leveled, stacked, times, values};
use crate::source::SourceId;

/// Below so many rows no headings are looked for.
pub(super) const MOST_ROWS_ABOVE: usize = 12;

/// So many cells of a row are compared with headings.
pub(super) const MOST_CELLS_COMPARED: usize = 100;

/// The most rows that are counted as steps of a scale, without one for none.
const MOST_COUNTED: usize = 10;

/// Behind so many bytes neither.
const MOST_BYTES_ABOVE: usize = 1024 * 1024;

/// The headings of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Top {
    /// The row in which they stand.
    pub(super) row: usize,
    /// What the rows below are.
    pub(super) rows: Rows,
    /// The column with the names of the rows, where its heading does not tell what they are.
    pub(super) corner: Option<Corner>,
}

/// Returns whether a text begins as a table of roles, skills or moves does.
pub(in crate::input) fn is_table(kind: TableKind, text: &str) -> bool {
    layout(kind, text).is_some()
}

/// Returns whether a text that was only found is surely such a table: levels with names are in many files,
/// and only a heading such as `step` or `proficiency`, or another table beside them, makes them a scale.
pub(in crate::input) fn is_surely_table(kind: TableKind, text: &str) -> bool {
    let is_legend = || !legends::of_text(kind, text).is_empty();
    layout(kind, text).is_some_and(|(separator, first)| {
        let top = Grid::split_some(text, separator, first.row + MOST_COUNTED + 2);
        let is_sure = first.rows != Rows::Steps || is_scale(&top, first.row, top.len());
        let is_of_more = || {
            let grid = Grid::split(SourceId::default(), text, separator);
            let is_more = |top: &Top| top.rows != Rows::Steps;
            grid.is_ok_and(|grid| stacked::tables(&grid, first).iter().any(is_more))
        };
        is_sure || is_of_more()
    }) || is_legend()
}

/// Whether the headings of steps say that they are those of a scale, or the rows up to another one count them.
pub(super) fn is_scale(grid: &Grid<'_>, row: usize, end: usize) -> bool {
    names_steps(grid, row, end)
        || headings(grid, row).any(|heading| match heading {
            Heading::Known(Column::Proficiency) => true,
            Heading::Known(Column::Step) => {
                let has_names = headings(grid, row).any(|heading| {
                    matches!(
                        heading,
                        Heading::Known(Column::Name | Column::Label | Column::Description)
                    )
                });
                let mut cells = (0..grid.width(row)).map(|column| grid.cell(row, column).text);
                cells.any(|text| text.to_lowercase().contains("step"))
                    || has_names && counts(grid, row + 1..end)
            }
            _ => false,
        })
}

/// Whether some rows are but a few, counted from 0 or 1 in their first column, upwards or downwards.
fn counts(grid: &Grid<'_>, rows: Range<usize>) -> bool {
    let count = rows.len();
    let is_counted = |number: &dyn Fn(usize) -> Option<usize>| {
        let mut rows = rows.clone().enumerate();
        rows.all(|(at, row)| grid.cell(row, 0).text.parse().ok() == number(at))
    };
    let ways: [&dyn Fn(usize) -> Option<usize>; 4] = [
        &Some,
        &|at| Some(at + 1),
        &|at| (count - at).checked_sub(1),
        &|at| Some(count - at),
    ];
    (2..=MOST_COUNTED + 1).contains(&count) && ways.into_iter().any(is_counted)
}

/// Whether what the rows up to another one are called are steps of a scale that many know.
pub(super) fn names_steps(grid: &Grid<'_>, row: usize, end: usize) -> bool {
    use Column::{Description, Label, Name, Proficiency, Title};
    let columns = headings(grid, row).enumerate().filter(|(_, heading)| {
        matches!(
            heading,
            Heading::Known(Name | Label | Title | Proficiency | Description)
        )
    });
    columns.into_iter().any(|(column, _)| {
        let cells = (row + 1..end).map(|row| grid.cell(row, column));
        let filled: Vec<_> = cells.filter(|cell| !cell.is_empty()).collect();
        filled.len() > 1 && filled.iter().all(|cell| values::is_step(&cell.text))
    })
}

/// What the rows below some headings are: levels beside which titles of roles stand are roles, and no steps.
pub(super) fn rows_below(
    grid: &Grid<'_>,
    row: usize,
    end: usize,
    headings: &[Heading],
) -> Option<Rows> {
    let rows = Rows::below(headings)?;
    if rows == Rows::Requirements && says_skill_again(grid, row) {
        return Some(Rows::Roles);
    }
    let is_one = |column| headings.contains(&Heading::Known(column));
    if rows != Rows::Steps || is_one(Column::Step) || is_one(Column::Proficiency) {
        return Some(rows);
    }
    let name = Heading::Known(Column::Name);
    let Some(column) = headings.iter().position(|heading| *heading == name) else {
        return Some(rows);
    };
    let names: Vec<_> = (row + 1..end).map(|row| grid.cell(row, column)).collect();
    let are_titles = corner::are_titles(names.iter().map(|cell| &*cell.text));
    Some(if are_titles { Rows::Roles } else { rows })
}

/// Whether two headings or more of a row are the same word for a skill: each of them has one skill of a role.
fn says_skill_again(grid: &Grid<'_>, row: usize) -> bool {
    let cells = (0..grid.width(row)).map(|at| grid.cell(row, at).text);
    let skills = cells.filter(|text| Column::of(text) == Some(Column::Skill));
    let mut skills: Vec<String> = skills.map(|text| columns::key(&text)).collect();
    skills.sort_unstable();
    skills.windows(2).any(|pair| pair[0] == pair[1])
}

/// The titles of tables of roles that have commas in them.
pub(in crate::input) fn titles_with_commas(kind: TableKind, text: &str) -> Vec<String> {
    let Some((separator, first)) = layout(kind, text) else {
        return Vec::new();
    };
    let Ok(grid) = Grid::split(SourceId::default(), text, separator) else {
        return Vec::new();
    };
    let parts = beside::apart(SourceId::default(), grid, first).unwrap_or_default();
    let titles = parts.iter().flat_map(|Part { grid, tables }| {
        let tables = stacked::parts(grid, tables);
        let of_roles = tables.filter(|(top, _)| top.rows == Rows::Roles);
        of_roles.flat_map(|(top, end)| titles(grid, top, end))
    });
    titles
        .filter(|title| title.contains(','))
        .map(Cow::into_owned)
        .collect()
}

/// The columns whose headings stand above the names of roles.
pub(super) fn columns_of_roles(grid: &Grid<'_>, row: usize) -> impl Iterator<Item = usize> {
    let names = [Column::Role, Column::Title, Column::Name].map(Heading::Known);
    let columns = headings(grid, row).enumerate();
    let columns = columns.filter(move |(_, heading)| names.contains(heading));
    columns.map(|(column, _)| column)
}

/// The titles of a table of roles up to a row.
fn titles<'s>(grid: &Grid<'s>, top: Top, end: usize) -> impl Iterator<Item = Cow<'s, str>> {
    let columns = columns_of_roles(grid, top.row);
    let columns: Vec<usize> = columns
        .chain(top.corner.map(|corner| corner.column))
        .collect();
    (top.row + 1..end).flat_map(move |row| {
        let titles = columns.iter().map(|column| grid.cell(row, *column).text);
        titles.collect::<Vec<_>>()
    })
}

/// The heading that would make a text a table, where one of its first rows almost has it.
pub(in crate::input) fn almost_heading(kind: TableKind, text: &str) -> Option<&'static str> {
    let telling = [Column::Role, Column::Title, Column::Skill, Column::From];
    tops(kind, text).find_map(|(_, top)| {
        (0..top.len()).find_map(|row| {
            let cells =
                (0..top.width(row).min(MOST_CELLS_COMPARED)).map(|at| top.cell(row, at).text);
            // `Grade` is near to `trade`, and what is known is no slip of the pen.
            let is_other = |text: &Cow<'_, str>| {
                let known = Column::of(text);
                known != Some(Column::Level) && known.is_none_or(|known| !telling.contains(&known))
            };
            let others = cells.filter(is_other);
            others
                .into_iter()
                .find_map(|text| Column::closest(&text, &telling))
        })
    })
}

/// How a text is split and the headings of its first table: of several ways to split it, and of several
/// rows, that with the most known headings. Where none has any that tell, the cells of a matrix may.
pub(super) fn layout(kind: TableKind, text: &str) -> Option<(Separator, Top)> {
    let mut best: Option<(usize, (Separator, Top))> = None;
    for (separator, top) in tops(kind, text) {
        for row in 0..top.len() {
            let headings: Vec<_> = headings(&top, row).collect();
            let known = known(&headings);
            let Some(rows) = rows_below(&top, row, top.len(), &headings) else {
                let told = leveled::told(&top, row, top.len(), &headings);
                if let Some((rows, corner)) = told
                    && best.as_ref().is_none_or(|(most, _)| known > *most)
                {
                    best = Some((known, (separator, Top { row, rows, corner })));
                }
                continue;
            };
            // `ID` and `Skills` stand above the roles of a matrix as well.
            let (rows, corner) = match corner::told(&top, row, top.len()) {
                Some(Told::As(told, corner)) if !names_rows(&headings) => (told, Some(corner)),
                _ => (rows, None),
            };
            let (rows, corner) = match corner::turned(&top, row, top.len()) {
                Some(Told::As(told, corner)) => (told, Some(corner)),
                // What it is, nothing tells.
                Some(Told::Unclear) => continue,
                None => (rows, corner),
            };
            if rows == Rows::Skills && times::are_above(&top, row) {
                continue;
            }
            if best.as_ref().is_none_or(|(most, _)| known > *most) {
                best = Some((known, (separator, Top { row, rows, corner })));
            }
        }
    }
    let by_headings = best.map(|(_, layout)| layout);
    by_headings.or_else(|| {
        let mut matrices = matrices(kind, text);
        matrices.find_map(|(separator, row, told)| match told {
            Told::As(rows, corner) => {
                let corner = Some(corner);
                Some((separator, Top { row, rows, corner }))
            }
            Told::Unclear => None,
        })
    })
}

/// The row of the headings of a matrix of which nothing tells whether its rows are skills or roles.
pub(super) fn unclear_matrix(kind: TableKind, text: &str) -> Option<(Separator, usize)> {
    let mut matrices = matrices(kind, text);
    matrices.find_map(|(separator, row, told)| (told == Told::Unclear).then_some((separator, row)))
}

/// Whether a text is such a matrix.
pub(in crate::input) fn is_unclear_matrix(kind: TableKind, text: &str) -> bool {
    unclear_matrix(kind, text).is_some()
}

/// The rows that are the headings of a matrix without one that tells what its rows are.
fn matrices(kind: TableKind, text: &str) -> impl Iterator<Item = (Separator, usize, Told)> {
    tops(kind, text).flat_map(|(separator, top)| {
        let told = |row| {
            let told = corner::told(&top, row, top.len());
            let told = told.or_else(|| corner::turned(&top, row, top.len()))?;
            (!times::are_above(&top, row)).then_some((separator, row, told))
        };
        let told: Vec<_> = (0..top.len()).filter_map(told).collect();
        told
    })
}

/// The first rows of a text, split in each of the ways in which it may be.
pub(super) fn tops(kind: TableKind, text: &str) -> impl Iterator<Item = (Separator, Grid<'_>)> {
    let text = &text[..text.floor_char_boundary(MOST_BYTES_ABOVE)];
    let split = move |separator: &Separator| {
        let top = Grid::split_some(text, *separator, MOST_ROWS_ABOVE);
        (*separator, top)
    };
    kind.separators().iter().map(split)
}

/// Whether a heading tells what the names of the rows are.
pub(super) fn names_rows(headings: &[Heading]) -> bool {
    use Column::{From, Name, Role, Skill, Step, Title};
    let is_one = |heading: &Heading| match heading {
        Heading::Known(column) => matches!(column, Role | Title | Name | Skill | From | Step),
        Heading::Named(..) | Heading::Empty | Heading::Other => false,
    };
    headings.iter().any(is_one)
}

/// How many headings are known.
pub(super) fn known(headings: &[Heading]) -> usize {
    let known = headings
        .iter()
        .filter(|heading| matches!(heading, Heading::Known(_)));
    known.count()
}

/// The cells of a row as headings.
pub(super) fn headings(grid: &Grid<'_>, row: usize) -> impl Iterator<Item = Heading> {
    (0..grid.width(row)).map(move |column| Heading::of(&grid.cell(row, column).text))
}
