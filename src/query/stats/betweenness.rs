//! Betweenness: how much of what leads from role to role passes a role.

use crate::graph::{CareerGraph, RoleIx};

/// The most roles and steps that are looked at in one direction; beyond them ways are followed from
/// some roles only.
const MOST_WORK: usize = 100_000_000;
/// Numbers of ways beyond this are scaled down, so that they never run over.
const LARGE: f64 = 1e150;
/// Where some roles of a distance have far more ways than others, the few count as this many.
const SMALL: f64 = 1e-150;
/// Shares are rounded to a millionth, so that the order of adding does not show.
const MILLION: f64 = 1e6;

/// What lies between.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Betweenness {
    /// For every role the share of the shortest ways between two other roles that pass it, averaged
    /// over all pairs of other roles; from 0 to 1, in steps of a millionth.
    pub shares: Vec<f64>,
    /// From how many roles ways were followed: all, or evenly spread ones where that would take too
    /// long; the shares are then estimates.
    pub followed: usize,
}

/// # What lies between
impl CareerGraph {
    /// Returns the betweenness of every role: over all pairs of other roles, the mean share of the
    /// shortest ways, by moves, that pass it. A pair that is not joined counts as 0. Inferred moves
    /// count like others.
    ///
    /// Exact where roles times roles and steps are 100 million at most, such as 2,000 roles with
    /// 45,000 steps; else estimated from as many roles, evenly spread by id, as that work allows.
    /// O(V (V + E)) within that bound.
    ///
    /// Sources: U. Brandes, Journal of Mathematical Sociology 25 (2001) 163; U. Brandes and C. Pich,
    /// International Journal of Bifurcation and Chaos 17 (2007) 2303.
    pub fn betweenness(&self) -> Betweenness {
        let roles = self.role_count();
        let followed = (MOST_WORK / (roles + self.steps().all().len()).max(1))
            .max(1)
            .min(roles);
        let mut walk = Walk::new(self);
        for at in 0..followed {
            // The product fits: both are numbers of roles, below 2^32.
            walk.follow(RoleIx((at * roles / followed) as u32));
        }
        let others = roles.saturating_sub(1) as f64 * roles.saturating_sub(2) as f64;
        let scale = roles as f64 / followed as f64 / others;
        let share = |passed: f64| (passed * scale * MILLION).round() / MILLION;
        Betweenness {
            shares: walk
                .passed
                .iter()
                .map(|passed| if *passed > 0.0 { share(*passed) } else { 0.0 })
                .collect(),
            followed,
        }
    }
}

/// Follows the shortest ways from one role after another, on memory that is used again.
struct Walk<'g> {
    graph: &'g CareerGraph,
    passed: Vec<f64>,
    /// The number of moves to a role; only of the roles in `order`.
    moves: Vec<u32>,
    /// The number of shortest ways to a role, in the scale of the roles one move before it.
    ways: Vec<f64>,
    /// The same in the scale of its own distance.
    scaled: Vec<f64>,
    /// What passes a role.
    share: Vec<f64>,
    order: Vec<RoleIx>,
}

const FAR: u32 = u32::MAX;

impl<'g> Walk<'g> {
    fn new(graph: &'g CareerGraph) -> Self {
        let roles = graph.role_count();
        let zeros = || vec![0.0; roles];
        Self {
            graph,
            passed: zeros(),
            moves: vec![FAR; roles],
            ways: zeros(),
            scaled: zeros(),
            share: zeros(),
            order: Vec::with_capacity(roles),
        }
    }

    fn follow(&mut self, source: RoleIx) {
        for role in self.order.drain(..) {
            self.moves[role.index()] = FAR;
        }
        self.moves[source.index()] = 0;
        (self.ways[source.index()], self.scaled[source.index()]) = (1.0, 1.0);
        self.order.push(source);
        let mut layer = 0..1;
        while !layer.is_empty() {
            self.spread(layer.clone());
            layer = layer.end..self.order.len();
            self.rescale(layer.clone());
        }
        self.gather(source);
    }

    /// Counts the ways to the roles one move on.
    fn spread(&mut self, layer: std::ops::Range<usize>) {
        for at in layer {
            let role = self.order[at];
            let moves = self.moves[role.index()] + 1;
            for step in self.graph.steps().out_of(role) {
                let to = step.to.index();
                if self.moves[to] == FAR {
                    self.moves[to] = moves;
                    self.ways[to] = 0.0;
                    self.order.push(step.to);
                }
                if self.moves[to] == moves {
                    self.ways[to] += self.scaled[role.index()];
                }
            }
        }
    }

    /// Keeps numbers of ways from running over: only their ratios matter.
    fn rescale(&mut self, layer: std::ops::Range<usize>) {
        let roles = &self.order[layer];
        let most = roles.iter().map(|role| self.ways[role.index()]);
        let most = most.fold(0.0, f64::max);
        let by = if most > LARGE { most } else { 1.0 };
        for role in roles {
            self.scaled[role.index()] = (self.ways[role.index()] / by).max(SMALL);
        }
    }

    /// Adds up what passes each role, the farthest first.
    fn gather(&mut self, source: RoleIx) {
        for role in &self.order {
            self.share[role.index()] = 0.0;
        }
        for role in self.order[1..].iter().rev() {
            let at = role.index();
            self.passed[at] += self.share[at];
            let each = (1.0 + self.share[at]) / self.ways[at];
            for back in self.graph.steps().back_of(*role) {
                let before = back.from.index();
                if self.moves[before] != FAR && self.moves[before] + 1 == self.moves[at] {
                    self.share[before] += self.scaled[before] * each;
                }
            }
        }
        debug_assert_eq!(self.order[0], source);
    }
}
