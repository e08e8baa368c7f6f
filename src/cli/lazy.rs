//! Options of a command that are built only when the command is asked for.

use std::ops::Deref;

use clap::builder::Resettable;
use clap::{ArgMatches, Args, Command, Error, FromArgMatches};

/// Options that the parser hears of when it comes to their command, or when it shows all commands: most
/// of the work of parsing a command line is the building of options that nobody gave.
///
/// By then the command has the options of all commands, so that none of its own may have the name of one
/// of them.
#[derive(Debug)]
pub(super) struct Lazy<A>(A);

impl<A> Deref for Lazy<A> {
    type Target = A;

    fn deref(&self) -> &A {
        &self.0
    }
}

impl<A: Args> Args for Lazy<A> {
    fn augment_args(command: Command) -> Command {
        command.defer(|command| {
            let about = command.get_about().cloned();
            let long = command.get_long_about().cloned();
            // What the options say of themselves is for readers of the source.
            let command = A::augment_args(command);
            command
                .about(Resettable::from(about))
                .long_about(Resettable::from(long))
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        A::augment_args_for_update(command)
    }
}

impl<A: FromArgMatches> FromArgMatches for Lazy<A> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        A::from_arg_matches(matches).map(Self)
    }

    fn from_arg_matches_mut(matches: &mut ArgMatches) -> Result<Self, Error> {
        A::from_arg_matches_mut(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        self.0.update_from_arg_matches(matches)
    }
}
