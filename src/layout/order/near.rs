//! An order to begin with, in which what is joined stands near each other.

use std::collections::VecDeque;

use super::{Kind, Net, other, sort};

/// Sorts all layers by a walk over the links that begins at an end of each part of the net, and takes
/// what has few links first (the order of Cuthill and `McKee`, 1969).
///
/// Barycentres find good places next to neighbours, and do not sort out families that are joined like
/// a chain; this walk goes along the chain.
pub(super) fn sort_all(net: &mut Net, places: &mut [usize]) {
    let numbers = numbers(net);
    for at in 0..net.layers.len() {
        let layer = net.layers[at].iter();
        let mut wanted: Vec<_> = layer.map(|&item| (item, numbers[item] as f64)).collect();
        sort(net, places, at, &mut wanted);
    }
}

/// Returns for every item when the walk comes to it.
fn numbers(net: &Net) -> Vec<usize> {
    let count = net.items.len();
    let mut numbers = vec![usize::MAX; count];
    let mut seen = vec![0_u8; count];
    let mut steps = 0;
    for item in 0..count {
        if seen[item] > 0 || net.items[item].kind == Kind::Border {
            continue;
        }
        // The last item of a walk lies at an end.
        let far = *walk(net, item, &mut seen, 1).last().unwrap_or(&item);
        let end = *walk(net, far, &mut seen, 2).last().unwrap_or(&item);
        for found in walk(net, end, &mut seen, 3) {
            numbers[found] = steps;
            steps += 1;
        }
    }
    numbers
}

/// Returns what is joined to an item, the nearest first, and marks it.
fn walk(net: &Net, start: usize, seen: &mut [u8], mark: u8) -> Vec<usize> {
    let mut found = Vec::new();
    let mut open = VecDeque::from([start]);
    seen[start] = mark;
    while let Some(item) = open.pop_front() {
        found.push(item);
        let mut around: Vec<_> = joined(net, item).filter(|&at| seen[at] < mark).collect();
        around.sort_by_key(|&at| (degree(net, at), at));
        for at in around {
            if seen[at] < mark {
                seen[at] = mark;
                open.push_back(at);
            }
        }
    }
    found
}

fn degree(net: &Net, item: usize) -> usize {
    net.up[item].len() + net.down[item].len() + net.beside[item].len()
}

fn joined(net: &Net, item: usize) -> impl Iterator<Item = usize> {
    let up = net.up[item].iter().map(|&piece| net.pieces[piece].high);
    let down = net.down[item].iter().map(|&piece| net.pieces[piece].low);
    let beside = net.beside[item]
        .iter()
        .map(move |&flat| other(net, flat, item));
    let all = up.chain(down).chain(beside);
    all.filter(|&at| net.items[at].kind != Kind::Border)
}
