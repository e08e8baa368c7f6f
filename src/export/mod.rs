//! Everything that leaves the program as bytes: one file or folder a format, the escapes of every
//! output language, and the one function that writes files.

/// Appends to a text what a format says.
macro_rules! put {
    ($out:expr, $($said:tt)*) => {{
        use std::fmt::Write as _;
        write!($out, $($said)*).expect("a string takes everything")
    }};
}

pub mod dot;
pub mod escape;
pub mod file;
pub mod graph_file;
pub mod html;
pub mod profile;
pub mod words;
