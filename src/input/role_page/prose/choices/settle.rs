//! What a list that has ended asks for.

use std::ops::Range;

use hashbrown::HashSet;

use super::{Lists, Wanted};
use crate::input::role_page::prose::cues::{Cue, Standing};
use crate::input::role_page::prose::lexicon::Slot;
use crate::input::role_page::prose::list::{Intro, Join, List};
use crate::input::role_page::prose::reading::Token;
use crate::input::role_page::prose::{complements, generic, rivals, spoken, unknown};
use crate::model::slug;

/// The most unknown names of a choice.
pub(super) const MOST_OTHERS: usize = 40;

/// The longest unknown name that becomes a skill, in bytes.
pub(super) const LONGEST_NAME: usize = 60;

impl Lists<'_> {
    /// Finds what a list asks for; of one whose number waits for another list, as if it had none.
    pub(super) fn settle(&mut self, mut list: List, count_waits: bool) {
        if count_waits {
            list.count = None;
        }
        let members = &list.members;
        // "Airflow, Dagster, or Zork": a name that is not known would do as well.
        let at_end = list.open_or.is_some_and(|or| {
            unknown::begins_name(self.reading, or + 1) || self.has_others(members.last())
        });
        // "Dagster, Zork, or Airflow"
        let at_start = self.follows_or(members) && self.has_others(members.first());
        let tools = members.iter().filter(|&&(at, _)| self.is_tool(at)).count();
        if self.is_chosen(&list, tools, at_start || at_end) {
            self.settle_chosen(list, tools > 0);
        } else {
            self.settle_segments(list, at_start, at_end);
        }
    }

    /// Whether a list as a whole is a choice, of whose members so many are tools.
    fn is_chosen(&self, list: &List, tools: usize, or_unknown: bool) -> bool {
        let members = &list.members;
        let has = |wanted: Join| members.iter().any(|&(_, join)| join == wanted);
        let last_or = or_unknown || has(Join::Or);
        match list.intro {
            _ if list.open_ended || list.count.is_some() => true,
            Intro::Examples => tools > 0 || last_or,
            Intro::Brackets | Intro::Colon if has(Join::And) || last_or => false,
            Intro::Brackets | Intro::Colon if self.are_together(members) => false,
            Intro::Brackets => tools * 2 >= members.len().max(2) || list.of_choices,
            Intro::Colon if list.of_choices && tools > 0 => true,
            Intro::Colon => self.are_rivals(members, tools),
            Intro::Nothing | Intro::Parts => false,
        }
    }

    /// Settles a list that is a choice as a whole.
    fn settle_chosen(&mut self, list: List, has_tool: bool) {
        let mut others = list.count.map_or_else(Vec::new, |count| {
            unknown::names_behind(self.reading, count.at)
        });
        others.retain(|name| !self.lexicon.knows(name));
        others.extend(self.others(&list.members, true));
        let mut chosen = list.members;
        // "tools such as Jira and Trello, and code review": the topic is no example.
        let is_topic = |&(at, join): &(usize, Join)| join == Join::And && !self.is_tool(at);
        let last_topic = chosen.len() > 2 && has_tool && chosen.last().is_some_and(is_topic);
        let topic = if last_topic { chosen.pop() } else { None };
        self.set_aside(&list.asides, &chosen, None);
        let chosen = chosen.into_iter().map(|(at, _)| at).collect();
        let count = list.count.map_or(1, |count| count.count);
        self.choice(count, others, chosen, list.label);
        self.found.extend(topic.map(|(at, _)| Wanted::Skill(at)));
    }

    /// Settles a list piece by piece between its "and", where its first or its last one may be a
    /// choice with unknown names.
    fn settle_segments(&mut self, list: List, at_start: bool, at_end: bool) {
        let (members, mut label) = (list.members, list.label);
        let mut behind = members.as_slice();
        for segment in members.chunk_by(|_, next| next.1 != Join::And) {
            behind = &behind[segment.len()..];
            let is_last = at_end && behind.is_empty();
            let is_first = at_start && segment.first() == members.first();
            let has_or = segment.iter().skip(1).any(|&(_, join)| join == Join::Or);
            if !(is_first || is_last || has_or) {
                self.slashes(segment);
                continue;
            }
            self.set_aside(&list.asides, segment, behind.first().map(|&(at, _)| at));
            let others = self.others(segment, false);
            let chosen = segment.iter().map(|&(at, _)| at).collect();
            self.choice(1, others, chosen, label.take());
        }
    }

    /// Makes optional what stands in brackets behind alternatives; not what stands behind all of them
    /// and a noun: "Java or Ruby frameworks (Spring, Rails)".
    fn set_aside(
        &mut self,
        asides: &[Range<usize>],
        alternatives: &[(usize, Join)],
        next: Option<usize>,
    ) {
        let [(first, _), .., (last, _)] = *alternatives else {
            return;
        };
        let starts_by = |end: usize| asides.partition_point(|aside| aside.start < end);
        for aside in &asides[starts_by(first)..next.map_or(asides.len(), starts_by)] {
            if aside.start > last && self.is_choice_noun(aside.start) {
                continue;
            }
            let before = alternatives.partition_point(|&(at, _)| at < aside.start);
            let owner = alternatives[before - 1].0;
            for at in aside.clone() {
                // "R (tidyverse)", where the one is another name of the other.
                let again = self.slot(at) == self.slot(owner);
                let standing = if again {
                    Standing::NotAsked
                } else {
                    Standing::Optional
                };
                self.standings[at] = self.standings[at].max(standing);
            }
        }
    }

    /// Whether members of a list are used together, so that one does not do for another.
    fn are_together(&self, members: &[(usize, Join)]) -> bool {
        let bilingual = members
            .first()
            .is_some_and(|&(at, _)| spoken::asks_for_all(self.reading, self.lexicon, at));
        bilingual
            || complements::are_together(self.lexicon, members.iter().map(|&(at, _)| self.slot(at)))
    }

    /// Whether members of a list are products of which one does for another.
    fn are_rivals(&self, members: &[(usize, Join)], tools: usize) -> bool {
        let slots: Vec<Slot> = members.iter().map(|&(at, _)| self.slot(at)).collect();
        let has_others = || !self.others(members, true).is_empty();
        tools == slots.len()
            && (slots.len() > 1 || has_others())
            && rivals::are_rivals(self.lexicon, &slots)
    }

    /// Whether an unknown name stands beside a member of a list.
    fn has_others(&self, member: Option<&(usize, Join)>) -> bool {
        member.is_some_and(|&member| !self.others(&[member], false).is_empty())
    }

    /// Whether "or" stands right before the first member of a list.
    fn follows_or(&self, members: &[(usize, Join)]) -> bool {
        let before = members.first().and_then(|&(at, _)| at.checked_sub(1));
        before.is_some_and(|at| self.reading.items[at].token == Token::Cue(Cue::Or))
    }

    /// Returns the names beside the members of a list that no lexicon knows, and that would do as well.
    fn others(&self, members: &[(usize, Join)], through_and: bool) -> Vec<String> {
        let [(first, _), ..] = *members else {
            return Vec::new();
        };
        let last = members.last().map_or(first, |&(at, _)| at);
        let mut others = unknown::names_beside(self.reading, first..last + 1, through_and);
        others.retain(|name| !self.lexicon.knows(name));
        others
    }

    /// Settles a list without words of choice: "Jenkins/CircleCI" is one, the rest is asked for.
    fn slashes(&mut self, segment: &[(usize, Join)]) {
        for group in segment.chunk_by(|_, next| next.1 == Join::Slash) {
            let members: Vec<usize> = group.iter().map(|&(at, _)| at).collect();
            // The capital of the first word of a sentence says nothing.
            let tool = |&at: &usize| self.is_tool(at) || at == 0;
            let any_tool = members.iter().any(|&at| self.is_tool(at));
            let chosen = any_tool && members.iter().all(tool) && !self.are_together(group);
            if members.len() > 1 && chosen {
                self.choice(1, Vec::new(), members, None);
            } else {
                self.found.extend(members.into_iter().map(Wanted::Skill));
            }
        }
    }

    /// Asks for so many of some skills and of other names: for each of the skills where there are no
    /// more.
    fn choice(
        &mut self,
        count: u16,
        mut others: Vec<String>,
        mut members: Vec<usize>,
        label: Option<String>,
    ) {
        let mut slots: Vec<(Slot, usize)> = Vec::with_capacity(members.len());
        slots.extend(members.iter().map(|&at| (self.slot(at), at)));
        slots.sort_unstable();
        slots.dedup_by_key(|(slot, _)| *slot);
        generic::drop_kinds(self.reading, self.lexicon, &mut slots);
        members = slots.into_iter().map(|(_, at)| at).collect();
        members.sort_unstable();
        others.retain(|name| name.len() <= LONGEST_NAME && !slug(name).is_empty());
        let mut ids = HashSet::new();
        others.retain(|name| ids.insert(slug(name)));
        others.truncate(MOST_OTHERS);
        let most = members.len() + others.len();
        if others.is_empty() && most <= usize::from(count) {
            self.found.extend(members.into_iter().map(Wanted::Skill));
        } else {
            self.found.push(Wanted::Choice {
                count: count.min(u16::try_from(most).unwrap_or(count)),
                members,
                others,
                label,
            });
        }
    }
}
