//! Tables of one workbook or page with the same levels in them: `L1` of the sheet `Design` and of the sheet `Research`
//! are two roles, and so are those of tables below such headings.

use std::collections::{BTreeMap, BTreeSet};

use hashbrown::HashMap;

use super::Documents;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::{GraphDocument, RoleEntry};
use crate::input::{is_level_alone, number_of_level};
use crate::model::text::listed;
use crate::model::{Name, RoleId, name_key, slug};
use crate::source::{Place, SourceId, Span, Spanned};

/// A table that has been read and stands together with others.
#[derive(Debug, Clone)]
pub(super) struct TableOf {
    /// The workbook or the page that it stands in.
    holder: String,
    /// The name of the sheet, or the heading above the table.
    name: String,
    is_of_page: bool,
}

impl TableOf {
    /// The sheet that a source is, by its name: `ladder.xlsx[Design]`.
    pub(super) fn sheet(workbook: String, source: &str) -> Option<Self> {
        let name = source.strip_prefix(&workbook)?;
        let name = name.strip_prefix('[')?.strip_suffix(']')?.to_owned();
        Some(Self {
            holder: workbook,
            name,
            is_of_page: false,
        })
    }

    /// The table below a heading of a page.
    pub(super) fn below(heading: String, page: String) -> Self {
        Self {
            holder: page,
            name: heading,
            is_of_page: true,
        }
    }
}

/// Words of the names of tables that tell what a table says of levels, and not whose levels they are.
const OF_ASPECTS: &str = "skill skills competency competencies competence competences capability capabilities \
    behaviour behaviours behavior behaviors behavioural behavioral knowledge expectation expectations \
    requirement requirements criteria technical soft hard core personal interpersonal people leadership values \
    tools matrix framework ladder ladders level levels grade grades band bands role roles job jobs title titles \
    salary salaries pay career path paths move moves list and of the all general common sheet tabelle feuil";

/// Whether a word of the name of a table tells no more than what the table says.
fn is_of_aspects(word: &str) -> bool {
    let key = name_key(word);
    let bare = key.trim_matches(|c: char| !c.is_alphabetic());
    bare.is_empty() || OF_ASPECTS.split_whitespace().any(|word| word == bare)
}

/// Whose levels a table has, by its name without the words for what it says of them: `Design` of
/// `Design skills`; nobody's where it has no others.
fn owner(table: &str) -> Option<&str> {
    let mut rest = table.trim();
    while let Some(word) = rest
        .split_whitespace()
        .next_back()
        .filter(|word| is_of_aspects(word))
    {
        rest = rest[..rest.len() - word.len()].trim_end();
    }
    (!rest.split_whitespace().all(is_of_aspects)).then_some(rest)
}

impl Documents {
    /// Tells roles apart that are nothing but levels and stand in several tables of a workbook or page: each gets
    /// the name of its table. Tables that are called after what they say of the levels speak of the same ones.
    pub(super) fn tell_levels(&mut self) {
        let tables = std::mem::take(&mut self.together);
        let mut holders: BTreeMap<(&str, bool), Vec<(usize, &str)>> = BTreeMap::new();
        for (document, table) in &tables {
            let held = holders
                .entry((&table.holder, table.is_of_page))
                .or_default();
            held.push((*document, &table.name));
        }
        for ((_, are_of_page), tables) in holders {
            if tables.len() > 1 {
                self.tell_levels_of(&tables, are_of_page);
            }
        }
    }

    fn tell_levels_of(&mut self, all: &[(usize, &str)], are_of_page: bool) {
        let levels = |table: &(usize, &str)| levels(&self.documents[table.0]);
        let mut count: BTreeMap<Name, usize> = BTreeMap::new();
        for (name, _) in all.iter().flat_map(levels) {
            *count.entry(name).or_default() += 1;
        }
        let shared = count.into_iter().filter(|one| one.1 > 1);
        let shared: BTreeSet<Name> = shared.map(|one| one.0).collect();
        let is_shared =
            |table: &&(usize, &str)| levels(table).iter().any(|(name, _)| shared.contains(name));
        let tables: Vec<_> = all.iter().filter(is_shared).copied().collect();
        let first = tables.first().and_then(|table| {
            let (_, span) = levels(table)
                .into_iter()
                .find(|(name, _)| shared.contains(name))?;
            Some((self.documents[table.0].source, span))
        });
        let Some(first) = first else {
            return;
        };
        let owned = tables
            .iter()
            .filter_map(|(document, name)| Some((*document, owner(name)?)));
        let owned: Vec<_> = owned.collect();
        let are_same = owned.len() < 2;
        let mut told = Told {
            tables: tables.iter().map(|(_, name)| *name).collect(),
            are_of_page,
            ..Told::default()
        };
        if !are_same {
            let is_owned = |document: usize| owned.iter().any(|(at, _)| *at == document);
            told.tables.retain(|name| owner(name).is_some());
            let mut families = Families::default();
            for &(document, name) in &owned {
                families.add(&self.documents[document], name);
            }
            for (document, name) in all.iter().filter(|(at, _)| !is_owned(*at)) {
                if families.spread(&mut self.documents[*document]) {
                    told.common.push(name);
                }
            }
            for (document, name) in owned {
                name_after(&mut self.documents[document], name);
            }
        }
        let shared: Vec<_> = shared.iter().collect();
        self.findings.push(finding(first, &shared, &told, are_same));
    }

    /// Takes away levels that are only read from titles where another table says the level of the role.
    pub(super) fn yield_levels(&mut self) {
        let is_of_title = |role: &RoleEntry| {
            role.level
                .as_ref()
                .is_some_and(|level| level.span == role.title.span)
        };
        let all = || self.documents.iter().flat_map(|document| &document.roles);
        // Only tables and pages with several roles read levels from titles.
        if !all().any(is_of_title) {
            return;
        }
        let said = all().filter(|role| role.level.is_some() && !is_of_title(role));
        let said: BTreeSet<String> = said.map(|role| name_key(&role.title.value)).collect();
        let roles = self
            .documents
            .iter_mut()
            .flat_map(|document| &mut document.roles);
        for role in roles.filter(|role| is_of_title(role)) {
            if said.contains(&name_key(&role.title.value)) {
                role.level = None;
                role.track.take_if(|track| track.span == role.title.span);
            }
        }
    }
}

/// The most roles, requirements and moves that are said again of each family.
const MOST_PARTS: usize = 1_000_000;

/// Whether a title says no more than how high a role stands, so that roles of several tables have it.
fn is_level(title: &str) -> bool {
    const RANKS: [&str; 5] = ["associate", "manager", "director", "head", "executive"];
    is_level_alone(title) || RANKS.contains(&name_key(title).as_str())
}

/// The tables that are told apart, and those that speak of all of them.
#[derive(Default)]
struct Told<'n> {
    tables: Vec<&'n str>,
    common: Vec<&'n str>,
    /// Whether they stand on a page, and not in a workbook.
    are_of_page: bool,
}

/// The tables that are families, and the levels that each has.
#[derive(Default)]
struct Families<'n> {
    all: Vec<(&'n str, BTreeSet<String>)>,
}

impl<'n> Families<'n> {
    fn add(&mut self, document: &GraphDocument, table: &'n str) {
        let levels = levels(document).into_iter();
        let keys = levels.map(|(name, _)| name_key(&name));
        match self.all.iter_mut().find(|(family, _)| *family == table) {
            Some((_, known)) => known.extend(keys),
            None => self.all.push((table, keys.collect())),
        }
    }

    /// The families that have a level.
    fn having(&self, level: &str) -> Vec<&'n str> {
        let key = name_key(level);
        let having = self.all.iter().filter(|(_, levels)| levels.contains(&key));
        having.map(|(table, _)| *table).collect()
    }

    /// Says of the level of each family what a document says of the level, be it a role or the end of a move, and
    /// returns whether it says something of any.
    fn spread(&self, document: &mut GraphDocument) -> bool {
        let parts = |role: &RoleEntry| 1 + role.requirements.len() + role.moves.len();
        let parts: usize = document.roles.iter().map(parts).sum();
        if (parts + document.transitions.len()).saturating_mul(self.all.len()) > MOST_PARTS {
            return false;
        }
        let mut is_spread = false;
        for role in std::mem::take(&mut document.roles) {
            let families = self.having(&role.title.value);
            is_spread |= !families.is_empty();
            for family in &families {
                document.roles.push(self.role_of(&role, family));
            }
            if families.is_empty() {
                document.roles.push(role);
            }
        }
        for one in std::mem::take(&mut document.transitions) {
            let [from, to] = [&one.from, &one.to].map(|end| self.having(&end.value));
            // A move from or to a role with a name of its own leads to each family, and one between two levels
            // stays in it.
            let families: Vec<&str> = match (from.is_empty(), to.is_empty()) {
                (true, true) => Vec::new(),
                (false, true) => from,
                (true, false) => to,
                (false, false) => from.into_iter().filter(|one| to.contains(one)).collect(),
            };
            is_spread |= !families.is_empty();
            for family in &families {
                let mut own = one.clone();
                self.rename(&mut own.from, family);
                self.rename(&mut own.to, family);
                document.transitions.push(own);
            }
            if families.is_empty() {
                document.transitions.push(one);
            }
        }
        is_spread
    }

    /// The role of a family that has a level.
    fn role_of(&self, level: &RoleEntry, family: &str) -> RoleEntry {
        let mut own = level.clone();
        let title = Name::from(format!("{family} {}", level.title.value));
        own.id.value = RoleId::new(slug(&title));
        own.title.value = title;
        let ends = own.moves.iter_mut().map(|one| &mut one.role);
        for end in ends.chain(&mut own.inherits) {
            self.rename(end, family);
        }
        own
    }

    fn rename(&self, name: &mut Spanned<Name>, family: &str) {
        if self.having(&name.value).contains(&family) {
            name.value = Name::from(format!("{family} {}", name.value));
        }
    }
}

fn finding(
    (source, span): (SourceId, Span),
    levels: &[&Name],
    told: &Told<'_>,
    are_same: bool,
) -> Diagnostic {
    let (levels, of) = (listed(levels), listed(&told.tables));
    let (table, names) = if told.are_of_page {
        ("table", "the headings above them")
    } else {
        ("sheet", "the names of the sheets")
    };
    let place = Place { source, span };
    if are_same {
        let message = format!(
            "levels that several {table}s have are read as one role each: {levels} of {of}"
        );
        let mut finding = Diagnostic::new(Code::LevelsOfTables, place, message);
        finding.severity = Severity::Note;
        return finding.help(format!(
            "if each {table} has roles of its own, give them titles such as `Designer 1`"
        ));
    }
    let mut message =
        format!("levels that several {table}s have are told apart by {names}: {levels} of {of}");
    if !told.common.is_empty() {
        message += "; what ";
        message += &listed(&told.common);
        message += " says holds for each of them";
    }
    Diagnostic::new(Code::LevelsOfTables, place, message).help(format!(
        "if they are the same roles in all {table}s, give them titles such as `Designer 1`"
    ))
}

/// The roles of a document that are nothing but levels, by title, each once.
fn levels(document: &GraphDocument) -> Vec<(Name, Span)> {
    let of_levels = document
        .roles
        .iter()
        .filter(|role| is_level(&role.title.value));
    let mut levels: Vec<_> = of_levels
        .map(|role| (role.title.value.clone(), role.title.span))
        .collect();
    levels.sort();
    levels.dedup_by(|a, b| a.0 == b.0);
    levels
}

/// Gives the roles of a document that are nothing but levels names of their own, wherever it names them.
fn name_after(document: &mut GraphDocument, table: &str) {
    let mut named: HashMap<String, Name> = HashMap::new();
    for role in &mut document.roles {
        if !is_level(&role.title.value) {
            continue;
        }
        let level = number_of_level(&role.title.value);
        let title = Name::from(format!("{table} {}", role.title.value));
        for old in [&role.title.value, role.id.value.as_name()] {
            named.insert(name_key(old), title.clone());
        }
        role.id.value = RoleId::new(slug(&title));
        let family = Spanned::new(Name::from(table), role.title.span);
        role.family.get_or_insert(family);
        if let Some(level) = level {
            role.level
                .get_or_insert(Spanned::new(level, role.title.span));
        }
        role.title.value = title;
    }
    let rename = |name: &mut Spanned<Name>| {
        if let Some(title) = named.get(&name_key(&name.value)) {
            name.value = title.clone();
        }
    };
    for role in &mut document.roles {
        role.moves.iter_mut().for_each(|one| rename(&mut one.role));
        role.inherits.iter_mut().for_each(rename);
    }
    for one in &mut document.transitions {
        rename(&mut one.from);
        rename(&mut one.to);
    }
}

#[cfg(test)]
mod tests {
    use super::owner;

    #[test]
    fn tables_are_called_after_families_or_after_what_they_say() {
        for (table, family) in [
            ("Design", "Design"),
            ("Software", "Software"),
            ("Payroll skills", "Payroll"),
            ("Engineering ladder (2026)", "Engineering"),
            ("Technical Writing", "Technical Writing"),
            ("People Operations", "People Operations"),
        ] {
            assert_eq!(owner(table), Some(family), "{table}");
        }
        for table in [
            "Technical skills",
            "Pay & grades",
            "Behaviours",
            "Sheet1",
            "",
            "2026",
        ] {
            assert_eq!(owner(table), None, "{table}");
        }
    }
}
