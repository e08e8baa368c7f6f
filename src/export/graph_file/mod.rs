//! Documents as graph files.
//!
//! `tree` knows the keys of the format, their order and their short forms; `yaml`, `toml` and
//! `json` only know how their notation looks.

mod json;
mod node;
pub(in crate::export) mod quote;
pub(in crate::export) mod toml;
mod tree;
pub(in crate::export) mod yaml;

use crate::document::GraphDocument;
use crate::model::Notation;

/// Returns a document as a graph file. Reading the file back gives a document of the same
/// [canonical form](GraphDocument::canonical).
pub fn write(document: &GraphDocument, notation: Notation) -> String {
    let document = document.clone().canonical();
    let tree = tree::document(&document);
    match notation {
        Notation::Yaml => yaml::write(&tree),
        Notation::Toml => toml::write(&tree),
        Notation::Json => json::write(&tree),
    }
}

#[cfg(test)]
mod tests;
