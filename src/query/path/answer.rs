//! Paths as plain data.

use serde::{Serialize, Serializer};

use super::Cost;
use super::length::Length;
use super::rungs::Rungs;
use super::weigh::{Weigher, YearsSource, sourced_years};
use crate::graph::{RoleIx, TransitionRef};
use crate::model::{Basis, TransitionKind, to_millionths};
use crate::query::card::RoleName;
use crate::query::gap::{Interval, Shortfall, StepNeed};

/// How many of the skills that a step asks for are named in its answer.
pub(super) const NAMED_SKILLS: usize = 3;

/// A path: an ordered run of moves between different roles.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct CareerPath {
    /// The roles, first to last.
    pub roles: Vec<RoleName>,
    /// The moves between them.
    pub steps: Vec<PathStep>,
    /// The cost in the unit of the question.
    pub cost: f64,
    /// What the cost counts.
    pub cost_kind: Cost,
    /// The number of moves.
    pub moves: usize,
    /// Years in all.
    pub years: TotalYears,
}

/// A sum of years.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TotalYears {
    /// The sum of what is known.
    pub years: f64,
    /// Whether some step's years are unknown, so that the sum is a lower bound.
    pub at_least: bool,
}

impl TotalYears {
    /// The years before the first step.
    pub(in crate::query) const NONE: Self = Self {
        years: 0.0,
        at_least: false,
    };

    /// Returns the sum with the years of one step more, to the millionth of a year: 1 and 1.1 and 2.2
    /// years are 4.3.
    pub(in crate::query) fn plus(self, step: Option<f64>) -> Self {
        Self {
            years: to_millionths(self.years + step.unwrap_or(0.0)),
            at_least: self.at_least || step.is_none(),
        }
    }
}

/// One step of a path.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct PathStep {
    /// Id of the former role.
    pub from: String,
    /// Id of the next role.
    pub to: String,
    /// Every transition between the two that the question allows.
    pub moves: Vec<PathMove>,
    /// Whether one of them is an advancement that skips a rung.
    pub skips_level: bool,
    /// The roles that it skips: those of the shortest chain of advancements that leads the same way; none
    /// where only the levels of the two roles tell.
    pub skips: Vec<RoleName>,
    /// Typical years in the former role, where they are known.
    pub years: Option<f64>,
    /// Where they come from.
    pub years_source: Option<YearsSource>,
    /// Cost of the step in the unit of the question.
    pub cost: f64,
    /// Weighted steps of proficiency that are lacking for the next role. Where the question is about
    /// somebody ([`PathQuery::held_by`](super::PathQuery::held_by)) or about effort, to whoever walks
    /// the path and keeps what was learnt on it; else to somebody in the former role.
    pub gap: Option<Interval<f64>>,
    /// Share of what the next role asks for that is covered, by the same.
    pub coverage: Option<Interval<f64>>,
    /// How many requirements are not surely met.
    pub open_needs: usize,
    /// The most important of them, three at most; serialized as their titles.
    /// [`PathQuery::step_gaps`](super::PathQuery::step_gaps) tells all of them.
    #[serde(serialize_with = "titles")]
    pub top_needs: Vec<StepNeed>,
}

fn titles<S: Serializer>(needs: &[StepNeed], to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(needs.iter().map(|need| &need.title))
}

/// A transition of a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PathMove {
    /// Its kind.
    pub kind: TransitionKind,
    /// What it rests on.
    pub basis: Basis,
}

impl From<TransitionRef<'_>> for PathMove {
    fn from(transition: TransitionRef<'_>) -> Self {
        Self {
            kind: transition.kind(),
            basis: transition.basis(),
        }
    }
}

/// Tells a path, with what is lacking at each of its steps.
pub(super) fn path(weigher: &mut Weigher<'_>, roles: &[RoleIx], gaps: &[Shortfall]) -> CareerPath {
    let graph = weigher.graph();
    let steps: Vec<_> = roles
        .windows(2)
        .zip(gaps)
        .map(|(pair, gap)| step(weigher, pair[0], pair[1], gap))
        .collect();
    let years = steps
        .iter()
        .fold(TotalYears::NONE, |sum, step| sum.plus(step.years));
    CareerPath {
        roles: roles
            .iter()
            .map(|role| graph.role_at(*role).into())
            .collect(),
        // An empty sum of floats is -0.
        cost: steps.iter().fold(0.0, |sum, step| sum + step.cost),
        cost_kind: weigher.cost(),
        moves: steps.len(),
        years,
        steps,
    }
}

fn step(weigher: &mut Weigher<'_>, from: RoleIx, to: RoleIx, gap: &Shortfall) -> PathStep {
    let graph = weigher.graph();
    let (former, next) = (graph.role_at(from), graph.role_at(to));
    let usable = weigher.usable(from, to);
    let length = weigher.between(from, to);
    let years = sourced_years(&usable);
    let is_advancement = usable
        .iter()
        .any(|t| t.kind() == TransitionKind::Advancement);
    let skips_level = is_advancement && weigher.skips(from, to);
    let skipped = if skips_level {
        Rungs::skipped(graph, from, to)
    } else {
        Vec::new()
    };
    PathStep {
        from: former.id().to_string(),
        to: next.id().to_string(),
        years: years.map(|(years, _)| years),
        years_source: years.map(|(_, source)| source),
        moves: usable
            .iter()
            .map(|t| PathMove {
                kind: t.kind(),
                basis: t.basis(),
            })
            .collect(),
        skips_level,
        skips: skipped
            .iter()
            .map(|role| graph.role_at(*role).into())
            .collect(),
        cost: length.map_or(0.0, Length::units),
        gap: gap.gap,
        coverage: gap.coverage,
        open_needs: gap.open,
        top_needs: gap.first.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_steps_add_up_as_people_add_them() {
        let sum = |steps: &[Option<f64>]| {
            let sum = steps.iter().fold(TotalYears::NONE, |sum, s| sum.plus(*s));
            (sum.years, sum.at_least)
        };
        assert_eq!(sum(&[Some(1.0), Some(1.1), Some(2.2)]), (4.3, false));
        assert_eq!(sum(&[Some(0.5), None, Some(1.0)]), (1.5, true));
        assert_eq!(sum(&[]), (0.0, false));
    }
}
