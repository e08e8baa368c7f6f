//! Matrices with levels above their columns beside a table of roles that says who is on each level: `L3` of the one is
//! `Analyst` of the other. So are levels in tables of a page that has roles with such headings as `L3 – Analyst`.

use std::collections::BTreeMap;

use hashbrown::{HashMap, HashSet};

use super::Documents;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::{GraphDocument, RoleEntry};
use crate::input::number_of_level;
use crate::model::text::listed;
use crate::model::{Name, RoleId, name_key, slug};
use crate::source::{Place, SourceId, Span, Spanned};

/// A level: its number, and the letters before it that tell a track.
type Level = (u16, Option<String>);
/// The title of the role on a level; nothing where several are on it.
type Titled = BTreeMap<Level, Option<Name>>;

impl Documents {
    /// Reads roles that are nothing but levels as those that another table has on them, where each has one.
    pub(super) fn join_levels(&mut self) {
        let titled = self.titled_levels();
        let mut found = Vec::new();
        for at in self.tables.clone() {
            let document = &mut self.documents[at];
            let renamed = renamed(document, &titled);
            if renamed.is_empty() {
                continue;
            }
            let (level, span, _) = &renamed[0];
            let of: Vec<String> = renamed
                .iter()
                .map(|(level, _, title)| format!("{level} is {title}"))
                .collect();
            let place = Place {
                source: document.source,
                span: *span,
            };
            let message = format!(
                "levels are read as the roles that another table has on them: {}",
                listed(&of)
            );
            let mut finding = Diagnostic::new(Code::LevelsOfTables, place, message);
            finding.severity = Severity::Note;
            found.push(finding.help(format!(
                "if `{level}` is another role, give it a title of its own"
            )));
            let by_key = renamed.iter();
            let by_key = by_key.map(|(level, _, title)| (name_key(level), title));
            rename(document, &by_key.collect());
        }
        self.findings.extend(found);
    }

    /// The roles with titles on each level that tables state; nothing for levels that several roles have.
    fn titled_levels(&self) -> Titled {
        let mut titled = Titled::new();
        let roles = self.tables.iter().flat_map(|at| &self.documents[*at].roles);
        for role in roles {
            let stated = role.level.as_ref();
            if stated.is_some_and(|level| level.span != role.title.span) {
                add(&mut titled, role);
            }
        }
        titled
    }

    /// Reads levels in tables of a page as the roles that stand on them around the tables.
    pub(super) fn join_pages(&mut self) {
        for (tables, rest) in self.pages.clone() {
            let roles = &self.documents[rest].roles;
            if roles.len() < 2 {
                continue;
            }
            let of_page = OfPage::new(roles);
            for at in tables {
                let document = &mut self.documents[at];
                let named = Levels::of(document, &of_page);
                let titles = named
                    .one
                    .iter()
                    .map(|(key, (_, title))| (key.clone(), title));
                rename(document, &titles.collect());
                self.findings.extend(named.findings(document.source));
            }
        }
    }
}

/// Adds a role to those with titles, by its level.
fn add(titled: &mut Titled, role: &RoleEntry) {
    let Some(level) = &role.level else {
        return;
    };
    let track = role.track.as_ref().map(|track| name_key(&track.value));
    for letters in [None, track] {
        add_on(titled, (level.value, letters), &role.title.value);
    }
}

fn add_on<K: Ord>(titled: &mut BTreeMap<K, Option<Name>>, key: K, title: &Name) {
    if number_of_level(title).is_none() {
        let known = titled.entry(key).or_insert_with(|| Some(title.clone()));
        known.take_if(|known| known != title);
    }
}

/// The roles of a page by their levels, and by how its headings write those: `e3` of `E3 – Engineer`.
#[derive(Default)]
struct OfPage {
    codes: BTreeMap<String, Option<Name>>,
    levels: Titled,
}

impl OfPage {
    fn new(roles: &[RoleEntry]) -> Self {
        let mut page = Self::default();
        for role in roles {
            add(&mut page.levels, role);
            let names = std::iter::once(&role.title).chain(&role.aliases);
            let words = names.flat_map(|name| name.value.split(|c: char| !c.is_alphanumeric()));
            for word in words {
                let level = number_of_level(word);
                if level.is_some() && level == role.level.as_ref().map(|level| level.value) {
                    add_on(&mut page.codes, name_key(word), &role.title.value);
                }
            }
        }
        page
    }

    /// The role that a level means; nothing in it where that may be several.
    fn meant(&self, name: &str) -> Option<&Option<Name>> {
        let level = level_of(name)?;
        let code = self.codes.get(&name_key(name));
        code.or_else(|| self.levels.get(&level))
    }
}

/// The levels that a table of a page names.
#[derive(Default)]
struct Levels {
    /// Those that one role of the page is on: by key the name, with its place, and the title.
    one: BTreeMap<String, (Spanned<Name>, Name)>,
    /// Those that several are on.
    several: BTreeMap<String, Spanned<Name>>,
}

impl Levels {
    fn of(document: &GraphDocument, page: &OfPage) -> Self {
        let mut levels = Self::default();
        let mut own: HashMap<String, usize> = HashMap::new();
        let titles = document.roles.iter().map(|role| &role.title);
        let of_roles = document.roles.iter().flat_map(|role| &role.moves);
        let ends = of_roles.map(|one| &one.role);
        let of_moves = document.transitions.iter();
        let ends = ends.chain(of_moves.flat_map(|one| [&one.from, &one.to]));
        for name in titles.clone().chain(ends) {
            let key = name_key(&name.value);
            match page.meant(&name.value) {
                Some(Some(title)) => {
                    let named = (name.clone(), title.clone());
                    levels.one.entry(key).or_insert(named);
                }
                Some(None) => {
                    levels.several.entry(key).or_insert_with(|| name.clone());
                }
                None => {}
            }
        }
        for title in titles {
            let key = name_key(&title.value);
            let meant = levels.one.get(&key).map(|(_, title)| name_key(title));
            *own.entry(meant.unwrap_or(key)).or_default() += 1;
        }
        // A table that has the title beside the level means two roles.
        let is_twice = |title: &Name| own.get(&name_key(title)).is_some_and(|count| *count > 1);
        levels.one.retain(|_, (_, title)| !is_twice(title));
        levels
    }

    fn findings(&self, source: SourceId) -> Vec<Diagnostic> {
        let place = |span| Place { source, span };
        let mut found = Vec::new();
        let mut one: Vec<_> = self.one.values().collect();
        one.sort_by_key(|(name, _)| name.span.start);
        if let Some((first, _)) = one.first() {
            let of: Vec<String> = one
                .iter()
                .map(|(name, title)| format!("{} is {title}", name.value))
                .collect();
            let message = format!(
                "levels are read as the roles that this page has on them: {}",
                listed(&of)
            );
            let mut finding = Diagnostic::new(Code::LevelsOfTables, place(first.span), message);
            finding.severity = Severity::Note;
            found.push(finding.help(format!(
                "where `{}` is another role, give it a title of its own",
                first.value
            )));
        }
        let mut several: Vec<_> = self.several.values().collect();
        several.sort_by_key(|name| name.span.start);
        if let Some(first) = several.first() {
            let names: Vec<_> = several.iter().map(|name| &*name.value).collect();
            let message = format!(
                "several roles of this page are on these levels, and none of them is meant: {}",
                listed(&names)
            );
            let finding = Diagnostic::new(Code::UnclearValue, place(first.span), message);
            found.push(finding.help("write the titles of the roles into the table"));
        }
        found
    }
}

/// The level of a title that is nothing else.
fn level_of(title: &str) -> Option<Level> {
    const OF_GRADES: [&str; 9] = ["l", "level", "g", "grade", "band", "tier", "stage", "t", ""];
    let number = number_of_level(title)?;
    let key = name_key(title);
    let letters = key
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end();
    let is_of_track = !OF_GRADES.contains(&letters);
    Some((number, is_of_track.then(|| letters.to_owned())))
}

/// The roles of a document that are nothing but levels and of which the titles are known.
fn renamed(document: &GraphDocument, titled: &Titled) -> Vec<(Name, Span, Name)> {
    // A table with other levels is about other roles.
    let mut levels = document.roles.iter();
    let is_other = |role: &RoleEntry| {
        let level = level_of(&role.title.value);
        level.is_some_and(|level| !titled.contains_key(&level))
    };
    if levels.any(is_other) {
        return Vec::new();
    }
    let of_role = |role: &RoleEntry| {
        let title = &role.title.value;
        let is_stated = role
            .level
            .as_ref()
            .is_some_and(|level| level.span != role.title.span);
        let known = titled.get(&level_of(title)?)?.clone()?;
        (!is_stated).then(|| (title.clone(), role.title.span, known))
    };
    let renamed: Vec<_> = document.roles.iter().filter_map(of_role).collect();
    // A table that has the title beside the level means two roles.
    let keys = document
        .roles
        .iter()
        .map(|role| name_key(&role.title.value));
    let keys: HashSet<String> = keys.collect();
    let mut kept: HashMap<Name, usize> = HashMap::new();
    for (.., known) in &renamed {
        *kept.entry(known.clone()).or_default() += 1;
    }
    renamed
        .into_iter()
        .filter(|(.., known)| !keys.contains(&name_key(known)) && kept[known] == 1)
        .collect()
}

/// Gives roles of a document other titles, wherever they are named: by the keys of the names that they have.
fn rename(document: &mut GraphDocument, titles: &HashMap<String, &Name>) {
    let title_of = |name: &Name| titles.get(&name_key(name)).copied();
    for role in &mut document.roles {
        if let Some(title) = title_of(&role.title.value) {
            role.id.value = RoleId::new(slug(title));
            role.title.value = title.clone();
            // The other table says it.
            role.level = None;
            role.track = None;
        }
        let ends = role.moves.iter_mut().map(|one| &mut one.role);
        for end in ends.chain(&mut role.inherits) {
            if let Some(title) = title_of(&end.value) {
                end.value = title.clone();
            }
        }
    }
    for one in &mut document.transitions {
        for end in [&mut one.from, &mut one.to] {
            if let Some(title) = title_of(&end.value) {
                end.value = title.clone();
            }
        }
    }
}
