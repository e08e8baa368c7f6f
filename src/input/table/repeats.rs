//! Rows that describe one role again and again: the first of them are errors that the graph finds, and the
//! others are counted.

use hashbrown::HashMap;

use super::Reader;
use crate::diagnostic::{Code, Diagnostic, MOST_FINDINGS};
use crate::model::RoleId;
use crate::source::{Span, Spanned};

/// So many rows for one role are kept. The second one is an error already.
const MOST_OF_ONE_ROLE: usize = 4;

/// How many rows describe each role.
#[derive(Default)]
pub(super) struct Repeats {
    roles: HashMap<RoleId, Rows>,
    /// How many rows have been kept besides the first of each role.
    kept: usize,
}

/// The rows of one role.
struct Rows {
    count: usize,
    last: Span,
    /// Whether some of them were not kept.
    are_counted: bool,
}

impl Repeats {
    /// Counts a row, and returns whether there have been enough of its role, or of all roles.
    pub(super) fn is_enough(&mut self, role: &Spanned<RoleId>) -> bool {
        let first = Rows {
            count: 0,
            last: role.span,
            are_counted: false,
        };
        let rows = self.roles.entry(role.value.clone()).or_insert(first);
        rows.count += 1;
        rows.last = role.span;
        let is_enough =
            rows.count > MOST_OF_ONE_ROLE || rows.count > 1 && self.kept >= MOST_FINDINGS;
        rows.are_counted |= is_enough;
        self.kept += usize::from(rows.count > 1 && !is_enough);
        is_enough
    }
}

impl Reader<'_, '_> {
    /// Says how many rows describe a role, where not all of them were kept.
    pub(super) fn report_repeats(&mut self, repeats: Repeats) {
        let counted = repeats.roles.into_iter();
        let mut counted: Vec<_> = counted.filter(|(_, rows)| rows.are_counted).collect();
        counted.sort_by_key(|(_, rows)| rows.last.start);
        for (role, Rows { count, last, .. }) in counted {
            let message =
                format!("role `{role}` is described in {count} rows, of which this is the last");
            let finding = Diagnostic::new(Code::DuplicateRole, self.place(last), message);
            self.findings
                .push(finding.help("keep one row for each role"));
        }
    }
}
