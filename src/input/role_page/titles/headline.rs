//! The title of a page.

use super::share::Whole;
use super::tokens::{self, Piece};
use super::{LONGEST_ENTRY, MentionedTitle, ends_in_head, mentions, trim};

/// Reads the title of a page: one role whatever stands in it, with its acronyms as aliases. Of whole titles with
/// slashes between them the first is the title, and the others are aliases, as all of them together is.
pub fn read_title(title: &str) -> MentionedTitle {
    let title = trim(title);
    if title.len() > LONGEST_ENTRY {
        return verbatim(title);
    }
    let several: Vec<MentionedTitle> = title.split(" / ").map(read_one).collect();
    let whole = |one: &MentionedTitle| ends_in_head(&one.title) && !one.title.contains(['(', ')']);
    if several.len() < 2 || !several.iter().all(whole) {
        return read_one(title);
    }
    let mut several = several.into_iter();
    let mut first = several.next().unwrap_or_default();
    first.aliases.insert(0, title.to_owned());
    for other in several {
        first.aliases.push(other.title);
        first.aliases.extend(other.aliases);
    }
    first
}

fn verbatim(title: &str) -> MentionedTitle {
    MentionedTitle {
        title: title.to_owned(),
        ..MentionedTitle::default()
    }
}

fn read_one(title: &str) -> MentionedTitle {
    let title = title.trim();
    if !title.contains('(') {
        return verbatim(title);
    }
    let pieces = tokens::tokenise(title)
        .into_iter()
        .map(|token| match token.piece {
            Piece::Separator(_) => Piece::Word(title[token.start..token.end].to_owned()),
            piece => piece,
        });
    let whole = Whole {
        pieces: pieces.collect(),
        note: None,
        outside: false,
        full: true,
    };
    let mut read = mentions(vec![whole]).pop().unwrap_or_default();
    if read.title.is_empty() {
        return verbatim(title);
    }
    // A domain in parentheses is no part of the title; the whole of it stays another name.
    if read.qualifier.is_some() {
        read.aliases.insert(0, title.to_owned());
    }
    read
}
