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
        explanation: "What was learnt for one rung is not asked for on the next. Often two people \
                      wrote the two roles. Raise the higher one, or lower the one below; if less is meant, allow it. If several roles lead to one, it may ask for what any of them asks for. Choices are compared if they are among the same skills. Roles of another family or track may ask for less, and so may a \
                      requirement without a proficiency.",
    }),
    group: Group::Progression,
    level: LintLevel::Warn,
    check,
};

const HELP: &str =
    "raise the higher role, lower the one below, or give the higher role a track of its own";

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    let graph = lint.graph;
    let mut work = Work::new();
    let (feeders, is_cut) = lint.feeders();
    found.stopped_early = is_cut;
    for (to, climbs) in feeders {
        let below = climbs
            .iter()
            .map(|climb| graph.requirements_of(climb.from.index()).len());
        if !work.spend(below.sum::<usize>() + graph.requirements_of(to.index()).len()) {
            found.stopped_early = true;
            return;
        }
        // What every feeder asks for, as the one that asks for the least of it does, and how many do.
        let mut below: HashMap<&[SkillIx], (&Requirement, RoleRef<'_>, usize)> = HashMap::new();
        for from in climbs.iter().map(|climb| climb.from) {
            for (skills, asked) in asked(graph, from.index()) {
                let least = below.entry(skills).or_insert((asked, from, 0));
                least.2 += 1;
                if asked.proficiency < least.0.proficiency {
                    (least.0, least.1) = (asked, from);
                }
            }
        }
        let in_choices = highest_in_choices(graph, to.index());
        for (skills, high) in asked(graph, to.index()) {
            let Some((low, from, _)) = below.get(skills).filter(|least| least.2 == climbs.len())
            else {
                continue;
            };
            let elsewhere = skills
                .iter()
                .filter_map(|skill| in_choices.get(skill))
                .max();
            let most = high.proficiency.max(elsewhere.copied().unwrap_or(0));
            if low.proficiency > most {
                report(lint, found, skills, (low, *from), (high, *to));
            }
        }
    }
}

fn report(
    lint: &Context<'_>,
    found: &mut Found<'_>,
    skills: &[SkillIx],
    (low, from): (&Requirement, RoleRef<'_>),
    (high, to): (&Requirement, RoleRef<'_>),
) {
    let ends = [from, to].map(RoleRef::index);
    let about = || skills.to_vec();
    found.push_about(&[ends[1], ends[0]], about, |draft| {
        let [from_title, to_title] = lint.titles([from, to]);
        let message = format!(
            "{to_title} asks for {} at {}, and {from_title} below it at {}",
            lint.asked(high),
            lint.proficiency(high.proficiency),
            lint.proficiency(low.proficiency)
        );
        let [there, here] = ends.map(|role| lint.places.requirement(role, skills));
        let finding = draft.at(here, message);
        let finding = finding.related(there, "the lower role asks for more here");
        finding.help(HELP)
    });
}

/// What a role asks for at a proficiency that is given, by the skills that can meet it.
fn asked(graph: &CareerGraph, role: RoleIx) -> impl Iterator<Item = (&[SkillIx], &Requirement)> {
    let asked = graph.requirements_of(role).iter();
    let asked = asked.filter(|asked| asked.proficiency > 0);
    asked.map(|asked| (graph.alternatives_of(asked), asked))
}

/// The highest step at which each skill is asked for among others.
fn highest_in_choices(graph: &CareerGraph, role: RoleIx) -> HashMap<SkillIx, u8> {
    let mut highest: HashMap<SkillIx, u8> = HashMap::new();
    for (skills, asked) in asked(graph, role).filter(|(skills, _)| skills.len() > 1) {
        for skill in skills {
            let step = highest.entry(*skill).or_default();
            *step = (*step).max(asked.proficiency);
        }
    }
    highest
}
