//! Output formats: every one turns plain data into a text.

pub mod escape;
