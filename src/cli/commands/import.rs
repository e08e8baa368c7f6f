//! `career import`

use std::path::PathBuf;

use careergraph::document::GraphDocument;
use careergraph::input::Alternatives;
use clap::{Args, ValueEnum};

use super::convert::{Target, write_out};
use super::{Common, Failure, Outcome, Output};
use crate::cli::{graph_source, inputs};

/// Options of `career import`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Role pages in text, Markdown or HTML, documents of Word, spreadsheets, folders of them or of a public data set;
    /// `-` for standard input
    #[arg(required = true)]
    pages: Vec<PathBuf>,
    /// What becomes of list entries such as "Senior Engineer / Lead Engineer"
    #[arg(long, value_enum, default_value_t)]
    titles: Titles,
    #[command(flatten)]
    target: Target,
}

/// What becomes of entries that name several titles.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Titles {
    /// Each title is a role of its own
    #[default]
    Split,
    /// The whole entry is one role
    Verbatim,
    /// The first title is a role, the others are its aliases
    Aliases,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    options.target.notation()?;
    let mut loader = graph_source::loader(&options.pages, common, output)?;
    loader.alternatives(match options.titles {
        Titles::Split => Alternatives::Roles,
        Titles::Verbatim => Alternatives::Verbatim,
        Titles::Aliases => Alternatives::Aliases,
    });
    let read = loader.documents()?;
    // A page that makes no sound graph would only be found out by the next command.
    let read = read.check()?;
    output.findings(&read.findings, &read.sources);
    let document = GraphDocument::merge(read.documents);
    write_out(&document, &options.target, inputs::ELSEWHERE, output)
}
