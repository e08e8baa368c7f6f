//! What is wrong with a table as a whole, and which of its rows are part of it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::columns::{self, Column};
use super::grid::{Cell, Grid};
use super::headings::{Heading, Rows};
use super::in_pages;
use super::layout::Top;
use super::{Head, Reader, stacked, values};
use crate::diagnostic::{Code, Diagnostic, MOST_FINDINGS};
use crate::model::name_key;
use crate::model::text::listed;
use crate::source::{Place, SourceId, Span};

/// How many rows are looked at for headings one below the other.
const MOST_ROWS_LOOKED_AT: usize = 12;

/// The longest name and the longest heading, in bytes.
const MOST_BYTES_OF_NAME: usize = 4096;

/// The most columns times rows of a table.
const MOST_AREA: usize = 10_000_000;

/// The longest cell of a table, in bytes.
const MOST_BYTES_OF_CELL: usize = 2 * 1024 * 1024;

/// The most columns of a table; each heading is compared with all that are known.
pub(super) const MOST_COLUMNS: usize = 20_000;

/// A finding about a text of which no table is read.
pub(super) fn unfit(source: SourceId, grid: &Grid<'_>, tables: &[Top]) -> Option<Diagnostic> {
    let of_one = stacked::parts(grid, tables).find_map(|(Top { row, .. }, end)| {
        is_turned(source, grid, row..end).or_else(|| too_wide(source, grid, row))
    });
    people_below(source, grid)
        .or(of_one)
        .or_else(|| too_long(source, grid))
}

/// A finding about a table that is about people: whose lines they are is nobody's business.
pub(in crate::input) fn about_people(source: SourceId, span: Span) -> Diagnostic {
    let place = Place { source, span };
    let message = "this table is about people, not about roles";
    Diagnostic::new(Code::NotAGraph, place, message).help(
        "for a person, write a profile: `career profile init`; if a column has names of roles, call it `title`; in a workbook, hide the sheet, or name the others: `-g 'ladder.xlsx[Roles]'`",
    )
}

/// The cell of a row that is the heading of people's names: it says so, or it says `name` beside the title
/// of a role or beside a skill and how well it is mastered.
pub(super) fn names_people<'s>(grid: &Grid<'s>, row: usize) -> Option<Cell<'s>> {
    let cells = (0..grid.width(row)).map(|column| grid.cell(row, column));
    let cells: Vec<_> = cells.collect();
    let columns: Vec<_> = cells.iter().map(|cell| Column::of(&cell.text)).collect();
    let has = |column| columns.contains(&Some(column));
    let beside_role = has(Column::Role) || has(Column::Title);
    let beside_skill = has(Column::Skill) && (has(Column::Proficiency) || has(Column::Step));
    let of_people = |column: &Option<Column>| match column {
        Some(Column::Person) => cells.len() > 1,
        Some(Column::Name) => beside_role || beside_skill,
        _ => false,
    };
    // Those who do the work of a project stand beside their roles.
    let is_resource = |cell: &Cell<'_>| beside_role && columns::key(&cell.text) == "resource";
    let at = columns.iter().position(of_people);
    let at = at.or_else(|| cells.iter().position(is_resource))?;
    Some(cells[at].clone())
}

/// A table of people that stands below another one.
pub(super) fn people_below(source: SourceId, grid: &Grid<'_>) -> Option<Diagnostic> {
    stacked::beginnings(grid)
        .any(|row| names_people(grid, row).is_some())
        .then(|| about_people(source, Span::default()))
}

/// A finding about a table whose headings stand one below the other.
fn is_turned(source: SourceId, grid: &Grid<'_>, rows: Range<usize>) -> Option<Diagnostic> {
    const FEWEST: usize = 2;
    let first = rows.skip(1).take(MOST_ROWS_LOOKED_AT);
    let first = first.map(|row| grid.cell(row, 0));
    let known = first.filter(|cell| {
        let column = Column::of(&cell.text);
        column.is_some_and(|column| Rows::Roles.columns().contains(&column))
    });
    let known: Vec<_> = known.collect();
    let place = Place {
        source,
        span: known.first()?.span,
    };
    (known.len() >= FEWEST).then(|| {
        let message = "the headings of this table are in its first column";
        Diagnostic::new(Code::UnclearTable, place, message).help(
            "turn it, so that they are in its first row, and each role is in a row of its own",
        )
    })
}

fn too_wide(source: SourceId, grid: &Grid<'_>, row: usize) -> Option<Diagnostic> {
    let span = (grid.width(row) > MOST_COLUMNS).then(|| grid.cell(row, MOST_COLUMNS).span)?;
    let message = format!("a table of more than {MOST_COLUMNS} columns");
    let finding = Diagnostic::new(Code::TooMuch, Place { source, span }, message);
    Some(finding.help("write roles in rows, not in columns"))
}

fn too_long(source: SourceId, grid: &Grid<'_>) -> Option<Diagnostic> {
    let span = grid.longest()?;
    let start = span.start;
    (span.range().len() > MOST_BYTES_OF_CELL).then(|| {
        let span = Span {
            end: start + 1,
            ..span
        };
        let message = format!("a cell of more than {} MiB", MOST_BYTES_OF_CELL >> 20);
        Diagnostic::new(Code::TooMuch, Place { source, span }, message)
            .help("often a quote that closes far later than was meant")
    })
}

impl Reader<'_, '_> {
    /// Says what stands above the headings, which is not read.
    pub(super) fn report_above(&mut self) {
        let cells = |row: usize| {
            let grid = self.grid;
            (0..grid.width(row)).map(move |column| grid.cell(row, column))
        };
        let is_legend = |row: usize| cells(row).any(|cell| in_pages::is_legend(&cell.text));
        let above = 0..self.groups_at.unwrap_or(self.top);
        let mut above = above.filter(|row| !is_legend(*row)).peekable();
        let first = above.peek().copied();
        let above = above.count();
        if let Some(first) = first {
            let span = cells(first)
                .find(|cell| !cell.is_empty())
                .map_or_else(Span::default, |cell| cell.span);
            let lines = if above == 1 { "line" } else { "lines" };
            let but = if self.has_form_above() {
                ", except for what they say about the role"
            } else {
                ""
            };
            let message = format!("{above} {lines} above the headings left out{but}");
            self.report(Code::LeftOut, span, message);
        }
    }

    /// Decides which of several columns of one meaning is read, and finds the columns that tables of this
    /// sort do not have.
    pub(super) fn check_headings(&mut self) {
        for head in &mut self.heads {
            if head.heading == Heading::Known(Column::Listing) {
                head.heading = Heading::Known(Column::Foreign);
            }
            // `Manager` heads titles as well.
            if head.heading == Heading::Known(Column::Foreign) && self.rows == Rows::Titles {
                head.heading = Heading::Other;
            }
            let is_computed = head.heading == Heading::Known(Column::Computed);
            // The program writes its own headings in small letters.
            if is_computed && head.cell.text.contains(char::is_uppercase) {
                head.heading = Heading::Known(Column::Foreign);
            }
        }
        self.tell_counts();
        match self.rows {
            Rows::Skills => {
                self.tell_roles();
                self.tell_weights();
                self.tell_marks();
            }
            Rows::Roles => {
                self.tell_numbers();
                self.tell_essentials();
                self.tell_pairs();
                self.tell_rated();
                self.tell_paths();
            }
            Rows::Requirements => self.tell_marks(),
            Rows::Moves | Rows::Steps | Rows::Titles => {}
        }
        self.tell_ids();
        self.tell_bounds();
        self.tell_levels();
        let mut by_column: BTreeMap<Column, Vec<usize>> = BTreeMap::new();
        for (at, head) in self.heads.iter().enumerate() {
            if let Heading::Known(column) = head.heading
                && !matches!(column, Column::Computed | Column::Foreign)
            {
                by_column.entry(column).or_default().push(at);
            }
        }
        for (column, heads) in by_column {
            if !self.rows.columns().contains(&column) {
                for at in heads {
                    self.heads[at].heading = Heading::Other;
                }
            } else if heads.len() > 1 && !(self.rows == Rows::Roles && column.is_list()) {
                self.keep_one(column, &heads);
            }
        }
        self.report_foreign();
        self.check_units();
        self.check_ragged();
        self.check_cells();
    }

    /// `Essential` above a column of a table of roles are the skills that are, as in a person specification.
    fn tell_essentials(&mut self) {
        for head in &mut self.heads {
            let is_one = head.heading == Heading::Known(Column::Importance)
                && ["essential", "required", "mandatory"]
                    .contains(&name_key(&head.cell.text).as_str());
            if is_one {
                head.heading = Heading::Known(Column::Skills);
            }
        }
    }

    /// Whether the table has more than is read: columns times rows, or names of great length, which many
    /// rows or columns would repeat. What is too much has been reported.
    pub(super) fn is_too_large(&mut self) -> bool {
        let area = self.heads.len() * (self.end - self.top);
        let long = self
            .heads
            .iter()
            .find(|head| head.cell.text.len() > MOST_BYTES_OF_NAME);
        let of_names = [
            Column::Role,
            Column::Title,
            Column::Name,
            Column::Skill,
            Column::Category,
            Column::Family,
            Column::Track,
        ];
        let indices: Vec<_> = of_names
            .iter()
            .filter_map(|column| self.column(*column))
            .collect();
        let below = (self.top + 1..self.end).flat_map(|row| {
            let cells = indices.iter().map(move |index| (row, *index));
            cells.map(|(row, index)| self.grid.cell(row, index))
        });
        let mut below = below.filter(|cell| cell.text.len() > MOST_BYTES_OF_NAME);
        let long = long
            .map(|head| head.cell.span)
            .or_else(|| below.next().map(|cell| cell.span));
        let (span, message) = if let Some(span) = long {
            let span = Span {
                end: span.start + 1,
                ..span
            };
            (
                span,
                format!("a name of more than {MOST_BYTES_OF_NAME} bytes"),
            )
        } else if area > MOST_AREA {
            let span = self.grid.cell(self.top, 0).span;
            (
                span,
                format!("a table of more than {MOST_AREA} cells, empty ones included"),
            )
        } else {
            return false;
        };
        self.report(Code::TooMuch, span, message);
        true
    }

    /// Whether so much is wrong with the table that nobody reads on.
    pub(super) fn is_hopeless(&self) -> bool {
        self.findings.errors() > MOST_FINDINGS
    }

    /// Tells what `Minimum` and `Maximum` are the ends of: beside a currency, of pay.
    fn tell_bounds(&mut self) {
        let has_unit = [Column::Currency, Column::Per]
            .iter()
            .any(|column| self.column(*column).is_some());
        if self.rows != Rows::Roles || !has_unit {
            return;
        }
        let bounds = [
            (Column::SalaryMin, ["minimum", "min"]),
            (Column::SalaryMax, ["maximum", "max"]),
        ];
        for (column, words) in bounds {
            if self.column(column).is_some() {
                continue;
            }
            let is_bound = |head: &&mut Head<'_>| {
                let key = name_key(&head.cell.text);
                head.heading == Heading::Other && words.contains(&key.as_str())
            };
            if let Some(head) = self.heads.iter_mut().find(is_bound) {
                head.heading = Heading::Known(column);
            }
        }
    }

    /// Whether something stands in a column of some rows, and all that does is of one sort.
    pub(super) fn is_filled_with(
        &self,
        rows: impl IntoIterator<Item = usize>,
        column: usize,
        is_one: impl Fn(Cell<'_>) -> bool,
    ) -> bool {
        let cells = rows.into_iter().map(|row| self.grid.cell(row, column));
        let mut filled = cells.filter(|cell| !cell.is_empty()).peekable();
        filled.peek().is_some() && filled.all(is_one)
    }

    /// Takes a column for that of names where the one that is called so has numbers: `skill_id` beside
    /// `esco_skill`.
    fn tell_name(&mut self, what: Column) -> bool {
        const ENDINGS: [&str; 5] = ["skill", "name", "title", "label", "role"];
        let has_numbers = |head: &Head<'_>| {
            let is_number = |cell: Cell<'_>| cell.text.parse::<u64>().is_ok();
            self.is_filled_with(self.top + 1..self.end, head.index, is_number)
        };
        let is_numbered = |head: &Head<'_>| {
            head.heading == Heading::Known(what)
                && columns::is_of_ids(&head.cell.text)
                && has_numbers(head)
        };
        let is_name = |head: &Head<'_>| {
            let key = columns::key(&head.cell.text);
            head.heading == Heading::Other && ENDINGS.iter().any(|ending| key.ends_with(ending))
        };
        let at = self.heads.iter().position(is_name);
        let Some(at) = at.filter(|_| self.heads.iter().any(is_numbered)) else {
            return false;
        };
        self.heads[at].heading = Heading::Known(Column::Title);
        true
    }

    /// The program's own lists of roles count requirements below a heading that lists them elsewhere.
    fn tell_counts(&mut self) {
        let is_list = |head: &Head<'_>| {
            head.heading == Heading::Known(Column::Skills) && head.cell.text == "requirements"
        };
        let Some(at) = self.heads.iter().position(is_list) else {
            return;
        };
        let index = self.heads[at].index;
        let mut cells = (self.top + 1..self.end).map(|row| self.grid.cell(row, index));
        if cells.all(|cell| cell.text.parse::<u32>().is_ok() || cell.is_empty()) {
            self.heads[at].heading = Heading::Known(Column::Computed);
        }
    }

    /// Tells the ids of roles and skills from their names: `Role ID` beside `Role Title`.
    fn tell_ids(&mut self) {
        let what = match self.rows {
            Rows::Roles => Column::Role,
            Rows::Skills => Column::Skill,
            Rows::Requirements | Rows::Moves | Rows::Steps | Rows::Titles => return,
        };
        let names = [what, Column::Title, Column::Name];
        let is_name = |head: &Head<'_>| {
            let column = names
                .iter()
                .any(|name| head.heading == Heading::Known(*name));
            column && !columns::is_of_ids(&head.cell.text)
        };
        if self.column(Column::Id).is_some() {
            return;
        }
        if !self.heads.iter().any(is_name) && !self.tell_name(what) {
            return;
        }
        let is_id = |head: &&mut Head<'_>| {
            head.heading == Heading::Known(what) && columns::is_of_ids(&head.cell.text)
        };
        if let Some(id) = self.heads.iter_mut().find(is_id) {
            id.heading = Heading::Known(Column::Id);
        }
    }

    /// Reports cells that hold no values.
    fn check_cells(&mut self) {
        for row in self.top + 1..self.end {
            if self.is_hopeless() {
                return;
            }
            for column in 0..self.grid.width(row) {
                let cell = self.grid.cell(row, column);
                if cell.is_raw()
                    && let Some(problem) = values::unsound(&cell.text)
                {
                    self.or_report(Err::<(), _>(problem), cell.span);
                }
            }
        }
    }

    /// Says which columns say nothing of a career.
    fn report_foreign(&mut self) {
        let is_foreign = |head: &&Head<'_>| head.heading == Heading::Known(Column::Foreign);
        let foreign: Vec<_> = self.heads.iter().filter(is_foreign).collect();
        let Some(first) = foreign.first() else {
            return;
        };
        let columns = match foreign.len() {
            1 => "a column that says nothing about a career is left out",
            _ => "columns that say nothing about a career are left out",
        };
        let names: Vec<_> = foreign.iter().map(|head| &*head.cell.text).collect();
        let names = listed(&names);
        let message = format!("{columns}: {names}");
        self.report(Code::LeftOut, first.cell.span, message);
    }

    /// Reports rows that are longer than the headings: their cells have come out of place.
    fn check_ragged(&mut self) {
        let width = self.heads.len();
        for row in self.top + 1..self.end {
            if self.grid.width(row) > width {
                let cell = self.grid.cell(row, self.grid.width(row) - 1);
                let message = format!(
                    "this row has {} cells under {width} headings",
                    self.grid.width(row)
                );
                let finding = Diagnostic::new(Code::BadValue, self.place(cell.span), message)
                    .label("there is no heading above this")
                    .help("give the column a heading, or put quotes around a cell that has a separator in it");
                self.findings.push(finding);
            }
        }
    }
}
