//! Any graph: a box for each role, with its moves below.

use super::canvas::{Area, Canvas};
use super::{Look, Pen, border, safe, widest};
use crate::export::text::{name_of, wrapped};
use crate::view::GraphView;

pub(super) fn draw(view: &GraphView, pen: Pen, look: &Look) -> String {
    let mut canvas = Canvas::new(pen.width, pen.ascii);
    let mut moves = vec![Vec::new(); view.nodes.len()];
    for edge in &view.edges {
        moves[edge.from].push(edge);
    }
    // The drawing is about the centre, so it comes first.
    let centre = view.nodes.iter().position(|node| node.centre);
    let others = (0..view.nodes.len()).filter(|node| Some(*node) != centre);
    let mut y = 0;
    for index in centre.into_iter().chain(others) {
        let node = &view.nodes[index];
        let lines = pen.lines(node, None, pen.width - 4);
        let area = Area {
            x: 0,
            y,
            width: widest(&lines) + 4,
            height: lines.len() + 2,
        };
        y = area.bottom();
        for edge in &moves[index] {
            let name = safe(&name_of(&view.nodes[edge.to]));
            let words = format!("{name} {}", pen.words(edge, true));
            let stroke = look.theme.leading(edge.kinds()).line.into();
            canvas.down(2, area.bottom() - 1, y, stroke);
            canvas.across(2, 4, y, stroke);
            canvas.text(5, y, pen.head(false));
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
