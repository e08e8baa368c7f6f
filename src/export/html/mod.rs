//! Pages for browsers and printers: one file each, without anything from elsewhere.
//!
//! Every page forbids itself by its own policy to load anything, and to run anything but the one script
//! of the page that moves a drawing. Text that somebody wrote goes
//! through [`escape::xml`](crate::export::escape::xml), also where it looks harmless.

mod matrix;
mod meter;
mod plan;
mod routes;
mod viewer;

#[cfg(feature = "explorer")]
pub(crate) use matrix::{Addresses, matrix_with_links};
pub use matrix::{matrix, matrix_delta};
pub use plan::plan;

#[cfg(feature = "explorer")]
pub(crate) use meter::meter;
pub(super) use viewer::FORMAT;
#[cfg(feature = "explorer")]
pub(crate) use viewer::PAN;

use std::fmt;

use super::Look;
use super::escape::xml;

/// The styles of every page.
pub(crate) const STYLES: &str = include_str!("page.css");
/// What a page may do: show itself with its own styles.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// A script and the hash by which the policy of a page knows it.
type Script = (&'static str, &'static str);

/// A whole page, to be written out by its `Display`.
#[derive(Debug, Clone)]
pub struct Page {
    title: String,
    /// The class of the page: what it is about.
    class: &'static str,
    styles: &'static str,
    /// What stands between the tags of the body, escaped.
    body: String,
    script: Option<Script>,
}

impl Page {
    /// A page of the common styles, without a script.
    fn new(title: String, class: &'static str, body: String) -> Self {
        Self {
            title,
            class,
            styles: STYLES,
            body,
            script: None,
        }
    }

    /// What stands in its main part, as markup.
    #[cfg(feature = "explorer")]
    pub(crate) fn content(&self) -> &str {
        let body = self.body.trim_end();
        let body = body.strip_prefix("<main>\n").unwrap_or(body);
        body.strip_suffix("</main>").unwrap_or(body)
    }
}

impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            title,
            class,
            styles,
            body,
            script,
        } = self;
        let allowed = script.map_or(String::new(), |(_, hash)| {
            format!("; script-src 'sha256-{hash}'")
        });
        let script = script.map_or(String::new(), |(text, _)| {
            format!("<script>{text}</script>\n")
        });
        write!(
            f,
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}{allowed}\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <title>{}</title>\n<style>\n{styles}</style>\n</head>\n\
             <body class=\"{class}\">\n{body}{script}</body>\n</html>\n",
            xml(title)
        )
    }
}

/// Adds an element with a text.
pub(crate) fn element(out: &mut String, tag: &str, text: &str) {
    put!(out, "<{tag}>{}</{}>\n", xml(text), name(tag));
}

/// The name of an element, without its attributes.
fn name(tag: &str) -> &str {
    tag.split(' ').next().unwrap_or(tag)
}

/// Begins a table of something, which is scrolled where it is wider than the screen.
pub(crate) fn begin_table(out: &mut String, of: &str, class: &str) {
    put!(
        out,
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table class=\"{class}\">\n",
        xml(of)
    );
}

/// Ends it.
pub(crate) const TABLE_END: &str = "</tbody></table></div>\n";

/// Adds the row of heads of a table.
pub(crate) fn heads(out: &mut String, heads: &[&str]) {
    out.push_str("<thead><tr>");
    for head in heads {
        put!(out, "<th scope=\"col\">{}</th>", xml(head));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
}

/// Adds a list under a head, where there is anything in it.
pub(crate) fn list(out: &mut String, head_tag: &str, head: &str, texts: &[String]) {
    if texts.is_empty() {
        return;
    }
    element(out, head_tag, head);
    out.push_str("<ul>\n");
    for text in texts {
        element(out, "li", text);
    }
    out.push_str("</ul>\n");
}
