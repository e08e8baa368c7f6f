//! The steps of a role with their lengths, shortest first, laid out for searches that come again.

use super::length::Length;
use super::weigh::Weigher;
use crate::graph::RoleIx;

/// A step that may be used, as seen from one of its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Lane {
    cost: u64,
    /// 1 where nobody stated the move.
    inferred: u32,
    /// The other end.
    role: u32,
}

impl Lane {
    pub(super) fn role(self) -> RoleIx {
        RoleIx(self.role)
    }

    pub(super) fn length(self) -> Length {
        Length::of_move(self.cost, self.inferred != 0)
    }
}

/// The lanes in one direction. A row is worked out when it is first asked for, so that a single
/// search pays for no more than it looks at, and the next one reads on in one place of memory.
#[derive(Debug, Clone, Default)]
pub(super) struct Lanes {
    /// Where the row of a role begins in `all`, and 1 more than where it ends; 0 while it is not
    /// known. Empty before the first row.
    rows: Vec<[u32; 2]>,
    all: Vec<Lane>,
}

impl Lanes {
    /// Works out the steps out of a role, unless they are known.
    pub(super) fn know_out_of(&mut self, role: RoleIx, weigher: &mut Weigher<'_>) {
        if !self.knows(role) {
            let graph = weigher.graph();
            self.rows.resize(graph.role_count(), [0; 2]);
            let steps = graph.steps();
            let range = steps.range_out_of(role);
            let row = steps.all()[range.clone()].iter().zip(range);
            self.add(
                role,
                row.filter_map(|(step, index)| {
                    Some((step.to, weigher.length(index, step.kinds())?))
                }),
            );
        }
    }

    /// Works out the steps into a role, unless they are known.
    pub(super) fn know_into(&mut self, role: RoleIx, weigher: &mut Weigher<'_>) {
        if !self.knows(role) {
            let graph = weigher.graph();
            self.rows.resize(graph.role_count(), [0; 2]);
            let row = graph.steps().back_of(role).iter();
            self.add(
                role,
                row.filter_map(|back| {
                    Some((back.from, weigher.length(back.index as usize, back.kinds)?))
                }),
            );
        }
    }

    fn knows(&self, role: RoleIx) -> bool {
        self.rows.get(role.index()).is_some_and(|row| row[1] > 0)
    }

    fn add(&mut self, role: RoleIx, row: impl Iterator<Item = (RoleIx, Length)>) {
        let from = self.all.len();
        self.all.extend(row.map(|(other, length)| Lane {
            cost: length.cost(),
            inferred: length.is_inferred().into(),
            role: other.0,
        }));
        self.all[from..].sort_unstable();
        self.rows[role.index()] = [from as u32, self.all.len() as u32 + 1];
    }

    /// The lanes of a role whose row is known.
    pub(super) fn of(&self, role: RoleIx) -> &[Lane] {
        let [from, behind] = self.rows[role.index()];
        &self.all[from as usize..behind as usize - 1]
    }
}
