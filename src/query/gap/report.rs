//! The question about gaps: from somebody to one role, or to several.

use serde::Serialize;

use super::side_by_side::{self, SideBySide};
use super::{Interval, SkillGap, Specificity};
use crate::graph::RoleRef;
use crate::model::YearRange;
use crate::query::card::RoleName;
use crate::query::person::Person;

/// A question about what somebody lacks; its terminal verbs answer it.
///
/// ```
/// use careergraph::CareerGraph;
///
/// let graph = CareerGraph::embedded("engineer")?;
/// let (staff, lead) = (graph.role("staff engineer")?, graph.role("lead engineer")?);
/// let engineer = graph.in_role("engineer")?;
/// let table = engineer.gaps().to_each(&[staff, lead]);
/// assert_eq!(table.gaps.len(), 2);
/// assert!(table.rows.iter().all(|row| row.cells.len() == 2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "it does nothing before it is answered"]
pub struct GapQuery<'g> {
    person: Person<'g>,
    specificity: Option<Specificity>,
}

/// What somebody lacks for a role, and what else matters between the two.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct GapReport {
    /// The gap.
    #[serde(flatten)]
    pub gap: SkillGap,
    /// How much of one role carries over to the other, where a role is held.
    pub transferability: Option<Transferability>,
    /// Years of experience.
    pub years: AskedYears,
    /// What the requirements weigh.
    pub weighting: Weighting,
}

/// How much of what one role asks for somebody in the other one holds, in both directions.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Transferability {
    /// The role that is held.
    pub from: RoleName,
    /// The target.
    pub to: RoleName,
    /// The share of what the target asks for; absent where that is nothing known.
    pub there: Option<Interval<f64>>,
    /// The share of what the role that is held asks for, held by somebody in the target.
    pub back: Option<Interval<f64>>,
}

/// Years of experience that a role asks for, and that somebody has.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct AskedYears {
    /// What the target asks for.
    pub asked: Option<YearRange>,
    /// What a profile says.
    pub have: Option<f64>,
}

/// What the requirements weigh.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Weighting {
    /// Whether rare skills weigh more.
    pub specific: bool,
    /// How many roles the graph describes, where rarity was counted.
    pub described_roles: Option<usize>,
    /// Whether these are enough for rarity to mean something.
    pub meaningful: bool,
}

/// # Gaps
impl<'g> Person<'g> {
    /// Returns a question about what is lacking for roles.
    pub fn gaps(&self) -> GapQuery<'g> {
        GapQuery {
            person: self.clone(),
            specificity: None,
        }
    }
}

impl GapQuery<'_> {
    /// Lets rare skills weigh more: see [`Specificity`].
    pub fn specific(mut self, specific: bool) -> Self {
        self.specificity = specific.then(|| self.person.graph.specificity());
        self
    }

    /// Returns what is lacking for a role.
    ///
    /// O(n log n) in the requirements of the role, plus one pass over the skills of the graph.
    ///
    /// # Panics
    ///
    /// Where the role is of another graph.
    #[track_caller]
    pub fn to(&self, to: RoleRef<'_>) -> GapReport {
        let graph = self.person.graph;
        let to = graph.own(to);
        let specificity = self.specificity.as_ref();
        let transferability = self.person.role().map(|from| Transferability {
            from: from.into(),
            to: to.into(),
            there: graph.transferability_by(from, to, specificity),
            back: graph.transferability_by(to, from, specificity),
        });
        let described_roles = specificity.map(Specificity::described_roles);
        GapReport {
            gap: self.person.gap(to, specificity),
            transferability,
            years: AskedYears {
                asked: to.data().years,
                have: self.person.years,
            },
            weighting: Weighting {
                specific: specificity.is_some(),
                described_roles,
                meaningful: specificity.is_none_or(Specificity::is_meaningful),
            },
        }
    }

    /// Returns what is lacking for each of several roles, and their requirements side by side.
    ///
    /// # Panics
    ///
    /// Where a role is of another graph.
    #[track_caller]
    pub fn to_each(&self, targets: &[RoleRef<'_>]) -> SideBySide {
        let mut gaps = Vec::with_capacity(targets.len());
        for to in targets {
            gaps.push(self.to(*to));
        }
        side_by_side::align(gaps)
    }
}
