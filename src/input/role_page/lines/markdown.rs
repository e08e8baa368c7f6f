//! Lines of Markdown.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::html_blocks::HtmlBlocks;
use super::{Bullet, Line, Refusal, clean, html, tables, text};
use crate::source::Span;

/// What stands for a bar that is escaped, and parts no cells, until the cells are known. It is no character.
const ESCAPED_BAR: char = '\u{fdd0}';

/// Reads the lines of `source` from the byte `start` on.
pub(super) fn read(source: &str, start: usize) -> Result<Vec<Line<'_>>, Refusal> {
    let mut reader = Reader {
        source,
        base: start,
        ..Reader::default()
    };
    let parser = Parser::new_ext(&source[start..], Options::ENABLE_STRIKETHROUGH);
    for (event, range) in parser.into_offset_iter() {
        reader.event(event, start + range.start..start + range.end)?;
    }
    reader.flush(None);
    Ok(reader.lines)
}

#[derive(Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one independent thing about the line that is being read"
)]
struct Reader<'t> {
    source: &'t str,
    base: usize,
    lines: Vec<Line<'t>>,
    text: String,
    span: Option<Span>,
    bold_depth: usize,
    /// Whether all of the line so far is bold.
    all_bold: bool,
    /// How many list entries are open, and whether the innermost has no line yet.
    entries: usize,
    fresh: bool,
    numbered: Vec<bool>,
    /// Links and code of the line so far, and whether there is anything else.
    pieces: Vec<String>,
    piece_depth: usize,
    plain: bool,
    in_code: bool,
    /// Whether the line follows the one before it without an empty line between.
    soft: bool,
    blocks: HtmlBlocks,
}

impl<'t> Reader<'t> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) -> Result<(), Refusal> {
        if self.blocks.has_taken(&event, &range) {
            return Ok(());
        }
        match event {
            Event::Start(Tag::HtmlBlock) => {
                self.flush(None);
                let (block, start) = self.blocks.take(self.source, range);
                let (lines, _) = html::read(&block, start)?;
                self.lines.extend(lines);
            }
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            // Indented text is no code on a role page, but lines as anywhere else.
            Event::Text(_) if self.in_code => {
                let source: &'t str = self.source;
                text::push_lines(&mut self.lines, &source[range.clone()], range.start);
            }
            Event::Text(said) => self.push(&said, &range),
            Event::Code(said) => {
                self.pieces.push(said.to_string());
                self.piece_depth += 1;
                self.push(&said, &range);
                self.piece_depth -= 1;
            }
            Event::SoftBreak | Event::HardBreak => {
                self.flush(None);
                self.soft = true;
            }
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.break_line(),
            Event::Rule => self.flush(None),
            _ => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Strong => self.bold_depth += 1,
            Tag::Link { .. } => {
                self.piece_depth += 1;
                self.pieces.push(String::new());
            }
            Tag::List(first) => {
                self.flush(None);
                self.numbered.push(first.is_some());
            }
            Tag::Item => {
                self.flush(None);
                self.entries += 1;
                self.fresh = true;
            }
            Tag::CodeBlock(_) => {
                self.flush(None);
                self.in_code = true;
            }
            Tag::Paragraph | Tag::Heading { .. } | Tag::BlockQuote(_) => self.flush(None),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.bold_depth = self.bold_depth.saturating_sub(1),
            TagEnd::Link => self.piece_depth = self.piece_depth.saturating_sub(1),
            TagEnd::Heading(level) => self.flush(Some(level as u8)),
            TagEnd::List(_) => {
                self.flush(None);
                self.numbered.pop();
            }
            TagEnd::Item => {
                self.flush(None);
                self.entries = self.entries.saturating_sub(1);
                self.fresh = false;
            }
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::Paragraph => self.flush(None),
            _ => {}
        }
    }

    /// Ends a line, but not the row of a table: lines of a cell are parted as those of HTML are.
    fn break_line(&mut self) {
        let row = self.text.trim().strip_prefix('|');
        match row.map(|cells| cells.contains('|')) {
            Some(true) => self.text.push_str("; "),
            // In the first cell stands what the row is about.
            Some(false) => self.text.push(' '),
            None => self.flush(None),
        }
    }

    /// Whether a backslash before a place says that what stands there is no mark.
    fn is_escaped(&self, at: usize) -> bool {
        at > self.base && self.source.as_bytes()[at - 1] == b'\\'
    }

    /// Whether what looks like the mark of an entry is none: "\- a" and "1986\. A year".
    fn begins_escaped(&self, span: Span) -> bool {
        let line = self.source.get(span.range()).unwrap_or_default();
        let behind = line.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
        self.is_escaped(span.start as usize) || behind.starts_with('\\')
    }

    fn push(&mut self, said: &str, range: &Range<usize>) {
        let mark = |c: char| c.is_whitespace() || matches!(c, ':' | '·' | '|' | ',' | '•');
        let says = !said.trim_matches(mark).is_empty();
        if self.text.trim().is_empty() {
            self.all_bold = true;
        }
        if says && self.bold_depth == 0 {
            self.all_bold = false;
        }
        if self.piece_depth > 0 {
            if let Some(piece) = self.pieces.last_mut().filter(|p| p.as_str() != said) {
                piece.push_str(said);
            }
        } else if says {
            self.plain = true;
        }
        match said
            .strip_prefix('|')
            .filter(|_| self.is_escaped(range.start))
        {
            Some(rest) => {
                self.text.push(ESCAPED_BAR);
                self.text.push_str(rest);
            }
            None => self.text.push_str(said),
        }
        let span = self.span.get_or_insert(Span::new(range.clone()));
        span.end = span.end.max(range.end as u32);
    }

    fn flush(&mut self, level: Option<u8>) {
        let text = std::mem::take(&mut self.text);
        let pieces = std::mem::take(&mut self.pieces);
        let plain = std::mem::take(&mut self.plain);
        let soft = std::mem::take(&mut self.soft);
        let Some(span) = self.span.take() else {
            return;
        };
        let (mut bullet, shown) = match text.trim() {
            shown if self.begins_escaped(span) => (Bullet::None, shown),
            shown => text::strip_bullet(shown),
        };
        let mut within = false;
        if self.entries > 0 {
            let numbered = self.numbered.last() == Some(&true);
            within = !self.fresh;
            bullet = match (self.fresh, numbered) {
                (true, true) => Bullet::Number,
                (true, false) => Bullet::Mark,
                (false, _) => bullet,
            };
            self.fresh = false;
        }
        if level.is_some() {
            bullet = Bullet::None;
        }
        let mut cleaned = clean(shown).into_owned();
        if cleaned.is_empty() {
            return;
        }
        let mut cells = tables::cells(&cleaned);
        if cleaned.contains(ESCAPED_BAR) {
            let with_bars = |text: &String| text.replace(ESCAPED_BAR, "|");
            cells = cells.map(|cells| cells.iter().map(with_bars).collect());
            cleaned = with_bars(&cleaned);
        }
        let span = self.exact(&cleaned, span);
        self.lines.push(Line {
            cells,
            text: cleaned.into(),
            span,
            level,
            bold: self.all_bold,
            bullet,
            gap: !soft,
            within: within && bullet == Bullet::None,
            frame: false,
            pieces: (!plain && pieces.len() > 1).then(|| pieces.into_boxed_slice()),
            ..Line::default()
        });
    }

    /// The place of the text itself where it stands in the source as it is.
    fn exact(&self, cleaned: &str, span: Span) -> Span {
        let slice = self.source.get(span.range()).unwrap_or_default();
        // Only near its start: the mark of a bullet may stand before it.
        let lead = slice.len().saturating_sub(cleaned.len());
        if lead <= 8 && slice.ends_with(cleaned) {
            Span::new(span.start as usize + lead..span.end as usize)
        } else {
            debug_assert!(span.start as usize >= self.base, "spans lie in the body");
            span
        }
    }
}
