//! `one-sided-lateral`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::lint::context::Context;
use crate::lint::{Found, Group, Level, Rule};
use crate::model::{Basis, TransitionKind};

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "one-sided-lateral",
        severity: Severity::Warning,
        summary: "One of two roles lists a lateral move to the other, which does not list the way back.",
        explanation: "The way back is then inferred, and ranked behind moves that somebody stated. Where both roles \
                      have their own page, both should say so; where nobody goes back, say `one_way: true`.",
    }),
    group: Group::Completeness,
    level: Level::Allow,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    let inferred = lint.graph.transitions().filter(|moved| {
        let is_described = [moved.from(), moved.to()].iter().all(|role| !role.is_stub());
        moved.basis() == Basis::Inferred && is_described
    });
    for back in inferred {
        let (from, to) = (back.to(), back.from());
        let mut out = from.outgoing();
        let stated = out.find(|moved| moved.to() == to && moved.kind() == TransitionKind::Lateral);
        let Some(stated) = stated else { continue };
        let message = format!(
            "`{}` lists a lateral move to `{}`, which does not list the way back",
            from.title(),
            to.title()
        );
        let finding = found
            .at(lint.places.transition(stated), message)
            .help("add `lateral_to` to the other role, or `one_way: true` here");
        found.push([from.index(), to.index()], finding);
    }
}
