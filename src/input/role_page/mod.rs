//! Role pages: prose descriptions of one role, in text, Markdown or HTML.

pub mod prose;
pub mod titles;
