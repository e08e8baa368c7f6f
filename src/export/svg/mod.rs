//! SVG: drawings that need nothing else. No script, no font to load, no file beside it.

mod draw;
mod figure;
mod legend;
mod number;
mod style;
#[cfg(test)]
mod tests;
mod text;
mod widths;

use std::fmt;

use crate::view::GraphView;
use crate::view::theme::Theme;

/// A drawing in SVG.
///
/// Hovering over a box or a line tells all that is known of it. Lists of roles and moves with names
/// make it readable without eyes.
#[derive(Debug, Clone)]
pub struct Svg<'v> {
    view: &'v GraphView,
    options: SvgOptions,
}

impl<'v> Svg<'v> {
    /// Returns the drawing of a view.
    pub fn of(view: &'v GraphView) -> Self {
        Self {
            view,
            options: SvgOptions::default(),
        }
    }

    /// Sets how it is drawn.
    #[must_use]
    pub fn with(mut self, options: SvgOptions) -> Self {
        self.options = options;
        self
    }

    /// Returns where everything goes, for measures.
    pub fn placed(&self) -> crate::layout::Placed {
        figure::Figure::of(self.view, self.options.layout).placed
    }
}

impl fmt::Display for Svg<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&draw::draw(self.view, &self.options))
    }
}

/// How to draw.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SvgOptions {
    /// Where things go; by what is drawn, where it is not said.
    pub layout: Option<Layout>,
    /// The colours.
    pub theme: SvgTheme,
    /// What the box of a role links to: this text with `{id}` replaced by the id of the role.
    pub link: Option<String>,
}

impl SvgOptions {
    /// Sets where things go.
    #[must_use]
    pub fn layout(mut self, layout: Layout) -> Self {
        self.layout = Some(layout);
        self
    }

    /// Sets the colours.
    #[must_use]
    pub fn theme(mut self, theme: SvgTheme) -> Self {
        self.theme = theme;
        self
    }

    /// Lets the boxes link to this address, with `{id}` replaced by the id of the role.
    #[must_use]
    pub fn link(mut self, address: impl Into<String>) -> Self {
        self.link = Some(address.into());
        self
    }
}

/// Where things go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Layout {
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
    /// Every layout with its name.
    pub const NAMES: [(Self, &'static str); 4] = [
        (Self::Ladder, "ladder"),
        (Self::Neighbourhood, "neighbourhood"),
        (Self::Routes, "routes"),
        (Self::Layered, "layered"),
    ];

    /// Returns the layout that suits what is drawn.
    pub fn for_view(view: &GraphView) -> Self {
        if !view.routes.is_empty() {
            Self::Routes
        } else if view.nodes.iter().any(|node| node.centre) {
            Self::Neighbourhood
        } else if view.nodes.iter().any(|node| node.level.is_some()) || !view.clusters.is_empty() {
            Self::Ladder
        } else {
            Self::Layered
        }
    }
}

/// The colours of a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum SvgTheme {
    /// As whoever looks at it has set the screen: light or dark.
    #[default]
    Auto,
    /// On white.
    Light,
    /// On a dark ground.
    Dark,
    /// Black on white.
    Print,
    /// With the strongest contrasts.
    HighContrast,
}

impl SvgTheme {
    /// Every theme with its name.
    pub const NAMES: [(Self, &'static str); 5] = [
        (Self::Auto, "auto"),
        (Self::Light, "light"),
        (Self::Dark, "dark"),
        (Self::Print, "print"),
        (Self::HighContrast, "high-contrast"),
    ];

    fn theme(self) -> Theme {
        match self {
            Self::Auto | Self::Light => Theme::LIGHT,
            Self::Dark => Theme::DARK,
            Self::Print => Theme::PRINT,
            Self::HighContrast => Theme::HIGH_CONTRAST,
        }
    }
}
