//! The XML of a part, element by element: what the readers of parts need of it, and nothing that grows with
//! what the file says.

use std::borrow::Cow;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::{PackageProblem, damaged};

/// How deep elements may lie in each other. A part of a workbook needs ten.
const MAX_DEPTH: usize = 100;

/// A reader of one part.
pub(in crate::input) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    part: &'a str,
    depth: usize,
}

/// What stands next in a part. An element that is empty opens and closes.
pub(in crate::input) enum Node<'a> {
    Open(Element<'a>),
    Close,
    Text(Cow<'a, str>),
}

/// An element with its attributes.
pub(in crate::input) struct Element<'a>(BytesStart<'a>);

impl<'a> Xml<'a> {
    /// Returns a reader of the text of a part, whose name is for messages.
    pub(in crate::input) fn new(part: &'a str, text: &'a str) -> Self {
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            part,
            depth: 0,
        }
    }

    /// Returns how deep in the part the reader is: what [`Xml::child`] asks for about the element that was
    /// opened last.
    pub(in crate::input) fn depth(&self) -> usize {
        self.depth
    }

    /// Returns the next child of the element at a depth, and nothing at its end. What has not been read of
    /// the child before is passed over.
    pub(in crate::input) fn child(
        &mut self,
        parent: usize,
    ) -> Result<Option<Element<'a>>, PackageProblem> {
        while let Some(node) = self.next()? {
            match node {
                Node::Open(element) if self.depth == parent + 1 => return Ok(Some(element)),
                Node::Close if self.depth < parent => break,
                Node::Open(_) | Node::Close | Node::Text(_) => {}
            }
        }
        Ok(None)
    }

    /// Returns what stands next, and nothing at the end of the part.
    pub(in crate::input) fn next(&mut self) -> Result<Option<Node<'a>>, PackageProblem> {
        loop {
            let event = self.reader.read_event().map_err(|e| self.torn(&e))?;
            return Ok(Some(match event {
                Event::Start(element) | Event::Empty(element) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        return Err(self.odd("has elements that are nested too deeply"));
                    }
                    Node::Open(Element(element))
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::Close
                }
                Event::Text(text) => Node::Text(text.xml10_content()),
                Event::CData(text) => Node::Text(text.xml10_content()),
                Event::GeneralRef(name) => {
                    let found = name.resolve_char_ref().map_err(|e| self.torn(&e))?;
                    match (found, resolve_predefined_entity(&name)) {
                        (Some(found), _) => Node::Text(Cow::Owned(found.to_string())),
                        (None, Some(known)) => Node::Text(Cow::Borrowed(known)),
                        (None, None) => return Err(self.odd("uses an entity of its own")),
                    }
                }
                Event::DocType(_) => return Err(self.odd("has a document type")),
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => continue,
                Event::Eof if self.depth > 0 => return Err(self.odd("ends too early")),
                Event::Eof => return Ok(None),
            }));
        }
    }

    /// Passes over the element that was opened last, with all that is in it.
    #[cfg(feature = "docx")]
    pub(in crate::input) fn pass_over(&mut self) -> Result<(), PackageProblem> {
        let inside = self.depth;
        while self.depth >= inside && self.next()?.is_some() {}
        Ok(())
    }

    /// Returns that something about the part is not as it has to be.
    pub(in crate::input) fn odd(&self, what: &str) -> PackageProblem {
        damaged(format!("its part `{}` {what}", self.part))
    }

    fn torn(&self, error: &dyn std::error::Error) -> PackageProblem {
        let at = self.reader.error_position();
        damaged(format!("its part `{}` at byte {at}: {error}", self.part))
    }
}

impl Element<'_> {
    /// Returns the name without its namespace.
    pub(in crate::input) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// Returns the value of an attribute, by its name without its namespace.
    pub(in crate::input) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        // To look for names that repeat would take time that grows with the square of their number.
        let mut attributes = self.0.attributes();
        let found = attributes.with_checks(false).flatten();
        let mut found = found.filter(|found| found.key.local_name().as_ref() == name);
        found.next()?.normalized_value(XmlVersion::Explicit1_0).ok()
    }
}
