//! Things with names: what the roles and the skills of a graph have in common while they are collected.

use super::seen::ByText;
use super::{Findings, NameIndex, place};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Name, name_key};
use crate::source::{Place, SourceId, Spanned};

/// A role or a skill.
pub(super) trait Thing {
    /// What messages call one.
    const WHAT: &str;
    type Id: Ord;
    fn id(&self) -> &Self::Id;
    fn aliases(&self) -> &[Name];
}

/// Things with names; once they are sorted, in the order of their ids.
pub(super) struct Named<T> {
    pub(super) data: Vec<T>,
    /// Where each was first named.
    pub(super) places: Vec<Place>,
    pub(super) names: NameIndex,
    pub(super) seen: ByText,
}

impl<T: Thing> Named<T> {
    /// Nothing yet, with room for some things.
    pub(super) fn with_room(things: usize) -> Self {
        let mut named = Self {
            data: Vec::with_capacity(things),
            places: Vec::with_capacity(things),
            names: NameIndex::default(),
            seen: ByText::default(),
        };
        named.names.reserve(2 * things);
        named.seen.reserve(things);
        named
    }

    /// The index of a thing, where the name is known; quick for a name that stands often.
    pub(super) fn known_often(&mut self, name: &Name) -> Option<u32> {
        self.seen.get_or(name, || self.names.find(name))
    }

    /// Adds what has an id that a file gives at a place, and returns its index, or that of the thing which answers
    /// to the id already.
    pub(super) fn add(
        &mut self,
        id: &str,
        at: Place,
        findings: &mut Findings,
        make: impl FnOnce(&mut Findings) -> T,
    ) -> u32 {
        let index = self.data.len() as u32;
        if let Some(taken) = self.names.insert(id, index) {
            self.report_two(id, at, &[taken], findings);
            return taken;
        }
        self.places.push(at);
        self.data.push(make(findings));
        index
    }

    /// Adds what nobody describes, with all of its names.
    pub(super) fn add_unsaid(&mut self, names: &[&str], at: Place, thing: T) {
        let index = self.data.len() as u32;
        for name in names {
            self.names.insert(name, index);
        }
        self.places.push(at);
        self.data.push(thing);
    }

    /// Gives a thing names that a file writes, unless another one answers to them.
    pub(super) fn claim<'n>(
        &mut self,
        names: impl Iterator<Item = &'n Spanned<Name>>,
        index: u32,
        source: SourceId,
        findings: &mut Findings,
    ) {
        for name in names {
            if let Some(taken) = self.names.insert(&name.value, index) {
                let at = place(source, name.span);
                self.report_two(&name.value, at, &[taken, index], findings);
            }
        }
    }

    /// Reports that two things have one name, which stands at a place and where the first of `known` was named; these
    /// are the things that are known, and have aliases.
    fn report_two(&self, name: &str, at: Place, known: &[u32], findings: &mut Findings) {
        let other = self.places[known[0] as usize];
        let (first, second) = (at.min(other), at.max(other));
        let key = name_key(name);
        let known = known.iter().map(|thing| &self.data[*thing as usize]);
        let mut aliases = known.flat_map(Thing::aliases);
        let help = if aliases.any(|alias| name_key(alias) == key) {
            "rename one of them, or drop the alias".to_owned()
        } else {
            format!("write one {}, or give one of them another name", T::WHAT)
        };
        let message = format!("two {}s answer to `{name}`", T::WHAT);
        let finding = Diagnostic::new(Code::AmbiguousName, second, message)
            .related(first, "the other one is here");
        findings.push(finding.help(help));
    }

    /// Puts all into the order of their ids.
    pub(super) fn sort(&mut self) {
        if let Some(new) = self.names.sort(&mut self.data, &mut self.places, T::id) {
            self.seen.renumber(&new);
        }
    }
}
