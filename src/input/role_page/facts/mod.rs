//! The facts of single lines: salary, years and tags.

mod salary;
mod tags;
mod years;

pub(super) use salary::{FoundSalary, find_salary};
pub(super) use tags::{looks_like_tags, split_tags};
pub(super) use years::find_years;
