//! Finding what can be reached, role after role, on memory that is used again.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::ReachedRole;
use crate::graph::{RoleIx, RoleSet, StepKinds};
use crate::query::path::{Cost, Length, TotalYears, Weigher, millionths, years};

/// Finds what can be reached from one role after another, under the conditions of one question and on
/// memory that is used again.
///
/// ```
/// use careergraph::graph::CareerGraph;
///
/// let graph = CareerGraph::embedded("engineer")?;
/// let mut finder = graph.reach("engineer")?.within_moves(3).finder();
/// let most = graph.roles().map(|role| finder.reach(role.index()).len()).max();
/// assert!(most > Some(0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct ReachFinder<'g> {
    weigher: Weigher<'g>,
    open: Option<RoleSet>,
    back: bool,
    by_moves: bool,
    most: Option<f64>,
    /// The round in which a role was seen.
    mark: Vec<u32>,
    round: u32,
    /// The roles found, and places for all others and for one more that does not stay.
    queue: Vec<RoleIx>,
    len: usize,
    /// Empty until it is needed.
    distance: Vec<Length>,
}

impl<'g> ReachFinder<'g> {
    /// Returns a finder of roles up to a distance in what the weigher counts, which enters open roles
    /// only.
    pub(super) fn new(
        weigher: Weigher<'g>,
        open: Option<RoleSet>,
        back: bool,
        most: Option<f64>,
    ) -> Self {
        let roles = weigher.graph().role_count();
        Self {
            by_moves: weigher.cost() == Cost::Moves,
            weigher,
            open,
            back,
            most,
            mark: vec![0; roles],
            round: 0,
            queue: vec![RoleIx(0); roles + 1],
            len: 0,
            distance: Vec::new(),
        }
    }
    /// Returns the roles that can be reached from a role, or that lead to it, nearest first. Of
    /// roles at one distance the order is fixed, and not that of ids.
    ///
    /// # Panics
    ///
    /// Where the role came from another graph.
    pub fn reach(&mut self, role: RoleIx) -> &[RoleIx] {
        self.reach_any(&[role])
    }

    /// Returns the same for several roles at once, which are not among the roles returned.
    ///
    /// # Panics
    ///
    /// Where a role came from another graph.
    pub fn reach_any(&mut self, sources: &[RoleIx]) -> &[RoleIx] {
        if !self.by_moves {
            let settled = self.settle(sources);
            self.len = 0;
            for role in settled {
                self.queue[self.len] = role;
                self.len += usize::from(self.distance[role.index()] != Length::default());
            }
            return &self.queue[..self.len];
        }
        if self.round == u32::MAX {
            self.mark.fill(0);
            self.round = 0;
        }
        self.round += 1;
        self.len = 0;
        for source in sources {
            if std::mem::replace(&mut self.mark[source.index()], self.round) != self.round {
                self.queue[self.len] = *source;
                self.len += 1;
            }
        }
        let sources = self.len;
        match (self.weigher.by_kind(), &self.open) {
            (Some(kinds), None) => self.spread_by_kind(kinds),
            _ => self.spread(),
        }
        &self.queue[sources..self.len]
    }

    /// By role how far it is from one, or how far that one is from it; never where it is too far.
    pub(in crate::query) fn lengths(&mut self, role: RoleIx) -> &[Length] {
        self.settle(&[role]);
        &self.distance
    }

    /// Breadth-first where the kinds of a step tell all.
    ///
    /// Whether a role is new cannot be foretold, so that a branch on it would cost more than the rest:
    /// every role is written behind the queue, and stays there where it is new.
    fn spread_by_kind(&mut self, kinds: StepKinds) {
        let steps = self.weigher.graph().steps();
        let all = self.mark.len();
        let (mark, round) = (&mut self.mark, self.round);
        let mut len = self.len;
        let mut layer = 0..len;
        let queue = &mut self.queue;
        let mut visit = |queue: &mut [RoleIx], len: &mut usize, next: RoleIx, has: StepKinds| {
            let usable = !has.and(kinds).is_empty();
            let seen = &mut mark[next.index()];
            queue[*len] = next;
            *len += usize::from(usable) & usize::from(*seen != round);
            *seen = if usable { round } else { *seen };
        };
        let mut moves = 0.0;
        // Where every role has been seen there is nothing left to find.
        while self.most.is_none_or(|most| moves < most) && !layer.is_empty() && len < all {
            for at in layer.clone() {
                let role = queue[at];
                if self.back {
                    for back in steps.back_of(role) {
                        visit(queue, &mut len, back.from, back.kinds);
                    }
                } else {
                    for step in steps.out_of(role) {
                        visit(queue, &mut len, step.to, step.kinds());
                    }
                }
                if len == all {
                    break;
                }
            }
            moves += 1.0;
            layer = layer.end..len;
        }
        self.len = len;
    }

    /// Breadth-first under all conditions.
    fn spread(&mut self) {
        let (mut moves, mut layer) = (0.0, 0..self.len);
        while self.most.is_none_or(|most| moves < most) && !layer.is_empty() {
            for at in layer.clone() {
                let role = self.queue[at];
                let (mark, queue, round) = (&mut self.mark, &mut self.queue, self.round);
                let len = &mut self.len;
                let (open, back) = (&self.open, self.back);
                neighbours(&mut self.weigher, open.as_ref(), back, role, |next, _| {
                    if std::mem::replace(&mut mark[next.index()], round) != round {
                        queue[*len] = next;
                        *len += 1;
                    }
                });
            }
            moves += 1.0;
            layer = layer.end..self.len;
        }
    }

    /// Settles distances with Dijkstra's method and returns the roles by distance, then by id, the
    /// sources included.
    pub(super) fn settle(&mut self, sources: &[RoleIx]) -> Vec<RoleIx> {
        let limit = self.most.map_or(Length::NEVER, |most| {
            Length::at_most(millionths(most.min(MOST_UNITS)))
        });
        let count = self.weigher.graph().role_count();
        self.distance.clear();
        self.distance.resize(count, Length::NEVER);
        let distance = &mut self.distance;
        let mut heap = BinaryHeap::new();
        for source in sources {
            distance[source.index()] = Length::default();
            heap.push(Reverse((Length::default(), *source)));
        }
        let mut settled = Vec::new();
        while let Some(Reverse((length, role))) = heap.pop() {
            if distance[role.index()] != length || settled.last() == Some(&role) {
                continue;
            }
            settled.push(role);
            let (open, back) = (self.open.as_ref(), self.back);
            neighbours(&mut self.weigher, open, back, role, |next, step| {
                let longer = length.plus(step);
                if longer <= limit && longer < distance[next.index()] {
                    distance[next.index()] = longer;
                    heap.push(Reverse((longer, next)));
                }
            });
        }
        settled
    }

    /// By role the one before it on the first of its best paths.
    ///
    /// The first path to a role is the first path to one of the roles before it, with the role
    /// behind: among paths of equally many moves those compare as what comes before does. So roles
    /// are ranked by their first paths, one number of moves after another.
    pub(super) fn first(&mut self, settled: &[RoleIx]) -> Vec<RoleIx> {
        let count = self.weigher.graph().role_count();
        let mut before: Vec<RoleIx> = (0..count as u32).map(RoleIx).collect();
        let mut rank = vec![0_usize; count];
        let mut roles = settled.to_vec();
        let moves = |finder: &Self, role: &RoleIx| finder.distance[role.index()].moves();
        roles.sort_by_key(|role| moves(self, role));
        let mut next_rank = 0;
        let layers: Vec<usize> = roles
            .chunk_by(|a, b| moves(self, a) == moves(self, b))
            .map(<[RoleIx]>::len)
            .collect();
        let mut rest = roles.as_mut_slice();
        for len in layers {
            let (layer, others) = std::mem::take(&mut rest).split_at_mut(len);
            rest = others;
            for role in layer.iter() {
                let mut best: Option<RoleIx> = None;
                self.tight(*role, true, |from| {
                    if best.is_none_or(|best| rank[from.index()] < rank[best.index()]) {
                        best = Some(from);
                    }
                });
                before[role.index()] = best.unwrap_or(*role);
            }
            layer.sort_by_key(|role| (rank[before[role.index()].index()], *role));
            for role in layer.iter() {
                next_rank += 1;
                rank[role.index()] = next_rank;
            }
        }
        before
    }

    /// By role the one behind it on the first of its best paths to a source: the one with the least
    /// id.
    pub(super) fn first_back(&mut self, settled: &[RoleIx]) -> Vec<RoleIx> {
        let count = self.weigher.graph().role_count();
        let mut behind: Vec<RoleIx> = (0..count as u32).map(RoleIx).collect();
        for role in settled {
            let mut best: Option<RoleIx> = None;
            self.tight(*role, false, |to| best = best.or(Some(to)));
            behind[role.index()] = best.unwrap_or(*role);
        }
        behind
    }

    /// The neighbours of a role on its best paths, one move nearer, by id.
    fn tight(&mut self, role: RoleIx, back: bool, mut visit: impl FnMut(RoleIx)) {
        let distance = &self.distance;
        let own = distance[role.index()];
        neighbours(&mut self.weigher, None, back, role, |next, step| {
            let nearer = distance[next.index()];
            if !nearer.is_never() && nearer.plus(step) == own {
                visit(next);
            }
        });
    }

    pub(super) fn reached(
        &mut self,
        role: RoleIx,
        nearer: RoleIx,
        nearer_at: usize,
        so_far: Option<TotalYears>,
    ) -> ReachedRole {
        let graph = self.weigher.graph();
        let (from, to) = if self.back {
            (role, nearer)
        } else {
            (nearer, role)
        };
        let usable = self.weigher.usable(from, to);
        let step = years(&usable);
        ReachedRole {
            role: graph.role_at(role).into(),
            moves: self.distance[role.index()].moves() as usize,
            years: so_far.unwrap_or(TotalYears::NONE).plus(step),
            nearer: graph.role_at(nearer).id().to_string(),
            nearer_moves: usable
                .iter()
                .map(|transition| (*transition).into())
                .collect(),
            nearer_at,
        }
    }
}

/// Beyond this a limit is none.
const MOST_UNITS: f64 = 1e12;

/// The roles one step on, or one step back, that may be entered, by id.
fn neighbours(
    weigher: &mut Weigher<'_>,
    open: Option<&RoleSet>,
    back: bool,
    role: RoleIx,
    mut visit: impl FnMut(RoleIx, Length),
) {
    let steps = weigher.graph().steps();
    let is_open = |role: RoleIx| open.is_none_or(|open| open.contains(role));
    if back {
        for step in steps.back_of(role) {
            if is_open(step.from)
                && let Some(length) = weigher.length(step.index as usize, step.kinds)
            {
                visit(step.from, length);
            }
        }
    } else {
        let range = steps.range_out_of(role);
        for (step, index) in steps.all()[range.clone()].iter().zip(range) {
            if is_open(step.to)
                && let Some(length) = weigher.length(index, step.kinds())
            {
                visit(step.to, length);
            }
        }
    }
}
