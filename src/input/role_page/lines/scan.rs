//! Tags of a web page, cut down to what matters before they reach the HTML parser.
//!
//! The parser is quadratic in depth and in attributes, and some tags make it copy others. So it
//! gets to see no attributes, no scripts and no comments, and only the few tags that shape lines;
//! and the limits are checked here, on exactly what it will see.

use super::Refusal;
use crate::source::Span;

/// The deepest nesting, the most attributes of one tag, and the most tags.
const MAX_DEPTH: usize = 512;
const MAX_ATTRIBUTES: usize = 64;
const MAX_TAGS: usize = 150_000;
/// How many columns and rows a cell of a table can take.
const MAX_COLUMNS: usize = 200;
const MAX_ROWS: usize = 5000;

/// Marks the start of a run of text: the number of the run stands between the two.
pub(super) const RUN_START: char = '\u{2}';
pub(super) const RUN_END: char = '\u{3}';

/// Elements whose content is never shown as text.
const HIDDEN: [&str; 12] = [
    "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "canvas",
    "noembed", "noframes", "textarea",
];

/// Elements without content.
const VOID: [&str; 13] = [
    "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr",
    "param", "frame",
];

/// What a tag becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Kept, and ended by its own kind: `p`, `li`, headings.
    Kept(&'static str),
    /// A block: ends the line.
    Block(&'static str),
    /// Part of a line.
    Inline(&'static str),
    /// No content.
    Nothing(&'static str),
}

/// Returns what a tag becomes.
fn shape(name: &str) -> Shape {
    const KEPT: [&str; 6] = ["p", "li", "dt", "dd", "h1", "h2"];
    const DEEPER: [&str; 4] = ["h3", "h4", "h5", "h6"];
    const LISTS: [&str; 3] = ["ul", "ol", "dl"];
    const FRAME: [&str; 4] = ["nav", "header", "footer", "aside"];
    const BLOCKS: [&str; 24] = [
        "div",
        "section",
        "article",
        "main",
        "body",
        "html",
        "thead",
        "tbody",
        "tfoot",
        "form",
        "fieldset",
        "figure",
        "figcaption",
        "blockquote",
        "pre",
        "address",
        "details",
        "summary",
        "option",
        "select",
        "center",
        "caption",
        "menu",
        "dialog",
    ];
    let find = |known: &[&'static str]| known.iter().copied().find(|k| *k == name);
    if let Some(name) = find(&KEPT).or_else(|| find(&DEEPER)) {
        Shape::Kept(name)
    } else if let Some(name) = find(&LISTS).or_else(|| find(&FRAME)) {
        Shape::Block(name)
    } else if find(&BLOCKS).is_some() {
        Shape::Block("div")
    } else if name == "tr" {
        Shape::Block("section")
    } else if name == "table" {
        Shape::Block("article")
    } else {
        match name {
            "td" | "th" => Shape::Inline("x-cell"),
            "b" | "strong" => Shape::Inline("x-bold"),
            "br" => Shape::Nothing("<br>"),
            "hr" => Shape::Nothing("<div></div>"),
            _ if VOID.contains(&name) => Shape::Nothing(""),
            _ => Shape::Inline("span"),
        }
    }
}

/// How many columns and rows a cell of a table takes, and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Merged {
    pub(in super::super) columns: usize,
    pub(in super::super) rows: usize,
    /// Whether it is the heading of a column or a row.
    pub(in super::super) is_heading: bool,
}

impl Default for Merged {
    fn default() -> Self {
        Self {
            columns: 1,
            rows: 1,
            is_heading: false,
        }
    }
}

impl Merged {
    /// What the attributes of a tag say.
    fn of(tag: &str) -> Self {
        let mut merged = Self::default();
        for (name, value) in named_attributes(tag) {
            let digits = value.trim_start();
            let end = digits.find(|c: char| !c.is_ascii_digit());
            let Ok(number) = digits[..end.unwrap_or(digits.len())].parse::<usize>() else {
                continue;
            };
            if name.eq_ignore_ascii_case("colspan") {
                merged.columns = number.clamp(1, MAX_COLUMNS);
            } else if name.eq_ignore_ascii_case("rowspan") {
                // 0 is as many as there are.
                merged.rows = if number == 0 {
                    MAX_ROWS
                } else {
                    number.min(MAX_ROWS)
                };
            }
        }
        merged
    }
}

/// The attributes of a start tag that have values, with these.
fn named_attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let is_end = |c: char| c.is_whitespace() || matches!(c, '/' | '>');
    let mut rest = tag.find(is_end).map_or("", |end| &tag[end..]);
    std::iter::from_fn(move || {
        loop {
            rest = rest.trim_start_matches(|c: char| is_end(c) || c == '=');
            if rest.is_empty() {
                return None;
            }
            let end = rest.find(|c: char| is_end(c) || c == '=');
            let (name, behind) = rest.split_at(end.unwrap_or(rest.len()));
            let Some(value) = behind.trim_start().strip_prefix('=').map(str::trim_start) else {
                rest = behind;
                continue;
            };
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
            let (value, behind) = match quote {
                Some(quote) => {
                    let inner = &value[1..];
                    let end = inner.find(quote).unwrap_or(inner.len());
                    (&inner[..end], inner.get(end + 1..).unwrap_or_default())
                }
                None => value.split_at(value.find(is_end).unwrap_or(value.len())),
            };
            rest = behind;
            return Some((name, value));
        }
    })
}

/// A page that is safe to parse.
#[derive(Debug, Default)]
pub(in super::super) struct Plain {
    /// The page, with a mark before each run of text.
    pub(super) html: String,
    /// Where each run of text stands in the source.
    pub(super) runs: Vec<Span>,
    /// How far each cell of a table reaches, in order.
    pub(in super::super) merged: Vec<Merged>,
    /// The content of the first `<title>`.
    pub(super) title: Option<(String, Span)>,
}

/// Cuts a page down; `base` is the byte of the source at which it begins.
pub(in super::super) fn scan(page: &str, base: usize) -> Result<Plain, Refusal> {
    let mut scanner = Scanner {
        page,
        base,
        at: 0,
        plain: Plain::default(),
        open: Vec::new(),
        unclosed: Vec::new(),
        tags: 0,
    };
    scanner.run()?;
    Ok(scanner.plain)
}

struct Scanner<'p> {
    page: &'p str,
    base: usize,
    at: usize,
    plain: Plain,
    open: Vec<(&'static str, bool)>,
    /// Hidden elements of which no end tag follows.
    unclosed: Vec<&'static str>,
    tags: usize,
}

impl Scanner<'_> {
    fn run(&mut self) -> Result<(), Refusal> {
        while self.at < self.page.len() {
            let rest = &self.page[self.at..];
            let next = rest.as_bytes().get(1).copied().unwrap_or(b' ');
            if !rest.starts_with('<') {
                let end = rest.find('<').unwrap_or(rest.len());
                self.text(end);
            } else if let Some(comment) = rest.strip_prefix("<!--") {
                self.at += comment.find("-->").map_or(rest.len(), |end| end + 7);
            } else if matches!(next, b'!' | b'?') {
                self.at += rest.find('>').map_or(rest.len(), |end| end + 1);
            } else if next == b'/' && rest.as_bytes().get(2).is_some_and(u8::is_ascii_alphabetic) {
                self.end_tag(rest);
            } else if next.is_ascii_alphabetic() {
                self.start_tag(rest)?;
            } else {
                // A lone "<" is text.
                let end = rest[1..].find('<').map_or(rest.len(), |end| end + 1);
                self.text(end);
            }
        }
        Ok(())
    }

    fn text(&mut self, length: usize) {
        let start = self.at;
        let text = &self.page[start..start + length];
        self.at += length;
        let shown = text.trim();
        if !shown.is_empty() {
            let lead = text.len() - text.trim_start().len();
            let from = self.base + start + lead;
            let number = self.plain.runs.len();
            self.plain.runs.push(Span::new(from..from + shown.len()));
            self.plain.html.push(RUN_START);
            self.plain.html.push_str(&number.to_string());
            self.plain.html.push(RUN_END);
        }
        for c in text.chars() {
            match c {
                '<' => self.plain.html.push_str("&lt;"),
                RUN_START | RUN_END | '\0' => {}
                c => self.plain.html.push(c),
            }
        }
    }

    fn end_tag(&mut self, rest: &str) {
        let name = tag_name(&rest[2..]);
        let length = rest.find('>').map_or(rest.len(), |end| end + 1);
        self.at += length;
        let (written, block) = match shape(&name) {
            Shape::Nothing(_) => return,
            Shape::Kept(written) => return self.push_end(written),
            Shape::Block(written) => (written, true),
            Shape::Inline(written) => (written, false),
        };
        // As the parser does it: the end of a block ends what is open in it, and the end of
        // something smaller does not reach across a block.
        let same = |open: &(&str, bool)| open.0 == written;
        let found = self.open.iter().rposition(same);
        let across = |at: usize| !block && self.open[at..].iter().any(|open| open.1);
        let Some(at) = found.filter(|&at| !across(at)) else {
            return;
        };
        self.open.truncate(at);
        self.push_end(written);
    }

    fn push_end(&mut self, name: &str) {
        self.plain.html.push_str("</");
        self.plain.html.push_str(name);
        self.plain.html.push('>');
    }

    fn start_tag(&mut self, rest: &str) -> Result<(), Refusal> {
        let name = tag_name(&rest[1..]);
        let span = Span::new(self.base + self.at..self.base + self.at + 1 + name.len());
        let refuse = |message| Err(Refusal { message, span });
        let (length, attributes) = attributes(rest);
        self.tags += 1;
        if attributes > MAX_ATTRIBUTES {
            return refuse("a tag has more than 64 attributes");
        }
        if self.tags > MAX_TAGS {
            return refuse("the page has more than 150,000 tags");
        }
        self.at += length;
        if name == "title" && self.plain.title.is_none() {
            self.head_title();
        }
        if let Some(hidden) = HIDDEN.iter().find(|hidden| **hidden == name) {
            self.skip(hidden);
            return Ok(());
        }
        self.end_implied(&name);
        if matches!(&*name, "td" | "th") {
            self.plain.merged.push(Merged {
                is_heading: name == "th",
                ..Merged::of(&rest[..length])
            });
        }
        let (written, block) = match shape(&name) {
            Shape::Nothing(written) => {
                self.plain.html.push_str(written);
                return Ok(());
            }
            Shape::Kept(written) => {
                self.push_start(written);
                return Ok(());
            }
            Shape::Block(written) => (written, true),
            Shape::Inline(written) => (written, false),
        };
        self.open.push((written, block));
        if self.open.len() > MAX_DEPTH {
            return refuse("the tags are nested more than 512 deep");
        }
        self.push_start(written);
        Ok(())
    }

    /// Ends the cell before a cell, and the row before a row, where their ends are left out.
    fn end_implied(&mut self, name: &str) {
        let (former, within) = match name {
            "td" | "th" => ("x-cell", ["section", "article"]),
            "tr" => ("section", ["article", "article"]),
            _ => return,
        };
        let found = self
            .open
            .iter()
            .rposition(|open| open.0 == former || within.contains(&open.0));
        if let Some(at) = found.filter(|at| self.open[*at].0 == former) {
            self.open.truncate(at);
            self.push_end(former);
        }
    }

    fn push_start(&mut self, name: &str) {
        self.plain.html.push('<');
        self.plain.html.push_str(name);
        self.plain.html.push('>');
    }

    /// Skips the content of an element that is not shown. Where its end is missing, only the tag
    /// is skipped, so that nothing of the page is lost in silence.
    fn skip(&mut self, name: &'static str) {
        if self.unclosed.contains(&name) {
            return;
        }
        match find_end(&self.page[self.at..], name) {
            Some(end) => self.at += end,
            None => self.unclosed.push(name),
        }
    }

    fn head_title(&mut self) {
        let rest = &self.page[self.at..];
        let Some(end) = rest.find('<') else {
            return;
        };
        let title = rest[..end].trim();
        if !title.is_empty() {
            let start = self.base + self.at + (rest.len() - rest.trim_start().len());
            let span = Span::new(start..start + title.len());
            self.plain.title = Some((title.to_owned(), span));
        }
        self.at += end;
    }
}

/// The name at the start of a text, in lower case.
fn tag_name(text: &str) -> String {
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>'));
    let name = &text[..end.unwrap_or(text.len())];
    let short: String = name.chars().take(32).collect();
    short.to_ascii_lowercase()
}

/// The length of a start tag and the number of its attributes.
fn attributes(tag: &str) -> (usize, usize) {
    let bytes = tag.as_bytes();
    let mut quote = None;
    let mut count = 0;
    let mut in_word = true;
    let mut after_equals = false;
    for (at, &byte) in bytes.iter().enumerate().skip(1) {
        if let Some(open) = quote {
            if byte == open {
                quote = None;
                in_word = false;
            }
            continue;
        }
        match byte {
            b'>' => return (at + 1, count),
            b'"' | b'\'' if after_equals => quote = Some(byte),
            b'=' => after_equals = true,
            b if b.is_ascii_whitespace() || b == b'/' => in_word = false,
            _ => {
                if !in_word && !after_equals {
                    count += 1;
                }
                in_word = true;
                after_equals = false;
            }
        }
        if quote.is_some() {
            after_equals = false;
            in_word = true;
        }
    }
    (bytes.len(), count)
}

/// The byte behind the end tag of an element.
fn find_end(text: &str, name: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = text[from..].find("</") {
        let start = from + at + 2;
        let tag = text.as_bytes().get(start..start + name.len());
        if tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes())) {
            let end = text[start..]
                .find('>')
                .map_or(text.len(), |end| start + end + 1);
            return Some(end);
        }
        from = start;
    }
    None
}
