//! Everything that leaves the program as bytes: one file or folder a format, the escapes of every
//! output language, and the one function that writes files.
//!
//! [`FORMATS`] lists the formats in which a graph, or a part of one, can be drawn or handed over.
//! The values of `career draw --format`, its help, the table of the book and the common tests follow
//! from it.

/// Appends to a text what a format says.
macro_rules! put {
    ($out:expr, $($said:tt)*) => {{
        use std::fmt::Write as _;
        write!($out, $($said)*).expect("a string takes everything")
    }};
}
#[cfg(feature = "explorer")]
pub(crate) use put;

mod book;
mod csv;
mod cytoscape;
mod d2;
pub mod dot;
pub mod escape;
pub mod file;
mod format;
mod gexf;
pub mod graph_file;
mod graphml;
mod groups;
pub mod html;
mod hyphen;
mod json_graph;
mod markdown;
mod merged;
mod mermaid;
mod network_json;
mod node_link;
mod paint;
#[cfg(feature = "pdf")]
mod pdf;
mod plantuml;
#[cfg(feature = "png")]
mod png;
pub mod profile;
/// Answers as tables. Their columns are those of the program, as [`words`] are its sentences.
#[doc(hidden)]
pub mod rows;
pub mod svg;
mod terminal;
mod text;
mod view_json;
/// The sentences of the program and of its pages. They change with every wording, so that nothing can be
/// built on them.
#[doc(hidden)]
pub mod words;
mod xml;

/// A part of the book of this crate, which nobody else needs.
#[doc(hidden)]
pub use book::book_page;
pub use format::{Export, ExportError, Format, Layout, Look, Paper, Work};
pub use text::wrapped_between_words;

/// The formats, in the order in which they are listed.
pub const FORMATS: &[Format] = &[
    terminal::FORMAT,
    svg::FORMAT,
    html::FORMAT,
    #[cfg(feature = "png")]
    png::FORMAT,
    #[cfg(feature = "pdf")]
    pdf::FORMAT,
    dot::FORMAT,
    mermaid::FORMAT,
    markdown::FORMAT,
    plantuml::FORMAT,
    d2::FORMAT,
    view_json::FORMAT,
    graphml::FORMAT,
    gexf::FORMAT,
    cytoscape::FORMAT,
    json_graph::FORMAT,
    node_link::FORMAT,
    csv::EDGES,
    csv::ROLES,
];
