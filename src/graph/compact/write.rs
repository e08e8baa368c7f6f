//! Writing the compact form.

use hashbrown::HashMap;

use super::{
    AboutRow, DetailsRow, ExtraRow, InfoRow, RequirementRow, RoleRow, Rows, SkillRow, Text,
    TransitionRow,
};
use crate::graph::names::{NameIndex, Names};
use crate::graph::{CareerGraph, GraphInfo, Requirement};
use crate::model::{About, Name, Role, Skill, Transition};

impl CareerGraph {
    /// Returns the graph in compact form; the texts of its sources are not part of it.
    pub(crate) fn to_compact(&self) -> Result<Vec<u8>, postcard::Error> {
        let mut texts = Numbering::default();
        let roles = self.graph.node_weights();
        let roles = roles.map(|role| texts.role(role)).collect();
        let ends = self.graph.raw_edges().iter();
        let transitions = ends.map(|edge| {
            let ends = [edge.source(), edge.target()].map(|end| end.index() as u32);
            texts.transition(ends, &edge.weight)
        });
        let transitions = transitions.collect();
        let skills = self.skills.iter().map(|skill| texts.skill(skill)).collect();
        let requirements = self.requirements.iter().map(|r| texts.requirement(r));
        let requirements = requirements.collect();
        let info = texts.info(&self.info);
        let [role_names, skill_names] = [&self.role_names, &self.skill_names].map(sorted);
        postcard::to_stdvec(&Rows {
            texts: texts.list.iter().map(|text| &**text).collect(),
            roles,
            transitions,
            skills,
            requirements,
            requirement_bounds: self.requirement_bounds.clone(),
            alternatives: self.alternatives.iter().map(|skill| skill.0).collect(),
            scale: self.scale.clone(),
            info,
            role_names,
            skill_names,
        })
    }
}

/// Returns all keys in order with their indices.
fn sorted(names: &Names) -> Vec<(&str, u32)> {
    match names {
        Names::Hashed(NameIndex(keys)) => {
            let mut keys: Vec<_> = keys.iter().map(|(key, &index)| (&**key, index)).collect();
            keys.sort_unstable();
            keys
        }
        Names::Sorted(keys) => keys.clone(),
    }
}

/// Numbers texts in the order in which they first appear.
#[derive(Default)]
struct Numbering {
    list: Vec<Name>,
    numbers: HashMap<Name, Text>,
}

impl Numbering {
    fn one(&mut self, text: &str) -> Text {
        if let Some(&known) = self.numbers.get(text) {
            return known;
        }
        let number = self.list.len() as Text;
        let text = Name::from(text);
        self.list.push(text.clone());
        self.numbers.insert(text, number);
        number
    }

    fn maybe(&mut self, text: Option<&Name>) -> Option<Text> {
        text.map(|text| self.one(text))
    }

    fn all(&mut self, texts: &[Name]) -> Vec<Text> {
        texts.iter().map(|text| self.one(text)).collect()
    }

    fn pairs(&mut self, pairs: &[(Name, Name)]) -> Vec<(Text, Text)> {
        let numbered = pairs.iter().map(|(a, b)| (self.one(a), self.one(b)));
        numbered.collect()
    }

    fn role(&mut self, role: &Role) -> RoleRow {
        RoleRow {
            id: self.one(role.id.as_str()),
            title: self.one(&role.title),
            aliases: self.all(&role.aliases),
            described: role.described,
            family: self.maybe(role.family.as_ref()),
            track: self.maybe(role.track.as_ref()),
            level: role.level,
            years: role.years,
            salary: role.salary.clone(),
            terminal: role.terminal,
            inherits: role.inherits.as_ref().map(|id| self.one(id.as_str())),
            about: (*role.about != About::default()).then(|| self.about(&role.about)),
        }
    }

    fn about(&mut self, about: &About) -> AboutRow {
        let About {
            summary,
            education,
            responsibilities,
            secondary_responsibilities,
            preferred_experience,
            notes,
            tags,
            occupation_codes,
            outside_entries,
        } = about;
        AboutRow {
            summary: self.maybe(summary.as_ref()),
            minimum_education: education.minimum.clone(),
            preferred_education: education.preferred.clone(),
            fields_of_study: education.fields.clone(),
            lists: [
                responsibilities,
                secondary_responsibilities,
                preferred_experience,
                notes,
                tags,
                occupation_codes,
                outside_entries,
            ]
            .map(|list| self.all(list)),
        }
    }

    fn transition(&mut self, [from, to]: [u32; 2], transition: &Transition) -> TransitionRow {
        let details = transition.details.as_ref().map(|details| DetailsRow {
            qualifiers: self.all(&details.qualifiers),
            notes: self.all(&details.notes),
            sources: self.all(&details.sources),
            observation: details.observation.clone(),
        });
        TransitionRow {
            from,
            to,
            kind: transition.kind,
            basis: transition.basis,
            years: transition.years,
            attestations: transition.attestations.clone(),
            details,
        }
    }

    fn skill(&mut self, skill: &Skill) -> SkillRow {
        let broader = skill.broader.iter();
        SkillRow {
            id: self.one(skill.id.as_str()),
            title: self.one(&skill.title),
            aliases: self.all(&skill.aliases),
            kind: skill.kind,
            category: self.maybe(skill.category.as_ref()),
            broader: broader.map(|id| self.one(id.as_str())).collect(),
            description: self.maybe(skill.description.as_ref()),
        }
    }

    fn requirement(&mut self, requirement: &Requirement) -> RequirementRow {
        let extra = requirement.extra.as_ref().map(|extra| ExtraRow {
            label: self.maybe(extra.label.as_ref()),
            evidence: self.all(&extra.evidence),
        });
        RequirementRow {
            first_alternative: requirement.first_alternative,
            alternatives: requirement.alternatives,
            count: requirement.count,
            proficiency: requirement.proficiency,
            inferred: requirement.inferred,
            inherited: requirement.inherited,
            importance: requirement.importance,
            extra,
        }
    }

    fn info(&mut self, info: &GraphInfo) -> InfoRow {
        InfoRow {
            titles: self.all(&info.titles),
            descriptions: self.all(&info.descriptions),
            citations: self.all(&info.citations),
            licenses: self.all(&info.licenses),
            families: self.pairs(&info.families),
            tracks: self.pairs(&info.tracks),
        }
    }
}
