//! What a sentence asks for: which of its skills all, and which as a choice.

use super::cues::Cue;
use super::generic;
use super::labels;
use super::lexicon::{Lexicon, Slot};
use super::list::{Counted, Intro, Join, List};
use super::reading::{Reading, Token};
use super::unknown;
use crate::model::SkillKind;

/// One thing that a sentence asks for. Members are items of the reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wanted {
    /// One skill.
    Skill(usize),
    /// `count` of several.
    Choice {
        count: u16,
        members: Vec<usize>,
        label: Option<String>,
    },
}

/// Nouns for things of which one usually knows one or the other.
const CHOICE_NOUNS: &[&str] = &[
    "tools",
    "tool",
    "tooling",
    "platforms",
    "platform",
    "languages",
    "language",
    "databases",
    "database",
    "frameworks",
    "framework",
    "software",
    "stacks",
    "stack",
    "providers",
    "provider",
    "libraries",
    "library",
    "technologies",
    "packages",
    "package",
    "products",
    "suites",
    "vendors",
    "engines",
    "distributions",
    "brokers",
    "clouds",
    "environments",
];

/// The most words between two members of one list.
const STRAY_WORDS: usize = 3;

/// Words ahead in which the list of a number must begin.
const LIST_WITHIN: usize = 7;

/// Returns what a sentence asks for, in the order in which the lists end.
pub(super) fn wanted(reading: &Reading<'_>, lexicon: &Lexicon) -> Vec<Wanted> {
    let mut lists = Lists {
        reading,
        lexicon,
        closing: closings(reading),
        in_brackets: false,
        found: Vec::new(),
    };
    lists.walk(0..reading.items.len(), List::default());
    let mut found = lists.found;
    generic::drop_covered(reading, lexicon, &mut found);
    found
}

/// Returns for every opening bracket where it closes: at the matching bracket, or else at the end.
fn closings(reading: &Reading<'_>) -> Vec<usize> {
    let mut closing = vec![0; reading.items.len()];
    let mut open = Vec::new();
    for (at, item) in reading.items.iter().enumerate() {
        match item.token {
            Token::Open => open.push(at),
            Token::Close => {
                if let Some(start) = open.pop() {
                    closing[start] = at;
                }
            }
            _ => {}
        }
    }
    for start in open {
        closing[start] = reading.items.len();
    }
    closing
}

/// Reader of the lists of a sentence.
struct Lists<'a> {
    reading: &'a Reading<'a>,
    lexicon: &'a Lexicon,
    closing: Vec<usize>,
    in_brackets: bool,
    found: Vec<Wanted>,
}

impl Lists<'_> {
    /// Reads the lists of a range of items.
    fn walk(&mut self, range: std::ops::Range<usize>, mut list: List) {
        let mut at = range.start;
        while at < range.end {
            match self.reading.items[at].token {
                Token::Skill { .. } => self.member(&mut list, at),
                Token::Word => {
                    list.stray += 1;
                    if list.stray > STRAY_WORDS {
                        self.end(&mut list);
                    }
                }
                Token::Comma => list.joined(Join::Comma),
                Token::Slash => list.joined(Join::Slash),
                Token::Close => {}
                Token::Stop => {
                    self.end(&mut list);
                    list.count = None;
                }
                Token::Colon => self.introduce(&mut list, Intro::Colon, at),
                // Brackets within brackets only separate, so that nesting costs nothing.
                Token::Open if self.in_brackets => list.joined(Join::Comma),
                Token::Open => {
                    at = self.brackets(&mut list, at, range.end);
                    continue;
                }
                Token::Cue(cue) => self.cue(&mut list, cue, at),
            }
            at += 1;
        }
        self.end(&mut list);
    }

    fn cue(&mut self, list: &mut List, cue: Cue, at: usize) {
        match cue {
            Cue::And => list.joined(Join::And),
            Cue::Or => {
                list.joined(Join::Or);
                list.open_or = (!list.members.is_empty()).then_some(at);
            }
            Cue::Examples => self.introduce(list, Intro::Examples, at),
            Cue::Including => self.introduce(list, Intro::Parts, at),
            Cue::OpenEnded => {
                list.open_ended |= !list.members.is_empty();
                list.stray = 0;
            }
            Cue::Count { .. } => {
                self.end(list);
                list.count = self.count(cue, at);
            }
            Cue::Lead { .. } | Cue::LeadNoun { .. }
                if list.join == Join::Or && !list.members.is_empty() =>
            {
                list.or_lead = true;
            }
            Cue::Stop if list.or_lead => {}
            // A noun that says how well may stand behind a member: "Docker experience".
            Cue::LeadNoun { .. } if list.join == Join::Nothing && list.stray == 0 => {
                list.stray += 1;
            }
            Cue::Lead { .. } | Cue::LeadNoun { .. } | Cue::Stop | Cue::Standing(..) => {
                let forgets = list
                    .count
                    .is_some_and(|_| cue == Cue::Stop && !self.is_filler(at));
                self.end(list);
                if forgets {
                    list.count = None;
                }
            }
        }
    }

    /// Whether a number still waits for its list behind a word: "one or more of", "one in".
    fn is_filler(&self, at: usize) -> bool {
        matches!(
            self.reading.word(at),
            "of" | "for" | "in" | "from" | "among"
        )
    }

    /// Returns a number that a list can follow; not that of "two years" or of "two engineers".
    fn count(&self, cue: Cue, at: usize) -> Option<Counted> {
        let Cue::Count {
            count,
            list_follows,
        } = cue
        else {
            return None;
        };
        let ahead = || (at + 1..self.reading.items.len()).take(LIST_WITHIN);
        let time = |i: usize| {
            let word = self.reading.word(i);
            let units = ["year", "month", "week", "day", "hour", "yr", "time"];
            units
                .iter()
                .any(|unit| word.strip_prefix(unit).is_some_and(|s| s.len() <= 1))
        };
        let introduces = |i: usize| {
            let token = self.reading.items[i].token;
            matches!(
                token,
                Token::Open | Token::Colon | Token::Cue(Cue::Examples | Cue::Including | Cue::Stop)
            )
        };
        let asks = list_follows || ahead().any(introduces);
        (asks && !ahead().take(2).any(time)).then(|| Counted {
            count,
            list_follows,
            has_unknown: !unknown::names_behind(self.reading, at).is_empty(),
        })
    }

    /// Adds a skill to the list.
    fn member(&mut self, list: &mut List, at: usize) {
        if list.join == Join::Nothing
            && let Some(&(last, join)) = list.members.last()
        {
            // "AWS RDS" is one thing with the name of its maker.
            if list.stray == 0 && self.is_tool(at) && self.is_tool(last) {
                let kinds = [(at, last), (last, at)];
                let kind = kinds.into_iter().find(|&(one, other)| {
                    self.lexicon.is_kind_of(self.slot(one), self.slot(other))
                });
                if let (Some((narrower, _)), Some(member)) = (kind, list.members.last_mut()) {
                    member.0 = narrower;
                    return;
                }
            }
            // Two skills without anything between them: one of them is the noun for the other,
            // as in "AWS cloud" and "cloud platform AWS".
            if !self.is_tool(at) {
                self.found.push(Wanted::Skill(at));
                list.stray = 0;
                return;
            }
            if self.is_tool(last) {
                self.end(list);
            } else {
                list.members.pop();
                self.found.push(Wanted::Skill(last));
                list.join = join;
            }
        }
        list.members.push((at, std::mem::take(&mut list.join)));
        list.stray = 0;
        list.or_lead = false;
        list.open_or = None;
    }

    /// Ends the list before a word that introduces another, whose kind it names.
    fn introduce(&mut self, list: &mut List, intro: Intro, at: usize) {
        let count = list.count.take();
        let label = labels::noun_before(self.reading, at);
        // An example in brackets is called as the brackets are.
        let outer = (list.members.is_empty() && label.is_none()).then(|| list.label.take());
        let of_choices = self.is_choice_noun(at) || (outer.is_some() && list.of_choices);
        self.end(list);
        *list = List {
            intro,
            label: label.or(outer.flatten()),
            of_choices,
            count,
            ..List::default()
        };
    }

    fn is_choice_noun(&self, at: usize) -> bool {
        let Some(last) = at.checked_sub(1) else {
            return false;
        };
        let noun = self.reading.word(last).rsplit(' ').next();
        // "Tools:" alone heads a list of everything.
        let generic = last == 0
            && matches!(
                self.reading.word(last),
                "tools" | "technologies" | "software"
            );
        !generic && noun.is_some_and(|noun| CHOICE_NOUNS.contains(&noun))
    }

    /// Reads the brackets that open at `open`, and returns the item behind them.
    fn brackets(&mut self, list: &mut List, open: usize, limit: usize) -> usize {
        let close = self.closing[open].min(limit);
        let behind = (close + 1).min(limit);
        match self.reading.items.get(open + 1).map(|item| item.token) {
            // "PostgreSQL (or MySQL)" and "Jenkins (or similar)" go on with the list.
            Some(Token::Cue(Cue::Or | Cue::OpenEnded)) if !list.members.is_empty() => {
                list.join = Join::Nothing;
                return open + 1;
            }
            _ => {}
        }
        let taken = list.count.is_some_and(|count| {
            !(count.list_follows && list.members.iter().any(|&(at, _)| self.is_tool(at)))
        });
        let count = if taken { list.count.take() } else { None };
        let intro = if self.is_whole(open, close) {
            Intro::Parts
        } else {
            Intro::Brackets
        };
        let inner = List {
            intro,
            label: labels::noun_before(self.reading, open),
            of_choices: self.is_choice_noun(open),
            count,
            ..List::default()
        };
        self.in_brackets = true;
        self.walk(open + 1..close, inner);
        self.in_brackets = false;
        list.stray = 0;
        behind.max(open + 1)
    }

    /// Whether what stands in brackets are parts of the tool before them, of which one usually knows
    /// all: "Microsoft Office Suite (Word, Excel)".
    fn is_whole(&self, open: usize, close: usize) -> bool {
        let Some(owner) = open.checked_sub(1) else {
            return false;
        };
        let is_suite = self.reading.word(owner).ends_with("suite");
        if !matches!(self.reading.items[owner].token, Token::Skill { .. })
            || !(is_suite || self.is_tool(owner))
        {
            return false;
        }
        let inside = (open + 1..close)
            .filter(|at| matches!(self.reading.items[*at].token, Token::Skill { .. }));
        let (mut all, mut parts) = (0, 0);
        for at in inside {
            all += 1;
            let is_part = self.lexicon.is_kind_of(self.slot(at), self.slot(owner));
            parts += usize::from(is_suite || is_part);
        }
        parts * 2 > all
    }

    /// Ends a list and finds what it asks for.
    fn end(&mut self, list: &mut List) {
        if list.members.is_empty() {
            list.join = Join::Nothing;
            list.stray = 0;
            list.or_lead = false;
            return;
        }
        let waits = list
            .count
            .filter(|count| !count.list_follows && list.intro == Intro::Nothing);
        let ended = std::mem::replace(
            list,
            List {
                count: waits,
                ..List::default()
            },
        );
        self.settle(ended, waits.is_some());
    }

    fn settle(&mut self, list: List, count_waits: bool) {
        let List {
            members,
            open_ended,
            label,
            ..
        } = list;
        let tools = members.iter().filter(|&&(at, _)| self.is_tool(at)).count();
        // "Airflow, Dagster, or Zork": a name that is not known would do as well.
        let or_unknown = list
            .open_or
            .is_some_and(|or| unknown::begins_name(self.reading, or + 1));
        let last_or = or_unknown || members.iter().any(|&(_, join)| join == Join::Or);
        let last_and = members.iter().any(|&(_, join)| join == Join::And);
        let chosen = match list.intro {
            _ if open_ended || (list.count.is_some() && !count_waits) => true,
            Intro::Examples => tools > 0 || last_or,
            Intro::Brackets | Intro::Colon if last_and || last_or => false,
            Intro::Brackets => tools * 2 >= members.len().max(2) || list.of_choices,
            Intro::Colon => list.of_choices && tools > 0,
            Intro::Nothing | Intro::Parts => false,
        };
        let counted = list.count.filter(|_| !count_waits);
        let count = counted.map_or(1, |count| count.count);
        let has_unknown = counted.is_some_and(|count| count.has_unknown);
        if chosen {
            let mut chosen = members;
            // "tools such as Jira and Trello, and code review": the topic is no example.
            let last_topic = chosen.len() > 2
                && tools > 0
                && chosen
                    .last()
                    .is_some_and(|&(at, join)| join == Join::And && !self.is_tool(at));
            let topic = if last_topic { chosen.pop() } else { None };
            let chosen = chosen.into_iter().map(|(at, _)| at).collect();
            self.choice(count, has_unknown, chosen, label);
            self.found.extend(topic.map(|(at, _)| Wanted::Skill(at)));
            return;
        }
        let mut label = label;
        let ending = members.last().copied();
        for segment in members.chunk_by(|_, next| next.1 != Join::And) {
            let is_last = or_unknown && segment.last().copied() == ending;
            let either = is_last || segment.iter().skip(1).any(|&(_, join)| join == Join::Or);
            let label = if either { label.take() } else { None };
            let segment: Vec<_> = segment.to_vec();
            if either {
                let chosen = segment.into_iter().map(|(at, _)| at).collect();
                self.choice(1, is_last, chosen, label);
            } else {
                self.slashes(&segment);
            }
        }
    }

    /// Settles a list without words of choice: "Jenkins/CircleCI" is one, the rest is asked for.
    fn slashes(&mut self, segment: &[(usize, Join)]) {
        for group in segment.chunk_by(|_, next| next.1 == Join::Slash) {
            let members: Vec<usize> = group.iter().map(|&(at, _)| at).collect();
            // The capital of the first word of a sentence says nothing.
            let tool = |&at: &usize| self.is_tool(at) || at == 0;
            let any_tool = members.iter().any(|&at| self.is_tool(at));
            if members.len() > 1 && any_tool && members.iter().all(tool) {
                self.choice(1, false, members, None);
            } else {
                self.found.extend(members.into_iter().map(Wanted::Skill));
            }
        }
    }

    /// Asks for so many of some skills: for each of them where there are no more, unless the list
    /// has unknown names that would do as well.
    fn choice(
        &mut self,
        count: u16,
        has_unknown: bool,
        mut members: Vec<usize>,
        label: Option<String>,
    ) {
        let mut slots: Vec<(Slot, usize)> = Vec::with_capacity(members.len());
        slots.extend(members.iter().map(|&at| (self.slot(at), at)));
        slots.sort_unstable();
        slots.dedup_by_key(|(slot, _)| *slot);
        generic::drop_kinds(self.lexicon, &mut slots);
        members = slots.into_iter().map(|(_, at)| at).collect();
        members.sort_unstable();
        let stays = has_unknown && members.len() > 1;
        if members.len() <= usize::from(count) && !stays {
            self.found.extend(members.into_iter().map(Wanted::Skill));
        } else {
            self.found.push(Wanted::Choice {
                count: count.min(u16::try_from(members.len()).unwrap_or(count)),
                members,
                label,
            });
        }
    }

    fn slot(&self, at: usize) -> Slot {
        match self.reading.items[at].token {
            Token::Skill { slot, .. } => slot,
            _ => Slot::MAX,
        }
    }

    /// Whether a skill is a thing with a name of its own, of which one can take another, rather
    /// than a topic: a language, or something technical that is written with capitals.
    fn is_tool(&self, at: usize) -> bool {
        let slot = self.slot(at);
        match self.lexicon.kind(slot) {
            SkillKind::Language => true,
            SkillKind::Soft | SkillKind::Knowledge => false,
            SkillKind::Technical | SkillKind::Other => {
                match has_proper_name(&self.lexicon.skill(slot).title.value) {
                    Some(proper) => proper,
                    // The first word of a sentence has a capital anyway.
                    None => self.capital(at, usize::from(at == 0)),
                }
            }
        }
    }

    fn capital(&self, at: usize, skip: usize) -> bool {
        let mut written = self.reading.written(at, at).chars().skip(skip);
        written.any(char::is_uppercase)
    }
}

/// Whether a title is a proper name: "GitHub Actions" and "gRPC" are, "API design" is not, and
/// single words such as "Docker" and "Encryption" do not tell.
fn has_proper_name(title: &str) -> Option<bool> {
    let (first, more) = title.split_once([' ', '-']).unwrap_or((title, ""));
    let mut others = more
        .split([' ', '-'])
        .filter(|word| word.chars().count() > 3);
    if more.is_empty() {
        let inner = first.chars().skip(1).any(char::is_uppercase);
        return inner.then_some(true);
    }
    Some(others.all(|word| word.contains(|c: char| c.is_uppercase() || c.is_ascii_digit())))
}
