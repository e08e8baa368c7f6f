//! Rows of a table of roles that have one title: roles of several families, and one role in several places.

use std::collections::{BTreeMap, BTreeSet};

use hashbrown::{HashMap, HashSet};

use super::super::Reader;
use super::super::columns::{self, Column};
use super::super::headings::Heading;
use super::super::values;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::RoleEntry;
use crate::model::text::{listed, shortened};
use crate::model::{Name, name_key, slug};

/// Headings of columns that say where a row holds.
const OF_PLACES: &str = "country region location office site zone city market geo geography state";

/// What to do about pay in several places.
pub(in super::super) const ONE_PAY: &str = "a role has one salary: keep that of one place, under `salary` or `salary min` and `salary max`, and give each other place a table of its own, which is another graph";

/// Roles with one title in several families, which are called after these as well.
#[derive(Default)]
pub(in super::super) struct Apart {
    /// What the row of each is called.
    rows: HashMap<usize, String>,
    /// By title and family.
    names: HashMap<String, HashMap<String, Name>>,
}

impl Apart {
    /// What the role of a row is called, where that is not its title alone.
    pub(super) fn name(&self, row: usize) -> Option<&str> {
        self.rows.get(&row).map(String::as_str)
    }
}

impl Reader<'_, '_> {
    /// Rows by the name of the role in the first of some columns that has one.
    fn rows_by_name(&self, rows: &[usize], columns: &[Column]) -> BTreeMap<String, Vec<usize>> {
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for &row in rows {
            let mut cells = columns.iter().map(|column| self.cell(row, *column));
            if let Some(cell) = cells.find(|cell| !cell.is_empty()) {
                by_name.entry(name_key(&cell.text)).or_default().push(row);
            }
        }
        by_name.retain(|_, rows| rows.len() > 1);
        by_name
    }

    /// The rows without those that say of a role once more what holds elsewhere, which has been reported.
    pub(super) fn rows_of_one_place(&mut self, rows: &[usize]) -> Vec<usize> {
        let is_place = |key: &str| OF_PLACES.split(' ').any(|place| place == key);
        let mut heads = self.heads.iter();
        let place = heads.find(|head| {
            let key = columns::key(&head.cell.text);
            is_place(&key) || key.split(' ').next_back().is_some_and(is_place)
        });
        let place = place
            .map(|head| head.index)
            .or(self.column(Column::Currency));
        let Some(place) = place else {
            return rows.to_vec();
        };
        let names = [Column::Id, Column::Role, Column::Title, Column::Name];
        let mut again: HashSet<usize> = HashSet::new();
        let mut first = None;
        for rows in self.rows_by_name(rows, &names).into_values() {
            let places: BTreeSet<String> = rows
                .iter()
                .map(|row| name_key(&self.grid.cell(*row, place).text))
                .collect();
            if places.len() == rows.len() {
                let pair = (rows[1], rows[0]);
                first = Some(first.map_or(pair, |first: (usize, usize)| first.min(pair)));
                again.extend(&rows[1..]);
            }
        }
        let Some((row, before)) = first else {
            return rows.to_vec();
        };
        let [cell, other] = [row, before].map(|row| self.grid.cell(row, place));
        let message = format!(
            "this table has a row for each role and `{}`, but a role has only one",
            shortened(&self.grid.cell(self.top, place).text)
        );
        let found = Diagnostic::new(Code::DuplicateRole, self.place(cell.span), message)
            .related(self.place(other.span), "the same role is described here");
        let pay = [Column::Salary, Column::SalaryMin, Column::SalaryMax];
        let has_pay = pay.iter().any(|column| self.column(*column).is_some());
        let one_row = "keep one row for each role";
        let help = if has_pay { ONE_PAY } else { one_row };
        self.findings.push(found.help(help));
        let kept = rows.iter().filter(|row| !again.contains(*row));
        kept.copied().collect()
    }

    /// Tells roles apart that have one title, where no column has ids: each gets the name of its family, its level, or both.
    pub(super) fn tell_apart(&mut self, rows: &[usize]) {
        self.apart = Apart::default();
        let has_ids = self.heads.iter().any(|head| match head.heading {
            Heading::Known(Column::Id) => true,
            Heading::Known(Column::Role) => columns::is_of_ids(&head.cell.text),
            _ => false,
        });
        if has_ids {
            return;
        }
        let families = self.families_of(rows);
        let names = [Column::Title, Column::Role, Column::Name];
        let mut told: Vec<(usize, String)> = Vec::new();
        for (key, rows) in self.rows_by_name(rows, &names) {
            let levels: Vec<String> = rows.iter().map(|row| self.level_in_words(*row)).collect();
            let families: Vec<String> = rows.iter().map(|row| families[row].clone()).collect();
            let none = vec![String::new(); rows.len()];
            let ways = [(&families, &none), (&none, &levels), (&families, &levels)];
            let Some((before, behind)) = ways.into_iter().find(|(before, behind)| {
                let keys = before.iter().zip(*behind);
                let keys: BTreeSet<String> = keys
                    .map(|(before, behind)| name_key(&format!("{before} {behind}")))
                    .collect();
                keys.len() == rows.len() && !keys.contains("")
            }) else {
                continue;
            };
            let is_by_family = *before == families;
            for (at, row) in rows.iter().enumerate() {
                let title = self.title_of(*row);
                let name = format!("{} {title} {}", before[at], behind[at]);
                let name = name.trim().to_owned();
                let of_title = self.apart.names.entry(key.clone()).or_default();
                if is_by_family && behind[at].is_empty() {
                    of_title.insert(name_key(&families[at]), Name::from(name.as_str()));
                }
                told.push((*row, name.clone()));
                self.apart.rows.insert(*row, name);
            }
        }
        told.sort();
        if let Some((row, _)) = told.first() {
            let titles: Vec<_> = told.iter().map(|(_, name)| name).collect();
            let message = format!(
                "titles that several rows have are told apart by families and levels: {}",
                listed(&titles)
            );
            let place = self.place(self.grid.cell(*row, 0).span);
            let found = Diagnostic::new(Code::LevelsOfTables, place, message);
            let help = "write titles that differ, and one row for each role";
            self.findings.push(found.help(help));
        }
    }

    /// The family of each row, as merged cells say it.
    fn families_of(&self, rows: &[usize]) -> HashMap<usize, String> {
        let mut above = String::new();
        let of_row = |row: &usize| {
            let cell = self.cell(*row, Column::Family);
            if !cell.is_empty() {
                cell.text.trim().clone_into(&mut above);
            }
            (*row, above.clone())
        };
        rows.iter().map(of_row).collect()
    }

    /// The level of a row as titles end in it: `2`, `L2`.
    fn level_in_words(&self, row: usize) -> String {
        let cell = self.cell(row, Column::Level);
        if values::level(&cell.text).is_ok() {
            cell.text.trim().to_owned()
        } else {
            String::new()
        }
    }

    /// Makes what a role says of others mean those of its own family, where several families have the title, and leaves out
    /// what names none of one.
    pub(super) fn settle_apart(&mut self, role: &mut RoleEntry) {
        if self.apart.names.is_empty() {
            return;
        }
        let family = role.family.as_ref().map(|family| name_key(&family.value));
        let mut lost = Vec::new();
        role.moves.retain_mut(|one| {
            let Some(of) = self.apart.names.get(&name_key(&one.role.value)) else {
                return true;
            };
            let own = family.as_ref().and_then(|family| of.get(family));
            let own = own.filter(|own| slug(own) != *role.id.value.as_str());
            match own {
                Some(own) => one.role.value = own.clone(),
                None => lost.push(one.role.clone()),
            }
            own.is_some()
        });
        for end in lost {
            let message = format!(
                "several roles are called `{}`, and none of them is in the family of this one: no move is read",
                shortened(&end.value)
            );
            let found = Diagnostic::new(Code::UnclearValue, self.place(end.span), message);
            self.findings
                .push(found.help("write the family before the title, or the level after it"));
        }
    }
}
