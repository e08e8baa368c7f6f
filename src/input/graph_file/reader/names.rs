//! The names of a file.

use hashbrown::HashMap;

use crate::model::{Interner, Name};
use crate::source::Span;

/// Every name once, by a number, since files repeat a few names many times.
#[derive(Default)]
pub(super) struct Names {
    known: Interner,
    /// All names as they are given out.
    given: Vec<Name>,
    /// Where each was a key last.
    keys: Vec<LastKey>,
    /// Where each was a key of a section last: other maps stand between the parts of one.
    keys_of_sections: Vec<LastKey>,
    /// How many maps with names for keys there have been.
    maps: u32,
    /// Where keys of the present section stood that have white space around them.
    untidy: HashMap<Box<str>, Span>,
}

/// A map whose keys are names.
#[derive(Debug, Clone, Copy)]
pub(super) struct MapNumber {
    /// Counted from 1.
    number: u32,
    /// Whether it stands at the top of the file, and may come in parts, one behind the other.
    pub(super) is_section: bool,
}

/// The number of the last map in which a name was a key, and where it stood there.
#[derive(Clone, Copy, Default)]
struct LastKey {
    map: u32,
    stood: Span,
}

impl Names {
    /// Makes room for so many names, as far as that can be known.
    pub(super) fn reserve(&mut self, names: usize) {
        self.known.reserve(names);
        self.given.reserve(names);
        self.keys.reserve(names);
        self.keys_of_sections.reserve(names);
    }

    /// The one copy of a name.
    pub(super) fn get(&mut self, text: &str) -> Name {
        let number = self.number(text);
        self.name(number)
    }

    /// The name with a number.
    pub(super) fn name(&self, number: u32) -> Name {
        self.given[number as usize].clone()
    }

    /// The number of a name.
    pub(super) fn number(&mut self, text: &str) -> u32 {
        let (number, is_new) = self.known.number(text);
        if is_new {
            self.given.push(text.into());
            self.keys.push(LastKey::default());
            self.keys_of_sections.push(LastKey::default());
        }
        number
    }

    /// One more map whose keys are names.
    pub(super) fn new_map(&mut self, is_section: bool) -> MapNumber {
        self.maps += 1;
        if is_section {
            self.untidy.clear();
        }
        MapNumber {
            number: self.maps,
            is_section,
        }
    }

    /// Notes that a name is a key of a map; returns where it has been one before.
    pub(super) fn stands(&mut self, number: u32, map: MapNumber, stood: Span) -> Option<Span> {
        let keys = if map.is_section {
            &mut self.keys_of_sections
        } else {
            &mut self.keys
        };
        let key = &mut keys[number as usize];
        let map = map.number;
        let before = std::mem::replace(key, LastKey { map, stood });
        (before.map == map).then_some(before.stood)
    }

    /// Notes that a text with white space around it is a key of the present section; returns where it has been
    /// one before.
    pub(super) fn stands_untidy(&mut self, text: &str, stood: Span) -> Option<Span> {
        self.untidy.insert(text.into(), stood)
    }

    /// How many names there are.
    pub(super) fn len(&self) -> usize {
        self.given.len()
    }

    /// All names in the order of their numbers.
    pub(super) fn into_list(self) -> Vec<Name> {
        self.given
    }
}
