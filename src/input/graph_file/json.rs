//! JSON onto a tape, through `serde_json`.
//!
//! `serde_json` tells no positions of values, but borrowed strings tell theirs by their address, and
//! between two values there is nothing but white space and punctuation: enough to know every span.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::merge_conflict;
use super::tape::{Kind, Tape};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, SourceId, Span};

/// About how many bytes of text there are to a value.
const BYTES_OF_A_VALUE: usize = 8;

/// Parses a JSON text; a malformed one yields a finding.
pub(super) fn parse(source: SourceId, text: &str) -> Result<Tape<'_>, Diagnostic> {
    let mut builder = Builder {
        tape: Tape::with_capacity(text, text.len() / BYTES_OF_A_VALUE),
        cursor: 0,
    };
    let mut json = serde_json::Deserializer::from_str(text);
    let parsed = Value(&mut builder)
        .deserialize(&mut json)
        .and_then(|()| json.end());
    match parsed {
        Ok(()) => Ok(builder.tape),
        Err(error) => Err(syntax_error(source, text, &error)),
    }
}

fn syntax_error(source: SourceId, text: &str, error: &serde_json::Error) -> Diagnostic {
    let line_start = match error.line() {
        0 | 1 => 0,
        line => text
            .match_indices('\n')
            .nth(line - 2)
            .map_or(0, |(at, _)| at + 1),
    };
    let mut at = (line_start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let end = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
    let full = error.to_string();
    let message = full.split(" at line ").next().unwrap_or_default();
    let place = Place {
        source,
        span: Span::new(at..end),
    };
    if message.contains("recursion limit") {
        return Diagnostic::new(Code::TooMuch, place, "nested more deeply than 127 levels");
    }
    if let Some(conflict) = merge_conflict(source, text, at) {
        return conflict;
    }
    let message = match message.strip_prefix("EOF while parsing ") {
        Some(within) => format!("the file ends within {within}"),
        None => message.replace(
            "trailing characters",
            "something follows the end of the map",
        ),
    };
    let message = format!("not well-formed JSON: {message}");
    let found = Diagnostic::new(Code::Syntax, place, message);
    if text[at..].starts_with("//") || text[at..].starts_with("/*") {
        return found.help("JSON has no comments; YAML and TOML have");
    }
    found
}

struct Builder<'s> {
    tape: Tape<'s>,
    /// Behind the last token.
    cursor: usize,
}

impl Builder<'_> {
    /// Moves the cursor to the next token, passing over commas and colons.
    fn skip(&mut self) -> usize {
        let bytes = &self.tape.source().as_bytes()[self.cursor..];
        let passed = |b: &u8| b.is_ascii_whitespace() || matches!(b, b',' | b':');
        self.cursor += bytes.iter().take_while(|b| passed(b)).count();
        self.cursor
    }

    /// A number, switch or null, which runs to the next punctuation.
    fn bare(&mut self, kind: Kind) {
        let start = self.skip();
        let bytes = &self.tape.source().as_bytes()[start..];
        let ends = |b: &u8| b.is_ascii_whitespace() || matches!(b, b',' | b']' | b'}' | b':');
        let length = bytes.iter().position(ends).unwrap_or(bytes.len());
        self.cursor = start + length;
        self.tape.bare(kind, Span::new(start..self.cursor));
    }

    /// A string without escapes, whose address tells where it stands.
    fn borrowed(&mut self, text: &str) {
        let offset = (text.as_ptr() as usize).wrapping_sub(self.tape.source().as_ptr() as usize);
        if offset == 0 || offset > self.tape.source().len() {
            return self.escaped(text);
        }
        self.cursor = offset + text.len() + 1;
        self.tape.quoted(Span::new(offset - 1..self.cursor));
    }

    /// A string with escapes, which runs to the next quote that is not escaped.
    fn escaped(&mut self, text: &str) {
        let start = self.skip();
        let bytes = self.tape.source().as_bytes();
        let mut at = start + 1;
        while at < bytes.len() && bytes[at] != b'"' {
            at += if bytes[at] == b'\\' { 2 } else { 1 };
        }
        self.cursor = (at + 1).min(bytes.len());
        self.tape
            .scalar(Kind::Text, Span::new(start..self.cursor), text);
    }

    fn open(&mut self, kind: Kind) -> usize {
        let start = self.skip();
        self.cursor += 1;
        self.tape.open(kind, start as u32)
    }

    fn close(&mut self, opened: usize) {
        self.skip();
        self.cursor += 1;
        self.tape.close(opened, self.cursor as u32);
    }
}

struct Value<'b, 's>(&'b mut Builder<'s>);

impl<'de> DeserializeSeed<'de> for Value<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.0.bare(Kind::Null);
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        self.0.bare(Kind::Bool);
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        self.0.bare(Kind::Number);
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        self.0.bare(Kind::Number);
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        self.0.bare(Kind::Number);
        Ok(())
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<(), E> {
        self.0.borrowed(text);
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.0.escaped(text);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let opened = self.0.open(Kind::List);
        while list.next_element_seed(Value(self.0))?.is_some() {}
        self.0.close(opened);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let opened = self.0.open(Kind::Map);
        while map.next_key_seed(Value(self.0))?.is_some() {
            map.next_value_seed(Value(self.0))?;
        }
        self.0.close(opened);
        Ok(())
    }
}
