//! A page in Markdown with the diagram in it.

use super::escape;
use super::text::{legend, title_of};
use super::{Export, ExportError, Format, Look, Work, mermaid};
use crate::view::GraphView;

/// The format.
pub(super) const FORMAT: Format = Format {
    name: "markdown",
    extensions: &["md"],
    about: "a page in Markdown with the Mermaid diagram in it",
    purpose: "a page of a wiki or a repository, ready to commit",
    work: Work::Picture(|view, look| Ok::<_, ExportError>(export(view, look))),
};

fn export(view: &GraphView, look: &Look) -> Export {
    let heading = title_of(view);
    // The heading says what the title would.
    let mut untitled = view.clone();
    untitled.title = None;
    let diagram = mermaid::write(&untitled, look);
    let warnings = mermaid::warnings(view, diagram.as_bytes());
    let heading = heading.map(|title| format!("# {}\n\n", escape::markdown(&title)));
    // No line of the diagram begins with a backtick, so none ends the fence.
    let mut page = format!("{}```mermaid\n{diagram}```\n", heading.unwrap_or_default());
    let notes = if look.legend {
        legend(view)
    } else {
        Vec::new()
    };
    for note in notes {
        put!(page, "\n{}\n", escape::markdown(&note));
    }
    let mut export = Export::from(page);
    export.warnings = warnings;
    export
}
