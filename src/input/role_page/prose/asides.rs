//! Brackets that ask for nothing of their own: "Kubernetes (K8s)" and "Python (preferred) or R".

use super::cues::{Cue, Standing};
use super::reading::{Item, Reading, Token};

/// Items behind brackets among which an "or" goes on with their list.
const OR_WITHIN: usize = 12;

/// Returns for every opening bracket where it closes: at the matching bracket, or else where its part of
/// the sentence ends.
pub(super) fn closings(items: &[Item]) -> Vec<usize> {
    let mut closing = vec![0; items.len()];
    let mut open = Vec::new();
    for (at, item) in items.iter().enumerate() {
        match item.token {
            Token::Open => open.push(at),
            Token::Close => {
                if let Some(start) = open.pop() {
                    closing[start] = at;
                }
            }
            _ => {}
        }
    }
    let mut end = items.len();
    for (at, item) in items.iter().enumerate().rev() {
        if item.token == Token::Stop {
            end = at;
        } else if open.last() == Some(&at) {
            open.pop();
            closing[at] = end;
        }
    }
    closing
}

/// Whether a bracket closes at an item, and not only its part of the sentence ends there.
pub(super) fn is_closed(items: &[Item], close: usize) -> bool {
    items
        .get(close)
        .is_some_and(|item| item.token == Token::Close)
}

/// Takes out the brackets that only say again what stands before them, or which of several
/// alternatives is preferred, so that the list goes on behind them.
pub(super) fn drop(reading: &mut Reading<'_>) {
    let closing = closings(&reading.items);
    let mut kept: Vec<Item> = Vec::with_capacity(reading.items.len());
    let mut at = 0;
    while let Some(&item) = reading.items.get(at) {
        let close = closing[at];
        if item.token == Token::Open && is_closed(&reading.items, close) {
            let inside = &reading.items[at + 1..close];
            let repeats = kept
                .last_mut()
                .is_some_and(|owner| says_again(owner, inside));
            if repeats || (is_preference(inside) && goes_on(&reading.items[close + 1..])) {
                at = close + 1;
                continue;
            }
        }
        kept.push(item);
        at += 1;
    }
    reading.items = kept;
}

/// Whether brackets hold nothing but another name of the skill before them, which then is no everyday
/// word: "Go (Golang)".
fn says_again(owner: &mut Item, inside: &[Item]) -> bool {
    let Token::Skill { slot, ambiguous } = &mut owner.token else {
        return false;
    };
    let again = |token: Token| matches!(token, Token::Skill { slot: other, .. } if other == *slot);
    let is_again = matches!(inside, [Item { token, .. }] if again(*token));
    *ambiguous &= !is_again;
    is_again
}

fn is_preference(inside: &[Item]) -> bool {
    let is_optional =
        |item: &Item| matches!(item.token, Token::Cue(Cue::Standing(Standing::Optional, _)));
    let is_said = |item: &Item| is_optional(item) || item.token == Token::Word;
    // In this order brackets within brackets are looked through once.
    inside.iter().all(is_said) && inside.iter().any(is_optional)
}

/// Whether the list that stands before some items has an "or" among them.
fn goes_on(items: &[Item]) -> bool {
    let list = items.iter().take(OR_WITHIN).take_while(|item| {
        matches!(
            item.token,
            Token::Skill { .. } | Token::Word | Token::Comma | Token::Slash | Token::Cue(Cue::Or)
        )
    });
    let mut list = list.skip_while(|item| matches!(item.token, Token::Skill { .. } | Token::Word));
    list.any(|item| item.token == Token::Cue(Cue::Or))
}
