//! The maps of a file: those with known keys, and those whose keys are names.

use hashbrown::HashMap;
use smallvec::SmallVec;

use super::names::MapNumber;
use super::{Key, Manner, Node, Reader, is_blank, list};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::input::graph_file::keys::called_otherwise;
use crate::input::graph_file::tape::Kind;
use crate::model::{Name, suggest};
use crate::source::{Span, Spanned};

/// How many entries of a map are made room for before they are looked at.
const FIRST_ROOM: usize = 64;

/// How many keys of a map take no memory of their own: most maps have a few, and files many maps.
const FEW_KEYS: usize = 6;

/// The known keys of a map with their values, in the order of the file.
#[derive(Clone)]
pub(in crate::input) struct Fields<'t, K: 'static> {
    map: Node<'t>,
    known: &'static [K],
    found: SmallVec<[Field; FEW_KEYS]>,
    next: usize,
}

/// A key by its position among the known ones.
#[derive(Clone, Copy)]
struct Field {
    /// The key as it stood last.
    key: u32,
    value: u32,
    position: u8,
    has_value: bool,
}

impl<'t, K: Copy> Iterator for Fields<'t, K> {
    type Item = (K, Node<'t>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let field = self.found.get(self.next)?;
            self.next += 1;
            if field.has_value {
                let key = self.known[usize::from(field.position)];
                return Some((key, self.map.sibling(field.value)));
            }
        }
    }
}

/// The key with which YAML merges one map into another.
const MERGE_KEY: &str = "<<";

/// What to do about a space that is none to YAML.
pub(in crate::input::graph_file) const ODD_SPACE: &str =
    "this has a no-break space, which only looks like a space: write a plain one";

/// Whether a text has a space that is part of the words around it in YAML.
pub(super) fn has_odd_space(text: &str) -> bool {
    text.contains(|c: char| c.is_whitespace() && !c.is_ascii())
}

impl Reader {
    /// The entries of a map from names to maps; nothing where any key is a known one, or any value
    /// is no map.
    pub(super) fn named_maps<'t, K: Key>(
        &mut self,
        node: Node<'t>,
        known: &[K],
    ) -> Option<Vec<(Spanned<Name>, Node<'t>)>> {
        let is_named = |(key, value): (Node<'_>, Node<'_>)| {
            value.kind() == Kind::Map && known.iter().all(|known| known.name() != key.text())
        };
        let is_map = node.kind() == Kind::Map && node.pairs().next().is_some();
        (is_map && node.pairs().all(is_named)).then(|| self.entries(node))
    }

    /// The known keys of a map with their values; unknown and repeated keys are reported.
    pub(in crate::input) fn fields<'t, K: Key>(
        &mut self,
        map: Node<'t>,
        known: &'static [K],
    ) -> Fields<'t, K> {
        let mut fields = Fields {
            map,
            known,
            found: SmallVec::new(),
            next: 0,
        };
        let mut seen = 0_u32;
        // Maps have their keys in the same order, mostly.
        let mut next = 0;
        // The key before, where it has no value: what follows may have been meant for one.
        let mut open = None;
        for (key, value) in map.pairs() {
            let text = key.text();
            let is_it = |known: &K| known.name() == text;
            let is_next = known.get(next).is_some_and(is_it);
            let position = is_next.then_some(next);
            let Some(position) = position.or_else(|| known.iter().position(is_it)) else {
                if self.manner != Manner::Lenient {
                    self.unknown_key(key, known, open);
                    self.leave_out(None, value);
                }
                continue;
            };
            next = position + 1;
            open = None;
            if seen & 1 << position != 0 {
                let mut found = fields.found.iter_mut();
                if let Some(first) = found.find(|field| usize::from(field.position) == position) {
                    self.duplicate_key(key, map.sibling(first.key).span());
                    first.key = key.index();
                }
                self.leave_out(None, value);
                continue;
            }
            seen |= 1 << position;
            let is_blank = self.manner == Manner::Lenient && is_blank(value);
            let is_missing = value.kind() == Kind::Plain && value.is_null();
            if is_missing && !is_blank {
                let message = format!("`{text}` has no value");
                let found = Diagnostic::new(Code::WrongType, self.place(key.span()), message);
                self.diagnostics
                    .push(found.help("give it a value or remove the key"));
                open = Some(known[position].name());
            }
            fields.found.push(Field {
                key: key.index(),
                value: value.index(),
                position: position as u8,
                has_value: !is_blank && !is_missing,
            });
        }
        fields
    }

    /// The entries of a map whose keys are names; repeated keys are reported.
    pub(in crate::input) fn entries<'t>(
        &mut self,
        node: Node<'t>,
    ) -> Vec<(Spanned<Name>, Node<'t>)> {
        let map = self.new_map();
        self.entries_of(map, node)
    }

    /// The entries of a part of a map, which has this number.
    pub(super) fn entries_of<'t>(
        &mut self,
        map: MapNumber,
        node: Node<'t>,
    ) -> Vec<(Spanned<Name>, Node<'t>)> {
        let mut entries = Vec::with_capacity(FIRST_ROOM.min(node.descendants() / 2));
        self.each_entry(map, node, |reader, key, value| {
            entries.push((key.map(|number| reader.names.name(number)), value));
        });
        entries
    }

    /// One more map whose keys are names.
    pub(super) fn new_map(&mut self) -> MapNumber {
        self.names.new_map(false)
    }

    /// One more map at the top of the file whose keys are names.
    pub(super) fn new_section(&mut self) -> MapNumber {
        self.names.new_map(true)
    }

    /// Calls `take` with each entry of a map whose keys are names, or of a part of it: the number of the name,
    /// and the value.
    pub(super) fn each_entry<'t>(
        &mut self,
        map: MapNumber,
        node: Node<'t>,
        mut take: impl FnMut(&mut Self, Spanned<u32>, Node<'t>),
    ) {
        // Keys that differ in nothing but their white space are one name and two keys.
        let mut untidy: HashMap<&str, Span> = HashMap::new();
        for (key, value) in node.pairs() {
            let (text, span) = (key.text(), key.span());
            let is_untidy = text.is_empty() || trimmed(text).len() < text.len();
            let first = if is_untidy && map.is_section {
                self.names.stands_untidy(text, span)
            } else if is_untidy {
                untidy.insert(text, span)
            } else {
                let number = self.names.number(text);
                let first = self.names.stands(number, map, span);
                if first.is_none() && key.kind() == Kind::Text {
                    take(self, Spanned::new(number, span), value);
                    continue;
                }
                first
            };
            if let Some(first) = first {
                self.duplicate_key(key, first);
                self.leave_out(None, value);
            } else if let Some(name) = self.numbered(key, "a key") {
                take(self, name, value);
            } else {
                self.leave_out(None, value);
            }
        }
    }

    /// Reports a key that is not known, which may belong below an `open` one that stands before it.
    fn unknown_key<K: Key>(&mut self, key: Node<'_>, known: &[K], open: Option<&str>) {
        if matches!(key.kind(), Kind::List | Kind::Map) {
            self.wrong_type(key, "a key", "text");
            return;
        }
        let place = self.place(key.span());
        if !self.diagnostics.has_room(Severity::Error, place) {
            return;
        }
        let shown = self.shown(key, "");
        let message = format!("unknown key {shown}");
        let mut found = Diagnostic::new(Code::UnknownKey, place, message.trim_end());
        let names: Vec<_> = known.iter().map(|known| known.name()).collect();
        let meant = called_otherwise(key.text(), &names);
        let meant = meant.or_else(|| suggest::closest(key.text(), names.iter().copied()));
        found = match (meant, open) {
            _ if key.text() == MERGE_KEY => found.help(
                "maps are not merged here; in a role, `inherits` copies what another one requires",
            ),
            _ if has_odd_space(key.text()) => found.help(ODD_SPACE),
            (Some(name), _) => found.did_you_mean(Some(name)),
            (None, Some(open)) => found.help(format!("indent it, if it belongs under `{open}`")),
            (None, None) => found.help(format!("the keys here are {}", list(&names))),
        };
        self.diagnostics.push(found);
    }

    fn duplicate_key(&mut self, key: Node<'_>, first: Span) {
        let place = self.place(key.span());
        if !self.diagnostics.has_room(Severity::Error, place) {
            return;
        }
        let message = format!("{} is given twice", self.shown(key, "a key"));
        let found = Diagnostic::new(Code::DuplicateKey, place, message)
            .related(self.place(first), "first here")
            .help("keep one of the two");
        self.diagnostics.push(found);
    }
}

/// The text without white space around it; most have none.
pub(super) fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}
