//! The ladders of a graph: the described roles of one family and one track.

use std::collections::BTreeMap;
use std::fmt;

use crate::graph::{CareerGraph, RoleIx, RoleRef};
use crate::model::Name;

/// The described roles of one family and one track.
pub(super) struct Ladder {
    family: Option<Name>,
    pub(super) track: Option<Name>,
    /// In the order of their ids.
    pub(super) roles: Vec<RoleIx>,
}

/// "family `data`, track `ic`", to stand behind "of".
impl fmt::Display for Ladder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.family, &self.track) {
            (Some(family), Some(track)) => write!(f, "`{family}`, `{track}`"),
            (Some(one), None) | (None, Some(one)) => write!(f, "`{one}`"),
            (None, None) => f.write_str("this graph"),
        }
    }
}

/// Returns the ladders, by family and track.
pub(super) fn ladders(graph: &CareerGraph) -> Vec<Ladder> {
    let mut by_name: BTreeMap<(Option<Name>, Option<Name>), Vec<RoleIx>> = BTreeMap::new();
    for role in graph.roles().filter(|role| !role.is_stub()) {
        let data = role.data();
        let roles = by_name.entry((data.family.clone(), data.track.clone()));
        roles.or_default().push(role.index());
    }
    let ladders = by_name.into_iter().map(|((family, track), roles)| Ladder {
        family,
        track,
        roles,
    });
    ladders.collect()
}

/// Whether two roles stand on one ladder.
pub(super) fn share_ladder(a: RoleRef<'_>, b: RoleRef<'_>) -> bool {
    let [a, b] = [a, b].map(RoleRef::data);
    a.family == b.family && a.track == b.track
}
