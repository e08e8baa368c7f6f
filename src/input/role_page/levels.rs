//! Pages about several levels, each under a heading of its own: "L3 – Software Engineer", "L4 – Senior Engineer".
//!
//! They are several roles, and what they ask for is not the sum of it.

use super::lines::Line;
use super::page::{Reader, said};
use super::titles;
use crate::diagnostic::{Code, Diagnostic};
use crate::input::table::number_of_level;
use crate::model::text::shortened;

/// Words before the number of a level.
const WORDS: [&str; 8] = [
    "band", "grade", "level", "stage", "step", "tier", "year", "class",
];

/// How many levels a finding names.
const NAMED: usize = 4;

/// The lines of a page that open its levels, where there are several.
pub(super) fn several(lines: &[Line<'_>]) -> Vec<usize> {
    let opens = |at: &usize| {
        let line = &lines[*at];
        let alone = line.level.is_some() || (line.gap && !line.is_bullet() && !line.bold);
        alone && line.heading.is_none() && names_level(&line.text)
    };
    let found: Vec<usize> = (0..lines.len()).filter(opens).collect();
    let size = found
        .iter()
        .rev()
        .map(|at| lines[*at].level)
        .next()
        .flatten();
    let found: Vec<usize> = found
        .into_iter()
        .filter(|at| lines[*at].level == size)
        .collect();
    // Each says something of its own.
    let has_content = |at: &usize| at + 1 < lines.len() && !opens_level(&found, at + 1);
    let whole = found.len() > 1 && found.iter().all(has_content);
    if whole { found } else { Vec::new() }
}

/// Whether a line is one of those that open levels, which are in order.
pub(super) fn opens_level(levels: &[usize], line: usize) -> bool {
    levels.binary_search(&line).is_ok()
}

/// Whether a heading is a level with its number, and perhaps a title: "Level 2", "L3 – Engineer", "Weaver (Grade 4)".
fn names_level(text: &str) -> bool {
    let (front, inside) = match text.split_once(" (") {
        Some((front, inside)) => (front, inside.split(')').next().unwrap_or_default()),
        None => (text, ""),
    };
    if is_number(inside) {
        return titles::ends_in_head(front);
    }
    if is_number(front) {
        return true;
    }
    let separators = [" – ", " — ", " - ", ": "];
    let mut cuts = separators
        .iter()
        .filter_map(|separator| front.split_once(separator));
    cuts.any(|(level, title)| is_number(level) && titles::ends_in_head(title))
}

/// Whether a text is a level with a number: "L3", "Year 1", "Q2".
pub(super) fn is_number(text: &str) -> bool {
    let text = text.trim();
    let of_word = text.split_once(' ').is_some_and(|(word, number)| {
        let number = titles::is_level(number) || number.chars().count() == 1;
        WORDS.contains(&word.to_lowercase().as_str()) && number
    });
    let letters = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let short = letters.len() < text.len()
        && (1..=2).contains(&letters.chars().count())
        && letters.chars().all(|c| c.is_ascii_uppercase());
    of_word || short || (number_of_level(text).is_some() && text.contains(char::is_alphabetic))
}

impl Reader<'_> {
    /// Takes what a page says of several levels, which some lines open, out of it, and keeps it as notes.
    pub(super) fn take_levels<'t>(
        &mut self,
        lines: Vec<Line<'t>>,
        levels: &[usize],
        title: &mut Option<usize>,
    ) -> Vec<Line<'t>> {
        let Some(&first) = levels.first() else {
            return lines;
        };
        let size = lines[first].level;
        let titles: Vec<_> = levels
            .iter()
            .map(|at| shortened(&lines[*at].text))
            .collect();
        let quoted = titles.iter().take(NAMED).map(|title| format!("`{title}`"));
        let mut names = quoted.collect::<Vec<_>>().join(", ");
        if titles.len() > NAMED {
            names.push_str(" and others");
        }
        let message = format!(
            "this page seems to describe {} roles ({names})",
            levels.len()
        );
        let place = self.place(lines[first].span);
        let found = Diagnostic::new(Code::NotUnderstood, place, message)
            .label("kept as notes of the role")
            .help("make a page of each, or a table with a row for each");
        self.diagnostics.push(found);
        let mut kept = Vec::with_capacity(lines.len());
        let mut of_level = false;
        for (at, line) in lines.into_iter().enumerate() {
            let ends = line.level.is_some() && line.level <= size;
            of_level = opens_level(levels, at) || (of_level && !ends);
            if of_level && *title != Some(at) {
                self.role.about.notes.push(said(&line));
                continue;
            }
            if *title == Some(at) {
                *title = Some(kept.len());
            }
            kept.push(line);
        }
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_with_numbers_are_told_from_titles() {
        for text in [
            "L3 – Software Engineer",
            "Level 2",
            "Year 1 – Apprentice Weaver (40%)",
            "Weaver (Level 1)",
            "Grade C: Consultant",
            "QA Engineer (Q2)",
        ] {
            assert!(names_level(text), "{text}");
        }
        for text in [
            "Senior Weaver",
            "Requirements (2)",
            "A - Weaver",
            "3 years",
            "Year in review",
            "",
        ] {
            assert!(!names_level(text), "{text}");
        }
    }
}
