//! The scale of proficiency that the words of tables tell where no file declares one.

use super::Documents;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{AskedProficiency, GraphDocument, RequirementEntry};
use crate::model::text::listed;
use crate::model::{Name, ProficiencyScale};
use crate::source::{Place, Span, Spanned};

impl Documents {
    /// Declares the scale of which the words of the tables are the steps, where no file declares one, not
    /// all of them are steps of the usual scale, and nothing but tables says how well skills are asked for.
    pub(super) fn tell_scale(&mut self) {
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
        let words = self.documents.iter().flat_map(words);
        let Some(scale) = ProficiencyScale::of_words(words.map(|(word, _)| &**word)) else {
            return;
        };
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
            "where it is another one, add a table with `step` and `name`, the lowest step first",
        ));
    }
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
