//! Numbers and lines as text, short and always the same.

use std::fmt;

use crate::layout::Point;

/// A length with at most one decimal.
#[derive(Debug, Clone, Copy)]
pub(super) struct N(pub(super) f64);

impl fmt::Display for N {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.0 * 10.0).round() as i64;
        let sign = if tenths < 0 { "-" } else { "" };
        match (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10) {
            (whole, 0) => write!(f, "{sign}{whole}"),
            (0, part) => write!(f, "{sign}.{part}"),
            (whole, part) => write!(f, "{sign}{whole}.{part}"),
        }
    }
}

/// How round corners are.
const RADIUS: f64 = 5.0;

/// Returns the data of a path through corners, with round ones.
pub(super) fn path(points: &[Point]) -> String {
    let Some(first) = points.first() else {
        return String::new();
    };
    let mut data = format!("M{} {}", N(first.x), N(first.y));
    let mut at = *first;
    for (place, &corner) in points.iter().enumerate().skip(1) {
        let Some(&next) = points.get(place + 1) else {
            data += &stroke(at, corner);
            break;
        };
        let before = points[place - 1];
        let half =
            |one: Point, two: Point| f64::midpoint((one.x - two.x).abs(), (one.y - two.y).abs());
        let radius = RADIUS.min(half(before, corner)).min(half(corner, next));
        let (start, end) = (near(corner, before, radius), near(corner, next, radius));
        data += &stroke(at, start);
        let [x, y] = [corner.x, corner.y].map(N);
        put!(data, "Q{x} {y} {} {}", N(end.x), N(end.y));
        at = end;
    }
    data
}

/// Returns the point at a distance from a corner towards another one.
fn near(corner: Point, far: Point, distance: f64) -> Point {
    let towards = |from: f64, to: f64| match to - from {
        way if way.abs() < 0.01 => from,
        way => from + distance * way.signum(),
    };
    Point::new(towards(corner.x, far.x), towards(corner.y, far.y))
}

fn stroke(from: Point, to: Point) -> String {
    if (from.x - to.x).abs() < 0.05 {
        format!("V{}", N(to.y))
    } else if (from.y - to.y).abs() < 0.05 {
        format!("H{}", N(to.x))
    } else {
        format!("L{} {}", N(to.x), N(to.y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        let text = |number: f64| N(number).to_string();
        assert_eq!(text(12.0), "12");
        assert_eq!(text(12.345), "12.3");
        assert_eq!(text(-0.04), "0");
        assert_eq!(text(-0.5), "-.5");
        assert_eq!(text(0.25), ".3");
    }

    #[test]
    fn corners_are_round() {
        let points = [(0.0, 0.0), (0.0, 20.0), (30.0, 20.0)];
        let points = points.map(|(x, y)| Point::new(x, y));
        assert_eq!(path(&points), "M0 0V15Q0 20 5 20H30");
        assert_eq!(path(&points[..2]), "M0 0V20");
        assert_eq!(path(&[]), "");
    }
}
