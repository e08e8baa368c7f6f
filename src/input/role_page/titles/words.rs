//! What the grammar of titles knows of a word, from the lists in `lists`.

mod lists;

use std::sync::LazyLock;

use hashbrown::HashSet;

use crate::model::{number_in_words, rank_in_full};
use lists::{
    ALONE, AND_SO_ON, AREAS, BARE_RANKS, CLAUSE_STARTERS, COMPOUND_HEADS, CONNECTORS, CONTRASTS,
    CREDENTIALS, ELSEWHERE, FIELDS, GENERAL_HEADS, HEADS, LEADERSHIP, MOVES, NO_PROFESSIONS,
    ONE_TITLE, OUTSIDE_HEADS, OUTSIDE_PHRASES, OUTSIDE_STARTS, PROFESSION_ENDINGS, RANKS,
    SEPARATE_FIELDS, SHARED_RANKS, STRONG_STARTERS, UNSUITED, VAGUE,
};

type Words = LazyLock<HashSet<&'static str>>;

static RANK_SET: Words = LazyLock::new(|| RANKS.split_whitespace().collect());
static HEAD_SET: Words = LazyLock::new(|| HEADS.split_whitespace().collect());
static ALONE_SET: Words = LazyLock::new(|| ALONE.split_whitespace().collect());
static GENERAL_SET: Words = LazyLock::new(|| GENERAL_HEADS.split_whitespace().collect());
static LEADERSHIP_SET: Words = LazyLock::new(|| LEADERSHIP.split_whitespace().collect());
static STARTER_SET: Words = LazyLock::new(|| CLAUSE_STARTERS.split_whitespace().collect());
static STRONG_SET: Words = LazyLock::new(|| STRONG_STARTERS.split_whitespace().collect());
static SHARED_SET: Words = LazyLock::new(|| SHARED_RANKS.split_whitespace().collect());
static CONNECTOR_SET: Words = LazyLock::new(|| CONNECTORS.split_whitespace().collect());
static AND_SO_ON_SET: Words = LazyLock::new(|| AND_SO_ON.split_whitespace().collect());
static OUTSIDE_SET: Words = LazyLock::new(|| OUTSIDE_HEADS.split_whitespace().collect());
static FIELD_SET: Words = LazyLock::new(|| FIELDS.split_whitespace().collect());
static SEPARATE_FIELD_SET: Words = LazyLock::new(|| SEPARATE_FIELDS.split_whitespace().collect());
static OUTSIDE_START_SET: Words = LazyLock::new(|| OUTSIDE_STARTS.split_whitespace().collect());
static NO_PROFESSION_SET: Words = LazyLock::new(|| NO_PROFESSIONS.split_whitespace().collect());

/// Returns a word as the lists have it.
pub(super) fn key(word: &str) -> String {
    word.trim_matches([',', '.', ':', ';', '"', '“', '”'])
        .to_lowercase()
}

/// Whether a word is the number of a level: `2`, `II`, `L3`, `E5`.
pub(crate) fn is_level(word: &str) -> bool {
    let digits = |text: &str| {
        !text.is_empty() && text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit())
    };
    matches!(word, "I" | "II" | "III" | "IV" | "V")
        || digits(word)
        || word.strip_prefix(['L', 'l', 'E']).is_some_and(digits)
        || word.strip_prefix("PGY-").is_some_and(digits)
}

/// Whether a word sets seniority or standing.
pub(super) fn is_rank(word: &str) -> bool {
    is_level(word) || RANK_SET.contains(rank_in_full(&key(word)))
}

/// Whether a word can end a title.
pub(super) fn is_head(word: &str) -> bool {
    let key = key(word);
    // The head of "Pharmacist-in-Charge" is the pharmacist.
    let stem = ["-in-", "-at-", "-of-"]
        .iter()
        .find_map(|joint| key.split_once(joint));
    is_head_key(&key)
        || stem.is_some_and(|(stem, _)| is_head_key(stem))
        || key.strip_suffix('s').is_some_and(is_head_key)
        || irregular(&key).is_some_and(|one| HEAD_SET.contains(one.as_str()))
        || key
            .rsplit_once('-')
            .is_some_and(|(_, last)| last.len() > 2 && is_head_key(last))
}

fn is_head_key(key: &str) -> bool {
    if HEAD_SET.contains(key) {
        return true;
    }
    let known = RANK_SET.contains(key) || NO_PROFESSION_SET.contains(key);
    key.len() >= 4 && !known && PROFESSION_ENDINGS.iter().any(|end| key.ends_with(end))
}

/// Whether a word is a known head, not one guessed by its ending.
pub(super) fn is_known_head(word: &str) -> bool {
    HEAD_SET.contains(key(word).as_str())
}

/// Returns the singular of a known head in the plural: that of "Welders", "Midwives" and "Secretaries".
pub(super) fn singular_head(word: &str) -> Option<String> {
    let regular = word.strip_suffix('s').map(str::to_owned);
    let mut forms = regular.into_iter().chain(irregular(word));
    forms.find(|singular| !is_known_head(word) && is_known_head(singular))
}

/// Whether a word is a known head in the plural.
pub(crate) fn is_plural(word: &str) -> bool {
    singular_head(word).is_some()
}

/// The singular of a plural whose ending is another one.
fn irregular(word: &str) -> Option<String> {
    const ENDINGS: [(&str, &str); 3] = [("ives", "ife"), ("ies", "y"), ("men", "man")];
    let mut endings = ENDINGS.iter();
    endings.find_map(|(many, one)| Some(format!("{}{one}", word.strip_suffix(many)?)))
}

/// Whether the last of some words can end a title.
pub(super) fn last_is_head<'w>(words: impl Iterator<Item = &'w str>) -> bool {
    words.last().is_some_and(is_head)
}

/// Whether a word that stands alone is a title.
pub(super) fn is_title_alone(word: &str) -> bool {
    ALONE_SET.contains(key(word).as_str())
}

/// Whether a word behind a comma says what somebody is besides.
pub(super) fn is_credential(word: &str) -> bool {
    CREDENTIALS.contains(&key(word).as_str())
}

/// Whether a head alone borrows the front of the title before it.
pub(super) fn is_general_head(word: &str) -> bool {
    GENERAL_SET.contains(key(word).as_str())
}

/// Whether a head leads others.
pub(super) fn is_leadership(word: &str) -> bool {
    LEADERSHIP_SET.contains(key(word).as_str())
}

/// Whether a word says no more than that somebody is one.
pub(super) fn is_somebody(word: &str) -> bool {
    matches!(key(word).as_str(), "professional" | "person")
}

/// Whether a head leads the whole of a house, and no field of it.
pub(super) fn leads_all(word: &str) -> bool {
    matches!(key(word).as_str(), "owner" | "president" | "chief" | "dean")
}

/// Whether a rank is one of those above the plain title.
pub(super) fn is_high_rank(word: &str) -> bool {
    matches!(rank_in_full(&key(word)), "senior" | "principal")
}

/// Whether a head is a grade as well, which stands alone behind the title of a high rank.
pub(super) fn is_grade(word: &str) -> bool {
    matches!(
        key(word).as_str(),
        "associate" | "consultant" | "partner" | "director" | "fellow" | "principal"
    )
}

/// Whether a word is an acronym of a role that leads nobody: the SRE of "Manager, SRE" is a field.
pub(super) fn is_acronym_of_role(word: &str) -> bool {
    let capitals = word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase());
    let chief = word.starts_with('C') && word.ends_with('O');
    capitals && is_known_head(word) && !is_leadership(word) && !chief && word != "GM"
}

/// Whether a title that begins with this word can end in the field it leads: "VP People".
pub(super) fn is_leader_of_field(word: &str) -> bool {
    const LEADERS: [&str; 6] = ["vp", "svp", "evp", "avp", "director", "head"];
    LEADERS.contains(&key(word).as_str())
}

/// Whether a title of two words that begins with this one needs no head: "VP Design".
pub(super) fn leads_field(word: &str) -> bool {
    is_leader_of_field(word) && !matches!(key(word).as_str(), "head" | "director")
}

/// Whether a rank holds for the titles that follow.
pub(super) fn is_shared_rank(word: &str) -> bool {
    SHARED_SET.contains(rank_in_full(&key(word)))
}

/// Whether a word begins a trailing clause wherever it stands.
pub(super) fn surely_starts_clause(word: &str) -> bool {
    let key = word.trim_end_matches([',', ':']).to_lowercase();
    STRONG_SET.contains(key.as_str())
}

/// Whether a word begins a trailing clause behind a head.
pub(super) fn starts_clause(word: &str) -> bool {
    let key = word.trim_end_matches([',', ':']).to_lowercase();
    STARTER_SET.contains(key.as_str())
}

/// Whether a word joins the words of a title.
pub(super) fn is_connector(word: &str) -> bool {
    CONNECTOR_SET.contains(word)
}

/// Whether what follows the word says what a title is for, as in "Head of Nursing".
pub(super) fn is_preposition(word: &str) -> bool {
    const PREPOSITIONS: [&str; 14] = [
        "of", "de", "du", "des", "la", "le", "del", "di", "in", "for", "to", "at", "on", "within",
    ];
    PREPOSITIONS.contains(&word.to_lowercase().as_str())
}

/// Whether a word stands for the rest of a list.
pub(super) fn is_and_so_on(word: &str) -> bool {
    AND_SO_ON_SET.contains(key(word).as_str())
}

/// Whether an entry whose last noun is this is not a role.
pub(super) fn is_outside_head(word: &str) -> bool {
    OUTSIDE_SET.contains(key(word).as_str())
}

/// Whether a word that ends entries which are no roles can name the field of one as well.
pub(super) fn is_field(word: &str) -> bool {
    FIELD_SET.contains(key(word).as_str())
}

/// Whether a word says what a person is, and that it is not a role: "graduate", "certificate".
pub(super) fn is_outside_only(word: &str) -> bool {
    is_outside_head(word) && !is_field(word)
}

/// Whether an entry that begins with this word and ends in no head is not a role.
pub(super) fn starts_outside(word: &str) -> bool {
    let key = key(word);
    OUTSIDE_START_SET.contains(key.as_str()) || key.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether some words begin as no role does.
pub(super) fn starts_as_outside<'w>(words: impl Iterator<Item = &'w str>) -> bool {
    let words: Vec<String> = words.take(2).map(key).collect();
    // What somebody was: "Ex-military personnel", "Retired police officers".
    let first = words.first().map_or("", String::as_str);
    if first == "retired" || first.starts_with("ex-") {
        return true;
    }
    let says = |phrase: &str| {
        let mut rest = words.iter();
        phrase
            .split(' ')
            .all(|word| rest.next().is_some_and(|w| w == word))
    };
    OUTSIDE_PHRASES.iter().any(|phrase| says(phrase))
}

/// Returns what follows "Transition to" and "Promoted from".
pub(super) fn behind_move(entry: &str) -> Option<&str> {
    for start in ["promoted from ", "promotion from ", "moved from "] {
        let said = entry.get(..start.len());
        if said.is_some_and(|said| said.eq_ignore_ascii_case(start)) {
            return Some(entry[start.len()..].trim_start());
        }
    }
    let lower = entry.to_ascii_lowercase();
    let starts = MOVES.iter().filter(|name| lower.starts_with(**name));
    let mut ends = starts.filter_map(|name| {
        let to = [" to ", " into "].iter();
        let mut to = to.filter(|to| lower[name.len()..].starts_with(**to));
        to.next().map(|to| name.len() + to.len())
    });
    ends.next().map(|end| entry[end..].trim_start())
}

/// Whether a word is a number, as that of years is.
pub(super) fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || number_in_words(word).is_some()
}

/// Whether a word is a rank that is no role by itself.
pub(super) fn is_bare_rank(word: &str) -> bool {
    BARE_RANKS.contains(&key(word).as_str())
}

/// Whether a word says of a place that it is another.
pub(super) fn is_elsewhere(word: &str) -> bool {
    ELSEWHERE.contains(&key(word).as_str())
}

/// Whether two words stand for one another before the same noun.
pub(super) fn are_contrasts(first: &str, second: &str) -> bool {
    let (first, second) = (key(first), key(second));
    let both = |set: &str| {
        let has = |word: &str| set.split(' ').any(|one| one == word);
        has(&first) && has(&second)
    };
    first != second && CONTRASTS.iter().any(|set| both(set))
}

/// Whether a word says of a field how big it is.
pub(super) fn is_size(word: &str) -> bool {
    matches!(key(word).as_str(), "light" | "heavy" | "small" | "large")
}

/// Whether an entry that begins with this word names no single role.
pub(super) fn is_vague(word: &str) -> bool {
    VAGUE.contains(&key(word).as_str())
}

/// Whether two words make one head.
pub(super) fn is_compound_head(first: &str, second: &str) -> bool {
    pairs(&COMPOUND_HEADS, first, second)
}

/// Whether a function does not borrow a head.
pub(super) fn is_unsuited(function: &str, head: &str) -> bool {
    pairs(&UNSUITED, function, head)
}

fn pairs(table: &[(&str, &[&str])], first: &str, second: &str) -> bool {
    let (first, second) = (key(first), key(second));
    table
        .iter()
        .any(|(a, b)| *a == first && b.contains(&second.as_str()))
}

/// Whether the slash of a word separates titles: between ranks, and between heads.
pub(super) fn splits_at_slash(word: &str) -> bool {
    let one_title = ONE_TITLE.contains(&key(word).as_str());
    let all = |fine: fn(&str) -> bool| {
        word.split('/')
            .all(|piece| !piece.is_empty() && fine(piece))
    };
    let known = word.split('/').any(is_known_head);
    // "Pre-/Post-Sales Engineer".
    let halves = word.rsplit_once('/').is_some_and(|(before, last)| {
        before.split('/').all(is_half) && second_half(last).is_some()
    });
    !one_title
        && (halves || all(is_rank) || (known && all(|piece| is_rank(piece) || is_head(piece))))
}

/// Whether the second half of a word is left out, as in "Short- or Long-Term Planner".
pub(super) fn is_half(word: &str) -> bool {
    word.len() > 1 && word.ends_with('-')
}

/// Returns what stands behind the first hyphen of a word.
pub(super) fn second_half(word: &str) -> Option<&str> {
    let (_, half) = word.split_once('-')?;
    (half.starts_with(char::is_alphanumeric) && !half.ends_with('-')).then_some(half)
}

/// Whether slashes stand between the sizes of what somebody is responsible for.
pub(super) fn are_areas(word: &str) -> bool {
    let is_area = |area: &str| AREAS.contains(&key(area).as_str());
    word.contains('/') && word.split('/').all(is_area)
}

/// Whether slashes stand between fields of work, each of which has roles of its own.
pub(super) fn are_fields(word: &str) -> bool {
    word.contains('/')
        && word
            .split('/')
            .all(|field| SEPARATE_FIELD_SET.contains(key(field).as_str()))
}
