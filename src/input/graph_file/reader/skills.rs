//! Skills.

use super::names::MapNumber;
use super::{Kind, Node, Reader};
use crate::document::SkillEntry;
use crate::input::graph_file::keys::{Key as _, SkillKey};
use crate::model::{Name, SkillId, SkillKind};
use crate::source::Spanned;

impl Reader {
    /// Adds the skills of a list or map, or of a part of the map that has this number.
    pub(super) fn skills(&mut self, node: Node<'_>, map: MapNumber, skills: &mut Vec<SkillEntry>) {
        match node.kind() {
            Kind::Map => {
                let entries = self.entries_of(map, node);
                skills.reserve(entries.len());
                for (key, value) in entries {
                    skills.extend(self.skill(Some(key), value));
                }
            }
            Kind::List => node
                .items()
                .for_each(|item| skills.extend(self.skill(None, item))),
            _ => self.wrong_type(
                node,
                "`skills`",
                "a map from id to title, or a list of titles",
            ),
        }
    }

    fn skill(&mut self, key: Option<Spanned<Name>>, node: Node<'_>) -> Option<SkillEntry> {
        let name = key.clone();
        let skill = self.whole_skill(key, node);
        if skill.is_none() {
            self.leave_out(name.as_ref(), node);
        }
        skill
    }

    /// A skill, where its names can be read.
    fn whole_skill(&mut self, key: Option<Spanned<Name>>, node: Node<'_>) -> Option<SkillEntry> {
        let (mut id, mut title, mut is_readable) = (None, None, true);
        let mut aliases = Vec::new();
        let (mut kind, mut category, mut broader) = (None, None, Vec::new());
        let (mut description, mut ambiguous) = (None, false);
        if node.kind() == Kind::Map {
            for (field, value) in self.fields(node, SkillKey::ALL) {
                let what = field.name();
                match field {
                    SkillKey::Id => {
                        id = self.text(value, what);
                        is_readable &= id.is_some();
                    }
                    SkillKey::Title => {
                        title = self.title(value, what);
                        is_readable &= title.is_some();
                    }
                    SkillKey::Aliases => aliases = self.texts(value, what),
                    SkillKey::Kind => kind = self.word(value, what, &SkillKind::NAMES),
                    SkillKey::Category => category = self.text(value, what),
                    SkillKey::Broader => broader = self.texts(value, what),
                    SkillKey::Description => description = self.text(value, what),
                    SkillKey::Ambiguous => {
                        ambiguous = self.switch(value, what).is_some_and(|on| on.value);
                    }
                }
            }
        } else if !(node.is_null() && key.is_some()) {
            title = self.text(node, "a skill's title");
            is_readable &= title.is_some();
        }
        if !is_readable {
            return None;
        }
        let (id, title) = self.names(key, id.as_ref(), title, node, &mut aliases)?;
        let id = id.map(SkillId::new);
        Some(SkillEntry {
            id,
            title,
            aliases,
            kind,
            category,
            broader,
            description,
            ambiguous,
        })
    }
}
