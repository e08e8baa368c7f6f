//! What every way to a node passes.

use super::ways::Walker;

const NONE: u32 = u32::MAX;

/// By node the last other one that every way to it from a root passes (K. D. Cooper, T. J. Harvey
/// and K. Kennedy, A simple, fast dominance algorithm, 2001).
#[derive(Debug)]
pub(super) struct Dominators {
    root: u32,
    above: Vec<u32>,
}

impl Dominators {
    /// Finds them, from the root forwards or back; nothing where the walker is tired before.
    pub(super) fn new(walker: &mut Walker, root: u32, forward: bool) -> Option<Self> {
        let order = order(walker, root, forward);
        let mut number = vec![NONE; walker.net.width];
        for (at, node) in order.iter().enumerate() {
            number[*node as usize] = at as u32;
        }
        // By number, from the root.
        let mut above = vec![NONE; order.len()];
        above[0] = 0;
        let mut changes = true;
        while changes {
            changes = false;
            for (at, node) in order.iter().enumerate().skip(1) {
                let mut found = NONE;
                let mut work = 1;
                for before in walker.net.next(*node, !forward) {
                    let before = number[*before as usize];
                    if before == NONE || above[before as usize] == NONE {
                        continue;
                    }
                    work += 1;
                    found = if found == NONE {
                        before
                    } else {
                        meet(&above, found, before, &mut work)
                    };
                }
                walker.spend(work);
                if walker.is_tired() {
                    return None;
                }
                if above[at] != found {
                    above[at] = found;
                    changes = true;
                }
            }
        }
        let mut by_node = vec![NONE; walker.net.width];
        for (node, above) in order.iter().zip(above) {
            by_node[*node as usize] = order[above as usize];
        }
        Some(Self {
            root,
            above: by_node,
        })
    }

    /// What every way to a node passes, itself included.
    pub(super) fn of(&self, node: u32) -> Vec<u32> {
        let mut passed = vec![node];
        let mut at = node;
        while at != self.root {
            at = self.above[at as usize];
            passed.push(at);
        }
        passed
    }
}

fn meet(above: &[u32], mut a: u32, mut b: u32, work: &mut usize) -> u32 {
    while a != b {
        *work += 1;
        let higher = if a > b { &mut a } else { &mut b };
        *higher = above[*higher as usize];
    }
    a
}

/// The nodes in an order in which a search in depth leaves them, the last one first.
fn order(walker: &mut Walker, root: u32, forward: bool) -> Vec<u32> {
    let mut seen = vec![false; walker.net.width];
    seen[root as usize] = true;
    let mut stack = vec![(root, 0)];
    let mut order = Vec::new();
    while let Some((node, at)) = stack.last_mut() {
        let next = walker.net.next(*node, forward);
        if let Some(&next) = next.get(*at) {
            *at += 1;
            if !std::mem::replace(&mut seen[next as usize], true) {
                stack.push((next, 0));
            }
        } else {
            order.push(*node);
            stack.pop();
        }
    }
    walker.spend(walker.net.steps.len());
    order.reverse();
    order
}
