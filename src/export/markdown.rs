//! A page in Markdown with the diagram in it.

use super::escape;
use super::merged::Merged;
use super::text::{legend, name_of, title_of};
use super::{Export, ExportError, Format, Look, Work, mermaid};
use crate::view::{EdgeView, GraphView};

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
    (untitled.title, untitled.origin) = (None, None);
    // What explains the diagram and where its boxes lead stands below it.
    let mut bare = look.clone();
    (bare.legend, bare.link) = (false, None);
    let diagram = mermaid::write(&untitled, &bare);
    let warnings = mermaid::warnings(view, diagram.as_bytes());
    let heading = heading.map(|title| format!("# {}\n\n", escape::markdown(&title)));
    // No line of the diagram begins with a backtick, so none ends the fence.
    let mut page = format!("{}```mermaid\n{diagram}```\n", heading.unwrap_or_default());
    let captions = Merged::of(view).captions(look);
    for note in captions.into_iter().chain(legend(view, look)) {
        put!(page, "\n{}\n", escape::markdown(&note));
    }
    let links = links(view, look);
    if !links.is_empty() {
        put!(page, "\n{links}");
    }
    let mut export = Export::from(page);
    export.warnings = warnings;
    export
}

/// Returns a list of links, where boxes have some: to the roles that lead to the one in the middle and to
/// those that it leads to, else to all that are drawn; and to the page from which this one is reached.
fn links(view: &GraphView, look: &Look) -> String {
    let link = |node: usize| {
        let node = &view.nodes[node];
        let address = look.link_to(&node.id)?;
        Some(linked(&name_of(node), &address))
    };
    let mut list = String::new();
    if let Some(centre) = view.nodes.iter().position(|node| node.centre) {
        for side in Side::ALL {
            let edges = view.edges.iter().filter(|edge| side.has(edge, centre));
            let others = edges.map(|edge| edge.from + edge.to - centre);
            let links: Vec<_> = others.filter_map(link).collect();
            if !links.is_empty() {
                put!(list, "- {}: {}\n", side.title(), links.join(", "));
            }
        }
    } else {
        for link in (0..view.nodes.len()).filter_map(link) {
            put!(list, "- {link}\n");
        }
    }
    if let Some(home) = &look.home {
        put!(list, "- {}\n", linked("Index", home));
    }
    list
}

/// Where a role stands beside the one in the middle.
#[derive(Debug, Clone, Copy)]
enum Side {
    Before,
    Lateral,
    Next,
}

impl Side {
    const ALL: [Self; 3] = [Self::Before, Self::Lateral, Self::Next];

    fn title(self) -> &'static str {
        match self {
            Self::Before => "Comes from",
            Self::Lateral => "Lateral moves",
            Self::Next => "Leads to",
        }
    }

    fn has(self, edge: &EdgeView, centre: usize) -> bool {
        match self {
            Self::Before => !edge.is_lateral() && edge.to == centre,
            Self::Lateral => edge.is_lateral() && [edge.from, edge.to].contains(&centre),
            Self::Next => !edge.is_lateral() && edge.from == centre,
        }
    }
}

fn linked(text: &str, address: &str) -> String {
    let text = escape::markdown(text);
    format!("[{text}]({})", escape::markdown_address(address))
}
