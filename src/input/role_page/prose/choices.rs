//! What a sentence asks for: which of its skills all, and which as a choice.

mod settle;

use std::ops::Range;

use hashbrown::HashSet;

use super::asides;
use super::cues::{Cue, Standing};
use super::fold::last_word;
use super::generic;
use super::labels;
use super::lexicon::{Lexicon, Slot};
use super::list::{Counted, Intro, Join, List};
use super::nouns::{self, Says};
use super::reading::{Reading, Token};
use super::tools;
use super::unknown;
use crate::model::{SkillKind, slug};

/// One thing that a sentence asks for. Members are items of the reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wanted {
    /// One skill.
    Skill(usize),
    /// `count` of several.
    Choice {
        count: u16,
        members: Vec<usize>,
        /// Names among them that no lexicon knows.
        others: Vec<String>,
        label: Option<String>,
    },
    /// `count` of several names that no lexicon knows, of which the first stands at an item.
    Unknown {
        at: usize,
        count: u16,
        names: Vec<String>,
        label: Option<String>,
    },
}

/// The most words between two members of one list.
const STRAY_WORDS: usize = 3;

/// Words ahead in which the list of a number must begin.
const LIST_WITHIN: usize = 7;

/// Endings of the names of packages of programs, of which one usually knows all.
const SUITES: &[&str] = &["suite", "office", "365", "workspace", "creative cloud"];

/// Words between brackets and the skill that they belong to: "Excel skills (pivot tables)".
const OWNER_WITHIN: usize = 2;

/// Returns what a sentence asks for, in the order in which the lists end. What stands in brackets
/// behind one of several alternatives becomes optional: it is for those who choose that one.
pub(super) fn wanted(
    reading: &Reading<'_>,
    lexicon: &Lexicon,
    closings: &[usize],
    standings: &mut [Standing],
) -> Vec<Wanted> {
    let mut lists = Lists {
        reading,
        lexicon,
        standings,
        closings,
        tools: tools::tools(reading, lexicon),
        in_brackets: false,
        found: Vec::new(),
    };
    lists.walk(0..reading.items.len(), List::default());
    let mut found = lists.found;
    generic::drop_covered(reading, lexicon, &mut found);
    generic::drop_repeated(reading, &mut found);
    found
}

/// Reader of the lists of a sentence.
struct Lists<'a> {
    reading: &'a Reading<'a>,
    lexicon: &'a Lexicon,
    standings: &'a mut [Standing],
    /// Where brackets close.
    closings: &'a [usize],
    /// Which items are tools.
    tools: Vec<bool>,
    in_brackets: bool,
    found: Vec<Wanted>,
}

impl Lists<'_> {
    /// Reads the lists of a range of items.
    fn walk(&mut self, range: Range<usize>, mut list: List) {
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
                // "Prometheus/Grafana — or Datadog" goes on with the list.
                Token::Stop if self.reading.is_dash_before_or(at) && !list.members.is_empty() => {}
                Token::Stop if self.reading.is_dash(at) && self.is_name(at + 1) => {
                    self.introduce(&mut list, Intro::Colon, at);
                    list.count = None;
                }
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
            // "Docker or tools like Podman", "Docker or similar tools such as Podman"
            Cue::Examples if list.open_or.is_some() => {}
            Cue::Examples if list.open_ended && list.join == Join::Nothing => list.join = Join::Or,
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
        (asks && !ahead().take(2).any(time)).then_some(Counted {
            count,
            list_follows,
            at,
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
            let is_again = self.slot(at) == self.slot(last);
            if list.stray == 0 && (is_again || self.is_of_maker(at, last)) {
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

    /// Whether a tool that stands right behind another in a list is of that make: "Tenable Nessus, Qualys".
    fn is_of_maker(&self, at: usize, maker: usize) -> bool {
        let next = self.reading.items.get(at + 1).map(|item| item.token);
        let in_list = next.is_some_and(Token::joins);
        let [one, other] = [at, maker].map(|at| self.slot(at));
        let is_language = self.lexicon.kind(one) == SkillKind::Language;
        in_list && !is_language && self.is_tool(maker) && self.lexicon.share_category(one, other)
    }

    /// Whether a skill, or a name that is not known, begins at an item.
    fn is_name(&self, at: usize) -> bool {
        let item = self.reading.items.get(at);
        item.is_some_and(|item| match item.token {
            Token::Skill { .. } => true,
            _ => unknown::begins_name(self.reading, at),
        })
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
            names: self.names_tools(at).then_some(at + 1),
            of_choices,
            count,
            ..List::default()
        };
    }

    /// Whether the noun before an item is one for tools that have names.
    fn names_tools(&self, at: usize) -> bool {
        let last = at.checked_sub(1);
        last.is_some_and(|last| nouns::says(last_word(self.reading.word(last)), Says::Unknown))
    }

    /// Asks for one of the names behind a noun for tools, where no lexicon knows any of them: "CAD software
    /// such as Foo, Bar or Baz".
    fn unknown(&mut self, list: &mut List) {
        let Some(at) = list.names.take() else { return };
        let mut names = unknown::names_listed(self.reading, at);
        let mut ids = HashSet::new();
        names.retain(|name| {
            let id = slug(name);
            let is_short = name.len() <= settle::LONGEST_NAME;
            !self.lexicon.knows(name) && is_short && !id.is_empty() && ids.insert(id)
        });
        names.truncate(settle::MOST_OTHERS);
        // One name in brackets may be the acronym of what stands before them.
        let is_example = list.intro == Intro::Examples && !names.is_empty();
        if is_example || names.len() > 1 {
            let count = list.count.map_or(1, |count| count.count);
            self.found.push(Wanted::Unknown {
                at,
                count: count.min(names.len() as u16),
                names,
                label: list.label.take(),
            });
        }
    }

    fn is_choice_noun(&self, at: usize) -> bool {
        let Some(last) = at.checked_sub(1) else {
            return false;
        };
        // "Tools:" alone heads a list of everything.
        let generic = last == 0
            && matches!(
                self.reading.word(last),
                "tools" | "technologies" | "software"
            );
        !generic && nouns::says(last_word(self.reading.word(last)), Says::Choice)
    }

    /// Reads the brackets that open at `open`, and returns the item behind them.
    fn brackets(&mut self, list: &mut List, open: usize, limit: usize) -> usize {
        let close = self.closings[open].min(limit);
        let is_closed = asides::is_closed(&self.reading.items, close);
        let behind = (close + usize::from(is_closed)).min(limit);
        match self.reading.items.get(open + 1).map(|item| item.token) {
            // "PostgreSQL (or MySQL)" and "Jenkins (or similar)" go on with the list.
            Some(Token::Cue(Cue::Or | Cue::OpenEnded)) if !list.members.is_empty() => {
                list.join = Join::Nothing;
                return open + 1;
            }
            _ if self.names_others(list, open, close) => {
                list.join = Join::Or;
                (list.open_or, list.open_ended, list.stray) = (None, false, 0);
                return open + 1;
            }
            _ => {}
        }
        let taken = list.count.is_some_and(|count| {
            !(count.list_follows && list.members.iter().any(|&(at, _)| self.is_tool(at)))
        });
        let count = if taken { list.count.take() } else { None };
        // Behind a comma brackets only hold a list together: "Docker, (Kubernetes, Helm)".
        let before = open.checked_sub(1).map(|at| self.reading.items[at].token);
        let intro = if before.is_none_or(Token::joins) {
            Intro::Colon
        } else if self.is_whole(open, close) {
            Intro::Parts
        } else {
            Intro::Brackets
        };
        let inner = List {
            intro,
            label: labels::noun_before(self.reading, open),
            names: self.names_tools(open).then_some(open + 1),
            of_choices: self.is_choice_noun(open),
            count,
            ..List::default()
        };
        if !list.members.is_empty() {
            list.asides.push(open..close);
        }
        self.in_brackets = true;
        self.walk(open + 1..close, inner);
        self.in_brackets = false;
        list.stray = 0;
        behind.max(open + 1)
    }

    /// Whether brackets name what would do as well as the members of a list: "Python or another language (Perl, Ruby)",
    /// "SQL or a BI tool (Looker)". The kind that stands before them is no member beside its things.
    fn names_others(&mut self, list: &mut List, open: usize, close: usize) -> bool {
        let has_tool = (open + 1..close).any(|at| self.is_tool(at));
        if list.members.is_empty() || !has_tool {
            return false;
        }
        let kind = self.owner(open).filter(|&at| !self.is_tool(at));
        if (list.open_or.is_some() || list.open_ended) && list.join != Join::And {
            // "Excel or equivalent spreadsheet software (Google Sheets)"
            let asked = self.found.last() == kind.map(Wanted::Skill).as_ref();
            self.found
                .truncate(self.found.len() - usize::from(asked && kind.is_some()));
            return list.open_ended || self.names_tools(open);
        }
        // "or a BI tool" names the kind, and "or NoSQL databases" something else.
        let is_one = |at: usize| at > 0 && matches!(self.reading.word(at - 1), "a" | "an");
        let is_kind = |&(at, join): &(usize, Join)| {
            let is_owner = self.owner(open) == Some(at) && is_one(at);
            join == Join::Or && !self.is_tool(at) && is_owner
        };
        let kind_last = list.members.len() > 1 && list.members.last().is_some_and(is_kind);
        if kind_last {
            list.members.pop();
        }
        kind_last
    }

    /// Returns the skill that brackets stand behind.
    fn owner(&self, open: usize) -> Option<usize> {
        let mut before = (0..open).rev().take(OWNER_WITHIN + 1);
        let owner = before.find(|&at| {
            let token = self.reading.items[at].token;
            !matches!(token, Token::Word | Token::Cue(Cue::LeadNoun { .. }))
        })?;
        matches!(self.reading.items[owner].token, Token::Skill { .. }).then_some(owner)
    }

    /// Whether what stands in brackets are parts of the tool before them, of which one usually knows
    /// all: "Microsoft Office Suite (Word, Excel)". Where one is only another name of the tool, they are
    /// what it does: "Excel (pivot tables, VBA)".
    fn is_whole(&self, open: usize, close: usize) -> bool {
        let Some(owner) = self.owner(open) else {
            return false;
        };
        let name = self.reading.word(owner);
        let is_suite = SUITES.iter().any(|suite| name.ends_with(suite));
        let is_tool = owner + 1 == open && self.is_tool(owner);
        let (mut all, mut parts) = (0, 0);
        for at in open + 1..close {
            let Token::Skill { slot, .. } = self.reading.items[at].token else {
                continue;
            };
            if slot == self.slot(owner) {
                return true;
            }
            let is_part = is_tool && self.lexicon.is_kind_of(slot, self.slot(owner));
            all += 1;
            parts += usize::from(is_suite || is_part);
        }
        parts * 2 > all
    }

    /// Ends a list and finds what it asks for.
    fn end(&mut self, list: &mut List) {
        if list.members.is_empty() {
            self.unknown(list);
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

    /// Whether a skill of the sentence is a tool.
    fn is_tool(&self, at: usize) -> bool {
        self.tools[at]
    }

    fn slot(&self, at: usize) -> Slot {
        match self.reading.items[at].token {
            Token::Skill { slot, .. } => slot,
            _ => Slot::MAX,
        }
    }
}
