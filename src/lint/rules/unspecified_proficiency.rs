//! `unspecified-proficiency`

use crate::diagnostic::{Code, CodeText, Severity};
use crate::lint::context::Context;
use crate::lint::{Found, Group, Level, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "unspecified-proficiency",
        severity: Severity::Warning,
        summary: "A role asks for skills without saying how well.",
        explanation: "Such a requirement counts as the lowest step, so that somebody who has heard of the skill meets \
                      it. Where a ladder is to tell rungs apart, give every requirement a proficiency.",
    }),
    group: Group::Completeness,
    level: Level::Allow,
    check,
};

/// How many skills are named.
const NAMED: usize = 3;

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    for role in lint.graph.roles() {
        let all = role.requirements();
        let total = all.len();
        let open = all.filter(|asked| asked.data().proficiency == 0);
        let open: Vec<_> = open.map(|asked| format!("`{}`", asked.title())).collect();
        if open.is_empty() {
            continue;
        }
        let named = open[..open.len().min(NAMED)].join(", ");
        let more = match open.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let message = format!(
            "`{}` says of {} of its {total} requirements not how well: {named}{more}",
            role.title(),
            open.len()
        );
        let finding = found
            .at(lint.places.role(role.index()), message)
            .help("write `SKILL: 3`, a step of the scale");
        found.push([role.index()], finding);
    }
}
