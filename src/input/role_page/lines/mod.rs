//! What text, Markdown and HTML have in common: a list of lines.

mod html;
pub(super) mod html_blocks;
mod joins;
mod markdown;
pub(super) mod scan;
mod tables;
pub(super) mod text;
pub(super) mod walk;

use std::borrow::Cow;

use super::PageKind;
use super::headings::{self, Heading};
use super::prose::Stated;
use crate::source::Span;
use joins::{Joint, Pair};

/// The most bytes of a page, and the most of an HTML page.
const MAX_BYTES: usize = 32 * 1024 * 1024;
const MAX_HTML_BYTES: usize = 4 * 1024 * 1024;
/// The most lines of a page.
const MAX_LINES: usize = 1_500_000;

/// A line of a page: a heading, a paragraph or an entry of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an independent mark that a line can carry"
)]
pub(super) struct Line<'t> {
    /// What it says, without marks and with plain spaces and hyphens.
    pub(super) text: Cow<'t, str>,
    pub(super) span: Span,
    /// The level of a heading, where the notation says that it is one.
    pub(super) level: Option<u8>,
    pub(super) bold: bool,
    pub(super) bullet: Bullet,
    /// Whether something stands between the line before and this one.
    pub(super) gap: bool,
    /// Whether it belongs to the list entry before it, whatever it looks like.
    pub(super) within: bool,
    /// Whether it stands in the frame of a web page: navigation, header or footer.
    pub(super) frame: bool,
    /// The pieces of a line that is nothing but links or marked words.
    pub(super) pieces: Option<Box<[String]>>,
    /// What it is in a list of descriptions.
    pub(super) pair: Pair,
    /// The cells of a row of a table.
    pub(super) cells: Option<Box<[String]>>,
    /// What a column of a table or a mark behind it says of the skills in it.
    pub(super) stated: Stated,
    /// The section that it opens, if any.
    pub(super) heading: Option<Heading>,
}

/// The mark before an entry of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Bullet {
    /// No entry.
    #[default]
    None,
    /// A bullet or a dash.
    Mark,
    /// A number or a letter.
    Number,
    /// No mark of its own: it stands behind its heading, in the same line.
    Beside,
}

impl Line<'_> {
    /// Whether it is an entry of a list.
    pub(super) fn is_bullet(&self) -> bool {
        self.bullet != Bullet::None
    }

    /// Returns the place of a part of the text: of the first words in the line that are the same
    /// in the source, else the whole line.
    pub(super) fn part(&self, source: &str, start: usize, end: usize) -> Span {
        let from = self.span.start as usize;
        let Some(written) = source.get(self.span.range()) else {
            return self.span;
        };
        if written == self.text {
            return Span::new(from + start..from + end);
        }
        let part = &self.text[start..end];
        written
            .find(part)
            .map_or(self.span, |at| Span::new(from + at..from + at + part.len()))
    }
}

/// The lines of a page, and what stands beside them.
#[derive(Debug, Default)]
pub(super) struct Lines<'t> {
    pub(super) body: Vec<Line<'t>>,
    /// The keys and values of a `---` block at the top.
    pub(super) front_matter: Vec<(String, String, Span)>,
    /// The `<title>` of a web page.
    pub(super) head_title: Option<(String, Span)>,
}

/// Why a page is refused before it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(in crate::input) message: &'static str,
    pub(in crate::input) span: Span,
}

impl Refusal {
    fn new(message: &'static str) -> Self {
        Self {
            message,
            span: Span::default(),
        }
    }
}

/// Refuses a page that is too large.
pub(super) fn check_size(kind: PageKind, source: &str) -> Result<(), Refusal> {
    let limit = match kind {
        PageKind::Html => MAX_HTML_BYTES,
        PageKind::Text | PageKind::Markdown => MAX_BYTES,
    };
    if source.len() > limit {
        return Err(Refusal::new(match kind {
            PageKind::Html => "the page is larger than 4 MiB",
            PageKind::Text | PageKind::Markdown => "the page is larger than 32 MiB",
        }));
    }
    if source.bytes().filter(|&b| b == b'\n').count() > MAX_LINES {
        return Err(Refusal::new("the page has more than 1,500,000 lines"));
    }
    Ok(())
}

/// Reads the lines of a page.
pub(super) fn read(kind: PageKind, source: &str) -> Result<Lines<'_>, Refusal> {
    check_size(kind, source)?;
    let mut page = Lines::default();
    if kind == PageKind::Html {
        (page.body, page.head_title) = html::read(source, 0)?;
        page.body = joins::join_pairs(tables::read(page.body));
        page.body = joins::part_facts(page.body, source);
        joins::mark_emoji(&mut page.body);
        for line in &mut page.body {
            line.heading = headings::recognise(line);
        }
        return Ok(page);
    }
    let body = text::take_front_matter(source, &mut page.front_matter);
    let mut lines = if kind == PageKind::Markdown {
        markdown::read(source, body)?
    } else {
        text::read(source, body)
    };
    joins::mark_emoji(&mut lines);
    let lines = joins::part_facts(tables::read(lines), source);
    page.body = join_wrapped(lines);
    Ok(page)
}

/// Joins lines that are one entry or one paragraph wrapped over several.
fn join_wrapped(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let mut joined: Vec<Line<'_>> = Vec::with_capacity(lines.len());
    let mut grown = false;
    for mut line in lines {
        line.heading = headings::recognise(&line);
        if let Some(last) = joined.last_mut() {
            if continues(last, &line) {
                append(last, &line);
                grown = true;
                continue;
            }
            if std::mem::take(&mut grown) {
                last.heading = headings::recognise(last);
            }
        }
        joined.push(line);
    }
    if let Some(last) = joined.last_mut().filter(|_| grown) {
        last.heading = headings::recognise(last);
    }
    joined
}

/// Adds a line to the one before it.
fn append(last: &mut Line<'_>, line: &Line<'_>) {
    let joint = joins::joint(&last.text, &line.text);
    let text = last.text.to_mut();
    match joint {
        Joint::Broken => {
            text.pop();
        }
        Joint::Hyphen => {}
        Joint::Space => text.push(' '),
    }
    text.push_str(&line.text);
    last.span.end = last.span.end.max(line.span.end);
    last.pieces = None;
    last.bold &= line.bold;
}

fn continues(last: &Line<'_>, line: &Line<'_>) -> bool {
    if line.is_bullet() || line.level.is_some() || last.level.is_some() {
        return false;
    }
    let small = line.text.starts_with(char::is_lowercase);
    let heading = line.heading.is_some() && (!small || line.text.ends_with(':'));
    if line.within && last.is_bullet() {
        return !(line.bold || heading);
    }
    if line.gap || heading || last.heading.is_some() || headings::is_title(&last.text) {
        return false;
    }
    let unfinished = last.text.len() >= 60 && !last.text.ends_with(['.', '!', '?', ':', ';']);
    small || unfinished
}

/// Returns a text with plain spaces and hyphens, and without what nobody sees.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
    let plain = |c: char| !(is_invisible(c) || is_space(c) || is_hyphen(c) || c.is_control());
    if text.chars().all(plain) && !text.contains("  ") {
        return Cow::Borrowed(text);
    }
    let mut cleaned = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if is_invisible(c) => {}
            c if is_space(c) || c.is_control() => {
                if !cleaned.ends_with(' ') {
                    cleaned.push(' ');
                }
            }
            c if is_hyphen(c) => cleaned.push('-'),
            ' ' if cleaned.ends_with(' ') => {}
            c => cleaned.push(c),
        }
    }
    Cow::Owned(cleaned.trim().to_owned())
}

/// Spaces that are not the plain one.
fn is_space(c: char) -> bool {
    c.is_whitespace() && c != ' '
}

/// Hyphens that are not the plain one; dashes stay as they are.
fn is_hyphen(c: char) -> bool {
    matches!(c, '\u{2010}' | '\u{2011}')
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{2060}' | '\u{feff}' | '\u{fe0f}'
    )
}

#[cfg(test)]
mod tests;
