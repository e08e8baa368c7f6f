//! The columns of a matrix that are roles.

use hashbrown::HashSet;

use super::body;
use super::columns::Column;
use super::corner;
use super::grid::Cell;
use super::headings::Heading;
use super::values::{self, Asked};
use super::{Head, Reader};
use crate::diagnostic::Code;
use crate::document::AskedProficiency;
use crate::model::text::shortened;
use crate::model::{Importance, name_key};

/// How the program ends the names of roles that are only mentioned.
const OF_STUBS: &str = " (stub)";

/// So many columns of a table that usually say nothing of a career may be roles.
const MOST_TITLES: usize = 8;
/// Longer cells are no words for how well skills are asked for, in bytes.
const LONGEST_WORD: usize = 100;

/// A column of a matrix.
pub(super) struct Of {
    /// The column.
    pub(super) index: usize,
    /// The role among those of the document.
    pub(super) role: usize,
    /// How much its skills weigh, where its heading says so.
    pub(super) weight: Option<Importance>,
    /// Where its cells are sentences: how well all of them ask.
    pub(super) sentences: Option<AskedProficiency>,
}

impl Reader<'_, '_> {
    /// The columns that are roles, each of which is described by the document.
    pub(super) fn role_columns(&mut self, rows: &[usize]) -> Vec<Of> {
        let mut columns = Vec::new();
        let mut in_sentences = Vec::new();
        let has_levels = self.has_levels_above();
        let mut weighed = self.weighed_columns();
        let has_sentences = self.heads.iter().any(|head| {
            let is_role = matches!(head.heading, Heading::Named(..) | Heading::Other);
            is_role && self.is_in_sentences(head, rows)
        });
        for head in self.heads.clone() {
            let name = match &head.heading {
                Heading::Named(Column::Role, name) => name.clone(),
                Heading::Other if Column::of(&head.cell.text).is_some() => {
                    self.unknown_column(&head, "it is left out");
                    continue;
                }
                Heading::Named(..) | Heading::Other => head.cell.text.to_string(),
                Heading::Empty => {
                    self.report_headless(&head, rows);
                    continue;
                }
                Heading::Known(_) => continue,
            };
            if head.heading == Heading::Other && body::is_sum(&name) {
                let message = format!(
                    "a column that sums up others is left out: `{}`",
                    shortened(&name)
                );
                self.report(Code::LeftOut, head.cell.span, message);
                continue;
            }
            // A misspelt heading is no role, unless it is as much one as `Director` is.
            if head.heading == Heading::Other
                && self.meant(&head).is_some()
                && !self.is_role_after_all(&head, rows)
            {
                self.unknown_column(&head, "it is left out");
                continue;
            }
            if name.ends_with(OF_STUBS) && self.is_unknown(&head, rows) {
                continue;
            }
            let is_in_sentences = self.is_in_sentences(&head, rows)
                || has_sentences && self.is_in_phrases(&head, rows);
            if !is_in_sentences && !self.says_proficiencies(&head, rows) {
                self.unknown_column(
                    &head,
                    "it is left out, since its cells are not proficiencies",
                );
                continue;
            }
            let named = self.groups.get(&head.index);
            let name = named.map_or(name, |(name, _)| name.clone());
            let (name, weight) = match weighed.remove(&head.index) {
                Some((name, weight)) => (name, Some(weight)),
                None => (name, None),
            };
            let Some((id, title)) = self.names.of_role(&name) else {
                let message = format!("no id can be made from `{}`", shortened(&name));
                self.report(Code::BadValue, head.cell.span, message);
                continue;
            };
            let role = self.described(id, title, head.cell.span);
            self.settle_group(&head, role);
            if has_levels {
                self.level_of_heading(&head, role);
            }
            if is_in_sentences {
                in_sentences.push((columns.len(), head.cell));
            }
            columns.push(Of {
                index: head.index,
                role,
                weight,
                sentences: None,
            });
        }
        let (places, cells): (Vec<_>, Vec<_>) = in_sentences.into_iter().unzip();
        let asked = self.read_sentences(&cells);
        for (place, asked) in places.into_iter().zip(asked) {
            columns[place].sentences = Some(asked);
        }
        self.settle_tracks(columns.iter().map(|of| of.role));
        columns
    }

    /// Takes columns that usually say nothing of a career, such as `Manager`, for the roles that they are
    /// here.
    pub(super) fn tell_roles(&mut self) {
        const TITLES: [&str; 5] = ["manager", "line manager", "owner", "author", "page"];
        let is_title = |head: &Head<'_>| {
            head.heading == Heading::Known(Column::Foreign)
                && TITLES.contains(&name_key(&head.cell.text).as_str())
        };
        let titles = (0..self.heads.len()).filter(|at| is_title(&self.heads[*at]));
        let titles: Vec<usize> = titles.take(MOST_TITLES).collect();
        if titles.is_empty() {
            return;
        }
        let rows = (self.top + 1..self.end).filter(|row| !self.is_total(*row));
        let rows: Vec<usize> = rows.collect();
        let words = self.words_of_others(&rows);
        for at in titles {
            let head = &self.heads[at];
            if self.is_role_after_all(head, &rows) || self.is_as_others(head, &rows, &words) {
                let title = head.cell.text.to_string();
                self.heads[at].heading = Heading::Named(Column::Role, title);
            }
        }
    }

    /// The cells of columns with unknown headings, in the form in which names are compared.
    fn words_of_others(&self, rows: &[usize]) -> HashSet<String> {
        let others = self
            .heads
            .iter()
            .filter(|head| head.heading == Heading::Other);
        let words = others.flat_map(|other| {
            let cells = rows.iter().map(|row| self.grid.cell(*row, other.index));
            cells
                .filter(|cell| cell.text.len() <= LONGEST_WORD)
                .map(|cell| name_key(&cell.text))
        });
        words.collect()
    }

    /// Whether a column says what those beside it say, which are roles: letters, or sentences.
    fn is_as_others(&self, head: &Head<'_>, rows: &[usize], words: &HashSet<String>) -> bool {
        let mut others = self
            .heads
            .iter()
            .filter(|head| head.heading == Heading::Other);
        if self.is_in_sentences(head, rows) {
            return others.any(|other| self.is_in_sentences(other, rows));
        }
        let is_said = |cell: Cell<'_>| match values::asked(&cell.text) {
            Ok(Asked::Yes(AskedProficiency::Named(_), _)) => words.contains(&name_key(&cell.text)),
            asked => asked.is_ok(),
        };
        others.next().is_some() && self.is_filled_with(rows.iter().copied(), head.index, is_said)
    }

    /// Whether a column is a role whatever its heading is near to: it is the title of one, and each of its
    /// cells says how well a skill is asked for.
    fn is_role_after_all(&self, head: &Head<'_>, rows: &[usize]) -> bool {
        let is_asked = |cell: Cell<'_>| corner::is_asked(&cell.text);
        corner::is_of_a_role(&head.cell.text)
            && self.is_filled_with(rows.iter().copied(), head.index, is_asked)
    }

    /// Whether nothing is known of what a column says, as the program writes it of a stub.
    fn is_unknown(&self, head: &Head<'_>, rows: &[usize]) -> bool {
        let mut cells = rows.iter().map(|row| self.grid.cell(*row, head.index));
        cells.all(|cell| cell.text == "?" || cell.is_empty())
    }

    /// Whether some of what a column says can be proficiencies: a slip of the pen is an error of its cell.
    fn says_proficiencies(&self, head: &Head<'_>, rows: &[usize]) -> bool {
        let cells = rows.iter().map(|row| self.grid.cell(*row, head.index));
        let (mut filled, mut fine) = (0, 0);
        for cell in cells.filter(|cell| !cell.is_empty()) {
            filled += 1;
            fine += usize::from(values::asked(&cell.text).is_ok());
        }
        fine * 3 >= filled
    }
}
