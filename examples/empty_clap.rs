//! A program that reads one subcommand with clap and does nothing: what the start of any such
//! program costs. `benches/whole_process.py` compares `career path` with it.

use clap::{Parser, Subcommand};

/// Does nothing.
#[derive(Debug, Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Goes nowhere
    Path {
        /// The first role
        from: String,
        /// The last role
        to: String,
    },
}

fn main() {
    let arguments = Arguments::parse();
    std::hint::black_box(arguments);
}
