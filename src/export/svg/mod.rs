//! SVG: drawings that need nothing else. No script, no font to load, no file beside it.

mod draw;
mod figure;
#[cfg(any(feature = "pdf", feature = "png"))]
mod fixed;
mod heads;
mod legend;
mod marks;
mod number;
mod style;
#[cfg(test)]
mod tests;
mod text;
mod widths;

use std::fmt;

#[cfg(feature = "pdf")]
pub(super) use fixed::FILES;
#[cfg(any(feature = "pdf", feature = "png"))]
pub(super) use fixed::Fixed;

use super::{Export, ExportError, Format, Look, Work};
use crate::view::GraphView;

/// The format.
pub(super) const FORMAT: Format = Format {
    name: "svg",
    extensions: &["svg"],
    about: "SVG, a picture for pages",
    purpose: "a wiki, a README, a slide, a browser; sharp at every size, and nothing else needed",
    work: Work::Placed(|view, look| Ok::<_, ExportError>(export(view, look))),
};

/// A picture that is wider than this is made small where it stands in a page.
const WIDE: f64 = 1400.0;

fn export(view: &GraphView, look: &Look) -> Export {
    let (svg, width) = draw::draw(view, look, false);
    let mut export = Export::from(svg);
    export.warnings.extend(of_wide(view, width));
    export
}

/// Returns what somebody who uses a picture of this width should know.
pub(super) fn of_wide(view: &GraphView, width: f64) -> Option<String> {
    let less = match view.routes.as_slice() {
        [] => "select less of the graph, as in `family:data`",
        _ => "draw paths as `routes`",
    };
    (width > WIDE).then(|| {
        format!(
            "the picture is wider than {WIDE} units, and its letters will be too small in a column of a page: \
             {less}, or draw a page of HTML to look around in"
        )
    })
}

/// A drawing in SVG.
///
/// Hovering over a box or a line tells all that is known of it. Lists of roles and moves with names
/// make it readable without eyes.
#[derive(Debug, Clone, Copy)]
pub struct Svg<'v> {
    view: &'v GraphView,
    look: &'v Look,
    is_numbered: bool,
}

impl<'v> Svg<'v> {
    /// Returns the drawing of a view.
    pub fn of(view: &'v GraphView, look: &'v Look) -> Self {
        let is_numbered = false;
        Self {
            view,
            look,
            is_numbered,
        }
    }

    /// Tells a script which box is which role and which roles a line joins: by their numbers in the
    /// view.
    pub(crate) fn numbered(self) -> Self {
        let is_numbered = true;
        Self {
            is_numbered,
            ..self
        }
    }

    /// Returns where everything goes, for measures.
    pub fn placed(&self) -> crate::layout::Placed {
        figure::Figure::of(self.view, self.look.layout).placed
    }
}

impl fmt::Display for Svg<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&draw::draw(self.view, self.look, self.is_numbered).0)
    }
}
