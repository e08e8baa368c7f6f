//! One thing that is preferred, and others that would do: "AWS preferred, Azure or GCP accepted" is one choice of
//! all.

use super::cues::{Cue, Standing};
use super::reading::{Item, Reading, Token};

/// The most items of what would do.
const WITHIN: usize = 16;

/// Words that say that something would do.
const WOULD_DO: &[&str] = &[
    "acceptable",
    "accepted",
    "also ok",
    "also okay",
    "are fine",
    "considered",
    "is fine",
    "is ok",
    "is okay",
];

/// Words that stand beside them.
const BESIDE: &[&str] = &["also", "are", "be", "both", "either", "is", "will", "would"];

/// Words that set what would do against what is preferred.
const THOUGH: &[&str] = &["although", "but", "though", "while"];

/// Joins what is preferred and what would do into one choice.
pub(super) fn join(reading: &mut Reading<'_>) {
    drop_repeated(reading);
    join_either(reading);
    let mut at = 0;
    while at < reading.items.len() {
        if says_would_do(reading, at)
            && let Some(start) = before_list(reading, at)
        {
            at = replace(reading, start, at);
        }
        at += 1;
    }
}

/// Makes one choice of "Either Photoshop and Illustrator, or Figma": one of them is asked for in any case.
fn join_either(reading: &mut Reading<'_>) {
    let Some(either) = (0..reading.items.len()).find(|at| is_one_of(reading, *at, &["either"]))
    else {
        return;
    };
    let end = (either..reading.items.len()).take(WITHIN);
    let end = end.take_while(|at| token(reading, *at) != Some(Token::Stop));
    let is_or = |at: &usize| token(reading, *at) == Some(Token::Cue(Cue::Or));
    let behind_comma = |at: &usize| token(reading, at - 1) == Some(Token::Comma);
    let Some(or) = end.skip(1).find(|at| is_or(at) && behind_comma(at)) else {
        return;
    };
    for item in &mut reading.items[either..or] {
        if item.token == Token::Cue(Cue::And) {
            item.token = Token::Cue(Cue::Or);
        }
    }
}

fn token(reading: &Reading<'_>, at: usize) -> Option<Token> {
    reading.items.get(at).map(|item| item.token)
}

fn is_skill(reading: &Reading<'_>, at: usize) -> bool {
    matches!(token(reading, at), Some(Token::Skill { .. }))
}

fn is_optional(reading: &Reading<'_>, at: usize) -> bool {
    let optional = |token| matches!(token, Token::Cue(Cue::Standing(Standing::Optional, _)));
    token(reading, at).is_some_and(optional)
}

/// Whether an item is a word that is no skill, and one of some.
fn is_one_of(reading: &Reading<'_>, at: usize, words: &[&str]) -> bool {
    at < reading.items.len() && !is_skill(reading, at) && words.contains(&reading.word(at))
}

fn says_would_do(reading: &Reading<'_>, at: usize) -> bool {
    is_one_of(reading, at, WOULD_DO)
        // "highly considered" says nothing of others.
        && !matches!(token(reading, at + 1), Some(Token::Word | Token::Skill { .. }))
}

/// Returns what parts the list of what would do, before an item that says so, from what it would do for.
fn before_list(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let mut comma = None;
    let mut has_skill = false;
    for before in (0..at).rev().take(WITHIN) {
        match reading.items[before].token {
            _ if is_one_of(reading, before, THOUGH) && has_skill => {
                return begins_behind_skill(reading, before).then_some(before);
            }
            Token::Comma | Token::Stop if is_preferred_before(reading, before) && has_skill => {
                return Some(before);
            }
            Token::Open => {
                let owned = before > 0 && is_skill(reading, before - 1);
                return (owned && has_skill).then_some(before);
            }
            Token::Comma => {
                let lone = comma.is_none() && before > 0 && is_skill(reading, before - 1);
                comma = Some(before).filter(|_| lone);
                if !lone {
                    break;
                }
            }
            Token::Skill { .. } => has_skill = true,
            Token::Word | Token::Slash | Token::Cue(Cue::Or) => {}
            _ if is_one_of(reading, before, BESIDE) => {}
            Token::Colon => break,
            _ => return None,
        }
    }
    comma.filter(|_| has_skill)
}

/// Whether a skill stands before a word, or before the comma there.
fn begins_behind_skill(reading: &Reading<'_>, at: usize) -> bool {
    let comma = at > 0 && token(reading, at - 1) == Some(Token::Comma);
    let end = at - usize::from(comma);
    end > 0 && (is_skill(reading, end - 1) || is_preferred_before(reading, end))
}

/// Whether a skill is said to be preferred right before an item.
fn is_preferred_before(reading: &Reading<'_>, at: usize) -> bool {
    at > 1 && is_optional(reading, at - 1) && !says_would_do(reading, at - 1) && {
        let mut before = (0..at - 1).rev().take(3);
        let fillers = |at: &usize| is_one_of(reading, *at, BESIDE);
        before
            .find(|at| !fillers(at))
            .is_some_and(|at| is_skill(reading, at))
    }
}

/// Puts an "or" in the place of what parts the lists, and takes out what says which is preferred and what would
/// do. Returns the item behind.
fn replace(reading: &mut Reading<'_>, start: usize, end: usize) -> usize {
    let fillers = |at: &usize| is_one_of(reading, *at, BESIDE) || is_optional(reading, *at);
    let comma = start > 0 && token(reading, start - 1) == Some(Token::Comma);
    let mut first = start - usize::from(comma);
    while first > 0 && fillers(&(first - 1)) {
        first -= 1;
    }
    let mut last = end;
    while last > start && fillers(&(last - 1)) {
        last -= 1;
    }
    let opens = reading.items[start].token == Token::Open;
    let or = Item {
        token: Token::Cue(Cue::Or),
        ..reading.items[start]
    };
    let closes = opens && token(reading, end + 1) == Some(Token::Close);
    reading.items.drain(last..=end + usize::from(closes));
    reading.items.splice(first..=start, [or]);
    last - (start - first)
}

/// Takes out what says again which of some alternatives is preferred: "AWS or Azure, AWS preferred".
fn drop_repeated(reading: &mut Reading<'_>) {
    let mut at = 0;
    while at + 2 < reading.items.len() {
        let parts = matches!(reading.items[at].token, Token::Comma | Token::Stop);
        if parts
            && is_skill(reading, at + 1)
            && is_optional(reading, at + 2)
            && is_listed(reading, at)
        {
            reading.items.drain(at..at + 3);
        } else {
            at += 1;
        }
    }
}

/// Whether the skill behind an item is one of the alternatives before it.
fn is_listed(reading: &Reading<'_>, at: usize) -> bool {
    let slot = |at: usize| match reading.items[at].token {
        Token::Skill { slot, .. } => Some(slot),
        _ => None,
    };
    let list = (0..at).rev().take(WITHIN).take_while(|&at| {
        matches!(
            reading.items[at].token,
            Token::Skill { .. } | Token::Word | Token::Comma | Token::Slash | Token::Cue(Cue::Or)
        )
    });
    let (mut is_again, mut has_or) = (false, false);
    for before in list {
        is_again |= slot(before) == slot(at + 1);
        has_or |= matches!(
            reading.items[before].token,
            Token::Slash | Token::Cue(Cue::Or)
        );
    }
    is_again && has_or
}
