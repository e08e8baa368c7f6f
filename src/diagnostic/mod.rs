//! Findings about authored files, as plain data.

mod book;
mod bounded;
mod code;
pub mod render;

/// A part of the book of this crate, which nobody else needs.
#[doc(hidden)]
pub use book::book_page;
pub(crate) use bounded::{BoundedFindings, MOST_FINDINGS};
pub use code::{Code, CodeText, UnknownCode};

use serde::Serialize;

use crate::source::Place;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The files cannot be used as they are.
    Error,
    /// They can be used, and something is most likely not meant.
    Warning,
    /// Something to know.
    Note,
}

impl Severity {
    /// Returns the name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// A place with what is to be said about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Label {
    /// The place.
    pub place: Place,
    /// What is to be said; may be empty.
    pub text: String,
}

/// A finding about an authored file.
///
/// Serialized, its places are bytes of sources; [`render::json`] tells files, lines and columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Diagnostic {
    /// Which finding.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong: lower case, no final period.
    pub message: Box<str>,
    /// Where it is wrong.
    pub primary: Label,
    /// Places that explain it.
    pub related: Vec<Label>,
    /// What to do.
    pub help: Vec<String>,
}

impl Diagnostic {
    /// Returns a finding of the code's own severity.
    pub fn new(code: Code, place: Place, message: impl Into<Box<str>>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            primary: Label {
                place,
                text: String::new(),
            },
            related: Vec::new(),
            help: Vec::new(),
        }
    }

    /// Says something under the place itself.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    /// Points at another place.
    #[must_use]
    pub fn related(mut self, place: Place, text: impl Into<String>) -> Self {
        self.related.push(Label {
            place,
            text: text.into(),
        });
        self
    }

    /// Adds something to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }

    /// Adds "did you mean", where there is a suggestion.
    #[must_use]
    pub fn did_you_mean(self, suggestion: Option<&str>) -> Self {
        match suggestion {
            Some(name) => self.help(format!("did you mean `{name}`?")),
            None => self,
        }
    }
}

/// Sorts findings by place, then severity, then code, then text, and drops repeats.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        (a.primary.place, a.severity, a.code, &a.message).cmp(&(
            b.primary.place,
            b.severity,
            b.code,
            &b.message,
        ))
    });
    diagnostics.dedup();
}
