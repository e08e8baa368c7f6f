//! The order of the lanes.

use super::Diagram;

/// Returns the lanes from left to right so that links are short: by the number of links between each
/// two and the lanes between them. The given order is left where another is not better.
pub(super) fn arrange(diagram: &Diagram) -> Vec<usize> {
    let count = diagram.lanes.len();
    let mut order: Vec<_> = (0..count).collect();
    if count > MOST {
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
    let mut best = length(&order, &ties);
    // Each round is shorter than the one before it, so there is a last one.
    loop {
        let before = best;
        for from in 0..count {
            for to in 0..count {
                let mut tried = order.clone();
                let lane = tried.remove(from);
                tried.insert(to, lane);
                let length = length(&tried, &ties);
                if length < best {
                    (best, order) = (length, tried);
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

fn length(order: &[usize], ties: &[Vec<usize>]) -> usize {
    let mut sum = 0;
    for (place, &one) in order.iter().enumerate() {
        for (behind, &two) in order[place + 1..].iter().enumerate() {
            sum += ties[one][two] * (behind + 1);
        }
    }
    sum
}
