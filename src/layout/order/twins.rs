//! The order of boxes that have the same links: no order of them crosses less than another one.

use std::collections::BTreeMap;

use super::{Kind, Net, other};

/// What a box is joined to, above, below and beside it.
type Links = [Vec<usize>; 3];

/// Sorts boxes with the same links by their ranks, within each lane of a layer.
pub(super) fn sort(net: &mut Net) {
    for at in 0..net.layers.len() {
        let mut twins: BTreeMap<(usize, Links), Vec<usize>> = BTreeMap::new();
        let mut lane = 0;
        for (place, &item) in net.layers[at].iter().enumerate() {
            match net.items[item].kind {
                Kind::Border => lane += 1,
                Kind::Box => twins
                    .entry((lane, links(net, item)))
                    .or_default()
                    .push(place),
                Kind::Pass | Kind::Label => {}
            }
        }
        for places in twins.into_values() {
            let mut items: Vec<_> = places.iter().map(|&place| net.layers[at][place]).collect();
            items.sort_by_key(|&item| (net.items[item].rank, item));
            for (place, item) in places.into_iter().zip(items) {
                net.layers[at][place] = item;
            }
        }
    }
}

fn links(net: &Net, item: usize) -> Links {
    let up = net.up[item].iter().map(|&piece| net.pieces[piece].high);
    let down = net.down[item].iter().map(|&piece| net.pieces[piece].low);
    let beside = net.beside[item].iter().map(|&flat| other(net, flat, item));
    let mut links = [up.collect(), down.collect(), beside.collect::<Vec<_>>()];
    for links in &mut links {
        links.sort_unstable();
    }
    links
}
