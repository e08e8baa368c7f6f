//! The book's pages on rules, made from the table of rules.

use std::fmt::Write as _;

use super::{Group, RULES, Rule};
use crate::model::LintLevel;

/// Returns the page of the book that lists every rule.
pub fn book_page() -> String {
    let mut page = String::from(
        "# Rules\n\n\
         <!-- Made from the table of rules; do not edit. -->\n\n\
         What [`career lint`](lint.md) looks for, and how seriously it takes each rule by\n\
         default.\n",
    );
    for (group, name) in Group::NAMES {
        let about = about(group);
        let heads = "| rule | level | what it finds |\n|---|---|---|\n";
        write!(page, "\n## {name}\n\n{about}\n\n{heads}").expect("a string takes everything");
        for rule in RULES.iter().filter(|rule| rule.group == group) {
            let (name, level, summary) = (rule.name(), rule.level, rule.code.summary());
            writeln!(
                page,
                "| [`{name}`](rules/{name}.md) | {level} | {summary} |"
            )
            .expect("a string takes everything");
        }
    }
    page
}

fn about(group: Group) -> &'static str {
    match group {
        Group::Soundness => "Can people get about: are there ways in and ways on?",
        Group::Progression => "Does each step lead up, and are the steps even?",
        Group::Completeness => "Is enough said, and not too much?",
        Group::Settings => {
            "Does what the files say about rules make sense? `all: allow` does not reach these."
        }
    }
}

/// # The book
impl Rule {
    /// Returns the page of the book about the rule: what it finds and why that matters, with a graph in
    /// which it finds something, what it says of it, and a graph in which it finds nothing.
    #[doc(hidden)] // A part of the book of this crate.
    pub fn book_page(&self, flagged: &str, said: &str, accepted: &str) -> String {
        let (name, group, level) = (self.name(), self.group, self.level);
        let (summary, explanation) = (self.code.summary(), self.code.explanation());
        let (flagged, said, accepted) = (flagged.trim_end(), said.trim_end(), accepted.trim_end());
        let option = match level {
            LintLevel::Deny => "--deny",
            LintLevel::Allow | LintLevel::Warn => "--warn",
        };
        format!(
            "# {name}\n\n\
             <!-- Made from the rule and its examples; do not edit. -->\n\n\
             {summary} {explanation}\n\n\
             Group: {group}. Default level: {level}.\n\n\
             ## What it finds\n\n```yaml\n{flagged}\n```\n\n\
             `career lint --allow all {option} {name} ladder.yaml` says about it:\n\n```text\n{said}\n```\n\n\
             ## What it accepts\n\n```yaml\n{accepted}\n```\n"
        )
    }
}
