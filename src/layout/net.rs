//! Layers of items, with links cut into pieces between neighbouring layers.

use super::{Diagram, Link};

/// The least distance of two lines.
pub(super) const PITCH: f64 = 10.0;
/// What lies between two boxes.
const BETWEEN_BOXES: f64 = 22.0;
/// The least that lies between two boxes that a level line joins: room for a head at each end.
const JOINED: f64 = 52.0;
/// What of a line its heads leave at least.
pub(super) const SEEN: f64 = 16.0;
/// What lies between a box and a line that passes it, or the side of its lane.
const BESIDE_BOX: f64 = 12.0;
/// What lies around a label.
const BESIDE_LABEL: f64 = 4.0;
/// The widest label that stands above a line between neighbours.
const WIDEST_LABEL: f64 = 84.0;
/// What lies between such a line and its label.
pub(super) const ABOVE_LINE: f64 = 3.0;
/// How far it may reach out of the row of the boxes.
const ABOVE_BOX: f64 = 8.0;
/// How much the borders of lanes count among crossings.
const BORDER_WEIGHT: u32 = 1;
/// How much a line counts among crossings.
const LINE_WEIGHT: u32 = 10;

/// What an item of a layer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A box of the diagram.
    Box,
    /// A link on its way through the layer.
    Pass,
    /// A label between two pieces of a link that both come from below.
    Label,
    /// The border before a lane.
    Border,
}

/// An item of a layer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    pub(super) kind: Kind,
    pub(super) layer: usize,
    /// The extent along the layer.
    pub(super) width: f64,
    /// The extent across the layer.
    pub(super) depth: f64,
    /// Where lines pass it, from its left side; half its width for a box.
    pub(super) anchor: f64,
    /// The place of its left side.
    pub(super) x: f64,
    /// Whether it may not pass the border of a lane.
    pub(super) is_bound: bool,
    /// Its place among boxes with the same links.
    pub(super) rank: usize,
    /// How far lines keep from its first corner, where that is farther than from others.
    pub(super) corner: f64,
}

impl Item {
    /// Returns the place where lines pass it.
    pub(super) fn middle(&self) -> f64 {
        self.x + self.anchor
    }
}

/// A piece of a link, or of a border, between an item and one of the next layer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    pub(super) low: usize,
    pub(super) high: usize,
    /// The link; none for a border.
    pub(super) link: Option<usize>,
    pub(super) weight: u32,
}

/// A link between two boxes of one layer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Flat {
    pub(super) ends: [usize; 2],
    pub(super) link: usize,
    /// What lies between its boxes at least where it runs straight.
    pub(super) room: f64,
    /// Whether its label stands above it, which takes that it runs straight.
    pub(super) has_label: bool,
}

/// All layers. The first items are the boxes of the diagram, in their order.
#[derive(Debug, Default)]
pub(super) struct Net {
    pub(super) items: Vec<Item>,
    /// The items of each layer, from left to right.
    pub(super) layers: Vec<Vec<usize>>,
    pub(super) pieces: Vec<Piece>,
    pub(super) flats: Vec<Flat>,
    /// By item the pieces to the layer above and to the layer below.
    pub(super) up: Vec<Vec<usize>>,
    pub(super) down: Vec<Vec<usize>>,
    /// By item the flat links.
    pub(super) beside: Vec<Vec<usize>>,
    /// By link its pieces, from its lower end to its upper one.
    pub(super) chains: Vec<Vec<usize>>,
    /// By link the item that has its label.
    pub(super) labels: Vec<Option<usize>>,
    /// What lies between two boxes that a level line joins.
    joined: f64,
}

impl Net {
    /// Cuts all links into pieces. Labels of those that are said to run straight between neighbours stand above them,
    /// and need nothing else.
    pub(super) fn new(
        diagram: &Diagram,
        rows: &[usize],
        lanes: &[usize],
        straight: &[bool],
    ) -> Self {
        let labelled = labelled(diagram, rows, straight);
        // Labels between neighbouring rows need layers of their own.
        let mut layer_of = Vec::with_capacity(labelled.len());
        let mut count = 0;
        for &has_label in &labelled {
            layer_of.push(count);
            count += 1 + usize::from(has_label);
        }
        let mut net = Self {
            layers: vec![Vec::new(); count],
            chains: vec![Vec::new(); diagram.links.len()],
            labels: vec![None; diagram.links.len()],
            joined: JOINED,
            ..Self::default()
        };
        for (node, &row) in diagram.boxes.iter().zip(rows) {
            let item = net.add(Kind::Box, layer_of[row], node.size.width, node.size.height);
            net.items[item].rank = node.rank;
            net.items[item].corner = node.corner;
        }
        net.add_borders(diagram, rows.iter().map(|&row| layer_of[row]), lanes);
        for (index, link) in diagram.links.iter().enumerate() {
            net.add_link(index, link, straight[index]);
        }
        net
    }

    fn add(&mut self, kind: Kind, layer: usize, width: f64, depth: f64) -> usize {
        self.items.push(Item {
            kind,
            layer,
            width,
            depth,
            anchor: if kind == Kind::Pass { 0.0 } else { width / 2.0 },
            x: 0.0,
            is_bound: kind == Kind::Border,
            rank: 0,
            corner: 0.0,
        });
        self.up.push(Vec::new());
        self.down.push(Vec::new());
        self.beside.push(Vec::new());
        self.items.len() - 1
    }

    /// Fills the layers with boxes and borders, lane by lane; boxes without a lane stand behind all
    /// lanes.
    fn add_borders(
        &mut self,
        diagram: &Diagram,
        layers: impl Iterator<Item = usize>,
        lanes: &[usize],
    ) {
        let mut members = vec![vec![Vec::new(); lanes.len() + 1]; self.layers.len()];
        let mut places = vec![lanes.len(); lanes.len()];
        for (place, &lane) in lanes.iter().enumerate() {
            places[lane] = place;
        }
        for ((index, node), layer) in diagram.boxes.iter().enumerate().zip(layers) {
            let place = node.lane.and_then(|lane| places.get(lane).copied());
            self.items[index].is_bound = !lanes.is_empty();
            members[layer][place.unwrap_or(lanes.len())].push(index);
        }
        let mut before: Vec<usize> = Vec::new();
        for (layer, members) in members.into_iter().enumerate() {
            let mut borders = Vec::new();
            for (place, boxes) in members.into_iter().enumerate() {
                self.layers[layer].extend(boxes);
                if place < lanes.len() {
                    let border = self.add(Kind::Border, layer, 0.0, 0.0);
                    self.layers[layer].push(border);
                    borders.push(border);
                }
            }
            for (&low, &high) in before.iter().zip(&borders) {
                self.join(low, high, None);
            }
            before = borders;
        }
    }

    fn join(&mut self, low: usize, high: usize, link: Option<usize>) {
        let piece = self.pieces.len();
        self.pieces.push(Piece {
            low,
            high,
            link,
            weight: if link.is_some() {
                LINE_WEIGHT
            } else {
                BORDER_WEIGHT
            },
        });
        self.up[low].push(piece);
        self.down[high].push(piece);
        if let Some(link) = link {
            self.chains[link].push(piece);
        }
    }

    fn add_link(&mut self, index: usize, link: &Link, is_straight: bool) {
        let layer = |end: usize| self.items[end].layer;
        let (low, high) = if layer(link.from) <= layer(link.to) {
            (link.from, link.to)
        } else {
            (link.to, link.from)
        };
        let (bottom, top) = (layer(low), layer(high));
        if bottom == top {
            return self.add_flat(index, link, is_straight);
        }
        // The label stands in the middle.
        let with_label = link
            .label
            .map(|size| (size, usize::midpoint(bottom + 1, top - 1)));
        let mut at = low;
        for layer in bottom + 1..top {
            let next = match with_label {
                Some((size, place)) if place == layer => {
                    let label = self.add(
                        Kind::Pass,
                        layer,
                        size.width + 2.0 * BESIDE_LABEL,
                        size.height,
                    );
                    self.labels[index] = Some(label);
                    label
                }
                _ => self.add(Kind::Pass, layer, 0.0, 0.0),
            };
            self.insert(next, at);
            self.join(at, next, Some(index));
            at = next;
        }
        self.join(at, high, Some(index));
    }

    fn add_flat(&mut self, index: usize, link: &Link, is_straight: bool) {
        let ends = [link.from, link.to];
        if let Some(size) = link.label.filter(|_| !is_straight) {
            let layer = self.items[link.from].layer + 1;
            let width = size.width + 2.0 * PITCH;
            let label = self.add(Kind::Label, layer, width, size.height + 2.0 * BESIDE_LABEL);
            self.insert(label, link.from);
            self.labels[index] = Some(label);
            for end in ends {
                self.join(end, label, Some(index));
            }
            return;
        }
        for end in ends {
            self.beside[end].push(self.flats.len());
        }
        let heads = link.heads.iter().sum::<f64>();
        self.joined = self.joined.max(heads + SEEN);
        let label = link
            .label
            .map_or(0.0, |size| size.width + 2.0 * BESIDE_LABEL);
        self.flats.push(Flat {
            ends,
            link: index,
            room: heads + label,
            has_label: link.label.is_some(),
        });
    }

    /// Puts an item into its layer, into the lane of another item: in front of the same border.
    fn insert(&mut self, item: usize, near: usize) {
        let is_border = |items: &[Item], at: usize| items[at].kind == Kind::Border;
        let near_layer = &self.layers[self.items[near].layer];
        let place = near_layer.iter().position(|&at| at == near);
        let lane = near_layer[..place.unwrap_or(0)]
            .iter()
            .filter(|&&at| is_border(&self.items, at))
            .count();
        let layer = &mut self.layers[self.items[item].layer];
        let borders = layer.iter().enumerate();
        let mut borders = borders.filter(|(_, at)| is_border(&self.items, **at));
        let place = borders.nth(lane).map_or(layer.len(), |(place, _)| place);
        layer.insert(place, item);
    }

    /// Returns whether an item stands between others; borders do not.
    pub(super) fn is_solid(&self, item: usize) -> bool {
        self.items[item].kind != Kind::Border
    }

    /// Returns how far the left side of an item must lie from the right side of the one before it.
    /// Of two that straight lines join these need some room.
    pub(super) fn distance(&self, left: usize, right: usize, joined: Option<f64>) -> f64 {
        match ([self.items[left].kind, self.items[right].kind], joined) {
            ([Kind::Box, Kind::Box], Some(room)) => self.joined.max(room),
            ([Kind::Box, Kind::Box], None) => BETWEEN_BOXES,
            (kinds, _) if kinds.contains(&Kind::Box) => BESIDE_BOX,
            _ => PITCH,
        }
    }

    /// Returns how far an item must lie from the border of its lane, where straight lines that cross it need some
    /// room.
    pub(super) fn border_distance(&self, item: usize, joined: Option<f64>) -> f64 {
        match (self.items[item].kind, joined) {
            (Kind::Box, Some(room)) => self.joined.max(room) - BESIDE_BOX,
            (Kind::Box, None) => BESIDE_BOX,
            _ => PITCH / 2.0,
        }
    }
}

/// Returns of every link whether its label has room above a straight line between neighbours of a row.
pub(super) fn straight(diagram: &Diagram, rows: &[usize]) -> Vec<bool> {
    let is_straight = |link: &Link| {
        let Some(size) = link.label else { return false };
        let ends = [link.from, link.to];
        let [from, to] = ends.map(|end| diagram.boxes[end].size.height);
        let room = from.min(to) / 2.0 + ABOVE_BOX;
        rows[ends[0]] == rows[ends[1]]
            && size.width <= WIDEST_LABEL
            && size.height + ABOVE_LINE <= room
    };
    diagram.links.iter().map(is_straight).collect()
}

/// Returns for every row whether a layer for labels lies above it.
fn labelled(diagram: &Diagram, rows: &[usize], straight: &[bool]) -> Vec<bool> {
    let mut labelled = vec![false; rows.iter().max().map_or(0, |top| top + 1)];
    let links = diagram.links.iter().zip(straight);
    let links = links.filter(|(link, is_straight)| link.label.is_some() && !**is_straight);
    for (link, _) in links {
        let (from, to) = (rows[link.from], rows[link.to]);
        if from.abs_diff(to) <= 1 {
            labelled[from.min(to)] = true;
        }
    }
    labelled
}
