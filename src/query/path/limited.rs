//! The best completion of the beginning of a path under limits that are not what it is ranked by.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use hashbrown::HashMap;

use super::backward::Backward;
use super::forward::Beginning;
use super::length::Length;
use super::space::{Space, State};
use super::ways::Ways;
use crate::graph::RoleIx;

/// How many labels are held for one question: about 120 bytes each.
const MOST_LABELS: usize = 2_000_000;
/// How much is looked at for one question: labels compared, and roles of beginnings; about a second.
const MOST_WORK: usize = 100_000_000;

/// More labels were needed than are held, or more work than is done.
#[derive(Debug, Clone, Copy)]
pub(super) struct TooManyLabels;

/// A quantity of a path that may not pass a limit: moves, or years.
#[derive(Debug, Clone)]
pub(super) struct Budget<'g> {
    space: Space<'g>,
    /// What every state needs at least to come to the goal; complete.
    needed: Backward,
    most: u64,
}

impl<'g> Budget<'g> {
    /// A budget of what the costs of `space` count, in millionths.
    pub(super) fn new(mut space: Space<'g>, most: u64) -> Self {
        let mut needed = Backward::new(&space);
        needed.complete(&mut space);
        Self {
            space,
            needed,
            most,
        }
    }

    /// What the step between two roles uses.
    fn of_step(&mut self, from: RoleIx, to: RoleIx) -> u64 {
        let step = self.space.weigher.between(from, to);
        step.map_or(0, Length::cost)
    }

    /// Whether the goal can be reached from a state behind which so much is used.
    fn allows(&self, state: State, used: u64) -> bool {
        let needed = self.needed.bound(state, Length::NEVER);
        !needed.is_never() && used.saturating_add(needed.cost()) <= self.most
    }
}

/// A search by labels: every way to a state that no other way to it beats in length and in all that
/// is limited (Hansen 1980; Martins, Eur. J. Oper. Res. 16 (1984) 236).
#[derive(Debug, Clone)]
pub(super) struct Limited<'g> {
    budgets: Vec<Budget<'g>>,
    /// How many labels may still be made.
    left: usize,
    /// How much may still be looked at.
    work_left: usize,
}

#[derive(Debug, Clone)]
struct Label {
    length: Length,
    /// What is used of each budget.
    used: Vec<u64>,
    beaten: bool,
}

/// The labels of one search, by the numbers of their ways.
struct Labels {
    all: Vec<Label>,
    ways: Ways,
    at: HashMap<State, Vec<u32>>,
}

impl<'g> Limited<'g> {
    pub(super) fn new(budgets: Vec<Budget<'g>>) -> Self {
        Self {
            budgets,
            left: MOST_LABELS,
            work_left: MOST_WORK,
        }
    }

    /// Begins anew with other ends.
    pub(super) fn restart(&mut self, from: RoleIx, to: RoleIx) {
        (self.left, self.work_left) = (MOST_LABELS, MOST_WORK);
        for budget in &mut self.budgets {
            budget.space.set_ends(from, to);
            budget.needed.restart(&budget.space);
            budget.needed.complete(&mut budget.space);
        }
    }

    /// See [`Forward::complete`](super::forward::Forward::complete).
    pub(super) fn complete(
        &mut self,
        space: &mut Space<'_>,
        backward: &Backward,
        beginning: &Beginning<'_>,
        limit: Length,
    ) -> Result<Option<(Length, Vec<RoleIx>)>, TooManyLabels> {
        self.spend(1 + beginning.roles.len())?;
        let first = Label {
            length: beginning.length,
            used: self.used(beginning.roles),
            beaten: false,
        };
        let mut labels = Labels::new(first, beginning.state, space.width());
        let mut heap = BinaryHeap::from([Reverse((beginning.length, 0u32))]);
        let mut goals: Vec<u32> = Vec::new();
        let mut best = limit;
        let mut closed = beginning.roles.to_vec();
        closed.sort_unstable();
        while let Some(Reverse((key, index))) = heap.pop() {
            if key > best {
                break;
            }
            let label = labels.all[index as usize].clone();
            if label.beaten {
                continue;
            }
            let state = labels.ways.state(index);
            if state == space.goal() {
                best = label.length;
                goals.push(index);
                continue;
            }
            let mut nexts = Vec::new();
            space.out_of(state, |next, step| nexts.push((next, step)));
            for (next, step) in nexts {
                let role = space.role(next);
                let banned = index == 0 && beginning.banned.binary_search(&role).is_ok();
                if banned || closed.binary_search(&role).is_ok() {
                    continue;
                }
                let length = label.length.plus(step);
                let key = length.plus(backward.bound(next, Length::NEVER));
                if key > best || key.is_never() {
                    continue;
                }
                let Some(used) = self.step(space, &label, [state, next]) else {
                    continue;
                };
                let longer = Label {
                    length,
                    used,
                    beaten: false,
                };
                self.spend(1 + labels.count_at(next))?;
                if let Some(new) = labels.add(index, next, longer) {
                    self.left = self.left.checked_sub(1).ok_or(TooManyLabels)?;
                    heap.push(Reverse((key, new)));
                }
            }
        }
        let ways = goals.into_iter().map(|goal| labels.way(beginning, goal));
        Ok(ways.min())
    }

    fn spend(&mut self, work: usize) -> Result<(), TooManyLabels> {
        self.work_left = self.work_left.checked_sub(work).ok_or(TooManyLabels)?;
        Ok(())
    }

    /// What the beginning of a path uses of each budget; the start uses nothing.
    fn used(&mut self, roles: &[RoleIx]) -> Vec<u64> {
        let budgets = self.budgets.iter_mut();
        let steps = roles.get(1..).unwrap_or_default().windows(2);
        budgets
            .map(|budget| {
                steps
                    .clone()
                    .map(|pair| budget.of_step(pair[0], pair[1]))
                    .sum()
            })
            .collect()
    }

    /// What is used behind one more step; `None` where the goal cannot be reached any more.
    fn step(&mut self, space: &Space<'_>, label: &Label, states: [State; 2]) -> Option<Vec<u64>> {
        let ends = states.map(|state| space.role(state));
        let outside = |role: RoleIx| role.index() >= space.graph().role_count();
        let virtual_step = ends.into_iter().any(outside);
        let mut used = label.used.clone();
        for (budget, used) in self.budgets.iter_mut().zip(&mut used) {
            if !virtual_step {
                *used = used.saturating_add(budget.of_step(ends[0], ends[1]));
            }
            if !budget.allows(states[1], *used) {
                return None;
            }
        }
        Some(used)
    }
}

impl Labels {
    /// The labels of a search that begins with one, at a state.
    fn new(first: Label, state: State, width: usize) -> Self {
        let mut labels = Self {
            all: vec![first],
            ways: Ways::new(width),
            at: HashMap::new(),
        };
        labels.ways.add(None, state);
        labels
    }

    fn count_at(&self, state: State) -> usize {
        self.at.get(&state).map_or(0, Vec::len)
    }

    /// Adds a label behind another one, unless one at its state is as good; marks those that it beats.
    fn add(&mut self, before: u32, state: State, label: Label) -> Option<u32> {
        let index = self.ways.add(Some(before), state);
        let here = self.at.get(&state).cloned().unwrap_or_default();
        self.all.push(label);
        if here.iter().any(|other| self.beats(*other, index)) {
            self.all.pop();
            self.ways.take_back();
            return None;
        }
        let (beaten, mut kept): (Vec<_>, Vec<_>) = here
            .into_iter()
            .partition(|other| self.beats(index, *other));
        for other in beaten {
            self.all[other as usize].beaten = true;
        }
        kept.push(index);
        self.at.insert(state, kept);
        Some(index)
    }

    /// The way to a goal behind its beginning, and how long it is.
    fn way(&self, beginning: &Beginning<'_>, goal: u32) -> (Length, Vec<RoleIx>) {
        let way: Vec<_> = self.ways.back_from(goal).map(RoleIx).collect();
        let rest = way.into_iter().rev().skip(1);
        let roles = beginning.roles.iter().copied().chain(rest).collect();
        (self.all[goal as usize].length, roles)
    }

    /// Whether whatever completes one label also completes another one, and comes before it.
    fn beats(&self, one: u32, other: u32) -> bool {
        let [a, b] = [one, other].map(|index| &self.all[index as usize]);
        let frugal = a.used.iter().zip(&b.used).all(|(a, b)| a <= b);
        let by_ids = || self.ways.compare(one, other);
        frugal && a.length.cmp(&b.length).then_with(by_ids).is_le()
    }
}
