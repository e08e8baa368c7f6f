//! The titles of an entry as they are written, with their trailing clauses taken off.

use super::joined;
use super::tokens::{Piece, Separator, Token};
use super::words;
use super::{acronym, afterthought, commas};

/// One title as written: words and parentheses, no separator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) pieces: Vec<Piece>,
    /// What stands between the former part and this one.
    pub(super) before: Option<Separator>,
    pub(super) note: Option<String>,
}

impl Part {
    /// Returns the words at and behind a piece.
    pub(super) fn words(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.pieces.iter().filter_map(as_word)
    }
}

/// Returns the word of a piece, where it is one that says something.
pub(super) fn as_word(piece: &Piece) -> Option<&str> {
    match piece {
        Piece::Word(word) if !word.is_empty() => Some(word),
        _ => None,
    }
}

/// Where the head of a part stands, and what is before it. Indices count pieces.
#[derive(Debug, Clone)]
pub(super) struct Anatomy {
    /// The last word before an "of" or a comma, without levels.
    pub(super) head: usize,
    /// Whether the head is a noun that can end a title.
    pub(super) full: bool,
    /// How many ranks stand before the head, from the first word on.
    pub(super) ranks: usize,
    /// Whether every word is a rank.
    pub(super) only_ranks: bool,
    /// Where the "of" or what follows the comma begins; else the number of pieces.
    pub(super) base_end: usize,
}

impl Anatomy {
    /// Returns the anatomy of a part; `None` where it has no word.
    pub(super) fn of(part: &Part) -> Option<Self> {
        let pieces = &part.pieces;
        let first = pieces.iter().position(|piece| as_word(piece).is_some())?;
        let ends_base = |at: &usize| {
            let preposition = as_word(&pieces[*at]).is_some_and(words::is_preposition);
            let comma = as_word(&pieces[*at - 1])
                .is_some_and(|word| word.ends_with(',') && words::is_head(word));
            preposition || comma
        };
        let base_end = (first + 1..pieces.len())
            .find(ends_base)
            .unwrap_or(pieces.len());
        let base: Vec<usize> = (first..base_end)
            .filter(|&at| as_word(&pieces[at]).is_some())
            .collect();
        let word = |at: usize| as_word(&pieces[at]).unwrap_or_default();
        let plain = |at: &&usize| !words::is_level(word(**at));
        let head = *base.iter().rev().find(plain).unwrap_or(&first);
        let ranks = base
            .iter()
            .take_while(|&&at| at < head && words::is_rank(word(at)))
            .count();
        let modified = base
            .iter()
            .any(|&at| at < head && !words::is_rank(word(at)));
        let full = words::is_head(word(head))
            || (base.len() == 1 && words::is_title_alone(word(head)))
            || (modified && words::is_rank(word(head)) && !words::is_outside_head(word(head)));
        Some(Self {
            head,
            full,
            ranks,
            only_ranks: part.words().all(words::is_rank),
            base_end,
        })
    }
}

/// Words behind a title that add nothing to it.
const NEEDLESS: [&str; 5] = ["role", "roles", "position", "positions", "job"];

/// Cuts the tokens of an entry into parts.
pub(super) fn parts(entry: &str, tokens: &[Token]) -> Vec<Part> {
    join_qualifiers(commas::resolve(cut(entry, tokens)))
}

/// Puts the last words of "Teacher (Maths) / Physics", which are no title, to what stands in brackets: both
/// are fields of the title before them.
fn join_qualifiers(mut parts: Vec<Part>) -> Vec<Part> {
    let is_field = |part: &Part| {
        let mut words = part.words();
        let plain = |word: &str| {
            let named = words::is_rank(word) || words::is_head(word) || words::is_title_alone(word);
            let outside = words::is_outside_head(word) || words::starts_outside(word);
            word.starts_with(char::is_uppercase) && !named && !outside
        };
        part.note.is_none()
            && matches!(
                part.before,
                Some(Separator::Slash | Separator::Or | Separator::Tight)
            )
            && part.pieces.iter().all(|piece| as_word(piece).is_some())
            && words.all(plain)
    };
    let qualified = |part: &Part| match part.pieces.as_slice() {
        [.., Piece::Word(head), Piece::Parenthesis(inside)] => {
            let words: Vec<&str> = part.words().collect();
            words::is_head(head)
                && inside.starts_with(char::is_uppercase)
                && part.note.is_none()
                && acronym::covered(&words, inside).is_none()
                && !acronym::looks_like_one(inside)
        }
        _ => false,
    };
    if let [former, last] = parts.as_mut_slice()
        && qualified(former)
        && is_field(last)
    {
        let field: Vec<&str> = last.words().collect();
        if let Some(Piece::Parenthesis(inside)) = former.pieces.last_mut() {
            *inside = format!("{inside} / {}", field.join(" "));
        }
        parts.pop();
    }
    parts
}

/// What says that examples of some kind of roles follow. A bracket alone says it only of what is called
/// roles.
const SUCH_AS: [&str; 9] = [
    " such as ",
    " like ",
    " including ",
    " (such as ",
    " (like ",
    " (e.g. ",
    " (e.g., ",
    " (including ",
    " (",
];

/// Whether some words name a title.
pub(super) fn name_title(words: &str) -> bool {
    words.split([' ', '/', ',']).any(words::is_head)
}

/// Parts "Support roles such as Dispatcher or Planner" into the kind of roles and its examples.
pub(super) fn examples(entry: &str) -> Option<(&str, &str)> {
    let is_bare = |said: &str| said == " (";
    let found = SUCH_AS
        .iter()
        .filter(|said| !is_bare(said) || entry.ends_with(')'))
        .filter_map(|said| Some((entry.find(said)?, *said)));
    let (at, said) = found.min_by_key(|(at, _)| *at)?;
    let kind = entry[..at].trim_end_matches(',');
    let rest = &entry[at + said.len()..];
    let examples = if said.contains('(') {
        rest.strip_suffix(')')?
    } else {
        rest
    };
    let many = kind.split_whitespace().any(|word| {
        matches!(
            words::key(word).as_str(),
            "roles" | "positions" | "jobs" | "titles" | "fields" | "disciplines"
        )
    });
    let several = kind.contains([':', '/', '(', ';'])
        || kind.split_whitespace().any(words::surely_starts_clause);
    // "Management (e.g., Bar Manager)" has examples of a kind; the titles of "Nurse (e.g., Ward
    // Sister)" are names of one.
    let is_kind = || {
        let none = |word: &str| !words::is_head(word) && !words::is_outside_head(word);
        said.contains("(e.g.") && kind.split_whitespace().all(none)
    };
    let fits = !several && (many || is_kind()) && (!is_bare(said) || name_title(examples));
    fits.then_some((kind, examples))
}

fn cut(entry: &str, tokens: &[Token]) -> Vec<Part> {
    let title_case = is_title_case(tokens);
    let mut parts: Vec<Part> = Vec::new();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut before = None;
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        if let Some(separator) = token.separator() {
            finish(&mut parts, &mut pieces, before, None);
            before = Some(separator);
            at += 1;
        } else if let Some(start) = clause_start(tokens, at, &pieces, before, title_case) {
            let end = clause_end(tokens, at);
            // The connectors before the first word belong to the clause.
            pieces.truncate(pieces.len() - (at - start));
            let stop = tokens.get(end).map_or(entry.len(), |t| t.start);
            let trim =
                |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '–' | '—' | '-' | '&');
            let said = entry[tokens[start].start..stop].trim_matches(trim);
            let note = (!said.is_empty()).then(|| said.to_owned());
            if pieces.is_empty() {
                append_note(&mut parts, note);
            } else {
                finish(&mut parts, &mut pieces, before, note);
            }
            at = end;
        } else {
            pieces.push(token.piece.clone());
            at += 1;
        }
    }
    finish(&mut parts, &mut pieces, before, None);
    parts
}

fn finish(
    parts: &mut Vec<Part>,
    pieces: &mut Vec<Piece>,
    before: Option<Separator>,
    note: Option<String>,
) {
    let pieces = std::mem::take(pieces);
    let mut part = Part {
        pieces,
        before,
        note,
    };
    let Some(first) = part.words().next() else {
        // A parenthesis alone says something of the title before it.
        if let (Some(last), false) = (parts.last_mut(), part.pieces.is_empty()) {
            last.pieces.append(&mut part.pieces);
        }
        return;
    };
    let rest_of_list = words::is_and_so_on(first) && part.words().all(|w| !words::is_head(w));
    if rest_of_list && !parts.is_empty() {
        let said: Vec<&str> = part.words().collect();
        let or = matches!(before, Some(Separator::Or | Separator::CommaOr));
        let said = format!("{}{}", if or { "or " } else { "" }, said.join(" "));
        return append_note(parts, Some(said));
    }
    afterthought::move_place(&mut part);
    drop_needless_words(&mut part);
    parts.push(part);
}

/// "Either" before the first title, the article before any, and "role" behind a title.
fn drop_needless_words(part: &mut Part) {
    let is = |piece: Option<&Piece>, known: &[&str]| {
        let key = piece.and_then(as_word).map(words::key);
        key.is_some_and(|key| known.contains(&key.as_str()))
    };
    if part.pieces.len() > 1 && is(part.pieces.first(), &["either"]) {
        part.pieces.remove(0);
    }
    drop_article(part);
    let [.., head, last] = part.pieces.as_slice() else {
        return;
    };
    let role = is(Some(last), &NEEDLESS);
    if role && as_word(head).is_some_and(words::is_head) {
        part.pieces.pop();
    }
}

/// Takes off the article of "A Nurse", whose capital the next word gets. That of "A Level Teacher" is a name.
fn drop_article(part: &mut Part) {
    let [Piece::Word(article), Piece::Word(next), ..] = part.pieces.as_mut_slice() else {
        return;
    };
    let known = ["a", "an", "the"]
        .iter()
        .any(|one| article.eq_ignore_ascii_case(one));
    let next_key = words::key(next);
    let named = matches!(next_key.as_str(), "class" | "grade" | "level" | "levels");
    let named = named || words::is_connector(next);
    if !known || named {
        return;
    }
    let capital = article.starts_with(char::is_uppercase) && is_small(next);
    if let (true, Some(first)) = (capital, next.chars().next()) {
        let rest = &next[first.len_utf8()..];
        *next = first.to_uppercase().chain(rest.chars()).collect();
    }
    part.pieces.remove(0);
}

fn append_note(parts: &mut [Part], note: Option<String>) {
    if let Some(last) = parts.last_mut() {
        last.note = joined(last.note.as_deref(), note);
    }
}

/// Whether titles are written with capitals, so that a small word says that a title is over.
fn is_title_case(tokens: &[Token]) -> bool {
    let words = tokens.iter().filter_map(Token::word);
    let mut later = words
        .skip(1)
        .take_while(|w| !words::surely_starts_clause(w));
    later.any(|word| word.starts_with(char::is_uppercase) && words::is_head(word))
}

/// Returns the token at which a clause starts, where the token `at` shows that one does.
fn clause_start(
    tokens: &[Token],
    at: usize,
    pieces: &[Piece],
    before: Option<Separator>,
    title_case: bool,
) -> Option<usize> {
    let word = tokens[at].word()?;
    let small = is_small(word) && !NEEDLESS.contains(&word);
    let words_so_far = || pieces.iter().filter_map(as_word);
    let head_seen = words_so_far().any(|w| words::is_head(w) || words::is_outside_head(w));
    if pieces.is_empty() {
        // "..., preferably in a hospital" and "... or with a licence" go on about the title before.
        let comma = matches!(
            before,
            Some(Separator::Comma | Separator::CommaAnd | Separator::CommaOr)
        );
        let goes_on = words::surely_starts_clause(word) || (comma && words::starts_clause(word));
        return (before.is_some() && small && goes_on).then_some(at);
    }
    let sure = words::surely_starts_clause(word) && (small || head_seen);
    let after_head = head_seen && small && words::starts_clause(word);
    let dash = matches!(word, "-" | "–" | "—") && head_seen && has_small_word(&tokens[at + 1..]);
    let participle = small && head_seen && (word.ends_with("ing") || word.ends_with("ed"));
    let goes_on = participle && !words::last_is_head(phrase(&tokens[at..]));
    // "Owner of own practice" goes on in small words.
    let follows_of = words_so_far()
        .rev()
        .find(|w| *w == "of" || !is_small(w))
        .is_some_and(|w| w == "of");
    // "Paralegal Certificate graduate" says to its end what it is.
    let outside = words::is_outside_only(word) && phrase(&tokens[at + 1..]).next().is_none();
    let elsewhere = word == "at"
        && head_seen
        && phrase(&tokens[at + 1..])
            .next()
            .is_some_and(words::is_elsewhere);
    let timed = matches!(word, "within" | "after" | "in" | "over" | "following")
        && head_seen
        && phrase(&tokens[at + 1..])
            .next()
            .is_some_and(words::is_number);
    let small_word =
        title_case && head_seen && small && !words::is_connector(word) && !follows_of && !outside;
    if !(sure || after_head || dash || goes_on || elsewhere || timed || small_word) {
        return None;
    }
    let connectors = pieces
        .iter()
        .rev()
        .take_while(|piece| as_word(piece).is_some_and(|w| words::is_connector(w) && w != "&"))
        .count();
    // "Mill Intern & volunteer staff" is an intern.
    let (last, former) = (words_so_far().next_back(), words_so_far().nth_back(1));
    let ampersand = last == Some("&") && former.is_some_and(words::is_head);
    let connectors = connectors + usize::from(ampersand);
    (connectors < pieces.len()).then_some(at - connectors)
}

/// Whether a word has no capital; "iOS" and "eCommerce" are names.
fn is_small(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && !word.contains(char::is_uppercase)
}

fn phrase(tokens: &[Token]) -> impl Iterator<Item = &str> {
    let same = tokens.iter().take_while(|t| t.separator().is_none());
    same.filter_map(Token::word)
}

fn has_small_word(tokens: &[Token]) -> bool {
    phrase(tokens).any(|w| is_small(w) && !words::is_connector(w))
}

/// A clause ends where a separator is followed by a whole title in capitals; most run to the end.
fn clause_end(tokens: &[Token], start: usize) -> usize {
    let title_follows = |at: &usize| {
        let separator = tokens[*at].separator();
        let after = &tokens[*at + 1..];
        let capitals =
            phrase(after).all(|w| words::is_connector(w) || w.contains(char::is_uppercase));
        let long = phrase(after).nth(1).is_some();
        let spaced = matches!(separator, Some(Separator::Slash | Separator::Semicolon));
        let or = matches!(separator, Some(Separator::Or | Separator::CommaOr));
        (spaced || (or && long)) && capitals && words::last_is_head(phrase(after))
    };
    (start + 1..tokens.len())
        .find(title_follows)
        .unwrap_or(tokens.len())
}
