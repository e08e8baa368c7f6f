//! Best paths, told one after the other.

use super::answer::CareerPath;
use super::teller::Teller;
use crate::graph::RoleIx;

/// How many roles the paths of one answer pass together: about a kilobyte each.
const MOST_TOLD: usize = 200_000;

/// Counts what is told; the first path always is.
#[derive(Debug, Clone, Default)]
pub(super) struct Told {
    roles: usize,
}

impl Told {
    /// Whether one more path is told.
    pub(super) fn takes(&mut self, roles: &[RoleIx]) -> bool {
        let first = self.roles == 0;
        self.roles += roles.len();
        first || self.roles <= MOST_TOLD
    }
}

/// The best paths of a question, in order; see [`PathQuery::best_paths`].
///
/// ```
/// use careergraph::graph::CareerGraph;
///
/// let graph = CareerGraph::embedded("engineer")?;
/// let query = graph.paths().from("engineer")?.to("staff-engineer")?;
/// let mut paths = query.best_paths(3)?;
/// assert_eq!(paths.next().map(|path| path.moves), Some(1));
/// assert!(!paths.is_given_up());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [`PathQuery::best_paths`]: super::PathQuery::best_paths
#[derive(Debug, Clone)]
pub struct BestPaths<'g> {
    teller: Teller<'g>,
    found: std::vec::IntoIter<Vec<RoleIx>>,
    told: Told,
    given_up: bool,
    left_out: usize,
}

impl<'g> BestPaths<'g> {
    pub(super) fn new(teller: Teller<'g>, found: Vec<Vec<RoleIx>>, given_up: bool) -> Self {
        Self {
            teller,
            found: found.into_iter(),
            told: Told::default(),
            given_up,
            left_out: 0,
        }
    }

    /// Returns whether the search was given up: paths may be lacking, and those of
    /// [`Cost::Effort`](super::Cost::Effort) are not proven to be the best.
    pub fn is_given_up(&self) -> bool {
        self.given_up
    }

    /// Returns how many moves each of the paths has that are yet to be told, in order; they stay to
    /// be told, which takes much longer.
    pub fn moves(&self) -> impl Iterator<Item = usize> {
        let found = self.found.as_slice().iter();
        found.map(|roles| roles.len().saturating_sub(1))
    }

    /// Returns how many paths have been found and left out, because those before were so long that
    /// the answer grows too large; known once the last path has been told.
    pub fn left_out(&self) -> usize {
        self.left_out
    }
}

impl Iterator for BestPaths<'_> {
    type Item = CareerPath;

    fn next(&mut self) -> Option<CareerPath> {
        let roles = self.found.next()?;
        if self.told.takes(&roles) {
            return Some(self.teller.path(&roles));
        }
        self.left_out = 1 + self.found.by_ref().count();
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_path_is_told_however_long_it_is() {
        let mut told = Told::default();
        assert!(told.takes(&vec![RoleIx(0); MOST_TOLD + 1]));
        assert!(!told.takes(&[RoleIx(0)]));
        let mut told = Told::default();
        assert!(told.takes(&vec![RoleIx(0); MOST_TOLD - 1]) && told.takes(&[RoleIx(0)]));
        assert!(!told.takes(&[RoleIx(0)]));
    }
}
