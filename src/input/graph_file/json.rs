//! JSON onto a tape, through `serde_json`.
//!
//! `serde_json` tells no positions of values, but borrowed strings tell theirs by their address, and
//! between two values there is nothing but white space and punctuation: enough to know every span.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::first_conflict;
use super::tape::{Kind, Node, Tape};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, SourceId, Span};

/// About how many bytes of text there are to a value.
const BYTES_OF_A_VALUE: usize = 8;

/// Parses a JSON text; a malformed one yields a finding.
pub(super) fn parse(source: SourceId, text: &str) -> Result<Tape<'_>, Diagnostic> {
    let builder = Builder {
        tape: Tape::with_capacity(text, text.len() / BYTES_OF_A_VALUE),
        cursor: 0,
        parts: None,
    };
    builder.parse(source)
}

/// How the largest lists and maps of a text are handed out while it is parsed.
pub(super) struct Parts<'p, 's> {
    /// The keys of the topmost map whose values are handed out, and as what.
    pub(super) keys: &'p [(&'static str, &'static [Kind])],
    /// How many values a part has before it is handed out.
    pub(super) values: usize,
    /// Takes the position of a key and some of the entries of its value, as a list or map of their own, and
    /// returns a tape for more of them.
    pub(super) take: &'p mut dyn FnMut(usize, Tape<'s>) -> Tape<'s>,
}

/// Parses a JSON text as [`parse`] does, and hands out some of its lists and maps in parts; on the tape that
/// is returned they have no entries.
pub(super) fn parse_in_parts<'s>(
    source: SourceId,
    text: &'s str,
    parts: Parts<'_, 's>,
) -> Result<Tape<'s>, Diagnostic> {
    let builder = Builder {
        tape: Tape::new(text),
        cursor: 0,
        parts: Some(InParts {
            seen: vec![false; parts.keys.len()],
            next: Tape::for_part(text, parts.values),
            of: parts,
        }),
    };
    builder.parse(source)
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
    if let Some(conflict) = first_conflict(source, text, at) {
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
        return found.help("JSON has no comments; YAML and TOML do");
    }
    found
}

struct Builder<'p, 's> {
    tape: Tape<'s>,
    /// Behind the last token.
    cursor: usize,
    parts: Option<InParts<'p, 's>>,
}

/// What is handed out in parts, while it is.
struct InParts<'p, 's> {
    of: Parts<'p, 's>,
    /// The keys that there have been.
    seen: Vec<bool>,
    /// The tape that is not in use: that of the next part, or else that of the text.
    next: Tape<'s>,
}

impl<'p, 's> Builder<'p, 's> {
    /// What takes a value that stands within another.
    fn within(&mut self) -> Value<'_, 'p, 's> {
        Value {
            builder: self,
            at: At::Within,
        }
    }

    fn parse(mut self, source: SourceId) -> Result<Tape<'s>, Diagnostic> {
        let text = self.tape.source();
        let mut json = serde_json::Deserializer::from_str(text);
        let root = Value {
            builder: &mut self,
            at: At::Root,
        };
        let parsed = root.deserialize(&mut json).and_then(|()| json.end());
        match parsed {
            Ok(()) => Ok(self.tape),
            Err(error) => Err(syntax_error(source, text, &error)),
        }
    }

    /// Where the value of the key is that stands last on the tape, in the topmost map.
    fn below(&mut self) -> At {
        let Some(parts) = &mut self.parts else {
            return At::Within;
        };
        let text = self.tape.last().map_or("", Node::text);
        let key = parts.of.keys.iter().position(|(key, _)| *key == text);
        let key = key.filter(|key| !std::mem::replace(&mut parts.seen[*key], true));
        key.map_or(At::Within, At::Section)
    }

    /// Begins a list or map, and the first part of it where it is handed out in parts. Returns what the end
    /// of it needs, and whether it is.
    fn begin(&mut self, kind: Kind, at: At) -> (usize, At) {
        let opened = self.open(kind);
        if let (At::Section(key), Some(parts)) = (at, &mut self.parts)
            && parts.of.keys[key].1.contains(&kind)
        {
            std::mem::swap(&mut self.tape, &mut parts.next);
            self.tape.open(kind, self.cursor as u32);
            return (opened, at);
        }
        (opened, if at == At::Root { at } else { At::Within })
    }

    /// Hands out the part that is on the tape, where it is large enough or the last one.
    fn entry_ends(&mut self, kind: Kind, at: At, is_last: bool) {
        let (At::Section(key), Some(parts)) = (at, &mut self.parts) else {
            return;
        };
        if !is_last && self.tape.len() < parts.of.values {
            return;
        }
        self.tape.close(0, self.cursor as u32);
        let full = std::mem::replace(&mut self.tape, Tape::new(""));
        self.tape = (parts.of.take)(key, full);
        if is_last {
            std::mem::swap(&mut self.tape, &mut parts.next);
        } else {
            self.tape.open(kind, self.cursor as u32);
        }
    }

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

struct Value<'b, 'p, 's> {
    builder: &'b mut Builder<'p, 's>,
    at: At,
}

/// Where a value stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Root,
    /// Below a key whose list or map is handed out in parts.
    Section(usize),
    Within,
}

impl<'de> DeserializeSeed<'de> for Value<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.builder.bare(Kind::Null);
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        self.builder.bare(Kind::Bool);
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        self.builder.bare(Kind::Number);
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        self.builder.bare(Kind::Number);
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        self.builder.bare(Kind::Number);
        Ok(())
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<(), E> {
        self.builder.borrowed(text);
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.builder.escaped(text);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Self { builder, at } = self;
        let (opened, at) = builder.begin(Kind::List, at);
        if at == At::Within {
            while list.next_element_seed(builder.within())?.is_some() {}
            builder.close(opened);
            return Ok(());
        }
        loop {
            let is_last = list.next_element_seed(builder.within())?.is_none();
            builder.entry_ends(Kind::List, at, is_last);
            if is_last {
                builder.close(opened);
                return Ok(());
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { builder, at } = self;
        let (opened, at) = builder.begin(Kind::Map, at);
        if at == At::Within {
            while map.next_key_seed(builder.within())?.is_some() {
                map.next_value_seed(builder.within())?;
            }
            builder.close(opened);
            return Ok(());
        }
        loop {
            let is_last = map.next_key_seed(builder.within())?.is_none();
            if !is_last {
                let below = if at == At::Root {
                    builder.below()
                } else {
                    At::Within
                };
                map.next_value_seed(Value {
                    builder: &mut *builder,
                    at: below,
                })?;
            }
            builder.entry_ends(Kind::Map, at, is_last);
            if is_last {
                builder.close(opened);
                return Ok(());
            }
        }
    }
}
