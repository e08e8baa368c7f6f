//! The layer of each box.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::Diagram;
use super::scales::{self, Level};

/// Boxes that must stand in one layer.
type Group = usize;

/// Returns the layer of each box, with no empty layer.
///
/// Boxes with the same level of a scale share a layer, also of several scales where the links between
/// them say nothing else; higher levels of a scale lie higher, and links
/// that climb lead to a higher layer where that is possible: where links climb in circles, those
/// between groups that fewer links join give way. Scales lie against each other as the links
/// between them say.
pub(super) fn layers(diagram: &Diagram) -> Vec<usize> {
    let levels = scales::joined(diagram);
    let (groups, count, ladders) = groups(&levels);
    let mut order = Order::new(count);
    for pair in ladders {
        order.add(pair[0], pair[1]);
    }
    let mut climbs: BTreeMap<(Group, Group), usize> = BTreeMap::new();
    for link in diagram.links.iter().filter(|link| link.climbs) {
        let (from, to) = (groups[link.from], groups[link.to]);
        let scale = |end: usize| levels[end].map(|(scale, _)| scale);
        let same_scale = scale(link.from).is_some() && scale(link.from) == scale(link.to);
        if from != to && !same_scale {
            *climbs.entry((from, to)).or_default() += 1;
        }
    }
    let mut climbs: Vec<_> = climbs.into_iter().collect();
    climbs.sort_by_key(|(_, links)| std::cmp::Reverse(*links));
    for ((from, to), _) in climbs {
        order.add_unless_circular(from, to);
    }
    let mut pulls = vec![Vec::new(); count];
    for link in &diagram.links {
        let (from, to) = (groups[link.from], groups[link.to]);
        let rise = i64::from(link.climbs);
        if from != to {
            pulls[from].push((to, -rise));
            pulls[to].push((from, rise));
        }
    }
    let layers = order.layers(&pulls);
    compact(groups.iter().map(|&group| layers[group]).collect())
}

/// Returns the group of each box, their number, and neighbours on the scales, lower ones first.
fn groups(levels: &[Option<Level>]) -> (Vec<Group>, usize, Vec<[Group; 2]>) {
    let given = levels.iter().flatten();
    let mut of_level: BTreeMap<Level, Group> = given.map(|level| (*level, 0)).collect();
    let mut count = 0;
    for group in of_level.values_mut() {
        *group = count;
        count += 1;
    }
    let of_box = |level: &Option<Level>| {
        if let Some(level) = level {
            return of_level[level];
        }
        count += 1;
        count - 1
    };
    let groups = levels.iter().map(of_box).collect();
    let rungs: Vec<_> = of_level.iter().collect();
    let pairs = rungs.windows(2).filter(|pair| pair[0].0.0 == pair[1].0.0);
    let ladders = pairs.map(|pair| [*pair[0].1, *pair[1].1]).collect();
    (groups, count, ladders)
}

/// What must lie above what; never circular.
struct Order {
    above: Vec<Vec<Group>>,
    below: Vec<Vec<Group>>,
    /// A layer that fulfils everything so far.
    least: Vec<usize>,
}

impl Order {
    fn new(count: usize) -> Self {
        Self {
            above: vec![Vec::new(); count],
            below: vec![Vec::new(); count],
            least: vec![0; count],
        }
    }

    fn add(&mut self, low: Group, high: Group) {
        self.above[low].push(high);
        self.below[high].push(low);
        self.raise(low);
    }

    /// Adds the pair unless it closes a circle.
    fn add_unless_circular(&mut self, low: Group, high: Group) {
        if !self.reaches(high, low) {
            self.add(low, high);
        }
    }

    /// Returns whether one lies below the other by what is known; only layers between the two are
    /// looked at.
    fn reaches(&self, low: Group, high: Group) -> bool {
        let mut seen = BTreeSet::from([low]);
        let mut open = vec![low];
        while let Some(group) = open.pop() {
            if group == high {
                return true;
            }
            for &next in &self.above[group] {
                if self.least[next] <= self.least[high] && seen.insert(next) {
                    open.push(next);
                }
            }
        }
        false
    }

    fn raise(&mut self, from: Group) {
        let mut open = vec![from];
        while let Some(group) = open.pop() {
            for at in 0..self.above[group].len() {
                let next = self.above[group][at];
                if self.least[next] <= self.least[group] {
                    self.least[next] = self.least[group] + 1;
                    open.push(next);
                }
            }
        }
    }

    /// Returns layers that fulfil everything, near to where the pulls want them.
    fn layers(&self, pulls: &[Vec<(Group, i64)>]) -> Vec<usize> {
        let least = self.least.iter();
        let mut layers: Vec<i64> = least
            .map(|&layer| i64::try_from(layer).unwrap_or(i64::MAX))
            .collect();
        self.float(&mut layers, pulls);
        let top = layers.iter().copied().max().unwrap_or(0);
        let mut by_layer: Vec<_> = (0..layers.len()).collect();
        by_layer.sort_by_key(|&group| layers[group]);
        for _ in 0..ROUNDS {
            by_layer.reverse();
            for &group in &by_layer {
                if pulls[group].is_empty() {
                    continue;
                }
                let low = self.below[group].iter().map(|&other| layers[other] + 1);
                let high = self.above[group].iter().map(|&other| layers[other] - 1);
                let (low, high) = (low.max().unwrap_or(0), high.min().unwrap_or(top));
                let wanted = pulls[group]
                    .iter()
                    .map(|(other, rise)| layers[*other] + rise);
                let mut wanted: Vec<_> = wanted.collect();
                wanted.sort_unstable();
                layers[group] = wanted[(wanted.len() - 1) / 2].clamp(low, high.max(low));
                self.shift(group, (1, top), &mut layers, pulls);
                self.shift(group, (-1, top), &mut layers, pulls);
            }
        }
        layers
            .into_iter()
            .map(|layer| usize::try_from(layer).unwrap_or(0))
            .collect()
    }
}

impl Order {
    /// Moves a group a layer up or down, with those that stand in its way, for as long as that brings them nearer to
    /// what pulls them: each on its own may be held by the others. No layer is below 0 or above the top.
    fn shift(
        &self,
        group: Group,
        (step, top): (i64, i64),
        layers: &mut [i64],
        pulls: &[Vec<(Group, i64)>],
    ) {
        while let Some(block) = self.in_the_way(group, step, layers) {
            let fits = |of: &Group| (0..=top).contains(&(layers[*of] + step));
            if !block.iter().all(fits) {
                return;
            }
            let cost = |layers: &[i64]| -> i64 {
                let of_block = block
                    .iter()
                    .flat_map(|of| pulls[*of].iter().map(move |pull| (of, pull)));
                of_block
                    .filter(|(_, (other, _))| !block.contains(other))
                    .map(|(of, (other, rise))| (layers[*of] - layers[*other] - rise).abs())
                    .sum()
            };
            let before = cost(layers);
            for of in &block {
                layers[*of] += step;
            }
            if cost(layers) >= before {
                for of in &block {
                    layers[*of] -= step;
                }
                return;
            }
        }
    }

    /// A group and all that have to move with it by a layer up or down; nothing where those are many.
    fn in_the_way(&self, group: Group, step: i64, layers: &[i64]) -> Option<Vec<Group>> {
        let ahead = if step > 0 { &self.above } else { &self.below };
        let mut block = vec![group];
        let mut at = 0;
        while let Some(&of) = block.get(at) {
            for &next in &ahead[of] {
                if layers[next] == layers[of] + step && !block.contains(&next) {
                    block.push(next);
                }
            }
            if block.len() > MOST_IN_THE_WAY {
                return None;
            }
            at += 1;
        }
        Some(block)
    }

    /// Moves parts that nothing puts above or below each other as a whole: to where the pulls between
    /// them want the smaller one, part by part, the largest first.
    fn float(&self, layers: &mut [i64], pulls: &[Vec<(Group, i64)>]) {
        let parts = self.parts();
        let mut part_of = vec![0; layers.len()];
        for (part, groups) in parts.iter().enumerate() {
            for group in groups {
                part_of[*group] = part;
            }
        }
        let mut is_placed = vec![false; parts.len()];
        for start in 0..parts.len() {
            let mut open = VecDeque::from([start]);
            while let Some(part) = open.pop_front() {
                if std::mem::replace(&mut is_placed[part], true) {
                    continue;
                }
                let mut wanted = Vec::new();
                for &group in &parts[part] {
                    for &(other, rise) in &pulls[group] {
                        if part_of[other] == part {
                            continue;
                        }
                        if is_placed[part_of[other]] {
                            wanted.push(layers[other] + rise - layers[group]);
                        } else {
                            open.push_back(part_of[other]);
                        }
                    }
                }
                wanted.sort_unstable();
                if let Some(shift) = wanted.get(wanted.len().saturating_sub(1) / 2) {
                    parts[part].iter().for_each(|group| layers[*group] += shift);
                }
            }
        }
        let lowest = layers.iter().copied().min().unwrap_or(0);
        for layer in layers {
            *layer -= lowest;
        }
    }

    /// Returns the groups that lie above or below each other, directly or not; large parts first.
    fn parts(&self) -> Vec<Vec<Group>> {
        let mut seen = vec![false; self.least.len()];
        let mut parts = Vec::new();
        for group in 0..seen.len() {
            let (mut part, mut open) = (Vec::new(), vec![group]);
            while let Some(group) = open.pop() {
                if !std::mem::replace(&mut seen[group], true) {
                    part.push(group);
                    open.extend(self.above[group].iter().chain(&self.below[group]));
                }
            }
            if !part.is_empty() {
                parts.push(part);
            }
        }
        parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
        parts
    }
}

/// How often layers are balanced.
const ROUNDS: usize = 8;

/// The most groups that move together.
const MOST_IN_THE_WAY: usize = 16;

fn compact(layers: Vec<usize>) -> Vec<usize> {
    let used: BTreeSet<usize> = layers.iter().copied().collect();
    let places: BTreeMap<usize, usize> = used.into_iter().zip(0..).collect();
    layers.into_iter().map(|layer| places[&layer]).collect()
}
