//! Reading the compact form.

use super::stored::Read;
use crate::model::Name;

/// The texts of a compact form by number.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Texts {
    /// All texts, one behind the other.
    text: &'static str,
    /// Where each of them ends.
    ends: &'static [[u8; 4]],
}

impl Texts {
    fn get(self, number: usize) -> Option<&'static str> {
        let end = |number: usize| self.ends.get(number).map(|end| u32::from_le_bytes(*end));
        let start = number.checked_sub(1).map_or(Some(0), end)?;
        self.text.get(start as usize..end(number)? as usize)
    }
}

/// Reads values one after the other. Where the bytes are none that were written, it goes on with zeros
/// and remembers it, so that nobody has to ask before the end.
pub(super) struct Reader {
    rest: &'static [u8],
    texts: Texts,
    /// The texts that have been read as names; empty where there will be few.
    names: Vec<Option<Name>>,
    failed: bool,
}

impl Reader {
    /// Returns a reader of values whose texts stand elsewhere.
    pub(super) fn new(texts: Texts, bytes: &'static [u8]) -> Self {
        Self {
            rest: bytes,
            texts,
            names: Vec::new(),
            failed: false,
        }
    }

    /// Returns a reader of what [`Writer::finish`](super::Writer::finish) returned; `None` where its
    /// texts are no texts.
    pub(super) fn with_texts(bytes: &'static [u8]) -> Option<Self> {
        let mut reader = Self::new(Texts::default(), bytes);
        let (length, count) = (reader.number() as usize, reader.count());
        let text = str::from_utf8(reader.bytes(length)).ok()?;
        let (ends, _) = reader.bytes(count * 4).as_chunks();
        reader.texts = Texts { text, ends };
        reader.names = vec![None; count];
        Some(reader)
    }

    pub(super) fn texts(&self) -> Texts {
        self.texts
    }

    /// Whether everything was read, and nothing was missing.
    pub(super) fn is_at_end(&self) -> bool {
        self.rest.is_empty() && !self.failed
    }

    pub(super) fn fail(&mut self) {
        self.failed = true;
    }

    /// Returns the next value.
    #[inline]
    pub(super) fn next<T: Read>(&mut self) -> T {
        T::read(self)
    }

    /// Returns the next number: seven bits in each byte, the lowest first, and the eighth bit says that
    /// more follow.
    #[inline]
    pub(super) fn number(&mut self) -> u32 {
        if let [byte @ ..0x80, rest @ ..] = self.rest {
            self.rest = rest;
            return u32::from(*byte);
        }
        self.long_number()
    }

    fn long_number(&mut self) -> u32 {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let Some((&byte, rest)) = self.rest.split_first() else {
                break;
            };
            self.rest = rest;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return number;
            }
        }
        self.fail();
        0
    }

    /// Returns how many values follow, each of which takes a byte at least.
    pub(super) fn count(&mut self) -> usize {
        let count = self.number() as usize;
        if count > self.rest.len() {
            self.fail();
            return 0;
        }
        count
    }

    /// Returns the next bytes as they are.
    pub(super) fn bytes(&mut self, count: usize) -> &'static [u8] {
        let Some((bytes, rest)) = self.rest.split_at_checked(count) else {
            self.fail();
            return &[];
        };
        self.rest = rest;
        bytes
    }

    /// Returns the text with the next number.
    pub(super) fn text(&mut self) -> &'static str {
        let number = self.number() as usize;
        self.texts.get(number).unwrap_or_else(|| {
            self.failed = true;
            ""
        })
    }

    /// Returns the same as a name.
    pub(super) fn name(&mut self) -> Name {
        let from = self.rest;
        let number = self.number() as usize;
        if let Some(Some(known)) = self.names.get(number) {
            return known.clone();
        }
        self.rest = from;
        let name = Name::from(self.text());
        if let Some(place) = self.names.get_mut(number) {
            *place = Some(name.clone());
        }
        name
    }
}
