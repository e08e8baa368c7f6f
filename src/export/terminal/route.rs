//! Paths: a column each, from the first role down to the last, with the roles that they share side by
//! side.

use hashbrown::HashMap;

use super::canvas::{Area, Canvas, Stroke};
use super::{Look, Pen, border, safe, widest};
use crate::export::text::{takes, words_of, wrapped};
use crate::layout;
use crate::view::{EdgeView, GraphView, RouteView};

/// Columns between the paths.
const GAP: usize = 3;

/// Columns from the left of a path to what stands beside its steps.
const BESIDE: usize = 4;

/// The fewest columns of a path.
const NARROWEST: usize = 22;

/// The most columns of a path.
const WIDEST: usize = 40;

pub(super) fn draw(view: &GraphView, pen: Pen<'_>, look: &Look) -> String {
    let most = ((pen.width + GAP) / (NARROWEST + GAP)).max(1);
    let mut out = String::new();
    for (at, routes) in view.routes.chunks(most).enumerate() {
        if at > 0 {
            out.push('\n');
        }
        out.push_str(&side_by_side(view, routes, at * most, pen, look));
    }
    out
}

fn side_by_side(
    view: &GraphView,
    routes: &[RouteView],
    first: usize,
    pen: Pen<'_>,
    look: &Look,
) -> String {
    let room = ((pen.width + GAP) / routes.len() - GAP).min(WIDEST);
    let nodes: Vec<_> = routes.iter().map(|route| route.nodes.clone()).collect();
    let rows = layout::columns(&nodes);
    let last = rows.iter().flatten().copied().max().unwrap_or(0);
    let edges = Edges::of(view);
    let lines = |node: usize| pen.lines(&view.nodes[node], None, room - 4);
    // What a row takes: its highest box, and its longest words below.
    let mut taken = vec![[0; 2]; last + 1];
    for (route, rows) in routes.iter().zip(&rows) {
        for (at, (&node, &row)) in route.nodes.iter().zip(rows).enumerate() {
            let words = edges.words(route, at, room - BESIDE);
            let own = [lines(node).len() + 2, words.len() + 1];
            taken[row] = [0, 1].map(|part| own[part].max(taken[row][part]));
        }
    }
    let numbered = usize::from(view.routes.len() > 1);
    let mut tops = vec![numbered];
    for (row, [height, below]) in taken.into_iter().enumerate() {
        tops.push(tops[row] + height + below);
    }
    let mut canvas = Canvas::new(pen.width, pen.ascii);
    let mut x = 0;
    for (place, (route, rows)) in routes.iter().zip(&rows).enumerate() {
        let boxes: Vec<_> = route.nodes.iter().map(|node| lines(*node)).collect();
        let width = boxes.iter().map(|lines| widest(lines) + 4).max();
        let width = width.unwrap_or(0);
        let widths = (0..route.steps.len())
            .map(|at| widest(&edges.words(route, at, room - BESIDE)) + BESIDE);
        let taken = widths.max().unwrap_or(0).max(width);
        if numbered > 0 {
            canvas.text(x, 0, &format!("{}.", first + place + 1));
        }
        for (at, lines) in boxes.iter().enumerate() {
            let node = &view.nodes[route.nodes[at]];
            let height = lines.len() + 2;
            let area = Area {
                x,
                y: tops[rows[at]],
                width,
                height,
            };
            if let Some(&next) = rows.get(at + 1) {
                let stroke = edges.stroke(route, at, look);
                canvas.down(x + 2, area.bottom(), tops[next] - 1, stroke);
                for (line, words) in edges.words(route, at, room - BESIDE).iter().enumerate() {
                    canvas.text(x + BESIDE, area.bottom() + line, words);
                }
                canvas.text(x + 2, tops[next] - 1, pen.head(true));
            }
            canvas.boxed(area, lines, border(node));
        }
        x += taken + GAP;
    }
    canvas.finish()
}

/// The edges of a drawing by their ends.
struct Edges<'v>(HashMap<(usize, usize), &'v EdgeView>);

impl<'v> Edges<'v> {
    fn of(view: &'v GraphView) -> Self {
        // Of several between two nodes the first.
        let edges = view.edges.iter().rev();
        Self(edges.map(|edge| ((edge.from, edge.to), edge)).collect())
    }

    /// Returns the edge of a step, which may lead the other way where it has two heads.
    fn of_step(&self, route: &RouteView, at: usize) -> Option<&'v EdgeView> {
        let (from, to) = (*route.nodes.get(at)?, *route.nodes.get(at + 1)?);
        let there = self.0.get(&(from, to));
        there.or_else(|| self.0.get(&(to, from))).copied()
    }

    fn stroke(&self, route: &RouteView, at: usize, look: &Look) -> Stroke {
        match self.of_step(route, at) {
            Some(edge) => look.theme.leading(edge.kinds()).line.into(),
            None => Stroke::Solid,
        }
    }

    /// Returns what to write beside a step.
    fn words(&self, route: &RouteView, at: usize, width: usize) -> Vec<String> {
        let (Some(step), Some(edge)) = (route.steps.get(at), self.of_step(route, at)) else {
            return Vec::new();
        };
        let words = match words_of(edge) {
            words if words.is_empty() => "advancement".to_owned(),
            words => words,
        };
        let lines = [words, takes(step)]
            .into_iter()
            .filter(|line| !line.is_empty());
        lines
            .flat_map(|line| wrapped(&safe(&line), width))
            .collect()
    }
}
