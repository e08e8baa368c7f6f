//! Which mentions stand, seen in their context: everyday words that are no skills, and technical words
//! in sentences about people.

use super::cues::{Cue, Side};
use super::fold::last_word;
use super::lexicon::{Lexicon, Slot};
use super::nouns::{self, Says};
use super::reading::{Item, Reading, Token};
use super::{SentenceKind, complements, lead_words, senses};
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

/// Words that make a skill of the everyday word behind them, as the nouns for kinds of tools do: "languages
/// such as Go", "using R".
const CUES_BEFORE: &[&str] = &[
    "in",
    "using",
    "with",
    "via",
    "of",
    "code",
    "developing",
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
    "writing",
    "know",
    "knows",
    "knowing",
    "use",
    "used",
    "uses",
];

/// Names of products with which a sentence may begin, and go on with what they are for: "Excel for reporting".
const PRODUCTS: &[&str] = &[
    "epic", "excel", "oracle", "outlook", "sage", "tableau", "word", "workday",
];

/// Words behind "is" that say of a tool that it is part of the work.
const PART_OF_WORK: &[&str] = &[
    "central",
    "crucial",
    "daily",
    "important",
    "key",
    "our",
    "used",
    "vital",
];

/// Words behind a name that say how it is used: "uses Excel daily".
const HOW_OFTEN: &[&str] = &["daily", "every", "regularly", "weekly", "well"];

/// Names that are what people do as well: "Excel in a team".
const VERBS: &[&str] = &["excel", "express", "go", "spark"];

/// Letters of the shortest acronym that is no everyday word.
const SHORTEST_ACRONYM: usize = 3;

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
        let accepted = accepted(reading, lexicon, kind);
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

/// Returns the pairs of skills that "and", "or" or a slash joins, also behind a noun such as "skills", and those of
/// which one says how the other is done: "methodical debugging".
fn joined_pairs(reading: &Reading<'_>) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let (mut last, mut is_joined) = (None, false);
    for (at, item) in reading.items.iter().enumerate() {
        match item.token {
            Token::Skill { .. } => {
                let before = at.checked_sub(1).filter(|before| last == Some(*before));
                let is_of = before.is_some_and(|at| senses::is_of_people(reading.word(at)));
                pairs.extend(last.filter(|_| is_joined || is_of).map(|last| (last, at)));
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
fn accepted(reading: &Reading<'_>, lexicon: &Lexicon, kind: SentenceKind) -> Vec<bool> {
    let items = &reading.items;
    let technical = |slot: Slot| {
        matches!(
            lexicon.kind(slot),
            SkillKind::Technical | SkillKind::Language | SkillKind::Knowledge
        )
    };
    let possible: Vec<bool> = (0..items.len())
        .map(|at| match items[at].token {
            Token::Skill { slot, ambiguous } => {
                technical(slot)
                    && (!ambiguous || may_be_skill(reading, at) || is_subject(reading, at))
            }
            _ => false,
        })
        .collect();
    let named = alone_in_named_lists(reading);
    let mut accepted: Vec<bool> = (0..items.len())
        .map(|at| match items[at].token {
            Token::Skill {
                ambiguous: false, ..
            } => true,
            Token::Skill { slot, .. } if is_acronym(reading, lexicon, at, slot) => true,
            Token::Skill { .. } => {
                let is_all = matches!(kind, SentenceKind::Technical) && is_all(reading, at);
                let is_said = is_all
                    || is_subject(reading, at)
                    || has_cue(reading, at)
                    || is_had(reading, at)
                    || is_measured(reading, at);
                possible[at] && (named[at] || is_said)
            }
            _ => false,
        })
        .collect();
    let neighbours = list_neighbours(reading);
    for &(one, other) in &neighbours {
        // Two languages, or two tools of one sort or for one job, are no accident: "Chef or Puppet", "Excel and
        // Access".
        let alike = match (items[one].token, items[other].token) {
            (Token::Skill { slot: one, .. }, Token::Skill { slot: other, .. }) => {
                let languages = [one, other].map(|slot| lexicon.kind(slot) == SkillKind::Language);
                let alike = lexicon.share_category(one, other)
                    || complements::are_together(lexicon, [one, other].into_iter());
                languages == [true; 2] || (one != other && alike)
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

/// Whether a skill is called by an acronym, and written so as no everyday word is: "SAP" in a sentence with small
/// letters.
fn is_acronym(reading: &Reading<'_>, lexicon: &Lexicon, at: usize, slot: Slot) -> bool {
    let title = &lexicon.skill(slot).title.value;
    title.chars().count() >= SHORTEST_ACRONYM
        && title.chars().all(char::is_uppercase)
        && reading.written(at, at) == &**title
        && reading.has_small_letters
}

/// Whether a name stands behind "have", as "Must have Excel" has it and "have access to" does not.
fn is_had(reading: &Reading<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| reading.word(before));
    let goes_on = reading.items.get(at + 1).is_some() && reading.word(at + 1) == "to";
    let has = before.rsplit(' ').next() == Some("have");
    has && !goes_on && starts_upper(reading.written(at, at))
}

/// Whether a part of a sentence begins with a name and says how well it is asked for, or that something like it
/// would do: "Excel: advanced; Word: basic", "Excel or similar".
fn is_measured(reading: &Reading<'_>, at: usize) -> bool {
    let token = |at: usize| reading.items.get(at).map(|item| item.token);
    let begins = at.checked_sub(1).and_then(token).is_none_or(|before| {
        matches!(
            before,
            Token::Stop | Token::Comma | Token::Open | Token::Cue(Cue::And | Cue::Or)
        )
    });
    let open_ended = token(at + 1) == Some(Token::Cue(Cue::OpenEnded));
    let measured = open_ended || lead_words::level_behind(reading, at, false).is_some();
    begins && measured && starts_upper(reading.written(at, at))
}

/// Whether a sentence says nothing but a skill and how well it is asked for: "Excel (advanced)".
fn is_all(reading: &Reading<'_>, at: usize) -> bool {
    let says_nothing = |item: &Item| {
        matches!(
            item.token,
            Token::Stop
                | Token::Open
                | Token::Close
                | Token::Comma
                | Token::Cue(Cue::Lead { .. } | Cue::LeadNoun { .. } | Cue::Standing(..))
        )
    };
    at == 0 && reading.items.iter().skip(1).all(says_nothing)
}

/// Says for every item whether it is a whole member of a list that a noun such as "tools" is before:
/// "test tools: Foo, Selenium", "systems such as Foo or Sage", where nobody knows what Foo is.
fn alone_in_named_lists(reading: &Reading<'_>) -> Vec<bool> {
    let items = &reading.items;
    let mut alone = vec![false; items.len()];
    let mut is_named = false;
    for (at, item) in items.iter().enumerate() {
        match item.token {
            Token::Open | Token::Colon | Token::Cue(Cue::Examples) => {
                let says = match item.token {
                    Token::Colon => Says::Names,
                    _ => Says::Unknown,
                };
                is_named = at
                    .checked_sub(1)
                    .is_some_and(|before| nouns::says(last_word(reading.word(before)), says));
            }
            Token::Close | Token::Stop | Token::Cue(Cue::Stop) => is_named = false,
            Token::Skill { .. } if is_named => {
                let begins = !matches!(items[at - 1].token, Token::Word | Token::Skill { .. });
                let behind = items.get(at + 1).map(|item| item.token);
                alone[at] = begins && !matches!(behind, Some(Token::Word | Token::Skill { .. }));
            }
            _ => {}
        }
    }
    alone
}

/// Whether a word is a member of a list by itself, and written as a name is: the "Zork" of "Xero, Zork or Sage".
fn is_lone_name(reading: &Reading<'_>, at: usize) -> bool {
    let joins = |at: usize| reading.items.get(at).is_some_and(|item| item.token.joins());
    let is_word = reading.items[at].token == Token::Word;
    let is_between = at > 0 && joins(at - 1) && joins(at + 1);
    is_word && is_between && starts_upper(reading.written(at, at))
}

/// Returns the pairs of skills with nothing but separators, names that are not known, and brackets behind one
/// of them between them: "Word (advanced), Excel".
fn list_neighbours(reading: &Reading<'_>) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut last = None;
    // What stands before the brackets that are open.
    let mut outside = Vec::new();
    for (at, item) in reading.items.iter().enumerate() {
        match item.token {
            Token::Skill { .. } => {
                if let Some(last) = last.replace(at) {
                    pairs.push((last, at));
                }
            }
            Token::Open => outside.push(last),
            Token::Close => last = outside.pop().flatten().or(last),
            token if token.joins() || reading.is_dash_before_or(at) => {}
            _ if is_lone_name(reading, at) => {}
            _ => last = None,
        }
    }
    pairs
}

/// Whether what surrounds an everyday word lets it be a name: no other word is attached to it.
fn may_be_skill(reading: &Reading<'_>, at: usize) -> bool {
    let behind = match reading.items.get(at + 1).map(|item| item.token) {
        Some(Token::Word) => {
            let next = reading.word(at + 1);
            is_cue_behind(reading, at + 1) || HOW_OFTEN.contains(&next) || is_version(next)
        }
        Some(Token::Cue(Cue::Stop)) => !is_verb_before(reading, at + 1),
        _ => true,
    };
    // The second word of a longer proper name: "Head Chef", "Vitamin C".
    let part_of_name = at > 0
        && matches!(reading.items[at - 1].token, Token::Word)
        && starts_upper(reading.written(at - 1, at - 1))
        && !is_cue_before(reading.word(at - 1));
    behind && !part_of_name
}

/// Whether a word is the version of what stands before it: "Excel 2016".
fn is_version(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// Whether a part of a sentence begins with a name, and says of it what is said of tools: "Excel is essential",
/// "Tableau for reports".
fn is_subject(reading: &Reading<'_>, at: usize) -> bool {
    let token = |at: usize| reading.items.get(at).map(|item| item.token);
    let begins = at.checked_sub(1).and_then(token).is_none_or(|before| {
        matches!(
            before,
            Token::Stop | Token::Comma | Token::Cue(Cue::And | Cue::Or)
        )
    });
    if !begins || !starts_upper(reading.written(at, at)) {
        return false;
    }
    let says_standing = |at: usize| matches!(token(at), Some(Token::Cue(Cue::Standing(..))));
    let is_part = |at: usize| {
        says_standing(at) || (token(at).is_some() && PART_OF_WORK.contains(&reading.word(at)))
    };
    let word = match token(at + 1) {
        Some(Token::Word | Token::Comma | Token::Cue(Cue::Stop)) => reading.word(at + 1),
        _ => return says_standing(at + 1),
    };
    let is_product = PRODUCTS.contains(&reading.word(at));
    match word {
        "is" | "are" => is_part(at + 2) || is_part(at + 3),
        "would" | "will" => (at + 2..at + 5).any(says_standing),
        "for" | "," => is_product,
        "at" | "in" | "to" => is_product && !VERBS.contains(&reading.word(at)),
        _ => false,
    }
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
        Token::Cue(Cue::Lead { .. } | Cue::Count { .. } | Cue::Standing(_, Side::After))
    ) || is_cue_before(reading.word(before))
}

/// Whether a word makes a skill of the everyday word behind it.
fn is_cue_before(word: &str) -> bool {
    CUES_BEFORE.contains(&word) || nouns::says(word, Says::Names)
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
