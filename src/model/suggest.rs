//! The name that was most likely meant: "did you mean ...?".
//!
//! Edit distance over whole names fails on word order and on missing words. So the words are
//! compared: each word of the query looks for its best partner in the name, and the other way
//! round, and the two averages are mixed. Initials such as SRE find the name they stand for.

use std::cmp::Ordering;

use super::{name_key, written_out};

/// How many characters of a name are compared, so that a hostile name costs no more than a long
/// one.
const COMPARED_CHARS: usize = 64;
/// What counts as close enough to be worth proposing.
const CLOSE_ENOUGH: f64 = 0.6;
/// Two words less alike than this have nothing to do with each other.
const SAME_WORD: f64 = 0.5;
/// What a name is worth whose initials are the query, or the other way round.
const INITIALS: f64 = 0.9;
/// How much less than the best a name may be worth and still be proposed beside it.
const BESIDE_BEST: f64 = 0.12;
/// How much each shared first letter adds when close names are put in order.
const PREFIX_BONUS: f64 = 0.02;
/// How many shared first letters count.
const PREFIX_CHARS: usize = 4;

/// Returns the candidate closest to `query`, or `None` where none is close enough to be worth
/// proposing.
///
/// ```
/// use careergraph::model::suggest::closest;
///
/// let titles = ["Engineer", "Engineering Manager"];
/// assert_eq!(closest("Manger, Enginering", titles), Some("Engineering Manager"));
/// assert_eq!(closest("Chef", titles), None);
/// ```
pub fn closest<'n>(query: &str, candidates: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let query = Query::of(query);
    let scored = candidates.into_iter().filter_map(|name| query.score(name));
    scored.min_by(best_first).map(|(_, name)| name)
}

/// Returns up to `most` candidates that are close enough and not much less close than the best, best
/// first; ties by candidate text. A candidate that is given twice is proposed once.
pub fn ranked<'n>(
    query: &str,
    candidates: impl IntoIterator<Item = &'n str>,
    most: usize,
) -> Vec<&'n str> {
    let query = Query::of(query);
    let scored = candidates.into_iter().filter_map(|name| query.score(name));
    let mut scored: Vec<_> = scored.collect();
    scored.sort_by(best_first);
    let least = scored.first().map_or(0.0, |best| best.0 - BESIDE_BEST);
    scored.retain(|(likeness, _)| *likeness >= least);
    let mut names: Vec<&str> = scored.into_iter().map(|(_, name)| name).collect();
    names.dedup();
    names.truncate(most);
    names
}

fn best_first(a: &(f64, &str), b: &(f64, &str)) -> Ordering {
    b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1))
}

/// What is looked for: a name as it was written, and written out where some words of it are cut short.
struct Query {
    written: Words,
    written_out: Option<Words>,
}

impl Query {
    fn of(query: &str) -> Self {
        let written = Words::of(query);
        let words = written.list.iter().map(|word| word.text.as_str());
        let full: Vec<&str> = words
            .clone()
            .map(|word| written_out(word).unwrap_or(word))
            .collect();
        let is_cut_short = words.zip(&full).any(|(word, full)| word != *full);
        Self {
            written_out: is_cut_short.then(|| Words::of(&full.join(" "))),
            written,
        }
    }

    /// Returns how close a name is, and the name, where it is close enough.
    fn score<'n>(&self, name: &'n str) -> Option<(f64, &'n str)> {
        let full = self.written_out.as_ref();
        let full = full.and_then(|query| score(query, name));
        let written = score(&self.written, name);
        written.into_iter().chain(full).min_by(best_first)
    }
}

/// A name, cut and taken apart for comparison.
struct Words {
    list: Vec<Word>,
    /// The words without the gaps between them.
    joined: Word,
    initials: String,
}

struct Word {
    text: String,
    chars: usize,
}

impl Word {
    fn new(text: String) -> Self {
        Self {
            chars: text.chars().count(),
            text,
        }
    }
}

impl Words {
    fn of(name: &str) -> Self {
        // Some characters fall out or unfold in the key, so the cut comes before and after.
        let start: String = name.chars().take(2 * COMPARED_CHARS).collect();
        let key: String = name_key(&start).chars().take(COMPARED_CHARS).collect();
        let list: Vec<Word> = key
            .split(|c: char| !c.is_alphanumeric() && c != '+' && c != '#')
            .filter(|word| !word.is_empty())
            .map(|word| Word::new(word.to_owned()))
            .collect();
        Self {
            joined: Word::new(list.iter().map(|word| word.text.as_str()).collect()),
            initials: list
                .iter()
                .filter_map(|word| word.text.chars().next())
                .collect(),
            list,
        }
    }

    fn stands_for(&self, other: &Self) -> bool {
        other.list.len() > 1 && self.list.len() == 1 && self.list[0].text == other.initials
    }
}

/// Returns how close the name is, and the name, where it is close enough.
fn score<'n>(query: &Words, name: &'n str) -> Option<(f64, &'n str)> {
    let candidate = Words::of(name);
    if query.list.is_empty() || candidate.list.is_empty() {
        return None;
    }
    let mut likeness = 0.65 * covered(query, &candidate) + 0.35 * covered(&candidate, query);
    if query.list.len() != candidate.list.len() {
        // "datascientist" has no partner among the words of "Data Scientist".
        likeness = likeness.max(alike(&query.joined, &candidate.joined, likeness));
    }
    if query.stands_for(&candidate) || candidate.stands_for(query) {
        likeness = likeness.max(INITIALS);
    }
    let shared = query.joined.text.chars().zip(candidate.joined.text.chars());
    let shared = shared.take(PREFIX_CHARS).take_while(|(a, b)| a == b);
    (likeness >= CLOSE_ENOUGH).then(|| (likeness + PREFIX_BONUS * shared.count() as f64, name))
}

/// Returns how much of `one` is found in `other`, word by word, long words counting more.
fn covered(one: &Words, other: &Words) -> f64 {
    let mut found = 0.0;
    for word in &one.list {
        let best = other.list.iter().fold(0.0, |best: f64, partner| {
            best.max(alike(word, partner, best))
        });
        if best >= SAME_WORD {
            found += best * word.chars as f64;
        }
    }
    found / one.joined.chars as f64
}

/// Returns how alike two words are, or 0 where that cannot be more than `beaten`.
fn alike(a: &Word, b: &Word, beaten: f64) -> f64 {
    let (short, long) = if a.chars <= b.chars { (a, b) } else { (b, a) };
    if short.text == long.text {
        return 1.0;
    }
    let ratio = short.chars as f64 / long.chars as f64;
    let cut_short = if short.chars >= 3 && long.text.starts_with(&short.text) {
        0.7 + 0.3 * ratio
    } else {
        0.0
    };
    // The distance is at least the difference of the lengths: most pairs are settled by that.
    if ratio <= beaten.max(cut_short).max(SAME_WORD) {
        return cut_short;
    }
    let distance = strsim::osa_distance(&short.text, &long.text) as f64;
    cut_short.max(1.0 - distance / long.chars as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITLES: [&str; 9] = [
        "Data Engineer",
        "Data Scientist",
        "Engineer",
        "Engineering Manager",
        "Junior Engineer",
        "Senior Data Engineer",
        "Senior Engineer",
        "Site Reliability Engineer",
        "VP of Engineering",
    ];
    const KEYS: [&str; 12] = [
        "title",
        "aliases",
        "requires",
        "optional",
        "salary",
        "years",
        "level",
        "advances_to",
        "lateral_to",
        "entry_from",
        "description",
        "any_of",
    ];

    #[test]
    fn realistic_slips_find_the_title() {
        for (query, expected) in [
            ("Enginering Manger", "Engineering Manager"),
            ("Manager Engineering", "Engineering Manager"),
            ("manager, engineering", "Engineering Manager"),
            ("senior enginer", "Senior Engineer"),
            ("Snior Data Enginere", "Senior Data Engineer"),
            ("SRE", "Site Reliability Engineer"),
            ("Site Reliablity Eng", "Site Reliability Engineer"),
            ("datascientist", "Data Scientist"),
            ("VP Engineering", "VP of Engineering"),
            ("data-enginer", "Data Engineer"),
            ("ＥＮＧＩＮＥＥＲ", "Engineer"),
            ("Sr Data Eng", "Senior Data Engineer"),
            ("Jr. Enginer", "Junior Engineer"),
            ("Eng. Mgr", "Engineering Manager"),
        ] {
            assert_eq!(closest(query, TITLES), Some(expected), "{query}");
        }
    }

    #[test]
    fn realistic_slips_find_the_key() {
        for (query, expected) in [
            ("requiers", "requires"),
            ("require", "requires"),
            ("titel", "title"),
            ("alias", "aliases"),
            ("salaries", "salary"),
            ("lvl", "level"),
            ("advances", "advances_to"),
            ("advanceto", "advances_to"),
            ("desc", "description"),
            ("lateral-to", "lateral_to"),
            ("anyof", "any_of"),
        ] {
            assert_eq!(closest(query, KEYS), Some(expected), "{query}");
        }
    }

    #[test]
    fn a_name_finds_the_initials_it_is_known_by() {
        let found = closest("Site Reliability Engineer", ["SQL", "SRE"]);
        assert_eq!(found, Some("SRE"));
    }

    #[test]
    fn nothing_is_proposed_for_what_is_not_close() {
        for query in ["zzz", "", "!!!", "Senior Chef", "Veterinarian", "X"] {
            assert_eq!(closest(query, TITLES), None, "{query:?}");
            assert_eq!(closest(query, KEYS), None, "{query:?}");
        }
        assert_eq!(closest("anything", []), None);
        assert_eq!(closest("anything", ["", "?"]), None);
    }

    #[test]
    fn the_best_come_first_and_repeats_fall_out() {
        let doubled = TITLES.into_iter().chain(TITLES).rev();
        assert_eq!(
            ranked("senior engineer", doubled, 3),
            ["Senior Engineer", "Senior Data Engineer"]
        );
        assert_eq!(
            ranked("Enginering Manger", TITLES, 3),
            ["Engineering Manager"]
        );
        assert_eq!(ranked("cat", ["cats", "cata", "catb"], 2), ["cata", "catb"]);
        assert!(ranked("engineer", TITLES, 0).is_empty());
    }

    #[test]
    fn a_huge_name_is_compared_by_its_beginning() {
        let long = format!("Senior Engineer {}", "x y ".repeat(250_000));
        assert_eq!(closest(&long, [long.as_str()]), Some(long.as_str()));
        assert_eq!(closest("zzz", [long.as_str()]), None);
        assert_eq!(closest(&"a ".repeat(500_000), TITLES), None);
    }
}
