//! Career graphs.

pub mod diagnostic;
pub mod document;
pub mod export;
pub mod graph;
pub mod input;
pub mod load;
pub mod model;
pub mod query;
pub mod source;
