//! The explanations: in rows above the drawing, so that they cover nothing.

use super::heads::Heads;
use super::marks;
use super::number::N;
use super::style::{class, leading_of};
use super::text::Face;
use crate::export::escape::xml;
use crate::layout::Point;
use crate::query::gap::Interval;
use crate::view::{Change, LegendEntry, SHADES};

/// How explanations are set.
const FACE: Face = Face {
    size: 11.0,
    is_bold: false,
};
/// The width of a sample.
const SAMPLE: f64 = 44.0;
/// The height of a row.
const ROW: f64 = 20.0;
/// What lies between two explanations.
const BETWEEN: f64 = 22.0;

/// Where the explanations go.
pub(super) struct Legend<'v> {
    /// With the place and the width of the sample, and the place of the row.
    entries: Vec<(&'v LegendEntry, String, [f64; 2], f64)>,
    /// The height of all rows.
    pub(super) height: f64,
    /// The width of the longest row.
    pub(super) width: f64,
}

impl<'v> Legend<'v> {
    /// Fills rows of a width.
    pub(super) fn of(entries: &'v [LegendEntry], width: f64) -> Self {
        let (mut x, mut y, mut longest) = (0.0, 0.0, 0.0_f64);
        let mut placed = Vec::with_capacity(entries.len());
        for entry in entries {
            let text = entry.text();
            // What has no sample begins at the left.
            let sample = match entry {
                LegendEntry::Alone => 0.0,
                _ => SAMPLE + 8.0,
            };
            let needed = sample + FACE.width(&text).ceil();
            if x > 0.0 && x + needed > width {
                (x, y) = (0.0, y + ROW);
            }
            placed.push((entry, text, [x, sample], y));
            longest = longest.max(x + needed);
            x += needed + BETWEEN;
        }
        Self {
            height: if placed.is_empty() { 0.0 } else { y + ROW },
            width: longest,
            entries: placed,
        }
    }

    /// Writes all of them below a point.
    pub(super) fn write(&self, svg: &mut String, left: f64, top: f64) {
        if self.entries.is_empty() {
            return;
        }
        svg.push_str("<g role=\"list\" aria-label=\"Legend\">");
        for (entry, text, [x, wide], y) in &self.entries {
            let (x, y) = (left + x, top + y + ROW / 2.0);
            svg.push_str("<g role=\"listitem\">");
            sample(svg, entry, x, y);
            put!(
                svg,
                "<text class=\"g\" x=\"{}\" y=\"{}\">{}</text></g>",
                N(x + wide),
                N(y + 4.0),
                xml(text)
            );
        }
        svg.push_str("</g>");
    }
}

fn sample(svg: &mut String, entry: &LegendEntry, x: f64, y: f64) {
    let rect = |inset: f64| {
        format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"3\"/>",
            N(x + 4.0 + inset),
            N(y - 7.0 + inset),
            N(SAMPLE - 8.0 - 2.0 * inset),
            N(14.0 - 2.0 * inset)
        )
    };
    match entry {
        LegendEntry::Edge { kinds, back } => {
            let leading = leading_of(kinds.iter().copied());
            let start = Heads::at_start(*back, None);
            let start = start.map(|heads| format!(" marker-start=\"url(#{})\"", heads.id()));
            put!(
                svg,
                "<path class=\"{}\" d=\"M{} {}H{}\" marker-end=\"url(#{})\"{}/>",
                class(leading),
                N(x),
                N(y),
                N(x + SAMPLE),
                Heads::at_end(kinds, *back, None).id(),
                start.unwrap_or_default()
            );
        }
        LegendEntry::Stub => {
            put!(svg, "<g class=\"n s\">{}</g>", rect(0.0));
        }
        LegendEntry::Gap => put!(
            svg,
            "<text class=\"q\" x=\"{}\" y=\"{}\">gap 12</text>",
            N(x + SAMPLE / 2.0),
            N(y + 3.5)
        ),
        LegendEntry::Basis(basis) => put!(
            svg,
            "<text class=\"q\" x=\"{}\" y=\"{}\">{basis}</text>",
            N(x + SAMPLE / 2.0),
            N(y + 3.5)
        ),
        LegendEntry::Alone => {}
        LegendEntry::LeftOut(_) => put!(
            svg,
            "<text class=\"q\" x=\"{}\" y=\"{}\">…</text>",
            N(x + SAMPLE / 2.0),
            N(y + 3.5)
        ),
        LegendEntry::Centre => {
            let ring = rect(-2.0).replacen("<rect", "<rect class=\"rg\"", 1);
            put!(svg, "<g class=\"n\">{ring}{}</g>", rect(2.0));
        }
        LegendEntry::Heat => heat(svg, x, y),
        LegendEntry::Current => put!(svg, "<g class=\"n v\">{}</g>", rect(0.0)),
        LegendEntry::Added => changed(svg, Change::Added, [x, y]),
        LegendEntry::Removed => changed(svg, Change::Removed, [x, y]),
        LegendEntry::Changed => changed(svg, Change::Changed, [x, y]),
        LegendEntry::Unchanged => changed(svg, Change::Unchanged, [x, y]),
        LegendEntry::Summit => put!(svg, "<g class=\"n\">{}{}</g>", rect(0.0), rect(3.0)),
    }
}

/// Writes the shades of a heat, the least first, above a bar that is half full.
fn heat(svg: &mut String, x: f64, y: f64) {
    let width = SAMPLE / SHADES as f64;
    for shade in 0..SHADES {
        put!(
            svg,
            "<g class=\"n y{shade}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"8\"/></g>",
            N(x + shade as f64 * width),
            N(y - 8.0),
            N(width)
        );
    }
    let share = Interval {
        low: 0.5,
        high: 0.75,
    };
    svg.push_str("<g class=\"n\">");
    marks::bar(svg, share, [x, y + 2.0], [SAMPLE, 6.0]);
    svg.push_str("</g>");
}

/// Writes a box and a line.
fn changed(svg: &mut String, change: Change, [x, y]: [f64; 2]) {
    put!(
        svg,
        "<g class=\"n {}\"><rect x=\"{}\" y=\"{}\" width=\"20\" height=\"14\" rx=\"3\"/>\
         <path class=\"ls\" d=\"M{} {}H{}\"/>",
        marks::class(change),
        N(x + 8.0),
        N(y - 7.0),
        N(x + 31.0),
        N(y),
        N(x + SAMPLE + 2.0)
    );
    if change == Change::Removed {
        let ends = [x + 31.0, x + SAMPLE + 2.0].map(|x| Point::new(x, y));
        svg.push_str(&marks::cross(&[ends.to_vec()], 0, &[]));
    }
    marks::sign(svg, change, [x + 8.0, y]);
    svg.push_str("</g>");
}
