//! Parts of a sentence that ask for nothing or for less: "SQL, not Jira", "customers who use SAP", "Python if
//! data work is involved", "training in Python will be given", "and so would SQL".

use super::context::starts_upper;
use super::cues::{Cue, Side, Standing};
use super::reading::{Reading, Token};

/// The most items of such a part.
const WITHIN: usize = 12;

/// What a condition says of the things that it speaks of.
const APPLIES: &[&str] = &[
    "applicable",
    "appropriate",
    "involved",
    "necessary",
    "needed",
    "relevant",
    "required",
    "used",
];

/// People whose tools are not those of the role.
const OTHERS: &[&str] = &[
    "businesses",
    "clients",
    "clinics",
    "companies",
    "customers",
    "firms",
    "hospitals",
    "organisations",
    "organizations",
    "retailers",
    "schools",
    "users",
    "vendors",
];

/// Words by which two things are set against each other.
const INSTEAD: &[[&str; 2]] = &[["instead", "of"], ["rather", "than"]];

/// What those have who would learn something.
const WISHES: &[&str] = &[
    "ability",
    "able",
    "ambition",
    "appetite",
    "curiosity",
    "desire",
    "drive",
    "eager",
    "eagerness",
    "enthusiasm",
    "interest",
    "keen",
    "keenness",
    "motivation",
    "passion",
    "prepared",
    "readiness",
    "ready",
    "willing",
    "willingness",
    "wish",
];

/// What they would do.
const LEARNING: &[&str] = &[
    "acquire",
    "develop",
    "gain",
    "get",
    "learn",
    "master",
    "obtain",
    "pick",
    "study",
    "train",
    "undergo",
    "undertake",
];

/// Makes one item of each part that asks for nothing or for less.
pub(super) fn settle(reading: &mut Reading<'_>) {
    let mut kept = Vec::with_capacity(reading.items.len());
    let mut clauses = Clauses {
        reading,
        said: None,
        has_skill: false,
        training: None,
    };
    let mut at = 0;
    while at < clauses.reading.items.len() {
        let found = clauses.part(at);
        clauses.note(at);
        let Some((token, end)) = found else {
            kept.push(clauses.reading.items[at]);
            at += 1;
            continue;
        };
        // "Docker, where it is used"
        if token == LAST {
            let comma = kept.last().is_some_and(|item| item.token == Token::Comma);
            kept.truncate(kept.len() - usize::from(comma));
        }
        kept.push(clauses.reading.join(at..end, token));
        at = end;
    }
    reading.items = kept;
}

const LAST: Token = Token::Cue(Cue::Standing(Standing::Optional, Side::Last));
const AHEAD: Token = Token::Cue(Cue::Standing(Standing::Optional, Side::After));

/// What an item and those behind it are made one item of, and where that ends.
type Part = Option<(Token, usize)>;

/// Reader of the parts of a sentence.
struct Clauses<'a, 't> {
    reading: &'a Reading<'t>,
    /// What was last said of how much something matters.
    said: Option<Standing>,
    /// Whether this part of the sentence has a skill so far.
    has_skill: bool,
    /// Where this part of the sentence speaks of training.
    training: Option<usize>,
}

impl Clauses<'_, '_> {
    fn word(&self, at: usize) -> &str {
        match self.token(at) {
            Some(Token::Skill { .. }) | None => "",
            Some(_) => self.reading.word(at),
        }
    }

    fn token(&self, at: usize) -> Option<Token> {
        self.reading.items.get(at).map(|item| item.token)
    }

    fn is_skill(&self, at: usize) -> bool {
        matches!(self.token(at), Some(Token::Skill { .. }))
    }

    /// Whether the sentence, or its part, ends before an item.
    fn ends(&self, at: usize) -> bool {
        matches!(
            self.token(at),
            None | Some(Token::Stop | Token::Close | Token::Comma | Token::Cue(Cue::And))
        ) || self.word(at) == "but"
    }

    fn note(&mut self, at: usize) {
        match self.reading.items[at].token {
            Token::Stop => (self.has_skill, self.training) = (false, None),
            Token::Skill { .. } => self.has_skill = true,
            Token::Cue(Cue::Standing(standing, Side::Near)) => self.said = Some(standing),
            _ => {}
        }
        if self.word(at) == "training" {
            self.training = Some(at);
        }
    }

    /// "Experience with SAP or willingness to learn", "or the curiosity to learn it", where those who do not know it
    /// will do.
    fn or_learns(&self, at: usize) -> Part {
        if self.token(at) != Some(Token::Cue(Cue::Or)) || !self.has_skill {
            return None;
        }
        let said = |at: usize| self.token(at).map_or("", |_| self.reading.word(at));
        let mut end = at + 1;
        end += usize::from(matches!(said(end), "a" | "an" | "the"));
        end += usize::from(matches!(said(end), "strong" | "real" | "genuine" | "keen"));
        let is_wish = said(end).ends_with("to learn")
            || matches!(
                self.token(end),
                Some(Token::Cue(Cue::Standing(Standing::Optional, Side::After)))
            );
        if is_wish && said(end).contains("learn") {
            end += 1;
        } else if WISHES.contains(&said(end))
            && said(end + 1) == "to"
            && LEARNING.contains(&said(end + 2))
        {
            end += 3;
        } else {
            return None;
        }
        while matches!(
            self.word(end),
            "it" | "them" | "this" | "these" | "quickly" | "fast" | "how" | "up"
        ) {
            end += 1;
        }
        let token = Token::Cue(Cue::Standing(Standing::Optional, Side::Near));
        (self.ends(end) || matches!(said(end), "on")).then_some((token, end))
    }

    fn part(&self, at: usize) -> Part {
        if let Some(found) = self.or_learns(at) {
            return Some(found);
        }
        if self.is_skill(at) {
            // "keen to learn SQL"
            let learns = self.reading.word(at).ends_with("to learn") && self.is_skill(at + 1);
            return learns.then_some((AHEAD, at + 1));
        }
        if !matches!(
            self.reading.items[at].token,
            Token::Word | Token::Cue(Cue::Stop)
        ) {
            return None;
        }
        match self.word(at) {
            "not" | "instead" | "rather" => self.negation(at),
            "is" | "are" | "isn't" | "isn’t" | "aren't" | "aren’t" => {
                self.is_not(at).or_else(|| self.taught(at))
            }
            "as" | "so" => self.likewise(at),
            "if" | "where" | "when" | "whenever" | "wherever" => self.condition(at),
            "who" | "that" => self.others(at),
            "will" | "given" | "provided" | "offered" => self.taught(at),
            _ => None,
        }
    }

    /// "SQL, not Jira", "Python instead of R"
    fn negation(&self, at: usize) -> Part {
        let mut first = at + 1;
        if self.word(at) == "not" {
            let before = at.checked_sub(1).map_or("", |before| self.word(before));
            if matches!(before, "if" | "or" | "whether" | "why") {
                return None;
            }
            while matches!(self.word(first), "a" | "an" | "any" | "the" | "necessarily") {
                first += 1;
            }
            if !self.is_skill(first) {
                return None;
            }
        } else {
            if !INSTEAD.contains(&[self.word(at), self.word(first)]) {
                return None;
            }
            first += 1;
        }
        let items = self.reading.items.iter().skip(first).take(WITHIN);
        let part = items.take_while(|item| {
            matches!(
                item.token,
                Token::Skill { .. } | Token::Word | Token::Slash | Token::Cue(Cue::Or)
            )
        });
        Some((Token::Cue(Cue::Stop), first + part.count()))
    }

    /// "SQL is a must; Jira is not."
    fn is_not(&self, at: usize) -> Part {
        let (verb, end) = match self.word(at) {
            verb @ ("is" | "are") if self.word(at + 1) == "not" => (verb, at + 2),
            "is" | "are" => return None,
            verb => (verb, at + 1),
        };
        let side = if verb.starts_with("is") {
            Side::Last
        } else {
            Side::Near
        };
        let standing = Token::Cue(Cue::Standing(Standing::NotAsked, side));
        (self.has_skill && self.ends(end)).then_some((standing, end))
    }

    /// "Jira is desirable, as is Trello", "and so would SQL"
    fn likewise(&self, at: usize) -> Part {
        let standing = self.said?;
        if !matches!(self.word(at + 1), "is" | "are" | "would" | "will") {
            return None;
        }
        let mut behind = (at + 2..self.reading.items.len()).take(WITHIN);
        let names_skill = behind.any(|at| self.is_skill(at));
        let token = Token::Cue(Cue::Standing(standing, Side::After));
        names_skill.then_some((token, at + 2))
    }

    /// "Python if data work is involved", "Kubernetes where required", "if possible Jira"
    fn condition(&self, at: usize) -> Part {
        let before = at.checked_sub(1);
        let is_possible = self.word(at + 1) == "possible";
        let end = if is_possible {
            at + 2
        } else {
            self.condition_end(at)?
        };
        let goes_on = match self.token(end) {
            Some(Token::Comma) => self.token(end + 1) != Some(Token::Cue(Cue::And)),
            _ => self.is_skill(end),
        };
        let opens = before
            .and_then(|before| self.token(before))
            .is_none_or(|token| matches!(token, Token::Stop | Token::Comma | Token::Cue(Cue::And)));
        if opens && goes_on {
            return Some((AHEAD, end));
        }
        // "automates where possible"
        let is_aside = is_possible && self.word(at) != "if";
        let names = before.is_some_and(|before| {
            self.has_skill || starts_upper(self.reading.written(before, before))
        });
        (names && !is_aside).then_some((LAST, end))
    }

    /// Returns where a condition ends that says when something applies.
    fn condition_end(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1);
        let previous = before.map_or("", |before| self.word(before));
        if matches!(
            previous,
            "even" | "as" | "or" | "see" | "know" | "knows" | "know how"
        ) {
            return None;
        }
        let behind = (at + 1..self.reading.items.len()).take(WITHIN);
        let mut behind = behind.take_while(|&at| {
            !matches!(
                self.reading.items[at].token,
                Token::Stop | Token::Comma | Token::Close | Token::Open | Token::Colon
            ) && self.word(at) != "not"
        });
        let end = behind.find(|&at| APPLIES.contains(&self.word(at)))? + 1;
        // "in teams where Python is used" says where, and "Docker, where Python is used" says when.
        let of_place = end > at + 2
            && self.word(at) != "if"
            && before.and_then(|before| self.token(before)) == Some(Token::Word);
        (!of_place).then_some(end)
    }

    /// "customers who use SAP"
    fn others(&self, at: usize) -> Part {
        let before = at.checked_sub(1)?;
        let uses = (at + 1..at + 3).any(|at| matches!(self.word(at), "use" | "run"));
        if !uses || !OTHERS.contains(&self.word(before)) {
            return None;
        }
        let items = self.reading.items.iter().skip(at).take(WITHIN);
        let part = items.take_while(|item| {
            !matches!(
                item.token,
                Token::Stop | Token::Comma | Token::Close | Token::Open
            )
        });
        Some((Token::Cue(Cue::Stop), at + part.count()))
    }

    /// "Training in Python will be given", "Full training provided in forklift operation"
    fn taught(&self, at: usize) -> Part {
        let training = self.training?;
        let verb = match (self.word(at), self.word(at + 1)) {
            ("will", "be") => at + 2,
            ("is", _) => at + 1,
            _ => at,
        };
        if !matches!(self.word(verb), "given" | "provided" | "offered")
            || matches!(self.word(verb + 1), "to" | "by" | "that")
        {
            return None;
        }
        let has_skill = (training..at).any(|at| self.is_skill(at));
        let is_own = has_skill || training.checked_sub(1).is_some_and(|at| self.is_skill(at));
        let side = if is_own { Side::Near } else { Side::After };
        let token = Token::Cue(Cue::Standing(Standing::Optional, side));
        Some((token, verb + 1))
    }
}
