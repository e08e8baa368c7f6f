//! The few lines of a source around some places, cut to what a person can read.

use std::ops::Range;

use crate::model::text::visible;
use crate::source::{SourceFile, Span};

/// How many characters of a line are shown.
const SHOWN_CHARS: usize = 160;
/// How many of them stand before the place, where the line is cut.
const CHARS_BEFORE: usize = 60;
/// How many lines apart places may be and still share an excerpt; what is between is folded.
const LINES_APART: u32 = 30;
const CUT: char = '…';

/// Some lines of a source with places in them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// Number of the first line.
    pub(super) first_line: u32,
    /// The lines, each with a line feed.
    pub(super) text: String,
    /// Which of the given places lie in it, with their bytes in `text`.
    pub(super) marks: Vec<(usize, Range<usize>)>,
}

/// Returns excerpts that show every place, the first one in the first excerpt. Places that are
/// close to each other share one.
pub(super) fn excerpts(file: &SourceFile, places: &[Span]) -> Vec<Excerpt> {
    let places: Vec<Located> = places.iter().map(|span| Located::of(file, *span)).collect();
    let mut left: Vec<usize> = (0..places.len()).collect();
    let mut excerpts = Vec::new();
    while let Some(&first) = left.first() {
        let anchor = &places[first];
        let (here, elsewhere): (Vec<usize>, _) = left
            .into_iter()
            .partition(|&number| number == first || places[number].fits_beside(anchor, file));
        excerpts.push(excerpt(file, &places, &here));
        left = elsewhere;
    }
    excerpts
}

/// A place with the lines that it touches.
struct Located {
    bytes: Range<usize>,
    lines: Range<u32>,
}

impl Located {
    fn of(file: &SourceFile, span: Span) -> Self {
        let length = file.text().len();
        let start = span.range().start.min(length);
        let first = file.line(start as u32);
        let mut end = span.range().end.clamp(start, length);
        if end > start && file.text().as_bytes()[end - 1] == b'\n' {
            // The line behind the line feed is not part of the place.
            end -= 1;
        }
        let mut last = file.line(end as u32);
        if last - first > LINES_APART {
            // Nobody reads a place of a thousand lines: where it begins is what matters.
            last = first;
            end = file.line_range(first).end.max(start);
        }
        Self {
            bytes: start..end,
            lines: first..last + 1,
        }
    }

    fn fits_beside(&self, anchor: &Self, file: &SourceFile) -> bool {
        let line = self.lines.start;
        if line.abs_diff(anchor.lines.start) > LINES_APART {
            return false;
        }
        let shown = Cut::of(file, line, anchor.focus(file, line));
        shown.is_whole || (line == anchor.lines.start && shown.bytes.contains(&self.bytes.start))
    }

    /// Returns where on a line the place begins or goes on.
    fn focus(&self, file: &SourceFile, line: u32) -> usize {
        let range = file.line_range(line);
        self.bytes.start.clamp(range.start, range.end)
    }
}

/// The part of a line that is shown.
struct Cut {
    bytes: Range<usize>,
    line: Range<usize>,
    is_whole: bool,
}

impl Cut {
    fn of(file: &SourceFile, line: u32, focus: usize) -> Self {
        let line = file.line_range(line);
        let text = &file.text()[line.clone()];
        if text.char_indices().nth(SHOWN_CHARS).is_none() {
            return Self {
                bytes: line.clone(),
                line,
                is_whole: true,
            };
        }
        let (before, behind) = text.split_at(file.text().floor_char_boundary(focus) - line.start);
        let start = before
            .char_indices()
            .rev()
            .take(CHARS_BEFORE)
            .last()
            .map_or(before.len(), |(at, _)| at);
        let end = behind
            .char_indices()
            .nth(SHOWN_CHARS - CHARS_BEFORE)
            .map_or(text.len(), |(at, _)| before.len() + at);
        Self {
            bytes: line.start + start..line.start + end,
            line,
            is_whole: false,
        }
    }
}

fn excerpt(file: &SourceFile, places: &[Located], numbers: &[usize]) -> Excerpt {
    let here = || numbers.iter().map(|&number| &places[number]);
    let first_line = here().map(|place| place.lines.start).min().unwrap_or(1);
    let end_line = here().map(|place| place.lines.end).max().unwrap_or(1);
    let mut text = String::new();
    let mut starts = vec![0; places.len()];
    let mut ends = vec![0; places.len()];
    for line in first_line..end_line {
        let touching = here().find(|place| place.lines.contains(&line));
        let focus = touching.map_or(0, |place| place.focus(file, line));
        let cut = Cut::of(file, line, focus.max(file.line_range(line).start));
        if cut.bytes.start > cut.line.start {
            text.push(CUT);
        }
        // Stand-ins have other lengths than what they stand for, so places are counted again.
        let begin = text.len();
        let shown = |bytes: Range<usize>| visible(&file.text()[bytes]);
        let moved = |at: usize| {
            let at = at.clamp(cut.bytes.start, cut.bytes.end);
            let at = file.text().floor_char_boundary(at);
            begin + shown(cut.bytes.start..at).len()
        };
        for &number in numbers {
            let place = &places[number];
            if place.lines.start == line {
                starts[number] = moved(place.bytes.start);
            }
            if place.lines.end == line + 1 {
                ends[number] = moved(place.bytes.end);
            }
        }
        text.push_str(&shown(cut.bytes.clone()));
        if cut.bytes.end < cut.line.end {
            text.push(CUT);
        }
        text.push('\n');
    }
    let marks = numbers.iter().map(|&number| {
        let end = ends[number].max(starts[number]);
        (number, starts[number]..end)
    });
    Excerpt {
        first_line,
        marks: marks.collect(),
        text,
    }
}
