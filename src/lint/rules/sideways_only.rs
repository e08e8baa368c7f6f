//! `sideways-only`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::{RoleIx, RoleRef, RoleSet};
use crate::lint::context::{Context, some_of};
use crate::lint::found::Found;
use crate::lint::{Group, Rule};
use crate::model::{LintLevel, TransitionKind};

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "sideways-only",
        severity: Severity::Warning,
        summary: "Only sideways moves lead on from a role, to roles from which nothing leads up either.",
        explanation: "Whoever gets there can swap places but never rise: a dead end of several \
                      roles. Say what one advances to from one of them, or that one is a summit: \
                      `terminal: true`. If no role of the graph advances, nothing is found.",
    }),
    group: Group::Soundness,
    level: LintLevel::Warn,
    check,
};

/// How many roles of a group are named.
const SHOWN: usize = 5;

const HELP: &str =
    "say what one advances to from one of them, or declare one a summit with `terminal: true`";

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    let graph = lint.graph;
    let is_up = |kind: TransitionKind| kind != TransitionKind::Lateral;
    if !graph.transitions().any(|moved| is_up(moved.kind())) {
        return;
    }
    let mut seen = RoleSet::new(graph.role_count());
    let mut queue: Vec<RoleIx> = Vec::new();
    let ends = |role: RoleRef<'_>| {
        let leads_up = role.outgoing().any(|moved| is_up(moved.kind()));
        role.is_stub() || role.data().terminal || leads_up
    };
    for role in graph.roles().filter(|role| ends(*role)).map(RoleRef::index) {
        seen.insert(role);
        queue.push(role);
    }
    // Whatever leads there by any way.
    while let Some(role) = queue.pop() {
        let before = graph.steps().into_role(role).map(|step| step.from);
        queue.extend(before.filter(|role| seen.insert(*role)));
    }
    for role in graph.roles().map(RoleRef::index) {
        if seen.contains(role) || graph.steps().out_of(role).is_empty() {
            continue;
        }
        // All of the roles that are joined by lateral moves, told once.
        let mut group = vec![role];
        seen.insert(role);
        let mut at = 0;
        while let Some(&role) = group.get(at) {
            let next = graph.steps().out_of(role).iter().map(|step| step.to);
            group.extend(next.filter(|role| seen.insert(*role)));
            at += 1;
        }
        // A role that allows the rule does not speak for the others.
        lint.places.drop_allowing(&mut group, found.rule);
        if group.is_empty() {
            continue;
        }
        found.push(&group, |draft| {
            let named = group.iter().map(|role| lint.title(*role));
            let named = some_of(named, group.len(), SHOWN);
            let message = format!("only sideways moves lead on from {named}");
            draft.at(lint.places.role(group[0]), message).help(HELP)
        });
    }
}
