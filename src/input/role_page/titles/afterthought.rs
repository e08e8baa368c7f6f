//! What is said behind a title and is none: "Plan Reviewer; may also move into academia".

use super::parts::{Part, as_word};
use super::tokens::Piece;
use super::words;

/// Verbs with which an afterthought begins.
pub(super) const MODALS: [&str; 4] = ["may", "might", "can", "could"];

/// People of whom an afterthought tells.
const SOME: [&str; 4] = ["some", "others", "many", "most"];

/// Words between the verb of an afterthought and the move that it tells of.
const BESIDE: [&str; 5] = ["also", "later", "often", "sometimes", "then"];

/// Parts titles before what is said of them in words of its own.
pub(super) fn take(entry: &str) -> Option<(&str, &str)> {
    let ends = entry.match_indices([';', '.', ',']);
    let mut parted = ends.map(|(at, mark)| (&entry[..at], &entry[at + mark.len()..]));
    parted.find_map(|(titles, said)| {
        let opens = titles.matches(['(', '[']).count() > titles.matches([')', ']']).count();
        let said = said.strip_prefix(' ')?.trim();
        let joined = ["and ", "or ", "but "];
        let bare = joined.iter().find_map(|word| said.strip_prefix(word));
        (!opens && is_afterthought(bare.unwrap_or(said))).then_some((titles.trim_end(), said))
    })
}

/// Whether some words tell what people do: "may also move", "others become consultants".
fn is_afterthought(said: &str) -> bool {
    let mut said = said.split_whitespace();
    let first = said.next().map(words::key).unwrap_or_default();
    let goes_on = said
        .next()
        .is_some_and(|next| next.starts_with(char::is_lowercase));
    goes_on && (MODALS.contains(&first.as_str()) || SOME.contains(&first.as_str()))
}

/// Returns what follows the verb of "May also move into management".
pub(super) fn behind_modal(entry: &str) -> Option<&str> {
    let (modal, mut rest) = entry.split_once(' ')?;
    if !MODALS.contains(&words::key(modal).as_str()) {
        return None;
    }
    while let Some((word, behind)) = rest.split_once(' ')
        && BESIDE.contains(&word)
    {
        rest = behind;
    }
    rest.starts_with(char::is_lowercase).then_some(rest)
}

/// How many there are of the places that a title is known at.
const SOMEWHERE: [&str; 9] = [
    "bigger", "certain", "large", "larger", "many", "most", "small", "smaller", "some",
];

/// Puts the place of "in some firms Cost Estimator" into brackets behind the title.
pub(super) fn move_place(part: &mut Part) {
    let words: Vec<&str> = part.pieces.iter().map_while(as_word).collect();
    let [within, many, ..] = words.as_slice() else {
        return;
    };
    let is_place = matches!(words::key(within).as_str(), "in" | "at" | "within")
        && SOMEWHERE.contains(&words::key(many).as_str());
    let small = words.iter().skip(1);
    let length = 1 + small
        .take_while(|word| word.starts_with(char::is_lowercase))
        .count();
    if !is_place || length < 3 || length == words.len() {
        return;
    }
    let place = words[..length].join(" ");
    let place = place.trim_end_matches(',').to_owned();
    part.pieces.drain(..length);
    part.pieces.push(Piece::Parenthesis(place));
}
