//! Storing a lexicon.

use super::collected::Collected;
use super::first_word;
use super::stored::{NONE, ROW, bucket};
use crate::document::GraphDocument;

/// What [`StoredLexicon`](super::StoredLexicon) refers to.
pub(crate) struct Written {
    pub(crate) text: String,
    pub(crate) names: Vec<u8>,
    pub(crate) by_key: Vec<u8>,
    pub(crate) by_first_word: Vec<u8>,
    pub(crate) bounds: Vec<u8>,
    pub(crate) skills: Vec<u8>,
}

/// Returns the lexicon of a document in the form in which it is stored.
pub(crate) fn write(document: GraphDocument) -> Result<Written, postcard::Error> {
    let lexicon = Collected::new(&[document]);
    let count = lexicon.names.len() as u32;
    let mut text = String::new();
    let mut names: Vec<u32> = Vec::with_capacity(lexicon.names.len() * ROW);
    for number in 0..count {
        let name = lexicon.name(number);
        let mut add = |part: &str| {
            let start = text.len() as u32;
            text.push_str(part);
            [start, text.len() as u32]
        };
        names.extend(add(name.key));
        names.push(name.slot);
        names.extend(add(name.exact.unwrap_or_default()));
        names.push(name.plural.number());
        names.push(name.next.unwrap_or(NONE));
    }
    let key = |number: u32| lexicon.name(number).key;
    let by_key = buckets((0..count).map(|number| (key(number), number)).collect());
    // The last name that begins with a word is the first of them to be tried.
    let begins = (0..count).map(|number| (first_word(key(number)), number));
    let mut firsts: Vec<_> = begins
        .filter(|&(word, number)| lexicon.by_first_word.get(word) == Some(&number))
        .collect();
    firsts.sort_unstable();
    let by_first_word = buckets(firsts);
    let (mut bounds, mut skills) = (vec![0], Vec::new());
    for skill in &lexicon.skills {
        skills.extend(postcard::to_stdvec(skill)?);
        bounds.push(skills.len() as u32);
    }
    Ok(Written {
        text,
        names: bytes(&names),
        by_key: bytes(&by_key),
        by_first_word: bytes(&by_first_word),
        bounds: bytes(&bounds),
        skills,
    })
}

/// Puts numbers into the buckets of their keys; at most half of the buckets are taken.
fn buckets(numbers: Vec<(&str, u32)>) -> Vec<u32> {
    let mut buckets = vec![NONE; (numbers.len() * 2 + 1).next_power_of_two()];
    for (key, number) in numbers {
        let mut at = bucket(key, buckets.len());
        while buckets[at] != NONE {
            at = (at + 1) % buckets.len();
        }
        buckets[at] = number;
    }
    buckets
}

fn bytes(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|n| n.to_le_bytes()).collect()
}
