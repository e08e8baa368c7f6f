//! A sentence as a row of skills, cues, words and punctuation.

use super::context::starts_upper;
use super::cues::{self, Cue};
use super::fold::Folded;
use super::lexicon::{Lexicon, Slot};

/// One item of a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    pub(super) token: Token,
    /// Range of the folded text.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    Skill {
        slot: Slot,
        ambiguous: bool,
    },
    Cue(Cue),
    Word,
    Comma,
    Slash,
    Colon,
    Open,
    Close,
    /// A full stop, semicolon or spaced dash.
    Stop,
}

impl Token {
    /// Whether it joins the members of a list.
    pub(super) fn joins(self) -> bool {
        matches!(
            self,
            Self::Comma | Self::Slash | Self::Cue(Cue::And | Cue::Or)
        )
    }
}

/// A sentence taken apart.
pub(super) struct Reading<'t> {
    pub(super) original: &'t str,
    pub(super) folded: Folded,
    pub(super) items: Vec<Item>,
    /// Whether not all of it is written in capitals.
    pub(super) has_small_letters: bool,
}

impl<'t> Reading<'t> {
    /// Takes a sentence apart. Linear in its length.
    pub(super) fn new(original: &'t str, lexicon: &Lexicon) -> Self {
        let folded = Folded::new(original);
        let mut items = Vec::new();
        let mut from = 0;
        for mention in lexicon.mentions(original, &folded) {
            split(original, &folded, from..mention.start, &mut items);
            let (slot, ambiguous) = (mention.slot, mention.ambiguous);
            items.push(Item {
                token: Token::Skill { slot, ambiguous },
                start: mention.start,
                end: mention.end,
            });
            from = mention.end;
        }
        split(original, &folded, from..folded.text().len(), &mut items);
        let mut reading = Self {
            original,
            folded,
            items,
            has_small_letters: original.contains(char::is_lowercase),
        };
        reading.join_phrases();
        reading
    }

    /// Returns whether the text names a skill at all.
    pub(super) fn names_skill(&self) -> bool {
        let skill = |item: &Item| matches!(item.token, Token::Skill { .. });
        self.items.iter().any(skill)
    }

    /// Returns an item as it is compared.
    pub(super) fn word(&self, at: usize) -> &str {
        let item = self.items[at];
        &self.folded.text()[item.start..item.end]
    }

    /// Returns items as they are written.
    pub(super) fn written(&self, first: usize, last: usize) -> &'t str {
        let range = self
            .folded
            .origin(self.items[first].start, self.items[last].end);
        &self.original[range]
    }

    /// Puts one item in the place of several.
    pub(super) fn join(&self, range: std::ops::Range<usize>, token: Token) -> Item {
        Item {
            token,
            start: self.items[range.start].start,
            end: self.items[range.end - 1].end,
        }
    }

    /// Whether an item that parts a sentence is a dash.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        let written = self.written(at, at).trim();
        written == "—" || written.chars().any(crate::model::is_hyphen)
    }

    /// Whether an item is a dash behind which "or" goes on with the list.
    pub(super) fn is_dash_before_or(&self, at: usize) -> bool {
        let next = self.items.get(at + 1).map(|item| item.token);
        self.items[at].token == Token::Stop && next == Some(Token::Cue(Cue::Or)) && self.is_dash(at)
    }

    /// Whether a word is joined to the one before it by a hyphen.
    fn is_hyphenated(&self, at: usize) -> bool {
        let Some(space) = self.items[at].start.checked_sub(1) else {
            return false;
        };
        let written = self.original.get(self.folded.origin(space, space + 1));
        written.is_some_and(|written| {
            !written.is_empty() && written.chars().all(crate::model::is_hyphen)
        })
    }

    /// Whether a word is written as part of a name that no lexicon knows: behind another word with a capital,
    /// or before one, and at the beginning of the text before two.
    fn is_part_of_name(&self, at: usize) -> bool {
        let is_capital = |at: usize| {
            let item = self.items.get(at);
            let is_word = item.is_some_and(|item| item.token == Token::Word);
            is_word && starts_upper(self.written(at, at))
        };
        let before = |back: usize| at.checked_sub(back).map(|at| self.items[at].token);
        let begins = |back: usize| before(back).is_none_or(|token| token == Token::Stop);
        if !is_capital(at) {
            return false;
        }
        let follows = !begins(1) && is_capital(at - 1) && !begins(2);
        let ends_name = |at: usize| {
            self.items.get(at).is_none_or(|item| {
                let ends = matches!(item.token, Token::Stop | Token::Close);
                ends || item.token.joins() || matches!(self.word(at), "and" | "or")
            })
        };
        let precedes = is_capital(at + 1) && (!begins(1) || is_capital(at + 2));
        (follows && ends_name(at + 1)) || precedes
    }

    /// Makes one item of each phrase that means something.
    fn join_phrases(&mut self) {
        let mut joined = Vec::with_capacity(self.items.len());
        let mut at = 0;
        while at < self.items.len() {
            let word = |i: usize| match self.items.get(i)?.token {
                Token::Skill { .. } => None,
                _ => Some(cues::plain(self.word(i))),
            };
            // What follows "Python 3 or later" goes on as if nothing were said.
            if let Some(words) = cues::upwards_at(&word, at) {
                at += words;
                continue;
            }
            let phrase = cues::phrase_at(&word, at);
            // The "to" of "end-to-end" ends no list.
            let phrase = phrase.filter(|&(cue, words)| match cue {
                Cue::Stop => !self.is_hyphenated(at),
                // The last word of a name: "Blub Plus".
                Cue::And => at == 0 || !self.written(at, at).starts_with("Plus"),
                // Nor are the levels of "Total Expert" and "Basic Safety Training" any.
                Cue::Lead { .. } => words > 1 || !self.is_part_of_name(at),
                // Nor does the number of "three-statement model" begin one.
                Cue::Count { .. } => {
                    at + words >= self.items.len() || !self.is_hyphenated(at + words)
                }
                // "valued customers"
                Cue::Standing(..)
                    if words == 1 && matches!(self.word(at), "valued" | "welcomed") =>
                {
                    let next = self.items.get(at + 1).map(|item| item.token);
                    next != Some(Token::Word)
                }
                _ => true,
            });
            if let Some((cue, words)) = phrase {
                joined.push(Item {
                    token: Token::Cue(cue),
                    start: self.items[at].start,
                    end: self.items[at + words - 1].end,
                });
                at += words;
            } else {
                joined.push(self.items[at]);
                at += 1;
            }
        }
        self.items = joined;
    }
}

/// Splits folded text without skills into words and punctuation.
fn split(original: &str, folded: &Folded, range: std::ops::Range<usize>, items: &mut Vec<Item>) {
    let text = &folded.text()[..range.end];
    let mut word: Option<usize> = None;
    let mut chars = text[range.start..]
        .char_indices()
        .map(|(at, c)| (range.start + at, c))
        .peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let mark = mark(folded.text(), original, folded, at, c, next);
        let blank = mark.is_none() && (c == ' ' || is_quote(c));
        if (mark.is_some() || blank)
            && let Some(start) = word.take()
        {
            push_word(text, start..at, items);
        }
        if let Some(token) = mark {
            items.push(Item {
                token,
                start: at,
                end: at + c.len_utf8(),
            });
        } else if !blank {
            word.get_or_insert(at);
        }
    }
    if let Some(start) = word {
        push_word(text, start..text.len(), items);
    }
}

fn push_word(text: &str, range: std::ops::Range<usize>, items: &mut Vec<Item>) {
    let mut push = |token, start, end| items.push(Item { token, start, end });
    let (start, end) = (range.start, range.end);
    let word = &text[range];
    let bare = word.trim_end_matches(['.', '!', '?', '…']);
    let abbreviation = matches!(word, "e.g." | "i.e." | "etc." | "eg." | "incl.");
    if bare.len() == word.len() || abbreviation {
        push(Token::Word, start, end);
        return;
    }
    if !bare.is_empty() {
        push(Token::Word, start, start + bare.len());
    }
    push(Token::Stop, start + bare.len(), end);
}

/// Returns the punctuation that a character is, if it does not belong to a word.
fn mark(
    text: &str,
    original: &str,
    folded: &Folded,
    at: usize,
    c: char,
    next: Option<char>,
) -> Option<Token> {
    Some(match c {
        ',' | '、' | '،' => Token::Comma,
        // "Spark w/ Scala" joins no list.
        '/' if text[..at] == *"w" || text[..at].ends_with(" w") => Token::Cue(Cue::Stop),
        '/' | '|' | '\\' | '⁄' => Token::Slash,
        ':' => Token::Colon,
        '(' | '[' | '{' => Token::Open,
        ')' | ']' | '}' => Token::Close,
        ';' | '•' | '·' | '。' | '→' => Token::Stop,
        // A plus between spaces or an ampersand is a word ("and") unless it joins two letters.
        '&' => {
            let joins = next.is_some_and(char::is_alphanumeric)
                && text[..at].ends_with(char::is_alphanumeric);
            if joins {
                return None;
            }
            Token::Cue(Cue::And)
        }
        ' ' if is_dash_between_spaces(original.get(folded.origin(at, at + 1))?) => Token::Stop,
        _ => return None,
    })
}

fn is_dash_between_spaces(written: &str) -> bool {
    written.contains('—')
        || (written.contains(crate::model::is_hyphen)
            && written.starts_with(char::is_whitespace)
            && written.ends_with(char::is_whitespace))
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '«' | '»' | '‘' | '*' | '`' | '\0')
}
