//! "Where does a role stand?": entry roles, tops, summits, dead ends, stubs and orphans, defined
//! once for every command that speaks of them.

use std::fmt;

use serde::Serialize;

use crate::graph::{CareerGraph, RoleRef, RoleSet};
use crate::model::TransitionKind;

/// Where a role stands among its moves; one role can have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Standing {
    /// Mentioned and not described.
    Stub,
    /// Described.
    Defined,
    /// No entry and no advancement leads to it: where careers begin.
    Entry,
    /// No entry and no advancement leads away from it: where climbing ends, declared or not.
    Top,
    /// A declared summit.
    Summit,
    /// Described, no declared summit, and no move at all leads away from it, not even an inferred
    /// way back.
    DeadEnd,
    /// No move leads to it or away from it.
    Orphan,
}

impl Standing {
    /// Every standing with its name.
    pub const NAMES: [(Self, &'static str); 7] = [
        (Self::Stub, "stub"),
        (Self::Defined, "defined"),
        (Self::Entry, "entry"),
        (Self::Top, "top"),
        (Self::Summit, "summit"),
        (Self::DeadEnd, "dead-end"),
        (Self::Orphan, "orphan"),
    ];

    /// Returns the name.
    pub fn as_str(self) -> &'static str {
        Self::NAMES[self as usize].1
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// # Where roles stand
impl CareerGraph {
    /// Returns the roles that stand somewhere. One pass over the steps.
    pub fn standing(&self, standing: Standing) -> RoleSet {
        let none = || RoleSet::new(self.role_count());
        let [mut fed, mut rising, mut entered, mut left] = [none(), none(), none(), none()];
        for step in self.steps().all() {
            left.insert(step.from);
            entered.insert(step.to);
            let up = [TransitionKind::Entry, TransitionKind::Advancement];
            if up.iter().any(|kind| step.kinds().has(*kind, false)) {
                rising.insert(step.from);
                fed.insert(step.to);
            }
        }
        let stands = |role: &RoleRef<'_>| {
            let at = role.index();
            let declared = role.data().terminal;
            match standing {
                Standing::Stub => role.is_stub(),
                Standing::Defined => !role.is_stub(),
                Standing::Entry => !fed.contains(at),
                Standing::Top => !rising.contains(at),
                Standing::Summit => declared,
                Standing::DeadEnd => !role.is_stub() && !declared && !left.contains(at),
                Standing::Orphan => !entered.contains(at) && !left.contains(at),
            }
        };
        let roles = self.roles().filter(stands).map(RoleRef::index);
        RoleSet::from_roles(self.role_count(), roles)
    }
}
