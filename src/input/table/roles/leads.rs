//! Where roles of a table lead, and what leads to them.

use hashbrown::{HashMap, HashSet};

use super::super::Reader;
use super::super::columns::Column;
use super::super::headings::Heading;
use super::super::lists;
use super::super::names::ungendered;
use super::super::values;
use super::ends::{self, names_nobody};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{MoveAttributes, MoveEntry, MoveList, RoleEntry, TransitionEntry};
use crate::input::role_page::titles::read_title;
use crate::model::text::{listed, shortened};
use crate::model::{Name, TransitionKind, name_key};
use crate::source::Spanned;

/// The columns with the names of a role, the one that is shown first.
const NAMES: [Column; 4] = [Column::Title, Column::Role, Column::Name, Column::Id];

/// What stands between the roles of a way up.
const ARROWS: [&str; 9] = ["→", "➔", "➜", "⇒", "»", " -> ", " => ", " > ", "->"];

/// A level: its number, and the letters before it.
type Level = (u16, Option<String>);

/// The roles of a table.
pub(super) struct Known {
    /// Their names, in the form in which names are compared.
    titles: HashSet<String>,
    /// The number of the family of each row that has one.
    families: HashMap<usize, u32>,
    /// Some of the rows that are on a level, by how the table writes it, and by what that means.
    written: HashMap<(String, Among), Vec<usize>>,
    levels: HashMap<(Level, Among), Vec<usize>>,
    /// What stands before the numbers of levels.
    letters: HashSet<String>,
}

/// Which rows are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Among {
    All,
    /// Those of a family, or those of none.
    Family(Option<u32>),
}

/// Longer texts name no level.
const LONGEST_LEVEL: usize = 100;

/// So many rows of a level are known: one is enough, and a finding names no more.
const MOST_ROWS: usize = 6;

impl Known {
    fn is_title(&self, text: &str) -> bool {
        self.titles.contains(&name_key(ungendered(text)))
    }

    /// The rows on the level that a text names, where no role is called so: those of the family of a row, else
    /// those of none, or all where the row has none.
    fn on_level(&self, text: &str, row: usize) -> &[usize] {
        if text.len() > LONGEST_LEVEL || self.is_title(text) {
            return &[];
        }
        let (written, meant) = (name_key(text), level(text));
        let of = |among: Among| {
            let rows = self.written.get(&(written.clone(), among));
            rows.or_else(|| self.levels.get(&(meant.clone()?, among)))
        };
        let rows = match self.families.get(&row) {
            Some(family) => of(Among::Family(Some(*family))).or_else(|| of(Among::Family(None))),
            None => of(Among::All),
        };
        rows.map_or(&[], Vec::as_slice)
    }

    /// Whether a text that is no title is written as the levels of the table are: `G6`, `Level 2`.
    fn is_level(&self, text: &str) -> bool {
        let is_one = level(text).is_some_and(|(_, letters)| {
            letters.is_none_or(|letters| self.letters.contains(&letters))
        });
        is_one && !self.levels.is_empty() && !self.is_title(text)
    }
}

fn add_row(rows: &mut Vec<usize>, row: usize) {
    if rows.len() < MOST_ROWS && rows.last() != Some(&row) {
        rows.push(row);
    }
}

fn level(text: &str) -> Option<Level> {
    let (number, track) = values::level(text).ok()?;
    Some((number, track.map(str::to_lowercase)))
}

impl Reader<'_, '_> {
    /// The names of the roles of a table, in the form in which names are compared.
    fn titles(&self, rows: &[usize]) -> HashSet<String> {
        let columns = [Column::Role, Column::Title, Column::Name];
        let columns = columns.iter().filter_map(|column| self.column(*column));
        let indices: Vec<_> = columns.collect();
        let cells = rows.iter().flat_map(|row| {
            let grid = self.grid;
            indices.iter().map(move |index| grid.cell(*row, *index))
        });
        let titles = cells.map(|cell| name_key(ungendered(&cell.text)));
        titles.chain(self.titles.iter().cloned()).collect()
    }

    pub(super) fn known_roles(&self, rows: &[usize]) -> Known {
        let mut known = Known {
            titles: self.titles(rows),
            families: HashMap::new(),
            written: HashMap::new(),
            levels: HashMap::new(),
            letters: HashSet::new(),
        };
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut family = None;
        for &row in rows {
            let said = self.cell(row, Column::Family).text;
            if !said.is_empty() {
                let next = numbers.len() as u32;
                family = Some(*numbers.entry(name_key(&said)).or_insert(next));
            }
            known.families.extend(family.map(|family| (row, family)));
            let text = self.cell(row, Column::Level).text;
            if text.is_empty() || text.len() > LONGEST_LEVEL {
                continue;
            }
            for among in [Among::All, Among::Family(family)] {
                let written = (name_key(&text), among);
                add_row(known.written.entry(written).or_default(), row);
                let Some((number, letters)) = level(&text) else {
                    continue;
                };
                let alone = ((number, None), among);
                add_row(known.levels.entry(alone).or_default(), row);
                if let Some(letters) = letters {
                    known.letters.insert(letters.clone());
                    let level = ((number, Some(letters)), among);
                    add_row(known.levels.entry(level).or_default(), row);
                }
            }
        }
        known
    }

    /// A column that is called a path, and names roles of the table, says where they lead.
    pub(in super::super) fn tell_paths(&mut self) {
        let Some(at) = (0..self.heads.len())
            .find(|at| self.heads[*at].heading == Heading::Known(Column::Track))
            .filter(|_| self.column(Column::AdvancesTo).is_none())
        else {
            return;
        };
        let rows: Vec<usize> = (self.top + 1..self.end).collect();
        let known = self.titles(&rows);
        let is_title = |text: &str| known.contains(&name_key(text));
        let (mut filled, mut titles) = (0, 0);
        for &row in &rows {
            let cell = self.grid.cell(row, self.heads[at].index);
            if !is_title(&cell.text) && leads_nowhere(&cell.text) {
                continue;
            }
            filled += 1;
            let mut links = chain(&cell.text).into_iter();
            titles += usize::from(links.any(&is_title));
        }
        if titles * 2 > filled {
            self.heads[at].heading = Heading::Known(Column::AdvancesTo);
        }
    }

    /// The roles of a list of moves; a name of the table with a comma in it is one.
    pub(super) fn list_of_moves(
        &mut self,
        row: usize,
        column: Column,
        list: MoveList,
        known: &Known,
        role: &mut RoleEntry,
    ) {
        let years = match list {
            MoveList::AdvancesTo => self.time_in_role(row),
            MoveList::EntryFrom | MoveList::LateralTo => None,
        };
        let mut groups = 0;
        for part in self.parts(row, column, |text| known.is_title(text)) {
            if !known.is_title(&part.value) && leads_nowhere(&part.value) {
                continue;
            }
            if !known.is_title(&part.value) && names_nobody(&part.value) {
                let nobody = part.map(|text| self.names.tidy(&text));
                self.nobody.push(nobody);
                continue;
            }
            let (part, list) = told_kind(&part, list, known);
            let part = self.way_up(part, list, known, role);
            let Some(part) = part.and_then(|part| self.of_level(part, row, known)) else {
                continue;
            };
            let both = ends::both(&part.value, |text| known.is_title(text));
            if both.len() > 1 && !known.is_title(&part.value) {
                for one in both {
                    let one = Spanned::new(self.names.tidy(ungendered(one)), part.span);
                    role.moves.push(MoveEntry {
                        years,
                        ..MoveEntry::new(list, one)
                    });
                }
                continue;
            }
            let alternatives = lists::alternatives(&part, |text| known.is_title(text));
            let group = (alternatives.len() > 1).then_some(groups);
            groups += u32::from(group.is_some());
            for one in alternatives {
                let (role_name, attributes) = self.mentioned(one, known);
                // Of an arrow alone nothing is left.
                if role_name.value.is_empty() {
                    continue;
                }
                role.moves.push(MoveEntry {
                    list,
                    role: role_name,
                    group,
                    years,
                    attributes: attributes.boxed(),
                });
            }
        }
    }

    /// The first step of a way up, such as `Teller > Lead > Manager`; the others are moves of their own.
    fn way_up(
        &mut self,
        part: Spanned<String>,
        list: MoveList,
        known: &Known,
        role: &RoleEntry,
    ) -> Option<Spanned<String>> {
        if list != MoveList::AdvancesTo || known.is_title(&part.value) {
            return Some(part);
        }
        let links = chain(&part.value);
        if links.len() < 2 {
            // "→ Lead" is a lead.
            let only = links.first().copied().unwrap_or_default().to_owned();
            return Some(Spanned::new(only, part.span));
        }
        let names = [role.title.value.clone(), role.id.value.as_name().clone()];
        let names = names
            .iter()
            .chain(role.aliases.iter().map(|alias| &alias.value));
        let names: Vec<String> = names.map(|name| name_key(name)).collect();
        let own = links
            .iter()
            .position(|link| names.contains(&name_key(link)));
        let (before, links) = links.split_at(own.map_or(0, |own| own + 1));
        for ends in before.windows(2).chain(links.windows(2)) {
            let mut end = |text: &str| Spanned::new(self.names.tidy(text), part.span);
            let (from, to) = (end(ends[0]), end(ends[1]));
            let kind = Spanned::new(TransitionKind::Advancement, part.span);
            let step = TransitionEntry::new(from, to, kind);
            self.document.transitions.push(step);
        }
        let first = links.first().map(|link| (*link).to_owned());
        first.map(|first| Spanned::new(first, part.span))
    }

    /// The role on the level that a move names: `G6` below `Next grade`. Where several are on it, the move is
    /// left out with a warning.
    fn of_level(
        &mut self,
        part: Spanned<String>,
        row: usize,
        known: &Known,
    ) -> Option<Spanned<String>> {
        let rows = known.on_level(&part.value, row);
        if rows.is_empty() && !known.is_level(&part.value) {
            return Some(part);
        }
        let shown = |row: &usize| {
            let cells = NAMES.iter().map(|column| self.cell(*row, *column).text);
            cells
                .into_iter()
                .find(|text| !text.is_empty())
                .unwrap_or_default()
        };
        if let [one] = rows {
            return Some(Spanned::new(shown(one).into_owned(), part.span));
        }
        let names: Vec<_> = rows.iter().map(shown).collect();
        let level = shortened(&part.value);
        let message = if names.is_empty() {
            format!(
                "`{level}` is a level that no role of the table, or of this family, has, so no move is read"
            )
        } else {
            let names = listed(&names);
            format!("`{level}` is the level of several roles, so no move is read: {names}")
        };
        let found = Diagnostic::new(Code::UnclearValue, self.place(part.span), message);
        let found = found.help("write the title of the role that comes next");
        self.findings.push(found);
        None
    }

    /// A role that a list names, with what stands in parentheses behind it: an acronym is an alias, and
    /// everything else is a qualifier.
    fn mentioned(
        &mut self,
        part: Spanned<String>,
        known: &Known,
    ) -> (Spanned<Name>, MoveAttributes) {
        let at = part.span;
        let mut attributes = MoveAttributes::default();
        if !part.value.contains('(') || known.is_title(&part.value) {
            return (
                part.map(|text| self.names.tidy(ungendered(&text))),
                attributes,
            );
        }
        let read = read_title(&part.value);
        let mut spanned = |text: &str| Spanned::new(self.names.tidy(text), at);
        attributes.qualifier = read.qualifier.as_deref().map(&mut spanned);
        attributes.note = read.note.as_deref().map(&mut spanned);
        attributes.aliases = read.aliases.iter().map(|alias| spanned(alias)).collect();
        (spanned(&read.title), attributes)
    }

    /// Keeps how long people are in a role as a note where it leads nowhere.
    pub(super) fn keep_time_in_role(&mut self, row: usize, role: &mut RoleEntry) {
        let mut moves = role.moves.iter();
        let leads_on = moves.any(|one| one.list == MoveList::AdvancesTo);
        let cell = self.cell(row, Column::TimeInRole);
        if !leads_on && !values::is_unsaid(&cell.text) {
            let name = Column::TimeInRole.name();
            let note = self.names.get(&format!("{name}: {}", cell.text));
            role.about.notes.push(Spanned::new(note, cell.span));
        }
    }
}

/// A part of a list without the word for the kind of its move, and the list that the word makes it one of.
fn told_kind(part: &Spanned<String>, list: MoveList, known: &Known) -> (Spanned<String>, MoveList) {
    let (name, told) = match list {
        MoveList::AdvancesTo | MoveList::LateralTo if !known.is_title(&part.value) => {
            ends::kinded(&part.value)
        }
        _ => (part.value.as_str(), None),
    };
    let name = Spanned::new(name.to_owned(), part.span);
    (name, told.unwrap_or(list))
}

/// Whether a text says that a role leads nowhere: `none (top of ladder)`, `N/A - top of band`, `Top grade`.
fn leads_nowhere(text: &str) -> bool {
    const TOPS: [&str; 8] = [
        "top of ",
        "end of ",
        "top grade",
        "top level",
        "top role",
        "top band",
        "highest ",
        "final role",
    ];
    const REMARKS: [&str; 5] = [" (", " - ", " – ", " — ", ": "];
    let ends = REMARKS.iter().filter_map(|mark| text.find(mark));
    let bare = &text[..ends.min().unwrap_or(text.len())];
    let key = name_key(text);
    values::is_unsaid(bare.trim()) || TOPS.iter().any(|top| key.starts_with(top))
}

/// The roles of a way up, or the whole of what is none.
fn chain(text: &str) -> Vec<&str> {
    let links = lists::split_at_any(text, &ARROWS)
        .into_iter()
        .map(str::trim);
    links.filter(|link| !link.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{chain, leads_nowhere};

    #[test]
    fn ways_up_are_told_from_titles() {
        assert_eq!(
            chain("Teller > Lead > Manager"),
            ["Teller", "Lead", "Manager"]
        );
        assert_eq!(chain("Teller→Lead"), ["Teller", "Lead"]);
        assert_eq!(chain("Front-of-house Lead"), ["Front-of-house Lead"]);
        assert_eq!(chain("→ Lead"), ["Lead"]);
    }

    #[test]
    fn the_top_of_a_ladder_is_no_role() {
        for text in [
            "None (top of ladder)",
            "N/A - top of band",
            "Top of career path",
            "-",
            "none",
        ] {
            assert!(leads_nowhere(text), "{text}");
        }
        for text in ["Nonesuch Cook", "Top Chef", "Nurse (None)", "Lead - Nights"] {
            assert!(!leads_nowhere(text), "{text}");
        }
    }
}
