//! Documents whose largest lists and maps come in parts.

use std::sync::Arc;

use super::names::MapNumber;
use super::{Kind, Manner, Reader};
use crate::diagnostic::Diagnostic;
use crate::document::{GraphDocument, Part, Unread};
use crate::input::graph_file::empty;
use crate::input::graph_file::keys::TopKey;
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

/// A reader of a document whose largest lists and maps come in parts.
pub(in crate::input::graph_file) struct InParts {
    reader: Reader,
    document: GraphDocument,
    /// The keys of which there have been parts, each with the number of its map.
    taken: Vec<(TopKey, MapNumber)>,
}

impl InParts {
    /// The keys whose values can come in parts, and what such a value can be.
    pub(in crate::input::graph_file) const KEYS: [(TopKey, &[Kind]); 3] = [
        (TopKey::Skills, &[Kind::List, Kind::Map]),
        (TopKey::Roles, &[Kind::List, Kind::Map]),
        (TopKey::Transitions, &[Kind::List]),
    ];

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

    /// Reads a part of the list or map of a key: some of its entries.
    pub(in crate::input::graph_file) fn part(&mut self, key: TopKey, part: &Tape<'_>) {
        let Some(node) = part.root() else {
            return;
        };
        let known = self.taken.iter().find(|(taken, _)| *taken == key);
        let map = known.map_or_else(|| self.reader.new_section(), |(_, map)| *map);
        if known.is_none() {
            self.taken.push((key, map));
        }
        self.reader.section(key, node, map, &mut self.document);
    }

    /// Takes what another reader has read of the same document, which is all of its transitions.
    pub(in crate::input::graph_file) fn take_transitions(&mut self, other: Self) {
        let mut short = other.reader.short;
        short.role_names = Arc::new(other.reader.names.into_list());
        self.reader.short.take_transitions(short);
        self.reader.diagnostics.absorb(other.reader.diagnostics);
        self.reader.unread.merge(other.reader.unread);
        self.document.transitions = other.document.transitions;
        self.taken.extend(other.taken);
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
