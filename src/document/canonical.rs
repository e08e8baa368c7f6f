//! The one order among those in which a document can say the same.

use std::collections::BTreeMap;

use super::{GraphDocument, MoveAttributes, MoveEntry, RoleEntry};
use crate::model::{Importance, Observation};

impl GraphDocument {
    /// Returns the document in canonical form, which says the same. Two documents that differ only
    /// in what a graph file cannot express have one canonical form, so a document that is written
    /// and read back has the canonical form that it had before:
    ///
    /// - the requirements of a role are in their order, optional ones after all others;
    /// - its moves are in the order of [`MoveList::ALL`](super::MoveList::ALL) and then their own,
    ///   the alternatives of an entry stand together, the groups of each list are numbered from 0,
    ///   and an entry with one alternative has no group;
    /// - attributes, observations, extras and descriptions of steps that say nothing are absent;
    /// - transitions of the list carry no aliases, for which it has no place;
    /// - ids stand for themselves, whatever they were made from;
    /// - skills, families, tracks and levels of rules that stand twice are joined, as in
    ///   [`GraphDocument::merge`].
    #[must_use]
    pub fn canonical(mut self) -> Self {
        self.join_vocabularies();
        self.names_by_title = false;
        self.named_steps.clear();
        for role in &mut self.roles {
            role.make_canonical();
        }
        for transition in &mut self.transitions {
            if let Some(attributes) = &mut transition.attributes {
                attributes.aliases.clear();
            }
            drop_empty(&mut transition.attributes);
        }
        if let Some(scale) = &mut self.scale {
            let mut steps = scale.value.steps().to_vec();
            for step in &mut steps {
                step.description.take_if(|text| text.is_empty());
            }
            if let Some(plain) = crate::model::ProficiencyScale::new(steps) {
                scale.value = plain;
            }
        }
        self
    }
}

impl RoleEntry {
    fn make_canonical(&mut self) {
        self.requirements
            .sort_by_key(|requirement| requirement.importance == Importance::OPTIONAL);
        for requirement in &mut self.requirements {
            requirement
                .extra
                .take_if(|extra| **extra == super::RequirementExtra::default());
        }
        let mut entries = move_entries(std::mem::take(&mut self.moves));
        entries.sort_by_key(|entry| entry[0].list);
        let (mut list, mut groups) = (None, 0);
        for mut entry in entries {
            if list.replace(entry[0].list) != Some(entry[0].list) {
                groups = 0;
            }
            let group = (entry.len() > 1).then_some(groups);
            groups += u32::from(group.is_some());
            for one in &mut entry {
                one.group = group;
                drop_empty(&mut one.attributes);
            }
            self.moves.append(&mut entry);
        }
    }
}

/// Returns the entries of the lists of moves, each with its alternatives, in the order in which
/// they begin. No entry is empty.
pub(super) fn move_entries(moves: Vec<MoveEntry>) -> Vec<Vec<MoveEntry>> {
    let mut entries: Vec<Vec<MoveEntry>> = Vec::new();
    let mut known = BTreeMap::new();
    for one in moves {
        let at = match one.group {
            Some(group) => *known.entry((one.list, group)).or_insert(entries.len()),
            None => entries.len(),
        };
        if at == entries.len() {
            entries.push(Vec::new());
        }
        entries[at].push(one);
    }
    entries
}

fn drop_empty(attributes: &mut Option<Box<MoveAttributes>>) {
    if let Some(some) = attributes {
        some.observation
            .take_if(|observation| observation.value == Observation::default());
    }
    attributes.take_if(|some| **some == MoveAttributes::default());
}
