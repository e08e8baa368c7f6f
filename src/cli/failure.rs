//! Why a question could not be answered.

use std::fmt::Write as _;
use std::io;

use careergraph::diagnostic::Diagnostic;
use careergraph::export::escape;
use careergraph::input::ProfileError;
use careergraph::load::LoadError;
use careergraph::source::Sources;

use super::output::{count, render_findings};
use super::shell::{self, Given};

/// Why a question could not be answered.
pub(super) enum Failure {
    /// The files are not sound.
    Unsound {
        diagnostics: Vec<Diagnostic>,
        sources: Sources,
    },
    /// The graph has nothing of a name; `list` is the command that lists what it has.
    UnknownName {
        message: String,
        help: Vec<String>,
        list: &'static str,
    },
    /// Anything else: a message, its causes, and what to do.
    Other {
        error: anyhow::Error,
        help: Vec<String>,
    },
}

impl Failure {
    pub(super) fn new(message: impl std::fmt::Display, help: Vec<String>) -> Self {
        Self::Other {
            error: anyhow::Error::msg(message.to_string()),
            help,
        }
    }

    /// The text for people; command lines in it have the options that name the graph of the question.
    pub(super) fn render(&self, graph: &[Given]) -> String {
        match self {
            Self::Unsound {
                diagnostics,
                sources,
            } => {
                let mut text = render_findings(diagnostics, sources, &io::stderr());
                let _ = writeln!(text, "\nerror: {}", count(diagnostics));
                text
            }
            Self::UnknownName {
                message,
                help,
                list,
            } => {
                let list = format!("`{}` lists all", shell::line(list, &[""; 0], graph));
                with_help(format!("error: {message}"), help.iter().chain([&list]))
            }
            Self::Other { error, help } => {
                let mut text = format!("error: {error}");
                for cause in error.chain().skip(1) {
                    let _ = write!(text, ": {cause}");
                }
                with_help(text, help)
            }
        }
    }
}

/// An error with what to do about it, which cannot act on the terminal.
fn with_help<'h>(mut text: String, help: impl IntoIterator<Item = &'h String>) -> String {
    text.push('\n');
    for line in help {
        let _ = writeln!(text, "  help: {line}");
    }
    escape::terminal(&text).into_owned()
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        Self::Unsound {
            diagnostics: error.diagnostics,
            sources: error.sources,
        }
    }
}

impl From<ProfileError> for Failure {
    fn from(error: ProfileError) -> Self {
        Self::Unsound {
            diagnostics: error.diagnostics,
            sources: error.sources,
        }
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Other {
            error,
            help: Vec::new(),
        }
    }
}
