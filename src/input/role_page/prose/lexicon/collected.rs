//! A lexicon as it is collected from documents.

use hashbrown::HashMap;
use hashbrown::hash_map::EntryRef;

use super::super::spelling::spellings;
use super::{Known, Plural, Slot, first_word, keys, kind_of, names};
use crate::document::{GraphDocument, SkillEntry};
use crate::model::{Name, SkillKind, name_key};
use crate::source::{Span, Spanned};

/// Skills with their names.
#[derive(Debug, Clone, Default)]
pub(super) struct Collected {
    pub(super) skills: Vec<SkillEntry>,
    /// Skills by id.
    ids: HashMap<String, Slot>,
    pub(super) names: Vec<KnownName>,
    /// Numbers of the names, by key.
    pub(super) by_key: HashMap<Name, u32>,
    /// The last of the names that begin with a word; the others follow by [`KnownName::next`].
    ///
    /// An automaton over all names would find them in one pass, but takes ten times as long to
    /// build, and most texts are a page long.
    pub(super) by_first_word: HashMap<Name, u32>,
}

/// A name or another spelling of one.
#[derive(Debug, Clone)]
pub(super) struct KnownName {
    key: Name,
    slot: Slot,
    /// The exact writing that is wanted, where the name is an everyday word too.
    exact: Option<Name>,
    plural: Plural,
    /// Another name that begins with the same word.
    next: Option<u32>,
}

impl Collected {
    /// Returns the skills of the documents; see [`Lexicon::new`](super::Lexicon::new).
    pub(super) fn new(documents: &[GraphDocument]) -> Self {
        let mut lexicon = Self::default();
        let skills = || documents.iter().flat_map(|document| &document.skills);
        let names: usize = skills().map(|skill| 1 + skill.aliases.len()).sum();
        // A third more for the other spellings.
        lexicon.names.reserve(names + names / 3);
        lexicon.by_key.reserve(names + names / 3);
        lexicon.by_first_word.reserve(names / 2);
        lexicon.ids.reserve(skills().count());
        for document in documents {
            let known = lexicon.skills.len() as Slot;
            for skill in &document.skills {
                lexicon.add(without_places(skill), known);
            }
        }
        lexicon.add_spellings();
        lexicon
    }

    /// Adds a skill, or adds to an earlier one that it is the same as. The first `known` skills are
    /// of earlier documents.
    fn add(&mut self, skill: SkillEntry, known: Slot) {
        let id = skill.id.value.as_str().to_owned();
        let same = self.ids.get(&id).copied().or_else(|| {
            let titled = self.by_key.get(name_key(&skill.title.value).as_str())?;
            let slot = self.names[*titled as usize].slot;
            (slot < known).then_some(slot)
        });
        let slot = same.unwrap_or(self.skills.len() as Slot);
        match same {
            Some(slot) => extend(&mut self.skills[slot as usize], skill),
            None => self.skills.push(skill),
        }
        self.ids.insert(id, slot);
        let skill = &self.skills[slot as usize];
        let names: Vec<_> = names(skill)
            .map(|name| {
                let exact = is_everyday(skill, name).then(|| name.clone());
                (name_key(name), exact, Plural::of(skill, name))
            })
            .collect();
        for (key, exact, plural) in names {
            match self.by_key.get(key.as_str()) {
                None => self.push_name(key, slot, exact, plural),
                Some(&at) => {
                    let name = &mut self.names[at as usize];
                    // Within one document the first one keeps the name.
                    if name.slot < known || name.slot == slot {
                        name.slot = slot;
                        name.exact = exact;
                        name.plural = plural;
                    }
                }
            }
        }
    }

    fn push_name(&mut self, key: String, slot: Slot, exact: Option<Name>, plural: Plural) {
        if key.is_empty() {
            return;
        }
        let number = self.names.len() as u32;
        let next = match self.by_first_word.entry_ref(first_word(&key)) {
            EntryRef::Occupied(mut entry) => Some(entry.insert(number)),
            EntryRef::Vacant(entry) => {
                entry.insert(number);
                None
            }
        };
        let key = Name::from(key);
        self.by_key.insert(key.clone(), number);
        self.names.push(KnownName {
            key,
            slot,
            exact,
            plural,
            next,
        });
    }

    /// Adds the other spellings of the names, as far as nothing else is called so.
    fn add_spellings(&mut self) {
        for at in 0..self.names.len() {
            let name = &self.names[at];
            if name.exact.is_some() {
                continue;
            }
            let (slot, plural) = (name.slot, name.plural);
            let soft = kind_of(&self.skills[slot as usize]) == SkillKind::Soft;
            for key in spellings(&name.key, soft) {
                if !self.by_key.contains_key(key.as_str()) {
                    self.push_name(key, slot, None, plural);
                }
            }
        }
    }

    /// Returns a name by number.
    pub(super) fn name(&self, number: u32) -> Known<'_> {
        let name = &self.names[number as usize];
        Known {
            key: &name.key,
            slot: name.slot,
            exact: name.exact.as_deref(),
            plural: name.plural,
            next: name.next,
        }
    }
}

/// Whether a name of an ambiguous skill is the everyday word: its title, a word of one of its
/// longer names ("Excel" of "Microsoft Excel"), or very short. What is left ("Golang") is plain.
fn is_everyday(skill: &SkillEntry, name: &Name) -> bool {
    if !skill.ambiguous || name.contains(char::is_whitespace) {
        return false;
    }
    let is_word_of = |longer: &Name| longer.split_whitespace().any(|word| word == name.as_ref());
    name.chars().count() <= 2 || *name == skill.title.value || names(skill).any(is_word_of)
}

/// Adds what a later document says of the same skill.
fn extend(earlier: &mut SkillEntry, later: SkillEntry) {
    let former_title = std::mem::replace(&mut earlier.title, later.title);
    earlier.id = later.id;
    let mut known: Vec<String> = keys(earlier).collect();
    for name in std::iter::once(former_title).chain(later.aliases) {
        let key = name_key(&name.value);
        if !known.contains(&key) {
            known.push(key);
            earlier.aliases.push(name);
        }
    }
    let title = name_key(&earlier.title.value);
    earlier
        .aliases
        .retain(|name| name_key(&name.value) != title);
    earlier.kind = later.kind.or(earlier.kind);
    earlier.category = later.category.or(earlier.category.take());
    earlier.description = later.description.or(earlier.description.take());
    if !later.broader.is_empty() {
        earlier.broader = later.broader;
    }
    // The mark cannot be taken away again, because a file that says nothing looks like one that
    // says no.
    earlier.ambiguous |= later.ambiguous;
}

/// Returns a skill whose parts stand nowhere: the lexicon is not the file that is being read.
fn without_places(skill: &SkillEntry) -> SkillEntry {
    fn nowhere<T: Clone>(value: &Spanned<T>) -> Spanned<T> {
        Spanned::new(value.value.clone(), Span::default())
    }
    SkillEntry {
        id: nowhere(&skill.id),
        title: nowhere(&skill.title),
        aliases: skill.aliases.iter().map(nowhere).collect(),
        kind: skill.kind.as_ref().map(nowhere),
        category: skill.category.as_ref().map(nowhere),
        broader: skill.broader.iter().map(nowhere).collect(),
        description: skill.description.as_ref().map(nowhere),
        ambiguous: skill.ambiguous,
    }
}
