//! Properties of paragraphs, runs, rows and cells, as they stand in styles and beside the text.

use std::borrow::Cow;

use crate::input::package::{Element, PackageProblem, Xml};
use crate::input::word::elements::Letters;
use crate::input::word::outline::Shape;

/// What is said of a paragraph, here or in its style.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) style: Option<String>,
    /// The level of a heading from 0; 9 says that it is none.
    pub(super) outline: Option<u8>,
    /// The list it belongs to; 0 says that to none.
    pub(super) list: Option<u32>,
    /// The level in that list.
    pub(super) level: Option<u8>,
    /// Whether the end of the paragraph is deleted, so that the next one goes on in it.
    pub(super) is_joined: bool,
}

/// What is said of a row.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct RowLayout {
    pub(super) is_heading: bool,
    pub(super) is_deleted: bool,
    /// How many columns are left out before its first cell.
    pub(super) before: usize,
}

/// The value that most elements carry.
pub(super) fn value<'e>(element: &'e Element<'_>) -> Cow<'e, str> {
    element.attribute("val").unwrap_or_default()
}

/// The value of an element that is a number.
pub(super) fn number<T: std::str::FromStr>(element: &Element<'_>) -> Option<T> {
    value(element).trim().parse().ok()
}

/// Whether an element switches something on.
pub(super) fn is_on(element: &Element<'_>) -> bool {
    !matches!(&*value(element), "0" | "false" | "off" | "none")
}

/// Reads what the element that was opened last says of a run.
pub(super) fn letters(xml: &mut Xml<'_>) -> Result<(Letters, Option<String>), PackageProblem> {
    let (mut letters, mut style) = (Letters::default(), None);
    let inside = xml.depth();
    while let Some(property) = xml.child(inside)? {
        match property.name() {
            "b" => letters.is_bold = Some(is_on(&property)),
            "vanish" => letters.is_hidden = Some(is_on(&property)),
            "rStyle" => style = Some(value(&property).into_owned()),
            _ => {}
        }
    }
    Ok((letters, style))
}

/// Reads what the element that was opened last says of a paragraph.
pub(super) fn layout(xml: &mut Xml<'_>) -> Result<Layout, PackageProblem> {
    let mut layout = Layout::default();
    let inside = xml.depth();
    while let Some(property) = xml.child(inside)? {
        let deeper = xml.depth();
        match property.name() {
            "pStyle" => layout.style = Some(value(&property).into_owned()),
            "outlineLvl" => layout.outline = number(&property),
            "numPr" => {
                while let Some(part) = xml.child(deeper)? {
                    match part.name() {
                        "numId" => layout.list = number(&part),
                        "ilvl" => layout.level = number(&part),
                        _ => {}
                    }
                }
            }
            "rPr" => {
                while let Some(part) = xml.child(deeper)? {
                    layout.is_joined |= matches!(part.name(), "del" | "moveFrom");
                }
            }
            _ => {}
        }
    }
    Ok(layout)
}

/// Reads what the element that was opened last says of a row.
pub(super) fn row(xml: &mut Xml<'_>) -> Result<RowLayout, PackageProblem> {
    let mut row = RowLayout::default();
    let inside = xml.depth();
    while let Some(property) = xml.child(inside)? {
        match property.name() {
            "tblHeader" => row.is_heading = is_on(&property),
            "gridBefore" => row.before = number(&property).unwrap_or_default(),
            "del" | "moveFrom" => row.is_deleted = true,
            _ => {}
        }
    }
    Ok(row)
}

/// Reads what the element that was opened last says of a cell.
pub(super) fn cell(xml: &mut Xml<'_>) -> Result<Shape, PackageProblem> {
    let mut shape = Shape::default();
    let inside = xml.depth();
    while let Some(property) = xml.child(inside)? {
        match property.name() {
            "gridSpan" => shape.across = number(&property).unwrap_or(1),
            "vMerge" => shape.is_continued = value(&property) != "restart",
            _ => {}
        }
    }
    Ok(shape)
}
