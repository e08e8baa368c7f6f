//! Input formats: every one turns a text into a [`GraphDocument`](crate::document::GraphDocument).

pub mod graph_file;
pub mod role_page;
