//! Tables of Markdown: rows between bars, below a row of headings and a rule.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Cell, MOST_CELLS, PageTable, html};
use crate::input::role_page::lines::text::take_front_matter;
use crate::source::Span;

/// Returns the tables of a page in Markdown, and those in its blocks of HTML.
pub(super) fn tables(page: &str) -> Vec<PageTable> {
    if !(has_bars(page) || html::has_table(page)) {
        return Vec::new();
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
        reader.event(&event, start + range.start..start + range.end);
    }
    reader.found
}

/// Returns whether there may be a table in a page.
pub(in crate::input) fn has_bars(page: &str) -> bool {
    page.lines().any(is_rule)
}

/// Whether a line may part the headings of a table from its rows: `|---|:--:|`.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
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
    cells: usize,
}

impl Reader<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
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
                self.table = PageTable {
                    heading: self.heading.clone(),
                    headed: self.headed,
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
                self.cells += row.len();
                if self.cells <= MOST_CELLS {
                    self.table.row(self.page, 0, row.into_iter());
                }
            }
            Event::End(TagEnd::Table) => self.found.push(std::mem::take(&mut self.table)),
            Event::End(TagEnd::HtmlBlock) => {
                let mut tables = html::tables(&self.page[range.clone()], range.start);
                for table in &mut tables {
                    if table.heading.is_empty() {
                        table.heading.clone_from(&self.heading);
                        table.headed = self.headed;
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
    }

    fn push(&mut self, said: &str, range: Range<usize>) {
        if let Some(text) = &mut self.text {
            text.push_str(said);
            let span = self.said.get_or_insert(Span::new(range.clone()));
            span.end = span.end.max(range.end as u32);
        }
    }
}
