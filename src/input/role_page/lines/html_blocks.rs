//! Blocks of HTML in Markdown: tables in them go on behind empty lines, and stand in quotes.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::text;

/// A line break in a text of HTML that would be a space otherwise.
pub(in super::super) const BREAK: char = '\u{b}';

/// How many tables without an end are looked for.
const MOST_WITHOUT_END: usize = 8;

/// Goes through the events of a page in Markdown, and takes its tables in HTML as wholes.
#[derive(Debug, Default)]
pub(in super::super) struct HtmlBlocks {
    /// How many quotes are open.
    quotes: usize,
    /// The block that has been taken.
    taken: Range<usize>,
    without_end: usize,
}

impl HtmlBlocks {
    /// Whether an event is of a block that has been taken as a whole.
    pub(in super::super) fn has_taken(&mut self, event: &Event<'_>, range: &Range<usize>) -> bool {
        match event {
            Event::Start(Tag::BlockQuote(_)) => self.quotes += 1,
            Event::End(TagEnd::BlockQuote(_)) => self.quotes = self.quotes.saturating_sub(1),
            _ => {}
        }
        self.taken.contains(&range.start)
    }

    /// Takes the block of HTML that stands at a place of a page, up to where its tables end: the text of it in which
    /// each byte keeps its place, and where that begins.
    pub(in super::super) fn take(&mut self, page: &str, range: Range<usize>) -> (String, usize) {
        let start = range.start;
        let end = self.end_of_tables(page, &range).unwrap_or(range.end);
        self.taken = start..end;
        (self.plain(&page[start..end], end > range.end), start)
    }

    /// Where a block ends that has a table which goes on behind its empty line.
    fn end_of_tables(&mut self, page: &str, range: &Range<usize>) -> Option<usize> {
        if self.without_end == MOST_WITHOUT_END {
            return None;
        }
        let mut depth = 0_usize;
        let tags = memchr::memchr_iter(b'<', &page.as_bytes()[range.start..]);
        for at in tags.map(|at| range.start + at) {
            let is_tag = |name: &str| {
                let tag = page.as_bytes().get(at + 1..=at + name.len());
                tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
            };
            if at >= range.end && depth == 0 {
                return None;
            }
            if is_tag("table") {
                depth += 1;
            } else if is_tag("/table") {
                depth = depth.saturating_sub(1);
                if depth == 0 && at >= range.end {
                    return Some(end_of_block(page, at));
                }
            }
        }
        self.without_end += usize::from(depth > 0);
        None
    }

    /// A block without the marks of quotes at the beginnings of its lines. What is Markdown in it has line breaks
    /// before its entries, and no marks.
    fn plain(&self, block: &str, has_markdown: bool) -> String {
        let mut plain = String::with_capacity(block.len());
        // Where the line before ends.
        let mut former: Option<usize> = None;
        for (number, line) in block.split_inclusive('\n').enumerate() {
            let quotes = if number > 0 { self.quotes } else { 0 };
            let rest = without_quotes(line, quotes);
            plain.extend(std::iter::repeat_n(' ', line.len() - rest.len()));
            if has_markdown {
                let shown = text::strip_bullet(rest.trim()).1;
                let is_apart = shown.is_empty() || shown.len() < rest.trim().len();
                if let Some(at) = former.take_if(|_| is_apart) {
                    plain.replace_range(at..=at, BREAK.encode_utf8(&mut [0; 4]));
                }
                let lead = rest.rfind(shown).unwrap_or(0);
                plain.extend(std::iter::repeat_n(' ', lead));
                plain.push_str(&rest[lead..].replace("**", "  ").replace('`', " "));
            } else {
                plain.push_str(rest);
            }
            former = plain.ends_with('\n').then(|| plain.len() - 1);
        }
        plain
    }
}

/// A line without the marks of some quotes.
fn without_quotes(line: &str, quotes: usize) -> &str {
    let mut rest = line;
    for _ in 0..quotes {
        match rest.trim_start_matches(' ').strip_prefix('>') {
            Some(behind) => rest = behind,
            None => break,
        }
    }
    rest
}

/// The end of the block of lines around a place.
fn end_of_block(page: &str, at: usize) -> usize {
    let mut end = at;
    for line in page[at..].split_inclusive('\n') {
        if line
            .trim_matches(|c: char| c.is_whitespace() || c == '>')
            .is_empty()
        {
            break;
        }
        end += line.len();
    }
    end
}
