//! Texts by number.

use std::borrow::Cow;
use std::hash::BuildHasher as _;
use std::ops::Range;

use hashbrown::DefaultHashBuilder;
use hashbrown::hash_table::{Entry, HashTable};

/// Every text once, by a number that counts them from 0 as they come.
///
/// What is looked at for a text that is known lies close together, since large graphs have more names than
/// the cache of a core has room for one by one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Interner {
    table: HashTable<Slot>,
    hasher: DefaultHashBuilder,
    texts: Texts,
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
        let (hasher, known) = (self.hasher, &self.texts);
        self.table
            .reserve(texts, |slot| known.at(slot.number).hash(hasher));
        self.texts.packed.reserve(texts);
    }

    /// The number of a text, and whether the text is new.
    pub(crate) fn number(&mut self, text: &str) -> (u32, bool) {
        let text = Text::new(text);
        let (hasher, known) = (self.hasher, &self.texts);
        let hash = text.hash(hasher);
        let again = |slot: &Slot| known.at(slot.number).hash(hasher);
        match self
            .table
            .entry(hash, |slot| known.is_at(*slot, text, hash), again)
        {
            Entry::Occupied(slot) => (slot.get().number, false),
            Entry::Vacant(place) => {
                let number = known.packed.len() as u32;
                let hash = some(hash);
                place.insert(Slot { number, hash });
                self.texts.push(text);
                (number, true)
            }
        }
    }

    /// The number of a text, where it is known.
    pub(crate) fn find(&self, text: &str) -> Option<u32> {
        let text = Text::new(text);
        let hash = text.hash(self.hasher);
        let is_it = |slot: &Slot| self.texts.is_at(*slot, text, hash);
        self.table.find(hash, is_it).map(|slot| slot.number)
    }

    /// The text with a number.
    pub(crate) fn at(&self, number: u32) -> Cow<'_, str> {
        match self.texts.at(number) {
            Text::Short(packed) => packed.text().into(),
            Text::Long(text) => text.into(),
        }
    }
}

/// The part of a hash that the table itself does not look at, as far as it can be told.
fn some(hash: u64) -> u32 {
    (hash >> 24) as u32
}

/// Texts in the order of their numbers.
#[derive(Debug, Clone, Default)]
struct Texts {
    packed: Vec<Packed>,
    /// Those that are not short, one behind the other.
    long: String,
}

impl Texts {
    fn push(&mut self, text: Text<'_>) {
        let packed = match text {
            Text::Short(packed) => packed,
            Text::Long(text) => {
                let start = self.long.len();
                self.long.push_str(text);
                Packed::lying_at(start..self.long.len())
            }
        };
        self.packed.push(packed);
    }

    fn at(&self, number: u32) -> Text<'_> {
        let packed = self.packed[number as usize];
        match packed.lies_at() {
            Some(range) => Text::Long(&self.long[range]),
            None => Text::Short(packed),
        }
    }

    /// Whether a text in the table is this one, which has that hash.
    fn is_at(&self, slot: Slot, text: Text<'_>, hash: u64) -> bool {
        slot.hash == some(hash)
            && match text {
                Text::Short(packed) => self.packed[slot.number as usize] == packed,
                Text::Long(_) => self.at(slot.number) == text,
            }
    }
}

/// A text as it is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Text<'t> {
    Short(Packed),
    Long(&'t str),
}

impl<'t> Text<'t> {
    fn new(text: &'t str) -> Self {
        Packed::new(text).map_or(Self::Long(text), Self::Short)
    }

    fn hash(self, hasher: DefaultHashBuilder) -> u64 {
        match self {
            Self::Short(Packed(halves)) => hasher.hash_one((halves[0], halves[1])),
            Self::Long(text) => hasher.hash_one(text),
        }
    }
}

/// A text of at most 15 bytes, as most names are, with its length in the last byte; or else where a text lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Packed([u64; 2]);

impl Packed {
    const MOST_BYTES: usize = 15;
    const LENGTH_SHIFT: u32 = 56;
    /// The last byte of those that are not short.
    const LIES: u64 = 0xff;

    /// Packs a text, where it is short.
    fn new(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let length = bytes.len();
        // Of two numbers read from the text, the latter may begin within the former.
        let (low, high) = match length {
            8..=Self::MOST_BYTES => {
                let last = u64::from_le_bytes(*bytes.last_chunk()?);
                let rest = last >> 8 >> (8 * (Self::MOST_BYTES - length));
                (u64::from_le_bytes(*bytes.first_chunk()?), rest)
            }
            4..8 => {
                let last = u64::from(u32::from_le_bytes(*bytes.last_chunk()?));
                let first = u64::from(u32::from_le_bytes(*bytes.first_chunk()?));
                (first | last << (8 * (length - 4)), 0)
            }
            0..4 => {
                let add = |low, byte: &u8| low << 8 | u64::from(*byte);
                (bytes.iter().rev().fold(0, add), 0)
            }
            _ => return None,
        };
        let length = (length as u64) << Self::LENGTH_SHIFT;
        Some(Self([low, high | length]))
    }

    /// The text, which is a short one.
    fn text(self) -> String {
        let bytes = self.0.map(u64::to_le_bytes);
        let length = usize::from(bytes[1][7]);
        let text = bytes.as_flattened().get(..length);
        String::from_utf8_lossy(text.unwrap_or_default()).into_owned()
    }

    fn lying_at(range: Range<usize>) -> Self {
        let length = range.len() as u64;
        Self([
            range.start as u64,
            length | Self::LIES << Self::LENGTH_SHIFT,
        ])
    }

    /// Where the text lies, if it is not a short one.
    fn lies_at(self) -> Option<Range<usize>> {
        let [start, marked] = self.0;
        let length = marked & ((1 << Self::LENGTH_SHIFT) - 1);
        let start = start as usize;
        (marked >> Self::LENGTH_SHIFT == Self::LIES).then(|| start..start + length as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_keep_their_numbers() {
        let mut texts = Interner::default();
        texts.reserve(3);
        // Many more than there was room for, of all lengths, and an empty one.
        let all: Vec<String> = (0..5_000_u32)
            .map(|n| "x".repeat(n as usize % 23) + &n.to_string())
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

    #[test]
    fn texts_that_differ_in_one_byte_are_two() {
        // With bytes that are 0, which stand for nothing where a text is packed.
        let texts = (0..40).flat_map(|length| {
            let plain = "\0".repeat(length);
            let with = |at: usize| format!("{}a{}", &plain[..at], &plain[at + 1..]);
            let others: Vec<_> = (0..length).map(with).collect();
            std::iter::once(plain.clone()).chain(others)
        });
        let texts: Vec<_> = texts.collect();
        let mut known = Interner::default();
        for (number, text) in (0..).zip(&texts) {
            assert_eq!(known.number(text), (number, true), "{text:?}");
            assert_eq!(known.at(number), *text);
        }
    }
}
