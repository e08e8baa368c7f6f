//! The layers around one box.

use super::Diagram;

/// Returns the layer of each box: what leads to the centre lies before it, what it leads to behind
/// it, and what is joined to it sideways in its layer; so on from there, by breadth.
///
/// A box that is joined in several ways goes where a link that climbs puts it.
pub(super) fn layers(diagram: &Diagram, centre: usize) -> Vec<usize> {
    let mut layers: Vec<Option<i64>> = vec![None; diagram.boxes.len()];
    layers[centre] = Some(0);
    let mut ring = vec![centre];
    while !ring.is_empty() {
        let mut next = Vec::new();
        let mut in_ring = vec![false; diagram.boxes.len()];
        for &node in &ring {
            in_ring[node] = true;
        }
        for climbs in [true, false] {
            for link in diagram.links.iter().filter(|link| link.climbs == climbs) {
                let rise = i64::from(climbs);
                for (near, far, rise) in [(link.from, link.to, rise), (link.to, link.from, -rise)] {
                    if let Some(layer) = layers[near]
                        && in_ring[near]
                        && layers[far].is_none()
                    {
                        layers[far] = Some(layer + rise);
                        next.push(far);
                    }
                }
            }
        }
        ring = next;
    }
    let least = layers.iter().flatten().min().copied().unwrap_or(0);
    let place = |layer: Option<i64>| usize::try_from(layer.unwrap_or(0) - least).unwrap_or(0);
    layers.into_iter().map(place).collect()
}
