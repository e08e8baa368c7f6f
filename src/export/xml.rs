//! What the formats in XML have in common.

use std::fmt::Write as _;

use super::escape;
use crate::view::network::{Value, ValueKind};

/// A document in XML that is being written: elements by name, every text escaped.
pub(super) struct Document {
    text: String,
    open: Vec<&'static str>,
}

impl Document {
    pub(super) fn new() -> Self {
        Self {
            text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(),
            open: Vec::new(),
        }
    }

    /// Opens an element, whose attributes get these values.
    pub(super) fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.text.push_str(">\n");
        self.open.push(name);
    }

    /// Closes the element that was opened last.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.indent();
            self.push(format_args!("</{name}>\n"));
        }
    }

    /// Writes an element without content.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.text.push_str("/>\n");
    }

    /// Writes an element with a text in it.
    pub(super) fn text(&mut self, name: &'static str, attributes: &[(&str, &str)], text: &str) {
        self.start(name, attributes);
        self.push(format_args!(">{}</{name}>\n", escape::xml(text)));
    }

    /// Returns the document, closed.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.indent();
        self.push(format_args!("<{name}"));
        for (attribute, value) in attributes {
            self.push(format_args!(" {attribute}=\"{}\"", escape::xml(value)));
        }
    }

    fn indent(&mut self) {
        let depth = self.open.len();
        self.text.extend(std::iter::repeat_n("  ", depth));
    }

    fn push(&mut self, arguments: std::fmt::Arguments<'_>) {
        self.text
            .write_fmt(arguments)
            .expect("a string takes everything");
    }
}

/// Returns the name that XML Schema has for a kind of value. It has no lists: their values are texts
/// in JSON.
pub(super) fn type_name(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Text | ValueKind::List => "string",
        ValueKind::Integer => "int",
        ValueKind::Number => "double",
        ValueKind::Flag => "boolean",
    }
}

/// Returns the values that are there, with the numbers of their attributes.
pub(super) fn known(values: &[Option<Value>]) -> impl Iterator<Item = (usize, String)> {
    let known = values.iter().enumerate();
    known.filter_map(|(at, value)| Some((at, value.as_ref()?.to_text())))
}
