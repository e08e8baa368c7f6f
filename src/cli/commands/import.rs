//! `career import`

use std::path::PathBuf;

use careergraph::document::GraphDocument;
use clap::Args;

use super::convert::{Target, write_out};
use super::{Common, Failure, Outcome, Output};
use crate::cli::graph_source;

/// Options of `career import`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Role pages in text, Markdown or HTML; `-` for standard input
    #[arg(required = true)]
    pages: Vec<PathBuf>,
    #[command(flatten)]
    target: Target,
}

pub(crate) fn run(
    options: &Options,
    common: &Common,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let read = graph_source::loader(&options.pages, common)?.documents()?;
    // A page that makes no sound graph would only be found out by the next command.
    let read = read.check()?;
    output.findings(&read.findings, &read.sources);
    let document = GraphDocument::merge(read.documents);
    write_out(&document, &options.target, &options.pages, output)
}
