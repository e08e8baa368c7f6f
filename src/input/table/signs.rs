//! Signs in cells that mean something only beside the others of their table: Roman numerals, balls that are filled in
//! part, and parts of a whole such as `2/5`.

use std::collections::BTreeMap;

use super::Reader;
use super::values::{self, Asked};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::AskedProficiency;
use crate::model::{Name, ProficiencyScale};
use crate::source::Span;

/// Balls by how many quarters of them are filled.
const QUARTERS: [(&str, usize); 6] = [("○", 0), ("◔", 1), ("◑", 2), ("◐", 2), ("◕", 3), ("●", 4)];

/// The signs of a table that tell what others stand for.
#[derive(Default)]
pub(super) struct Signs {
    /// Whether balls are filled in part, so that an empty one is none and a full one all.
    are_quarters: bool,
    /// The first cell with nothing but `I` or `V`.
    lone: Option<Span>,
    /// Whether there are cells such as `II` and `IV`.
    has_numerals: bool,
    /// The first cell with nothing but an empty ball.
    empty: Option<Span>,
    has_full: bool,
    /// Of how many steps cells such as `2/5` are, with the first of each.
    wholes: BTreeMap<usize, Span>,
    /// The first cell with a number alone.
    number: Option<Span>,
}

/// The quarters of a ball.
fn quarters(text: &str) -> Option<usize> {
    let found = QUARTERS.iter().find(|(ball, _)| *ball == text);
    found.map(|(_, quarters)| *quarters)
}

/// Whether a ball is neither empty nor full.
fn is_filled_in_part(text: &str) -> bool {
    quarters(text).is_some_and(|quarters| (1..4).contains(&quarters))
}

impl Reader<'_, '_> {
    /// Looks for balls that are filled in part among the cells of the table.
    pub(super) fn tell_signs(&mut self, rows: &[usize]) {
        let grid = self.grid;
        let mut cells = rows
            .iter()
            .flat_map(|row| (0..grid.width(*row)).map(move |at| grid.cell(*row, at)));
        self.signs.are_quarters = cells.any(|cell| is_filled_in_part(&cell.text));
    }

    /// What a ball says beside others that are filled in part.
    pub(super) fn ball(&self, text: &str) -> Option<Asked> {
        let quarters = quarters(text).filter(|_| self.signs.are_quarters)?;
        let same = QUARTERS.iter().find(|(_, one)| *one == quarters)?;
        Some(if quarters == 0 {
            Asked::No
        } else {
            let step = AskedProficiency::Named(Box::new(Name::from(same.0)));
            Asked::Yes(step, None)
        })
    }

    /// Keeps what a cell says that others may tell the meaning of.
    pub(super) fn keep_sign(&mut self, text: &str, span: Span) {
        let signs = &mut self.signs;
        match text {
            "I" | "V" => {
                signs.lone.get_or_insert(span);
            }
            "II" | "III" | "IV" => signs.has_numerals = true,
            "○" => {
                signs.empty.get_or_insert(span);
            }
            "●" => signs.has_full = true,
            _ => {}
        }
        if let Some((_, whole)) = values::part_of(text) {
            signs.wholes.entry(whole).or_insert(span);
        } else if text.parse::<u8>().is_ok_and(|number| number > 0) {
            signs.number.get_or_insert(span);
        }
    }

    /// Reports signs that may mean several things, and how parts of a whole were read.
    pub(super) fn report_signs(&mut self) {
        let signs = std::mem::take(&mut self.signs);
        if let Some(span) = signs.empty.filter(|_| signs.has_full) {
            let message = "`○` beside `●` is read as optional";
            let finding = Diagnostic::new(Code::UnclearValue, self.place(span), message);
            self.findings.push(finding.help(
                "add a line below the table that says what they stand for, such as `● = required, ○ = not required`",
            ));
        }
        if let Some(span) = signs.lone.filter(|_| !signs.has_numerals) {
            let message = "this letter may be a mark or a numeral, and no cell such as `II` or `IV` shows which";
            let finding = Diagnostic::new(Code::BadValue, self.place(span), message);
            self.findings.push(
                finding.help("write numbers for steps, their names for words, and `x` for a mark, or a line below the table that says what letters stand for, such as `I = intermediate, A = advanced`"),
            );
        }
        self.report_wholes(&signs);
    }

    fn report_wholes(&mut self, signs: &Signs) {
        let mut wholes = signs.wholes.iter();
        let Some((whole, span)) = wholes.next() else {
            return;
        };
        let unclear = match (wholes.next(), signs.number) {
            (Some((other, at)), _) => Some((
                format!("this is a step of {other}, and others are steps of {whole}"),
                *at,
                *span,
            )),
            (None, Some(number)) => Some((
                format!("this may be a step of {whole} or one of two steps, beside numbers alone"),
                *span,
                number,
            )),
            (None, None) => None,
        };
        if let Some((message, at, other)) = unclear {
            let found = Diagnostic::new(Code::BadValue, self.place(at), message);
            let found = found.related(self.place(other), "another step is here");
            let help = "write the number of the step alone in each cell";
            return self.findings.push(found.help(help));
        }
        let usual = usize::from(ProficiencyScale::default().top());
        let message = format!("cells such as `2/{whole}` are read as steps of a scale of {whole}");
        let mut found = Diagnostic::new(Code::UnclearValue, self.place(*span), message);
        if *whole == usual {
            found.severity = Severity::Note;
        } else {
            found = found.help(format!(
                "add a table with `step` and `name` that has {whole} steps, unless there is one: the usual scale has {usual}"
            ));
        }
        self.findings.push(found);
    }
}
