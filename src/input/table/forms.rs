//! Forms about one role: its title, and what else is said of it, stand above a list of what it asks for.

use super::Reader;
use super::columns::Column;
use super::corner;
use super::grid::Cell;
use super::headings::{Heading, Rows};
use super::values;
use crate::source::Spanned;

/// So many rows above the headings are looked at.
const MOST_ROWS: usize = 30;

impl<'s> Reader<'_, 's> {
    /// The role that stands above the headings of a list of requirements without a column for roles, among those of the
    /// document: its title alone in the row above, or a label and what it says in each of some rows, such as `Job title`
    /// beside `Analyst`.
    pub(super) fn role_above(&mut self) -> Option<usize> {
        if self.column(Column::Role).is_some() {
            return None;
        }
        let mut facts = Vec::new();
        let (title, cell) = if let Some(alone) = self.title_alone_above() {
            alone
        } else {
            facts = self.facts_above();
            let (_, title, cell) = facts.first()?;
            (title.clone(), cell.clone())
        };
        let (id, title) = self.names.of_role(&title)?;
        let role = self.described(id, title, cell.span);
        for (column, said, cell) in facts {
            self.keep_fact(role, column, &said, &cell);
        }
        Some(role)
    }

    /// Whether the rows above the headings of a list of requirements are a form that says whose they are.
    pub(super) fn has_form_above(&self) -> bool {
        let has_role = self
            .heads
            .iter()
            .any(|head| head.heading == Heading::Known(Column::Role));
        self.rows == Rows::Requirements
            && !has_role
            && self.title_alone_above().is_none()
            && !self.facts_above().is_empty()
    }

    /// What the rows above the headings say of a role, each with a label, from the closest one that says its title.
    fn facts_above(&self) -> Vec<(Column, String, Cell<'s>)> {
        let rows = self.top.saturating_sub(MOST_ROWS)..self.top;
        let mut facts = Vec::new();
        for row in rows {
            let cells = (0..self.grid.width(row)).map(|at| self.grid.cell(row, at));
            let filled: Vec<_> = cells.filter(|cell| !cell.is_empty()).collect();
            let (label, said, cell) = match &filled[..] {
                [one] => match one.text.split_once(':') {
                    Some((label, said)) => (label.to_owned(), said.to_owned(), one),
                    None => continue,
                },
                [label, said] => (label.text.to_string(), said.text.to_string(), said),
                _ => continue,
            };
            if let Heading::Known(column) = Heading::of(label.trim())
                && !said.trim().is_empty()
            {
                // What stands above belongs to another role.
                if matches!(column, Column::Role | Column::Title) {
                    facts.clear();
                } else if facts.is_empty() {
                    continue;
                }
                facts.push((column, said.trim().to_owned(), cell.clone()));
            }
        }
        facts
    }

    /// The title that stands alone in the row above the headings.
    fn title_alone_above(&self) -> Option<(String, Cell<'s>)> {
        let row = self.top.checked_sub(1)?;
        let mut cells = (0..self.grid.width(row)).map(|at| self.grid.cell(row, at));
        let cell = cells.find(|cell| !cell.is_empty())?;
        let is_title =
            self.grid.is_alone(row) && !cell.text.contains(':') && corner::is_of_a_role(&cell.text);
        is_title.then(|| (cell.text.to_string(), cell))
    }

    /// Keeps the level, the family, the track or the summary of a role, where it is the first that is said.
    fn keep_fact(&mut self, role: usize, column: Column, said: &str, cell: &Cell<'_>) {
        let name = Spanned::new(self.names.get(said), cell.span);
        let level = values::level(said).ok();
        let level = level.map(|(level, letters)| (level, letters.map(|name| self.names.get(name))));
        let role = &mut self.document.roles[role];
        match column {
            Column::Level => {
                if let Some((level, track)) = level {
                    role.level.get_or_insert(Spanned::new(level, cell.span));
                    if let Some(track) = track {
                        role.track.get_or_insert(Spanned::new(track, cell.span));
                    }
                }
            }
            Column::Family => {
                role.family.get_or_insert(name);
            }
            Column::Track => {
                role.track.get_or_insert(name);
            }
            Column::Description => {
                role.about.summary.get_or_insert(name);
            }
            _ => {}
        }
    }
}
