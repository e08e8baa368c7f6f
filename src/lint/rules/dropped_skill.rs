//! `dropped-skill`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::{RoleRef, SkillIx, SkillRef};
use crate::lint::context::Context;
use crate::lint::found::Found;
use crate::lint::{Group, Rule};
use crate::model::LintLevel;
use hashbrown::HashSet;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "dropped-skill",
        severity: Severity::Warning,
        summary: "A role does not ask for a skill that the role below it on the same ladder asks for.",
        explanation: "What was essential on one rung is not asked for on the next, alone or in a choice, and neither is \
                      a part of it. That is often meant, since higher roles do other things; where a ladder is to add \
                      to itself, let roles inherit, and warn of it.",
    }),
    group: Group::Progression,
    level: LintLevel::Allow,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    for climb in lint.climbs().filter(|climb| climb.ladder.is_some()) {
        let [from, to] = [climb.from, climb.to].map(RoleRef::index);
        // A role that asks for nothing has its own rule.
        if lint.graph.requirements_of(to).is_empty() {
            continue;
        }
        let asked = lint.graph.requirements_of(to).iter();
        let asked = asked.flat_map(|asked| lint.graph.alternatives_of(asked));
        let above: HashSet<SkillIx> = asked.copied().collect();
        let below = lint.graph.requirements_of(from).iter();
        let plain = below.filter(|asked| asked.importance.is_essential() && !asked.is_choice());
        for skill in plain.map(|asked| lint.graph.alternatives_of(asked)[0]) {
            let mut broader = lint.graph.skill_at(skill).parts().map(SkillRef::index);
            if above.contains(&skill) || broader.any(|part| above.contains(&part)) {
                continue;
            }
            found.push(&[to, from], |draft| {
                let [from_title, to_title] = lint.titles([climb.from, climb.to]);
                let message = format!(
                    "{to_title} does not ask for {}, which {from_title} below it asks for",
                    lint.skill(skill)
                );
                let finding = draft.at(lint.places.role(to), message);
                let finding = finding.related(lint.places.requirement(from, skill), "it is asked for here");
                finding.help("ask for it in the higher role as well, or let that role inherit from the lower one")
            });
        }
    }
}
