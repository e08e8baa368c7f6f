//! Questions to a graph and their answers, as plain data.

pub mod alike;
mod asked;
pub mod between;
pub mod card;
pub mod gap;
pub mod learn;
pub mod matrix;
pub mod next_moves;
pub mod path;
pub mod person;
pub mod plan;
pub mod profile;
pub mod reach;
pub mod select;
pub mod similarity;
pub mod standing;
pub mod stats;
pub mod team;
pub mod what_if;
pub mod why;
