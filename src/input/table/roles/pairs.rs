//! Skills in several columns of a table of roles, one in each, with a column beside each for how well it is asked for or
//! without: `Skill 1, Level 1, Skill 2, Level 2`, `Competency 1, Competency 1 level`, `Skill, Skill, Skill`.

use super::super::columns::Column;
use super::super::grid::Cell;
use super::super::headings::{Heading, numbered_skill};
use super::super::sentences::is_sentence;
use super::super::values;
use super::super::{Head, Reader};
use crate::diagnostic::Code;
use crate::document::RoleEntry;
use crate::model::{Importance, name_key};
use crate::source::Spanned;

/// A column of skills and the one that says how well they are asked for.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Pair {
    skill: usize,
    level: usize,
}

/// The number of the skill of which a heading says how well it is asked for, empty where it has none: `Level 1`,
/// `Competency 1 level`, `Proficiency`.
fn level_of_skill(text: &str) -> Option<&str> {
    const LAST: [&str; 5] = ["level", "proficiency", "rating", "score", "niveau"];
    let mut numbers = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|number| !number.is_empty());
    let number = numbers.next().unwrap_or_default();
    let bare = name_key(&text.replace(|c: char| c.is_ascii_digit(), " "));
    let is_level = LAST.iter().any(|word| bare.ends_with(word))
        || matches!(Column::of(&bare), Some(Column::Proficiency | Column::Level));
    (is_level && numbers.next().is_none()).then_some(number)
}

impl Reader<'_, '_> {
    /// Takes a heading such as `Technical skills` for the name of a skill where no list stands below, but how well it is asked
    /// for, in numbers, in steps or in sentences.
    pub(in super::super) fn tell_rated(&mut self) {
        let rows: Vec<usize> = (self.top + 1..self.end).collect();
        for at in 0..self.heads.len() {
            let head = &self.heads[at];
            let is_list = matches!(
                head.heading,
                Heading::Known(Column::Skills | Column::OptionalSkills)
            );
            if !is_list {
                continue;
            }
            let is_step =
                |cell: Cell<'_>| cell.text.parse::<u8>().is_ok() || values::is_step(&cell.text);
            let is_whole = |cell: Cell<'_>| is_sentence(&cell.text) && cell.text.ends_with('.');
            let name = head.cell.text.to_string();
            if self.is_filled_with(rows.iter().copied(), head.index, is_step) {
                self.heads[at].heading = Heading::Named(Column::Skill, name);
            } else if self.is_filled_with(rows.iter().copied(), head.index, is_whole) {
                self.heads[at].heading = Heading::Other;
            }
        }
    }

    /// Finds columns with one skill each, and those that say how well each is asked for.
    pub(in super::super) fn tell_pairs(&mut self) {
        const FEWEST: usize = 2;
        // Skills that are called no more than `Skill 1` have numbers below them.
        let is_asked = |head: &Head<'_>| {
            let rows = self.top + 1..self.end;
            self.is_filled_with(rows, head.index, |cell| {
                values::sure(&cell.text) != values::Sure::No
            })
        };
        let of_skill = |head: &Head<'_>| {
            let is_one = head.heading == Heading::Known(Column::Skill);
            let number = numbered_skill(&head.cell.text);
            (is_one || number.is_some()).then_some(number.filter(|_| !is_asked(head)))
        };
        let skills = self.heads.iter().enumerate();
        let skills = skills.filter_map(|(at, head)| Some((at, of_skill(head)?)));
        let skills: Vec<(usize, Option<String>)> = skills.collect();
        if skills.len() < FEWEST {
            return;
        }
        for (at, number) in &skills {
            let head = &mut self.heads[*at];
            let is_numbered = numbered_skill(&head.cell.text).is_some();
            head.heading = if is_numbered && number.is_none() {
                Heading::Other
            } else {
                Heading::Known(Column::Skills)
            };
        }
        let beside = skills.iter().filter_map(|(at, number)| {
            let is_level = |other: &usize| match level_of_skill(&self.heads[*other].cell.text) {
                Some("") => *other == at + 1,
                Some(said) => number.as_deref() == Some(said),
                None => false,
            };
            let is_list = self.heads[*at].heading == Heading::Known(Column::Skills);
            let level = (at + 1..self.heads.len())
                .find(is_level)
                .filter(|_| is_list)?;
            Some((*at, level))
        });
        let beside: Vec<(usize, usize)> = beside.collect();
        if beside.len() < FEWEST {
            return;
        }
        for (skill, level) in beside {
            let [skill, level] = [skill, level].map(|at| {
                self.heads[at].heading = Heading::Known(Column::Computed);
                self.heads[at].index
            });
            self.pairs.push(Pair { skill, level });
        }
    }

    /// What the columns with one skill each, beside which it says how well, ask for.
    pub(super) fn asked_in_pairs(&mut self, row: usize, role: &mut RoleEntry) {
        for at in 0..self.pairs.len() {
            let Pair { skill, level } = self.pairs[at];
            let [skill, level] = [skill, level].map(|column| self.grid.cell(row, column));
            if values::is_unsaid(&skill.text) || Self::is_unsound(&skill) {
                if !values::is_unsaid(&level.text) {
                    let message = "there is no skill beside this: left out";
                    self.report(Code::LeftOut, level.span, message);
                }
                continue;
            }
            let part = Spanned::new(skill.text.to_string(), skill.span);
            let level = (!values::is_unsaid(&level.text)).then_some(level);
            let said = level.map(|level| Spanned::new(level.text.to_string(), level.span));
            self.ask(&part, &part.value, said, Importance::ESSENTIAL, role);
        }
    }
}
