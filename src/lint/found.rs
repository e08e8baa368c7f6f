//! What one rule finds, while it looks.

use super::report::LintReport;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::graph::{RoleIx, SkillIx};
use crate::source::Place;

/// Takes what one rule finds.
pub(super) struct Found<'f> {
    /// The number of the rule among all.
    pub(super) rule: usize,
    draft: Draft,
    /// Whether a finding about some roles is of interest.
    is_kept: &'f dyn Fn(&[RoleIx]) -> bool,
    pub(super) findings: Vec<Kept>,
    /// How many there were, the left out ones included.
    pub(super) count: usize,
    /// Whether the rule stopped before it had looked at everything.
    pub(super) stopped_early: bool,
}

/// A finding, and what it is about.
pub(super) struct Kept {
    pub(super) diagnostic: Diagnostic,
    pub(super) roles: Vec<RoleIx>,
    pub(super) skills: Vec<SkillIx>,
}

/// What findings of one rule begin with.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    code: Code,
    pub(super) severity: Severity,
}

impl Draft {
    /// Begins a finding.
    pub(super) fn at(self, place: Place, message: impl Into<Box<str>>) -> Diagnostic {
        let mut finding = Diagnostic::new(self.code, place, message);
        finding.severity = self.severity;
        finding
    }
}

impl<'f> Found<'f> {
    pub(super) fn new(
        rule: usize,
        code: Code,
        severity: Severity,
        is_kept: &'f dyn Fn(&[RoleIx]) -> bool,
    ) -> Self {
        Self {
            rule,
            draft: Draft { code, severity },
            is_kept,
            findings: Vec::new(),
            count: 0,
            stopped_early: false,
        }
    }

    pub(super) fn severity(&self) -> Severity {
        self.draft.severity
    }

    /// Adds a finding about some roles, the first of them the one to look at. It is worded only where it
    /// is kept: a hostile file can bring about millions.
    pub(super) fn push(&mut self, roles: &[RoleIx], finding: impl FnOnce(Draft) -> Diagnostic) {
        self.push_about(roles, Vec::new, finding);
    }

    /// Adds a finding as [`Found::push`] does, which is about some skills as well.
    pub(super) fn push_about(
        &mut self,
        roles: &[RoleIx],
        skills: impl FnOnce() -> Vec<SkillIx>,
        finding: impl FnOnce(Draft) -> Diagnostic,
    ) {
        if (self.is_kept)(roles) {
            self.count += 1;
            if self.findings.len() < LintReport::MOST_KEPT {
                self.findings.push(Kept {
                    diagnostic: finding(self.draft),
                    roles: roles.to_vec(),
                    skills: skills(),
                });
            }
        }
    }
}
