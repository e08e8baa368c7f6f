//! The scale of proficiency that the words of tables tell where no file declares one.

use std::collections::{BTreeMap, BTreeSet};

use super::Documents;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::{AskedProficiency, GraphDocument, RequirementEntry};
use crate::model::text::{listed, shortened};
use crate::model::{Name, ProficiencyScale, ProficiencyStep, name_key};
use crate::source::{Place, Span, Spanned};

/// The number of a document, and a number of it with the name of a step beside it.
type NamedStep = (usize, Spanned<(u8, Name)>);

/// Parts of words in the heading or the name of a table of steps that tell what they are.
const OF_SCALES: [&str; 5] = ["proficien", "skill", "competenc", "mastery", "scale"];

/// What to do about steps that are none.
const NO_SCALE: &str = "if these are not steps of proficiency, call the column of names `item`, or hide the sheet; if they are, call the first column `proficiency step`";

/// How many steps a finding about them shows at most.
const MOST_SHOWN: usize = 5;

impl Documents {
    /// Declares the scale of which the words of the tables are the steps, where no file declares one, not
    /// all of them are steps of the usual scale, and nothing but tables says how well skills are asked for.
    pub(super) fn tell_scale(&mut self) {
        self.warn_of_strange_steps();
        self.tell_scale_of_words();
        self.tell_scale_of_numbers();
    }

    /// Turns the note on a table of steps into a warning where nothing tells that it is proficiency which they count: no
    /// word that is known, no heading and no name, and no table that uses one of them.
    fn warn_of_strange_steps(&mut self) {
        let used: BTreeSet<String> = self
            .documents
            .iter()
            .flat_map(words)
            .map(|(word, _)| name_key(word))
            .collect();
        for at in &self.tables {
            let document = &self.documents[*at];
            let Some(scale) = &document.scale else {
                continue;
            };
            let names: Vec<&str> = scale.value.steps().iter().map(|step| &*step.name).collect();
            let is_known = ProficiencyScale::of_words(names.iter().copied()).is_some()
                || names
                    .iter()
                    .any(|name| ProficiencyScale::is_known_step(name));
            let file = &self.sources[document.source];
            let above = file
                .text()
                .get(..scale.span.range().start)
                .unwrap_or_default();
            let said = format!("{} {above}", file.name()).to_lowercase();
            let says_so = OF_SCALES.iter().any(|word| said.contains(word));
            if is_known || says_so || names.iter().any(|name| used.contains(&name_key(name))) {
                continue;
            }
            let is_note = |found: &&mut Diagnostic| {
                let at = found.primary.place;
                found.code == Code::TableAsScale && at.source == document.source
            };
            for found in self.findings.iter_mut().filter(is_note) {
                found.severity = Severity::Warning;
                found.help.push(NO_SCALE.into());
            }
        }
    }

    /// Declares the scale whose steps tables name beside their numbers, all of them, where no file declares one, and
    /// reports names that are not those of the steps with their numbers.
    fn tell_scale_of_numbers(&mut self) {
        if self.unread.may_declare_scale() {
            return;
        }
        let named = self.documents.iter().enumerate();
        let named = named.flat_map(|(at, one)| one.named_steps.iter().map(move |step| (at, step)));
        let named: Vec<NamedStep> = named.map(|(at, step)| (at, step.clone())).collect();
        let declared = self.documents.iter().find_map(|one| one.scale.as_ref());
        let scale = declared.map_or_else(ProficiencyScale::default, |scale| scale.value.clone());
        let differs = |scale: &ProficiencyScale, (number, name): &(u8, Name)| {
            scale.find(name).is_none_or(|step| step.0 != *number)
        };
        let other = named.iter().find(|(_, step)| differs(&scale, &step.value));
        let Some((at, step)) = other else {
            return;
        };
        let (at, span) = (*at, step.span);
        let place = Place {
            source: self.documents[at].source,
            span,
        };
        let known = || ProficiencyScale::of_words(named.iter().map(|(_, step)| &*step.value.1));
        if declared.is_none() && falls(&named) {
            self.findings.push(falling_scale(&named, place));
            return;
        }
        let is_same =
            |scale: &ProficiencyScale| named.iter().all(|(_, step)| !differs(scale, &step.value));
        let told = declared
            .is_none()
            .then(|| self.whole_scale(&named).or_else(known).filter(is_same))
            .flatten();
        let Some(told) = told else {
            let mut steps: Vec<String> = Vec::new();
            for (_, step) in named
                .iter()
                .filter(|(_, step)| differs(&scale, &step.value))
            {
                let text = format!("{} {}", step.value.0, step.value.1);
                if !steps.contains(&text) && steps.len() < MOST_SHOWN {
                    steps.push(text);
                }
            }
            let usual: Vec<_> = scale.steps().iter().map(|step| &step.name).collect();
            let message = format!(
                "the numbers are read, since their words are not the names of these steps: {}; the steps are {}",
                listed(&steps),
                listed(&usual)
            );
            let finding = Diagnostic::new(Code::StepsDisagree, place, message);
            self.findings
                .push(finding.help("add a table with `step` and `name`, the lowest step first"));
            return;
        };
        self.declare(at, span, told);
    }

    /// The scale of which every step is named beside its number, where no other step is asked for.
    fn whole_scale(&self, named: &[NamedStep]) -> Option<ProficiencyScale> {
        let mut steps: BTreeMap<u8, &Name> = BTreeMap::new();
        for (_, step) in named {
            let (number, name) = &step.value;
            let first = steps.entry(*number).or_insert(name);
            if name_key(first) != name_key(name) {
                return None;
            }
        }
        let is_whole = steps.len() > 1 && steps.keys().copied().eq(1..=steps.len() as u8);
        let steps = steps.into_values().map(|name| ProficiencyStep {
            name: name.to_lowercase(),
            description: None,
        });
        let scale = ProficiencyScale::new(steps.collect()).filter(|_| is_whole)?;
        let is_fine = |one: &RequirementEntry| match &one.proficiency.value {
            AskedProficiency::Unspecified => true,
            AskedProficiency::Number(number) => *number <= scale.top(),
            AskedProficiency::Named(name) => scale.find(name).is_some(),
        };
        let mut asked = self.documents.iter().flat_map(requirements);
        asked.all(is_fine).then_some(scale)
    }

    /// Declares a scale that tables tell, with a note.
    fn declare(&mut self, at: usize, span: Span, scale: ProficiencyScale) {
        let names: Vec<_> = scale.steps().iter().map(|step| &step.name).collect();
        let message = format!(
            "the words for how well skills are asked for are read as steps of this scale: {}",
            listed(&names)
        );
        let document = &mut self.documents[at];
        let source = document.source;
        document.scale = Some(Spanned::new(scale, span));
        let finding = Diagnostic::new(Code::WordsAsScale, Place { source, span }, message);
        self.findings.push(finding.help(
            "if it is another one, add a table with `step` and `name`, the lowest step first",
        ));
    }

    /// Declares the scale of which the words of the tables are the steps.
    fn tell_scale_of_words(&mut self) {
        let is_declared = self.documents.iter().any(|one| one.scale.is_some());
        if is_declared || self.unread.may_declare_scale() {
            return;
        }
        let is_stated =
            |one: &RequirementEntry| one.proficiency.value != AskedProficiency::Unspecified;
        let others = self.documents.iter().enumerate();
        let mut others = others.filter(|(at, _)| !self.tables.contains(at));
        if others.any(|(_, one)| requirements(one).any(is_stated)) {
            return;
        }
        let usual = ProficiencyScale::default();
        let unusual = self.tables.iter().find_map(|at| {
            let mut words = words(&self.documents[*at]);
            let (_, span) = words.find(|(word, _)| usual.find(word).is_none())?;
            Some((*at, span))
        });
        let Some((at, span)) = unusual else {
            return;
        };
        let in_full = |word| ProficiencyScale::step_in_full(word).unwrap_or(word);
        let words = self.documents.iter().flat_map(words);
        let Some(scale) = ProficiencyScale::of_words(words.map(|(word, _)| in_full(word))) else {
            return;
        };
        // Numbers count the steps of a scale with words, and not quarters and parts of a hundred.
        let is_number =
            |one: &RequirementEntry| matches!(one.proficiency.value, AskedProficiency::Number(_));
        let is_in_words = scale
            .steps()
            .iter()
            .any(|step| step.name.contains(char::is_alphabetic));
        if !is_in_words && self.documents.iter().flat_map(requirements).any(is_number) {
            return;
        }
        for role in self.documents.iter_mut().flat_map(|one| &mut one.roles) {
            for one in &mut role.requirements {
                if let AskedProficiency::Named(name) = &mut one.proficiency.value
                    && let Some(step) = ProficiencyScale::step_in_full(name)
                {
                    **name = Name::from(step);
                }
            }
        }
        self.declare(at, span, scale);
    }
}

/// Whether the numbers of steps rise where their names fall on a scale that many know.
fn falls(named: &[NamedStep]) -> bool {
    let steps: BTreeSet<(u8, String)> = named
        .iter()
        .map(|(_, step)| (step.value.0, name_key(&step.value.1)))
        .collect();
    ProficiencyScale::words_fall(&steps.into_iter().collect::<Vec<_>>())
}

/// An error, since what counts from the highest step down would be read as its opposite.
fn falling_scale(named: &[NamedStep], place: Place) -> Diagnostic {
    let mut steps: Vec<_> = named.iter().map(|(_, step)| &step.value).collect();
    steps.sort_unstable();
    let ends = [steps.first(), steps.last()].map(|end| {
        let told = end.map(|(number, name)| format!("{number} is `{}`", shortened(name)));
        told.unwrap_or_default()
    });
    let message = format!("the steps of this scale fall: {}", ends.join(", "));
    let found = Diagnostic::new(Code::BadValue, place, message);
    found.help(
        "steps count from the lowest up: reverse the numbers, or write names of steps instead",
    )
}

fn requirements(document: &GraphDocument) -> impl Iterator<Item = &RequirementEntry> {
    document.roles.iter().flat_map(|role| &role.requirements)
}

/// The names of steps that a document uses.
fn words(document: &GraphDocument) -> impl Iterator<Item = (&Name, Span)> {
    requirements(document).filter_map(|one| match &one.proficiency.value {
        AskedProficiency::Named(name) => Some((&**name, one.proficiency.span)),
        AskedProficiency::Unspecified | AskedProficiency::Number(_) => None,
    })
}
