//! Which roles of a page its moves mean: those that it calls by their levels, and those of one title in several groups.

use hashbrown::{HashMap, HashSet};

use super::named;
use super::names::Role;
use crate::input::table;
use crate::model::{Name, slug};

/// The roles of a page by what it calls them.
pub(super) struct Ends {
    /// The ids of all names that roles have in the graph too.
    own: HashSet<String>,
    /// The roles that the page calls something else, in each group and in all of them.
    also: HashMap<(Option<String>, String), Meant>,
}

/// The role that a name means, where it is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meant {
    /// The role of that title.
    One(Name),
    /// One of several.
    Several,
}

/// The group that stands for all of them: no heading is called so.
const ALL: Option<String> = None;

impl Ends {
    pub(super) fn new(roles: &[Role]) -> Self {
        let mut ends = Self {
            own: HashSet::new(),
            also: HashMap::new(),
        };
        for role in roles {
            let names = std::iter::once(&role.title).chain(&role.alias);
            ends.own.extend(names.map(|name| slug(name)));
        }
        for role in roles {
            let title = Name::from(role.title.as_str());
            for name in &role.also {
                ends.add(role, &slug(name), &title);
            }
            if let Some(level) = role.level {
                ends.add(role, &numbered(level, None), &title);
                if let Some(letters) = &role.letters {
                    ends.add(role, &numbered(level, Some(letters)), &title);
                }
            }
        }
        ends
    }

    fn add(&mut self, role: &Role, key: &str, title: &Name) {
        for group in [ALL, Some(slug(role.group()))] {
            let meant = self.also.entry((group, key.to_owned()));
            meant
                .and_modify(|meant| {
                    if !matches!(meant, Meant::One(known) if known == title) {
                        *meant = Meant::Several;
                    }
                })
                .or_insert_with(|| Meant::One(title.clone()));
        }
    }

    /// Whether a role of the page has a name, in the graph or only here.
    pub(super) fn knows(&self, name: &str) -> bool {
        let key = slug(name);
        self.own.contains(&key) || self.also.contains_key(&(ALL, key))
    }

    /// The role that a name means which stands in the group with a key; `None` where it means what it says.
    pub(super) fn meant(&self, name: &str, group: &str) -> Option<Meant> {
        let key = slug(name);
        if self.own.contains(&key) {
            return None;
        }
        let find = |key: String| {
            let of_group = self.also.get(&(Some(group.to_owned()), key.clone()));
            of_group.or_else(|| self.also.get(&(ALL, key))).cloned()
        };
        find(key).or_else(|| {
            let level =
                named::read(name).filter(|named| named.title.is_none() && named.rank.is_none());
            let (level, letters) = table::level_of(level?.level?)?;
            find(numbered(level, letters))
        })
    }
}

/// The key of a level, which no id is.
fn numbered(level: u16, letters: Option<&str>) -> String {
    format!("#{}{level}", letters.unwrap_or_default().to_lowercase())
}
