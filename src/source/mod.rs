//! Source texts, places in them, and the only code of the library that reads the disk.

mod disk;
mod text;

pub use disk::{ReadError, ReadProblem, Stamp};

use std::borrow::Cow;
use std::fmt;
use std::ops::{Index, Range};
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};
use text::Text;

/// The largest input that is read, in bytes (64 MiB).
pub const MAX_SOURCE_BYTES: u64 = 64 * 1024 * 1024;

/// How many bytes of text share one count of characters.
const CHECKPOINT_BYTES: usize = 4096;

/// A range of bytes in one source text.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// Returns the span of a byte range.
    pub fn new(range: Range<usize>) -> Self {
        Self {
            start: range.start as u32,
            end: range.end as u32,
        }
    }

    /// Returns the span as a byte range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value together with the place where it was written.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Returns `value` with its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// Returns the same place with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned {
            value: f(self.value),
            span: self.span,
        }
    }
}

/// A value that was written nowhere, for documents that are made in code. Its place is the beginning of a
/// source; where there is none, findings about it show no line.
impl<T> From<T> for Spanned<T> {
    fn from(value: T) -> Self {
        Self::new(value, Span::default())
    }
}

/// A name that was written nowhere.
impl From<&str> for Spanned<Arc<str>> {
    fn from(name: &str) -> Self {
        Arc::<str>::from(name).into()
    }
}

/// Number of a source within its [`Sources`].
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct SourceId(pub u32);

/// A place: a span in a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Which source.
    pub source: SourceId,
    /// Where in it.
    pub span: Span,
}

/// A line and column, both counted from 1; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// A named text with an index of its lines.
#[derive(Clone)]
pub struct SourceFile {
    name: String,
    text: Text,
    private: bool,
    line_starts: OnceLock<Vec<u32>>,
    char_checkpoints: OnceLock<Vec<u32>>,
}

impl SourceFile {
    /// Returns a source with a name to show in messages. A leading byte order mark is dropped.
    pub fn new(name: impl Into<String>, text: impl Into<Cow<'static, str>>) -> Self {
        Self::of(name.into(), text.into().into())
    }

    fn of(name: String, text: Text) -> Self {
        Self {
            name,
            text,
            private: false,
            line_starts: OnceLock::new(),
            char_checkpoints: OnceLock::new(),
        }
    }

    /// Returns the name that messages show.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the text, without a byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the source as one whose lines no finding shows.
    #[must_use]
    pub fn into_private(mut self) -> Self {
        self.private = true;
        self
    }

    /// Returns whether no finding may show a line of the text.
    pub fn is_private(&self) -> bool {
        self.private
    }

    /// Returns the line and column of a byte offset; O(log lines), however long the line is.
    pub fn line_column(&self, offset: u32) -> LineColumn {
        let line = self.line(offset);
        let start = self.line_starts()[line as usize - 1] as usize;
        let end = (offset as usize).min(self.text.len());
        // The text is shorter than its line index where it has been forgotten.
        let column = self
            .chars_before(end)
            .saturating_sub(self.chars_before(start.min(end)));
        LineColumn {
            line,
            column: column + 1,
        }
    }

    /// Returns the bytes of a line counted from 1, without its line break.
    pub(crate) fn line_range(&self, line: u32) -> Range<usize> {
        let starts = self.line_starts();
        let length = self.text.len();
        let start_of = |line: usize| starts.get(line).map_or(length, |&at| at as usize);
        let start = start_of(line.max(1) as usize - 1).min(length);
        let end = start_of(line.max(1) as usize).min(length);
        let text = &self.text[start..end];
        let text = text.strip_suffix('\n').unwrap_or(text);
        let text = text.strip_suffix('\r').unwrap_or(text);
        start..start + text.len()
    }

    /// Returns the line of a byte offset, counted from 1; O(log lines).
    pub fn line(&self, offset: u32) -> u32 {
        self.line_starts()
            .partition_point(|&start| start <= offset)
            .max(1) as u32
    }

    /// Forgets the text and keeps the name and the line index, which is all that an attestation
    /// needs.
    pub(crate) fn forget_text(&mut self) {
        if self.text.takes_memory() {
            self.line_starts();
            self.text = Text::Borrowed("");
            self.char_checkpoints = OnceLock::new();
        }
    }

    /// Returns how many characters begin before a byte offset. Counting starts at the closest
    /// checkpoint, because one file can be one line with thousands of findings.
    fn chars_before(&self, offset: usize) -> u32 {
        let count = |bytes: &[u8]| {
            let begins = |byte: &&u8| (**byte & 0b1100_0000) != 0b1000_0000;
            bytes.iter().filter(begins).count() as u32
        };
        let bytes = self.text.as_bytes();
        let checkpoints = self.char_checkpoints.get_or_init(|| {
            let blocks = bytes.chunks(CHECKPOINT_BYTES).scan(0, |sum, block| {
                *sum += count(block);
                Some(*sum)
            });
            std::iter::once(0).chain(blocks).collect()
        });
        let block = offset / CHECKPOINT_BYTES;
        checkpoints[block] + count(&bytes[block * CHECKPOINT_BYTES..offset])
    }

    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let newlines = memchr::memchr_iter(b'\n', self.text.as_bytes());
            std::iter::once(0)
                .chain(newlines.map(|at| at as u32 + 1))
                .collect()
        })
    }
}

/// Without the text: errors carry sources, and a log is no place for what is private.
impl fmt::Debug for SourceFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SourceFile")
            .field("name", &self.name)
            .field("bytes", &self.text.len())
            .finish_non_exhaustive()
    }
}

/// The sources of one graph, in a fixed order.
#[derive(Debug, Clone, Default)]
pub struct Sources(Vec<SourceFile>);

impl Sources {
    /// Adds a source and returns its number.
    pub fn add(&mut self, file: SourceFile) -> SourceId {
        self.0.push(file);
        SourceId(self.0.len() as u32 - 1)
    }

    /// Returns a source by number, where there is one: what was made in code has none.
    pub fn get(&self, id: SourceId) -> Option<&SourceFile> {
        self.0.get(id.0 as usize)
    }

    /// Marks a source as one whose lines no finding shows; see [`SourceFile::into_private`].
    pub(crate) fn hide(&mut self, id: SourceId) {
        self.0[id.0 as usize].private = true;
    }

    /// Returns the number of sources.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether there is no source.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Finds the lines of the texts of which nothing but that will be needed where they are forgotten.
    pub(crate) fn find_lines(&self) {
        for file in &self.0 {
            if file.text.takes_memory() {
                file.line_starts();
            }
        }
    }

    /// Forgets all texts; see [`SourceFile::forget_text`].
    pub(crate) fn forget_texts(&mut self) {
        self.0.iter_mut().for_each(SourceFile::forget_text);
    }
}

impl Index<SourceId> for Sources {
    type Output = SourceFile;

    /// Returns a source by number.
    ///
    /// # Panics
    ///
    /// Where there is none of this number; [`Sources::get`] does not.
    fn index(&self, id: SourceId) -> &SourceFile {
        &self.0[id.0 as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_on_lines_of_any_length() {
        let line = "é漢a".repeat(5_000);
        let file = SourceFile::new("x", format!("first\n{line}\nlast"));
        for (offset, line, column) in [
            (0, 1, 1),
            (5, 1, 6),
            (6, 2, 1),
            (8, 2, 2),
            (6 + 6 * 3_000, 2, 9_001),
            (6 + 6 * 5_000, 2, 15_001),
            (7 + 6 * 5_000, 3, 1),
            (u32::MAX, 3, 5),
        ] {
            assert_eq!(file.line_column(offset), LineColumn { line, column });
        }
    }

    #[test]
    fn lines_come_without_their_breaks() {
        let file = SourceFile::new("x", "one\r\ntwo\n\nlast");
        let lines = (1..=5).map(|line| &file.text()[file.line_range(line)]);
        assert_eq!(lines.collect::<Vec<_>>(), ["one", "two", "", "last", ""]);
    }

    #[test]
    fn a_forgotten_text_still_knows_its_lines() {
        let mut file = SourceFile::new("x", String::from("one\ntwo"));
        file.forget_text();
        assert_eq!(file.line_column(5), LineColumn { line: 2, column: 1 });
        assert!(file.line_range(2).is_empty());
    }
}
