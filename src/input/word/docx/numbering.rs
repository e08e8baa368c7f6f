//! Lists: which levels of them have bullets, and which have numbers.

use std::collections::HashMap;

use super::properties::{number, value};
use super::styles::Styles;
use crate::input::package::{PackageProblem, Xml};
use crate::input::word::names::{check_count, short};
use crate::input::word::outline::Mark;

/// How many levels a list has.
const LEVELS: usize = 9;

/// The lists of a document.
#[derive(Default)]
pub(super) struct Numbering {
    /// Of each list, what it is one of.
    lists: HashMap<u32, u32>,
    kinds: HashMap<u32, Kind>,
}

/// What several lists have in common.
#[derive(Default)]
struct Kind {
    marks: [Mark; LEVELS],
    /// The styles that some of the levels belong to.
    styles: Vec<(String, u8)>,
    /// The style of lists that says all this, where it is said elsewhere.
    link: Option<String>,
}

impl Numbering {
    pub(super) fn read(part: &str, text: &str) -> Result<Self, PackageProblem> {
        let mut xml = Xml::new(part, text);
        let mut numbering = Self::default();
        xml.child(0)?;
        let root = xml.depth();
        while let Some(element) = xml.child(root)? {
            let said = |name| element.attribute(name)?.trim().parse::<u32>().ok();
            let inside = xml.depth();
            if element.name() == "abstractNum" {
                let kind = read_kind(&mut xml)?;
                let id = said("abstractNumId");
                numbering.kinds.extend(id.map(|id| (id, kind)));
                check_count(numbering.kinds.len())?;
            } else if element.name() == "num" {
                while let Some(of) = xml.child(inside)? {
                    let both = (said("numId"), number(&of));
                    if let ("abstractNumId", (Some(id), Some(kind))) = (of.name(), both) {
                        numbering.lists.insert(id, kind);
                        check_count(numbering.lists.len())?;
                    }
                }
            }
        }
        Ok(numbering)
    }

    /// Returns what stands before the entries of a list at a level.
    pub(super) fn mark(&self, list: u32, level: u8, styles: &Styles) -> Mark {
        let linked = |kind: &Kind| self.kind(styles.list(kind.link.as_deref()?)?);
        let kind = self.kind(list).map(|kind| linked(kind).unwrap_or(kind));
        let mark = kind.and_then(|kind| kind.marks.get(usize::from(level)));
        mark.copied().unwrap_or_default()
    }

    /// Returns the level of a list that belongs to a style.
    pub(super) fn level(&self, list: u32, style: &str) -> Option<u8> {
        let mut styles = self.kind(list)?.styles.iter();
        let found = styles.find(|(known, _)| known == style);
        found.map(|(_, level)| *level)
    }

    fn kind(&self, list: u32) -> Option<&Kind> {
        self.kinds.get(self.lists.get(&list)?)
    }
}

/// Reads the kind of lists in the element that was opened last.
fn read_kind(xml: &mut Xml<'_>) -> Result<Kind, PackageProblem> {
    let mut kind = Kind::default();
    let inside = xml.depth();
    while let Some(part) = xml.child(inside)? {
        if part.name() == "numStyleLink" {
            kind.link = Some(short(&value(&part)).to_owned());
        }
        let level = part.attribute("ilvl");
        let level = level.and_then(|level| level.trim().parse::<u8>().ok());
        let level = level.filter(|level| part.name() == "lvl" && usize::from(*level) < LEVELS);
        let Some(level) = level else {
            continue;
        };
        let deeper = xml.depth();
        while let Some(property) = xml.child(deeper)? {
            match property.name() {
                "numFmt" => {
                    kind.marks[usize::from(level)] = match &*value(&property) {
                        "bullet" => Mark::Bullet,
                        "none" => Mark::Nothing,
                        _ => Mark::Number,
                    }
                }
                "pStyle" if kind.styles.len() < LEVELS => {
                    kind.styles
                        .push((short(&value(&property)).to_owned(), level));
                }
                _ => {}
            }
        }
    }
    Ok(kind)
}
