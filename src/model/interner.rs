//! Texts by number.

use std::hash::BuildHasher as _;
use std::ops::Range;

use hashbrown::DefaultHashBuilder;
use hashbrown::hash_table::{Entry, HashTable};

/// How long a text is, about: they are names.
const BYTES_OF_A_TEXT: usize = 16;

/// Every text once, by a number that counts them from 0 as they come.
///
/// What is looked at for a text that is known lies close together, since large graphs have more names than
/// the cache of a core has room for one by one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Interner {
    table: HashTable<Slot>,
    hasher: DefaultHashBuilder,
    /// All texts, one behind the other.
    all: String,
    /// Where each of them ends there.
    ends: Vec<usize>,
}

/// A text in the table: its number, and some of its hash, which tells most texts apart.
#[derive(Debug, Clone, Copy)]
struct Slot {
    number: u32,
    hash: u32,
}

impl Interner {
    /// Makes room for so many texts more.
    pub(crate) fn reserve(&mut self, texts: usize) {
        let Self {
            hasher, all, ends, ..
        } = self;
        self.table
            .reserve(texts, |slot| hasher.hash_one(at(all, ends, slot.number)));
        all.reserve(texts * BYTES_OF_A_TEXT);
        ends.reserve(texts);
    }

    /// The number of a text, and whether the text is new.
    pub(crate) fn number(&mut self, text: &str) -> (u32, bool) {
        let (hasher, all, ends) = (&self.hasher, &self.all, &self.ends);
        let hash = hasher.hash_one(text);
        let is_it = |slot: &Slot| slot.hash == some(hash) && is_at(all, ends, slot.number, text);
        let again = |slot: &Slot| hasher.hash_one(at(all, ends, slot.number));
        match self.table.entry(hash, is_it, again) {
            Entry::Occupied(slot) => (slot.get().number, false),
            Entry::Vacant(place) => {
                let number = ends.len() as u32;
                let hash = some(hash);
                place.insert(Slot { number, hash });
                self.all.push_str(text);
                self.ends.push(self.all.len());
                (number, true)
            }
        }
    }

    /// The number of a text, where it is known.
    pub(crate) fn find(&self, text: &str) -> Option<u32> {
        let hash = self.hasher.hash_one(text);
        let is_it = |slot: &Slot| {
            slot.hash == some(hash) && is_at(&self.all, &self.ends, slot.number, text)
        };
        self.table.find(hash, is_it).map(|slot| slot.number)
    }

    /// The text with a number.
    pub(crate) fn at(&self, number: u32) -> &str {
        at(&self.all, &self.ends, number)
    }
}

/// The part of a hash that the table itself does not look at, as far as it can be told.
fn some(hash: u64) -> u32 {
    (hash >> 24) as u32
}

fn at<'a>(all: &'a str, ends: &[usize], number: u32) -> &'a str {
    &all[range(ends, number)]
}

/// Whether the text with a number is this one, without looking for where its characters begin.
fn is_at(all: &str, ends: &[usize], number: u32, text: &str) -> bool {
    all.as_bytes()[range(ends, number)] == *text.as_bytes()
}

fn range(ends: &[usize], number: u32) -> Range<usize> {
    let number = number as usize;
    let start = number.checked_sub(1).map_or(0, |before| ends[before]);
    start..ends[number]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_keep_their_numbers() {
        let mut texts = Interner::default();
        texts.reserve(3);
        // Many more than there was room for, and an empty one.
        let all: Vec<String> = (0..5_000_u32)
            .map(|n| "x".repeat(n as usize % 7) + &n.to_string())
            .collect();
        let all: Vec<&str> = std::iter::once("")
            .chain(all.iter().map(String::as_str))
            .collect();
        for (number, text) in (0..).zip(&all) {
            assert_eq!(texts.find(text), None);
            assert_eq!(texts.number(text), (number, true));
        }
        for (number, text) in (0..).zip(&all) {
            assert_eq!(texts.find(text), Some(number));
            assert_eq!(texts.number(text), (number, false));
            assert_eq!(texts.at(number), *text);
        }
    }
}
