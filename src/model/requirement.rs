//! How much a requirement weighs.

use serde::{Deserialize, Serialize};

/// The importance of a requirement: a word, or a weight of its own.
///
/// One number, because files have many requirements: the weight, below 0 where a word stands for it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct Importance(f64);

impl Importance {
    /// Weighs 1.
    pub const ESSENTIAL: Self = Self(-1.0);
    /// Weighs 0.5.
    pub const OPTIONAL: Self = Self(-0.5);
    /// The largest weight that is accepted.
    pub const MAX_WEIGHT: f64 = 1000.0;

    /// Returns the importance of what has a weight of its own: above 0 and up to
    /// [`Importance::MAX_WEIGHT`].
    pub fn weighing(weight: f64) -> Option<Self> {
        (weight > 0.0 && weight <= Self::MAX_WEIGHT).then_some(Self(weight))
    }

    /// Returns the weight in gaps.
    pub fn weight(self) -> f64 {
        self.0.abs()
    }

    /// Returns the word for it; none where it has a weight of its own.
    pub fn word(self) -> Option<&'static str> {
        let words = [(Self::ESSENTIAL, "essential"), (Self::OPTIONAL, "optional")];
        let word = words
            .into_iter()
            .find(|(importance, _)| *importance == self);
        word.map(|(_, word)| word)
    }

    /// Returns whether a role cannot be held without it: everything that is not `optional` and
    /// does not weigh less than an essential requirement.
    pub fn is_essential(self) -> bool {
        self.weight() >= 1.0
    }
}

impl Default for Importance {
    fn default() -> Self {
        Self::ESSENTIAL
    }
}

/// The importance as it is written.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Written {
    Essential,
    Optional,
    Weight(f64),
}

impl From<Importance> for Written {
    fn from(importance: Importance) -> Self {
        match importance {
            Importance::ESSENTIAL => Self::Essential,
            Importance::OPTIONAL => Self::Optional,
            Importance(weight) => Self::Weight(weight),
        }
    }
}

impl TryFrom<Written> for Importance {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        match written {
            Written::Essential => Ok(Self::ESSENTIAL),
            Written::Optional => Ok(Self::OPTIONAL),
            Written::Weight(weight) => Self::weighing(weight).ok_or("no weight"),
        }
    }
}
