//! "Which roles are alike?": the similarity of what they ask for.
//!
//! The definition is that of `docs/semantics.md`: the weighted Jaccard index over the skills of
//! both roles.

use serde::Serialize;

use super::card::RoleName;
use crate::graph::{CareerGraph, RoleIx, RoleRef, SkillIx};

/// A role that asks for similar skills.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SimilarRole {
    /// The role.
    pub role: RoleName,
    /// How similar, above 0 and at most 1.
    pub similarity: f64,
}

/// # Similarity
impl CareerGraph {
    /// Returns how similar the skills are that two roles ask for, from 0 to 1, the same in both
    /// directions; nothing where neither asks for a skill, or where one is a stub, of which nobody
    /// knows what it asks for.
    ///
    /// Each skill counts with its weight times the proficiency that is asked for; an unspecified
    /// one is 1. Of a choice of k among n, each skill counts with the share k / n. A skill that a
    /// role asks for twice counts once, with the larger one. Told to twelve decimals. O(n log n) in the
    /// requirements of the two roles.
    ///
    /// # Panics
    ///
    /// Where a role is of another graph.
    #[track_caller]
    pub fn similarity(&self, a: RoleRef<'_>, b: RoleRef<'_>) -> Option<f64> {
        let (a, b) = (self.own(a), self.own(b));
        let mut amounts = vec![0.0; self.skill_count()];
        let one = Asked::by(self, a.index())?;
        one.spread(&mut amounts);
        one.likeness(&amounts, &Asked::by(self, b.index())?)
    }

    /// Returns the roles whose skills are most similar, at most so many, best first, ties in the
    /// order of ids. The role itself and roles without a skill in common are left out; a stub is
    /// similar to nothing that is known.
    ///
    /// One pass over the requirements of the graph, and a sort.
    ///
    /// # Panics
    ///
    /// Where the role is of another graph.
    #[track_caller]
    pub fn similar(&self, role: RoleRef<'_>, most: usize) -> Vec<SimilarRole> {
        let role = self.own(role);
        let ranked = self.most_similar(role, most).into_iter();
        let similar = ranked.map(|(role, similarity)| SimilarRole {
            role: self.role_at(role).into(),
            similarity,
        });
        similar.collect()
    }

    /// The similarity of a role to each of some others; see [`CareerGraph::similarity`].
    pub(in crate::query) fn similarities(
        &self,
        role: RoleIx,
        others: &[RoleIx],
    ) -> Vec<Option<f64>> {
        if others.is_empty() {
            return Vec::new();
        }
        let Some(one) = Asked::by(self, role) else {
            return vec![None; others.len()];
        };
        let mut amounts = vec![0.0; self.skill_count()];
        one.spread(&mut amounts);
        let others = others.iter().map(|other| Asked::by(self, *other));
        let likeness = others.map(|other| one.likeness(&amounts, &other?));
        likeness.collect()
    }

    pub(super) fn most_similar(&self, role: RoleRef<'_>, most: usize) -> Vec<(RoleIx, f64)> {
        let Some(one) = Asked::by(self, role.index()) else {
            return Vec::new();
        };
        let mut amounts = vec![0.0; self.skill_count()];
        one.spread(&mut amounts);
        let others = self.roles().filter(|other| other.index() != role.index());
        let mut ranked: Vec<_> = others
            .filter_map(|other| {
                let likeness = one.likeness(&amounts, &Asked::by(self, other.index())?)?;
                (likeness > 0.0).then_some((other.index(), likeness))
            })
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked.truncate(most);
        ranked
    }
}

/// What a role asks for: skills by number, ascending, with their amounts.
#[derive(Default)]
pub(super) struct Asked {
    pub(super) skills: Vec<(usize, f64)>,
    pub(super) sum: f64,
}

impl Asked {
    /// Returns what a described role asks for; of a stub nothing is known.
    pub(super) fn by(graph: &CareerGraph, role: RoleIx) -> Option<Self> {
        let mut asked = Self::default();
        asked.ask(graph, role, SkillIx::index).then_some(asked)
    }

    /// Finds out what a role asks for, in the memory of an earlier one and with numbers for the skills;
    /// returns whether that is known.
    pub(super) fn ask(
        &mut self,
        graph: &CareerGraph,
        role: RoleIx,
        number: impl Fn(SkillIx) -> usize,
    ) -> bool {
        self.skills.clear();
        for requirement in graph.requirements_of(role) {
            let alternatives = graph.alternatives_of(requirement);
            let share = f64::from(requirement.count) / alternatives.len() as f64;
            let amount = requirement.importance.weight() * f64::from(requirement.needed()) * share;
            let skills = alternatives.iter().map(|skill| (number(*skill), amount));
            self.skills.extend(skills);
        }
        // The largest amount of a skill comes first and stays.
        self.skills
            .sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| b.1.total_cmp(&a.1)));
        self.skills.dedup_by_key(|(skill, _)| *skill);
        self.sum = self.skills.iter().map(|(_, amount)| amount).sum();
        !graph.role_at(role).is_stub()
    }

    fn spread(&self, amounts: &mut [f64]) {
        for (skill, amount) in &self.skills {
            amounts[*skill] = *amount;
        }
    }

    /// The similarity to another role, with the own amounts spread out by skill. The sum of the
    /// maxima is what both ask for together without the sum of the minima, so that skills of this
    /// role alone need not be visited.
    fn likeness(&self, amounts: &[f64], other: &Self) -> Option<f64> {
        let shared = other.skills.iter();
        let shared = shared.map(|(skill, amount)| amount.min(amounts[*skill]));
        // The sum of nothing is a negative zero, which nobody wants to read.
        let shared = 0.0 + shared.sum::<f64>();
        let all = self.sum + other.sum - shared;
        (all > 0.0).then(|| told(shared / all))
    }
}

/// How many parts of 1 similarities are told in.
const PARTS: f64 = 1e12;

/// A similarity as it is told: without the last digits, in which numbers differ that are equal but for the
/// order in which they were added up. A larger similarity is never told as a smaller one, and one that is
/// above 0 as none.
pub(super) fn told(similarity: f64) -> f64 {
    if similarity < 1.0 / PARTS {
        similarity
    } else {
        (similarity * PARTS).round() / PARTS
    }
}
