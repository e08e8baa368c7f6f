//! Findings, as many of them as are of use.

use std::collections::BTreeMap;

use super::{Code, Diagnostic, Severity};
use crate::source::Place;

/// How many findings of each severity are kept.
pub(crate) const MOST_FINDINGS: usize = 10_000;

/// Findings, bounded so that a hostile file cannot take the memory: the first of each severity.
#[derive(Debug, Default)]
pub(crate) struct BoundedFindings {
    list: Vec<Diagnostic>,
    /// How many there were of each severity, the left out ones included.
    counts: BTreeMap<Severity, usize>,
    /// The first place of those that were left out of each severity.
    left_out: BTreeMap<Severity, Place>,
}

impl BoundedFindings {
    pub(crate) fn push(&mut self, finding: Diagnostic) {
        if self.has_room(finding.severity, finding.primary.place) {
            *self.counts.entry(finding.severity).or_default() += 1;
            self.list.push(finding);
        }
    }

    /// Whether one more finding would be kept; where not, it is counted here. Asked before findings
    /// that take time to word, of which a hostile file can bring about millions.
    pub(crate) fn has_room(&mut self, severity: Severity, place: Place) -> bool {
        let count = self.counts.entry(severity).or_default();
        if *count < MOST_FINDINGS {
            return true;
        }
        *count += 1;
        self.leave_out(severity, place);
        false
    }

    /// Takes the findings of another part of the work.
    pub(crate) fn absorb(&mut self, other: Self) {
        for finding in other.list {
            self.push(finding);
        }
        for (severity, place) in other.left_out {
            *self.counts.entry(severity).or_default() += other.counts[&severity] - MOST_FINDINGS;
            self.leave_out(severity, place);
        }
    }

    /// How many errors there have been.
    pub(crate) fn errors(&self) -> usize {
        self.counts.get(&Severity::Error).copied().unwrap_or(0)
    }

    /// The findings in the order in which they came, and behind them how many were left out.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        for (severity, place) in self.left_out {
            let more = self.counts[&severity] - MOST_FINDINGS;
            let message = format!("{more} more are left out, the first of them here");
            let mut finding = Diagnostic::new(Code::TooMuch, place, message);
            finding.severity = severity;
            self.list.push(finding);
        }
        self.list
    }

    fn leave_out(&mut self, severity: Severity, place: Place) {
        let first = self.left_out.entry(severity).or_insert(place);
        *first = place.min(*first);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceId, Span};

    fn found(at: usize) -> Diagnostic {
        let place = Place {
            source: SourceId::default(),
            span: Span::new(at..at + 1),
        };
        Diagnostic::new(Code::BadValue, place, "odd")
    }

    #[test]
    fn what_is_left_out_is_counted_with_its_first_place() {
        let mut some = BoundedFindings::default();
        let mut others = BoundedFindings::default();
        for at in 0..MOST_FINDINGS + 2 {
            some.push(found(1_000_000 - at));
            others.push(found(2_000_000 - at));
        }
        some.absorb(others);
        assert_eq!(some.errors(), 2 * MOST_FINDINGS + 4);
        let findings = some.finish();
        assert_eq!(findings.len(), MOST_FINDINGS + 1);
        let last = &findings[MOST_FINDINGS];
        assert_eq!((last.code, last.severity), (Code::TooMuch, Severity::Error));
        assert_eq!(
            &*last.message,
            "10004 more are left out, the first of them here"
        );
        assert_eq!(
            last.primary.place.span,
            found(1_000_000 - MOST_FINDINGS - 1).primary.place.span
        );
    }
}
