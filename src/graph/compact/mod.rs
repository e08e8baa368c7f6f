//! A graph in compact form.
//!
//! The build script joins and checks the graphs that ship, and stores what they came to; reading it
//! back makes the same graph without doing either again. Every text stands once and is named by
//! its number, so that reading allocates it once.

#[allow(dead_code, reason = "the build script writes what the program reads")]
mod write;

use std::sync::OnceLock;

use petgraph::graph::{DiGraph, NodeIndex};
use serde::{Deserialize, Serialize};

use super::names::Names;
use super::steps::Steps;
use super::{CareerGraph, GraphInfo, Requirement, SkillIx};
use crate::document::RequirementExtra;
use crate::model::{
    About, Attestation, Basis, Education, Importance, Name, ProficiencyScale, Role, RoleId, Salary,
    Skill, SkillId, SkillKind, Transition, TransitionDetails, TransitionKind, YearRange,
};
use crate::source::Sources;

/// The number of a text.
type Text = u32;

#[derive(Serialize, Deserialize)]
struct Rows<'t> {
    #[serde(borrow)]
    texts: Vec<&'t str>,
    roles: Vec<RoleRow>,
    transitions: Vec<TransitionRow>,
    skills: Vec<SkillRow>,
    requirements: Vec<RequirementRow>,
    requirement_bounds: Vec<u32>,
    alternatives: Vec<u32>,
    scale: ProficiencyScale,
    info: InfoRow,
    #[serde(borrow)]
    role_names: Vec<(&'t str, u32)>,
    #[serde(borrow)]
    skill_names: Vec<(&'t str, u32)>,
}

#[derive(Serialize, Deserialize)]
struct RoleRow {
    id: Text,
    title: Text,
    aliases: Vec<Text>,
    described: bool,
    family: Option<Text>,
    track: Option<Text>,
    level: Option<u16>,
    years: Option<YearRange>,
    salary: Option<Salary>,
    terminal: bool,
    inherits: Option<Text>,
    about: Option<AboutRow>,
}

#[derive(Serialize, Deserialize)]
struct AboutRow {
    summary: Option<Text>,
    minimum_education: Option<String>,
    preferred_education: Option<String>,
    fields_of_study: Vec<String>,
    /// Responsibilities, secondary ones, preferred experience, notes, tags, occupation codes and
    /// outside entries.
    lists: [Vec<Text>; 7],
}

#[derive(Serialize, Deserialize)]
struct TransitionRow {
    from: u32,
    to: u32,
    kind: TransitionKind,
    basis: Basis,
    years: Option<YearRange>,
    attestations: Vec<Attestation>,
    details: Option<DetailsRow>,
}

#[derive(Serialize, Deserialize)]
struct DetailsRow {
    qualifiers: Vec<Text>,
    notes: Vec<Text>,
    sources: Vec<Text>,
    observation: Option<crate::model::Observation>,
}

#[derive(Serialize, Deserialize)]
struct SkillRow {
    id: Text,
    title: Text,
    aliases: Vec<Text>,
    kind: SkillKind,
    category: Option<Text>,
    broader: Vec<Text>,
    description: Option<Text>,
}

#[derive(Serialize, Deserialize)]
struct RequirementRow {
    first_alternative: u32,
    alternatives: u16,
    count: u16,
    proficiency: u8,
    inferred: bool,
    inherited: bool,
    importance: Importance,
    extra: Option<ExtraRow>,
}

#[derive(Serialize, Deserialize)]
struct ExtraRow {
    label: Option<Text>,
    evidence: Vec<Text>,
}

#[derive(Serialize, Deserialize)]
struct InfoRow {
    titles: Vec<Text>,
    descriptions: Vec<Text>,
    citations: Vec<Text>,
    licenses: Vec<Text>,
    families: Vec<(Text, Text)>,
    tracks: Vec<(Text, Text)>,
}

/// # The compact form
impl CareerGraph {
    /// Returns the graph of a compact form that [`CareerGraph::to_compact`] returned.
    pub(crate) fn from_compact(
        bytes: &'static [u8],
        sources: Sources,
    ) -> Result<Self, postcard::Error> {
        let rows: Rows<'static> = postcard::from_bytes(bytes)?;
        let texts = Texts(rows.texts.into_iter().map(Name::from).collect());
        let transitions = rows.transitions.iter();
        let steps = Steps::freeze(
            rows.roles.len(),
            transitions.map(|row| (row.from, row.to, row.kind, row.basis == Basis::Inferred)),
        );
        let mut graph = DiGraph::with_capacity(rows.roles.len(), rows.transitions.len());
        for row in rows.roles {
            graph.add_node(texts.role(row));
        }
        for row in rows.transitions {
            let ends = [row.from, row.to].map(|end| NodeIndex::new(end as usize));
            graph.add_edge(ends[0], ends[1], texts.transition(row));
        }
        let skills = rows.skills.into_iter().map(|row| texts.skill(row));
        let requirements = rows.requirements.into_iter();
        Ok(Self {
            graph,
            steps,
            skills: skills.collect(),
            parts: OnceLock::new(),
            requirements: requirements.map(|row| texts.requirement(row)).collect(),
            requirement_bounds: rows.requirement_bounds,
            alternatives: rows.alternatives.into_iter().map(SkillIx).collect(),
            scale: rows.scale,
            info: texts.info(rows.info),
            role_names: Names::Sorted(rows.role_names),
            skill_names: Names::Sorted(rows.skill_names),
            sources,
        })
    }
}

/// The texts by number.
struct Texts(Vec<Name>);

impl Texts {
    fn one(&self, number: Text) -> Name {
        self.0[number as usize].clone()
    }

    fn maybe(&self, number: Option<Text>) -> Option<Name> {
        number.map(|number| self.one(number))
    }

    fn all(&self, numbers: Vec<Text>) -> Vec<Name> {
        numbers.into_iter().map(|number| self.one(number)).collect()
    }

    fn pairs(&self, pairs: Vec<(Text, Text)>) -> Vec<(Name, Name)> {
        let named = pairs.into_iter().map(|(a, b)| (self.one(a), self.one(b)));
        named.collect()
    }

    fn role(&self, row: RoleRow) -> Role {
        Role {
            id: RoleId::new(self.one(row.id)),
            title: self.one(row.title),
            aliases: self.all(row.aliases),
            described: row.described,
            family: self.maybe(row.family),
            track: self.maybe(row.track),
            level: row.level,
            years: row.years,
            salary: row.salary,
            terminal: row.terminal,
            inherits: row.inherits.map(|id| RoleId::new(self.one(id))),
            about: row
                .about
                .map(|row| Box::new(self.about(row)))
                .unwrap_or_default(),
        }
    }

    fn about(&self, row: AboutRow) -> About {
        let [
            responsibilities,
            secondary_responsibilities,
            preferred_experience,
            notes,
            tags,
            occupation_codes,
            outside_entries,
        ] = row.lists.map(|list| self.all(list));
        About {
            summary: self.maybe(row.summary),
            education: Education {
                minimum: row.minimum_education,
                preferred: row.preferred_education,
                fields: row.fields_of_study,
            },
            responsibilities,
            secondary_responsibilities,
            preferred_experience,
            notes,
            tags,
            occupation_codes,
            outside_entries,
        }
    }

    fn transition(&self, row: TransitionRow) -> Transition {
        let details = row.details.map(|row| TransitionDetails {
            qualifiers: self.all(row.qualifiers),
            notes: self.all(row.notes),
            sources: self.all(row.sources),
            observation: row.observation,
        });
        Transition {
            kind: row.kind,
            basis: row.basis,
            years: row.years,
            attestations: row.attestations,
            details: details.map(Box::new),
        }
    }

    fn skill(&self, row: SkillRow) -> Skill {
        let broader = row.broader.into_iter();
        Skill {
            id: SkillId::new(self.one(row.id)),
            title: self.one(row.title),
            aliases: self.all(row.aliases),
            kind: row.kind,
            category: self.maybe(row.category),
            broader: broader.map(|id| SkillId::new(self.one(id))).collect(),
            description: self.maybe(row.description),
        }
    }

    fn requirement(&self, row: RequirementRow) -> Requirement {
        let extra = row.extra.map(|row| RequirementExtra {
            label: self.maybe(row.label),
            evidence: self.all(row.evidence),
        });
        Requirement {
            first_alternative: row.first_alternative,
            alternatives: row.alternatives,
            count: row.count,
            proficiency: row.proficiency,
            inferred: row.inferred,
            inherited: row.inherited,
            importance: row.importance,
            extra: extra.map(Box::new),
        }
    }

    fn info(&self, row: InfoRow) -> GraphInfo {
        GraphInfo {
            titles: self.all(row.titles),
            descriptions: self.all(row.descriptions),
            citations: self.all(row.citations),
            licenses: self.all(row.licenses),
            families: self.pairs(row.families),
            tracks: self.pairs(row.tracks),
        }
    }
}
