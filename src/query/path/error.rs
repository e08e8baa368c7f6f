//! Why a question about paths has no answer.

use super::space::{MOST_STOPS, MOST_STOPS_IN_ORDER};

/// The question cannot be asked, or not be answered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PathError {
    /// The set of roles to start from is empty.
    #[error("no role to start from: the set of roles is empty")]
    NoStart,
    /// The set of roles to arrive at is empty.
    #[error("no role to arrive at: the set of roles is empty")]
    NoTarget,
    /// More roles to pass than are searched for.
    #[error(
        "at most {MOST_STOPS} roles can be passed in any order, and {MOST_STOPS_IN_ORDER} in a given one"
    )]
    TooManyStops,
    /// The graph has no observations.
    #[error("the graph has no observed transitions, which is what `likelihood` counts")]
    NoObservations,
    /// Searches that add up what steps cost were asked for `effort`.
    #[error("`effort` does not add up step by step, which a finder has to rely on")]
    NotAdditive,
    /// A path is one of another graph.
    #[error("the path has a role that the graph does not have")]
    ForeignRole,
    /// The search for a path met its limit of work before one was found, or proven to be the best.
    #[error("the search reached its limit of work before it could tell")]
    GivenUp,
}
