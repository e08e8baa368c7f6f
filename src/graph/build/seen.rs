//! What names came to, so that each is looked up once.

use hashbrown::HashMap;

use crate::model::Name;
use crate::source::{Span, Spanned};

/// What names came to, by the identity of their text: files repeat a few names many times, and a
/// reader stores each of them once.
#[derive(Default)]
pub(super) struct ByText {
    known: HashMap<usize, u32>,
    /// The names are kept, so that their addresses stay their own.
    kept: Vec<Name>,
}

impl ByText {
    /// What the name came to before.
    pub(super) fn get(&self, name: &Name) -> Option<u32> {
        self.known.get(&(name.as_ptr() as usize)).copied()
    }

    /// What the name came to: the same as before, or else what `find` says, where it says something.
    pub(super) fn get_or(
        &mut self,
        name: &Name,
        find: impl FnOnce() -> Option<u32>,
    ) -> Option<u32> {
        if let Some(index) = self.get(name) {
            return Some(index);
        }
        let index = find()?;
        self.insert(name, index);
        Some(index)
    }

    pub(super) fn insert(&mut self, name: &Name, index: u32) {
        if self.known.insert(name.as_ptr() as usize, index).is_none() {
            self.kept.push(name.clone());
        }
    }

    pub(super) fn reserve(&mut self, names: usize) {
        self.known.reserve(names);
        self.kept.reserve_exact(names);
    }

    /// Gives every index its new number.
    pub(super) fn renumber(&mut self, new: &[u32]) {
        for index in self.known.values_mut() {
            *index = new[*index as usize];
        }
    }
}

/// The first place of each of some names that is used, by the number of the name.
pub(super) fn first_places(
    names: &[Name],
    used: impl Iterator<Item = Spanned<u32>>,
) -> impl Iterator<Item = Spanned<&Name>> {
    let mut first: Vec<Option<Span>> = vec![None; names.len()];
    for name in used {
        let first = &mut first[name.value as usize];
        *first = Some(first.map_or(name.span, |span| span.min(name.span)));
    }
    let all = names.iter().zip(first);
    all.filter_map(|(name, span)| Some(Spanned::new(name, span?)))
}

/// What the numbers of the names of one document came to.
pub(super) struct ByNumber<'d> {
    names: &'d [Name],
    known: Vec<u32>,
}

impl<'d> ByNumber<'d> {
    /// No index, because nobody has asked yet.
    const UNSEEN: u32 = u32::MAX;

    pub(super) fn new(names: &'d [Name]) -> Self {
        Self {
            names,
            known: vec![Self::UNSEEN; names.len()],
        }
    }

    /// What a number came to: the same as before, or else what `find` says, where it says something.
    pub(super) fn get_or(
        &mut self,
        number: u32,
        find: impl FnOnce(&Name) -> Option<u32>,
    ) -> Option<u32> {
        let known = &mut self.known[number as usize];
        if *known == Self::UNSEEN {
            *known = find(&self.names[number as usize])?;
        }
        Some(*known)
    }
}
