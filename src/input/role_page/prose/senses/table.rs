//! The names that have another sense in another field, each with the words that tell.

mod computing;
mod others;

/// Another sense of a name. Lists are separated by semicolons.
pub(super) struct Sense {
    /// The skill that the names mean elsewhere.
    pub(super) skill: &'static str,
    /// The names, as they are compared.
    pub(super) names: &'static str,
    /// Words of a sentence in which the names have this sense, in the singular.
    pub(super) beside: &'static str,
    /// Words of a sentence in which they do not, even so.
    pub(super) unless: &'static str,
    /// A name of the skill that is meant; empty where it is none.
    pub(super) means: &'static str,
}

/// The entries of a list.
pub(in super::super) fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split("; ").filter(|entry| !entry.is_empty())
}

/// Names with another sense; of those of one skill, the first that fits counts.
pub(super) fn senses() -> impl Iterator<Item = &'static Sense> {
    computing::SENSES.iter().chain(others::SENSES)
}
