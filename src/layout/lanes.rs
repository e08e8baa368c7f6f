//! The order of the lanes, and where boxes without a lane stand.

use std::collections::BTreeMap;

use super::Diagram;

/// Puts boxes without a lane into lanes that are not drawn, behind all others in number. Those that are joined
/// with boxes of one lane alone, or with one another and that lane, have one for it; all others share one.
pub(super) fn with_nameless(diagram: &Diagram) -> Diagram {
    let mut filled = diagram.clone();
    let count = diagram.lanes.len();
    if count == 0 {
        return filled;
    }
    let lane_of: Vec<_> = diagram.boxes.iter().map(|node| node.lane).collect();
    let mut beside = vec![Vec::new(); lane_of.len()];
    for link in &diagram.links {
        beside[link.from].push(link.to);
        beside[link.to].push(link.from);
    }
    let mut numbers: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    for start in 0..lane_of.len() {
        if filled.boxes[start].lane.is_some() {
            continue;
        }
        // What is joined without passing a lane, and the lanes that it is joined with.
        let (mut part, mut open) = (Vec::new(), vec![start]);
        let mut lanes = Vec::new();
        // Any lane marks what has been seen.
        filled.boxes[start].lane = Some(count);
        while let Some(node) = open.pop() {
            part.push(node);
            for &other in &beside[node] {
                if let Some(lane) = lane_of[other] {
                    lanes.push(lane);
                } else if filled.boxes[other].lane.is_none() {
                    filled.boxes[other].lane = Some(count);
                    open.push(other);
                }
            }
        }
        lanes.sort_unstable();
        lanes.dedup();
        let only = match lanes[..] {
            [lane] => Some(lane),
            _ => None,
        };
        let known = numbers.len();
        let number = *numbers.entry(only).or_insert(known);
        for node in part {
            filled.boxes[node].lane = Some(count + number);
        }
    }
    filled
}

/// Returns the lanes from left to right so that links are short: by the number of links between each
/// two and the lanes between them. The given order of lanes with titles is left where another is not better.
pub(super) fn arrange(diagram: &Diagram) -> Vec<usize> {
    let used = diagram.boxes.iter().filter_map(|node| node.lane);
    let count = used.fold(diagram.lanes.len(), |count, lane| count.max(lane + 1));
    let mut order: Vec<_> = (0..count).collect();
    let named = diagram.lanes.len();
    if named > MOST || count > MOST_WITH_NAMELESS {
        return order;
    }
    let mut ties = vec![vec![0_usize; count]; count];
    for link in &diagram.links {
        let [from, to] = [link.from, link.to].map(|end| diagram.boxes[end].lane);
        if let (Some(from), Some(to)) = (from, to) {
            ties[from][to] += 1;
            ties[to][from] += 1;
        }
    }
    if count > MOST {
        let nameless = order.split_off(named);
        order = shortened(order, &ties, named);
        // Many lanes without a title stand each beside the one that they are linked with most.
        for lane in nameless {
            let most = (0..named).max_by_key(|other| ties[lane][*other]);
            let place = order.iter().position(|other| Some(*other) == most);
            order.insert(place.map_or(order.len(), |place| place + 1), lane);
        }
        return order;
    }
    // Lanes without a title go where they fit best between the others, and then all may move.
    for lane in order.split_off(named) {
        let places = 0..=order.len();
        let with = |place: usize| {
            let mut with = order.clone();
            with.insert(place, lane);
            with
        };
        let best = places
            .rev()
            .min_by_key(|&place| length(&with(place), &ties));
        order = with(best.unwrap_or(order.len()));
    }
    shortened(order, &ties, named)
}

/// Returns an order of lanes in which no lane stands better elsewhere.
fn shortened(mut order: Vec<usize>, ties: &[Vec<usize>], named: usize) -> Vec<usize> {
    let cost = |order: &[usize]| (length(order, ties), turned(order, named));
    let count = order.len();
    let mut best = cost(&order);
    // Each round is shorter than the one before it, so there is a last one.
    loop {
        let before = best;
        for from in 0..count {
            for to in 0..count {
                let mut tried = order.clone();
                let lane = tried.remove(from);
                tried.insert(to, lane);
                let cost = cost(&tried);
                if cost < best {
                    (best, order) = (cost, tried);
                }
            }
        }
        if best == before {
            return order;
        }
    }
}

/// How many lanes are worth the search, which takes time with their fourth power.
const MOST: usize = 24;
/// How many there may be with those that have no title.
const MOST_WITH_NAMELESS: usize = 500;

/// Returns how many pairs of the first lanes do not stand in the given order.
fn turned(order: &[usize], named: usize) -> usize {
    let named: Vec<_> = order.iter().filter(|lane| **lane < named).collect();
    let pairs = named.iter().enumerate();
    let behind =
        pairs.map(|(place, one)| named[place + 1..].iter().filter(|two| *two < one).count());
    behind.sum()
}

fn length(order: &[usize], ties: &[Vec<usize>]) -> usize {
    let mut sum = 0;
    for (place, &one) in order.iter().enumerate() {
        for (behind, &two) in order[place + 1..].iter().enumerate() {
            sum += ties[one][two] * (behind + 1);
        }
    }
    sum
}
