//! `falling-proficiency`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::{CareerGraph, Requirement, RoleIx, SkillIx};
use crate::lint::context::Context;
use crate::lint::ladders::share_ladder;
use crate::lint::{Found, Group, Level, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "falling-proficiency",
        severity: Severity::Warning,
        summary: "A role asks for less of a skill than the role below it on the same ladder.",
        explanation: "What was learnt for one rung is not asked for on the next. Often two people wrote the two \
                      roles. Raise the higher one, or lower the one below; where less is meant, allow it. \
                      Roles of another family or track may ask for less, and so may a requirement without a \
                      proficiency.",
    }),
    group: Group::Progression,
    level: Level::Warn,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    for moved in lint.advancements() {
        let (from, to) = (moved.from(), moved.to());
        if !share_ladder(from, to) {
            continue;
        }
        let mut below: Vec<_> = asked(lint.graph, from.index()).collect();
        below.sort_unstable();
        for (skill, high) in asked(lint.graph, to.index()) {
            let at = below.binary_search_by_key(&skill, |(skill, _)| *skill);
            let Some(low) = at.ok().map(|at| below[at].1).filter(|low| *low > high) else {
                continue;
            };
            let message = format!(
                "`{}` asks for `{}` at {high}, and `{}` below it at {low}",
                to.title(),
                lint.graph.skill_at(skill).title(),
                from.title()
            );
            let [here, there] = [to, from].map(|role| lint.places.requirement(role.index(), skill));
            let finding = found
                .at(here, message)
                .related(there, "the lower role asks for more here")
                .help("raise the higher role, or lower the one below");
            found.push([to.index(), from.index()], finding);
        }
    }
}

/// The single skills that a role asks for at a proficiency that is given.
fn asked(graph: &CareerGraph, role: RoleIx) -> impl Iterator<Item = (SkillIx, u8)> {
    let is_plain = |asked: &&Requirement| !asked.is_choice() && asked.proficiency > 0;
    let asked = graph.requirements_of(role).iter().filter(is_plain);
    asked.map(|asked| (graph.alternatives_of(asked)[0], asked.proficiency))
}
