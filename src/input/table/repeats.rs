//! Rows that describe one role again and again: the first of them are errors that the graph finds, and the
//! others are counted.

use hashbrown::HashMap;

use super::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::RoleId;
use crate::source::{Span, Spanned};

/// So many rows for one role are kept. The second one is an error already.
const MOST_OF_ONE_ROLE: usize = 4;

/// How many rows describe each role, and where the last of them stands.
#[derive(Default)]
pub(super) struct Repeats(HashMap<RoleId, (usize, Span)>);

impl Repeats {
    /// Counts a row, and returns whether there have been enough of its role.
    pub(super) fn is_enough(&mut self, role: &Spanned<RoleId>) -> bool {
        let (count, last) = self.0.entry(role.value.clone()).or_insert((0, role.span));
        *count += 1;
        *last = role.span;
        *count > MOST_OF_ONE_ROLE
    }
}

impl Reader<'_, '_> {
    /// Says how many rows describe a role, where not all of them were kept.
    pub(super) fn report_repeats(&mut self, repeats: Repeats) {
        let repeats = repeats.0.into_iter();
        let mut counted: Vec<_> = repeats
            .filter(|(_, (count, _))| *count > MOST_OF_ONE_ROLE)
            .collect();
        counted.sort_by_key(|(_, (_, last))| last.start);
        for (role, (count, last)) in counted {
            let message =
                format!("role `{role}` is described in {count} rows, of which this is the last");
            let finding = Diagnostic::new(Code::DuplicateRole, self.place(last), message);
            self.findings
                .push(finding.help("keep one row for each role"));
        }
    }
}
