//! Where boxes and lines go. Nothing here knows what they mean: boxes have sizes, links have ends,
//! and both are indices.
//!
//! All layouts but that of routes share one engine: boxes stand in layers, links run in the channels
//! between the layers and in the gaps between the boxes, in upright and level strokes. A box or a
//! channel grows until every line has its own place, so no line has to run through a box or along
//! another line.
//!
//! 1. `rank` finds the layers, from levels where there are some.
//! 2. `net` cuts links that pass layers into pieces, and makes room for labels.
//! 3. `order` finds an order within the layers with few crossings, lane by lane.
//! 4. `across` finds the places within the layers.
//! 5. `channel` finds the ports on the sides of boxes and the tracks in the channels.

mod across;
mod channel;
mod geometry;
mod isotonic;
mod lanes;
mod neighbourhood;
mod net;
mod order;
mod ports;
mod rank;
mod routes;
mod scales;
#[cfg(test)]
mod tests;

pub use geometry::{Point, Rect, Size, covered, crossings};
pub use routes::{Row, Stop, columns, routes, upright, upright_width};

/// Boxes and the links between them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Diagram {
    /// The boxes.
    pub boxes: Vec<Node>,
    /// The links between them.
    pub links: Vec<Link>,
    /// For every lane the size of its title.
    pub lanes: Vec<Size>,
}

/// A box.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Node {
    /// The least size; the box grows where many links need ports.
    pub size: Size,
    /// A scale and a level on it. Boxes with the same are in the same row, and higher levels of a
    /// scale in higher rows.
    pub level: Option<(usize, u32)>,
    /// The lane in which it stands.
    pub lane: Option<usize>,
    /// Its place among boxes with the same links, which stand in this order where they share a row and a lane.
    pub rank: usize,
    /// How far from its upper left corner lines keep, where something stands there.
    pub corner: f64,
}

/// A link between two boxes.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Link {
    /// The box where it begins.
    pub from: usize,
    /// The box where it ends; not the same.
    pub to: usize,
    /// Whether its end lies in a higher row than its beginning, if that is possible.
    pub climbs: bool,
    /// The size of its label.
    pub label: Option<Size>,
    /// How much of it the heads at its beginning and at its end take.
    pub heads: [f64; 2],
}

/// Where everything goes. The upper left corner of the drawing is the origin.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Placed {
    /// The size of the drawing.
    pub size: Size,
    /// The places of the boxes.
    pub boxes: Vec<Rect>,
    /// The lines of the links.
    pub links: Vec<Route>,
    /// The areas of the lanes.
    pub lanes: Vec<Rect>,
}

/// The line of a link.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Route {
    /// Its corners, from the beginning to the end; strokes are upright or level.
    pub points: Vec<Point>,
    /// The place of its label.
    pub label: Option<Rect>,
}

/// Returns the layout in rows that climb, with a lane for each group.
pub fn ladder(diagram: &Diagram) -> Placed {
    let layers = rank::layers(diagram);
    let filled = lanes::with_nameless(diagram);
    let lanes = lanes::arrange(&filled);
    upwards(&place(&filled, &layers, &lanes, None))
}

/// Returns the layout from left to right with one box in the middle: what leads to it on the left,
/// what it leads to on the right, and the others above and below.
pub fn neighbourhood(diagram: &Diagram, centre: usize) -> Placed {
    let layers = neighbourhood::layers(diagram, centre);
    sideways(&place(&turned(diagram), &layers, &[], Some(centre)))
}

/// Returns the layout from left to right of any links: what climbs leads to the right.
pub fn layered(diagram: &Diagram) -> Placed {
    let mut free = turned(diagram);
    for node in &mut free.boxes {
        node.level = None;
    }
    let layers = rank::layers(&free);
    sideways(&place(&free, &layers, &[], None))
}

/// Places everything with layers that grow with `y`.
fn place(diagram: &Diagram, layers: &[usize], lanes: &[usize], centre: Option<usize>) -> Placed {
    if diagram.boxes.is_empty() {
        return Placed::default();
    }
    let (mut net, mut ports) = arranged(diagram, layers, lanes, centre);
    let rows = across::place(&mut net, diagram, lanes, &ports);
    ports.settle(&mut net, &rows);
    channel::draw(&net, &ports, diagram, &rows.sides, lanes)
}

/// How often an order is looked for in which more links with labels join neighbours.
const ROUNDS: usize = 8;
/// After so many rounds links only cease to run straight.
const FREE_ROUNDS: usize = 3;
/// Where there are more links, it is looked for once.
const MANY_LINKS: usize = 300;

/// Finds the order of everything. Links with short labels run straight where they join neighbours; the others have
/// their labels in layers of their own, and that may change who the neighbours are.
fn arranged(
    diagram: &Diagram,
    layers: &[usize],
    lanes: &[usize],
    centre: Option<usize>,
) -> (net::Net, ports::Ports) {
    let arranged = |straight: &[bool]| {
        let mut net = net::Net::new(diagram, layers, lanes, straight);
        order::arrange(&mut net, centre);
        let ports = ports::Ports::new(&mut net);
        (net, ports)
    };
    let can_be_straight = net::straight(diagram, layers);
    let mut straight = can_be_straight.clone();
    let is_large = diagram.links.len() > MANY_LINKS;
    let mut best = None;
    for round in 0..if is_large { 1 } else { ROUNDS } {
        let (net, ports) = arranged(&straight);
        let are_neighbours = diagram.links.iter().zip(&can_be_straight);
        let could = are_neighbours.map(|(link, can)| *can && ports.are_neighbours(&net, link));
        let mut could: Vec<_> = could.collect();
        if round >= FREE_ROUNDS && straight.contains(&true) {
            let both = could.iter_mut().zip(&straight);
            both.for_each(|(could, before)| *could &= before);
        }
        let is_at_rest = could == straight;
        if !ports.bends_a_label(&net) {
            let count = straight.iter().filter(|is_straight| **is_straight).count();
            if best.as_ref().is_none_or(|(most, _)| count > *most) {
                best = Some((count, (net, ports)));
            }
        }
        if is_at_rest {
            break;
        }
        straight = could;
    }
    straight.fill(false);
    best.map_or_else(|| arranged(&straight), |(_, found)| found)
}

/// Exchanges width and height, for a layout that is turned afterwards.
fn turned(diagram: &Diagram) -> Diagram {
    let mut turned = diagram.clone();
    turned.lanes.clear();
    for node in &mut turned.boxes {
        node.size = node.size.turned();
        node.lane = None;
    }
    for link in &mut turned.links {
        link.label = link.label.map(Size::turned);
    }
    turned
}

/// Turns a layout so that its layers grow upwards.
fn upwards(placed: &Placed) -> Placed {
    let height = placed.size.height;
    map(
        placed,
        placed.size,
        |point| Point::new(point.x, height - point.y),
        |area| Rect {
            y: height - area.bottom(),
            ..*area
        },
    )
}

/// Turns a layout so that its layers grow to the right.
fn sideways(placed: &Placed) -> Placed {
    map(
        placed,
        placed.size.turned(),
        |point| Point::new(point.y, point.x),
        |area| Rect {
            x: area.y,
            y: area.x,
            width: area.height,
            height: area.width,
        },
    )
}

fn map(
    placed: &Placed,
    size: Size,
    point: impl Fn(Point) -> Point,
    area: impl Fn(&Rect) -> Rect,
) -> Placed {
    let route = |route: &Route| Route {
        points: route.points.iter().map(|at| point(*at)).collect(),
        label: route.label.as_ref().map(&area),
    };
    Placed {
        size,
        boxes: placed.boxes.iter().map(&area).collect(),
        links: placed.links.iter().map(route).collect(),
        lanes: placed.lanes.iter().map(&area).collect(),
    }
}
