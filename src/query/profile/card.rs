//! How a profile resolves, as plain data.

use serde::Serialize;

use super::{ResolvedProfile, ResolvedWishes, RoleRead, UnresolvedKind};
use crate::graph::{CareerGraph, RoleRef};
use crate::model::{Evidence, Name};
use crate::query::card::{RoleName, SkillName};
use crate::source::SourceFile;

/// How a profile resolves.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ProfileCard {
    /// The person, where the profile says who.
    pub name: Option<Name>,
    /// The role that is held now.
    pub role: Option<RoleName>,
    /// Whether the role was read out of a job title that is none of its names.
    pub role_inferred: bool,
    /// That title.
    pub role_read: Option<RoleRead>,
    /// Years of work.
    pub years: YearsCard,
    /// The skills that are held, by id.
    pub skills: Vec<HeldCard>,
    /// What is wanted.
    pub interests: WishesCard,
    /// What is to be left out.
    pub avoid: WishesCard,
    /// Choices of the role that is held that the profile does not meet, whatever it leaves open.
    pub open_choices: Vec<OpenChoice>,
    /// What did not resolve, in the order of the file.
    pub unresolved: Vec<UnresolvedCard>,
}

/// A choice that a role asks for and that is not met.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct OpenChoice {
    /// What to call it.
    pub title: String,
    /// How many of the skills are asked for.
    pub count: u16,
    /// The step that they are asked for at.
    pub needed: u8,
    /// The skills.
    pub skills: Vec<SkillName>,
    /// Those of them that are held so well, as far as is known.
    pub held: Vec<SkillName>,
}

/// Years of work.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct YearsCard {
    /// In all.
    pub total: Option<f64>,
    /// In the role that is held now.
    pub in_role: Option<f64>,
}

/// A skill that is held.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct HeldCard {
    /// The skill.
    pub skill: SkillName,
    /// The step of the scale; absent where nobody says how well it is held.
    pub proficiency: Option<u8>,
    /// Whether the step was read out of words of another scale.
    pub inferred: bool,
    /// The name as written.
    pub written: Name,
    /// The line, counted from 1.
    pub line: u32,
    /// What shows it.
    pub evidence: Vec<Evidence>,
}

/// Roles and families.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WishesCard {
    /// The roles, by id.
    pub roles: Vec<RoleName>,
    /// The families, by id.
    pub families: Vec<Name>,
}

/// Something that did not resolve.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct UnresolvedCard {
    /// What it was read as.
    pub what: UnresolvedKind,
    /// As written; empty for a job without a title.
    pub text: Name,
    /// The line, counted from 1.
    pub line: u32,
    /// The column in characters, counted from 1.
    pub column: u32,
    /// The closest names, best first.
    pub closest: Vec<String>,
}

impl ResolvedProfile {
    /// Returns the profile as plain data, with lines of the file that it was read from.
    ///
    /// # Panics
    ///
    /// Where the profile was looked up in another graph.
    pub fn card(&self, graph: &CareerGraph, file: &SourceFile) -> ProfileCard {
        let skills = self.skills.iter().map(|held| HeldCard {
            skill: graph.skill_at(held.skill).into(),
            proficiency: held.proficiency,
            inferred: held.inferred,
            written: held.written.clone(),
            line: file.line(held.span.start),
            evidence: held.evidence.clone(),
        });
        let unresolved = self.unresolved.iter().map(|one| {
            let at = file.line_column(one.span.start);
            UnresolvedCard {
                what: one.what,
                text: one.text.clone(),
                line: at.line,
                column: at.column,
                closest: one.closest.clone(),
            }
        });
        ProfileCard {
            name: self.name.clone(),
            role: self.role.map(|role| graph.role_at(role).into()),
            role_inferred: self.role_inferred,
            role_read: self.role_read.clone(),
            years: YearsCard {
                total: self.years,
                in_role: self.years_in_role,
            },
            skills: skills.collect(),
            interests: wishes(graph, &self.interests),
            avoid: wishes(graph, &self.avoid),
            open_choices: self.open_choices(graph),
            unresolved: unresolved.collect(),
        }
    }

    fn open_choices(&self, graph: &CareerGraph) -> Vec<OpenChoice> {
        let holder = self.holder(graph);
        let role = self.role.map(|role| graph.role_at(role));
        let asked = role.into_iter().flat_map(RoleRef::requirements);
        let choices = asked.filter(|asked| asked.data().is_choice());
        let choices = choices.map(|asked| {
            let needed = asked.data().needed();
            let held = asked.skills();
            let held = held.filter(|skill| holder.step(skill.index()).high >= needed);
            OpenChoice {
                title: asked.title(),
                count: asked.data().count,
                needed,
                skills: asked.skills().map(SkillName::from).collect(),
                held: held.map(SkillName::from).collect(),
            }
        });
        let is_open = |choice: &OpenChoice| choice.held.len() < usize::from(choice.count);
        choices.filter(is_open).collect()
    }
}

fn wishes(graph: &CareerGraph, wishes: &ResolvedWishes) -> WishesCard {
    let roles = wishes.roles.iter();
    WishesCard {
        roles: roles.map(|role| graph.role_at(*role).into()).collect(),
        families: wishes.families.clone(),
    }
}
