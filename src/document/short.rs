//! What a document says in short forms: a skill with a step, a transition of which nothing is said but
//! its ends, its kind and its years.
//!
//! Large files consist of little else. As entries with names of their own they would take several times
//! the memory of the text; here names are numbers, and what is rare takes no room.

use std::sync::Arc;

use super::{
    Asked, AskedProficiency, GraphDocument, RequirementEntry, RoleEntry, TransitionEntry, Unread,
};
use crate::model::{Importance, Name, TransitionKind, YearRange};
use crate::source::{Span, Spanned};

/// A requirement of one skill with a step by number: packed, because there are more of them than of
/// anything else.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct ShortRequirement {
    /// The number of the skill's name.
    skill: u32,
    start: u32,
    length: u16,
    /// How many bytes behind the skill the step stands, which is one digit.
    gap: u8,
    proficiency: u8,
}

impl ShortRequirement {
    /// Returns the requirement, where the skill and the step stand as in most files.
    pub(crate) fn new(skill: Spanned<u32>, proficiency: Spanned<u8>) -> Option<Self> {
        let length = skill.span.end.checked_sub(skill.span.start)?;
        let gap = proficiency.span.start.checked_sub(skill.span.end)?;
        let short = Self {
            skill: skill.value,
            start: skill.span.start,
            length: length.try_into().ok()?,
            gap: gap.try_into().ok()?,
            proficiency: proficiency.value,
        };
        (short.proficiency() == proficiency).then_some(short)
    }

    /// The number of the skill's name.
    pub(crate) fn skill(self) -> Spanned<u32> {
        let end = self.start + u32::from(self.length);
        let span = Span {
            start: self.start,
            end,
        };
        Spanned::new(self.skill, span)
    }

    /// The step.
    pub(crate) fn proficiency(self) -> Spanned<u8> {
        let start = self.skill().span.end + u32::from(self.gap);
        let span = Span {
            start,
            end: start + 1,
        };
        Spanned::new(self.proficiency, span)
    }
}

/// The years of a transition in short form, packed: none, a few that stand near it, or some that are said
/// otherwise and have a number.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct ShortYears(u32);

impl ShortYears {
    /// The bit of those that have a number.
    const NUMBERED: u32 = 1 << 31;
    const DIGIT_BITS: u32 = 4;
    /// What is added to a distance, so that it is not below 0.
    const ZERO: i64 = 1 << 15;

    fn numbered(number: usize) -> Self {
        Self(Self::NUMBERED | number as u32)
    }

    /// The number of those that have one.
    fn number(self) -> Option<usize> {
        (self.0 & Self::NUMBERED != 0).then_some((self.0 & !Self::NUMBERED) as usize)
    }

    /// Returns years of one digit that stands near a place.
    fn near(start: u32, years: Spanned<YearRange>) -> Option<Self> {
        let digit = (1..10).find(|digit| just(*digit) == years.value)?;
        let is_digit = years.span.end == years.span.start + 1;
        let distance = i64::from(years.span.start) - i64::from(start);
        let distance = u16::try_from(distance + Self::ZERO).ok()?;
        is_digit.then_some(Self(u32::from(distance) << Self::DIGIT_BITS | digit))
    }

    /// The years of one digit, from the place near which it stands.
    fn digit(self, start: u32) -> Option<Spanned<YearRange>> {
        let digit = self.0 & ((1 << Self::DIGIT_BITS) - 1);
        let start = i64::from(start) + i64::from(self.0 >> Self::DIGIT_BITS) - Self::ZERO;
        let start = u32::try_from(start).ok()?;
        let span = Span {
            start,
            end: start + 1,
        };
        (digit > 0).then(|| Spanned::new(just(digit), span))
    }
}

/// So many years, no more and no fewer.
fn just(years: u32) -> YearRange {
    let years = f64::from(years);
    YearRange {
        min: years,
        max: Some(years),
    }
}

/// A transition of the list of transitions without attributes: packed, because there are many of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct ShortTransition {
    from: u32,
    to: u32,
    /// Where the former role stands; everything else of it stands near.
    start: u32,
    pub(crate) years: ShortYears,
    from_length: u16,
    to_length: u16,
    /// How far behind the former role the next one begins, or before it.
    to_distance: i16,
    kind_distance: i16,
    kind_length: u8,
    kind: TransitionKind,
}

impl ShortTransition {
    /// Returns the transition between roles whose names have these numbers, where all of it stands close
    /// together.
    pub(crate) fn new(
        [from, to]: [Spanned<u32>; 2],
        kind: Spanned<TransitionKind>,
    ) -> Option<Self> {
        let start = from.span.start;
        let length = |span: Span| span.end.checked_sub(span.start);
        let distance = |span: Span| i64::from(span.start) - i64::from(start);
        Some(Self {
            from: from.value,
            to: to.value,
            start,
            years: ShortYears::default(),
            from_length: length(from.span)?.try_into().ok()?,
            to_length: length(to.span)?.try_into().ok()?,
            to_distance: distance(to.span).try_into().ok()?,
            kind_distance: distance(kind.span).try_into().ok()?,
            kind_length: length(kind.span)?.try_into().ok()?,
            kind: kind.value,
        })
    }

    /// Where it stands, by its former role: the first byte, and how many there are.
    pub(crate) fn stands(self) -> (u32, u16) {
        (self.start, self.from_length)
    }

    /// The number of the former role's name.
    pub(crate) fn from(self) -> Spanned<u32> {
        Spanned::new(self.from, self.span(0, self.from_length))
    }

    /// The number of the next role's name.
    pub(crate) fn to(self) -> Spanned<u32> {
        Spanned::new(self.to, self.span(self.to_distance, self.to_length))
    }

    /// The kind.
    pub(crate) fn kind(self) -> Spanned<TransitionKind> {
        let span = self.span(self.kind_distance, self.kind_length.into());
        Spanned::new(self.kind, span)
    }

    fn span(self, distance: i16, length: u16) -> Span {
        let start = self.start.wrapping_add_signed(distance.into());
        Span {
            start,
            end: start + u32::from(length),
        }
    }
}

/// A requirement, in either form.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Asks<'d> {
    Entry(&'d RequirementEntry),
    Short(Importance, ShortRequirement),
}

/// Requirements of one role that stand next to each other.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Run {
    /// The position of the role among those of the document.
    role: u32,
    /// How many entries of the role stand before it.
    entries_before: u32,
    importance: Importance,
    /// Behind its last requirement.
    end: u32,
}

impl Run {
    /// Whether another run is more of this one.
    fn goes_on_with(&self, next: &Self) -> bool {
        *self
            == Self {
                end: self.end,
                ..*next
            }
    }
}

/// What could be read of one file.
#[derive(Debug, Default)]
pub(crate) struct Part {
    pub(crate) document: GraphDocument,
    /// What it says besides.
    pub(crate) short: ShortForms,
    /// What could not be read.
    pub(crate) unread: Unread,
}

impl Part {
    /// The document with all that the file says, and what could not be read.
    pub(crate) fn whole(mut self) -> (GraphDocument, Unread) {
        self.short.write_out(&mut self.document);
        (self.document, self.unread)
    }
}

impl From<(GraphDocument, Unread)> for Part {
    fn from((document, unread): (GraphDocument, Unread)) -> Self {
        Self {
            document,
            unread,
            ..Self::default()
        }
    }
}

/// The short forms of one document, which go with its entries.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct ShortForms {
    /// The names of requirements by their numbers.
    pub(crate) skill_names: Arc<Vec<Name>>,
    /// The names of transitions by their numbers.
    pub(crate) role_names: Arc<Vec<Name>>,
    requirements: Vec<ShortRequirement>,
    /// In the order of the roles.
    runs: Vec<Run>,
    pub(crate) transitions: Vec<ShortTransition>,
    /// The years that have a number.
    years: Vec<Spanned<YearRange>>,
    /// For each entry of the list of transitions how many short ones stand before it.
    transitions_before: Vec<u32>,
}

impl ShortForms {
    /// Whether nothing is said in short forms.
    pub(crate) fn is_empty(&self) -> bool {
        self.requirements.is_empty() && self.transitions.is_empty()
    }

    /// Makes room for so many transitions.
    pub(crate) fn reserve_transitions(&mut self, count: usize) {
        self.transitions.reserve(count);
    }

    /// Adds a requirement of the role that will be the one at a position, behind so many of its entries.
    pub(crate) fn require(
        &mut self,
        (role, entries_before): (usize, usize),
        importance: Importance,
        requirement: ShortRequirement,
    ) {
        self.requirements.push(requirement);
        let run = Run {
            role: role as u32,
            entries_before: entries_before as u32,
            importance,
            end: self.requirements.len() as u32,
        };
        match self.runs.last_mut() {
            Some(last) if last.goes_on_with(&run) => last.end = run.end,
            _ => self.runs.push(run),
        }
    }

    /// Drops the requirements of the role that would have been the one at a position, and is none.
    pub(crate) fn forget_role(&mut self, role: usize) {
        while self.runs.pop_if(|run| run.role as usize == role).is_some() {}
        let end = self.runs.last().map_or(0, |run| run.end);
        self.requirements.truncate(end as usize);
    }

    /// Adds a transition, where all of it stands close together; returns whether it does.
    pub(crate) fn lead(
        &mut self,
        ends: [Spanned<u32>; 2],
        kind: Spanned<TransitionKind>,
        years: Option<Spanned<YearRange>>,
    ) -> bool {
        let Some(mut short) = ShortTransition::new(ends, kind) else {
            return false;
        };
        if let Some(years) = years {
            short.years = ShortYears::near(short.start, years).unwrap_or_else(|| {
                self.years.push(years);
                ShortYears::numbered(self.years.len() - 1)
            });
        }
        self.transitions.push(short);
        true
    }

    /// Notes that an entry of the list of transitions comes next.
    pub(crate) fn entry_of_transitions(&mut self) {
        self.transitions_before.push(self.transitions.len() as u32);
    }

    /// The years of a transition that stands at a place.
    pub(crate) fn years(&self, years: ShortYears, start: u32) -> Option<Spanned<YearRange>> {
        match years.number() {
            Some(number) => Some(self.years[number]),
            None => years.digit(start),
        }
    }

    /// How many requirements there are.
    pub(crate) fn requirement_count(&self) -> usize {
        self.requirements.len()
    }

    /// All requirements, in the order of the file.
    pub(crate) fn requirements(&self) -> &[ShortRequirement] {
        &self.requirements
    }

    /// The requirements of the role at a position that are in short form: those that stand next to each other
    /// with their importance, and how many entries of the role stand before them.
    pub(crate) fn runs_of(
        &self,
        role: usize,
    ) -> impl Iterator<Item = (usize, Importance, &[ShortRequirement])> + Clone {
        let first = self.runs.partition_point(|run| (run.role as usize) < role);
        let mut start = first
            .checked_sub(1)
            .map_or(0, |at| self.runs[at].end as usize);
        let runs = self.runs[first..].iter();
        let runs = runs.take_while(move |run| run.role as usize == role);
        runs.map(move |run| {
            let end = run.end as usize;
            let short = &self.requirements[std::mem::replace(&mut start, end)..end];
            (run.entries_before as usize, run.importance, short)
        })
    }

    /// All requirements of the role at a position, of which these are the entries, in the order of the file.
    pub(crate) fn requirements_of<'r>(
        &'r self,
        role: usize,
        entries: &'r [RequirementEntry],
    ) -> impl Iterator<Item = Asks<'r>> {
        let runs = self.runs_of(role);
        let in_runs = runs.clone().last().map_or(0, |(before, ..)| before);
        let (between, rest) = entries.split_at(in_runs);
        let mut taken = 0;
        let in_runs = runs.flat_map(move |(before, importance, short)| {
            let entries = &between[std::mem::replace(&mut taken, before)..before];
            let short = short.iter().map(move |one| Asks::Short(importance, *one));
            entries.iter().map(Asks::Entry).chain(short)
        });
        in_runs.chain(rest.iter().map(Asks::Entry))
    }

    /// Takes the transitions out, and leaves the years of them.
    pub(crate) fn take_list(&mut self) -> Vec<ShortTransition> {
        std::mem::take(&mut self.transitions)
    }

    /// Gives the document all that is said in short forms as entries, each where it stands in the file.
    pub(crate) fn write_out(&self, document: &mut GraphDocument) {
        // Nothing is noted of documents of other formats.
        if self.is_empty() {
            return;
        }
        let mut start = 0;
        for of_role in self.runs.chunk_by(|a, b| a.role == b.role) {
            let at = of_role[0].role as usize;
            let role: &mut RoleEntry = &mut document.roles[at];
            let end = of_role[of_role.len() - 1].end as usize;
            let mut all = Vec::with_capacity(role.requirements.len() + end - start);
            all.extend(
                self.requirements_of(at, &role.requirements)
                    .map(|one| match one {
                        Asks::Entry(entry) => entry.clone(),
                        Asks::Short(importance, short) => self.requirement(importance, short),
                    }),
            );
            role.requirements = all;
            start = end;
        }
        let count = document.transitions.len() + self.transitions.len();
        let entries = std::mem::replace(&mut document.transitions, Vec::with_capacity(count));
        let all = &mut document.transitions;
        let mut start = 0;
        for (entry, before) in entries.into_iter().zip(&self.transitions_before) {
            let end = *before as usize;
            let short = &self.transitions[start..end];
            all.extend(short.iter().map(|one| self.transition(one)));
            start = end;
            all.push(entry);
        }
        let short = &self.transitions[start..];
        all.extend(short.iter().map(|one| self.transition(one)));
    }

    /// Takes the transitions of other short forms as those that come before its own, whose names get the
    /// numbers that they have there.
    pub(crate) fn take_first_transitions(
        &mut self,
        first: Self,
        mut number: impl FnMut(u32) -> u32,
    ) {
        let count = first.transitions.len() as u32;
        let before = self.transitions_before.iter().map(|before| count + before);
        let years_before = first.years.len();
        let own = self.transitions.iter().map(|own| ShortTransition {
            from: number(own.from),
            to: number(own.to),
            years: match own.years.number() {
                Some(number) => ShortYears::numbered(years_before + number),
                None => own.years,
            },
            ..*own
        });
        let (mut transitions, mut years) = (first.transitions, first.years);
        let mut transitions_before = first.transitions_before;
        transitions.extend(own);
        years.append(&mut self.years);
        transitions_before.extend(before);
        self.transitions = transitions;
        self.years = years;
        self.transitions_before = transitions_before;
    }

    fn requirement(&self, importance: Importance, short: ShortRequirement) -> RequirementEntry {
        let skill = short
            .skill()
            .map(|number| &self.skill_names[number as usize]);
        RequirementEntry {
            asked: Asked::Skill(skill.value.clone()),
            span: skill.span,
            proficiency: short.proficiency().map(AskedProficiency::Number),
            importance,
            extra: None,
        }
    }

    fn transition(&self, short: &ShortTransition) -> TransitionEntry {
        let name = |number: u32| self.role_names[number as usize].clone();
        TransitionEntry {
            from: short.from().map(name),
            to: short.to().map(name),
            kind: short.kind(),
            years: self.years(short.years, short.start),
            attributes: None,
        }
    }
}
