//! Which scales of levels are one.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::Diagram;

/// How many moves between levels next to each other may be exceptions.
const EXCEPTIONS: usize = 1;

/// A scale and a level on it.
pub(super) type Level = (usize, u32);

/// What the links between two scales say of their levels.
#[derive(Debug, Default)]
struct Between {
    /// How many climb to a level that is not higher.
    against: usize,
    /// How many others join equal levels.
    equal: usize,
    /// How many others join levels next to each other.
    near: usize,
    /// How many others join levels that lie further apart.
    far: usize,
}

/// Returns the level of each box, on one scale where scales count alike: a link that climbs leads to a
/// higher level, and most of the others to the same, but for one that is a level off. Every other scale is
/// compared with the one that most boxes are on, and with what is on it already.
pub(super) fn joined(diagram: &Diagram) -> Vec<Option<Level>> {
    let mut levels: Vec<_> = diagram.boxes.iter().map(|node| node.level).collect();
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    for (scale, _) in levels.iter().flatten() {
        *sizes.entry(*scale).or_default() += 1;
    }
    let mut by_size: Vec<_> = sizes.into_iter().collect();
    by_size.sort_by_key(|(scale, size)| (std::cmp::Reverse(*size), *scale));
    let Some(((main, _), others)) = by_size.split_first() else {
        return levels;
    };
    let said = said(diagram);
    let mut on_main = BTreeSet::from([*main]);
    for (scale, _) in others {
        let beside = said.get(scale).into_iter().flatten();
        let beside = beside.filter(|(other, _)| on_main.contains(*other));
        let mut all = Between::default();
        for (_, said) in beside {
            all.against += said.against;
            all.equal += said.equal;
            all.near += said.near;
            all.far += said.far;
        }
        let unequal = all.far + all.near.saturating_sub(EXCEPTIONS);
        if all.against == 0 && unequal <= all.equal {
            on_main.insert(*scale);
        }
    }
    for (scale, _) in levels.iter_mut().flatten() {
        if on_main.contains(scale) {
            *scale = *main;
        }
    }
    levels
}

/// Returns by scale what links say of its levels and those of each other scale.
fn said(diagram: &Diagram) -> BTreeMap<usize, BTreeMap<usize, Between>> {
    let mut said: BTreeMap<usize, BTreeMap<usize, Between>> = BTreeMap::new();
    for link in &diagram.links {
        let ends = [link.from, link.to].map(|end| diagram.boxes[end].level);
        let [Some(from), Some(to)] = ends else {
            continue;
        };
        if from.0 == to.0 {
            continue;
        }
        for [one, other] in [[from.0, to.0], [to.0, from.0]] {
            let between = said.entry(one).or_default().entry(other).or_default();
            match (link.climbs, from.1.cmp(&to.1)) {
                (true, Ordering::Less) => {}
                (true, _) => between.against += 1,
                (false, Ordering::Equal) => between.equal += 1,
                (false, _) if from.1.abs_diff(to.1) == 1 => between.near += 1,
                (false, _) => between.far += 1,
            }
        }
    }
    said
}
