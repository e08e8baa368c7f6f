//! How much requirements weigh, where numbers say it.

use std::collections::BTreeSet;

use hashbrown::HashMap;

use super::columns::Column;
use super::grid::Cell;
use super::headings::Heading;
use super::skills::skill_kind;
use super::values;
use super::{Head, Reader};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Importance, name_key};

/// How far the shares of a role may be from the whole, as they are rounded.
const ROUNDED: f64 = 0.02;

/// What a whole is where shares are read.
const WHOLE: f64 = 100.0;

/// An importance whose weight is counted in other units.
pub(super) fn in_units(importance: Importance, unit: f64) -> Importance {
    let weight = (unit - 1.0).abs() > f64::EPSILON;
    let weight = weight.then(|| Importance::weighing(importance.weight() * unit));
    weight.flatten().unwrap_or(importance)
}

impl Reader<'_, '_> {
    /// Warns of priorities by number: where 1 comes first they are the opposite of weights.
    pub(super) fn warn_of_ranks(&mut self, rows: &[usize]) {
        let Some(column) = self.column(Column::Importance) else {
            return;
        };
        let heading = self.grid.cell(self.top, column);
        let numbers = rows.iter().filter_map(|row| {
            let cell = self.grid.cell(*row, column);
            cell.text.parse::<u8>().ok()
        });
        let numbers: BTreeSet<_> = numbers.collect();
        let (Some(least), Some(most)) = (numbers.first(), numbers.last()) else {
            return;
        };
        if name_key(&heading.text) == "priority" && least < most {
            let message = format!("this is read as a weight: {most} counts more than {least}");
            let finding = Diagnostic::new(Code::UnclearValue, self.place(heading.span), message);
            let help = "where 1 comes first, write `essential` and `optional`; else call the column `Weight`";
            self.findings.push(finding.help(help));
        }
    }

    /// Returns by what the weights of a list of requirements are to be multiplied: where those of each role
    /// make up a whole they are shares of it, and all of them are needed. Weights below 1 make requirements
    /// optional otherwise, of which a warning says so where all are.
    pub(super) fn unit_of_weights(&mut self, rows: &[usize]) -> f64 {
        let Some(column) = self.column(Column::Importance) else {
            return 1.0;
        };
        let mut role = String::new();
        let mut sums: HashMap<String, (f64, usize)> = HashMap::new();
        let (mut first, mut most) = (None, 0.0_f64);
        for &row in rows {
            let named = self.cell(row, Column::Role).text;
            if !named.is_empty() {
                role = name_key(&named);
            }
            let cell = self.grid.cell(row, column);
            if cell.is_empty() {
                continue;
            }
            let Some(weight) = values::weight_in_numbers(&cell.text) else {
                // Words beside numbers make up no whole.
                sums.entry(role.clone()).or_default().0 = f64::NAN;
                continue;
            };
            first.get_or_insert(cell.span);
            most = most.max(weight);
            let sum = sums.entry(role.clone()).or_default();
            *sum = (sum.0 + weight, sum.1 + 1);
        }
        let Some(first) = first.filter(|_| most < 1.0 || sums.len() > 1 && most <= 1.0) else {
            return 1.0;
        };
        let mut whole = sums.values().map(|(sum, _)| (sum - 1.0).abs() <= ROUNDED);
        if whole.all(|is_whole| is_whole) && sums.values().any(|(_, count)| *count > 1) {
            let message = "the weights of each role make up a whole, and are read as shares of it: all are essential, and 1% weighs 1";
            self.report(Code::WeightsAsShares, first, message);
            return WHOLE;
        }
        if most < 1.0 {
            let message = "all these weights are below 1, which makes every requirement optional";
            let found = Diagnostic::new(Code::UnclearValue, self.place(first), message);
            let help = "write weights of 1 and above for what is essential, such as 40 for 40%";
            self.findings.push(found.help(help));
        }
        1.0
    }

    /// A column of a matrix that is called a type, and says which skills are needed, says that.
    pub(super) fn tell_weights(&mut self) {
        let is_kind = |head: &Head<'_>| head.heading == Heading::Known(Column::Kind);
        let Some(at) = self.heads.iter().position(is_kind) else {
            return;
        };
        let is_weight = |cell: Cell<'_>| {
            values::importance(&cell.text).is_ok() && skill_kind(&cell.text).is_err()
        };
        let rows = self.top + 1..self.end;
        let says_weights = self.is_filled_with(rows, self.heads[at].index, is_weight);
        if says_weights && self.column(Column::Importance).is_none() {
            self.heads[at].heading = Heading::Known(Column::Importance);
        }
    }

    /// Reports the column of weights of a table of skills without roles.
    pub(super) fn report_weights(&mut self) {
        let is_weight = |head: &&Head<'_>| head.heading == Heading::Known(Column::Importance);
        if let Some(head) = self.heads.iter().find(is_weight).cloned() {
            self.unknown_column(&head, "it is left out, since no role asks for the skills");
        }
    }
}
