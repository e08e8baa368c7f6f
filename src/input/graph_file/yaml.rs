//! YAML onto a tape, from the events of `granit-parser`.
//!
//! Events say which scalars were quoted, so `no` and `010` are read as what is expected there and
//! never turn into a switch or a number on their own.

use std::borrow::Cow;

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError, Tag, options};
use hashbrown::HashMap;

use super::first_conflict;
use super::reader::ODD_SPACE;
use super::tape::{Kind, Tape};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, SourceId, Span};

/// The most values that a file may have after its aliases are resolved.
const MAX_VALUES: usize = 8_000_000;
/// The most values that aliases may add.
const MAX_ALIASED: usize = 200_000;
/// The deepest nesting.
const MAX_DEPTH: usize = 64;

/// Parses a YAML text; a malformed one yields a finding.
pub(super) fn parse(source: SourceId, text: &str) -> Result<Tape<'_>, Diagnostic> {
    let options: Options = options! {
        emit_comments: false,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let mut builder = Builder {
        source,
        tape: Tape::new(text),
        open: Vec::new(),
        anchors: HashMap::new(),
        aliased: 0,
        documents: 0,
    };
    for next in Parser::new_from_str_with_options(text, options) {
        let (event, span) = next.map_err(|error| syntax_error(source, text, &error))?;
        let range = span.byte_range().unwrap_or(0..0);
        builder.event(event, Span::new(range))?;
    }
    Ok(builder.tape)
}

fn syntax_error(source: SourceId, text: &str, error: &ScanError) -> Diagnostic {
    let mut at = error.marker().byte_offset().unwrap_or(0).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    // The parser tells where the text ends before the tab.
    if error.info().contains("found a tab") {
        at += text[at..].find('\t').unwrap_or(0);
    }
    let end = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
    let place = Place {
        source,
        span: Span::new(at..end),
    };
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[line_start..].lines().next().unwrap_or_default();
    let found = match error.kind() {
        ErrorKind::RecursionLimitExceeded => {
            let message = format!("nested more deeply than {MAX_DEPTH} levels");
            return Diagnostic::new(Code::TooMuch, place, message);
        }
        _ => Diagnostic::new(
            Code::Syntax,
            place,
            format!("not well-formed YAML: {}", error.info()),
        ),
    };
    if let Some(conflict) = first_conflict(source, text, at) {
        return conflict;
    }
    // What the parser trips over may be the line below.
    let above = text[..line_start]
        .trim_end()
        .lines()
        .next_back()
        .unwrap_or_default();
    if let Some(odd) = [line, above].into_iter().find_map(odd_space) {
        return Diagnostic::new(Code::Syntax, place_of(source, text, odd), found.message)
            .help(ODD_SPACE);
    }
    if error.info().contains("mapping values are not allowed")
        && let Some(colon) = glued_colon(above)
    {
        let place = place_of(source, text, colon);
        let message = "not well-formed YAML: there is no space after this `:`";
        return Diagnostic::new(Code::Syntax, place, message).help("write `key: value`");
    }
    match advice(&error.info(), &text[..line_start], line) {
        Some(advice) => found.help(advice),
        None => found,
    }
}

/// The place of a part of the text.
fn place_of(source: SourceId, text: &str, part: &str) -> Place {
    let start = part.as_ptr() as usize - text.as_ptr() as usize;
    Place {
        source,
        span: Span::new(start..start + part.len()),
    }
}

/// The first space of a line, before its text or behind a colon, that is none to YAML.
fn odd_space(line: &str) -> Option<&str> {
    let is_odd = |c: char| c.is_whitespace() && !c.is_ascii();
    let (at, odd) = line.char_indices().find(|(_, c)| is_odd(*c))?;
    let before = line[..at].trim_end();
    (before.is_empty() || before.ends_with([':', '-'])).then(|| &line[at..at + odd.len_utf8()])
}

/// The first colon of a line of YAML with neither a space nor the end of the line behind it, where there is no
/// other one.
fn glued_colon(line: &str) -> Option<&str> {
    let (key, value) = line.split_once(':')?;
    let is_plain = |c: char| c.is_alphanumeric() || "_- ".contains(c);
    let is_glued = value.starts_with(char::is_alphanumeric) && !value.contains(':');
    let is_key = !key.trim().is_empty() && key.chars().all(is_plain);
    (is_glued && is_key).then(|| &line[key.len()..=key.len()])
}

/// What to do about a mistake, by what the parser says, what stands before the line and the line.
fn advice(problem: &str, before: &str, line: &str) -> Option<&'static str> {
    let above = before.lines().rev().find(|line| !line.trim().is_empty());
    let has_no_colon =
        |line: &str| !line.contains(':') && !line.trim_start().starts_with(['-', '#']);
    if line.trim_start_matches(' ').starts_with('\t') || problem.contains("found a tab") {
        return Some("indent with spaces, YAML allows no tabs there");
    }
    if problem.contains("single-quoted") {
        return Some("an apostrophe within single quotes is written twice: `'the chef''s'`");
    }
    if problem.contains("mapping values are not allowed") && above.is_some_and(has_no_colon) {
        return Some("the line above may lack a `:` at its end");
    }
    if problem.contains("illegal placement of ':'") && is_open(before) {
        return Some("a `[` or a `{` above is not closed");
    }
    if line.matches(": ").count() > 1 && !line.contains('{') {
        return Some("quote a text that has `: ` in it");
    }
    let is_aside = problem.contains("did not find expected key");
    is_aside.then_some("the entries of one map begin in the same column")
}

/// Whether the last lines of a text open more lists and maps in brackets than they close.
fn is_open(text: &str) -> bool {
    const LINES: usize = 20;
    let mut open = 0_i32;
    for c in text.lines().rev().take(LINES).flat_map(str::chars) {
        match c {
            '[' | '{' => open += 1,
            ']' | '}' => open -= 1,
            _ => {}
        }
    }
    open > 0
}

struct Builder<'s> {
    source: SourceId,
    tape: Tape<'s>,
    /// Lists and maps that are not closed yet, with their anchors.
    open: Vec<(usize, usize)>,
    /// The values of each anchor, by index on the tape.
    anchors: HashMap<usize, (usize, usize)>,
    aliased: usize,
    documents: usize,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), Diagnostic> {
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    let message = "a second document begins in this file";
                    let found = Diagnostic::new(Code::Syntax, self.place(span), message);
                    return Err(found.help("put it into a file of its own"));
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.scalar(&text, style, anchor, tag, span)?;
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.check_tag(tag.as_deref(), &["seq"], span)?;
                self.open(Kind::List, anchor, span)?;
            }
            Event::MappingStart(_, anchor, tag) => {
                self.check_tag(tag.as_deref(), &["map"], span)?;
                self.open(Kind::Map, anchor, span)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Alias(anchor) => self.alias(anchor, span)?,
            _ => {}
        }
        Ok(())
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<Cow<'_, Tag>>,
        span: Span,
    ) -> Result<(), Diagnostic> {
        self.check_room(span, 1)?;
        let known = ["str", "int", "float", "bool", "null"];
        self.check_tag(tag.as_deref(), &known, span)?;
        let is_text_tag = tag.is_some_and(|tag| tag.suffix() == "str");
        let kind = match style {
            ScalarStyle::Plain if !is_text_tag => Kind::Plain,
            _ => Kind::Text,
        };
        let index = self.tape.len();
        self.tape
            .scalar(kind, trim_block(self.tape.source(), span), text);
        self.remember(anchor, index);
        Ok(())
    }

    /// Refuses a tag that would make something else of a value, such as `!!binary`.
    fn check_tag(&self, tag: Option<&Tag>, known: &[&str], span: Span) -> Result<(), Diagnostic> {
        match tag {
            Some(tag) if !known.contains(&tag.suffix()) => {
                // The line shows which one, unless it is private.
                let message = "this tag has no meaning here";
                let found = Diagnostic::new(Code::Syntax, self.place(span), message);
                Err(found.help("remove the tag and write the value plainly"))
            }
            _ => Ok(()),
        }
    }

    fn open(&mut self, kind: Kind, anchor: usize, span: Span) -> Result<(), Diagnostic> {
        self.check_room(span, 1)?;
        let opened = self.tape.open(kind, span.start);
        self.open.push((opened, anchor));
        Ok(())
    }

    fn close(&mut self, span: Span) {
        if let Some((opened, anchor)) = self.open.pop() {
            self.tape.close(opened, span.start.max(span.end));
            self.remember(anchor, opened);
        }
    }

    fn remember(&mut self, anchor: usize, index: usize) {
        if anchor > 0 {
            self.anchors.insert(anchor, (index, self.tape.len()));
        }
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<(), Diagnostic> {
        let Some(&(from, to)) = self.anchors.get(&anchor) else {
            let message = "an alias is inside what it repeats";
            return Err(Diagnostic::new(Code::Syntax, self.place(span), message));
        };
        self.aliased += to - from;
        if self.aliased > MAX_ALIASED {
            let message = format!("aliases repeat more than {MAX_ALIASED} values");
            let found = Diagnostic::new(Code::TooMuch, self.place(span), message);
            return Err(found.help("write the values out, or use `inherits`"));
        }
        self.check_room(span, to - from)?;
        self.tape.repeat(from, to);
        Ok(())
    }

    fn check_room(&self, span: Span, more: usize) -> Result<(), Diagnostic> {
        if self.tape.len() + more > MAX_VALUES {
            let message = format!("more than {MAX_VALUES} values");
            return Err(Diagnostic::new(Code::TooMuch, self.place(span), message));
        }
        Ok(())
    }

    fn place(&self, span: Span) -> Place {
        Place {
            source: self.source,
            span,
        }
    }
}

/// A block scalar's span runs over the white space behind it; messages should not.
fn trim_block(source: &str, span: Span) -> Span {
    let written = source.get(span.range()).unwrap_or_default();
    Span {
        start: span.start,
        end: span.start + written.trim_end().len() as u32,
    }
}
