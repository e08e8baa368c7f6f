//! How much requirements weigh, where numbers say it.

use std::collections::BTreeSet;

use hashbrown::HashMap;

use super::columns::Column;
use super::grid::Cell;
use super::headings::Heading;
use super::skills::skill_kind;
use super::values::{self, Asked};
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

/// Whether a cell marks something.
fn marks(cell: &Cell<'_>) -> bool {
    !matches!(values::asked(&cell.text), Ok(Asked::No) | Err(_))
}

/// What a heading is without a word at its end for how much the skills below it weigh, and how much they do:
/// `Analyst Essential`, `Analyst (desirable)`.
fn weighed(heading: &str) -> Option<(&str, Importance)> {
    let marks = [' ', '(', ')', '-', '–', ':', ','];
    let text = heading.trim_end_matches(marks);
    let (_, word) = text.rsplit_once(marks)?;
    let importance = values::weight(word).filter(|_| word.chars().count() > 1)?;
    let name = text[..text.len() - word.len()].trim_end_matches(marks);
    (!name.is_empty()).then_some((name, importance))
}

impl Reader<'_, '_> {
    /// The columns of a matrix that say which skills a role needs, and which it would like, in a column for each: the
    /// name of the role and the weight by the number of the column.
    pub(super) fn weighed_columns(&self) -> HashMap<usize, (String, Importance)> {
        let others = self
            .heads
            .iter()
            .filter(|head| head.heading == Heading::Other);
        let weighed = others.filter_map(|head| Some((head.index, weighed(&head.cell.text)?)));
        let all: Vec<_> = weighed.collect();
        let mut weights: HashMap<String, (bool, bool)> = HashMap::new();
        for (_, (name, importance)) in &all {
            let (essential, optional) = weights.entry(name_key(name)).or_default();
            *essential |= *importance == Importance::ESSENTIAL;
            *optional |= *importance == Importance::OPTIONAL;
        }
        let both = all
            .into_iter()
            .filter(|(_, (name, _))| weights[&name_key(name)] == (true, true));
        both.map(|(index, (name, importance))| (index, (name.to_owned(), importance)))
            .collect()
    }

    /// Finds the column whose marks make requirements optional: `Desirable`, beside `Essential` or alone.
    pub(super) fn tell_marks(&mut self) {
        let of_marks = |at: &usize| {
            let head = &self.heads[*at];
            let rows = self.top + 1..self.end;
            self.is_filled_with(rows, head.index, |cell| {
                values::is_yes(&cell.text) || values::asked(&cell.text) == Ok(Asked::No)
            })
        };
        let mut heads = 0..self.heads.len();
        let optional = heads.find(|at| {
            self.heads[*at].heading == Heading::Known(Column::OptionalSkills) && of_marks(at)
        });
        if let Some(at) = optional {
            self.optional_at = Some(self.heads[at].index);
            self.heads[at].heading = Heading::Known(Column::Computed);
        }
    }

    /// How much what a row asks for weighs, where it says so.
    pub(super) fn weight_of_row(&mut self, row: usize, unit: f64) -> Option<Importance> {
        if let Some(optional) = self.optional_at {
            let is_needed = marks(&self.cell(row, Column::Importance));
            if !is_needed && marks(&self.grid.cell(row, optional)) {
                return Some(Importance::OPTIONAL);
            }
        }
        let weight = self.value(row, Column::Importance, values::importance)?;
        Some(in_units(weight.value, unit))
    }

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
            let help =
                "if 1 comes first, write `essential` and `optional`; else call the column `Weight`";
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
            let message = "the weights of each role add up to a whole, and are read as shares of it: all are essential, and 1% weighs 1";
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
