//! The answer: what the rules find.

use std::cmp::Reverse;

use hashbrown::HashMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::Rule;
use super::found::Found;
use super::new;
use crate::diagnostic::{Diagnostic, Severity, render};
use crate::diff::GraphDiff;
use crate::graph::CareerGraph;
use crate::query::card::{RoleName, SkillName};
use crate::source::{Place, Sources};

/// What a rule finds, with the roles that it is about.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Finding {
    /// What is found, and where; an error where the rule is denied, else a warning.
    pub diagnostic: Diagnostic,
    /// The roles that it is about, the first of them the one to look at.
    pub roles: Vec<RoleName>,
    /// The skills that it is about.
    pub skills: Vec<SkillName>,
}

/// How many findings a rule has, the left out ones included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RuleCount {
    /// The name of the rule.
    pub rule: &'static str,
    /// Whether they are errors or warnings.
    pub severity: Severity,
    /// How many there are.
    pub findings: usize,
}

/// What the rules find.
///
/// Serialized, its places are bytes of sources; [`LintReport::json`] tells files, lines and columns.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
pub struct LintReport {
    /// The findings in order of place.
    pub findings: Vec<Finding>,
    /// The rules that found anything; errors first, then those that found most, then by name.
    pub by_rule: Vec<RuleCount>,
    /// How many findings are left out.
    pub left_out: usize,
    /// The rules that stopped before they had looked at everything, by name: the graph is too large for
    /// them.
    pub stopped_early: Vec<&'static str>,
}

impl LintReport {
    /// How many findings of each rule are kept at most, however many are wanted: a hostile file can bring
    /// about millions.
    pub const MOST_KEPT: usize = 10_000;

    /// Returns how many findings of a severity there are, the left out ones included.
    pub fn count(&self, severity: Severity) -> usize {
        let of_it = self.by_rule.iter().filter(|rule| rule.severity == severity);
        of_it.map(|rule| rule.findings).sum()
    }

    /// Returns the findings, without the roles that they are about.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        let findings = self.findings.iter();
        findings.map(|one| one.diagnostic.clone()).collect()
    }

    /// Returns the report as JSON, in a shape that is stable: that of [`render::json`], where `count`,
    /// `errors` and `warnings` count what is left out as well, and
    ///
    /// | key | value |
    /// |---|---|
    /// | `roles` of a finding | the ids of the roles that it is about, the first of them the one to look at |
    /// | `by_rule` | by rule, how many findings there are, the left out ones included |
    /// | `stopped_early` | the rules that stopped before they had looked at everything |
    pub fn json(&self, sources: &Sources) -> Value {
        let mut answer = render::json(&self.diagnostics(), sources);
        let findings = answer["findings"].as_array_mut().into_iter().flatten();
        for (value, finding) in findings.zip(&self.findings) {
            value["roles"] = finding.roles.iter().map(|role| role.id.as_str()).collect();
        }
        let rules = self.by_rule.iter();
        let rules = rules.map(|one| (one.rule.to_owned(), json!(one.findings)));
        answer["by_rule"] = Value::Object(rules.collect());
        answer["count"] = json!(self.findings.len() + self.left_out);
        answer["stopped_early"] = json!(self.stopped_early);
        answer["errors"] = json!(self.count(Severity::Error));
        answer["warnings"] = json!(self.count(Severity::Warning));
        answer
    }

    /// Keeps what another report, of the graph as it was before, does not have: what the same rule said of the
    /// same roles and skills, wherever it stood and whatever they are called now. Where a rule finds several
    /// things there, those count as new whose words are.
    ///
    /// What became of the graph, by [`changes_since`](crate::graph::CareerGraph::changes_since), tells which they are.
    pub fn keep_new(&mut self, before: &Self, diff: &GraphDiff) {
        new::keep_new(&mut self.findings, &before.findings, diff);
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for one in &self.findings {
            *counts.entry(one.diagnostic.code.as_str()).or_default() += 1;
        }
        for one in &mut self.by_rule {
            one.findings = counts.get(one.rule).copied().unwrap_or_default();
        }
        self.by_rule.retain(|one| one.findings > 0);
        self.left_out = 0;
        self.finish();
    }

    /// Keeps so many findings of each rule at most, those of the first places, and counts the others.
    pub fn limit(&mut self, most: usize) {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        let before = self.findings.len();
        self.findings.retain(|one| {
            let count = counts.entry(one.diagnostic.code.as_str()).or_default();
            *count += 1;
            *count <= most
        });
        self.left_out += before - self.findings.len();
    }

    /// Adds what a rule found.
    pub(super) fn add(&mut self, rule: &Rule, found: Found<'_>, graph: &CareerGraph) {
        if found.stopped_early {
            self.stopped_early.push(rule.name());
        }
        if found.count == 0 {
            return;
        }
        self.by_rule.push(RuleCount {
            rule: rule.name(),
            severity: found.severity(),
            findings: found.count,
        });
        self.left_out += found.count - found.findings.len();
        let findings = found.findings.into_iter().map(|kept| Finding {
            diagnostic: kept.diagnostic,
            roles: kept
                .roles
                .iter()
                .map(|role| graph.role_at(*role).into())
                .collect(),
            skills: kept
                .skills
                .iter()
                .map(|skill| graph.skill_at(*skill).into())
                .collect(),
        });
        self.findings.extend(findings);
    }

    /// Puts everything into its order.
    pub(super) fn finish(&mut self) {
        self.by_rule
            .sort_by_key(|one| (one.severity, Reverse(one.findings), one.rule));
        self.findings
            .sort_by(|a, b| key(&a.diagnostic).cmp(&key(&b.diagnostic)));
    }
}

/// What findings are sorted by: the place, then what is found there.
fn key(finding: &Diagnostic) -> (Place, &'static str, &str) {
    let place = finding.primary.place;
    (place, finding.code.as_str(), &finding.message)
}
