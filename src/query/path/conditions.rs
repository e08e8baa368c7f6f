//! The conditions of a question, and which of them leave no path.

use super::Cost;
use super::length::{Length, millionths};
use super::question::{Evidence, PathError, PathQuery};
use super::tradeoffs::largest_steps;
use crate::query::card::RoleName;

/// How many paths are looked at for the least gap of a step.
const MOST_TRIED: usize = 50;

/// A condition: its name, whether a question has it, and how to drop it.
#[derive(Debug)]
pub(super) struct Condition {
    pub(super) name: &'static str,
    is_set: fn(&PathQuery<'_>) -> bool,
    drop: fn(&mut PathQuery<'_>),
}

const CONDITIONS: [Condition; 11] = [
    Condition {
        name: "kind",
        is_set: |query| query.kinds != [true; 3],
        drop: |query| query.kinds = [true; 3],
    },
    Condition {
        name: "strict-lateral",
        is_set: |query| query.strict_lateral,
        drop: |query| query.strict_lateral = false,
    },
    Condition {
        name: "stepwise",
        is_set: |query| query.stepwise,
        drop: |query| query.stepwise = false,
    },
    Condition {
        name: "via",
        is_set: |query| !query.via.is_empty(),
        drop: |query| query.via.clear(),
    },
    Condition {
        name: "in-order",
        is_set: |query| query.in_order && query.via.len() > 1,
        drop: |query| query.in_order = false,
    },
    Condition {
        name: "avoid",
        is_set: |query| query.avoid.is_some(),
        drop: |query| query.avoid = None,
    },
    Condition {
        name: "within",
        is_set: |query| query.within.is_some(),
        drop: |query| query.within = None,
    },
    Condition {
        name: "max-moves",
        is_set: |query| query.max_moves.is_some(),
        drop: |query| query.max_moves = None,
    },
    Condition {
        name: "max-years",
        is_set: |query| query.max_years.is_some(),
        drop: |query| query.max_years = None,
    },
    Condition {
        name: "max-step-gap",
        is_set: |query| query.max_step_gap.is_some(),
        drop: |query| query.max_step_gap = None,
    },
    Condition {
        name: "cost",
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
