//! Levels of roles outside tables of roles: beside the skills of a list of requirements, and in the headings of
//! a matrix.

use std::collections::BTreeSet;

use hashbrown::HashMap;

use super::columns::{self, Column};
use super::corner::{is_level_alone, level_within};
use super::headings::{Heading, Rows};
use super::values;
use super::{Head, Reader};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::text::{listed, shortened};
use crate::source::{Span, Spanned};

/// Headings of levels that say how well a skill is asked for, where no other column of a list of requirements
/// does. All others, such as `Grade` and `Band`, are about roles.
const OF_SKILLS: [&str; 5] = ["level", "lvl", "level name", "level no", "sfia level"];

/// So many headings of a matrix have a level in them, at least, for it to be that of the role.
const FEWEST: usize = 2;

impl Reader<'_, '_> {
    /// Tells levels of roles from proficiencies and from steps: takes the step of a ladder for a level in a table of
    /// roles that has no other one, and the level in a list of requirements for a proficiency.
    pub(super) fn tell_levels(&mut self) {
        let (from, to): (Column, Column) = match self.rows {
            Rows::Roles => (Column::Step, Column::Level),
            Rows::Requirements => (Column::Level, Column::Proficiency),
            Rows::Skills | Rows::Moves | Rows::Steps | Rows::Titles => return,
        };
        if self.column(to).is_some() {
            return;
        }
        let is_meant = |head: &&mut Head<'_>| {
            let key = columns::key(&head.cell.text);
            let is_one = match from {
                Column::Step => key == "step",
                _ => OF_SKILLS.contains(&key.as_str()),
            };
            head.heading == Heading::Known(from) && is_one
        };
        if let Some(head) = self.heads.iter_mut().find(is_meant) {
            head.heading = Heading::Known(to);
        }
    }

    /// Gives roles the levels that a list of requirements repeats beside them: rows with the roles that they are
    /// about. Levels that differ are none of the roles.
    pub(super) fn levels_of_listed(&mut self, rows: &[(usize, usize)]) {
        let Some(column) = self.column(Column::Level) else {
            return;
        };
        let mut levels: HashMap<usize, Spanned<u16>> = HashMap::new();
        for &(row, role) in rows {
            let read = self.value(row, Column::Level, |text| {
                values::level(text).map(|(level, track)| (level, track.map(str::to_owned)))
            });
            let Some(read) = read else {
                continue;
            };
            let (level, track) = read.value;
            let first = levels
                .entry(role)
                .or_insert_with(|| Spanned::new(level, read.span));
            if first.value != level {
                let first = first.span;
                return self.report_levels_differ(column, role, first, read.span);
            }
            let track = track.map(|track| Spanned::new(self.names.get(&track), read.span));
            let role = &mut self.document.roles[role];
            role.level
                .get_or_insert_with(|| Spanned::new(level, read.span));
            if role.track.is_none() {
                role.track = track;
            }
        }
        let roles: BTreeSet<usize> = rows.iter().map(|(_, role)| *role).collect();
        self.settle_tracks(roles);
        let rows: Vec<usize> = rows.iter().map(|(row, _)| *row).collect();
        self.report_words(&rows, "are left out");
    }

    fn report_levels_differ(&mut self, column: usize, role: usize, first: Span, other: Span) {
        let heading = shortened(&self.heads[column].cell.text).into_owned();
        let title = &self.document.roles[role].title.value;
        let message = format!("`{heading}` is the level of a role, and `{title}` has two of them");
        let finding = Diagnostic::new(Code::BadValue, self.place(other), message)
            .related(self.place(first), "another level is here")
            .help("if the column says how well a skill is asked for, call it `proficiency`");
        self.findings.push(finding);
    }

    /// Says that a second matrix of a text has the levels of the first one.
    pub(super) fn report_levels_again(&mut self) {
        let is_title = |head: &&Head<'_>| head.heading == Heading::Other;
        let levels = self.heads.iter().filter(is_title);
        let levels = levels.filter(|head| is_level_alone(&head.cell.text));
        let again: Vec<_> = levels
            .filter(|head| {
                let id = self.names.of_role(&head.cell.text);
                id.is_some_and(|(id, _)| self.described.contains_key(&id))
            })
            .map(|head| head.cell.clone())
            .collect();
        if let Some(first) = again.first() {
            let names: Vec<_> = again.iter().map(|cell| &*cell.text).collect();
            let message = format!(
                "levels that several matrices of a sheet have are read as one role each: {}",
                listed(&names)
            );
            let finding = Diagnostic::new(Code::LevelsOfTables, self.place(first.span), message);
            self.findings.push(finding.help(
                "if they are different roles, give them titles such as `Designer 1`, or give each matrix a sheet named after its family",
            ));
        }
    }

    /// Whether the headings of a matrix say levels of roles, which rise from column to column: where they fall, as
    /// `G7` and `G6` do, the first grade may be the highest one.
    pub(super) fn has_levels_above(&self) -> bool {
        let titles = self.heads.iter().filter(|head| match head.heading {
            Heading::Other | Heading::Named(..) => true,
            Heading::Empty | Heading::Known(_) => false,
        });
        let levels = titles.filter_map(|head| values::level(level_within(&head.cell.text)?).ok());
        let mut last: HashMap<Option<&str>, u16> = HashMap::new();
        let (mut count, mut falls) = (0, false);
        for (level, track) in levels {
            count += 1;
            let before = last.insert(track, level);
            falls |= before.is_some_and(|before| before > level);
        }
        count >= FEWEST && !falls
    }

    /// Gives the roles of a list without levels those that their titles say, where two have one or more:
    /// `Engineer II (L4)`, `Nurse Band 6`.
    pub(super) fn levels_of_titles(&mut self, first: usize) {
        let roles = first..self.document.roles.len();
        let has_level = |role: usize| self.document.roles[role].level.is_some();
        if roles.clone().any(has_level) {
            return;
        }
        let title = |role: usize| self.document.roles[role].title.value.clone();
        let with: Vec<usize> = roles
            .filter(|role| level_within(&title(*role)).is_some())
            .collect();
        if with.len() < FEWEST {
            return;
        }
        for role in &with {
            let title = self.document.roles[*role].title.value.clone();
            self.level_of_title(&title, *role);
        }
        self.settle_tracks(with);
    }

    /// Gives a role the level that the heading of its column says: `L2`, `L2 Engineer`, `Engineer (L2)`.
    pub(super) fn level_of_heading(&mut self, head: &Head<'_>, role: usize) {
        self.level_of_title(&head.cell.text, role);
    }

    fn level_of_title(&mut self, title: &str, role: usize) {
        let Some(level) = level_within(title) else {
            return;
        };
        let Ok((level, track)) = values::level(level) else {
            return;
        };
        let track = track.map(|track| self.names.get(track));
        let role = &mut self.document.roles[role];
        // The place is that of the title, so that what another table says of the level counts.
        let at = role.title.span;
        role.level.get_or_insert_with(|| Spanned::new(level, at));
        if let Some(track) = track.filter(|_| role.track.is_none()) {
            role.track = Some(Spanned::new(track, at));
        }
    }
}
