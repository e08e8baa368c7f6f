//! Distances to the goal, worked out from the goal backwards as far as they are needed.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::ControlFlow;

use super::length::Length;
use super::space::{Space, State};

/// What a search notes of a state, together because it is looked at together.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Slot {
    pub(super) distance: Length,
    pub(super) mark: u32,
}

/// A search backwards from the goal that can be carried on.
///
/// What is settled has its exact distance; everything else is at least as far as the
/// [radius](Backward::radius). As a lower bound the two together never fall by more along a step
/// than the step is long, which is what a search towards the goal asks of its bound.
#[derive(Debug, Clone)]
pub(super) struct Backward {
    /// Marked with twice the round in which a state was reached, and 1 more once it is settled.
    slots: Vec<Slot>,
    round: u32,
    heap: BinaryHeap<Reverse<(Length, State)>>,
    /// Whether ways have been left out, so that what is known serves one search only.
    pruned: bool,
}

impl Backward {
    pub(super) fn new(space: &Space<'_>) -> Self {
        let mut search = Self {
            slots: vec![Slot::default(); space.len()],
            round: 0,
            heap: BinaryHeap::new(),
            pruned: false,
        };
        search.restart(space);
        search
    }

    /// Begins anew at the goal, in O(1) but for what the heap held.
    pub(super) fn restart(&mut self, space: &Space<'_>) {
        if self.round == u32::MAX / 2 - 1 {
            self.slots.fill(Slot::default());
            self.round = 0;
        }
        self.round += 1;
        self.heap.clear();
        self.pruned = false;
        self.reach(space.goal(), Length::default());
    }

    fn reach(&mut self, state: State, distance: Length) {
        let slot = &mut self.slots[state as usize];
        if slot.mark / 2 != self.round || distance < slot.distance {
            let mark = self.round * 2;
            *slot = Slot { distance, mark };
            self.heap.push(Reverse((distance, state)));
        }
    }

    fn is_settled(&self, state: State) -> bool {
        self.slots[state as usize].mark == self.round * 2 + 1
    }

    /// The length that no state which is not settled comes below; [`Length::NEVER`] where every
    /// state that leads to the goal is settled.
    pub(super) fn radius(&mut self) -> Length {
        while let Some(Reverse((distance, state))) = self.heap.peek() {
            if self.is_settled(*state) {
                self.heap.pop();
            } else {
                return *distance;
            }
        }
        Length::NEVER
    }

    /// How many states are next in line.
    pub(super) fn frontier(&self) -> usize {
        self.heap.len()
    }

    /// The length of some way from a state to the goal, where one has been found.
    pub(super) fn reached(&self, state: State) -> Option<Length> {
        let slot = &self.slots[state as usize];
        (slot.mark / 2 == self.round).then_some(slot.distance)
    }

    /// A length that no way from a state to the goal comes below, where the radius is `radius`.
    pub(super) fn bound(&self, state: State, radius: Length) -> Length {
        let slot = &self.slots[state as usize];
        if slot.mark == self.round * 2 + 1 {
            slot.distance
        } else {
            radius
        }
    }

    /// Whether ways have been left out since the search began.
    pub(super) fn is_pruned(&self) -> bool {
        self.pruned
    }

    /// The distance of a state, where it is settled.
    pub(super) fn settled(&self, state: State) -> Option<Length> {
        let slot = &self.slots[state as usize];
        (slot.mark == self.round * 2 + 1).then_some(slot.distance)
    }

    /// Settles one more state, and returns it with its distance.
    pub(super) fn advance(&mut self, space: &mut Space<'_>) -> Option<(State, Length)> {
        self.advance_within(space, Length::NEVER)
    }

    /// The same, without the ways that are longer than `most`.
    pub(super) fn advance_within(
        &mut self,
        space: &mut Space<'_>,
        most: Length,
    ) -> Option<(State, Length)> {
        if self.radius().is_never() {
            return None;
        }
        let Reverse((distance, state)) = self.heap.pop()?;
        self.slots[state as usize].mark = self.round * 2 + 1;
        let flow = space.lanes_back(state, |before, step| {
            let longer = step.plus(distance);
            if longer > most {
                return ControlFlow::Break(());
            }
            self.reach(before, longer);
            ControlFlow::Continue(())
        });
        self.pruned |= flow.is_break();
        Some((state, distance))
    }

    /// Settles everything that leads to the goal.
    pub(super) fn complete(&mut self, space: &mut Space<'_>) {
        while self.advance(space).is_some() {}
    }
}
