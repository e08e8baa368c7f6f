//! Which steps lie on a path that comes to no role twice.

use super::dominators::Dominators;
use super::ways::{Net, Walker};
use crate::query::path::Parts;

/// How much is looked at for one question, in roles and steps; about a second.
const MOST_WORK: usize = 200_000_000;
/// How much of that is spent on a search for one step at most.
const MOST_WORK_ON_ONE: usize = 5_000_000;

/// Whether a step lies on a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Open,
    OnPath,
}

/// What is left of a question once steps that lie on no path are sifted out.
#[derive(Debug)]
pub(super) struct Sifted {
    /// The steps that are left, in order.
    pub(super) steps: Vec<(u32, u32)>,
    /// Whether each of them lies on a path.
    pub(super) exact: bool,
}

impl Sifted {
    /// By node the steps from the first node and to the last one; the steps next to those two do not
    /// count.
    pub(super) fn moves(&self, ends: [u32; 2], width: usize) -> [Vec<u32>; 2] {
        let mut walker = Walker::new(Net::new(width, self.steps.clone()), usize::MAX);
        [(ends[0], true), (ends[1], false)].map(|(end, forward)| {
            let mut moves = walker.distances(end, forward);
            for moves in &mut moves {
                *moves = moves.saturating_sub(1);
            }
            moves
        })
    }
}

/// Sifts out the steps of a net, given in ascending order, that lie on no path from one node to
/// another of at most so many steps; a path comes to no node twice.
///
/// To tell that is NP-hard in general (S. Fortune, J. Hopcroft and J. Wyllie, Theor. Comput. Sci. 10
/// (1980) 111), so that steps can be left of which it is not known. What is sifted out is surely on
/// no path: what the limit excludes; what lies beyond a node that every way passes on the way there
/// and on the way back; and, of what is left, all that a search shows to be on none, as far as there
/// is time.
pub(super) fn sift(steps: Vec<(u32, u32)>, ends: [u32; 2], width: usize, most: u32) -> Sifted {
    sift_within(steps, ends, width, most, MOST_WORK)
}

fn sift_within(
    steps: Vec<(u32, u32)>,
    ends: [u32; 2],
    width: usize,
    most: u32,
    work: usize,
) -> Sifted {
    let mut whole = Sieve::new(Net::new(width, steps), ends, most, work);
    whole.narrow();
    if whole.walker.is_tired() {
        let steps = whole.walker.net.steps;
        return Sifted {
            exact: steps.is_empty(),
            steps,
        };
    }
    let mut work = work.saturating_sub(whole.walker.spent());
    let mut sifted = Sifted {
        steps: Vec::new(),
        exact: true,
    };
    for block in blocks(&mut whole) {
        // Most often there is nothing to decide.
        if block.steps.len() == 1 {
            sifted.steps.extend(block.steps);
            continue;
        }
        let mut nodes: Vec<u32> = block.steps.iter().flat_map(|(a, b)| [*a, *b]).collect();
        nodes.sort_unstable();
        nodes.dedup();
        let number = |node: u32| nodes.binary_search(&node).unwrap_or_default() as u32;
        let steps = block.steps.iter().map(|(a, b)| (number(*a), number(*b)));
        let net = Net::new(nodes.len(), steps.collect());
        let mut sieve = Sieve::new(net, block.ends.map(number), block.most, work);
        sieve.run();
        work = work.saturating_sub(sieve.walker.spent());
        sifted.exact &= sieve.fates.iter().all(|fate| *fate == Fate::OnPath);
        let left = sieve.walker.net.steps.iter();
        let left = left.map(|(a, b)| (nodes[*a as usize], nodes[*b as usize]));
        sifted.steps.extend(left);
    }
    sifted.steps.sort_unstable();
    sifted
}

/// A part of a net that every path comes into, and leaves, by the same nodes.
struct Block {
    steps: Vec<(u32, u32)>,
    ends: [u32; 2],
    /// How many steps paths may take here, where they take the fewest elsewhere.
    most: u32,
}

/// The blocks of a net that has been narrowed.
fn blocks(whole: &mut Sieve) -> Vec<Block> {
    let [start, goal] = whole.ends;
    let fore = whole.walker.distances(start, true);
    let net = &whole.walker.net;
    let parts = Parts::of(net.width, goal, &net.steps);
    let way = parts.way_from(start);
    let of = |(from, to): &(u32, u32)| (way.block(*from, *to), *from, *to);
    let mut steps: Vec<_> = net.steps.iter().map(of).collect();
    steps.sort_unstable();
    let blocks = steps.chunk_by(|a, b| a.0 == b.0).map(|steps| {
        let ends = way.ends(steps[0].0);
        let [entry, exit] = ends.map(|end| fore[end as usize]);
        let elsewhere = fore[goal as usize] - (exit - entry);
        Block {
            steps: steps.iter().map(|(_, from, to)| (*from, *to)).collect(),
            ends,
            most: whole.most.saturating_sub(elsewhere),
        }
    });
    blocks.collect()
}

struct Sieve {
    walker: Walker,
    /// By step.
    fates: Vec<Fate>,
    ends: [u32; 2],
    most: u32,
}

impl Sieve {
    fn new(net: Net, ends: [u32; 2], most: u32, work: usize) -> Self {
        Self {
            fates: vec![Fate::Open; net.steps.len()],
            walker: Walker::new(net, work),
            ends,
            most,
        }
    }

    /// Drops what no way within the limit passes, and what lies in no block between the ends.
    fn narrow(&mut self) {
        // Once at least, however large the graph is.
        while (self.sift_by_moves() || self.sift_by_blocks()) && !self.walker.is_tired() {}
    }

    fn run(&mut self) {
        loop {
            self.narrow();
            self.mark_shortest();
            self.mark_round();
            if self.walker.is_tired() || !self.sift_by_dominators() {
                break;
            }
        }
        self.search();
    }

    /// Keeps the steps that may stay; whether others are dropped.
    fn keep(&mut self, stays: impl Fn(usize, (u32, u32)) -> bool) -> bool {
        let steps = &self.walker.net.steps;
        let stays: Vec<_> = (0..steps.len()).map(|at| stays(at, steps[at])).collect();
        if stays.iter().all(|stays| *stays) {
            return false;
        }
        let mut at = stays.iter();
        self.fates.retain(|_| at.next() == Some(&true));
        let mut at = stays.iter();
        let steps = std::mem::take(&mut self.walker.net.steps);
        let steps = steps.into_iter().filter(|_| at.next() == Some(&true));
        self.walker.net = Net::new(self.walker.net.width, steps.collect());
        true
    }

    /// Drops what no way within the limit passes; whether there is something.
    fn sift_by_moves(&mut self) -> bool {
        let [start, goal] = self.ends;
        let fore = self.walker.distances(start, true);
        let back = self.walker.distances(goal, false);
        let most = self.most;
        self.keep(|_, (from, to)| {
            let around = fore[from as usize].checked_add(back[to as usize]);
            around.is_some_and(|around| around < most)
        })
    }

    /// Drops what lies in no block between the ends; whether there is something.
    fn sift_by_blocks(&mut self) -> bool {
        let [start, goal] = self.ends;
        let net = &self.walker.net;
        self.walker.spend(net.width + net.steps.len());
        let parts = Parts::of(self.walker.net.width, goal, &self.walker.net.steps);
        let way = parts.way_from(start);
        self.keep(|_, (from, to)| way.leads_on(from, to))
    }

    fn mark(&mut self, path: &[u32]) {
        self.walker.spend(path.len());
        for pair in path.windows(2) {
            if let Some(step) = self.walker.net.step(pair[0], pair[1]) {
                self.fates[step] = Fate::OnPath;
            }
        }
    }

    fn open(&self) -> Vec<usize> {
        let open = |at: &usize| self.fates[*at] == Fate::Open;
        (0..self.fates.len()).filter(open).collect()
    }

    /// The nodes of the shortest ways, up to a step and behind it.
    fn ways_of(&mut self, step: usize, trees: &[Vec<u32>; 2]) -> [Vec<u32>; 2] {
        let (from, to) = self.walker.net.steps[step];
        let [mut before, behind] = [(from, 0), (to, 1)].map(|(node, side)| {
            let way = Walker::way(&trees[side], self.ends[side], node);
            self.walker.spend(way.len());
            way
        });
        before.reverse();
        [before, behind]
    }

    /// Marks the steps on the paths that shortest ways before and behind a step make together.
    fn mark_shortest(&mut self) {
        let [start, goal] = self.ends;
        let trees = [self.walker.tree(start, true), self.walker.tree(goal, false)];
        for step in self.open() {
            if self.fates[step] == Fate::OnPath || self.walker.is_tired() {
                continue;
            }
            let [before, behind] = self.ways_of(step, &trees);
            if self.walker.are_apart(&before, &behind) && self.fits(&before, &behind) {
                self.mark(&[before, behind].concat());
            }
        }
    }

    fn fits(&self, before: &[u32], behind: &[u32]) -> bool {
        before.len() + behind.len() <= self.most as usize + 1
    }

    /// Marks the steps on the paths that a shortest way on one side of a step makes with a way round
    /// it on the other side.
    fn mark_round(&mut self) {
        let [start, goal] = self.ends;
        let trees = [self.walker.tree(start, true), self.walker.tree(goal, false)];
        for step in self.open() {
            if self.fates[step] == Fate::OnPath || self.walker.is_tired() {
                continue;
            }
            let (from, to) = self.walker.net.steps[step];
            let [before, behind] = self.ways_of(step, &trees);
            if before.contains(&to) {
                continue;
            }
            self.walker.close(&before);
            let round = self.walker.walk(to, goal);
            self.walker.open_all();
            if let Some(round) = round.filter(|round| self.fits(&before, round)) {
                self.mark(&[before, round].concat());
                continue;
            }
            self.walker.close(&behind);
            let round = self.walker.walk(start, from);
            self.walker.open_all();
            if let Some(round) = round.filter(|round| self.fits(round, &behind)) {
                self.mark(&[round, behind].concat());
            }
        }
    }

    /// Drops the steps behind which every way comes back to a node that every way passes before
    /// them; whether there is one.
    fn sift_by_dominators(&mut self) -> bool {
        let open = self.open();
        if open.is_empty() {
            return false;
        }
        let [start, goal] = self.ends;
        let Some(before) = Dominators::new(&mut self.walker, start, true) else {
            return false;
        };
        let Some(behind) = Dominators::new(&mut self.walker, goal, false) else {
            return false;
        };
        let mut off = vec![false; self.fates.len()];
        for step in open {
            if self.walker.is_tired() {
                break;
            }
            let (from, to) = self.walker.net.steps[step];
            let passed = before.of(from);
            self.walker.close(&passed);
            let leads_on = !passed.contains(&to) && self.walker.walk(to, goal).is_some();
            self.walker.open_all();
            self.walker.close(&behind.of(to));
            let leads_here = self.walker.walk(start, from).is_some();
            self.walker.open_all();
            off[step] = !leads_on || !leads_here;
        }
        self.keep(|at, _| !off[at])
    }

    /// Decides what is open by a search for a path, as far as there is time.
    fn search(&mut self) {
        let mut off = vec![false; self.fates.len()];
        for step in self.open() {
            if self.fates[step] == Fate::OnPath || self.walker.is_tired() {
                continue;
            }
            match self.path_by(step) {
                Ok(Some(path)) => self.mark(&path),
                Ok(None) => off[step] = true,
                Err(Tired) => {}
            }
        }
        self.keep(|at, _| !off[at]);
    }

    /// A path that takes a step, where there is one: a search in depth up to the step, which goes
    /// on only where a way round the path leads to the step and one behind it to the end.
    fn path_by(&mut self, step: usize) -> Result<Option<Vec<u32>>, Tired> {
        let [start, goal] = self.ends;
        let (from, to) = self.walker.net.steps[step];
        let begin = self.walker.spent();
        self.walker.open_all();
        self.walker.close(&[to]);
        let mut path: Vec<u32> = Vec::new();
        let mut todo = vec![vec![start]];
        while let Some(next) = todo.last_mut() {
            let Some(node) = next.pop() else {
                todo.pop();
                if let Some(last) = path.pop() {
                    self.walker.open(last);
                }
                continue;
            };
            let spent = self.walker.spent() - begin;
            if spent > MOST_WORK_ON_ONE || self.walker.is_tired() {
                self.walker.open_all();
                return Err(Tired);
            }
            path.push(node);
            self.walker.close(&[node]);
            let ahead = self.walker.walk(node, from);
            let behind = self.walker.walk(to, goal);
            let mut further = Vec::new();
            if let (Some(ahead), Some(behind)) = (ahead, behind) {
                let before = [&path[..], &ahead[1..]].concat();
                if self.fits(&before, &behind) {
                    if self.walker.are_apart(&before, &behind) {
                        self.walker.open_all();
                        return Ok(Some([before, behind].concat()));
                    }
                    if node != from {
                        further = self.walker.next_open(node);
                    }
                }
            }
            todo.push(further);
        }
        self.walker.open_all();
        Ok(None)
    }
}

/// No more time is spent.
struct Tired;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    type Steps = BTreeSet<(u32, u32)>;

    /// The steps of all simple paths, by trying all.
    fn truth(steps: &Steps, path: &mut Vec<u32>, goal: u32, most: u32, on: &mut Steps) {
        let last = path[path.len() - 1];
        if last == goal {
            on.extend(path.windows(2).map(|pair| (pair[0], pair[1])));
        } else if path.len() as u32 <= most {
            for next in steps.range((last, 0)..=(last, u32::MAX)) {
                if !path.contains(&next.1) {
                    path.push(next.1);
                    truth(steps, path, goal, most, on);
                    path.pop();
                }
            }
        }
    }

    fn draws(mut random: u32) -> impl FnMut(u32) -> u32 {
        move |below| {
            random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (random >> 10) % below
        }
    }

    #[test]
    fn what_is_left_is_what_lies_on_paths_and_with_little_work_it_is_no_less() {
        let mut draw = draws(3);
        let mut inexact = 0;
        for _ in 0..1500 {
            let width = 4 + draw(5);
            let steps: Steps = (0..draw(22))
                .map(|_| (draw(width - 1), 1 + draw(width - 1)))
                .filter(|(a, b)| a != b && *a != width - 1)
                .collect();
            let most = if draw(3) == 0 { 1 + draw(6) } else { u32::MAX };
            let goal = width - 1;
            let mut on = Steps::new();
            truth(&steps, &mut vec![0], goal, most.min(20), &mut on);
            let all: Vec<_> = steps.iter().copied().collect();
            let sifted = sift(all.clone(), [0, goal], width as usize, most);
            assert!(sifted.exact);
            assert_eq!(
                sifted.steps,
                on.iter().copied().collect::<Vec<_>>(),
                "{steps:?}"
            );
            let work = draw(300) as usize;
            let sifted = sift_within(all, [0, goal], width as usize, most, work);
            let left: Steps = sifted.steps.into_iter().collect();
            assert!(on.is_subset(&left), "{steps:?}");
            assert!(!sifted.exact || on == left, "{steps:?}");
            inexact += usize::from(!sifted.exact);
        }
        assert!(inexact > 20);
    }

    /// A chain in both directions, from every node of which a tree hangs, in both directions too.
    fn trees(nodes: u32) -> (Vec<(u32, u32)>, u32) {
        let mut steps = Steps::new();
        let mut draw = draws(11);
        for node in 1..nodes {
            let other = if node < nodes / 2 {
                node - 1
            } else {
                draw(node)
            };
            steps.extend([(node, other), (other, node)]);
        }
        (steps.into_iter().collect(), nodes / 2 - 1)
    }

    #[test]
    fn nothing_that_hangs_on_a_chain_is_left_and_no_search_is_needed_for_that() {
        let (steps, goal) = trees(40_000);
        let sifted = sift(steps, [0, goal], 40_000, u32::MAX);
        assert!(sifted.exact);
        let chain: Vec<_> = (0..goal).map(|node| (node, node + 1)).collect();
        assert_eq!(sifted.steps, chain);
    }

    #[test]
    fn a_complete_net_is_decided() {
        let pairs = |a: u32| (1..30).filter(move |b| a != *b).map(move |b| (a, b));
        let steps: Vec<_> = (0..29).flat_map(pairs).collect();
        let sifted = sift(steps.clone(), [0, 29], 30, u32::MAX);
        assert_eq!((sifted.steps, sifted.exact), (steps, true));
    }

    #[test]
    fn the_search_ends_where_its_work_is_done() {
        // Whether a step lies on a path is hard to tell in a grid walked in all directions, where the
        // ends are neighbours at its rim.
        let side = 40;
        let at = |x: u32, y: u32| y * side + x;
        let mut steps = Steps::new();
        for x in 0..side - 1 {
            for y in 0..side {
                steps.extend([(at(x, y), at(x + 1, y)), (at(y, x), at(y, x + 1))]);
                steps.extend([(at(x + 1, y), at(x, y)), (at(y, x + 1), at(y, x))]);
            }
        }
        let steps: Vec<_> = steps.into_iter().collect();
        let work = 300_000;
        let width = (side * side) as usize;
        let ends = [at(0, 1), at(1, 0)];
        let mut sieve = Sieve::new(Net::new(width, steps), ends, u32::MAX, work);
        sieve.run();
        let spent = sieve.walker.spent().saturating_sub(work);
        assert!(sieve.walker.is_tired());
        assert!(sieve.fates.contains(&Fate::Open));
        assert!(spent < 20 * 4 * width, "{spent} beyond what may be spent");
    }
}
