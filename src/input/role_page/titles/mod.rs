//! The grammar of titles in list entries.
//!
//! An entry of a role page names one role, several, or something that is no role:
//!
//! ```text
//! entry      = [label ": "] title { separator title }
//! separator  = " / " | " or " | "," | ", or " | tight slash between ranks or heads
//! title      = { rank } { modifier } head { level } [ "of" words ] { "(" inside ")" } [ clause ]
//! ```
//!
//! - A title without a head borrows the next one: "DevOps / Site Reliability Engineer". A general
//!   head alone borrows the words before the former one: "Mill Supervisor or Manager".
//! - Ranks and leaders share the "of" or the field behind the last of them: "Director/VP, Sales". Where that
//!   field is an acronym of a role, as in "Manager, SRE", it is a field all the same.
//! - A grade behind a title of a high rank shares nothing: "Senior Engineer / Associate".
//! - The article of "A Nurse" is no part of a title.
//! - Words that stand for one another share what is around them: "Accounts Payable / Receivable Clerk".
//! - A parenthesis is an alias where it is an acronym of the words before it, or of the one word that it
//!   stands behind, as in "Musculoskeletal (MSK) Specialist", and a qualifier else.
//! - A clause ("with ...", "who ...") is a note. The comma of "Senior Manager, Data Architecture"
//!   and the "&" of "Shipping & Receiving Clerk" separate nothing.
//! - Behind a dash, "Manager – Data Science" has the field of bare ranks and heads, which all of them
//!   share, and "Data Engineer – ETL" a qualifier.
//! - "Support roles such as Dispatcher" names its examples, and the rest is a note.
//! - "High school graduate", "Various analyst roles" and "Transition to management" are no roles;
//!   "Transition to Team Lead" leads to one.
//!
//! - A sentence names the titles behind its verb: "Electricians may become supervisors". Where those are none, it
//!   is no role.
//!
//! The words that the grammar rests on are lists in `words::lists`.

mod acronym;
mod afterthought;
mod commas;
mod directions;
mod headline;
mod parts;
mod share;
mod steps;
mod tail;
mod tokens;
mod told;
mod words;

pub(super) use directions::{Way, way};
pub use headline::read_title;
pub(super) use steps::{parted_by_arrows, steps};
pub(crate) use tail::DASHES;
pub(crate) use words::{is_level, is_plural};

use parts::as_word;
use share::Whole;
use tokens::Piece;

/// What a list entry names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// Titles of roles, in the order of the entry.
    Roles(Vec<MentionedTitle>),
    /// Something that is not a role.
    Outside(String),
    /// Titles of roles, and alternatives to them that are not roles.
    Mixed(Vec<MentionedTitle>, Vec<String>),
}

/// A title that an entry names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MentionedTitle {
    /// The title, with what it shares with its neighbours.
    pub title: String,
    /// Acronyms and other names that are given with it.
    pub aliases: Vec<String>,
    /// A domain or condition in parentheses.
    pub qualifier: Option<String>,
    /// A trailing clause.
    pub note: Option<String>,
}

/// What becomes of a list entry that names several titles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Alternatives {
    /// Each is a role of its own; together they are a group of alternatives.
    #[default]
    Roles,
    /// The entry is one role, whose title is the entry as it stands.
    Verbatim,
    /// The entry is one role: the first title, with the others as its aliases.
    Aliases,
}

/// The longest entry that is read as titles, in bytes.
const LONGEST_ENTRY: usize = 1000;

/// Reads one list entry, and makes of several titles what is asked for.
pub fn read_entry_as(entry: &str, alternatives: Alternatives) -> Entry {
    let (mut roles, outside) = match read_entry(entry) {
        Entry::Roles(roles) => (roles, Vec::new()),
        Entry::Mixed(roles, outside) => (roles, outside),
        outside @ Entry::Outside(_) => return outside,
    };
    match alternatives {
        Alternatives::Verbatim
            if roles.len() + outside.len() > 1 && told::read(trim(entry)).is_none() =>
        {
            let title = trim(entry).to_owned();
            return Entry::Roles(vec![MentionedTitle {
                title,
                ..MentionedTitle::default()
            }]);
        }
        Alternatives::Aliases => {
            let others = roles.split_off(1);
            for other in others {
                roles[0].aliases.push(other.title);
                roles[0].aliases.extend(other.aliases);
            }
        }
        Alternatives::Verbatim | Alternatives::Roles => {}
    }
    if outside.is_empty() {
        Entry::Roles(roles)
    } else {
        Entry::Mixed(roles, outside)
    }
}

/// Reads one list entry.
pub fn read_entry(entry: &str) -> Entry {
    let entry = trim(entry);
    if entry.len() > LONGEST_ENTRY {
        return Entry::Outside(entry.to_owned());
    }
    if directions::is_direction(entry) {
        return Entry::Outside(entry.to_owned());
    }
    told::read(entry).unwrap_or_else(|| read_plain(directions::without_to(entry)))
}

/// Reads an entry that is no sentence.
fn read_plain(entry: &str) -> Entry {
    let outside = || Entry::Outside(entry.to_owned());
    if let Some((kind, examples)) = parts::examples(entry) {
        return match read_entry(examples) {
            Entry::Outside(_) => outside(),
            _ if !parts::name_title(examples) => outside(),
            roles => with_note(roles, kind),
        };
    }
    if let Some((titles, said)) = afterthought::take(entry) {
        return with_note(read_entry(titles), said);
    }
    let moved = afterthought::behind_modal(entry).unwrap_or(entry);
    if let Some(titles) = words::behind_move(moved) {
        // "Transition to management" leads to no single role.
        return if parts::name_title(titles) {
            read_entry(titles)
        } else {
            outside()
        };
    }
    let (label, titles, description) = take_label(entry);
    if let Some((first, others)) = tail::next_title(titles) {
        let label = label.map(|label| format!("{label}: ")).unwrap_or_default();
        let first = read_entry(&format!("{label}{first}"));
        let others = read_entry(&format!("{label}{others}"));
        return match description {
            Some(said) => with_note(both(first, others), said),
            None => both(first, others),
        };
    }
    let (titles, tail) = tail::take(titles);
    let mut tokens = tokens::tokenise(titles);
    acronym::protect_spelled_out(&mut tokens);
    let wholes = share::complete(&parts::parts(titles, &tokens));
    let (out, roles): (Vec<Whole>, Vec<Whole>) = wholes.into_iter().partition(|w| w.outside);
    let no_role = !out.is_empty() && roles.iter().all(|role| !role.full);
    if roles.is_empty() || no_role || out.iter().any(is_kind_of_others) {
        return outside();
    }
    let roles = roles.into_iter().map(share::in_singular);
    let mut roles = mentions(roles.collect());
    for role in &mut roles {
        role.qualifier = joined(label, role.qualifier.take());
        role.note = joined(description, role.note.take());
    }
    if let Some(tail) = &tail {
        roles = roles
            .into_iter()
            .flat_map(|role| tail.add_to(role))
            .collect();
    }
    roles.retain(|role| !role.title.is_empty());
    capitalise_later(&mut roles);
    match (roles.is_empty(), out.is_empty()) {
        (true, _) => outside(),
        (false, true) => Entry::Roles(roles),
        (false, false) => Entry::Mixed(roles, out.iter().map(text).collect()),
    }
}

/// Whether what is no role says what those before it are: "Teachers, consultants and other career changers".
fn is_kind_of_others(whole: &Whole) -> bool {
    let first = whole.pieces.first().and_then(as_word);
    first.is_some_and(|word| words::key(word) == "other")
}

/// Gives a title in small letters the capital of the title before it: "Therapist / private
/// practitioner".
fn capitalise_later(roles: &mut [MentionedTitle]) {
    let capital = |role: &MentionedTitle| role.title.starts_with(char::is_uppercase);
    if !roles.first().is_some_and(capital) {
        return;
    }
    for role in roles {
        let small = !role.title.contains(char::is_uppercase)
            && role.title.contains(' ')
            && ends_in_head(&role.title);
        if let (true, Some(first)) = (small, role.title.chars().next()) {
            let rest = &role.title[first.len_utf8()..];
            role.title = first.to_uppercase().chain(rest.chars()).collect();
        }
    }
}

/// Says the same of all roles of an entry.
fn with_note(mut entry: Entry, said: &str) -> Entry {
    if let Entry::Roles(roles) | Entry::Mixed(roles, _) = &mut entry {
        for role in roles {
            role.note = joined(Some(said), role.note.take());
        }
    }
    entry
}

/// Two entries as one.
fn both(first: Entry, second: Entry) -> Entry {
    let parted = |entry| match entry {
        Entry::Roles(roles) => (roles, Vec::new()),
        Entry::Mixed(roles, outside) => (roles, outside),
        Entry::Outside(text) => (Vec::new(), vec![text]),
    };
    let ((mut roles, mut outside), (others, beside)) = (parted(first), parted(second));
    roles.extend(others);
    outside.extend(beside);
    match (roles.is_empty(), outside.is_empty()) {
        (true, _) => Entry::Outside(outside.join(" / ")),
        (false, true) => Entry::Roles(roles),
        (false, false) => Entry::Mixed(roles, outside),
    }
}

/// Whether the last word of a text can end a title.
pub(super) fn ends_in_head(text: &str) -> bool {
    words::last_is_head(text.split_whitespace())
}

/// Whether the last word of a text is one that ends titles and nothing else.
pub(super) fn ends_in_known_head(text: &str) -> bool {
    let last = text.split_whitespace().next_back();
    last.is_some_and(words::is_known_head)
}

/// Whether a text is the title of who leads a field, and names that behind it: "VP Engineering".
pub(super) fn leads_a_field(text: &str) -> bool {
    text.split_once(' ')
        .is_some_and(|(first, _)| words::leads_field(first))
}

fn trim(entry: &str) -> &str {
    let entry = entry.trim().trim_end_matches([';', ',', ':']).trim_end();
    match entry.strip_suffix('.') {
        Some(before) if !before.ends_with('.') => before.trim_end(),
        _ => entry,
    }
}

/// Takes off "Management track:" before titles, and the description behind "Staff Engineer:".
fn take_label(entry: &str) -> (Option<&str>, &str, Option<&str>) {
    let Some((label, rest)) = entry.split_once(": ") else {
        return (None, entry, None);
    };
    if label.contains(['(', '[']) || label.split_whitespace().nth(6).is_some() {
        return (None, entry, None);
    }
    // "Head of Data" has its head before the "of".
    let base = first_title(rest).split_whitespace();
    let base = base.take_while(|word| !words::is_preposition(word));
    if !ends_in_head(first_title(label)) && words::last_is_head(base) {
        (Some(label.trim()), rest.trim(), None)
    } else {
        (None, label.trim(), Some(rest.trim()))
    }
}

/// The text before anything that separates titles.
fn first_title(text: &str) -> &str {
    let separators = ["(", "/", ",", " or "];
    let ends = separators.iter().filter_map(|one| text.find(one));
    &text[..ends.min().unwrap_or(text.len())]
}

/// Whether an entry goes on from the one before it: "From there, Head of Sales".
pub(super) fn goes_on(entry: &str) -> bool {
    told::goes_on(trim(entry))
}

/// The sentences of an entry, where it tells of moves in several of them.
pub(super) fn sentences(entry: &str) -> Vec<&str> {
    if entry.len() > LONGEST_ENTRY {
        return vec![entry];
    }
    told::sentences(entry)
}

/// Whether each sentence of a text tells of a move.
pub(super) fn tells(text: &str) -> bool {
    let is_told = |sentence: &&str| matches!(told::read(trim(sentence)), Some(Entry::Roles(_)));
    text.len() <= LONGEST_ENTRY && sentences(text).iter().all(is_told)
}

/// Two notes as one.
fn joined(first: Option<&str>, second: Option<String>) -> Option<String> {
    match (first, second) {
        (Some(first), Some(second)) => Some(format!("{first}; {second}")),
        (first, second) => first.map(str::to_owned).or(second),
    }
}

/// A part as it stood in the entry.
fn text(whole: &Whole) -> String {
    let pieces = whole.pieces.iter().map(|piece| match piece {
        Piece::Parenthesis(inside) => format!("({inside})"),
        piece => as_word(piece).unwrap_or_default().to_owned(),
    });
    pieces
        .chain(whole.note.clone())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Parts parentheses from titles. An acronym that fits one title of the entry is no qualifier of
/// the others: "Certified or Licensed Mill Weaver (CMW/LMW)".
fn mentions(wholes: Vec<Whole>) -> Vec<MentionedTitle> {
    let inside = |whole: &Whole| -> Vec<(usize, String)> {
        let pieces = whole.pieces.iter().enumerate();
        let inside = pieces.filter_map(|(at, piece)| match piece {
            Piece::Parenthesis(inside) => Some((at, inside.clone())),
            _ => None,
        });
        inside.collect()
    };
    let strange = strange_acronyms(&wholes);
    let fitting: Vec<String> = wholes
        .iter()
        .flat_map(|whole| {
            let fits = |(at, inside): &(usize, String)| !aliases(whole, *at, inside).is_empty();
            let inside = inside(whole).into_iter().filter(fits);
            inside.map(|(_, inside)| inside).collect::<Vec<_>>()
        })
        .collect();
    let mention = |whole: Whole| {
        let mut mentioned = MentionedTitle {
            title: words_of(&whole.pieces),
            note: whole.note.clone(),
            ..MentionedTitle::default()
        };
        for (at, inside) in inside(&whole) {
            mentioned.aliases.extend(aliases(&whole, at, &inside));
            let strange = strange.iter().filter(|(of, _)| *of == inside);
            let strange = strange.filter_map(|(_, one)| beside_acronym(&whole, at, &inside, one));
            mentioned.aliases.extend(strange);
            if !fitting.contains(&inside) {
                mentioned.qualifier = joined(mentioned.qualifier.as_deref(), Some(inside));
            }
        }
        mentioned.aliases.retain(|alias| *alias != mentioned.title);
        mentioned
    };
    wholes.into_iter().map(mention).collect()
}

/// The names that a parenthesis gives to the title it stands in.
fn aliases(whole: &Whole, at: usize, inside: &str) -> Vec<String> {
    let before = words_before(whole, at);
    let named = |front: &[&str], name: &str| named(whole, at, front, name);
    for known_as in [
        "aka ",
        "a.k.a. ",
        "also known as ",
        "also called ",
        "formerly ",
    ] {
        let start = inside.get(..known_as.len());
        if start.is_some_and(|start| start.eq_ignore_ascii_case(known_as)) {
            return vec![inside[known_as.len()..].trim().to_owned()];
        }
    }
    if let Some(start) = acronym::covered(&before, inside) {
        return vec![named(&before[..start], inside)];
    }
    if let Some((last, front)) = before.split_last() {
        let next = whole.pieces.get(at + 1).and_then(as_word);
        let plain = !words::is_rank(last) && !words::is_head(last) && next.is_some();
        if plain
            && front.iter().all(|word| words::is_rank(word))
            && acronym::is_of_word(last, inside)
        {
            return vec![named(front, inside)];
        }
        let spelled: Vec<&str> = inside.split_whitespace().collect();
        if acronym::looks_like_one(last) && acronym::covered(&spelled, last) == Some(0) {
            return vec![named(front, inside)];
        }
    }
    let several = one_of_several(inside);
    several
        .filter_map(|one| acronym::covered(&before, one).map(|start| named(&before[..start], one)))
        .collect()
}

/// The names in a parenthesis that has several: "CVT/RVT".
fn one_of_several(inside: &str) -> impl Iterator<Item = &str> {
    let several = inside.split(['/', ',']).map(str::trim);
    several.filter(move |one| !one.is_empty() && one.len() < inside.len())
}

fn words_before(whole: &Whole, at: usize) -> Vec<&str> {
    whole.pieces[..at].iter().filter_map(as_word).collect()
}

/// Acronyms that stand beside one that fits a title and fit none themselves, each with its
/// parenthesis.
fn strange_acronyms(wholes: &[Whole]) -> Vec<(String, String)> {
    let insides = wholes.iter().flat_map(|whole| {
        let pieces = whole.pieces.iter().enumerate();
        pieces.filter_map(move |(at, piece)| match piece {
            Piece::Parenthesis(inside) => Some((words_before(whole, at), inside)),
            _ => None,
        })
    });
    let insides: Vec<(Vec<&str>, &String)> = insides.collect();
    let mut strange: Vec<(String, String)> = Vec::new();
    for (_, inside) in &insides {
        for one in one_of_several(inside).filter(|one| acronym::looks_like_one(one)) {
            let mut same = insides.iter().filter(|(_, other)| other == inside);
            let fits = same.any(|(words, _)| acronym::covered(words, one).is_some());
            let found = ((*inside).clone(), one.to_owned());
            if !fits && !strange.contains(&found) {
                strange.push(found);
            }
        }
    }
    strange
}

/// The name that an acronym gives to a title which another of its parenthesis fits: the SDR of
/// "Business Development Representative (BDR/SDR)".
fn beside_acronym(whole: &Whole, at: usize, inside: &str, one: &str) -> Option<String> {
    let before = words_before(whole, at);
    let start = one_of_several(inside).find_map(|one| acronym::covered(&before, one))?;
    Some(named(whole, at, &before[..start], one))
}

/// The name of a title where `name` stands for the words between `front` and a parenthesis.
fn named(whole: &Whole, at: usize, front: &[&str], name: &str) -> String {
    let after = words_of(&whole.pieces[at + 1..]);
    // The comma of "Registered Nurse (RN), ICU".
    let comma = words_before(whole, at)
        .last()
        .is_some_and(|w| w.ends_with(','));
    let comma = if comma && !after.is_empty() { "," } else { "" };
    let words = front.iter().copied().chain([name, comma, &after]);
    joined_words(words.filter(|word| !word.is_empty()))
}

fn words_of(pieces: &[Piece]) -> String {
    let text = joined_words(pieces.iter().filter_map(as_word));
    text.trim_end_matches([',', ':', ';']).trim().to_owned()
}

/// Words with spaces between them, and none before a comma.
fn joined_words<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let mut text = String::new();
    for word in words {
        if !(text.is_empty() || word.starts_with(',')) {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

#[cfg(test)]
mod tests;
