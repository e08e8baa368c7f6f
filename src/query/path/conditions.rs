//! The conditions of a question, and which of them leave no path.

use std::fmt;

use serde::Serialize;

use super::Cost;
use super::error::PathError;
use super::length::{Length, millionths};
use super::question::{Evidence, PathQuery};
use super::tradeoffs::largest_steps;
use crate::query::card::RoleName;

/// How many paths are looked at for the least gap of a step.
const MOST_TRIED: usize = 50;

/// A condition of a question about paths, by the name of its option.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ConditionName {
    /// The kinds of moves that may be used.
    Kind,
    /// Lateral moves only in the direction in which somebody stated them.
    StrictLateral,
    /// No advancement that skips a rung.
    Stepwise,
    /// Roles to be passed on the way.
    Via,
    /// That these come in the order in which they were given.
    InOrder,
    /// Roles that are not passed.
    Avoid,
    /// Roles that are not passed since a profile says so.
    ProfileAvoid,
    /// The only roles that are passed.
    Within,
    /// The most moves.
    MaxMoves,
    /// The most years in all.
    MaxYears,
    /// The largest gap of a single step.
    MaxStepGap,
    /// [`Cost::Likelihood`], which uses only moves that were observed.
    Cost,
}

impl ConditionName {
    /// Every condition with its name.
    pub const NAMES: [(Self, &'static str); 12] = [
        (Self::Kind, "kind"),
        (Self::StrictLateral, "strict-lateral"),
        (Self::Stepwise, "stepwise"),
        (Self::Via, "via"),
        (Self::InOrder, "in-order"),
        (Self::Avoid, "avoid"),
        (Self::ProfileAvoid, "profile-avoid"),
        (Self::Within, "within"),
        (Self::MaxMoves, "max-moves"),
        (Self::MaxYears, "max-years"),
        (Self::MaxStepGap, "max-step-gap"),
        (Self::Cost, "cost"),
    ];

    /// Returns the name.
    pub fn as_str(self) -> &'static str {
        Self::NAMES[self as usize].1
    }
}

impl fmt::Display for ConditionName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A condition: its name, whether a question has it, and how to drop it.
#[derive(Debug)]
pub(super) struct Condition {
    pub(super) name: ConditionName,
    is_set: fn(&PathQuery<'_>) -> bool,
    drop: fn(&mut PathQuery<'_>),
}

const CONDITIONS: [Condition; 12] = [
    Condition {
        name: ConditionName::Kind,
        is_set: |query| query.kinds != [true; 3],
        drop: |query| query.kinds = [true; 3],
    },
    Condition {
        name: ConditionName::StrictLateral,
        is_set: |query| query.strict_lateral,
        drop: |query| query.strict_lateral = false,
    },
    Condition {
        name: ConditionName::Stepwise,
        is_set: |query| query.stepwise,
        drop: |query| query.stepwise = false,
    },
    Condition {
        name: ConditionName::Via,
        is_set: |query| !query.via.is_empty(),
        drop: |query| query.via.clear(),
    },
    Condition {
        name: ConditionName::InOrder,
        is_set: |query| query.in_order && query.via.len() > 1,
        drop: |query| query.in_order = false,
    },
    Condition {
        name: ConditionName::Avoid,
        is_set: |query| query.avoid.is_some(),
        drop: |query| query.avoid = None,
    },
    Condition {
        name: ConditionName::ProfileAvoid,
        is_set: |query| query.profile_avoid.is_some(),
        drop: |query| query.profile_avoid = None,
    },
    Condition {
        name: ConditionName::Within,
        is_set: |query| query.within.is_some(),
        drop: |query| query.within = None,
    },
    Condition {
        name: ConditionName::MaxMoves,
        is_set: |query| query.max_moves.is_some(),
        drop: |query| query.max_moves = None,
    },
    Condition {
        name: ConditionName::MaxYears,
        is_set: |query| query.max_years.is_some(),
        drop: |query| query.max_years = None,
    },
    Condition {
        name: ConditionName::MaxStepGap,
        is_set: |query| query.max_step_gap.is_some(),
        drop: |query| query.max_step_gap = None,
    },
    Condition {
        name: ConditionName::Cost,
        is_set: |query| query.evidence == Evidence::Observed,
        drop: |query| query.evidence = Evidence::Any,
    },
];

/// The conditions that a question by moves has.
pub(super) fn set(query: &PathQuery<'_>) -> impl Iterator<Item = &'static Condition> {
    const { &CONDITIONS }
        .iter()
        .filter(|condition| (condition.is_set)(query))
}

/// The question without some of its conditions.
pub(super) fn without<'g>(query: &PathQuery<'g>, dropped: &[&Condition]) -> PathQuery<'g> {
    let mut free = query.clone();
    for condition in dropped {
        (condition.drop)(&mut free);
    }
    free
}

/// Whether there is a path without some conditions, as far as a search can tell.
pub(super) fn opens(query: &PathQuery<'_>, dropped: &[&Condition]) -> bool {
    let found = without(query, dropped).best(1);
    found.is_ok_and(|found| !found.paths.is_empty())
}

/// The fewest conditions without which there would be a path, where none of those that are set does
/// alone: the first two that do; else as many of all of them as cannot be kept. Nothing where there is
/// no path without any.
pub(super) fn together(
    query: &PathQuery<'_>,
    set: &[&'static Condition],
) -> Vec<&'static Condition> {
    if set.len() < 2 || !opens(query, set) {
        return Vec::new();
    }
    for (at, one) in set.iter().enumerate() {
        let mut others = set[at + 1..].iter();
        if let Some(other) = others.find(|other| opens(query, &[*one, **other])) {
            return vec![*one, *other];
        }
    }
    let mut dropped = set.to_vec();
    for one in set {
        let mut fewer = dropped.clone();
        fewer.retain(|other| other.name != one.name);
        if opens(query, &fewer) {
            dropped = fewer;
        }
    }
    dropped
}

/// The least that the largest gap of a step can be on a path of a question that does not limit it;
/// nothing where a search was given up, or too many would be needed.
///
/// No walk has a smaller largest step than what a search by it from the goal finds. Where limits of the
/// question or its stops leave no such path, paths are searched whose steps are all smaller than the
/// largest one of the path before.
pub(super) fn least_step_gap(query: &PathQuery<'_>) -> Option<f64> {
    let mut space = query.without_stops().space(Cost::Gap).ok()?;
    let start = space.start() as usize;
    let least = largest_steps(&mut space)[start];
    if least == u64::MAX {
        return None;
    }
    let within = |most: u64| largest_within(&query.clone().max_step_gap(units(most))).ok();
    if within(least)?.is_some() {
        return Some(units(least));
    }
    let mut known = largest_within(query).ok()??;
    for _ in 0..MOST_TRIED {
        match within(known.checked_sub(1)?)? {
            Some(less) => known = less,
            None => return Some(units(known)),
        }
    }
    None
}

/// The largest gap of a step of some path, in millionths, or that there is no path.
fn largest_within(query: &PathQuery<'_>) -> Result<Option<u64>, PathError> {
    let found = query.best(1)?;
    let Some(path) = found.paths.first() else {
        return if found.cut {
            Err(PathError::GivenUp)
        } else {
            Ok(None)
        };
    };
    let graph = query.graph;
    let gap = |pair: &[RoleName]| {
        let ends = [&pair[0], &pair[1]].map(|role| graph.role(&role.id));
        let [Ok(from), Ok(to)] = ends else { return 0 };
        millionths(graph.gap_cost(from, to))
    };
    Ok(Some(path.roles.windows(2).map(gap).max().unwrap_or(0)))
}

fn units(gap: u64) -> f64 {
    Length::default().at_cost(gap).units()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_options() {
        let json = |value: serde_json::Result<serde_json::Value>| value.expect("it is plain");
        for (name, written) in ConditionName::NAMES {
            assert_eq!(name.as_str(), written);
            assert_eq!(json(serde_json::to_value(name)), written);
        }
        for (cost, written) in Cost::NAMES {
            assert_eq!(cost.as_str(), written);
            assert_eq!(json(serde_json::to_value(cost)), written);
        }
        let named = CONDITIONS.map(|condition| condition.name);
        assert_eq!(named, ConditionName::NAMES.map(|(name, _)| name));
    }
}
