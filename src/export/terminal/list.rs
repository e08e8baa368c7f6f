//! Any graph: a box for each role, with its moves below.

use std::collections::BTreeMap;

use super::canvas::{Area, Canvas};
use super::{Look, Pen, border, safe, widest};
use crate::export::text::{clusters_of, name_of, natural, wrapped};
use crate::view::{EdgeView, GraphView, Grouping, WayBack};

pub(super) fn draw(view: &GraphView, pen: Pen, look: &Look) -> String {
    let mut canvas = Canvas::new(pen.width, pen.ascii);
    let mut moves = moves(view);
    let mut y = 0;
    for index in order(view) {
        let moves = &mut moves[index];
        if view.nodes[index].centre {
            // As where it stands in the middle: what leads to it, moves to the side, what it leads to.
            moves
                .sort_by_key(|(edge, outward)| (*outward && !edge.is_lateral(), edge.is_lateral()));
        }
        let node = &view.nodes[index];
        let lines = pen.lines(node, None, pen.width - 4);
        let area = Area {
            x: 0,
            y,
            width: widest(&lines) + 4,
            height: lines.len() + 2,
        };
        y = area.bottom();
        for &mut (edge, outward) in moves {
            let other = if outward { edge.to } else { edge.from };
            let name = safe(&name_of(&view.nodes[other]));
            let words = format!("{name} {}", pen.words(edge, outward));
            let stroke = look.theme.leading(edge.kinds()).line.into();
            canvas.down(2, area.bottom() - 1, y, stroke);
            canvas.across(2, 5, y, stroke);
            if outward || edge.way_back() != WayBack::None {
                canvas.text(5, y, pen.head(false));
            } else {
                canvas.text(3, y, pen.tail());
            }
            for line in wrapped(&words, pen.width - 7) {
                canvas.text(7, y, &line);
                y += 1;
            }
        }
        canvas.boxed(area, &lines, border(node));
    }
    debug_assert!(canvas.height() <= y, "nothing is drawn below the last role");
    canvas.finish()
}

/// Returns for every node its moves, and whether they lead from it: those of others as well where they can be
/// walked back, around the role in the centre, and where a role has no others.
fn moves(view: &GraphView) -> Vec<Vec<(&EdgeView, bool)>> {
    let mut moves = vec![Vec::new(); view.nodes.len()];
    for edge in &view.edges {
        moves[edge.from].push((edge, true));
        if view.nodes[edge.to].centre || edge.back.is_some() {
            moves[edge.to].push((edge, false));
        }
    }
    let is_alone: Vec<_> = moves.iter().map(Vec::is_empty).collect();
    for edge in view.edges.iter().filter(|edge| is_alone[edge.to]) {
        moves[edge.to].push((edge, false));
    }
    moves
}

/// Returns the nodes as a ladder is read: the role in the centre first, since the drawing is about it; then
/// by family, or by track where the families make no groups, upwards by level, and by title.
fn order(view: &GraphView) -> Vec<usize> {
    let clusters = clusters_of(view);
    let by_track = view.clusters.is_empty() && view.grouping != Grouping::None;
    let places = view.tracks.iter().zip(0..);
    let places: BTreeMap<&str, usize> = places.map(|(id, place)| (&**id, place)).collect();
    let key = |index: &usize| {
        let node = &view.nodes[*index];
        let track = node.track.as_ref().filter(|_| by_track);
        let track = track.map(|track| {
            let place = places.get(&*track.id).copied();
            (place.unwrap_or(usize::MAX), &*track.id)
        });
        let group = (
            clusters[*index].unwrap_or(usize::MAX),
            track.is_none(),
            track,
        );
        let level = (node.level.is_none(), node.level);
        (!node.centre, group, level, natural(&name_of(node)))
    };
    // Nodes come by their ids, and stay so where nothing else tells them apart.
    let mut order: Vec<_> = (0..view.nodes.len()).collect();
    order.sort_by_cached_key(key);
    order
}
