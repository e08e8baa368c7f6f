//! "Is this ladder sound?": rules about a graph, and what each of them finds.
//!
//! Loading reports what is wrong with the files. A rule reports what is odd about the ladder that they
//! describe: roles from which nothing leads on, advancements to a lower level, steps that are far
//! larger than the others. One file under `rules` is one rule.

mod context;
mod ladders;
mod levels;
mod page;
mod places;
mod rules;

pub use levels::{Level, Levels, UnknownRule};
pub use page::book_page;
pub use rules::RULES;

use std::cmp::Reverse;
use std::fmt;

use serde::Serialize;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::GraphDocument;
use crate::graph::{CareerGraph, RoleIx, RoleSet};
use crate::query::card::RoleName;
use crate::source::Place;
use context::Context;

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Group {
    /// Whether people can get about: ways in, ways on, no circles.
    Soundness,
    /// Whether each step leads up, and the steps are even.
    Progression,
    /// Whether enough is said, and nothing too much.
    Completeness,
}

impl Group {
    /// Every group with its name.
    pub const NAMES: [(Self, &'static str); 3] = [
        (Self::Soundness, "soundness"),
        (Self::Progression, "progression"),
        (Self::Completeness, "completeness"),
    ];

    /// Returns the name.
    pub fn as_str(self) -> &'static str {
        Self::NAMES[self as usize].1
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A rule: its name and its text, and how seriously it is taken unless told otherwise.
#[derive(Debug)]
#[non_exhaustive]
pub struct Rule {
    /// The code of its findings: its name, and what there is to say of it.
    pub code: Code,
    /// What it is about.
    pub group: Group,
    /// How seriously it is taken unless told otherwise.
    pub level: Level,
    check: fn(&Context<'_>, &mut Found<'_>),
}

impl Rule {
    /// Returns the name.
    pub fn name(&self) -> &'static str {
        self.code.as_str()
    }

    /// Returns the rule of a name.
    pub fn named(name: &str) -> Option<&'static Self> {
        RULES.iter().copied().find(|rule| rule.name() == name)
    }
}

/// What a rule finds, with the roles that it is about.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Finding {
    /// What is found, and where; an error where the rule is denied, else a warning.
    pub diagnostic: Diagnostic,
    /// The roles that it is about, the first of them the one to look at.
    pub roles: Vec<RoleName>,
}

/// What the rules find.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct LintReport {
    /// The findings in order of place.
    pub findings: Vec<Finding>,
    /// How many findings there are of each rule that found any, the left out ones included; the most
    /// first, then by name.
    pub by_rule: Vec<(&'static str, usize)>,
    /// How many findings the limit left out.
    pub left_out: usize,
}

impl LintReport {
    /// Returns whether a rule that is denied found anything, shown or left out.
    pub fn is_denied(&self) -> bool {
        let mut severities = self.findings.iter().map(|one| one.diagnostic.severity);
        severities.any(|severity| severity == Severity::Error)
    }
}

/// The question: which rules look at which roles, and how seriously each is taken.
#[derive(Debug, Clone)]
pub struct Lint<'g> {
    graph: &'g CareerGraph,
    documents: &'g [GraphDocument],
    levels: Levels,
    among: Option<RoleSet>,
    limit: usize,
}

/// # Lint
impl CareerGraph {
    /// Asks what is odd about the graph. The documents are those that it was built from: they know
    /// where each value was written.
    ///
    /// ```
    /// use careergraph::input::Format;
    /// use careergraph::load::Loader;
    ///
    /// let mut loader = Loader::new();
    /// loader.text("ladder.yaml", Format::Yaml, "roles: {Cook: {advances_to: Chef}, Chef: {}}");
    /// let (loaded, documents) = loader.load_with_documents()?;
    /// let report = loaded.graph.lint(&documents.documents).run();
    /// assert_eq!(report.by_rule, [("dead-end-role", 1)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn lint<'g>(&'g self, documents: &'g [GraphDocument]) -> Lint<'g> {
        Lint {
            graph: self,
            documents,
            levels: Levels::default(),
            among: None,
            limit: usize::MAX,
        }
    }
}

impl Lint<'_> {
    /// Takes rules as seriously as the levels say, whatever the documents say of them under `lint`. What
    /// a role allows stays allowed there.
    #[must_use]
    pub fn levels(mut self, levels: Levels) -> Self {
        self.levels = levels;
        self
    }

    /// Keeps what is about any of these roles. The rules look at the whole graph all the same.
    ///
    /// # Panics
    ///
    /// Where the set is of another graph.
    #[must_use]
    pub fn among(mut self, roles: RoleSet) -> Self {
        self.graph.expect_own(&roles);
        self.among = Some(roles);
        self
    }

    /// Keeps so many findings of each rule at most, those of the first places; never more than 10,000,
    /// those that the rule comes upon first.
    #[must_use]
    pub fn limit(mut self, most: usize) -> Self {
        self.limit = most;
        self
    }

    /// Returns what the rules find.
    ///
    /// Most rules take O(V + E) in the roles, moves and requirements; `skip-level-move` may take that for
    /// each advancement.
    pub fn run(&self) -> LintReport {
        let context = Context::new(self.graph, self.documents);
        let of_files = Levels::of_documents(self.documents);
        let mut report = LintReport::default();
        for rule in RULES.iter().copied() {
            let said = self.levels.said(rule).or_else(|| of_files.said(rule));
            let severity = match said.unwrap_or(rule.level) {
                Level::Allow => continue,
                Level::Warn => Severity::Warning,
                Level::Deny => Severity::Error,
            };
            let is_kept = |roles: &[RoleIx]| {
                let is_among = |among: &RoleSet| roles.iter().any(|role| among.contains(*role));
                let is_allowed = |role: &RoleIx| context.places.allows(*role, rule);
                self.among.as_ref().is_none_or(is_among) && !roles.iter().any(is_allowed)
            };
            let mut found = Found::new(rule.code, severity, &is_kept);
            (rule.check)(&context, &mut found);
            self.take(rule, found, &mut report);
        }
        report
            .by_rule
            .sort_by_key(|(name, count)| (Reverse(*count), *name));
        let findings = &mut report.findings;
        findings.sort_by(|a, b| key(&a.diagnostic).cmp(&key(&b.diagnostic)));
        report
    }

    /// Adds what a rule found to the report.
    fn take(&self, rule: &Rule, found: Found<'_>, report: &mut LintReport) {
        let Found {
            mut findings,
            count,
            ..
        } = found;
        if count == 0 {
            return;
        }
        report.by_rule.push((rule.name(), count));
        findings.sort_by(|(a, _), (b, _)| key(a).cmp(&key(b)));
        findings.truncate(self.limit);
        report.left_out += count - findings.len();
        let named = |role: RoleIx| self.graph.role_at(role).into();
        let findings = findings.into_iter().map(|(diagnostic, roles)| Finding {
            diagnostic,
            roles: roles.into_iter().map(named).collect(),
        });
        report.findings.extend(findings);
    }
}

/// What findings are sorted by: the place, then what is found there.
fn key(finding: &Diagnostic) -> (Place, &'static str, &str) {
    (
        finding.primary.place,
        finding.code.as_str(),
        &finding.message,
    )
}

/// How many findings of each rule are kept at most, however many are wanted: a hostile file can bring
/// about millions.
const MOST_KEPT: usize = 10_000;

/// Takes what one rule finds.
struct Found<'f> {
    code: Code,
    severity: Severity,
    /// Whether a finding about some roles is of interest.
    is_kept: &'f dyn Fn(&[RoleIx]) -> bool,
    findings: Vec<(Diagnostic, Vec<RoleIx>)>,
    /// How many there were, the left out ones included.
    count: usize,
}

impl<'f> Found<'f> {
    fn new(code: Code, severity: Severity, is_kept: &'f dyn Fn(&[RoleIx]) -> bool) -> Self {
        Self {
            code,
            severity,
            is_kept,
            findings: Vec::new(),
            count: 0,
        }
    }

    /// Begins a finding, to be added with [`Found::push`].
    fn at(&self, place: Place, message: impl Into<Box<str>>) -> Diagnostic {
        let mut finding = Diagnostic::new(self.code, place, message);
        finding.severity = self.severity;
        finding
    }

    /// Adds a finding about some roles.
    fn push(&mut self, roles: impl IntoIterator<Item = RoleIx>, finding: Diagnostic) {
        let roles: Vec<_> = roles.into_iter().collect();
        if (self.is_kept)(&roles) {
            self.count += 1;
            if self.findings.len() < MOST_KEPT {
                self.findings.push((finding, roles));
            }
        }
    }
}
