//! Lines of a web page.

use scraper::Html;

use super::html_blocks::BREAK;
use super::joins::Pair;
use super::scan;
use super::walk::{Visit, walk};
use super::{Bullet, Line, Refusal, append, clean, text};
use crate::source::Span;

/// The lines of a page and its `<title>`.
type Read<'t> = (Vec<Line<'t>>, Option<(String, Span)>);

/// Reads the lines of a page that begins at the byte `base` of the source.
pub(super) fn read<'t>(page: &str, base: usize) -> Result<Read<'t>, Refusal> {
    let plain = scan::scan(page, base)?;
    let mut reader = Reader::new();
    walk(&plain, &mut reader)?;
    reader.flush(None);
    let title = plain.title.as_ref().map(|(title, span)| {
        let decoded = Html::parse_fragment(title);
        let text: String = decoded.root_element().text().collect();
        (clean(&text).into_owned(), *span)
    });
    Ok((reader.lines, title))
}

/// The longest row of a table whose cells may have several paragraphs, in bytes.
const LONGEST_ROW: usize = 600;

#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one independent thing about the line that is being read"
)]
struct Reader {
    lines: Vec<Line<'static>>,
    text: String,
    span: Option<Span>,
    bold: usize,
    all_bold: bool,
    frames: usize,
    /// For every open list entry: whether it is numbered, and the line that it wrote first.
    entries: Vec<(bool, Option<usize>)>,
    lists: Vec<bool>,
    inline: usize,
    /// What the line at hand is in a list of descriptions.
    pair: Pair,
    /// Where the cells of a row begin in the text.
    cells: Vec<usize>,
    pieces: Vec<String>,
    outside_pieces: bool,
    /// Whether a line break is to come before what follows.
    broken: bool,
    /// Whether the one paragraph of a cell is over.
    has_paragraph: bool,
}

impl Reader {
    fn new() -> Self {
        Self {
            lines: Vec::new(),
            text: String::new(),
            span: None,
            bold: 0,
            all_bold: true,
            frames: 0,
            entries: Vec::new(),
            lists: Vec::new(),
            inline: 0,
            pair: Pair::None,
            cells: Vec::new(),
            pieces: Vec::new(),
            outside_pieces: false,
            broken: false,
            has_paragraph: false,
        }
    }

    /// Adds a text, behind a line break where there was one: lines of a cell behind the first one are parted in it.
    fn push(&mut self, text: &str) {
        if self.broken && !text.trim().is_empty() {
            self.broken = false;
            let cell = self.cells.last().map_or("", |begins| &self.text[*begins..]);
            if !cell.trim().is_empty() {
                let is_first = self.cells.len() < 2;
                self.text.push_str(if is_first { " " } else { "; " });
            }
        }
        self.text.push_str(text);
    }

    /// Whether the cell at hand says nothing yet.
    fn begins_cell(&self) -> bool {
        let cell = self.cells.last().map(|begins| &self.text[*begins..]);
        cell.is_some_and(|cell| cell.trim().is_empty())
    }

    fn flush(&mut self, level: Option<u8>) {
        (self.broken, self.has_paragraph) = (false, false);
        let text = std::mem::take(&mut self.text);
        let mut pieces = std::mem::take(&mut self.pieces);
        let cells = cells_of(&text, &std::mem::take(&mut self.cells));
        let whole = !std::mem::take(&mut self.outside_pieces);
        let bold = std::mem::replace(&mut self.all_bold, true);
        let span = self.span.take().unwrap_or_default();
        let (mark, shown) = text::strip_bullet(text.trim());
        let mark = if level.is_some() { Bullet::None } else { mark };
        let cleaned = clean(shown).into_owned();
        if cleaned.is_empty() {
            return;
        }
        pieces.retain(|piece| !piece.trim().is_empty());
        let mut line = Line {
            pair: self.pair,
            cells,
            text: cleaned.into(),
            span,
            level,
            bold,
            bullet: mark,
            gap: true,
            within: false,
            frame: self.frames > 0,
            pieces: (whole && pieces.len() > 1).then(|| pieces.into_boxed_slice()),
            ..Line::default()
        };
        if let Some((numbered, first)) = self.entries.last_mut() {
            match *first {
                // A second paragraph of an entry belongs to it.
                Some(at) if mark == Bullet::None && level.is_none() && !bold => {
                    if let Some(first) = self.lines.get_mut(at) {
                        append(first, &line);
                        return;
                    }
                }
                Some(_) => {}
                None => {
                    *first = Some(self.lines.len());
                    line.bullet = if *numbered {
                        Bullet::Number
                    } else {
                        Bullet::Mark
                    };
                }
            }
        }
        self.lines.push(line);
    }
}

impl Visit for Reader {
    fn start(&mut self, name: &str) {
        match name {
            "span" => {
                if self.inline == 0 {
                    self.pieces.push(String::new());
                }
                self.inline += 1;
            }
            "x-bold" => self.bold += 1,
            // Lines within a cell behind the first one do not end the row.
            "br" if self.cells.len() > 1 => self.text.push_str("; "),
            // A paragraph of a cell is what stands in it, and further ones of one that is no whole page are lines of it.
            "p" | "div" if self.begins_cell() => {}
            "p" | "div" if self.cells.len() > 1 && self.text.len() <= LONGEST_ROW => {
                (self.broken, self.has_paragraph) = (true, false);
            }
            "x-cell" => {
                (self.broken, self.has_paragraph) = (false, false);
                if !self.text.trim().is_empty() {
                    self.text.push_str(": ");
                }
                self.cells.push(self.text.len());
            }
            _ => self.flush(None),
        }
        match name {
            "nav" | "header" | "footer" | "aside" => self.frames += 1,
            "ul" | "ol" => self.lists.push(name == "ol"),
            "li" | "dd" => {
                let numbered = self.lists.last() == Some(&true);
                self.entries.push((numbered, None));
                if name == "dd" {
                    self.pair = Pair::Description;
                }
            }
            "dt" => {
                self.bold += 1;
                self.pair = Pair::Term;
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) -> Result<(), Refusal> {
        let level = name
            .strip_prefix('h')
            .and_then(|level| level.parse::<u8>().ok());
        match name {
            "span" => self.inline = self.inline.saturating_sub(1),
            "x-bold" => self.bold = self.bold.saturating_sub(1),
            "x-cell" => {}
            "br" if self.cells.len() > 1 => {}
            "p" | "div" if self.cells.last().is_some() => {
                self.has_paragraph = !self.begins_cell();
            }
            _ => self.flush(level),
        }
        match name {
            "nav" | "header" | "footer" | "aside" => self.frames = self.frames.saturating_sub(1),
            "ul" | "ol" => {
                self.lists.pop();
            }
            "li" | "dd" => {
                self.entries.pop();
                self.pair = Pair::None;
            }
            "dt" => {
                self.bold = self.bold.saturating_sub(1);
                self.pair = Pair::None;
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str, run: Option<Span>) {
        let says = !text
            .trim_matches(|c: char| c.is_whitespace() || c == ':')
            .is_empty();
        if self.has_paragraph && says {
            self.flush(None);
        }
        if says && self.bold == 0 {
            self.all_bold = false;
        }
        if let Some(piece) = self.pieces.last_mut().filter(|_| self.inline > 0) {
            piece.push_str(text);
        } else if says {
            self.outside_pieces = true;
        }
        for (number, part) in text.split(BREAK).enumerate() {
            self.broken |= number > 0;
            self.push(part);
        }
        if !text.trim().is_empty()
            && let Some(run) = run
        {
            let span = self.span.get_or_insert(run);
            span.end = span.end.max(run.end);
        }
    }
}

/// The cells of a row, by where they begin in its text.
fn cells_of(text: &str, starts: &[usize]) -> Option<Box<[String]>> {
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let cells = starts.iter().zip(ends).map(|(start, end)| {
        let cell = text.get(*start..end).unwrap_or_default();
        clean(cell.trim().trim_end_matches(':')).into_owned()
    });
    let cells: Vec<String> = cells.collect();
    (cells.len() > 1).then(|| cells.into_boxed_slice())
}
