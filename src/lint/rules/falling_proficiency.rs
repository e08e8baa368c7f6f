//! `falling-proficiency`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::{CareerGraph, Requirement, RoleIx, RoleRef, SkillIx};
use crate::lint::context::{Context, Work};
use crate::lint::found::Found;
use crate::lint::{Group, Rule};
use crate::model::LintLevel;
use hashbrown::HashMap;

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
    level: LintLevel::Warn,
    check,
};

/// How many skills of a choice are named.
const SHOWN: usize = 3;

const HELP: &str =
    "raise the higher role, lower the one below, or give the higher role a track of its own";

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    let mut work = Work::new();
    let mut below: HashMap<&[SkillIx], &Requirement> = HashMap::new();
    let mut taken_in = None;
    for climb in lint.climbs().filter(|climb| climb.ladder.is_some()) {
        let [from, to] = [climb.from, climb.to].map(RoleRef::index);
        // Steps come in the order of their lower roles.
        if taken_in.replace(from) != Some(from) {
            below.clear();
            below.extend(asked(lint.graph, from));
        }
        if !work.spend(lint.graph.requirements_of(to).len()) {
            found.stopped_early = true;
            return;
        }
        for (skills, high) in asked(lint.graph, to) {
            let Some(low) = below
                .get(skills)
                .filter(|low| low.proficiency > high.proficiency)
            else {
                continue;
            };
            found.push(&[to, from], |draft| {
                let [from_title, to_title] = lint.titles([climb.from, climb.to]);
                let what = skills.iter().map(|skill| lint.skill(*skill)).take(SHOWN);
                let what: Vec<_> = what.collect();
                let message = format!(
                    "{to_title} asks for {} at {}, and {from_title} below it at {}",
                    what.join(" or "),
                    lint.proficiency(high.proficiency),
                    lint.proficiency(low.proficiency)
                );
                let [here, there] = [to, from].map(|role| lint.places.requirement(role, skills[0]));
                let finding = draft.at(here, message);
                finding
                    .related(there, "the lower role asks for more here")
                    .help(HELP)
            });
        }
    }
}

/// What a role asks for at a proficiency that is given, by the skills that can meet it.
fn asked(graph: &CareerGraph, role: RoleIx) -> impl Iterator<Item = (&[SkillIx], &Requirement)> {
    let asked = graph.requirements_of(role).iter();
    let asked = asked.filter(|asked| asked.proficiency > 0);
    asked.map(|asked| (graph.alternatives_of(asked), asked))
}
