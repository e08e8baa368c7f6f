//! What one file says, before anything is checked against anything else: the shape that every
//! input format yields and that [`graph`](crate::graph) builds from.
//!
//! Every authored value keeps the [`Span`] where it was written. What is made in code has none: any value
//! turns [into](From) a [`Spanned`] one. See [`build`](crate::graph::build) for an example.

mod adopt;
mod canonical;
mod merge;
mod short;
mod spans;
mod unread;

pub(crate) use adopt::adopt_titles;
pub(crate) use merge::{says_more, share_currency};
pub(crate) use short::{Asks, Part, ShortForms, ShortRequirement, ShortTransition, ShortYears};
pub use unread::Unread;

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::model::{
    Basis, Importance, LintLevel, Name, Observation, ProficiencyScale, Rare, RoleId, Salary,
    SaysNothing, SkillId, SkillKind, TransitionKind, YearRange, slug,
};
use crate::source::{SourceId, Span, Spanned};

/// One file's statements, or those of a program: [`build`](crate::graph::build) has an example.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct GraphDocument {
    /// The source in which the spans lie; set by whoever loads several documents.
    pub source: SourceId,
    /// Whether its ids were made from titles, so that a role or skill is meant which another document
    /// knows by that title.
    pub names_by_title: bool,
    /// Title of the graph.
    pub title: Option<Spanned<Name>>,
    /// What the graph is.
    pub description: Option<Spanned<Name>>,
    /// Where its statements come from.
    pub citation: Option<Spanned<Name>>,
    /// Licence of its text.
    pub license: Option<Spanned<Name>>,
    /// Currency of salaries that name none; also in documents that name none either, where the others agree.
    pub currency: Option<Spanned<Name>>,
    /// The named steps of proficiency.
    pub scale: Option<Spanned<ProficiencyScale>>,
    /// Steps that tables name beside their numbers, which declares no scale.
    #[serde(skip)]
    pub named_steps: Vec<Spanned<(u8, Name)>>,
    /// Whether lateral moves can be walked back.
    pub lateral_moves: Option<Spanned<LateralMoves>>,
    /// How seriously rules of lint are taken.
    pub lint: Vec<RuleLevel>,
    /// Declared families, where any are.
    pub families: Vec<Term>,
    /// Declared tracks, where any are.
    pub tracks: Vec<Term>,
    /// Declared skills.
    pub skills: Vec<SkillEntry>,
    /// Described roles, in the order of the file.
    pub roles: Vec<RoleEntry>,
    /// The list of transitions.
    pub transitions: Vec<TransitionEntry>,
}

impl GraphDocument {
    /// Whether it has a role, a skill or a transition.
    pub(crate) fn names_anything(&self) -> bool {
        !(self.skills.is_empty() && self.roles.is_empty() && self.transitions.is_empty())
    }

    /// Whether it has something that counts for the whole graph.
    pub(crate) fn has_settings(&self) -> bool {
        let mut texts = [
            &self.title,
            &self.description,
            &self.citation,
            &self.license,
            &self.currency,
        ]
        .into_iter();
        texts.any(Option::is_some)
            || self.lateral_moves.is_some()
            || !(self.families.is_empty() && self.tracks.is_empty())
            || self.has_rules()
    }

    /// Whether it says how a graph is judged, which may be all that somebody looks at.
    pub(crate) fn has_rules(&self) -> bool {
        self.scale.is_some() || !self.lint.is_empty()
    }
}

/// Whether lateral moves can be walked back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LateralMoves {
    /// They can.
    #[default]
    TwoWay,
    /// Only as stated.
    OneWay,
}

/// How seriously a rule of lint is taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RuleLevel {
    /// The rule or the group of rules, by name.
    pub rule: Spanned<Name>,
    /// How seriously.
    pub level: Spanned<LintLevel>,
}

/// A declared family or track.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Term {
    /// Its id, as roles name it.
    pub id: Spanned<Name>,
    /// Its title.
    pub title: Spanned<Name>,
}

/// A declared skill.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SkillEntry {
    /// Its id, given or made from the title.
    pub id: Spanned<SkillId>,
    /// Its title, given or made from the id.
    pub title: Spanned<Name>,
    /// Its other names.
    pub aliases: Vec<Spanned<Name>>,
    /// What sort of skill it is.
    pub kind: Option<Spanned<SkillKind>>,
    /// Its group.
    pub category: Option<Spanned<Name>>,
    /// The skills that it is part of, by name.
    pub broader: Vec<Spanned<Name>>,
    /// What it is.
    pub description: Option<Spanned<Name>>,
    /// Whether its name is an everyday word too.
    pub ambiguous: bool,
}

impl RuleLevel {
    /// Returns how seriously a rule is taken.
    pub fn new(rule: impl Into<Spanned<Name>>, level: impl Into<Spanned<LintLevel>>) -> Self {
        Self {
            rule: rule.into(),
            level: level.into(),
        }
    }
}

impl Term {
    /// Returns a family or track by its id, with its title.
    pub fn new(id: impl Into<Spanned<Name>>, title: impl Into<Spanned<Name>>) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
        }
    }
}

impl SkillEntry {
    /// Returns a skill of which nothing is known but its title, from which its id is made.
    pub fn titled(title: impl Into<Spanned<Name>>) -> Self {
        let title = title.into();
        let id = Spanned::new(SkillId::new(slug(&title.value)), title.span);
        Self::new(id, title)
    }

    /// Returns a skill of which nothing is known but its names.
    pub fn new(id: Spanned<SkillId>, title: Spanned<Name>) -> Self {
        Self {
            id,
            title,
            aliases: Vec::new(),
            kind: None,
            category: None,
            broader: Vec::new(),
            description: None,
            ambiguous: false,
        }
    }
}

/// A described role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RoleEntry {
    /// Its id, given or made from the title.
    pub id: Spanned<RoleId>,
    /// Its title, given or made from the id.
    pub title: Spanned<Name>,
    /// Its other titles.
    pub aliases: Vec<Spanned<Name>>,
    /// Its family.
    pub family: Option<Spanned<Name>>,
    /// Its track.
    pub track: Option<Spanned<Name>>,
    /// Its level within the track.
    pub level: Option<Spanned<u16>>,
    /// Years of experience.
    pub years: Option<Spanned<YearRange>>,
    /// Pay.
    pub salary: Option<Box<Spanned<Salary>>>,
    /// Whether it is a declared summit.
    pub terminal: Option<Spanned<bool>>,
    /// The role whose requirements it copies, by name.
    pub inherits: Option<Spanned<Name>>,
    /// The rules of lint that do not look at it, by name.
    pub allow: Vec<Spanned<Name>>,
    /// What it asks for, in the order of the file.
    pub requirements: Vec<RequirementEntry>,
    /// The transitions that it states, in the order of the file.
    pub moves: Vec<MoveEntry>,
    /// Prose and lists.
    pub about: Rare<AboutEntry>,
}

impl RoleEntry {
    /// Returns a role of which nothing is known but its title, from which its id is made.
    pub fn titled(title: impl Into<Spanned<Name>>) -> Self {
        let title = title.into();
        let id = Spanned::new(RoleId::new(slug(&title.value)), title.span);
        Self::new(id, title)
    }

    /// Returns a role of which nothing is known but its names.
    pub fn new(id: Spanned<RoleId>, title: Spanned<Name>) -> Self {
        Self {
            id,
            title,
            aliases: Vec::new(),
            family: None,
            track: None,
            level: None,
            years: None,
            salary: None,
            terminal: None,
            inherits: None,
            allow: Vec::new(),
            requirements: Vec::new(),
            moves: Vec::new(),
            about: Rare::default(),
        }
    }
}

/// What a role says in prose.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AboutEntry {
    /// What the role is.
    pub summary: Option<Spanned<Name>>,
    /// Education that is asked at least.
    pub minimum_education: Option<Spanned<Name>>,
    /// Education that is preferred.
    pub preferred_education: Option<Spanned<Name>>,
    /// Fields of study.
    pub fields_of_study: Vec<Spanned<Name>>,
    /// What the person does.
    pub responsibilities: Vec<Spanned<Name>>,
    /// What the person does besides.
    pub secondary_responsibilities: Vec<Spanned<Name>>,
    /// Experience that is welcome.
    pub preferred_experience: Vec<Spanned<Name>>,
    /// Free notes.
    pub notes: Vec<Spanned<Name>>,
    /// Words to find it by.
    pub tags: Vec<Spanned<Name>>,
    /// Codes in public taxonomies.
    pub occupation_codes: Vec<Spanned<Name>>,
    /// Entry points that are not roles.
    pub outside_entries: Vec<Spanned<Name>>,
}

impl SaysNothing for AboutEntry {
    fn nothing() -> &'static Self {
        static NOTHING: LazyLock<AboutEntry> = LazyLock::new(AboutEntry::default);
        &NOTHING
    }
}

/// One requirement of a role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RequirementEntry {
    /// The skill or the choice of skills.
    pub asked: Asked,
    /// Where the skill or the choice stands.
    pub span: Span,
    /// How well it is asked for.
    pub proficiency: Spanned<AskedProficiency>,
    /// How much it weighs.
    pub importance: Importance,
    /// What else is said; boxed, because it is rare where files have many requirements.
    pub extra: Option<Box<RequirementExtra>>,
}

impl RequirementEntry {
    /// Returns an essential requirement of one skill.
    pub fn new(
        skill: impl Into<Spanned<Name>>,
        proficiency: impl Into<Spanned<AskedProficiency>>,
    ) -> Self {
        let Spanned { value, span } = skill.into();
        Self::of(Asked::Skill(value), span, proficiency.into())
    }

    /// Returns an essential requirement of `count` of several skills.
    pub fn any_of(
        count: u16,
        skills: impl IntoIterator<Item: Into<Spanned<Name>>>,
        proficiency: impl Into<Spanned<AskedProficiency>>,
    ) -> Self {
        let of: Vec<Spanned<Name>> = skills.into_iter().map(Into::into).collect();
        let span = of.first().map(|skill| skill.span).unwrap_or_default();
        let asked = Asked::AnyOf(Box::new(Choice { count, of }));
        Self::of(asked, span, proficiency.into())
    }

    fn of(asked: Asked, span: Span, proficiency: Spanned<AskedProficiency>) -> Self {
        Self {
            asked,
            span,
            proficiency,
            importance: Importance::default(),
            extra: None,
        }
    }

    /// Returns whether the proficiency was inferred from words.
    pub fn is_inferred(&self) -> bool {
        self.extra.as_ref().is_some_and(|extra| extra.inferred)
    }
}

/// What a requirement asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Asked {
    /// One skill, by name; it stands at the span of the requirement.
    Skill(Name),
    /// Some of several. Boxed, because most requirements ask for one skill and files have many.
    AnyOf(Box<Choice>),
}

/// `count` of several skills.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// How many; at least 1 and at most the number of alternatives.
    pub count: u16,
    /// The alternatives, by name.
    pub of: Vec<Spanned<Name>>,
}

/// A proficiency as written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AskedProficiency {
    /// Nothing said.
    Unspecified,
    /// A step by number, from 1.
    Number(u8),
    /// A step by name; boxed, because files have many requirements, most of them by number.
    Named(Box<Name>),
}

/// The rarer parts of a requirement.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RequirementExtra {
    /// What to call a choice: "a language".
    pub label: Option<Name>,
    /// The sentences that it came from.
    pub evidence: Vec<Name>,
    /// Whether the proficiency was inferred from words.
    pub inferred: bool,
}

/// Which list of a role a move stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MoveList {
    /// `entry_from`: from the named role into this one.
    EntryFrom,
    /// `advances_to`: from this role up to the named one.
    AdvancesTo,
    /// `lateral_to`: from this role sideways to the named one.
    LateralTo,
}

impl MoveList {
    /// Every list with its key in the graph file and the kind of edge that it states.
    pub const ALL: [(Self, &'static str, TransitionKind); 3] = [
        (Self::EntryFrom, "entry_from", TransitionKind::Entry),
        (Self::AdvancesTo, "advances_to", TransitionKind::Advancement),
        (Self::LateralTo, "lateral_to", TransitionKind::Lateral),
    ];

    /// Returns the kind of edge that the list states.
    pub fn kind(self) -> TransitionKind {
        Self::ALL[self as usize].2
    }
}

/// A transition that a role states in one of its lists.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MoveEntry {
    /// The list.
    pub list: MoveList,
    /// The other role, by name.
    pub role: Spanned<Name>,
    /// Number of the list entry, shared by the alternatives that stand in it together; `None`
    /// where the entry names one role.
    pub group: Option<u32>,
    /// Typical years in the former role.
    pub years: Option<Spanned<YearRange>>,
    /// What else is said.
    pub attributes: Option<Box<MoveAttributes>>,
}

impl MoveEntry {
    /// Returns a move of which nothing is known but where it leads or comes from.
    pub fn new(list: MoveList, role: impl Into<Spanned<Name>>) -> Self {
        Self {
            list,
            role: role.into(),
            group: None,
            years: None,
            attributes: None,
        }
    }
}

/// A transition of the list of transitions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TransitionEntry {
    /// The former role, by name.
    pub from: Spanned<Name>,
    /// The next role, by name.
    pub to: Spanned<Name>,
    /// Its kind.
    pub kind: Spanned<TransitionKind>,
    /// Typical years in the former role.
    pub years: Option<Spanned<YearRange>>,
    /// What else is said.
    pub attributes: Option<Box<MoveAttributes>>,
}

impl TransitionEntry {
    /// Returns a transition of which nothing is known but its ends and its kind.
    pub fn new(
        from: impl Into<Spanned<Name>>,
        to: impl Into<Spanned<Name>>,
        kind: impl Into<Spanned<TransitionKind>>,
    ) -> Self {
        Self {
            from: from.into(),
            to: to.into(),
            kind: kind.into(),
            years: None,
            attributes: None,
        }
    }
}

/// What else can be said of a transition; rare, and therefore boxed.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MoveAttributes {
    /// What it rests on.
    pub basis: Option<Spanned<Basis>>,
    /// A condition or domain: "technical".
    pub qualifier: Option<Spanned<Name>>,
    /// A note.
    pub note: Option<Spanned<Name>>,
    /// Where the statement comes from.
    pub citation: Option<Spanned<Name>>,
    /// What was counted.
    pub observation: Option<Spanned<Observation>>,
    /// Whether nobody walks the lateral move back.
    pub one_way: Option<Spanned<bool>>,
    /// Other names of the role that is mentioned (not in the list of transitions).
    pub aliases: Vec<Spanned<Name>>,
}

impl MoveAttributes {
    /// Returns the attributes boxed, or `None` where nothing is said.
    pub fn boxed(self) -> Option<Box<Self>> {
        (self != Self::default()).then(|| Box::new(self))
    }
}
