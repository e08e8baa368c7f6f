//! The order within the layers: few crossings, and short links within a layer.
//!
//! A walk along the links gives a first order, and barycentres a better one. Then each item is sifted:
//! it goes to the place in its layer where the crossings are fewest, as long as that helps (Matuszewski,
//! Schönfeld, Molitor, 1999). Crossings count by weight; a link within a layer costs what lies between
//! its ends.

mod near;
mod twins;

use super::net::{Kind, Net};

/// What two lines that cross cost.
const CROSSING: i64 = 100;
/// What a box between the ends of a link within its layer costs, besides the lines that are crossed.
const SPAN: i64 = 60;
/// How many times as much it costs where the link has a label.
const LABELLED: i64 = 5;
/// How many rounds of barycentres there are.
const SWEEPS: usize = 12;
/// How many rounds of sifting there are at most.
const ROUNDS: usize = 12;
/// How many comparisons of neighbours all rounds may take.
const BUDGET: usize = 40_000_000;

/// Where a round of barycentres begins.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Start {
    /// With the lowest layer, after a walk along the links.
    Near,
    /// With the lowest layer, from what there is.
    Low,
    /// With the highest layer, from what there is.
    High,
}

/// Finds an order for all layers. A centre ends up in the middle of its layer.
pub(super) fn arrange(net: &mut Net, centre: Option<usize>) {
    let mut places = vec![0; net.items.len()];
    for layer in &net.layers {
        note(&mut places, layer);
    }
    let mut best: Option<(i64, Vec<Vec<usize>>)> = None;
    let mut budget = BUDGET;
    for start in [Start::Near, Start::Low, Start::High] {
        if budget == 0 {
            break;
        }
        if start == Start::Near {
            near::sort_all(net, &mut places);
        }
        let mut at_rest = 0;
        for sweep in 0..SWEEPS {
            let upwards = (sweep % 2 == 0) != (start == Start::High);
            let moved = sweep_once(net, &mut places, upwards);
            at_rest = if moved { 0 } else { at_rest + 1 };
            // What neither direction moves stays where it is.
            if at_rest == 2 {
                break;
            }
        }
        for _ in 0..ROUNDS {
            if !sift_all(net, &mut places, &mut budget) {
                break;
            }
        }
        let cost = cost(net, &places);
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, net.layers.clone()));
        }
    }
    if let Some((_, layers)) = best {
        net.layers = layers;
    }
    twins::sort(net);
    if let Some(centre) = centre {
        put_in_the_middle(net, centre);
    }
}

fn note(places: &mut [usize], layer: &[usize]) {
    for (place, &item) in layer.iter().enumerate() {
        places[item] = place;
    }
}

/// Sorts every layer, lane by lane, by where its neighbours in the layer before stand; whether anything moved.
fn sweep_once(net: &mut Net, places: &mut [usize], upwards: bool) -> bool {
    let count = net.layers.len();
    let mut moved = false;
    let mut wanted: Vec<(usize, f64)> = Vec::new();
    for step in 1..count {
        let at = if upwards { step } else { count - 1 - step };
        let layer = net.layers[at].iter();
        wanted.clear();
        wanted.extend(layer.map(|&item| (item, barycentre(net, places, item, upwards))));
        moved |= sort(net, places, at, &mut wanted);
    }
    moved
}

/// Sorts a layer by what its items want; borders stay between the items that they part. Returns whether
/// any item moved.
fn sort(net: &mut Net, places: &mut [usize], at: usize, wanted: &mut [(usize, f64)]) -> bool {
    let is_border = |(item, _): &(usize, f64)| net.items[*item].kind == Kind::Border;
    for lane in wanted.split_mut(is_border) {
        lane.sort_by(|a, b| a.1.total_cmp(&b.1));
    }
    let layer = &mut net.layers[at];
    let mut moved = false;
    for (place, (slot, (item, _))) in layer.iter_mut().zip(wanted).enumerate() {
        moved |= *slot != *item;
        *slot = *item;
        places[*item] = place;
    }
    moved
}

fn barycentre(net: &Net, places: &[usize], item: usize, upwards: bool) -> f64 {
    let neighbours = neighbours(net, item, !upwards);
    let flat = net.beside[item].iter().map(|&flat| other(net, flat, item));
    let own = places[item] as f64 / net.layers[net.items[item].layer].len().max(1) as f64;
    let near = neighbours.map(|(other, _)| (other, 1.0));
    let (mut sum, mut weight) = (own * 0.1, 0.1);
    for (other, share) in near.chain(flat.map(|other| (other, 0.3))) {
        let length = net.layers[net.items[other].layer].len().max(1);
        sum += share * places[other] as f64 / length as f64;
        weight += share;
    }
    sum / weight
}

/// Returns the neighbours in the layer above or below, with weights.
fn neighbours(net: &Net, item: usize, above: bool) -> impl Iterator<Item = (usize, u32)> {
    let pieces = if above {
        &net.up[item]
    } else {
        &net.down[item]
    };
    pieces.iter().map(move |&piece| {
        let piece = &net.pieces[piece];
        let other = if above { piece.high } else { piece.low };
        (other, piece.weight)
    })
}

fn other(net: &Net, flat: usize, item: usize) -> usize {
    let [one, two] = net.flats[flat].ends;
    if one == item { two } else { one }
}

/// Sifts every item once; returns whether anything became better.
fn sift_all(net: &mut Net, places: &mut [usize], budget: &mut usize) -> bool {
    let mut is_better = false;
    for at in 0..net.layers.len() {
        let mut items = net.layers[at].clone();
        items.sort_by_key(|&item| std::cmp::Reverse(net.up[item].len() + net.down[item].len()));
        for item in items {
            if net.items[item].kind != Kind::Border {
                is_better |= sift(net, places, at, item, budget);
            }
        }
    }
    is_better
}

/// Moves an item to the best place of its layer.
fn sift(net: &mut Net, places: &mut [usize], at: usize, item: usize, budget: &mut usize) -> bool {
    let start = places[item];
    let (mut best, mut best_place) = (0, start);
    for to_the_right in [false, true] {
        let mut change = 0;
        let mut place = start;
        loop {
            let beyond = if to_the_right {
                place + 1
            } else {
                place.wrapping_sub(1)
            };
            let Some(&passed) = net.layers[at].get(beyond) else {
                break;
            };
            let is_border = net.items[passed].kind == Kind::Border;
            if (is_border && net.items[item].is_bound) || *budget == 0 {
                break;
            }
            let (left, right) = if to_the_right {
                (item, passed)
            } else {
                (passed, item)
            };
            change += exchange(net, places, left, right, budget);
            net.layers[at].swap(place, beyond);
            (places[item], places[passed]) = (beyond, place);
            place = beyond;
            if change < best {
                (best, best_place) = (change, place);
            }
        }
        // Back to the start.
        net.layers[at][start.min(place)..=start.max(place)].rotate_by(place < start);
        note_range(places, &net.layers[at], start.min(place)..=start.max(place));
    }
    if best_place == start {
        return false;
    }
    let range = start.min(best_place)..=start.max(best_place);
    net.layers[at][range.clone()].rotate_by(best_place > start);
    note_range(places, &net.layers[at], range);
    true
}

fn note_range(places: &mut [usize], layer: &[usize], range: std::ops::RangeInclusive<usize>) {
    for place in range {
        places[layer[place]] = place;
    }
}

/// Moves the first member to the end, or the last one to the beginning.
trait RotateBy {
    fn rotate_by(&mut self, first_to_end: bool);
}

impl RotateBy for [usize] {
    fn rotate_by(&mut self, first_to_end: bool) {
        if first_to_end {
            self.rotate_left(1);
        } else {
            self.rotate_right(1);
        }
    }
}

/// Returns what it costs more when two neighbours of a layer change places.
fn exchange(net: &Net, places: &[usize], left: usize, right: usize, budget: &mut usize) -> i64 {
    let mut change = 0;
    for above in [true, false] {
        for (one, weight) in neighbours(net, left, above) {
            for (two, other_weight) in neighbours(net, right, above) {
                let weight = i64::from(weight * other_weight);
                match places[one].cmp(&places[two]) {
                    std::cmp::Ordering::Less => change += weight,
                    std::cmp::Ordering::Greater => change -= weight,
                    std::cmp::Ordering::Equal => {}
                }
                *budget = budget.saturating_sub(1);
            }
        }
    }
    // Whoever has a partner on the far side of the other comes nearer to it.
    for &flat in &net.beside[left] {
        let partner = other(net, flat, left);
        if partner != right {
            let is_right = places[partner] > places[right];
            change += if is_right { -1 } else { 1 } * span(net, flat, right);
        }
    }
    for &flat in &net.beside[right] {
        let partner = other(net, flat, right);
        if partner != left {
            let is_left = places[partner] < places[left];
            change += if is_left { -1 } else { 1 } * span(net, flat, left);
        }
    }
    change
}

/// Returns what all crossings and all links within layers cost.
fn cost(net: &Net, places: &[usize]) -> i64 {
    let mut sum = 0;
    for layer in &net.layers {
        let mut pieces: Vec<(usize, usize, u32)> = layer
            .iter()
            .flat_map(|&item| {
                neighbours(net, item, true)
                    .map(move |(other, weight)| (places[item], places[other], weight))
            })
            .collect();
        pieces.sort_unstable();
        sum += inversions(&pieces);
    }
    for (at, flat) in net.flats.iter().enumerate() {
        let [one, two] = flat.ends.map(|end| places[end]);
        let layer = &net.layers[net.items[flat.ends[0]].layer];
        let between = &layer[one.min(two) + 1..one.max(two)];
        sum += between.iter().map(|&item| span(net, at, item)).sum::<i64>();
    }
    sum
}

/// Returns what it costs that a link within a layer passes an item: it crosses the lines above or
/// below. One with a label above it is to pass none.
fn span(net: &Net, flat: usize, item: usize) -> i64 {
    let times = if net.flats[flat].has_label {
        LABELLED
    } else {
        1
    };
    times
        * match net.items[item].kind {
            Kind::Border => 0,
            Kind::Pass => CROSSING,
            Kind::Box | Kind::Label => {
                let lines = net.up[item].len().min(net.down[item].len());
                SPAN + CROSSING * i64::try_from(lines).unwrap_or(0)
            }
        }
}

/// Returns the weights of all pairs that cross; pieces come in the order of their lower ends.
fn inversions(pieces: &[(usize, usize, u32)]) -> i64 {
    // A tree of sums over the upper ends (Fenwick, 1994).
    let size = pieces.iter().map(|piece| piece.1 + 1).max().unwrap_or(0);
    let mut tree = vec![0_i64; size + 1];
    let mut sum = 0;
    let mut all = 0;
    for group in pieces.chunk_by(|one, two| one.0 == two.0) {
        for &(_, high, weight) in group {
            let mut not_right = 0;
            let mut at = high + 1;
            while at > 0 {
                not_right += tree[at];
                at &= at - 1;
            }
            sum += (all - not_right) * i64::from(weight);
        }
        for &(_, high, weight) in group {
            all += i64::from(weight);
            let mut at = high + 1;
            while at <= size {
                tree[at] += i64::from(weight);
                at += at & at.wrapping_neg();
            }
        }
    }
    sum
}

/// Moves the centre to where as many boxes stand before it as behind it.
fn put_in_the_middle(net: &mut Net, centre: usize) {
    let layer = &mut net.layers[net.items[centre].layer];
    layer.retain(|&item| item != centre);
    let boxes = layer.iter().filter(|&&at| net.items[at].kind == Kind::Box);
    let half = boxes.count() / 2;
    let places = layer.iter().enumerate();
    let mut behind = places
        .filter(|(_, at)| net.items[**at].kind == Kind::Box)
        .skip(half);
    let place = behind.next().map_or(layer.len(), |(place, _)| place);
    layer.insert(place, centre);
}
