//! Career graphs.

pub mod diagnostic;
pub mod document;
pub mod export;
pub mod graph;
pub mod input;
pub mod model;
pub mod source;
pub mod view;
