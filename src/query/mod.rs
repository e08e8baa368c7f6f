//! Questions to a graph and their answers, as plain data.

mod asked;
pub mod between;
pub mod card;
pub mod gap;
pub mod matrix;
pub mod path;
pub mod plan;
pub mod profile;
pub mod reach;
pub mod select;
pub mod similarity;
pub mod standing;
pub mod stats;
pub mod team;
pub mod why;
