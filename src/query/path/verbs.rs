//! The terminal verbs of a question about paths.

use super::all::AllPaths;
use super::best::BestPaths;
use super::by_moves::AllByMoves;
use super::effort;
use super::error::PathError;
use super::finder::PathFinder;
use super::length::{Length, millionths};
use super::limited::{Budget, Limited};
use super::partition::Search;
use super::question::PathQuery;
use super::tradeoffs::{self, Tradeoffs};
use super::{CareerPath, Cost, NoPath, why_not};
use crate::graph::{CareerGraph, RoleRef, RoleSet};
use crate::model::TransitionKind;

/// The paths that answer a question.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[non_exhaustive]
pub struct Paths {
    /// The best paths, in order.
    pub paths: Vec<CareerPath>,
    /// Whether a limit was met: paths may be lacking, and those of [`Cost::Effort`] are not proven to be
    /// the best.
    pub cut: bool,
}

/// # Ladders
impl CareerGraph {
    /// Returns how many advancements lead from one role up to another at least, where any do: then the first lies
    /// below the second. None lead from a role to itself.
    ///
    /// O(V + E).
    ///
    /// # Panics
    ///
    /// Where a role is of another graph.
    #[track_caller]
    pub fn advancements_up(&self, from: RoleRef<'_>, to: RoleRef<'_>) -> Option<usize> {
        let [from, to] = [self.own(from), self.own(to)].map(RoleRef::index);
        if from == to {
            return None;
        }
        let one = |role| RoleSet::from_roles(self.role_count(), [role]);
        let up = self.paths().only([TransitionKind::Advancement]);
        let up = up.from_any(one(from)).to_any(one(to));
        // A question without conditions can always be asked.
        let shortest = up.cost(Cost::Moves).shortest().ok().flatten()?;
        Some(shortest.moves)
    }
}

/// # The answers
impl<'g> PathQuery<'g> {
    /// Returns the best path, or nothing where there is no path.
    ///
    /// # Errors
    ///
    /// Where the question cannot be asked; and where the search was given up, so that nothing proves
    /// what it found: [`best`](PathQuery::best) gives that.
    pub fn shortest(&self) -> Result<Option<CareerPath>, PathError> {
        let mut best = self.best(1)?;
        if best.cut {
            return Err(PathError::GivenUp);
        }
        Ok(best.paths.pop())
    }

    /// Returns the `k` best loopless paths, fewer where there are no more.
    ///
    /// Paths come in order of cost; ties by fewer moves, then by fewer moves that nobody stated,
    /// then by the ids of their roles. The first k of k + 1 are the answer to k, unless a
    /// search by [`Cost::Effort`] is given up. Parallel
    /// transitions do not multiply paths, and from a role to itself there is the empty path only.
    ///
    /// The first path comes of a search from both ends. The others come of Yen's method with
    /// Lawler's partition; a deviation is worked out only when a lower bound of its cost makes it
    /// next, and then by a search that the distances from the target guide. Each costs
    /// O((V + E) log V) at worst. A limit of moves or years, unless paths are ranked by it, asks for
    /// a search by labels, of which there can be many; roles to be passed on the way make it
    /// possible that the best walks pass a role twice, and each of them costs one more search. Both
    /// are given up beyond a bound, and the answer says so. So is the search by [`Cost::Effort`], whose
    /// beginnings can only be compared where they lead to the same place over much the same roles; the
    /// answer then has the best of what is best by gap, by moves, and by effort among paths of few moves,
    /// and says that nothing proves it best. Its first path is the same for every k; the others need not
    /// be. Of paths that are long together only so many are told that memory is not overrun.
    ///
    /// Sources: J. Y. Yen, Management Science 17 (1971) 712; E. L. Lawler, Management Science 18
    /// (1972) 401; I. Pohl, Machine Intelligence 6 (1971) 127.
    ///
    /// # Errors
    ///
    /// Where the question cannot be asked.
    pub fn best(&self, k: usize) -> Result<Paths, PathError> {
        let mut best = self.best_paths(k)?;
        let paths = best.by_ref().collect();
        let cut = best.is_given_up() || best.left_out() > 0;
        Ok(Paths { paths, cut })
    }

    /// Finds the `k` best loopless paths and tells them one after the other, so that they are not all
    /// held at once; see [`best`](PathQuery::best).
    ///
    /// # Errors
    ///
    /// Where the question cannot be asked.
    pub fn best_paths(&self, k: usize) -> Result<BestPaths<'g>, PathError> {
        let teller = self.teller();
        let (found, cut) = if self.cost == Cost::Effort {
            effort::best(self, k, &teller)?
        } else {
            let found = self.finder()?.search.best(k);
            let roles = found.paths.into_iter().map(|(_, roles)| roles);
            (roles.collect(), found.cut)
        };
        Ok(BestPaths::new(teller, found, cut))
    }

    /// Returns all paths, one after the other.
    ///
    /// They come as if somebody wrote them all down and sorted them: by the first role, then by the
    /// second one, and so on, roles in the order of their ids, a path before those that it begins.
    /// There can be more of them than anybody can wait for: see [`max_moves`](PathQuery::max_moves)
    /// and [`Iterator::take`].
    ///
    /// # Errors
    ///
    /// Where the question cannot be asked.
    pub fn all(&self) -> Result<AllPaths<'g>, PathError> {
        AllPaths::new(self)
    }

    /// Returns all paths, one after the other, those of fewer moves first, and those of as many in
    /// the order of [`all`](PathQuery::all).
    ///
    /// Every number of moves is a search of its own, which passes over the shorter paths again. With
    /// no [`max_moves`](PathQuery::max_moves), or one above 20, they come in the order of
    /// [`all`](PathQuery::all).
    ///
    /// # Errors
    ///
    /// Where the question cannot be asked.
    pub fn all_by_moves(&self) -> Result<AllByMoves<'g>, PathError> {
        AllByMoves::new(self)
    }

    /// Returns the trade-offs between moves, years and the largest gap of a single step: one path
    /// for each of the triples that no path beats.
    ///
    /// A triple is beaten by one that is at most as large in all three and smaller in one. Of
    /// several paths with the same triple the one with fewer moves that nobody stated is given, then
    /// the one with the least role ids. The answer is in order of moves, then years, then largest
    /// gap. Years that are not known count as 0, gaps that are not known as at their worst. A path of no
    /// move, of a role that is a first and a last one, would beat all others; it is given where there
    /// is no other path.
    ///
    /// It comes of a search by labels, one for each way to a role that no other way to it beats,
    /// which lower bounds of all three guide; roles to be passed on the way may make it start over.
    /// Beyond a limit of labels and of comparisons it is given up, and the answer says so: what has been found until
    /// then stands, and more may be lacking.
    ///
    /// Sources: E. Q. V. Martins, Eur. J. Oper. Res. 16 (1984) 236; G. Righini and M. Salani,
    /// Networks 51 (2008) 155.
    ///
    /// # Errors
    ///
    /// Where the question cannot be asked.
    pub fn tradeoffs(&self) -> Result<Tradeoffs, PathError> {
        tradeoffs::tradeoffs(self)
    }

    /// Returns a finder for many searches of this kind, which uses its memory again.
    ///
    /// # Errors
    ///
    /// Where the question cannot be asked, and for [`Cost::Effort`], which does not add up.
    pub fn finder(&self) -> Result<PathFinder<'g>, PathError> {
        if self.cost == Cost::Effort {
            return Err(PathError::NotAdditive);
        }
        let space = self.space(self.cost)?;
        let mut limit = Length::NEVER;
        let mut budgets = Vec::new();
        // A path has fewer moves than there are roles.
        let most_moves = self
            .max_moves
            .filter(|most| *most < self.graph.role_count().saturating_sub(1));
        let most_moves = most_moves.map(|most| millionths(1.0).saturating_mul(most as u64));
        let most_years = self.max_years.map(millionths);
        for (cost, most) in [(Cost::Moves, most_moves), (Cost::Years, most_years)] {
            match most {
                Some(most) if cost == self.cost => limit = Length::at_most(most),
                Some(most) => budgets.push(Budget::new(self.space(cost)?, most)),
                None => {}
            }
        }
        let limited = (!budgets.is_empty()).then(|| Limited::new(budgets));
        Ok(PathFinder {
            search: Search::new(space, limited, limit),
        })
    }

    /// Returns why there is no path: what is reachable, what leads to the target, and which
    /// condition cut the last connection.
    ///
    /// # Errors
    ///
    /// Where the question cannot be asked.
    pub fn why_not(&self) -> Result<NoPath, PathError> {
        why_not::why_not(self)
    }
}
