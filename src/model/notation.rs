//! The notations of the graph file.

use std::fmt;

/// A notation in which a graph file can be written; all of them have one schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Notation {
    /// YAML, the one that the documentation teaches.
    Yaml,
    /// TOML.
    Toml,
    /// JSON.
    Json,
}

impl Notation {
    /// Every notation with its name and the endings of its files, the usual one first.
    const ALL: [(Self, &'static str, &'static [&'static str]); 3] = [
        (Self::Yaml, "YAML", &["yaml", "yml"]),
        (Self::Toml, "TOML", &["toml"]),
        (Self::Json, "JSON", &["json"]),
    ];

    /// Returns the notation of files with an extension, given without its dot and in any case.
    pub fn from_extension(extension: &str) -> Option<Self> {
        let ends = |known: &[&str]| known.iter().any(|k| k.eq_ignore_ascii_case(extension));
        Self::ALL
            .iter()
            .find(|(_, _, known)| ends(known))
            .map(|(notation, _, _)| *notation)
    }

    /// Returns the usual extension, without its dot.
    pub fn extension(self) -> &'static str {
        Self::ALL[self as usize].2[0]
    }

    /// Returns the name, as messages show it.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

impl fmt::Display for Notation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notation_is_found_by_its_extension() {
        for (notation, name, extensions) in Notation::ALL {
            assert_eq!(notation.name(), name);
            assert_eq!(notation.extension(), extensions[0]);
            for extension in extensions {
                assert_eq!(Notation::from_extension(extension), Some(notation));
            }
        }
        assert_eq!(Notation::from_extension("YML"), Some(Notation::Yaml));
        assert_eq!(Notation::from_extension("txt"), None);
    }
}
