//! "Is this ladder sound?": rules about a graph, and what each of them finds.
//!
//! Loading reports what is wrong with the files. A rule reports what is odd about the ladder that they
//! describe: roles from which nothing leads on, advancements to a lower level, steps that are far
//! larger than the others. One file under `rules` is one rule.

mod context;
mod found;
mod lacking;
mod ladders;
mod levels;
mod new;
mod page;
mod places;
mod report;
mod rules;
mod schema;

pub use levels::{LintLevels, UnknownRule};
/// A part of the book of this crate, which nobody else needs.
#[doc(hidden)]
pub use page::book_page;
pub use report::{Finding, LintReport, RuleCount};
pub use rules::RULES;
pub use schema::json_schema;

use std::fmt;

use serde::Serialize;

use crate::diagnostic::{Code, Severity};
use crate::graph::{CareerGraph, RoleIx, RoleSet};
use crate::load::Documents;
use crate::model::LintLevel;
use context::Context;
use found::Found;

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
    /// Whether what the files say about rules makes sense. Nothing that is said of `all` makes light of it,
    /// so that a slip of the pen cannot hide itself.
    Settings,
}

impl Group {
    /// Every group with its name.
    pub const NAMES: [(Self, &'static str); 4] = [
        (Self::Soundness, "soundness"),
        (Self::Progression, "progression"),
        (Self::Completeness, "completeness"),
        (Self::Settings, "settings"),
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
    pub level: LintLevel,
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

/// The question: which rules look at which roles, and how seriously each is taken.
#[derive(Debug, Clone)]
#[must_use = "it does nothing before it is answered"]
pub struct Lint<'g> {
    graph: &'g CareerGraph,
    documents: &'g Documents,
    levels: LintLevels,
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
    /// let report = loaded.graph.lint(&documents).run();
    /// assert_eq!(report.findings[0].diagnostic.code.as_str(), "dead-end-role");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn lint<'g>(&'g self, documents: &'g Documents) -> Lint<'g> {
        Lint {
            graph: self,
            documents,
            levels: LintLevels::default(),
            among: None,
            limit: usize::MAX,
        }
    }
}

impl Lint<'_> {
    /// Takes rules as seriously as the levels say, whatever the files say of them under `lint`. What a
    /// role allows stays allowed there.
    pub fn levels(mut self, levels: LintLevels) -> Self {
        self.levels = levels;
        self
    }

    /// Keeps what is about any of these roles. The rules look at the whole graph all the same.
    ///
    /// # Panics
    ///
    /// Where the set is of another graph.
    pub fn among(mut self, roles: RoleSet) -> Self {
        self.graph.expect_own(&roles);
        self.among = Some(roles);
        self
    }

    /// Keeps so many findings of each rule at most, those of the first places; never more than
    /// [`LintReport::MOST_KEPT`], those that the rule comes upon first.
    pub fn limit(mut self, most: usize) -> Self {
        self.limit = most;
        self
    }

    /// Returns what the rules find.
    ///
    /// O(n log n) in roles, moves, requirements and skills, but for the rules that compare the two ends of each
    /// step: those that stop after a fixed amount of work are named by the report.
    pub fn run(&self) -> LintReport {
        let context = Context::new(self.graph, self.documents);
        let levels = self.levels.or(&LintLevels::of_files(self.documents));
        let mut report = LintReport::default();
        // Those about settings come last: what the others find tells which settings are of use.
        let numbered = RULES.iter().copied().zip(0..);
        let (settings, others): (Vec<_>, Vec<_>) =
            numbered.partition(|(rule, _)| rule.group == Group::Settings);
        for (rule, number) in others.into_iter().chain(settings) {
            let severity = match levels.of(rule) {
                LintLevel::Allow => continue,
                LintLevel::Warn => Severity::Warning,
                LintLevel::Deny => Severity::Error,
            };
            let is_kept = |roles: &[RoleIx]| {
                let is_allowed = |role: &&RoleIx| context.places.allows(**role, number);
                let mut allowing = roles.iter().filter(is_allowed).peekable();
                if allowing.peek().is_some() {
                    allowing.for_each(|role| context.places.need(*role, number));
                    return false;
                }
                let is_among = |among: &RoleSet| roles.iter().any(|role| among.contains(*role));
                self.among.as_ref().is_none_or(is_among)
            };
            let mut found = Found::new(number, rule.code, severity, &is_kept);
            (rule.check)(&context, &mut found);
            context.looked.set(context.looked.get() | 1 << number);
            report.add(rule, found, self.graph);
        }
        report.finish();
        report.limit(self.limit);
        report
    }
}
