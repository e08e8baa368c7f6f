//! `dropped-skill`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::{Requirement, RoleRef, SkillIx, SkillRef};
use crate::lint::context::{Context, Work};
use crate::lint::found::Found;
use crate::lint::{Group, Rule};
use crate::model::LintLevel;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "dropped-skill",
        severity: Severity::Warning,
        summary: "A role does not ask for a skill that the role below it on the same ladder asks for.",
        explanation: "What was essential on one rung is not asked for on the next, alone or in a \
                      choice, and neither is a part of it or what it is part of. That is often \
                      meant, since higher roles do other things; if each rung is meant to add to the one below, let roles inherit, and set this rule to `warn`. Dropped choices are not looked for.",
    }),
    group: Group::Progression,
    level: LintLevel::Allow,
    check,
};

/// What looking for the parts of a skill may take.
const PARTS: usize = 10;

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    let graph = lint.graph;
    let mut work = Work::new();
    // By skill, the last step whose higher role asks for it.
    let mut asked_in: Vec<usize> = vec![0; graph.skill_count()];
    let on_ladders = lint.climbs().filter(|climb| climb.ladder.is_some());
    for (climb, step) in on_ladders.zip(1..) {
        let [from, to] = [climb.from, climb.to].map(RoleRef::index);
        let [below, above] = [from, to].map(|role| graph.requirements_of(role));
        // A role that asks for nothing has its own rule.
        if above.is_empty() {
            continue;
        }
        for skill in above.iter().flat_map(|asked| graph.alternatives_of(asked)) {
            asked_in[skill.index()] = step;
        }
        let is_asked = |skill: SkillIx| asked_in[skill.index()] == step;
        let plain = |asked: &&Requirement| asked.importance.is_essential() && !asked.is_choice();
        let below_only = below
            .iter()
            .filter(plain)
            .map(|asked| graph.alternatives_of(asked)[0]);
        let below_only: Vec<_> = below_only.filter(|skill| !is_asked(*skill)).collect();
        if !work.spend(below.len() + above.len() + PARTS * below_only.len()) {
            found.stopped_early = true;
            return;
        }
        for skill in below_only {
            let mut parts = graph.skill_at(skill).parts().map(SkillRef::index);
            let broader = graph.skill_at(skill).data().broader.iter();
            let mut broader = broader.filter_map(|id| graph.find_skill(id.as_str()));
            if parts.any(is_asked) || broader.any(is_asked) {
                continue;
            }
            found.push_about(
                &[to, from],
                || vec![skill],
                |draft| {
                    let [from_title, to_title] = lint.titles([climb.from, climb.to]);
                    let message = format!(
                        "{to_title} does not ask for {}, which {from_title} below it asks for",
                        lint.skill(skill)
                    );
                    let finding = draft.at(lint.places.role(to), message);
                    let there = lint.places.requirement(from, &[skill]);
                    let finding = finding.related(there, "it is asked for here");
                    finding.help("ask for it in the higher role as well, or let that role inherit")
                },
            );
        }
    }
}
