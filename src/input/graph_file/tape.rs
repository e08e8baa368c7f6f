//! A parsed text as one flat array: what YAML, TOML and JSON have in common, with spans.
//!
//! A tree of owned values would take several times the memory of the text; here a scalar is 8 bytes
//! and its text is usually the source itself.

use crate::source::Span;

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum Kind {
    Null,
    Bool,
    Number,
    /// A text that can be nothing else: quoted, or from a notation where texts always are.
    Text,
    /// An unquoted YAML scalar: its meaning depends on what is expected.
    Plain,
    List,
    Map,
}

impl Kind {
    const ALL: [Self; 7] = [
        Self::Null,
        Self::Bool,
        Self::Number,
        Self::Text,
        Self::Plain,
        Self::List,
        Self::Map,
    ];
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    start: u32,
    /// From the lowest bits up: the kind, how the text of a scalar is written, and a number: the
    /// length of a scalar, or the index of its text or of a container.
    packed: u32,
}

/// How the text of a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    /// As its span.
    Bare,
    /// As its span without the quotes.
    Quoted,
    /// Otherwise.
    Elsewhere,
}

impl Entry {
    const KIND_BITS: u32 = 3;
    const WRITTEN_BITS: u32 = 2;
    /// Numbers must be below.
    const LIMIT: u32 = 1 << (u32::BITS - Self::KIND_BITS - Self::WRITTEN_BITS);

    fn new(kind: Kind, written: Written, start: u32, number: u32) -> Self {
        let above = number << Self::WRITTEN_BITS | written as u32;
        Self {
            start,
            packed: above << Self::KIND_BITS | kind as u32,
        }
    }

    fn kind(self) -> Kind {
        Kind::ALL[(self.packed & ((1 << Self::KIND_BITS) - 1)) as usize]
    }

    fn written(self) -> Written {
        match self.packed >> Self::KIND_BITS & ((1 << Self::WRITTEN_BITS) - 1) {
            0 => Written::Bare,
            1 => Written::Quoted,
            _ => Written::Elsewhere,
        }
    }

    fn number(self) -> usize {
        (self.packed >> (Self::KIND_BITS + Self::WRITTEN_BITS)) as usize
    }
}

/// A list or map.
#[derive(Debug, Clone, Copy)]
struct Container {
    end: u32,
    /// Index behind the last descendant.
    behind: u32,
}

/// A text that differs from its source (escapes, folded lines) or is too long for an [`Entry`].
#[derive(Debug)]
struct Elsewhere {
    end: u32,
    text: String,
}

/// The values of one text, in document order.
#[derive(Debug)]
pub(in crate::input) struct Tape<'s> {
    source: &'s str,
    entries: Vec<Entry>,
    containers: Vec<Container>,
    elsewhere: Vec<Elsewhere>,
}

impl<'s> Tape<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self::with_capacity(source, 0)
    }

    /// A tape with room for so many values, which may turn out to be more or fewer.
    pub(super) fn with_capacity(source: &'s str, values: usize) -> Self {
        Self {
            source,
            entries: Vec::with_capacity(values),
            containers: Vec::new(),
            elsewhere: Vec::new(),
        }
    }

    /// A tape for a part that is full with so many values: its last entry may have some more.
    pub(super) fn for_part(source: &'s str, values: usize) -> Self {
        Self::with_capacity(source, values + values / 8)
    }

    pub(super) fn source(&self) -> &'s str {
        self.source
    }

    /// The number of values.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The first value, if there is any.
    pub(in crate::input) fn root(&self) -> Option<Node<'_>> {
        (!self.entries.is_empty()).then_some(Node {
            tape: self,
            index: 0,
        })
    }

    /// The value that stands last, if there is any.
    pub(super) fn last(&self) -> Option<Node<'_>> {
        let index = self.entries.len().checked_sub(1)?;
        Some(Node { tape: self, index })
    }

    /// Takes everything off the tape, and keeps its memory.
    pub(super) fn clear(&mut self) {
        self.entries.clear();
        self.containers.clear();
        self.elsewhere.clear();
    }

    /// Appends a scalar that reads `text`.
    pub(super) fn scalar(&mut self, kind: Kind, span: Span, text: &str) {
        let source = self.source.get(span.range()).unwrap_or_default();
        if source == text {
            self.bare(kind, span);
        } else if source.len() == text.len() + 2 && source.get(1..=text.len()) == Some(text) {
            self.quoted(span);
        } else {
            self.elsewhere(kind, span, text);
        }
    }

    /// Appends a scalar that reads as its span.
    pub(super) fn bare(&mut self, kind: Kind, span: Span) {
        self.within(kind, Written::Bare, span);
    }

    /// Appends a text that reads as its span without the quotes.
    pub(super) fn quoted(&mut self, span: Span) {
        self.within(Kind::Text, Written::Quoted, span);
    }

    fn within(&mut self, kind: Kind, written: Written, span: Span) {
        let length = span.end.saturating_sub(span.start);
        if length < Entry::LIMIT {
            self.entries
                .push(Entry::new(kind, written, span.start, length));
            return;
        }
        let mut range = span.range();
        if written == Written::Quoted {
            range = range.start + 1..range.end - 1;
        }
        let text = self.source.get(range).unwrap_or_default();
        self.elsewhere(kind, span, text);
    }

    fn elsewhere(&mut self, kind: Kind, span: Span, text: &str) {
        let number = self.elsewhere.len() as u32;
        self.elsewhere.push(Elsewhere {
            end: span.end,
            text: text.to_owned(),
        });
        self.entries
            .push(Entry::new(kind, Written::Elsewhere, span.start, number));
    }

    /// Opens a list or map, and returns what [`Tape::close`] wants.
    pub(super) fn open(&mut self, kind: Kind, start: u32) -> usize {
        let number = self.containers.len() as u32;
        self.containers.push(Container {
            end: start,
            behind: 0,
        });
        self.entries
            .push(Entry::new(kind, Written::Elsewhere, start, number));
        self.entries.len() - 1
    }

    /// Closes a list or map behind its last value.
    pub(super) fn close(&mut self, opened: usize, end: u32) {
        let entry = self.entries[opened];
        self.containers[entry.number()] = Container {
            end: end.max(entry.start),
            behind: self.entries.len() as u32,
        };
    }

    /// Appends a copy of the values from index `from` up to `to`, as an alias does.
    pub(super) fn repeat(&mut self, from: usize, to: usize) {
        let shift = (self.entries.len() - from) as u32;
        for index in from..to {
            let mut entry = self.entries[index];
            if matches!(entry.kind(), Kind::List | Kind::Map) {
                let Container { end, behind } = self.containers[entry.number()];
                let number = self.containers.len() as u32;
                self.containers.push(Container {
                    end,
                    behind: behind + shift,
                });
                entry = Entry::new(entry.kind(), Written::Elsewhere, entry.start, number);
            }
            self.entries.push(entry);
        }
    }
}

/// One value of a [`Tape`].
#[derive(Debug, Clone, Copy)]
pub(in crate::input) struct Node<'t> {
    tape: &'t Tape<'t>,
    index: usize,
}

impl<'t> Node<'t> {
    pub(in crate::input) fn kind(self) -> Kind {
        self.entry().kind()
    }

    /// The position on the tape.
    pub(super) fn index(self) -> u32 {
        self.index as u32
    }

    /// The value at another position of the same tape.
    pub(super) fn sibling(self, index: u32) -> Self {
        Self {
            index: index as usize,
            ..self
        }
    }

    /// How many values there are within.
    pub(super) fn descendants(self) -> usize {
        self.behind() - self.index - 1
    }

    pub(in crate::input) fn span(self) -> Span {
        let entry = self.entry();
        let end = match (entry.kind(), entry.written()) {
            (Kind::List | Kind::Map, _) => self.container(entry).end,
            (_, Written::Elsewhere) => self.tape.elsewhere[entry.number()].end,
            (_, Written::Bare | Written::Quoted) => entry.start + entry.number() as u32,
        };
        Span {
            start: entry.start,
            end,
        }
    }

    /// The text of a scalar; empty for lists and maps.
    pub(in crate::input) fn text(self) -> &'t str {
        let entry = self.entry();
        let start = entry.start as usize;
        let end = start + entry.number();
        match (entry.kind(), entry.written()) {
            (Kind::List | Kind::Map, _) => "",
            (_, Written::Bare) => &self.tape.source[start..end],
            (_, Written::Quoted) => &self.tape.source[start + 1..end - 1],
            (_, Written::Elsewhere) => &self.tape.elsewhere[entry.number()].text,
        }
    }

    /// Whether the value is absent in all but name.
    pub(in crate::input) fn is_null(self) -> bool {
        match self.kind() {
            Kind::Null => true,
            Kind::Plain => matches!(self.text(), "" | "~" | "null" | "Null" | "NULL"),
            _ => false,
        }
    }

    /// The values of a list; none for anything else.
    pub(in crate::input) fn items(self) -> impl Iterator<Item = Node<'t>> + use<'t> {
        self.children(Kind::List)
    }

    /// The keys and values of a map; none for anything else.
    pub(in crate::input) fn pairs(self) -> impl Iterator<Item = (Node<'t>, Node<'t>)> + use<'t> {
        let mut children = self.children(Kind::Map);
        std::iter::from_fn(move || Some((children.next()?, children.next()?)))
    }

    fn children(self, of: Kind) -> impl Iterator<Item = Node<'t>> + use<'t> {
        let entry = self.entry();
        let mut next = self.index + 1;
        let end = if entry.kind() == of {
            self.container(entry).behind as usize
        } else {
            0
        };
        std::iter::from_fn(move || {
            let node = Node {
                tape: self.tape,
                index: next,
            };
            (next < end).then(|| {
                next = node.behind();
                node
            })
        })
    }

    fn behind(self) -> usize {
        let entry = self.entry();
        match entry.kind() {
            Kind::List | Kind::Map => self.container(entry).behind as usize,
            _ => self.index + 1,
        }
    }

    fn container(self, entry: Entry) -> Container {
        self.tape.containers[entry.number()]
    }

    fn entry(self) -> Entry {
        self.tape.entries[self.index]
    }
}
