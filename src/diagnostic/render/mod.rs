//! Renderings of findings: [`human`] for people, [`json`] for programs and [`sarif`] for code scanning.
//!
//! All show everything they are given, in the order in which it is given; how many findings are
//! worth showing is for the caller to say. A text out of a file, a name or a message is data: it
//! cannot act on the terminal, and one of a megabyte is cut to what can be read.

mod excerpt;
mod first;
mod human;
mod json;
mod sarif;

pub(crate) use first::first;
pub use human::{Style, human};
pub use json::json;
pub use sarif::sarif;
