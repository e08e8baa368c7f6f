//! What a path costs.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::model::text::shortened;

/// What a path costs.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Cost {
    /// 1 for each move.
    #[default]
    Moves,
    /// Typical years in each former role; else the difference of the experience minima; else 0,
    /// and the sum is marked "at least".
    Years,
    /// Weighted deficit of each role against the role before it.
    Gap,
    /// Weighted deficit of each role against all that is held by then: what was held before the
    /// first move, and what the roles on the way ask for.
    Effort,
    /// The negative natural logarithm of the share of people who made the move, among all who were
    /// observed to leave the former role; only observed moves have one, and others are not used.
    Likelihood,
}

impl Cost {
    /// Every cost with its name.
    pub const NAMES: [(Self, &'static str); 5] = [
        (Self::Moves, "moves"),
        (Self::Years, "years"),
        (Self::Gap, "gap"),
        (Self::Effort, "effort"),
        (Self::Likelihood, "likelihood"),
    ];

    /// Returns the name.
    pub fn as_str(self) -> &'static str {
        Self::NAMES[self as usize].1
    }
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Cost {
    type Err = UnknownCost;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::NAMES.iter().find(|(_, known)| *known == name);
        found.map(|(cost, _)| *cost).ok_or_else(|| UnknownCost {
            name: name.to_owned(),
        })
    }
}

/// No cost has this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{}` is not a cost: use {}", shortened(.name), Cost::NAMES.map(|(_, name)| format!("`{name}`")).join(", "))]
#[non_exhaustive]
pub struct UnknownCost {
    /// The name that was asked for.
    pub name: String,
}
