//! `no-way-in`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::{RoleIx, RoleRef};
use crate::lint::context::Context;
use crate::lint::found::Found;
use crate::lint::{Group, Rule};
use crate::model::LintLevel;
use crate::query::standing::Standing;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "no-way-in",
        severity: Severity::Warning,
        summary: "No move leads to a role that asks for experience.",
        explanation: "It is above the lowest level of its ladder, or asks for three years or \
                      more, and nobody gets there from another role. Say where people come from \
                      under `entry_from`, or, if they come from elsewhere, with `outside`.",
    }),
    group: Group::Soundness,
    level: LintLevel::Warn,
    check,
};

/// Least years of experience with which nobody begins.
const EXPERIENCED: f64 = 3.0;

const HELP: &str =
    "add `entry_from`, or `entry_from: [{outside: …}]` if people come from elsewhere";

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    let graph = lint.graph;
    let orphans = graph.standing(Standing::Orphan);
    for ladder in &lint.ladders.all {
        let level = |role: &RoleIx| graph.role_at(*role).data().level;
        let lowest = ladder.roles.iter().filter_map(level).min();
        for role in ladder.roles.iter().map(|role| graph.role_at(*role)) {
            let is_entered = role.incoming().next().is_some();
            if is_entered || orphans.contains(role.index()) {
                continue;
            }
            let Some(why) = why_not_first(role, lowest) else {
                continue;
            };
            found.push(&[role.index()], |draft| {
                let message = format!("no move leads to {}, which {why}", lint.title(role.index()));
                draft.at(lint.places.role(role.index()), message).help(HELP)
            });
        }
    }
}

/// Why a role is none to begin with.
fn why_not_first(role: RoleRef<'_>, lowest: Option<u16>) -> Option<String> {
    let data = role.data();
    if !data.about.outside_entries.is_empty() {
        return None;
    }
    let above = data.level.zip(lowest);
    if let Some((level, lowest)) = above.filter(|(level, lowest)| level > lowest) {
        return Some(format!(
            "is on level {level} of a ladder that begins at {lowest}"
        ));
    }
    let years = data.years.filter(|years| years.min >= EXPERIENCED)?;
    Some(format!("asks for {}", years.in_words()))
}
