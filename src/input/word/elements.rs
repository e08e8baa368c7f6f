//! The way through the part of a document that has its text, element by element, and what both formats say of letters.

use crate::input::package::{Element, Node, PackageProblem, Xml};

/// How many styles may be based on each other in a row.
pub(super) const MAX_BASES: usize = 20;

/// What a format makes of the elements of a part.
pub(super) trait Elements {
    /// An element that is open, and what its end means.
    type Frame;

    /// Returns the elements that are open.
    fn frames(&mut self) -> &mut Vec<Self::Frame>;

    /// Begins an element. One that has been read to its end, or is passed over, is not open.
    fn open(
        &mut self,
        element: &Element<'_>,
        xml: &mut Xml<'_>,
    ) -> Result<Option<Self::Frame>, PackageProblem>;

    /// Takes text that stands in the element that was opened last.
    fn text(&mut self, text: &str) -> Result<(), PackageProblem>;

    /// Ends an element.
    fn close(&mut self, ended: Self::Frame) -> Result<(), PackageProblem>;

    /// Reads all that follows.
    fn read(&mut self, xml: &mut Xml<'_>) -> Result<(), PackageProblem> {
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(element) => {
                    let frame = self.open(&element, xml)?;
                    self.frames().extend(frame);
                }
                Node::Close => {
                    if let Some(ended) = self.frames().pop() {
                        self.close(ended)?;
                    }
                }
                Node::Text(text) => self.text(&text)?,
            }
        }
        Ok(())
    }
}

/// Passes over the element that was opened last.
pub(super) fn passed_over<F>(xml: &mut Xml<'_>) -> Result<Option<F>, PackageProblem> {
    xml.pass_over()?;
    Ok(None)
}

/// What is said of letters, here or in a style.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letters {
    pub(super) is_bold: Option<bool>,
    pub(super) is_hidden: Option<bool>,
}

impl Letters {
    /// Returns what is said here, and where that is nothing what is said around it.
    pub(super) fn or(self, around: Self) -> Self {
        Self {
            is_bold: self.is_bold.or(around.is_bold),
            is_hidden: self.is_hidden.or(around.is_hidden),
        }
    }

    pub(super) fn is_bold(self) -> bool {
        self.is_bold.unwrap_or_default()
    }

    pub(super) fn is_hidden(self) -> bool {
        self.is_hidden.unwrap_or_default()
    }
}
