//! `one-sided-lateral`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::Step;
use crate::lint::context::Context;
use crate::lint::found::Found;
use crate::lint::{Group, Rule};
use crate::model::{Basis, LintLevel, TransitionKind};

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "one-sided-lateral",
        severity: Severity::Warning,
        summary: "One of two roles lists a lateral move to the other, which does not list the way back.",
        explanation: "The way back is then inferred, and ranked behind moves that somebody stated. \
                      If both roles have their own page, both should say so; if nobody goes back, say `one_way: true`.",
    }),
    group: Group::Completeness,
    level: LintLevel::Allow,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    let graph = lint.graph;
    let inferred = graph
        .transitions()
        .filter(|moved| moved.basis() == Basis::Inferred);
    for back in inferred {
        let (from, to) = (back.to(), back.from());
        let step = graph.steps().between(from.index(), to.index());
        let moves = step.into_iter().flat_map(Step::transitions);
        let mut moves = moves.map(|index| graph.transition_at(index));
        let stated = moves.find(|moved| moved.kind() == TransitionKind::Lateral);
        let Some(stated) = stated.filter(|_| !from.is_stub() && !to.is_stub()) else {
            continue;
        };
        found.push(&[from.index(), to.index()], |draft| {
            let [from, to] = lint.titles([from, to]);
            let message =
                format!("{from} lists a lateral move to {to}, which does not list the way back");
            let finding = draft.at(lint.places.transition(stated), message);
            finding.help("add `lateral_to` to the other role, or `one_way: true` here")
        });
    }
}
