//! Marks in boxes that need no colour: bars for how much somebody covers, and signs for what became of
//! a role.

use std::cmp::Ordering;

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

/// How far the heads of lines reach to the side.
const HEAD: f64 = 7.0;

/// Returns how far from the corner of a box with a sign its lines keep.
pub(super) fn corner(node: &NodeView) -> f64 {
    let change = node.change.as_ref();
    let mark = change.and_then(|change| change.kind.mark());
    mark.map_or(0.0, |_| RADIUS + HEAD + 2.0)
}

/// How far a cross reaches.
const ARM: f64 = 4.0;
/// How far from other lines it is free, and how far from their ends, where heads are.
const FREE: f64 = 14.0;
/// How far it stays from the ends of its own line, and from the bends.
const FROM_END: f64 = 15.0 + ARM;
const FROM_BEND: f64 = 5.0 + ARM;
/// In how many places of each stroke it is looked for.
const PLACES: u32 = 12;
/// Of more lines than this a cross looks at its own line alone.
const MOST_LINES: usize = 2_000;

/// Returns the cross that strikes a line through, one of these by its place: where other lines and labels are as far away
/// as need be, on its longest stroke if that is possible, and not in the middle, where its own label may stand.
pub(super) fn cross(lines: &[Vec<Point>], line: usize, labels: &[Rect]) -> String {
    let points = &lines[line];
    let last = points.len().saturating_sub(2);
    let mut best: Option<([f64; 3], Point)> = None;
    for (at, ends) in points.windows(2).enumerate() {
        let length = (ends[0].x - ends[1].x).hypot(ends[0].y - ends[1].y);
        let near = if lines.len() > MOST_LINES {
            Vec::new()
        } else {
            near(lines, line, ends)
        };
        let from = |is_end: bool| if is_end { FROM_END } else { FROM_BEND };
        let [low, high] = [from(at == 0), length - from(at == last)];
        for place in 1..PLACES {
            let part = f64::from(place) / f64::from(PLACES);
            let along = length * part;
            // Where no place is free of its own heads and bends, the middle of a stroke is best.
            let own = (along - low).min(high - along).min(0.0);
            let point = between(ends, part);
            let clear = near.iter().map(|stroke| clearance(point, stroke));
            let labels = labels.iter().filter(|_| lines.len() <= MOST_LINES);
            let beside = labels.map(|label| distance_to(label, point) - ARM);
            let clear = clear.fold(FREE, f64::min);
            let clear = beside.fold(clear, |clear, room| clear.min(room + FREE - 1.0));
            let third = (part - 1.0 / 3.0).abs();
            let worth = [own + clear, length, -third];
            let is_better = best.is_none_or(|(most, _)| {
                let parts = worth.iter().zip(most);
                let mut parts = parts.map(|(one, other)| one.total_cmp(&other));
                parts.find(|order| order.is_ne()) == Some(Ordering::Greater)
            });
            if is_better {
                best = Some((worth, point));
            }
        }
    }
    let Some((_, at)) = best else {
        return String::new();
    };
    format!(
        "<path class=\"xx\" d=\"M{} {}l8 8m0 -8l-8 8\"/>",
        N(at.x - ARM),
        N(at.y - ARM)
    )
}

/// A stroke of another line, and whether it begins or ends at a box.
struct Near<'p> {
    ends: &'p [Point],
    has_head: [bool; 2],
}

/// Returns the strokes of other lines that come near a stroke.
fn near<'p>(lines: &'p [Vec<Point>], line: usize, own: &[Point]) -> Vec<Near<'p>> {
    let spans = |one: [f64; 2], other: [f64; 2]| {
        one[0].min(one[1]) < other[0].max(other[1]) + FREE + HEAD
            && other[0].min(other[1]) < one[0].max(one[1]) + FREE + HEAD
    };
    let is_near = |ends: &[Point]| {
        spans([ends[0].x, ends[1].x], [own[0].x, own[1].x])
            && spans([ends[0].y, ends[1].y], [own[0].y, own[1].y])
    };
    let others = lines.iter().enumerate();
    let others = others.filter(|(other, _)| *other != line);
    let strokes = others.flat_map(|(_, points)| {
        let last = points.len().saturating_sub(2);
        let strokes = points.windows(2).enumerate();
        strokes.map(move |(at, ends)| Near {
            ends,
            has_head: [at == 0, at == last],
        })
    });
    strokes.filter(|stroke| is_near(stroke.ends)).collect()
}

/// Returns how far a point is from a stroke and the heads on it.
fn clearance(at: Point, stroke: &Near<'_>) -> f64 {
    let [from, to] = [stroke.ends[0], stroke.ends[1]];
    let mut clear = distance(at, from, to);
    for (end, has_head) in [from, to].into_iter().zip(stroke.has_head) {
        if has_head {
            clear = clear.min((at.x - end.x).hypot(at.y - end.y) - HEAD);
        }
    }
    clear
}

/// How far a point is from an area; less than nothing within it.
fn distance_to(area: &Rect, at: Point) -> f64 {
    let x = (area.x - at.x).max(at.x - area.right());
    let y = (area.y - at.y).max(at.y - area.bottom());
    x.max(y)
}

/// The point behind some part of a stroke.
fn between(ends: &[Point], part: f64) -> Point {
    let on = |one: f64, two: f64| one + (two - one) * part;
    Point::new(on(ends[0].x, ends[1].x), on(ends[0].y, ends[1].y))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn line(points: &[(f64, f64)]) -> Vec<Point> {
        points.iter().map(|(x, y)| Point::new(*x, *y)).collect()
    }

    /// Returns the middle of the cross of the first of some lines.
    fn middle(lines: &[Vec<Point>], labels: &[Rect]) -> Point {
        let svg = cross(lines, 0, labels);
        let place = svg
            .split('M')
            .nth(1)
            .and_then(|rest| rest.split('l').next());
        let place = place.expect("it begins somewhere");
        let mut place = place.split(' ').map(|part| part.parse().expect("a number"));
        let mut next = || place.next().unwrap_or(0.0) + ARM;
        Point::new(next(), next())
    }

    #[test]
    fn a_cross_stands_on_a_free_stretch_of_its_own_line() {
        let own = line(&[(0.0, 0.0), (0.0, 90.0), (120.0, 90.0), (120.0, 60.0)]);
        let alone = middle(std::slice::from_ref(&own), &[]);
        assert_eq!((alone.x, alone.y), (40.0, 90.0), "on the longest stroke");
        // The legs of another line stand there, and its head beside them.
        let other = line(&[(30.0, 140.0), (30.0, 80.0), (60.0, 80.0), (60.0, 140.0)]);
        let both = [own.clone(), other.clone()];
        let at = middle(&both, &[]);
        for ends in other.windows(2) {
            assert!(distance(at, ends[0], ends[1]) >= FREE, "{at:?}");
        }
        let end = own[3];
        assert!((at.x - end.x).hypot(at.y - end.y) > FROM_END, "{at:?}");
        let label = Rect::new(Point::new(20.0, 80.0), crate::layout::Size::new(60.0, 20.0));
        let at = middle(&[own], &[label]);
        assert!(distance_to(&label, at) >= ARM, "{at:?}");
        assert!(cross(&[Vec::new()], 0, &[]).is_empty());
    }
}
