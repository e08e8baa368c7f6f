//! What the cells of a row say under the headings of a table.

use super::columns::Column;
use super::grid::Cell;
use super::headings::Heading;
use super::names::on_one_line;
use super::values::{self, Problem};
use super::{Reader, lists};
use crate::diagnostic::Code;
use crate::model::Name;
use crate::source::Spanned;

impl<'s> Reader<'_, 's> {
    /// The column that says something, where the table has it.
    pub(super) fn column(&self, column: Column) -> Option<usize> {
        self.columns.get(&column).copied()
    }

    /// The cell of a row that says something; empty where the table has no such column.
    pub(super) fn cell(&self, row: usize, column: Column) -> Cell<'s> {
        self.grid
            .cell(row, self.column(column).unwrap_or(usize::MAX))
    }

    /// The text of such a cell, where there is any.
    pub(super) fn text(&mut self, row: usize, column: Column) -> Option<Spanned<Name>> {
        let cell = self.cell(row, column);
        let is_said = !values::is_unsaid(&cell.text) && !Self::is_unsound(&cell);
        is_said.then(|| Spanned::new(self.names.get(&cell.prose()), cell.span))
    }

    /// The name in such a cell, on one line.
    pub(super) fn name(&mut self, row: usize, column: Column) -> Option<Spanned<Name>> {
        let name = self.text(row, column)?;
        let cell = self.cell(row, column);
        Some(Spanned::new(self.names.tidy(&cell.text), name.span))
    }

    /// The text of a cell, or of the closest one above that has any, as merged cells are written: only
    /// the first of them has the text. The first empty cell is kept for a note.
    pub(super) fn text_or_above(&mut self, row: usize, column: Column) -> Option<Spanned<Name>> {
        if let Some(text) = self.name(row, column) {
            self.above.insert(column, text.clone());
            return Some(text);
        }
        let above = self.above.get(&column).cloned()?;
        let span = self.cell(row, column).span;
        self.filled.entry(column).or_insert(span);
        Some(above)
    }

    /// Says in which columns empty cells were read as the ones above them.
    pub(super) fn report_filled(&mut self) {
        for (column, span) in std::mem::take(&mut self.filled) {
            let name = column.name();
            let message = format!("empty cells under `{name}` are read as the cell above them");
            self.report(Code::FilledDown, span, message);
        }
    }

    /// The parts of a cell that is a list; of one that has too many, which is reported, none.
    pub(super) fn parts(
        &mut self,
        row: usize,
        column: Column,
        is_one: impl Fn(&str) -> bool,
    ) -> Vec<Spanned<String>> {
        let mut all = Vec::new();
        // Several columns may be one list: `next role 1`, `next role 2`.
        for at in 0..self.heads.len() {
            if self.heads[at].heading != Heading::Known(column) {
                continue;
            }
            let cell = self.grid.cell(row, self.heads[at].index);
            if Self::is_unsound(&cell) {
                continue;
            }
            let parts = lists::parts(&cell, &is_one);
            if parts.len() > lists::MOST_PARTS {
                let message = format!("a list of more than {} parts", lists::MOST_PARTS);
                self.report(Code::TooMuch, cell.span, message);
                continue;
            }
            all.extend(parts);
        }
        all
    }

    /// Whether a cell holds no value, which has been reported.
    pub(super) fn is_unsound(cell: &Cell<'_>) -> bool {
        cell.is_raw() && values::unsound(&cell.text).is_some()
    }

    /// What such a cell says, where there is any text and it can be read.
    pub(super) fn value<T>(
        &mut self,
        row: usize,
        column: Column,
        read: impl FnOnce(&str) -> Result<T, Problem>,
    ) -> Option<Spanned<T>> {
        let cell = self.cell(row, column);
        if values::is_unsaid(&cell.text) || Self::is_unsound(&cell) {
            return None;
        }
        if values::is_in_words(column, &cell.text) {
            return None;
        }
        let text = on_one_line(&cell.text);
        let text = if values::is_of_numbers(column) {
            values::without_footnote(&text)
        } else {
            &text
        };
        let value = self.or_report(read(text), cell.span)?;
        Some(Spanned::new(value, cell.span))
    }
}
