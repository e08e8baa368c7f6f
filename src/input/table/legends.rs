//! Legends: what marks and numbers stand for, in lines around a table and in columns to its right.

use hashbrown::HashMap;

use super::columns::Column;
use super::grid::Cell;
use super::headings::{Heading, Rows};
use super::names::on_one_line;
use super::values::{self, Asked, Problem};
use super::{Head, Reader, TableKind, corner, layout};
use crate::diagnostic::Code;
use crate::document::AskedProficiency;
use crate::model::text::listed;
use crate::model::{Name, name_key};
use crate::source::{Span, Spanned};

/// The longest line in which a legend is looked for, the longest mark and the longest word for it, in bytes.
const LONGEST_LINE: usize = 1000;
const LONGEST_MARK: usize = 4;
const LONGEST_WORD: usize = 60;

/// The most steps with names that are kept: more are those of no scale.
const MOST_STEPS: usize = 100;

/// The most columns of a legend behind its last heading.
const MOST_UNNAMED: usize = 10;

/// What a text stands for.
type Pair<'t> = (&'t str, &'t str);

/// What the legends of a table say.
#[derive(Default)]
pub(super) struct Legend {
    /// What marks stand for, in capitals.
    marks: HashMap<String, Spanned<String>>,
    /// The first mark that was read so.
    used: Option<Span>,
}

/// The pairs of a line that is a legend: `N = novice, I = intermediate`, `Scale: 1 = basic; 2 = good`.
pub(super) fn pairs(line: &str) -> Vec<Pair<'_>> {
    if line.len() > LONGEST_LINE {
        return Vec::new();
    }
    let ends = line.match_indices('=').map(|(at, _)| at);
    let ends: Vec<usize> = ends.chain([line.len()]).collect();
    let is_between = |c: char| matches!(c, ',' | ';' | '|');
    let begins = |c: char| is_between(c) || matches!(c, ':' | '(');
    // A mark is the word before its sign.
    let mark = |end: usize| {
        let before = line[..end].trim_end();
        let kept = before.trim_end_matches(|c: char| !c.is_whitespace() && !begins(c) && c != '=');
        kept.len()..before.len()
    };
    let mut last = 0;
    let pairs = ends.windows(2).filter_map(|ends| {
        let (from, of_mark) = (std::mem::replace(&mut last, ends[0] + 1), mark(ends[0]));
        let before = line.get(from..of_mark.start)?;
        let since = before.rsplit(begins).next().unwrap_or_default();
        // Pairs without signs between them follow one another.
        let follows = from > 0 && !before.contains(is_between);
        let next = if ends[1] == line.len() {
            line.len()
        } else {
            mark(ends[1]).start
        };
        let word = line.get(ends[0] + 1..next)?.split(is_between).next()?;
        let word = word.trim().trim_end_matches([')', '.', '(']).trim_end();
        (follows || since.trim().is_empty()).then_some((&line[of_mark], word))
    });
    let is_fine = |(mark, word): &Pair<'_>| {
        let is_mark = (1..=LONGEST_MARK).contains(&mark.len());
        is_mark
            && (1..=LONGEST_WORD).contains(&word.len())
            && (mark.chars().all(char::is_alphanumeric) || is_sign(mark))
    };
    pairs.filter(is_fine).collect()
}

/// What numbers stand for in a text that is nothing but a legend, below a title or without one: `1 = basic`, `2 = good`.
pub(super) fn of_text(kind: TableKind, text: &str) -> Vec<(u8, String, Span)> {
    const FEWEST: usize = 2;
    for (_, top) in layout::tops(kind, text) {
        let (mut found, mut others) = (Vec::new(), 0);
        for row in 0..top.len() {
            let cells = (0..top.width(row)).map(|column| top.cell(row, column));
            let before = found.len();
            for cell in cells {
                for (mark, word) in pairs(&cell.text) {
                    let number = mark.parse().ok().filter(|number: &u8| *number > 0);
                    found.extend(number.map(|number| (number, word.to_owned(), cell.span)));
                }
            }
            others += usize::from(found.len() == before);
        }
        if found.len() >= FEWEST && others < FEWEST {
            return found;
        }
    }
    Vec::new()
}

/// Whether a mark is one sign: `○`, `●`, `✓`, `*`.
fn is_sign(mark: &str) -> bool {
    let mut chars = mark.chars();
    let sign = chars.next().filter(|_| chars.next().is_none());
    sign.is_some_and(|sign| sign == '*' || !sign.is_ascii() && !sign.is_alphanumeric())
}

impl Reader<'_, '_> {
    /// Reads the legends in the lines between two rows that are no part of a table.
    pub(super) fn read_legends(&mut self, rows: std::ops::Range<usize>) {
        let cells = rows.flat_map(|row| {
            let grid = self.grid;
            (0..grid.width(row)).map(move |column| grid.cell(row, column))
        });
        let mut found: Vec<(String, String, Span)> = Vec::new();
        for cell in cells.filter(|cell| cell.text.contains('=')) {
            for (mark, word) in pairs(&cell.text) {
                found.push((mark.to_owned(), word.to_owned(), cell.span));
            }
        }
        // One pair alone is as often a sentence.
        if found.len() > 1 {
            for (mark, word, span) in found {
                self.learn(&mark, &word, span);
            }
        }
    }

    /// Where the lines below a table begin, each with one text, which may be legends.
    pub(super) fn below_table(&self, rows: &[usize]) -> usize {
        let last = rows.iter().rev().find(|row| !self.grid.is_alone(**row));
        last.map_or(self.end, |last| last + 1)
    }

    /// Whether a row is a legend with a pair in each of its cells, or several.
    pub(super) fn is_legend(&self, row: usize) -> bool {
        let cells = (0..self.grid.width(row)).map(|column| self.grid.cell(row, column));
        let filled = cells.filter(|cell| !cell.is_empty());
        let mut count = 0;
        for cell in filled {
            let of_cell = if cell.text.contains('=') {
                pairs(&cell.text).len()
            } else {
                0
            };
            if of_cell == 0 {
                return false;
            }
            count += of_cell;
        }
        count > 1
    }

    /// Learns what a mark or a number stands for.
    fn learn(&mut self, mark: &str, word: &str, span: Span) {
        if let Ok(number) = mark.parse::<u8>() {
            let word = self.names.get(word);
            if number > 0 {
                self.name_step(number, word, span);
            }
        } else {
            let word = Spanned::new(word.to_owned(), span);
            self.legend.marks.entry(mark.to_uppercase()).or_insert(word);
        }
    }

    /// Keeps what a step is called, once.
    pub(super) fn name_step(&mut self, number: u8, name: Name, span: Span) {
        let steps = &mut self.document.named_steps;
        let step = (number, name);
        if steps.len() < MOST_STEPS && !steps.iter().any(|one| one.value == step) {
            steps.push(Spanned::new(step, span));
        }
    }

    /// Takes columns behind an empty one for a legend where none of them is a role.
    pub(super) fn part_legend(&mut self) {
        if self.rows != Rows::Skills {
            return;
        }
        let is_empty = |head: &Head<'_>| head.heading == Heading::Empty;
        let of_table = self
            .heads
            .iter()
            .rposition(|head| is_of_table(&head.heading, &head.cell.text));
        let filled = self.heads.iter().rposition(|head| !is_empty(head));
        let from = of_table.map_or(2, |at| at + 1).max(2);
        let rest = self.heads.get(from..).unwrap_or_default();
        let Some(at) = rest.iter().position(is_empty).map(|at| from + at) else {
            return;
        };
        let mut below = (self.top + 1..self.end).map(|row| self.grid.cell(row, at));
        let says_so = |head: &Head<'_>| is_of_legend(&head.heading, &head.cell.text);
        if filled.is_none_or(|filled| filled < at)
            || !self.heads[at..].iter().any(says_so)
            || !below.all(|cell| cell.is_empty())
        {
            return;
        }
        for row in self.top..self.end {
            let cells = (at + 1..self.grid.width(row)).map(|at| self.grid.cell(row, at));
            let mut filled = cells.filter(|cell| !cell.is_empty());
            let Some(mark) = filled.next() else {
                continue;
            };
            let in_one = pairs(&mark.text);
            for (mark_alone, word) in &in_one {
                self.learn(mark_alone, word, mark.span);
            }
            // Headings are no mark and no word, unless they are a pair.
            if let Some(word) = filled
                .next()
                .filter(|_| in_one.is_empty() && row > self.top)
            {
                self.learn(&mark.text, &word.text, word.span);
            }
        }
        let width = (self.top..self.end).map(|row| self.grid.width(row)).max();
        let most = self.heads.len() + MOST_UNNAMED;
        for index in self.heads.len()..width.unwrap_or_default().min(most) {
            self.heads.push(Head {
                index,
                heading: Heading::Empty,
                cell: self.grid.cell(self.top, index),
            });
        }
        for head in &mut self.heads[at..] {
            let is_named = head.heading != Heading::Empty;
            let column = if is_named {
                Column::Foreign
            } else {
                Column::Computed
            };
            head.heading = Heading::Known(column);
        }
    }

    /// What a cell says of a skill, with the marks of the legend; an error has been reported.
    pub(super) fn asked(&mut self, cell: &Cell<'_>) -> Option<Asked> {
        let text = &*on_one_line(cell.text.trim());
        if self.is_of_bits {
            return Some(Self::bit(text));
        }
        let known = self.legend.marks.get(&text.to_uppercase());
        if let Some(word) = known {
            let read = values::asked(&word.value).map_err(|_| Problem {
                message: format!(
                    "`{text}` stands for `{}`, which is not a proficiency",
                    word.value
                ),
                help: "write numbers, or the names of the steps of a scale",
            });
            self.legend.used.get_or_insert(word.span);
            return self.or_report(read, cell.span);
        }
        if let Some(asked) = self.ball(text) {
            return Some(asked);
        }
        self.keep_sign(text, cell.span);
        let read = self.or_report(values::asked(text), cell.span)?;
        if let Asked::Yes(AskedProficiency::Number(_), _) = read
            && let Some((number, name)) = values::named_step(text)
        {
            let name = self.names.get(name);
            self.name_step(number, name, cell.span);
        }
        Some(read)
    }

    /// Says which marks were read as a legend says.
    pub(super) fn report_legend(&mut self) {
        let legend = std::mem::take(&mut self.legend);
        if let Some(span) = legend.used {
            let mut marks: Vec<String> = legend
                .marks
                .iter()
                .map(|(mark, word)| format!("{mark} = {}", word.value))
                .collect();
            marks.sort();
            let message = format!("marks are read as the legend says: {}", listed(&marks));
            self.report(Code::LegendRead, span, message);
        }
    }
}

/// Whether a heading stands above the marks of a legend or above what they mean.
fn is_of_legend(heading: &Heading, text: &str) -> bool {
    use Column::{Description, Id, Level, Name, Proficiency, Step};
    match heading {
        Heading::Known(column) => {
            matches!(column, Description | Id | Level | Name | Proficiency | Step)
        }
        Heading::Other => {
            ["legend", "mark", "symbol"].contains(&name_key(text).as_str())
                || !pairs(text).is_empty()
        }
        Heading::Named(..) | Heading::Empty => false,
    }
}

/// Whether a heading behind an empty one may belong to the matrix before it.
fn is_of_table(heading: &Heading, text: &str) -> bool {
    match heading {
        Heading::Named(..) => true,
        Heading::Other => corner::is_of_a_role(text),
        Heading::Known(column) => {
            matches!(column, Column::Skill | Column::Category | Column::Foreign)
        }
        Heading::Empty => false,
    }
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[test]
    fn legends_name_marks_and_steps() {
        for (line, expected) in [
            (
                "N = Novice, E = Expert",
                &[("N", "Novice"), ("E", "Expert")][..],
            ),
            (
                "Scale: 0 = none; 1 = basic",
                &[("0", "none"), ("1", "basic")],
            ),
            (
                "Key (I = introduced, M = mastery)",
                &[("I", "introduced"), ("M", "mastery")],
            ),
            (
                "Pay = what the market pays",
                &[("Pay", "what the market pays")],
            ),
            (
                "Proficiency: 1=Novice 2 = Very good 3=Expert.",
                &[("1", "Novice"), ("2", "Very good"), ("3", "Expert")],
            ),
            ("N = Novice, I work = hard", &[("N", "Novice")]),
            (
                "Legend: ○ = not required, ◐ = working, ● = required; ✓= yes",
                &[
                    ("○", "not required"),
                    ("◐", "working"),
                    ("●", "required"),
                    ("✓", "yes"),
                ],
            ),
            ("Last updated in May", &[]),
            ("a long mark = none, =, x =", &[]),
        ] {
            assert_eq!(pairs(line), expected, "{line}");
        }
    }
}
