//! Names of skills whose words stand apart or in another order: "management of projects", and the wound care of
//! "wound and skin care", where nobody knows what skin care is.

use super::context::starts_upper;
use super::cues::Cue;
use super::lexicon::{Lexicon, Slot};
use super::reading::{Item, Reading, Token};

/// The most words of what something is of.
const OF_WORDS: usize = 2;

/// Words between "of" and what it is of.
const ARTICLES: &[&str] = &["a", "all", "our", "the", "their"];

/// Makes skills of names that are said in other words.
pub(super) fn find(reading: &mut Reading<'_>, lexicon: &Lexicon) {
    find_of(reading, lexicon);
    find_shared_heads(reading, lexicon);
}

fn is_name(token: Token) -> bool {
    matches!(token, Token::Word | Token::Skill { .. })
}

fn skill(slot: Slot) -> Token {
    Token::Skill {
        slot,
        ambiguous: false,
    }
}

/// Returns a noun in the singular, or as it is.
fn singular(noun: &str) -> String {
    match noun.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None if noun.ends_with("ss") || noun.ends_with("sis") => noun.to_owned(),
        None => noun.strip_suffix('s').unwrap_or(noun).to_owned(),
    }
}

/// "Management of projects and budgets" is project management and budget management.
fn find_of(reading: &mut Reading<'_>, lexicon: &Lexicon) {
    let mut kept: Vec<Item> = Vec::with_capacity(reading.items.len());
    let mut at = 0;
    while at < reading.items.len() {
        let Some((slot, mut end)) = turned(reading, lexicon, at) else {
            kept.push(reading.items[at]);
            at += 1;
            continue;
        };
        kept.push(reading.join(at..end, skill(slot)));
        // What the list goes on with is of the same.
        while let Some((slot, first, next)) = next_turned(reading, lexicon, at, end) {
            kept.extend_from_slice(&reading.items[end..first]);
            kept.push(reading.join(first..next, skill(slot)));
            end = next;
        }
        at = end;
    }
    reading.items = kept;
}

/// Returns the skill that "management of projects" at an item is, and where that ends.
fn turned(reading: &Reading<'_>, lexicon: &Lexicon, at: usize) -> Option<(Slot, usize)> {
    let of = reading.items.get(at + 1)?;
    let is_of = of.token == Token::Cue(Cue::Stop) && reading.word(at + 1) == "of";
    if !is_of || !is_name(reading.items[at].token) {
        return None;
    }
    let mut first = at + 2;
    if first < reading.items.len() && ARTICLES.contains(&reading.word(first)) {
        first += 1;
    }
    named(reading, lexicon, first, reading.word(at))
}

/// Returns the skill of the next member of a list behind "management of", with its range.
fn next_turned(
    reading: &Reading<'_>,
    lexicon: &Lexicon,
    noun: usize,
    end: usize,
) -> Option<(Slot, usize, usize)> {
    let joins = reading.items[end..].iter().take(2);
    let first = end + joins.take_while(|item| item.token.joins()).count();
    let is_listed = first > end;
    let (slot, next) = named(reading, lexicon, first, reading.word(noun)).filter(|_| is_listed)?;
    Some((slot, first, next))
}

/// Returns the skill that some words and a noun behind them name, and where the words end.
fn named(
    reading: &Reading<'_>,
    lexicon: &Lexicon,
    first: usize,
    noun: &str,
) -> Option<(Slot, usize)> {
    let items = reading.items.iter().skip(first).take(OF_WORDS);
    let count = items.take_while(|item| is_name(item.token)).count();
    (first + 1..=first + count).rev().find_map(|end| {
        let words: Vec<&str> = (first..end).map(|at| reading.word(at)).collect();
        let words = words.join(" ");
        let mut names = [singular(&words), words].into_iter();
        let slot = names.find_map(|name| lexicon.find(&format!("{name} {noun}")))?;
        Some((slot, end))
    })
}

/// Finds the wound care of "wound and skin care". What is behind it stands as it is.
fn find_shared_heads(reading: &mut Reading<'_>, lexicon: &Lexicon) {
    // Where the last member of the list begins and ends.
    let mut last: Option<(usize, usize)> = None;
    let mut end = reading.items.len();
    while end > 0 {
        let words = reading.items[..end].iter().rev();
        let count = words.take_while(|item| item.token == Token::Word).count();
        let start = end - count;
        let next = reading.items.get(end).map(|item| item.token);
        if count == 0 {
            let token = reading.items[end - 1].token;
            last = last.filter(|_| token.joins());
            end -= 1;
            continue;
        }
        match last.filter(|_| next.is_some_and(Token::joins)) {
            Some(member) => {
                if let Some((slot, first)) = of_head(reading, lexicon, start..end, member) {
                    let item = reading.join(first..end, skill(slot));
                    reading.items.splice(first..end, [item]);
                    last = None;
                }
            }
            None => last = (count > 1).then_some((start, end)),
        }
        end = start;
    }
}

/// Returns the skill that the last of some words and the head of the last member of their list name, and where
/// its words begin.
fn of_head(
    reading: &Reading<'_>,
    lexicon: &Lexicon,
    words: std::ops::Range<usize>,
    (start, end): (usize, usize),
) -> Option<(Slot, usize)> {
    // The "Tanker" of "Hazmat, Tanker or Doubles endorsements" is a name of its own.
    let begins = words.start == 0
        || matches!(
            reading.items[words.start - 1].token,
            Token::Stop | Token::Colon
        );
    let written = reading.written(words.start, words.end - 1);
    if !begins && starts_upper(written) && written.contains(char::is_lowercase) {
        return None;
    }
    let from = words.end.saturating_sub(OF_WORDS).max(words.start);
    (start + 1..end.min(start + 3)).find_map(|head| {
        (from..words.end).find_map(|first| {
            let element = (first..words.end).map(|at| reading.word(at));
            let name: Vec<&str> = element.chain([reading.word(head)]).collect();
            Some((lexicon.find(&name.join(" "))?, first))
        })
    })
}
