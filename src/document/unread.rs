//! What is missing from a document because parts of its file could not be read.

use hashbrown::HashSet;

use crate::model::{name_key, slug};

/// The most names that are remembered; where more could not be read, any name may be one of them.
const MOST_NAMES: usize = 100_000;

/// What could not be read of some files, so that nobody complains that it is missing.
///
/// ```
/// use careergraph::document::Unread;
///
/// let mut unread = Unread::default();
/// unread.add("Sous Chef");
/// assert!(unread.may_define("sous-chef"));
/// assert!(!unread.may_define("Cook"));
/// assert!(Unread::everything().may_define("Cook"));
/// ```
#[derive(Debug, Clone, Default)]
#[cfg_attr(test, derive(PartialEq))]
pub struct Unread {
    all: bool,
    scale: bool,
    /// The texts that stand in what could not be read, in the form in which ids are made.
    names: HashSet<String>,
}

impl Unread {
    /// Returns the mark of a file of which nothing could be read.
    pub fn everything() -> Self {
        Self {
            all: true,
            scale: true,
            ..Self::default()
        }
    }

    /// Returns the mark of a file of which nothing could be read, and which has no proficiency scale.
    pub fn everything_but_scale() -> Self {
        Self {
            all: true,
            ..Self::default()
        }
    }

    /// Remembers a text that stands in a part that could not be read.
    pub fn add(&mut self, text: &str) {
        if self.all {
            return;
        }
        self.names.insert(key(text));
        if self.names.len() > MOST_NAMES {
            self.all = true;
            self.names = HashSet::new();
        }
    }

    /// Remembers that the proficiency scale may not have been read.
    pub fn add_scale(&mut self) {
        self.scale = true;
    }

    /// Remembers what could not be read of another file.
    pub fn merge(&mut self, other: Self) {
        self.scale |= other.scale;
        if other.all {
            self.all = true;
        }
        for name in other.names {
            self.add(&name);
        }
    }

    /// Returns whether the name may be defined where the file could not be read.
    pub fn may_define(&self, name: &str) -> bool {
        self.all || !self.names.is_empty() && self.names.contains(&key(name))
    }

    /// Returns whether the proficiency scale may stand where the file could not be read.
    pub fn may_declare_scale(&self) -> bool {
        self.scale
    }
}

fn key(text: &str) -> String {
    let slug = slug(text);
    if slug.is_empty() {
        name_key(text)
    } else {
        slug
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_every_form() {
        let mut unread = Unread::default();
        for text in ["R&D", "C++", "Ｃook", "!!!"] {
            unread.add(text);
        }
        for name in ["r-and-d", "c-plus-plus", "cook", "!!!"] {
            assert!(unread.may_define(name), "{name}");
        }
        assert!(!unread.may_define("c"));
        assert!(!unread.may_declare_scale());
    }

    #[test]
    fn too_many_names_are_any_name() {
        let mut unread = Unread::default();
        for number in 0..=MOST_NAMES {
            unread.add(&number.to_string());
        }
        assert!(unread.may_define("never seen"));
        assert!(unread.names.is_empty());
    }

    #[test]
    fn files_add_up() {
        let (mut one, mut other) = (Unread::default(), Unread::default());
        other.add("Cook");
        other.add_scale();
        one.merge(other);
        assert!(one.may_define("cook") && one.may_declare_scale());
        one.merge(Unread::everything());
        assert!(one.may_define("waiter"));
        let page = Unread::everything_but_scale();
        assert!(page.may_define("waiter") && !page.may_declare_scale());
    }
}
