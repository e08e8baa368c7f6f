//! What the roles of a drawing ask for, in full: for pages that tell it beside the drawing.

use super::build::ViewBuilder;
use crate::model::ProficiencyScale;
use crate::query::card::Ask;
use crate::query::gap::Need;

/// What the roles of a drawing ask for.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Asks {
    /// The steps of proficiency.
    pub scale: ProficiencyScale,
    /// What each role asks for, in the order of [`Network::nodes`](super::network::Network::nodes).
    pub of_roles: Vec<AsksOfRole>,
}

/// What a role asks for.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum AsksOfRole {
    /// As the role says it.
    Said(Vec<Ask>),
    /// As it stands for whoever looks: what they lack comes first.
    Measured(Vec<Need>),
}

/// # Requirements
impl ViewBuilder<'_> {
    /// Returns what the roles that would be drawn ask for.
    ///
    /// For somebody a gap is computed for every role, which takes O(n), where n is the number of its requirements.
    pub fn asks(&self) -> Asks {
        let picked = self.picked();
        let of_roles = picked.roles.iter().map(|drawn| match &self.person {
            Some(person) if !drawn.is_gone => {
                AsksOfRole::Measured(person.gaps().to(drawn.role).gap.needs)
            }
            _ => AsksOfRole::Said(drawn.role.asks()),
        });
        Asks {
            scale: self.graph.scale().clone(),
            of_roles: of_roles.collect(),
        }
    }
}
