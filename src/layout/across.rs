//! Places within the layers: near to the neighbours, in order, and within the lanes.

use super::Diagram;
use super::isotonic::{Fit, Wish};
use super::net::{Kind, Net, Piece};
use super::ports::Ports;

/// How often all layers are gone through.
const SWEEPS: usize = 40;

/// How often lines are drawn to their ports.
const PULLS: usize = 12;
/// What holds the boxes in place meanwhile.
const FIRM: f64 = 1e6;

/// The layers, cut into lanes.
pub(super) struct Rows {
    rows: Vec<Vec<Row>>,
    /// The left and right side of each lane, in the order in which they stand; boxes without a lane
    /// have the last one.
    pub(super) sides: Vec<[f64; 2]>,
}

/// Sets the place of every item.
pub(super) fn place(net: &mut Net, diagram: &Diagram, lanes: &[usize], ports: &Ports) -> Rows {
    let rows = rows(net, ports);
    let sides = sides(&rows, diagram, lanes);
    let mut fit = Fit::default();
    for row in rows.iter().flatten() {
        settle(net, row, sides[row.lane], &mut fit, |net, item| {
            let own = net.items[item].anchor;
            let middle = f64::midpoint(sides[row.lane][0], sides[row.lane][1]);
            (middle - own, 1.0)
        });
    }
    for sweep in 0..SWEEPS {
        for step in 0..rows.len() {
            let at = if sweep % 2 == 0 {
                step
            } else {
                rows.len() - 1 - step
            };
            for row in &rows[at] {
                settle(net, row, sides[row.lane], &mut fit, |net, item| {
                    wish(net, diagram, item)
                });
            }
        }
    }
    for (layer, row) in rows.iter().enumerate() {
        // Borders have the side of their lane.
        let borders = net.layers[layer].iter().copied();
        let borders = borders.filter(|&item| net.items[item].kind == Kind::Border);
        for (border, row) in borders.collect::<Vec<_>>().into_iter().zip(row) {
            net.items[border].x = sides[row.lane][1];
        }
    }
    Rows { rows, sides }
}

impl Rows {
    /// Moves the items that are no boxes to where their lines are straight, boxes stay.
    pub(super) fn pull_lines(&self, net: &mut Net, ports: &mut Ports) {
        let mut fit = Fit::default();
        for sweep in 0..PULLS {
            for step in 0..self.rows.len() {
                let last = self.rows.len() - 1;
                let at = if sweep % 2 == 0 { step } else { last - step };
                for row in &self.rows[at] {
                    settle(net, row, self.sides[row.lane], &mut fit, |net, item| {
                        let own = net.items[item];
                        match own.kind {
                            Kind::Box => (own.x, FIRM),
                            _ => (ports.pull(item).unwrap_or(own.middle()) - own.anchor, 1.0),
                        }
                    });
                    for &item in &row.items {
                        if net.items[item].kind != Kind::Box {
                            ports.follow(net, item);
                        }
                    }
                }
            }
            ports.fit_boxes(net);
        }
    }
}

/// The items of a layer in one lane.
struct Row {
    lane: usize,
    items: Vec<usize>,
    /// How far each item lies behind the left side of the one before it.
    behind: Vec<f64>,
    /// What lies before the first and behind the last, which has this width.
    pads: [f64; 2],
    last: f64,
}

impl Row {
    /// Returns the room that the row needs.
    fn width(&self) -> f64 {
        self.pads[0] + self.behind.iter().sum::<f64>() + self.last + self.pads[1]
    }
}

/// Cuts every layer into lanes.
fn rows(net: &Net, ports: &Ports) -> Vec<Vec<Row>> {
    let layers = net.layers.iter().map(|layer| {
        let has_lanes = layer.iter().any(|&item| !net.is_solid(item));
        let lanes = layer.split(|&item| !net.is_solid(item));
        let mut before = None;
        let rows = lanes.enumerate().map(|(lane, items)| {
            let row = row(net, ports, lane, items, before, has_lanes);
            before = items.last().copied().or(before);
            row
        });
        rows.collect()
    });
    layers.collect()
}

fn row(
    net: &Net,
    ports: &Ports,
    lane: usize,
    items: &[usize],
    before: Option<usize>,
    has_lanes: bool,
) -> Row {
    let mut behind = vec![0.0; items.len()];
    for (at, pair) in items.windows(2).enumerate() {
        let joined = ports.joined(pair[0], pair[1]);
        behind[at + 1] = net.items[pair[0]].width + net.distance(pair[0], pair[1], joined);
    }
    let mut pads = [0.0; 2];
    if let ([first, ..], [.., last], true) = (items, items, has_lanes) {
        let joined = before.and_then(|before| ports.joined(before, *first));
        pads = [
            net.border_distance(*first, joined),
            net.border_distance(*last, None),
        ];
    }
    Row {
        lane,
        items: items.to_vec(),
        behind,
        pads,
        last: items.last().map_or(0.0, |&item| net.items[item].width),
    }
}

/// Returns the left and right side of each lane: as wide as its widest row and its title.
fn sides(rows: &[Vec<Row>], diagram: &Diagram, lanes: &[usize]) -> Vec<[f64; 2]> {
    let mut widths = vec![0.0_f64; lanes.len() + 1];
    for (width, &lane) in widths.iter_mut().zip(lanes) {
        *width = diagram.lanes.get(lane).map_or(0.0, |title| title.width);
    }
    for row in rows.iter().flatten() {
        widths[row.lane] = widths[row.lane].max(row.width());
    }
    let mut left = 0.0;
    let sides = widths.into_iter().map(|width| {
        let side = [left, left + width];
        left += width;
        side
    });
    sides.collect()
}

/// Moves the items of a row to where they want to be, as far as there is room.
fn settle(
    net: &mut Net,
    row: &Row,
    sides: [f64; 2],
    fit: &mut Fit,
    wish: impl Fn(&Net, usize) -> (f64, f64),
) {
    let wishes = row.items.iter().zip(&row.behind).map(|(&item, &behind)| {
        let (at, weight) = wish(net, item);
        Wish { at, weight, behind }
    });
    let high = sides[1] - row.pads[1] - row.last;
    let places = fit.places(wishes, sides[0] + row.pads[0], high);
    for (&item, &place) in row.items.iter().zip(places) {
        net.items[item].x = place;
    }
}

/// Returns where the left side of an item wants to be, and how much.
fn wish(net: &Net, diagram: &Diagram, item: usize) -> (f64, f64) {
    let own = net.items[item];
    let (mut sum, mut weight) = (own.middle() * 0.01, 0.01);
    let up = net.up[item].iter().map(|&at| (at, true));
    for (at, is_up) in up.chain(net.down[item].iter().map(|&at| (at, false))) {
        let piece = net.pieces[at];
        let other = net.items[if is_up { piece.high } else { piece.low }];
        let pull = pull(net, diagram, piece);
        sum += other.middle() * pull;
        weight += pull;
    }
    for &flat in &net.beside[item] {
        for end in net.flats[flat].ends {
            sum += net.items[end].middle() * 0.25;
            weight += 0.25;
        }
    }
    (sum / weight - own.anchor, weight)
}

/// Returns how much a piece wants to be straight.
fn pull(net: &Net, diagram: &Diagram, piece: Piece) -> f64 {
    let Some(link) = piece.link else { return 0.0 };
    let passes = [piece.low, piece.high].map(|end| net.items[end].kind == Kind::Pass);
    let climbs = if diagram.links[link].climbs { 4.0 } else { 1.0 };
    match passes {
        [true, true] => 8.0,
        [false, false] => climbs,
        _ => 2.0,
    }
}
