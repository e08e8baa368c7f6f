//! `missing-rung`

use std::collections::BTreeSet;

use crate::diagnostic::{Code, CodeText, Severity};
use crate::graph::{RoleIx, RoleRef, TransitionRef};
use crate::lint::context::{Climb, Context, Work};
use crate::lint::found::Found;
use crate::lint::ladders::Ladder;
use crate::lint::{Group, Rule};
use crate::model::{LintLevel, TransitionKind};

pub(super) static RULE: Rule = Rule {
    code: Code::new(&CodeText {
        name: "missing-rung",
        severity: Severity::Warning,
        summary: "A step passes over a level of its ladder that has no role.",
        explanation: "Most levels of the ladder follow one another by one, and a step leads over \
                      one of them or more. Describe the missing role, or renumber the levels. \
                      If levels leave room throughout, as in 10, 20, 30, or if nobody climbs over the hole, nothing is found.",
    }),
    group: Group::Progression,
    level: LintLevel::Warn,
    check,
};

fn check(lint: &Context<'_>, found: &mut Found<'_>) {
    let levels: Vec<Levels> = lint
        .ladders
        .all
        .iter()
        .map(|ladder| Levels::of(lint, ladder))
        .collect();
    let by_one: Vec<bool> = levels.iter().map(Levels::are_by_one).collect();
    // Of several climbs over one hole the first tells of it.
    let mut told = BTreeSet::new();
    let mut work = Work::new();
    for climb in shortest_first(lint, &levels) {
        let ends = [climb.from, climb.to];
        let ([Some(low), Some(high)], Some(at)) =
            (ends.map(|role| role.data().level), climb.ladder)
        else {
            continue;
        };
        let ladder = at as usize;
        let Some(first) = levels[ladder].first_missing(low, high) else {
            continue;
        };
        let [from, to] = ends.map(RoleRef::index);
        let allows = |role: &RoleIx| lint.places.allows(*role, found.rule);
        let is_allowed = [from, to].iter().any(allows);
        let is_told = told.contains(&(at, first)) && !is_allowed;
        if !by_one[ladder] || is_told {
            continue;
        }
        if !work.spend(lint.graph.steps().out_of(from).len()) {
            found.stopped_early = true;
            return;
        }
        if is_bridged(climb) {
            continue;
        }
        if !is_allowed {
            told.insert((at, first));
        }
        found.push(&[to, from], |draft| {
            let [from_title, to_title] = lint.titles(ends);
            let between = levels_in_words(&levels[ladder].missing(low, high));
            let message = format!(
                "no role of {} is on {between}, between {from_title} on {low} and {to_title} on {high}",
                lint.ladders.all[ladder]
            );
            let finding = draft.at(lint.places.role(to), message);
            let finding = finding.related(lint.places.role(from), "the last role below the missing level");
            finding.help("describe the missing role, or renumber the levels")
        });
    }
}

/// The climbs of a graph: of those over one hole the one that passes over nothing else tells of it best.
fn shortest_first<'g>(lint: &Context<'g>, levels: &[Levels]) -> Vec<Climb<'g>> {
    let mut climbs: Vec<_> = lint.climbs().collect();
    climbs.sort_by_key(|climb| {
        let [low, high] = [climb.from, climb.to].map(|role| role.data().level.unwrap_or_default());
        let stand = climb
            .ladder
            .map(|at| levels[at as usize].between(low, high).len());
        stand.unwrap_or_default()
    });
    climbs
}

/// "level 4", "levels 3 to 5" or "levels 3 and 5".
fn levels_in_words(levels: &[u16]) -> String {
    match levels {
        [] => String::new(),
        [level] => format!("level {level}"),
        [first, .., last] if usize::from(last - first) + 1 == levels.len() => {
            format!("levels {first} to {last}")
        }
        [.., last] => {
            let others: Vec<_> = levels[..levels.len() - 1]
                .iter()
                .map(u16::to_string)
                .collect();
            format!("levels {} and {last}", others.join(", "))
        }
    }
}

/// The levels of a ladder.
struct Levels {
    /// Those on which roles stand, in order.
    stand: Vec<u16>,
    /// For each of these the next one on which no role stands.
    next_missing: Vec<u16>,
}

impl Levels {
    fn of(lint: &Context<'_>, ladder: &Ladder) -> Self {
        let roles = ladder.roles.iter().map(|role| lint.graph.role_at(*role));
        let stand: BTreeSet<u16> = roles.filter_map(|role| role.data().level).collect();
        let stand: Vec<u16> = stand.into_iter().collect();
        let mut next_missing = stand.clone();
        for at in (0..stand.len()).rev() {
            let next = stand[at].saturating_add(1);
            let is_there = stand.get(at + 1) == Some(&next);
            next_missing[at] = if is_there { next_missing[at + 1] } else { next };
        }
        Self {
            stand,
            next_missing,
        }
    }

    /// Those that lie between two and on which roles stand.
    fn between(&self, low: u16, high: u16) -> &[u16] {
        let [first, end] = [low.saturating_add(1), high]
            .map(|from| self.stand.partition_point(|level| *level < from));
        &self.stand[first..end.max(first)]
    }

    /// The first one between two on which no role stands.
    fn first_missing(&self, low: u16, high: u16) -> Option<u16> {
        let next = low.saturating_add(1);
        let at = self.stand.binary_search(&next);
        let missing = at.map_or(next, |at| self.next_missing[at]);
        (missing < high).then_some(missing)
    }

    /// All of these.
    fn missing(&self, low: u16, high: u16) -> Vec<u16> {
        let stand = self.between(low, high);
        let all = low.saturating_add(1)..high;
        all.filter(|level| stand.binary_search(level).is_err())
            .collect()
    }

    /// Whether most levels follow one another by one.
    fn are_by_one(&self) -> bool {
        let pairs = self.stand.windows(2);
        let by_one = pairs.filter(|pair| pair[1] - pair[0] == 1).count();
        by_one * 2 > self.stand.len().saturating_sub(1)
    }
}

/// Whether a role that nobody describes yet stands between the two.
fn is_bridged(climb: Climb<'_>) -> bool {
    let up = |moved: &TransitionRef<'_>| moved.kind() == TransitionKind::Advancement;
    let between = climb.from.outgoing().filter(up).map(TransitionRef::to);
    let mut between = between.filter(|role| role.is_stub());
    between.any(|stub| {
        stub.outgoing()
            .filter(up)
            .any(|moved| moved.to() == climb.to)
    })
}
