//! What is answered where the search by effort was given up.

use super::super::Cost;
use super::super::error::PathError;
use super::super::length::Length;
use super::super::question::PathQuery;
use super::super::teller::Teller;
use super::Search;
use crate::graph::RoleIx;

/// How many paths are found by each of the other costs, however many are asked for.
const MOST_TRIED: usize = 100;
/// How many of the best paths of a few moves are found, however many are asked for.
const MOST_SHORT: usize = 10;

/// Fills up to as many paths as the search was for with the best by effort of those that other searches
/// find. What they are does not depend on that number, so that the best of them is always the same.
///
/// Those that the search has found come first: none takes less.
pub(super) fn fill(
    query: &PathQuery<'_>,
    search: &mut Search<'_>,
    teller: &Teller<'_>,
    found: &mut Vec<Vec<RoleIx>>,
    most_work: usize,
) -> Result<(), PathError> {
    let k = search.k;
    let most_moves = search.most_moves;
    let mut more = Vec::new();
    if k > 1 && found.is_empty() {
        // To look for one takes less than to look for several.
        search.restart(1, most_moves, most_work);
        more.extend(search.run().0);
    }
    more.extend(of_few_moves(search, most_moves, most_work));
    for cost in [Cost::Gap, Cost::Moves] {
        let mut finder = query.clone().cost(cost).finder()?;
        let routes = finder.best(MOST_TRIED).routes.into_iter();
        more.extend(routes.map(|route| route.roles));
    }
    more.retain(|roles| !found.contains(roles));
    let space = &mut search.space;
    let mut length = |roles: &[RoleIx]| {
        let steps = roles.windows(2);
        let steps = steps.filter_map(|pair| space.weigher.between(pair[0], pair[1]));
        let moves = steps.fold(Length::default(), Length::plus);
        moves.at_cost(teller.effort(roles))
    };
    let mut more: Vec<_> = more
        .into_iter()
        .map(|roles| (length(&roles), roles))
        .collect();
    more.sort_unstable();
    more.dedup();
    let paths = more.into_iter().map(|(_, roles)| roles);
    let room = k - found.len();
    found.extend(paths.take(room));
    Ok(())
}

/// The best paths of at most so few moves that they can be proven to be, and what was found of those of
/// one move more. Each move takes a search that is several times as large; half of the work that the whole
/// search may take is for several paths, and the rest for the best one, of which it leads farther.
fn of_few_moves(search: &mut Search<'_>, most_moves: u32, most_work: usize) -> Vec<Vec<RoleIx>> {
    let start = search.space.start();
    let least = search.moves.bound(start, Length::NEVER);
    let mut all = Vec::new();
    if least.is_never() {
        return all;
    }
    let longest = u32::try_from(search.graph.role_count()).unwrap_or(u32::MAX);
    let mut work_left = most_work;
    let (mut moves, mut k) = (least.moves(), MOST_SHORT);
    while moves <= most_moves.min(longest) && work_left > 0 {
        let kept = if k > 1 { most_work / 2 } else { 0 };
        search.restart(k, moves, work_left.saturating_sub(kept));
        let (found, cut) = search.run();
        all.extend(found);
        // To begin anew takes something too.
        work_left = work_left.saturating_sub(search.work + search.space.len());
        match (cut, k) {
            (false, _) => moves += 1,
            (true, 1) => break,
            (true, _) => k = 1,
        }
    }
    all
}
