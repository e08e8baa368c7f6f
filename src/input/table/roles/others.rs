//! Columns of a table of roles that nobody but the table knows.

use hashbrown::HashMap;

use super::super::columns::{self, Column};
use super::super::grid::Cell;
use super::super::headings::Heading;
use super::super::sentences::{self, keep_sentence};
use super::super::times;
use super::super::values::{self, Asked, Sure};
use super::super::{Head, Reader};
use super::{ONE_PAY, listed_names, requirement};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::{RoleEntry, SkillEntry};
use crate::model::text::{listed, shortened};
use crate::model::{Importance, Name, SkillId};
use crate::source::Spanned;

/// What becomes of a column with an unknown heading.
pub(super) enum Becomes {
    Skill(Spanned<Name>, Importance),
    /// A skill of which sentences say what is asked for; by row.
    Sentences(Spanned<Name>, HashMap<usize, Asked>),
    Notes(Spanned<Name>),
}

impl Reader<'_, '_> {
    /// The columns that are named by nobody but the table, and what becomes of each.
    pub(super) fn other_columns(&mut self, rows: &[usize]) -> Vec<(usize, Becomes)> {
        let mut others = Vec::new();
        let groups = self.groups_of_columns();
        let sure = self.sure_columns(rows);
        let mut in_sentences = self.columns_in_sentences(rows);
        let mut told = Vec::new();
        let (mut skills, mut notes, mut almost) = (Vec::new(), Vec::new(), Vec::new());
        for head in self.heads.clone() {
            let name = match &head.heading {
                Heading::Named(Column::Skill, name) => {
                    let name = self.names.get(name);
                    let skill = Spanned::new(name, head.cell.span);
                    // `Technical skills` may have been meant as a list.
                    if !head.cell.text.contains(':') {
                        skills.push(skill.clone());
                    }
                    let becomes = Becomes::Skill(skill, Importance::ESSENTIAL);
                    others.push((head.index, becomes));
                    continue;
                }
                Heading::Named(..) | Heading::Other => self.names.get(&head.cell.text),
                Heading::Empty => {
                    self.report_headless(&head, rows);
                    continue;
                }
                Heading::Known(_) => continue,
            };
            let name = Spanned::new(name, head.cell.span);
            let cells = rows.iter().map(|row| self.grid.cell(*row, head.index));
            let mut filled = cells.filter(|cell| !cell.is_empty()).peekable();
            if filled.peek().is_none() {
                continue;
            }
            if self.numbers_rows(head.index, rows) {
                let message = format!("`{}` numbers the rows: left out", shortened(&name.value));
                self.report(Code::LeftOut, name.span, message);
            } else if let Some(asked) = in_sentences.remove(&head.index) {
                told.push(name.clone());
                self.skill_below(&name, groups.get(&head.index));
                others.push((head.index, Becomes::Sentences(name, asked)));
            } else if self.meant(&head).is_some() {
                self.unknown_column(&head, "what it says becomes notes");
                others.push((head.index, Becomes::Notes(name)));
            } else if sure.contains_key(&head.index) {
                skills.push(name.clone());
                let group = groups.get(&head.index);
                let importance = self.skill_below(&name, group);
                others.push((head.index, Becomes::Skill(name, importance)));
            } else {
                almost.extend(self.almost_skill(&name, head.index, rows));
                notes.push(name.clone());
                others.push((head.index, Becomes::Notes(name)));
            }
        }
        // Without a column of skills beside it, a column of numbers may say anything.
        if !skills.is_empty() {
            for found in almost {
                self.findings.push(found);
            }
        }
        if let Some(first) = skills.first() {
            let message = format!("read as skills: {}", listed_names(&skills));
            let mut found = Diagnostic::new(Code::ColumnsAsSkills, self.place(first.span), message);
            if sure.values().any(|sure| *sure == Sure::Perhaps) {
                found = found.help("if one of them is not a skill, call its column `notes`");
            }
            self.findings.push(found);
            self.report_categories(&groups);
        }
        self.report_sentences(&told);
        self.report_notes(&notes, &others, rows);
        others
    }

    /// Says which columns become notes, and warns where that may not be what is meant.
    fn report_notes(
        &mut self,
        notes: &[Spanned<Name>],
        others: &[(usize, Becomes)],
        rows: &[usize],
    ) {
        let Some(first) = notes.first() else {
            return;
        };
        let message = format!(
            "a table of roles has no such columns, and what they say becomes notes: {}",
            listed_names(notes)
        );
        let mut found = Diagnostic::new(Code::ColumnsAsNotes, self.place(first.span), message);
        let of_places = notes.iter().filter(|name| is_pay_of_place(&name.value));
        if of_places.count() > 1 {
            found.severity = Severity::Warning;
            found = found.help(ONE_PAY);
        }
        if self.says_who_does_what(others, rows) {
            found.severity = Severity::Warning;
            found = found.help(
                "letters such as `R`, `A`, `C` and `I` say who does what, not how well; such a table does not describe skills",
            );
        }
        self.findings.push(found);
    }

    /// The columns whose cells say how well a skill is asked for, and how sure that is. What says yes or high may be about
    /// something else: a column alone is, and one that is called so.
    fn sure_columns(&self, rows: &[usize]) -> HashMap<usize, Sure> {
        const FEWEST: usize = 2;
        let others = self
            .heads
            .iter()
            .filter(|head| matches!(head.heading, Heading::Other | Heading::Named(..)));
        let sure = others.filter_map(|head| {
            let name = &head.cell.text;
            if times::is_time(name) || columns::is_measure(name) || columns::is_of_ids(name) {
                return None;
            }
            let cells = rows.iter().map(|row| self.grid.cell(*row, head.index));
            let filled = cells.filter(|cell| !cell.is_empty());
            let sure = filled.map(|cell| self.sure(&cell)).min()?;
            let is_other = sure == Sure::Perhaps && columns::is_circumstance(name);
            (sure != Sure::No && !is_other).then_some((head.index, sure))
        });
        let mut sure: HashMap<usize, Sure> = sure.collect();
        if sure.len() < FEWEST {
            sure.retain(|_, sure| *sure == Sure::Yes);
        }
        sure
    }

    /// Whether columns that become notes have nothing but the letters of a chart of who is responsible and who is told.
    fn says_who_does_what(&self, others: &[(usize, Becomes)], rows: &[usize]) -> bool {
        const FEWEST: usize = 2;
        let is_letter = |letter: &str| {
            ["r", "a", "c", "i", "s"].contains(&letter.trim().to_lowercase().as_str())
        };
        let is_one = |cell: Cell<'_>| cell.text.split(['/', ',']).all(is_letter);
        let notes = others
            .iter()
            .filter(|(_, becomes)| matches!(becomes, Becomes::Notes(_)));
        let charts =
            notes.filter(|(index, _)| self.is_filled_with(rows.iter().copied(), *index, is_one));
        charts.count() >= FEWEST
    }

    fn sure(&self, cell: &Cell<'_>) -> Sure {
        if self.ball(&cell.text).is_some() {
            return Sure::Yes;
        }
        values::sure(&cell.text)
    }

    /// Declares the category of a skill that lies under a group, and returns how much the group makes it weigh.
    fn skill_below(&mut self, name: &Spanned<Name>, group: Option<&Spanned<Name>>) -> Importance {
        let Some(group) = group else {
            return Importance::ESSENTIAL;
        };
        if let Some(id) = self.names.id(&name.value) {
            let id = Spanned::new(SkillId::new(id), name.span);
            let mut entry = SkillEntry::new(id, name.clone());
            entry.category = Some(group.clone());
            self.document.skills.push(entry);
        }
        match Heading::of(&group.value) {
            Heading::Known(Column::OptionalSkills) => Importance::OPTIONAL,
            _ => Importance::ESSENTIAL,
        }
    }

    fn report_categories(&mut self, groups: &HashMap<usize, Spanned<Name>>) {
        let mut groups: Vec<_> = groups.values().cloned().collect();
        groups.sort_by_key(|group| group.span.start);
        groups.dedup_by(|a, b| a.value == b.value);
        if let Some(first) = groups.first() {
            let names = listed_names(&groups);
            let message =
                format!("headings above those of skills are read as their categories: {names}");
            self.report(Code::HeadingsAsGroups, first.span, message);
        }
    }

    /// A warning where a column would be a skill but for a cell or a few.
    fn almost_skill(
        &self,
        name: &Spanned<Name>,
        index: usize,
        rows: &[usize],
    ) -> Option<Diagnostic> {
        let cells = rows.iter().map(|row| self.grid.cell(*row, index));
        let filled = cells.filter(|cell| !cell.is_empty());
        let is_asked = |cell: &Cell<'_>| values::is_surely_asked(&cell.text);
        let (asked, odd): (Vec<_>, Vec<_>) = filled.partition(is_asked);
        let odd_one = odd.first()?;
        let is_number = columns::is_measure(&name.value) || columns::is_of_ids(&name.value);
        if is_number || asked.len() < odd.len() {
            return None;
        }
        let message = format!(
            "`{}` is not a proficiency, so all of `{}` becomes notes, not a skill",
            shortened(&odd_one.text),
            shortened(&name.value)
        );
        let found = Diagnostic::new(Code::UnclearValue, self.place(odd_one.span), message);
        let help = "write a step of the scale or `any`, or leave the cell empty";
        Some(found.help(help))
    }

    /// The first of the columns with names of roles.
    pub(super) fn first_of_names(&self) -> Option<usize> {
        let names = [Column::Role, Column::Title, Column::Name];
        names.iter().filter_map(|column| self.column(*column)).min()
    }

    /// A column of roles that does nothing but count the rows, before one of titles, is none.
    pub(in super::super) fn tell_numbers(&mut self) {
        let is_title =
            |head: &Head<'_>| matches!(head.heading, Heading::Known(Column::Title | Column::Name));
        let is_role = |head: &Head<'_>| head.heading == Heading::Known(Column::Role);
        let Some(at) = self.heads.iter().position(is_role) else {
            return;
        };
        let cells = (self.top + 1..self.end).map(|row| self.grid.cell(row, self.heads[at].index));
        let mut cells = cells.zip(1_usize..);
        let counts = cells.all(|(cell, number)| cell.text.parse() == Ok(number));
        if counts && self.end > self.top + 2 && self.heads.iter().any(is_title) {
            self.heads[at].heading = Heading::Other;
        }
    }

    /// Says which roles a column `Active` tells to be none of today's, which are read all the same.
    pub(super) fn report_inactive(&mut self, rows: &[usize]) {
        let active = self.heads.iter().find_map(|head| {
            let is_active = match columns::key(&head.cell.text).as_str() {
                "active" => true,
                "inactive" => false,
                _ => return None,
            };
            Some((head.index, is_active))
        });
        let (Some((index, is_active)), Some(names)) = (active, self.first_of_names()) else {
            return;
        };
        let is_past = |row: &&usize| {
            let cell = self.grid.cell(**row, index);
            !cell.is_empty() && values::switch(&cell.text) == Ok(!is_active)
        };
        let past: Vec<_> = rows
            .iter()
            .filter(is_past)
            .map(|row| self.grid.cell(*row, names))
            .collect();
        if let Some(first) = past.first() {
            let names: Vec<_> = past.iter().map(|cell| &*cell.text).collect();
            let message = format!("roles that are not active are read too: {}", listed(&names));
            let found = Diagnostic::new(Code::UnclearValue, self.place(first.span), message);
            self.findings
                .push(found.help("remove the rows of roles that nobody can have"));
        }
    }

    /// Whether a column before the names does nothing but count three rows or more, from 1.
    fn numbers_rows(&self, index: usize, rows: &[usize]) -> bool {
        let first = self.first_of_names();
        if first.is_none_or(|first| index > first) {
            return false;
        }
        let mut cells = rows.iter().map(|row| self.grid.cell(*row, index));
        let counts = cells
            .by_ref()
            .zip(1_usize..)
            .all(|(cell, at)| cell.text.parse() == Ok(at));
        rows.len() > 2 && counts
    }

    /// Reports cells that stand below no heading.
    pub(in super::super) fn report_headless(&mut self, head: &Head<'_>, rows: &[usize]) {
        let mut cells = rows.iter().map(|row| self.grid.cell(*row, head.index));
        if let Some(cell) = cells.find(|cell| !cell.is_empty()) {
            let message = "this column has no heading, and is left out";
            let finding = Diagnostic::new(Code::UnknownColumn, self.place(cell.span), message);
            self.findings.push(finding.help("give it one"));
        }
    }

    /// What a column says that only the table knows.
    pub(super) fn other(
        &mut self,
        row: usize,
        index: usize,
        becomes: &Becomes,
        role: &mut RoleEntry,
    ) {
        let cell = self.grid.cell(row, index);
        if cell.is_empty() || Self::is_unsound(&cell) {
            return;
        }
        match becomes {
            Becomes::Skill(skill, importance) => {
                if let Some(Asked::Yes(proficiency, weight)) = self.asked(&cell) {
                    let importance = weight.unwrap_or(*importance);
                    let skill = Spanned::new(skill.value.clone(), cell.span);
                    let mut asked = requirement(skill, proficiency, cell.span, importance);
                    if values::is_inferred(&cell.text) {
                        asked.extra.get_or_insert_default().inferred = true;
                    }
                    role.requirements.push(asked);
                }
            }
            Becomes::Sentences(skill, asked) => {
                let Some(Asked::Yes(proficiency, weight)) = asked.get(&row).cloned() else {
                    return;
                };
                let skill = Spanned::new(skill.value.clone(), cell.span);
                let importance = weight.unwrap_or(Importance::ESSENTIAL);
                let is_told = sentences::asked(&cell.text).is_some();
                let mut asked = requirement(skill, proficiency, cell.span, importance);
                if !is_told {
                    keep_sentence(&mut asked, &cell);
                }
                role.requirements.push(asked);
            }
            Becomes::Notes(name) => {
                let note = self.names.get(&format!("{}: {}", name.value, cell.prose()));
                role.about.notes.push(Spanned::new(note, cell.span));
            }
        }
    }
}

/// Whether a heading has a word for an end of pay beside others that nobody knows: `UK Min (GBP)`, `London salary`.
fn is_pay_of_place(heading: &str) -> bool {
    const ENDS: [&str; 8] = [
        "min", "max", "minimum", "maximum", "salary", "pay", "low", "high",
    ];
    let key = columns::key(heading);
    let mut words = key.split(' ');
    words.clone().count() > 1 && words.any(|word| ENDS.contains(&word))
}
