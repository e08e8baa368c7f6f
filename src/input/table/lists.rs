//! Cells that name several things.

use std::ops::Range;

use super::grid::Cell;
use super::values::Problem;
use crate::document::Choice;
use crate::model::name_key;
use crate::source::{Span, Spanned};

/// What separates the parts of a list. Commas do where nothing else does.
const SEPARATORS: [char; 3] = [';', '|', '\n'];

/// A title in a list of several has at most so many commas in it.
const MOST_COMMAS_OF_ONE: usize = 3;

/// The most parts of a list.
pub(super) const MOST_PARTS: usize = 10_000;

/// The most alternatives of a choice, which every role may copy.
const MOST_ALTERNATIVES: usize = 100;

/// What stands before a part of a list.
const BULLETS: [&str; 4] = ["- ", "• ", "* ", "– "];

/// The parts of a cell that is a list: separated by semicolons, bars or line breaks, else by commas. A
/// cell may hold a list in JSON, as the program writes it.
pub(super) fn parts(cell: &Cell<'_>, is_one: impl Fn(&str) -> bool) -> Vec<Spanned<String>> {
    let text = &*cell.text;
    if text.starts_with('[')
        && let Ok(parts) = serde_json::from_str::<Vec<String>>(text)
    {
        let trimmed = parts.iter().map(|part| part.trim());
        let filled = trimmed.filter(|part| !part.is_empty());
        let spanned = filled.map(|part| Spanned::new(part.to_owned(), cell.span));
        return spanned.collect();
    }
    let has_separator = text.contains(SEPARATORS);
    let separates = |c: char| match c {
        ',' => !has_separator,
        c => SEPARATORS.contains(&c),
    };
    if is_one(text) {
        return vec![Spanned::new(text.to_owned(), cell.span)];
    }
    let mut parts = Vec::new();
    let ranges = ranges(text, separates);
    let mut next = 0;
    while let Some(first) = ranges.get(next) {
        // A title can have commas in it: "Manager, Lending".
        let ends = ranges[next..].iter().take(MOST_COMMAS_OF_ONE + 1);
        let whole = ends.enumerate().skip(1).rev().find(|(_, last)| {
            let whole = trimmed(text, first.start..last.end);
            is_one(&text[whole])
        });
        let (more, end) = whole.map_or((0, first.end), |(more, last)| (more, last.end));
        next += more + 1;
        let part = trimmed(text, first.start..end);
        if !part.is_empty() {
            let span = cell.part(part.clone());
            parts.push(Spanned::new(text[part].to_owned(), span));
        }
    }
    parts
}

/// The alternatives of a part of a list: `Lead Engineer / Architect`, `Lead Engineer or Architect`.
pub(super) fn alternatives(
    part: &Spanned<String>,
    is_one: impl Fn(&str) -> bool,
) -> Vec<Spanned<String>> {
    let text = &part.value;
    if is_one(text) {
        return vec![part.clone()];
    }
    let is_whole = part.span.range().len() == text.len();
    let mut alternatives = Vec::new();
    let mut start = 0;
    let ends = text.match_indices(" / ").chain(text.match_indices(" or "));
    let mut ends: Vec<_> = ends.map(|(at, between)| (at, between.len())).collect();
    ends.sort_unstable();
    for (end, between) in ends.into_iter().chain([(text.len(), 0)]) {
        let range = trimmed(text, start..end.max(start));
        start = end + between;
        if range.is_empty() {
            continue;
        }
        let span = if is_whole {
            let begin = part.span.range().start;
            Span::new(begin + range.start..begin + range.end)
        } else {
            part.span
        };
        alternatives.push(Spanned::new(text[range].to_owned(), span));
    }
    alternatives
}

/// The ranges between separators outside parentheses.
fn ranges(text: &str, separates: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let (mut ranges, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if separates(c) && (depth == 0 || c == '\n') => {
                ranges.push(start..at);
                if ranges.len() > MOST_PARTS {
                    return ranges;
                }
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    ranges.push(start..text.len());
    ranges
}

/// A range without white space and bullets at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let mut part = text[range.clone()].trim_start();
    if let Some(bare) = BULLETS.iter().find_map(|bullet| part.strip_prefix(bullet)) {
        part = bare.trim_start();
    }
    part = without_number(part);
    let start = range.end - part.len();
    start..start + part.trim_end().len()
}

/// The parts of a text between separators; of several at one place the longest.
pub(super) fn split_at_any<'t>(text: &'t str, separators: &[&str]) -> Vec<&'t str> {
    let (mut parts, mut start, mut at) = (Vec::new(), 0, 0);
    while at < text.len() && parts.len() <= MOST_ALTERNATIVES {
        let here = separators
            .iter()
            .filter(|separator| text[at..].starts_with(**separator));
        if let Some(separator) = here.max_by_key(|separator| separator.len()) {
            parts.push(&text[start..at]);
            start = at + separator.len();
            at = start;
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    parts.push(&text[start..]);
    parts
}

/// A part of a list without the number or letter before it: `1. Grammar`, `a) Grammar`.
fn without_number(part: &str) -> &str {
    let digits = part.bytes().take_while(u8::is_ascii_digit).count();
    let marks = if digits > 0 {
        digits
    } else {
        usize::from(part.starts_with(|c: char| c.is_ascii_lowercase()))
    };
    let ends: &[char] = if digits > 0 { &['.', ')'] } else { &[')'] };
    match part[marks..].strip_prefix(ends) {
        Some(rest) if (1..=2).contains(&marks) && rest.starts_with(' ') => rest.trim_start(),
        _ => part,
    }
}

/// A choice and what it is called, where a text is one.
pub(super) type Choosing<'t> = Option<(Option<&'t str>, Choice)>;

/// A choice with its name: `a language: 1 of Go, Java`, `2 of A, B, C`, `one of A or B`. A text that counts
/// out what is not there is a mistake.
pub(super) fn choice(text: &str, span: Span) -> Result<Choosing<'_>, Problem> {
    let (label, rest) = match text.split_once(": ") {
        Some((label, rest)) => (Some(label.trim()), rest),
        None => (None, text),
    };
    let Some((count, of)) = rest.split_once(" of ") else {
        return Ok(None);
    };
    let count = match name_key(count).as_str() {
        "one" | "any" | "any one" | "one or more" | "at least one" => 1,
        "two" | "any two" | "at least two" => 2,
        "three" | "any three" | "at least three" => 3,
        number if number.bytes().all(|b| b.is_ascii_digit()) => number.parse().unwrap_or(u16::MAX),
        _ => return Ok(None),
    };
    let separators: &[&str] = if of.contains([';', '|']) {
        // Names may have commas in them.
        &[";", "|", "; or ", "; and "]
    } else if of.contains(',') {
        &[",", ", or ", ", and ", " or "]
    } else {
        &[" or ", " and ", " / "]
    };
    let of: Vec<_> = split_at_any(of, separators)
        .into_iter()
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| Spanned::new(name.into(), span))
        .collect();
    let help = "write as many alternatives as are to be met or more, separated by commas";
    if of.len() > MOST_ALTERNATIVES {
        let message = format!("a choice of more than {MOST_ALTERNATIVES} alternatives");
        return Err(Problem { message, help });
    }
    if count == 0 || of.len() < 2 || usize::from(count) > of.len() {
        let message = format!("{count} of {} alternatives is not a choice", of.len());
        return Err(Problem { message, help });
    }
    Ok(Some((label, Choice { count, of })))
}
