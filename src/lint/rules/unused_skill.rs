//! `unused-skill`

use std::collections::BTreeSet;

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::{RequirementRef, RoleRef, SkillIx, SkillRef};
use crate::lint::context::Context;
use crate::lint::{Found, Group, Level, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "unused-skill",
        severity: Severity::Warning,
        summary: "A skill is declared and no role asks for it.",
        explanation: "Nor for a skill that is part of it, or that it is part of. Often the roles ask for it under \
                      another name, which then is a skill of its own. A graph without roles is a lexicon, and \
                      nothing is found in it.",
    }),
    group: Group::Completeness,
    level: Level::Warn,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    let graph = lint.graph;
    let asked = graph.roles().flat_map(RoleRef::requirements);
    let mut used: BTreeSet<SkillIx> = asked.flat_map(RequirementRef::skills).map(SkillRef::index).collect();
    if used.is_empty() {
        return;
    }
    // What is part of an asked skill is of use for it, and so is what an asked skill is part of.
    let direct: Vec<SkillIx> = used.iter().copied().collect();
    let parts = direct.iter().flat_map(|skill| graph.skill_at(*skill).parts());
    let parts: Vec<_> = parts.map(SkillRef::index).collect();
    used.extend(parts);
    for (skill, place) in lint.places.declared_skills() {
        let skill = graph.skill_at(skill);
        let is_used = used.contains(&skill.index()) || skill.parts().any(|p| direct.binary_search(&p.index()).is_ok());
        if is_used {
            continue;
        }
        let message = format!("no role asks for `{}`", skill.title());
        let finding = found.at(place, message).help("ask for it somewhere, or remove it");
        found.push([], finding);
    }
}
