//! The skills that prose is searched for, and where a text names them.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use hashbrown::HashMap;

use super::fold::Folded;
use super::spelling::spellings;
use crate::document::{GraphDocument, SkillEntry};
use crate::model::{Name, SkillKind, is_hyphen, name_key};
use crate::source::{Span, Spanned};

/// Number of a skill within its lexicon.
pub(super) type Slot = u32;

/// The skills that sentences are searched for. The default has none.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    skills: Vec<SkillEntry>,
    /// Slot of every id and every name key.
    slots: HashMap<String, Slot>,
    /// What the automaton finds, by number of its pattern.
    names: Vec<PatternName>,
    automaton: Option<AhoCorasick>,
}

#[derive(Debug, Clone)]
struct PatternName {
    slot: Slot,
    /// The exact writing that is wanted, where the name is an everyday word too.
    exact: Option<Name>,
}

/// A skill named in a text, at a range of the folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) slot: Slot,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it counts only in a technical neighbourhood.
    pub(super) ambiguous: bool,
}

impl Lexicon {
    /// Returns the lexicon of all skills of the documents. A skill of a later document is added to
    /// what earlier ones say of it, and where they differ the later one counts. Two skills of
    /// different documents are one where one of them is titled as the other is called.
    pub fn new(documents: &[GraphDocument]) -> Self {
        let mut lexicon = Self::default();
        for document in documents {
            let known = lexicon.skills.len();
            for skill in &document.skills {
                lexicon.add(without_places(skill), known);
            }
        }
        lexicon.index();
        lexicon
    }

    /// Adds a skill, to an earlier one that it is the same as; `known` skills are of earlier
    /// documents.
    fn add(&mut self, skill: SkillEntry, known: usize) {
        let same = self.same_skill(&skill, known);
        let slot = if let Some(slot) = same {
            extend(&mut self.skills[slot as usize], skill);
            slot
        } else {
            self.skills.push(skill);
            self.skills.len() as Slot - 1
        };
        let skill = &self.skills[slot as usize];
        let own = |key: &String, slots: &HashMap<String, Slot>| {
            slots.get(key).is_none_or(|&other| (other as usize) < known)
        };
        let id = skill.id.value.as_str().to_owned();
        for key in std::iter::once(id).chain(keys(skill)) {
            if own(&key, &self.slots) {
                self.slots.insert(key, slot);
            }
        }
    }

    fn same_skill(&self, skill: &SkillEntry, known: usize) -> Option<Slot> {
        if let Some(&slot) = self.slots.get(skill.id.value.as_str()) {
            return Some(slot);
        }
        let slot = *self.slots.get(&name_key(&skill.title.value))?;
        ((slot as usize) < known).then_some(slot)
    }

    /// Builds the automaton over all names. A name beats a mere spelling of another name.
    fn index(&mut self) {
        let mut patterns: Vec<String> = Vec::new();
        let mut taken: HashMap<String, ()> = HashMap::new();
        let mut spelled: Vec<(String, Slot)> = Vec::new();
        for (slot, skill) in self.skills.iter().enumerate() {
            let slot = slot as Slot;
            let soft = skill.kind.is_some_and(|kind| kind.value == SkillKind::Soft);
            for name in names(skill) {
                let key = name_key(name);
                let elsewhere = self.slots.get(&key).is_some_and(|&other| other != slot);
                if key.is_empty() || elsewhere || taken.contains_key(&key) {
                    continue;
                }
                let exact = is_everyday(skill, name).then(|| name.clone());
                if exact.is_none() {
                    spelled.extend(spellings(&key, soft).into_iter().map(|key| (key, slot)));
                }
                taken.insert(key.clone(), ());
                patterns.push(key);
                self.names.push(PatternName { slot, exact });
            }
        }
        for (key, slot) in spelled {
            if self.slots.contains_key(&key) || taken.contains_key(&key) {
                continue;
            }
            self.slots.insert(key.clone(), slot);
            taken.insert(key.clone(), ());
            patterns.push(key);
            self.names.push(PatternName { slot, exact: None });
        }
        // Building fails only for more patterns than fit into memory; prose is then searched for
        // nothing.
        self.automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&patterns)
            .ok()
            .filter(|_| !patterns.is_empty());
    }

    /// Returns a skill.
    pub(super) fn skill(&self, slot: Slot) -> &SkillEntry {
        &self.skills[slot as usize]
    }

    /// Returns the kind of a skill.
    pub(super) fn kind(&self, slot: Slot) -> SkillKind {
        self.skill(slot)
            .kind
            .map_or(SkillKind::Other, |kind| kind.value)
    }

    /// Returns the skill that answers to a folded name which is no everyday word; its last word
    /// may be in the plural.
    pub(super) fn find(&self, key: &str) -> Option<Slot> {
        let slot = self
            .slots
            .get(key)
            .or_else(|| self.slots.get(key.strip_suffix('s')?))?;
        (!self.skill(*slot).ambiguous).then_some(*slot)
    }

    /// Returns the skills that a skill is part of.
    pub(super) fn broader(&self, slot: Slot) -> impl Iterator<Item = Slot> {
        let find = |name: &Spanned<Name>| {
            let by_id = self.slots.get(name.value.as_ref());
            by_id.or_else(|| self.slots.get(&name_key(&name.value)))
        };
        self.skill(slot).broader.iter().filter_map(find).copied()
    }

    /// Returns every skill that a text names, without overlaps: the leftmost first, of those the
    /// longest.
    pub(super) fn mentions(&self, original: &str, folded: &Folded) -> Vec<Mention> {
        let Some(automaton) = &self.automaton else {
            return Vec::new();
        };
        let mut found: Vec<Mention> = automaton
            .find_overlapping_iter(folded.text())
            .filter_map(|hit| {
                let name = &self.names[hit.pattern().as_usize()];
                let end = word_end(folded.text(), hit.start(), hit.end(), name.exact.is_some())?;
                if let Some(exact) = &name.exact {
                    let written = &original[folded.origin(hit.start(), hit.end())];
                    if written != exact.as_ref() || !stands_free(original, folded, hit.range()) {
                        return None;
                    }
                } else if follows_non(folded.text(), hit.start()) {
                    return None;
                }
                Some(Mention {
                    slot: name.slot,
                    start: hit.start(),
                    end,
                    ambiguous: name.exact.is_some(),
                })
            })
            .collect();
        found.sort_by_key(|mention| (mention.start, std::cmp::Reverse(mention.end)));
        let mut behind = 0;
        found.retain(|mention| {
            let free = mention.start >= behind;
            if free {
                behind = mention.end;
            }
            free
        });
        found
    }
}

/// Returns the names of a skill: its title, then its aliases.
fn names(skill: &SkillEntry) -> impl Iterator<Item = &Name> {
    std::iter::once(&skill.title)
        .chain(&skill.aliases)
        .map(|name| &name.value)
}

/// Returns the keys of the names of a skill.
pub(super) fn keys(skill: &SkillEntry) -> impl Iterator<Item = String> {
    names(skill).map(|name| name_key(name))
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

/// Returns where the word ends that a name found at `start..end` ends with, which is `end` or
/// behind a plural s; `None` where the name is only a part of a longer word.
fn word_end(text: &str, start: usize, end: usize, everyday: bool) -> Option<usize> {
    let name = &text[start..end];
    let first = name.chars().next()?;
    let last = name.chars().next_back()?;
    let mut before = text[..start].chars().rev();
    if let Some(previous) = before.next() {
        let joined = match previous {
            '.' | '&' => before.next().is_some_and(char::is_alphanumeric),
            '@' | '#' | '_' => true,
            c => same_word(c, first),
        };
        if joined {
            return None;
        }
    }
    let glued = |at: usize| {
        let mut after = text[at..].chars();
        let Some(next) = after.next() else {
            return false;
        };
        let then = after.next();
        let then_word = then.is_some_and(char::is_alphanumeric);
        match next {
            '.' | '&' | '@' => then_word,
            '\'' | '’' => everyday && then_word,
            '+' | '#' => !then_word,
            '_' => true,
            c => same_word(last, c),
        }
    };
    if !glued(end) {
        return Some(end);
    }
    let plural = !everyday
        && text[end..].starts_with('s')
        && name.len() >= 3
        && last.is_ascii_alphabetic()
        && last != 's'
        && !glued(end + 1);
    plural.then_some(end + 1)
}

/// Whether two neighbouring characters belong to one word. Scripts that are written without spaces
/// have no word ends that could be seen.
fn same_word(one: char, other: char) -> bool {
    const SPACELESS: char = '\u{2e80}';
    one.is_alphanumeric() && other.is_alphanumeric() && one < SPACELESS && other < SPACELESS
}

/// Whether a name stands apart from hyphens: not the "Go" of "Go-live", but that of "Go-based".
fn stands_free(original: &str, folded: &Folded, name: std::ops::Range<usize>) -> bool {
    let hyphen = |at: Option<usize>| {
        let written = at.and_then(|at| original.get(folded.origin(at, at + 1)));
        written.is_some_and(|written| !written.is_empty() && written.chars().all(is_hyphen))
    };
    !hyphen(name.start.checked_sub(1))
        && (!hyphen(Some(name.end)) || folded.text()[name.end..].starts_with(" based"))
}

/// Whether a name is negated: "non-SQL".
fn follows_non(text: &str, start: usize) -> bool {
    text[..start]
        .strip_suffix("non ")
        .is_some_and(|before| !before.ends_with(char::is_alphanumeric))
}
