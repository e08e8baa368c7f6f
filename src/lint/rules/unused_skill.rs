//! `unused-skill`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::{RequirementRef, RoleRef, SkillIx, SkillRef};
use crate::lint::context::Context;
use crate::lint::found::Found;
use crate::lint::{Group, Rule};
use crate::model::LintLevel;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "unused-skill",
        severity: Severity::Warning,
        summary: "A skill is declared and no role asks for it.",
        explanation: "No role asks for a part of it either, nor for a skill that it is part of. \
                      Often the roles ask for it under another name, which is then a skill of its own. A graph whose roles ask for nothing is a lexicon, and nothing is found \
                      in it.",
    }),
    group: Group::Completeness,
    level: LintLevel::Warn,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    let graph = lint.graph;
    let asked = graph.roles().flat_map(RoleRef::requirements);
    let asked = asked.flat_map(RequirementRef::skills).map(SkillRef::index);
    let asked: Vec<SkillIx> = asked.collect();
    if asked.is_empty() {
        return;
    }
    let mut wholes = vec![Vec::new(); graph.skill_count()];
    let mut parts = vec![Vec::new(); graph.skill_count()];
    for skill in graph.skills() {
        let broader = skill.data().broader.iter();
        for whole in broader.filter_map(|id| graph.find_skill(id.as_str())) {
            wholes[skill.index().index()].push(whole);
            parts[whole.index()].push(skill.index());
        }
    }
    // What is part of an asked skill is of use for it, and so is what an asked skill is part of.
    let used = [reached(&asked, &wholes), reached(&asked, &parts)];
    for (skill, place) in lint.places.declared_skills() {
        if used.iter().any(|used| used[skill.index()]) {
            continue;
        }
        found.push_about(
            &[],
            || vec![skill],
            |draft| {
                let finding = draft.at(place, format!("no role asks for {}", lint.skill(skill)));
                finding.help("ask for it somewhere, or remove it")
            },
        );
    }
}

/// By skill, whether it is one of some, or leads on from one of them. O(V + E).
fn reached(from: &[SkillIx], onward: &[Vec<SkillIx>]) -> Vec<bool> {
    let mut seen = vec![false; onward.len()];
    let mut queue = from.to_vec();
    while let Some(skill) = queue.pop() {
        if !std::mem::replace(&mut seen[skill.index()], true) {
            queue.extend(&onward[skill.index()]);
        }
    }
    seen
}
