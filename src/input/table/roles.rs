//! Tables of roles: a row a role, a column for each thing that is said of it.

mod apart;
mod ends;
mod leads;
mod others;
mod pairs;
mod phrases;
mod prose;
mod sections;

use hashbrown::{HashMap, HashSet};

use super::Reader;
use super::columns::Column;
use super::headings::Heading;
use super::lists;
use super::names::ungendered;
use super::repeats::Repeats;
use super::values;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{
    AboutEntry, Asked as Wanted, AskedProficiency, MoveList, RequirementEntry, RoleEntry, Term,
};
use crate::model::text::{listed, shortened};
use crate::model::{Importance, Name, RoleId, name_key};
use crate::source::{Span, Spanned};
pub(super) use apart::{Apart, ONE_PAY};
pub(super) use ends::names_nobody;
pub(super) use pairs::Pair;
pub(super) use sections::Sections;

/// The lists of moves and their columns.
const MOVES: [(Column, MoveList); 3] = [
    (Column::EntryFrom, MoveList::EntryFrom),
    (Column::AdvancesTo, MoveList::AdvancesTo),
    (Column::LateralTo, MoveList::LateralTo),
];

impl Reader<'_, '_> {
    pub(super) fn roles(&mut self, rows: &[usize]) {
        let first = self.document.roles.len();
        let others = self.other_columns(rows);
        let known = self.known_roles(rows);
        let behind = self.tell_numbers_behind(rows);
        let rows = &self.without_banners(rows);
        let rows = &self.rows_of_one_place(rows);
        self.tell_apart(rows);
        let mut repeats = Repeats::default();
        for &row in rows {
            if self.is_hopeless() {
                break;
            }
            if self.is_stub(row) {
                continue;
            }
            let Some(mut role) = self.named_role(row) else {
                continue;
            };
            if repeats.is_enough(&role.id) {
                continue;
            }
            self.facts(row, &mut role);
            self.prose(row, &mut role);
            self.keep_words(row, &mut role);
            self.asked_in_lists(row, &mut role, behind);
            self.asked_in_pairs(row, &mut role);
            for (column, list) in MOVES {
                self.list_of_moves(row, column, list, &known, &mut role);
            }
            self.settle_apart(&mut role);
            self.keep_time_in_role(row, &mut role);
            for (index, becomes) in &others {
                self.other(row, *index, becomes, &mut role);
            }
            // Another table of the text may add to it.
            let id = role.id.value.as_name().clone();
            self.described
                .entry(id)
                .or_insert(self.document.roles.len());
            self.document.roles.push(role);
        }
        self.report_repeats(repeats);
        self.report_nobody();
        self.report_inactive(rows);
        self.settle_tracks(first..self.document.roles.len());
        self.levels_of_titles(first);
        self.check_pay(first);
        self.report_words(rows, "are kept as notes");
        self.terms(rows);
    }

    /// The rows without those that have nothing but a name, unless a move of the table names it: they head
    /// the rows below them, or sum them up.
    fn without_banners(&mut self, rows: &[usize]) -> Vec<usize> {
        let is_wide = self
            .heads
            .iter()
            .filter(|head| head.heading != Heading::Empty)
            .count()
            > 2;
        if !is_wide {
            return rows.to_vec();
        }
        let named: HashSet<String> = MOVES
            .iter()
            .flat_map(|(column, _)| rows.iter().map(move |row| (*row, *column)))
            .flat_map(|(row, column)| lists::parts(&self.cell(row, column), |_| false))
            .map(|part| name_key(&part.value))
            .collect();
        let (mut banners, mut sections) = (Vec::new(), Vec::new());
        let mut kept = Vec::with_capacity(rows.len());
        for &row in rows {
            let first = (0..self.grid.width(row)).map(|column| self.grid.cell(row, column));
            let first = first.into_iter().find(|cell| !cell.is_empty());
            match first
                .filter(|cell| self.grid.is_alone(row) && !named.contains(&name_key(&cell.text)))
            {
                Some(cell) => {
                    let name = self.names.tidy(&cell.text);
                    sections.push(row);
                    banners.push(Spanned::new(name, cell.span));
                }
                None => kept.push(row),
            }
        }
        // A table of nothing else is a list of titles.
        if kept.is_empty() {
            return rows.to_vec();
        }
        if self.are_sections(&sections, &kept) {
            self.keep_sections(&sections, &banners);
        } else if let Some(first) = banners.first() {
            let message = format!(
                "rows with nothing but a name are left out: {}",
                listed_names(&banners)
            );
            self.report(Code::LeftOut, first.span, message);
        }
        kept
    }

    /// Whether the table says that a role is only mentioned.
    fn is_stub(&self, row: usize) -> bool {
        let cell = self.cell(row, Column::Stub);
        values::switch(&cell.text) == Ok(true)
    }

    /// A role with its names, where the row has any.
    fn named_role(&mut self, row: usize) -> Option<RoleEntry> {
        let [role, title, named, id] = [Column::Role, Column::Title, Column::Name, Column::Id]
            .map(|column| self.cell(row, column));
        let shown = [&title, &role, &named, &id]
            .into_iter()
            .find(|cell| !cell.is_empty());
        let Some(shown) = shown else {
            let span = self.grid.cell(row, 0).span;
            let place = self.place(span);
            let message = "this row names no role";
            let finding = Diagnostic::new(Code::MissingKey, place, message);
            self.findings
                .push(finding.help("write its title, or remove the row"));
            return None;
        };
        let known = if id.is_empty() && !role.is_empty() {
            &role
        } else {
            &id
        };
        let known = if known.is_empty() { shown } else { known };
        let name = self.apart.name(row).map(str::to_owned);
        let is_apart = name.is_some();
        let name = name.unwrap_or_else(|| known.text.to_string());
        let Some((id, made)) = self.names.of_role(&name) else {
            let message = format!("no id can be made from `{}`", shortened(&known.text));
            let finding = Diagnostic::new(Code::BadValue, self.place(known.span), message);
            self.findings
                .push(finding.help("a name needs a letter or a digit"));
            return None;
        };
        let title = if is_apart || shown.span == known.span {
            made
        } else {
            self.names.tidy(ungendered(&shown.text))
        };
        let id = Spanned::new(RoleId::new(id), known.span);
        let mut entry = RoleEntry::new(id, Spanned::new(title, shown.span));
        for other in [&role, &named].into_iter().filter(|cell| !cell.is_empty()) {
            let key = name_key(&other.text);
            let is_new = !is_apart
                && key != name_key(&entry.title.value)
                && key != name_key(entry.id.value.as_str());
            if is_new {
                entry
                    .aliases
                    .push(Spanned::new(self.names.tidy(&other.text), other.span));
            }
        }
        entry.aliases.extend(self.list(row, Column::Aliases));
        Some(entry)
    }

    /// Numbers and words about a role.
    fn facts(&mut self, row: usize, role: &mut RoleEntry) {
        role.family = self.group_of(row, Column::Family);
        role.track = self.group_of(row, Column::Track);
        self.place_in_section(row, role);
        let level = self.cell(row, Column::Level);
        if let Some(read) = self.value(row, Column::Level, |text| {
            values::level(text).map(|(level, track)| (level, track.map(str::to_owned)))
        }) {
            let (number, track) = read.value;
            role.level = Some(Spanned::new(number, level.span));
            if let Some(track) = track.filter(|_| role.track.is_none()) {
                role.track = Some(Spanned::new(self.names.get(&track), level.span));
            }
        }
        role.years = self.years_of(row, true);
        role.salary = self.pay_of(row).map(Box::new);
        role.terminal = self.value(row, Column::Terminal, values::switch);
        role.inherits = self.text(row, Column::Inherits);
    }

    /// The family or track of a row. Where its column stands before the names, the cells of a group are
    /// often merged, and all but the first are empty.
    fn group_of(&mut self, row: usize, column: Column) -> Option<Spanned<Name>> {
        if self.column(column) < self.first_of_names() {
            self.text_or_above(row, column)
        } else {
            self.name(row, column)
        }
    }

    /// Texts about a role.
    fn prose(&mut self, row: usize, role: &mut RoleEntry) {
        let about = AboutEntry {
            summary: self.text(row, Column::Description),
            minimum_education: self.text(row, Column::Education),
            preferred_education: self.text(row, Column::PreferredEducation),
            responsibilities: self.lines(row, Column::Responsibilities),
            secondary_responsibilities: self.lines(row, Column::Secondary),
            preferred_experience: self.lines(row, Column::PreferredExperience),
            notes: self.lines(row, Column::Notes),
            fields_of_study: self.list(row, Column::FieldsOfStudy),
            tags: self.list(row, Column::Tags),
            occupation_codes: self.list(row, Column::Codes),
            outside_entries: self.list(row, Column::Outside),
        };
        role.about = about.into();
    }

    /// The parts of a list.
    pub(super) fn list(&mut self, row: usize, column: Column) -> Vec<Spanned<Name>> {
        let parts = self.parts(row, column, |_| false);
        let named = parts
            .into_iter()
            .map(|part| part.map(|text| self.names.get(&text)));
        named.collect()
    }

    /// The sentences of a cell, which semicolons and line breaks separate, and commas do not.
    fn lines(&mut self, row: usize, column: Column) -> Vec<Spanned<Name>> {
        let parts = self.parts(row, column, |text| !text.contains([';', '|', '\n']));
        let filled = parts.into_iter().filter(|part| !part.value.is_empty());
        let named = filled.map(|part| part.map(|text| self.names.get(&text)));
        named.collect()
    }

    /// The titles of families and tracks, where the table has them beside the ids.
    fn terms(&mut self, rows: &[usize]) {
        let columns = [
            (Column::Family, "family title"),
            (Column::Track, "track title"),
        ];
        for (column, heading) in columns {
            let titles = self
                .heads
                .iter()
                .find(|head| name_key(&head.cell.text.replace('_', " ")) == heading);
            let Some(titles) = titles.map(|head| head.index) else {
                continue;
            };
            let mut seen: HashMap<Name, Name> = HashMap::new();
            let mut terms = Vec::new();
            for &row in rows {
                let title = self.grid.cell(row, titles);
                let Some(id) = self.text(row, column).filter(|_| !title.is_empty()) else {
                    continue;
                };
                let name = self.names.get(&title.text);
                if seen
                    .insert(id.value.clone(), name.clone())
                    .is_none_or(|old| old != name)
                {
                    let title = Spanned::new(name, title.span);
                    terms.push(Term { id, title });
                }
            }
            if column == Column::Family {
                self.document.families = terms;
            } else {
                self.document.tracks = terms;
            }
        }
    }
}

/// Some names for a finding.
pub(super) fn listed_names(names: &[Spanned<Name>]) -> String {
    let names: Vec<&str> = names.iter().map(|name| &*name.value).collect();
    listed(&names)
}

/// A requirement of one skill.
pub(super) fn requirement(
    skill: Spanned<Name>,
    proficiency: AskedProficiency,
    at: Span,
    importance: Importance,
) -> RequirementEntry {
    RequirementEntry {
        asked: Wanted::Skill(skill.value),
        span: skill.span,
        proficiency: Spanned::new(proficiency, at),
        importance,
        extra: None,
    }
}
