//! Whether steps lie on a path that keeps to a limit of years, and to one of moves.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::sieve::Sifted;
use super::ways::Net;
use super::years::Fitting;

/// How much is looked at for one question, in roles and steps; about a second.
const MOST_WORK: usize = 20_000_000;
/// How much of that is spent on a search for one step at most.
const MOST_WORK_ON_ONE: usize = 1_000_000;

/// Years in millionths, and moves.
type Need = (u64, u32);

/// More was to be looked at than may be.
#[derive(Debug)]
struct Tired;

/// Drops the steps that lie on no path within the limits, as far as there is time: a path is searched
/// for by each step of which none is known.
pub(super) fn decide(sifted: &mut Sifted, fitting: &Fitting, ends: [u32; 2], width: usize) {
    decide_within(sifted, fitting, ends, width, MOST_WORK);
}

fn decide_within(
    sifted: &mut Sifted,
    fitting: &Fitting,
    ends: [u32; 2],
    width: usize,
    work: usize,
) {
    let steps = std::mem::take(&mut sifted.steps);
    let known = steps.iter().map(|step| fitting.is_known(*step));
    let mut known: Vec<bool> = known.collect();
    let years = steps.iter().map(|step| fitting.years_of(*step)).collect();
    let mut search = Search {
        net: Net::new(width, steps),
        years,
        ends,
        most: fitting.most,
        closed: vec![false; width],
        work,
    };
    let mut off = vec![false; known.len()];
    if known.iter().any(|known| !known) {
        let rest = search.needs(ends[1]);
        for step in 0..known.len() {
            if known[step] {
                continue;
            }
            match search.path_by(step, &rest) {
                Ok(Some(path)) => {
                    let pairs = path.windows(2);
                    let steps = pairs.filter_map(|pair| search.net.step(pair[0], pair[1]));
                    steps.for_each(|step| known[step] = true);
                }
                Ok(None) => off[step] = true,
                Err(Tired) => {}
            }
        }
    }
    sifted.exact = known.iter().zip(&off).all(|(known, off)| *known || *off);
    let steps = search.net.steps.into_iter().zip(off);
    sifted.steps = steps
        .filter(|(_, off)| !off)
        .map(|(step, _)| step)
        .collect();
}

struct Search {
    net: Net,
    /// By step of the net.
    years: Vec<u64>,
    ends: [u32; 2],
    most: Need,
    closed: Vec<bool>,
    /// How much may still be looked at.
    work: usize,
}

/// What is needed at least from every node to one of them (Dijkstra, 1959), years and moves apart; nothing
/// for nodes from which no way leads there.
struct Needs {
    years: Vec<Option<u64>>,
    moves: Vec<Option<u32>>,
}

impl Needs {
    fn of(&self, node: u32) -> Option<Need> {
        self.years[node as usize].zip(self.moves[node as usize])
    }
}

fn plus(a: Need, b: Need) -> Need {
    (a.0.saturating_add(b.0), a.1.saturating_add(b.1))
}

impl Search {
    fn needs(&mut self, to: u32) -> Needs {
        self.work = self.work.saturating_sub(self.net.steps.len());
        let years = self.least(to, |step| self.years[step]);
        let moves = self.least(to, |_| 1);
        let moves = moves.into_iter();
        let moves = moves.map(|moves| moves.map(|moves| u32::try_from(moves).unwrap_or(u32::MAX)));
        Needs {
            years,
            moves: moves.collect(),
        }
    }

    fn least(&self, to: u32, cost: impl Fn(usize) -> u64) -> Vec<Option<u64>> {
        let mut least = vec![None; self.net.width];
        least[to as usize] = Some(0);
        let mut heap = BinaryHeap::from([Reverse((0_u64, to))]);
        while let Some(Reverse((needed, node))) = heap.pop() {
            if least[node as usize].is_some_and(|least| least < needed) {
                continue;
            }
            for before in self.net.next(node, false) {
                let step = self.net.step(*before, node).map_or(0, &cost);
                let needed = needed.saturating_add(step);
                if least[*before as usize].is_none_or(|least| needed < least) {
                    least[*before as usize] = Some(needed);
                    heap.push(Reverse((needed, *before)));
                }
            }
        }
        least
    }

    /// A path that takes a step and keeps to the limits, where there is one: a search in depth that goes
    /// on only where the limits leave a way to the step and on to the end.
    fn path_by(&mut self, step: usize, rest: &Needs) -> Result<Option<Vec<u32>>, Tired> {
        let (from, to) = self.net.steps[step];
        let Some(behind) = rest.of(to) else {
            return Ok(None);
        };
        if self.work == 0 {
            return Err(Tired);
        }
        let behind = plus((self.years[step], 1), behind);
        let least = self.work.saturating_sub(MOST_WORK_ON_ONE);
        let ahead = self.needs(from);
        let needed = |node: u32, is_behind: bool| {
            if is_behind {
                rest.of(node)
            } else {
                ahead.of(node).map(|needed| plus(needed, behind))
            }
        };
        let (mut path, mut spent): (Vec<u32>, Vec<Need>) = (Vec::new(), Vec::new());
        let mut todo = vec![vec![(self.ends[0], (0, 0))]];
        let mut found = Ok(None);
        while let Some(next) = todo.last_mut() {
            let Some((node, so_far)) = next.pop() else {
                todo.pop();
                spent.pop();
                if let Some(last) = path.pop() {
                    self.closed[last as usize] = false;
                }
                continue;
            };
            path.push(node);
            spent.push(so_far);
            self.closed[node as usize] = true;
            if node == self.ends[1] {
                found = Ok(Some(path.clone()));
                break;
            }
            if self.work <= least {
                found = Err(Tired);
                break;
            }
            let nexts = self.behind(node, so_far, (from, to), &needed);
            self.work = self
                .work
                .saturating_sub(1 + self.net.next(node, true).len());
            todo.push(nexts);
        }
        for node in path {
            self.closed[node as usize] = false;
        }
        found
    }

    /// What a path can go on to with what is spent, the best last; the step by which it goes is taken from
    /// its first node, and its second one is entered by it alone.
    fn behind(
        &self,
        node: u32,
        so_far: Need,
        (from, to): (u32, u32),
        needed: &impl Fn(u32, bool) -> Option<Need>,
    ) -> Vec<(u32, Need)> {
        let is_behind = node == from || self.closed[to as usize];
        let mut nexts = Vec::new();
        for &next in self.net.next(node, true) {
            let is_by = (node == from) == (next == to);
            if self.closed[next as usize] || !is_by {
                continue;
            }
            let years = self.net.step(node, next).map_or(0, |step| self.years[step]);
            let spent = plus(so_far, (years, 1));
            let Some(needed) = needed(next, is_behind) else {
                continue;
            };
            let whole = plus(spent, needed);
            if whole.0 <= self.most.0 && whole.1 <= self.most.1 {
                nexts.push((whole, next, spent));
            }
        }
        nexts.sort_unstable_by(|a, b| b.cmp(a));
        nexts
            .into_iter()
            .map(|(_, next, spent)| (next, spent))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::CareerGraph;
    use crate::query::between::{Field, sieve, years};
    use crate::query::path::Cost;

    #[test]
    fn with_little_work_nothing_that_lies_on_a_path_is_dropped() {
        let graph = CareerGraph::embedded("software-engineering").expect("it is shipped");
        let mut inexact = 0;
        for (to, most_years, most_moves) in [
            ("engineering-manager", 9.5, 4),
            ("staff-engineer", 12.0, 4),
            ("product-owner", 8.0, 5),
        ] {
            let query = graph.paths().from("engineer");
            let query = query.and_then(|query| query.to(to)).expect("roles");
            let query = query.max_years(most_years).max_moves(most_moves);
            let mut space = query.space(Cost::Years).expect("a question");
            let fitting = years::fitting(&mut space, most_years, most_moves);
            let ends = [space.start(), space.goal()];
            let decided = |work| {
                let steps = fitting.steps.clone();
                let mut sifted = sieve::sift(steps, ends, space.len(), fitting.most.1);
                decide_within(&mut sifted, &fitting, ends, space.len(), work);
                sifted
            };
            let all = decided(MOST_WORK);
            assert!(all.exact);
            for work in [0, 100, 300, 1_000, 3_000, 10_000] {
                let some = decided(work);
                assert!(all.steps.iter().all(|step| some.steps.contains(step)));
                assert!(!some.exact || some.steps == all.steps);
                inexact += usize::from(!some.exact);
            }
            let whole = Field::new(&query).expect("a question").subgraph().0;
            assert!(whole.exact);
        }
        assert!(inexact > 3);
    }
}
