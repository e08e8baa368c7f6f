//! Cuts a selector into words and signs.

use super::error::{Fault, SelectorProblem};
use super::syntax::Comparison;
use crate::model::is_hyphen;
use crate::source::Span;

/// Signs that mean "not" in other languages; no name begins with one without quotes.
pub(super) const NEGATIONS: [char; 3] = ['!', '~', '^'];

/// A word or a sign. What a word says is looked up in the text, so that a token stays small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) span: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    Word,
    Quoted,
    And,
    Or,
    Minus,
    Plus,
    Open,
    Close,
    OpenBracket,
    CloseBracket,
    Comma,
    Colon,
    Compare(Comparison),
}

/// Returns the tokens of a selector.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, Fault> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let (kind, length) = match c {
            '"' | '\'' => (TokenKind::Quoted, quoted_length(text, at)?),
            '<' | '>' | '=' => comparison(&text[at..]),
            _ => match sign(c) {
                Some(kind) => (kind, c.len_utf8()),
                None => word(text, at)?,
            },
        };
        tokens.push(Token {
            kind,
            span: Span::new(at..at + length),
        });
        at += length;
    }
    Ok(tokens)
}

/// Whether a character ends a word wherever it stands.
pub(super) fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '<' | '>' | '=') || sign(c).is_some()
}

/// Returns what stands between the quotes of a quoted token.
pub(super) fn unquoted(quoted: &str) -> String {
    let mut text = String::with_capacity(quoted.len());
    let mut chars = quoted[1..quoted.len() - 1].chars();
    while let Some(c) = chars.next() {
        text.extend(if c == '\\' { chars.next() } else { Some(c) });
    }
    text
}

fn sign(c: char) -> Option<TokenKind> {
    Some(match c {
        '&' => TokenKind::And,
        '|' => TokenKind::Or,
        '+' => TokenKind::Plus,
        '(' => TokenKind::Open,
        ')' => TokenKind::Close,
        '[' => TokenKind::OpenBracket,
        ']' => TokenKind::CloseBracket,
        ',' => TokenKind::Comma,
        ':' => TokenKind::Colon,
        _ => return None,
    })
}

fn comparison(text: &str) -> (TokenKind, usize) {
    let signs = [
        Comparison::AtMost,
        Comparison::AtLeast,
        Comparison::Less,
        Comparison::More,
    ];
    let found = signs
        .into_iter()
        .find(|sign| text.starts_with(sign.as_str()));
    let sign = found.unwrap_or(Comparison::Equal);
    (TokenKind::Compare(sign), sign.as_str().len())
}

fn quoted_length(text: &str, start: usize) -> Result<usize, Fault> {
    let quote = text[start..].chars().next();
    let mut is_escaped = false;
    for (at, c) in text[start..].char_indices().skip(1) {
        if is_escaped {
            is_escaped = false;
        } else if c == '\\' {
            is_escaped = true;
        } else if Some(c) == quote {
            return Ok(at + 1);
        }
    }
    let span = Span::new(start..start + 1);
    Err(Fault::new(SelectorProblem::UnclosedQuote, span))
}

/// Returns a word, or the operator that a hyphen on its own is.
fn word(text: &str, start: usize) -> Result<(TokenKind, usize), Fault> {
    let length = text[start..].find(ends_word).unwrap_or(text.len() - start);
    let word = &text[start..start + length];
    if word == "-" {
        return Ok((TokenKind::Minus, 1));
    }
    if word.starts_with(NEGATIONS) {
        let span = Span::new(start..start + 1);
        return Err(Fault::new(SelectorProblem::Negation, span));
    }
    // `a -b` would else be the name "a b", because names do not tell hyphens from spaces.
    let is_loose = word.starts_with('-') || word.ends_with('-') || word.chars().all(is_hyphen);
    if is_loose {
        let span = Span::new(start..start + length);
        return Err(Fault::new(SelectorProblem::LooseHyphen, span));
    }
    Ok((TokenKind::Word, length))
}
