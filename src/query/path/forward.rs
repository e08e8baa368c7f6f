//! The best completion of the beginning of a path, searched towards the goal.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::ControlFlow;

use super::backward::{Backward, Slot};
use super::length::Length;
use super::space::{Space, State, role_of};
use crate::graph::RoleIx;

/// The beginning of a path: where it has led, and what may not come next.
pub(super) struct Beginning<'a> {
    /// The roles up to now, the start included.
    pub(super) roles: &'a [RoleIx],
    /// The state behind them, and their length.
    pub(super) state: State,
    pub(super) length: Length,
    /// The roles that may not come next, sorted.
    pub(super) banned: &'a [RoleIx],
}

/// A search forwards, guided by the distances that the search backwards has settled
/// (A*: Hart, Nilsson and Raphael, IEEE Trans. Syst. Sci. Cybern. 4 (1968) 100), with scratch
/// memory that is used again.
#[derive(Debug, Clone)]
pub(super) struct Forward {
    /// Marked with three times the round in which a state was reached, 1 more once it is settled, and 2 more
    /// once it is known to lie on a best way.
    slots: Vec<Slot>,
    /// The round in which a role was closed.
    closed: Vec<u32>,
    round: u32,
    heap: BinaryHeap<Reverse<(Length, State)>>,
    stack: Vec<State>,
    /// How many states the last search has settled.
    settled: usize,
}

/// The best way that two searches have been seen to make together.
struct Met {
    /// Its length, or the limit while none has been seen.
    length: Length,
    seen: bool,
}

impl Met {
    /// Notes that one search came to a state, and the other one perhaps.
    fn at(&mut self, one: Length, other: Option<Length>) {
        if let Some(length) = other.map(|other| one.plus(other))
            && length <= self.length
        {
            (self.length, self.seen) = (length, true);
        }
    }
}

const REACHED: u32 = 0;
const SETTLED: u32 = 1;
const ON_BEST_WAY: u32 = 2;

impl Forward {
    pub(super) fn new(space: &Space<'_>) -> Self {
        Self {
            slots: vec![Slot::default(); space.len()],
            closed: vec![0; space.width()],
            round: 0,
            heap: BinaryHeap::new(),
            stack: Vec::new(),
            settled: 0,
        }
    }

    /// How many states the last search has settled.
    pub(super) fn settled(&self) -> usize {
        self.settled
    }

    /// The best way from the start to the goal, not longer than `limit`: a search from both ends at
    /// once, which leaves the search backwards as far as it had to come. With `only`, what is known
    /// of the way back serves no other search.
    ///
    /// Neither side goes on where the other side's radius tells that it is too long. Of a step from
    /// what is settled forwards to what is settled backwards, the side that came first has made it,
    /// so that it is seen when the other one settles its end.
    pub(super) fn first(
        &mut self,
        space: &mut Space<'_>,
        backward: &mut Backward,
        limit: Length,
        only: bool,
    ) -> Option<(Length, Vec<RoleIx>)> {
        let start = space.start();
        let roles = [space.role(start)];
        self.begin(&Beginning {
            roles: &roles,
            state: start,
            length: Length::default(),
            banned: &[],
        });
        let mut met = Met {
            length: limit,
            seen: false,
        };
        let mut settled = Vec::new();
        loop {
            let radius = backward.radius();
            let top = match self.heap.peek() {
                Some(Reverse((top, _))) => *top,
                None if met.seen => break,
                None => return None,
            };
            let least = top.plus(radius);
            if least > met.length || (met.seen && least == met.length) || radius.is_never() {
                break;
            }
            if self.heap.len() <= backward.frontier() {
                if let Some((state, distance)) = self.settle() {
                    settled.push(state);
                    met.at(distance, backward.reached(state));
                    self.widen(space, backward, radius, (state, distance), &mut met);
                }
            } else {
                let most = if only {
                    met.length.minus(top)
                } else {
                    Length::NEVER
                };
                if let Some((state, rest)) = backward.advance_within(space, most) {
                    met.at(rest, self.reached(state));
                }
            }
        }
        // What is settled forwards has its exact distance, so the search goes on from there with
        // the bound in its keys.
        let (radius, mut best) = (backward.radius(), met.length);
        let keys = std::mem::take(&mut self.heap).into_vec();
        for Reverse((distance, state)) in keys {
            self.push(state, distance.plus(backward.bound(state, radius)), best);
        }
        for state in settled {
            let distance = self.slots[state as usize].distance;
            if (backward.reached(state)).is_some_and(|rest| distance.plus(rest) <= best) {
                let from = (state, distance);
                self.expand(space, backward, radius, from, &mut best, &[]);
            }
        }
        self.finish(space, backward, radius, best, start, &[])
    }

    /// Reaches from a state to those behind it, as far as the radius of the search backwards allows.
    fn widen(
        &mut self,
        space: &mut Space<'_>,
        backward: &Backward,
        radius: Length,
        (state, distance): (State, Length),
        met: &mut Met,
    ) {
        let _ = space.lanes_out(state, |next, step| {
            let longer = distance.plus(step);
            if longer.plus(radius) > met.length {
                return ControlFlow::Break(());
            }
            if self.reach(next, longer) {
                self.heap.push(Reverse((longer, next)));
                met.at(longer, backward.reached(next));
            }
            ControlFlow::Continue(())
        });
    }

    /// The best completion of a beginning that enters none of its roles again and is not longer
    /// than `limit`: its length and all roles of the path; of several the one with the least roles
    /// in order.
    pub(super) fn complete(
        &mut self,
        space: &mut Space<'_>,
        backward: &mut Backward,
        beginning: &Beginning<'_>,
        limit: Length,
    ) -> Option<(Length, Vec<RoleIx>)> {
        let radius = backward.radius();
        self.begin(beginning);
        self.settle();
        let (state, distance, mut best) = (beginning.state, beginning.length, limit);
        self.expand(
            space,
            backward,
            radius,
            (state, distance),
            &mut best,
            beginning.banned,
        );
        let (length, rest) = self.finish(space, backward, radius, best, state, beginning.banned)?;
        let mut roles = beginning.roles.to_vec();
        roles.extend_from_slice(&rest[1..]);
        Some((length, roles))
    }

    fn begin(&mut self, beginning: &Beginning<'_>) {
        if self.round >= u32::MAX / 3 - 1 {
            self.slots.fill(Slot::default());
            self.closed.fill(0);
            self.round = 0;
        }
        self.round += 1;
        self.settled = 0;
        self.heap.clear();
        for role in beginning.roles {
            self.closed[role.index()] = self.round;
        }
        self.slots[beginning.state as usize] = Slot {
            distance: beginning.length,
            mark: self.round * 3 + REACHED,
        };
        self.heap.push(Reverse((beginning.length, beginning.state)));
    }

    fn reached(&self, state: State) -> Option<Length> {
        let slot = &self.slots[state as usize];
        (slot.mark / 3 == self.round).then_some(slot.distance)
    }

    /// Notes a way to a state; whether it is the best so far.
    fn reach(&mut self, state: State, distance: Length) -> bool {
        let slot = &mut self.slots[state as usize];
        // What is marked in this round is marked with this or more.
        let mark = self.round * 3 + REACHED;
        if slot.mark >= mark && distance >= slot.distance {
            return false;
        }
        *slot = Slot { distance, mark };
        true
    }

    fn push(&mut self, state: State, key: Length, best: Length) {
        if key <= best && !key.is_never() {
            self.heap.push(Reverse((key, state)));
        }
    }

    /// Takes the next state out of the heap and settles it.
    fn settle(&mut self) -> Option<(State, Length)> {
        let Reverse((_, state)) = self.heap.pop()?;
        let slot = &mut self.slots[state as usize];
        if slot.mark != self.round * 3 + REACHED {
            return None;
        }
        slot.mark = self.round * 3 + SETTLED;
        self.settled += 1;
        Some((state, slot.distance))
    }

    fn expand(
        &mut self,
        space: &mut Space<'_>,
        backward: &Backward,
        radius: Length,
        (state, distance): (State, Length),
        best: &mut Length,
        banned: &[RoleIx],
    ) {
        let (goal, width) = (space.goal(), space.width() as u32);
        // No step to a settled state leads to the goal sooner than this.
        let rest = backward.reached(state).unwrap_or(Length::NEVER);
        let mut met = None;
        let _ = space.lanes_out(state, |next, step| {
            let longer = distance.plus(step);
            let behind = if distance.plus(rest) > *best {
                longer.plus(radius)
            } else {
                longer
            };
            if behind > *best {
                return ControlFlow::Break(());
            }
            let role = role_of(next, width);
            let closed = self.closed[role.index()] == self.round;
            if closed || banned.binary_search(&role).is_ok() {
                return ControlFlow::Continue(());
            }
            let settled = backward.settled(next);
            let key = longer.plus(settled.unwrap_or(radius));
            if key <= *best && !key.is_never() && self.reach(next, longer) {
                if next == goal {
                    *best = key;
                } else if settled.is_some() && met.is_none_or(|(least, _)| key < least) {
                    met = Some((key, next));
                }
                self.heap.push(Reverse((key, next)));
            }
            ControlFlow::Continue(())
        });
        if let Some((key, next)) = met
            && key < *best
            && self.leads_on(space, backward, next)
        {
            *best = key;
        }
    }

    /// Whether some best way from a state, known from the goal backwards, enters no closed role.
    fn leads_on(&self, space: &mut Space<'_>, backward: &Backward, mut state: State) -> bool {
        while state != space.goal() {
            let rest = backward.settled(state).unwrap_or_default();
            let width = space.width() as u32;
            let mut tight = None;
            let _ = space.lanes_out(state, |next, step| {
                if step > rest {
                    return ControlFlow::Break(());
                }
                let role = role_of(next, width);
                let open = self.closed[role.index()] != self.round;
                if open && backward.settled(next).map(|behind| step.plus(behind)) == Some(rest) {
                    tight = Some(next);
                    return ControlFlow::Break(());
                }
                ControlFlow::Continue(())
            });
            match tight {
                Some(next) => state = next,
                None => return false,
            }
        }
        true
    }

    /// Searches on until every best way is settled, and returns the least of them.
    fn finish(
        &mut self,
        space: &mut Space<'_>,
        backward: &Backward,
        radius: Length,
        mut best: Length,
        start: State,
        banned: &[RoleIx],
    ) -> Option<(Length, Vec<RoleIx>)> {
        while self
            .heap
            .peek()
            .is_some_and(|Reverse((key, _))| *key <= best)
        {
            if let Some(settled) = self.settle() {
                self.expand(space, backward, radius, settled, &mut best, &[]);
            }
        }
        let goal = space.goal();
        if self.slots[goal as usize].mark != self.round * 3 + SETTLED {
            return None;
        }
        let length = self.slots[goal as usize].distance;
        self.mark_best_ways(space);
        Some((length, self.least_best_way(space, start, banned)))
    }

    /// Marks every state on a best way, from the goal backwards along tight steps.
    fn mark_best_ways(&mut self, space: &mut Space<'_>) {
        let mut stack = std::mem::take(&mut self.stack);
        stack.push(space.goal());
        while let Some(state) = stack.pop() {
            let slot = &mut self.slots[state as usize];
            if slot.mark != self.round * 3 + SETTLED {
                continue;
            }
            slot.mark = self.round * 3 + ON_BEST_WAY;
            let distance = slot.distance;
            let _ = space.lanes_back(state, |before, step| {
                if step > distance {
                    return ControlFlow::Break(());
                }
                let before_it = &self.slots[before as usize];
                let tight = before_it.mark == self.round * 3 + SETTLED
                    && before_it.distance.plus(step) == distance;
                if tight {
                    stack.push(before);
                }
                ControlFlow::Continue(())
            });
        }
        self.stack = stack;
    }

    fn least_best_way(
        &self,
        space: &mut Space<'_>,
        start: State,
        banned: &[RoleIx],
    ) -> Vec<RoleIx> {
        let (goal, width) = (space.goal(), space.width() as u32);
        let mut roles = vec![space.role(start)];
        let mut state = start;
        while state != goal {
            let distance = self.slots[state as usize].distance;
            let mut best: Option<(RoleIx, State)> = None;
            let _ = space.lanes_out(state, |next, step| {
                let longer = distance.plus(step);
                if longer > self.slots[goal as usize].distance {
                    return ControlFlow::Break(());
                }
                let role = role_of(next, width);
                let slot = &self.slots[next as usize];
                let tight = slot.mark == self.round * 3 + ON_BEST_WAY && longer == slot.distance;
                let allowed = state != start || banned.binary_search(&role).is_err();
                if tight && allowed && best.is_none_or(|(least, _)| role < least) {
                    best = Some((role, next));
                }
                ControlFlow::Continue(())
            });
            (_, state) = best.expect("a tight step leads on from every state on a best way");
            roles.push(space.role(state));
        }
        roles
    }
}
