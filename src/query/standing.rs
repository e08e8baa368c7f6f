//! "Where does a role stand?": entry roles, summits, dead ends, stubs and orphans, defined once for
//! every command that speaks of them.

use std::fmt;

use serde::Serialize;

use crate::graph::{CareerGraph, RoleSet};
use crate::model::TransitionKind;

/// Where a role stands among its moves; one role can have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Standing {
    /// Nothing leads up into it, by entry or advancement, and it is not an orphan.
    Entry,
    /// A declared summit, or nothing leads up from it, by entry or advancement, and it is not an
    /// orphan.
    Summit,
    /// Described, not a declared summit, and no move leads on from it, not even an inferred way
    /// back; not an orphan.
    DeadEnd,
    /// Mentioned and not described.
    Stub,
    /// No move leads to it or from it.
    Orphan,
}

impl Standing {
    /// Every standing with its name.
    pub const NAMES: [(Self, &'static str); 5] = [
        (Self::Entry, "entry"),
        (Self::Summit, "summit"),
        (Self::DeadEnd, "dead-end"),
        (Self::Stub, "stub"),
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
        let stands = |role: &crate::graph::RoleRef<'_>| {
            let at = role.index();
            let orphan = !entered.contains(at) && !left.contains(at);
            let declared = role.data().terminal;
            match standing {
                Standing::Entry => !orphan && !fed.contains(at),
                Standing::Summit => declared || (!orphan && !rising.contains(at)),
                Standing::DeadEnd => !orphan && !role.is_stub() && !declared && !left.contains(at),
                Standing::Stub => role.is_stub(),
                Standing::Orphan => orphan,
            }
        };
        let roles = self.roles().filter(stands).map(|role| role.index());
        RoleSet::from_roles(self.role_count(), roles)
    }
}
