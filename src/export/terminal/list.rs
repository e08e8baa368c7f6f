//! Any graph: a box for each role, with its moves below.

use std::collections::BTreeMap;

use super::canvas::{Area, Canvas};
use super::{Look, Pen, border, safe, widest};
use crate::export::text::{clusters_of, name, name_of, natural, wrapped};
use crate::view::{EdgeView, GraphView, Grouping, WayBack};

pub(super) fn draw<'v>(view: &'v GraphView, pen: Pen<'v>, look: &'v Look) -> String {
    let clusters = clusters_of(view);
    let mut list = List::new(view, pen, look);
    let mut moves = moves(view);
    let mut before = None;
    for index in order(view) {
        let moves = &mut moves[index];
        let cluster = clusters[index];
        if view.nodes[index].centre {
            // As where it stands in the middle: what leads to it, moves to the side, what it leads to.
            moves
                .sort_by_key(|(edge, outward)| (*outward && !edge.is_lateral(), edge.is_lateral()));
        } else if !view.clusters.is_empty() && before != Some(cluster) {
            list.heading(&heading(view, cluster));
            before = Some(cluster);
        }
        list.role(index, moves);
    }
    list.finish()
}

/// Draws the roles that are neither in the middle nor beside it, by how many moves away they are; nothing
/// where there are none.
pub(super) fn farther<'v>(
    view: &'v GraphView,
    centre: usize,
    pen: Pen<'v>,
    look: &'v Look,
) -> String {
    let distances = distances(view, centre);
    let is_far = |node: usize| distances[node] > 1;
    let mut far: Vec<_> = (0..distances.len()).filter(|node| is_far(*node)).collect();
    far.sort_by_cached_key(|&node| (distances[node], natural(&name_of(&view.nodes[node]))));
    let mut moves = vec![Vec::new(); view.nodes.len()];
    for edge in &view.edges {
        moves[edge.from].push((edge, true));
        if distances[edge.from] < distances[edge.to] || edge.back.is_some() {
            moves[edge.to].push((edge, false));
        }
    }
    add_lonely(view, &mut moves);
    let mut list = List::new(view, pen, look);
    for ring in far.chunk_by(|one, two| distances[*one] == distances[*two]) {
        list.heading(&match distances[ring[0]] {
            usize::MAX => "farther away".to_owned(),
            distance => format!("{distance} moves away"),
        });
        for &node in ring {
            list.role(node, &moves[node]);
        }
    }
    list.finish()
}

/// Returns how many moves away from a role each one is; no number is so high as that of those that no move
/// in the drawing joins with it.
pub(super) fn distances(view: &GraphView, centre: usize) -> Vec<usize> {
    let mut beside = vec![Vec::new(); view.nodes.len()];
    for edge in &view.edges {
        beside[edge.from].push(edge.to);
        beside[edge.to].push(edge.from);
    }
    let mut distances = vec![usize::MAX; view.nodes.len()];
    distances[centre] = 0;
    let mut ring = vec![centre];
    while !ring.is_empty() {
        let mut next = Vec::new();
        for node in ring {
            for &other in &beside[node] {
                if distances[other] == usize::MAX {
                    distances[other] = distances[node] + 1;
                    next.push(other);
                }
            }
        }
        ring = next;
    }
    distances
}

/// What is called the group that roles stand in, or that they stand in none.
fn heading(view: &GraphView, cluster: Option<usize>) -> String {
    if let Some(cluster) = cluster {
        let group = &view.clusters[cluster].group;
        return name(&group.title, &group.id);
    }
    let what = match view.grouping {
        Grouping::Track => "track",
        Grouping::Level => "level",
        Grouping::Auto | Grouping::Family | Grouping::None => "family",
    };
    format!("without a {what}")
}

/// Boxes one below the other.
struct List<'v> {
    view: &'v GraphView,
    pen: Pen<'v>,
    look: &'v Look,
    canvas: Canvas,
    /// The first row that is free.
    y: usize,
}

impl<'v> List<'v> {
    fn new(view: &'v GraphView, pen: Pen<'v>, look: &'v Look) -> Self {
        Self {
            view,
            pen,
            look,
            canvas: Canvas::new(pen.width, pen.ascii),
            y: 0,
        }
    }

    /// Adds what the roles below have in common.
    fn heading(&mut self, text: &str) {
        self.y += usize::from(self.y > 0);
        let sign = if self.pen.ascii { "--" } else { "──" };
        for line in wrapped(&format!("{sign} {}", safe(text)), self.pen.width) {
            self.canvas.text(0, self.y, &line);
            self.y += 1;
        }
    }

    /// Adds the box of a role with its moves below.
    fn role(&mut self, index: usize, moves: &[(&EdgeView, bool)]) {
        let pen = self.pen;
        let node = &self.view.nodes[index];
        let lines = pen.lines(node, None, pen.width - 4);
        let area = Area {
            x: 0,
            y: self.y,
            width: widest(&lines) + 4,
            height: lines.len() + 2,
        };
        let mut y = area.bottom();
        let mut last = None;
        for &(edge, outward) in moves {
            let other = if outward { edge.to } else { edge.from };
            let name = safe(&name_of(&self.view.nodes[other]));
            let words = format!("{name} {}", pen.words(edge, outward));
            let stroke = self.look.theme.leading(edge.kinds()).line.into();
            self.canvas.across(2, 5, y, stroke);
            last = Some((y, stroke));
            if outward || edge.way_back() != WayBack::None {
                self.canvas.text(5, y, pen.head(false));
            } else {
                self.canvas.text(3, y, pen.tail());
            }
            for line in wrapped(&words, pen.width - 7) {
                self.canvas.text(7, y, &line);
                y += 1;
            }
        }
        if let Some((end, stroke)) = last {
            self.canvas.down(2, area.bottom() - 1, end, stroke);
        }
        self.canvas.boxed(area, &lines, border(node));
        self.y = y;
    }

    fn finish(self) -> String {
        debug_assert!(
            self.canvas.height() <= self.y,
            "nothing is drawn below the last role"
        );
        self.canvas.finish()
    }
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
    add_lonely(view, &mut moves);
    moves
}

/// Adds to roles that have no moves what leads to them.
fn add_lonely<'v>(view: &'v GraphView, moves: &mut [Vec<(&'v EdgeView, bool)>]) {
    let is_alone: Vec<_> = moves.iter().map(Vec::is_empty).collect();
    for edge in view.edges.iter().filter(|edge| is_alone[edge.to]) {
        moves[edge.to].push((edge, false));
    }
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
