//! How much a requirement weighs.

use serde::{Deserialize, Serialize};

/// The importance of a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Importance {
    /// Weighs 1.
    #[default]
    Essential,
    /// Weighs 0.5.
    Optional,
    /// Weighs what it says; finite and above 0.
    Weight(f64),
}

impl Importance {
    /// The largest weight that is accepted.
    pub const MAX_WEIGHT: f64 = 1000.0;

    /// Returns the weight in gaps.
    pub fn weight(self) -> f64 {
        match self {
            Self::Essential => 1.0,
            Self::Optional => 0.5,
            Self::Weight(weight) => weight,
        }
    }

    /// Returns whether a role cannot be held without it: everything that is not `optional` and
    /// does not weigh less than an essential requirement.
    pub fn is_essential(self) -> bool {
        self.weight() >= 1.0
    }
}
