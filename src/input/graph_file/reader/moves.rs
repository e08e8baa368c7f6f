//! Transitions: in the lists of a role, and in the list of transitions.

use super::values::Single;
use super::{Kind, Node, Reader};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{MoveAttributes, MoveEntry, MoveList, RoleEntry, TransitionEntry};
use crate::input::graph_file::keys::{Key, MoveKey};
use crate::model::{Basis, Name, Observation, TransitionKind, YearRange};
use crate::source::{Span, Spanned};

/// What is said of a move besides its roles.
#[derive(Clone, Default)]
struct Said {
    years: Option<Spanned<YearRange>>,
    attributes: Option<Box<MoveAttributes>>,
}

impl Said {
    /// The attributes, unless none of them says anything.
    fn attributes(mut self) -> Option<Box<MoveAttributes>> {
        self.attributes
            .take_if(|some| **some == MoveAttributes::default());
        self.attributes
    }
}

impl Reader {
    /// Reads one list of a role.
    pub(super) fn moves(&mut self, node: Node<'_>, list: MoveList, role: &mut RoleEntry) {
        let mut groups = 0;
        if node.kind() == Kind::List {
            for item in node.items() {
                self.entry(item, list, &mut groups, role);
            }
        } else {
            self.entry(node, list, &mut groups, role);
        }
    }

    fn entry(&mut self, node: Node<'_>, list: MoveList, groups: &mut u32, role: &mut RoleEntry) {
        match node.kind() {
            Kind::List => {
                self.alternatives(node, list, groups, &Said::default(), role);
            }
            Kind::Map => match self.named_maps(node, MoveKey::OF_MOVES) {
                Some(named) => {
                    for (name, said) in named {
                        self.named_entry(name, said, list, role);
                    }
                }
                None => self.entry_map(node, list, groups, role),
            },
            _ => {
                if let Some(name) = self.text(node, "a role") {
                    role.moves.push(MoveEntry {
                        list,
                        role: name,
                        group: None,
                        years: None,
                        attributes: None,
                    });
                }
            }
        }
    }

    /// `role: {…}`, with what is said of the move.
    fn named_entry(
        &mut self,
        name: Spanned<Name>,
        node: Node<'_>,
        list: MoveList,
        role: &mut RoleEntry,
    ) {
        let mut also = Said::default();
        for (key, value) in self.fields(node, MoveKey::OF_NAMED) {
            self.attribute(&mut also, key, value);
        }
        role.moves.push(MoveEntry {
            list,
            role: name,
            group: None,
            years: also.years,
            attributes: also.attributes(),
        });
    }

    fn entry_map(
        &mut self,
        node: Node<'_>,
        list: MoveList,
        groups: &mut u32,
        role: &mut RoleEntry,
    ) {
        let (mut name, mut any_of, mut outside) = (None, None, None);
        let mut also = Said::default();
        for (key, value) in self.fields(node, MoveKey::OF_MOVES) {
            match key {
                MoveKey::Role => name = self.text(value, key.name()),
                MoveKey::AnyOf => any_of = Some(value),
                MoveKey::Outside => outside = self.text(value, key.name()),
                _ => self.attribute(&mut also, key, value),
            }
        }
        let start = Span {
            end: node.span().start + 1,
            ..node.span()
        };
        match (name, any_of, outside) {
            (Some(name), None, None) => {
                role.moves.push(MoveEntry {
                    list,
                    role: name,
                    group: None,
                    years: also.years,
                    attributes: also.attributes(),
                });
            }
            (None, Some(any_of), None) => {
                self.alternatives(any_of, list, groups, &also, role);
            }
            (None, None, Some(outside)) if list == MoveList::EntryFrom => {
                if also.years.is_some() || also.attributes().is_some() {
                    let message = "an `outside` entry has no other keys";
                    let found = Diagnostic::new(Code::BadValue, self.place(start), message);
                    self.diagnostics
                        .push(found.help("write it into the text of `outside`"));
                }
                role.about.outside_entries.push(outside);
            }
            (None, None, Some(outside)) => {
                let message = "`outside` belongs only in `entry_from`";
                self.report(Code::BadValue, outside.span, message);
            }
            (None, None, None) => {
                let message = "this entry names no role";
                let found = Diagnostic::new(Code::MissingKey, self.place(start), message);
                self.diagnostics
                    .push(found.help("write `{role: NAME, years: 3}` or `NAME: {years: 3}`"));
            }
            _ => {
                let message = "this entry has more than one of `role`, `any_of` and `outside`";
                let found = Diagnostic::new(Code::BadValue, self.place(start), message);
                self.diagnostics
                    .push(found.help("make several entries of it"));
            }
        }
    }

    /// The alternatives of one entry; each starts from the entry's attributes.
    fn alternatives(
        &mut self,
        node: Node<'_>,
        list: MoveList,
        groups: &mut u32,
        shared: &Said,
        role: &mut RoleEntry,
    ) {
        if node.kind() != Kind::List {
            self.wrong_type(node, "`any_of`", "a list of roles");
            return;
        }
        let group = Some(*groups);
        *groups += 1;
        for item in node.items() {
            let mut also = shared.clone();
            let mut name: Option<Spanned<Name>> = None;
            if item.kind() == Kind::Map {
                for (key, value) in self.fields(item, MoveKey::OF_ALTERNATIVES) {
                    match key {
                        MoveKey::Role => name = self.text(value, key.name()),
                        _ => self.attribute(&mut also, key, value),
                    }
                }
                if name.is_none() {
                    let start = Span {
                        end: item.span().start + 1,
                        ..item.span()
                    };
                    let message = "this alternative names no role";
                    let found = Diagnostic::new(Code::MissingKey, self.place(start), message);
                    self.diagnostics.push(found.help("add `role`"));
                }
            } else {
                name = self.text(item, "a role");
            }
            if let Some(name) = name {
                role.moves.push(MoveEntry {
                    list,
                    role: name,
                    group,
                    years: also.years,
                    attributes: also.attributes(),
                });
            }
        }
    }

    /// Adds the transitions of the list of them, or of a part of it: to these the ones that are not in short
    /// forms.
    pub(super) fn transitions(&mut self, node: Node<'_>, transitions: &mut Vec<TransitionEntry>) {
        if node.kind() != Kind::List {
            self.wrong_type(
                node,
                "`transitions`",
                "a list of maps with `from`, `to` and `kind`",
            );
            return;
        }
        self.short.reserve_transitions(node.items().count());
        for item in node.items() {
            self.transition(item, transitions);
        }
    }

    fn transition(&mut self, node: Node<'_>, transitions: &mut Vec<TransitionEntry>) {
        if node.kind() != Kind::Map {
            self.wrong_type(node, "a transition", "a map with `from`, `to` and `kind`");
            return;
        }
        let (mut from, mut to, mut kind) = (None, None, None);
        let mut also = Said::default();
        for (key, value) in self.fields(node, MoveKey::OF_TRANSITIONS) {
            match key {
                MoveKey::From => from = Some(self.numbered(value, key.name())),
                MoveKey::To => to = Some(self.numbered(value, key.name())),
                MoveKey::Kind => kind = Some(self.word(value, key.name(), &TransitionKind::NAMES)),
                _ => self.attribute(&mut also, key, value),
            }
        }
        if from.is_none() || to.is_none() || kind.is_none() {
            let keys = [
                ("from", from.is_none()),
                ("to", to.is_none()),
                ("kind", kind.is_none()),
            ];
            let missing = keys.into_iter().filter(|(_, missing)| *missing);
            let missing: Vec<_> = missing.map(|(key, _)| key).collect();
            let message = format!("this transition lacks {}", super::list(&missing));
            let start = Span {
                end: node.span().start + 1,
                ..node.span()
            };
            self.report(Code::MissingKey, start, message);
        }
        let (Some(from), Some(to), Some(kind)) = (from.flatten(), to.flatten(), kind.flatten())
        else {
            return;
        };
        let years = also.years;
        let attributes = also.attributes();
        if attributes.is_none() && self.short.lead([from, to], kind, years) {
            return;
        }
        let [from, to] = [from, to].map(|end| end.map(|number| self.names.name(number)));
        self.short.entry_of_transitions();
        transitions.push(TransitionEntry {
            from,
            to,
            kind,
            years,
            attributes,
        });
    }

    fn attribute(&mut self, also: &mut Said, key: MoveKey, value: Node<'_>) {
        let what = key.name();
        if key == MoveKey::Years {
            also.years = self.years(value, what, Single::Exactly);
            return;
        }
        let attributes = also.attributes.get_or_insert_default();
        match key {
            MoveKey::Basis => attributes.basis = self.word(value, what, &Basis::NAMES),
            MoveKey::Qualifier => attributes.qualifier = self.text(value, what),
            MoveKey::Note => attributes.note = self.text(value, what),
            MoveKey::Source => attributes.citation = self.text(value, what),
            MoveKey::OneWay => attributes.one_way = self.switch(value, what),
            MoveKey::Aliases => attributes.aliases = self.texts(value, what),
            MoveKey::People => {
                let people = self
                    .whole(value, what, 0..=u32::MAX)
                    .map(|people| people.value);
                observation(attributes, value).people = people;
            }
            MoveKey::Period => {
                let period = self.text(value, what).map(|period| period.value);
                observation(attributes, value).period = period;
            }
            MoveKey::MedianYears => {
                let years = self.number(value, what);
                observation(attributes, value).median_years = years;
            }
            MoveKey::Role
            | MoveKey::AnyOf
            | MoveKey::Outside
            | MoveKey::From
            | MoveKey::To
            | MoveKey::Years
            | MoveKey::Kind => {}
        }
    }
}

/// What was observed, to be filled in.
fn observation<'a>(attributes: &'a mut MoveAttributes, value: Node<'_>) -> &'a mut Observation {
    let unsaid = || Spanned::new(Observation::default(), value.span());
    &mut attributes.observation.get_or_insert_with(unsaid).value
}
