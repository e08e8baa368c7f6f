//! What is found while a graph is made.

use std::sync::Arc;

use crate::diagnostic::{self, BoundedFindings, Code, Diagnostic};
use crate::document::Unread;
use crate::model::suggest;
use crate::source::Place;

/// How many names are compared for "did you mean" in one part of the work: the help of many findings over many
/// names would take longer than everything else.
const MOST_COMPARED: usize = 500_000;

/// The findings of a build, or of a part of the work.
pub(super) struct Findings {
    found: BoundedFindings,
    /// How many names have been compared with a mistaken one.
    compared: usize,
    /// What the documents lack: that it is missing is nobody's mistake.
    pub(super) unread: Arc<Unread>,
}

impl Findings {
    pub(super) fn new(unread: &Arc<Unread>) -> Self {
        Self {
            found: BoundedFindings::default(),
            compared: 0,
            unread: Arc::clone(unread),
        }
    }

    /// Does a part of the work, and returns what it found as well.
    pub(super) fn of<T>(unread: &Arc<Unread>, work: impl FnOnce(&mut Self) -> T) -> (T, Self) {
        let mut findings = Self::new(unread);
        let done = work(&mut findings);
        (done, findings)
    }

    /// Takes the findings of another part of the work.
    pub(super) fn absorb(&mut self, other: Self) {
        self.found.absorb(other.found);
    }

    pub(super) fn push(&mut self, finding: Diagnostic) {
        self.found.push(finding);
    }

    /// The findings in order of place, and how many were left out.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        let mut findings = self.found.finish();
        diagnostic::sort(&mut findings);
        findings
    }

    /// The candidate that was most likely meant, as long as there is time to look.
    pub(super) fn closest<'n>(
        &mut self,
        name: &str,
        count: usize,
        candidates: impl Iterator<Item = &'n str>,
    ) -> Option<&'n str> {
        self.compared += count;
        if self.compared > MOST_COMPARED {
            return None;
        }
        suggest::closest(name, candidates)
    }

    /// Two places give one thing different values.
    pub(super) fn conflict(&mut self, what: &str, first: Place, second: Place) {
        let (first, second) = (first.min(second), first.max(second));
        let message = format!("{what} has two different values");
        let finding = Diagnostic::new(Code::ConflictingDefinition, second, message)
            .related(first, "the other value is here")
            .help("keep one of the two");
        self.push(finding);
    }
}
