//! What boxes and lines show, where something else than the usual is asked for.

#[cfg(test)]
mod tests;

use serde::Serialize;

use super::EdgeView;
use super::build::ViewBuilder;
use crate::graph::{CareerGraph, RoleRef, TransitionRef};
use crate::model::{TransitionKind, YearRange};
use crate::query::gap::{Holder, Interval};

/// Something that a box shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum BoxFact {
    /// The title, which every box has.
    Title,
    /// The level within the track.
    Level,
    /// Years of experience.
    Years,
    /// The family.
    Family,
    /// The track.
    Track,
    /// The pay.
    Salary,
    /// The most important skills.
    Skills,
    /// For a stub, the roles that mention it.
    Referrers,
}

impl BoxFact {
    /// Every fact with its name and what it is.
    pub const NAMES: [(Self, &'static str, &'static str); 8] = [
        (
            Self::Title,
            "title",
            "The title, which every box has; use it alone to show nothing else",
        ),
        (Self::Level, "level", "The level within the track"),
        (Self::Years, "years", "Years of experience"),
        (Self::Family, "family", "The family"),
        (Self::Track, "track", "The track"),
        (Self::Salary, "salary", "The pay"),
        (
            Self::Skills,
            "skills",
            "The most important skills; --skills says how many",
        ),
        (
            Self::Referrers,
            "referrers",
            "The roles that mention a stub",
        ),
    ];
}

/// Something that a line shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum MoveFact {
    /// The kinds.
    Kind,
    /// What the move rests on.
    Basis,
    /// Years in the former role.
    Years,
    /// What somebody in the former role lacks for the next one.
    Gap,
    /// How many of those who were observed to leave the former role made the move.
    Share,
}

impl MoveFact {
    /// Every fact with its name and what it is.
    pub const NAMES: [(Self, &'static str, &'static str); 5] = [
        (Self::Kind, "kind", "Entry, advancement or lateral"),
        (
            Self::Basis,
            "basis",
            "Stated, observed, derived or inferred",
        ),
        (Self::Years, "years", "Years in the former role"),
        (Self::Gap, "gap", "What the former role lacks for the next"),
        (
            Self::Share,
            "share",
            "The share of those who left that made the move",
        ),
    ];
}

/// What a line shows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct EdgeFacts {
    /// The kinds or what they rest on, or both: "advancement (stated)".
    pub moves: Option<String>,
    /// What the move takes, and how many made it.
    pub takes: Vec<String>,
}

/// How many skills a box shows where it is not said.
const SKILLS: usize = 4;
/// How many roles that mention a stub its box names.
const REFERRERS: usize = 3;

/// # What boxes and lines show
impl ViewBuilder<'_> {
    /// Shows this in every box below the title, and nothing else but that a role is a stub. Without it
    /// a box shows the level and the years.
    pub fn show(mut self, facts: &[BoxFact]) -> Self {
        if facts.contains(&BoxFact::Skills) && self.skills == 0 {
            self.skills = SKILLS;
        }
        self.shown = Some(facts.to_vec());
        self
    }

    /// Shows this beside every line. Without it a line shows what it rests on where nobody stated it.
    pub fn show_moves(mut self, facts: &[MoveFact]) -> Self {
        self.shown_moves = facts.to_vec();
        self
    }
}

/// Returns the lines of a box below its title.
pub(super) fn of_box(
    role: RoleRef<'_>,
    facts: &[BoxFact],
    groups: [Option<&str>; 2],
) -> Vec<String> {
    let data = role.data();
    let has = |fact| facts.contains(&fact);
    let level = data.level.filter(|_| has(BoxFact::Level));
    let years = data.years.filter(|_| has(BoxFact::Years));
    let groups = [BoxFact::Family, BoxFact::Track]
        .into_iter()
        .zip(groups)
        .filter_map(|(fact, group)| group.filter(|_| has(fact)));
    let salary = data.salary.as_ref().filter(|_| has(BoxFact::Salary));
    let referrers = role.is_stub() && has(BoxFact::Referrers);
    let lines = [
        super::rank(level, years.map(|years| years.to_string()).as_deref()),
        groups.collect::<Vec<_>>().join(" · "),
        salary.map(ToString::to_string).unwrap_or_default(),
        if referrers {
            mentioned(role)
        } else {
            String::new()
        },
    ];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

/// "mentioned by Engineer, Tester and 2 more".
fn mentioned(role: RoleRef<'_>) -> String {
    let by = role.mentioned_by();
    let titles: Vec<_> = by.iter().map(|role| role.title()).collect();
    match titles.as_slice() {
        [] => String::new(),
        titles if titles.len() <= REFERRERS => format!("mentioned by {}", titles.join(", ")),
        titles => format!(
            "mentioned by {} and {} more",
            titles[..REFERRERS].join(", "),
            titles.len() - REFERRERS
        ),
    }
}

/// Returns what a line shows.
pub(super) fn of_edge(
    graph: &CareerGraph,
    ends: [RoleRef<'_>; 2],
    edge: &EdgeView,
    facts: &[MoveFact],
) -> Option<EdgeFacts> {
    if facts.is_empty() {
        return None;
    }
    let drawn: Vec<TransitionRef<'_>> = ends[0]
        .outgoing()
        .filter(|moved| moved.to() == ends[1] && edge.kinds().any(|kind| kind == moved.kind()))
        .collect();
    let takes = facts.iter().filter_map(|fact| match fact {
        MoveFact::Kind | MoveFact::Basis => None,
        MoveFact::Years => drawn.iter().find_map(|moved| moved.data().years).map(after),
        MoveFact::Gap => gaps(graph, ends, edge.back.is_some()),
        MoveFact::Share => share(ends[0], &drawn),
    });
    Some(EdgeFacts {
        takes: takes.collect(),
        moves: moves(edge, facts),
    })
}

fn moves(edge: &EdgeView, facts: &[MoveFact]) -> Option<String> {
    let [kind, basis] = [MoveFact::Kind, MoveFact::Basis].map(|fact| facts.contains(&fact));
    let said = |(of, on): (TransitionKind, crate::model::Basis)| match (kind, basis) {
        (true, true) => format!("{of} ({on})"),
        (true, false) => of.to_string(),
        _ => on.to_string(),
    };
    let moves: Vec<_> = edge
        .moves
        .iter()
        .map(|one| said((one.kind, one.basis)))
        .collect();
    (kind || basis).then(|| moves.join(" + "))
}

fn after(years: YearRange) -> String {
    format!("after {}", years.in_words())
}

/// "gap 12", "gap 10-12", and for a line with two heads the gap of the way back as well.
fn gaps(graph: &CareerGraph, ends: [RoleRef<'_>; 2], has_back: bool) -> Option<String> {
    let gap = |from: RoleRef<'_>, to: RoleRef<'_>| {
        let holder = Holder::of_role(graph, from);
        let Interval { low, high } = graph.measure(&holder, to).gap?;
        let [low, high] = [low, high].map(|steps| (steps * 10.0).round() / 10.0);
        Some(if low < high {
            format!("{low}-{high}")
        } else {
            high.to_string()
        })
    };
    let there = gap(ends[0], ends[1]);
    let back = has_back.then(|| gap(ends[1], ends[0])).flatten();
    match (there, back) {
        (Some(there), Some(back)) if there != back => Some(format!("gap {there}, back {back}")),
        (Some(there), _) => Some(format!("gap {there}")),
        (None, Some(back)) => Some(format!("gap back {back}")),
        (None, None) => None,
    }
}

/// "60% of 20 people".
fn share(from: RoleRef<'_>, drawn: &[TransitionRef<'_>]) -> Option<String> {
    let people = |moved: TransitionRef<'_>| moved.data().people().map(u64::from);
    let made: u64 = drawn.iter().copied().filter_map(people).sum();
    let left: u64 = from.outgoing().filter_map(people).sum();
    let word = if left == 1 { "person" } else { "people" };
    (made > 0).then(|| format!("{}% of {left} {word}", 100 * made / left.max(1)))
}
