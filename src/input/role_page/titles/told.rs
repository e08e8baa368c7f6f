//! Sentences that tell of a move: "Experienced electricians may become supervisors or estimators", "You will usually
//! have worked as a Nursing Assistant".

use super::afterthought::MODALS;
use super::{DASHES, Entry, MentionedTitle, directions, joined, parts, read_entry, trim, words};

/// Verbs of which a sentence has one behind whom it tells of.
const VERBS: [&str; 24] = [
    "will",
    "would",
    "should",
    "must",
    "become",
    "becomes",
    "move",
    "moves",
    "progress",
    "progresses",
    "advance",
    "advances",
    "go",
    "goes",
    "are",
    "is",
    "have",
    "were",
    "start",
    "begin",
    "come",
    "work",
    "join",
    "train",
];

/// Those of them before which stands a title as often, where no adverb or pronoun tells.
const NOUNS_TOO: [&str; 12] = [
    "move", "moves", "progress", "advance", "advances", "go", "start", "begin", "come", "work",
    "join", "train",
];

/// Words with which a sentence begins that tells of somebody, or of nobody in particular.
const SOMEBODY: [&str; 10] = [
    "you", "we", "they", "it", "there", "i", "many", "some", "most", "others",
];

/// Those of them behind which there is a sentence, whatever follows.
const SURE: [&str; 4] = ["you", "we", "they", "there"];

/// Words that stand before a verb.
const BEFORE_VERB: [&str; 12] = [
    "also",
    "commonly",
    "eventually",
    "frequently",
    "generally",
    "later",
    "normally",
    "often",
    "sometimes",
    "then",
    "typically",
    "usually",
];

/// How a part begins that says when or how, before the comma behind it.
const LEAD_INS: [&str; 12] = [
    "after",
    "eventually",
    "finally",
    "following",
    "from",
    "in",
    "later",
    "next",
    "once",
    "over",
    "then",
    "with",
];

/// What stands before the titles of a sentence.
const LEADING_TO: [&str; 68] = [
    "across into",
    "across to",
    "advance into",
    "advance to",
    "advances into",
    "advances to",
    "applications from",
    "apply for",
    "appointed",
    "appointed as",
    "be",
    "become",
    "becomes",
    "becoming",
    "been",
    "begin as",
    "begin by working as",
    "career as",
    "careers as",
    "come from",
    "comes from",
    "employed as",
    "experience as",
    "go on to be",
    "go on to work as",
    "grow into",
    "hire",
    "lead to",
    "leads to",
    "move from",
    "move into",
    "move on to",
    "move to",
    "move up from",
    "move up into",
    "move up to",
    "laterally into",
    "laterally to",
    "moves into",
    "moves to",
    "moving into",
    "moving to",
    "progress from",
    "progress into",
    "progress on to",
    "progress to",
    "progresses to",
    "progression to",
    "promoted from",
    "promoted into",
    "promoted to",
    "promotion to",
    "qualify as",
    "recruit",
    "recruit from",
    "rise to",
    "sideways into",
    "sideways to",
    "start as",
    "start out as",
    "started as",
    "step into",
    "step up to",
    "train as",
    "transition into",
    "transition to",
    "welcome",
    "work as",
];

/// The same with more forms of the verb "to work" and its kin.
const WORKING_AS: [&str; 7] = [
    "worked as",
    "working as",
    "trained as",
    "qualified as",
    "served as",
    "specialise as",
    "specialize as",
];

/// Small words at which a title in small letters is over.
const ENDS: [&str; 16] = [
    "in", "at", "for", "on", "within", "across", "after", "over", "once", "when", "if", "before",
    "by", "through", "during", "because",
];

/// Words that no title has.
const NO_TITLE: [&str; 14] = [
    "you", "your", "we", "our", "they", "their", "this", "that", "may", "can", "could", "become",
    "been", "have",
];

/// The most words of a title in a sentence.
const TITLE_WORDS: usize = 6;

/// The most words before the comma of a part that says when or how.
const LEAD_IN_WORDS: usize = 8;

/// How a part begins that goes on from the roles before it.
const FROM_THERE_TO: &str = "from there to ";
const FROM_THERE_INTO: &str = "from there into ";

/// What stands before such a part.
const AND: &str = " and ";

/// A word with where it begins.
type Word<'t> = (usize, &'t str);

/// Returns what a sentence names; `None` where an entry is no sentence.
pub(super) fn read(entry: &str) -> Option<Entry> {
    let (lead_in, rest) = lead_in(entry);
    let words: Vec<Word<'_>> = words_of(rest);
    let Some(verb) = verb(&words) else {
        return lead_in.map(|said| titles_behind(rest, said, entry));
    };
    let found = (verb..words.len()).find_map(|at| {
        let behind = phrase_end(&words, at)?;
        let start = words.get(behind)?.0;
        let is_denied = words[..behind].iter().any(|(_, word)| denies(word));
        titles(&rest[start..]).filter(|_| !is_denied)
    });
    let found = found.map(|roles| with_note(roles, lead_in.filter(|said| has_years(said))));
    Some(found.map_or_else(|| Entry::Outside(entry.to_owned()), Entry::Roles))
}

/// Whether a word says that something is not so, or hardly ever.
fn denies(word: &str) -> bool {
    const WORDS: [&str; 13] = [
        "not", "never", "no", "cannot", "without", "rarely", "seldom", "hardly", "few", "unlikely",
        "neither", "nor", "nobody",
    ];
    let word = words::key(word).replace('’', "'");
    WORDS.contains(&word.as_str()) || word.ends_with("n't")
}

/// Parts what says when or how from what follows: "After two years, Shift Leader". What only leads on to the next
/// step, as "From there", needs no note.
fn lead_in(entry: &str) -> (Option<&str>, &str) {
    let none = (None, entry);
    // "from there to Depot Manager"
    for to in [FROM_THERE_TO, FROM_THERE_INTO] {
        let begins = entry
            .get(..to.len())
            .filter(|start| start.eq_ignore_ascii_case(to));
        if let Some(begins) = begins {
            return (Some(&begins[.."from there".len()]), &entry[begins.len()..]);
        }
    }
    // "Then Chief Nurse"
    if let Some((said, rest)) = entry.split_once(' ')
        && matches!(words::key(said).as_str(), "then" | "eventually")
        && rest.starts_with(char::is_uppercase)
    {
        return (Some(said), rest);
    }
    let Some((said, rest)) = entry.split_once(", ") else {
        return none;
    };
    let mut words = said.split_whitespace();
    let first = words.next().map(words::key).unwrap_or_default();
    let small = words
        .clone()
        .all(|word| !word.starts_with(char::is_uppercase));
    let fits = LEAD_INS.contains(&first.as_str())
        && small
        && words.count() < LEAD_IN_WORDS
        && !said.contains(['(', '/', ';'])
        && !parts::name_title(said.trim_start_matches(char::is_alphabetic));
    if fits {
        (Some(said), rest.trim_start())
    } else {
        none
    }
}

/// The sentences of an entry, where it tells of moves in several of them.
pub(super) fn sentences(entry: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, _) in entry.match_indices(". ") {
        let rest = &entry[at + 2..];
        let word = entry[start..at].rsplit(' ').next().unwrap_or_default();
        let ends = word.chars().filter(|c| c.is_lowercase()).count() > 2;
        if ends && rest.starts_with(char::is_uppercase) {
            found.push(entry[start..at].trim());
            start = at + 2;
        }
    }
    found.push(entry[start..].trim());
    let found = found.into_iter().flat_map(goings_on);
    let found: Vec<&str> = found.flat_map(directions::other_moves).collect();
    let tells = found.len() > 1 && found.iter().any(|sentence| read(trim(sentence)).is_some());
    if tells { found } else { vec![entry] }
}

/// A sentence, and the part of it that goes on from there: "Shift Manager, and from there to Depot Manager".
fn goings_on(sentence: &str) -> impl Iterator<Item = &str> {
    let goes_on = |(at, _): &(usize, &str)| {
        let rest = &sentence[at + AND.len()..];
        rest.starts_with(FROM_THERE_TO) || rest.starts_with(FROM_THERE_INTO)
    };
    let at = sentence.match_indices(AND).find(goes_on).map(|(at, _)| at);
    let first = at.map_or(sentence, |at| sentence[..at].trim_end_matches([',', ' ']));
    let rest = at.map(|at| sentence[at + AND.len()..].trim());
    std::iter::once(first).chain(rest)
}

/// Whether an entry goes on from the one before it: "From there, Head of Sales".
pub(super) fn goes_on(entry: &str) -> bool {
    let Some(said) = lead_in(entry).0 else {
        return false;
    };
    let said = said.to_lowercase();
    let said = said.trim_start_matches("and ");
    matches!(
        said,
        "from there"
            | "from here"
            | "then"
            | "next"
            | "later"
            | "eventually"
            | "finally"
            | "after that"
    )
}

/// The titles behind a part that says when or how, where they are all that follows.
fn titles_behind(rest: &str, said: &str, entry: &str) -> Entry {
    match read_entry(rest) {
        Entry::Roles(roles) if roles.iter().all(is_title) => {
            Entry::Roles(with_note(roles, Some(said).filter(|_| !goes_on(entry))))
        }
        _ => Entry::Outside(entry.to_owned()),
    }
}

fn with_note(mut roles: Vec<MentionedTitle>, said: Option<&str>) -> Vec<MentionedTitle> {
    for role in roles.iter_mut().filter(|_| said.is_some()) {
        role.note = joined(said, role.note.take());
    }
    roles
}

fn has_years(said: &str) -> bool {
    said.contains("year") || said.contains("month")
}

/// The words outside brackets, up to where something else begins that is said of titles.
fn words_of(text: &str) -> Vec<Word<'_>> {
    let end = DASHES.iter().filter_map(|dash| text.find(dash)).min();
    let text = &text[..end.unwrap_or(text.len())];
    let mut depth = 0_usize;
    let words = text.split_whitespace().filter(|word| {
        let outside = depth == 0 && !word.starts_with(['(', '[']);
        depth = (depth + word.matches(['(', '[']).count())
            .saturating_sub(word.matches([')', ']']).count());
        outside
    });
    let base = text.as_ptr() as usize;
    words
        .map(|word| (word.as_ptr() as usize - base, word))
        .collect()
}

/// Returns the verb of a sentence, in front of which nothing is said that a title is followed by.
fn verb(words: &[Word<'_>]) -> Option<usize> {
    let is_small = |word: &str| word.starts_with(char::is_lowercase);
    let first = words::key(words.first()?.1);
    let of_somebody = SOMEBODY.contains(&first.as_str()) && is_small(words.get(1)?.1);
    if of_somebody && SURE.contains(&first.as_str()) {
        return Some(1);
    }
    // "Become a Head Chef", "progress to Head Chef"
    let goes_on = ["move", "progress", "step"].contains(&words[0].1);
    let begins = (first == "become" || first == "be" || goes_on) && phrase_end(words, 0).is_some();
    if begins {
        return Some(0);
    }
    let mut has_head = false;
    for (at, (_, word)) in words.iter().enumerate() {
        let parts = word.ends_with([',', ';', ':']);
        if at > 0 && is_small(word) {
            if words::surely_starts_clause(word)
                || matches!(*word, "that" | "which" | "where" | "when" | "if")
            {
                return None;
            }
            let former = words::key(words[at - 1].1);
            // "Manager as opportunities become available" goes on about the manager.
            let of_one = words::is_head(&former) && !former.ends_with('s');
            if of_one && words::starts_clause(word) {
                return None;
            }
            let told = of_somebody
                || BEFORE_VERB.contains(&former.as_str())
                || (former.ends_with('s') && words.len() > at + 2);
            let known = VERBS.contains(word) && (told || !NOUNS_TOO.contains(word));
            if known || MODALS.contains(word) {
                return Some(at);
            }
        }
        has_head |= words::is_head(word);
        if parts && has_head {
            return None;
        }
    }
    // "Others teach"
    of_somebody.then_some(1)
}

/// Returns the word behind the phrase that begins at a word and leads to titles: the longest of them.
fn phrase_end(words: &[Word<'_>], at: usize) -> Option<usize> {
    let phrases = LEADING_TO.iter().chain(&WORKING_AS);
    let fits = |phrase: &&&str| {
        let mut said = words[at..].iter().map(|(_, word)| words::key(word));
        phrase
            .split(' ')
            .all(|word| said.next().as_deref() == Some(word))
    };
    let longest = phrases
        .filter(fits)
        .map(|phrase| phrase.split(' ').count())
        .max();
    longest.map(|count| at + count)
}

/// Returns the titles that a part of a sentence names, where it names nothing else.
fn titles(text: &str) -> Option<Vec<MentionedTitle>> {
    let text = trim(text);
    let (named, said) = in_small_letters(text);
    let Entry::Roles(mut roles) = super::read_plain(&in_capitals(named)) else {
        return None;
    };
    if !roles.iter().all(is_title) {
        return None;
    }
    for role in &mut roles {
        role.note = joined(role.note.take().as_deref(), said.map(str::to_owned));
    }
    Some(roles)
}

/// Titles in small letters as titles are written: "Directors of Nursing or Matrons".
fn in_capitals(text: &str) -> String {
    if text.contains(char::is_uppercase) {
        return text.to_owned();
    }
    let capital = |word: &str| {
        let mut rest = word.chars();
        let first = rest
            .next()
            .filter(|_| !words::is_connector(word) && word != "or");
        match first {
            Some(first) => first.to_uppercase().chain(rest).collect(),
            None => word.to_owned(),
        }
    };
    let words: Vec<String> = text.split_whitespace().map(capital).collect();
    words.join(" ")
}

/// Parts titles in small letters from what is said behind them.
fn in_small_letters(text: &str) -> (&str, Option<&str>) {
    let words = words_of(text);
    let capital = words
        .iter()
        .any(|(_, word)| word.starts_with(char::is_uppercase));
    let end = words.iter().skip(1).find(|(_, word)| ENDS.contains(word));
    match end.filter(|_| !capital) {
        Some((end, _)) => (text[..*end].trim_end(), Some(&text[*end..])),
        None => (text, None),
    }
}

/// Whether a title that a sentence names is one: it ends in a head, and is no sentence itself.
fn is_title(role: &MentionedTitle) -> bool {
    let said = role.title.split_whitespace();
    let front = role.title.split(',').next().unwrap_or_default();
    let base = front.split_whitespace();
    let base = base.take_while(|word| !words::is_preposition(word));
    let head = base.filter(|word| !words::is_level(word)).last();
    (1..=TITLE_WORDS).contains(&said.clone().count())
        && head.is_some_and(words::is_head)
        && !said
            .map(words::key)
            .any(|word| NO_TITLE.contains(&word.as_str()))
}
