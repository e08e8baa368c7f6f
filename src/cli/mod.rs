//! The command line on top of the library's public API.

mod args;
mod commands;
mod drawing;
mod failure;
mod graph_source;
mod inputs;
mod json_text;
mod lazy;
mod output;
mod profile_source;
mod sheet;
mod shell;
mod table;

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::mem;
use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _};

use args::Arguments;
use output::{Failure, Output};

/// What a command comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Fine: exit code 0.
    Fine,
    /// The answer is "no": exit code 1.
    No,
}

/// Runs the program.
pub(crate) fn main() -> ExitCode {
    let arguments = match parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let written = error.print().and_then(|()| io::stdout().flush());
            // Help and version are answers; everything else is a question that was not understood.
            return if error.use_stderr() {
                ExitCode::from(2)
            } else {
                ended(Ok(Outcome::Fine), written, &[])
            };
        }
    };
    let graph = shell::of_graph(&arguments.common);
    let mut output = Output::new(&arguments.common);
    let outcome = commands::run(arguments.command, &arguments.common, &mut output);
    if outcome.is_ok()
        && arguments.common.input_format.is_some()
        && !output.inputs().has_read_standard_input()
    {
        output.note(
            "`--input-format` does not apply to files: it is for standard input, as in `-g -`",
        );
    }
    // What was said before a failure is still worth reading.
    let written = output.finish();
    ended(outcome, written, &graph)
}

/// The exit code of what a command comes to, and of whether its answer could be written.
fn ended(
    outcome: Result<Outcome, Failure>,
    written: io::Result<()>,
    graph: &[shell::Given],
) -> ExitCode {
    match (outcome, written) {
        (Err(failure), _) => {
            report(&failure, graph);
            ExitCode::from(2)
        }
        // Nobody reads any more: nothing is wrong with that.
        (Ok(_), Err(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        (Ok(_), Err(error)) => {
            let error = anyhow::Error::new(error).context("cannot write the answer");
            report(&Failure::from(error), graph);
            ExitCode::from(2)
        }
        (Ok(Outcome::Fine), Ok(())) => ExitCode::SUCCESS,
        (Ok(Outcome::No), Ok(())) => ExitCode::from(1),
    }
}

/// Reads the command line.
fn parse() -> Result<Arguments, clap::Error> {
    let given: Vec<OsString> = std::env::args_os().collect();
    // Usually the command comes first, and all is well. Whatever is not, is said with all commands in view.
    let first = given
        .get(1)
        .and_then(|name| Arguments::only(name.to_str()?));
    let usual = first.and_then(|command| read(command, &given).ok());
    usual.map_or_else(|| read(Arguments::command(), &given), Ok)
}

fn read(mut command: clap::Command, given: &[OsString]) -> Result<Arguments, clap::Error> {
    let matches = command.try_get_matches_from_mut(given);
    let arguments = matches.and_then(|mut matches| Arguments::from_arg_matches_mut(&mut matches));
    let arguments = arguments.map_err(|error| error.format(&mut command));
    // The program ends soon: taking it apart would be for nothing.
    mem::forget(command);
    arguments
}

fn report(failure: &Failure, graph: &[shell::Given]) {
    let text = failure.render(graph);
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}
