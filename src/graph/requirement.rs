//! Requirements as queries use them.

use std::borrow::Cow;

use super::{CareerGraph, SkillIx, SkillRef};
use crate::document::RequirementExtra;
use crate::model::{Importance, Name, Proficiency};

/// One requirement of a role, in dense form.
#[derive(Debug, Clone, PartialEq)]
pub struct Requirement {
    /// The skill that is asked for; of a choice the index of its first one among those of all choices.
    pub(super) skill: SkillIx,
    pub(super) alternatives: u16,
    /// How many of the alternatives are asked for; 1 for a plain requirement.
    pub count: u16,
    /// The proficiency asked for; 0 where none is specified.
    pub proficiency: u8,
    /// Whether the requirement was copied from the role that this one inherits from.
    pub inherited: bool,
    /// How much it weighs.
    pub importance: Importance,
    pub(super) extra: Option<Box<RequirementExtra>>,
}

impl Requirement {
    /// Returns the proficiency that counts in gaps: an unspecified one counts as 1.
    pub fn needed(&self) -> u8 {
        self.proficiency.max(1)
    }

    /// Returns whether the proficiency was inferred from words.
    pub fn is_inferred(&self) -> bool {
        self.extra.as_ref().is_some_and(|extra| extra.inferred)
    }

    /// Returns whether it is a choice among several skills.
    pub fn is_choice(&self) -> bool {
        self.alternatives > 1
    }
}

/// A requirement with its graph.
#[derive(Debug, Clone, Copy)]
pub struct RequirementRef<'g> {
    graph: &'g CareerGraph,
    data: &'g Requirement,
}

impl<'g> RequirementRef<'g> {
    pub(crate) fn new(graph: &'g CareerGraph, data: &'g Requirement) -> Self {
        Self { graph, data }
    }

    /// Returns the dense form.
    pub fn data(self) -> &'g Requirement {
        self.data
    }

    /// Returns the skills that can meet it; one for a plain requirement.
    pub fn skills(self) -> impl ExactSizeIterator<Item = SkillRef<'g>> {
        let graph = self.graph;
        graph
            .alternatives_of(self.data)
            .iter()
            .map(move |&skill| graph.skill_at(skill))
    }

    /// Returns the proficiency asked for, where one is specified.
    pub fn proficiency(self) -> Option<Proficiency> {
        (self.data.proficiency > 0).then_some(Proficiency(self.data.proficiency))
    }

    /// Returns what to call it: the title of its skill, the label of a choice, or its alternatives.
    pub fn title(self) -> String {
        self.name().into_owned()
    }

    /// Returns the same, without a copy where it is one text.
    pub(crate) fn name(self) -> Cow<'g, str> {
        let label = self.data.extra.as_ref();
        if let Some(label) = label.and_then(|extra| extra.label.as_deref()) {
            return label.into();
        }
        let mut titles = self.skills().map(SkillRef::title);
        if let Some(title) = titles.next().filter(|_| titles.len() == 0) {
            return title.into();
        }
        let titles: Vec<_> = self.skills().map(SkillRef::title).collect();
        let text = match self.data.count {
            1 => titles.join(" or "),
            count => format!("{count} of {}", titles.join(", ")),
        };
        text.into()
    }

    /// Returns the same, shared with the graph where it is one text.
    pub(crate) fn shared_title(self) -> Name {
        let extra = self.data.extra.as_ref();
        if let Some(label) = extra.and_then(|extra| extra.label.as_ref()) {
            return label.clone();
        }
        let mut skills = self.skills();
        match skills.next().filter(|_| skills.len() == 0) {
            Some(skill) => skill.data().title.clone(),
            None => self.title().into(),
        }
    }

    /// Returns the sentences that it came from.
    pub fn evidence(self) -> impl Iterator<Item = &'g str> {
        self.data
            .extra
            .iter()
            .flat_map(|extra| extra.evidence.iter().map(|text| &**text))
    }
}
