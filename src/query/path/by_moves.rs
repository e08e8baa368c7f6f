//! All simple paths, those of the fewest moves first.

use super::all::AllPaths;
use super::answer::CareerPath;
use super::error::PathError;
use super::question::PathQuery;
use crate::graph::RoleIx;

/// The most moves up to which paths are put in order: each length is a search of its own.
const MOST_ORDERED: usize = 20;

/// All paths of a question, those of fewer moves first; see [`PathQuery::all_by_moves`].
#[derive(Debug, Clone)]
pub struct AllByMoves<'g> {
    query: PathQuery<'g>,
    paths: AllPaths<'g>,
    /// How many moves the paths at hand have at most, and those of every search.
    moves: usize,
    most: usize,
}

impl<'g> AllByMoves<'g> {
    pub(super) fn new(query: &PathQuery<'g>) -> Result<Self, PathError> {
        let longest = query.graph.role_count().saturating_sub(1);
        let most = query.max_moves.map_or(longest, |most| most.min(longest));
        let moves = if most > MOST_ORDERED { most } else { 0 };
        Ok(Self {
            paths: query.clone().max_moves(moves).all()?,
            query: query.clone(),
            moves,
            most,
        })
    }

    /// Returns the roles of the next path, first to last, without taking new memory for them.
    pub fn next_ref(&mut self) -> Option<&[RoleIx]> {
        if self.advance() {
            Some(self.paths.at_hand())
        } else {
            None
        }
    }

    /// Returns the next path as a full answer.
    pub fn next_path(&mut self) -> Option<CareerPath> {
        self.advance().then(|| self.paths.path_at_hand())
    }

    /// Goes on to the next path; whether there is one.
    fn advance(&mut self) -> bool {
        loop {
            if self.paths.advance() {
                return true;
            }
            if self.moves == self.most {
                return false;
            }
            self.moves += 1;
            let query = self.query.clone().max_moves(self.moves);
            let Ok(paths) = query.all() else {
                return false;
            };
            self.paths = paths.of_at_least(self.moves);
        }
    }
}
