//! One role in the middle: what leads to it on the left, what it leads to on the right, lateral moves
//! above and below.

use super::canvas::{Area, Canvas, Stroke};
use super::{Look, Pen, border, list, widest};
use crate::export::text::wrapped;
use crate::view::{EdgeView, GraphView, LegendEntry};

/// Columns between the boxes.
const GAP: usize = 6;

/// How far boxes of lateral moves stand in from the box in the middle.
const INDENT: usize = 5;

/// A role beside the one in the middle.
struct Neighbour<'v> {
    node: usize,
    edge: &'v EdgeView,
    lines: Vec<String>,
}

impl Neighbour<'_> {
    fn height(&self) -> usize {
        self.lines.len() + 2
    }
}

pub(super) fn draw<'v>(view: &'v GraphView, centre: usize, pen: Pen<'v>, look: &'v Look) -> String {
    let room = (pen.width - 2 * GAP) / 3;
    let side = |outward: bool, lateral: bool| -> Vec<Neighbour<'_>> {
        let edges = view
            .edges
            .iter()
            .filter(|edge| edge.is_lateral() == lateral);
        let ends = edges.filter_map(|edge| match (edge.from == centre, edge.to == centre) {
            (true, _) if outward || lateral => Some((edge, edge.to)),
            (_, true) if !outward || lateral => Some((edge, edge.from)),
            _ => None,
        });
        let neighbours = ends.map(|(edge, node)| {
            let inside = room - 4 - if lateral { INDENT } else { 0 };
            let words = pen.words(edge, edge.from == centre);
            let lines = pen.lines(&view.nodes[node], Some(&words), inside);
            Neighbour { node, edge, lines }
        });
        neighbours.collect()
    };
    let (left, right, mut above) = (side(false, false), side(true, false), side(true, true));
    let below = above.split_off(above.len() / 2);
    let middle = pen.lines(&view.nodes[centre], None, room - 4);
    let mut drawing = Drawing::new(view, pen, look, [&left, &right], [&above, &below], &middle);
    drawing.beside(&left, false);
    drawing.beside(&right, true);
    drawing.laterals(&above, true);
    drawing.laterals(&below, false);
    drawing.canvas.boxed(drawing.centre, &middle, Stroke::Heavy);
    let mut out = drawing.canvas.finish();
    out.push_str(&others(view, centre, pen));
    let farther = list::farther(view, centre, pen, look);
    if !farther.is_empty() {
        out.push('\n');
        out.push_str(&farther);
    }
    out
}

/// Returns how many moves there are between the roles beside the one in the middle, which are not drawn.
fn others(view: &GraphView, centre: usize, pen: Pen<'_>) -> String {
    let left_out = view.legend.iter().find_map(|entry| match entry {
        LegendEntry::LeftOut(lines) => Some(*lines),
        _ => None,
    });
    let distances = list::distances(view, centre);
    let is_near = |edge: &&EdgeView| [edge.from, edge.to].map(|end| distances[end]) == [1, 1];
    let more = view.edges.iter().filter(is_near).count() + left_out.unwrap_or(0);
    let mut out = String::new();
    if more > 0 {
        out.push('\n');
        let moves = if more == 1 { "move" } else { "moves" };
        let elsewhere = match left_out {
            None => "; a drawing in a file shows them",
            Some(_) => "",
        };
        let more = format!("{more} more {moves} between the roles around it{elsewhere}");
        for line in wrapped(&more, pen.width) {
            out.push_str(&line);
            out.push('\n');
        }
    }
    out
}

struct Drawing<'v> {
    view: &'v GraphView,
    pen: Pen<'v>,
    look: &'v Look,
    canvas: Canvas,
    centre: Area,
    /// How wide the boxes at the sides are.
    sides: [usize; 2],
}

impl<'v> Drawing<'v> {
    fn new(
        view: &'v GraphView,
        pen: Pen<'v>,
        look: &'v Look,
        sides: [&[Neighbour<'_>]; 2],
        laterals: [&[Neighbour<'_>]; 2],
        middle: &[String],
    ) -> Self {
        let wide = |neighbours: &[Neighbour<'_>]| {
            let widths = neighbours
                .iter()
                .map(|neighbour| widest(&neighbour.lines) + 4);
            widths.max().unwrap_or(0)
        };
        let high =
            |neighbours: &[Neighbour<'_>]| neighbours.iter().map(Neighbour::height).sum::<usize>();
        let beside = laterals.iter().map(|neighbours| match wide(neighbours) {
            0 => 0,
            wide => wide + INDENT,
        });
        let width = beside.max().unwrap_or(0).max(widest(middle) + 4);
        let height = middle.len() + 2;
        let heights = sides.map(high);
        // Everything is centred on the row in the middle of the box in the middle.
        let upward = high(laterals[0]) + height / 2 + usize::from(!laterals[0].is_empty());
        let row = heights
            .map(|height| height / 2)
            .into_iter()
            .fold(upward, usize::max);
        let sides = sides.map(wide);
        let x = if sides[0] == 0 { 0 } else { sides[0] + GAP };
        let centre = Area {
            x,
            y: row - height / 2,
            width,
            height,
        };
        let canvas = Canvas::new(pen.width, pen.ascii);
        Self {
            view,
            pen,
            look,
            canvas,
            centre,
            sides,
        }
    }

    /// Draws the boxes of one side, joined to the middle by a line that all of them share.
    fn beside(&mut self, neighbours: &[Neighbour<'_>], right: bool) {
        let height: usize = neighbours.iter().map(Neighbour::height).sum();
        let row = self.centre.middle();
        let mut y = row - height / 2;
        let width = self.sides[usize::from(right)];
        let x = if right { self.centre.right() + GAP } else { 0 };
        let trunk = if right {
            self.centre.right() + 2
        } else {
            width + 2
        };
        for neighbour in neighbours {
            let area = Area {
                x,
                y,
                width,
                height: neighbour.height(),
            };
            let node = &self.view.nodes[neighbour.node];
            let stroke: Stroke = self.look.theme.leading(neighbour.edge.kinds()).line.into();
            let at = area.middle();
            let (from, to) = if right {
                (trunk, x - 1)
            } else {
                (width, trunk)
            };
            self.canvas.across(from, to, at, stroke);
            self.canvas
                .down(trunk, at.min(row), at.max(row), Stroke::Solid);
            if right {
                self.canvas.text(x - 1, at, self.pen.head(false));
            }
            self.canvas.boxed(area, &neighbour.lines, border(node));
            y = area.bottom();
        }
        if neighbours.is_empty() {
            return;
        }
        if right {
            self.canvas
                .across(self.centre.right(), trunk, row, Stroke::Solid);
        } else {
            self.canvas
                .across(trunk, self.centre.x - 1, row, Stroke::Solid);
            self.canvas
                .text(self.centre.x - 1, row, self.pen.head(false));
        }
    }

    /// Draws the boxes above or below the middle, joined to it by a line at their left.
    fn laterals(&mut self, neighbours: &[Neighbour<'_>], above: bool) {
        let height: usize = neighbours.iter().map(Neighbour::height).sum();
        let mut y = if above {
            self.centre.y - height - usize::from(height > 0)
        } else {
            self.centre.bottom() + 1
        };
        let rail = self.centre.x + 2;
        let x = self.centre.x + INDENT;
        let width = neighbours
            .iter()
            .map(|neighbour| widest(&neighbour.lines) + 4)
            .max();
        for neighbour in neighbours {
            let width = width.unwrap_or_default();
            let area = Area {
                x,
                y,
                width,
                height: neighbour.height(),
            };
            let node = &self.view.nodes[neighbour.node];
            let stroke: Stroke = self.look.theme.lateral.line.into();
            let at = area.middle();
            let (from, to) = if above {
                (at, self.centre.y - 1)
            } else {
                (self.centre.bottom(), at)
            };
            self.canvas.down(rail, from, to, stroke);
            self.canvas.across(rail, x - 1, at, stroke);
            let outward = neighbour.edge.from != neighbour.node || neighbour.edge.back.is_some();
            if outward {
                self.canvas.text(x - 1, at, self.pen.head(false));
            }
            self.canvas.boxed(area, &neighbour.lines, border(node));
            y = area.bottom();
        }
    }
}
