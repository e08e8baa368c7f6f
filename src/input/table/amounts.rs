//! The years and the pay of a row, which stand in one cell or in two.

use super::Reader;
use super::columns::Column;
use super::values::{self, Pay, PayUnit, Problem, YearUnit};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::RoleEntry;
use crate::input::graph_file::pay::low_pay;
use crate::model::text::listed;
use crate::model::{Salary, YearRange};
use crate::source::{Span, Spanned};

/// The columns of pay.
const PAY: [Column; 3] = [Column::Salary, Column::SalaryMin, Column::SalaryMax];

/// The columns of years.
const YEARS: [Column; 5] = [
    Column::Years,
    Column::YearsMin,
    Column::YearsMax,
    Column::TimeInRole,
    Column::MedianYears,
];

/// How many texts of a column a finding about words shows at most.
const MOST_SHOWN: usize = 5;

/// Amounts below this are thousands where the heading says so; others have been written out.
const MOST_IN_THOUSANDS: f64 = 10_000.0;

impl Reader<'_, '_> {
    /// Reports what stands in the parentheses of headings of numbers and is not understood.
    pub(super) fn check_units(&mut self) {
        let columns = PAY.into_iter().chain(YEARS);
        for column in columns {
            let Some(index) = self.column(column) else {
                continue;
            };
            let cell = self.heads[index].cell.clone();
            let unknown = if PAY.contains(&column) {
                PayUnit::of(&cell.text).unknown
            } else {
                YearUnit::of(&cell.text).unknown
            };
            if let Some(unknown) = unknown {
                let message = format!("what `{unknown}` says about the numbers below is not known");
                let finding = Diagnostic::new(Code::UnknownColumn, self.place(cell.span), message);
                let help = if PAY.contains(&column) {
                    "parentheses may have a currency, `per hour`, `per month`, or `k` for thousands"
                } else {
                    "parentheses may have `years` or `months`"
                };
                self.findings.push(finding.help(help));
            }
        }
    }

    /// The years of a row, from one cell or from two.
    pub(super) fn years_of(&mut self, row: usize, is_open: bool) -> Option<Spanned<YearRange>> {
        let years = self.years_under(row, Column::Years, is_open);
        if years.is_some() {
            return years;
        }
        let min = self.years_under(row, Column::YearsMin, false);
        let max = self.years_under(row, Column::YearsMax, false);
        let span = min.as_ref().or(max.as_ref())?.span;
        let least = min.map_or(0.0, |min| min.value.min);
        let most = max.map(|max| max.value.max.unwrap_or(max.value.min));
        let range = YearRange::new(least, most).map_err(|error| Problem {
            message: error.to_string(),
            help: "put the fewer years first",
        });
        self.or_report(range, span)
            .map(|range| Spanned::new(range, span))
    }

    /// How long people are in the former role of a move.
    pub(super) fn time_in_role(&mut self, row: usize) -> Option<Spanned<YearRange>> {
        self.years_under(row, Column::TimeInRole, false)
    }

    fn years_under(
        &mut self,
        row: usize,
        column: Column,
        is_open: bool,
    ) -> Option<Spanned<YearRange>> {
        let index = self.column(column)?;
        let in_months = YearUnit::of(&self.heads[index].cell.text).is_months;
        self.value(row, column, |text| values::years(text, is_open, in_months))
    }

    /// The pay of a row, from one cell or from two.
    pub(super) fn pay_of(&mut self, row: usize) -> Option<Spanned<Salary>> {
        let [whole, min, max] = PAY.map(|column| self.pay_under(row, column));
        let currency = self.value(row, Column::Currency, values::currency);
        let per = self.value(row, Column::Per, values::period);
        let (pay, span) = if let Some(whole) = whole {
            (whole.value, whole.span)
        } else {
            let span = min.as_ref().or(max.as_ref())?.span;
            (self.or_report(joined(min, max), span)?, span)
        };
        let currency = pay.currency.or(currency.map(|currency| currency.value));
        let currency = currency.or_else(|| {
            let mut columns = PAY.into_iter();
            columns.find_map(|column| self.pay_unit(column)?.currency.clone())
        });
        let per = per.map(|per| per.value).or(pay.per).unwrap_or_default();
        let salary = Salary::new(pay.min, pay.max, currency, per).map_err(|error| Problem {
            message: error.to_string(),
            help: "put the lower pay first",
        });
        let salary = self.or_report(salary, span)?;
        Some(Spanned::new(salary, span))
    }

    /// What the heading of a column of pay says of the amounts, where the table has it.
    fn pay_unit(&mut self, column: Column) -> Option<&PayUnit> {
        let index = self.column(column)?;
        let heading = &self.heads[index].cell.text;
        let unit = self.units.entry(column);
        Some(unit.or_insert_with(|| PayUnit::of(heading)))
    }

    /// What a cell says of pay, in thousands and for a time where its heading says so.
    fn pay_under(&mut self, row: usize, column: Column) -> Option<Spanned<Pay>> {
        let unit = self.pay_unit(column)?;
        let (times, per) = (unit.times, unit.per);
        let mut pay = self.value(row, column, values::pay)?;
        if let Some(times) = times
            && !pay.value.is_multiple
        {
            for end in [&mut pay.value.min, &mut pay.value.max] {
                *end = end.map(|end| {
                    if end < MOST_IN_THOUSANDS {
                        end * times
                    } else {
                        end
                    }
                });
            }
            pay.value.is_multiple = true;
        }
        pay.value.per = pay.value.per.or(per);
        Some(pay)
    }

    /// Reports yearly pay that is a small part of that of the other roles.
    pub(super) fn check_pay(&mut self, first: usize) {
        let roles = self.document.roles.get(first..).unwrap_or_default();
        if let Some(finding) = low_pay(roles, |span| self.place(span)) {
            self.findings.push(finding.help(
                "say what it is for: `12.50/hour`, `3500/month`, or in a column `per` with `hour`, `month` or `year`; above thousands, write `Salary (k)`",
            ));
        }
    }

    /// Says, once for each column, which cells name no number, and that they are kept as notes where the
    /// rows are roles.
    pub(super) fn report_words(&mut self, rows: &[usize], becomes: &str) {
        let columns = [Column::Level].into_iter().chain(PAY).chain(YEARS);
        for column in columns {
            let Some(index) = self.column(column) else {
                continue;
            };
            let mut first: Option<Span> = None;
            let mut texts: Vec<String> = Vec::new();
            for &row in rows {
                let cell = self.grid.cell(row, index);
                if !values::is_in_words(column, &cell.text) || Self::is_unsound(&cell) {
                    continue;
                }
                first.get_or_insert(cell.span);
                let is_new = !texts.iter().any(|text| *text == cell.text);
                if is_new && texts.len() < MOST_SHOWN {
                    texts.push(cell.text.into_owned());
                }
            }
            if let Some(span) = first {
                self.report_words_of(column, span, &texts, becomes);
            }
        }
    }

    /// Reports words where a column says numbers: a role without a level is compared with fewer others,
    /// while it says enough of pay and years that there are none.
    fn report_words_of(&mut self, column: Column, span: Span, texts: &[String], becomes: &str) {
        let message = format!(
            "cells under `{}` have no number, and {becomes}: {}",
            column.name(),
            listed(texts)
        );
        let mut finding = Diagnostic::new(Code::UnclearValue, self.place(span), message);
        if column == Column::Level {
            finding = finding.help(
                "write whole numbers, the lowest level first, so that roles can be compared by it",
            );
        } else {
            finding.severity = Severity::Note;
        }
        self.findings.push(finding);
    }

    /// Keeps as notes what a row says under headings that are known and without a value that can be
    /// used: words instead of numbers, and a second column of one meaning.
    pub(super) fn keep_words(&mut self, row: usize, role: &mut RoleEntry) {
        let columns = [Column::Level].into_iter().chain(PAY).chain(YEARS);
        let in_words = columns.filter_map(|column| {
            let index = self.column(column)?;
            let cell = self.grid.cell(row, index);
            values::is_in_words(column, &cell.text).then_some(index)
        });
        let indices: Vec<usize> = in_words.chain(self.kept.iter().copied()).collect();
        for index in indices {
            let cell = self.grid.cell(row, index);
            if values::is_unsaid(&cell.text) || Self::is_unsound(&cell) {
                continue;
            }
            let note = format!("{}: {}", self.heads[index].cell.text, cell.prose());
            let note = Spanned::new(self.names.get(&note), cell.span);
            role.about.notes.push(note);
        }
    }

    /// Takes away the tracks of levels such as `G7` from the roles of a table where all its levels have the one
    /// letter, which then is that of a grade.
    pub(super) fn settle_tracks(&mut self, roles: impl IntoIterator<Item = usize>) {
        let of_level = |role: &RoleEntry| {
            let level = role.level.as_ref()?.span;
            let track = role.track.as_ref().filter(|track| track.span == level)?;
            Some(track.value.clone())
        };
        let roles: Vec<usize> = roles.into_iter().collect();
        let mut tracks = roles
            .iter()
            .filter_map(|role| of_level(&self.document.roles[*role]));
        let Some(first) = tracks.next() else {
            return;
        };
        if !values::is_either(&first) || tracks.any(|track| track != first) {
            return;
        }
        for role in roles {
            let role = &mut self.document.roles[role];
            if of_level(role).is_some() {
                role.track = None;
            }
        }
    }
}

/// The two ends of pay as one range.
fn joined(min: Option<Spanned<Pay>>, max: Option<Spanned<Pay>>) -> Result<Pay, Problem> {
    let [mut min, mut max] = [min, max].map(|end| end.map(|end| end.value));
    if let (Some(min), Some(max)) = (&mut min, &mut max) {
        // "95" and "110k": the k is said once for both.
        let (short, long) = if min.is_multiple {
            (max, min)
        } else {
            (min, max)
        };
        let is_short = |end: Option<f64>| end.is_none_or(|end| end < 1e3);
        if long.is_multiple && !short.is_multiple && is_short(short.min) && is_short(short.max) {
            short.min = short.min.map(|end| end * 1e3);
            short.max = short.max.map(|end| end * 1e3);
        }
    }
    let said = |one: &Option<Pay>| one.as_ref().map(|pay| (pay.currency.clone(), pay.per));
    let [least, most] = [said(&min), said(&max)].map(Option::unwrap_or_default);
    let differ = |wrong: &str| Problem {
        message: format!("the two ends of this pay have different {wrong}"),
        help: "give both in one unit",
    };
    if least.1.is_some() && most.1.is_some() && least.1 != most.1 {
        return Err(differ("periods"));
    }
    if least.0.is_some() && most.0.is_some() && least.0 != most.0 {
        return Err(differ("currencies"));
    }
    Ok(Pay {
        min: min.and_then(|end| end.min.or(end.max)),
        max: max.and_then(|end| end.max.or(end.min)),
        currency: least.0.or(most.0),
        per: least.1.or(most.1),
        is_multiple: false,
    })
}
