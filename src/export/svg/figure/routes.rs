//! Paths side by side.

use super::{
    BOLD, Beside, Figure, LINE, LaneText, LineText, PAD, Room, SKILL, SMALL, TITLE, label,
    label_size, unplaced,
};
use crate::export::groups::Groups;
use crate::export::text::takes;
use crate::layout::{self, Row, Stop};
use crate::view::{EdgeView, GraphView, RouteStep};

/// How wide paths are at most that run from left to right: what a page shows with letters that can be read.
const WIDEST: f64 = 1360.0;

pub(super) fn figure(view: &GraphView) -> Figure {
    let mut figure = unplaced(view, TITLE, &Groups::of(view, false));
    figure.lines.clear();
    figure.nodes.clear();
    let mut rows = Vec::new();
    for (number, route) in view.routes.iter().enumerate() {
        figure.nodes.extend(&route.nodes);
        for (step, pair) in route.steps.iter().zip(route.nodes.windows(2)) {
            figure.lines.push(step_line(view, [pair[0], pair[1]], step));
        }
        let gaps = &figure.lines[figure.lines.len() - route.steps.len()..];
        let gaps = gaps.iter().map(label_size);
        let stop = |&node: &usize| Stop {
            key: node,
            size: figure.texts[node].size(),
        };
        rows.push(Row {
            stops: route.nodes.iter().map(stop).collect(),
            gaps: gaps.map(Option::unwrap_or_default).collect(),
            title: BOLD.line() + PAD.height,
        });
        let title = format!("{}. {}", number + 1, route.caption);
        figure.lanes.push(LaneText {
            lines: vec![title.clone()],
            full: title,
            place: None,
        });
    }
    figure.placed = layout::routes(&rows);
    if figure.placed.size.width > WIDEST {
        turn(&mut figure, rows);
    }
    figure
}

/// Lets paths run from top to bottom.
fn turn(figure: &mut Figure, mut rows: Vec<Row>) {
    for (row, lane) in rows.iter_mut().zip(&mut figure.lanes) {
        lane.lines = BOLD.wrap(&lane.full, layout::upright_width(row), 3);
        row.title = lane.lines.len() as f64 * BOLD.line() + PAD.height;
    }
    figure.placed = layout::upright(&rows, WIDEST);
    figure.begins_beside = true;
}

/// Returns the line of a step of a path.
fn step_line(view: &GraphView, ends: [usize; 2], step: &RouteStep) -> LineText {
    let [from, to] = ends;
    let mut drawn = view.edges.iter();
    let drawn = drawn.find(|edge| (edge.from, edge.to) == (from, to));
    let edge = EdgeView {
        from,
        to,
        moves: step.moves.clone(),
        back: None,
        facts: drawn.and_then(|edge| edge.facts.clone()),
        change: None,
        is_explained: drawn.is_some_and(|edge| edge.is_explained),
    };
    let asked = edge.facts.as_ref().map(|_| label(&edge));
    let asked = asked.into_iter().flatten();
    let needs_of = needs(step, |line, room| SMALL.fit(line, room)).into_iter();
    let needs_of = needs_of.map(|text| Beside::new(text, false));
    LineText {
        ends,
        label: asked.chain(needs_of).collect(),
        more: needs(step, |line, _| vec![line.to_owned()]).join("\n"),
        edge,
    }
}

/// Returns what a step takes, in lines: years, then what to learn.
fn needs(step: &RouteStep, fit: impl Fn(&str, Room) -> Vec<String>) -> Vec<String> {
    let takes = Some(takes(step)).filter(|takes| !takes.is_empty());
    let mut lines = takes.map_or_else(Vec::new, |takes| fit(&takes, LINE));
    for need in &step.top_needs {
        lines.extend(fit(&format!("+ {need}"), SKILL));
    }
    match step.open_needs.saturating_sub(step.top_needs.len()) {
        0 => {}
        more if step.top_needs.is_empty() => lines.push(format!("+ {more} skills")),
        more => lines.push(format!("and {more} more")),
    }
    lines
}
