//! Colours and lines, as data that every drawing shares.
//!
//! The hues are those of Okabe and Ito, which people with any common colour vision tell apart,
//! darkened until text and lines stand out on white. No meaning rests on colour alone: kinds of
//! transition differ in line and in arrow head as well.

use std::fmt;

use super::{Change, SHADES};
use crate::model::TransitionKind;

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// Returns the contrast with another colour as WCAG counts it: from 1, which is none, to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

impl fmt::Display for Colour {
    /// Writes `#rrggbb`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Line {
    /// Without gaps.
    Solid,
    /// In dashes.
    Dashed,
    /// In dots.
    Dotted,
}

/// The head of an arrow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Head {
    /// A filled triangle.
    Triangle,
    /// A triangle that is not filled.
    HollowTriangle,
    /// Two strokes.
    Open,
    /// One of the two strokes.
    Half,
}

/// How transitions of a kind are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct EdgeStyle {
    /// The colour of line and head.
    pub colour: Colour,
    /// The line.
    pub line: Line,
    /// The head at the next role.
    pub head: Head,
}

/// How a family is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ClusterStyle {
    /// The area.
    pub fill: Colour,
    /// The border and the title.
    pub line: Colour,
}

/// The colours and lines of a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Theme {
    /// What everything stands on.
    pub background: Colour,
    /// Titles.
    pub text: Colour,
    /// Smaller text.
    pub quiet: Colour,
    /// The area of a box.
    pub fill: Colour,
    /// The border of a box.
    pub border: Colour,
    /// The area of the box that the drawing is about.
    pub centre: Colour,
    /// The border and the text of a stub.
    pub stub: Colour,
    /// Entries.
    pub entry: EdgeStyle,
    /// Advancements.
    pub advancement: EdgeStyle,
    /// Lateral moves.
    pub lateral: EdgeStyle,
    /// The head at the other end of a lateral move whose way back is inferred.
    pub inferred_back: Head,
    /// How thick lines are, in tenths of a pixel.
    pub thickness: u16,
    /// What a screen that is set to dark shows instead, where a format leaves it to the screen.
    pub night: Option<&'static Self>,
    clusters: [ClusterStyle; 7],
    /// Boxes by how much of what the role asks for somebody holds, the least first.
    heat: [Colour; SHADES],
    /// Boxes of what was added, removed and changed.
    changes: [ClusterStyle; 3],
}

impl Theme {
    /// The theme on white.
    pub const LIGHT: Self = Self {
        background: Colour(0xff, 0xff, 0xff),
        text: Colour(0x1a, 0x1a, 0x1a),
        quiet: Colour(0x4d, 0x4d, 0x4d),
        fill: Colour(0xff, 0xff, 0xff),
        border: Colour(0x33, 0x33, 0x33),
        centre: Colour(0xfd, 0xf0, 0xb5),
        stub: Colour(0x66, 0x66, 0x66),
        entry: EdgeStyle {
            colour: Colour(0x00, 0x6b, 0x4e),
            line: Line::Dotted,
            head: Head::HollowTriangle,
        },
        advancement: EdgeStyle {
            colour: Colour(0x00, 0x5c, 0x94),
            line: Line::Solid,
            head: Head::Triangle,
        },
        lateral: EdgeStyle {
            colour: Colour(0xa8, 0x49, 0x00),
            line: Line::Dashed,
            head: Head::Open,
        },
        inferred_back: Head::Half,
        thickness: 13,
        night: None,
        clusters: [
            cluster(Colour(0xe9, 0xf3, 0xfa), Colour(0x00, 0x5c, 0x94)),
            cluster(Colour(0xfb, 0xf1, 0xdf), Colour(0x80, 0x56, 0x00)),
            cluster(Colour(0xe6, 0xf4, 0xef), Colour(0x00, 0x6b, 0x4e)),
            cluster(Colour(0xf8, 0xec, 0xf3), Colour(0x8c, 0x3f, 0x6b)),
            cluster(Colour(0xf9, 0xf7, 0xdc), Colour(0x68, 0x62, 0x00)),
            cluster(Colour(0xf0, 0xf0, 0xf0), Colour(0x4d, 0x4d, 0x4d)),
            cluster(Colour(0xfa, 0xec, 0xe3), Colour(0xa8, 0x49, 0x00)),
        ],
        // One hue whose lightness falls: it is a scale to eyes that see no hues as well.
        heat: [
            Colour(0xfb, 0xf9, 0xfe),
            Colour(0xef, 0xe8, 0xf9),
            Colour(0xe2, 0xd7, 0xf4),
            Colour(0xd6, 0xc7, 0xef),
            Colour(0xc9, 0xb8, 0xea),
        ],
        changes: [
            cluster(Colour(0xdd, 0xf3, 0xe9), Colour(0x00, 0x6b, 0x4e)),
            cluster(Colour(0xfb, 0xe6, 0xd8), Colour(0xa8, 0x49, 0x00)),
            cluster(Colour(0xfd, 0xf3, 0xc4), Colour(0x68, 0x62, 0x00)),
        ],
    };

    /// The theme on white that is one on a dark ground where the screen is set so.
    pub const AUTO: Self = Self {
        night: Some(&Self::DARK),
        ..Self::LIGHT
    };

    /// Every theme with its name and what it is for.
    pub const NAMES: [(Self, &'static str, &'static str); 5] = [
        (
            Self::AUTO,
            "auto",
            "As the screen is set: light or dark; light in most formats",
        ),
        (Self::LIGHT, "light", "On white"),
        (Self::DARK, "dark", "On a dark ground"),
        (Self::PRINT, "print", "Black on white"),
        (
            Self::HIGH_CONTRAST,
            "high-contrast",
            "In thick bright lines on black",
        ),
    ];

    /// The theme on a dark ground.
    pub const DARK: Self = Self {
        background: Colour(0x16, 0x1a, 0x1f),
        text: Colour(0xf0, 0xf0, 0xf0),
        quiet: Colour(0xc4, 0xc8, 0xcc),
        fill: Colour(0x22, 0x27, 0x2e),
        border: Colour(0xb8, 0xbe, 0xc6),
        centre: Colour(0x4a, 0x3d, 0x0a),
        stub: Colour(0xb0, 0xb0, 0xb0),
        thickness: 13,
        clusters: [
            cluster(Colour(0x1a, 0x26, 0x30), Colour(0x7c, 0xc4, 0xee)),
            cluster(Colour(0x2c, 0x25, 0x17), Colour(0xe6, 0xb8, 0x5c)),
            cluster(Colour(0x17, 0x2a, 0x24), Colour(0x5f, 0xcf, 0xa8)),
            cluster(Colour(0x2b, 0x1f, 0x27), Colour(0xe3, 0xa0, 0xc6)),
            cluster(Colour(0x28, 0x27, 0x16), Colour(0xd8, 0xd0, 0x5a)),
            cluster(Colour(0x26, 0x28, 0x2b), Colour(0xc4, 0xc8, 0xcc)),
            cluster(Colour(0x2d, 0x21, 0x19), Colour(0xf0, 0xa0, 0x60)),
        ],
        heat: [
            Colour(0x1d, 0x1d, 0x26),
            Colour(0x2a, 0x26, 0x3d),
            Colour(0x37, 0x30, 0x56),
            Colour(0x45, 0x3a, 0x6e),
            Colour(0x50, 0x43, 0x83),
        ],
        changes: [
            cluster(Colour(0x14, 0x38, 0x2c), Colour(0x5f, 0xcf, 0xa8)),
            cluster(Colour(0x42, 0x27, 0x15), Colour(0xf0, 0xa0, 0x60)),
            cluster(Colour(0x3b, 0x36, 0x10), Colour(0xd8, 0xd0, 0x5a)),
        ],
        ..Self::LIGHT.coloured([
            Colour(0x5f, 0xcf, 0xa8),
            Colour(0x7c, 0xc4, 0xee),
            Colour(0xf0, 0xa0, 0x60),
        ])
    };

    /// The theme for printers: black on white, and nothing else.
    pub const PRINT: Self = Self {
        text: BLACK,
        quiet: BLACK,
        border: BLACK,
        centre: WHITE,
        stub: BLACK,
        clusters: [cluster(WHITE, BLACK); 7],
        heat: [WHITE; SHADES],
        changes: [cluster(WHITE, BLACK); 3],
        ..Self::LIGHT.coloured([BLACK; 3])
    };

    /// The theme with the strongest contrasts, in thick lines on black.
    pub const HIGH_CONTRAST: Self = Self {
        background: BLACK,
        text: WHITE,
        quiet: WHITE,
        fill: BLACK,
        border: WHITE,
        centre: Colour(0x00, 0x2b, 0x55),
        stub: WHITE,
        thickness: 20,
        clusters: [cluster(BLACK, WHITE); 7],
        heat: [
            BLACK,
            Colour(0x18, 0x14, 0x2e),
            Colour(0x2a, 0x22, 0x52),
            Colour(0x3c, 0x31, 0x76),
            Colour(0x4e, 0x40, 0x9a),
        ],
        changes: [
            cluster(BLACK, Colour(0x66, 0xff, 0xb8)),
            cluster(BLACK, Colour(0xff, 0xb0, 0x80)),
            cluster(BLACK, Colour(0xff, 0xe8, 0x60)),
        ],
        ..Self::LIGHT.coloured([
            Colour(0x66, 0xff, 0xb8),
            Colour(0x8c, 0xd3, 0xff),
            Colour(0xff, 0xd3, 0x00),
        ])
    };

    /// Returns the theme with other colours of entries, advancements and lateral moves.
    const fn coloured(mut self, colours: [Colour; 3]) -> Self {
        self.entry.colour = colours[0];
        self.advancement.colour = colours[1];
        self.lateral.colour = colours[2];
        self
    }

    /// Returns how transitions of a kind are drawn.
    pub fn edge(&self, kind: TransitionKind) -> EdgeStyle {
        match kind {
            TransitionKind::Entry => self.entry,
            TransitionKind::Advancement => self.advancement,
            TransitionKind::Lateral => self.lateral,
        }
    }

    /// Returns how an edge of several kinds is drawn: as the one that leads furthest up. The heads
    /// of the others stand behind its own.
    pub fn leading(&self, kinds: impl Iterator<Item = TransitionKind>) -> EdgeStyle {
        let order = |kind: &TransitionKind| match kind {
            TransitionKind::Advancement => 0,
            TransitionKind::Entry => 1,
            TransitionKind::Lateral => 2,
        };
        self.edge(kinds.min_by_key(order).unwrap_or(TransitionKind::Lateral))
    }

    /// Returns how the family at a place is drawn; with many families, looks come back.
    pub fn cluster(&self, place: usize) -> ClusterStyle {
        self.clusters[place % self.clusters.len()]
    }

    /// Returns the area of the box of a role by how much of it somebody covers: a shade below
    /// [`SHADES`], the least first.
    pub fn heat(&self, shade: usize) -> Colour {
        self.heat[shade.min(SHADES - 1)]
    }

    /// Returns how the box of a role is drawn of which something became; what is unchanged has no look
    /// of its own.
    pub fn change(&self, change: Change) -> ClusterStyle {
        match change {
            Change::Added => self.changes[0],
            Change::Removed => self.changes[1],
            Change::Changed => self.changes[2],
            Change::Unchanged => cluster(self.fill, self.stub),
        }
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self::AUTO
    }
}

const BLACK: Colour = Colour(0, 0, 0);
const WHITE: Colour = Colour(0xff, 0xff, 0xff);

const fn cluster(fill: Colour, line: Colour) -> ClusterStyle {
    ClusterStyle { fill, line }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEMES: [Theme; 4] = [
        Theme::LIGHT,
        Theme::DARK,
        Theme::PRINT,
        Theme::HIGH_CONTRAST,
    ];

    #[test]
    fn text_and_lines_stand_out_on_everything_they_stand_on() {
        for theme in THEMES {
            let mut grounds = vec![theme.background, theme.fill, theme.centre];
            grounds.extend(theme.clusters.map(|cluster| cluster.fill));
            grounds.extend(theme.changes.map(|cluster| cluster.fill));
            let mut inks = vec![theme.text, theme.quiet, theme.stub, theme.border];
            inks.extend(TransitionKind::NAMES.map(|(kind, _)| theme.edge(kind).colour));
            for ground in grounds {
                for ink in &inks {
                    assert!(ink.contrast(ground) >= 4.5, "{ink} on {ground}");
                }
            }
            for ClusterStyle { fill, line } in theme.clusters.into_iter().chain(theme.changes) {
                assert!(line.contrast(fill) >= 4.5, "{line} on {fill}");
                assert!(theme.background.contrast(line) >= 4.5, "the mark on {line}");
            }
            // What stands in boxes, of which no stub has a shade.
            for ground in theme.heat {
                for ink in [theme.text, theme.quiet, theme.border] {
                    assert!(ink.contrast(ground) >= 4.5, "{ink} on {ground}");
                }
            }
        }
    }

    #[test]
    fn shades_of_a_heat_are_a_scale_without_hues() {
        for theme in THEMES.into_iter().filter(|theme| *theme != Theme::PRINT) {
            let lights = theme.heat.map(Colour::luminance);
            let is_rising = lights[0] < lights[SHADES - 1];
            for pair in theme.heat.windows(2) {
                let [one, two] = [pair[0], pair[1]].map(Colour::luminance);
                assert_eq!(one < two, is_rising, "{} {}", pair[0], pair[1]);
                assert!(pair[0].contrast(pair[1]) > 1.1, "{} {}", pair[0], pair[1]);
            }
        }
    }

    #[test]
    fn kinds_are_told_apart_without_colour() {
        for theme in THEMES {
            let styles = TransitionKind::NAMES.map(|(kind, _)| theme.edge(kind));
            for (at, one) in styles.iter().enumerate() {
                for two in &styles[at + 1..] {
                    assert!(one.line != two.line && one.head != two.head);
                    assert!(one.colour != two.colour || theme == Theme::PRINT);
                }
            }
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let (black, white) = (Colour(0, 0, 0), Colour(255, 255, 255));
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        assert!((white.contrast(white) - 1.0).abs() < 1e-9);
        assert_eq!(Colour(0, 0x5c, 0x94).to_string(), "#005c94");
    }
}
