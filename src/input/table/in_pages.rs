//! Tables that stand in pages of prose: which of them are about roles.

use super::columns::Column;
use super::corner;
pub(in crate::input) use super::corner::is_of_a_role;
use super::grid::Grid;
use super::headings::{Heading, Rows};
use super::layout::{self, MOST_ROWS_ABOVE, Top, headings};
use super::sentences::{is_phrase, is_sentence};
use super::{TableKind, is_about_people, legends, moves};

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
    /// People, whose matter it is.
    People,
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

/// Columns that say how a role leads to others.
const OF_MOVES: [Column; 4] = [
    Column::AdvancesTo,
    Column::EntryFrom,
    Column::LateralTo,
    Column::To,
];

/// What kind of a table with tabs was taken from a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) struct PageTableKind {
    pub(in crate::input) subject: Subject,
    /// Whether it says how roles lead to one another.
    pub(in crate::input) has_moves: bool,
    /// Whether most of its roles have titles as roles have them.
    pub(in crate::input) has_titles: bool,
    /// Whether it is a matrix with roles above its columns.
    pub(in crate::input) is_matrix: bool,
}

/// Returns what kind of table one with tabs is that was taken from a page.
pub(in crate::input) fn kind(text: &str) -> PageTableKind {
    let kind = TableKind::Tsv;
    let without_roles = |subject| PageTableKind {
        subject,
        has_moves: false,
        has_titles: false,
        is_matrix: false,
    };
    if is_about_people(kind, text) {
        return without_roles(Subject::People);
    }
    let Some((separator, top)) = layout::layout(kind, text) else {
        let is_unclear = layout::is_unclear_matrix(kind, text);
        return without_roles(first_if(is_unclear, Subject::Unclear, Subject::Other));
    };
    let grid = Grid::split_some(text, separator, MOST_ROWS_ABOVE);
    let heads: Vec<_> = headings(&grid, top.row).collect();
    let subject = subject(&grid, top, &heads, || layout::is_surely_table(kind, text));
    let has_titles = match top.rows {
        Rows::Skills => subject == Subject::Roles,
        Rows::Titles => true,
        _ => {
            let names = [Column::Role, Column::Title, Column::Name, Column::From];
            let columns = (0..heads.len()).filter(|at| is_one(&heads[*at], &names));
            let columns = columns.chain(top.corner.map(|corner| corner.column));
            let cells = columns.flat_map(|at| (top.row + 1..grid.len()).map(move |row| (row, at)));
            let cells: Vec<_> = cells.map(|(row, at)| grid.cell(row, at)).collect();
            corner::are_titles(cells.iter().map(|cell| &*cell.text))
        }
    };
    PageTableKind {
        subject,
        has_moves: heads.iter().any(|heading| is_one(heading, &OF_MOVES)),
        has_titles,
        is_matrix: top.rows == Rows::Skills && subject != Subject::Other,
    }
}

/// Whether a heading is that of one of some columns.
fn is_one(heading: &Heading, wanted: &[Column]) -> bool {
    matches!(heading, Heading::Known(column) if wanted.contains(column))
}

/// Whether some cells below a heading say kinds of moves.
fn has_kinds(grid: &Grid<'_>, row: usize, heads: &[Heading]) -> bool {
    let column = heads
        .iter()
        .position(|heading| is_one(heading, &[Column::Kind]));
    column.is_some_and(|at| {
        (row + 1..grid.len()).any(|row| moves::transition_kind(&grid.cell(row, at).text).is_ok())
    })
}

/// What a table with some headings is about; one of steps, where it is surely one.
fn subject(
    grid: &Grid<'_>,
    top: Top,
    heads: &[Heading],
    is_surely_table: impl Fn() -> bool,
) -> Subject {
    let has = |wanted: &[Column]| heads.iter().any(|heading| is_one(heading, wanted));
    match top.rows {
        Rows::Skills => of_matrix(grid, top.row, heads),
        Rows::Titles => Subject::PerhapsRoles,
        Rows::Roles => {
            let is_sure = top.corner.is_some() || has(&OF_CAREERS);
            first_if(is_sure, Subject::Roles, Subject::PerhapsRoles)
        }
        // Times, places and versions lead from one to another as well.
        Rows::Moves => first_if(
            has_kinds(grid, top.row, heads),
            Subject::Roles,
            Subject::Other,
        ),
        Rows::Requirements => {
            let names_roles = has(&[Column::Role, Column::Title]);
            first_if(names_roles, Subject::Roles, Subject::Other)
        }
        Rows::Steps => first_if(is_surely_table(), Subject::Scale, Subject::Other),
    }
}

fn first_if(condition: bool, first: Subject, second: Subject) -> Subject {
    if condition { first } else { second }
}

/// What a table of skills is about, by the headings that are no columns of skills.
fn of_matrix(grid: &Grid<'_>, row: usize, heads: &[Heading]) -> Subject {
    let others: Vec<_> = heads
        .iter()
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

/// Returns the headings of the columns of a table with tabs behind the first one, where most of them are titles of
/// roles or levels: tables that share them are parts of one matrix.
pub(in crate::input) fn roles_above(text: &str) -> Option<Vec<&str>> {
    let mut cells = text.lines().next()?.split('\t');
    cells.next()?;
    let roles: Vec<&str> = cells.collect();
    let titles = roles.iter().filter(|cell| is_of_a_role(cell)).count();
    (titles > 1 && titles * 2 > roles.len()).then_some(roles)
}

/// Returns whether the columns of a matrix say in sentences what is asked for: one of them surely, and the others at
/// least in phrases.
pub(in crate::input) fn are_in_sentences<'t>(columns: impl Iterator<Item = Vec<&'t str>>) -> bool {
    let mut is_sure = false;
    for cells in columns {
        let filled = cells.iter().filter(|cell| !cell.trim().is_empty());
        let most = |fits: fn(&str) -> bool| {
            let fitting = filled.clone().filter(|cell| fits(cell));
            fitting.count() * 2 >= filled.clone().count()
        };
        if !most(is_phrase) {
            return false;
        }
        is_sure |= most(is_sentence);
    }
    is_sure
}

/// Returns whether a line says what marks stand for: `1 = basic, 2 = good`.
pub(in crate::input) fn is_legend(text: &str) -> bool {
    text.contains('=') && legends::pairs(text).len() > 1
}
