//! What several lines of a page say together: terms with their descriptions, lists with emoji for marks, and words that
//! are broken at the end of a line.

use super::{Bullet, Line};
use crate::input::role_page::headings::{self, Section};

/// What a line is in a list of descriptions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::input::role_page) enum Pair {
    #[default]
    None,
    Term,
    Description,
}

/// Makes one line of each term with one description, unless the term is the heading of a section: "Level" and "P4".
pub(super) fn join_pairs(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let mut joined: Vec<Line<'_>> = Vec::with_capacity(lines.len());
    let mut lines = lines.into_iter().peekable();
    let mut single = None;
    while let Some(line) = lines.next() {
        let follows = lines.peek().map_or(Pair::None, |next| next.pair);
        let ends = line.pair == Pair::Description && follows != Pair::Description;
        let term = single
            .take()
            .filter(|()| ends)
            .and_then(|()| joined.last_mut());
        if let Some(term) = term {
            let text = term.text.to_mut();
            text.truncate(text.trim_end_matches(':').len());
            text.push_str(": ");
            text.push_str(&line.text);
            term.span.end = term.span.end.max(line.span.end);
            (term.bold, term.pair) = (false, Pair::None);
            continue;
        }
        if line.pair == Pair::Term && follows == Pair::Description && !opens_section(&line) {
            single = Some(());
        }
        joined.push(line);
    }
    joined
}

fn opens_section(line: &Line<'_>) -> bool {
    headings::recognise(line).is_some_and(|heading| {
        !matches!(
            heading.section,
            Section::Salary | Section::Tags | Section::Aside
        )
    })
}

/// Parts lines that have several facts, each with its label: "Contract: Permanent  Salary: €32,500".
pub(super) fn part_facts<'t>(lines: Vec<Line<'t>>, source: &str) -> Vec<Line<'t>> {
    let mut parted = Vec::with_capacity(lines.len());
    for line in lines {
        let facts = facts(&line);
        if facts.len() < 2 {
            parted.push(line);
            continue;
        }
        for fact in facts {
            let start = fact.as_ptr() as usize - line.text.as_ptr() as usize;
            parted.push(Line {
                text: fact.to_owned().into(),
                span: line.part(source, start, start + fact.len()),
                gap: true,
                frame: line.frame,
                ..Line::default()
            });
        }
    }
    parted
}

/// The facts of a line that begins with a label and has others in it.
fn facts<'l>(line: &'l Line<'_>) -> Vec<&'l str> {
    const LONGEST: usize = 400;
    let text: &str = &line.text;
    let is_bare = !line.is_bullet() && line.level.is_none() && text.len() <= LONGEST;
    let mut starts = Vec::new();
    for (at, _) in text.match_indices(": ").filter(|_| is_bare) {
        // A label is as many words before its colon as make one that is known; a bar or a dot begins any.
        let from = starts.last().copied().unwrap_or_default();
        let before = &text[from..at];
        let bars = [" | ", " · ", " • "].into_iter();
        let bars = bars.filter_map(|bar| Some(from + before.rfind(bar)? + bar.len()));
        let behind_bar = bars.max();
        let spaces = before.match_indices(' ').map(|(space, _)| from + space + 1);
        let mut places = std::iter::once(from).chain(spaces);
        let known = places.find(|start| text.get(*start..at).is_some_and(headings::is_label));
        starts.extend(
            behind_bar
                .or(known)
                .filter(|start| starts.last() != Some(start)),
        );
    }
    if starts.first() != Some(&0) {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let marks = |c: char| c.is_whitespace() || matches!(c, '|' | '·' | '•' | ',' | ';');
    let facts = starts.iter().zip(ends);
    facts
        .map(|(start, end)| text[*start..end].trim_matches(marks))
        .collect()
}

/// Makes entries of lines that begin with the same emoji one below the other.
pub(super) fn mark_emoji(lines: &mut [Line<'_>]) {
    let marks: Vec<Option<char>> = lines.iter().map(emoji).collect();
    for (at, line) in lines.iter_mut().enumerate() {
        let beside = [at.checked_sub(1), Some(at + 1)];
        let mut beside = beside.into_iter().flatten().filter_map(|at| marks.get(at));
        let Some(mark) = marks[at].filter(|_| beside.any(|other| *other == marks[at])) else {
            continue;
        };
        let rest = line.text[mark.len_utf8()..].trim_start().to_owned();
        let cut = line.text.len() - rest.len();
        line.span.start = (line.span.start + cut as u32).min(line.span.end);
        line.text = rest.into();
        line.bullet = Bullet::Mark;
    }
}

/// The emoji that a line begins with.
fn emoji(line: &Line<'_>) -> Option<char> {
    let mut chars = line.text.chars();
    let first = chars.next()?;
    let is_emoji = matches!(first, '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f300}'..='\u{1faff}');
    let rest = chars.as_str();
    let says = rest.starts_with(' ') && rest.contains(char::is_alphabetic);
    (is_emoji && says && line.bullet == Bullet::None && line.level.is_none()).then_some(first)
}

/// First parts of words that keep their hyphen: "self-motivated".
const WITH_HYPHEN: [&str; 41] = [
    "by", "client", "co", "cross", "customer", "data", "day", "decision", "detail", "end", "face",
    "first", "follow", "front", "full", "hands", "high", "in", "long", "low", "multi", "non",
    "off", "on", "part", "post", "pre", "problem", "real", "results", "self", "short", "so",
    "solution", "start", "state", "team", "third", "time", "up", "well",
];

/// What stands between two lines that are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    Space,
    /// The hyphen at the end of the first belongs to the word.
    Hyphen,
    /// The hyphen at the end of the first breaks a word.
    Broken,
}

/// Returns what stands between a line and the next one: nothing, where a word goes on in the next line.
pub(super) fn joint(text: &str, next: &str) -> Joint {
    let Some(before) = text.strip_suffix('-') else {
        return Joint::Space;
    };
    let word = before
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    let goes_on = word.ends_with(char::is_lowercase)
        && next.starts_with(char::is_lowercase)
        && !matches!(next.split(' ').next(), Some("and" | "or" | "to"));
    match (goes_on, WITH_HYPHEN.contains(&word.to_lowercase().as_str())) {
        (false, _) => Joint::Space,
        (true, true) => Joint::Hyphen,
        (true, false) => Joint::Broken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_with_labels_are_parted() {
        for (text, expected) in [
            (
                "Location: Galway Contract: Permanent, 39 hrs Salary: €32,500 - €36,000",
                &[
                    "Location: Galway",
                    "Contract: Permanent, 39 hrs",
                    "Salary: €32,500 - €36,000",
                ][..],
            ),
            (
                "Level: IC3 | Reports to: SRE Manager | Next: Lead",
                &["Level: IC3", "Reports to: SRE Manager", "Next: Lead"],
            ),
            ("Location: Hull", &["Location: Hull"]),
            ("We work in Hull: Salary: good", &[]),
            ("Tools: Git, and: others", &[]),
        ] {
            let line = Line {
                text: text.into(),
                ..Line::default()
            };
            assert_eq!(facts(&line), expected, "{text}");
        }
    }

    #[test]
    fn broken_words_are_joined() {
        for (text, next, expected) in [
            ("Stakeholder man-", "agement", Joint::Broken),
            ("with Sele-", "nium", Joint::Broken),
            ("self-", "motivated", Joint::Hyphen),
            ("short-", "and long-term", Joint::Space),
            ("looms", "and yarn", Joint::Space),
            ("A -", "b", Joint::Space),
        ] {
            assert_eq!(joint(text, next), expected, "{text} {next}");
        }
    }
}
