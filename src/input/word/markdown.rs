//! Writes the blocks of a document as Markdown.

use super::lines::{Mark, is_rule, typed_mark, without_tabs};
use super::marks::{push_cell, push_inline, push_line};
use super::outline::{Block, Kind, Line, Paragraph};
use crate::input::package::PackageProblem;

/// How many bytes the text may have, marks included.
const MAX_BYTES: usize = 32 << 20;

/// What lines of a cell are parted by.
pub(super) const BREAK: char = '\n';

/// The deepest heading.
const MAX_LEVEL: u8 = 6;

/// Returns the text of a document.
pub(super) fn write(blocks: &[Block]) -> Result<String, PackageProblem> {
    let has = |kind| {
        let is_one = |block: &Block| matches!(block, Block::Paragraph(p) if p.kind == kind);
        blocks.iter().any(is_one)
    };
    let mut writer = Writer {
        out: String::new(),
        indents: Vec::new(),
        is_titled: has(Kind::Title) && has(Kind::Heading(1)),
    };
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => writer.paragraph(paragraph),
            Block::Rows(rows) => writer.rows(rows),
        }
        if writer.out.len() > MAX_BYTES {
            return Err(PackageProblem::TooLarge("it has more than 32 MiB of text"));
        }
    }
    Ok(writer.out)
}

/// Returns a heading without the number that a program has put before a tab.
fn without_number(heading: &str) -> &str {
    let is_number = |c: char| c.is_ascii_digit() || c == '.';
    match heading.split_once('\t') {
        Some((number, rest)) if number.chars().all(is_number) => rest,
        _ => heading,
    }
}

struct Writer {
    out: String,
    /// Of the list at hand, how far the text of the entries that are open is indented.
    indents: Vec<usize>,
    /// Whether the document has a title, and headings of the first level below it.
    is_titled: bool,
}

impl Writer {
    fn paragraph(&mut self, paragraph: &Paragraph) {
        match paragraph.kind {
            Kind::Title => self.heading(1, &paragraph.lines),
            Kind::Heading(level) => {
                let level = level.saturating_add(u8::from(self.is_titled));
                self.heading(level, &paragraph.lines);
            }
            Kind::Item {
                depth,
                is_numbered,
                is_first,
            } => self.item(usize::from(depth), is_numbered, is_first, &paragraph.lines),
            Kind::Plain | Kind::Skipped => self.plain(&paragraph.lines),
        }
    }

    /// Begins a block behind an empty line.
    fn start_block(&mut self) {
        self.indents.clear();
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    fn heading(&mut self, level: u8, lines: &[Line]) {
        let said: Vec<_> = lines
            .iter()
            .map(|line| without_number(&line.text))
            .collect();
        let said = said.join(" ").replace('\t', " ");
        if is_rule(&said) {
            return;
        }
        self.start_block();
        let level = level.clamp(1, MAX_LEVEL);
        self.out.extend((0..level).map(|_| '#'));
        self.out.push(' ');
        push_inline(said.trim(), &mut self.out);
        // Behind a space it would close the heading.
        if self.out.ends_with(" #") {
            self.out.truncate(self.out.len() - 1);
            self.out.push_str("\\#");
        }
        self.out.push('\n');
    }

    /// Writes an entry of a list, which stands right below the one before.
    fn item(&mut self, depth: usize, is_numbered: bool, is_first: bool, lines: &[Line]) {
        let mut lines = lines.iter().filter(|line| !is_rule(&line.text));
        let Some(first) = lines.next() else {
            return;
        };
        if is_first || self.indents.is_empty() {
            if self.indents.is_empty() {
                self.start_block();
            }
            self.indents.truncate(depth);
            let indent = self.indents.last().copied().unwrap_or_default();
            let mark = if is_numbered { "1. " } else { "- " };
            self.indent(indent);
            self.out.push_str(mark);
            self.indents.push(indent + mark.len());
            // Some type a mark although there is one.
            let said = without_tabs(&first.text);
            let said = typed_mark(&said).map_or(&*said, |(_, said)| said);
            self.text(said, first.is_bold());
        } else {
            self.continued(first);
        }
        for line in lines {
            self.continued(line);
        }
    }

    /// Writes a line that belongs to the entry before it.
    fn continued(&mut self, line: &Line) {
        self.indent(self.indents.last().copied().unwrap_or_default());
        self.text(&without_tabs(&line.text), line.is_bold());
    }

    fn indent(&mut self, indent: usize) {
        self.out.extend((0..indent).map(|_| ' '));
    }

    /// Writes lines, of which those that begin with a typed mark are entries.
    fn plain(&mut self, lines: &[Line]) {
        let mut is_open = false;
        for line in lines.iter().filter(|line| !is_rule(&line.text)) {
            let mark = typed_mark(&line.text).filter(|_| !line.is_bold());
            if let Some((mark, rest)) = mark {
                let entry = Line {
                    text: rest.to_owned(),
                    ..line.clone()
                };
                // Whatever list it stands in was begun by a mark as well.
                self.item(0, mark == Mark::Number, true, &[entry]);
                is_open = false;
                continue;
            }
            if !is_open {
                self.start_block();
                is_open = true;
            }
            self.text(&without_tabs(&line.text), line.is_bold());
        }
    }

    /// Writes what stands in a line, and ends it.
    fn text(&mut self, text: &str, is_bold: bool) {
        if is_bold {
            self.out.push_str("**");
            push_inline(text, &mut self.out);
            self.out.push_str("**");
        } else {
            push_line(text, &mut self.out);
        }
        self.out.push('\n');
    }

    fn rows(&mut self, rows: &[Vec<String>]) {
        self.start_block();
        for (at, row) in rows.iter().enumerate() {
            for cell in row {
                self.out.push_str("| ");
                for (at, line) in cell.split(BREAK).enumerate() {
                    if at > 0 {
                        self.out.push_str("<br>");
                    }
                    push_cell(line, &mut self.out);
                }
                self.out.push(' ');
            }
            self.out.push_str("|\n");
            if at == 0 {
                self.out.extend(row.iter().map(|_| "| --- "));
                self.out.push_str("|\n");
            }
        }
    }
}
