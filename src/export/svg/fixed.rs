//! A picture with every letter in its place, for formats that do not leave fonts to whoever looks.

use std::collections::BTreeSet;
use std::sync::Arc;

use usvg::fontdb::{Database, Source};
use usvg::{Group, Node, Options, Tree};

use super::Svg;
use super::text::MEASURED;
use crate::export::{ExportError, Look};
use crate::view::GraphView;

/// The letters of the scripts that `DejaVu Sans` has; the licence lies beside them.
pub(in crate::export) const FILES: [&[u8]; 2] = [
    include_bytes!("../fonts/DejaVuSans.ttf"),
    include_bytes!("../fonts/DejaVuSans-Bold.ttf"),
];

/// How many of the letters that cannot be drawn are told.
const MOST_TOLD: usize = 5;

/// A picture with every letter in its place.
pub(in crate::export) struct Fixed {
    pub(in crate::export) tree: Tree,
    /// Whether the font has no picture of some letter.
    pub(in crate::export) lacks_letters: bool,
    /// What somebody who uses it should know.
    pub(in crate::export) warnings: Vec<String>,
}

impl Fixed {
    /// Returns the picture of a view. It looks the same at day and at night.
    pub(in crate::export) fn of(view: &GraphView, look: &Look) -> Result<Self, ExportError> {
        let mut look = look.clone();
        look.theme.night = None;
        let mut fonts = Database::new();
        for font in FILES {
            fonts.load_font_source(Source::Binary(Arc::new(font)));
        }
        let options = Options {
            font_family: MEASURED.to_owned(),
            fontdb: Arc::new(fonts),
            ..Options::default()
        };
        let svg = Svg::of(view, &look).to_string();
        let tree = Tree::from_str(&svg, &options).map_err(|error| {
            ExportError::Undrawable(format!("the picture cannot be laid out: {error}"))
        })?;
        let mut missing = BTreeSet::new();
        add_missing(tree.root(), &mut missing);
        let warnings = warning(&missing).into_iter().collect();
        Ok(Self {
            tree,
            lacks_letters: !missing.is_empty(),
            warnings,
        })
    }
}

/// Finds the letters for which the font has no picture.
fn add_missing(group: &Group, missing: &mut BTreeSet<char>) {
    for node in group.children() {
        match node {
            Node::Group(group) => add_missing(group, missing),
            Node::Text(text) => {
                let spans = text.layouted().iter();
                let glyphs = spans.flat_map(|span| &span.positioned_glyphs);
                let unknown = glyphs.filter(|glyph| glyph.id.0 == 0);
                missing.extend(unknown.flat_map(|glyph| glyph.text.chars()));
            }
            Node::Path(_) | Node::Image(_) => {}
        }
    }
}

fn warning(missing: &BTreeSet<char>) -> Option<String> {
    let told: Vec<_> = missing
        .iter()
        .take(MOST_TOLD)
        .map(char::to_string)
        .collect();
    let more = match missing.len().checked_sub(told.len()) {
        Some(more @ 1..) => format!(" and {more} more"),
        _ => String::new(),
    };
    (!told.is_empty()).then(|| {
        format!(
            "the font has no {}{more}, so they appear as boxes; SVG uses the viewer's fonts",
            told.join(" ")
        )
    })
}
