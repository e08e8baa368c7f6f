//! Education that a role asks for.

use serde::{Deserialize, Serialize};

/// Education, as prose and fields of study.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Education {
    /// What is asked at least.
    #[serde(default)]
    pub minimum: Option<String>,
    /// What is preferred.
    #[serde(default)]
    pub preferred: Option<String>,
    /// Fields of study.
    #[serde(default)]
    pub fields: Vec<String>,
}

impl Education {
    /// Returns whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.minimum.is_none() && self.preferred.is_none() && self.fields.is_empty()
    }
}
