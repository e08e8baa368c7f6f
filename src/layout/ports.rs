//! Where lines meet the sides of boxes, and which lines can be straight.

use std::collections::BTreeMap;

use super::Link;
use super::across::Rows;
use super::isotonic::{Fit, Wish};
use super::net::{Kind, Net, PITCH};

/// What lies between the corner of a box and its first port.
const CORNER: f64 = 8.0;
/// How often the ports of each two sides are fitted to one another.
const ROUNDS: usize = 8;
/// How close two ends in one channel may come that face each other.
const CLOSE: f64 = 4.0;
/// How far apart they lie where there is room, so that no line crosses another one on its bend.
const CLEAR: f64 = 8.0;
/// How close ports may come where that makes a line straight that would step aside by no more than
/// [`KINK`].
const TIGHT: f64 = 8.5;
/// What lies between the corner of a box and a port that comes nearer to it for the same reason.
const TIGHT_CORNER: f64 = 5.0;
/// A step aside that looks like a mistake.
const KINK: f64 = 4.5;
/// How far level lines between two boxes lie apart.
pub(super) const STRAND: f64 = 12.0;
/// More lines than two boxes have room for.
const MOST_STRANDS: usize = 1_000_000;
/// How far apart the ends of a straight line may be.
pub(super) const STRAIGHT: f64 = 0.5;

/// The side of an item that faces the layer below or above.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    Down,
    Up,
}

/// The end of a line at an item.
#[derive(Debug, Clone, Copy)]
pub(super) struct Port {
    pub(super) item: usize,
    pub(super) side: Side,
    pub(super) x: f64,
    /// The port at the other end.
    pub(super) partner: usize,
}

/// All ports.
#[derive(Debug)]
pub(super) struct Ports {
    pub(super) all: Vec<Port>,
    /// By item and side its ports, from left to right.
    sides: Vec<[Vec<usize>; 2]>,
    /// By piece its ports at the lower and at the upper item; none for borders.
    pub(super) of_piece: Vec<Option<[usize; 2]>>,
    /// By flat link its ports; none where it runs straight from box to box.
    pub(super) of_flat: Vec<Option<[usize; 2]>>,
    /// How many straight lines join neighbours, and the room that they need.
    joined: BTreeMap<[usize; 2], (usize, f64)>,
    /// By item its place in its layer.
    places: Vec<usize>,
    fit: Fit,
}

impl Ports {
    /// Finds the sides and the order of all ports, and lets boxes grow to have room for them.
    pub(super) fn new(net: &mut Net) -> Self {
        let places = places(net);
        let mut all = Self {
            all: Vec::new(),
            sides: vec![[Vec::new(), Vec::new()]; net.items.len()],
            of_piece: Vec::with_capacity(net.pieces.len()),
            of_flat: Vec::with_capacity(net.flats.len()),
            joined: BTreeMap::new(),
            places: Vec::new(),
            fit: Fit::default(),
        };
        for piece in &net.pieces {
            let ports = piece.link.map(|_| {
                let ends = [(piece.low, Side::Up), (piece.high, Side::Down)];
                all.add_pair(ends)
            });
            all.of_piece.push(ports);
        }
        all.add_flats(net, &places);
        all.sort(&places);
        all.places = places;
        for (item, sides) in net.items.iter_mut().zip(&all.sides) {
            if item.kind == Kind::Box {
                let most = sides[0].len().max(sides[1].len()).saturating_sub(1);
                let corners = item.corner.max(CORNER) + CORNER;
                item.width = item.width.max(most as f64 * PITCH + corners);
                item.anchor = item.width / 2.0;
            }
        }
        all
    }

    fn add_pair(&mut self, ends: [(usize, Side); 2]) -> [usize; 2] {
        let first = self.all.len();
        for (at, (item, side)) in ends.into_iter().enumerate() {
            self.sides[item][side as usize].push(first + at);
            self.all.push(Port {
                item,
                side,
                x: 0.0,
                partner: first + 1 - at,
            });
        }
        [first, first + 1]
    }

    /// Neighbours are joined by a straight line; others by a line around what stands between them,
    /// on the side where less is in the way.
    fn add_flats(&mut self, net: &Net, places: &[usize]) {
        for flat in &net.flats {
            let [left, right] = if places[flat.ends[0]] < places[flat.ends[1]] {
                flat.ends
            } else {
                [flat.ends[1], flat.ends[0]]
            };
            let between = &net.layers[net.items[left].layer][places[left] + 1..places[right]];
            let known = self.joined.get(&[left, right]).copied();
            let (strands, room) = known.unwrap_or_default();
            let depth = net.items[left].depth.min(net.items[right].depth);
            let has_room = strands == 0
                || !flat.has_label && (strands / 2 + 1) as f64 * STRAND < depth / 2.0 - 2.0;
            if has_room && between.iter().all(|&item| !net.is_solid(item)) {
                // Beside a label there is no room for another line.
                let strands = if flat.has_label {
                    MOST_STRANDS
                } else {
                    strands + 1
                };
                self.joined
                    .insert([left, right], (strands, room.max(flat.room)));
                self.of_flat.push(None);
                continue;
            }
            let in_the_way = |side: Side| {
                let count = |item: &usize| self.sides[*item][side as usize].len();
                let ends: usize = flat.ends.iter().map(count).sum();
                2 * between.iter().map(count).sum::<usize>() + ends
            };
            let side = if in_the_way(Side::Up) <= in_the_way(Side::Down) {
                Side::Up
            } else {
                Side::Down
            };
            let ports = self.add_pair(flat.ends.map(|end| (end, side)));
            self.of_flat.push(Some(ports));
        }
    }

    /// Puts the ports of every side into the order in which their lines cross least: lines along the
    /// layer outside, nested; the others as their far ends stand.
    fn sort(&mut self, places: &[usize]) {
        for item in 0..self.sides.len() {
            for side in 0..2 {
                let mut ports = std::mem::take(&mut self.sides[item][side]);
                ports.sort_by_key(|&port| {
                    let partner = self.all[self.all[port].partner];
                    let (own, place) = (
                        places[item].cast_signed(),
                        places[partner.item].cast_signed(),
                    );
                    if partner.side != self.all[port].side {
                        (1, place, port)
                    } else if place < own {
                        (0, -place, port)
                    } else {
                        (2, -place, port)
                    }
                });
                self.sides[item][side] = ports;
            }
        }
    }

    /// Returns the room that straight lines need that join two items that follow each other in their layer.
    pub(super) fn joined(&self, left: usize, right: usize) -> Option<f64> {
        self.joined.get(&[left, right]).map(|(_, room)| *room)
    }

    /// Returns whether a link does not run straight between neighbours, though its label stands above it.
    pub(super) fn bends_a_label(&self, net: &Net) -> bool {
        let mut flats = net.flats.iter().zip(&self.of_flat);
        flats.any(|(flat, ports)| flat.has_label && ports.is_some())
    }

    /// Returns whether nothing stands between the ends of a link within a layer.
    pub(super) fn are_neighbours(&self, net: &Net, link: &Link) -> bool {
        let [one, two] = [link.from, link.to].map(|end| self.places[end]);
        let layer = &net.layers[net.items[link.from].layer];
        let between = &layer[one.min(two) + 1..one.max(two)];
        between.iter().all(|&item| !net.is_solid(item))
    }

    /// Returns the place of a port.
    pub(super) fn x(&self, port: usize) -> f64 {
        self.all[port].x
    }

    /// Finds the places of all ports, and of the items that have no width of their own.
    pub(super) fn settle(&mut self, net: &mut Net, rows: &Rows) {
        for item in 0..net.items.len() {
            self.follow(net, item);
            for side in 0..2 {
                self.spread(net, item, side, false);
            }
        }
        for _ in 0..ROUNDS {
            self.fit_boxes(net);
        }
        rows.pull_lines(net, self);
        let mut by_length: Vec<_> = (0..net.chains.len()).collect();
        by_length.sort_by_key(|&link| std::cmp::Reverse(net.chains[link].len()));
        for _ in 0..3 {
            for &link in &by_length {
                self.straighten(net, link, PITCH);
            }
        }
        for &link in &by_length {
            if self.has_kink(net, link) {
                self.straighten(net, link, TIGHT);
            }
        }
        // What steps aside in one channel does so in the next one.
        for _ in 0..2 {
            self.part(net);
        }
    }

    /// Moves the ports of all boxes nearer to their partners.
    pub(super) fn fit_boxes(&mut self, net: &Net) {
        for item in 0..net.items.len() {
            for side in 0..2 {
                self.spread(net, item, side, true);
            }
        }
    }

    /// Returns the mean place of the partners of an item's ports.
    pub(super) fn pull(&self, item: usize) -> Option<f64> {
        let ports = self.sides[item].iter().flatten();
        let partners = ports.map(|&port| self.x(self.all[port].partner));
        let (count, sum) = partners.fold((0, 0.0), |(count, sum), x| (count + 1, sum + x));
        (count > 0).then(|| sum / f64::from(count))
    }

    /// Sets the ports of an item whose ports have no choice.
    pub(super) fn follow(&mut self, net: &Net, item: usize) {
        let own = net.items[item];
        for port in self.sides[item].iter().flatten() {
            self.all[*port].x = own.middle();
        }
        if own.kind == Kind::Label
            && let [left, right] = self.sides[item][Side::Down as usize][..]
        {
            self.all[left].x = own.x + PITCH / 2.0;
            self.all[right].x = own.x + own.width - PITCH / 2.0;
        }
    }

    /// Spreads ports along the side of a box: in the middle, or near to their partners.
    fn spread(&mut self, net: &Net, item: usize, side: usize, near_partners: bool) {
        let own = net.items[item];
        if own.kind != Kind::Box || self.sides[item][side].is_empty() {
            return;
        }
        let ports = std::mem::take(&mut self.sides[item][side]);
        let wishes = ports.iter().map(|&port| Wish {
            at: if near_partners {
                self.all[self.all[port].partner].x
            } else {
                own.middle()
            },
            weight: 1.0,
            behind: PITCH,
        });
        let low = own.x + own.corner.max(CORNER);
        let high = own.x + own.width - CORNER;
        let places = self.fit.places(wishes, low, high);
        for (&port, &place) in ports.iter().zip(places) {
            self.all[port].x = place;
        }
        self.sides[item][side] = ports;
    }

    /// Returns where a port can be without moving anything else, so far from the ports beside it.
    fn room(&self, net: &Net, port: usize, pitch: f64) -> [f64; 2] {
        let Port { item, side, .. } = self.all[port];
        let own = net.items[item];
        let layer = &net.layers[own.layer];
        match own.kind {
            Kind::Box => {
                let ports = &self.sides[item][side as usize];
                let at = ports.iter().position(|&other| other == port).unwrap_or(0);
                let left = at.checked_sub(1).map(|at| self.x(ports[at]) + pitch);
                let right = ports.get(at + 1).map(|&next| self.x(next) - pitch);
                let corner = if pitch < PITCH { TIGHT_CORNER } else { CORNER };
                [
                    left.unwrap_or(own.x + own.corner.max(corner)),
                    right.unwrap_or(own.x + own.width - corner),
                ]
            }
            Kind::Pass => {
                let place = self.places[item];
                let left = place.checked_sub(1).map(|at| layer[at]).map(|left| {
                    let other = net.items[left];
                    let distance = match other.kind {
                        Kind::Border => net.border_distance(item, None),
                        _ => net.distance(left, item, None),
                    };
                    other.x + other.width + distance
                });
                let right = layer.get(place + 1).map(|&right| {
                    let distance = match net.items[right].kind {
                        Kind::Border => net.border_distance(item, None),
                        _ => net.distance(item, right, None),
                    };
                    net.items[right].x - distance - own.width
                });
                [
                    left.unwrap_or(own.x) + own.anchor,
                    right.unwrap_or(own.x) + own.anchor,
                ]
            }
            Kind::Label | Kind::Border => [self.x(port); 2],
        }
    }

    /// Lets the pieces of a link follow one upright line as far as there is room.
    fn straighten(&mut self, net: &mut Net, link: usize, pitch: f64) {
        let pieces = net.chains[link].clone();
        let of_piece = |at: &usize| self.of_piece[*at];
        let ends: Vec<[usize; 2]> = pieces.iter().filter_map(of_piece).collect();
        let Some(last) = ends.last() else { return };
        if ends.windows(2).any(|pair| {
            let [below, above] = [pair[0][1], pair[1][0]].map(|port| self.all[port].item);
            below != above || net.items[below].kind != Kind::Pass
        }) {
            return;
        }
        let stops: Vec<usize> = ends.iter().map(|ends| ends[0]).chain([last[1]]).collect();
        let rooms: Vec<_> = stops
            .iter()
            .map(|&port| self.room(net, port, pitch))
            .collect();
        let mut at = 0;
        let mut before: Option<f64> = None;
        while at < stops.len() {
            let mut common = rooms[at];
            let mut end = at + 1;
            while let Some(room) = rooms.get(end) {
                let both = [common[0].max(room[0]), common[1].min(room[1])];
                if both[0] > both[1] {
                    break;
                }
                common = both;
                end += 1;
            }
            let wanted = before.unwrap_or_else(|| {
                let run = stops[at..end].iter().map(|&port| self.x(port));
                run.sum::<f64>() / (end - at) as f64
            });
            let x = wanted.max(common[0]).min(common[1].max(common[0]));
            for &port in &stops[at..end] {
                self.move_to(net, port, x);
            }
            before = Some(x);
            at = end;
        }
    }

    /// Returns whether some piece of a link steps aside by very little.
    fn has_kink(&self, net: &Net, link: usize) -> bool {
        let pieces = net.chains[link].iter();
        let mut ends = pieces.filter_map(|&piece| self.of_piece[piece]);
        ends.any(|[low, high]| (STRAIGHT..KINK).contains(&(self.x(low) - self.x(high)).abs()))
    }

    fn move_to(&mut self, net: &mut Net, port: usize, x: f64) {
        let item = self.all[port].item;
        if net.items[item].kind == Kind::Pass {
            net.items[item].x = x - net.items[item].anchor;
            self.follow(net, item);
        } else {
            self.all[port].x = x;
        }
    }

    /// Moves ends apart that face each other in a channel, where there is room.
    fn part(&mut self, net: &mut Net) {
        let mut channels: Vec<Vec<usize>> = vec![Vec::new(); net.layers.len() + 1];
        for (port, end) in self.all.iter().enumerate() {
            let layer = net.items[end.item].layer;
            channels[layer + end.side as usize].push(port);
        }
        for mut ports in channels {
            ports.retain(|&port| !self.is_straight(port));
            ports.sort_by(|&a, &b| self.x(a).total_cmp(&self.x(b)));
            for at in 0..ports.len() {
                let near = |other: &&usize| self.x(**other) - self.x(ports[at]) < CLEAR;
                let behind: Vec<_> = ports[at + 1..].iter().take_while(near).copied().collect();
                for other in behind {
                    let facing = self.all[other].side != self.all[ports[at]].side;
                    if facing && self.all[other].partner != ports[at] {
                        self.move_apart(net, ports[at], other);
                    }
                }
            }
        }
    }

    /// Moves one of two ends away from the other, by as much as there is room for. Ends that are not too close only
    /// move along the sides of boxes, and do not change places.
    fn move_apart(&mut self, net: &mut Net, left: usize, right: usize) {
        let is_close = self.x(right) - self.x(left) < CLOSE;
        for (port, from, distance) in [(right, left, CLEAR), (left, right, -CLEAR)] {
            let at_box = net.items[self.all[port].item].kind == Kind::Box;
            let aside = self.x(from) + distance - self.x(self.all[port].partner);
            if at_box && aside.abs() >= KINK && self.step_aside(net, port, from, distance) {
                return;
            }
        }
        for distance in [CLOSE + 1.0, CLOSE / 2.0] {
            if !is_close {
                return;
            }
            if self.step_aside(net, right, left, distance)
                || self.step_aside(net, left, right, -distance)
                || self.step_aside(net, right, left, -distance)
                || self.step_aside(net, left, right, distance)
            {
                return;
            }
        }
    }

    fn is_straight(&self, port: usize) -> bool {
        let Port {
            partner, side, x, ..
        } = self.all[port];
        self.all[partner].side != side && (self.x(partner) - x).abs() < STRAIGHT
    }

    /// Moves a port so far behind another one; returns whether it could.
    fn step_aside(&mut self, net: &mut Net, port: usize, from: usize, distance: f64) -> bool {
        let [low, high] = self.room(net, port, PITCH);
        let x = self.x(from) + distance;
        if net.items[self.all[port].item].kind == Kind::Label || x < low || x > high {
            return false;
        }
        self.move_to(net, port, x);
        true
    }
}

fn places(net: &Net) -> Vec<usize> {
    let mut places = vec![0; net.items.len()];
    for layer in &net.layers {
        for (place, &item) in layer.iter().enumerate() {
            places[item] = place;
        }
    }
    places
}
