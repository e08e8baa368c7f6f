//! What stands behind a dash: "Lead/Manager – Data Science", "Data Engineer – ETL".

use super::words;
use super::{MentionedTitle, joined};

/// The words behind the dash of an entry.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Tail {
    /// The fields of titles that are only ranks and heads, each with what stands in brackets behind it; each
    /// title is one of each field.
    Fields(Vec<(String, Option<String>)>),
    /// A domain of a title that stands by itself.
    Qualifier(String),
}

/// Dashes between spaces.
pub(crate) const DASHES: [&str; 3] = [" – ", " — ", " - "];

/// Takes off the tail of titles, where it is neither a clause nor another title.
pub(super) fn take(titles: &str) -> (&str, Option<Tail>) {
    let cut = DASHES.iter().filter_map(|dash| titles.rsplit_once(dash));
    let Some((front, tail)) = cut.min_by_key(|(front, _)| std::cmp::Reverse(front.len())) else {
        return (titles, None);
    };
    let (front, tail) = (front.trim(), tail.trim());
    let plain = |word: &str| {
        words::is_connector(word)
            || matches!(word, "/" | "or" | "and" | ",")
            || word.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
    };
    let bare_tail = without_brackets(tail).unwrap_or_default();
    let fits = !bare_tail.trim().is_empty()
        && bare_tail.split_whitespace().all(plain)
        && !bare_tail.contains([';', '|'])
        && !bare_tail.split_whitespace().any(is_of_title);
    if !(fits && last_has_head(front)) || DASHES.iter().any(|dash| front.contains(dash)) {
        return (titles, None);
    }
    let bare = |word: &str| {
        matches!(word, "" | "or") || words::is_rank(word) || words::is_leadership(word)
    };
    let is_field = front
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | ','))
        .all(bare);
    let tail = if is_field {
        let fields = pieces(tail).map(|(_, field)| {
            let (field, inside) = take_parenthesis(field);
            (field.to_owned(), inside.map(str::to_owned))
        });
        Tail::Fields(fields.collect())
    } else {
        let (tail, inside) = take_parenthesis(tail);
        Tail::Qualifier(joined(Some(tail), inside.map(str::to_owned)).unwrap_or_default())
    };
    (front, Some(tail))
}

/// A text without what stands in brackets, which may be open to the end; `None` where one closes that was
/// not open.
fn without_brackets(text: &str) -> Option<String> {
    let mut depth = 0_usize;
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.checked_sub(1)?,
            c if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    Some(kept)
}

/// Parts "Marketing / Product (senior)" before the parenthesis that it ends in.
fn take_parenthesis(tail: &str) -> (&str, Option<&str>) {
    let cut = tail
        .strip_suffix(')')
        .and_then(|tail| tail.rsplit_once(" ("))
        .filter(|(tail, inside)| !inside.contains(['(', ')']) && !tail.contains('('));
    cut.map_or((tail, None), |(tail, inside)| {
        (tail.trim(), Some(inside.trim()))
    })
}

/// Whether a word behind a dash belongs to another title.
fn is_of_title(word: &str) -> bool {
    words::is_head(word) || words::is_outside_only(word)
}

/// Whether the last of some titles has a head before its level and its "of".
fn last_has_head(titles: &str) -> bool {
    let without = without_brackets(titles);
    let titles = without.as_deref().unwrap_or(titles).trim_end();
    let last = pieces(titles).last().map_or(titles, |(_, last)| last);
    let words = last.split_whitespace();
    let base = words.take_while(|word| !words::is_preposition(word));
    let head = base.filter(|word| !words::is_level(word)).last();
    head.and_then(|word| word.rsplit('/').next())
        .is_some_and(words::is_head)
}

/// The pieces of a text that spaced slashes and "or" part outside brackets, with the place of each.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let separated = [" / ", ", or ", " or ", ", "];
    let mut at = Some(0);
    let mut depth = 0_usize;
    std::iter::from_fn(move || {
        let start = at?;
        let rest = &text[start..];
        let mut cut = None;
        for (found, c) in rest.char_indices() {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                ' ' | ',' if depth == 0 => {
                    let here = separated
                        .iter()
                        .find(|one| rest[found..].starts_with(**one));
                    if let Some(separator) = here {
                        cut = Some((found, separator.len()));
                        break;
                    }
                }
                _ => {}
            }
        }
        at = cut.map(|(found, length)| start + found + length);
        Some((
            start,
            rest[..cut.map_or(rest.len(), |(found, _)| found)].trim(),
        ))
    })
}

/// Parts "Senior Accountant – General Ledger / Accounting Manager" before the title that follows
/// the words behind the dash.
pub(super) fn next_title(titles: &str) -> Option<(&str, &str)> {
    let dashes = DASHES.iter();
    let dash = dashes.filter_map(|dash| Some((titles.find(dash)?, dash.len())));
    let (at, length) = dash.min()?;
    let start = at + length;
    let tail = &titles[start..];
    without_brackets(tail)?;
    let has_head = |piece: &str| {
        let bare = without_brackets(piece).unwrap_or_default();
        bare.split_whitespace().any(is_of_title)
    };
    let mut pieces = pieces(tail);
    let (_, first) = pieces.next()?;
    if !last_has_head(titles[..at].trim()) || has_head(first) || tail.contains([';', '|']) {
        return None;
    }
    let capitals = |piece: &str| piece.starts_with(char::is_uppercase);
    let (next, _) = pieces.find(|(_, piece)| has_head(piece) && capitals(piece))?;
    let before = titles[..start + next].trim_end();
    let before = before.strip_suffix('/').or_else(|| {
        let before = before.strip_suffix("or")?.trim_end();
        Some(before.strip_suffix(',').unwrap_or(before))
    });
    let before = before.or_else(|| titles[..start + next].trim_end().strip_suffix(','))?;
    Some((before.trim_end(), &titles[start + next..]))
}

impl Tail {
    /// Adds the words to a title of the entry.
    pub(super) fn add_to(&self, mut role: MentionedTitle) -> Vec<MentionedTitle> {
        match self {
            Self::Fields(fields) => {
                let of_field = |(field, inside): &(String, Option<String>)| MentionedTitle {
                    title: format!("{}, {field}", role.title),
                    qualifier: joined(role.qualifier.as_deref(), inside.clone()),
                    ..role.clone()
                };
                fields.iter().map(of_field).collect()
            }
            Self::Qualifier(tail) => {
                role.qualifier = joined(role.qualifier.as_deref(), Some(tail.clone()));
                vec![role]
            }
        }
    }
}
