//! Lists of roles with rows between them that head those below: `Engineering`, `Individual contributors`.

use super::super::Reader;
use super::super::columns::Column;
use super::super::groups::is_of_a_track;
use super::listed_names;
use crate::diagnostic::Code;
use crate::document::RoleEntry;
use crate::model::Name;
use crate::source::Spanned;

/// So many rows head others, at least: one alone is a title of the table as often.
const FEWEST: usize = 2;

/// The rows that head others, and what they say.
#[derive(Default)]
pub(in super::super) struct Sections {
    /// In order.
    rows: Vec<(usize, Spanned<Name>)>,
    are_tracks: bool,
}

impl Reader<'_, '_> {
    /// Whether rows with nothing but a name head others: the first stands before all roles, and roles stand below each.
    pub(super) fn are_sections(&self, sections: &[usize], roles: &[usize]) -> bool {
        let ends = sections.iter().skip(1).copied().chain([usize::MAX]);
        let is_filled = |(start, end): (&usize, usize)| {
            let next = roles.partition_point(|role| role < start);
            roles.get(next).is_some_and(|role| *role < end)
        };
        sections.len() >= FEWEST
            && roles.first() > sections.first()
            && self.column(Column::Family).is_none()
            && sections.iter().zip(ends).all(is_filled)
    }

    /// Keeps what rows say that head others.
    pub(super) fn keep_sections(&mut self, rows: &[usize], names: &[Spanned<Name>]) {
        let are_tracks = names.iter().any(|name| is_of_a_track(&name.value))
            && self.column(Column::Track).is_none();
        let what = if are_tracks { "tracks" } else { "families" };
        let listed = listed_names(names);
        let message = format!(
            "rows with nothing but a name are read as the {what} of the roles below them: {listed}"
        );
        self.report(Code::RowsAsCategories, names[0].span, message);
        let rows = rows.iter().copied().zip(names.iter().cloned());
        self.sections = Sections {
            rows: rows.collect(),
            are_tracks,
        };
    }

    /// Gives a role the family or the track of the row that heads it.
    pub(super) fn place_in_section(&self, row: usize, role: &mut RoleEntry) {
        let rows = &self.sections.rows;
        let above = rows.partition_point(|(at, _)| *at < row);
        let Some((_, name)) = above.checked_sub(1).map(|at| &rows[at]) else {
            return;
        };
        let of = if self.sections.are_tracks {
            &mut role.track
        } else {
            &mut role.family
        };
        of.get_or_insert_with(|| name.clone());
    }
}
