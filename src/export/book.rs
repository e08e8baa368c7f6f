//! The page of the book about formats, made from their table.

use std::fmt::Write as _;

use super::escape::markdown;
use super::{FORMATS, Format};
use crate::view::network::{
    Attribute, change_attributes, edge_attributes, heat_attributes, node_attributes,
};

const HEAD: &str = "\
# Formats

<!-- Made from the table of formats by a test; change `src/export` instead. -->

`career draw` writes these formats. The ending of the file chooses one, or `--format` gives its name.
[Diagrams](diagrams.md) shows how to use them.

";

const DRAWINGS: &str = "\
## Drawings

What you see in the drawing: boxes, lines and the text in them. Parallel moves are one line, and a pair of
lateral moves is one line with two heads. Ids are made up; names are texts, cut off after 80 characters.

";

const DATA: &str = "\
## Data

Everything that is known: one edge for each transition, nothing merged and nothing cut. The id of a node is
that of its role, so you can compare and join the files of two versions of a graph. If a format has no lists,
a list is a text in JSON. What is not known is absent.

";

/// Returns the page.
pub fn book_page() -> String {
    let mut page = HEAD.to_owned();
    for (head, is_data) in [(DRAWINGS, false), (DATA, true)] {
        page.push_str(head);
        page.push_str("| format | endings | what it is | good for |\n|---|---|---|---|\n");
        for format in FORMATS.iter().filter(|format| format.is_data() == is_data) {
            row(&mut page, format);
        }
        page.push('\n');
    }
    attributes(&mut page, "Attributes of a role", node_attributes());
    page.push('\n');
    attributes(&mut page, "Attributes of a transition", edge_attributes());
    page.push('\n');
    attributes(
        &mut page,
        "Attributes of a role with `--me`",
        heat_attributes(),
    );
    page.push('\n');
    attributes(
        &mut page,
        "Attributes of a role or a transition with `--since`",
        change_attributes(),
    );
    page
}

fn row(page: &mut String, format: &Format) {
    let endings = format
        .extensions
        .iter()
        .map(|ending| format!("`.{ending}`"));
    let endings: Vec<_> = endings.collect();
    let _ = writeln!(
        page,
        "| `{}` | {} | {} | {} |",
        format.name,
        endings.join(", "),
        format.about,
        format.purpose
    );
}

fn attributes(page: &mut String, title: &str, attributes: impl Iterator<Item = Attribute>) {
    let _ = writeln!(
        page,
        "### {title}\n\n| attribute | type | what it says |\n|---|---|---|"
    );
    for attribute in attributes {
        let kind = format!("{:?}", attribute.kind).to_lowercase();
        let about = markdown(attribute.about);
        let _ = writeln!(page, "| `{}` | {kind} | {about} |", attribute.name);
    }
}
