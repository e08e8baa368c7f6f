//! Questions to a graph and their answers, as plain data.

pub mod card;
pub mod gap;
pub mod path;
pub mod profile;
pub mod select;
pub mod similarity;
