//! Transitions between roles.

use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::text::shortened;
use super::{Name, YearRange};
use crate::source::Place;

/// The three kinds of edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TransitionKind {
    /// From a feeder role into the role that names it as an entry point.
    Entry,
    /// Upward.
    Advancement,
    /// Sideways; can be walked back unless the graph or the query says otherwise.
    Lateral,
}

impl TransitionKind {
    /// Every kind with its name, in the order in which they are listed.
    pub const NAMES: [(Self, &'static str); 3] = [
        (Self::Entry, "entry"),
        (Self::Advancement, "advancement"),
        (Self::Lateral, "lateral"),
    ];

    /// Returns the name of the kind.
    pub fn as_str(self) -> &'static str {
        Self::NAMES[self as usize].1
    }
}

impl FromStr for TransitionKind {
    type Err = UnknownKind;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::NAMES.iter().find(|(_, known)| *known == name);
        found.map(|(kind, _)| *kind).ok_or_else(|| UnknownKind {
            name: name.to_owned(),
        })
    }
}

/// No kind of transition has this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{}` is not a kind of transition: use `entry`, `advancement` or `lateral`", shortened(.name))]
#[non_exhaustive]
pub struct UnknownKind {
    /// The name that was asked for.
    pub name: String,
}

impl fmt::Display for TransitionKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What a transition rests on.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// Somebody wrote it down.
    #[default]
    Stated,
    /// Counted among people's histories.
    Observed,
    /// Made by a documented rule from a public data set.
    Derived,
    /// The way back of a lateral move, which nobody stated.
    Inferred,
}

impl Basis {
    /// Every basis with its name.
    pub const NAMES: [(Self, &'static str); 4] = [
        (Self::Stated, "stated"),
        (Self::Observed, "observed"),
        (Self::Derived, "derived"),
        (Self::Inferred, "inferred"),
    ];

    /// Returns the name of the basis.
    pub fn as_str(self) -> &'static str {
        Self::NAMES[self as usize].1
    }
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What was counted, for an observed transition.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Observation {
    /// How many people made the move.
    pub people: Option<u32>,
    /// When.
    pub period: Option<Name>,
    /// Median years in the former role.
    pub median_years: Option<f64>,
}

/// One statement of a transition: who says it, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Attestation {
    /// Where it is written.
    pub place: Place,
    /// Which end of the transition says it.
    pub said_by: SaidBy,
    /// Number of the list entry among the alternatives of which it stands, where there are several.
    pub group: Option<u32>,
}

/// The statements of one transition, in order. There are many transitions, and most are stated once,
/// which takes no memory of its own.
#[derive(Debug, Clone, Default)]
pub struct Attestations(Stated);

#[derive(Debug, Clone, Default)]
enum Stated {
    #[default]
    Never,
    Once(Attestation),
    Often(Box<[Attestation]>),
}

impl Deref for Attestations {
    type Target = [Attestation];

    fn deref(&self) -> &[Attestation] {
        match &self.0 {
            Stated::Never => &[],
            Stated::Once(one) => std::slice::from_ref(one),
            Stated::Often(all) => all,
        }
    }
}

impl PartialEq for Attestations {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Attestations {
    /// The attestations of what is stated once.
    pub(crate) fn one(attestation: Attestation) -> Self {
        Self(Stated::Once(attestation))
    }
}

impl FromIterator<Attestation> for Attestations {
    fn from_iter<I: IntoIterator<Item = Attestation>>(attestations: I) -> Self {
        let mut attestations = attestations.into_iter();
        let Some(first) = attestations.next() else {
            return Self::default();
        };
        let Some(second) = attestations.next() else {
            return Self::one(first);
        };
        let all = [first, second].into_iter().chain(attestations);
        Self(Stated::Often(all.collect()))
    }
}

impl From<Vec<Attestation>> for Attestations {
    fn from(attestations: Vec<Attestation>) -> Self {
        attestations.into_iter().collect()
    }
}

/// Which end of a transition states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SaidBy {
    /// The former role.
    From,
    /// The next role.
    To,
    /// The list of transitions.
    List,
}

/// An edge of the graph; keyed by its ends and its kind.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Transition {
    /// Its kind.
    pub kind: TransitionKind,
    /// What it rests on.
    pub basis: Basis,
    /// Typical years in the former role.
    pub years: Option<YearRange>,
    /// Where it is stated, in order; empty for an inferred way back.
    pub attestations: Attestations,
    /// What else is said about it.
    pub details: Option<Box<TransitionDetails>>,
}

impl Transition {
    /// Returns how many people were observed to make it, where that was counted.
    pub fn people(&self) -> Option<u32> {
        self.details.as_deref()?.observation.as_ref()?.people
    }
}

/// The rarer parts of a transition.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct TransitionDetails {
    /// Conditions or domains: "technical".
    pub qualifiers: Vec<Name>,
    /// Notes.
    pub notes: Vec<Name>,
    /// Where the statement comes from.
    pub sources: Vec<Name>,
    /// What was counted.
    pub observation: Option<Observation>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_name() {
        for (kind, name) in TransitionKind::NAMES {
            assert_eq!(name.parse(), Ok(kind));
            assert_eq!(kind.to_string(), name);
        }
        let error = "sideways".parse::<TransitionKind>().expect_err("no kind");
        assert!(error.to_string().contains("`lateral`"), "{error}");
    }
}
