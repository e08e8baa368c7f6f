//! Everything that leaves the program as bytes: one file or folder a format, and the one function
//! that writes files.

pub mod file;
pub mod graph_file;
