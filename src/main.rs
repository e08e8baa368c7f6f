//! The `career` program.
fn main() {}
