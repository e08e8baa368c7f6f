//! The skills that prose is searched for, and where a text names them.

use hashbrown::HashMap;
use hashbrown::hash_map::EntryRef;

use super::fold::Folded;
use super::spelling::spellings;
use crate::document::{GraphDocument, SkillEntry};
use crate::model::{Name, SkillKind, is_hyphen, name_key};
use crate::source::{Span, Spanned};

/// The first of the characters that are written without spaces between words.
const SPACELESS: char = '\u{2e80}';

/// Number of a skill within its lexicon.
pub(super) type Slot = u32;

/// The skills that sentences are searched for. The default has none.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    skills: Vec<SkillEntry>,
    /// Skills by id.
    ids: HashMap<String, Slot>,
    names: Vec<KnownName>,
    /// Numbers of the names, by key.
    by_key: HashMap<Name, u32>,
    /// The last of the names that begin with a word; the others follow by [`KnownName::next`].
    ///
    /// An automaton over all names would find them in one pass, but takes ten times as long to
    /// build, and most texts are a page long.
    by_first_word: HashMap<Name, u32>,
}

/// A name or another spelling of one.
#[derive(Debug, Clone)]
struct KnownName {
    key: Name,
    slot: Slot,
    /// The exact writing that is wanted, where the name is an everyday word too.
    exact: Option<Name>,
    /// Another name that begins with the same word.
    next: Option<u32>,
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
    /// different documents are one where the later one is titled as the earlier one is called.
    pub fn new(documents: &[GraphDocument]) -> Self {
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
                (name_key(name), exact)
            })
            .collect();
        for (key, exact) in names {
            match self.by_key.get(key.as_str()) {
                None => self.push_name(key, slot, exact),
                Some(&at) => {
                    let name = &mut self.names[at as usize];
                    // Within one document the first one keeps the name.
                    if name.slot < known || name.slot == slot {
                        name.slot = slot;
                        name.exact = exact;
                    }
                }
            }
        }
    }

    fn push_name(&mut self, key: String, slot: Slot, exact: Option<Name>) {
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
            let slot = name.slot;
            let soft = self.kind(slot) == SkillKind::Soft;
            for key in spellings(&name.key, soft) {
                if !self.by_key.contains_key(key.as_str()) {
                    self.push_name(key, slot, None);
                }
            }
        }
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
        let number = self
            .by_key
            .get(key)
            .or_else(|| self.by_key.get(key.strip_suffix('s')?))?;
        let name = &self.names[*number as usize];
        name.exact.is_none().then_some(name.slot)
    }

    /// Returns the skill that a whole name means, where it is a name and no word in a sentence.
    pub(crate) fn named(&self, name: &str) -> Option<&SkillEntry> {
        let number = self.by_key.get(name_key(name).as_str())?;
        Some(self.skill(self.names[*number as usize].slot))
    }

    /// Returns a skill as a page's document declares it: what it is called and what sort it is. The
    /// lexicon's many spellings and its hierarchy stay in the lexicon: they serve to read prose, and
    /// would only bury the role.
    pub(super) fn entry(&self, slot: Slot) -> SkillEntry {
        let mut skill = self.skill(slot).clone();
        skill.aliases.clear();
        skill.broader.clear();
        skill.ambiguous = false;
        skill
    }

    /// Returns every skill that a text names, without overlaps: the leftmost first, of those the
    /// longest.
    pub(super) fn mentions(&self, original: &str, folded: &Folded) -> Vec<Mention> {
        let text = folded.text();
        let mut found = Vec::new();
        let mut start = 0;
        while start < text.len() {
            let word = first_word(&text[start..]);
            let singular = word.strip_suffix('s').unwrap_or_default();
            for word in [word, singular] {
                let mut next = self.by_first_word.get(word).copied();
                while let Some(number) = next {
                    let name = &self.names[number as usize];
                    found.extend(mention(name, start, original, folded));
                    next = name.next;
                }
            }
            start += word.len();
        }
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

/// Returns the mention of a name at an offset of the folded text, if it is one.
fn mention(name: &KnownName, start: usize, original: &str, folded: &Folded) -> Option<Mention> {
    let text = folded.text();
    if !text[start..].starts_with(name.key.as_ref()) {
        return None;
    }
    let range = start..start + name.key.len();
    let end = word_end(text, range.start, range.end, name.exact.is_some())?;
    let stands = match &name.exact {
        Some(exact) => {
            let written = &original[folded.origin(range.start, range.end)];
            written == exact.as_ref() && stands_free(original, folded, range)
        }
        None => !follows_non(text, start),
    };
    stands.then_some(Mention {
        slot: name.slot,
        start,
        end,
        ambiguous: name.exact.is_some(),
    })
}

/// Returns the letters and digits that a text begins with, or else its first character. In scripts
/// without spaces every character is a word.
fn first_word(text: &str) -> &str {
    let in_word = |c: char| c.is_alphanumeric() && c < SPACELESS;
    let end = text.find(|c| !in_word(c)).unwrap_or(text.len());
    if end > 0 {
        return &text[..end];
    }
    text.chars().next().map_or("", |c| &text[..c.len_utf8()])
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
            c if first == '.' => c.is_alphanumeric(),
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
