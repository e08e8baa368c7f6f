//! The graphs and the skill lexicon that ship with the crate.
//!
//! The YAML files in `graphs/` are the only source. The build script reads and joins them with the
//! code of this crate and stores the documents and the graphs in forms that load in microseconds.

use super::Lexicon;
use super::role_page::prose::StoredLexicon;
use crate::document::GraphDocument;
use crate::model::text::shortened;
use crate::source::SourceFile;

/// A shipped file: its name, its YAML text, and the document and the graph in compact form.
struct Shipped {
    name: &'static str,
    text: &'static str,
    document: &'static [u8],
    graph: &'static [u8],
}

/// Every shipped file, by name.
const SHIPPED: &[Shipped] = include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// The lexicon that ships.
const STORED_LEXICON: StoredLexicon = include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// The graph that is used if none is named.
pub const DEFAULT: &str = "software-engineering";
/// The file of skills for reading role pages; it describes no role.
const LEXICON: &str = "lexicon";

/// Returns the names of the shipped graphs in order.
pub fn names() -> impl Iterator<Item = &'static str> {
    SHIPPED
        .iter()
        .map(|shipped| shipped.name)
        .filter(|name| *name != LEXICON)
}

/// Returns the name of a shipped graph, where it is one.
pub(crate) fn known(name: &str) -> Result<&'static str, UnknownGraph> {
    find(name).map(|shipped| shipped.name)
}

/// Returns the YAML text of a shipped graph.
///
/// # Errors
///
/// Where no shipped graph has the name.
pub fn text(name: &str) -> Result<&'static str, UnknownGraph> {
    find(name).map(|shipped| shipped.text)
}

/// Returns the document of a shipped graph with the file it was read from.
///
/// # Errors
///
/// Where no shipped graph has the name.
pub fn graph(name: &str) -> Result<(SourceFile, GraphDocument), UnknownGraph> {
    let shipped = find(name)?;
    Ok((shipped.file(), shipped.read()))
}

/// Returns the file of a shipped graph and the graph in compact form, without findings.
pub(crate) fn compact(name: &str) -> Result<(SourceFile, &'static [u8]), UnknownGraph> {
    find(name).map(|shipped| (shipped.file(), shipped.graph))
}

/// Returns the document of the shipped lexicon: skills only.
pub fn lexicon() -> GraphDocument {
    let shipped = SHIPPED.iter().find(|shipped| shipped.name == LEXICON);
    shipped.map(Shipped::read).unwrap_or_default()
}

/// Returns the shipped lexicon, which reads each skill when a text names it.
pub(crate) fn stored_lexicon() -> Lexicon {
    Lexicon::stored(STORED_LEXICON)
}

fn find(name: &str) -> Result<&'static Shipped, UnknownGraph> {
    let named = |shipped: &&Shipped| shipped.name == name && name != LEXICON;
    SHIPPED.iter().find(named).ok_or_else(|| UnknownGraph {
        name: name.to_owned(),
    })
}

impl Shipped {
    fn file(&self) -> SourceFile {
        SourceFile::new(format!("graphs/{}.yaml", self.name), self.text)
    }

    fn read(&self) -> GraphDocument {
        postcard::from_bytes(self.document).expect("the build script wrote it from the same types")
    }
}

/// No shipped graph has the name; says which there are.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no shipped graph is called `{}`; there are {}", shortened(.name), listed())]
#[non_exhaustive]
pub struct UnknownGraph {
    /// The name that was asked for.
    pub name: String,
}

fn listed() -> String {
    let names: Vec<_> = names().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}
