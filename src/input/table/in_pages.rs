//! Tables that stand in pages of prose: which of them are about roles.

use super::columns::Column;
use super::corner::is_of_a_role;
use super::grid::Grid;
use super::headings::{Heading, Rows};
use super::layout::{self, MOST_ROWS_ABOVE, headings};
use super::{TableKind, is_about_people};

/// What a table in a page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum Subject {
    /// Roles, surely.
    Roles,
    /// Roles, unless the page is about something else.
    PerhapsRoles,
    /// The steps of a scale.
    Scale,
    /// Roles and skills, and nothing tells which of them stand in its rows.
    Unclear,
    /// Something else, or what one role asks for.
    Other,
}

/// Columns beside titles that only tables of roles have.
const OF_CAREERS: [Column; 14] = [
    Column::AdvancesTo,
    Column::EntryFrom,
    Column::Family,
    Column::From,
    Column::LateralTo,
    Column::Level,
    Column::OptionalSkills,
    Column::Salary,
    Column::SalaryMin,
    Column::Skills,
    Column::TimeInRole,
    Column::Track,
    Column::Years,
    Column::YearsMin,
];

/// Returns what a table with tabs is about that was taken from a page.
pub(in crate::input) fn subject(text: &str) -> Subject {
    let kind = TableKind::Tsv;
    if is_about_people(kind, text) {
        return Subject::Other;
    }
    let Some((separator, top)) = layout::layout(kind, text) else {
        let is_unclear = layout::is_unclear_matrix(kind, text);
        return if is_unclear {
            Subject::Unclear
        } else {
            Subject::Other
        };
    };
    let grid = Grid::split_some(text, separator, MOST_ROWS_ABOVE);
    let has = |wanted: &[Column]| {
        headings(&grid, top.row)
            .any(|heading| matches!(heading, Heading::Known(column) if wanted.contains(&column)))
    };
    match top.rows {
        Rows::Moves => Subject::Roles,
        Rows::Titles => Subject::PerhapsRoles,
        Rows::Roles if top.corner.is_some() || has(&OF_CAREERS) => Subject::Roles,
        Rows::Roles => Subject::PerhapsRoles,
        Rows::Requirements if has(&[Column::Role, Column::Title]) => Subject::Roles,
        Rows::Requirements => Subject::Other,
        Rows::Steps if layout::is_surely_table(kind, text) => Subject::Scale,
        Rows::Steps => Subject::Other,
        Rows::Skills => of_matrix(&grid, top.row),
    }
}

/// What a table of skills is about, by the headings that are no columns of skills.
fn of_matrix(grid: &Grid<'_>, row: usize) -> Subject {
    let others: Vec<_> = headings(grid, row)
        .enumerate()
        .filter(|(_, heading)| matches!(heading, Heading::Other | Heading::Named(..)))
        .map(|(column, _)| grid.cell(row, column))
        .collect();
    let titles = others.iter().filter(|cell| is_of_a_role(&cell.text));
    match (titles.count(), others.len()) {
        (titles, all) if titles > 1 && titles * 2 > all => Subject::Roles,
        (_, 2..) => Subject::PerhapsRoles,
        _ => Subject::Other,
    }
}
