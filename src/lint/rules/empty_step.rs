//! `empty-step`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::{CareerGraph, Requirement, RoleRef, SkillIx};
use crate::lint::context::{Climb, Context, Step};
use crate::lint::found::Found;
use crate::lint::{Group, Rule};
use crate::model::{Education, LintLevel};
use hashbrown::HashMap;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "empty-step",
        severity: Severity::Warning,
        summary: "A role asks for nothing that the role below it on the same ladder does not ask for.",
        explanation: "Whoever holds the lower role is ready for the higher one on the first day, \
                      so the step says nothing. Ask for more in the higher role, or make one role of the two. A step that asks for more years, for a different education, for \
                      a higher step of a skill, or makes something essential is not empty. Steps to another family or track are not checked.",
    }),
    group: Group::Progression,
    level: LintLevel::Warn,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    let (steps, is_cut) = lint.steps();
    found.stopped_early = is_cut;
    for Step { climb, gap, .. } in steps {
        let is_closed = gap.is_some_and(|gap| gap <= 0.0);
        let is_on_ladder = climb.ladder.is_some();
        if !is_closed || !is_on_ladder || asks_for_other_things(*climb) || raises_any(lint, *climb)
        {
            continue;
        }
        let [from, to] = [climb.from, climb.to];
        found.push(&[to.index(), from.index()], |draft| {
            let [from_title, to_title] = lint.titles([from, to]);
            let message = format!("{to_title} asks for nothing that {from_title} does not ask for");
            let finding = draft.at(lint.places.transition(climb.by), message);
            let finding =
                finding.related(lint.places.role(to.index()), "this role is described here");
            finding.help("ask for more in the higher role, or make one role of the two")
        });
    }
}

/// Whether the higher role asks for more years or another education.
fn asks_for_other_things(climb: Climb<'_>) -> bool {
    let [low, high] = [climb.from, climb.to].map(RoleRef::data);
    let more_years = match (low.years, high.years) {
        (Some(low), Some(high)) => high.min > low.min,
        (None, Some(high)) => high.min > 0.0,
        _ => false,
    };
    let education = &high.about.education;
    let other_education = *education != Education::default() && low.about.education != *education;
    more_years || other_education
}

/// Whether the higher role asks for anything more seriously than the lower one: by a greater weight or a
/// higher step.
fn raises_any(lint: &Context<'_>, climb: Climb<'_>) -> bool {
    let graph = lint.graph;
    let below = graph.requirements_of(climb.from.index());
    let choices = below
        .iter()
        .map(|asked| (graph.asked_for(asked), seriously(asked)));
    let choices: HashMap<_, _> = choices.collect();
    let mut skills: HashMap<SkillIx, Seriously> = HashMap::new();
    for asked in below {
        let (weight, step) = seriously(asked);
        for skill in each_of(graph, asked) {
            let known = skills.entry(*skill).or_default();
            *known = (known.0.max(weight), known.1.max(step));
        }
    }
    let mut above = graph.requirements_of(climb.to.index()).iter();
    above.any(|asked| {
        let (weight, step) = seriously(asked);
        let is_less = |low: &Seriously| low.0 < weight || low.1 < step;
        let mut each = each_of(graph, asked).iter();
        choices.get(&graph.asked_for(asked)).is_some_and(is_less)
            || each.any(|skill| skills.get(skill).is_some_and(is_less))
    })
}

/// A weight and a step of proficiency.
type Seriously = (f64, u8);

fn seriously(asked: &Requirement) -> Seriously {
    (asked.importance.weight(), asked.proficiency)
}

/// The skills of a requirement that asks for all of its skills; of a choice none.
fn each_of<'g>(graph: &'g CareerGraph, asked: &'g Requirement) -> &'g [SkillIx] {
    let skills = graph.alternatives_of(asked);
    if usize::from(asked.count) == skills.len() {
        skills
    } else {
        &[]
    }
}
