//! Trade-offs between moves, years and the largest gap of a single step.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use hashbrown::HashMap;
use serde::Serialize;

use super::Cost;
use super::answer::CareerPath;
use super::backward::Backward;
use super::best::Told;
use super::error::PathError;
use super::length::{Length, millionths};
use super::question::PathQuery;
use super::space::{Space, State};
use super::ways::{Queue, Ways};
use crate::graph::RoleIx;

/// How many labels are made for one question: about 100 bytes each.
const MOST_LABELS: usize = 1_000_000;
/// How many comparisons are made for one question: about a second.
const MOST_WORK: usize = 50_000_000;

/// Paths of which none beats another one in everything; see [`PathQuery::tradeoffs`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Tradeoffs {
    /// One for each triple, by moves, then years, then largest gap.
    pub tradeoffs: Vec<Tradeoff>,
    /// Whether the search met a limit of its own, so that some may be lacking.
    pub cut: bool,
}

/// A path with what it is compared by.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Tradeoff {
    /// The number of moves.
    pub moves: usize,
    /// Years in all; those that are not known count as 0.
    pub years: f64,
    /// The largest gap of a single step.
    pub largest_gap: f64,
    /// The path.
    pub path: CareerPath,
}

/// Moves, years and largest gap.
type Triple = (u32, u64, u64);

fn covers(a: Triple, b: Triple) -> bool {
    a.0 <= b.0 && a.1 <= b.1 && a.2 <= b.2
}

/// A way to a state.
#[derive(Debug, Clone, Copy)]
struct Label {
    triple: Triple,
    /// What no completion comes below.
    bound: Triple,
    inferred: u32,
    /// Which of the critical roles are passed, as bits.
    passed: u128,
    beaten: bool,
}

struct Search<'g> {
    space: Space<'g>,
    years: Space<'g>,
    gaps: Space<'g>,
    least_moves: Backward,
    least_years: Backward,
    least_gap: Vec<u64>,
    most: Triple,
    /// The number of a critical role among them.
    critical: HashMap<RoleIx, u32>,
    /// How many labels may still be made.
    left: usize,
    /// How many comparisons may still be made.
    work_left: usize,
    ways: Ways,
    labels: Vec<Label>,
    at: HashMap<State, Vec<u32>>,
    queue: Queue,
}

pub(super) fn tradeoffs(query: &PathQuery<'_>) -> Result<Tradeoffs, PathError> {
    let mut teller = query.teller();
    let mut search = Search::new(query)?;
    loop {
        let (mut found, mut cut) = search.run();
        let mut again = Vec::new();
        found.retain(|(_, roles)| {
            let more = repeated(roles);
            again.extend(more.iter().copied());
            more.is_empty()
        });
        // Walks that pass a role twice may have beaten paths: these roles are watched from now on.
        cut |= !again.is_empty() && (cut || !search.watch(again.iter().copied()));
        if again.is_empty() || cut {
            let mut told = Told::default();
            let mut tradeoffs = Vec::new();
            for ((moves, years, gap), roles) in found {
                if !told.takes(&roles) {
                    cut = true;
                    break;
                }
                tradeoffs.push(Tradeoff {
                    moves: moves as usize,
                    years: units(years),
                    largest_gap: units(gap),
                    path: teller.path(&roles),
                });
            }
            return Ok(Tradeoffs { tradeoffs, cut });
        }
    }
}

fn units(cost: u64) -> f64 {
    Length::default().at_cost(cost).units()
}

fn repeated(roles: &[RoleIx]) -> Vec<RoleIx> {
    let mut sorted = roles.to_vec();
    sorted.sort_unstable();
    let pairs = sorted.windows(2).filter(|pair| pair[0] == pair[1]);
    pairs.map(|pair| pair[0]).collect()
}

impl<'g> Search<'g> {
    fn new(query: &PathQuery<'g>) -> Result<Self, PathError> {
        let space = query.space(query.usability())?;
        let mut moves = query.space(Cost::Moves)?;
        let mut years = query.space(Cost::Years)?;
        let mut gaps = query.space(Cost::Gap)?;
        let complete = |space: &mut Space<'g>| {
            let mut backward = Backward::new(space);
            backward.complete(space);
            backward
        };
        let most_moves = query
            .max_moves
            .map_or(u32::MAX, |most| u32::try_from(most).unwrap_or(u32::MAX));
        Ok(Self {
            least_moves: complete(&mut moves),
            least_years: complete(&mut years),
            least_gap: largest_steps(&mut gaps),
            most: (
                most_moves,
                query.max_years.map_or(u64::MAX, millionths),
                u64::MAX,
            ),
            critical: HashMap::new(),
            left: MOST_LABELS,
            work_left: MOST_WORK,
            ways: Ways::new(space.width()),
            labels: Vec::new(),
            at: HashMap::new(),
            queue: Queue::default(),
            space,
            years,
            gaps,
        })
    }

    /// Watches that these roles are passed once at most; whether there is room for them.
    fn watch(&mut self, roles: impl Iterator<Item = RoleIx>) -> bool {
        for role in roles {
            let number = self.critical.len() as u32;
            self.critical.entry(role).or_insert(number);
        }
        self.critical.len() <= u128::BITS as usize
    }

    /// The best walks that pass no watched role twice, and whether the limit was met.
    fn run(&mut self) -> (Vec<(Triple, Vec<RoleIx>)>, bool) {
        self.ways = Ways::new(self.space.width());
        self.labels.clear();
        self.at.clear();
        self.queue = Queue::default();
        let mut found: Vec<(Triple, Vec<RoleIx>)> = Vec::new();
        // A role that is a first and a last one would beat all paths; it is one where there is no other.
        let mut of_no_move = None;
        let mut firsts = Vec::new();
        let start = self.space.start();
        self.space.out_of(start, |state, _| firsts.push(state));
        for state in firsts {
            let passed = self.bit(state);
            self.add(None, state, ((0, 0, 0), 0, passed), &found);
        }
        while let Some(at) = self.pop() {
            self.spend(1 + found.len() + self.queue.depth());
            let label = self.labels[at as usize];
            if label.beaten || found.iter().any(|(other, _)| covers(*other, label.bound)) {
                continue;
            }
            let state = self.ways.state(at);
            if self.space.is_last(state) {
                let mut roles: Vec<_> = self.ways.back_from(at).map(RoleIx).collect();
                roles.reverse();
                if roles.len() > 1 {
                    found.push((label.triple, roles));
                } else {
                    of_no_move = of_no_move.or(Some((label.triple, roles)));
                }
            }
            if !self.expand(at, &found) {
                return (found, true);
            }
        }
        if found.is_empty() {
            found.extend(of_no_move);
        }
        (found, false)
    }

    fn spend(&mut self, work: usize) {
        self.work_left = self.work_left.saturating_sub(work);
    }

    fn bit(&self, state: State) -> u128 {
        let number = self.critical.get(&self.space.role(state));
        number.map_or(0, |number| 1u128.checked_shl(*number).unwrap_or(0))
    }

    /// Adds the labels behind one; whether the limit leaves room for them.
    fn expand(&mut self, at: u32, found: &[(Triple, Vec<RoleIx>)]) -> bool {
        let label = self.labels[at as usize];
        let (state, goal) = (self.ways.state(at), self.space.goal());
        let mut nexts = Vec::new();
        self.space
            .out_of(state, |next, step| nexts.push((next, step)));
        let from = self.space.role(state);
        for (next, step) in nexts.into_iter().filter(|(next, _)| *next != goal) {
            let bit = self.bit(next);
            if label.passed & bit != 0 {
                continue;
            }
            let to = self.space.role(next);
            let cost = |space: &mut Space<'_>| {
                let step = space.weigher.between(from, to);
                step.map_or(0, Length::cost)
            };
            let (years, gap) = (cost(&mut self.years), cost(&mut self.gaps));
            let (moves, spent, largest) = label.triple;
            let triple = (moves + 1, spent.saturating_add(years), largest.max(gap));
            let inferred = label.inferred + u32::from(step.is_inferred());
            if self.left == 0 || self.work_left == 0 {
                return false;
            }
            self.add(
                Some(at),
                next,
                (triple, inferred, label.passed | bit),
                found,
            );
        }
        true
    }

    fn add(
        &mut self,
        before: Option<u32>,
        state: State,
        (triple, inferred, passed): (Triple, u32, u128),
        found: &[(Triple, Vec<RoleIx>)],
    ) {
        let moves = self.least_moves.bound(state, Length::NEVER);
        let years = self.least_years.bound(state, Length::NEVER);
        if moves.is_never() || years.is_never() {
            return;
        }
        let bound = (
            triple.0.saturating_add(moves.moves()),
            triple.1.saturating_add(years.cost()),
            triple.2.max(self.least_gap[state as usize]),
        );
        self.spend(1 + found.len());
        if !covers(bound, self.most) || found.iter().any(|(other, _)| covers(*other, bound)) {
            return;
        }
        let number = self.ways.add(before, state);
        self.labels.push(Label {
            triple,
            bound,
            inferred,
            passed,
            beaten: false,
        });
        self.left = self.left.saturating_sub(1);
        let here = self.at.remove(&state).unwrap_or_default();
        self.spend(1 + here.len());
        if here.iter().any(|other| self.beats(*other, number)) {
            self.labels[number as usize].beaten = true;
            self.at.insert(state, here);
            return;
        }
        let (beaten, mut kept): (Vec<_>, Vec<_>) = here
            .into_iter()
            .partition(|other| self.beats(number, *other));
        for other in beaten {
            self.labels[other as usize].beaten = true;
        }
        kept.push(number);
        self.at.insert(state, kept);
        let (labels, ways) = (&self.labels, &self.ways);
        self.queue.push(number, |a, b| less(labels, ways, a, b));
    }

    fn pop(&mut self) -> Option<u32> {
        let (labels, ways) = (&self.labels, &self.ways);
        self.queue.pop(|a, b| less(labels, ways, a, b))
    }

    /// Whether whatever completes one label also completes another one at its state, and is chosen
    /// before it.
    fn beats(&self, one: u32, other: u32) -> bool {
        let [a, b] = [one, other].map(|label| &self.labels[label as usize]);
        if !covers(a.triple, b.triple) || a.passed & !b.passed != 0 {
            return false;
        }
        // What ends here without a move is no path where the other one is.
        if (a.triple.0 == 0) != (b.triple.0 == 0) && self.space.is_last(self.ways.state(one)) {
            return false;
        }
        // Moves and years stay fewer; a smaller largest gap may be lost behind a larger one.
        let surely = (a.triple.0, a.triple.1) != (b.triple.0, b.triple.1);
        let by_ids = || self.ways.compare(one, other);
        surely || a.inferred.cmp(&b.inferred).then_with(by_ids).is_le()
    }
}

fn less(labels: &[Label], ways: &Ways, a: u32, b: u32) -> bool {
    let key = |label: u32| {
        let label = &labels[label as usize];
        (label.bound, label.inferred)
    };
    let by_ids = || ways.compare(a, b);
    key(a).cmp(&key(b)).then_with(by_ids).is_lt()
}

/// The least that the largest step can be from every state to the goal.
pub(super) fn largest_steps(space: &mut Space<'_>) -> Vec<u64> {
    let mut least = vec![u64::MAX; space.len()];
    let mut heap = BinaryHeap::from([Reverse((0, space.goal()))]);
    least[space.goal() as usize] = 0;
    while let Some(Reverse((largest, state))) = heap.pop() {
        if largest > least[state as usize] {
            continue;
        }
        space.back_from(state, |before, step| {
            let larger = largest.max(step.cost());
            if larger < least[before as usize] {
                least[before as usize] = larger;
                heap.push(Reverse((larger, before)));
            }
        });
    }
    least
}
