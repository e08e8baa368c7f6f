//! Where things stand in the files that a graph was built from.

use std::collections::BTreeMap;

use super::Rule;
use super::levels::names_of;
use crate::document::{Asked, GraphDocument, RoleEntry, SkillEntry};
use crate::graph::{CareerGraph, RoleIx, SkillIx, TransitionRef};
use crate::source::{Place, SourceId, Span};

/// The entries that describe each role and declare each skill.
pub(super) struct Places<'l> {
    graph: &'l CareerGraph,
    /// In the order of roles, then of files.
    roles: Vec<(RoleIx, &'l RoleEntry, SourceId)>,
    skills: BTreeMap<SkillIx, (&'l SkillEntry, SourceId)>,
}

impl<'l> Places<'l> {
    pub(super) fn new(graph: &'l CareerGraph, documents: &'l [GraphDocument]) -> Self {
        let (mut roles, mut skills) = (Vec::new(), BTreeMap::new());
        for document in documents {
            let source = document.source;
            for entry in &document.roles {
                let role = graph.find_role(entry.id.value.as_str());
                roles.extend(role.map(|role| (role, entry, source)));
            }
            for entry in &document.skills {
                if let Some(skill) = graph.find_skill(entry.id.value.as_str()) {
                    skills.entry(skill).or_insert((entry, source));
                }
            }
        }
        roles.sort_by_key(|(role, _, source)| (*role, *source));
        Self {
            graph,
            roles,
            skills,
        }
    }

    fn entries(&self, role: RoleIx) -> impl Iterator<Item = (&'l RoleEntry, SourceId)> {
        let from = self.roles.partition_point(|(at, ..)| *at < role);
        let of_it = self.roles[from..]
            .iter()
            .take_while(move |(at, ..)| *at == role);
        of_it.map(|(_, entry, source)| (*entry, *source))
    }

    /// Whether a role says that a rule does not look at it.
    pub(super) fn allows(&self, role: RoleIx, which: &Rule) -> bool {
        let mut allowed = self.entries(role).flat_map(|(entry, _)| &entry.allow);
        allowed.any(|name| names_of(which).contains(&&*name.value))
    }

    /// Where a role is described, or else where it is first mentioned.
    pub(super) fn role(&self, role: RoleIx) -> Place {
        let mut described = self.entries(role);
        let described = described.next().map(|(entry, source)| Place {
            source,
            span: entry.id.span,
        });
        described.unwrap_or_else(|| {
            let role = self.graph.role_at(role);
            let moves = role.incoming().chain(role.outgoing());
            moves.filter_map(stated).min().unwrap_or(Place {
                source: SourceId::default(),
                span: Span::default(),
            })
        })
    }

    /// Where something is said of a role, or else where the role is described.
    pub(super) fn of_role(&self, role: RoleIx, said: impl Fn(&RoleEntry) -> Option<Span>) -> Place {
        let mut said = self.entries(role).filter_map(|(entry, source)| {
            let span = said(entry)?;
            Some(Place { source, span })
        });
        said.next().unwrap_or_else(|| self.role(role))
    }

    /// Where a role asks for a skill itself, or else where the role is described: it may have copied the
    /// requirement from another.
    pub(super) fn requirement(&self, role: RoleIx, skill: SkillIx) -> Place {
        self.of_role(role, |entry| {
            let mut asked = entry.requirements.iter();
            let of_it = asked.find(|asked| match &asked.asked {
                Asked::Skill(name) => self.graph.find_skill(name) == Some(skill),
                Asked::AnyOf(_) => false,
            });
            of_it.map(|asked| asked.span)
        })
    }

    /// Where a transition is first stated, or else where its first role is described.
    pub(super) fn transition(&self, transition: TransitionRef<'_>) -> Place {
        stated(transition).unwrap_or_else(|| self.role(transition.from().index()))
    }

    /// The declared skills with the places of their declarations, in order.
    pub(super) fn declared_skills(&self) -> impl Iterator<Item = (SkillIx, Place)> {
        self.skills.iter().map(|(skill, (entry, source))| {
            let span = entry.id.span;
            let place = Place {
                source: *source,
                span,
            };
            (*skill, place)
        })
    }
}

fn stated(transition: TransitionRef<'_>) -> Option<Place> {
    let stated = &transition.data().attestations;
    stated.iter().map(|attestation| attestation.place).min()
}
