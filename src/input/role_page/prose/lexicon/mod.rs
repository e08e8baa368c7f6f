//! The skills that prose is searched for, and where a text names them.

mod collected;
mod stored;
#[allow(dead_code, reason = "the build script writes what the program reads")]
mod write;

use super::fold::{Folded, last_word};
use crate::document::{GraphDocument, SkillEntry};
use crate::model::{Name, SkillKind, is_hyphen, name_key};
use crate::source::Spanned;
use collected::Collected;
use stored::Stored;
pub(crate) use stored::StoredLexicon;
#[allow(unused_imports, reason = "for the build script")]
pub(crate) use write::write;

/// The first of the characters that are written without spaces between words.
const SPACELESS: char = '\u{2e80}';

/// The ending of qualities whose plural is something else: "initiatives" are projects, and
/// "creatives" are people.
const NO_PLURAL: &str = "tive";

/// Words that only look like the plural of a product.
const NOT_PLURALS: &[&str] = &["canvas"];

/// Number of a skill within its lexicon.
pub(super) type Slot = u32;

/// The skills that sentences are searched for. The default has none.
#[derive(Debug, Clone)]
pub struct Lexicon(Skills);

#[derive(Debug, Clone)]
enum Skills {
    Collected(Collected),
    Stored(Stored),
}

/// A name of a skill.
struct Known<'l> {
    key: &'l str,
    slot: Slot,
    /// The exact writing that is wanted, where the name is an everyday word too.
    exact: Option<&'l str>,
    plural: Plural,
    /// Another name that begins with the same word.
    next: Option<u32>,
}

/// When a name may be followed by a plural s.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Plural {
    /// Always: "pallet jacks".
    Any,
    /// Where it is written in capitals: "PLCs", and not the "Does" of DOE.
    Capitals,
    /// Where it is written in small letters: a title may be a common noun ("calibrations") or the
    /// name of a product ("Miros" are people).
    Small,
    /// Never: "Google Sheets" is the whole name.
    No,
}

impl Plural {
    /// Returns the number that it is stored as.
    fn number(self) -> u32 {
        match self {
            Self::Any => 0,
            Self::Capitals => 1,
            Self::Small => 2,
            Self::No => 3,
        }
    }

    fn from_number(number: u32) -> Self {
        match number {
            0 => Self::Any,
            1 => Self::Capitals,
            2 => Self::Small,
            _ => Self::No,
        }
    }

    /// Returns when a name of a skill may be followed by a plural s. What ends with a capitalised
    /// word is the name of a product, unless that is all of a title: it begins with a capital
    /// anyway, and only a technical skill that is called nothing in small letters may be a product.
    fn of(skill: &SkillEntry, name: &Name) -> Self {
        let last = last_word(name);
        if is_acronym(last) {
            return Self::Capitals;
        }
        if !last.starts_with(char::is_uppercase) {
            return Self::Any;
        }
        if *name != skill.title.value || last.len() < name.len() {
            return Self::No;
        }
        let technical = matches!(kind_of(skill), SkillKind::Technical | SkillKind::Language);
        let starts_small = |alias: &Spanned<Name>| alias.value.starts_with(char::is_lowercase);
        if technical && skill.category.is_some() && !skill.aliases.iter().any(starts_small) {
            return Self::Small;
        }
        Self::Any
    }
}

impl Default for Lexicon {
    fn default() -> Self {
        Self(Skills::Collected(Collected::default()))
    }
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
        Self(Skills::Collected(Collected::new(documents)))
    }

    /// Returns a lexicon that the build script stored.
    pub(crate) fn stored(stored: StoredLexicon) -> Self {
        Self(Skills::Stored(Stored::new(stored)))
    }

    fn by_key(&self, key: &str) -> Option<u32> {
        match &self.0 {
            Skills::Collected(skills) => skills.by_key.get(key).copied(),
            Skills::Stored(skills) => skills.by_key(key),
        }
    }

    /// Returns the first of the names that begin with a word.
    fn by_first_word(&self, word: &str) -> Option<u32> {
        match &self.0 {
            Skills::Collected(skills) => skills.by_first_word.get(word).copied(),
            Skills::Stored(skills) => skills.by_first_word(word),
        }
    }

    fn name(&self, number: u32) -> Known<'_> {
        match &self.0 {
            Skills::Collected(skills) => skills.name(number),
            Skills::Stored(skills) => skills.name(number),
        }
    }

    /// Returns a skill.
    pub(super) fn skill(&self, slot: Slot) -> &SkillEntry {
        match &self.0 {
            Skills::Collected(skills) => &skills.skills[slot as usize],
            Skills::Stored(skills) => skills.skill(slot),
        }
    }

    /// Returns the kind of a skill.
    pub(super) fn kind(&self, slot: Slot) -> SkillKind {
        kind_of(self.skill(slot))
    }

    /// Whether a skill is said to be one of another's kind.
    pub(super) fn is_kind_of(&self, slot: Slot, kind: Slot) -> bool {
        let id = self.skill(kind).id.value.as_str();
        let mut broader = self.skill(slot).broader.iter();
        slot != kind && broader.any(|broader| &*broader.value == id)
    }

    /// Whether two skills stand in one category.
    pub(super) fn share_category(&self, one: Slot, other: Slot) -> bool {
        let category = |slot| self.skill(slot).category.as_ref().map(|named| &named.value);
        category(one).is_some() && category(one) == category(other)
    }

    /// Returns the skill that answers to a folded name which is no everyday word; its last word
    /// may be in the plural.
    pub(super) fn find(&self, key: &str) -> Option<Slot> {
        let number = self
            .by_key(key)
            .or_else(|| self.by_key(key.strip_suffix('s')?))?;
        let name = self.name(number);
        name.exact.is_none().then_some(name.slot)
    }

    /// Returns the skill that a whole name means, where it is a name and no word in a sentence.
    pub(crate) fn named(&self, name: &str) -> Option<&SkillEntry> {
        let number = self.by_key(&name_key(name))?;
        Some(self.skill(self.name(number).slot))
    }

    /// Whether a skill is called by a name, everyday word or not.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.by_key(&name_key(name)).is_some()
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
                let mut next = self.by_first_word(word);
                while let Some(number) = next {
                    let name = self.name(number);
                    found.extend(mention(&name, start, original, folded));
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
fn mention(name: &Known<'_>, start: usize, original: &str, folded: &Folded) -> Option<Mention> {
    let text = folded.text();
    let range = start..start + key_length(&text[start..], name.key)?;
    let end = word_end(text, range.start, range.end, name.exact.is_some())?;
    if end > range.end {
        let written = &original[folded.origin(range.start, range.end)];
        if NOT_PLURALS.contains(&&text[start..end]) || !may_be_plural(name, written) {
            return None;
        }
    }
    let stands = match name.exact {
        Some(exact) => {
            let written = &original[folded.origin(range.start, range.end)];
            written == exact && stands_free(original, folded, range)
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

/// Returns how long the name is with which a text begins, if it is this one; an apostrophe of either form is one.
fn key_length(text: &str, key: &str) -> Option<usize> {
    if text.starts_with(key) {
        return Some(key.len());
    }
    let (before, behind) = key.split_once('\'')?;
    let rest = text.strip_prefix(before)?.strip_prefix('’')?;
    let length = key_length(rest, behind)?;
    Some(text.len() - rest.len() + length)
}

/// Whether a name that is written so may be followed by a plural s.
fn may_be_plural(name: &Known<'_>, written: &str) -> bool {
    match name.plural {
        Plural::Any => !name.key.ends_with(NO_PLURAL),
        Plural::Capitals => is_acronym(last_word(written)),
        Plural::Small => !written.contains(char::is_uppercase),
        Plural::No => false,
    }
}

/// Whether a word has capitals and no small letters.
fn is_acronym(word: &str) -> bool {
    word.contains(char::is_uppercase) && !word.contains(char::is_lowercase)
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

/// Returns the kind of a skill.
fn kind_of(skill: &SkillEntry) -> SkillKind {
    skill.kind.map_or(SkillKind::Other, |kind| kind.value)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::embedded;

    #[test]
    fn only_what_can_be_several_has_a_plural() {
        let lexicon = embedded::stored_lexicon();
        for (text, expected) in [
            ("PLCs", true),
            ("plcs of sorts: REST APIs", true),
            ("Does the work", false),
            ("does", false),
            ("Canvas", false),
            ("a large canvas", false),
            ("Canva", true),
            ("Miros", false),
            ("several forklifts", true),
            ("Forklifts", true),
        ] {
            let found = lexicon.mentions(text, &Folded::new(text));
            // "Canvas" is an everyday word, too.
            let mut plain = found.iter().filter(|mention| !mention.ambiguous);
            assert_eq!(plain.next().is_some(), expected, "{text}");
        }
    }

    #[test]
    fn the_stored_lexicon_is_what_its_document_comes_to() {
        let collected = Lexicon::new(&[embedded::lexicon()]);
        let stored = embedded::stored_lexicon();
        let Skills::Collected(skills) = &collected.0 else {
            panic!("documents are collected");
        };
        assert!(skills.names.len() > skills.skills.len());
        for number in 0..skills.names.len() as u32 {
            let (one, other) = (collected.name(number), stored.name(number));
            assert_eq!(
                (one.key, one.slot, one.exact, one.plural, one.next),
                (other.key, other.slot, other.exact, other.plural, other.next)
            );
            assert_eq!(stored.by_key(one.key), Some(number));
            let word = first_word(one.key);
            assert_eq!(collected.by_first_word(word), stored.by_first_word(word));
        }
        for slot in 0..skills.skills.len() as Slot {
            assert_eq!(collected.skill(slot), stored.skill(slot));
        }
        for unknown in ["", "x", "no skill is called so", "go\u{e9}"] {
            assert_eq!(collected.by_key(unknown), None);
            assert_eq!(stored.by_key(unknown), None);
        }
        for unknown in ["", "engineerish", "\u{e9}"] {
            let firsts = [&collected, &stored].map(|lexicon| lexicon.by_first_word(unknown));
            assert_eq!(firsts, [None, None]);
        }
    }
}
