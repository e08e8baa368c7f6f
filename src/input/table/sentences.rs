//! Matrices whose cells say in sentences what a role asks for, as the ladders of many companies do.

use hashbrown::HashMap;

use super::corner;
use super::grid::Cell;
use super::role_columns::Of;
use super::values::{self, Asked};
use super::{Head, Reader};
use crate::diagnostic::Code;
use crate::document::{AskedProficiency, RequirementEntry};
use crate::model::text::listed;
use crate::model::{ProficiencyScale, name_key};

/// The fewest words of a sentence: names of steps have fewer.
const FEWEST_WORDS: usize = 4;

/// So many columns before a sentence are looked at for the one that it refers to.
const MOST_BEFORE: usize = 50;

/// Words before a title or behind it, by how far up they stand.
const SENIORITY: [(u8, &[&str]); 7] = [
    (0, &["intern", "trainee", "apprentice"]),
    (
        1,
        &[
            "junior",
            "jr",
            "graduate",
            "entry",
            "associate",
            "assistant",
        ],
    ),
    (2, &["mid", "intermediate", "i"]),
    (3, &["ii"]),
    (4, &["senior", "sr", "iii"]),
    (5, &["lead", "staff", "iv"]),
    (6, &["principal", "distinguished", "fellow", "v"]),
];

/// Titles of those who lead others, by how far up they stand.
const LEADERS: [(u8, &[&str]); 4] = [
    (1, &["manager", "supervisor"]),
    (2, &["director", "head"]),
    (3, &["vp", "president"]),
    (4, &["chief", "cto", "ceo"]),
];

/// A role without any of these words stands above a junior one.
const PLAIN: u8 = 2;

/// Whether a cell says something in a sentence.
pub(super) fn is_sentence(text: &str) -> bool {
    text.split_whitespace().count() >= FEWEST_WORDS
        && values::asked(text).is_err()
        && text.contains(char::is_alphabetic)
}

/// Whether a cell may be a sentence, if a short one: `Breaks down features`.
pub(super) fn is_phrase(text: &str) -> bool {
    text.split_whitespace().nth(1).is_some()
        && !corner::is_asked(text)
        && text.contains(char::is_alphabetic)
}

/// What a cell among sentences asks for, where it says so in a number, a mark or a word that is known; nothing
/// where it is a sentence too, if a short one.
pub(super) fn asked(text: &str) -> Option<Asked> {
    let asked = values::asked(text).ok()?;
    (asked == Asked::No || corner::is_asked(text)).then_some(asked)
}

/// Words behind `no` in a sentence that asks for nothing.
const NOT_ASKED: [&str; 14] = [
    "involvement",
    "expectation",
    "expectations",
    "responsibility",
    "responsibilities",
    "requirement",
    "requirements",
    "formal",
    "specific",
    "direct",
    "exposure",
    "particular",
    "knowledge",
    "reports",
];

/// Whether a sentence says that nothing is asked for: `No involvement in hiring.`, and not `No longer needs help.`
fn asks_for_nothing(text: &str) -> bool {
    let key = name_key(text);
    let mut words = key.split(|c: char| !c.is_alphanumeric());
    match words.next() {
        Some("none" | "nothing") => words.next().is_none_or(str::is_empty) || key.len() < 30,
        Some("no") => words.next().is_some_and(|word| NOT_ASKED.contains(&word)),
        _ => false,
    }
}

/// What a sentence refers to where it says no more than that the same is expected as elsewhere: a title or a level, or
/// nothing for what stands before it.
fn same_as(text: &str) -> Option<&str> {
    const SIGNS: [&str; 8] = ["↑", "←", "→", "\"", "〃", "same", "ditto", "idem"];
    const BEFORE: [&str; 9] = [
        "above",
        "before",
        "previous",
        "left",
        "previous level",
        "the previous level",
        "previous column",
        "for previous level",
        "level below",
    ];
    const LEADS: [&str; 8] = [
        "same as for ",
        "the same as ",
        "same as ",
        "as per ",
        "as for ",
        "as in ",
        "see ",
        "as ",
    ];
    let text = text.trim().trim_end_matches(['.', ' ']);
    if SIGNS.iter().any(|sign| sign.eq_ignore_ascii_case(text)) {
        return Some("");
    }
    let lead = LEADS.iter().find(|lead| {
        let start = text.get(..lead.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(lead))
    })?;
    let of = text[lead.len()..].trim();
    Some(if BEFORE.contains(&name_key(of).as_str()) {
        ""
    } else {
        of
    })
}

/// Whether a text names the role with a title: all of it, its level, or its first words.
fn names_role(text: &str, title: &str) -> bool {
    let [name, title_key] = [text, title].map(name_key);
    let level = corner::level_within(title).map(name_key);
    let words: Vec<&str> = title_key.split(' ').collect();
    name == title_key
        || level.is_some_and(|level| level == name)
        || (1..words.len()).any(|count| words[..count].join(" ") == name)
}

/// How far up the title of a role stands, as far as its words tell.
fn rank(title: &str) -> (u8, u8) {
    let key = name_key(title);
    let words: Vec<&str> = key
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let highest = |table: &[(u8, &[&str])]| {
        let has = |known: &[&str]| words.iter().any(|word| known.contains(word));
        let fitting = table.iter().filter(|(_, known)| has(known));
        fitting.map(|(rank, _)| *rank).max()
    };
    (
        highest(&LEADERS).unwrap_or(0),
        highest(&SENIORITY).unwrap_or(PLAIN),
    )
}

/// The step of each of some roles that rise from the first to the last, by their levels or by the words of their
/// titles; nothing where they do not.
pub(super) fn steps(titles: &[&str]) -> Option<Vec<u8>> {
    let levels = titles.iter().copied().map(corner::level_within);
    let levels = levels.map(|level| values::level(level?).ok());
    let levels: Option<Vec<_>> = levels.collect();
    let rises = match &levels {
        Some(levels) => levels.is_sorted_by(|a, b| a.1 == b.1 && a.0 < b.0),
        None => titles.is_sorted_by(|a, b| rank(a) < rank(b)),
    };
    let count = titles.len();
    (rises && count > 1).then(|| (1..=count).map(|at| step(at, count)).collect())
}

/// The step of one of some roles that rise, counted from 1: more roles than steps share some of them.
pub(super) fn step(at: usize, count: usize) -> u8 {
    let top = usize::from(ProficiencyScale::default().top());
    let step = if count <= top {
        at
    } else {
        (at * top).div_ceil(count)
    };
    step as u8
}

/// Keeps a sentence as evidence of what is asked for, whose step is inferred.
pub(super) fn keep_sentence(entry: &mut RequirementEntry, cell: &Cell<'_>) {
    let extra = entry.extra.get_or_insert_default();
    extra.inferred = entry.proficiency.value != AskedProficiency::Unspecified;
    extra.evidence.push(cell.prose().as_ref().into());
}

/// What the roles before one are asked for in sentences, of one skill.
#[derive(Default)]
pub(super) struct Said<'t> {
    asked: Vec<(&'t str, Option<Asked>)>,
    texts: HashMap<String, usize>,
}

impl<'t> Said<'t> {
    /// What a text asks of a role with a title: as much as it has been asked for by a role before it that is said to be
    /// the same, or with the same words, and otherwise its own.
    pub(super) fn asked(
        &mut self,
        title: &'t str,
        text: &str,
        own: &AskedProficiency,
    ) -> Option<Asked> {
        let text = text.trim();
        let known = asked(text);
        let asked = if text.is_empty() || known.is_some() {
            known
        } else if asks_for_nothing(text) {
            Some(Asked::No)
        } else {
            let key = name_key(text);
            let first = match same_as(text) {
                Some(name) => self.referred(name),
                None => self.texts.get(&key).copied(),
            };
            self.texts.entry(key).or_insert(self.asked.len());
            let before = first.and_then(|first| self.asked[first].1.clone());
            before.or_else(|| Some(Asked::Yes(own.clone(), None)))
        };
        self.asked.push((title, asked.clone()));
        asked
    }

    /// The role before that a sentence refers to by its title, or the closest one where it names none.
    fn referred(&self, name: &str) -> Option<usize> {
        let before = self.asked.iter().enumerate().rev().take(MOST_BEFORE);
        let mut before = before.map(|(at, (title, _))| (at, title));
        let found = before.find(|(_, title)| name.is_empty() || names_role(name, title));
        found.map(|(at, _)| at)
    }
}

impl Reader<'_, '_> {
    /// Whether a column is a role whose cells say in sentences what it asks for.
    pub(super) fn is_in_sentences(&self, head: &Head<'_>, rows: &[usize]) -> bool {
        let cells = rows.iter().map(|row| self.grid.cell(*row, head.index));
        let (mut filled, mut sentences) = (0, 0);
        for cell in cells.filter(|cell| !cell.is_empty()) {
            filled += 1;
            sentences += usize::from(is_sentence(&cell.text));
        }
        filled > 0 && sentences * 2 >= filled && corner::is_of_a_role(&head.cell.text)
    }

    /// Whether a column beside one in sentences is a role whose cells say in fewer words what it asks for.
    pub(super) fn is_in_phrases(&self, head: &Head<'_>, rows: &[usize]) -> bool {
        let cells = rows.iter().map(|row| self.grid.cell(*row, head.index));
        let filled: Vec<_> = cells.filter(|cell| !cell.is_empty()).collect();
        let phrases = filled.iter().filter(|cell| is_phrase(&cell.text)).count();
        phrases > 0 && phrases * 2 >= filled.len() && corner::is_of_a_role(&head.cell.text)
    }

    /// What a row asks of each of some roles whose columns have sentences; nothing for those with other cells. What is said
    /// again asks for no more than where it was said first.
    pub(super) fn asked_in_sentences(&self, row: usize, roles: &[Of]) -> Vec<Option<Asked>> {
        let mut said = Said::default();
        let asked = roles.iter().map(|of| {
            let own = of.sentences.as_ref()?;
            let cell = self.grid.cell(row, of.index);
            said.asked(&self.heads[of.index].cell.text, &cell.text, own)
        });
        asked.collect()
    }

    /// Says how columns with sentences are read, and returns how well each of them asks for skills.
    pub(super) fn read_sentences(&mut self, columns: &[Cell<'_>]) -> Vec<AskedProficiency> {
        let Some(first) = columns.first() else {
            return Vec::new();
        };
        let titles: Vec<&str> = columns.iter().map(|cell| &*cell.text).collect();
        let steps = steps(&titles);
        let names = listed(&titles);
        let message = match &steps {
            Some(_) => format!(
                "the sentences of these columns are kept as evidence, and their order is taken to say how well each role asks: {names}"
            ),
            None => format!(
                "the sentences of these columns are kept as evidence, and do not say how well each role asks: {names}"
            ),
        };
        self.report(Code::SentencesAsEvidence, first.span, message);
        match steps {
            Some(steps) => steps.into_iter().map(AskedProficiency::Number).collect(),
            None => vec![AskedProficiency::Unspecified; columns.len()],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_that_rise_have_a_step_each() {
        for (titles, expected) in [
            ("L1 Engineer|L2 Engineer|L3 Engineer", Some(&[1, 2, 3][..])),
            (
                "Junior Engineer|Engineer|Senior Engineer|Staff Engineer",
                Some(&[1, 2, 3, 4]),
            ),
            ("Engineer I|Engineer II|Engineer III", Some(&[1, 2, 3])),
            (
                "Senior Engineer|Engineering Manager|Director",
                Some(&[1, 2, 3]),
            ),
            ("L1|L2|L3|L4|L5|L6|L7", Some(&[1, 2, 3, 3, 4, 5, 5])),
            ("Backend Engineer|Frontend Engineer", None),
            ("Senior Engineer|Engineer", None),
            ("IC3|M3", None),
            ("Engineer", None),
        ] {
            let titles: Vec<_> = titles.split('|').collect();
            assert_eq!(steps(&titles).as_deref(), expected, "{titles:?}");
        }
    }

    #[test]
    fn sentences_are_told_from_steps() {
        for text in [
            "Leads projects across several teams.",
            "Works with guidance on small tasks",
        ] {
            assert!(is_sentence(text), "{text}");
        }
        for text in ["3", "advanced beginner", "x", "", "1 2 3 4", "Leads others"] {
            assert!(!is_sentence(text), "{text}");
        }
    }
}
