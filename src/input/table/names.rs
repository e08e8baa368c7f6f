//! Names of cells, each kept once, and the ids that they make.

use hashbrown::HashSet;

use crate::model::{Name, is_slug, slug, title_from_id};

/// Every name once, since tables repeat a few names many times.
#[derive(Debug, Default)]
pub(super) struct Names {
    known: HashSet<Name>,
}

impl Names {
    /// The one copy of a name.
    pub(super) fn get(&mut self, text: &str) -> Name {
        if let Some(name) = self.known.get(text) {
            return name.clone();
        }
        let name = Name::from(text);
        self.known.insert(name.clone());
        name
    }

    /// The one copy of a name without line breaks and repeated space in it.
    pub(super) fn tidy(&mut self, text: &str) -> Name {
        if text.contains(['\n', '\r', '\t']) || text.contains("  ") {
            let words: Vec<_> = text.split_whitespace().collect();
            self.get(&words.join(" "))
        } else {
            self.get(text)
        }
    }

    /// The id and the title of a role that a cell names; nothing where no id can be made of it.
    pub(super) fn of_role(&mut self, text: &str) -> Option<(Name, Name)> {
        let id = self.id(text)?;
        let title = if is_slug(text) {
            self.get(&title_from_id(text))
        } else {
            self.tidy(text)
        };
        Some((id, title))
    }

    /// The id that a cell makes.
    pub(super) fn id(&mut self, text: &str) -> Option<Name> {
        let id = slug(text);
        (!id.is_empty()).then(|| self.get(&id))
    }
}
