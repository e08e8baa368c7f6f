//! Reads a selector, by recursive descent; the grammar is in `docs/selectors.md`.
//!
//! Only parentheses and arguments lead deeper, and their depth is limited. Chains of operators are
//! loops.

use super::error::{Fault, SelectorProblem};
use super::lexer::{Token, TokenKind, tokens, unquoted};
use super::syntax::{At, Attribute, Call, Function, Hops, Moves, Narrowing, Node, Text};
use crate::model::{name_key, suggest};
use crate::source::Span;

/// How deep parentheses and arguments may lie in each other.
const MOST_DEPTH: usize = 64;
/// How many globs, alternatives of attributes, functions and neighbourhoods there may be: each can take a search of
/// the graph. Names take none, and scripts write many.
const MOST_PARTS: usize = 500;
/// How long a selector may be, in bytes.
const MOST_BYTES: usize = 1 << 20;
/// How long a glob may be: a `?` makes matching cost its length for each character of a name.
const MOST_GLOB_CHARS: usize = 256;
/// How many roles `similar` selects unless told.
const SIMILAR: u32 = 10;

pub(super) fn parse(text: &str) -> Result<Node, Fault> {
    if text.len() > MOST_BYTES {
        let span = Span::new(0..text.floor_char_boundary(1));
        return Err(Fault::new(
            SelectorProblem::TooLong { most: MOST_BYTES },
            span,
        ));
    }
    let mut parser = Parser {
        text,
        tokens: tokens(text)?,
        at: 0,
        depth: 0,
        parts: 0,
        in_arguments: false,
    };
    if parser.tokens.is_empty() {
        return Err(Fault::new(SelectorProblem::Empty, parser.end()));
    }
    let node = parser.union()?;
    match parser.peek() {
        None => Ok(node),
        Some(token) => Err(parser.stray(token)),
    }
}

pub(super) struct Parser<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    pub(super) at: usize,
    depth: usize,
    parts: usize,
    /// Whether a comma ends an argument, instead of joining alternatives.
    pub(super) in_arguments: bool,
}

/// # Tokens
impl<'t> Parser<'t> {
    pub(super) fn peek(&self) -> Option<Token> {
        self.tokens.get(self.at).copied()
    }

    pub(super) fn peek_kind(&self, ahead: usize) -> Option<TokenKind> {
        self.tokens.get(self.at + ahead).map(|token| token.kind)
    }

    /// Takes the next token where it is of this kind.
    pub(super) fn take(&mut self, kind: TokenKind) -> Option<Token> {
        let token = self.peek().filter(|token| token.kind == kind)?;
        self.at += 1;
        Some(token)
    }

    pub(super) fn str(&self, span: Span) -> &'t str {
        &self.text[span.range()]
    }

    pub(super) fn word_at(&self, ahead: usize) -> Option<&'t str> {
        let token = self.tokens.get(self.at + ahead)?;
        (token.kind == TokenKind::Word).then(|| self.str(token.span))
    }

    /// The place behind the last token.
    fn end(&self) -> Span {
        let end = self.tokens.last().map_or(0, |token| token.span.end);
        Span { start: end, end }
    }

    /// The place of the next token.
    pub(super) fn here(&self) -> Span {
        self.peek().map_or(self.end(), |token| token.span)
    }

    /// From the start of a place to the end of the last token taken.
    fn since(&self, start: Span) -> Span {
        let last = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let end = last.map_or(start.end, |token| token.span.end);
        let start = start.start;
        Span { start, end }
    }

    fn expected(&self, what: &'static str) -> Fault {
        let here = self.here();
        let found = self.peek().map(|token| self.str(token.span).to_owned());
        Fault::new(SelectorProblem::Expected { what, found }, here)
    }

    /// A token that cannot follow what was read.
    fn stray(&self, token: Token) -> Fault {
        let problem = match token.kind {
            TokenKind::Close | TokenKind::CloseBracket => SelectorProblem::Unopened,
            TokenKind::Plus => SelectorProblem::PlusInName,
            TokenKind::Comma => SelectorProblem::LooseComma,
            TokenKind::Compare(_) => match self.attribute_before() {
                Some(attribute) => SelectorProblem::MissingColon { attribute },
                None => SelectorProblem::MissingOperator {
                    found: self.str(token.span).to_owned(),
                },
            },
            _ => SelectorProblem::MissingOperator {
                found: self.str(token.span).to_owned(),
            },
        };
        Fault::new(problem, token.span)
    }

    fn close(&mut self, open: Span, kind: TokenKind) -> Result<(), Fault> {
        match (self.take(kind), self.peek()) {
            (Some(_), _) => Ok(()),
            (None, None) => Err(Fault::new(SelectorProblem::Unclosed, open)),
            (None, Some(token)) => Err(self.stray(token)),
        }
    }
}

/// # Operators
impl Parser<'_> {
    fn union(&mut self) -> Result<Node, Fault> {
        let first = self.chain()?;
        if self.peek_kind(0) != Some(TokenKind::Or) {
            return Ok(first);
        }
        let mut nodes = vec![first];
        while self.take(TokenKind::Or).is_some() {
            nodes.push(self.chain()?);
        }
        Ok(Node::Union(nodes))
    }

    fn chain(&mut self) -> Result<Node, Fault> {
        let first = self.hops()?;
        let mut rest = Vec::new();
        loop {
            let operator = match self.peek_kind(0) {
                Some(TokenKind::And) => Narrowing::And,
                Some(TokenKind::Minus) => Narrowing::Minus,
                _ => break,
            };
            self.at += 1;
            rest.push((operator, self.hops()?));
        }
        if rest.is_empty() {
            return Ok(first);
        }
        let first = Box::new(first);
        Ok(Node::Chain { first, rest })
    }

    fn hops(&mut self) -> Result<Node, Fault> {
        let start = self.here();
        let node = self.operand()?;
        self.parts += match &node {
            Node::Name(text) => usize::from(text.glob),
            Node::Attribute(attribute) => attribute.alternatives(),
            Node::Call(_) | Node::Hops { .. } => 1,
            _ => 0,
        };
        if self.parts > MOST_PARTS {
            let problem = SelectorProblem::TooManyParts { most: MOST_PARTS };
            return Err(Fault::new(problem, start));
        }
        Ok(node)
    }

    fn operand(&mut self) -> Result<Node, Fault> {
        let back = self.back()?;
        let is_open = self.peek_kind(0) == Some(TokenKind::Open);
        let of = self.atom()?;
        if let (Some(plus), Node::Attribute(attribute), false) = (self.peek(), &of, is_open)
            && plus.kind == TokenKind::Plus
            && attribute.ends_with_number()
        {
            return Err(Fault::new(SelectorProblem::PlusAfterNumber, plus.span));
        }
        let forward = match self.take(TokenKind::Plus) {
            Some(_) => Some(Hops {
                most: self.count()?,
                moves: self.moves()?,
            }),
            None => None,
        };
        if back.is_none() && forward.is_none() {
            return Ok(of);
        }
        let of = Box::new(of);
        Ok(Node::Hops { back, of, forward })
    }

    /// `2+`, `[lateral]+`, `2[lateral]+` or `+` before an operand.
    fn back(&mut self) -> Result<Option<Hops>, Fault> {
        let counts = self.word_at(0).is_some_and(is_number);
        let next = self.peek_kind(usize::from(counts));
        if !matches!(next, Some(TokenKind::Plus | TokenKind::OpenBracket)) {
            return Ok(None);
        }
        let hops = Hops {
            most: self.count()?,
            moves: self.moves()?,
        };
        if self.take(TokenKind::Plus).is_none() {
            return Err(self.expected("a `+`"));
        }
        Ok(Some(hops))
    }

    fn count(&mut self) -> Result<Option<u32>, Fault> {
        let Some(word) = self.word_at(0).filter(|word| is_number(word)) else {
            return Ok(None);
        };
        let here = self.here();
        self.at += 1;
        let count = word.parse();
        count
            .map(Some)
            .map_err(|_| Fault::new(SelectorProblem::TooLarge, here))
    }

    /// `[entry,lateral]`, where it is there.
    fn moves(&mut self) -> Result<Moves, Fault> {
        let Some(open) = self.take(TokenKind::OpenBracket) else {
            return Ok(Moves::ALL);
        };
        let mut moves = Moves::ALL;
        loop {
            let here = self.here();
            let Some(word) = self.word_at(0) else {
                return Err(self.expected("a kind of move"));
            };
            self.at += 1;
            let named = Moves::NAMES.iter().position(|name| same(name, word));
            let Some(named) = named else {
                let known = Moves::NAMES;
                let problem = unknown(word, &known, |name, closest| {
                    SelectorProblem::UnknownMoves { name, closest }
                });
                return Err(Fault::new(problem, here));
            };
            moves.only[named] = true;
            if self.take(TokenKind::Comma).is_none() {
                break;
            }
        }
        self.close(open.span, TokenKind::CloseBracket)?;
        Ok(moves.settled())
    }
}

/// # Operands
impl Parser<'_> {
    fn atom(&mut self) -> Result<Node, Fault> {
        let Some(token) = self.peek() else {
            return Err(self.expected("a role, an attribute or a function"));
        };
        match token.kind {
            TokenKind::Open => {
                self.at += 1;
                let node = self.deeper(token.span, false, Self::union)?;
                self.close(token.span, TokenKind::Close)?;
                Ok(node)
            }
            TokenKind::Word if self.peek_kind(1) == Some(TokenKind::Colon) => {
                self.at += 2;
                self.attribute(token.span).map(Node::Attribute)
            }
            TokenKind::Word if self.peek_kind(1) == Some(TokenKind::Open) => {
                let open = self.tokens[self.at + 1];
                let name = self.str(token.span);
                let function = Function::NAMES.iter().find(|(_, known)| same(known, name));
                match function {
                    Some((function, _)) => {
                        self.at += 2;
                        self.call(*function, token.span, open.span).map(Node::Call)
                    }
                    None if open.span.start == token.span.end => {
                        let names = Function::NAMES.map(|(_, name)| name);
                        let problem = unknown(name, &names, |name, closest| {
                            SelectorProblem::UnknownFunction { name, closest }
                        });
                        Err(Fault::new(problem, token.span))
                    }
                    None => Err(self.stray(open)),
                }
            }
            TokenKind::Word | TokenKind::Quoted => self.text().map(Node::Name),
            _ => Err(self.expected("a role, an attribute or a function")),
        }
    }

    fn deeper<T>(
        &mut self,
        open: Span,
        in_arguments: bool,
        read: impl FnOnce(&mut Self) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        if self.depth == MOST_DEPTH {
            return Err(Fault::new(
                SelectorProblem::TooDeep { most: MOST_DEPTH },
                open,
            ));
        }
        self.depth += 1;
        let outside = std::mem::replace(&mut self.in_arguments, in_arguments);
        let read = read(self)?;
        self.in_arguments = outside;
        self.depth -= 1;
        Ok(read)
    }

    /// Words up to the next sign, or one quoted text.
    pub(super) fn text(&mut self) -> Result<Text, Fault> {
        let start = self.here();
        if self.take(TokenKind::Quoted).is_some() {
            let text = unquoted(self.str(start));
            return Self::named(text, false, start);
        }
        let mut text = String::new();
        while let Some(word) = self.word_at(0) {
            // `engineer track:ic`: the last word begins something else.
            if self.peek_kind(1) == Some(TokenKind::Colon) {
                return Err(self.stray_attribute(word));
            }
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
            self.at += 1;
        }
        if text.is_empty() {
            return Err(self.expected("a name"));
        }
        let glob = text.contains(['*', '?']);
        let span = self.since(start);
        if glob && text.chars().count() > MOST_GLOB_CHARS {
            let most = MOST_GLOB_CHARS;
            return Err(Fault::new(SelectorProblem::LongGlob { most }, span));
        }
        Self::named(text, glob, span)
    }

    fn named(text: String, glob: bool, span: Span) -> Result<Text, Fault> {
        if name_key(&text).is_empty() {
            return Err(Fault::new(SelectorProblem::EmptyName, span));
        }
        let at = At(span);
        Ok(Text {
            words: text,
            glob,
            at,
        })
    }

    /// The attribute that the last token names.
    fn attribute_before(&self) -> Option<&'static str> {
        let last = self.tokens.get(self.at.checked_sub(1)?)?;
        let is_it = |name: &&&str| same(name, self.str(last.span));
        Attribute::NAMES.iter().find(is_it).copied()
    }

    fn stray_attribute(&self, word: &str) -> Fault {
        if Attribute::NAMES.iter().any(|name| same(name, word)) {
            let found = format!("{word}:");
            return Fault::new(SelectorProblem::MissingOperator { found }, self.here());
        }
        self.unknown_attribute(self.here())
    }

    pub(super) fn unknown_attribute(&self, span: Span) -> Fault {
        let names = Attribute::NAMES;
        let problem = unknown(self.str(span), &names, |name, closest| {
            SelectorProblem::UnknownAttribute { name, closest }
        });
        Fault::new(problem, span)
    }

    fn call(&mut self, function: Function, name: Span, open: Span) -> Result<Call, Fault> {
        let (mut sets, most) =
            self.deeper(open, true, |parser| parser.arguments(function, open))?;
        sets.shrink_to_fit();
        let moves = if function.takes_moves() {
            self.moves()?
        } else {
            Moves::ALL
        };
        let at = At(self.since(name));
        Ok(Call {
            function,
            sets,
            most,
            moves,
            at,
        })
    }

    fn arguments(
        &mut self,
        function: Function,
        open: Span,
    ) -> Result<(Vec<Node>, Option<u32>), Fault> {
        let usage = function.usage();
        let wrong = |token: Option<Token>, span| {
            let has_comma = token.is_some_and(|token| token.kind == TokenKind::Comma);
            Fault::new(SelectorProblem::WrongArguments { usage, has_comma }, span)
        };
        let mut sets = Vec::new();
        while sets.len() < function.sets() {
            if !sets.is_empty() && self.take(TokenKind::Comma).is_none() {
                break;
            }
            if self.peek_kind(0) == Some(TokenKind::Close) {
                return Err(wrong(self.peek(), self.here()));
            }
            sets.push(self.union()?);
        }
        let mut most = (function == Function::Similar).then_some(SIMILAR);
        if function.takes_count() && self.take(TokenKind::Comma).is_some() {
            most = Some(
                self.count()?
                    .ok_or_else(|| wrong(self.peek(), self.here()))?,
            );
        }
        let is_short = sets.len() < function.sets();
        match self.peek_kind(0) {
            Some(TokenKind::Comma) => return Err(wrong(self.peek(), self.here())),
            Some(TokenKind::Close) if is_short => return Err(wrong(self.peek(), self.here())),
            _ => self.close(open, TokenKind::Close)?,
        }
        Ok((sets, most))
    }
}

/// Whether two names are the same, as names of roles are.
pub(super) fn same(a: &str, b: &str) -> bool {
    a == b || name_key(a) == name_key(b)
}

pub(super) fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

pub(super) fn unknown(
    name: &str,
    known: &[&'static str],
    problem: impl FnOnce(String, Option<&'static str>) -> SelectorProblem,
) -> SelectorProblem {
    let closest = suggest::closest(name, known.iter().copied());
    problem(name.to_owned(), closest)
}
