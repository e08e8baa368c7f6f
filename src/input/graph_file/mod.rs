//! The graph file: one schema in three notations, described in `docs/graph-file.md`.
//!
//! Each notation is put onto one kind of tape, from which one reader makes the document, so that the
//! three load equal and report the same mistakes in the same words.

pub(in crate::input) mod guess;
mod in_parts;
mod json;
pub(in crate::input) mod keys;
pub(in crate::input) mod pay;
pub(in crate::input) mod reader;
pub(in crate::input) mod schema;
mod stranger;
pub(in crate::input) mod tape;
mod toml;
mod yaml;

pub use schema::json_schema;
pub(in crate::input) use stranger::Stranger;
pub(in crate::input) use stranger::{OF_GRAPHS, is_graph, of_profiles};

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::{GraphDocument, Part, Unread};
use crate::model::Notation;
use crate::source::{Place, SourceId, Span};
use keys::{Key as _, TopKey};
use tape::Tape;

/// The largest file in YAML. Its parser takes some 40 bytes for each byte of a hostile text.
const MAX_YAML_BYTES: usize = 5 * 1024 * 1024;
/// The largest file in TOML. Its parser takes some 50 bytes for each byte of a hostile text.
const MAX_TOML_BYTES: usize = 4 * 1024 * 1024;

/// Reads a graph file and appends every finding about it to `diagnostics`.
///
/// Returns the document where there is none of severity error, and otherwise nothing, since what
/// would be missing from it could not be told from what was never there.
/// Takes time and memory in proportion to the text.
pub fn read(
    notation: Notation,
    source: SourceId,
    text: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<GraphDocument> {
    let before = diagnostics.len();
    let (document, _) = read_part(notation, source, text, diagnostics);
    let failed = diagnostics[before..]
        .iter()
        .any(|found| found.severity == Severity::Error);
    (!failed).then_some(document)
}

/// Reads a graph file as [`read`] does, and returns what could be read of it, and what could not.
pub fn read_part(
    notation: Notation,
    source: SourceId,
    text: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> (GraphDocument, Unread) {
    read_short(notation, source, text, diagnostics).whole()
}

/// Reads a graph file as [`read_part`] does, and leaves what it says in short forms as it is.
pub(super) fn read_short(
    notation: Notation,
    source: SourceId,
    text: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Part {
    // Nothing is a stranger here.
    read_unless(|_| None, notation, source, text, diagnostics).unwrap_or_default()
}

/// Reads a file that was only found, and not named: as [`read_short`] does, unless it says nothing
/// about roles. A file that is not well-formed may be any file, and is reported.
pub(super) fn read_found_short(
    notation: Notation,
    source: SourceId,
    text: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Part, Stranger> {
    read_unless(stranger::look_at, notation, source, text, diagnostics)
}

fn read_unless(
    stranger: impl Fn(&Tape<'_>) -> Option<Stranger>,
    notation: Notation,
    source: SourceId,
    text: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Part, Stranger> {
    if text.trim().is_empty() {
        diagnostics.push(empty(source));
        return Ok(nothing_of(text));
    }
    if notation == Notation::Json
        && let Some(part) = in_parts::read(source, text, diagnostics)
    {
        return Ok(part);
    }
    let (tape, findings) = tape(notation, source, text);
    if let Some(stranger) = tape.as_ref().and_then(stranger) {
        return Err(stranger);
    }
    let is_whole = findings.is_empty();
    diagnostics.extend(findings);
    let mut part = match tape {
        Some(tape) => reader::read(&tape, source, diagnostics),
        None => nothing_of(text),
    };
    if !is_whole {
        part.unread.merge(unread_text(text));
    }
    Ok(part)
}

/// What can be read of a text that is not well-formed.
fn nothing_of(text: &str) -> Part {
    (GraphDocument::default(), unread_text(text)).into()
}

/// What is lacking of a text that could not be read: everything, but for a scale where the word for
/// it is not in the text.
fn unread_text(text: &str) -> Unread {
    // A key can be written with escapes.
    if text.contains(TopKey::Scale.name()) || text.contains('\\') {
        Unread::everything()
    } else {
        Unread::everything_but_scale()
    }
}

/// A finding about a profile that was given as a graph file.
pub(super) fn not_a_graph(source: SourceId, span: Span) -> Diagnostic {
    let place = Place { source, span };
    let message = "this is a profile, not a graph file";
    let found = Diagnostic::new(Code::NotAGraph, place, message);
    found.help("`career profile check` reads it, and so does `--me`")
}

/// Parses a text; what is wrong with it may still leave something to read.
pub(in crate::input) fn tape(
    notation: Notation,
    source: SourceId,
    text: &str,
) -> (Option<Tape<'_>>, Vec<Diagnostic>) {
    let most = match notation {
        Notation::Yaml => MAX_YAML_BYTES,
        Notation::Toml => MAX_TOML_BYTES,
        // The limit of every source.
        Notation::Json => usize::MAX,
    };
    if text.len() > most {
        return (None, vec![too_large(notation, source, most)]);
    }
    let parsed = match notation {
        Notation::Yaml => yaml::parse(source, text),
        Notation::Json => json::parse(source, text),
        Notation::Toml => return toml::parse(source, text),
    };
    match parsed {
        Ok(tape) => (Some(tape), Vec::new()),
        Err(finding) => (None, vec![finding]),
    }
}

fn too_large(notation: Notation, source: SourceId, most: usize) -> Diagnostic {
    let place = Place {
        source,
        span: Span::default(),
    };
    let name = notation.name();
    let message = format!("more than {} MiB of {name}", most >> 20);
    Diagnostic::new(Code::TooMuch, place, message).help("write a graph of this size as JSON")
}

fn empty(source: SourceId) -> Diagnostic {
    let place = Place {
        source,
        span: Span::default(),
    };
    Diagnostic::new(Code::EmptyFile, place, "there is nothing in this file")
        .help("the book has a small complete example under \"The graph file\"")
}

/// Where the conflict begins that a line stands in.
fn begin_of_conflict(text: &str, line: usize) -> Option<usize> {
    const BEGIN: &str = "<<<<<<< ";
    let last = text[..line].rfind(&format!("\n{BEGIN}"));
    let first = text.starts_with(BEGIN).then_some(0);
    let begin = last.map(|newline| newline + 1).or(first)?;
    text[line..].contains("\n>>>>>>> ").then_some(begin)
}

/// A finding about the marker of a merge conflict, where the line at `at` is one or stands between two.
fn merge_conflict(source: SourceId, text: &str, at: usize) -> Option<Diagnostic> {
    let mut start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let markers = ["<<<<<<<", "=======", ">>>>>>>"];
    let marker_at = |start: usize| {
        let line = &text[start..];
        markers.iter().find(|marker| line.starts_with(**marker))
    };
    let marker = marker_at(start).or_else(|| {
        // What the parser trips over may be the line below.
        start = begin_of_conflict(text, start)?;
        marker_at(start)
    })?;
    let place = Place {
        source,
        span: Span::new(start..start + marker.len()),
    };
    let found = Diagnostic::new(Code::Syntax, place, "a merge conflict is not resolved");
    Some(found.help("keep one of the two sides and remove the lines with markers"))
}

/// The finding about the first merge conflict, where the parser stops there: it says how many there are.
fn first_conflict(source: SourceId, text: &str, at: usize) -> Option<Diagnostic> {
    let found = merge_conflict(source, text, at)?;
    let conflicts = text
        .lines()
        .filter(|line| line.starts_with("<<<<<<< "))
        .count();
    Some(match conflicts {
        0 | 1 => found,
        several => found.help(format!("there are {several} conflicts in this file")),
    })
}
