//! Roles.

use super::names::MapNumber;
use super::values::Single;
use super::{Kind, Node, Reader};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{MoveList, RoleEntry};
use crate::input::graph_file::keys::{Key, RoleKey};
use crate::model::{Importance, Name, RoleId};
use crate::source::Spanned;

impl Reader {
    /// Adds the roles of a list or map, or of a part of the map that has this number.
    pub(super) fn roles(&mut self, node: Node<'_>, map: MapNumber, roles: &mut Vec<RoleEntry>) {
        match node.kind() {
            Kind::Map => {
                let entries = self.entries_of(map, node);
                roles.reserve(entries.len());
                for (key, value) in entries {
                    let at = roles.len();
                    roles.extend(self.role(Some(key), value, at));
                }
            }
            Kind::List => {
                for item in node.items() {
                    let at = roles.len();
                    roles.extend(self.listed_role(item, at));
                }
            }
            _ => self.wrong_type(node, "`roles`", "a map from id or title to role, or a list"),
        }
    }

    /// An entry of a list: a title, a map, or a map from one title to a map.
    fn listed_role(&mut self, node: Node<'_>, at: usize) -> Option<RoleEntry> {
        if matches!(node.kind(), Kind::Text | Kind::Plain) && !node.is_null() {
            let title = self.title(node, "a role")?;
            let (id, title) = self.names(None, None, Some(title), node, &mut Vec::new())?;
            return Some(RoleEntry::new(id.map(RoleId::new), title));
        }
        match self.named_maps(node, RoleKey::ALL).as_deref() {
            Some([(key, value)]) => self.role(Some(key.clone()), *value, at),
            _ => self.role(None, node, at),
        }
    }

    /// A role, which will be the one at a position.
    fn role(&mut self, key: Option<Spanned<Name>>, node: Node<'_>, at: usize) -> Option<RoleEntry> {
        let described = node.kind() == Kind::Map;
        let is_role = || described && node.pairs().all(|(key, _)| is_of_roles(key.text()));
        let misplaced = |key: &&Spanned<Name>| is_of_roles(&key.value) && !is_role();
        if let Some(key) = key.as_ref().filter(misplaced) {
            let message = format!(
                "`{}` is in the place of a role, but is a key of a role",
                key.value
            );
            let found = Diagnostic::new(Code::WrongType, self.place(key.span), message);
            self.push(found.help("indent it below the role that it belongs to"));
            self.leave_out(None, node);
            return None;
        }
        let bare_key = node.is_null() && key.is_some();
        if !described && !bare_key {
            self.wrong_type(
                node,
                "a role",
                "a map with keys such as `title` and `requires`",
            );
            self.leave_out(key.as_ref(), node);
            return None;
        }
        let fields = self.fields(node, RoleKey::ALL);
        let (mut id, mut title, mut aliases) = (None, None, Vec::new());
        let mut is_readable = true;
        for (field, value) in fields.clone() {
            match field {
                RoleKey::Id => {
                    id = self.text(value, field.name());
                    is_readable &= id.is_some();
                }
                RoleKey::Title => {
                    title = self.title(value, field.name());
                    is_readable &= title.is_some();
                }
                RoleKey::Aliases => aliases = self.texts(value, field.name()),
                _ => {}
            }
        }
        let name = key.clone();
        let named = if is_readable {
            self.names(key, id.as_ref(), title, node, &mut aliases)
        } else {
            None
        };
        let is_named = named.is_some();
        if !is_named {
            self.leave_out(name.as_ref(), node);
        }
        // What else is wrong with a role without a name is reported all the same.
        let (id, title) = named.unwrap_or_default();
        let mut role = RoleEntry::new(id.map(RoleId::new), title);
        role.aliases = aliases;
        for (field, value) in fields {
            self.role_field(&mut role, at, field, value);
        }
        if !is_named {
            self.short.forget_role(at);
        }
        is_named.then_some(role)
    }

    fn role_field(&mut self, role: &mut RoleEntry, at: usize, field: RoleKey, value: Node<'_>) {
        let what = field.name();
        let about = &mut role.about;
        match field {
            RoleKey::Id | RoleKey::Title | RoleKey::Aliases => {}
            RoleKey::Summary => about.summary = self.text(value, what),
            RoleKey::Family => role.family = self.text(value, what),
            RoleKey::Track => role.track = self.text(value, what),
            RoleKey::Level => {
                role.level = self
                    .whole(value, what, 0..=999)
                    .map(|level| level.map(|n| n as u16));
            }
            RoleKey::Years => role.years = self.years(value, what, Single::AtLeast),
            RoleKey::Salary => role.salary = self.salary(value).map(Box::new),
            RoleKey::Education => self.education(value, about),
            RoleKey::Inherits => role.inherits = self.text(value, what),
            RoleKey::Terminal => role.terminal = self.switch(value, what),
            RoleKey::Requires => {
                self.requirements(value, at, Importance::ESSENTIAL, &mut role.requirements);
            }
            RoleKey::Optional => {
                self.requirements(value, at, Importance::OPTIONAL, &mut role.requirements);
            }
            RoleKey::Responsibilities => about.responsibilities = self.texts(value, what),
            RoleKey::Secondary => about.secondary_responsibilities = self.texts(value, what),
            RoleKey::Preferred => about.preferred_experience = self.texts(value, what),
            RoleKey::Notes => about.notes = self.texts(value, what),
            RoleKey::Tags => about.tags = self.texts(value, what),
            RoleKey::Codes => about.occupation_codes = self.texts(value, what),
            RoleKey::Allow => role.allow = self.texts(value, what),
            RoleKey::EntryFrom => self.moves(value, MoveList::EntryFrom, role),
            RoleKey::AdvancesTo => self.moves(value, MoveList::AdvancesTo, role),
            RoleKey::LateralTo => self.moves(value, MoveList::LateralTo, role),
        }
    }
}

/// Whether a name is that of a key which a role has.
fn is_of_roles(name: &str) -> bool {
    RoleKey::ALL.iter().any(|key| key.name() == name)
}
