//! Tables of Markdown: rows between bars, below a row of headings and a rule.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Budget, Cell, PageTable, Refusal, html};
use crate::input::role_page::lines::html_blocks::HtmlBlocks;
use crate::input::role_page::lines::text::take_front_matter;
use crate::source::Span;

/// Returns the tables of a page in Markdown, and those in its blocks of HTML.
pub(super) fn tables(page: &str, budget: &mut Budget) -> Result<Vec<PageTable>, Refusal> {
    if !(has_bars(page) || html::has_table(page)) {
        return Ok(Vec::new());
    }
    let start = take_front_matter(page, &mut Vec::new());
    let mut reader = Reader {
        page,
        ..Reader::default()
    };
    let parser = Parser::new_ext(
        &page[start..],
        Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES,
    );
    for (event, range) in parser.into_offset_iter() {
        reader.event(&event, start + range.start..start + range.end, budget)?;
    }
    Ok(reader.found)
}

/// Returns whether there may be a table in a page.
pub(in crate::input) fn has_bars(page: &str) -> bool {
    page.lines().any(is_rule)
}

/// Whether a line may part the headings of a table from its rows: `|---|:--:|`, also in a quote.
fn is_rule(line: &str) -> bool {
    let line = line.trim_start_matches(['>', ' ', '\t']).trim_end();
    line.contains('-')
        && line.contains('|')
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

#[derive(Default)]
struct Reader<'p> {
    page: &'p str,
    found: Vec<PageTable>,
    table: PageTable,
    row: Vec<Cell>,
    /// The text of the heading or the cell at hand.
    text: Option<String>,
    /// Where the words of the cell at hand stand.
    said: Option<Span>,
    heading: String,
    headed: Span,
    /// How many rows of the table at hand have been read, and how many headings it has.
    rows: usize,
    width: usize,
    blocks: HtmlBlocks,
}

impl Reader<'_> {
    fn event(
        &mut self,
        event: &Event<'_>,
        range: Range<usize>,
        budget: &mut Budget,
    ) -> Result<(), Refusal> {
        if self.blocks.has_taken(event, &range) {
            return Ok(());
        }
        match event {
            Event::Start(Tag::Heading { .. } | Tag::TableCell) => {
                self.text = Some(String::new());
                self.said = None;
            }
            Event::End(TagEnd::Heading(_)) => {
                self.heading = self.text.take().unwrap_or_default();
                self.headed = self.said.take().unwrap_or_default();
            }
            Event::Start(Tag::Table(_)) => {
                budget.table(Span::new(range.clone()))?;
                self.table = PageTable {
                    heading: self.heading.clone(),
                    headed: vec![self.headed],
                    spans: vec![Span::new(range)],
                    ..PageTable::default()
                };
            }
            Event::End(TagEnd::TableCell) => {
                let text = self.text.take().unwrap_or_default();
                let span = self.said.take().unwrap_or_else(|| Span::new(range));
                self.row.push(Cell { text, span });
            }
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => {
                let row = std::mem::take(&mut self.row);
                self.rows += 1;
                if self.rows == 1 {
                    self.width = row.len();
                }
                let beyond = cells_beyond(&self.page[range.clone()], self.width);
                let place = |beyond: Range<usize>| {
                    Span::new(range.start + beyond.start..range.start + beyond.end)
                };
                self.table.beyond.extend(beyond.map(place));
                budget.cells(row.len(), Span::new(range.clone()))?;
                self.table.row(self.page, 0, row.iter(), budget)?;
            }
            Event::End(TagEnd::Table) => {
                self.found.push(std::mem::take(&mut self.table));
                return self.check_rows(range);
            }
            Event::Start(Tag::HtmlBlock) => {
                let (block, start) = self.blocks.take(self.page, range);
                let mut tables = html::tables(&block, start, budget)?;
                for table in &mut tables {
                    if table.heading.is_empty() {
                        table.heading.clone_from(&self.heading);
                        table.headed = vec![self.headed];
                    }
                }
                self.found.extend(tables);
            }
            Event::Text(said) | Event::Code(said) => self.push(said, range),
            Event::SoftBreak => self.push(" ", range),
            Event::HardBreak => self.push("\n", range),
            Event::InlineHtml(tag) if tag.starts_with("<br") || tag.starts_with("<BR") => {
                self.push("\n", range);
            }
            _ => {}
        }
        Ok(())
    }

    /// Refuses a table of which the parser has left out rows: it gives up where too many cells are missing.
    fn check_rows(&mut self, range: Range<usize>) -> Result<(), Refusal> {
        // One of the lines is the rule.
        let rows = std::mem::take(&mut self.rows) + 1;
        let behind = self.page[range.end..].lines();
        let is_row = |line: &&str| line.trim_start().starts_with('|');
        let lines = self.page[range.clone()]
            .lines()
            .chain(behind.take_while(is_row));
        let mut lines = lines.filter(|line| !line.trim().is_empty());
        let Some(line) = lines.nth(rows) else {
            return Ok(());
        };
        let message = "rows of this table lack more cells than can be filled up";
        let at = line.as_ptr() as usize - self.page.as_ptr() as usize;
        let span = Span::new(at..at + line.len());
        Err(Refusal { message, span })
    }

    fn push(&mut self, said: &str, range: Range<usize>) {
        if let Some(text) = &mut self.text {
            text.push_str(said);
            let span = self.said.get_or_insert(Span::new(range.clone()));
            span.end = span.end.max(range.end as u32);
        }
    }
}

/// Where the cells of a row stand that are beyond the headings, and which the parser leaves out.
fn cells_beyond(row: &str, width: usize) -> Option<Range<usize>> {
    let row = row.trim_end();
    let mut bars = 0;
    let mut is_escaped = false;
    // A bar at the beginning parts nothing.
    let first = usize::from(row.starts_with('|'));
    for (at, byte) in row.bytes().enumerate().skip(first) {
        let is_bar = byte == b'|' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        bars += usize::from(is_bar);
        if is_bar && bars == width {
            let beyond = row[at + 1..].trim_end_matches('|');
            let lead = beyond.len() - beyond.trim_start().len();
            let says = beyond.contains(|c: char| !c.is_whitespace() && c != '|');
            let end = at + 1 + beyond.trim_end().len();
            return says.then(|| at + 1 + lead..end);
        }
    }
    None
}
