//! Acronyms in parentheses.

use super::tokens::{Piece, Separator, Token};
use super::words;

/// The longest acronym and the most words that it can stand for.
const LONGEST: usize = 12;

/// Words that an acronym passes over, or stands for: `R&D`, `VP of Sales`.
fn may_be_skipped(word: &str) -> bool {
    let key = words::key(word);
    matches!(
        key.as_str(),
        "of" | "and" | "&" | "in" | "for" | "the" | "to" | "/" | "or" | "with" | "a" | "an" | "on"
    )
}

/// Whether the inside of a parenthesis has the looks of an acronym.
pub(super) fn looks_like_one(text: &str) -> bool {
    let body = text.strip_suffix('s').unwrap_or(text);
    let fine = |c: char| c.is_alphanumeric() || matches!(c, '&' | '-' | '.' | '/');
    text.chars().count() <= LONGEST
        && text.chars().all(fine)
        && body.chars().filter(|c| c.is_uppercase()).count() >= 2
}

/// Whether the inside of a parenthesis is an acronym of the one word before it, whatever letters of it:
/// "Musculoskeletal (MSK) Specialist".
pub(super) fn is_of_word(word: &str, inside: &str) -> bool {
    let capitals = inside.bytes().all(|b| b.is_ascii_uppercase());
    let same = word.chars().next().zip(inside.chars().next());
    capitals
        && (2..=5).contains(&inside.len())
        && word.len() > inside.len()
        && same.is_some_and(|(one, other)| one.eq_ignore_ascii_case(&other))
}

/// Returns the first of the last words that `acronym` stands for, where it stands for the last
/// words of `words`.
pub(super) fn covered(words: &[&str], acronym: &str) -> Option<usize> {
    if abbreviates(words.last()?, acronym) {
        return Some(words.len() - 1);
    }
    if !looks_like_one(acronym) {
        return shortened(words, acronym);
    }
    let letters = |text: &str| -> Vec<char> {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let whole = letters(acronym);
    let singular = acronym.strip_suffix('s');
    if let Some(start) = joined_short_words(words, acronym) {
        return Some(start);
    }
    let start = fit(words, &whole, 0)
        .or_else(|| fit(words, &letters(singular?), 0))
        .or_else(|| has_one_more(words, &whole).then_some(0))
        .filter(|start| words.len() - start >= 2);
    start.or_else(|| fit_hyphenated(words, &whole))
}

/// Fits letters to words whose hyphens are spaces: "Pharmacist-in-Charge (PIC)".
fn fit_hyphenated(words: &[&str], letters: &[char]) -> Option<usize> {
    let mut pieces: Vec<&str> = Vec::new();
    // Where each word begins.
    let mut begins: Vec<usize> = Vec::new();
    for word in words {
        begins.push(pieces.len());
        pieces.extend(word.split('-').filter(|piece| !piece.is_empty()));
    }
    if pieces.len() == words.len() {
        return None;
    }
    let start = fit(&pieces, letters, 0).filter(|start| pieces.len() - start >= 2)?;
    begins.iter().position(|begin| *begin == start)
}

/// Where the words begin that are said again with an acronym for some of them: "Vice President of
/// Sales (VP Sales)".
fn shortened(words: &[&str], short: &str) -> Option<usize> {
    let mut rest = words;
    let mut acronyms = 0;
    let said = short.split_whitespace().map(|w| w.trim_end_matches(','));
    for said in said.rev().filter(|w| !may_be_skipped(w)) {
        while let Some((last, before)) = rest.split_last()
            && may_be_skipped(last)
        {
            rest = before;
        }
        let (last, before) = rest.split_last()?;
        if words::key(last) == words::key(said) {
            rest = before;
        } else if abbreviates(last, said) {
            // "Veterinary Technician (Vet Tech)"
            rest = before;
            acronyms += 1;
        } else {
            let acronym = looks_like_one(said).then_some(said)?;
            rest = &rest[..covered(rest, acronym)?];
            acronyms += 1;
        }
    }
    (acronyms > 0).then_some(rest.len())
}

/// Where the words begin of which a name joins short forms that begin with capitals: "Research Operations
/// (`ResearchOps`)".
fn joined_short_words(words: &[&str], name: &str) -> Option<usize> {
    let starts = name.char_indices().filter(|(_, c)| c.is_uppercase());
    let mut starts = starts.map(|(at, _)| at).collect::<Vec<_>>();
    let first = words.len().checked_sub(starts.len())?;
    if starts.len() < 2 || starts.first() != Some(&0) {
        return None;
    }
    starts.push(name.len());
    let short_words = starts.windows(2).map(|ends| &name[ends[0]..ends[1]]);
    let fits = |(short, word): (&str, &&str)| {
        let letters: Vec<char> = short.to_lowercase().chars().collect();
        letters.len() > 1 && gives(word, &letters)
    };
    short_words.zip(&words[first..]).all(fits).then_some(first)
}

/// Whether an acronym has one letter before those of the whole title: "Dental Hygienist (RDH)",
/// where the first says "Registered".
fn has_one_more(words: &[&str], letters: &[char]) -> bool {
    letters.len() >= 3 && words.len() >= 2 && fit(words, &letters[1..], 0) == Some(0)
}

/// Whether `short` is a cut-off form of `word`: "Tech" of "Technician".
fn abbreviates(word: &str, short: &str) -> bool {
    let (word, short) = (words::key(word), words::key(short));
    short.len() >= 3 && short.len() < word.len() && word.starts_with(short.as_str())
}

/// Fits letters to words from the back; every word gives its first letter and up to three more.
fn fit(words: &[&str], letters: &[char], depth: usize) -> Option<usize> {
    if letters.is_empty() {
        return Some(words.len());
    }
    let (word, before) = words.split_last()?;
    if depth > LONGEST {
        return None;
    }
    for taken in 1..=letters.len().min(4) {
        let (rest, mine) = letters.split_at(letters.len() - taken);
        if gives(word, mine)
            && let Some(start) = fit(before, rest, depth + 1)
        {
            return Some(start);
        }
    }
    let fits = may_be_skipped(word) && depth > 0;
    fits.then(|| fit(before, letters, depth + 1)).flatten()
}

/// Whether a word gives these letters: its first one, and others of it in their order.
fn gives(word: &str, letters: &[char]) -> bool {
    let chars = word.chars().filter(|c| c.is_alphanumeric());
    let mut chars = chars.flat_map(char::to_lowercase).peekable();
    let exchange = word.get(..2).is_some_and(|w| w.eq_ignore_ascii_case("ex"));
    if letters == ['x'] && exchange {
        return true;
    }
    chars.peek() == letters.first() && letters.iter().all(|l| chars.any(|c| c == *l))
}

/// Makes one of the words that an acronym stands for: "Heating, Ventilation and Air Conditioning
/// (HVAC) Technician" has no list in it.
pub(super) fn protect_spelled_out(tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        let Piece::Parenthesis(inside) = &tokens[at].piece else {
            continue;
        };
        if !looks_like_one(inside) {
            continue;
        }
        let from = at.saturating_sub(2 * LONGEST);
        let window: Vec<&str> = tokens[from..at].iter().map(literal).collect();
        // A comma gives no letter and is in nobody's way.
        let kept: Vec<usize> = (0..window.len()).filter(|&n| window[n] != ",").collect();
        let spelled: Vec<&str> = kept.iter().map(|&n| window[n]).collect();
        let Some(start) = covered(&spelled, inside) else {
            continue;
        };
        let first = from + kept[start];
        join_separators(&mut tokens[first..at]);
    }
}

/// A token as a word of a spelled-out acronym; a parenthesis fits nothing.
fn literal(token: &Token) -> &str {
    match &token.piece {
        Piece::Word(word) => word,
        Piece::Parenthesis(_) => "(",
        Piece::Separator(Separator::Comma) => ",",
        Piece::Separator(Separator::Or | Separator::CommaOr) => "or",
        Piece::Separator(Separator::CommaAnd) => "and",
        Piece::Separator(Separator::Slash | Separator::Tight) => "/",
        Piece::Separator(Separator::Semicolon) => ";",
    }
}

fn join_separators(tokens: &mut [Token]) {
    for at in 1..tokens.len() {
        let Some(separator) = tokens[at].separator() else {
            continue;
        };
        let (comma, word) = match separator {
            Separator::Comma => (true, ""),
            Separator::CommaOr => (true, "or"),
            Separator::CommaAnd => (true, "and"),
            Separator::Or => (false, "or"),
            Separator::Slash | Separator::Tight => (false, "/"),
            Separator::Semicolon => (false, ";"),
        };
        if comma && let Piece::Word(before) = &mut tokens[at - 1].piece {
            before.push(',');
        }
        tokens[at].piece = Piece::Word(word.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_stand_for_the_words_before_them() {
        for (words, acronym, start) in [
            ("Site Reliability Engineer", "SRE", Some(0)),
            ("Senior Site Reliability Engineer", "SRE", Some(1)),
            ("Data Base Administrator", "DBA", Some(0)),
            ("Database Administrator", "DBA", Some(0)),
            ("User Experience", "UX", Some(0)),
            ("Research & Development", "R&D", Some(0)),
            ("Research and Development", "R&D", Some(0)),
            ("Special Needs Coordinator", "SNCO", Some(0)),
            ("Registered Nurses", "RNs", Some(0)),
            ("Harbour Master", "ICU", None),
            ("Senior Associate", "M&A", None),
            ("Sales Executive", "B2B", None),
            ("Veterinary Technician", "Tech", Some(1)),
            ("Mill Hygienist", "RMH", Some(0)),
            ("Technician", "HVAC", None),
            ("Product Owner", "technical", None),
            ("Pharmacist-in-Charge", "PIC", Some(0)),
            ("Senior Engineer-in-Training", "EIT", Some(1)),
            ("Vice-President", "VP", Some(0)),
            ("Full-Stack Developer", "SD", None),
            ("Vice President of Sales", "VP Sales", Some(0)),
            ("Regional Vice President, Sales", "VP of Sales", Some(1)),
            ("Director of Sales", "VP Sales", None),
            ("Director of Sales", "Sales", None),
            ("Veterinary Technician", "Vet Tech", Some(0)),
            ("Senior Sales Representative", "Sales Rep", Some(1)),
            ("Sales Representative", "Field Rep", None),
            ("Research Operations", "ResearchOps", Some(0)),
            ("Loom Development Operations", "DevOps", Some(1)),
            ("Research Operations", "ResLab", None),
            ("Research Planning", "ResearchOps", None),
            ("Operations", "ResearchOps", None),
        ] {
            let words: Vec<&str> = words.split(' ').collect();
            assert_eq!(covered(&words, acronym), start, "{words:?} ({acronym})");
        }
    }
}
