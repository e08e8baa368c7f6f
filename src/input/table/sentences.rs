//! Matrices whose cells say in sentences what a role asks for, as the ladders of many companies do.

use super::corner;
use super::grid::Cell;
use super::values::{self, Asked};
use super::{Head, Reader};
use crate::diagnostic::Code;
use crate::document::AskedProficiency;
use crate::model::text::listed;
use crate::model::{ProficiencyScale, name_key};

/// The fewest words of a sentence: names of steps have fewer.
const FEWEST_WORDS: usize = 4;

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

/// What a cell among sentences asks for, where it says so in a number, a mark or a word that is known; nothing
/// where it is a sentence too, if a short one.
pub(super) fn asked(text: &str) -> Option<Asked> {
    let asked = values::asked(text).ok()?;
    (asked == Asked::No || corner::is_asked(text)).then_some(asked)
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
fn steps(titles: &[&str]) -> Option<Vec<u8>> {
    let levels = titles.iter().copied().map(corner::level_within);
    let levels = levels.map(|level| values::level(level?).ok());
    let levels: Option<Vec<_>> = levels.collect();
    let rises = match &levels {
        Some(levels) => levels.is_sorted_by(|a, b| a.1 == b.1 && a.0 < b.0),
        None => titles.is_sorted_by(|a, b| rank(a) < rank(b)),
    };
    let (count, top) = (titles.len(), usize::from(ProficiencyScale::default().top()));
    // More roles than steps share some of them.
    let step = |at: usize| {
        if count <= top {
            at
        } else {
            (at * top).div_ceil(count)
        }
    };
    (rises && count > 1).then(|| (1..=count).map(|at| step(at) as u8).collect())
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
                "the sentences of these columns are kept as evidence, and their order is taken for how well each role asks: {names}"
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
