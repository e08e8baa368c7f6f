//! What a choice is called.

use super::cues::Cue;
use super::reading::{Reading, Token};
use crate::document::SkillEntry;
use crate::model::SkillKind;

/// The longest label, in bytes.
const LONGEST: usize = 60;

/// The most items of a label.
const MOST_ITEMS: usize = 7;

/// The most skills that a label names.
const FEW: usize = 3;

/// Words that no label begins with.
const EMPTY_WORDS: &[&str] = &[
    "a",
    "an",
    "the",
    "one",
    "more",
    "some",
    "any",
    "various",
    "modern",
    "common",
    "major",
    "popular",
    "relevant",
    "following",
    "other",
    "different",
    "industry",
    "standard",
    "leading",
    "our",
    "your",
    "such",
    "multiple",
    "several",
    "similar",
    "know",
    "knows",
    "use",
    "uses",
    "work",
    "works",
    "maintain",
    "manage",
    "build",
    "deploy",
];

/// Words that say nothing alone.
const EMPTY_LABELS: &[&str] = &[
    "tools",
    "tool",
    "technologies",
    "technology",
    "skills",
    "software",
    "systems",
    "these",
    "those",
    "required",
    "least",
    "requirements",
    "qualifications",
    "things",
    "areas",
    "topics",
    "",
];

/// Returns the noun that stands before an item: "programming languages" of "one or more programming
/// languages such as".
pub(super) fn noun_before(reading: &Reading<'_>, at: usize) -> Option<String> {
    let items = &reading.items;
    let mut first = at;
    while first > 0 && at - first < MOST_ITEMS {
        match items[first - 1].token {
            Token::Word | Token::Skill { .. } | Token::Slash | Token::Cue(Cue::And) => first -= 1,
            _ => break,
        }
    }
    let after_lead = first > 0
        && matches!(
            items[first - 1].token,
            Token::Cue(Cue::LeadNoun { .. } | Cue::Lead { .. })
        );
    // "experience building data pipelines"
    if after_lead && first < at && is_word(reading, first) && reading.word(first).ends_with("ing") {
        first += 1;
    }
    while first < at && !starts_label(reading, first) {
        first += 1;
    }
    if first == at {
        return None;
    }
    let label = lower(reading.written(first, at - 1));
    if label.len() <= LONGEST && !EMPTY_LABELS.contains(&label.as_str()) {
        return Some(label);
    }
    let and = (first..at)
        .rev()
        .find(|&i| items[i].token == Token::Cue(Cue::And))?;
    let label = (and + 1 < at).then(|| lower(reading.written(and + 1, at - 1)))?;
    (label.len() <= LONGEST && !EMPTY_LABELS.contains(&label.as_str())).then_some(label)
}

fn is_word(reading: &Reading<'_>, at: usize) -> bool {
    reading.items[at].token == Token::Word
}

fn starts_label(reading: &Reading<'_>, at: usize) -> bool {
    match reading.items[at].token {
        Token::Skill { .. } => true,
        Token::Word => !EMPTY_WORDS.contains(&reading.word(at)),
        _ => false,
    }
}

/// Returns a label in small letters, except for words such as `NoSQL`, with single spaces.
fn lower(text: &str) -> String {
    let word = |word: &str| {
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        if capitals > 1 {
            word.to_owned()
        } else {
            word.to_lowercase()
        }
    };
    text.split_whitespace()
        .map(word)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Returns a label made from the skills themselves: the titles of a few, or the group that all of
/// them belong to.
pub(super) fn from_skills(skills: &[&SkillEntry]) -> String {
    let category = |skill: &&SkillEntry| skill.category.as_ref().map(|group| group.value.clone());
    let languages = skills.iter().all(|skill| {
        skill
            .kind
            .is_some_and(|kind| kind.value == SkillKind::Language)
    });
    if (languages || skills.len() > FEW)
        && let Some(Some(group)) = skills.first().map(category)
        && skills
            .iter()
            .all(|skill| category(skill).as_ref() == Some(&group))
        && group.len() <= LONGEST
    {
        return lower(&group);
    }
    let titles: Vec<_> = skills
        .iter()
        .take(FEW)
        .map(|skill| skill.title.value.as_ref())
        .collect();
    match (titles.as_slice(), skills.len()) {
        ([one, other], 2) => format!("{one} or {other}"),
        ([one, other, third], 3) => format!("{one}, {other} or {third}"),
        (titles, _) => format!("{} or another", titles.join(", ")),
    }
}
