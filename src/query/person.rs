//! "Who asks?": somebody in a graph, by a profile or by a role.

use super::gap::{Holder, Interval, Measure, SkillGap, Specificity};
use super::profile::ResolvedProfile;
use crate::graph::{CareerGraph, RoleArg, RoleIx, RoleRef, RoleSet, SkillIx, UnknownRole};

/// Somebody in a graph: where they stand, what they hold, what they want and what they avoid.
///
/// ```
/// use careergraph::CareerGraph;
///
/// let graph = CareerGraph::embedded("engineer")?;
/// let engineer = graph.in_role("engineer")?;
/// let gap = engineer.gaps().to(graph.role("senior engineer")?);
/// assert!(gap.transferability.is_some());
///
/// let next = engineer.next_moves().expect("a role to start from").answer();
/// assert_eq!(next.roles[0].moves, 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Person<'g> {
    pub(super) graph: &'g CareerGraph,
    pub(super) role: Option<RoleRef<'g>>,
    /// Whether the role was read out of a job title that is none of its names.
    pub(super) role_inferred: bool,
    role_missed: bool,
    pub(super) holder: Holder<'g>,
    /// The role that says what is held, where no profile does.
    held_in: Option<RoleRef<'g>>,
    pub(super) years: Option<f64>,
    /// Roles that are wanted by name.
    pub(super) named: Vec<RoleIx>,
    /// Those, and the roles of the families that are wanted.
    pub(super) wanted: RoleSet,
    pub(super) avoided: RoleSet,
}

/// # Who asks
impl CareerGraph {
    /// Returns somebody who holds what a role asks for, by name or as a role of the graph, and says no more.
    ///
    /// # Errors
    ///
    /// Where no role answers to the name.
    ///
    /// # Panics
    ///
    /// Where a role is given that is of another graph.
    #[track_caller]
    pub fn in_role(&self, role: impl RoleArg) -> Result<Person<'_>, UnknownRole> {
        let role = role.find(self)?;
        Ok(Person {
            graph: self,
            role: Some(role),
            role_inferred: false,
            role_missed: false,
            holder: Holder::of_role(self, role),
            held_in: Some(role),
            years: None,
            named: Vec::new(),
            wanted: RoleSet::new(self.role_count()),
            avoided: RoleSet::new(self.role_count()),
        })
    }

    /// Returns the person of a profile that was looked up in this graph.
    ///
    /// # Panics
    ///
    /// Where the profile was looked up in a graph with other numbers of roles and skills.
    #[track_caller]
    pub fn person<'g>(&'g self, profile: &ResolvedProfile) -> Person<'g> {
        profile.expect_of(self);
        Person {
            graph: self,
            role: profile.role.map(|role| self.role_at(role)),
            role_inferred: profile.role_inferred,
            role_missed: profile.role_missed,
            holder: profile.holder(self),
            held_in: None,
            years: profile.years,
            named: profile.interests.roles.clone(),
            wanted: profile.interests.roles_of(self),
            avoided: profile.avoided(self),
        }
    }
}

impl<'g> Person<'g> {
    /// Starts from another role than that of the profile.
    ///
    /// # Panics
    ///
    /// Where the role is of another graph.
    #[must_use]
    #[track_caller]
    pub fn at(mut self, role: RoleRef<'_>) -> Self {
        self.role = Some(self.graph.own(role));
        self.role_inferred = false;
        self
    }

    /// Returns the role to start from, where one is known.
    pub fn role(&self) -> Option<RoleRef<'g>> {
        self.role
    }

    /// Returns whether the profile names a role that no role of the graph answers to.
    pub fn is_role_missed(&self) -> bool {
        self.role_missed
    }

    /// Returns what is held.
    pub fn holder(&self) -> &Holder<'g> {
        &self.holder
    }

    /// Returns whether what is held is what a role asks for, and not what a profile says.
    pub fn is_role(&self) -> bool {
        self.held_in.is_some()
    }

    /// Returns the role that says what is held, where it is described and asks for nothing: then nobody knows
    /// what is held, and it counts as nothing.
    pub fn held_in_nothing(&self) -> Option<RoleRef<'g>> {
        let asks_for_nothing =
            |role: &RoleRef<'_>| !role.is_stub() && role.requirements().len() == 0;
        self.held_in.filter(asks_for_nothing)
    }

    /// Holds a skill at a proficiency at least.
    ///
    /// # Panics
    ///
    /// Where the graph has no skill of this index, or the step lies beyond its scale.
    #[track_caller]
    pub fn raise(&mut self, skill: SkillIx, step: u8) {
        let held = Interval {
            low: step,
            high: step,
        };
        self.holder.raise(skill, held);
    }

    /// What is lacking for a role.
    pub(super) fn gap(&self, to: RoleRef<'_>, specificity: Option<&Specificity>) -> SkillGap {
        let gap = self.graph.gap_by(&self.holder, to, specificity);
        match self.held_in {
            Some(from) => gap.held_in(from, to),
            None => gap,
        }
    }

    /// Returns the graph in which the person stands.
    pub fn graph(&self) -> &'g CareerGraph {
        self.graph
    }

    /// Returns how far the person is from a role of the graph: the numbers of [`Person::gaps`].
    ///
    /// O(n) in the requirements of the role, and their alternatives.
    ///
    /// # Panics
    ///
    /// Where the role is of another graph.
    #[track_caller]
    pub fn measure(&self, to: RoleRef<'_>) -> Measure {
        let measure = self.graph.measure(&self.holder, to);
        match self.held_in {
            Some(from) => measure.held_in(from, to),
            None => measure,
        }
    }
}
