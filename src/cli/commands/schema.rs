//! `career schema`

use careergraph::input::profile;
use careergraph::lint;
use clap::{Args, ValueEnum};

use super::{Failure, Outcome, Output};

/// Options of `career schema`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// What kind of file
    #[arg(value_enum, default_value_t, value_name = "KIND")]
    of: Kind,
}

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Kind {
    /// Roles and how people move between them.
    #[default]
    Graph,
    /// What a person holds.
    Profile,
}

pub(crate) fn run(options: &Options, output: &mut Output) -> Result<Outcome, Failure> {
    let schema = match options.of {
        Kind::Graph => lint::json_schema(),
        Kind::Profile => profile::json_schema(),
    };
    let text = serde_json::to_string_pretty(&schema);
    output.raw(&text.map_err(anyhow::Error::new)?);
    output.raw("\n");
    Ok(Outcome::Fine)
}
