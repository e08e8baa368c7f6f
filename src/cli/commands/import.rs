//! `career import`

use std::collections::BTreeSet;
use std::path::PathBuf;

use careergraph::document::GraphDocument;
use careergraph::export::words::plural;
use careergraph::input::Alternatives;
use careergraph::load::LinkedLevels;
use careergraph::model::text::listed;
use clap::{Args, ValueEnum};

use super::convert::{Target, write_out};
use super::{Common, Failure, Outcome, Output};
use crate::cli::{graph_source, inputs};

/// Options of `career import`.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Role pages in text, Markdown or HTML, Word documents, spreadsheets, folders of them or of a public data set;
    /// `-` for standard input
    #[arg(required = true)]
    pages: Vec<PathBuf>,
    /// What becomes of list entries such as "Senior Engineer / Lead Engineer"
    #[arg(long, value_enum, default_value_t)]
    titles: Titles,
    /// State an advancement from each role to the one at the next level of its family and track, if none is
    /// stated; without levels, to the next role in the table or page
    #[arg(long)]
    link_levels: bool,
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
    let documents = if options.link_levels {
        let (whole, mut read) = loader.load_with_documents()?;
        output.findings(&whole.findings, &whole.sources);
        tell(&read.link_levels(&whole.graph), output);
        read.documents
    } else {
        // A page that makes no sound graph would only be found out by the next command.
        let read = loader.documents()?.check()?;
        output.findings(&read.findings, &read.sources);
        if !leads_anywhere(&read.documents) {
            output.note(
                "note: nothing says which of these roles leads to which: `--link-levels` has each lead to the next level",
            );
        }
        read.documents
    };
    let document = GraphDocument::merge(documents);
    write_out(&document, &options.target, inputs::ELSEWHERE, output)
}

/// Whether some move is stated, or there are no two roles for one.
fn leads_anywhere(documents: &[GraphDocument]) -> bool {
    let roles = || documents.iter().flat_map(|document| &document.roles);
    let ids: BTreeSet<_> = roles().map(|role| &role.id.value).take(2).collect();
    let states = documents
        .iter()
        .any(|document| !document.transitions.is_empty());
    ids.len() < 2 || states || roles().any(|role| !role.moves.is_empty())
}

/// Tells which advancements were added, and which roles have none.
fn tell(linked: &LinkedLevels, output: &Output) {
    let added = linked.added.len();
    output.note(&match added {
        0 => "note: no advancement was added".to_owned(),
        _ => format!("note: added {}", plural(added, "advancement")),
    });
    for (roles, why) in [
        (
            &linked.shared,
            "have the same level as another role of their family and track: give them families, or state the moves",
        ),
        (
            &linked.unplaced,
            "have no place among the others: give them levels, or state the moves",
        ),
        (
            &linked.falling,
            "lead from the next level, so that an advancement there would make a cycle",
        ),
    ] {
        if !roles.is_empty() {
            let ids: Vec<_> = roles.iter().map(|id| id.as_str().to_owned()).collect();
            output.note(&format!("note: these {why}: {}", listed(&ids)));
        }
    }
}
