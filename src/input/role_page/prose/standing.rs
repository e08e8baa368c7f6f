//! How much the skills of a sentence matter: "nice to have", "not required".

use super::cues::{Cue, Side, Standing};
use super::reading::{Item, Reading, Token};

/// Says for every item how much it matters, where it is a skill.
pub(super) fn standings(reading: &Reading<'_>) -> Vec<Standing> {
    let items = &reading.items;
    let mut standings = vec![Standing::Essential; items.len()];
    let mut scope = Scope::default();
    let mut outer: Vec<Scope> = Vec::new();
    for at in 0..items.len() {
        match items[at].token {
            Token::Skill { .. } => {
                standings[at] = scope.ahead;
                scope.has_skill = true;
            }
            Token::Open => {
                outer.push(scope);
                scope = Scope::starting(at + 1, scope.ahead);
            }
            Token::Close => scope = outer.pop().unwrap_or(Scope::starting(at + 1, scope.ahead)),
            Token::Stop => {
                scope = Scope::starting(at + 1, Standing::Essential);
                outer.clear();
            }
            Token::Word if negates(reading, at) => {
                scope = Scope::starting(at + 1, Standing::NotAsked);
            }
            Token::Comma if starts_over(reading, at + 1) => {
                scope = Scope::starting(at + 1, scope.ahead);
            }
            Token::Cue(Cue::Standing(standing, side)) => {
                let alone = !scope.has_skill && !skill_before_close(reading, at);
                // "Kafka (a plus)" speaks of what stands before the brackets.
                let target = outer.last_mut().filter(|outer| alone && outer.has_skill);
                let target = match target {
                    Some(outer) => {
                        outer.from = outer.from.max(last_alternatives(reading, at));
                        outer
                    }
                    None => &mut scope,
                };
                target.apply(standing, side, at, &mut standings);
            }
            _ => {}
        }
    }
    standings
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
/// the whole of it where "or" joins it.
fn last_alternatives(reading: &Reading<'_>, at: usize) -> usize {
    let items = &reading.items;
    let is_open = |item: &Item| item.token == Token::Open;
    let Some(mut first) = items[..at].iter().rposition(is_open) else {
        return 0;
    };
    let mut has_or = false;
    while let Some(before) = first.checked_sub(1) {
        match items[before].token {
            Token::Cue(Cue::Or) => has_or = true,
            Token::Comma if has_or => {}
            Token::Skill { .. }
            | Token::Word
            | Token::Slash
            | Token::Cue(Cue::Lead { .. } | Cue::LeadNoun { .. }) => {}
            _ => break,
        }
        first = before;
    }
    first
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
