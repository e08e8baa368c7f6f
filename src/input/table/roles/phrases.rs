//! The skills of a cell: `Python: 3; SQL (2); one of Go, Java`, as people write them.

use super::super::Reader;
use super::super::columns::Column;
use super::super::headings::Heading;
use super::super::lists;
use super::super::skills::choose;
use super::super::values::{self, Asked};
use super::ends::names_nobody;
use super::requirement;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::{Asked as Wanted, AskedProficiency, Choice, RoleEntry};
use crate::model::Importance;
use crate::model::text::{listed, shortened};
use crate::source::{Span, Spanned};

/// The columns with lists of skills.
const LISTS: [(Column, Importance); 2] = [
    (Column::Skills, Importance::ESSENTIAL),
    (Column::OptionalSkills, Importance::OPTIONAL),
];

/// So many names with a number behind them tell that the numbers say how well.
const FEWEST: usize = 3;

/// So many letters in parentheses tell that they say how much skills weigh.
const FEWEST_LETTERS: usize = 2;

/// So many of them a finding shows.
const MOST_SHOWN: usize = 5;

/// The highest number behind a name that may say how well: `Windows 11` is a name.
const MOST_BEHIND: u8 = 5;

/// Words between how well and what: `Expert in SQL`.
const BETWEEN: [&str; 3] = [" in ", " at ", " with "];

/// What stands between a name and its level.
const DASHES: [&str; 3] = [" - ", " – ", " — "];

impl Reader<'_, '_> {
    /// What the lists of skills of a row ask for; numbers behind names say how well where `behind`.
    pub(super) fn asked_in_lists(&mut self, row: usize, role: &mut RoleEntry, behind: bool) {
        for (column, importance) in LISTS {
            let parts = self.phrases(row, column);
            let with_letters = parts.iter().filter(|part| lettered(&part.value).is_some());
            let are_lettered = with_letters.count() >= FEWEST_LETTERS;
            for part in parts {
                self.asked_in_phrase(&part, importance, (behind, are_lettered), role);
            }
        }
    }

    /// The parts of a list of skills, in which a choice is one.
    fn phrases(&mut self, row: usize, column: Column) -> Vec<Spanned<String>> {
        let parts = self.parts(row, column, is_choice);
        apart(parts)
    }

    /// The same, where nothing that is wrong with it is reported.
    fn phrases_at(&self, row: usize, column: Column) -> Vec<Spanned<String>> {
        let heads = self.heads.iter();
        let cells = heads
            .filter(|head| head.heading == Heading::Known(column))
            .map(|head| self.grid.cell(row, head.index));
        let parts = cells.flat_map(|cell| lists::parts(&cell, is_choice));
        apart(parts.take(lists::MOST_PARTS).collect())
    }

    fn asked_in_phrase(
        &mut self,
        part: &Spanned<String>,
        importance: Importance,
        (behind, are_lettered): (bool, bool),
        role: &mut RoleEntry,
    ) {
        if names_nobody(&part.value) {
            let message = format!(
                "`{}` names no skill, and is left out",
                shortened(&part.value)
            );
            return self.report(Code::LeftOut, part.span, message);
        }
        let letters = lettered(&part.value).filter(|_| are_lettered);
        let number = || number_behind(&part.value).filter(|_| behind);
        let (name, level) = match letters {
            Some((name, letter)) => (name, Some(letter.to_owned())),
            None => number().map_or_else(
                || split_phrase(&part.value),
                |(name, number)| (name, Some(number.to_string())),
            ),
        };
        let level = level.map(|level| Spanned::new(level, part.span));
        self.ask(part, name, level, importance, role);
    }

    /// Makes a role ask for a skill as well as its level says.
    pub(super) fn ask(
        &mut self,
        part: &Spanned<String>,
        name: &str,
        level: Option<Spanned<String>>,
        importance: Importance,
        role: &mut RoleEntry,
    ) {
        let at = level.as_ref().map_or(part.span, |level| level.span);
        let read = level.map_or(
            Ok(Asked::Yes(AskedProficiency::Unspecified, None)),
            |level| values::asked(&level.value),
        );
        let Some(Asked::Yes(proficiency, weight)) = self.or_report(read, at) else {
            return;
        };
        let importance = weight.unwrap_or(importance);
        let named = Spanned::new(name.to_owned(), part.span);
        let skill = Spanned::new(self.names.tidy(name), part.span);
        let Ok(choice) = self.choice(&skill) else {
            return;
        };
        let mut entry = requirement(skill, proficiency, at, importance);
        choose(&mut entry, choice.as_ref());
        if choice.is_none() {
            let of: Vec<_> = lists::alternatives(&named, |_| false)
                .into_iter()
                .map(|one| one.map(|text| self.names.tidy(&text)))
                .collect();
            if of.len() > 1 {
                entry.asked = Wanted::AnyOf(Box::new(Choice { count: 1, of }));
            }
        }
        role.requirements.push(entry);
    }

    /// Whether the numbers behind the names of skills say how well they are asked for: all names have one, as in
    /// `Kneading 3; Ovens 2`. Where some do, a warning says that they are read as names.
    pub(super) fn tell_numbers_behind(&mut self, rows: &[usize]) -> bool {
        let mut with: Vec<Spanned<String>> = Vec::new();
        let mut others = 0;
        for row in rows {
            for (column, _) in LISTS {
                for part in self.phrases_at(*row, column) {
                    if number_behind(&part.value).is_some() {
                        with.push(part);
                    } else {
                        others += 1;
                    }
                }
            }
        }
        let Some(first) = with.first() else {
            return false;
        };
        let are_levels = others == 0 && with.len() >= FEWEST;
        let mut names: Vec<&str> = Vec::new();
        for part in &with {
            if !names.contains(&&*part.value) && names.len() < MOST_SHOWN {
                names.push(&part.value);
            }
        }
        let names = listed(&names);
        let message = if are_levels {
            format!(
                "numbers behind the names of skills are read as how well they are asked for: {names}"
            )
        } else {
            format!("numbers are read as part of the names of skills: {names}")
        };
        let mut finding = Diagnostic::new(Code::UnclearValue, self.place(first.span), message);
        if are_levels {
            finding.severity = Severity::Note;
        } else {
            finding =
                finding.help("where they say how well a skill is asked for, write `Kneading: 3`");
        }
        self.findings.push(finding);
        are_levels
    }
}

/// Whether a text is a choice, and no list of them.
fn is_choice(text: &str) -> bool {
    !text.contains([';', '|', '\n'])
        && lists::choice(text, Span::default()).is_ok_and(|choice| choice.is_some())
}

/// The parts of a list that say something; those with levels on both sides of a slash are two.
fn apart(parts: Vec<Spanned<String>>) -> Vec<Spanned<String>> {
    let filled = parts
        .into_iter()
        .filter(|part| !values::is_unsaid(&part.value));
    let mut phrases = Vec::new();
    for part in filled {
        // "SAP: 2 / Excel: 3" are two.
        let several: Vec<&str> = part.value.split(" / ").map(str::trim).collect();
        if several.len() > 1 && several.iter().all(|one| split_level(one).1.is_some()) {
            let several = several.iter().map(|one| (*one).to_owned());
            phrases.extend(several.map(|one| Spanned::new(one, part.span)));
        } else {
            phrases.push(part);
        }
    }
    phrases
}

/// The name of a skill and what is said of it, with how well and how much it weighs as one text:
/// `Python – 3 – essential`.
fn split_phrase(part: &str) -> (&str, Option<String>) {
    let (name, level) = split_level(part);
    let Some(level) = level else {
        return (name, None);
    };
    // "a language: 1 of Go, Java" is a choice with a name.
    if lists::choice(level, Span::default()).map_or(true, |choice| choice.is_some()) {
        return (part, None);
    }
    if values::weight(level).is_some()
        && let (inner, Some(how_well)) = split_level(name)
        && values::asked(how_well).is_ok()
    {
        return (inner, Some(format!("{how_well} {level}")));
    }
    (name, Some(level.to_owned()))
}

/// The name and the level of `Python: 3`, `Python = 3`, `Python - 3`, `Python (3)`, `Python 4/5`, `Python L3`,
/// `Python ***` and `Expert in Python`.
fn split_level(part: &str) -> (&str, Option<&str>) {
    let inside = |open: char, close: char| part.strip_suffix(close)?.rsplit_once(open);
    let mut dashed = DASHES.iter().map(|dash| part.rsplit_once(dash));
    let dashed = dashed.find_map(|split| leveled(split?));
    if let Some(found) = dashed.or_else(|| leveled(inside('[', ']')?)) {
        return found;
    }
    let behind = part.rsplit_once([':', '=']);
    if let Some((name, level)) = behind.filter(|(name, _)| !name.trim().is_empty()) {
        return (name.trim(), Some(level.trim()));
    }
    let bracketed = inside('(', ')').and_then(leveled);
    let last = || {
        let (name, level) = part.rsplit_once(' ')?;
        match step_of_all(level) {
            Some(step) => leveled((name, step)),
            None => leveled((name, level)).filter(|_| is_sure_behind(level)),
        }
    };
    let first = || {
        let mut between = BETWEEN
            .iter()
            .filter_map(|between| part.split_once(between));
        between.find_map(|(level, name)| {
            let is_level = values::is_step(level) && !name.trim().is_empty();
            // "Working at heights" is a skill.
            let is_word =
                ["working", "aware", "awareness"].contains(&level.to_lowercase().as_str());
            (is_level && !is_word).then(|| (name.trim(), Some(level.trim())))
        })
    };
    bracketed
        .or_else(last)
        .or_else(first)
        .unwrap_or((part, None))
}

/// The step of `4/5`, which behind the name of a skill can be nothing else.
fn step_of_all(text: &str) -> Option<&str> {
    let (step, all) = text.split_once('/')?;
    let [number, most] = [step, all].map(|text| text.parse::<u8>().ok());
    number.filter(|number| Some(*number) <= most).map(|_| step)
}

/// Whether a text behind a name can be nothing but a level: `L3`, `***`.
fn is_sure_behind(text: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let are_signs = text.chars().count() > 1 && text.chars().all(|c| !c.is_alphanumeric());
    text.strip_prefix('L').is_some_and(is_number) || are_signs
}

/// A name and its level, where the one is there and the other surely says how well.
fn leveled<'p>((name, level): (&'p str, &'p str)) -> Option<(&'p str, Option<&'p str>)> {
    let is_level = values::is_surely_asked(level) || values::is_step(level.trim());
    (is_level && !name.trim().is_empty()).then(|| (name.trim(), Some(level.trim())))
}

/// A name and the letter in parentheses behind it that says how much it weighs: `SQL (E)`, `Excel (D)`.
fn lettered(part: &str) -> Option<(&str, &str)> {
    let (name, letter) = part.strip_suffix(')')?.rsplit_once('(')?;
    let is_letter = letter.trim().chars().count() == 1 && values::weight(letter).is_some();
    (is_letter && !name.trim().is_empty()).then(|| (name.trim(), letter.trim()))
}

/// A name and the number behind it, which may be part of it: `Kneading 3`, `Python 3`.
fn number_behind(part: &str) -> Option<(&str, u8)> {
    let (name, number) = part.rsplit_once(' ')?;
    let number: u8 = number.parse().ok()?;
    let is_name = name.ends_with(|c: char| c.is_alphabetic() || c == ')');
    (is_name && (1..=MOST_BEHIND).contains(&number)).then(|| (name.trim(), number))
}

#[cfg(test)]
mod tests {
    use super::split_phrase;

    #[test]
    fn phrases_are_names_and_levels() {
        for (phrase, name, level) in [
            ("Python: 3", "Python", Some("3")),
            ("Python (3)", "Python", Some("3")),
            ("Python 4/5", "Python", Some("4")),
            ("Kneading 3", "Kneading 3", None),
            ("Input/Output 3", "Input/Output 3", None),
            ("Python L3", "Python", Some("L3")),
            ("Python ***", "Python", Some("***")),
            ("Expert in SQL", "SQL", Some("Expert")),
            ("Python – 3 – essential", "Python", Some("3 essential")),
            ("Working at heights", "Working at heights", None),
            (
                "a language: 1 of Go, Java",
                "a language: 1 of Go, Java",
                None,
            ),
            ("one of Go, Java: 3", "one of Go, Java", Some("3")),
            ("Windows 11", "Windows 11", None),
            ("C++", "C++", None),
            ("R & D", "R & D", None),
        ] {
            let level = level.map(str::to_owned);
            assert_eq!(split_phrase(phrase), (name, level), "{phrase}");
        }
    }
}
