//! The numbers of a gap alone, for questions about many roles.

use serde::Serialize;

use super::{Holder, Interval, NeedState, Readiness, Specificity};
use crate::graph::{CareerGraph, Requirement, RequirementRef, RoleRef};

/// How far somebody is from a role, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Measure {
    /// Whether somebody is ready.
    pub readiness: Readiness,
    /// Weighted steps of proficiency that lack; absent where the target asks for nothing known.
    pub gap: Option<Interval<f64>>,
    /// Share of what is asked for that is held, from 0 to 1; absent likewise.
    pub coverage: Option<Interval<f64>>,
}

/// Nothing lacks.
const CLOSED: Interval<f64> = Interval {
    low: 0.0,
    high: 0.0,
};
/// Everything is covered.
const COVERED: Interval<f64> = Interval {
    low: 1.0,
    high: 1.0,
};

impl Measure {
    /// Returns how many essentials surely are short, and how many may be; nothing where that is not known.
    pub fn essentials_short(&self) -> Option<Interval<usize>> {
        match self.readiness {
            Readiness::Ready => Some(Interval { low: 0, high: 0 }),
            Readiness::Short(essentials) => Some(essentials),
            _ => None,
        }
    }

    /// The same for somebody who holds what the role `from` asks for.
    pub(in crate::query) fn held_in(mut self, from: RoleRef<'_>, to: RoleRef<'_>) -> Self {
        if from.index() == to.index() {
            // Nobody lacks anything for the role that they hold, whatever is not known of it.
            self.gap = self.gap.map(|_| CLOSED);
            self.coverage = self.coverage.map(|_| COVERED);
            if let Readiness::Short(_) = self.readiness {
                self.readiness = Readiness::Ready;
            }
        } else if from.is_stub()
            && let Readiness::Short(_) = self.readiness
        {
            self.readiness = Readiness::UnknownHolder;
        }
        self
    }
}

/// # Numbers of gaps
impl CareerGraph {
    /// Returns how far a holder is from the role `to`: the numbers of [`CareerGraph::gap_of`].
    ///
    /// O(n) in the requirements of the role, and their alternatives.
    ///
    /// # Panics
    ///
    /// Where the holder or the role is of another graph.
    #[track_caller]
    pub fn measure(&self, holder: &Holder<'_>, to: RoleRef<'_>) -> Measure {
        holder.expect_of(self);
        let to = self.own(to);
        self.measure_by(holder, to, None)
    }

    /// Returns how each requirement of the role `to` stands for a holder, in their order: the numbers of
    /// the needs of [`CareerGraph::gap_of`], which sorts them and adds their texts.
    ///
    /// O(n) in the requirements of the role, and their alternatives.
    ///
    /// # Panics
    ///
    /// Where the holder or the role is of another graph.
    #[track_caller]
    pub fn measure_needs<'g>(
        &'g self,
        holder: &Holder<'_>,
        to: RoleRef<'_>,
    ) -> impl Iterator<Item = (RequirementRef<'g>, NeedMeasure)> {
        holder.expect_of(self);
        let asked = self.own(to).requirements();
        asked.map(|asked| (asked, NeedMeasure::of(self, holder, asked.data())))
    }

    /// Returns which share of what `to` asks for somebody in the role `from` holds: the coverage of
    /// one by the other, which has a direction; nothing where `to` asks for nothing known.
    ///
    /// # Panics
    ///
    /// Where a role is of another graph.
    #[track_caller]
    pub fn transferability(&self, from: RoleRef<'_>, to: RoleRef<'_>) -> Option<Interval<f64>> {
        self.transferability_by(self.own(from), self.own(to), None)
    }

    pub(in crate::query) fn transferability_by(
        &self,
        from: RoleRef<'_>,
        to: RoleRef<'_>,
        specificity: Option<&Specificity>,
    ) -> Option<Interval<f64>> {
        let holder = Holder::of_role(self, self.own(from));
        let measure = self.measure_by(&holder, to, specificity);
        measure.held_in(from, to).coverage
    }

    pub(in crate::query) fn measure_by(
        &self,
        holder: &Holder<'_>,
        to: RoleRef<'_>,
        specificity: Option<&Specificity>,
    ) -> Measure {
        let (mut gap, mut asked_for) = (CLOSED, 0.0);
        let mut short = Interval { low: 0, high: 0 };
        let requirements = self.requirements_of(to.index());
        for asked in requirements {
            let have = holder.have(self.alternatives_of(asked), asked.count);
            let needed = asked.needed();
            let factor = specificity.map_or(1.0, |rare| rare.factor(self, asked));
            let weight = asked.importance.weight() * factor;
            gap.low += weight * f64::from(needed.saturating_sub(have.high));
            gap.high += weight * f64::from(needed.saturating_sub(have.low));
            asked_for += weight * f64::from(needed);
            if asked.importance.is_essential() {
                short.low += usize::from(have.high < needed);
                short.high += usize::from(have.low < needed);
            }
        }
        let known = !to.is_stub() && !requirements.is_empty();
        let coverage = Interval {
            low: (asked_for - gap.high) / asked_for,
            high: (asked_for - gap.low) / asked_for,
        };
        let readiness = match short {
            _ if to.is_stub() => Readiness::UnknownStub,
            _ if requirements.is_empty() => Readiness::AsksForNothing,
            Interval { high: 0, .. } => Readiness::Ready,
            short => Readiness::Short(short),
        };
        Measure {
            readiness,
            gap: known.then_some(gap),
            coverage: known.then_some(coverage),
        }
    }
}

/// How one requirement stands, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct NeedMeasure {
    /// How it stands.
    pub state: NeedState,
    /// The proficiency held.
    pub have: Interval<u8>,
    /// Steps of proficiency that lack.
    pub deficit: Interval<u8>,
}

impl NeedMeasure {
    pub(super) fn of(graph: &CareerGraph, holder: &Holder<'_>, asked: &Requirement) -> Self {
        let needed = asked.needed();
        let have = holder.have(graph.alternatives_of(asked), asked.count);
        let state = |have: u8| match have {
            0 => NeedState::Missing,
            have if have < needed => NeedState::Underdeveloped,
            _ => NeedState::Met,
        };
        let (worst, best) = (state(have.low), state(have.high));
        Self {
            have,
            deficit: Interval {
                low: needed.saturating_sub(have.high),
                high: needed.saturating_sub(have.low),
            },
            state: if worst == best {
                best
            } else {
                NeedState::Unsure
            },
        }
    }
}
