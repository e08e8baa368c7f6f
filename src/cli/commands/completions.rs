//! `career completions` and the manual page, both made from the argument definitions.

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use super::{Failure, Outcome, Output};
use crate::cli::args::Arguments;

/// Options of `career completions`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// The shell
    shell: Shell,
}

pub(crate) fn run(options: &Options, output: &mut Output) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(
        options.shell,
        &mut Arguments::command(),
        "career",
        &mut script,
    );
    output.raw(&String::from_utf8_lossy(&script));
    Outcome::Fine
}

/// Prints the manual page.
pub(crate) fn man(output: &mut Output) -> Result<Outcome, Failure> {
    let mut page = Vec::new();
    let man = clap_mangen::Man::new(Arguments::command());
    man.render(&mut page).map_err(anyhow::Error::new)?;
    output.raw(&String::from_utf8_lossy(&page));
    Ok(Outcome::Fine)
}
