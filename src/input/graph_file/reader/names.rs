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
    /// How many maps with names for keys there have been.
    maps: u32,
    /// Keys with white space around them, or of nothing else, with their map and where they stood there: those
    /// that differ in nothing but their white space are one name and two keys.
    untidy: HashMap<(u32, Box<str>), Span>,
}

/// The last map in which a name was a key, counted from 1, and where it stood there.
#[derive(Clone, Copy, Default)]
struct LastKey {
    map: u32,
    stood: Span,
}

impl Names {
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
        }
        number
    }

    /// The number of one more map whose keys are names.
    pub(super) fn new_map(&mut self) -> u32 {
        self.maps += 1;
        self.maps
    }

    /// Notes that a name is a key of a map; returns where it has been one before.
    pub(super) fn stands(&mut self, number: u32, map: u32, stood: Span) -> Option<Span> {
        let key = &mut self.keys[number as usize];
        let before = std::mem::replace(key, LastKey { map, stood });
        (before.map == map).then_some(before.stood)
    }

    /// Notes that a text with white space around it is a key of a map; returns where it has been one before.
    pub(super) fn stands_untidy(&mut self, text: &str, map: u32, stood: Span) -> Option<Span> {
        self.untidy.insert((map, text.into()), stood)
    }

    /// All names in the order of their numbers.
    pub(super) fn into_list(self) -> Vec<Name> {
        self.given
    }
}
