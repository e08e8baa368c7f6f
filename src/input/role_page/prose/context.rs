//! Which mentions stand, seen in their context: everyday words that are no skills, technical words
//! in sentences about people, and shared words of lists ("unit and integration testing").

use super::SentenceKind;
use super::cues::Cue;
use super::lexicon::{Lexicon, Slot};
use super::reading::{Item, Reading, Token};
use crate::model::SkillKind;

/// Words that make a skill of the everyday word before them: "Go developer", "Excel skills".
const CUES_BEHIND: &[&str] = &[
    "api",
    "apis",
    "app",
    "apps",
    "application",
    "applications",
    "backend",
    "backends",
    "cookbook",
    "cookbooks",
    "code",
    "codebase",
    "coding",
    "concurrency",
    "developer",
    "developers",
    "development",
    "engineer",
    "engineers",
    "formulas",
    "framework",
    "frameworks",
    "functions",
    "language",
    "languages",
    "libraries",
    "library",
    "macros",
    "microservices",
    "modules",
    "package",
    "packages",
    "pipelines",
    "programmer",
    "programmers",
    "programming",
    "programs",
    "recipes",
    "reports",
    "scripting",
    "scripts",
    "sdk",
    "server",
    "services",
    "skills",
    "spreadsheets",
    "stack",
    "tool",
    "tools",
    "toolchain",
];

/// Words that make a skill of the everyday word behind them: "languages such as Go", "using R".
const CUES_BEFORE: &[&str] = &[
    "in",
    "using",
    "with",
    "via",
    "of",
    "code",
    "developing",
    "framework",
    "frameworks",
    "language",
    "languages",
    "like",
    "such as",
    "e.g",
    "e.g.",
    "for example",
    "for instance",
    "including",
    "one of",
    "programming",
    "scripting",
    "software",
    "tool",
    "tools",
    "writing",
    "technologies",
    "platforms",
];

/// Names that are what people do as well: "Excel in a team".
const VERBS: &[&str] = &["excel", "express", "go", "spark"];

/// Words behind "at" within which "level" says that it is no verb.
const LEVEL_WITHIN: usize = 4;

/// Turns the mentions that do not stand into words.
pub(super) fn drop_everyday_words(
    reading: &mut Reading<'_>,
    lexicon: &Lexicon,
    kind: SentenceKind,
) {
    let ambiguous = |item: &Item| {
        matches!(
            item.token,
            Token::Skill {
                ambiguous: true,
                ..
            }
        )
    };
    if reading.items.iter().any(ambiguous) {
        let accepted = accepted(reading, lexicon);
        for (item, accepted) in reading.items.iter_mut().zip(accepted) {
            if !accepted && ambiguous(item) {
                item.token = Token::Word;
            }
        }
    }
    if matches!(kind, SentenceKind::Soft) {
        drop_technical_words(reading, lexicon);
    }
}

/// A sentence about people names technical things in passing. Where it names no soft skill, they
/// are all that it says, and what stands in one list with a soft skill is asked for as that is.
fn drop_technical_words(reading: &mut Reading<'_>, lexicon: &Lexicon) {
    let kinds: Vec<_> = reading
        .items
        .iter()
        .map(|item| match item.token {
            Token::Skill { slot, .. } => Some(lexicon.kind(slot)),
            _ => None,
        })
        .collect();
    if !kinds.contains(&Some(SkillKind::Soft)) {
        return;
    }
    let mut is_listed: Vec<_> = kinds
        .iter()
        .map(|kind| *kind == Some(SkillKind::Soft))
        .collect();
    let pairs = joined_pairs(reading);
    for (one, other) in pairs.iter().copied().chain(pairs.iter().rev().copied()) {
        let either = is_listed[one] || is_listed[other];
        (is_listed[one], is_listed[other]) = (either, either);
    }
    for (at, item) in reading.items.iter_mut().enumerate() {
        if kinds[at] == Some(SkillKind::Technical) && !is_listed[at] {
            item.token = Token::Word;
        }
    }
}

/// Returns the pairs of skills that "and", "or" or a slash joins, also behind a noun such as "skills".
fn joined_pairs(reading: &Reading<'_>) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let (mut last, mut is_joined) = (None, false);
    for (at, item) in reading.items.iter().enumerate() {
        match item.token {
            Token::Skill { .. } => {
                pairs.extend(last.filter(|_| is_joined).map(|last| (last, at)));
                (last, is_joined) = (Some(at), false);
            }
            Token::Slash | Token::Cue(Cue::And | Cue::Or) => is_joined = true,
            Token::Comma => {}
            Token::Cue(Cue::LeadNoun { .. }) if !is_joined => {}
            _ if !is_joined && matches!(reading.word(at), "skill" | "skills" | "abilities") => {}
            _ => last = None,
        }
    }
    pairs
}

/// Says for every item whether it is a skill that stands, by three passes: by itself, by what stands
/// before it, and by what stands behind it.
fn accepted(reading: &Reading<'_>, lexicon: &Lexicon) -> Vec<bool> {
    let items = &reading.items;
    let technical = |slot: Slot| {
        matches!(
            lexicon.kind(slot),
            SkillKind::Technical | SkillKind::Language
        )
    };
    let possible: Vec<bool> = (0..items.len())
        .map(|at| match items[at].token {
            Token::Skill { slot, ambiguous } => {
                technical(slot) && (!ambiguous || may_be_skill(reading, at))
            }
            _ => false,
        })
        .collect();
    let mut accepted: Vec<bool> = (0..items.len())
        .map(|at| match items[at].token {
            Token::Skill {
                ambiguous: false, ..
            } => true,
            Token::Skill { .. } => possible[at] && has_cue(reading, at),
            _ => false,
        })
        .collect();
    let neighbours = list_neighbours(reading);
    for &(one, other) in &neighbours {
        // Two languages, or two tools of one sort, are no accident: "Chef or Puppet".
        let alike = match (items[one].token, items[other].token) {
            (Token::Skill { slot: one, .. }, Token::Skill { slot: other, .. }) => {
                let languages = [one, other].map(|slot| lexicon.kind(slot) == SkillKind::Language);
                languages == [true; 2] || (one != other && lexicon.share_category(one, other))
            }
            _ => false,
        };
        accepted[other] |= possible[one] && possible[other] && (accepted[one] || alike);
    }
    for &(one, other) in neighbours.iter().rev() {
        accepted[one] |= possible[one] && possible[other] && accepted[other];
    }
    accepted
}

/// Returns the pairs of skills with nothing but separators between them.
fn list_neighbours(reading: &Reading<'_>) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut last = None;
    for (at, item) in reading.items.iter().enumerate() {
        match item.token {
            Token::Skill { .. } => {
                if let Some(last) = last.replace(at) {
                    pairs.push((last, at));
                }
            }
            Token::Comma
            | Token::Slash
            | Token::Open
            | Token::Close
            | Token::Cue(Cue::And | Cue::Or) => {}
            _ => last = None,
        }
    }
    pairs
}

/// Whether what surrounds an everyday word lets it be a name: no other word is attached to it.
fn may_be_skill(reading: &Reading<'_>, at: usize) -> bool {
    let behind = match reading.items.get(at + 1).map(|item| item.token) {
        Some(Token::Word) => is_cue_behind(reading, at + 1),
        Some(Token::Cue(Cue::Stop)) => !is_verb_before(reading, at + 1),
        _ => true,
    };
    // The second word of a longer proper name: "Head Chef", "Vitamin C".
    let part_of_name = at > 0
        && matches!(reading.items[at - 1].token, Token::Word)
        && starts_upper(reading.written(at - 1, at - 1))
        && !CUES_BEFORE.contains(&reading.word(at - 1));
    behind && !part_of_name
}

/// Whether the word that ends lists at an item makes a verb of the everyday word before it: "Excel
/// at teamwork", "Go to market", and not "Excel at an advanced level".
fn is_verb_before(reading: &Reading<'_>, at: usize) -> bool {
    let behind = (at + 1..reading.items.len()).take(LEVEL_WITHIN);
    let says_level = behind
        .map(|at| reading.word(at))
        .any(|word| matches!(word, "level" | "levels"));
    let word = reading.word(at);
    match word {
        "at" => !says_level,
        "through" | "over" | "into" => true,
        "in" | "as" | "when" | "while" | "under" | "within" => {
            is_verb(reading, at - 1) || starts_upper(reading.written(at, at))
        }
        _ => starts_upper(reading.written(at, at)),
    }
}

/// Whether an everyday word is one that people do, and does not stand where a skill is named: "Excels
/// in teams", and not "proficient in Excel in a finance team".
fn is_verb(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    let is_form = VERBS.iter().any(|verb| {
        let ending = word.strip_prefix(verb);
        ending.is_some_and(|ending| ending.is_empty() || ending == "s")
    });
    let begins = at.checked_sub(1).is_none_or(|before| {
        let token = reading.items[before].token;
        matches!(token, Token::Stop | Token::Colon | Token::Comma) || reading.word(before) == "to"
    });
    is_form && (begins || word.ends_with('s'))
}

fn has_cue(reading: &Reading<'_>, at: usize) -> bool {
    if is_cue_behind(reading, at + 1) {
        return true;
    }
    let Some(mut before) = at.checked_sub(1) else {
        return false;
    };
    if matches!(reading.items[before].token, Token::Colon | Token::Open)
        && let Some(further) = before.checked_sub(1)
    {
        before = further;
    }
    matches!(
        reading.items[before].token,
        Token::Cue(Cue::Lead { .. } | Cue::Count { .. })
    ) || CUES_BEFORE.contains(&reading.word(before))
}

/// Whether a word makes a skill of the everyday word before it.
fn is_cue_behind(reading: &Reading<'_>, at: usize) -> bool {
    match reading.items.get(at).map(|item| item.token) {
        Some(Token::Word) => CUES_BEHIND.contains(&reading.word(at)) || reading.word(at) == "based",
        Some(Token::Cue(Cue::LeadNoun { .. })) => true,
        _ => false,
    }
}

pub(super) fn starts_upper(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
}

/// The most words of a list element that shares a word with another.
const SHARING_WORDS: usize = 3;

/// Finds skills whose last word is said once for several: "unit and integration testing" (behind
/// them), "testing: unit, integration" and "tests (unit, integration)" (before them).
pub(super) fn complete_lists(reading: &mut Reading<'_>, lexicon: &Lexicon) {
    let heads = heads(reading, lexicon);
    let mut completed: Vec<Item> = Vec::with_capacity(reading.items.len());
    let mut at = 0;
    while at < reading.items.len() {
        let words = words_from(reading, at);
        let begins = at == 0 || !matches!(reading.items[at - 1].token, Token::Word);
        let found = (words > 0 && begins)
            .then(|| complete(reading, lexicon, &heads, at, words))
            .flatten();
        let Some((slot, range)) = found else {
            completed.push(reading.items[at]);
            at += 1;
            continue;
        };
        completed.extend_from_slice(&reading.items[at..range.start]);
        let token = Token::Skill {
            slot,
            ambiguous: false,
        };
        at = range.end;
        completed.push(reading.join(range, token));
    }
    reading.items = completed;
}

/// The words that an element of a list can share.
#[derive(Debug, Clone, Copy, Default)]
struct Heads<'r> {
    before: [Option<&'r str>; 2],
    behind: [Option<&'r str>; 2],
    /// The first word of the skill right before: "accounts payable and receivable".
    front: Option<&'r str>,
}

/// Returns the number of words from an item on, up to one more than count.
fn words_from(reading: &Reading<'_>, at: usize) -> usize {
    let words = reading.items[at..].iter().take(SHARING_WORDS + 1);
    words
        .take_while(|item| matches!(item.token, Token::Word))
        .count()
}

fn complete(
    reading: &Reading<'_>,
    lexicon: &Lexicon,
    heads: &[Heads<'_>],
    at: usize,
    words: usize,
) -> Option<(Slot, std::ops::Range<usize>)> {
    let find = |range: std::ops::Range<usize>, head: &str| {
        let element = range.clone().map(|i| reading.word(i));
        let name = element.chain([head]).collect::<Vec<_>>().join(" ");
        lexicon.find(&name).map(|slot| (slot, range))
    };
    let end = at + words;
    let joins = |at: usize| {
        let token = reading.items.get(at).map(|item| item.token);
        matches!(
            token,
            Some(Token::Comma | Token::Slash | Token::Cue(Cue::And | Cue::Or))
        )
    };
    if words <= SHARING_WORDS && joins(end) {
        for head in heads[at].behind.into_iter().flatten() {
            if let Some(found) = (at..end).find_map(|from| find(from..end, head)) {
                return Some(found);
            }
        }
    }
    if let Some(front) = heads[at].front {
        let name = |to: usize| {
            let element = (at..to).map(|i| reading.word(i));
            std::iter::once(front)
                .chain(element)
                .collect::<Vec<_>>()
                .join(" ")
        };
        let longest = end.min(at + SHARING_WORDS);
        let mut ends = (at + 1..=longest).rev();
        if let Some(found) = ends.find_map(|to| Some((lexicon.find(&name(to))?, at..to))) {
            return Some(found);
        }
    }
    for head in heads[at].before.into_iter().flatten() {
        let longest = end.min(at + SHARING_WORDS);
        if let Some(found) = (at + 1..=longest).rev().find_map(|to| find(at..to, head)) {
            return Some(found);
        }
    }
    None
}

/// Returns for every item the words that it may share with the skill before its list and with the
/// skill that its list ends with.
fn heads<'r>(reading: &'r Reading<'_>, lexicon: &'r Lexicon) -> Vec<Heads<'r>> {
    let items = &reading.items;
    let mut heads = vec![Heads::default(); items.len()];
    let mut category = [None; 2];
    let mut shared = [None; 2];
    for at in 0..items.len() {
        match items[at].token {
            Token::Skill { slot, .. } => {
                let title = &lexicon.skill(slot).title.value;
                category = [last_word(reading.word(at)), last_word(title)];
            }
            Token::Open | Token::Colon => shared = category,
            Token::Close | Token::Stop | Token::Cue(Cue::Stop) => shared = [None; 2],
            _ => {}
        }
        heads[at].before = shared;
        let joined = at > 1
            && matches!(
                items[at - 1].token,
                Token::Slash | Token::Comma | Token::Cue(Cue::And | Cue::Or)
            );
        if joined && matches!(items[at - 2].token, Token::Skill { .. }) {
            let (front, rest) = reading.word(at - 2).split_once(' ').unwrap_or_default();
            heads[at].front = (!rest.is_empty()).then_some(front);
        }
    }
    let mut shared = [None; 2];
    for at in (0..items.len()).rev() {
        match items[at].token {
            Token::Skill { .. } => {
                let next = items
                    .get(at + 1)
                    .filter(|item| matches!(item.token, Token::Word));
                shared = [
                    last_word(reading.word(at)),
                    next.map(|_| reading.word(at + 1)),
                ];
            }
            Token::Word | Token::Comma | Token::Slash | Token::Cue(Cue::And | Cue::Or) => {}
            _ => shared = [None; 2],
        }
        heads[at].behind = shared;
    }
    heads
}

fn last_word(text: &str) -> Option<&str> {
    let (before, last) = text.rsplit_once(' ').unwrap_or(("", text));
    (!last.is_empty() && (!before.is_empty() || last.len() > 3)).then_some(last)
}
