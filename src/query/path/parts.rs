//! Where a path can still come from where it is: what is strongly connected, and what hangs together
//! without a role that everything passes.

use super::space::Space;
use crate::graph::RoleIx;

const NONE: u32 = u32::MAX;

/// The parts of what the conditions of a question leave of a graph, whatever its stops.
///
/// A path from a role to the goal stays within the blocks between the two: a block is a largest
/// part, directions aside, that no single role cuts in two, and blocks hang together as a tree
/// (J. Hopcroft and R. Tarjan, Commun. ACM 16 (1973) 372). And it comes back to a role behind it
/// only where the two are strongly connected (R. Tarjan, SIAM J. Comput. 1 (1972) 146).
#[derive(Debug, Clone)]
pub(in crate::query) struct Parts {
    /// By role the strongly connected component.
    component: Vec<u32>,
    /// By role the first role, as seen from the goal, of the block towards the goal.
    head: Vec<u32>,
    /// By role its number in a search from the goal, and that of the first role not behind it.
    first: Vec<u32>,
    last: Vec<u32>,
    /// By role the one above it in this search.
    above: Vec<u32>,
}

impl Parts {
    /// Finds the parts; O(V + E), without recursion.
    pub(super) fn new(space: &mut Space<'_>) -> Self {
        let graph = space.graph();
        let mut pairs = Vec::new();
        for (index, step) in graph.steps().all().iter().enumerate() {
            let open = space.is_open(step.from) && space.is_open(step.to);
            if open && space.weigher.length(index, step.kinds()).is_some() {
                pairs.push((step.from.0, step.to.0));
            }
        }
        let goal = graph.role_count() as u32;
        pairs.extend(space.ends().to.iter().map(|role| (role.0, goal)));
        Self::of(goal as usize + 1, goal, &pairs)
    }

    /// The parts of steps between so many nodes.
    pub(in crate::query) fn of(width: usize, goal: u32, pairs: &[(u32, u32)]) -> Self {
        let forward = Rows::new(width, pairs.iter().copied());
        let component = components(&forward);
        let back = pairs.iter().map(|(from, to)| (*to, *from));
        let both = Rows::new(width, pairs.iter().copied().chain(back));
        let (order, first, last, low, above) = search(&both, goal);
        let mut head = vec![NONE; width];
        for role in order {
            let from = above[role as usize];
            let begins = from == NONE || low[role as usize] >= first[from as usize];
            head[role as usize] = if begins { role } else { head[from as usize] };
        }
        Self {
            component,
            head,
            first,
            last,
            above,
        }
    }

    /// The blocks between a role and the goal, and where paths come into each of them.
    pub(in crate::query) fn way_from(&self, from: u32) -> BlockWay<'_> {
        let mut entry = vec![NONE; self.head.len()];
        let mut at = from;
        while self.head[at as usize] != NONE {
            let head = self.head[at as usize];
            entry[head as usize] = at;
            at = self.above[head as usize];
            if at == NONE {
                break;
            }
        }
        BlockWay { parts: self, entry }
    }

    /// Whether a path from `from` to the goal may pass `role`, directions aside.
    fn is_on_the_way(&self, role: u32, from: u32) -> bool {
        let [block, inner] = [role, from].map(|role| self.head[role as usize]);
        if block == NONE || inner == NONE {
            return false;
        }
        let number = self.first[inner as usize];
        (self.first[block as usize]..self.last[block as usize]).contains(&number)
    }

    /// Whether a path that has come by `role` to `from` could pass `role` once more on its way to
    /// the goal, if it were allowed to.
    pub(super) fn comes_back(&self, role: RoleIx, from: RoleIx) -> bool {
        self.component[role.index()] == self.component[from.index()]
            && self.is_on_the_way(role.0, from.0)
    }
}

/// The blocks between a role and the goal.
#[derive(Debug)]
pub(in crate::query) struct BlockWay<'p> {
    parts: &'p Parts,
    /// By head of a block where paths come into it.
    entry: Vec<u32>,
}

impl BlockWay<'_> {
    /// Whether a step lies in one of the blocks, and leads neither back to where paths come into it
    /// nor on from where they leave it.
    pub(in crate::query) fn leads_on(&self, from: u32, to: u32) -> bool {
        if self.parts.head[from as usize] == NONE {
            return false;
        }
        let block = self.block(from, to);
        let [entry, exit] = self.ends(block);
        entry != NONE && to != entry && from != exit
    }

    /// The number of the block of a step.
    pub(in crate::query) fn block(&self, from: u32, to: u32) -> u32 {
        let first = &self.parts.first;
        let deeper = if first[from as usize] > first[to as usize] {
            from
        } else {
            to
        };
        self.parts.head[deeper as usize]
    }

    /// Where paths come into a block, and where they leave it.
    pub(in crate::query) fn ends(&self, block: u32) -> [u32; 2] {
        [self.entry[block as usize], self.parts.above[block as usize]]
    }
}

/// Neighbours by row.
#[derive(Debug)]
pub(in crate::query) struct Rows {
    bounds: Vec<u32>,
    to: Vec<u32>,
}

impl Rows {
    pub(in crate::query) fn new(
        width: usize,
        pairs: impl Iterator<Item = (u32, u32)> + Clone,
    ) -> Self {
        let mut bounds = vec![0; width + 1];
        for (from, _) in pairs.clone() {
            bounds[from as usize + 1] += 1;
        }
        for at in 0..width {
            bounds[at + 1] += bounds[at];
        }
        let mut next = bounds.clone();
        let mut to = vec![0; bounds[width] as usize];
        for (from, end) in pairs {
            let slot = &mut next[from as usize];
            to[*slot as usize] = end;
            *slot += 1;
        }
        Self { bounds, to }
    }

    /// The neighbours of a row, in the order in which they were given.
    pub(in crate::query) fn of(&self, row: u32) -> &[u32] {
        let [from, to] = [row, row + 1].map(|row| self.bounds[row as usize] as usize);
        &self.to[from..to]
    }

    /// Where every row begins.
    fn begins(&self) -> Vec<u32> {
        self.bounds[..self.bounds.len() - 1].to_vec()
    }

    /// The neighbour at a place, if it still belongs to a row.
    fn at(&self, row: u32, place: u32) -> Option<u32> {
        (place < self.bounds[row as usize + 1]).then(|| self.to[place as usize])
    }
}

/// By node the number of its strongly connected component.
fn components(rows: &Rows) -> Vec<u32> {
    let mut next = rows.begins();
    let width = next.len();
    let (mut number, mut low) = (vec![NONE; width], vec![NONE; width]);
    let mut component = vec![NONE; width];
    let (mut open, mut stack) = (Vec::new(), Vec::new());
    let (mut count, mut found) = (0, 0);
    for root in 0..width as u32 {
        if number[root as usize] != NONE {
            continue;
        }
        stack.push(root);
        while let Some(&node) = stack.last() {
            let at = node as usize;
            if number[at] == NONE {
                (number[at], low[at]) = (count, count);
                count += 1;
                open.push(node);
            }
            if let Some(to) = rows.at(node, next[at]) {
                next[at] += 1;
                if number[to as usize] == NONE {
                    stack.push(to);
                } else if component[to as usize] == NONE {
                    low[at] = low[at].min(number[to as usize]);
                }
                continue;
            }
            stack.pop();
            if let Some(above) = stack.last() {
                low[*above as usize] = low[*above as usize].min(low[at]);
            }
            if low[at] == number[at] {
                while let Some(member) = open.pop() {
                    component[member as usize] = found;
                    if member == node {
                        break;
                    }
                }
                found += 1;
            }
        }
    }
    component
}

/// A search in depth from a node: its order, by node the first number and the one behind it, the
/// least number that a step back leads to, and the node above.
type Searched = (Vec<u32>, Vec<u32>, Vec<u32>, Vec<u32>, Vec<u32>);

fn search(rows: &Rows, root: u32) -> Searched {
    let mut next = rows.begins();
    let none = || vec![NONE; rows.bounds.len() - 1];
    let [mut first, mut last, mut low, mut parent] = [none(), none(), none(), none()];
    let mut order = vec![root];
    (first[root as usize], low[root as usize]) = (0, 0);
    let mut stack = vec![root];
    while let Some(&node) = stack.last() {
        let at = node as usize;
        if let Some(to) = rows.at(node, next[at]) {
            next[at] += 1;
            if first[to as usize] == NONE {
                let number = order.len() as u32;
                (first[to as usize], low[to as usize]) = (number, number);
                parent[to as usize] = node;
                order.push(to);
                stack.push(to);
            } else {
                // A step back to the node above does no harm: it leads no farther.
                low[at] = low[at].min(first[to as usize]);
            }
            continue;
        }
        stack.pop();
        last[at] = order.len() as u32;
        if let Some(above) = stack.last() {
            low[*above as usize] = low[*above as usize].min(low[at]);
        }
    }
    (order, first, last, low, parent)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// All nodes of simple paths from a node to the goal, by trying all.
    fn truth(pairs: &[(u32, u32)], path: &mut Vec<u32>, goal: u32, on: &mut BTreeSet<u32>) {
        let last = path[path.len() - 1];
        if last == goal {
            on.extend(path.iter());
            return;
        }
        for (from, to) in pairs {
            if *from == last && !path.contains(to) {
                path.push(*to);
                truth(pairs, path, goal, on);
                path.pop();
            }
        }
    }

    fn leads(pairs: &[(u32, u32)], from: u32, to: u32) -> bool {
        let mut seen = BTreeSet::from([from]);
        loop {
            let more = pairs.iter().filter(|(a, _)| seen.contains(a));
            let more: BTreeSet<_> = more.map(|(_, b)| *b).chain(seen.iter().copied()).collect();
            if more.len() == seen.len() {
                return seen.contains(&to);
            }
            seen = more;
        }
    }

    #[test]
    fn what_is_on_the_way_is_what_simple_paths_without_directions_pass() {
        let mut random = 7u32;
        let mut draw = |below: u32| {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (random >> 10) % below
        };
        for round in 0..300 {
            let goal = 5 + draw(3);
            let mut pairs: Vec<_> = (0..=round % 11)
                .map(|_| (draw(goal), draw(goal)))
                .filter(|(a, b)| a != b)
                .collect();
            pairs.push((draw(goal), goal));
            let parts = Parts::of(goal as usize + 1, goal, &pairs);
            let back = pairs.iter().map(|(a, b)| (*b, *a));
            let both: Vec<_> = pairs.iter().copied().chain(back).collect();
            for from in 0..goal {
                let mut on = BTreeSet::new();
                truth(&both, &mut vec![from], goal, &mut on);
                for role in 0..goal {
                    let found = parts.is_on_the_way(role, from);
                    assert_eq!(found, on.contains(&role), "{pairs:?}: {role} from {from}");
                    let again = found && leads(&pairs, from, role) && leads(&pairs, role, from);
                    assert_eq!(parts.comes_back(RoleIx(role), RoleIx(from)), again);
                }
            }
        }
    }
}
