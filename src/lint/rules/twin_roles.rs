//! `twin-roles`

use std::collections::BTreeMap;

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::{CareerGraph, RoleIx, RoleRef, SkillIx};
use crate::lint::context::{Context, some_of};
use crate::lint::found::Found;
use crate::lint::{Group, Rule};
use crate::model::LintLevel;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "twin-roles",
        severity: Severity::Warning,
        summary: "Several roles ask for exactly the same.",
        explanation: "They are one role under several titles, or one was copied from the other and \
                      never finished. Make one of them an alias of the other, or say what sets \
                      them apart. Roles that ask for fewer than three things are not compared, nor are roles with a move between them; for rungs of one ladder there is `empty-step`.",
    }),
    group: Group::Completeness,
    level: LintLevel::Warn,
    check,
};

/// Fewer requirements are alike by chance.
const LEAST: usize = 3;

/// How many roles are named.
const SHOWN: usize = 5;

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
    for twins in by_asked.values_mut().filter(|twins| twins.len() > 1) {
        // A role that allows the rule hides no twins of others.
        lint.places.drop_allowing(twins, found.rule);
        if let Some(&first) = twins.first() {
            twins.retain(|twin| *twin == first || !are_apart(lint, first, *twin));
        }
        let [first, others @ ..] = twins.as_slice() else {
            continue;
        };
        let Some(second) = others.first() else {
            continue;
        };
        found.push(&[others, &[*first]].concat(), |draft| {
            let named = others.iter().map(|role| lint.title(*role));
            let verb = if others.len() == 1 { "asks" } else { "ask" };
            let message = format!(
                "{} {verb} for exactly what {} asks for",
                some_of(named, others.len(), SHOWN),
                lint.title(*first)
            );
            let finding = draft.at(lint.places.role(*second), message);
            let finding = finding.related(lint.places.role(*first), "the first of them is here");
            finding.help("make one an alias of the other, or say what sets them apart")
        });
    }
}

fn asked(graph: &CareerGraph, role: RoleIx) -> Vec<Asked<'_>> {
    let asked = graph.requirements_of(role).iter().map(|asked| {
        let weight = asked.importance.weight().to_bits();
        let skills = graph.alternatives_of(asked);
        (skills, asked.count, asked.proficiency, weight)
    });
    let mut asked: Vec<_> = asked.collect();
    asked.sort_unstable();
    asked
}

/// Whether it is plain that two roles differ: one moves from one to the other, or they are rungs of one
/// ladder.
fn are_apart(lint: &Context<'_>, one: RoleIx, other: RoleIx) -> bool {
    let steps = lint.graph.steps();
    let [a, b] = [one, other].map(|role| lint.graph.role_at(role));
    let levels = [a, b].map(|role| role.data().level);
    let are_rungs = lint.ladders.shared(a, b).is_some()
        && matches!(levels, [Some(one), Some(other)] if one != other);
    are_rungs || steps.between(one, other).is_some() || steps.between(other, one).is_some()
}
