//! What stands behind a dash: "Lead/Manager – Data Science", "Data Engineer – ETL".

use super::MentionedTitle;
use super::words;

/// The words behind the dash of an entry.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Tail {
    /// The field of titles that are only ranks and heads.
    Field(String),
    /// A domain of a title that stands by itself.
    Qualifier(String),
}

/// Dashes between spaces.
const DASHES: [&str; 3] = [" – ", " — ", " - "];

/// Takes off the tail of titles, where it is neither a clause nor another title.
pub(super) fn take(titles: &str) -> (&str, Option<Tail>) {
    let cut = DASHES.iter().filter_map(|dash| titles.rsplit_once(dash));
    let Some((front, tail)) = cut.min_by_key(|(front, _)| std::cmp::Reverse(front.len())) else {
        return (titles, None);
    };
    let (front, tail) = (front.trim(), tail.trim());
    let plain = |word: &str| {
        words::is_connector(word) || word.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
    };
    let fits = !tail.is_empty()
        && tail.split_whitespace().all(plain)
        && !tail.contains(['(', ')', '/', ',', ';', '|'])
        && !tail
            .split_whitespace()
            .any(|word| words::is_head(word) || words::is_outside_head(word));
    let titles_end = front.rfind('(').filter(|_| front.ends_with(')'));
    let ends_in_head = front[..titles_end.unwrap_or(front.len())]
        .split_whitespace()
        .next_back()
        .and_then(|word| word.rsplit('/').next())
        .is_some_and(words::is_head);
    if !(fits && ends_in_head) || DASHES.iter().any(|dash| front.contains(dash)) {
        return (titles, None);
    }
    let bare = |word: &str| {
        matches!(word, "" | "or") || words::is_rank(word) || words::is_leadership(word)
    };
    let is_field = front
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | ','))
        .all(bare);
    let tail = tail.to_owned();
    let tail = if is_field {
        Tail::Field(tail)
    } else {
        Tail::Qualifier(tail)
    };
    (front, Some(tail))
}

impl Tail {
    /// Adds the words to a title of the entry.
    pub(super) fn add_to(&self, role: &mut MentionedTitle) {
        match self {
            Self::Field(field) => role.title = format!("{}, {field}", role.title),
            Self::Qualifier(tail) => {
                let said = role.qualifier.take();
                role.qualifier = Some(match said {
                    Some(said) => format!("{said}; {tail}"),
                    None => tail.clone(),
                });
            }
        }
    }
}
