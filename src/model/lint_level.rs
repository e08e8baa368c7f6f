//! How seriously a rule about ladders is taken.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// How seriously a rule of `lint` is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LintLevel {
    /// It is not looked at.
    Allow,
    /// Its findings are warnings.
    Warn,
    /// Its findings are errors: the answer is "no".
    Deny,
}

impl LintLevel {
    /// Every level with its name.
    pub const NAMES: [(Self, &'static str); 3] = [
        (Self::Allow, "allow"),
        (Self::Warn, "warn"),
        (Self::Deny, "deny"),
    ];

    /// Returns the name.
    pub fn as_str(self) -> &'static str {
        Self::NAMES[self as usize].1
    }
}

impl fmt::Display for LintLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for LintLevel {
    type Err = NotALevel;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::NAMES.iter().find(|(_, known)| *known == name);
        found.map(|(level, _)| *level).ok_or(NotALevel)
    }
}

/// A text is no level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a level is `allow`, `warn` or `deny`")]
pub struct NotALevel;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_has_its_name() {
        for (level, name) in LintLevel::NAMES {
            assert_eq!((level.as_str(), name.parse()), (name, Ok(level)));
        }
        assert_eq!("forbid".parse::<LintLevel>(), Err(NotALevel));
    }
}
