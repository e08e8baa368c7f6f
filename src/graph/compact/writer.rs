//! Writing the compact form.

use hashbrown::HashMap;

use super::stored::Write;

/// Collects what a [`Reader`](super::Reader) reads.
#[derive(Default)]
pub(super) struct Writer {
    bytes: Vec<u8>,
    /// All texts, one behind the other, in the order in which they first appear.
    text: String,
    ends: Vec<u32>,
    numbers: HashMap<String, u32>,
}

impl Writer {
    /// Adds a value.
    pub(super) fn add(&mut self, value: &impl Write) {
        value.write(self);
    }

    /// Adds values, to be read as a list.
    pub(super) fn list<T: Write>(
        &mut self,
        values: impl IntoIterator<Item = T, IntoIter: ExactSizeIterator>,
    ) {
        let values = values.into_iter();
        self.number(values.len() as u32);
        for value in values {
            self.add(&value);
        }
    }

    pub(super) fn number(&mut self, number: u32) {
        push(&mut self.bytes, number);
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Returns the bytes of a value, which is not added.
    pub(super) fn apart(&mut self, value: &impl Write) -> Vec<u8> {
        let before = std::mem::take(&mut self.bytes);
        value.write(self);
        std::mem::replace(&mut self.bytes, before)
    }

    /// Adds the number of a text.
    pub(super) fn name(&mut self, name: &str) {
        let number = if let Some(&known) = self.numbers.get(name) {
            known
        } else {
            let number = self.ends.len() as u32;
            self.text.push_str(name);
            self.ends.push(self.text.len() as u32);
            self.numbers.insert(name.to_owned(), number);
            number
        };
        self.number(number);
    }

    /// Returns all that was added.
    pub(super) fn finish(self) -> Vec<u8> {
        let mut all = Vec::new();
        push(&mut all, self.text.len() as u32);
        push(&mut all, self.ends.len() as u32);
        all.extend_from_slice(self.text.as_bytes());
        all.extend(self.ends.iter().flat_map(|end| end.to_le_bytes()));
        all.extend(self.bytes);
        all
    }
}

fn push(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}
