//! The career graph: roles joined by typed transitions, validated and immutable.

mod build;
mod circles;
mod compact;
mod groups;
mod index;
mod names;
mod own;
mod parts;
mod refs;
mod requirement;
mod role_arg;
mod role_set;
mod skills;
mod steps;

pub use build::{BuildError, build, check_part};
pub(crate) use build::{build_short, check_short};
pub use index::{RoleIx, SkillIx, TransitionIx};
pub use names::{UnknownName, UnknownRole, UnknownSkill};
pub use refs::{RoleRef, SkillRef, TransitionRef};
pub use requirement::{Requirement, RequirementRef};
pub use role_arg::RoleArg;
pub use role_set::{RoleSet, RoleSetIter};
pub use steps::{Step, StepKinds, Steps};

use std::slice;
use std::sync::OnceLock;

use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};

use crate::model::{Name, ProficiencyScale, Role, Skill, Transition};
use crate::source::{Place, SourceFile, Sources};
use names::{NameIndex, Names};
use skills::Skills;

/// What a graph says of itself.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct GraphInfo {
    /// Titles, one for each file that has one, in order.
    pub titles: Vec<Name>,
    /// Descriptions, likewise.
    pub descriptions: Vec<Name>,
    /// Where the statements come from.
    pub citations: Vec<Name>,
    /// Licences of the text.
    pub licenses: Vec<Name>,
    /// Declared families with their titles, in the order of the files.
    pub families: Vec<(Name, Name)>,
    /// Declared tracks with their titles, in the order of the files.
    pub tracks: Vec<(Name, Name)>,
}

/// A career graph.
///
/// Roles, skills and transitions have dense indices in the order of their ids, whatever the order
/// of the files, so that every answer comes out in one order.
#[derive(Debug, Clone)]
pub struct CareerGraph {
    graph: DiGraph<Role, Transition, u32>,
    steps: Steps,
    skills: Skills,
    /// Which skills are part of which, once somebody asks.
    parts: OnceLock<parts::Parts>,
    /// What families and tracks are called, once somebody asks.
    group_titles: OnceLock<groups::GroupTitles>,
    /// The requirements of role `r` are `requirements[bounds[r]..bounds[r + 1]]`.
    requirements: Vec<Requirement>,
    requirement_bounds: Vec<u32>,
    alternatives: Vec<SkillIx>,
    scale: ProficiencyScale,
    info: GraphInfo,
    role_names: Names,
    skill_names: Names,
    sources: Sources,
}

/// # Roles, skills and transitions
impl CareerGraph {
    /// Returns the number of roles, stubs included.
    pub fn role_count(&self) -> usize {
        self.graph.node_count()
    }

    /// Returns the number of transitions, inferred ones included.
    pub fn transition_count(&self) -> usize {
        self.graph.edge_count()
    }

    /// Returns the number of skills.
    pub fn skill_count(&self) -> usize {
        self.skills.len()
    }

    /// Returns all roles in the order of their ids.
    pub fn roles(&self) -> impl ExactSizeIterator<Item = RoleRef<'_>> {
        (0..self.role_count() as u32).map(|index| self.role_at(RoleIx(index)))
    }

    /// Returns all transitions in the order of (from, to, kind).
    pub fn transitions(&self) -> impl ExactSizeIterator<Item = TransitionRef<'_>> {
        (0..self.transition_count() as u32).map(|index| self.transition_at(TransitionIx(index)))
    }

    /// Returns all skills in the order of their ids.
    pub fn skills(&self) -> impl ExactSizeIterator<Item = SkillRef<'_>> {
        (0..self.skills.len() as u32).map(|index| self.skill_at(SkillIx(index)))
    }

    /// Returns the role that answers to an id, title or alias.
    ///
    /// # Errors
    ///
    /// Where no role answers; the error has the closest names.
    pub fn role(&self, name: &str) -> Result<RoleRef<'_>, UnknownRole> {
        if let Some(index) = self.role_names.find(name) {
            Ok(self.role_at(RoleIx(index)))
        } else {
            let titles = self.graph.node_weights().flat_map(|role| {
                std::iter::once(&*role.title).chain(role.aliases.iter().map(|alias| &**alias))
            });
            Err(UnknownRole(UnknownName::among(name, titles)))
        }
    }

    /// Returns the skill that answers to an id, title or alias.
    ///
    /// # Errors
    ///
    /// Where no skill answers; the error has the closest names.
    pub fn skill(&self, name: &str) -> Result<SkillRef<'_>, UnknownSkill> {
        if let Some(index) = self.skill_names.find(name) {
            Ok(self.skill_at(SkillIx(index)))
        } else {
            let titles = self.skills.iter().flat_map(|skill| {
                std::iter::once(&*skill.title).chain(skill.aliases.iter().map(|alias| &**alias))
            });
            Err(UnknownSkill(UnknownName::among(name, titles)))
        }
    }

    /// Returns the role that answers to a name, without looking for close ones where none does.
    pub(crate) fn find_role(&self, name: &str) -> Option<RoleIx> {
        self.role_names.find(name).map(RoleIx)
    }

    /// Returns the skill that answers to a name, likewise.
    pub(crate) fn find_skill(&self, name: &str) -> Option<SkillIx> {
        self.skill_names.find(name).map(SkillIx)
    }

    /// Returns the role at an index. An index knows nothing of its graph: one of another graph is
    /// another role here.
    ///
    /// # Panics
    ///
    /// Where the graph has no role of this index.
    #[track_caller]
    pub fn role_at(&self, index: RoleIx) -> RoleRef<'_> {
        self.expect_role(index);
        RoleRef::new(self, index)
    }

    /// Returns the skill at an index; one of another graph is another skill here.
    ///
    /// # Panics
    ///
    /// Where the graph has no skill of this index.
    #[track_caller]
    pub fn skill_at(&self, index: SkillIx) -> SkillRef<'_> {
        self.expect_skill(index);
        SkillRef::new(self, index)
    }

    /// Returns the transition at an index; one of another graph is another transition here.
    ///
    /// # Panics
    ///
    /// Where the graph has no transition of this index.
    #[track_caller]
    pub fn transition_at(&self, index: TransitionIx) -> TransitionRef<'_> {
        self.expect_transition(index);
        TransitionRef::new(self, index)
    }
}

/// # What the graph says of itself
impl CareerGraph {
    /// Returns the title of the graph, where it has one.
    pub fn title(&self) -> Option<&str> {
        self.info.titles.first().map(|title| &**title)
    }

    /// Returns titles, sources, families and tracks.
    pub fn info(&self) -> &GraphInfo {
        &self.info
    }

    /// Returns the proficiency scale.
    pub fn scale(&self) -> &ProficiencyScale {
        &self.scale
    }

    /// Returns the texts that the graph was made of; empty ones where no finding needs them.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Returns the file and the line, counted from 1, of a place in the graph's files; nothing where the
    /// graph was made in code and has no such file.
    pub fn line_of(&self, place: Place) -> Option<(&str, u32)> {
        let file: &SourceFile = self.sources.get(place.source)?;
        Some((file.name(), file.line(place.span.start)))
    }
}

/// # For queries of your own
impl CareerGraph {
    /// Returns the petgraph graph, for algorithms of your own.
    ///
    /// Node and edge indices are [`RoleIx`] and [`TransitionIx`]; edges of one pair of roles are
    /// next to each other, and each turns [into](From) the other. Lateral moves that can be walked back are
    /// two edges, of which the second has the basis `inferred` unless somebody stated it. The crate is
    /// there as `careergraph::petgraph`.
    ///
    /// ```
    /// use careergraph::CareerGraph;
    /// use careergraph::petgraph::algo::dijkstra;
    /// use careergraph::petgraph::graph::NodeIndex;
    ///
    /// let graph = CareerGraph::embedded("engineer")?;
    /// let engineer = graph.role("engineer")?;
    /// let moves = dijkstra(graph.petgraph(), engineer.index().into(), None, |_| 1);
    ///
    /// let (node, most) = moves.iter().max_by_key(|(node, moves)| (**moves, **node)).expect("itself");
    /// let farthest = graph.role_at((*node).into());
    /// println!("{farthest} is farthest, at {most} moves");
    /// assert_eq!(moves.len() - 1, graph.reach(engineer)?.answer().roles.len());
    /// assert_eq!(graph.petgraph()[NodeIndex::from(farthest.index())].id, *farthest.id());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn petgraph(&self) -> &DiGraph<Role, Transition, u32> {
        &self.graph
    }

    /// Returns the frozen adjacency that the queries of this crate run on.
    pub fn steps(&self) -> &Steps {
        &self.steps
    }

    /// Returns the requirements of a role as a slice, inherited ones included, in a fixed order.
    ///
    /// # Panics
    ///
    /// Where the graph has no role of this index.
    pub fn requirements_of(&self, role: RoleIx) -> &[Requirement] {
        let bounds = &self.requirement_bounds[role.index()..=role.index() + 1];
        &self.requirements[bounds[0] as usize..bounds[1] as usize]
    }

    /// Returns the alternatives of a requirement of this graph; one for a plain one.
    ///
    /// # Panics
    ///
    /// Where the requirement is of another graph whose choices lie elsewhere.
    pub fn alternatives_of<'a>(&'a self, requirement: &'a Requirement) -> &'a [SkillIx] {
        if !requirement.is_choice() {
            return slice::from_ref(&requirement.skill);
        }
        let start = requirement.skill.index();
        &self.alternatives[start..start + usize::from(requirement.alternatives)]
    }

    /// What a requirement asks for, as far as two can share it: its alternatives, and how many of them.
    pub(crate) fn asked_for<'a>(&'a self, requirement: &'a Requirement) -> (&'a [SkillIx], u16) {
        (self.alternatives_of(requirement), requirement.count)
    }

    pub(crate) fn role_data(&self, index: RoleIx) -> &Role {
        &self.graph[NodeIndex::new(index.index())]
    }

    pub(crate) fn skill_data(&self, index: SkillIx) -> &Skill {
        self.skills.get(index.index())
    }

    pub(crate) fn transition_data(&self, index: TransitionIx) -> &Transition {
        &self.graph[EdgeIndex::new(index.0 as usize)]
    }

    /// Returns the roles that a transition joins.
    pub(crate) fn ends(&self, index: TransitionIx) -> (RoleIx, RoleIx) {
        let edge = EdgeIndex::new(index.0 as usize);
        let (from, to) = self
            .graph
            .edge_endpoints(edge)
            .expect("transition of this graph");
        (RoleIx(from.index() as u32), RoleIx(to.index() as u32))
    }

    /// Checks the invariants that the rest of the crate relies on.
    ///
    /// # Panics
    ///
    /// Where one does not hold, which is a bug of this crate.
    #[doc(hidden)]
    pub fn verify(&self) {
        assert!(
            self.roles()
                .map(refs::RoleRef::id)
                .is_sorted_by(|a, b| a < b),
            "role ids ascend"
        );
        assert!(
            self.skills.iter().is_sorted_by(|a, b| a.id < b.id),
            "skill ids ascend"
        );
        let edges: Vec<_> = self
            .transitions()
            .map(|t| (t.from().index(), t.to().index(), t.kind()))
            .collect();
        assert!(
            edges.is_sorted_by(|a, b| a < b),
            "transitions ascend and are apart"
        );
        assert!(
            edges.iter().all(|(from, to, _)| from != to),
            "no role leads to itself"
        );
        assert_eq!(self.requirement_bounds.len(), self.role_count() + 1);
        self.steps.verify(&edges);
        for requirement in &self.requirements {
            let alternatives = self.alternatives_of(requirement);
            assert!(
                alternatives.is_sorted_by(|a, b| a < b),
                "alternatives ascend"
            );
            assert!((1..=alternatives.len()).contains(&usize::from(requirement.count)));
            assert!(
                requirement.proficiency <= self.scale.top(),
                "proficiencies lie on the scale"
            );
        }
        for role in self.roles() {
            let found = self.role(role.id().as_str()).map(RoleRef::index);
            assert_eq!(found, Ok(role.index()), "every role answers to its id");
        }
    }
}
