//! The findings about one file, as many of them as are of use.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::Place;

/// How many errors, and how many warnings, are reported about one file.
pub(super) const MOST_FINDINGS: usize = 10_000;

/// The findings about one file, bounded so that a hostile one cannot take the memory.
#[derive(Default)]
pub(super) struct Findings {
    list: Vec<Diagnostic>,
    /// How many there were of each severity, the left out ones included.
    counts: BTreeMap<Severity, usize>,
    /// The first that was left out of each severity.
    left_out: BTreeMap<Severity, Place>,
}

impl Findings {
    pub(super) fn push(&mut self, finding: Diagnostic) {
        if self.has_room(finding.severity, finding.primary.place) {
            *self.counts.entry(finding.severity).or_default() += 1;
            self.list.push(finding);
        }
    }

    /// Whether one more finding would be kept; where not, it is counted here. Asked before findings
    /// that take time to word, of which a hostile file can bring about millions.
    pub(super) fn has_room(&mut self, severity: Severity, place: Place) -> bool {
        let count = self.counts.entry(severity).or_default();
        if *count < MOST_FINDINGS {
            return true;
        }
        *count += 1;
        self.left_out.entry(severity).or_insert(place);
        false
    }

    /// Takes the findings of another reader of the same file.
    pub(super) fn absorb(&mut self, other: Self) {
        other
            .list
            .into_iter()
            .for_each(|finding| self.push(finding));
        for (severity, place) in other.left_out {
            *self.counts.entry(severity).or_default() += other.counts[&severity] - MOST_FINDINGS;
            self.left_out.entry(severity).or_insert(place);
        }
    }

    /// How many errors have been found.
    pub(super) fn errors(&self) -> usize {
        self.counts.get(&Severity::Error).copied().unwrap_or(0)
    }

    /// The findings, and how many were left out.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        for (severity, place) in self.left_out {
            let more = self.counts[&severity] - MOST_FINDINGS;
            let message = format!("{more} more from here on are left out");
            let mut finding = Diagnostic::new(Code::TooMuch, place, message);
            finding.severity = severity;
            self.list.push(finding);
        }
        self.list
    }
}
