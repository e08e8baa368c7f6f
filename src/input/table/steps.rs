//! Tables of the steps of the proficiency scale.

use super::Reader;
use super::columns::Column;
use super::values::{self, Problem};
use crate::diagnostic::Code;
use crate::model::text::listed;
use crate::model::{ProficiencyScale, ProficiencyStep, name_key};
use crate::source::{Span, Spanned};

/// A step: its number where it has one, what it is called, and where that stands.
type Step = (Option<f64>, ProficiencyStep, Span);

impl Reader<'_, '_> {
    /// The proficiency scale: a row a step, the lowest first or with numbers.
    pub(super) fn steps(&mut self, rows: &[usize]) {
        self.report_unknown(rows);
        let mut steps: Vec<Step> = rows.iter().filter_map(|row| self.step(*row)).collect();
        // A zeroth step is what somebody without the skill has.
        steps.retain(|(number, ..)| *number != Some(0.0));
        if steps.iter().any(|(number, ..)| number.is_some()) && !self.are_counted(&mut steps) {
            return;
        }
        let Some(span) = steps.first().map(|(.., span)| *span) else {
            return;
        };
        if self.fall(&steps) {
            return;
        }
        let steps = steps.into_iter().map(|(_, step, _)| step).collect();
        let scale = ProficiencyScale::new(steps).ok_or_else(|| Problem {
            message: format!(
                "a proficiency scale has 1 to {} steps with different names",
                ProficiencyScale::MAX_STEPS
            ),
            help: "give every step a name of its own",
        });
        let scale = self.or_report(scale, span);
        if let Some(scale) = &scale {
            let names: Vec<_> = scale.steps().iter().map(|step| &step.name).collect();
            let message = format!(
                "read as the steps of the proficiency scale: {}",
                listed(&names)
            );
            self.report(Code::TableAsScale, span, message);
        }
        self.document.scale = scale.map(|scale| Spanned::new(scale, span));
    }

    /// The step of a row.
    fn step(&mut self, row: usize) -> Option<Step> {
        let names = [
            Column::Name,
            Column::Label,
            Column::Title,
            Column::Proficiency,
            Column::Level,
        ];
        let name = names.iter().find_map(|column| self.name(row, *column));
        let counted = [Column::Step, Column::Level]
            .iter()
            .find(|column| self.column(**column).is_some());
        let number = self.cell(row, counted.copied().unwrap_or(Column::Step));
        // `Score` and `Meaning` are a number and a name.
        let is_numbered = values::number(&number.text).is_some();
        let meaning = self.text(row, Column::Description).filter(|_| is_numbered);
        let name = name.or(meaning);
        let Some(name) = name.or_else(|| self.name(row, Column::Step)) else {
            self.report(Code::MissingKey, number.span, "this step has no name");
            return None;
        };
        let number = values::number(&number.text);
        let description = self.text(row, Column::Description);
        let description = description.filter(|text| text.span != name.span);
        let step = ProficiencyStep {
            name: name.value.to_string(),
            description: description.map(|text| text.value.to_string()),
        };
        Some((number, step, name.span))
    }

    /// Puts steps in the order of their numbers, and returns whether these count from 1, each once; what does not is
    /// reported.
    fn are_counted(&mut self, steps: &mut [Step]) -> bool {
        steps.sort_by(|(a, ..), (b, ..)| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
        let expected = (1..=steps.len()).map(|number| Some(number as f64));
        let mut wrong = steps
            .iter()
            .zip(expected)
            .filter(|((number, ..), at)| number != at);
        let Some(((_, _, span), _)) = wrong.next() else {
            return true;
        };
        let problem = Problem {
            message: "the steps of a scale count from 1, each once".to_owned(),
            help: "number them 1, 2, 3 ...; if these are not steps of proficiency, call the names `title`",
        };
        let span = *span;
        self.or_report(Err::<(), _>(problem), span);
        false
    }

    /// Whether steps count from the highest down. They are kept as what numbers stand for, which is an error once all
    /// tables have been read.
    fn fall(&mut self, steps: &[Step]) -> bool {
        let numbered = steps.iter().zip(1..=u8::MAX);
        let words: Vec<(u8, String)> = numbered
            .filter(|((number, ..), _)| number.is_some())
            .map(|((_, step, _), number)| (number, name_key(&step.name)))
            .collect();
        let falls = ProficiencyScale::words_fall(&words);
        if falls {
            for ((_, step, span), number) in steps.iter().zip(1..=u8::MAX) {
                let name = self.names.get(&step.name);
                self.name_step(number, name, *span);
            }
        }
        falls
    }
}
