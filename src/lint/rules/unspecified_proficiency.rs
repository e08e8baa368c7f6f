//! `unspecified-proficiency`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::lint::context::{Context, some_of};
use crate::lint::found::Found;
use crate::lint::{Group, Rule};
use crate::model::LintLevel;

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "unspecified-proficiency",
        severity: Severity::Warning,
        summary: "A role asks for skills without saying how well.",
        explanation: "Such a requirement counts as the lowest step, so somebody who has only heard of the skill meets it. If a ladder is meant to tell rungs apart, give every \
                      requirement a proficiency.",
    }),
    group: Group::Completeness,
    level: LintLevel::Allow,
    check,
};

/// How many skills are named.
const NAMED: usize = 3;

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    for role in lint.graph.roles() {
        let all = lint.graph.requirements_of(role.index());
        let open = all.iter().filter(|asked| asked.proficiency == 0);
        let count = open.clone().count();
        if count == 0 {
            continue;
        }
        let skills = open
            .clone()
            .flat_map(|asked| lint.graph.alternatives_of(asked));
        let about = || skills.copied().collect();
        found.push_about(&[role.index()], about, |draft| {
            let named = open.map(|asked| {
                let skills = lint.graph.alternatives_of(asked).iter().take(NAMED);
                let skills: Vec<_> = skills.map(|skill| lint.skill(*skill)).collect();
                skills.join(" or ")
            });
            let message = format!(
                "{} does not say how well for {count} of its {}: {}",
                lint.title(role.index()),
                match all.len() {
                    1 => "1 requirement".to_owned(),
                    all => format!("{all} requirements"),
                },
                some_of(named, count, NAMED)
            );
            let finding = draft.at(lint.places.role(role.index()), message);
            finding.help("write `SKILL: 3`, a step of the scale")
        });
    }
}
