//! Role pages: prose descriptions of one role, or of several, in text, Markdown or HTML.
//!
//! ```text
//! text, Markdown, HTML --lines--> lines --headings--> sections --facts, titles, prose--> document
//! ```
//!
//! A page with several roles is parted into those first (`ladder`). The three notations become one list of lines, so
//! that one reader of sections serves them all. A line that is not understood is reported and kept as a note of the role.

mod acronyms;
mod asked;
mod facts;
mod front;
mod headings;
mod ladder;
mod levels;
mod lines;
mod marks;
mod moves;
mod page;
pub(super) mod page_tables;
pub mod prose;
mod recognise;
mod sections;
mod title;
pub mod titles;
mod unread;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{GraphDocument, Part, Unread};
use crate::source::{Place, SourceId};

pub(crate) use lines::Refusal;
use prose::Lexicon;
pub(super) use recognise::{Sign, describes_roles, guess, is_page, plain_lines};
use titles::Alternatives;

/// The notation of a role page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PageKind {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
}

/// How role pages and tables are read.
#[derive(Debug, Clone, Copy)]
pub struct PageOptions<'l> {
    /// The skills that are known.
    pub lexicon: &'l Lexicon,
    /// What becomes of list entries that name several titles.
    pub alternatives: Alternatives,
    /// Titles with commas in them that other tables have, which are one in a list all the same.
    pub titles: &'l [String],
}

impl<'l> From<&'l Lexicon> for PageOptions<'l> {
    fn from(lexicon: &'l Lexicon) -> Self {
        Self {
            lexicon,
            alternatives: Alternatives::default(),
            titles: &[],
        }
    }
}

/// Reads a role page into a document with its role, or with its roles where it has several headings of such.
///
/// The skills of the page are those that the lexicon knows. Returns `None`, with an error among
/// `diagnostics`, where the page is no role page or is too large.
pub fn read(
    kind: PageKind,
    source: SourceId,
    text: &str,
    options: PageOptions<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<GraphDocument> {
    match lines::read(kind, text) {
        Ok(lines) => match ladder::find(&lines.body) {
            Some(run) => {
                let document = ladder::read(&run, lines, source, text, options, diagnostics);
                Some(document)
            }
            None => page::Reader::new(source, text, options, diagnostics).read(lines),
        },
        Err(refusal) => {
            diagnostics.push(refused(&refusal, source));
            None
        }
    }
}

/// Reads a role page as [`read`] does, and returns what could be read of it, and what could not.
pub(super) fn read_part(
    kind: PageKind,
    source: SourceId,
    text: &str,
    options: PageOptions<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Part {
    let read = read(kind, source, text, options, diagnostics);
    let read = read.map(|document| (document, Unread::default()));
    let nothing = || (GraphDocument::default(), Unread::everything_but_scale());
    read.unwrap_or_else(nothing).into()
}

/// A finding about a page that is refused.
pub(crate) fn refused(refusal: &Refusal, source: SourceId) -> Diagnostic {
    let place = Place {
        source,
        span: refusal.span,
    };
    Diagnostic::new(Code::TooMuch, place, refusal.message)
        .help("save the page without its surroundings, as text, or its tables as a spreadsheet")
}

#[cfg(test)]
mod tests;
