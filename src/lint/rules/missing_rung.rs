//! `missing-rung`

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::RoleIx;
use crate::lint::context::Context;
use crate::lint::ladders::Ladder;
use crate::lint::{Found, Group, Level, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "missing-rung",
        severity: Severity::Warning,
        summary: "A ladder has no role on a level between two others.",
        explanation: "Whoever climbs has to jump there. A level counts as missing where other ladders of the track \
                      have it, or where most levels of the ladder follow one another by one. Describe the \
                      missing role, or renumber the levels.",
    }),
    group: Group::Progression,
    level: Level::Warn,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    for ladder in &lint.ladders {
        let levels = levels(lint, ladder);
        let of_track = lint.ladders.iter().filter(|other| other.track == ladder.track);
        let of_track: BTreeSet<u16> = of_track
            .flat_map(|other| levels_of(lint, other).map(|(level, _)| level))
            .collect();
        let pairs: Vec<_> = levels.iter().zip(levels.iter().skip(1)).collect();
        let by_one = pairs.iter().filter(|((a, _), (b, _))| **b - **a == 1).count();
        let is_by_one = by_one * 2 > pairs.len();
        for ((low, below), (high, above)) in pairs {
            let between = *low + 1..*high;
            let elsewhere: Vec<u16> = of_track.range(between.clone()).copied().collect();
            let missing = match elsewhere.as_slice() {
                [] if is_by_one && !between.is_empty() => between.collect(),
                [] => continue,
                _ => elsewhere,
            };
            let named: Vec<_> = missing.iter().map(u16::to_string).collect();
            let word = if named.len() == 1 { "level" } else { "levels" };
            let [below, above] = [below[0], above[0]];
            let [low_title, high_title] = [below, above].map(|role| lint.graph.role_at(role).title());
            let message = format!(
                "no role of {ladder} stands on {word} {}, between `{low_title}` on {low} and \
                 `{high_title}` on {high}",
                named.join(", ")
            );
            let finding = found
                .at(lint.places.role(above), message)
                .related(lint.places.role(below), "the role below the hole")
                .help("describe the missing role, or renumber the levels");
            found.push([above, below], finding);
        }
    }
}

/// The levels of a ladder with their roles.
fn levels(lint: &Context<'_>, ladder: &Ladder) -> BTreeMap<u16, Vec<RoleIx>> {
    let mut levels: BTreeMap<u16, Vec<RoleIx>> = BTreeMap::new();
    for (level, role) in levels_of(lint, ladder) {
        levels.entry(level).or_default().push(role);
    }
    levels
}

fn levels_of(lint: &Context<'_>, ladder: &Ladder) -> impl Iterator<Item = (u16, RoleIx)> {
    let roles = ladder.roles.iter();
    roles.filter_map(|role| Some((lint.graph.role_at(*role).data().level?, *role)))
}
