//! Matrices whose columns are steps of a scale, and no roles.

use super::grid::Cell;
use super::headings::{Heading, Rows};
use super::sentences::is_sentence;
use super::values::{self, Asked};
use super::{Head, Reader};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::AskedProficiency;
use crate::model::text::listed;

/// So many columns are steps, at least.
const FEWEST: usize = 2;

/// What a heading says of a step.
struct Step<'h> {
    head: &'h Head<'h>,
    number: Option<u16>,
    is_known: bool,
}

impl<'h> Step<'h> {
    /// A step by its name, its number or both: `Expert`, `4 - Expert`, `4`, `4 Enable`.
    fn of(head: &'h Head<'h>) -> Self {
        let text = &*head.cell.text;
        let named = values::named_step(text);
        let end = text
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(text.len());
        let name = named.map_or(text, |(_, name)| name);
        Self {
            head,
            number: text[..end].parse().ok(),
            is_known: values::is_step(name),
        }
    }
}

impl Reader<'_, '_> {
    /// Reports a matrix whose columns are steps of a scale. Where its cells mark one of them, it is not read; where they
    /// say in sentences what the steps mean, its rows are skills.
    pub(super) fn are_steps_above(&mut self) -> bool {
        let heads = self.heads.clone();
        let others = heads.iter().filter(|head| head.heading == Heading::Other);
        let steps: Vec<Step<'_>> = others.map(Step::of).collect();
        if self.rows != Rows::Skills || steps.len() < FEWEST {
            return false;
        }
        let are_known = steps.iter().all(|step| step.is_known);
        let are_counted = steps.windows(2).all(|two| {
            two[0]
                .number
                .is_some_and(|number| two[1].number == Some(number + 1))
        }) && steps[0].number.is_some_and(|first| first < 2);
        let are_steps = |is_one: &dyn Fn(&Step<'_>, &Cell<'_>) -> bool| {
            steps.iter().all(|step| {
                let cells = self.below(step.head).filter(|cell| !cell.is_empty());
                cells.into_iter().all(|cell| is_one(step, &cell))
            })
        };
        let is_mark = |_: &Step<'_>, cell: &Cell<'_>| values::is_yes(&cell.text);
        let is_own = |step: &Step<'_>, cell: &Cell<'_>| {
            let number = step.number.map(|number| number.to_string());
            number.is_some_and(|number| number == *cell.text)
        };
        let is_told = |_: &Step<'_>, cell: &Cell<'_>| is_told(&cell.text);
        if are_known && are_steps(&is_told) && self.has_sentences(&steps) {
            self.keep_skills_alone(&steps);
            return false;
        }
        let is_once = self.is_marked_once(&steps);
        let are_marks = are_known && are_steps(&is_mark)
            || are_counted && (is_once && are_steps(&is_mark) || are_steps(&is_own));
        if are_marks {
            let message = "the columns of this matrix are steps of a scale, not roles";
            let place = self.place(steps[0].head.cell.span);
            let finding = Diagnostic::new(Code::UnclearTable, place, message);
            self.findings.push(finding.help(
                "list a role, a skill and a `proficiency` in each row, or give each role a column with the steps in its cells",
            ));
        }
        are_marks
    }

    fn below(&self, head: &Head<'_>) -> impl Iterator<Item = Cell<'_>> {
        let index = head.index;
        (self.top + 1..self.end).map(move |row| self.grid.cell(row, index))
    }

    fn has_sentences(&self, steps: &[Step<'_>]) -> bool {
        let mut cells = steps.iter().flat_map(|step| self.below(step.head));
        cells.any(|cell| is_sentence(&cell.text))
    }

    /// Whether no row marks more than one of the steps.
    fn is_marked_once(&self, steps: &[Step<'_>]) -> bool {
        (self.top + 1..self.end).all(|row| {
            let cells = steps
                .iter()
                .map(|step| self.grid.cell(row, step.head.index));
            cells.filter(|cell| !cell.is_empty()).count() < 2
        })
    }

    /// Leaves columns out that say what steps mean, with a warning.
    fn keep_skills_alone(&mut self, steps: &[Step<'_>]) {
        let names: Vec<_> = steps.iter().map(|step| &*step.head.cell.text).collect();
        let message = format!(
            "the columns of this table are steps of a scale, not roles: what they mean for each skill is left out: {}",
            listed(&names)
        );
        let mut finding =
            Diagnostic::new(Code::LeftOut, self.place(steps[0].head.cell.span), message);
        finding.severity = Severity::Warning;
        self.findings.push(finding);
        for head in &mut self.heads {
            if head.heading == Heading::Other {
                head.heading = Heading::Known(super::columns::Column::Computed);
            }
        }
    }

    /// Finds out whether the cells of a matrix are 0 or 1, both: they tell what is asked for, and not how well.
    pub(super) fn tell_bits(&mut self, rows: &[usize], columns: &[usize]) {
        let cells = rows.iter().flat_map(|row| {
            let grid = self.grid;
            columns.iter().map(move |at| grid.cell(*row, *at))
        });
        let (mut has_nought, mut one) = (false, None);
        for cell in cells {
            match &*cell.text {
                "" => {}
                "0" => has_nought = true,
                "1" => {
                    one.get_or_insert(cell.span);
                }
                _ => return,
            }
        }
        let Some(one) = one.filter(|_| has_nought) else {
            return;
        };
        self.is_of_bits = true;
        let message =
            "all cells of this matrix are 0 or 1: 1 is read as asked for, without saying how well";
        let mut finding = Diagnostic::new(Code::UnclearValue, self.place(one), message);
        finding.severity = Severity::Note;
        self.findings.push(finding);
    }

    /// What a cell of a matrix of bits says.
    pub(super) fn bit(text: &str) -> Asked {
        match text {
            "1" => Asked::Yes(AskedProficiency::Unspecified, None),
            _ => Asked::No,
        }
    }
}

/// Whether a cell says what a step means, or nothing of how well something is asked for.
fn is_told(text: &str) -> bool {
    is_sentence(text) || text.split_whitespace().count() > 1 || values::asked(text).is_err()
}
