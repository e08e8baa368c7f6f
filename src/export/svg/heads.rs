//! The heads of lines, as markers. They grow with their lines, and the lines end where they begin to be
//! as thin as a line.

use super::number::N;
use super::style::{ROOT, class, leading_of};
use crate::export::paint::thickness;
use crate::layout::Point;
use crate::model::TransitionKind;
use crate::view::theme::{Head, Theme};
use crate::view::{Change, EdgeView, WayBack};

/// The length of a head with what lies behind it.
const LENGTH: f64 = 12.0;
/// Lines that are thicker than this would hide a head of the usual size.
const THICK: f64 = 1.5;

/// The heads at one end of a line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Heads {
    /// The kinds that have one, in their order, and whether it is half a head.
    tips: Vec<(TransitionKind, bool)>,
    id: String,
    change: Option<Change>,
}

impl Heads {
    /// Returns the heads at the end of a line.
    pub(super) fn at_end(kinds: &[TransitionKind], back: WayBack, change: Option<Change>) -> Self {
        let is_half =
            |kind: TransitionKind| kind == TransitionKind::Lateral && back == WayBack::Leading;
        let letter = |kind: &TransitionKind| {
            if is_half(*kind) { 'i' } else { class(*kind) }
        };
        let id: String = kinds.iter().map(letter).collect();
        let tips = kinds.iter().map(|kind| (*kind, is_half(*kind)));
        Self::new(&id, tips.collect(), change)
    }

    /// Returns the head at the beginning of a line with a way back.
    pub(super) fn at_start(back: WayBack, change: Option<Change>) -> Option<Self> {
        let (id, is_half) = match back {
            WayBack::None => return None,
            WayBack::Inferred => ("inferred", true),
            WayBack::Known | WayBack::Leading => ("back", false),
        };
        let tips = vec![(TransitionKind::Lateral, is_half)];
        Some(Self::new(id, tips, change))
    }

    /// Returns the heads of an edge at its beginning and at its end.
    pub(super) fn of(edge: &EdgeView) -> [Option<Self>; 2] {
        let change = edge.change.as_ref().map(|change| change.kind);
        let (kinds, back) = (edge.kinds().collect::<Vec<_>>(), edge.way_back());
        [
            Self::at_start(back, change),
            Some(Self::at_end(&kinds, back, change)),
        ]
    }

    fn new(id: &str, tips: Vec<(TransitionKind, bool)>, change: Option<Change>) -> Self {
        // What is unchanged has the heads of every drawing.
        let change = change.filter(|change| *change != Change::Unchanged);
        let of_change = change.map(|change| format!("-{}", super::marks::class(change)));
        let id = format!("{ROOT}-{id}{}", of_change.unwrap_or_default());
        Self { tips, id, change }
    }

    /// Returns the id of their marker.
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// Returns how much of a line they take.
    pub(super) fn length(&self, theme: &Theme) -> f64 {
        self.tips.len() as f64 * LENGTH * self.scale(theme)
    }

    fn scale(&self, theme: &Theme) -> f64 {
        match width(theme, self.change) {
            width if width > THICK => 0.6 + 0.3 * width,
            _ => 1.0,
        }
    }

    /// Returns by how much their line ends before the first tip, which would else be as blunt as the line.
    pub(super) fn before_tip(&self, theme: &Theme) -> f64 {
        match width(theme, self.change) {
            width if width > THICK => width,
            _ => 0.0,
        }
    }

    /// Writes their marker: the head of the leading kind, and those of the others behind it.
    pub(super) fn write(&self, defs: &mut String, theme: &Theme) {
        let count = self.tips.len();
        let leading = leading_of(self.tips.iter().map(|(kind, _)| *kind));
        let mut tips = self.tips.clone();
        tips.sort_by_key(|(kind, _)| *kind != leading);
        let tips = tips.into_iter().enumerate();
        let shapes: String = tips
            .map(|(place, (kind, is_half))| {
                let head = if is_half {
                    Theme::LIGHT.inferred_back
                } else {
                    Theme::LIGHT.edge(kind).head
                };
                shape(head, kind, 12 * (count - place))
            })
            .collect();
        let (scale, width) = (self.scale(theme), 12.0 * count as f64);
        let class = match self.change {
            Some(Change::Removed) => " class=\"o\"",
            _ => "",
        };
        let view = match scale {
            1.0 => String::new(),
            _ => format!(" viewBox=\"0 0 {} 12\"", N(width + 1.0)),
        };
        put!(
            defs,
            "<marker id=\"{}\"{class} markerUnits=\"userSpaceOnUse\" markerWidth=\"{}\" \
             markerHeight=\"{}\"{view} refX=\"{}\" refY=\"6\" orient=\"auto-start-reverse\">{shapes}</marker>",
            self.id,
            N((width + 1.0) * scale),
            N(12.0 * scale),
            N(width - self.before_tip(theme) / scale)
        );
    }
}

/// Returns how thick a line is of which something became, or nothing.
pub(super) fn width(theme: &Theme, change: Option<Change>) -> f64 {
    let tenths = change.map_or(10, thickness);
    f64::from(theme.thickness * tenths / 10) / 10.0
}

/// Makes a line shorter at its beginning and at its end.
pub(super) fn shortened(points: &mut [Point], by: [f64; 2]) {
    let [start, end] = by;
    if let [first, second, ..] = points {
        *first = nearer(*first, *second, start);
    }
    if let [.., second, last] = points {
        *last = nearer(*last, *second, end);
    }
}

/// Returns the point at a distance from an end towards another point, but not near to that.
fn nearer(end: Point, far: Point, distance: f64) -> Point {
    let length = (far.x - end.x).abs().max((far.y - end.y).abs());
    if length <= 0.0 {
        return end;
    }
    let share = (distance / length).min(0.5);
    Point::new(
        end.x + share * (far.x - end.x),
        end.y + share * (far.y - end.y),
    )
}

/// Returns a head with its tip at a place.
fn shape(head: Head, kind: TransitionKind, tip: usize) -> String {
    let class = class(kind);
    let (back, tip) = (tip - 9, tip);
    // A style wins over the rules for lines.
    let solid = "stroke-dasharray=\"none\"";
    match head {
        Head::Triangle | Head::HollowTriangle => {
            let back = if head == Head::Triangle {
                back
            } else {
                back - 1
            };
            format!("<polygon class=\"m{class}\" points=\"{back},2 {tip},6 {back},10\"/>")
        }
        Head::Open => format!(
            "<polyline class=\"m{class}\" {solid} stroke-width=\"1.6\" points=\"{back},1.5 {tip},6 {back},10.5\"/>"
        ),
        Head::Half => format!(
            "<polyline class=\"m{class}\" {solid} stroke-width=\"1.6\" points=\"{back},1.5 {tip},6\"/>"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marker(change: Option<Change>, theme: &Theme) -> String {
        let mut defs = String::new();
        let kinds = [TransitionKind::Advancement];
        Heads::at_end(&kinds, WayBack::None, change).write(&mut defs, theme);
        defs
    }

    #[test]
    fn heads_grow_with_their_lines() {
        for (theme, name, _) in Theme::NAMES {
            let size = |change| {
                let heads = Heads::at_end(&[TransitionKind::Entry], WayBack::None, change);
                (heads.length(&theme), heads.before_tip(&theme))
            };
            let (usual, added) = (size(None), size(Some(Change::Added)));
            assert!(added.0 > 1.3 * usual.0 && added.1 > usual.1, "{name}");
            assert_eq!(usual, size(Some(Change::Unchanged)), "{name}");
        }
        assert!(!marker(None, &Theme::LIGHT).contains("viewBox"));
        assert!(marker(Some(Change::Added), &Theme::LIGHT).contains("viewBox=\"0 0 13 12\""));
        assert!(marker(Some(Change::Removed), &Theme::LIGHT).contains("class=\"o\""));
    }

    #[test]
    fn a_lateral_move_that_nobody_stated_has_half_a_head_on_its_end() {
        let kinds = [TransitionKind::Advancement, TransitionKind::Lateral];
        let strokes = |heads: &Heads| {
            let mut defs = String::new();
            heads.write(&mut defs, &Theme::LIGHT);
            defs.matches(' ').count()
        };
        let [full, half] =
            [WayBack::Known, WayBack::Leading].map(|back| Heads::at_end(&kinds, back, None));
        assert!(full.id() != half.id() && strokes(&full) > strokes(&half));
        assert_eq!(
            Heads::at_start(WayBack::Leading, None),
            Heads::at_start(WayBack::Known, None)
        );
    }

    #[test]
    fn lines_become_shorter_by_half_at_most() {
        let mut points = [(0.0, 0.0), (0.0, 20.0), (4.0, 20.0)].map(|(x, y)| Point::new(x, y));
        shortened(&mut points, [3.0, 3.0]);
        assert_eq!(
            points.map(|at| (at.x, at.y)),
            [(0.0, 3.0), (0.0, 20.0), (2.0, 20.0)]
        );
        shortened(&mut points[..1], [3.0, 3.0]);
    }
}
