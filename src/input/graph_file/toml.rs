//! TOML onto a tape, through the `toml` crate.

mod firsts;

use hashbrown::HashMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::merge_conflict;
use super::tape::{Kind, Tape};
use crate::diagnostic::{Code, Diagnostic, MOST_FINDINGS};
use crate::source::{Place, SourceId, Span};

/// After so many errors no more of a file is parsed.
const MOST_ERRORS: usize = 500;
/// How much further a file with errors is parsed at a time. Every error costs the parser more than a
/// kilobyte, and may take two letters.
const STRETCH: usize = 128 * 1024;
/// How the parser begins to say that a key is given twice.
const DUPLICATE: &str = "duplicate key";

/// Parses a TOML text; every mistake in a malformed one yields a finding, up to a limit. A text in
/// which no more is wrong than keys that stand twice still yields a tape, with one of the two.
pub(super) fn parse(source: SourceId, text: &str) -> (Option<Tape<'_>>, Vec<Diagnostic>) {
    let first = match DeTable::parse(text) {
        Ok(root) => return (Some(tape(text, &root)), Vec::new()),
        Err(error) => error.span().map_or(0, |span| span.start),
    };
    let mut end = first;
    loop {
        end = end_of_line(text, end.saturating_add(STRETCH));
        let (root, errors) = DeTable::parse_recoverable(&text[..end]);
        if end < text.len() && errors.len() < MOST_ERRORS {
            continue;
        }
        let mut findings = findings(source, text, &errors);
        if end < text.len() {
            // What only seems to be open is closed behind the end.
            findings.truncate(MOST_ERRORS);
            return (None, findings);
        }
        let tape = errors.iter().all(is_duplicate).then(|| tape(text, &root));
        return (tape, findings);
    }
}

fn tape<'t>(text: &'t str, root: &Spanned<DeTable<'_>>) -> Tape<'t> {
    let mut tape = Tape::new(text);
    table(&mut tape, root.get_ref(), Span::new(0..text.len()));
    tape
}

/// The end of the line that so many bytes end in.
fn end_of_line(text: &str, bytes: usize) -> usize {
    let rest = text.as_bytes().get(bytes..).unwrap_or_default();
    memchr::memchr(b'\n', rest).map_or(text.len(), |newline| bytes + newline + 1)
}

fn is_duplicate(error: &toml::de::Error) -> bool {
    error.message().starts_with(DUPLICATE)
}

/// One finding for each line with errors, in order.
fn findings(source: SourceId, text: &str, errors: &[toml::de::Error]) -> Vec<Diagnostic> {
    // The parser trips over one mistake several times, and in no order. The last error of a line
    // says best what is wrong, above all that something is not closed.
    let mut errors: Vec<_> = errors
        .iter()
        .map(|error| (error.span().unwrap_or(0..0), error.message()))
        .collect();
    errors.sort_by_key(|(span, message)| (span.start, message.starts_with("unclosed")));
    let twice = errors
        .iter()
        .filter(|(_, message)| message.starts_with(DUPLICATE));
    let seconds: Vec<usize> = twice.map(|(span, _)| span.start).collect();
    let firsts = if seconds.is_empty() {
        HashMap::new()
    } else {
        firsts::firsts(text, &seconds)
    };
    let mut findings: Vec<Diagnostic> = Vec::new();
    let mut line_start = usize::MAX;
    for (span, message) in errors.into_iter().rev() {
        if message.starts_with(DUPLICATE) {
            let first = firsts.get(&span.start).copied();
            let place = Place {
                source,
                span: Span::new(span),
            };
            findings.push(duplicate(place, first));
            continue;
        }
        let start = span.start.min(text.len());
        if start >= line_start {
            continue;
        }
        let newline = text.as_bytes()[..start].iter().rposition(|b| *b == b'\n');
        line_start = newline.map_or(0, |newline| newline + 1);
        let conflict = merge_conflict(source, text, line_start);
        let line = || text[line_start..].lines().next().unwrap_or_default();
        let other = || finding(source, message, Span::new(span), line());
        findings.push(conflict.unwrap_or_else(other));
    }
    findings.reverse();
    findings.truncate(MOST_FINDINGS);
    findings
}

fn duplicate(place: Place, first: Option<Span>) -> Diagnostic {
    // The line shows which one, unless the file turns out to be private.
    let found = Diagnostic::new(Code::DuplicateKey, place, "a key is given twice");
    let found = match first {
        Some(span) => found.related(Place { span, ..place }, "first here"),
        None => found,
    };
    found.help("keep one of the two")
}

fn finding(source: SourceId, message: &str, span: Span, line: &str) -> Diagnostic {
    let place = Place { source, span };
    let is_date = message.starts_with("invalid date");
    let message = format!("not well-formed TOML: {message}");
    let found = Diagnostic::new(Code::Syntax, place, message);
    if is_date {
        return found.help("a range goes in quotes: `years = \"3-5\"`");
    }
    if has_bare_words(line) {
        return found.help("a name with a space goes in quotes: `[roles.\"Senior Engineer\"]`");
    }
    found
}

/// Whether a line is the heading of a table, with a space inside a name that is not in quotes.
fn has_bare_words(line: &str) -> bool {
    let heading = line.trim().trim_start_matches('[');
    let is_heading = line.trim_start().starts_with('[');
    let name = heading.split(']').next().unwrap_or_default();
    is_heading && !name.contains(['"', '\'', '=']) && name.trim().contains(' ')
}

fn table(tape: &mut Tape<'_>, table: &DeTable<'_>, span: Span) {
    // The parser sorts keys by name; the file's own order is that of the spans.
    let mut pairs: Vec<_> = table.iter().collect();
    pairs.sort_by_key(|(key, _)| key.span().start);
    let opened = tape.open(Kind::Map, span.start);
    for (key, item) in pairs {
        tape.scalar(Kind::Text, Span::new(key.span()), key.get_ref());
        value(tape, item);
    }
    tape.close(opened, span.end);
}

fn value(tape: &mut Tape<'_>, item: &Spanned<DeValue<'_>>) {
    let span = Span::new(item.span());
    match item.get_ref() {
        DeValue::String(text) => tape.scalar(Kind::Text, span, text),
        DeValue::Integer(number) if number.radix() == 10 => {
            tape.scalar(Kind::Number, span, number.as_str());
        }
        DeValue::Integer(number) => {
            let value = i64::from_str_radix(number.as_str(), number.radix());
            let text = value.map_or_else(|_| number.as_str().to_owned(), |value| value.to_string());
            tape.scalar(Kind::Number, span, &text);
        }
        DeValue::Float(number) => tape.scalar(Kind::Number, span, number.as_str()),
        DeValue::Boolean(on) => tape.scalar(Kind::Bool, span, if *on { "true" } else { "false" }),
        DeValue::Datetime(date) => tape.scalar(Kind::Text, span, &date.to_string()),
        DeValue::Array(items) => {
            let opened = tape.open(Kind::List, span.start);
            items.iter().for_each(|item| value(tape, item));
            tape.close(opened, span.end);
        }
        DeValue::Table(inner) => table(tape, inner, span),
    }
}
