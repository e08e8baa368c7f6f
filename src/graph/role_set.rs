//! Sets of roles, as dense bits.

use super::RoleIx;

const BITS: usize = u64::BITS as usize;

/// A set of roles of one graph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoleSet {
    words: Vec<u64>,
}

impl RoleSet {
    /// Returns the empty set for a graph of so many roles.
    pub fn new(role_count: usize) -> Self {
        Self {
            words: vec![0; role_count.div_ceil(BITS)],
        }
    }

    /// Adds a role; returns whether it is new.
    pub fn insert(&mut self, role: RoleIx) -> bool {
        let (word, bit) = (role.index() / BITS, 1 << (role.index() % BITS));
        let new = self.words[word] & bit == 0;
        self.words[word] |= bit;
        new
    }

    /// Returns whether a role is in the set.
    pub fn contains(&self, role: RoleIx) -> bool {
        let word = self.words.get(role.index() / BITS);
        word.is_some_and(|word| word & 1 << (role.index() % BITS) != 0)
    }

    /// Returns the number of roles.
    pub fn len(&self) -> usize {
        self.words
            .iter()
            .map(|word| word.count_ones() as usize)
            .sum()
    }

    /// Returns whether the set is empty.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Returns the roles in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = RoleIx> + '_ {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros();
                rest &= rest.checked_sub(1)?;
                Some(RoleIx((at * BITS) as u32 + bit))
            })
        })
    }
}
