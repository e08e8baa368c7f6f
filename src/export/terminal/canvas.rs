//! A grid of characters on which boxes and lines are drawn.

use super::safe;
use crate::export::text::letters;
use crate::view::theme::Line;

/// What a cell shows.
#[derive(Debug, Clone, Default, PartialEq)]
enum Cell {
    #[default]
    Blank,
    /// Lines that meet here, by the sides that they lead to.
    Lines(u8, Stroke),
    /// A letter with its marks and the signs that are joined with it.
    Text(String),
    /// The second half of a wide letter.
    Taken,
}

/// How a line or a border is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stroke {
    Solid,
    Dashed,
    Dotted,
    Heavy,
    Double,
}

impl From<Line> for Stroke {
    fn from(line: Line) -> Self {
        match line {
            Line::Solid => Self::Solid,
            Line::Dashed => Self::Dashed,
            Line::Dotted => Self::Dotted,
        }
    }
}

const UP: u8 = 1;
const DOWN: u8 = 2;
const LEFT: u8 = 4;
const RIGHT: u8 = 8;

/// A grid that grows downwards as needed.
pub(super) struct Canvas {
    width: usize,
    ascii: bool,
    rows: Vec<Vec<Cell>>,
}

/// A place and a size on the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) width: usize,
    pub(super) height: usize,
}

impl Area {
    /// The row in the middle.
    pub(super) fn middle(self) -> usize {
        self.y + self.height / 2
    }

    /// The first column behind it.
    pub(super) fn right(self) -> usize {
        self.x + self.width
    }

    /// The first row below it.
    pub(super) fn bottom(self) -> usize {
        self.y + self.height
    }
}

impl Canvas {
    pub(super) fn new(width: usize, ascii: bool) -> Self {
        Self {
            width,
            ascii,
            rows: Vec::new(),
        }
    }

    /// Draws a box around lines of text.
    pub(super) fn boxed(&mut self, area: Area, lines: &[String], stroke: Stroke) {
        let (right, bottom) = (area.right() - 1, area.bottom() - 1);
        for y in [area.y, bottom] {
            self.across(area.x, right, y, stroke);
        }
        for x in [area.x, right] {
            self.down(x, area.y, bottom, stroke);
        }
        for (at, line) in lines.iter().enumerate() {
            self.text(area.x + 2, area.y + 1 + at, line);
        }
    }

    /// Draws a line from one column to another, both included.
    pub(super) fn across(&mut self, from: usize, to: usize, y: usize, stroke: Stroke) {
        for x in from..=to {
            let mut sides = 0;
            sides |= if x > from { LEFT } else { 0 };
            sides |= if x < to { RIGHT } else { 0 };
            // A line of one cell is still a line.
            self.join(x, y, if from == to { LEFT | RIGHT } else { sides }, stroke);
        }
    }

    /// Draws a line from one row to another, both included.
    pub(super) fn down(&mut self, x: usize, from: usize, to: usize, stroke: Stroke) {
        if from == to {
            return;
        }
        for y in from..=to {
            let mut sides = 0;
            sides |= if y > from { UP } else { 0 };
            sides |= if y < to { DOWN } else { 0 };
            self.join(x, y, sides, stroke);
        }
    }

    fn join(&mut self, x: usize, y: usize, sides: u8, stroke: Stroke) {
        let Some(cell) = self.cell(x, y) else { return };
        *cell = match *cell {
            Cell::Lines(others, other) => {
                let both = if other == stroke {
                    stroke
                } else {
                    Stroke::Solid
                };
                Cell::Lines(others | sides, both)
            }
            _ => Cell::Lines(sides, stroke),
        };
    }

    /// Writes a text that is drawn over what is there, as far as the grid goes.
    pub(super) fn text(&mut self, x: usize, y: usize, text: &str) {
        let mut at = x;
        for (letter, wide) in letters(&safe(text)) {
            if at + wide > self.width {
                return;
            }
            if let Some(cell) = self.cell(at, y) {
                *cell = Cell::Text(letter.to_owned());
            }
            for taken in at + 1..at + wide {
                if let Some(cell) = self.cell(taken, y) {
                    *cell = Cell::Taken;
                }
            }
            at += wide;
        }
    }

    fn cell(&mut self, x: usize, y: usize) -> Option<&mut Cell> {
        if x >= self.width {
            return None;
        }
        if self.rows.len() <= y {
            self.rows.resize_with(y + 1, Vec::new);
        }
        let row = &mut self.rows[y];
        if row.len() <= x {
            row.resize(x + 1, Cell::Blank);
        }
        row.get_mut(x)
    }

    /// Returns the number of rows that have something.
    pub(super) fn height(&self) -> usize {
        self.rows.len()
    }

    /// Returns the grid as lines of text.
    pub(super) fn finish(self) -> String {
        let mut out = String::new();
        for row in &self.rows {
            let mut line = String::new();
            for cell in row {
                match cell {
                    Cell::Blank => line.push(' '),
                    Cell::Lines(sides, stroke) => line.push(glyph(*sides, *stroke, self.ascii)),
                    Cell::Text(text) => line.push_str(text),
                    Cell::Taken => {}
                }
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }
}

/// The sides of corners and crossings, in the order of their characters.
const ORDER: [u8; 9] = [
    DOWN | RIGHT,
    DOWN | LEFT,
    UP | RIGHT,
    UP | LEFT,
    UP | DOWN | RIGHT,
    UP | DOWN | LEFT,
    DOWN | LEFT | RIGHT,
    UP | LEFT | RIGHT,
    UP | DOWN | LEFT | RIGHT,
];

/// Returns the character that joins these sides.
fn glyph(sides: u8, stroke: Stroke, ascii: bool) -> char {
    let straight = match sides {
        sides if sides & (UP | DOWN) == 0 => Some(0),
        sides if sides & (LEFT | RIGHT) == 0 => Some(1),
        _ => None,
    };
    if ascii {
        let pair = match stroke {
            Stroke::Solid => ['-', '|'],
            Stroke::Dashed => ['~', ':'],
            Stroke::Dotted => ['.', ':'],
            Stroke::Heavy => ['#', '#'],
            Stroke::Double => ['=', '|'],
        };
        let corner = if stroke == Stroke::Heavy { '#' } else { '+' };
        return straight.map_or(corner, |way| pair[way]);
    }
    if let Some(way) = straight {
        let pair = match stroke {
            Stroke::Solid => ['─', '│'],
            Stroke::Dashed => ['╌', '╎'],
            Stroke::Dotted => ['┈', '┊'],
            Stroke::Heavy => ['━', '┃'],
            Stroke::Double => ['═', '║'],
        };
        return pair[way];
    }
    let corners: [char; 9] = match stroke {
        Stroke::Solid | Stroke::Dashed | Stroke::Dotted => {
            ['┌', '┐', '└', '┘', '├', '┤', '┬', '┴', '┼']
        }
        Stroke::Heavy => ['┏', '┓', '┗', '┛', '┣', '┫', '┳', '┻', '╋'],
        Stroke::Double => ['╔', '╗', '╚', '╝', '╠', '╣', '╦', '╩', '╬'],
    };
    let at = ORDER.iter().position(|known| *known == sides);
    at.map_or(' ', |at| corners[at])
}
