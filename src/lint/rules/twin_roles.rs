//! `twin-roles`

use std::collections::BTreeMap;

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::{CareerGraph, RoleIx, RoleRef, SkillIx};
use crate::lint::context::Context;
use crate::lint::{Found, Group, Level, Rule};
use crate::model::TransitionKind;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "twin-roles",
        severity: Severity::Warning,
        summary: "Two roles ask for exactly the same.",
        explanation: "They are one role under two titles, or one was copied from the other and never finished. Make \
                      one of them an alias of the other, or say what sets them apart. Roles that ask for less than \
                      three things are not compared, and two rungs of one ladder have `empty-step`.",
    }),
    group: Group::Completeness,
    level: Level::Warn,
    check,
};

/// Fewer requirements are alike by chance.
const LEAST: usize = 3;

/// What is asked for: the skills, how many of them, the proficiency, and the bits of the weight.
type Asked<'g> = (&'g [SkillIx], u16, u8, u64);

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    let mut by_asked: BTreeMap<Vec<Asked<'_>>, Vec<RoleIx>> = BTreeMap::new();
    for role in lint.graph.roles().map(RoleRef::index) {
        let asked = asked(lint.graph, role);
        if asked.len() >= LEAST {
            by_asked.entry(asked).or_default().push(role);
        }
    }
    for twins in by_asked.values() {
        for (at, twin) in twins.iter().enumerate() {
            let mut before = twins[..at].iter();
            let Some(first) = before.find(|first| !is_rung_of(lint.graph, **first, *twin)) else {
                continue;
            };
            let [one, other] = [*first, *twin].map(|role| lint.graph.role_at(role));
            let message = format!("`{}` asks for exactly what `{}` asks for", other.title(), one.title());
            let finding = found
                .at(lint.places.role(*twin), message)
                .related(lint.places.role(*first), "the other role is here")
                .help("make one an alias of the other, or say what sets them apart");
            found.push([*twin, *first], finding);
        }
    }
}

fn asked(graph: &CareerGraph, role: RoleIx) -> Vec<Asked<'_>> {
    let asked = graph.requirements_of(role).iter().map(|asked| {
        let weight = asked.importance.weight().to_bits();
        (graph.alternatives_of(asked), asked.count, asked.proficiency, weight)
    });
    let mut asked: Vec<_> = asked.collect();
    asked.sort_unstable();
    asked
}

/// Whether one advances from one role to the other.
fn is_rung_of(graph: &CareerGraph, one: RoleIx, other: RoleIx) -> bool {
    let is_up = |from, to| {
        let step = graph.steps().between(from, to);
        step.is_some_and(|step| step.kinds().has(TransitionKind::Advancement, false))
    };
    is_up(one, other) || is_up(other, one)
}
