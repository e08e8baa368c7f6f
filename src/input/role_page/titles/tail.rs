//! What stands behind a dash: "Lead/Manager – Data Science", "Data Engineer – ETL".

use super::words;
use super::{MentionedTitle, joined};

/// The words behind the dash of an entry.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Tail {
    /// The fields of titles that are only ranks and heads; each title is one of each field.
    Fields(Vec<String>),
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
    let front = front.trim();
    let (tail, inside) = take_parenthesis(tail.trim());
    let plain = |word: &str| {
        words::is_connector(word)
            || matches!(word, "/" | "or" | "and")
            || word.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
    };
    let fits = !tail.is_empty()
        && tail.split_whitespace().all(plain)
        && !tail.contains(['(', ')', ';', '|'])
        && !tail.split_whitespace().any(is_of_title);
    if !(fits && last_has_head(front)) || DASHES.iter().any(|dash| front.contains(dash)) {
        return (titles, None);
    }
    let bare = |word: &str| {
        matches!(word, "" | "or") || words::is_rank(word) || words::is_leadership(word)
    };
    let is_field = front
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | ','))
        .all(bare);
    let tail = if is_field && inside.is_none() {
        let fields = pieces(tail).map(|(_, field)| field.to_owned());
        Some(Tail::Fields(fields.collect()))
    } else {
        joined(Some(tail), inside.map(str::to_owned)).map(Tail::Qualifier)
    };
    (front, tail)
}

/// Parts "Marketing / Product (senior)" before the parenthesis that it ends in.
fn take_parenthesis(tail: &str) -> (&str, Option<&str>) {
    let cut = tail
        .strip_suffix(')')
        .and_then(|tail| tail.rsplit_once(" ("))
        .filter(|(_, inside)| !inside.contains(['(', ')']));
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
    let titles_end = titles.rfind('(').filter(|_| titles.ends_with(')'));
    let titles = &titles[..titles_end.unwrap_or(titles.len())];
    let last = pieces(titles).last().map_or(titles, |(_, last)| last);
    let words = last.split_whitespace();
    let base = words.take_while(|word| !words::is_preposition(word));
    let head = base.filter(|word| !words::is_level(word)).last();
    head.and_then(|word| word.rsplit('/').next())
        .is_some_and(words::is_head)
}

/// The pieces of a text that spaced slashes and "or" part, with the place of each.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let separated = [" / ", ", or ", " or ", ", "];
    let mut at = Some(0);
    std::iter::from_fn(move || {
        let start = at?;
        let rest = &text[start..];
        let cut = separated
            .iter()
            .filter_map(|separator| Some((rest.find(separator)?, separator.len())))
            .min_by_key(|(found, length)| (*found, std::cmp::Reverse(*length)));
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
    let has_head = |piece: &str| piece.split_whitespace().any(is_of_title);
    let mut pieces = pieces(tail);
    let (_, first) = pieces.next()?;
    if !last_has_head(titles[..at].trim()) || has_head(first) || tail.contains(['(', ';', '|']) {
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
                let of_field = |field: &String| MentionedTitle {
                    title: format!("{}, {field}", role.title),
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
