//! Styles: what paragraphs and runs are that say no more than the name of one.

use std::collections::HashMap;

use super::properties::{Layout, layout, letters, value};
use crate::input::package::{PackageProblem, Xml};
use crate::input::word::elements::{Letters, MAX_BASES};
use crate::input::word::names::{check_count, short};

/// The styles of a document by their ids.
#[derive(Default)]
pub(super) struct Styles(HashMap<String, Style>);

#[derive(Default)]
struct Style {
    /// The name that people see, in small letters: those that come with Word have one, whatever the language.
    name: String,
    base: Option<String>,
    layout: Layout,
    letters: Letters,
}

/// What a style makes of a paragraph.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    #[default]
    Text,
    Title,
    /// A heading of a level from 1.
    Heading(u8),
    /// An entry of a table of contents.
    Contents,
    /// An entry of a list, with its depth, where no list says more.
    Entry(u8, bool),
}

/// All that a style says, with what the styles say that it is based on.
#[derive(Debug, Default, Clone)]
pub(super) struct Look {
    pub(super) role: Role,
    pub(super) letters: Letters,
    pub(super) list: Option<u32>,
    pub(super) level: Option<u8>,
    /// The style that names the list.
    pub(super) listed: Option<String>,
}

impl Styles {
    pub(super) fn read(part: &str, text: &str) -> Result<Self, PackageProblem> {
        let mut xml = Xml::new(part, text);
        let mut styles = HashMap::new();
        xml.child(0)?;
        let root = xml.depth();
        while let Some(element) = xml.child(root)? {
            let id = element.attribute("styleId");
            let Some(id) = id.filter(|_| element.name() == "style") else {
                continue;
            };
            let mut style = Style::default();
            let inside = xml.depth();
            while let Some(property) = xml.child(inside)? {
                match property.name() {
                    "name" => style.name = short(value(&property).trim()).to_lowercase(),
                    "basedOn" => style.base = Some(short(&value(&property)).to_owned()),
                    "pPr" => style.layout = layout(&mut xml)?,
                    "rPr" => style.letters = letters(&mut xml)?.0,
                    _ => {}
                }
            }
            styles.insert(short(&id).to_owned(), style);
            check_count(styles.len())?;
        }
        Ok(Self(styles))
    }

    /// Returns what a style says. Of one that is missing the id tells as much as its name would.
    pub(super) fn look(&self, id: &str) -> Look {
        let mut look = Look::default();
        let mut role = None;
        let mut at = Some(short(id));
        for _ in 0..MAX_BASES {
            let Some(id) = at else {
                break;
            };
            let Some(style) = self.0.get(id) else {
                role = role.or_else(|| role_of(&id.to_lowercase(), None));
                break;
            };
            role = role.or_else(|| role_of(&style.name, style.layout.outline));
            look.letters = look.letters.or(style.letters);
            look.level = look.level.or(style.layout.level);
            if look.list.is_none() && style.layout.list.is_some() {
                look.list = style.layout.list;
                look.listed = Some(id.to_owned());
            }
            at = style.base.as_deref();
        }
        look.role = role.unwrap_or_default();
        look
    }

    /// Returns the list that a style of lists is.
    pub(super) fn list(&self, id: &str) -> Option<u32> {
        self.0.get(short(id))?.layout.list
    }
}

/// Names of headings and of titles in languages in which some programs write them; the first letter of some is lost.
const HEADINGS: [&str; 14] = [
    "heading",
    "überschrift",
    "berschrift",
    "titre",
    "título",
    "ttulo",
    "titolo",
    "kop",
    "rubrik",
    "overskrift",
    "nagłówek",
    "заголовок",
    "标题",
    "見出し",
];
const TITLES: [&str; 8] = [
    "title",
    "titel",
    "titre",
    "título",
    "ttulo",
    "titolo",
    "tytuł",
    "название",
];
/// Names of what is about the document, and not of what it says.
const ASIDES: [&str; 4] = ["toc heading", "tocheading", "author", "date"];

/// What a style is by its name, or else by the level that it gives.
fn role_of(name: &str, outline: Option<u8>) -> Option<Role> {
    let behind = |start: &str| name.strip_prefix(start).map(str::trim);
    let number = |start: &str| behind(start)?.parse::<u8>().ok().filter(|level| *level > 0);
    let depth = |start: &str| match behind(start)? {
        "" => Some(0),
        number => number.parse::<u8>().ok()?.checked_sub(1),
    };
    if TITLES.contains(&name) {
        return Some(Role::Title);
    }
    if number("toc").is_some() || ASIDES.contains(&name) {
        return Some(Role::Contents);
    }
    if let Some(level) = HEADINGS.iter().find_map(|heading| number(heading)) {
        return Some(Role::Heading(level));
    }
    if let Some(level) = outline {
        return Some(if level < 9 {
            Role::Heading(level + 1)
        } else {
            Role::Text
        });
    }
    if name == "heading" {
        return Some(Role::Heading(1));
    }
    let bullet = depth("list bullet").or_else(|| depth("listbullet"));
    let number = depth("list number").or_else(|| depth("listnumber"));
    let entry = bullet.map(|depth| Role::Entry(depth, false));
    entry.or_else(|| number.map(|depth| Role::Entry(depth, true)))
}
