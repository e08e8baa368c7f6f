//! How much the skills of a sentence matter: "nice to have", "not required".

use super::cues::{Cue, Side, Standing};
use super::reading::{Item, Reading, Token};
use super::{asides, unknown};

/// Says for every item how much it matters, where it is a skill. `closings` says where brackets close.
pub(super) fn standings(reading: &Reading<'_>, closings: &[usize]) -> Vec<Standing> {
    let items = &reading.items;
    let mut standings = Standings {
        reading,
        never_closed: (0..items.len())
            .find(|&at| items[at].token == Token::Open && !asides::is_closed(items, closings[at])),
        found: vec![Standing::Essential; items.len()],
        scope: Scope::default(),
        outer: Vec::new(),
        parts: vec![0],
        told: 0,
    };
    for at in 0..items.len() {
        standings.read(at);
    }
    standings.found
}

/// Reader of how much the skills of a sentence matter.
struct Standings<'a> {
    reading: &'a Reading<'a>,
    /// The first bracket that nothing closes.
    never_closed: Option<usize>,
    found: Vec<Standing>,
    scope: Scope,
    outer: Vec<Scope>,
    /// Where the part of the sentence begins, behind those of the brackets around it.
    parts: Vec<usize>,
    /// Where a part ends that speaks of the one before it.
    told: usize,
}

impl Standings<'_> {
    fn read(&mut self, at: usize) {
        match self.reading.items[at].token {
            Token::Skill { .. } => self.skill(at),
            Token::Word if unknown::starts_list(self.reading, at) => self.skill(at),
            Token::Open => {
                self.outer.push(self.scope);
                self.parts.push(at + 1);
                self.scope = Scope::starting(at + 1, self.scope.ahead);
            }
            Token::Close => {
                let inner = self.scope;
                let behind = Scope::starting(at + 1, inner.ahead);
                self.scope = self.outer.pop().unwrap_or(behind);
                self.scope.has_skill |= inner.has_skill;
                if self.parts.len() > 1 {
                    self.parts.pop();
                }
            }
            Token::Stop if self.reading.is_dash_before_or(at) => {}
            Token::Stop => self.stop(at),
            Token::Word if negates(self.reading, at) => {
                self.scope = Scope::starting(at + 1, Standing::NotAsked);
            }
            Token::Comma if starts_over(self.reading, at + 1) => {
                self.scope = Scope::starting(at + 1, self.scope.ahead);
            }
            Token::Cue(Cue::Standing(Standing::Optional, _)) if is_of_both(self.reading, at) => {}
            Token::Cue(Cue::Standing(standing, side)) if at >= self.told => {
                match softened(self.reading, at) {
                    Some(softer) => self.told = softer,
                    None => self.phrase(standing, side, at),
                }
            }
            _ => {}
        }
    }

    fn skill(&mut self, at: usize) {
        self.found[at] = self.scope.ahead;
        self.scope.has_skill = true;
    }

    /// Ends a part of the sentence.
    fn stop(&mut self, at: usize) {
        let start = self.parts.pop().unwrap_or_default();
        self.parts.push(at + 1);
        if let Some((standing, end)) = said_behind(self.reading, at) {
            self.told = end;
            for one in &mut self.found[start..at] {
                *one = (*one).max(standing);
            }
        }
        // Brackets that nothing closes end with their part of the sentence.
        if self.never_closed.is_some_and(|open| open < at) {
            self.outer.clear();
        }
        let outer = self.outer.last();
        let ahead = outer.map_or(Standing::Essential, |outer| outer.ahead);
        self.scope = Scope::starting(at + 1, ahead);
    }

    fn phrase(&mut self, standing: Standing, side: Side, at: usize) {
        let alone = !self.scope.has_skill && !skill_before_close(self.reading, at);
        // "Kafka (a plus)" speaks of what stands before the brackets.
        let outer = self.outer.last_mut();
        let outer = outer.filter(|outer| alone && outer.has_skill);
        let in_brackets = outer.is_some();
        let target = outer.unwrap_or(&mut self.scope);
        if in_brackets {
            target.from = target.from.max(last_alternatives(self.reading, at));
        } else if side == Side::Last {
            let before = &self.reading.items[target.from..at];
            let comma = before.iter().rposition(|item| item.token == Token::Comma);
            target.from += comma.map_or(0, |comma| comma + 1);
        } else if side == Side::Near && standing == Standing::Optional {
            target.from = behind_lone_comma(self.reading, target.from, at);
        }
        let side = if side == Side::Last { Side::Near } else { side };
        target.apply(standing, side, at, &mut self.found);
        // "Cloud is a plus: AWS, Azure" speaks of what follows as well.
        let next = self.reading.items.get(at + 1).map(|item| item.token);
        if next == Some(Token::Colon) {
            self.scope.ahead = standing;
        }
    }
}

/// Returns where that begins of which a phrase speaks: behind the comma of "SQL, Jira as a bonus", where two
/// things stand side by side and nothing joins them.
fn behind_lone_comma(reading: &Reading<'_>, from: usize, at: usize) -> usize {
    let token = |at: usize| reading.items[at].token;
    let is_skill = |at: usize| matches!(token(at), Token::Skill { .. });
    let introduces = |at: usize| {
        matches!(
            token(at),
            Token::Open | Token::Colon | Token::Cue(Cue::Examples | Cue::Including)
        )
    };
    let mut commas = (from..at).filter(|&at| token(at) == Token::Comma);
    let (Some(comma), None) = (commas.next(), commas.next()) else {
        return from;
    };
    // "Excel is used, and Go is a plus"
    let says = (from..comma).any(|at| matches!(reading.word(at), "is" | "are"));
    let next = comma + 1 + usize::from(says && token(comma + 1) == Token::Cue(Cue::And));
    let joins = (next..at).any(|at| token(at).joins() || reading.word(at) == "are");
    let apart = !joins && !(from..at).any(introduces) && (from..comma).any(is_skill);
    if apart && (comma..at).any(is_skill) {
        comma + 1
    } else {
        from
    }
}

/// Words ahead in which a part of a sentence says nothing but how much the part before it matters.
const SAID_WITHIN: usize = 10;

/// How far a phrase may be from the one that softens it.
const SOFTENED_WITHIN: usize = 6;

/// Words between the two besides those that stand beside any of them.
const SOFTENING: &[&str] = &[
    "although", "are", "be", "but", "even", "if", "is", "it", "just", "still", "they", "though",
    "yet",
];

/// Returns where a phrase says that what one at an item does not ask for is of use all the same: "not mandatory
/// but useful", "not required, although it helps".
fn softened(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let not_asked = Token::Cue(Cue::Standing(Standing::NotAsked, Side::Near));
    if reading.items[at].token != not_asked {
        return None;
    }
    let ahead = reading.items.iter().enumerate().skip(at + 1);
    for (next, item) in ahead.take(SOFTENED_WITHIN) {
        match item.token {
            Token::Cue(Cue::Standing(Standing::Optional, Side::Near)) => return Some(next),
            Token::Comma => {}
            _ if SOFTENING.contains(&reading.word(next)) => {}
            _ if FILLERS.contains(&reading.word(next)) => {}
            _ => return None,
        }
    }
    None
}

/// Words that stand beside such phrases.
const FILLERS: &[&str] = &[
    "all",
    "also",
    "always",
    "any",
    "both",
    "certainly",
    "considered",
    "definitely",
    "either",
    "highly",
    "strongly",
    "this",
    "very",
    "would",
];

/// Returns how much what stands before an item matters, where what follows says nothing else: "Gremlin,
/// Litmus – nice to have", "Photoshop – useful, not essential"; and where that ends.
fn said_behind(reading: &Reading<'_>, stop: usize) -> Option<(Standing, usize)> {
    let mut end = stop + 1;
    let behind = reading.items.iter().enumerate().skip(stop + 1);
    let part = behind.take_while(|(_, item)| !matches!(item.token, Token::Stop | Token::Close));
    let mut said = None;
    for (count, (at, item)) in part.enumerate() {
        match item.token {
            _ if count == SAID_WITHIN => return None,
            Token::Cue(Cue::Standing(..)) if is_of_both(reading, at) => return None,
            Token::Cue(Cue::Standing(standing @ Standing::Optional, _)) => said = Some(standing),
            Token::Cue(Cue::Standing(standing @ Standing::NotAsked, _)) => {
                said = said.or(Some(standing));
            }
            Token::Comma | Token::Cue(Cue::Standing(..) | Cue::And | Cue::Or | Cue::Stop) => {}
            Token::Word if FILLERS.contains(&reading.word(at)) => {}
            _ => return None,
        }
        end = at + 1;
    }
    Some((said?, end))
}

/// Whether a phrase says of two alternatives that it is better to have both, so that one of them is asked for all
/// the same: "Jira or Trello; both preferred".
fn is_of_both(reading: &Reading<'_>, at: usize) -> bool {
    let mut before = (0..at).rev();
    let is_verb = |at: &usize| matches!(reading.word(*at), "are" | "is" | "would" | "be");
    let Some(both) = before.find(|at| !is_verb(at)) else {
        return false;
    };
    let list = before.take(SAID_WITHIN);
    let mut list = list.map(|at| reading.items[at].token);
    reading.word(both) == "both"
        && list
            .next()
            .is_some_and(|token| matches!(token, Token::Comma | Token::Stop | Token::Open))
        && list.any(|token| token == Token::Cue(Cue::Or))
}

/// The part of a sentence that one phrase speaks of.
#[derive(Debug, Clone, Copy)]
struct Scope {
    from: usize,
    has_skill: bool,
    /// The standing of skills to come.
    ahead: Standing,
}

impl Default for Scope {
    fn default() -> Self {
        Self::starting(0, Standing::Essential)
    }
}

impl Scope {
    fn starting(from: usize, ahead: Standing) -> Self {
        Self {
            from,
            has_skill: false,
            ahead,
        }
    }

    fn apply(&mut self, standing: Standing, side: Side, at: usize, standings: &mut [Standing]) {
        if side == Side::Near && self.has_skill {
            if standing != Standing::Essential {
                standings[self.from..at].fill(standing);
            }
            *self = Self::starting(at + 1, Standing::Essential);
        } else {
            // What stands before the phrase is settled: it was not spoken of.
            *self = Self::starting(at + 1, standing);
        }
    }
}

/// Returns where what stands before the brackets around an item begins: the last member of a list, or
/// the whole of it where "or" joins it or it is one of examples that ends there.
fn last_alternatives(reading: &Reading<'_>, at: usize) -> usize {
    let items = &reading.items;
    let is_open = |item: &Item| item.token == Token::Open;
    let Some(mut first) = items[..at].iter().rposition(is_open) else {
        return 0;
    };
    if ends_examples(reading, first, at) {
        return 0;
    }
    let mut has_or = false;
    while let Some(before) = first.checked_sub(1) {
        match items[before].token {
            Token::Cue(Cue::Or) => has_or = true,
            Token::Comma if has_or => {}
            Token::Skill { .. }
            | Token::Word
            | Token::Slash
            | Token::Cue(Cue::Lead { .. } | Cue::LeadNoun { .. }) => {}
            // "Terraform for provisioning (a plus)"
            Token::Cue(Cue::Stop) if reading.word(before) == "for" => {}
            _ => break,
        }
        first = before;
    }
    first
}

/// Whether the list before brackets is one of examples, and ends there.
fn ends_examples(reading: &Reading<'_>, open: usize, at: usize) -> bool {
    let items = &reading.items;
    let behind = items[at..].iter();
    let mut behind = behind.skip_while(|item| item.token != Token::Close);
    let goes_on = behind.nth(1).is_some_and(|item| item.token.joins());
    let before = items[..open].iter().rev().find(|item| {
        !matches!(
            item.token,
            Token::Skill { .. } | Token::Word | Token::Comma | Token::Slash | Token::Cue(Cue::Or)
        )
    });
    !goes_on && before.is_some_and(|item| item.token == Token::Cue(Cue::Examples))
}

/// Words ahead in which "no" is answered by a word of need.
const NEED_WITHIN: usize = 24;

/// Whether a word is the "no" of "no C or Java required"; not that of "no later than".
fn negates(reading: &Reading<'_>, at: usize) -> bool {
    if !matches!(reading.word(at), "no" | "neither") {
        return false;
    }
    let ahead = reading.items.iter().enumerate().skip(at + 1);
    let ahead = ahead.take(NEED_WITHIN);
    let mut clause = ahead.take_while(|(_, item)| !matches!(item.token, Token::Stop));
    clause.any(|(at, _)| {
        matches!(
            reading.word(at),
            "required" | "needed" | "necessary" | "expected" | "essential" | "mandatory"
        )
    })
}

/// Whether what follows a comma says something new about another skill.
fn starts_over(reading: &Reading<'_>, at: usize) -> bool {
    let after_and = match reading.items.get(at).map(|item| item.token) {
        Some(Token::Cue(Cue::And)) => at + 1,
        _ => at,
    };
    let Some(item) = reading.items.get(after_and) else {
        return false;
    };
    match item.token {
        Token::Cue(Cue::Lead { .. } | Cue::LeadNoun { .. }) => true,
        Token::Cue(Cue::Stop) => matches!(reading.word(after_and), "with" | "while"),
        _ => false,
    }
}

/// Whether a skill stands between an item and the end of its brackets. Looks a few items ahead.
fn skill_before_close(reading: &Reading<'_>, at: usize) -> bool {
    let ahead = reading.items[at..].iter().take(12);
    ahead
        .take_while(|item| !matches!(item.token, Token::Close))
        .any(|item| matches!(item.token, Token::Skill { .. }))
}
