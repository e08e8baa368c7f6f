//! Lengths: what paths are compared by.

use std::fmt;

/// Costs are whole numbers of millionths, so that sums are exact in any order.
const UNITS: f64 = 1e6;

/// Cost, moves, and moves that nobody stated: compared in this order.
///
/// One number: the cost in the upper half, moves and inferred moves in a quarter each. A path has
/// fewer moves than there are roles, so that no part runs over into the next.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(in crate::query) struct Length(u128);

impl Length {
    /// Longer than every path.
    pub(in crate::query) const NEVER: Self = Self(u128::MAX);

    /// The length of a single move, whose cost is in millionths.
    pub(super) fn of_move(cost: u64, inferred: bool) -> Self {
        Self(u128::from(cost) << 64 | 1 << 32 | u128::from(inferred))
    }

    /// The longest length of a cost.
    pub(in crate::query) fn at_most(cost: u64) -> Self {
        Self(u128::from(cost) << 64 | u128::from(u64::MAX))
    }

    /// The same moves at another cost.
    pub(super) fn at_cost(self, cost: u64) -> Self {
        Self(u128::from(cost) << 64 | self.0 & u128::from(u64::MAX))
    }

    /// The sum, which is never longer than [`Length::NEVER`].
    pub(in crate::query) fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The longest length that is no longer than this one once `other` is added to it.
    pub(super) fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    pub(in crate::query) fn is_never(self) -> bool {
        self == Self::NEVER
    }

    /// Whether nobody stated some of the moves.
    pub(super) fn is_inferred(self) -> bool {
        self.0 as u32 > 0
    }

    /// The cost in millionths.
    pub(in crate::query) fn cost(self) -> u64 {
        (self.0 >> 64) as u64
    }

    /// The number of moves.
    pub(in crate::query) fn moves(self) -> u32 {
        (self.0 >> 32) as u32
    }

    /// The cost in the unit of the question.
    pub(in crate::query) fn units(self) -> f64 {
        self.cost() as f64 / UNITS
    }
}

impl fmt::Debug for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in {} moves", self.units(), self.moves())
    }
}

/// Returns a limit that a question is given, in its unit; infinity is none.
///
/// Panics where it is below 0 or no number, which would limit to something else than was meant.
#[track_caller]
pub(in crate::query) fn limit(most: f64) -> f64 {
    assert!(most >= 0.0, "{most} is not a limit: it has to be 0 or more");
    // -0 is 0.
    most + 0.0
}

/// A cost in whole millionths; costs are finite and never negative.
#[expect(clippy::cast_sign_loss, reason = "costs are never negative")]
pub(in crate::query) fn millionths(units: f64) -> u64 {
    (units.max(0.0) * UNITS).round() as u64
}

/// A number of which these are the millionths.
pub(in crate::query) fn of_millionths(millionths: u64) -> f64 {
    millionths as f64 / UNITS
}
