//! The words before a skill that say how well it is asked for.
//!
//! Job descriptions seldom name a step of a scale. The tables below give the step of the default
//! scale (1 aware, 2 working, 3 practised, 4 proficient, 5 expert) that a wording comes closest to.
//! What is read from them is always marked as inferred.

use super::cues::{Cue, Standing};
use super::lexicon::Lexicon;
use super::reading::{Reading, Token};
use super::spoken;
use super::unknown;

/// Marks a word that takes the place of stronger ones beside it: "basic working knowledge" is
/// basic.
#[derive(Clone, Copy)]
pub(super) struct Limits;

const LIMITS: Option<Limits> = Some(Limits);

/// Wordings that stand before the skill. Of several beside each other the highest counts, so that
/// "strong working knowledge" is strong.
pub(super) const LEAD_WORDS: &[(&str, u8, Option<Limits>)] = &[
    // Aware: has met it.
    ("aware of", 1, None),
    ("familiar with", 1, None),
    ("acquainted with", 1, None),
    ("exposed to", 1, None),
    ("basics of", 1, LIMITS),
    ("the basics of", 1, LIMITS),
    ("introductory", 1, LIMITS),
    ("some exposure", 1, LIMITS),
    ("some knowledge", 1, LIMITS),
    ("some familiarity", 1, LIMITS),
    // Working: can use it, with help.
    ("working knowledge of", 2, None),
    ("working understanding of", 2, None),
    ("experienced in", 2, None),
    ("experienced with", 2, None),
    ("conversant with", 2, None),
    ("conversant in", 2, None),
    ("comfortable with", 2, None),
    ("comfortable using", 2, None),
    ("grounding in", 2, None),
    ("conversational in", 2, LIMITS),
    ("some experience", 2, LIMITS),
    // A strong form of knowing about something is still not doing it.
    ("good familiarity with", 2, LIMITS),
    ("solid familiarity with", 2, LIMITS),
    ("strong familiarity with", 2, LIMITS),
    ("deep familiarity with", 3, LIMITS),
    // Practised: does it alone, day by day.
    ("hands on", 3, None),
    ("practical experience", 3, None),
    ("practical knowledge", 3, None),
    ("practical understanding", 3, None),
    ("practised in", 3, None),
    ("practiced in", 3, None),
    ("solid", 3, None),
    ("sound", 3, None),
    ("proven", 3, None),
    ("demonstrated", 3, None),
    ("demonstrable", 3, None),
    ("strong", 3, None),
    ("skilled in", 3, None),
    ("skilled at", 3, None),
    ("skilled with", 3, None),
    ("competent in", 3, None),
    ("competent with", 3, None),
    ("well versed in", 3, None),
    ("track record", 3, None),
    // Proficient: the step of that name, and what is said of people whom others ask.
    ("fluent in", 4, None),
    ("extensive", 4, None),
    ("deep", 4, None),
    ("in depth", 4, None),
    ("thorough", 4, None),
    ("comprehensive", 4, None),
    ("excellent", 4, None),
    ("outstanding", 4, None),
    ("exceptional", 4, None),
    ("highly skilled", 4, None),
    // Expert.
    ("world class", 5, None),
    ("authority on", 5, None),
];

/// Words for levels that stand before a skill as well; their steps are those of résumés. What an advertisement calls
/// "excellent" is less than what a résumé does.
pub(super) const LEVELS: &[&str] = &[
    "advanced",
    "advanced beginner",
    "basic",
    "beginner",
    "competent",
    "conversational",
    "elementary",
    "expert",
    "expert level",
    "fluent",
    "good",
    "intermediate",
    "limited working",
    "novice",
    "professional working",
    "proficient",
    "very good",
];

/// Whether a word for a level takes the place of stronger words beside it.
pub(super) fn limits(level: &str, step: u8) -> bool {
    step <= 2 || level.ends_with("working")
}

/// Nouns that also stand behind the skill: "Docker expertise".
pub(super) const LEAD_NOUNS: &[(&str, u8)] = &[
    ("awareness", 1),
    ("exposure", 1),
    ("familiarity", 1),
    ("understanding", 1),
    ("acquaintance", 1),
    ("knowledge", 2),
    ("experience", 2),
    ("background", 2),
    ("competence", 3),
    ("competency", 3),
    ("proficiency", 4),
    ("fluency", 4),
    ("expertise", 4),
    ("mastery", 5),
];

/// Words after a noun that lead over to the skill.
const LEADING_OVER: &[&str] = &[
    "of", "in", "with", "to", "on", "across", "using", "about", "around",
];

/// Says for every item of a reading how well it is asked for, where it is a skill and words say so.
/// The nearest wording before the skill counts; failing that, a noun behind it.
pub(super) fn steps(reading: &Reading<'_>, lexicon: &Lexicon) -> Vec<Option<u8>> {
    let items = &reading.items;
    let mut steps = vec![None; items.len()];
    let mut lead = Lead::default();
    // What is said of the skill before it has been read up to here.
    let mut told = 0;
    // What holds outside brackets holds again behind them.
    let mut outside = Vec::new();
    for at in 0..items.len() {
        match items[at].token {
            _ if at < told => {}
            token if is_asked_for(reading, at, token) => {
                // "Expert in SQL, and some Python"
                if at > 0 && items[at - 1].token == Token::Word && reading.word(at - 1) == "some" {
                    lead.add(1, true);
                }
                let is_language = spoken::is_language_at(reading, lexicon, at);
                let own = is_language
                    .then(|| spoken::step(reading, at, lead.open))
                    .flatten();
                let behind = level_behind(reading, at, is_language);
                told = behind.map_or(0, |(_, end)| end);
                steps[at] = behind.map(|(step, _)| step).or(own).or(lead.step);
                lead.open = false;
            }
            Token::Cue(Cue::Lead { .. }) if lead.open && is_of_thing(reading, at) => {}
            Token::Cue(Cue::Lead { step, limits }) => lead.add(step, limits),
            Token::Cue(Cue::LeadNoun { step }) => {
                let behind_skill = at > 0 && matches!(items[at - 1].token, Token::Skill { .. });
                if behind_skill {
                    give_back(reading, &mut steps[..at], step);
                }
                let leads_over = leads_over(reading, at);
                if leads_over || (!behind_skill && lead.open && lead.near()) {
                    lead.add(step, false);
                }
            }
            Token::Open => {
                if let Some(step) = said_in_brackets(reading, at) {
                    steps[at - 1] = Some(step);
                }
                outside.push(lead);
            }
            Token::Close => lead = outside.pop().unwrap_or_default(),
            Token::Stop => {
                lead = Lead::default();
                outside.clear();
            }
            _ => lead.distance += 1,
        }
    }
    steps
}

/// Words behind a skill that an adjective may still say of it: "with strong Excel skills".
const OF_SKILL: &[&str] = &["ability", "abilities", "level", "skill", "skills"];

/// Whether an adjective is said of a thing that a skill only says more of, behind words that say how well the
/// skill is asked for: "familiarity with advanced welding techniques", and not "knowledge of advanced Excel".
fn is_of_thing(reading: &Reading<'_>, at: usize) -> bool {
    let leads_over = at.checked_sub(1).is_some_and(|before| {
        let word = reading.word(before);
        match reading.items[before].token {
            Token::Cue(Cue::Stop) => LEADING_OVER.contains(&word),
            Token::Word => word.ends_with("ing"),
            _ => false,
        }
    });
    let is_between = |at: &usize| match reading.items[*at].token {
        Token::Skill { .. } | Token::Cue(Cue::And) => true,
        // "advanced school counselling programs"
        Token::Word => !matches!(reading.items[*at - 1].token, Token::Skill { .. }),
        _ => false,
    };
    let Some(noun) = (at + 1..reading.items.len()).find(|at| !is_between(at)) else {
        return false;
    };
    leads_over
        && reading.items[noun].token == Token::Word
        && !OF_SKILL.contains(&reading.word(noun))
}

/// Whether an item is a skill, or the first of some names that no lexicon knows.
fn is_asked_for(reading: &Reading<'_>, at: usize, token: Token) -> bool {
    matches!(token, Token::Skill { .. }) || unknown::starts_list(reading, at)
}

/// The wording that governs the skills to come.
#[derive(Debug, Clone, Copy, Default)]
struct Lead {
    step: Option<u8>,
    limited: bool,
    /// Whether no skill has come since.
    open: bool,
    /// Words since.
    distance: usize,
}

impl Lead {
    fn near(&self) -> bool {
        self.distance <= 2
    }

    fn add(&mut self, step: u8, limits: bool) {
        let joined = self.open && self.near();
        self.step = match self.step {
            Some(before) if joined && self.limited && limits => Some(before.min(step)),
            Some(before) if joined && self.limited => Some(before),
            Some(before) if joined && !limits => Some(before.max(step)),
            _ => Some(step),
        };
        self.limited = limits || (joined && self.limited);
        self.open = true;
        self.distance = 0;
    }
}

/// Words beside those of a step in brackets.
const BESIDE_STEP: &[&str] = &["level", "skills", "user"];

/// Returns the step that brackets give the skill before them, where they say no more than how well it is asked
/// for and how much it matters: "Excel (advanced)".
fn said_in_brackets(reading: &Reading<'_>, open: usize) -> Option<u8> {
    let before = reading.items[open.checked_sub(1)?].token;
    if !matches!(before, Token::Skill { .. }) {
        return None;
    }
    let is_lead = |at: usize| {
        let token = reading.items[at].token;
        matches!(token, Token::Cue(Cue::Lead { .. } | Cue::LeadNoun { .. }))
    };
    let mut lead = Lead::default();
    for (at, item) in reading.items.iter().enumerate().skip(open + 1) {
        match item.token {
            Token::Close => return lead.step,
            Token::Cue(Cue::Lead { step, limits }) => lead.add(step, limits),
            Token::Cue(Cue::LeadNoun { step }) => lead.add(step, false),
            Token::Word if spoken::level(reading.word(at)).is_some() => {
                lead.add(spoken::level(reading.word(at)).unwrap_or_default(), false);
            }
            // "SQL (advanced preferred)" wishes for the step only.
            Token::Cue(Cue::Standing(Standing::Optional, _)) if is_lead(at - 1) => return None,
            Token::Comma | Token::Cue(Cue::Standing(..)) => {}
            Token::Word if BESIDE_STEP.contains(&reading.word(at)) => {}
            _ => return None,
        }
    }
    None
}

/// Returns the step that is said right behind a skill, and where that ends: "Excel: advanced; Word: basic", "Excel
/// advanced, Word basic".
pub(super) fn level_behind(
    reading: &Reading<'_>,
    skill: usize,
    is_language: bool,
) -> Option<(u8, usize)> {
    let token = |at: usize| reading.items.get(at).map(|item| item.token);
    let level = |at: usize| {
        let said = spoken::level(reading.word(at));
        said.filter(|_| is_language && token(at) == Some(Token::Word))
    };
    let parts = match token(skill + 1)? {
        Token::Colon => true,
        Token::Stop => reading.is_dash(skill + 1),
        Token::Cue(Cue::Lead { .. }) => false,
        Token::Word if level(skill + 1).is_some() => false,
        _ => return None,
    };
    if !parts && token(skill + 1) == Some(Token::Stop) {
        return None;
    }
    let mut lead = Lead::default();
    let mut at = skill + 1 + usize::from(parts);
    loop {
        match token(at) {
            Some(Token::Cue(Cue::Lead { step, limits })) => lead.add(step, limits),
            Some(Token::Cue(Cue::LeadNoun { step })) if parts || lead.open => lead.add(step, false),
            Some(Token::Word) if level(at).is_some() => lead.add(level(at)?, false),
            Some(Token::Word) if lead.open && BESIDE_STEP.contains(&reading.word(at)) => {}
            None | Some(Token::Stop | Token::Comma | Token::Close) => break,
            Some(Token::Cue(Cue::And | Cue::Or)) if !parts && lead.open => break,
            _ => return None,
        }
        at += 1;
    }
    Some((lead.step?, at))
}

/// Whether a noun speaks of what comes behind it.
fn leads_over(reading: &Reading<'_>, at: usize) -> bool {
    let Some(next) = reading.items.get(at + 1) else {
        return false;
    };
    match next.token {
        Token::Colon | Token::Skill { .. } => true,
        Token::Cue(Cue::Stop) => LEADING_OVER.contains(&reading.word(at + 1)),
        // "experience building pipelines", but not "knowledge sharing".
        Token::Word => reading.word(at + 1).ends_with("ing") && reading.word(at) == "experience",
        token if token.joins() => {
            let then = reading.items.get(at + 2).map(|item| item.token);
            matches!(
                then,
                Some(Token::Cue(Cue::Lead { .. } | Cue::LeadNoun { .. }))
            )
        }
        _ => false,
    }
}

/// Gives the step of a noun to the skills right before it that have none.
fn give_back(reading: &Reading<'_>, steps: &mut [Option<u8>], step: u8) {
    for at in (0..steps.len()).rev() {
        match reading.items[at].token {
            Token::Skill { .. } if steps[at].is_none() => steps[at] = Some(step),
            token if token.joins() => {}
            _ => break,
        }
    }
}
