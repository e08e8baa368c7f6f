//! What a format is.

use std::path::Path;

use super::escape::{address_part, is_address_of_page};
use crate::model::RoleId;
use crate::view::network::Network;
use crate::view::theme::Theme;
use crate::view::{Asks, GraphView, ViewBuilder};

/// A format in which a graph, or a part of one, can be drawn or handed over.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Format {
    /// The value of `--format`.
    pub name: &'static str,
    /// The endings of file names that choose it, without a dot, the usual one first.
    pub extensions: &'static [&'static str],
    /// What it is, in a few words.
    pub about: &'static str,
    /// What to use it for, for the book.
    pub purpose: &'static str,
    /// What it is made from.
    pub work: Work,
}

/// What a format is made from.
#[derive(Debug, Clone, Copy)]
pub enum Work {
    /// What to draw.
    Picture(fn(&GraphView, &Look) -> Result<Export, ExportError>),
    /// The same, where every box and line gets its place, which takes time.
    Placed(fn(&GraphView, &Look) -> Result<Export, ExportError>),
    /// All that is known, one edge a transition.
    Data(fn(&Network) -> String),
    /// What to draw, and all that is known of it.
    Page(fn(&GraphView, &Network, &Asks, &Look) -> String),
}

/// How a drawing should look. Formats for data have no look.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Look {
    /// Colours and lines.
    pub theme: Theme,
    /// Where the boxes go, in formats that place them.
    pub layout: Layout,
    /// Whether to explain lines and boxes.
    pub legend: bool,
    /// The most columns of a drawing that is a text.
    pub width: usize,
    /// Whether such a drawing has ASCII characters for its lines alone.
    pub ascii: bool,
    /// How many pixels a picture in pixels has for each of its units: with 2, it is twice as fine. One that
    /// is not above 0 is an error.
    pub scale: f64,
    /// What a picture is printed on; a page as large as the picture, where it is not said.
    pub paper: Option<Paper>,
    /// What the box of a role links to: this address with `{id}` replaced by the id of the role. Only
    /// `http`, `https`, `mailto` and addresses without a scheme become links.
    pub link: Option<String>,
    /// The address of the page from which this one is reached, in formats that are pages.
    pub home: Option<String>,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            theme: Theme::AUTO,
            layout: Layout::Auto,
            legend: true,
            width: 100,
            ascii: false,
            scale: 2.0,
            paper: None,
            link: None,
            home: None,
        }
    }
}

/// Where the boxes of a drawing go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Layout {
    /// As suits what is drawn.
    #[default]
    Auto,
    /// Levels are rows and families or tracks are lanes; careers grow upwards.
    Ladder,
    /// One role stands in the middle: what leads to it on the left, what it leads to on the right,
    /// moves to the side above and below.
    Neighbourhood,
    /// Paths lie one below the other, in columns where they share roles.
    Routes,
    /// Careers grow to the right.
    Layered,
}

impl Layout {
    /// Every layout with its name and what it does.
    pub const NAMES: [(Self, &'static str, &'static str); 5] = [
        (Self::Auto, "auto", "As suits what is drawn"),
        (
            Self::Ladder,
            "ladder",
            "Levels are rows, families or tracks are lanes",
        ),
        (
            Self::Neighbourhood,
            "neighbourhood",
            "Around the role in the middle",
        ),
        (Self::Routes, "routes", "Paths one below the other"),
        (Self::Layered, "layered", "Careers grow to the right"),
    ];

    /// Returns the layout that suits what is drawn: itself unless it is `Auto`, or cannot show it.
    #[must_use]
    pub fn for_view(self, view: &GraphView) -> Self {
        let has_centre = view.nodes.iter().any(|node| node.centre);
        let has_rows = view.nodes.iter().any(|node| node.level.is_some());
        match self {
            Self::Auto if !view.routes.is_empty() => Self::Routes,
            Self::Auto if has_centre => Self::Neighbourhood,
            Self::Auto if has_rows || !view.clusters.is_empty() => Self::Ladder,
            Self::Routes if view.routes.is_empty() => Self::Auto.for_view(view),
            Self::Neighbourhood if !has_centre => Self::Auto.for_view(view),
            Self::Auto => Self::Layered,
            asked => asked,
        }
    }
}

/// What a picture is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Paper {
    /// 210 x 297 mm.
    A4,
    /// 297 x 420 mm.
    A3,
    /// 420 x 594 mm.
    A2,
    /// 594 x 841 mm.
    A1,
    /// 841 x 1189 mm.
    A0,
    /// 8.5 x 11 inches.
    Letter,
    /// 8.5 x 14 inches.
    Legal,
    /// 11 x 17 inches.
    Tabloid,
}

impl Paper {
    /// Every paper with its name and its size.
    pub const NAMES: [(Self, &'static str, &'static str); 8] = [
        (Self::A4, "a4", "210 x 297 mm"),
        (Self::A3, "a3", "297 x 420 mm"),
        (Self::A2, "a2", "420 x 594 mm"),
        (Self::A1, "a1", "594 x 841 mm"),
        (Self::A0, "a0", "841 x 1189 mm"),
        (Self::Letter, "letter", "8.5 x 11 inches"),
        (Self::Legal, "legal", "8.5 x 14 inches"),
        (Self::Tabloid, "tabloid", "11 x 17 inches"),
    ];

    /// Returns its shorter and its longer side in points.
    pub fn size(self) -> [f64; 2] {
        let millimetres = |sides: [f64; 2]| sides.map(|side| side * 72.0 / 25.4);
        let inches = |sides: [f64; 2]| sides.map(|side| side * 72.0);
        match self {
            Self::A4 => millimetres([210.0, 297.0]),
            Self::A3 => millimetres([297.0, 420.0]),
            Self::A2 => millimetres([420.0, 594.0]),
            Self::A1 => millimetres([594.0, 841.0]),
            Self::A0 => millimetres([841.0, 1189.0]),
            Self::Letter => inches([8.5, 11.0]),
            Self::Legal => inches([8.5, 14.0]),
            Self::Tabloid => inches([11.0, 17.0]),
        }
    }
}

/// A drawing or data, as bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Export {
    /// What to write.
    pub bytes: Vec<u8>,
    /// What somebody who uses it should know.
    pub warnings: Vec<String>,
}

impl From<String> for Export {
    fn from(text: String) -> Self {
        Self {
            bytes: text.into_bytes(),
            warnings: Vec::new(),
        }
    }
}

/// Why something could not be exported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// The format cannot show it; the text says why.
    #[error("{0}")]
    Undrawable(String),
}

/// How many bytes an address has at most; browsers and Graphviz have limits of their own.
const LONGEST_LINK: usize = 2000;

impl Look {
    /// The address of what the box of a role links to, where it runs nothing and is not so long that
    /// programs give up on it.
    pub(super) fn link_to(&self, role: &RoleId) -> Option<String> {
        let link = self.link.as_ref()?;
        let link = link.replace("{id}", &address_part(role.as_str()));
        (link.len() <= LONGEST_LINK && is_address_of_page(&link)).then_some(link)
    }
}

impl Format {
    /// Returns the format of a name.
    pub fn from_name(name: &str) -> Option<&'static Self> {
        super::FORMATS.iter().find(|format| format.name == name)
    }

    /// Returns the format that the ending of a file name chooses, whatever its case. An ending of two
    /// words, as in `graph.node-link.json`, goes before one of one word.
    pub fn from_path(path: &Path) -> Option<&'static Self> {
        let name = path.file_name()?.to_string_lossy().to_lowercase();
        let endings = super::FORMATS.iter().flat_map(|format| {
            let extensions = format.extensions.iter();
            extensions.map(move |extension| (format, *extension))
        });
        let fits = |extension: &str| {
            let before = name.strip_suffix(extension);
            before.is_some_and(|before| before.len() > 1 && before.ends_with('.'))
        };
        endings
            .filter(|(_, extension)| fits(extension))
            .max_by_key(|(_, extension)| extension.len())
            .map(|(format, _)| format)
    }

    /// Returns whether it carries all that is known, and not what is drawn.
    pub fn is_data(&self) -> bool {
        matches!(self.work, Work::Data(_))
    }

    /// Returns what was asked for in this format.
    ///
    /// # Errors
    ///
    /// Where the format cannot show it.
    pub fn export(&self, what: &ViewBuilder<'_>, look: &Look) -> Result<Export, ExportError> {
        match self.work {
            Work::Picture(draw) => draw(&what.build(), look),
            Work::Data(write) => Ok(write(&what.network()).into()),
            Work::Placed(draw) => {
                let view = what.build();
                placeable(&view)?;
                draw(&view, look)
            }
            Work::Page(write) => {
                let view = what.build();
                placeable(&view)?;
                Ok(write(&view, &what.network(), &what.asks(), look).into())
            }
        }
    }
}

/// How many lines are given a place, which takes seconds where many run past many boxes.
const MOST_LINES: usize = 8_000;
/// How many boxes are.
const MOST_BOXES: usize = 20_000;

fn placeable(view: &GraphView) -> Result<(), ExportError> {
    let steps = view.routes.iter().map(|route| route.nodes.len()).sum();
    let counts = [
        (view.edges.len(), MOST_LINES, "lines"),
        (view.nodes.len().max(steps), MOST_BOXES, "boxes"),
    ];
    match counts.into_iter().find(|(count, most, _)| count > most) {
        None => Ok(()),
        Some((count, most, what)) => Err(ExportError::Undrawable(format!(
            "{count} {what} are more than a picture has places for, which are {most}: select fewer \
             roles, or write DOT or data"
        ))),
    }
}
