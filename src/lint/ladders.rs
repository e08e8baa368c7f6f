//! The ladders of a graph: the described roles of one family and one track.

use std::collections::BTreeMap;
use std::fmt;

use crate::graph::{CareerGraph, RoleIx, RoleRef};
use crate::model::Name;
use crate::model::text::shortened;

/// The described roles of one family and one track.
pub(super) struct Ladder {
    family: Option<Name>,
    track: Option<Name>,
    /// In the order of their ids.
    pub(super) roles: Vec<RoleIx>,
    /// Whether the graph has no other ladder.
    is_all: bool,
}

/// "`data`, `ic`", to stand behind "of".
impl fmt::Display for Ladder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.family, &self.track) {
            (Some(family), Some(track)) => {
                write!(f, "`{}`, `{}`", shortened(family), shortened(track))
            }
            (Some(one), None) | (None, Some(one)) => write!(f, "`{}`", shortened(one)),
            (None, None) if self.is_all => f.write_str("this graph"),
            (None, None) => f.write_str("those without family and track"),
        }
    }
}

/// The ladders, and the one of each role.
pub(super) struct Ladders {
    /// By family and track.
    pub(super) all: Vec<Ladder>,
    /// By role; stubs have none.
    of_role: Vec<Option<u32>>,
}

impl Ladders {
    pub(super) fn new(graph: &CareerGraph) -> Self {
        let mut by_name: BTreeMap<[Option<&Name>; 2], Vec<RoleIx>> = BTreeMap::new();
        for role in graph.roles().filter(|role| !role.is_stub()) {
            let data = role.data();
            let roles = by_name.entry([data.family.as_ref(), data.track.as_ref()]);
            roles.or_default().push(role.index());
        }
        let mut of_role = vec![None; graph.role_count()];
        for (roles, ladder) in by_name.values().zip(0..) {
            for role in roles {
                of_role[role.index()] = Some(ladder);
            }
        }
        let is_all = by_name.len() == 1;
        let all = by_name.into_iter().map(|([family, track], roles)| Ladder {
            family: family.cloned(),
            track: track.cloned(),
            roles,
            is_all,
        });
        Self {
            all: all.collect(),
            of_role,
        }
    }

    /// The number of the ladder on which a role stands.
    pub(super) fn of(&self, role: RoleRef<'_>) -> Option<u32> {
        self.of_role[role.index().index()]
    }

    /// The number of the ladder on which two roles stand, where it is one.
    pub(super) fn shared(&self, a: RoleRef<'_>, b: RoleRef<'_>) -> Option<u32> {
        self.of(a).filter(|ladder| Some(*ladder) == self.of(b))
    }

    /// The roles that lack something that most roles of their ladder have, each with the ladder and with
    /// how many have it.
    pub(super) fn lacking<'l>(
        &'l self,
        has: impl Fn(RoleIx) -> bool + Copy + 'l,
    ) -> impl Iterator<Item = (RoleIx, &'l Ladder, usize)> {
        self.all.iter().flat_map(move |ladder| {
            let with = ladder.roles.iter().filter(|role| has(**role)).count();
            let most = with * 2 > ladder.roles.len();
            let lacking = ladder.roles.iter().filter(move |role| most && !has(**role));
            lacking.map(move |role| (*role, ladder, with))
        })
    }
}
