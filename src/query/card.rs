//! "What is this role?" and "who asks for this skill?": all that a graph says of one thing.

use serde::Serialize;

use crate::graph::{CareerGraph, RequirementRef, RoleRef, SkillRef, TransitionRef};
use crate::model::{Basis, Education, Observation, Salary, Skill, TransitionKind, YearRange};
use crate::source::Place;

/// A role by its names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
pub struct RoleName {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Whether the role is mentioned and not described.
    pub stub: bool,
}

impl From<RoleRef<'_>> for RoleName {
    fn from(role: RoleRef<'_>) -> Self {
        let (id, title) = (role.id().as_str().to_owned(), role.title().to_owned());
        Self {
            id,
            title,
            stub: role.is_stub(),
        }
    }
}

/// A skill by its names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct SkillName {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
}

impl From<SkillRef<'_>> for SkillName {
    fn from(skill: SkillRef<'_>) -> Self {
        Self {
            id: skill.id().as_str().to_owned(),
            title: skill.title().to_owned(),
        }
    }
}

/// A role in a listing.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RoleSummary {
    /// Id, title and whether it is a stub.
    #[serde(flatten)]
    pub name: RoleName,
    /// Family.
    pub family: Option<String>,
    /// Track.
    pub track: Option<String>,
    /// Level within the track.
    pub level: Option<u16>,
    /// Years of experience.
    pub years: Option<YearRange>,
    /// Number of requirements.
    pub requirements: usize,
    /// Number of roles from which moves lead here, inferred ones included; each counts once.
    pub feeders: usize,
    /// Number of roles to which moves lead from here, likewise.
    pub next_roles: usize,
}

/// Everything that a graph says of a role.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RoleCard {
    /// What a listing shows of it.
    #[serde(flatten)]
    pub summary: RoleSummary,
    /// Other titles.
    pub aliases: Vec<String>,
    /// What the role is.
    pub description: Option<String>,
    /// Pay.
    pub salary: Option<Salary>,
    /// Whether it is a declared summit.
    pub terminal: bool,
    /// Education.
    pub education: Education,
    /// What it asks for.
    pub asks: Vec<Ask>,
    /// Transitions into the role.
    pub incoming: Vec<Move>,
    /// Transitions out of the role.
    pub outgoing: Vec<Move>,
    /// Entry points that are not roles.
    pub outside_entries: Vec<String>,
    /// The roles that state a transition to or from this one.
    pub mentioned_by: Vec<RoleName>,
    /// What the person does.
    pub responsibilities: Vec<String>,
    /// What the person does besides.
    pub secondary_responsibilities: Vec<String>,
    /// Experience that is welcome.
    pub preferred_experience: Vec<String>,
    /// Free notes.
    pub notes: Vec<String>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// Codes in public taxonomies.
    pub occupation_codes: Vec<String>,
}

/// One requirement of a role.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Ask {
    /// What to call it.
    pub title: String,
    /// The skills that can meet it.
    pub skills: Vec<SkillName>,
    /// How many of them are asked for.
    pub count: u16,
    /// The proficiency, where one is specified.
    pub proficiency: Option<u8>,
    /// The name of the proficiency.
    pub proficiency_name: Option<String>,
    /// Whether the proficiency was inferred from words.
    pub inferred: bool,
    /// Whether the role cannot be held without it.
    pub essential: bool,
    /// How much it weighs.
    pub weight: f64,
    /// Whether it was copied from the role that this one inherits from.
    pub inherited: bool,
    /// The sentences that it came from.
    pub evidence: Vec<String>,
}

/// One transition, seen from one of its ends.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Move {
    /// The role at the other end.
    pub role: RoleName,
    /// Kind.
    pub kind: TransitionKind,
    /// What it rests on.
    pub basis: Basis,
    /// Typical years in the former role.
    pub years: Option<YearRange>,
    /// Conditions or domains.
    pub qualifiers: Vec<String>,
    /// Notes.
    pub notes: Vec<String>,
    /// What was counted, of an observed one.
    pub observation: Option<Observation>,
    /// Where it is stated.
    pub stated: Vec<StatedAt>,
}

/// A file and a line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct StatedAt {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
}

/// A list of roles, as `--format json` gives it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RoleList {
    /// The roles.
    pub roles: Vec<RoleSummary>,
    /// How many there are.
    pub count: usize,
}

impl From<Vec<RoleSummary>> for RoleList {
    fn from(roles: Vec<RoleSummary>) -> Self {
        let count = roles.len();
        Self { roles, count }
    }
}

/// A list of skills, as `--format json` gives it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SkillList {
    /// The skills.
    pub skills: Vec<SkillCard>,
    /// How many there are.
    pub count: usize,
}

impl From<Vec<SkillCard>> for SkillList {
    fn from(skills: Vec<SkillCard>) -> Self {
        let count = skills.len();
        Self { skills, count }
    }
}

/// A skill, and who asks for it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SkillCard {
    /// The skill.
    #[serde(flatten)]
    pub skill: Skill,
    /// The roles that ask for it, alone or as a choice, by id.
    pub roles: Vec<SkillUse>,
}

/// A role that asks for a skill.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SkillUse {
    /// The role.
    pub role: RoleName,
    /// The proficiency, where one is specified.
    pub proficiency: Option<u8>,
    /// The name of the proficiency.
    pub proficiency_name: Option<String>,
    /// Whether the skill is one of several that would do.
    pub choice: bool,
}

/// # Cards
impl RoleRef<'_> {
    /// Returns what a listing shows of the role.
    pub fn summary(self) -> RoleSummary {
        let data = self.data();
        let steps = self.graph().steps();
        RoleSummary {
            name: self.into(),
            family: data.family.as_deref().map(str::to_owned),
            track: data.track.as_deref().map(str::to_owned),
            level: data.level,
            years: data.years,
            requirements: self.requirements().len(),
            feeders: steps.back_of(self.index()).len(),
            next_roles: steps.out_of(self.index()).len(),
        }
    }

    /// Returns what it asks for.
    pub fn asks(self) -> Vec<Ask> {
        let requirements = self.requirements();
        requirements.map(|one| ask(self.graph(), one)).collect()
    }

    /// Returns everything that its graph says of it.
    pub fn card(self) -> RoleCard {
        let graph = self.graph();
        let (data, about) = (self.data(), &self.data().about);
        let texts = |list: &[crate::model::Name]| list.iter().map(ToString::to_string).collect();
        RoleCard {
            summary: self.summary(),
            aliases: texts(&data.aliases),
            description: about.summary.as_deref().map(str::to_owned),
            salary: data.salary.as_deref().cloned(),
            terminal: data.terminal,
            education: about.education.clone(),
            asks: self.asks(),
            incoming: self.incoming().map(|t| moved(graph, t, t.from())).collect(),
            outgoing: self.outgoing().map(|t| moved(graph, t, t.to())).collect(),
            outside_entries: texts(&about.outside_entries),
            mentioned_by: self
                .mentioned_by()
                .into_iter()
                .map(RoleName::from)
                .collect(),
            responsibilities: texts(&about.responsibilities),
            secondary_responsibilities: texts(&about.secondary_responsibilities),
            preferred_experience: texts(&about.preferred_experience),
            notes: texts(&about.notes),
            tags: texts(&about.tags),
            occupation_codes: texts(&about.occupation_codes),
        }
    }
}

/// # Who asks for a skill
impl CareerGraph {
    /// Returns every skill with the roles that ask for it; one pass over all requirements.
    pub fn skill_cards(&self) -> Vec<SkillCard> {
        let card = |skill: SkillRef<'_>| SkillCard {
            skill: skill.data().clone(),
            roles: Vec::new(),
        };
        let mut cards: Vec<_> = self.skills().map(card).collect();
        for role in self.roles() {
            for requirement in role.requirements() {
                for skill in requirement.skills() {
                    let usage = self.skill_use(role, requirement);
                    cards[skill.index().index()].roles.push(usage);
                }
            }
        }
        cards
    }

    /// Returns a skill with the roles that ask for it; one pass over all requirements.
    ///
    /// # Panics
    ///
    /// Where the skill is of another graph.
    #[track_caller]
    pub fn skill_card(&self, skill: SkillRef<'_>) -> SkillCard {
        self.expect_own_skill(skill);
        let mut roles = Vec::new();
        for role in self.roles() {
            let asks = |requirement: &RequirementRef<'_>| {
                let mut skills = requirement.skills();
                skills.any(|one| one.index() == skill.index())
            };
            let asked = role.requirements().filter(asks);
            roles.extend(asked.map(|requirement| self.skill_use(role, requirement)));
        }
        SkillCard {
            skill: skill.data().clone(),
            roles,
        }
    }

    fn skill_use(&self, role: RoleRef<'_>, requirement: RequirementRef<'_>) -> SkillUse {
        let step = requirement.proficiency();
        let name = step.and_then(|step| self.scale().name(step));
        SkillUse {
            role: role.into(),
            proficiency: step.map(|step| step.0),
            proficiency_name: name.map(str::to_owned),
            choice: requirement.data().is_choice(),
        }
    }
}

impl StatedAt {
    /// Returns the line of a place, where the graph has the file.
    pub(super) fn of(graph: &CareerGraph, place: Place) -> Option<Self> {
        let (file, line) = graph.line_of(place)?;
        Some(Self {
            file: file.to_owned(),
            line,
        })
    }
}

fn ask(graph: &CareerGraph, requirement: RequirementRef<'_>) -> Ask {
    let (data, proficiency) = (requirement.data(), requirement.proficiency());
    let name = proficiency.and_then(|proficiency| graph.scale().name(proficiency));
    Ask {
        title: requirement.title(),
        skills: requirement.skills().map(SkillName::from).collect(),
        count: data.count,
        proficiency: proficiency.map(|p| p.0),
        proficiency_name: name.map(str::to_owned),
        inferred: data.is_inferred(),
        essential: data.importance.is_essential(),
        weight: data.importance.weight(),
        inherited: data.inherited,
        evidence: requirement.evidence().map(str::to_owned).collect(),
    }
}

fn moved(graph: &CareerGraph, transition: TransitionRef<'_>, other: RoleRef<'_>) -> Move {
    let data = transition.data();
    let details = data.details.as_deref().cloned().unwrap_or_default();
    let texts = |list: Vec<crate::model::Name>| list.iter().map(ToString::to_string).collect();
    let places = data.attestations.iter().map(|one| one.place);
    let stated = places.filter_map(|place| StatedAt::of(graph, place));
    Move {
        role: other.into(),
        kind: data.kind,
        basis: data.basis,
        years: data.years,
        qualifiers: texts(details.qualifiers),
        notes: texts(details.notes),
        observation: details.observation,
        stated: stated.collect(),
    }
}
