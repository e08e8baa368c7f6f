//! The major groups of the classifications, which become families.

use std::collections::BTreeMap;

use crate::document::Term;
use crate::model::{Name, slug};
use crate::source::{Span, Spanned};

/// The classification, the code of a major group and its title in every line.
const GROUPS: &str = include_str!("groups.tsv");

/// The major groups of one classification by their codes.
pub(super) struct Groups {
    /// The id and the title of each.
    by_code: BTreeMap<String, Known>,
}

#[derive(Clone)]
struct Known {
    id: Name,
    title: Name,
    is_used: bool,
}

impl Groups {
    /// Returns the groups of `soc` or `isco`.
    pub(super) fn of(classification: &str) -> Self {
        let rows = GROUPS.lines().filter_map(|line| {
            let mut cells = line.split('\t');
            let is_ours = cells.next() == Some(classification);
            Some((cells.next()?, cells.next()?)).filter(|_| is_ours)
        });
        let mut groups = Self {
            by_code: BTreeMap::new(),
        };
        for (code, title) in rows {
            groups.set(code, title);
        }
        groups
    }

    /// Gives a group its title, as a data set has it.
    pub(super) fn set(&mut self, code: &str, title: &str) {
        let id = slug(title);
        let is_new = self.by_code.values().all(|known| *known.id != *id);
        if !id.is_empty() && is_new {
            let known = Known {
                id: id.into(),
                title: title.into(),
                is_used: false,
            };
            self.by_code.insert(code.to_owned(), known);
        }
    }

    /// The family of the group with a code.
    pub(super) fn family(&mut self, code: &str) -> Option<Name> {
        let known = self.by_code.get_mut(code)?;
        known.is_used = true;
        Some(known.id.clone())
    }

    /// The families that something belongs to.
    pub(super) fn terms(&self) -> Vec<Term> {
        let at = |name: &Name| Spanned::new(name.clone(), Span::default());
        let used = self.by_code.values().filter(|known| known.is_used);
        used.map(|known| Term {
            id: at(&known.id),
            title: at(&known.title),
        })
        .collect()
    }
}
