//! A parsed text as one flat array: what YAML, TOML and JSON have in common, with spans.
//!
//! A tree of owned values would take several times the memory of the text; here a value is 12 bytes
//! and its text is usually the source itself.

use crate::source::Span;

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
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
    end: u32,
    /// The kind in the lowest bits. Above it, for lists and maps, the index behind the last
    /// descendant; for scalars, where the text is. An input is far too short to need more bits.
    packed: u32,
}

impl Entry {
    const KIND_BITS: u32 = 3;

    fn new(kind: Kind, span: Span, link: u32) -> Self {
        Self {
            start: span.start,
            end: span.end,
            packed: link << Self::KIND_BITS | kind as u32,
        }
    }

    fn kind(self) -> Kind {
        Kind::ALL[(self.packed & ((1 << Self::KIND_BITS) - 1)) as usize]
    }

    fn link(self) -> u32 {
        self.packed >> Self::KIND_BITS
    }
}

/// The text of the scalar is its span.
const BARE: u32 = u32::MAX >> Entry::KIND_BITS;
/// The text of the scalar is its span without the quotes.
const QUOTED: u32 = BARE - 1;

/// The values of one text, in document order.
#[derive(Debug)]
pub(super) struct Tape<'s> {
    source: &'s str,
    entries: Vec<Entry>,
    /// Texts that differ from their source: escapes, folded lines.
    owned: Vec<String>,
}

impl<'s> Tape<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self {
            source,
            entries: Vec::new(),
            owned: Vec::new(),
        }
    }

    pub(super) fn source(&self) -> &'s str {
        self.source
    }

    /// The number of values.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The first value, if there is any.
    pub(super) fn root(&self) -> Option<Node<'_>> {
        (!self.entries.is_empty()).then_some(Node {
            tape: self,
            index: 0,
        })
    }

    /// Appends a scalar that reads `text`.
    pub(super) fn scalar(&mut self, kind: Kind, span: Span, text: &str) {
        let written = self.source.get(span.range()).unwrap_or_default();
        let link = if written == text {
            BARE
        } else if written.len() == text.len() + 2 && written.get(1..=text.len()) == Some(text) {
            QUOTED
        } else {
            self.owned.push(text.to_owned());
            self.owned.len() as u32 - 1
        };
        self.entries.push(Entry::new(kind, span, link));
    }

    /// Opens a list or map, and returns what [`Tape::close`] wants.
    pub(super) fn open(&mut self, kind: Kind, start: u32) -> usize {
        let span = Span { start, end: start };
        self.entries.push(Entry::new(kind, span, 0));
        self.entries.len() - 1
    }

    /// Closes a list or map behind its last value.
    pub(super) fn close(&mut self, opened: usize, end: u32) {
        let behind = self.entries.len() as u32;
        let entry = &mut self.entries[opened];
        let span = Span {
            start: entry.start,
            end: end.max(entry.start),
        };
        *entry = Entry::new(entry.kind(), span, behind);
    }

    /// Appends a copy of the values from index `from` up to `to`, as an alias does.
    pub(super) fn repeat(&mut self, from: usize, to: usize) {
        let shift = (self.entries.len() - from) as u32;
        for index in from..to {
            let mut entry = self.entries[index];
            if matches!(entry.kind(), Kind::List | Kind::Map) {
                entry.packed += shift << Entry::KIND_BITS;
            }
            self.entries.push(entry);
        }
    }
}

/// One value of a [`Tape`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'t> {
    tape: &'t Tape<'t>,
    index: usize,
}

impl<'t> Node<'t> {
    pub(super) fn kind(self) -> Kind {
        self.entry().kind()
    }

    pub(super) fn span(self) -> Span {
        let entry = self.entry();
        Span {
            start: entry.start,
            end: entry.end,
        }
    }

    /// The text of a scalar; empty for lists and maps.
    pub(super) fn text(self) -> &'t str {
        let entry = self.entry();
        let range = entry.start as usize..entry.end as usize;
        match (entry.kind(), entry.link()) {
            (Kind::List | Kind::Map, _) => "",
            (_, BARE) => &self.tape.source[range],
            (_, QUOTED) => &self.tape.source[range.start + 1..range.end - 1],
            (_, owned) => &self.tape.owned[owned as usize],
        }
    }

    /// Whether the value is absent in all but name.
    pub(super) fn is_null(self) -> bool {
        match self.kind() {
            Kind::Null => true,
            Kind::Plain => matches!(self.text(), "" | "~" | "null" | "Null" | "NULL"),
            _ => false,
        }
    }

    /// The values of a list; none for anything else.
    pub(super) fn items(self) -> impl Iterator<Item = Node<'t>> + use<'t> {
        self.children(Kind::List)
    }

    /// The keys and values of a map; none for anything else.
    pub(super) fn pairs(self) -> impl Iterator<Item = (Node<'t>, Node<'t>)> + use<'t> {
        let mut children = self.children(Kind::Map);
        std::iter::from_fn(move || Some((children.next()?, children.next()?)))
    }

    fn children(self, of: Kind) -> impl Iterator<Item = Node<'t>> + use<'t> {
        let entry = self.entry();
        let mut next = self.index + 1;
        let end = if entry.kind() == of {
            entry.link() as usize
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
            Kind::List | Kind::Map => entry.link() as usize,
            _ => self.index + 1,
        }
    }

    fn entry(self) -> Entry {
        self.tape.entries[self.index]
    }
}
