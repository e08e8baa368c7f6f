//! Questions to a graph and their answers, as plain data.

pub mod between;
pub mod card;
pub mod gap;
pub mod path;
pub mod profile;
pub mod reach;
pub mod select;
pub mod similarity;
pub mod standing;
pub mod stats;
pub mod why;
