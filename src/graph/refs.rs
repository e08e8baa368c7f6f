//! Handles: an index with its graph.

use std::fmt;
use std::hash::{Hash, Hasher};

use super::{CareerGraph, RequirementRef, RoleIx, SkillIx, Step, TransitionIx};
use crate::model::{Basis, Role, RoleId, Skill, SkillId, Transition, TransitionKind};

/// A role of a graph.
#[derive(Clone, Copy)]
pub struct RoleRef<'g> {
    graph: &'g CareerGraph,
    index: RoleIx,
}

impl<'g> RoleRef<'g> {
    pub(super) fn new(graph: &'g CareerGraph, index: RoleIx) -> Self {
        Self { graph, index }
    }

    /// Whether it is of a graph, and not of another one or a copy.
    pub(super) fn is_of(self, graph: &CareerGraph) -> bool {
        std::ptr::eq(self.graph, graph)
    }

    /// Returns the graph.
    pub fn graph(self) -> &'g CareerGraph {
        self.graph
    }

    /// Returns the dense index.
    pub fn index(self) -> RoleIx {
        self.index
    }

    /// Returns the data of the role.
    pub fn data(self) -> &'g Role {
        self.graph.role_data(self.index)
    }

    /// Returns the id.
    pub fn id(self) -> &'g RoleId {
        &self.data().id
    }

    /// Returns the title.
    pub fn title(self) -> &'g str {
        &self.data().title
    }

    /// Returns whether the role is mentioned and not described.
    pub fn is_stub(self) -> bool {
        !self.data().described
    }

    /// Returns what the role asks for, inherited requirements included, in a fixed order.
    pub fn requirements(self) -> impl ExactSizeIterator<Item = RequirementRef<'g>> {
        let graph = self.graph;
        graph
            .requirements_of(self.index)
            .iter()
            .map(|data| RequirementRef::new(graph, data))
    }

    /// Returns the transitions out of the role, inferred ones included.
    pub fn outgoing(self) -> impl Iterator<Item = TransitionRef<'g>> {
        let graph = self.graph;
        let steps = graph.steps().out_of(self.index).iter();
        steps.flat_map(move |step| {
            step.transitions()
                .map(move |index| graph.transition_at(index))
        })
    }

    /// Returns the transitions into the role, inferred ones included.
    pub fn incoming(self) -> impl Iterator<Item = TransitionRef<'g>> {
        let graph = self.graph;
        let steps = graph.steps().into_role(self.index);
        steps.flat_map(move |step| {
            step.transitions()
                .map(move |index| graph.transition_at(index))
        })
    }

    /// Returns the roles that state a transition to or from this one, each once, in order.
    pub fn mentioned_by(self) -> Vec<RoleRef<'g>> {
        use crate::model::SaidBy;
        let said =
            |t: TransitionRef<'g>, end| t.data().attestations.iter().any(|a| a.said_by == end);
        let before = self
            .incoming()
            .filter(|t| said(*t, SaidBy::From))
            .map(TransitionRef::from);
        let behind = self
            .outgoing()
            .filter(|t| said(*t, SaidBy::To))
            .map(TransitionRef::to);
        let mut roles: Vec<_> = before.chain(behind).collect();
        roles.sort_by_key(|role| role.index());
        roles.dedup();
        roles
    }
}

impl fmt::Display for RoleRef<'_> {
    /// Writes the title.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.title())
    }
}

/// Handles are equal where they have one index in one graph; a copy of a graph is another one.
macro_rules! compared_by_graph_and_index {
    ($($handle:ident)*) => {$(
        impl PartialEq for $handle<'_> {
            fn eq(&self, other: &Self) -> bool {
                std::ptr::eq(self.graph, other.graph) && self.index == other.index
            }
        }

        impl Eq for $handle<'_> {}

        impl Hash for $handle<'_> {
            fn hash<H: Hasher>(&self, state: &mut H) {
                std::ptr::hash(self.graph, state);
                self.index.hash(state);
            }
        }
    )*};
}

compared_by_graph_and_index! { RoleRef TransitionRef SkillRef }

impl fmt::Debug for RoleRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("RoleRef").field(&self.id().as_str()).finish()
    }
}

/// A transition of a graph.
#[derive(Clone, Copy)]
pub struct TransitionRef<'g> {
    graph: &'g CareerGraph,
    index: TransitionIx,
}

impl<'g> TransitionRef<'g> {
    pub(super) fn new(graph: &'g CareerGraph, index: TransitionIx) -> Self {
        Self { graph, index }
    }

    /// Returns the dense index.
    pub fn index(self) -> TransitionIx {
        self.index
    }

    /// Returns the data of the transition.
    pub fn data(self) -> &'g Transition {
        self.graph.transition_data(self.index)
    }

    /// Returns the kind.
    pub fn kind(self) -> TransitionKind {
        self.data().kind
    }

    /// Returns what the transition rests on.
    pub fn basis(self) -> Basis {
        self.data().basis
    }

    /// Returns the former role.
    pub fn from(self) -> RoleRef<'g> {
        self.graph.role_at(self.graph.ends(self.index).0)
    }

    /// Returns the next role.
    pub fn to(self) -> RoleRef<'g> {
        self.graph.role_at(self.graph.ends(self.index).1)
    }

    /// Returns all transitions between the same two roles in the same direction, this one among them;
    /// O(log degree).
    pub(crate) fn of_pair(self) -> impl Iterator<Item = TransitionRef<'g>> {
        let graph = self.graph;
        let (from, to) = graph.ends(self.index);
        let step = graph.steps().between(from, to).into_iter();
        step.flat_map(Step::transitions)
            .map(|index| graph.transition_at(index))
    }
}

impl fmt::Debug for TransitionRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "TransitionRef({} -{}-> {})",
            self.from().id(),
            self.kind(),
            self.to().id()
        )
    }
}

/// A skill of a graph.
#[derive(Clone, Copy)]
pub struct SkillRef<'g> {
    graph: &'g CareerGraph,
    index: SkillIx,
}

impl<'g> SkillRef<'g> {
    pub(super) fn new(graph: &'g CareerGraph, index: SkillIx) -> Self {
        Self { graph, index }
    }

    /// Whether it is of a graph, and not of another one or a copy.
    pub(super) fn is_of(self, graph: &CareerGraph) -> bool {
        std::ptr::eq(self.graph, graph)
    }

    /// Returns the dense index.
    pub fn index(self) -> SkillIx {
        self.index
    }

    /// Returns the data of the skill.
    pub fn data(self) -> &'g Skill {
        self.graph.skill_data(self.index)
    }

    /// Returns the id.
    pub fn id(self) -> &'g SkillId {
        &self.data().id
    }

    /// Returns the title.
    pub fn title(self) -> &'g str {
        &self.data().title
    }

    /// Returns the skills that are part of this one, directly or by way of others: those that name
    /// it as broader, in the order of their ids. Of more than a thousand the nearest are returned.
    pub fn parts(self) -> impl ExactSizeIterator<Item = SkillRef<'g>> {
        let graph = self.graph;
        let parts = graph.parts_of(self.index).into_iter();
        parts.map(|part| graph.skill_at(part))
    }
}

impl fmt::Display for SkillRef<'_> {
    /// Writes the title.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.title())
    }
}

impl fmt::Debug for SkillRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SkillRef")
            .field(&self.id().as_str())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn handles_are_equal_in_one_graph_alone() {
        let graph = CareerGraph::embedded("engineer").expect("a shipped graph");
        let copy = graph.clone();
        let engineer = |graph| CareerGraph::role(graph, "engineer").expect("a role");
        assert_eq!(engineer(&graph), engineer(&graph));
        assert_ne!(engineer(&graph), engineer(&copy));
        assert_eq!(engineer(&graph).to_string(), "Engineer");

        let [mut roles, mut skills, mut moves] = [(); 3].map(|()| 0);
        let mut seen = (HashSet::new(), HashSet::new(), HashSet::new());
        for graph in [&graph, &graph, &copy] {
            roles += graph.roles().filter(|one| seen.0.insert(*one)).count();
            skills += graph.skills().filter(|one| seen.1.insert(*one)).count();
            moves += graph
                .transitions()
                .filter(|one| seen.2.insert(*one))
                .count();
        }
        let all = [
            graph.role_count(),
            graph.skill_count(),
            graph.transition_count(),
        ];
        assert_eq!([roles, skills, moves], all.map(|count| 2 * count));
    }
}
