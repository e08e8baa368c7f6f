//! Columns that say what another one of the table says.

use std::cmp::Reverse;

use super::columns::Column;
use super::grid::Cell;
use super::headings::{Heading, Rows};
use super::roles::ONE_PAY;
use super::values;
use super::{Head, Reader};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::name_key;
use crate::model::text::{listed, shortened};

impl Reader<'_, '_> {
    /// Keeps one of several columns of one meaning, and reports the others: of numbers the one with the most of
    /// them, otherwise the one with the most usual heading.
    pub(super) fn keep_one(&mut self, column: Column, heads: &[usize]) {
        let numbers = |index: usize| {
            let cells = (self.top + 1..self.end).map(|row| self.grid.cell(row, index));
            let is_said = |cell: &Cell<'_>| match column {
                Column::Importance => values::weight_in_numbers(&cell.text).is_some(),
                _ => !values::is_unsaid(&cell.text) && !values::is_in_words(column, &cell.text),
            };
            cells.filter(is_said).count()
        };
        let rank = |at: &&usize| {
            let head = &self.heads[**at];
            let (most, least) = match column {
                // What is said in words is surely meant.
                Column::Importance => (0, numbers(head.index)),
                column if values::is_of_numbers(column) => (numbers(head.index), 0),
                _ => (0, 0),
            };
            (Reverse(most), least, column.rank(&head.cell.text), **at)
        };
        let Some(&best) = heads.iter().min_by_key(rank) else {
            return;
        };
        let kept = self.heads[best].cell.clone();
        let is_pay = matches!(
            column,
            Column::Salary | Column::SalaryMin | Column::SalaryMax
        );
        let first = self.place(kept.span);
        let mut alike: Vec<Cell<'_>> = Vec::new();
        for &at in heads.iter().filter(|at| **at != best) {
            let Head { index, cell, .. } = self.heads[at].clone();
            self.heads[at].heading = Heading::Known(Column::Computed);
            if name_key(&cell.text) == name_key(&kept.text) {
                let message = format!("two columns say `{}`", column.name());
                let found = Diagnostic::new(Code::DuplicateKey, self.place(cell.span), message)
                    .help("keep one of the two, or rename one");
                self.findings.push(found.related(first, "this one is read"));
                continue;
            }
            if self.rows == Rows::Roles {
                self.kept.push(index);
            }
            // Pay in several places is one finding.
            if is_pay {
                alike.push(cell);
            } else {
                self.report_twice(column, &kept, &[cell]);
            }
        }
        if !alike.is_empty() {
            self.report_twice(column, &kept, &alike);
        }
    }

    /// Says that columns say what another one does, and what becomes of them.
    fn report_twice(&mut self, column: Column, kept: &Cell<'_>, others: &[Cell<'_>]) {
        let becomes = if self.rows == Rows::Roles {
            "what it says becomes notes"
        } else {
            "it is left out"
        };
        let names: Vec<_> = others.iter().map(|cell| &*cell.text).collect();
        let (says, becomes) = match others.len() {
            1 => ("says", becomes),
            _ => ("say", "what they say becomes notes"),
        };
        let message = format!(
            "{} {says} `{}`, as `{}` does: {becomes}",
            listed(&names),
            column.name(),
            shortened(&kept.text)
        );
        let found = Diagnostic::new(Code::ColumnTwice, self.place(others[0].span), message);
        let found = found.related(self.place(kept.span), "this one is read");
        self.findings.push(match column {
            Column::Salary | Column::SalaryMin | Column::SalaryMax => found.help(ONE_PAY),
            _ => found,
        });
    }
}
