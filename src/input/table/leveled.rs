//! Tables that begin with levels and name no role in their headings: ranks that are roles themselves, and grids with the
//! titles of roles in their cells.

use hashbrown::HashSet;

use super::columns::Column;
use super::corner::{self, Corner};
use super::grid::{Cell, Grid};
use super::groups::is_of_a_track;
use super::headings::{Heading, Rows};
use super::layout::MOST_CELLS_COMPARED;
use super::values;
use super::{Head, Reader};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::text::{listed, shortened};
use crate::model::{Name, name_key};
use crate::source::Spanned;

/// So many columns stand beside the levels, at least, where they alone tell.
const FEWEST_COLUMNS: usize = 2;

/// So many cells of a grid are titles, at least.
const FEWEST_TITLES: usize = 4;

/// What a table is whose headings name no role, by what stands below them: where `Rank` stands above words, these are
/// roles; where cells beside levels are titles, each of these is one.
pub(super) fn told(
    grid: &Grid<'_>,
    row: usize,
    end: usize,
    headings: &[Heading],
) -> Option<(Rows, Option<Corner>)> {
    use Column::{From, Id, Name, Role, Skill, Step, Title, To};
    let has = |column| headings.contains(&Heading::Known(column));
    if [Role, Title, Name, Skill, From, To, Step, Id]
        .into_iter()
        .any(has)
    {
        return None;
    }
    let cells = |column: usize| (row + 1..end).map(move |row| grid.cell(row, column));
    let filled = |column: usize| cells(column).filter(|cell| !cell.is_empty());
    let all_of = |column: usize, is_one: &dyn Fn(&str) -> bool| {
        let mut cells = filled(column).peekable();
        cells.peek().is_some() && cells.all(|cell| is_one(&cell.text))
    };
    let width = headings.len().min(MOST_CELLS_COMPARED);
    let levels = (0..width).filter(|at| headings[*at] == Heading::Known(Column::Level));
    let levels: Vec<usize> = levels.collect();
    let is_word = |text: &str| {
        values::is_in_words(Column::Level, text) && !text.contains(|c: char| c.is_numeric())
    };
    let is_name = |text: &str| text.contains(char::is_alphabetic);
    let others = (0..width).filter(|at| headings[*at] == Heading::Other);
    let others: Vec<usize> = others.collect();
    let leads_on = [
        Column::AdvancesTo,
        Column::EntryFrom,
        Column::TimeInRole,
        Column::Track,
    ];
    let is_of_ranks = leads_on.into_iter().any(has);
    // Some ranks have a number behind them, and the first of two columns is that of the grades.
    let names = levels.iter().rev().find(|at| {
        let words = filled(**at).filter(|cell| is_word(&cell.text)).count();
        is_of_ranks && words * 2 > filled(**at).count() && all_of(**at, &is_name)
    });
    let are_asked =
        others.len() >= FEWEST_COLUMNS && others.iter().all(|at| all_of(*at, &corner::is_asked));
    let names = names.or_else(|| {
        let first = levels.first().filter(|at| **at == 0)?;
        (are_asked && all_of(*first, &is_name)).then_some(first)
    });
    if let Some(column) = names {
        let corner = Corner {
            column: *column,
            names: Role,
        };
        return Some((Rows::Roles, Some(corner)));
    }
    is_grid(headings, &|column| filled(column).collect()).then_some((Rows::Titles, None))
}

/// Whether titles of roles stand below all headings but the first one, which is that of levels or of families.
fn is_grid<'s>(headings: &[Heading], filled: &dyn Fn(usize) -> Vec<Cell<'s>>) -> bool {
    let is_led = matches!(
        headings.first(),
        Some(Heading::Known(Column::Level | Column::Family))
    );
    let columns = headings.iter().enumerate().skip(1);
    let columns: Vec<usize> = columns
        .filter(|(_, heading)| may_be_axis(heading))
        .map(|(at, _)| at)
        .collect();
    if !is_led || columns.len() < FEWEST_COLUMNS {
        return false;
    }
    let cells: Vec<_> = columns.iter().flat_map(|at| filled(*at)).collect();
    let titles = cells.iter().map(|cell| &*cell.text);
    let is_plain = |text: &str| !corner::is_asked(text) && text.split_whitespace().count() < 7;
    cells.len() >= FEWEST_TITLES
        && titles.clone().all(is_plain)
        && columns.iter().all(|at| {
            let cells = filled(*at);
            cells.iter().any(|cell| corner::is_of_a_role(&cell.text))
        })
        && corner::are_titles(titles)
}

/// Whether a heading of a grid is a family, a track or a level: `Manager` is one here.
fn may_be_axis(heading: &Heading) -> bool {
    matches!(heading, Heading::Other | Heading::Known(Column::Foreign))
}

/// The name of a family or track above titles, without a word for these: `IC title`.
fn axis(heading: &str) -> &str {
    let ends = [" titles", " title", " roles", " role", " track"];
    let bare = ends.iter().find_map(|end| {
        let at = heading.len().checked_sub(end.len())?;
        let same = heading.get(at..)?.eq_ignore_ascii_case(end);
        same.then(|| &heading[..at])
    });
    bare.unwrap_or(heading)
}

impl Reader<'_, '_> {
    /// A grid of titles: each cell is a role, on the level of its row and of the family or track of its column, or the
    /// other way round.
    pub(super) fn titles_in_grid(&mut self, rows: &[usize]) {
        let Some(led) = self.heads.first().map(|head| head.heading.clone()) else {
            return;
        };
        let is_by_level = led == Heading::Known(Column::Level);
        let columns: Vec<Head<'_>> = self.heads.iter().skip(1).cloned().collect();
        let (axes, others): (Vec<_>, Vec<_>) = columns
            .into_iter()
            .filter(|head| head.heading != Heading::Empty)
            .partition(|head| may_be_axis(&Heading::of(&head.cell.text)));
        for head in &others {
            self.unknown_column(head, "it is left out");
        }
        let names: Vec<_> = axes.iter().map(|head| &*head.cell.text).collect();
        let are_tracks = names.iter().any(|name| is_of_a_track(axis(name)));
        let message = format!("read as titles of roles, by level: {}", listed(&names));
        let first = self.grid.cell(self.top, 0).span;
        self.report(Code::TableAsMatrix, first, message);
        let mut seen: HashSet<String> = HashSet::new();
        for &row in rows {
            let label = self.grid.cell(row, 0);
            for head in &axes {
                let cell = self.grid.cell(row, head.index);
                if values::is_unsaid(&cell.text) {
                    continue;
                }
                if !seen.insert(name_key(&cell.text)) {
                    let message = format!(
                        "`{}` is in several cells, of which only the first is read",
                        shortened(&cell.text)
                    );
                    let found = Diagnostic::new(Code::UnclearValue, self.place(cell.span), message);
                    self.findings
                        .push(found.help("give each role a title of its own"));
                    continue;
                }
                let level = if is_by_level { &label } else { &head.cell };
                let group = if is_by_level { &head.cell } else { &label };
                self.role_in_grid(&cell, level, group, is_by_level && are_tracks);
            }
        }
    }

    /// The role that a cell names.
    fn role_in_grid(
        &mut self,
        cell: &Cell<'_>,
        level: &Cell<'_>,
        group: &Cell<'_>,
        is_track: bool,
    ) {
        let Some((id, title)) = self.names.of_role(&cell.text) else {
            let message = format!("no id can be made from `{}`", shortened(&cell.text));
            return self.report(Code::BadValue, cell.span, message);
        };
        let role = self.described(id, title, cell.span);
        let number = values::level(&level.text).ok().map(|(number, _)| number);
        let group: Spanned<Name> = Spanned::new(self.names.tidy(axis(&group.text)), group.span);
        let role = &mut self.document.roles[role];
        if let Some(number) = number {
            role.level.get_or_insert(Spanned::new(number, level.span));
        }
        let of = if is_track {
            &mut role.track
        } else {
            &mut role.family
        };
        if !group.value.is_empty() {
            of.get_or_insert(group);
        }
    }
}
