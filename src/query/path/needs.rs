//! How many moves are needed to the end of a path.

use super::space::{Space, State};
use crate::graph::RoleSet;

/// Of a state from which no way has been found.
pub(super) const FAR: u32 = u32::MAX;

/// The moves that states need at least to the end of a path, as far as a search backwards has come.
///
/// Ways that a path cannot take are left out: over its first role again, or on from its last one.
#[derive(Debug, Clone)]
pub(super) struct Needs {
    moves: Vec<u32>,
    /// Whoever needs at most so many moves is known.
    depth: u32,
    /// The states that need `depth` moves.
    level: Vec<State>,
    /// The one role to begin with, and the one to arrive at; [`FAR`] where there are several.
    first: u32,
    last: u32,
}

impl Needs {
    /// Searches back as far as so many moves.
    pub(super) fn new(space: &mut Space<'_>, depth: u32) -> Self {
        let sole = |set: &RoleSet| {
            let only = (set.len() == 1).then(|| set.iter().next());
            only.flatten().map_or(FAR, |role| role.0)
        };
        let (first, last) = (sole(&space.ends().from), sole(&space.ends().to));
        let (mut moves, mut level) = (vec![FAR; space.len()], Vec::new());
        space.back_from(space.goal(), |state, _| {
            moves[state as usize] = 0;
            level.push(state);
        });
        let mut needs = Self {
            moves,
            depth: 0,
            level,
            first,
            last,
        };
        needs.deepen(space, depth);
        needs
    }

    /// Searches on, as far as so many moves.
    pub(super) fn deepen(&mut self, space: &mut Space<'_>, depth: u32) {
        let (width, start) = (space.width() as u32, space.start());
        while self.depth < depth {
            if self.level.is_empty() {
                self.depth = FAR;
                break;
            }
            self.depth += 1;
            for state in std::mem::take(&mut self.level) {
                if state % width == self.first {
                    continue;
                }
                space.back_from(state, |before, _| {
                    let passes = before != start && before % width != self.last;
                    if passes && self.moves[before as usize] == FAR {
                        self.moves[before as usize] = self.depth;
                        self.level.push(before);
                    }
                });
            }
        }
    }

    /// Whether it is known of every state if it needs so many moves at most.
    pub(super) fn tell(&self, moves: u32) -> bool {
        moves <= self.depth
    }

    /// The moves that a state needs; [`FAR`] where they are more than are known.
    pub(super) fn of(&self, state: State) -> u32 {
        self.moves[state as usize]
    }

    /// Whether a path with so many moves left may enter a state, as far as is known.
    pub(super) fn allow(&self, state: State, left: u32, width: u32) -> bool {
        if self.tell(left) {
            self.of(state) <= left
        } else {
            // A path that has entered its last role before all stops does not come back to it.
            self.of(state) != FAR || state % width != self.last
        }
    }
}
