//! A list entry as words, parentheses and separators.

use super::steps::STEPS;
use super::words;

/// What separates two titles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    /// ` / ` and its kin: `|`, an arrow.
    Slash,
    /// `;`, across which nothing is shared.
    Semicolon,
    /// ` or `
    Or,
    /// A slash without spaces, between ranks or heads.
    Tight,
    /// `,`
    Comma,
    /// `, or `
    CommaOr,
    /// `, and `
    CommaAnd,
}

/// One piece of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A word, with the comma behind it where that does not separate.
    Word(String),
    /// The inside of parentheses.
    Parenthesis(String),
    /// A separator.
    Separator(Separator),
}

/// A piece and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) piece: Piece,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Token {
    fn new(piece: Piece, start: usize, end: usize) -> Self {
        Self { piece, start, end }
    }

    /// Returns the word, where it is one.
    pub(super) fn word(&self) -> Option<&str> {
        match &self.piece {
            Piece::Word(word) => Some(word),
            _ => None,
        }
    }

    /// Returns the separator, where it is one.
    pub(super) fn separator(&self) -> Option<Separator> {
        match self.piece {
            Piece::Separator(separator) => Some(separator),
            _ => None,
        }
    }
}

/// Cuts an entry into pieces.
pub(super) fn tokenise(entry: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = entry[at..].chars().next() {
        let start = at;
        if c.is_whitespace() {
            at += c.len_utf8();
        } else if c == '(' || c == '[' {
            let end;
            (end, at) = parenthesis_end(entry, at);
            let inside = entry[start + 1..end].trim();
            let plural = inside == "s" && start > 0 && !entry[..start].ends_with(' ');
            if !inside.is_empty() && !plural {
                tokens.push(Token::new(Piece::Parenthesis(inside.to_owned()), start, at));
            }
        } else if matches!(c, ',' | ';' | '|') {
            at += 1;
            let separator = match c {
                ',' => Separator::Comma,
                ';' => Separator::Semicolon,
                _ => Separator::Slash,
            };
            tokens.push(Token::new(Piece::Separator(separator), start, at));
        } else {
            at = word_end(entry, at);
            push_word(&mut tokens, &entry[start..at], start);
        }
    }
    part_joined_titles(&mut tokens);
    let tokens = part_steps(complete_hyphens(entry, tokens));
    split_fields(&split_whole_titles(&tokens))
}

/// Completes the first word of "Short- / Long-Term Analyst" by that behind the separator; where there is
/// nothing to complete it by, the two stay one word.
fn complete_hyphens(entry: &str, tokens: Vec<Token>) -> Vec<Token> {
    // From the back, so that "Short-, Mid- or Long-Term" completes all.
    let mut complete: Vec<Token> = Vec::with_capacity(tokens.len());
    for mut token in tokens.into_iter().rev() {
        let next = match complete.as_slice() {
            [.., next, separator] if separator.separator().is_some() => next.word(),
            _ => None,
        };
        if let (Piece::Word(word), Some(next)) = (&mut token.piece, next)
            && words::is_half(word)
        {
            if let Some(shared) = words::second_half(next) {
                word.push_str(shared);
            } else {
                complete.pop();
                token.end = complete.pop().map_or(token.end, |next| next.end);
                entry[token.start..token.end].clone_into(word);
            }
        }
        complete.push(token);
    }
    complete.reverse();
    complete
}

/// Makes an arrow of the words that say of a title that it comes later.
fn part_steps(tokens: Vec<Token>) -> Vec<Token> {
    let mut parted: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut rest = tokens.into_iter().peekable();
    let is_comma = |token: &Token| token.separator() == Some(Separator::Comma);
    while let Some(token) = rest.next() {
        let step = token.word().filter(|word| STEPS.contains(word));
        let joins = |token: &Token| {
            matches!(
                token.separator(),
                Some(Separator::Comma | Separator::CommaAnd)
            ) || matches!(token.word(), Some("and" | "&"))
        };
        let joined =
            parted.last().is_some_and(joins) || (step == Some("then") && !parted.is_empty());
        if step.is_none() || !joined {
            parted.push(token);
            continue;
        }
        let comma = rest.next_if(is_comma);
        let title_follows = rest
            .peek()
            .and_then(Token::word)
            .is_some_and(|word| word.starts_with(char::is_uppercase));
        if !title_follows {
            parted.push(token);
            parted.extend(comma);
            continue;
        }
        while parted.last().is_some_and(joins) {
            parted.pop();
        }
        let arrow = Piece::Separator(Separator::Slash);
        parted.push(Token::new(arrow, token.start, token.end));
    }
    parted
}

/// Parts "Assistant General Manager & General Manager": both sides end in the same head, and have
/// words before it.
fn part_joined_titles(tokens: &mut [Token]) {
    let is_word = |token: &&Token| token.word().is_some();
    for at in 0..tokens.len() {
        if !matches!(tokens[at].word(), Some("&" | "and")) {
            continue;
        }
        let before = tokens[..at].iter().rev().take_while(is_word);
        let before: Vec<&str> = before.filter_map(Token::word).collect();
        let behind = tokens[at + 1..].iter().take_while(is_word);
        let behind: Vec<&str> = behind.filter_map(Token::word).collect();
        let several = |words: &[&str]| {
            let joined = words.iter().any(|word| matches!(*word, "&" | "and"));
            words.len() > 1 && !joined
        };
        let same = before
            .first()
            .zip(behind.last())
            .is_some_and(|(one, other)| {
                words::is_known_head(one) && words::key(one) == words::key(other)
            });
        let capital = behind
            .first()
            .is_some_and(|word| word.starts_with(char::is_uppercase));
        if same && capital && several(&before) && several(&behind) {
            tokens[at].piece = Piece::Separator(Separator::Or);
        }
    }
}

/// Where what stands in the parenthesis that opens at `at` ends, and where the parenthesis does; both at
/// the end of the text where it is not closed.
fn parenthesis_end(entry: &str, at: usize) -> (usize, usize) {
    let mut depth = 0_usize;
    for (offset, c) in entry[at..].char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (at + offset, at + offset + 1);
        }
    }
    (entry.len(), entry.len())
}

/// The end of the word at `at`; a comma between two digits belongs to it.
fn word_end(entry: &str, at: usize) -> usize {
    let bytes = entry.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    entry[at..]
        .char_indices()
        .find(|(offset, c)| match c {
            '(' | '[' | ';' | '|' => true,
            ',' => !(digit(at + offset + 1) && *offset > 0 && digit(at + offset - 1)),
            c => c.is_whitespace(),
        })
        .map_or(entry.len(), |(offset, _)| at + offset)
}

fn push_word(tokens: &mut Vec<Token>, word: &str, start: usize) {
    let end = start + word.len();
    // The OR of "PACU / OR Nurse" is where one operates.
    let joins = tokens.last().is_some_and(|t| t.separator().is_none());
    let separator = match word.to_lowercase().as_str() {
        "or" if word == "OR" && !joins => None,
        "/" | "//" | "→" | "->" | "=>" | "➔" | "➜" | "⟶" | "•" | "·" => {
            Some(Separator::Slash)
        }
        "or" | "and/or" | "or/and" | "&/or" => Some(Separator::Or),
        _ => None,
    };
    if let Some(separator) = separator {
        return push_separator(tokens, separator, start, end);
    }
    let after_comma = tokens
        .last()
        .is_some_and(|t| t.separator() == Some(Separator::Comma));
    if after_comma && word.eq_ignore_ascii_case("and") {
        return push_separator(tokens, Separator::CommaAnd, start, end);
    }
    // "A/ B" and "A /B" are spaced slashes written carelessly.
    let inner = word.trim_matches('/');
    let lead = word.len() - word.trim_start_matches('/').len();
    if lead > 0 {
        push_separator(tokens, Separator::Slash, start, start + lead);
    }
    if words::splits_at_slash(inner) && inner.contains('/') {
        let mut at = start + lead;
        for (n, piece) in inner.split('/').enumerate() {
            if n > 0 {
                push_separator(tokens, Separator::Tight, at - 1, at);
            }
            push_plain(tokens, piece, at);
            at += piece.len() + 1;
        }
    } else if !inner.is_empty() {
        push_plain(tokens, inner, start + lead);
    }
    if !inner.is_empty() && word.ends_with('/') {
        push_separator(tokens, Separator::Slash, end - 1, end);
    }
}

fn push_plain(tokens: &mut Vec<Token>, word: &str, start: usize) {
    tokens.push(Token::new(
        Piece::Word(word.to_owned()),
        start,
        start + word.len(),
    ));
}

/// Adds a separator; a conjunction joins the comma before it.
fn push_separator(tokens: &mut Vec<Token>, separator: Separator, start: usize, end: usize) {
    if let Some(last) = tokens.last_mut()
        && last.separator() == Some(Separator::Comma)
    {
        last.piece = Piece::Separator(match separator {
            Separator::Or => Separator::CommaOr,
            other => other,
        });
        last.end = end;
        return;
    }
    tokens.push(Token::new(Piece::Separator(separator), start, end));
}

/// Splits "Software Engineer/Data Analyst": the slash stands between a known head and a phrase
/// that ends in one.
fn split_whole_titles(tokens: &[Token]) -> Vec<Token> {
    let mut split = Vec::with_capacity(tokens.len());
    // The last word of the part that a token stands in, found from the back.
    let mut last_words = vec![None; tokens.len()];
    let mut last: Option<usize> = None;
    for (n, token) in tokens.iter().enumerate().rev() {
        match &token.piece {
            Piece::Separator(_) => last = None,
            Piece::Word(_) => last = last.or(Some(n)),
            Piece::Parenthesis(_) => {}
        }
        last_words[n] = last;
    }
    for (n, token) in tokens.iter().enumerate() {
        let phrase_ends_in_head = last_words[n]
            .filter(|&last| last > n)
            .and_then(|last| tokens[last].word())
            .is_some_and(words::is_head);
        let cut = token
            .word()
            .and_then(|word| word.split_once('/'))
            .filter(|(before, after)| {
                // "Loan Processor/Loan Officer" has the same word before both.
                let front = n.checked_sub(1).and_then(|n| tokens[n].word());
                let is_same = || front.is_some_and(|one| words::key(one) == words::key(after));
                phrase_ends_in_head
                    && (words::is_known_head(before) || (words::is_head(before) && is_same()))
                    && !after.contains('/')
                    && after.starts_with(char::is_uppercase)
            });
        match cut {
            Some((before, after)) => {
                let slash = token.start + before.len();
                push_plain(&mut split, before, token.start);
                push_separator(&mut split, Separator::Slash, slash, slash + 1);
                push_plain(&mut split, after, slash + 1);
            }
            None => split.push(token.clone()),
        }
    }
    split
}

/// Splits "Linux Kernel/BSP Developer" and "Area/Regional General Manager": the slash stands between
/// fields, or areas, of which one is enough for a role. It binds closer than the words before it, which all of them share.
fn split_fields(tokens: &[Token]) -> Vec<Token> {
    let mut split: Vec<Token> = Vec::with_capacity(tokens.len());
    for (n, token) in tokens.iter().enumerate() {
        let phrase = || tokens[n + 1..].iter().map_while(Token::word);
        let word = token.word().filter(|word| {
            (words::are_fields(word) && phrase().next().is_some_and(words::is_head))
                || (words::are_areas(word) && words::last_is_head(phrase()))
        });
        let Some(word) = word else {
            split.push(token.clone());
            continue;
        };
        let front = split
            .iter()
            .rev()
            .take_while(|token| token.word().is_some());
        let front = split[split.len() - front.count()..].to_vec();
        let mut at = token.start;
        for (n, field) in word.split('/').enumerate() {
            if n > 0 {
                push_separator(&mut split, Separator::Tight, at - 1, at);
                split.extend_from_slice(&front);
            }
            push_plain(&mut split, field, at);
            at += field.len() + 1;
        }
    }
    split
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(entry: &str) -> String {
        let show = |token: &Token| match &token.piece {
            Piece::Word(word) => word.clone(),
            Piece::Parenthesis(inside) => format!("({inside})"),
            Piece::Separator(separator) => format!("<{separator:?}>"),
        };
        tokenise(entry)
            .iter()
            .map(show)
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn entries_fall_into_words_parentheses_and_separators() {
        for (entry, expected) in [
            ("Weaver / Dyer", "Weaver <Slash> Dyer"),
            ("Weaver/ Dyer", "Weaver <Slash> Dyer"),
            (
                "Weaver, Dyer, or Tailor",
                "Weaver <Comma> Dyer <CommaOr> Tailor",
            ),
            ("Lead/Senior Weaver", "Lead <Tight> Senior Weaver"),
            ("TV/Radio Presenter", "TV/Radio Presenter"),
            ("Painter/Stage Hand", "Painter <Slash> Stage Hand"),
            (
                "Weaver(s) (wool, silk / linen",
                "Weaver (wool, silk / linen)",
            ),
            ("Weaver [wool]", "Weaver (wool)"),
            ("(((", "((()"),
            ("Weaver and/or Dyer", "Weaver <Or> Dyer"),
            ("Weaver and, later, Dyer", "Weaver <Slash> Dyer"),
            ("Weaver, and eventually Dyer", "Weaver <Slash> Dyer"),
            ("Weaver, then Dyer", "Weaver <Slash> Dyer"),
            ("Weaver, later at a loom", "Weaver <Comma> later at a loom"),
            (
                "Mill Planner & Yarn Planner",
                "Mill Planner <Or> Yarn Planner",
            ),
            ("Mill & Yarn Planner", "Mill & Yarn Planner"),
            ("Planner & Yarn Planner", "Planner & Yarn Planner"),
            ("/ , ; |", "<Slash> <Comma> <Semicolon> <Slash>"),
        ] {
            assert_eq!(shown(entry), expected, "{entry}");
        }
    }
}
