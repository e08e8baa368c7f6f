//! Marks in boxes that need no colour: bars for how much somebody covers, and signs for what became of
//! a role.

use super::figure::{PAD, SMALL};
use super::number::N;
use crate::export::escape::xml;
use crate::export::words::percent;
use crate::layout::{Point, Rect};
use crate::query::gap::Interval;
use crate::view::{Change, NodeView};

/// The height of a bar with what lies above it.
pub(super) const HEIGHT: f64 = 16.0;
/// The least width of a bar.
const LEAST: f64 = 56.0;
/// How high the bar itself is.
const THICK: f64 = 8.0;
/// What lies between a bar and its number.
const GAP: f64 = 6.0;
/// What lies between the ring around the role in the middle and its box.
pub(super) const RING: f64 = 5.0;
/// The radius of a sign.
const RADIUS: f64 = 8.0;
/// How much of what a role asks for somebody covers.
#[derive(Debug, Clone)]
pub(super) struct Bar {
    share: Interval<f64>,
    label: String,
}

impl Bar {
    pub(super) fn of(share: Interval<f64>) -> Self {
        let label = percent(share);
        Self { share, label }
    }

    /// Returns the least width with its number.
    pub(super) fn width(&self) -> f64 {
        LEAST + GAP + SMALL.width(&self.label).ceil()
    }

    /// Writes it at the bottom of a box, below a line.
    pub(super) fn write(&self, svg: &mut String, area: Rect, top: f64) {
        let label = SMALL.width(&self.label).ceil();
        let left = area.x + PAD.width;
        let width = area.width - 2.0 * PAD.width - GAP - label;
        bar(svg, self.share, [left, top + 5.0], [width, THICK]);
        put!(
            svg,
            "<text class=\"q w\" x=\"{}\" y=\"{}\">{}</text>",
            N(left + width + GAP),
            N(top + 12.5),
            xml(&self.label)
        );
    }
}

/// Writes a bar: what is held is as high as its frame, what is perhaps held half as high.
pub(super) fn bar(
    svg: &mut String,
    share: Interval<f64>,
    [x, y]: [f64; 2],
    [width, height]: [f64; 2],
) {
    let mut rect = |class: &str, [x, y]: [f64; 2], [width, height]: [f64; 2]| {
        put!(
            svg,
            "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
            N(x),
            N(y),
            N(width),
            N(height)
        );
    };
    rect("b", [x, y], [width, height]);
    let end = |share: f64| share.clamp(0.0, 1.0) * width;
    let (surely, perhaps) = (end(share.low), end(share.high));
    if surely > 0.0 {
        rect("f", [x, y], [surely, height]);
    }
    if perhaps > surely {
        let half = height / 2.0;
        let at = [x + surely, y + half / 2.0];
        rect("f", at, [perhaps - surely, half]);
    }
}

/// Writes the sign of what became of something around a point.
pub(super) fn sign(svg: &mut String, change: Change, [x, y]: [f64; 2]) {
    let Some(mark) = change.mark() else { return };
    put!(
        svg,
        "<rect class=\"i\" x=\"{}\" y=\"{}\" width=\"{2}\" height=\"{2}\" rx=\"{3}\"/>\
         <text class=\"t r\" x=\"{4}\" y=\"{5}\">{mark}</text>",
        N(x - RADIUS),
        N(y - RADIUS),
        N(2.0 * RADIUS),
        N(RADIUS),
        N(x),
        N(y + 4.0)
    );
}

/// How far a cross reaches, and how far from it other lines stay where there is room.
const ARM: f64 = 4.0;
const APART: f64 = ARM + 3.0;

/// Where on a stroke a cross may stand, the best place first: not in the middle, where a label may stand beside it.
const PLACES: [f64; 6] = [
    1.0 / 3.0,
    1.0 / 4.0,
    3.0 / 4.0,
    1.0 / 6.0,
    5.0 / 6.0,
    2.0 / 3.0,
];

/// Of more lines than this a cross stands on the first place that there is.
const MOST_LINES: usize = 2_000;

/// Returns the cross that strikes a line through, one of these by its place: on its longest stroke, or on another
/// where that is the first with a place that no other line comes near.
pub(super) fn cross(lines: &[Vec<Point>], line: usize) -> String {
    let length = |ends: &[Point]| (ends[0].x - ends[1].x).hypot(ends[0].y - ends[1].y);
    let mut strokes: Vec<_> = lines[line].windows(2).collect();
    strokes.sort_by(|one, two| length(two).total_cmp(&length(one)));
    let Some(longest) = strokes.first() else {
        return String::new();
    };
    let mut places = strokes.iter().flat_map(|ends| {
        // At the end of a short stroke it would lie on the next one.
        let fits = |part: &f64| part.min(1.0 - part) * length(ends) > APART;
        PLACES
            .into_iter()
            .filter(fits)
            .map(|part| along(ends, part))
    });
    let is_free = |at: &Point| {
        let others = lines.iter().enumerate();
        let mut others = others.filter(|(other, _)| *other != line);
        others.all(|(_, points)| {
            let mut strokes = points.windows(2);
            strokes.all(|ends| distance(*at, ends[0], ends[1]) > APART)
        })
    };
    let is_looked_for = lines.len() <= MOST_LINES;
    let free = is_looked_for.then(|| places.find(is_free)).flatten();
    let at = free.unwrap_or_else(|| along(longest, PLACES[0]));
    format!(
        "<path class=\"xx\" d=\"M{} {}l8 8m0 -8l-8 8\"/>",
        N(at.x - ARM),
        N(at.y - ARM)
    )
}

/// The point behind some part of a stroke.
fn along(ends: &[Point], part: f64) -> Point {
    let between = |one: f64, two: f64| one + (two - one) * part;
    Point::new(between(ends[0].x, ends[1].x), between(ends[0].y, ends[1].y))
}

/// How far a point is from a stroke.
fn distance(at: Point, from: Point, to: Point) -> f64 {
    let (x, y) = (to.x - from.x, to.y - from.y);
    let length = x * x + y * y;
    let along = if length > 0.0 {
        (((at.x - from.x) * x + (at.y - from.y) * y) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (at.x - from.x - along * x).hypot(at.y - from.y - along * y)
}

/// Returns the letter by which the style sheet knows what became of something.
pub(super) fn class(change: Change) -> char {
    match change {
        Change::Added => 'p',
        Change::Removed => 'o',
        Change::Changed => 'd',
        Change::Unchanged => 'u',
    }
}

/// Returns the classes of the box of a role besides those that every drawing knows.
pub(super) fn classes(node: &NodeView) -> String {
    let mut classes = String::new();
    if let Some(heat) = &node.heat {
        if let Some(shade) = heat.shade() {
            put!(classes, " y{shade}");
        }
        if heat.current {
            classes.push_str(" v");
        }
    }
    if let Some(change) = &node.change {
        put!(classes, " {}", class(change.kind));
    }
    classes
}
