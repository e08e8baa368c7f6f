//! Where words are broken that are longer than a line.

use super::text::{columns, letters};

/// Endings of the first part of compound words in German, Dutch and the languages of Scandinavia: the `s` that
/// links belongs to the part before it.
const LINKED: [&str; 15] = [
    "ungs", "heits", "keits", "schafts", "tions", "täts", "ings", "hets", "heds", "skaps", "skabs",
    "sjons", "heids", "schaps", "teits",
];
/// How many letters stand at least before a break and behind it.
const LEAST: usize = 3;
/// How many columns a line may stay shorter for the sake of a good break.
const SHORTER: usize = 6;
/// Longer words are broken anywhere.
const LONGEST: usize = 400;

/// Returns where the last part of a compound word ends that fits, in bytes; `None` where no known ending tells.
pub(super) fn seam(word: &str, fits: impl Fn(&str) -> bool) -> Option<usize> {
    if word.len() > LONGEST {
        return None;
    }
    let ends = word.char_indices().map(|(at, _)| at).rev();
    let mut ends = ends.filter(|&at| {
        let (part, rest) = word.split_at(at);
        let is_linked = LINKED.iter().any(|end| part.ends_with(end));
        // The `s` of "Marketingspezialist" begins a word.
        let is_open = part.ends_with("ings")
            && !part.ends_with("lings")
            && rest.starts_with(['c', 'h', 'p', 't', 'y']);
        is_linked
            && !is_open
            && rest
                .chars()
                .take_while(|c| c.is_lowercase())
                .take(LEAST)
                .count()
                == LEAST
            && part.chars().count() > 2 * LEAST
    });
    ends.find(|&at| fits(&word[..at]))
}

/// Breaks a word into parts of so many columns, with hyphens where its script has them: behind a hyphen or a
/// slash, at a seam, before a syllable, or else anywhere.
pub(super) fn broken(word: &str, width: usize) -> Vec<String> {
    let mut parts = Vec::new();
    let mut rest = word;
    while is_wider(rest, width) {
        let (at, has_hyphen) = break_of(rest, width);
        let (part, behind) = rest.split_at(at);
        let hyphen = if has_hyphen { "-" } else { "" };
        parts.push(format!("{part}{hyphen}"));
        rest = behind;
    }
    if !rest.is_empty() || parts.is_empty() {
        parts.push(rest.to_owned());
    }
    parts
}

/// Whether a word takes more than so many columns.
fn is_wider(word: &str, width: usize) -> bool {
    let most = floor(word, LONGEST.max(8 * width));
    columns(&word[..most]) > width || most < word.len() && columns(word) > width
}

/// Returns where to break a word that is longer than a line, which is never at its beginning, and whether with
/// a hyphen.
fn break_of(word: &str, width: usize) -> (usize, bool) {
    // By letter where it ends, and how many columns all up to there take.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    for (letter, wide) in letters(&word[..floor(word, LONGEST.max(8 * width))]) {
        let (end, used) = ends.last().copied().unwrap_or_default();
        if used + wide > width && !ends.is_empty() {
            break;
        }
        ends.push((end + letter.len(), used + wide));
    }
    let full = ends.last().map_or(word.len(), |(end, _)| *end);
    let is_sign = |end: &&(usize, usize)| word[..end.0].ends_with(['/', '-', '–']);
    if let Some((end, _)) = ends
        .iter()
        .rev()
        .find(is_sign)
        .filter(|end| end.1 > width / 3)
    {
        return (*end, false);
    }
    if let Some(at) = seam(word, |part| columns(part) < width) {
        return (at, true);
    }
    let good = |&&(end, used): &&(usize, usize)| {
        used < width && used + SHORTER >= width && begins_syllable(word, end)
    };
    if let Some((end, _)) = ends.iter().rev().find(good) {
        return (*end, true);
    }
    // The hyphen takes a column.
    let held = ends.iter().rev().find(|end| end.1 < width);
    match held {
        Some(&(end, _)) if is_within_word(word, end) && width > LEAST => (end, true),
        _ => (full, false),
    }
}

/// Returns the last place for a cut up to so many bytes.
fn floor(word: &str, most: usize) -> usize {
    let mut at = word.len().min(most);
    while !word.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Whether letters with cases stand on both sides.
fn is_within_word(word: &str, at: usize) -> bool {
    let is_cased = |c: char| c.is_lowercase() || c.is_uppercase();
    let (before, behind) = word.split_at(at);
    before.chars().next_back().is_some_and(is_cased) && behind.chars().next().is_some_and(is_cased)
}

/// Whether a consonant before a vowel stands at a place, letters that sound as one taken together.
fn begins_syllable(word: &str, at: usize) -> bool {
    let (before, behind) = word.split_at(at);
    let mut next = behind.chars();
    let (Some(before), Some(first), Some(second)) =
        (before.chars().next_back(), next.next(), next.next())
    else {
        return false;
    };
    let is_double = matches!((before, first), ('c' | 's' | 'p' | 't', 'h') | ('c', 'k'));
    let lower = first.is_lowercase() && before.is_lowercase() && !is_double;
    let rest = behind.chars().take_while(|c| c.is_lowercase());
    let rest = rest.take(LEAST).count();
    lower && !is_vowel(first) && is_vowel(second) && rest >= LEAST
}

fn is_vowel(c: char) -> bool {
    "aeiouyäöüåæøáàâéèêíìîóòôúùû".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_s_that_links_stays_with_the_part_before_it() {
        let parts = |word: &'static str| {
            let at = seam(word, |part| part.chars().count() <= 22)?;
            Some(word.split_at(at))
        };
        assert_eq!(
            parts("Arbeitsvorbereitungssachbearbeiterin"),
            Some(("Arbeitsvorbereitungs", "sachbearbeiterin"))
        );
        assert_eq!(
            parts("Instandhaltungselektroniker"),
            Some(("Instandhaltungs", "elektroniker"))
        );
        assert_eq!(
            parts("Gesellschaftsleiterin"),
            Some(("Gesellschafts", "leiterin"))
        );
        assert_eq!(parts("Utvecklingsledare"), Some(("Utvecklings", "ledare")));
        assert_eq!(parts("Marketingspezialist"), None);
        assert_eq!(parts("Telecommunications"), None);
        assert_eq!(parts("Rungs"), None);
    }

    #[test]
    fn parts_have_hyphens_and_lose_nothing() {
        assert_eq!(
            broken("Verbrauchsabrechnung", 18),
            ["Verbrauchsabrech-", "nung"]
        );
        assert_eq!(
            broken("Instandhaltungselektroniker", 18),
            ["Instandhaltungs-", "elektroniker"]
        );
        assert_eq!(
            broken("Engineers/Architects", 12),
            ["Engineers/", "Architects"]
        );
        assert_eq!(broken("開発部長", 5), ["開発", "部長"]);
        assert_eq!(broken("12345678", 3), ["123", "456", "78"]);
        for width in 1..30 {
            for word in [
                "Donaudampfschifffahrtskapitän",
                "a\u{301}bc",
                "👩\u{200d}💻👩\u{200d}💻x",
                "",
            ] {
                let parts = broken(word, width);
                assert_eq!(parts.concat().replace('-', ""), word, "{width}");
                let widest = parts.iter().map(|part| columns(part)).max();
                assert!(widest <= Some(width.max(2)), "{parts:?} in {width}");
            }
        }
    }
}
