//! Ways through a net of steps, with nodes that are closed to them.

use crate::query::path::Rows;

const FAR: u32 = u32::MAX;

/// Steps between nodes, in ascending order.
#[derive(Debug)]
pub(super) struct Net {
    pub(super) width: usize,
    pub(super) steps: Vec<(u32, u32)>,
    rows: [Rows; 2],
}

impl Net {
    pub(super) fn new(width: usize, steps: Vec<(u32, u32)>) -> Self {
        let back = steps.iter().map(|(from, to)| (*to, *from));
        let rows = [
            Rows::new(width, steps.iter().copied()),
            Rows::new(width, back),
        ];
        Self { width, steps, rows }
    }

    /// The nodes one step on, or back.
    pub(super) fn next(&self, node: u32, forward: bool) -> &[u32] {
        self.rows[usize::from(!forward)].of(node)
    }

    /// The index of the step between two nodes.
    pub(super) fn step(&self, from: u32, to: u32) -> Option<usize> {
        self.steps.binary_search(&(from, to)).ok()
    }
}

/// Walks through a net until it is tired.
#[derive(Debug)]
pub(super) struct Walker {
    pub(super) net: Net,
    closed: Vec<bool>,
    all_closed: Vec<u32>,
    /// By node where a walk came from, and in which walk.
    came: Vec<(u32, u32)>,
    round: u32,
    meter: Meter,
}

/// Counts what is looked at.
#[derive(Debug)]
struct Meter {
    most: usize,
    spent: usize,
}

impl Meter {
    fn spend(&mut self, work: usize) {
        self.spent += work;
    }
}

impl Walker {
    pub(super) fn new(net: Net, work: usize) -> Self {
        Self {
            closed: vec![false; net.width],
            all_closed: Vec::new(),
            came: vec![(FAR, 0); net.width],
            round: 0,
            meter: Meter {
                most: work,
                spent: 0,
            },
            net,
        }
    }

    pub(super) fn is_tired(&self) -> bool {
        self.meter.spent >= self.meter.most
    }

    /// How much has been looked at.
    pub(super) fn spent(&self) -> usize {
        self.meter.spent
    }

    pub(super) fn spend(&mut self, work: usize) {
        self.meter.spend(work);
    }

    pub(super) fn close(&mut self, nodes: &[u32]) {
        for node in nodes {
            self.closed[*node as usize] = true;
            self.all_closed.push(*node);
        }
    }

    pub(super) fn open(&mut self, node: u32) {
        self.closed[node as usize] = false;
    }

    pub(super) fn open_all(&mut self) {
        for node in std::mem::take(&mut self.all_closed) {
            self.closed[node as usize] = false;
        }
    }

    /// The nodes one step on that are not closed, the last one first.
    pub(super) fn next_open(&self, node: u32) -> Vec<u32> {
        let next = self.net.next(node, true).iter().rev().copied();
        next.filter(|next| !self.closed[*next as usize]).collect()
    }

    /// Whether two ways share no node.
    pub(super) fn are_apart(&mut self, one: &[u32], other: &[u32]) -> bool {
        self.round += 1;
        self.spend(one.len() + other.len());
        for node in one {
            self.came[*node as usize].1 = self.round;
        }
        let mut other = other.iter();
        other.all(|node| self.came[*node as usize].1 != self.round)
    }

    /// The shortest way from a node to another one round all closed ones; the first node may be
    /// closed itself.
    pub(super) fn walk(&mut self, from: u32, to: u32) -> Option<Vec<u32>> {
        if from == to {
            return Some(vec![from]);
        }
        self.round += 1;
        self.came[from as usize] = (from, self.round);
        let mut queue = vec![from];
        let mut at = 0;
        while let Some(&node) = queue.get(at) {
            at += 1;
            let next = self.net.next(node, true);
            self.meter.spend(1 + next.len());
            for &next in next {
                let came = &mut self.came[next as usize];
                if came.1 == self.round || self.closed[next as usize] {
                    continue;
                }
                *came = (node, self.round);
                if next == to {
                    return Some(self.walked(from, to));
                }
                queue.push(next);
            }
        }
        None
    }

    fn walked(&self, from: u32, to: u32) -> Vec<u32> {
        let mut way = vec![to];
        let mut at = to;
        while at != from {
            at = self.came[at as usize].0;
            way.push(at);
        }
        way.reverse();
        way
    }

    /// By node the steps from a node, or to it.
    pub(super) fn distances(&mut self, root: u32, forward: bool) -> Vec<u32> {
        let tree = self.tree(root, forward);
        self.spend(self.net.width);
        let mut distances = vec![FAR; self.net.width];
        distances[root as usize] = 0;
        let mut ahead = Vec::new();
        for node in 0..self.net.width as u32 {
            let mut at = node;
            while distances[at as usize] == FAR && tree[at as usize] != FAR {
                ahead.push(at);
                at = tree[at as usize];
            }
            let mut distance = distances[at as usize];
            for node in ahead.drain(..).rev() {
                distance += 1;
                distances[node as usize] = distance;
            }
        }
        distances
    }

    /// By node the one before it on a shortest way from the root, or behind it on one to the root.
    pub(super) fn tree(&mut self, root: u32, forward: bool) -> Vec<u32> {
        let mut tree = vec![FAR; self.net.width];
        tree[root as usize] = root;
        let mut queue = vec![root];
        let mut at = 0;
        while let Some(&node) = queue.get(at) {
            at += 1;
            let next = self.net.next(node, forward);
            self.meter.spend(1 + next.len());
            for &next in next {
                if tree[next as usize] == FAR {
                    tree[next as usize] = node;
                    queue.push(next);
                }
            }
        }
        tree
    }

    /// The way from a node to the root of a tree.
    pub(super) fn way(tree: &[u32], root: u32, node: u32) -> Vec<u32> {
        let mut way = vec![node];
        let mut at = node;
        while at != root {
            at = tree[at as usize];
            way.push(at);
        }
        way
    }
}
