//! Beginnings of paths that share their own beginnings, and a queue of them.

use std::cmp::Ordering;

use super::space::State;
use crate::graph::RoleIx;

/// A way through the space by its last state; what comes before is another way.
#[derive(Debug, Clone, Copy)]
struct Node {
    state: State,
    /// Itself for a first state.
    before: u32,
    /// A way farther back, so that any way back is found in O(log n) leaps (E. W. Myers, Inf.
    /// Process. Lett. 17 (1983) 241); itself for a first state.
    leap: u32,
    moves: u32,
}

/// Ways by number.
#[derive(Debug, Default)]
pub(super) struct Ways {
    nodes: Vec<Node>,
    /// How many roles states are counted by.
    width: u32,
}

impl Ways {
    pub(super) fn new(width: usize) -> Self {
        Self {
            nodes: Vec::new(),
            width: width as u32,
        }
    }

    /// Adds a way that begins with a state, or that goes on from another way.
    pub(super) fn add(&mut self, before: Option<u32>, state: State) -> u32 {
        let number = self.nodes.len() as u32;
        self.nodes.push(Node {
            state,
            before: before.unwrap_or(number),
            leap: before.map_or(number, |before| self.leap_over(before)),
            moves: before.map_or(0, |before| self.moves(before) + 1),
        });
        number
    }

    /// Where a way that goes on from this one leaps to: twice as far where the last two leaps are
    /// equally far.
    fn leap_over(&self, before: u32) -> u32 {
        let once = self.nodes[before as usize].leap;
        let twice = self.nodes[once as usize].leap;
        let [from, over, to] = [before, once, twice].map(|way| self.moves(way));
        if from - over == over - to {
            twice
        } else {
            before
        }
    }

    /// Takes back the way that was added last, on which nothing goes on yet.
    pub(super) fn take_back(&mut self) {
        self.nodes.pop();
    }

    pub(super) fn state(&self, way: u32) -> State {
        self.nodes[way as usize].state
    }

    pub(super) fn moves(&self, way: u32) -> u32 {
        self.nodes[way as usize].moves
    }

    /// The roles of a way, the last one first.
    pub(super) fn back_from(&self, way: u32) -> impl Iterator<Item = u32> {
        let mut at = Some(way);
        std::iter::from_fn(move || {
            let number = at?;
            let node = self.nodes[number as usize];
            at = (node.before != number).then_some(node.before);
            Some(node.state % self.width)
        })
    }

    /// The way that goes on as this one; `None` for a first state.
    pub(super) fn before(&self, way: u32) -> Option<u32> {
        let before = self.nodes[way as usize].before;
        (before != way).then_some(before)
    }

    /// Compares ways by their roles in order; the beginning of a way comes before it. O(log n),
    /// unless ways that share no memory have the same roles.
    pub(super) fn compare(&self, a: u32, b: u32) -> Ordering {
        let shorter = self.moves(a).min(self.moves(b));
        let (one, other) = (self.beginning(a, shorter), self.beginning(b, shorter));
        let by_moves = self.moves(a).cmp(&self.moves(b));
        if one == other {
            return by_moves;
        }
        let (one_fork, other_fork) = self.fork(one, other);
        let by_roles = self.role(one_fork).cmp(&self.role(other_fork));
        if by_roles.is_ne() {
            return by_roles;
        }
        let (mut x, mut y) = (self.back_from(one), self.back_from(other));
        let pairs = std::iter::from_fn(|| x.next().zip(y.next()));
        // The first difference is the last one that is met on the way back.
        pairs.fold(by_moves, |order, (x, y)| x.cmp(&y).then(order))
    }

    /// The last role of a way.
    pub(super) fn role(&self, way: u32) -> RoleIx {
        RoleIx(self.state(way) % self.width)
    }

    /// The first moves of a way, so many of them.
    fn beginning(&self, mut way: u32, moves: u32) -> u32 {
        while self.moves(way) > moves {
            let node = self.nodes[way as usize];
            way = if self.moves(node.leap) >= moves {
                node.leap
            } else {
                node.before
            };
        }
        way
    }

    /// Where two different ways of equally many moves part: their first states with different
    /// memory.
    fn fork(&self, mut a: u32, mut b: u32) -> (u32, u32) {
        loop {
            let [x, y] = [a, b].map(|way| self.nodes[way as usize]);
            if x.before == y.before || x.before == a {
                return (a, b);
            }
            (a, b) = if x.leap == y.leap {
                (x.before, y.before)
            } else {
                (x.leap, y.leap)
            };
        }
    }
}

/// A heap of numbers whose order is told by whoever uses it: the least one first.
#[derive(Debug, Default)]
pub(super) struct Queue {
    heap: Vec<u32>,
}

impl Queue {
    /// About how many numbers are compared to take one out.
    pub(super) fn depth(&self) -> usize {
        self.heap.len().checked_ilog2().unwrap_or(0) as usize
    }

    pub(super) fn push(&mut self, number: u32, less: impl Fn(u32, u32) -> bool) {
        let mut at = self.heap.len();
        self.heap.push(number);
        while at > 0 {
            let above = (at - 1) / 2;
            if !less(self.heap[at], self.heap[above]) {
                break;
            }
            self.heap.swap(at, above);
            at = above;
        }
    }

    pub(super) fn pop(&mut self, less: impl Fn(u32, u32) -> bool) -> Option<u32> {
        if self.heap.is_empty() {
            return None;
        }
        let least = self.heap.swap_remove(0);
        let mut at = 0;
        loop {
            let mut next = at;
            for below in [2 * at + 1, 2 * at + 2] {
                if below < self.heap.len() && less(self.heap[below], self.heap[next]) {
                    next = below;
                }
            }
            if next == at {
                return Some(least);
            }
            self.heap.swap(at, next);
            at = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_are_ordered_by_their_roles_and_beginnings_come_first() {
        let mut ways = Ways::new(10);
        let a = ways.add(None, 1);
        let ab = ways.add(Some(a), 5);
        let ac = ways.add(Some(a), 6);
        let abd = ways.add(Some(ab), 2);
        let other = ways.add(None, 1);
        let twin = ways.add(Some(other), 15);
        let mut order = [ac, abd, ab, a];
        order.sort_by(|a, b| ways.compare(*a, *b));
        assert_eq!(order, [a, ab, abd, ac]);
        assert_eq!(ways.compare(ab, twin), Ordering::Equal);
        assert_eq!(ways.compare(abd, twin), Ordering::Greater);
        assert_eq!(ways.back_from(abd).collect::<Vec<_>>(), [2, 5, 1]);
    }

    #[test]
    fn ways_of_any_length_part_where_a_walk_back_finds_it() {
        let mut ways = Ways::new(7);
        let mut all: Vec<u32> = vec![ways.add(None, 0), ways.add(None, 3)];
        let mut random = 1u32;
        for _ in 0..400 {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            // Mostly long ways, with forks at every place.
            let back = (random >> 8) as usize % 9 % all.len();
            let before = all[all.len() - 1 - back];
            all.push(ways.add(Some(before), random >> 24 & 15));
        }
        let roles = |way: u32| {
            let mut roles: Vec<u32> = ways.back_from(way).collect();
            roles.reverse();
            roles
        };
        assert!(all.iter().any(|way| ways.moves(*way) > 60));
        for a in all.iter().step_by(3) {
            for b in &all {
                assert_eq!(ways.compare(*a, *b), roles(*a).cmp(&roles(*b)));
            }
        }
    }

    #[test]
    fn a_queue_gives_the_least_first() {
        let mut queue = Queue::default();
        for number in [5, 3, 9, 1, 7, 3] {
            queue.push(number, |a, b| a < b);
        }
        let sorted: Vec<_> = std::iter::from_fn(|| queue.pop(|a, b| a < b)).collect();
        assert_eq!(sorted, [1, 3, 3, 5, 7, 9]);
    }
}
