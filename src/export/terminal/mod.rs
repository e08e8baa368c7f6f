//! Drawings of characters, for a terminal or any text.

mod around;
mod canvas;
mod list;
mod route;
#[cfg(test)]
mod tests;

use canvas::Stroke;

use super::groups::Groups;
use super::text::{columns, legend, lines_in_words, title_of, words_of, wrapped};
use super::{ExportError, Format, Look, Work};
use crate::view::{EdgeView, GraphView, NodeView, WayBack};

/// The format.
pub(super) const FORMAT: Format = Format {
    name: "text",
    extensions: &["txt"],
    about: "boxes of characters, for a terminal",
    purpose: "a first look, a terminal far away, a comment in code",
    work: Work::Picture(|view, look| Ok::<_, ExportError>(write(view, look).into())),
};

/// Narrower than this, boxes side by side have no room.
const NARROW: usize = 76;

/// The fewest columns that anything is drawn in.
const LEAST: usize = 20;

fn write(view: &GraphView, look: &Look) -> String {
    let width = look.width.max(LEAST);
    let centre = view.nodes.iter().position(|node| node.centre);
    let is_list = view.routes.is_empty() && (centre.is_none() || width < NARROW);
    let pen = Pen {
        width,
        ascii: look.ascii,
        groups: Groups::of(view, is_list),
    };
    let mut out = String::new();
    if let Some(title) = title_of(view) {
        for line in wrapped(&title, pen.width) {
            out.push_str(&safe(&line));
            out.push('\n');
        }
        out.push('\n');
    }
    let drawing = match centre {
        _ if !view.routes.is_empty() => route::draw(view, pen, look),
        Some(centre) if !is_list => around::draw(view, centre, pen, look),
        _ => list::draw(view, pen, look),
    };
    out.push_str(&drawing);
    for (at, entry) in legend(view, look).iter().enumerate() {
        if at == 0 {
            out.push('\n');
        }
        let entry = if pen.ascii {
            ascii(entry)
        } else {
            entry.clone()
        };
        for line in wrapped(&entry, pen.width) {
            out.push_str(&line);
            out.push('\n');
        }
    }
    out
}

/// Returns a text with ASCII characters for those that drawings of characters are made of.
fn ascii(text: &str) -> String {
    let plain = |c: char| match c {
        '·' | '–' => '-',
        '•' => '*',
        '█' => '#',
        '▒' => '~',
        '░' => '.',
        c => c,
    };
    text.chars().map(plain).collect()
}

/// What the drawings have in common.
#[derive(Debug, Clone, Copy)]
struct Pen<'v> {
    width: usize,
    ascii: bool,
    groups: Groups<'v>,
}

impl Pen<'_> {
    /// Returns the lines of a box that is so wide inside.
    fn lines(self, node: &NodeView, more: Option<&str>, width: usize) -> Vec<String> {
        let lines = lines_in_words(node, &self.groups)
            .into_iter()
            .chain(more.map(str::to_owned));
        let lines = lines.map(|line| {
            let line = safe(&line);
            if self.ascii { ascii(&line) } else { line }
        });
        lines.flat_map(|line| wrapped(&line, width)).collect()
    }

    /// Returns what an edge means, with an arrow that points where it leads for somebody at the node.
    fn words(self, edge: &EdgeView, outward: bool) -> String {
        let words = match words_of(edge) {
            words if words.is_empty() => "advancement".to_owned(),
            words => words,
        };
        let arrow = match (edge.way_back(), outward, self.ascii) {
            (WayBack::None, true, false) => "→",
            (WayBack::None, false, false) => "←",
            (_, _, false) => "↔",
            (WayBack::None, true, true) => "->",
            (WayBack::None, false, true) => "<-",
            (_, _, true) => "<->",
        };
        let words = safe(&words);
        let words = if self.ascii { ascii(&words) } else { words };
        format!("{arrow} {words}")
    }

    /// The head of an arrow to the right, or down.
    fn head(self, down: bool) -> &'static str {
        match (self.ascii, down) {
            (false, false) => "▶",
            (false, true) => "▼",
            (true, false) => ">",
            (true, true) => "v",
        }
    }

    /// The head of an arrow to the left.
    fn tail(self) -> &'static str {
        if self.ascii { "<" } else { "◀" }
    }
}

/// Returns a text that a terminal only shows, on one line.
fn safe(text: &str) -> String {
    super::escape::terminal(text).replace(['\n', '\t'], " ")
}

/// Returns how the border of a box is drawn.
fn border(node: &NodeView) -> Stroke {
    match node {
        node if node.centre => Stroke::Heavy,
        node if node.terminal => Stroke::Double,
        node if node.stub => Stroke::Dashed,
        _ => Stroke::Solid,
    }
}

/// Returns how wide lines of text are.
fn widest(lines: &[String]) -> usize {
    lines.iter().map(|line| columns(line)).max().unwrap_or(0)
}
