//! The space that the searches walk: roles with the stops already made, between a start before all
//! first roles and a goal behind all last ones.

use super::length::Length;
use super::weigh::Weigher;
use crate::graph::{CareerGraph, RoleIx, RoleSet};

/// A role with the stops made up to it, or the start or the goal: `stops * width + node`.
pub(in crate::query) type State = u32;

/// The most stops that may be asked for, in any order: each doubles the states.
pub const MOST_STOPS: usize = 6;
/// The most stops that may be asked for in a given order: each adds as many states as there are roles.
pub const MOST_STOPS_IN_ORDER: usize = 16;

/// Where paths begin and end, and what they pass.
#[derive(Debug, Clone)]
pub(super) struct Ends {
    pub(super) from: RoleSet,
    pub(super) to: RoleSet,
    /// The roles that paths pass on the way, each once.
    pub(super) via: Vec<RoleIx>,
    pub(super) in_order: bool,
    /// The roles that may be passed; ends and stops always may. `None` for all.
    pub(super) within: Option<RoleSet>,
}

#[derive(Debug, Clone)]
pub(in crate::query) struct Space<'g> {
    pub(in crate::query) weigher: Weigher<'g>,
    ends: Ends,
    /// The roles that may be passed, ends and stops included.
    open: Option<RoleSet>,
    width: u32,
    /// The stops of a complete path.
    complete: u32,
}

impl<'g> Space<'g> {
    pub(super) fn new(weigher: Weigher<'g>, ends: Ends) -> Self {
        let open = ends.within.clone().map(|mut open| {
            open.union(&ends.from);
            open.union(&ends.to);
            open.extend(ends.via.iter().copied());
            open
        });
        let stops = ends.via.len() as u32;
        Self {
            width: weigher.graph().role_count() as u32 + 2,
            complete: if ends.in_order {
                stops
            } else {
                (1 << stops) - 1
            },
            weigher,
            ends,
            open,
        }
    }

    pub(in crate::query) fn graph(&self) -> &'g CareerGraph {
        self.weigher.graph()
    }

    /// The number of states.
    pub(in crate::query) fn len(&self) -> usize {
        self.width as usize * (self.complete as usize + 1)
    }

    /// The number of roles, the start and the goal included.
    pub(super) fn width(&self) -> usize {
        self.width as usize
    }

    pub(in crate::query) fn start(&self) -> State {
        self.width - 2
    }

    pub(in crate::query) fn goal(&self) -> State {
        self.complete * self.width + self.width - 1
    }

    /// The role of a state; the start and the goal stand behind all roles.
    pub(in crate::query) fn role(&self, state: State) -> RoleIx {
        RoleIx(state % self.width)
    }

    /// The role of the goal.
    pub(super) fn end(&self) -> RoleIx {
        self.role(self.goal())
    }

    /// Whether paths stop somewhere on the way, so that a best walk may pass a role twice.
    pub(super) fn has_stops(&self) -> bool {
        self.complete > 0
    }

    pub(super) fn ends(&self) -> &Ends {
        &self.ends
    }

    /// Whether a path may end in a state.
    pub(super) fn is_last(&self, state: State) -> bool {
        let role = RoleIx(state % self.width);
        state / self.width == self.complete && self.ends.to.contains(role)
    }

    pub(super) fn is_open(&self, role: RoleIx) -> bool {
        self.open.as_ref().is_none_or(|open| open.contains(role))
    }

    /// The stops made once a role is entered; `None` where it may not be entered any more, or not
    /// yet.
    fn entered(&self, stops: u32, role: RoleIx) -> Option<u32> {
        if self.complete == 0 {
            return Some(0);
        }
        let Some(stop) = self.ends.via.iter().position(|stop| *stop == role) else {
            return Some(stops);
        };
        let stop = stop as u32;
        if self.ends.in_order {
            (stop == stops).then_some(stops + 1)
        } else {
            (stops & 1 << stop == 0).then_some(stops | 1 << stop)
        }
    }

    /// The stops made before a role was entered.
    fn before(&self, stops: u32, role: RoleIx) -> Option<u32> {
        if self.complete == 0 {
            return Some(0);
        }
        let Some(stop) = self.ends.via.iter().position(|stop| *stop == role) else {
            return Some(stops);
        };
        let stop = stop as u32;
        if self.ends.in_order {
            (stop + 1 == stops).then_some(stop)
        } else {
            (stops & 1 << stop != 0).then_some(stops & !(1 << stop))
        }
    }

    /// Whether a role can be where these stops have been made: a stop is made where it is.
    fn fits(&self, stops: u32, role: RoleIx) -> bool {
        self.before(stops, role).is_some()
    }

    /// The states one step on, by role, the goal first.
    pub(in crate::query) fn out_of(&mut self, state: State, mut visit: impl FnMut(State, Length)) {
        let (stops, node) = (state / self.width, state % self.width);
        if node == self.width - 2 {
            for role in &self.ends.from {
                if let Some(stops) = self.entered(0, role) {
                    visit(stops * self.width + role.0, Length::default());
                }
            }
            return;
        }
        if node == self.width - 1 {
            return;
        }
        let role = RoleIx(node);
        if stops == self.complete && self.ends.to.contains(role) {
            visit(self.goal(), Length::default());
        }
        let frozen = self.graph().steps();
        let range = frozen.range_out_of(role);
        for (step, index) in frozen.all()[range.clone()].iter().zip(range) {
            if self.is_open(step.to)
                && let Some(length) = self.weigher.length(index, step.kinds())
                && let Some(stops) = self.entered(stops, step.to)
            {
                visit(stops * self.width + step.to.0, length);
            }
        }
    }

    /// The state one step on at a role, or at the goal.
    pub(super) fn step(&mut self, state: State, to: RoleIx) -> Option<(State, Length)> {
        if to == self.end() {
            return Some((self.goal(), Length::default()));
        }
        let (stops, from) = (state / self.width, RoleIx(state % self.width));
        let length = if state == self.start() {
            Length::default()
        } else {
            self.weigher.between(from, to)?
        };
        let stops = self.entered(stops, to)?;
        Some((stops * self.width + to.0, length))
    }

    /// Replaces the ends by one role each; stops stay.
    pub(super) fn set_ends(&mut self, from: RoleIx, to: RoleIx) {
        let only = |role| RoleSet::from_roles(self.width as usize - 2, [role]);
        (self.ends.from, self.ends.to) = (only(from), only(to));
        if let (Some(open), Some(within)) = (&mut self.open, &self.ends.within) {
            open.clone_from(within);
            open.extend(self.ends.via.iter().copied().chain([from, to]));
        }
    }

    /// The states one step back, by role, the start first.
    pub(in crate::query) fn back_from(
        &mut self,
        state: State,
        mut visit: impl FnMut(State, Length),
    ) {
        let (stops, node) = (state / self.width, state % self.width);
        if node == self.width - 1 {
            for role in &self.ends.to {
                if self.fits(stops, role) {
                    visit(stops * self.width + role.0, Length::default());
                }
            }
            return;
        }
        if node == self.width - 2 {
            return;
        }
        let role = RoleIx(node);
        let Some(stops) = self.before(stops, role) else {
            return;
        };
        if stops == 0 && self.ends.from.contains(role) {
            visit(self.start(), Length::default());
        }
        let frozen = self.graph().steps();
        for (back, at) in frozen.back_of(role).iter().zip(frozen.range_into(role)) {
            if self.is_open(back.from)
                && self.fits(stops, back.from)
                && let Some(length) = self.weigher.length_back(at, *back)
            {
                visit(stops * self.width + back.from.0, length);
            }
        }
    }
}
