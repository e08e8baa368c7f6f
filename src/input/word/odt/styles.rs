//! Styles: what paragraphs, spans and lists are that say no more than the name of one.

use std::collections::HashMap;

use crate::input::package::{Element, Node, PackageProblem, Xml};
use crate::input::word::elements::{Letters, MAX_BASES};
use crate::input::word::names::{check_count, short};
use crate::input::word::outline::Mark;

/// How many levels a list has.
const LEVELS: usize = 10;

/// The styles of a document.
#[derive(Default)]
pub(super) struct Styles {
    /// By whether it is one of letters, and by name.
    styles: HashMap<(bool, String), Style>,
    lists: HashMap<String, [Mark; LEVELS]>,
}

#[derive(Default)]
struct Style {
    /// The name that people see, where it is another one.
    shown: String,
    base: Option<String>,
    outline: Option<u8>,
    letters: Letters,
}

/// All that a style says, with what the styles say that it is based on.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) is_title: bool,
    /// Whether it is about the document, and not what that says, such as an entry of a table of contents.
    pub(super) is_aside: bool,
    /// The level of a heading from 1.
    pub(super) heading: Option<u8>,
    pub(super) letters: Letters,
}

impl Styles {
    /// Adds the styles of a part, wherever in it they stand.
    pub(super) fn read(&mut self, xml: &mut Xml<'_>) -> Result<(), PackageProblem> {
        while let Some(node) = xml.next()? {
            let Node::Open(element) = node else {
                continue;
            };
            match element.name() {
                "style" => self.read_style(&element, xml)?,
                "list-style" => self.read_list(&element, xml)?,
                "body" => xml.pass_over()?,
                _ => {}
            }
        }
        Ok(())
    }

    fn read_style(
        &mut self,
        element: &Element<'_>,
        xml: &mut Xml<'_>,
    ) -> Result<(), PackageProblem> {
        let said = |name| element.attribute(name).map(|said| short(&said).to_owned());
        let outline = said("default-outline-level");
        let mut style = Style {
            shown: said("display-name").unwrap_or_default(),
            base: said("parent-style-name"),
            outline: outline.and_then(|level| level.trim().parse().ok()),
            ..Style::default()
        };
        let inside = xml.depth();
        while let Some(properties) = xml.child(inside)? {
            if properties.name() == "text-properties" {
                let weight = properties.attribute("font-weight");
                style.letters.is_bold = weight.map(|weight| is_bold(&weight));
                let shown = properties.attribute("display");
                style.letters.is_hidden = shown.map(|shown| shown == "none");
            }
        }
        let is_of_letters = match said("family").as_deref() {
            Some("paragraph") => false,
            Some("text") => true,
            _ => return Ok(()),
        };
        let name = said("name").unwrap_or_default();
        self.styles.insert((is_of_letters, name), style);
        check_count(self.styles.len())
    }

    fn read_list(
        &mut self,
        element: &Element<'_>,
        xml: &mut Xml<'_>,
    ) -> Result<(), PackageProblem> {
        let name = element.attribute("name").unwrap_or_default();
        let name = short(&name).to_owned();
        let mut marks = [Mark::default(); LEVELS];
        let inside = xml.depth();
        while let Some(level) = xml.child(inside)? {
            let said = |name| level.attribute(name).unwrap_or_default();
            let number = said("level").trim().parse::<usize>().ok();
            let mark = number.and_then(|number| marks.get_mut(number.checked_sub(1)?));
            if let Some(mark) = mark {
                *mark = match level.name() {
                    "list-level-style-number" if said("num-format").is_empty() => Mark::Nothing,
                    "list-level-style-number" => Mark::Number,
                    _ => Mark::Bullet,
                };
            }
        }
        self.lists.insert(name, marks);
        check_count(self.lists.len())
    }

    /// Returns what the style of a paragraph says.
    pub(super) fn paragraph(&self, name: &str) -> Look {
        self.look(false, name)
    }

    /// Returns what the style of letters says.
    pub(super) fn letters(&self, name: &str) -> Letters {
        self.look(true, name).letters
    }

    fn look(&self, is_of_letters: bool, name: &str) -> Look {
        let mut look = Look::default();
        let mut at = Some((is_of_letters, short(name).to_owned()));
        for _ in 0..MAX_BASES {
            let Some(key) = at else {
                break;
            };
            let style = self.styles.get(&key);
            let shown = style.map_or("", |style| style.shown.as_str());
            if !is_of_letters {
                look.is_title |= [&key.1, shown].contains(&"Title");
                look.is_aside |= is_aside(&key.1);
                let level = style.and_then(|style| style.outline);
                let level = level.filter(|level| *level > 0);
                look.heading = look.heading.or(level).or_else(|| level_of(&key.1));
            }
            let Some(style) = style else {
                break;
            };
            look.letters = look.letters.or(style.letters);
            at = style.base.clone().map(|base| (is_of_letters, base));
        }
        look
    }

    /// Returns what stands before the entries of a list at a depth from 0.
    pub(super) fn mark(&self, list: &str, depth: usize) -> Mark {
        let marks = self.lists.get(list);
        let mark = marks.and_then(|marks| marks.get(depth));
        mark.copied().unwrap_or_default()
    }
}

/// Whether a weight of letters is that of bold ones.
fn is_bold(weight: &str) -> bool {
    weight == "bold" || weight.parse::<u16>().is_ok_and(|weight| weight >= 600)
}

/// Whether a style, by its name, is one of what is about a document.
fn is_aside(name: &str) -> bool {
    name.starts_with("Contents_20_") || name == "Author" || name == "Date"
}

/// The level of a heading that the name of its style tells: `Heading_20_2`.
fn level_of(name: &str) -> Option<u8> {
    let level = name.strip_prefix("Heading")?;
    let level = level.trim_start_matches("_20_").trim();
    level.parse::<u8>().ok().filter(|level| *level > 0)
}
