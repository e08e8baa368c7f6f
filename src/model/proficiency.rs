//! The named scale on which skills are held and asked for.

use serde::{Deserialize, Serialize};

use super::name_key;

/// A step of the scale, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Proficiency(pub u8);

/// One named step of a scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProficiencyStep {
    /// Its name.
    pub name: String,
    /// What it means.
    pub description: Option<String>,
}

/// The steps of a scale, lowest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProficiencyScale(pub(super) Vec<ProficiencyStep>);

impl ProficiencyScale {
    /// The most steps that a scale may have.
    pub const MAX_STEPS: usize = 20;

    /// Returns a scale of named steps; `None` where there is none, more than
    /// [`ProficiencyScale::MAX_STEPS`], or two that answer to one name.
    pub fn new(steps: Vec<ProficiencyStep>) -> Option<Self> {
        let mut keys: Vec<_> = steps.iter().map(|step| name_key(&step.name)).collect();
        keys.sort_unstable();
        let apart = keys.windows(2).all(|pair| pair[0] != pair[1]);
        ((1..=Self::MAX_STEPS).contains(&steps.len()) && apart).then_some(Self(steps))
    }

    /// Returns the steps, lowest first.
    pub fn steps(&self) -> &[ProficiencyStep] {
        &self.0
    }

    /// Returns the number of steps.
    pub fn top(&self) -> u8 {
        self.0.len() as u8
    }

    /// Returns the name of a step.
    pub fn name(&self, proficiency: Proficiency) -> Option<&str> {
        let index = usize::from(proficiency.0).checked_sub(1)?;
        self.0.get(index).map(|step| step.name.as_str())
    }

    /// Returns the step that a name stands for.
    pub fn find(&self, name: &str) -> Option<Proficiency> {
        let key = name_key(name);
        let index = self.0.iter().position(|step| name_key(&step.name) == key)?;
        Some(Proficiency(index as u8 + 1))
    }
}

impl Default for ProficiencyScale {
    fn default() -> Self {
        let steps = ["aware", "working", "practised", "proficient", "expert"];
        let step = |name: &str| ProficiencyStep {
            name: name.to_owned(),
            description: None,
        };
        Self(steps.map(step).to_vec())
    }
}
