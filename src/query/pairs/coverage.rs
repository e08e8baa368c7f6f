//! How much of what each role asks for each role covers.

use std::ops::AddAssign;

use super::askers::{Asker, Askers};
use super::cells::Cells;
use super::{PairsQuery, on_threads};
use crate::graph::RoleIx;

/// How many cells a thread takes at a time: those of a large page, so that two threads seldom ask for the same
/// one, but for a row at least.
const CELLS: usize = 1 << 19;
/// The share of what each role asks for that each role surely covers: the lower end of
/// [`CareerGraph::transferability`](crate::graph::CareerGraph::transferability) for every pair, in single precision.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Coverages {
    roles: usize,
    cells: Cells,
}

impl Coverages {
    /// Returns the share of what `to` asks for that `from` surely covers; nothing where `to` asks for
    /// nothing known.
    ///
    /// # Panics
    ///
    /// Where a role belongs to a larger graph.
    pub fn of(&self, from: RoleIx, to: RoleIx) -> Option<f32> {
        let share = self.row(from)[to.index()];
        (!share.is_nan()).then_some(share)
    }

    /// Returns what a role covers of every role, in the order of their ids; not a number where a role
    /// asks for nothing known.
    ///
    /// # Panics
    ///
    /// Where the role belongs to a larger graph.
    pub fn row(&self, from: RoleIx) -> &[f32] {
        let start = from.index() * self.roles;
        &self.cells[start..start + self.roles]
    }

    /// Returns all rows, one behind the other.
    pub fn cells(&self) -> &[f32] {
        &self.cells
    }
}

impl PairsQuery<'_> {
    /// Returns what every role surely covers of every other one.
    ///
    /// One addition and one division for each skill of each role and each requirement that asks for this
    /// skill alone, and at most one division for each pair of roles; all other cells of a row are copied.
    /// Choices cost as much again for each of their skills: roles that ask for one of the same skills share
    /// one choice. Which choices are met by which is found once, for the index: each choice of k is
    /// compared, by a few bits, with those that have one of its k rarest skills. That is little where choices
    /// are about many skills, and up to the square of the number of different choices where all of them are
    /// about the same few.
    ///
    /// Getting new memory for the answer takes longer than working it out; who asks again and again gives it
    /// back with [`PairsQuery::coverages_into`].
    pub fn coverages(&self) -> Coverages {
        let mut all = Coverages::default();
        self.coverages_into(&mut all);
        all
    }

    /// Works out [`PairsQuery::coverages`] in the memory of an earlier answer, of the same graph or of
    /// another one.
    ///
    /// ```
    /// use careergraph::CareerGraph;
    /// use careergraph::query::pairs::Coverages;
    ///
    /// let graph = CareerGraph::embedded("engineer")?;
    /// let mut covered = Coverages::default();
    /// graph.pairs().coverages_into(&mut covered);
    /// let staff = graph.role("staff engineer")?.index();
    /// assert_eq!(covered.of(staff, staff), Some(1.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn coverages_into(&self, all: &mut Coverages) {
        let roles = self.graph.role_count();
        if all.cells.len() != roles * roles {
            all.cells = Cells::zeros(roles * roles);
        }
        all.roles = roles;
        let askers = self.askers.get_or_init(|| Askers::of(self.graph));
        if askers.exact {
            self.fill(|| Row::of(askers, &askers.single), &mut all.cells);
        } else {
            self.fill(|| Row::of(askers, &askers.asked), &mut all.cells);
        }
    }

    fn fill<'a, S: Sum + 'a>(&self, row: impl Fn() -> Row<'a, S> + Sync, cells: &mut [f32]) {
        let roles = self.graph.role_count();
        let at_a_time = (CELLS / roles.max(1)).max(1);
        let pieces = cells.chunks_mut((at_a_time * roles).max(1)).enumerate();
        on_threads(self.threads, pieces.collect(), row, |row, (piece, rows)| {
            for (at, cells) in rows.chunks_mut(roles).enumerate() {
                row.fill(RoleIx((piece * at_a_time + at) as u32), cells);
            }
        });
    }
}

/// Memory to work out what one role covers, with sums of some precision.
struct Row<'a, S> {
    askers: &'a Askers,
    /// By role all that it asks for.
    asked: &'a [S],
    /// By role how much of that is covered.
    covered: Vec<S>,
}

/// A number in which shares are worked out.
trait Sum: Copy + Default + AddAssign + From<f32> {
    /// The share of a whole.
    fn share(self, all: Self) -> f32;
}

impl Sum for f32 {
    fn share(self, all: Self) -> f32 {
        self / all
    }
}

impl Sum for f64 {
    fn share(self, all: Self) -> f32 {
        (self / all) as f32
    }
}

impl<'a, S: Sum> Row<'a, S> {
    fn of(askers: &'a Askers, asked: &'a [S]) -> Self {
        Self {
            askers,
            asked,
            covered: vec![S::default(); asked.len()],
        }
    }

    fn fill(&mut self, from: RoleIx, cells: &mut [f32]) {
        self.covered.fill(S::default());
        if self.askers.count_of_held(from) < cells.len() {
            // Few cells differ from those of somebody who holds nothing. A role that asks for several of the
            // skills is divided again for each, which takes less than to find out the last time.
            cells.copy_from_slice(&self.askers.nothing);
            self.add_up(from, |role, covered, all| cells[role] = covered.share(all));
        } else {
            self.add_up(from, |_, _, _| ());
            for ((cell, covered), all) in cells.iter_mut().zip(&self.covered).zip(self.asked) {
                *cell = covered.share(*all);
            }
        }
        // Nobody lacks anything for the role that they hold, whatever is not known of it.
        let own = &mut cells[from.index()];
        *own = if own.is_nan() { *own } else { 1.0 };
    }

    /// Adds to the sum of each role what is covered of it, and tells each sum that grows.
    #[inline]
    fn add_up(&mut self, from: RoleIx, mut tell: impl FnMut(usize, S, S)) {
        for (askers, step) in self.askers.of_held(from) {
            for asker in askers {
                let role = asker.role as usize;
                let covered = &mut self.covered[role];
                *covered += S::from(Asker::worth(*asker, step));
                tell(role, *covered, self.asked[role]);
            }
        }
    }
}
