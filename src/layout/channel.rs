//! Tracks in the channels between the layers, and the lines that come out.

use std::collections::BTreeMap;

use super::net::{ABOVE_LINE, Kind, Net, PITCH, SEEN};
use super::ports::{Ports, STRAIGHT, STRAND, Side};
use super::{Diagram, Placed, Point, Rect, Route, Size};

/// Room for two heads of an arrow, between a box and the first track.
const HEAD: f64 = 26.0;
/// The least height of a channel between two layers.
const LEAST: f64 = 32.0;
/// How close two level strokes on one track may come.
const APART: f64 = 9.0;
/// Up to how many lines of a channel the best order of tracks is searched for.
const MOST_SORTED: usize = 500;
/// What it costs when two lines run along each other.
const COVERED: i64 = 1000;
/// What lies around a drawing of lanes, and what lies at its upper and lower end.
const END: f64 = 12.0;

/// The part of a line within one channel: two upright strokes and a level one.
#[derive(Debug, Clone, Copy)]
struct Wire {
    /// The ends with their places; whether they lie at the upper side.
    ends: [(f64, bool); 2],
    /// The ports; they find the wire again.
    ports: [usize; 2],
    /// How much the heads of its link take.
    heads: [f64; 2],
}

impl Wire {
    fn low(&self) -> f64 {
        self.ends[0].0.min(self.ends[1].0)
    }

    fn high(&self) -> f64 {
        self.ends[0].0.max(self.ends[1].0)
    }

    fn is_straight(&self) -> bool {
        self.ends[0].1 != self.ends[1].1 && self.high() - self.low() < STRAIGHT
    }

    fn meets(&self, other: &Self) -> bool {
        self.low() < other.high() + APART && other.low() < self.high() + APART
    }

    /// Returns how often the two cross where this one has the higher track.
    fn crossings_above(&self, below: &Self) -> i64 {
        let mut count = 0;
        for &(x, at_top) in &self.ends {
            // Its upright strokes to the lower side pass the other track.
            if !at_top {
                count += i64::from(below.low() - 1.0 < x && x < below.high() + 1.0);
                let covered = |end: &&(f64, bool)| end.1 && (end.0 - x).abs() < 2.0;
                let ends = below.ends.iter().filter(covered);
                count += ends.map(|_| COVERED).sum::<i64>();
            }
        }
        for &(x, at_top) in &below.ends {
            if at_top {
                count += i64::from(self.low() - 1.0 < x && x < self.high() + 1.0);
            }
        }
        count
    }
}

/// Draws all lines and returns where everything goes, with layers that grow with `y`.
pub(super) fn draw(
    net: &Net,
    ports: &Ports,
    diagram: &Diagram,
    lane_sides: &[[f64; 2]],
    lanes: &[usize],
) -> Placed {
    let Heights {
        layers,
        tracks,
        end,
    } = heights(net, ports, diagram);
    let titles = diagram.lanes.iter().map(|title| title.height);
    let title = titles.fold(0.0, f64::max);
    let width = lane_sides.last().map_or(0.0, |sides| sides[1]);
    let mut placed = Placed {
        size: Size::new(width, end + title),
        boxes: (0..diagram.boxes.len())
            .map(|item| area(net, item, &layers))
            .collect(),
        links: vec![Route::default(); diagram.links.len()],
        lanes: vec![Rect::default(); diagram.lanes.len()],
    };
    for (&lane, sides) in lanes.iter().zip(lane_sides) {
        let size = Size::new(sides[1] - sides[0], placed.size.height);
        // Those behind have no title, and are not drawn.
        if let Some(area) = placed.lanes.get_mut(lane) {
            *area = Rect::new(Point::new(sides[0], 0.0), size);
        }
    }
    let drawing = Drawing {
        net,
        ports,
        diagram,
        layers,
        tracks,
        boxes: &placed.boxes,
    };
    placed.links = drawing.routes();
    placed
}

/// How high everything stands.
struct Heights {
    /// Where each layer begins and ends.
    layers: Vec<[f64; 2]>,
    /// By port the height of the track that it leads to.
    tracks: Vec<Option<f64>>,
    /// Where the last channel ends.
    end: f64,
}

fn heights(net: &Net, ports: &Ports, diagram: &Diagram) -> Heights {
    let wires = wires(net, ports, diagram);
    let count = net.layers.len();
    let mut layers = Vec::with_capacity(count);
    let mut tracks: Vec<Option<f64>> = vec![None; ports.all.len()];
    let mut y = 0.0;
    for (channel, wires) in wires.iter().enumerate() {
        let heights = tracks_of(wires);
        let most = heights.iter().flatten().max().map_or(0, |most| most + 1);
        let is_end = channel == 0 || channel == count;
        let head = head(wires);
        for (wire, track) in wires.iter().zip(&heights) {
            if let Some(track) = track {
                let inset = if is_end && channel == 0 { END } else { head };
                let at = y + inset + *track as f64 * PITCH;
                wire.ports.iter().for_each(|&port| tracks[port] = Some(at));
            }
        }
        let room = most.saturating_sub(1) as f64 * PITCH;
        y += match (is_end, most) {
            (true, 0) => END,
            (true, _) => END + room + head,
            (false, 0) => least(wires),
            (false, _) => (2.0 * head + room).max(least(wires)),
        };
        if let Some(items) = net.layers.get(channel) {
            let depth = items.iter().map(|&item| net.items[item].depth);
            let depth = depth.fold(0.0, f64::max);
            layers.push([y, y + depth]);
            y += depth;
        }
    }
    Heights {
        layers,
        tracks,
        end: y,
    }
}

/// Returns the place of an item, in the middle of its layer.
fn area(net: &Net, item: usize, layers: &[[f64; 2]]) -> Rect {
    let own = net.items[item];
    let [bottom, top] = layers[own.layer];
    let y = f64::midpoint(bottom, top) - own.depth / 2.0;
    Rect::new(Point::new(own.x, y), Size::new(own.width, own.depth))
}

/// Returns the wires of each channel; channels lie below the layer of the same number.
fn wires(net: &Net, ports: &Ports, diagram: &Diagram) -> Vec<Vec<Wire>> {
    let mut wires = vec![Vec::new(); net.layers.len() + 1];
    let pieces = net.pieces.iter().map(|piece| piece.link);
    let links = pieces.chain(net.flats.iter().map(|flat| Some(flat.link)));
    let pairs = ports.of_piece.iter().chain(&ports.of_flat).zip(links);
    for (pair, link) in pairs.filter_map(|(pair, link)| Some((pair.as_ref()?, link?))) {
        let ends = pair.map(|port| ports.all[port]);
        let channel = net.items[ends[0].item].layer + ends[0].side as usize;
        wires[channel].push(Wire {
            ends: ends.map(|end| (end.x, end.side == Side::Down)),
            ports: *pair,
            heads: diagram.links[link].heads,
        });
    }
    wires
}

/// Returns what lies between a box and the first track: room for the heads at one end of each line.
fn head(wires: &[Wire]) -> f64 {
    let heads = wires.iter().flat_map(|wire| wire.heads);
    heads.fold(HEAD, |most, heads| most.max(heads + 2.0))
}

/// Returns the least height of a channel: room for the heads at both ends of straight lines.
fn least(wires: &[Wire]) -> f64 {
    let straight = wires.iter().filter(|wire| wire.is_straight());
    let heads = straight.map(|wire| wire.heads.iter().sum::<f64>());
    heads.fold(LEAST, |most, heads| most.max(heads + SEEN))
}

/// Returns the track of each wire, the lowest first; straight ones have none.
fn tracks_of(wires: &[Wire]) -> Vec<Option<usize>> {
    let bent = wires.iter().enumerate();
    let bent = bent.filter(|(_, wire)| !wire.is_straight());
    let mut order: Vec<usize> = bent.map(|(index, _)| index).collect();
    order.sort_by(|&a, &b| start(&wires[a]).total_cmp(&start(&wires[b])));
    if order.len() <= MOST_SORTED {
        sift(wires, &mut order);
    }
    let mut tracks: Vec<Option<usize>> = vec![None; wires.len()];
    for (at, &wire) in order.iter().enumerate() {
        let met = order[..at]
            .iter()
            .filter(|&&other| wires[wire].meets(&wires[other]));
        let above = met.filter_map(|&other| tracks[other]).max();
        tracks[wire] = Some(above.map_or(0, |track| track + 1));
    }
    tracks
}

/// Returns a first place among the tracks: lines along one side keep near to it, short ones nearest.
fn start(wire: &Wire) -> f64 {
    let length = wire.high() - wire.low();
    match wire.ends.map(|end| end.1) {
        [false, false] => length - 1e9,
        [true, true] => 1e9 - length,
        _ => {
            // What climbs to the right lies below what begins further to the left.
            let [low, high] = if wire.ends[0].1 {
                [wire.ends[1].0, wire.ends[0].0]
            } else {
                [wire.ends[0].0, wire.ends[1].0]
            };
            if low < high { -low } else { low }
        }
    }
}

/// Moves each wire to where it crosses least, as long as that helps.
fn sift(wires: &[Wire], order: &mut [usize]) {
    let cost = |above: usize, below: usize| {
        let (above, below) = (&wires[above], &wires[below]);
        if above.meets(below) {
            above.crossings_above(below)
        } else {
            0
        }
    };
    for _ in 0..4 {
        let mut is_better = false;
        let before = order.to_vec();
        for wire in before {
            let start = order.iter().position(|&other| other == wire).unwrap_or(0);
            let (mut best, mut best_at) = (0, start);
            let mut change = 0;
            for (at, &other) in order.iter().enumerate().skip(start + 1) {
                change += cost(wire, other) - cost(other, wire);
                if change < best {
                    (best, best_at) = (change, at);
                }
            }
            change = 0;
            for (at, &other) in order[..start].iter().enumerate().rev() {
                change += cost(other, wire) - cost(wire, other);
                if change < best {
                    (best, best_at) = (change, at);
                }
            }
            match best_at.cmp(&start) {
                std::cmp::Ordering::Greater => order[start..=best_at].rotate_left(1),
                std::cmp::Ordering::Less => order[best_at..=start].rotate_right(1),
                std::cmp::Ordering::Equal => continue,
            }
            is_better = true;
        }
        if !is_better {
            break;
        }
    }
}

struct Drawing<'d> {
    net: &'d Net,
    ports: &'d Ports,
    diagram: &'d Diagram,
    layers: Vec<[f64; 2]>,
    tracks: Vec<Option<f64>>,
    boxes: &'d [Rect],
}

impl Drawing<'_> {
    fn routes(&self) -> Vec<Route> {
        let net = self.net;
        let mut routes: Vec<_> = (0..self.diagram.links.len())
            .map(|link| self.chain(link))
            .collect();
        // How many lines join each two neighbours already.
        let mut strands = BTreeMap::new();
        for (flat, ports) in net.flats.iter().zip(&self.ports.of_flat) {
            let [from, to] = flat.ends;
            routes[flat.link].points = if let Some([one, two]) = *ports {
                let mut points = vec![self.end(one)];
                self.bend(one, two, &mut points);
                points.push(self.end(two));
                points
            } else {
                let strand: &mut u32 = strands.entry([from.min(to), from.max(to)]).or_default();
                *strand += 1;
                flat_line([from, to].map(|end| self.boxes[end]), *strand)
            };
            if flat.has_label {
                let size = self.diagram.links[flat.link].label.unwrap_or_default();
                routes[flat.link].label = label_above(&routes[flat.link].points, size);
            }
        }
        for route in &mut routes {
            simplify(&mut route.points);
        }
        routes
    }

    /// Returns the line of a link that leaves its layer, or that has its label outside of it.
    fn chain(&self, link: usize) -> Route {
        let net = self.net;
        let ends: Vec<[usize; 2]> = net.chains[link]
            .iter()
            .filter_map(|&piece| self.ports.of_piece[piece])
            .collect();
        let (Some(first), Some(last)) = (ends.first(), ends.last()) else {
            return Route::default();
        };
        let label = net.labels[link].map(|item| self.label(item, link));
        let mut points = vec![self.end(first[0])];
        if let [[from, up], [to, down]] = ends[..]
            && self.ports.all[up].item == self.ports.all[down].item
            && net.items[self.ports.all[up].item].kind == Kind::Label
        {
            let [bottom, _] = self.layers[net.items[self.ports.all[up].item].layer];
            self.bend(from, up, &mut points);
            points.push(Point::new(self.ports.x(up), bottom));
            points.push(Point::new(self.ports.x(down), bottom));
            self.bend(down, to, &mut points);
            points.push(self.end(to));
            return Route { points, label };
        }
        for &[low, high] in &ends {
            self.bend(low, high, &mut points);
        }
        points.push(self.end(last[1]));
        if self.ports.all[first[0]].item != self.diagram.links[link].from {
            points.reverse();
        }
        Route { points, label }
    }

    /// Returns where a line meets a box.
    fn end(&self, port: usize) -> Point {
        let end = self.ports.all[port];
        let area = self.boxes[end.item];
        let y = match end.side {
            Side::Up => area.bottom(),
            Side::Down => area.y,
        };
        Point::new(end.x, y)
    }

    /// Adds the corners between two ports of a channel.
    fn bend(&self, one: usize, two: usize, points: &mut Vec<Point>) {
        if let Some(y) = self.tracks[one] {
            points.push(Point::new(self.ports.x(one), y));
            points.push(Point::new(self.ports.x(two), y));
        }
    }

    /// Returns the place of a label: behind the line in its layer, or above it.
    fn label(&self, item: usize, link: usize) -> Rect {
        let size = self.diagram.links[link].label.unwrap_or_default();
        let area = area(self.net, item, &self.layers);
        let own = self.net.items[item];
        let x = own.x + (own.width - size.width) / 2.0;
        let y = area.centre().y - size.height / 2.0;
        Rect::new(Point::new(x, y), size)
    }
}

/// Returns the place of a label above the middle of a level line.
fn label_above(line: &[Point], size: Size) -> Option<Rect> {
    let (first, last) = (line.first()?, line.last()?);
    let x = f64::midpoint(first.x, last.x) - size.width / 2.0;
    Some(Rect::new(Point::new(x, first.y + ABOVE_LINE), size))
}

/// Returns a level line between neighbours of a layer.
fn flat_line(ends: [Rect; 2], strand: u32) -> Vec<Point> {
    let middle = ends[0].centre().y;
    let side = if strand.is_multiple_of(2) { 1.0 } else { -1.0 };
    let y = middle + side * f64::from(strand / 2) * STRAND;
    let xs = if ends[0].x < ends[1].x {
        [ends[0].right(), ends[1].x]
    } else {
        [ends[0].x, ends[1].right()]
    };
    xs.map(|x| Point::new(x, y)).to_vec()
}

/// Takes out corners that are none.
fn simplify(points: &mut Vec<Point>) {
    let mut kept: Vec<Point> = Vec::with_capacity(points.len());
    for &point in points.iter() {
        let mut point = point;
        if let Some(last) = kept.last() {
            // A jog that nobody sees is none.
            if (last.x - point.x).abs() < STRAIGHT {
                point.x = last.x;
            }
            if (last.x - point.x).abs() < 0.01 && (last.y - point.y).abs() < 0.01 {
                continue;
            }
        }
        if let [.., before, last] = kept[..] {
            let upright = (before.x - last.x).abs() < 0.01 && (last.x - point.x).abs() < 0.01;
            let level = (before.y - last.y).abs() < 0.01 && (last.y - point.y).abs() < 0.01;
            if upright || level {
                kept.pop();
            }
        }
        // Jogs that nobody sees may add up to one.
        if let Some(last) = kept.last().copied()
            && (last.x - point.x).abs() >= 0.01
            && (last.y - point.y).abs() >= 0.01
        {
            kept.push(Point::new(point.x, last.y));
        }
        kept.push(point);
    }
    *points = kept;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jogs_that_nobody_sees_make_no_line_slant() {
        let mut points = [(10.0, 0.0), (10.4, 30.0), (10.8, 60.0), (50.0, 60.0)]
            .map(|(x, y)| Point::new(x, y))
            .to_vec();
        simplify(&mut points);
        for ends in points.windows(2) {
            let (x, y) = ((ends[0].x - ends[1].x).abs(), (ends[0].y - ends[1].y).abs());
            assert!(x < 0.01 || y < 0.01, "{points:?}");
        }
        assert_eq!(points.last(), Some(&Point::new(50.0, 60.0)));
    }
}
