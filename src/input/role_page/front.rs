//! What stands before the first heading, or in one line with its label: salary, level and tags.

use crate::input::table::level_of;
use crate::model::{Name, name_key, slug};
use crate::source::{Span, Spanned};

use super::facts::{FoundSalary, find_salary, is_bare_pay, looks_like_tags, split_tags};
use super::headings::{self, Section};
use super::lines::Line;
use super::page::{Reader, said};
use super::sections::{Group, has_currency};
use super::title::behind_known_label;

/// Keys at the top of a Markdown page that say nothing of the role.
const SITE_KEYS: [&str; 16] = [
    "title",
    "date",
    "slug",
    "author",
    "authors",
    "layout",
    "description",
    "draft",
    "lastmod",
    "updated",
    "published",
    "weight",
    "url",
    "permalink",
    "lang",
    "image",
];

/// The most words of a label.
const LABEL_WORDS: usize = 4;

/// Whether a key at the top of a page says nothing of a role.
pub(super) fn is_of_site(key: &str) -> bool {
    SITE_KEYS.contains(&name_key(key).as_str())
}

/// Whether one of some groups states the salary under its name, which then holds against any other amount.
pub(super) fn state_salary(groups: &[Group<'_>]) -> bool {
    let states = |line: &Line<'_>| {
        let found = line.cells.is_none().then(|| find_salary(&line.text, true));
        matches!(found, Some(FoundSalary::Range(..)))
    };
    let mut labelled = groups
        .iter()
        .filter(|group| group.section == Section::Salary);
    labelled.any(|group| group.lines.iter().any(states))
}

impl Reader<'_> {
    /// Salary, level and tags, which stand before the first heading or under their own.
    pub(super) fn front(&mut self, section: Section, line: &Line<'_>) {
        if self.salary(section, line)
            || self.level(&line.text, line.span)
            || self.is_own_title(line)
        {
            return;
        }
        let own = section == Section::Tags;
        let first = self.role.about.tags.is_empty() || line.is_bullet();
        let pieces = line
            .pieces
            .as_deref()
            .filter(|_| section != Section::Above)
            .filter(|pieces| first && pieces.iter().all(|piece| looks_like_tags(piece)));
        let labelled = label_of(&line.text).is_some() || line.cells.is_some();
        if self.is_of_ladder && section == Section::Front && !labelled && self.said_below(line) {
            return;
        }
        if let Some(pieces) = pieces {
            let tags = pieces
                .iter()
                .map(|piece| Spanned::new(Name::from(piece.trim()), line.span));
            self.role.about.tags.extend(tags);
        } else if own || (first && section == Section::Front && !labelled && are_tags(line)) {
            for tag in split_tags(&line.text) {
                let start = tag.as_ptr() as usize - line.text.as_ptr() as usize;
                let span = line.part(self.text, start, start + tag.len());
                self.role.about.tags.push(Spanned::new(tag.into(), span));
            }
        } else {
            self.not_understood(line);
        }
    }

    /// Whether a line says once more what the role is called: "Job title: Weaver" below the headline "Weaver".
    fn is_own_title(&self, line: &Line<'_>) -> bool {
        let title = behind_known_label(line).map(|start| slug(&line.text[start..]));
        title.is_some_and(|title| self.own_names().contains(&title))
    }

    /// Reads what stands right below the heading of a role: what it is, and what is done in it. Returns whether it
    /// was one of these.
    fn said_below(&mut self, line: &Line<'_>) -> bool {
        const FEWEST_WORDS: usize = 4;
        let is_sentence =
            line.text.ends_with(['.', '!']) && line.text.split_whitespace().count() >= FEWEST_WORDS;
        if line.is_bullet() {
            self.role.about.responsibilities.push(said(line));
        } else if is_sentence {
            self.summary.add(line, "\n\n");
        }
        line.is_bullet() || is_sentence
    }

    /// Reads the salary in a line, and returns whether the line is told by that. An amount without a label is one only
    /// where the page has no other, and where it stands by itself: not what a firm has raised.
    fn salary(&mut self, section: Section, line: &Line<'_>) -> bool {
        let labelled = section == Section::Salary;
        // A row of several columns has other numbers too.
        if self.role.salary.is_some()
            || line.cells.is_some()
            || section == Section::Tags
            || (!labelled && self.states_salary)
        {
            return false;
        }
        match find_salary(&line.text, labelled) {
            FoundSalary::Range(..) if !labelled && !is_bare_pay(&line.text) => false,
            FoundSalary::Range(salary, others) => {
                self.role.salary = Some(Box::new(Spanned::new(salary, line.span)));
                for other in others {
                    let start = other.as_ptr() as usize - line.text.as_ptr() as usize;
                    let span = line.part(self.text, start, start + other.len());
                    let note = Spanned::new(Name::from(other), span);
                    self.role.about.notes.push(note);
                }
                true
            }
            FoundSalary::Blank => labelled || has_currency(&line.text),
            FoundSalary::Counted => {
                let message = "this pay is not by the hour, day, week, month or year";
                self.note(line.text.to_string(), line.span, message);
                true
            }
            FoundSalary::Unclear => false,
        }
    }

    /// Reads the level of the role in "Level: L4" and "Grade: 7", and returns whether it is there.
    pub(super) fn level(&mut self, text: &str, span: Span) -> bool {
        let Some((label, value)) = label_of(text) else {
            return false;
        };
        if self.role.level.is_some() || !headings::is_level_label(&name_key(label)) {
            return false;
        }
        let Some((level, letters)) = level_of(value) else {
            return false;
        };
        self.role.level = Some(Spanned::new(level, span));
        // What the letters stand for is not known: "P4", "GS-13".
        if letters.is_some() {
            let note = Spanned::new(Name::from(text), span);
            self.role.about.notes.push(note);
        }
        true
    }

    /// The tags and the level of the block at the top. The usual keys beside them are for the site that the page
    /// was on; others are kept and reported.
    pub(super) fn front_matter(&mut self, entries: Vec<(String, String, Span)>) {
        let mut others: Vec<(String, Span)> = Vec::new();
        for (key, value, span) in entries {
            match name_key(&key).as_str() {
                key if is_of_site(key) => {}
                "tags" | "keywords" | "categories" => {
                    for tag in split_tags(&value) {
                        let tag = tag.trim_matches(['"', '\'']);
                        let same = |known: &Spanned<Name>| name_key(&known.value) == name_key(tag);
                        if !self.role.about.tags.iter().any(same) {
                            let tag = Spanned::new(tag.into(), span);
                            self.role.about.tags.push(tag);
                        }
                    }
                }
                _ => {
                    let text = format!("{key}: {value}");
                    if !self.level(&text, span) {
                        others.push((text, span));
                    }
                }
            }
        }
        let Some((_, first)) = others.first() else {
            return;
        };
        let last = others.last().map_or(*first, |(_, span)| *span);
        let span = Span {
            start: first.start,
            end: last.end,
        };
        let text: Vec<String> = others.into_iter().map(|(text, _)| text).collect();
        self.note(text.join("; "), span, "these keys say nothing of the role");
    }
}

/// Whether a line under the title can be tags. One alone is more likely something else, unless it is the entry of a
/// list.
fn are_tags(line: &Line<'_>) -> bool {
    let several = split_tags(&line.text).len() > 1;
    looks_like_tags(&line.text) && (several || line.is_bullet())
}

/// The label of a fact and what stands behind it.
fn label_of(text: &str) -> Option<(&str, &str)> {
    let (label, value) = text.split_once(": ")?;
    let words = label.split_whitespace().count();
    let fits = (1..=LABEL_WORDS).contains(&words)
        && label.starts_with(char::is_uppercase) | label.starts_with(char::is_lowercase)
        && !label.contains([',', '.', ';', '(', '$', '€', '£']);
    fits.then_some((label.trim(), value.trim()))
}
