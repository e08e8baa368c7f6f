//! Beginnings of paths that share their own beginnings, and a queue of them.

use std::cmp::Ordering;

use super::space::State;

/// A way through the space by its last state; what comes before is another way.
#[derive(Debug, Clone, Copy)]
struct Node {
    state: State,
    /// Itself for a first state.
    before: u32,
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
            moves: before.map_or(0, |before| self.moves(before) + 1),
        });
        number
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

    /// Compares ways by their roles in order; the beginning of a way comes before it.
    pub(super) fn compare(&self, a: u32, b: u32) -> Ordering {
        let shorter = self.moves(a).min(self.moves(b));
        let beginning = |mut way: u32| {
            while self.moves(way) > shorter {
                way = self.nodes[way as usize].before;
            }
            way
        };
        let (mut one, mut other) = (beginning(a), beginning(b));
        let mut order = self.moves(a).cmp(&self.moves(b));
        // Ways that share their memory up to a place share their roles; the first difference is
        // the last one that is met on the way back.
        while one != other {
            let [x, y] = [one, other].map(|way| self.nodes[way as usize]);
            order = (x.state % self.width)
                .cmp(&(y.state % self.width))
                .then(order);
            if x.before == one {
                break;
            }
            (one, other) = (x.before, y.before);
        }
        order
    }
}

/// A heap of numbers whose order is told by whoever uses it: the least one first.
#[derive(Debug, Default)]
pub(super) struct Queue {
    heap: Vec<u32>,
}

impl Queue {
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
    fn a_queue_gives_the_least_first() {
        let mut queue = Queue::default();
        for number in [5, 3, 9, 1, 7, 3] {
            queue.push(number, |a, b| a < b);
        }
        let sorted: Vec<_> = std::iter::from_fn(|| queue.pop(|a, b| a < b)).collect();
        assert_eq!(sorted, [1, 3, 3, 5, 7, 9]);
    }
}
