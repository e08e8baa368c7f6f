//! Matrices with levels above their columns beside a table of roles that says who is on each level: `L3` of the one is
//! `Analyst` of the other.

use std::collections::BTreeMap;

use hashbrown::{HashMap, HashSet};

use super::Documents;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::{GraphDocument, RoleEntry};
use crate::input::number_of_level;
use crate::model::text::listed;
use crate::model::{Name, RoleId, name_key, slug};
use crate::source::{Place, Span};

/// A level: its number, and the letters before it that tell a track.
type Level = (u16, Option<String>);

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
    fn titled_levels(&self) -> BTreeMap<Level, Option<Name>> {
        let mut titled: BTreeMap<Level, Option<Name>> = BTreeMap::new();
        let roles = self.tables.iter().flat_map(|at| &self.documents[*at].roles);
        for role in roles.filter(|role| number_of_level(&role.title.value).is_none()) {
            let stated = role.level.as_ref();
            let Some(level) = stated.filter(|level| level.span != role.title.span) else {
                continue;
            };
            let track = role.track.as_ref().map(|track| name_key(&track.value));
            for letters in [None, track] {
                let title = role.title.value.clone();
                titled
                    .entry((level.value, letters))
                    .and_modify(|first| {
                        if first.as_ref() != Some(&title) {
                            *first = None;
                        }
                    })
                    .or_insert(Some(title.clone()));
            }
        }
        titled
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
fn renamed(
    document: &GraphDocument,
    titled: &BTreeMap<Level, Option<Name>>,
) -> Vec<(Name, Span, Name)> {
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
