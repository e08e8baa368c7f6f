//! What is of a graph, and what is of another one.
//!
//! A handle of another graph has an index that means another role here, or none: an answer to it would be
//! about something that nobody asked for. So every question looks at the handles that it is given.

use super::{CareerGraph, RoleIx, RoleRef, RoleSet, SkillIx, SkillRef, TransitionIx};

/// # Sets of roles
impl CareerGraph {
    /// Returns the set of some roles.
    ///
    /// # Panics
    ///
    /// Where a role is of another graph.
    ///
    /// ```
    /// use careergraph::CareerGraph;
    ///
    /// let graph = CareerGraph::embedded("engineer")?;
    /// let leads = graph.role_set(graph.roles().filter(|role| role.title().contains("Lead")));
    /// let paths = graph.paths().from("engineer")?.to_any(leads).best(3)?;
    /// assert!(!paths.paths.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[track_caller]
    pub fn role_set<'r>(&self, roles: impl IntoIterator<Item = RoleRef<'r>>) -> RoleSet {
        let mut set = RoleSet::new(self.role_count());
        for role in roles {
            set.insert(self.own(role).index());
        }
        set
    }
}

/// What is asked in inner loops is one comparison, and the text of a panic is made elsewhere.
impl CareerGraph {
    /// Panics where a role is of another graph; returns it with the lifetime of this one.
    #[inline]
    #[track_caller]
    pub(crate) fn own<'g>(&'g self, role: RoleRef<'_>) -> RoleRef<'g> {
        if !role.is_of(self) {
            foreign_handle("role", role.title());
        }
        RoleRef::new(self, role.index())
    }

    /// Panics where a skill is of another graph.
    #[track_caller]
    pub(crate) fn expect_own_skill(&self, skill: SkillRef<'_>) {
        if !skill.is_of(self) {
            foreign_handle("skill", skill.title());
        }
    }

    /// Panics where `what` was made for another graph.
    #[inline]
    #[track_caller]
    pub(crate) fn expect_same(&self, other: &CareerGraph, what: &str) {
        if !std::ptr::eq(self, other) {
            foreign(what);
        }
    }

    /// Panics where a set is of a graph with another number of roles.
    #[track_caller]
    pub(crate) fn expect_own(&self, roles: &RoleSet) {
        let (theirs, own) = (roles.role_count(), self.role_count());
        assert!(
            theirs == own,
            "a set of roles of another graph: it is for {theirs} roles, and the graph has {own}"
        );
    }

    /// Panics where the graph has no role of an index.
    #[inline]
    #[track_caller]
    pub(crate) fn expect_role(&self, index: RoleIx) {
        if index.index() >= self.role_count() {
            none_of("role", index.index(), self.role_count());
        }
    }

    /// Panics where the graph has no skill of an index.
    #[inline]
    #[track_caller]
    pub(crate) fn expect_skill(&self, index: SkillIx) {
        if index.index() >= self.skill_count() {
            none_of("skill", index.index(), self.skill_count());
        }
    }

    /// Panics where the graph has no transition of an index.
    #[inline]
    #[track_caller]
    pub(super) fn expect_transition(&self, index: TransitionIx) {
        if index.index() >= self.transition_count() {
            none_of("transition", index.index(), self.transition_count());
        }
    }

    /// Panics where a step of proficiency lies beyond the scale; 0 stands for none.
    #[track_caller]
    pub(crate) fn expect_step(&self, step: u8) {
        let top = self.scale().top();
        assert!(step <= top, "no step {step}: the scale has {top}");
    }
}

#[cold]
#[track_caller]
fn foreign_handle(what: &str, title: &str) -> ! {
    foreign(&format!("the {what} `{title}` is"));
}

#[cold]
#[track_caller]
fn foreign(what: &str) -> ! {
    panic!("{what} of another graph, or of a copy of this one");
}

#[cold]
#[track_caller]
fn none_of(what: &str, at: usize, count: usize) -> ! {
    panic!("no {what} {at}: the graph has {count}");
}
