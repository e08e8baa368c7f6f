//! What is answered where the search by effort was given up.

use super::super::Cost;
use super::super::error::PathError;
use super::super::length::Length;
use super::super::question::PathQuery;
use super::super::space::Space;
use super::super::teller::Teller;
use crate::graph::RoleIx;

/// How many paths are found by each of the other costs.
const MOST_TRIED: usize = 100;

/// Fills up to `k` paths with the best by effort of those that are best by gap or by moves.
///
/// Those that the search has found come first: none takes less.
pub(super) fn fill(
    query: &PathQuery<'_>,
    space: &mut Space<'_>,
    teller: &Teller<'_>,
    found: &mut Vec<Vec<RoleIx>>,
    k: usize,
) -> Result<(), PathError> {
    let mut more = Vec::new();
    for cost in [Cost::Gap, Cost::Moves] {
        let mut finder = query.clone().cost(cost).finder()?;
        let routes = finder.best(k.min(MOST_TRIED)).routes.into_iter();
        more.extend(routes.map(|route| route.roles));
    }
    more.retain(|roles| !found.contains(roles));
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
