//! Names of cells, each kept once, and the ids that they make.

use std::borrow::Cow;

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
        self.get(&on_one_line(text))
    }

    /// The id and the title of a role that a cell names; nothing where no id can be made of it.
    pub(super) fn of_role(&mut self, text: &str) -> Option<(Name, Name)> {
        let text = ungendered(text);
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

/// A title without the mark that says that anybody may have the role: `Berater (m/w/d)`, `Comptable (H/F)`.
pub(super) fn ungendered(title: &str) -> &str {
    let end = title.trim_end();
    let bare = |open: char, close: char| {
        let (bare, mark) = end.strip_suffix(close)?.rsplit_once(open)?;
        let mut letters = mark.split(['/', '|']).map(str::trim);
        let is_letter = |letter: &str| {
            let key = letter.to_lowercase();
            ["m", "w", "f", "d", "x", "h", "i", "div", "gn", "all", "v"].contains(&key.as_str())
        };
        let is_mark = mark.contains(['/', '|']) && letters.all(is_letter);
        is_mark.then(|| bare.trim_end())
    };
    let bare = bare('(', ')').or_else(|| bare('[', ']'));
    bare.filter(|bare| !bare.is_empty()).unwrap_or(title)
}

/// A text without line breaks and repeated space in it.
pub(super) fn on_one_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r', '\t']) || text.contains("  ") {
        let words: Vec<_> = text.split_whitespace().collect();
        Cow::Owned(words.join(" "))
    } else {
        Cow::Borrowed(text)
    }
}
