//! Role pages: prose descriptions of one role, in text, Markdown or HTML.

pub mod prose;
pub mod titles;

/// The three ways in which a page is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageKind {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
}

/// Reads a page.
pub fn read(
    _: PageKind,
    _: crate::source::SourceId,
    _: &str,
    _: &prose::Lexicon,
    _: &mut Vec<crate::diagnostic::Diagnostic>,
) -> Option<crate::document::GraphDocument> {
    None
}
