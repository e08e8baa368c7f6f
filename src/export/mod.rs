//! Everything that leaves the program as bytes: one file or folder a format, the escapes of every
//! output language, and the one function that writes files.

pub mod dot;
pub mod escape;
pub mod file;
pub mod graph_file;
pub mod profile;
pub mod svg;
