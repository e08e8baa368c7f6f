//! Tables: what a spreadsheet says of roles, skills and moves, described in `docs/spreadsheets.md`.
//!
//! A table has a row of headings, and the headings tell what its rows are: roles, skills (a matrix where
//! columns are roles), requirements, moves, or steps of the scale.

mod amounts;
mod beside;
mod body;
mod book;
mod cells;
mod checks;
mod columns;
mod corner;
mod forms;
pub(in crate::input) mod grid;
mod groups;
mod headings;
pub(in crate::input) mod in_pages;
mod layout;
mod legends;
mod leveled;
mod levels;
mod lists;
mod moves;
mod names;
mod repeats;
mod role_columns;
mod roles;
mod sentences;
mod signs;
mod skills;
mod stacked;
mod steps;
mod steps_above;
mod times;
mod twice;
mod values;
mod weights;

use std::collections::BTreeMap;

use hashbrown::{HashMap, HashSet};

use crate::diagnostic::{BoundedFindings, Code, Diagnostic, Severity};
use crate::document::{GraphDocument, Unread};
use crate::model::text::shortened;
use crate::model::{Name, name_key};
use crate::source::{Place, SourceId, Span, Spanned};
use beside::Part;
pub(super) use book::page;
pub(super) use checks::about_people;
use columns::Column;
use corner::Corner;
pub(super) use corner::{UNCLEAR as UNCLEAR_MATRIX, is_level_alone, number_of_level};
use grid::{Cell, Grid, Origin, Separator};
use groups::Over;
pub(super) use groups::is_of_a_track;
use headings::{Heading, Rows};
use layout::{Top, layout, tops, unclear_matrix};
pub(super) use layout::{
    almost_heading, is_surely_table, is_table, is_unclear_matrix, titles_with_commas,
};
use legends::Legend;
use names::{Names, on_one_line};
use values::{PayUnit, Problem};
pub(super) use values::{is_either, level_of};

/// Which separators a table may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TableKind {
    /// Commas, semicolons or tabs, whichever its headings are separated by.
    Csv,
    /// Tabs.
    Tsv,
}

impl TableKind {
    fn separators(self) -> &'static [Separator] {
        match self {
            Self::Csv => &Separator::ALL,
            Self::Tsv => &[Separator::Tab],
        }
    }
}

/// A text as a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct TableText<'s> {
    pub(super) kind: TableKind,
    pub(super) text: &'s str,
    /// Where its cells stand in the page that it was taken from; none where it is a file.
    pub(super) origins: &'s [(u32, Origin)],
}

/// Whether a text is about people, as far as one of its first rows says so.
pub(super) fn is_about_people(kind: TableKind, text: &str) -> bool {
    tops(kind, text)
        .any(|(_, top)| (0..top.len()).any(|row| checks::names_people(&top, row).is_some()))
}

/// Reads what can be read of a table; its findings are appended to `diagnostics`.
///
/// Takes time and memory in proportion to the text.
pub(super) fn read_part(
    table: TableText<'_>,
    source: SourceId,
    titles: &[String],
    diagnostics: &mut Vec<Diagnostic>,
) -> (GraphDocument, Unread) {
    let TableText {
        kind,
        text,
        origins,
    } = table;
    let nothing = |finding: Diagnostic, diagnostics: &mut Vec<Diagnostic>| {
        diagnostics.push(finding);
        (GraphDocument::default(), Unread::everything())
    };
    if is_about_people(kind, text) {
        return nothing(checks::about_people(source, Span::default()), diagnostics);
    }
    let Some((separator, top)) = layout(kind, text) else {
        let steps = legends::of_text(kind, text);
        if !steps.is_empty() {
            return (of_legend(source, steps), Unread::default());
        }
        // Where the quotes are wrong, that is why.
        let split = Grid::split(source, text, kind.separators()[0]);
        let finding = split.map_or_else(
            |finding| finding,
            |grid| no_headings(source, &grid.taken_from(origins), table),
        );
        return nothing(finding, diagnostics);
    };
    let grid = match Grid::split(source, text, separator) {
        Ok(grid) => grid.taken_from(origins),
        Err(finding) => return nothing(finding, diagnostics),
    };
    if let Some(finding) = checks::people_below(source, &grid) {
        return nothing(finding, diagnostics);
    }
    let parts = match beside::apart(source, grid, top) {
        Ok(parts) => parts,
        Err(finding) => return nothing(finding, diagnostics),
    };
    let mut unfit = parts
        .iter()
        .filter_map(|part| checks::unfit(source, &part.grid, &part.tables));
    if let Some(finding) = unfit.next() {
        return nothing(finding, diagnostics);
    }
    let before = diagnostics.len();
    let mut reader = Reader::new(source, &parts[0].grid);
    reader.titles = titles.iter().map(|title| name_key(title)).collect();
    reader.read_all(&parts);
    reader.report_nothing();
    diagnostics.extend(reader.findings.finish());
    let failed = diagnostics[before..]
        .iter()
        .any(|found| found.severity == Severity::Error);
    let unread = if failed {
        Unread::everything()
    } else {
        Unread::default()
    };
    (reader.document, unread)
}

/// A text that says what numbers of other tables stand for.
fn of_legend(source: SourceId, steps: Vec<(u8, String, Span)>) -> GraphDocument {
    let steps = steps.into_iter();
    let named = steps.map(|(number, name, span)| Spanned::new((number, Name::from(name)), span));
    GraphDocument {
        source,
        named_steps: named.collect(),
        ..GraphDocument::default()
    }
}

/// A finding about a text in which no row has the headings of a table.
fn no_headings(source: SourceId, grid: &Grid<'_>, table: TableText<'_>) -> Diagnostic {
    let TableText { kind, text, .. } = table;
    let span = if grid.len() == 0 {
        Span::default()
    } else {
        grid.cell(0, 0).span
    };
    let place = Place { source, span };
    if grid.len() == 0 {
        return Diagnostic::new(Code::EmptyFile, place, "there is nothing in this file");
    }
    if let Some((separator, row)) = unclear_matrix(kind, text) {
        let top = Grid::split_some(text, separator, row + 1).taken_from(table.origins);
        return corner::unclear(source, &top, row);
    }
    if let Some(found) = times::reported(source, grid, layout::MOST_ROWS_ABOVE) {
        return found;
    }
    let message = "no row has headings that tell what the rows of this table are";
    Diagnostic::new(Code::UnclearTable, place, message)
        .did_you_mean(almost_heading(kind, text))
        .help("call the column with the names `role` or `skill`; a list of moves has `from`, `to` and `kind`")
}

/// A column of a table.
#[derive(Debug, Clone)]
struct Head<'s> {
    index: usize,
    heading: Heading,
    cell: Cell<'s>,
}

/// Reads the tables of a text, one behind the other.
struct Reader<'g, 's> {
    source: SourceId,
    grid: &'g Grid<'s>,
    /// The row of the headings.
    top: usize,
    /// The row behind the last one.
    end: usize,
    rows: Rows,
    heads: Vec<Head<'s>>,
    /// The index of each known column.
    columns: BTreeMap<Column, usize>,
    names: Names,
    findings: BoundedFindings,
    document: GraphDocument,
    /// The titles with commas in them that other tables have, in the form in which names are compared.
    titles: HashSet<String>,
    /// The roles that tables describe of which each has but a part, by id.
    described: HashMap<Name, usize>,
    /// Whether a matrix or a catalogue of skills has been read.
    has_matrix: bool,
    /// The row with groups above the headings.
    groups_at: Option<usize>,
    /// The names of the roles in columns that lie under groups, and the groups.
    groups: BTreeMap<usize, (String, Spanned<Name>)>,
    /// Columns that become notes, since another one says the same.
    kept: Vec<usize>,
    /// What the headings of columns of pay say of their amounts.
    units: BTreeMap<Column, PayUnit>,
    /// The last text of columns whose cells may be merged.
    above: BTreeMap<Column, Spanned<Name>>,
    /// The first cell of each that had none.
    filled: BTreeMap<Column, Span>,
    legend: Legend,
    signs: signs::Signs,
    /// Columns of skills beside those that say how well they are asked for.
    pairs: Vec<roles::Pair>,
    apart: roles::Apart,
    /// Rows that head the roles below them.
    sections: roles::Sections,
    /// What stands where roles lead, and is none.
    nobody: Vec<Spanned<Name>>,
    /// The column whose marks make requirements optional.
    optional_at: Option<usize>,
    /// Whether the cells of the matrix are 0 or 1, and say no more than whether a skill is asked for.
    is_of_bits: bool,
}

impl<'g, 's> Reader<'g, 's> {
    fn new(source: SourceId, grid: &'g Grid<'s>) -> Self {
        Self {
            source,
            grid,
            top: 0,
            end: grid.len(),
            rows: Rows::Roles,
            heads: Vec::new(),
            columns: BTreeMap::new(),
            names: Names::default(),
            findings: BoundedFindings::default(),
            document: GraphDocument {
                source,
                names_by_title: true,
                ..GraphDocument::default()
            },
            titles: HashSet::new(),
            described: HashMap::new(),
            has_matrix: false,
            groups_at: None,
            groups: BTreeMap::new(),
            kept: Vec::new(),
            units: BTreeMap::new(),
            above: BTreeMap::new(),
            filled: BTreeMap::new(),
            legend: Legend::default(),
            signs: signs::Signs::default(),
            pairs: Vec::new(),
            apart: roles::Apart::default(),
            sections: roles::Sections::default(),
            nobody: Vec::new(),
            optional_at: None,
            is_of_bits: false,
        }
    }

    /// Reads the tables of the text, those of roles before others, which may add to what they say.
    fn read_all(&mut self, parts: &'g [Part<'s>]) {
        let of_part = |part: &'g Part<'s>| {
            let tables = stacked::parts(&part.grid, &part.tables).enumerate();
            tables.map(|(at, (top, end))| (&part.grid, at == 0, top, end))
        };
        let mut tables: Vec<_> = parts.iter().flat_map(of_part).collect();
        tables.sort_by_key(|(_, _, top, _)| top.rows != Rows::Roles);
        for (grid, is_first, top, end) in tables {
            self.grid = grid;
            self.read(top, end, is_first);
        }
    }

    /// Reads the table with some headings, up to a row.
    fn read(&mut self, top: Top, end: usize, is_first: bool) {
        (self.top, self.end, self.rows) = (top.row, end, top.rows);
        self.groups_at = None;
        match groups::over(self.grid, top) {
            Over::Nothing => {}
            Over::Groups { top, row } => (self.top, self.groups_at) = (top, Some(row)),
            Over::Several(span) => return self.report_several(span),
        }
        self.heads = self.heads_of(top.corner);
        self.above.clear();
        self.kept.clear();
        self.pairs.clear();
        self.units.clear();
        (self.optional_at, self.is_of_bits) = (None, false);
        self.sections = roles::Sections::default();
        if is_first {
            self.report_above();
            self.read_legends(0..self.groups_at.unwrap_or(self.top));
        }
        self.part_legend();
        self.index_columns();
        self.check_headings();
        self.index_columns();
        if self.is_too_large() || self.is_hopeless() || self.are_steps_above() {
            return;
        }
        if self.rows == Rows::Skills && std::mem::replace(&mut self.has_matrix, true) {
            self.report_levels_again();
        }
        if let Some(corner) = top.corner {
            self.report_matrix(corner);
        } else if self.rows == Rows::Skills {
            self.report_people_above();
        }
        self.group_roles();
        let below = self.body();
        self.read_legends(self.below_table(&below)..self.end);
        self.tell_signs(&below);
        match self.rows {
            Rows::Roles => self.roles(&below),
            Rows::Skills => self.skills(&below),
            Rows::Requirements => self.requirements(&below),
            Rows::Moves => self.moves(&below),
            Rows::Steps => self.steps(&below),
            Rows::Titles => self.titles_in_grid(&below),
        }
        self.report_filled();
        self.report_legend();
        self.report_signs();
        if below.is_empty() {
            let cell = self.grid.cell(self.top, 0);
            let message = "this table has headings and no rows";
            self.report(Code::EmptyFile, cell.span, message);
        }
    }

    /// The headings of the table; where there are two rows of them, one that stands in the upper row alone is
    /// that of both.
    fn heads_of(&self, corner: Option<Corner>) -> Vec<Head<'s>> {
        let over = self.groups_at.unwrap_or(self.top);
        let width = self.grid.width(self.top).max(self.grid.width(over));
        let mut bounds = if self.rows == Rows::Roles && over != self.top {
            groups::joined(self.grid, over, self.top)
        } else {
            Vec::new()
        };
        let head = |index: usize| {
            let lower = self.grid.cell(self.top, index);
            let mut cell = if lower.is_empty() {
                self.grid.cell(over, index)
            } else {
                lower
            };
            if let Some(bound) = bounds.get_mut(index).and_then(Option::take) {
                cell.text = bound.into();
            }
            if cell.text.contains('\n') {
                cell.text = on_one_line(&cell.text).into_owned().into();
            }
            let heading = match corner {
                Some(corner) if corner.column == index => Heading::Known(corner.names),
                _ => Heading::of(&cell.text),
            };
            Head {
                index,
                heading,
                cell,
            }
        };
        (0..width).map(head).collect()
    }

    /// Reports a text of which nothing is left once all has been read.
    fn report_nothing(&mut self) {
        let document = &self.document;
        let says_something = !document.roles.is_empty()
            || !document.skills.is_empty()
            || !document.transitions.is_empty()
            || document.scale.is_some()
            || !document.named_steps.is_empty();
        if !says_something && self.findings.errors() == 0 {
            let cell = self.grid.cell(self.top, 0);
            let message = "this table names no role, no skill, no move and no step";
            self.report(Code::EmptyFile, cell.span, message);
        }
    }

    /// Notes where each known column stands; of two the first one counts.
    fn index_columns(&mut self) {
        let known = self.heads.iter().filter_map(|head| match head.heading {
            Heading::Known(column) => Some((column, head.index)),
            _ => None,
        });
        self.columns = known.rev().collect();
    }

    /// Reports why something cannot be read.
    fn or_report<T>(&mut self, read: Result<T, Problem>, span: Span) -> Option<T> {
        read.map_err(|problem| {
            let finding = Diagnostic::new(Code::BadValue, self.place(span), problem.message);
            self.findings.push(finding.help(problem.help));
        })
        .ok()
    }

    /// The known heading that an unknown one was most likely meant to be.
    fn meant(&self, head: &Head<'_>) -> Option<&'static str> {
        Column::closest(&head.cell.text, self.rows.columns())
    }

    /// Reports a column with a heading that is not known, and what becomes of it.
    fn unknown_column(&mut self, head: &Head<'_>, becomes: &str) {
        let message = format!(
            "a table of {} has no column `{}`: {becomes}",
            self.rows.called(),
            shortened(&head.cell.text)
        );
        let known = self.meant(head);
        let known = known.filter(|known| *known != columns::key(&head.cell.text));
        let place = self.place(head.cell.span);
        let finding = Diagnostic::new(Code::UnknownColumn, place, message).did_you_mean(known);
        self.findings.push(finding);
    }

    fn report(&mut self, code: Code, span: Span, message: impl Into<Box<str>>) {
        let finding = Diagnostic::new(code, self.place(span), message);
        self.findings.push(finding);
    }

    fn place(&self, span: Span) -> Place {
        Place {
            source: self.source,
            span,
        }
    }
}

#[cfg(test)]
mod tests;
