//! Points, sizes and areas. Lengths are pixels of a drawing at its own size.

/// A width and a height.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Size {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

impl Size {
    /// Returns the size.
    pub fn new(width: f64, height: f64) -> Self {
        Self { width, height }
    }

    /// Returns the size with width and height exchanged.
    #[must_use]
    pub fn turned(self) -> Self {
        Self::new(self.height, self.width)
    }
}

/// A place.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

impl Point {
    /// Returns the point.
    pub fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

/// An area with upright sides.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// The left side.
    pub x: f64,
    /// The upper side.
    pub y: f64,
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

impl Rect {
    /// Returns the area with this corner and this size.
    pub fn new(corner: Point, size: Size) -> Self {
        Self {
            x: corner.x,
            y: corner.y,
            width: size.width,
            height: size.height,
        }
    }

    /// Returns the right side.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Returns the lower side.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Returns the point in the middle.
    pub fn centre(&self) -> Point {
        Point::new(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// Returns whether the inner parts of two areas share a point.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() - SLACK
            && other.x < self.right() - SLACK
            && self.y < other.bottom() - SLACK
            && other.y < self.bottom() - SLACK
    }

    /// Returns whether an upright or level stroke runs through the inner part of the area.
    pub fn is_cut_by(&self, one: Point, two: Point) -> bool {
        let (left, right) = (one.x.min(two.x), one.x.max(two.x));
        let (top, bottom) = (one.y.min(two.y), one.y.max(two.y));
        self.x + SLACK < right
            && left < self.right() - SLACK
            && self.y + SLACK < bottom
            && top < self.bottom() - SLACK
    }
}

/// What is too short to be seen.
const SLACK: f64 = 0.01;

/// Returns how often lines of upright and level strokes cross each other.
pub fn crossings(lines: &[Vec<Point>]) -> usize {
    let mut level = Vec::new();
    let mut upright = Vec::new();
    for (line, points) in lines.iter().enumerate() {
        for ends in points.windows(2) {
            let (one, two) = (ends[0], ends[1]);
            if (one.y - two.y).abs() <= SLACK {
                level.push((line, one.y, one.x.min(two.x), one.x.max(two.x)));
            } else {
                upright.push((line, one.x, one.y.min(two.y), one.y.max(two.y)));
            }
        }
    }
    level.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut count = 0;
    for (line, x, top, bottom) in upright {
        let first = level.partition_point(|stroke| stroke.1 <= top + SLACK);
        let met = level[first..]
            .iter()
            .take_while(|stroke| stroke.1 < bottom - SLACK);
        count += met
            .filter(|stroke| stroke.0 != line && stroke.2 + SLACK < x && x < stroke.3 - SLACK)
            .count();
    }
    count
}

/// Returns how many pairs of strokes of different lines run along each other.
pub fn covered(lines: &[Vec<Point>]) -> usize {
    let mut strokes = Vec::new();
    for (line, points) in lines.iter().enumerate() {
        for ends in points.windows(2) {
            let is_upright = (ends[0].x - ends[1].x).abs() <= SLACK;
            let turn = |point: Point| {
                if is_upright {
                    (point.x, point.y)
                } else {
                    (point.y, point.x)
                }
            };
            let (one, two) = (turn(ends[0]), turn(ends[1]));
            strokes.push((is_upright, one.0, one.1.min(two.1), one.1.max(two.1), line));
        }
    }
    strokes.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut pairs = 0;
    for (at, one) in strokes.iter().enumerate() {
        let near = strokes[at + 1..]
            .iter()
            .take_while(|two| two.0 == one.0 && two.1 - one.1 < NEAR);
        pairs += near
            .filter(|two| two.4 != one.4 && one.2 + NEAR < two.3 && two.2 + NEAR < one.3)
            .count();
    }
    pairs
}

/// How close two strokes look like one.
const NEAR: f64 = 1.0;

#[cfg(test)]
mod tests {
    use super::*;

    fn area(x: f64, y: f64, width: f64, height: f64) -> Rect {
        Rect::new(Point::new(x, y), Size::new(width, height))
    }

    #[test]
    fn areas_that_touch_do_not_overlap() {
        let one = area(0.0, 0.0, 10.0, 10.0);
        assert!(one.overlaps(&area(9.0, 9.0, 10.0, 10.0)));
        assert!(!one.overlaps(&area(10.0, 0.0, 10.0, 10.0)));
        assert!(!one.overlaps(&area(0.0, 10.0, 10.0, 10.0)));
    }

    #[test]
    fn a_stroke_along_a_side_does_not_cut_the_area() {
        let one = area(0.0, 0.0, 10.0, 10.0);
        assert!(one.is_cut_by(Point::new(-5.0, 5.0), Point::new(15.0, 5.0)));
        assert!(one.is_cut_by(Point::new(5.0, 5.0), Point::new(5.0, 6.0)));
        assert!(!one.is_cut_by(Point::new(5.0, -5.0), Point::new(5.0, -1.0)));
        assert!(!one.is_cut_by(Point::new(-1.0, -1.0), Point::new(11.0, -1.0)));
    }

    #[test]
    fn lines_cover_each_other_where_they_look_like_one() {
        let line = |x: f64, y: f64| vec![Point::new(x, y), Point::new(x, y + 10.0)];
        assert_eq!(covered(&[line(0.0, 0.0), line(0.5, 5.0)]), 1);
        assert_eq!(covered(&[line(0.0, 0.0), line(0.0, 10.0)]), 0);
        assert_eq!(covered(&[line(0.0, 0.0), line(5.0, 0.0)]), 0);
    }

    #[test]
    fn lines_cross_where_a_level_stroke_meets_an_upright_one() {
        let cross = [(0.0, 5.0, 10.0, 5.0), (5.0, 0.0, 5.0, 10.0)];
        let line = |(a, b, c, d)| vec![Point::new(a, b), Point::new(c, d)];
        assert_eq!(crossings(&cross.map(line)), 1);
        let beside = [(0.0, 5.0, 10.0, 5.0), (15.0, 0.0, 15.0, 10.0)];
        assert_eq!(crossings(&beside.map(line)), 0);
        let tee = [(0.0, 5.0, 10.0, 5.0), (5.0, 5.0, 5.0, 10.0)];
        assert_eq!(crossings(&tee.map(line)), 0);
    }
}
