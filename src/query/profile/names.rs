//! The names that profiles are looked up in.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::ProfileQuery;
use crate::document::{GraphDocument, SkillEntry};
use crate::graph::CareerGraph;
use crate::input::{Lexicon, embedded};
use crate::model::{Name, Profile, name_key};
use crate::source::{Span, Spanned};

/// The names of a graph, of the shipped lexicon and of documents: made once for many profiles.
#[derive(Debug, Clone)]
pub struct ProfileNames<'g> {
    pub(super) graph: &'g CareerGraph,
    more: &'g [GraphDocument],
    /// Made where a name needs it.
    lexicon: OnceLock<Lexicon>,
    /// Ids of families, by the keys of their names.
    pub(super) families: BTreeMap<String, Name>,
}

/// # Names of profiles
impl CareerGraph {
    /// Returns the names that profiles are looked up in: those of the graph and of the shipped lexicon,
    /// and the skills of these documents.
    pub fn profile_names<'g>(&'g self, documents: &'g [GraphDocument]) -> ProfileNames<'g> {
        ProfileNames {
            graph: self,
            more: documents,
            lexicon: OnceLock::new(),
            families: families(self),
        }
    }
}

impl ProfileNames<'_> {
    /// Returns a question about what the names of a profile mean.
    pub fn profile<'n>(&'n self, profile: &'n Profile) -> ProfileQuery<'n> {
        ProfileQuery {
            names: super::Names::Shared(self),
            profile,
            as_of: None,
        }
    }

    pub(super) fn lexicon(&self) -> &Lexicon {
        self.lexicon.get_or_init(|| {
            let mut documents = vec![embedded::lexicon()];
            documents.extend(self.more.iter().cloned());
            documents.push(skills_of(self.graph));
            Lexicon::new(&documents)
        })
    }
}

/// Ids of the families that the graph declares or a role belongs to, by id and by title.
fn families(graph: &CareerGraph) -> BTreeMap<String, Name> {
    let mut families = BTreeMap::new();
    for (id, title) in &graph.info().families {
        families.insert(name_key(id), id.clone());
        families
            .entry(name_key(title))
            .or_insert_with(|| id.clone());
    }
    for role in graph.roles() {
        if let Some(family) = &role.data().family {
            let key = name_key(family);
            families.entry(key).or_insert_with(|| family.clone());
        }
    }
    families
}

/// The skills of a graph as a document, for the lexicon.
fn skills_of(graph: &CareerGraph) -> GraphDocument {
    fn here<T>(value: T) -> Spanned<T> {
        Spanned::new(value, Span::default())
    }
    let skills = graph.skills().map(|skill| {
        let data = skill.data();
        SkillEntry {
            id: here(data.id.clone()),
            title: here(data.title.clone()),
            aliases: data.aliases.iter().cloned().map(here).collect(),
            kind: Some(here(data.kind)),
            category: None,
            broader: Vec::new(),
            description: None,
            ambiguous: false,
        }
    });
    GraphDocument {
        skills: skills.collect(),
        ..GraphDocument::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_shared_between_threads() {
        let graph = CareerGraph::embedded("engineer").expect("a shipped graph");
        let names = graph.profile_names(&[]);
        let lexicons = std::thread::scope(|scope| {
            let lexicon = || std::ptr::from_ref(names.lexicon()).addr();
            let threads = [(); 2].map(|()| scope.spawn(lexicon));
            threads.map(|thread| thread.join().expect("it is built"))
        });
        assert_eq!(lexicons[0], lexicons[1]);
    }
}
