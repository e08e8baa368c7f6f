//! The routes of a plan as a strip: a row each, from left to right, the roles that they share above one
//! another and drawn as one box.

use crate::export::escape::xml;
use crate::export::text::{self, cut_off, wrapped_between_words};
use crate::export::words;
use crate::model::TransitionKind;
use crate::query::path::TotalYears;
use crate::query::plan::{Plan, PlanStep};
use crate::view::theme::{Line, Theme};

const BOX_WIDTH: usize = 132;
const GAP: usize = 104;
const ROW: usize = 96;
const MARGIN: usize = 8;
const BOX_HEIGHT: usize = 58;
/// Room above a row, for the kinds of its moves.
const HEAD: usize = 20;
/// Room for the name of a route before its row, where nothing else stands.
const NAME_WIDTH: usize = 132;
/// How many columns fit on a line of a box, and how many lines in a box.
const COLUMNS: usize = 15;
const LINES: usize = 3;
/// The same for the name of a route.
const NAME_COLUMNS: usize = 16;
const NAME_LINES: usize = 5;

/// A role in a column of one or several rows next to each other.
struct Box<'p> {
    column: usize,
    rows: std::ops::RangeInclusive<usize>,
    title: &'p str,
    stub: bool,
    end: bool,
}

/// The diagram, as one element of SVG.
pub(super) fn routes(plan: &Plan) -> String {
    let columns = columns(plan);
    let width = columns.iter().flatten().max().map_or(0, |last| last + 1);
    let width = NAME_WIDTH + width * BOX_WIDTH + width.saturating_sub(1) * GAP + 2 * MARGIN;
    let height = plan.routes.len() * ROW + MARGIN;
    let mut out = format!(
        "<svg class=\"routes\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         role=\"img\" aria-labelledby=\"routes-title routes-text\">\n\
         <title id=\"routes-title\">The routes</title>\n<desc id=\"routes-text\">{}</desc>\n\
         <defs><marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"7.5\" refY=\"4\" markerWidth=\"9\" \
         markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">\
         <path class=\"head\" d=\"M0 0L8 4L0 8z\"/></marker></defs>\n",
        xml(&described(plan))
    );
    for (row, route) in plan.routes.iter().enumerate() {
        for (step, ends) in route.steps.iter().zip(columns[row].windows(2)) {
            arrow(&mut out, row, ends[0], ends[1], step);
        }
    }
    for drawn in boxes(plan, &columns) {
        role(&mut out, &drawn);
    }
    for (row, route) in plan.routes.iter().enumerate() {
        let name = format!("{}. {}", row + 1, words::route_name(route));
        let lines = wrapped(&name, NAME_COLUMNS, NAME_LINES);
        let first = middle(row) + 5 - (lines.len() - 1) * 8;
        for (at, line) in lines.iter().enumerate() {
            let y = first + at * 16;
            put!(
                out,
                "<text class=\"route\" x=\"{MARGIN}\" y=\"{y}\">{}</text>\n",
                xml(line)
            );
        }
    }
    out.push_str("</svg>\n");
    out
}

/// Every route in one sentence.
fn described(plan: &Plan) -> String {
    let routes = plan.routes.iter().enumerate().map(|(at, route)| {
        let titles: Vec<_> = route.roles.iter().map(|role| role.title.as_str()).collect();
        format!(
            "Route {}, {}: {}.",
            at + 1,
            words::route_name(route),
            titles.join(", then ")
        )
    });
    routes.collect::<Vec<_>>().join(" ")
}

/// The column of each role of each route: the most moves that any route needs to it, so that routes
/// that share roles meet in the same columns. Where routes pass the same roles in another order there
/// is no such column, and every role stands where its own route has it.
fn columns(plan: &Plan) -> Vec<Vec<usize>> {
    let roles: Vec<Vec<&str>> = plan
        .routes
        .iter()
        .map(|route| route.roles.iter().map(|role| role.id.as_str()).collect())
        .collect();
    let own: Vec<Vec<usize>> = roles
        .iter()
        .map(|route| (0..route.len()).collect())
        .collect();
    let longest = roles.iter().map(Vec::len).sum::<usize>();
    let mut column = std::collections::BTreeMap::new();
    // A role is moved to the right at most as often as there are roles, unless routes disagree.
    for round in 0..=longest {
        let mut moved = false;
        for route in &roles {
            for pair in route.windows(2) {
                let least = column.get(pair[0]).copied().unwrap_or(0) + 1;
                let place = column.entry(pair[1]).or_insert(0);
                moved |= *place < least;
                *place = least.max(*place);
            }
        }
        if !moved {
            break;
        }
        if round == longest {
            return own;
        }
    }
    let place = |id: &&str| column.get(*id).copied().unwrap_or(0);
    roles
        .iter()
        .map(|route| route.iter().map(place).collect())
        .collect()
}

/// The boxes: a role in the same column of rows next to each other is one box.
fn boxes<'p>(plan: &'p Plan, columns: &[Vec<usize>]) -> Vec<Box<'p>> {
    let mut boxes: Vec<Box<'p>> = Vec::new();
    for (row, route) in plan.routes.iter().enumerate() {
        for (role, &column) in route.roles.iter().zip(&columns[row]) {
            let above = boxes.iter_mut().find(|drawn| {
                drawn.column == column && *drawn.rows.end() + 1 == row && drawn.title == role.title
            });
            if let Some(above) = above {
                above.rows = *above.rows.start()..=row;
                continue;
            }
            boxes.push(Box {
                column,
                rows: row..=row,
                title: &role.title,
                stub: role.stub,
                end: role.id == plan.from.id || role.id == plan.to.id,
            });
        }
    }
    boxes
}

fn left(column: usize) -> usize {
    MARGIN + NAME_WIDTH + column * (BOX_WIDTH + GAP)
}

/// The middle of a row.
fn middle(row: usize) -> usize {
    row * ROW + HEAD + (ROW - HEAD) / 2
}

fn role(out: &mut String, drawn: &Box<'_>) {
    let top = middle(*drawn.rows.start()) - BOX_HEIGHT / 2;
    let bottom = middle(*drawn.rows.end()) + BOX_HEIGHT / 2;
    let x = left(drawn.column);
    let class = match (drawn.stub, drawn.end) {
        (true, _) => "role stub",
        (_, true) => "role end",
        _ => "role",
    };
    put!(
        out,
        "<g class=\"{class}\"><title>{}</title><rect x=\"{x}\" y=\"{top}\" width=\"{BOX_WIDTH}\" \
         height=\"{}\" rx=\"7\"/>",
        xml(drawn.title),
        bottom - top
    );
    let lines = wrapped(drawn.title, COLUMNS, LINES);
    let first = usize::midpoint(top, bottom) + 5 - (lines.len() - 1) * 8;
    for (at, line) in lines.iter().enumerate() {
        put!(
            out,
            "<text x=\"{}\" y=\"{}\">{}</text>",
            x + BOX_WIDTH / 2,
            first + at * 16,
            xml(line)
        );
    }
    out.push_str("</g>\n");
}

/// A title on at most so many lines; what does not fit ends in dots, and stands in the title of the box.
fn wrapped(title: &str, most_columns: usize, most_lines: usize) -> Vec<String> {
    let mut lines = wrapped_between_words(title, most_columns);
    let is_cut = lines.len() > most_lines;
    lines.truncate(most_lines);
    let last = lines.len().saturating_sub(1);
    for (at, line) in lines.iter_mut().enumerate() {
        if text::columns(line) > most_columns || (is_cut && at == last) {
            *line = cut_off(line, most_columns);
        }
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// The class of the line of a step.
pub(super) fn line(step: &PlanStep) -> &'static str {
    let kinds = step.moves.iter().map(|moved| moved.kind);
    match Theme::LIGHT.leading(kinds).line {
        Line::Solid => "solid",
        Line::Dashed => "dashed",
        Line::Dotted => "dotted",
    }
}

fn arrow(out: &mut String, row: usize, from: usize, to: usize, step: &PlanStep) {
    let (y, start, end) = (middle(row), left(from) + BOX_WIDTH, left(to));
    let line = line(step);
    // Where two columns are far apart, the label stands in the last gap.
    let x = end - GAP / 2;
    put!(
        out,
        "<line class=\"move {line}\" x1=\"{start}\" y1=\"{y}\" x2=\"{}\" y2=\"{y}\" \
         marker-end=\"url(#head)\"/>\n",
        end - 2
    );
    let is_inferred = |kind: TransitionKind| {
        let mut of_kind = step.moves.iter().filter(|moved| moved.kind == kind);
        of_kind.all(|moved| moved.basis != crate::model::Basis::Stated)
    };
    let mut kinds: Vec<_> = step.moves.iter().map(|moved| moved.kind).collect();
    kinds.dedup();
    for (at, kind) in kinds.into_iter().rev().enumerate() {
        let mark = if is_inferred(kind) { "*" } else { "" };
        label(out, x, y - 7 - at * 13, &format!("{kind}{mark}"));
    }
    let years = words::years(TotalYears {
        years: step.years.unwrap_or(0.0),
        at_least: step.years.is_none(),
    });
    label(out, x, y + 16, &years);
    if step.skips_level {
        label(out, x, y + 29, "skips a rung");
    }
}

fn label(out: &mut String, x: usize, y: usize, text: &str) {
    put!(
        out,
        "<text class=\"label\" x=\"{x}\" y=\"{y}\">{}</text>\n",
        xml(text)
    );
}
