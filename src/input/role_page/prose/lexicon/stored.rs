//! A lexicon in the form in which the build script stores it: nothing is read before it is asked
//! for, because a page names few of the skills.

use std::sync::OnceLock;

use super::{Known, Plural, Slot, first_word};
use crate::document::SkillEntry;

/// Numbers of a row of a name: the range of its key, its slot, the range of the exact writing
/// (empty where none is wanted), its plural and the next name, or [`NONE`].
pub(super) const ROW: usize = 7;
/// No number.
pub(super) const NONE: u32 = u32::MAX;

/// The parts of a stored lexicon. All numbers are 32 bits wide, the lowest byte first.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StoredLexicon {
    /// The keys of the names, and exact writings.
    pub(crate) text: &'static str,
    /// A row for each name.
    pub(crate) names: &'static [u8],
    /// The names by key; see [`bucket`].
    pub(crate) by_key: &'static [u8],
    /// The first of the names that begin with a word, by the word.
    pub(crate) by_first_word: &'static [u8],
    /// Where the entry of each skill begins, and where the last one ends.
    pub(crate) bounds: &'static [u8],
    /// The entries.
    pub(crate) skills: &'static [u8],
}

/// A stored lexicon with the entries that have been asked for.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    parts: StoredLexicon,
    skills: Box<[OnceLock<Box<SkillEntry>>]>,
}

impl Stored {
    pub(super) fn new(parts: StoredLexicon) -> Self {
        let skills = (parts.bounds.len() / 4).saturating_sub(1);
        Self {
            parts,
            skills: std::iter::repeat_with(OnceLock::new).take(skills).collect(),
        }
    }

    /// Returns a name by number.
    pub(super) fn name(&self, number: u32) -> Known<'static> {
        let at = number as usize * ROW;
        let [start, end, slot, exact, exact_end, plural, next] =
            std::array::from_fn(|column| self::number(self.parts.names, at + column));
        let text = |start, end| &self.parts.text[start as usize..end as usize];
        Known {
            key: text(start, end),
            slot,
            exact: (exact < exact_end).then(|| text(exact, exact_end)),
            plural: Plural::from_number(plural),
            next: (next != NONE).then_some(next),
        }
    }

    /// Returns the number of the name with a key.
    pub(super) fn by_key(&self, key: &str) -> Option<u32> {
        self.look_up(self.parts.by_key, key, |known| known == key)
    }

    /// Returns the number of the first of the names that begin with a word.
    pub(super) fn by_first_word(&self, word: &str) -> Option<u32> {
        let begins = |key: &str| key.starts_with(word) && first_word(key) == word;
        self.look_up(self.parts.by_first_word, word, begins)
    }

    fn look_up(
        &self,
        buckets: &'static [u8],
        key: &str,
        is_it: impl Fn(&str) -> bool,
    ) -> Option<u32> {
        let count = buckets.len() / 4;
        let mut at = bucket(key, count);
        loop {
            let found = number(buckets, at);
            if found == NONE || is_it(self.name(found).key) {
                return (found != NONE).then_some(found);
            }
            at = (at + 1) % count;
        }
    }

    /// Returns the entry of a skill.
    pub(super) fn skill(&self, slot: Slot) -> &SkillEntry {
        let slot = slot as usize;
        self.skills[slot].get_or_init(|| {
            let [start, end] = [slot, slot + 1].map(|at| number(self.parts.bounds, at) as usize);
            let entry = postcard::from_bytes(&self.parts.skills[start..end]);
            entry.expect("the build script wrote it from the same types")
        })
    }
}

fn number(numbers: &[u8], at: usize) -> u32 {
    let bytes = &numbers[at * 4..at * 4 + 4];
    u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
}

/// Returns the bucket of `count`, a power of two, at which the search for a key begins; it goes on
/// to the next one until it meets the key or an empty bucket. The hash is FNV-1a: the same in every
/// build, and only our own names are stored by it.
pub(super) fn bucket(key: &str, count: usize) -> usize {
    let hash = key.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    hash as usize & (count - 1)
}
