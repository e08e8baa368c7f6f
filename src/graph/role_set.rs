//! Sets of roles.

use std::fmt;

use super::RoleIx;

const WORD: usize = u64::BITS as usize;

/// A set of roles of one graph: one bit for each role.
///
/// A set knows how many roles its graph has. Sets of graphs of different sizes do not mix. Because of that
/// size no set can be [collected](Iterator::collect): see
/// [`CareerGraph::role_set`](super::CareerGraph::role_set) and [`RoleSet::from_roles`].
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct RoleSet {
    /// Bit `r % 64` of word `r / 64` is role `r`; the bits beyond the last role are never set.
    words: Vec<u64>,
    role_count: usize,
}

/// # Making sets
impl RoleSet {
    /// Returns the empty set of a graph with so many roles.
    pub fn new(role_count: usize) -> Self {
        Self {
            words: vec![0; role_count.div_ceil(WORD)],
            role_count,
        }
    }

    /// Returns the set of all roles of a graph with so many roles.
    pub fn all(role_count: usize) -> Self {
        let mut all = Self::new(role_count);
        all.complement();
        all
    }

    /// Returns the set of these roles, in a graph with so many roles.
    ///
    /// # Panics
    ///
    /// Where a graph of so many roles has no role of an index.
    #[track_caller]
    pub fn from_roles(role_count: usize, roles: impl IntoIterator<Item = RoleIx>) -> Self {
        let mut set = Self::new(role_count);
        for role in roles {
            set.insert(role);
        }
        set
    }

    /// Puts a role in; returns whether it is new.
    ///
    /// # Panics
    ///
    /// Where the graph has no role of this index.
    #[track_caller]
    pub fn insert(&mut self, role: RoleIx) -> bool {
        let (at, count) = (role.index(), self.role_count);
        assert!(at < count, "no role {at}: the set is for {count} roles");
        let (word, bit) = place(role);
        let is_new = self.words[word] & bit == 0;
        self.words[word] |= bit;
        is_new
    }

    /// Takes a role out; returns whether it was in.
    pub fn remove(&mut self, role: RoleIx) -> bool {
        let was_in = self.contains(role);
        if was_in {
            let (word, bit) = place(role);
            self.words[word] &= !bit;
        }
        was_in
    }
}

/// # Looking
impl RoleSet {
    /// Returns whether a role is in the set.
    pub fn contains(&self, role: RoleIx) -> bool {
        let (word, bit) = place(role);
        self.words.get(word).is_some_and(|word| word & bit != 0)
    }

    /// Returns the number of roles in the set. O(V / 64).
    pub fn len(&self) -> usize {
        let ones = self.words.iter().map(|word| word.count_ones() as usize);
        ones.sum()
    }

    /// Returns whether no role is in the set.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Returns the number of roles of the graph.
    pub fn role_count(&self) -> usize {
        self.role_count
    }

    /// Returns the roles of the set in the order of their indices, which is that of their ids.
    pub fn iter(&self) -> RoleSetIter<'_> {
        RoleSetIter {
            words: &self.words,
            at: 0,
            rest: self.words.first().copied().unwrap_or(0),
        }
    }

    /// Returns whether every role of this set is in the other one.
    ///
    /// # Panics
    ///
    /// Where the other set is of a graph with another number of roles.
    pub fn is_subset(&self, other: &Self) -> bool {
        self.assert_alike(other);
        let mut pairs = self.words.iter().zip(&other.words);
        pairs.all(|(this, other)| this & !other == 0)
    }
}

/// # Algebra
impl RoleSet {
    /// Adds the roles of the other set.
    ///
    /// # Panics
    ///
    /// Where the other set is of a graph with another number of roles.
    pub fn union(&mut self, other: &Self) {
        self.combine(other, |this, other| this | other);
    }

    /// Keeps the roles that are in the other set too.
    ///
    /// # Panics
    ///
    /// Where the other set is of a graph with another number of roles.
    pub fn intersect(&mut self, other: &Self) {
        self.combine(other, |this, other| this & other);
    }

    /// Takes the roles of the other set out.
    ///
    /// # Panics
    ///
    /// Where the other set is of a graph with another number of roles.
    pub fn subtract(&mut self, other: &Self) {
        self.combine(other, |this, other| this & !other);
    }

    /// Swaps what is in and what is not.
    pub fn complement(&mut self) {
        self.words.iter_mut().for_each(|word| *word = !*word);
        let used = self.role_count % WORD;
        if let Some(last) = self.words.last_mut()
            && used > 0
        {
            *last &= (1 << used) - 1;
        }
    }

    fn combine(&mut self, other: &Self, with: impl Fn(u64, u64) -> u64) {
        self.assert_alike(other);
        for (this, other) in self.words.iter_mut().zip(&other.words) {
            *this = with(*this, *other);
        }
    }

    fn assert_alike(&self, other: &Self) {
        assert_eq!(
            self.role_count, other.role_count,
            "role sets of different graphs"
        );
    }
}

fn place(role: RoleIx) -> (usize, u64) {
    (role.index() / WORD, 1 << (role.index() % WORD))
}

impl Extend<RoleIx> for RoleSet {
    fn extend<T: IntoIterator<Item = RoleIx>>(&mut self, roles: T) {
        for role in roles {
            self.insert(role);
        }
    }
}

impl<'s> IntoIterator for &'s RoleSet {
    type Item = RoleIx;
    type IntoIter = RoleSetIter<'s>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Debug for RoleSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set()
            .entries(self.iter().map(|role| role.0))
            .finish()
    }
}

/// The roles of a set in the order of their indices; see [`RoleSet::iter`].
#[derive(Debug, Clone)]
pub struct RoleSetIter<'s> {
    words: &'s [u64],
    at: usize,
    /// What is left of the word at `at`.
    rest: u64,
}

impl Iterator for RoleSetIter<'_> {
    type Item = RoleIx;

    fn next(&mut self) -> Option<RoleIx> {
        while self.rest == 0 {
            self.at += 1;
            self.rest = *self.words.get(self.at)?;
        }
        let bit = self.rest.trailing_zeros();
        self.rest &= self.rest - 1;
        Some(RoleIx((self.at * WORD) as u32 + bit))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::collection::btree_set;
    use proptest::prelude::*;

    use super::*;

    fn set(count: usize, roles: &BTreeSet<u32>) -> RoleSet {
        RoleSet::from_roles(count, roles.iter().map(|role| RoleIx(*role)))
    }

    fn plain(set: &RoleSet) -> BTreeSet<u32> {
        let roles: Vec<u32> = set.iter().map(|role| role.0).collect();
        assert!(roles.is_sorted_by(|a, b| a < b), "in order");
        assert_eq!(roles.len(), set.len());
        roles.into_iter().collect()
    }

    fn pairs() -> impl Strategy<Value = (usize, BTreeSet<u32>, BTreeSet<u32>)> {
        (1usize..200).prop_flat_map(|count| {
            let some = || btree_set(0..count as u32, 0..=count.min(80));
            (Just(count), some(), some())
        })
    }

    proptest! {
        #[test]
        fn the_algebra_is_that_of_plain_sets((count, a, b) in pairs()) {
            let with = |change: fn(&mut RoleSet, &RoleSet)| {
                let mut changed = set(count, &a);
                change(&mut changed, &set(count, &b));
                plain(&changed)
            };
            prop_assert_eq!(with(RoleSet::union), &a | &b);
            prop_assert_eq!(with(RoleSet::intersect), &a & &b);
            prop_assert_eq!(with(RoleSet::subtract), &a - &b);
            let all: BTreeSet<u32> = (0..count as u32).collect();
            prop_assert_eq!(with(|set, _| set.complement()), &all - &a);
            prop_assert_eq!(set(count, &a).is_subset(&set(count, &b)), a.is_subset(&b));
            prop_assert_eq!(set(count, &a).is_empty(), a.is_empty());
            prop_assert_eq!(RoleSet::all(count).len(), count);
            for role in 0..count as u32 + 70 {
                prop_assert_eq!(set(count, &a).contains(RoleIx(role)), a.contains(&role));
            }
        }
    }

    #[test]
    fn a_role_goes_in_once_and_comes_out_once() {
        let mut set = RoleSet::new(65);
        assert!(set.insert(RoleIx(64)));
        assert!(!set.insert(RoleIx(64)));
        assert_eq!(format!("{set:?}"), "{64}");
        assert!(set.remove(RoleIx(64)));
        assert!(!set.remove(RoleIx(64)));
        assert!(!set.remove(RoleIx(640)));
        assert_eq!(set, RoleSet::new(65));
    }

    #[test]
    fn a_graph_without_roles_has_one_set() {
        assert_eq!(RoleSet::all(0), RoleSet::default());
        assert_eq!(RoleSet::new(0).iter().next(), None);
    }
}
