//! Pages for browsers and printers: one file each, without a script and without anything from
//! elsewhere.
//!
//! Every page forbids itself by its own policy to load or run anything. Text that somebody wrote goes
//! through [`escape::xml`](crate::export::escape::xml), also where it looks harmless.

mod matrix;
mod meter;
mod plan;
mod routes;

pub use matrix::{matrix, matrix_delta};
pub use plan::plan;

use std::fmt;

use super::escape::xml;

/// The styles of every page.
const STYLES: &str = include_str!("page.css");
/// What a page may do: show itself with its own styles.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// A whole page, to be written out by its `Display`.
#[derive(Debug, Clone)]
pub struct Page {
    title: String,
    /// The class of the page: what it is about.
    class: &'static str,
    /// What stands between the tags of the body, escaped.
    body: String,
}

impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { title, class, body } = self;
        write!(
            f,
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <title>{}</title>\n<style>\n{STYLES}</style>\n</head>\n\
             <body class=\"{class}\">\n{body}</body>\n</html>\n",
            xml(title)
        )
    }
}

/// Adds an element with a text.
fn element(out: &mut String, tag: &str, text: &str) {
    put!(out, "<{tag}>{}</{}>\n", xml(text), name(tag));
}

/// The name of an element, without its attributes.
fn name(tag: &str) -> &str {
    tag.split(' ').next().unwrap_or(tag)
}

/// Adds the row of heads of a table.
fn heads(out: &mut String, heads: &[&str]) {
    out.push_str("<thead><tr>");
    for head in heads {
        put!(out, "<th scope=\"col\">{}</th>", xml(head));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
}
