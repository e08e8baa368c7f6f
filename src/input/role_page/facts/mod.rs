//! The facts of single lines: salary, years and tags.

mod condition;
mod education;
mod salary;
mod tags;
mod tenure;
mod years;

pub(super) use condition::is_condition;
pub(super) use education::is_education;
pub(super) use salary::{FoundSalary, find_salary, is_bare_pay};
pub(super) use tags::{looks_like_tags, split_tags};
pub(super) use tenure::find_tenure;
pub(super) use years::{find_years, years_asked};
