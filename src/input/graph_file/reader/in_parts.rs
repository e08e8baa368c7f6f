//! Documents whose largest lists and maps come in parts.

use std::sync::Arc;

use super::names::MapNumber;
use super::{Kind, Manner, Reader};
use crate::diagnostic::Diagnostic;
use crate::document::{GraphDocument, Part, Unread};
use crate::input::graph_file::empty;
use crate::input::graph_file::keys::{Key as _, TopKey};
use crate::input::graph_file::tape::Tape;
use crate::source::SourceId;

/// Reads what can be read of a document: its entries, and what it says in short forms. Its findings are
/// appended to `diagnostics`.
pub(in crate::input::graph_file) fn read(
    tape: &Tape<'_>,
    source: SourceId,
    diagnostics: &mut Vec<Diagnostic>,
) -> Part {
    InParts::new(source).finish(tape, diagnostics)
}

/// How many bytes of a large text there are to each new name, about.
const BYTES_TO_A_NAME: usize = 256;

/// One of the largest lists and maps of a document, which can come in parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input::graph_file) enum Section {
    Skills,
    Roles,
    Transitions,
}

impl Section {
    pub(in crate::input::graph_file) const ALL: [Self; 3] =
        [Self::Skills, Self::Roles, Self::Transitions];

    /// The key at the top of the file below which it stands.
    pub(in crate::input::graph_file) fn key(self) -> &'static str {
        match self {
            Self::Skills => TopKey::Skills.name(),
            Self::Roles => TopKey::Roles.name(),
            Self::Transitions => TopKey::Transitions.name(),
        }
    }

    /// What can come in parts.
    pub(in crate::input::graph_file) fn kinds(self) -> &'static [Kind] {
        match self {
            Self::Skills | Self::Roles => &[Kind::List, Kind::Map],
            Self::Transitions => &[Kind::List],
        }
    }
}

/// A reader of a document whose largest lists and maps come in parts.
pub(in crate::input::graph_file) struct InParts {
    reader: Reader,
    document: GraphDocument,
    /// The sections of which there have been parts, each with the number of its map.
    taken: Vec<(Section, MapNumber)>,
}

impl InParts {
    pub(in crate::input::graph_file) fn new(source: SourceId) -> Self {
        let document = GraphDocument {
            source,
            ..GraphDocument::default()
        };
        Self {
            reader: Reader::new(source, Manner::Open),
            document,
            taken: Vec::new(),
        }
    }

    /// A reader with room for the names that a large text may have.
    pub(in crate::input::graph_file) fn of(source: SourceId, text: &str) -> Self {
        let mut this = Self::new(source);
        this.reader.names.reserve(text.len() / BYTES_TO_A_NAME);
        this
    }

    /// Reads a part of a section: some of its entries.
    pub(in crate::input::graph_file) fn part(&mut self, section: Section, part: &Tape<'_>) {
        let Some(node) = part.root() else {
            return;
        };
        let known = self.taken.iter().find(|(taken, _)| *taken == section);
        let map = known.map_or_else(|| self.reader.new_section(), |(_, map)| *map);
        if known.is_none() {
            self.taken.push((section, map));
        }
        self.reader.section(section, node, map, &mut self.document);
    }

    /// Takes what another reader has read of the same document: its first transitions, which may be all.
    pub(in crate::input::graph_file) fn take_first_transitions(&mut self, other: Self) {
        let Reader {
            diagnostics,
            unread,
            mut names,
            short,
            ..
        } = other.reader;
        self.reader.diagnostics.absorb(diagnostics);
        self.reader.unread.merge(unread);
        self.taken.extend(other.taken);
        if short.transitions.is_empty() && other.document.transitions.is_empty() {
            return;
        }
        let own = &self.reader.names;
        let mut new = vec![None; own.len()];
        let number = |number: u32| {
            let new = &mut new[number as usize];
            *new.get_or_insert_with(|| names.number(&own.name(number)))
        };
        self.reader.short.take_first_transitions(short, number);
        self.reader.short.role_names = Arc::new(names.into_list());
        let own = std::mem::replace(&mut self.document.transitions, other.document.transitions);
        self.document.transitions.extend(own);
    }

    /// Reads the rest of the document.
    pub(in crate::input::graph_file) fn finish(
        self,
        tape: &Tape<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Part {
        let Self {
            mut reader,
            document,
            taken,
        } = self;
        let document = match tape.root() {
            Some(root) if !root.is_null() => reader.top(root, document, &taken),
            _ => {
                reader.diagnostics.push(empty(reader.source));
                None
            }
        };
        diagnostics.extend(reader.diagnostics.finish());
        let Some(document) = document else {
            return (GraphDocument::default(), Unread::everything()).into();
        };
        let mut short = reader.short;
        if !short.is_empty() {
            let names = Arc::new(reader.names.into_list());
            if short.role_names.is_empty() {
                short.role_names = Arc::clone(&names);
            }
            short.skill_names = names;
        }
        Part {
            document,
            short,
            unread: reader.unread,
        }
    }
}
