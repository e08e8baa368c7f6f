//! What a graph is made of, and the two halves of the work to make it.

use std::sync::{OnceLock, mpsc};

use petgraph::graph::DiGraph;

use super::requirements::Requirements;
use super::settings::Settings;
use super::{Findings, NameIndex, edges, requirements, roles, skills, twins};
use crate::document::{GraphDocument, ShortForms, ShortTransition, adopt_titles, share_currency};
use crate::graph::Steps;
use crate::model::{Role, Transition};
use crate::threads::{both, discard};

/// From so many requirements and transitions on, two threads are worth their start.
const MUCH_TO_DO: usize = 20_000;

/// What has been made of it.
pub(super) struct Made {
    pub(super) graph: DiGraph<Role, Transition, u32>,
    pub(super) steps: Steps,
    pub(super) role_names: NameIndex,
    pub(super) skills: skills::Table,
    pub(super) requirements: Requirements,
}

/// What a graph is made of. The documents are much of the memory, so that what is used first is held apart and
/// goes as soon as it has been used.
pub(super) struct Material {
    documents: Vec<GraphDocument>,
    /// What each of them says besides.
    short: Vec<ShortForms>,
    /// For each of them one that has its skills and nothing else.
    declaring: Vec<GraphDocument>,
    /// The transitions of each of them that are in short form.
    listed: Vec<Vec<ShortTransition>>,
}

impl Material {
    pub(super) fn new(
        mut documents: Vec<GraphDocument>,
        some_short: Vec<(usize, ShortForms)>,
    ) -> Self {
        adopt_titles(&mut documents);
        share_currency(&mut documents);
        let mut short = vec![ShortForms::default(); documents.len()];
        for (document, forms) in some_short {
            short[document] = forms;
        }
        let declaring = documents.iter_mut().map(|document| GraphDocument {
            source: document.source,
            skills: std::mem::take(&mut document.skills),
            ..GraphDocument::default()
        });
        Self {
            declaring: declaring.collect(),
            listed: short.iter_mut().map(ShortForms::take_list).collect(),
            documents,
            short,
        }
    }

    pub(super) fn documents(&self) -> &[GraphDocument] {
        &self.documents
    }

    fn is_much_to_do(&self) -> bool {
        let requirements = self.short.iter().map(ShortForms::requirement_count);
        let transitions = self.listed.iter().map(Vec::len);
        requirements.chain(transitions).sum::<usize>() > MUCH_TO_DO
    }

    /// Joins roles to a graph, and tells skills and requirements: at once, where there is much to do. `besides` is
    /// done behind the roles.
    pub(super) fn make(
        self,
        settings: &Settings,
        findings: &mut Findings,
        besides: impl FnOnce() + Send,
    ) -> Made {
        let much_to_do = self.is_much_to_do();
        let Self {
            documents,
            short,
            declaring,
            listed,
        } = self;
        let said = || documents.iter().zip(&short);
        let unread = &findings.unread;

        let known_roles = OnceLock::new();
        let (tell_roles, roles_told) = mpsc::channel::<&roles::Known>();
        let on_skills = || {
            let tell = |findings: &mut Findings| skills::Table::new(&declaring, said(), findings);
            let (skills, mut about) = Findings::of(unread, tell);
            drop(declaring);
            // Each half takes its end along, so that the other one hears where it panics.
            let told = { roles_told }.recv();
            let roles = told.expect("what tells the roles has not panicked");
            let (requirements, more) = Findings::of(unread, |findings| {
                let scale = (&settings.scale, settings.scale_place);
                let resolved = requirements::resolve(said, roles, &skills, scale, findings);
                twins::warn_of_skills(&skills, findings);
                resolved
            });
            about.absorb(more);
            (skills, requirements, about)
        };
        let on_roles = || {
            Findings::of(unread, |findings| {
                let roles = roles::Table::new(said, &listed, findings);
                let (roles, known, seen) = roles.into_parts();
                let known = known_roles.get_or_init(|| known);
                // Nobody listens where the other half of the work has panicked.
                let _ = { tell_roles }.send(known);
                let lateral_moves = settings.lateral_moves;
                let edges = edges::collect(said(), &listed, (known, seen), lateral_moves, findings);
                drop(listed);
                twins::warn_of_roles(known, findings);
                let joined = edges.join(roles);
                besides();
                joined
            })
        };
        // Roles are told first, where one is done after the other: requirements need them.
        let (((graph, steps), about_roles), (skills, requirements, about_skills)) =
            both(much_to_do, on_roles, on_skills);
        findings.absorb(about_skills);
        findings.absorb(about_roles);
        discard(much_to_do, (documents, short));
        let known = known_roles.into_inner().expect("they are told");
        Made {
            graph,
            steps,
            role_names: known.into_names(),
            skills,
            requirements,
        }
    }
}
