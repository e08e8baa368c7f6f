//! A table for each competency, with a row for each level: together they are a matrix of skills.

use hashbrown::{HashMap, HashSet};

use super::PageTable;
use crate::input::table::grid::Origin;
use crate::input::table::in_pages::{are_in_sentences, is_of_a_role};
use crate::model::name_key;

/// What stands above the levels.
const LEVELS: [&str; 8] = [
    "career level",
    "grade",
    "job level",
    "level",
    "levels",
    "position",
    "role",
    "title",
];

/// What stands above the sentences.
const SENTENCES: [&str; 21] = [
    "behavior",
    "behaviors",
    "behaviour",
    "behaviours",
    "criteria",
    "descriptor",
    "descriptors",
    "example",
    "examples",
    "expectation",
    "expectations",
    "expected behavior",
    "expected behaviors",
    "expected behaviour",
    "expected behaviours",
    "indicator",
    "indicators",
    "what good looks like",
    "what it looks like",
    "what this looks like",
    "what we expect",
];

/// A cell as it is written, and where it stands in the page.
type Written<'t> = (&'t str, Option<Origin>);

/// Makes one matrix of the tables that have the same levels, each below the heading of another competency: the
/// headings are its skills, and the levels stand above its columns.
pub(in crate::input) fn turned(tables: Vec<PageTable>) -> Vec<PageTable> {
    let mut groups: HashMap<Vec<String>, Vec<usize>> = HashMap::new();
    for (at, table) in tables.iter().enumerate() {
        if let Some(levels) = levels_of(table) {
            groups.entry(levels).or_default().push(at);
        }
    }
    let is_matrix = |group: &Vec<usize>| {
        let mut headings: Vec<_> = group
            .iter()
            .map(|at| name_key(&tables[*at].heading))
            .collect();
        headings.sort_unstable();
        headings.dedup();
        let said = group.iter().map(|at| column(&tables[*at], 1));
        let said: Vec<Vec<Written<'_>>> = said.collect();
        let levels = 1..said.first().map_or(1, Vec::len);
        let columns = levels.map(|level| said.iter().map(|part| part[level].0).collect());
        headings.len() == group.len() && group.len() > 1 && are_in_sentences(columns)
    };
    groups.retain(|_, group| is_matrix(group));
    let mut matrices: HashMap<usize, PageTable> = groups
        .values()
        .map(|group| {
            let parts: Vec<&PageTable> = group.iter().map(|at| &tables[*at]).collect();
            (group[0], matrix(&parts))
        })
        .collect();
    let parts: HashSet<usize> = groups.into_values().flatten().collect();
    let whole = tables.into_iter().enumerate().filter_map(|(at, table)| {
        if parts.contains(&at) {
            matrices.remove(&at)
        } else {
            Some(table)
        }
    });
    whole.collect()
}

/// The levels of a table that says of each what is expected, below the heading of what it is about.
fn levels_of(table: &PageTable) -> Option<Vec<String>> {
    let mut rows = table.text.lines().map(|row| row.split_once('\t'));
    let (above, beside) = rows.next()??;
    let is_one = |known: &[&str], cell: &str| known.contains(&name_key(cell).as_str());
    if table.heading.trim().is_empty() || !is_one(&LEVELS, above) || !is_one(&SENTENCES, beside) {
        return None;
    }
    let levels: Option<Vec<&str>> = rows.map(|row| Some(row?.0)).collect();
    let levels = levels
        .filter(|levels| levels.len() > 1 && levels.iter().all(|level| is_of_a_role(level)))?;
    Some(levels.into_iter().map(name_key).collect())
}

fn matrix(parts: &[&PageTable]) -> PageTable {
    let mut whole = PageTable::default();
    let levels = column(parts[0], 0);
    let head = levels.iter().skip(1).copied();
    whole.written(std::iter::once(("Skill", levels[0].1)).chain(head));
    for part in parts {
        let skill = Origin {
            span: part.headed.first().copied().unwrap_or_default(),
            is_as_said: false,
        };
        let begins = whole.text.len() as u32;
        whole.origins.push((begins, skill));
        whole.cell(&part.heading);
        whole.text.push('\t');
        whole.written(column(part, 1).into_iter().skip(1));
        whole.spans.extend_from_slice(&part.spans);
        whole.beyond.extend_from_slice(&part.beyond);
        whole.headed.extend_from_slice(&part.headed);
    }
    whole
}

/// The cells of one column of two.
fn column(table: &PageTable, column: usize) -> Vec<Written<'_>> {
    let mut begins = 0;
    let rows = table.text.lines().map(|row| {
        let (first, second) = row.split_once('\t').unwrap_or((row, ""));
        let (at, cell) = [(begins, first), (begins + first.len() + 1, second)][column];
        begins += row.len() + 1;
        let found = table
            .origins
            .binary_search_by_key(&(at as u32), |(at, _)| *at);
        (cell, found.ok().map(|found| table.origins[found].1))
    });
    rows.collect()
}

impl PageTable {
    /// Adds a row, or the rest of one, of cells that are written already.
    fn written<'t>(&mut self, cells: impl Iterator<Item = Written<'t>>) {
        for (at, (cell, origin)) in cells.enumerate() {
            if at > 0 {
                self.text.push('\t');
            }
            self.origins
                .extend(origin.map(|origin| (self.text.len() as u32, origin)));
            self.text.push_str(cell);
        }
        self.text.push('\n');
    }
}
