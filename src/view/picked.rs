//! The roles that are drawn, of one graph or of two.

use super::ChangeView;
use super::since::Changes;
use crate::graph::{RoleIx, RoleRef};

/// The roles to draw, and which moves may be drawn.
#[derive(Debug)]
pub(super) struct Picked<'g> {
    /// In the order of their ids.
    pub(super) roles: Vec<PickedRole<'g>>,
    /// For every transition of the graph whether it may be drawn.
    pub(super) drawn: Vec<bool>,
    /// What changed since an old graph, where that is drawn.
    pub(super) changes: Option<Changes<'g>>,
}

/// A role to draw.
#[derive(Debug, Clone, Copy)]
pub(super) struct PickedRole<'g> {
    pub(super) role: RoleRef<'g>,
    /// Whether it is one of the old graph that the new one no longer has.
    pub(super) is_gone: bool,
}

impl<'g> PickedRole<'g> {
    pub(super) fn of(role: RoleRef<'g>) -> Self {
        let is_gone = false;
        Self { role, is_gone }
    }
}

impl Picked<'_> {
    /// Returns by role of the graph its place among those that are drawn.
    pub(super) fn places(&self, count: usize) -> Vec<Option<usize>> {
        let mut places = vec![None; count];
        let roles = self.roles.iter().enumerate();
        for (place, picked) in roles.filter(|(_, picked)| !picked.is_gone) {
            places[picked.role.index().index()] = Some(place);
        }
        places
    }

    /// Returns the drawn roles of the graph.
    pub(super) fn indices(&self) -> Vec<RoleIx> {
        let roles = self.roles.iter().filter(|picked| !picked.is_gone);
        roles.map(|picked| picked.role.index()).collect()
    }

    /// Returns what became of a role, where changes are drawn.
    pub(super) fn change(&self, picked: &PickedRole<'_>) -> Option<ChangeView> {
        let changes = self.changes.as_ref()?;
        let id = picked.role.id();
        let diffs = &changes.diff.roles;
        let diff = diffs.binary_search_by(|diff| diff.id.cmp(id)).ok();
        Some(ChangeView::of_role(diff.map(|at| &diffs[at])))
    }
}
