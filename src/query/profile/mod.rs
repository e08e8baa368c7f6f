//! "Who am I in this graph?": a profile with its names looked up.
//!
//! What does not resolve is no error: people hold skills that no role of a graph asks for. It is
//! listed, each with the closest names that the graph has.

mod card;
mod denied;
mod jobs;
mod levels;
mod names;
mod resolve;
mod titles;

pub use names::ProfileNames;

pub use card::{HeldCard, OpenChoice, ProfileCard, UnresolvedCard, WishesCard, YearsCard};

use super::gap::{Holder, Interval};
use crate::graph::{CareerGraph, RoleIx, RoleRef, RoleSet, SkillIx};
use crate::model::{Date, Evidence, Name, Profile, name_key};
use crate::source::Span;

/// A question to a graph: what the names of a profile mean in it.
#[derive(Debug, Clone)]
#[must_use = "it does nothing before it is answered"]
pub struct ProfileQuery<'g> {
    names: Names<'g>,
    profile: &'g Profile,
    as_of: Option<Date>,
}

/// Names for one profile, or for many.
#[derive(Debug, Clone)]
enum Names<'g> {
    Own(Box<ProfileNames<'g>>),
    Shared(&'g ProfileNames<'g>),
}

impl<'g> Names<'g> {
    fn get(&self) -> &ProfileNames<'g> {
        match self {
            Self::Own(names) => names,
            Self::Shared(names) => names,
        }
    }
}

/// A profile whose names have been looked up in a graph.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ResolvedProfile {
    /// The person, where the profile says who.
    pub name: Option<Name>,
    /// The role that is held now.
    pub role: Option<RoleIx>,
    /// Whether the role was read out of a job title that is none of its names.
    pub role_inferred: bool,
    /// The title that the role was read out of.
    pub role_read: Option<RoleRead>,
    /// Whether the profile names a role that no role of the graph answers to.
    pub role_missed: bool,
    /// Years of work in all.
    pub years: Option<f64>,
    /// Years in the role that is held now.
    pub years_in_role: Option<f64>,
    /// The skills that are held, each once, in the order of the graph.
    pub skills: Vec<ResolvedSkill>,
    /// What is wanted.
    pub interests: ResolvedWishes,
    /// What is to be left out.
    pub avoid: ResolvedWishes,
    /// What did not resolve, in the order of the file.
    pub unresolved: Vec<Unresolved>,
    /// How many roles and skills the graph has in which it was looked up.
    graph_size: (usize, usize),
}

/// A title that a role was read out of, which is none of its names.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct RoleRead {
    /// The title as written.
    pub written: Name,
    /// Its words that the role was found without, but for those that say for whom somebody works; empty where there
    /// are none.
    pub unused: Name,
}

/// A skill that somebody holds.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ResolvedSkill {
    /// The skill.
    pub skill: SkillIx,
    /// The step of the graph's scale; absent where nobody says how well it is held.
    pub proficiency: Option<u8>,
    /// Whether the step was read out of words of another scale.
    pub inferred: bool,
    /// The name as written.
    pub written: Name,
    /// Where it is written.
    pub span: Span,
    /// What shows it.
    pub evidence: Vec<Evidence>,
}

/// Roles and families of a graph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ResolvedWishes {
    /// The roles, in the order of the graph.
    pub roles: Vec<RoleIx>,
    /// The families by id, in order.
    pub families: Vec<Name>,
}

/// Something in a profile that means nothing in a graph, or not what it seems to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unresolved {
    /// What it was read as.
    pub what: UnresolvedKind,
    /// As written; empty for a job without a title.
    pub text: Name,
    /// Where it is written.
    pub span: Span,
    /// The closest names, best first; at most three, and none behind the first hundred.
    pub closest: Vec<String>,
}

/// What an unresolved text was read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum UnresolvedKind {
    /// A role; no role answers.
    Role,
    /// A skill; no skill answers.
    Skill,
    /// A skill that is known by that name, and that no role of the graph asks for.
    SkillOfNoRole,
    /// A family; no role belongs to it.
    Family,
    /// A proficiency that is no step of the graph's scale: the skill is held at an unknown one.
    Proficiency,
    /// A skill whose name says that it is not held: "Want to learn Go", "Failed: CKA".
    NotHeld,
    /// A second name of a skill that the profile has already: the higher proficiency counts.
    Repeat,
    /// Something to be left out that is wanted as well: it is left out.
    Contradiction,
    /// A job without a date of its beginning, or with an end that cannot be read: nobody knows how long
    /// it took, and so not the years of work in all.
    UndatedJob,
}

/// # Profiles
impl CareerGraph {
    /// Returns a question: what the names of a profile mean in this graph.
    ///
    /// ```
    /// use careergraph::source::SourceFile;
    /// use careergraph::{CareerGraph, LoadedProfile};
    ///
    /// let graph = CareerGraph::embedded("engineer")?;
    /// let file = SourceFile::new("me.yaml", "role: Engineer\nskills: {system design: 3}\n");
    /// let me = LoadedProfile::from_source(file)?;
    ///
    /// let me = graph.profile(&me.profile).resolve();
    /// let gap = graph.gap_of(&me.holder(&graph), graph.role("senior engineer")?);
    /// assert!(!gap.is_closed());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn profile<'g>(&'g self, profile: &'g Profile) -> ProfileQuery<'g> {
        ProfileQuery {
            names: Names::Own(Box::new(self.profile_names(&[]))),
            profile,
            as_of: None,
        }
    }
}

impl ProfileQuery<'_> {
    /// Counts jobs that go on up to a date. Without it their years are unknown, since the library
    /// has no clock.
    pub fn as_of(mut self, date: Date) -> Self {
        self.as_of = Some(date);
        self
    }

    /// Returns the profile with its names looked up.
    ///
    /// Takes time in proportion to the profile; the lexicon is built where a name needs it.
    pub fn resolve(self) -> ResolvedProfile {
        resolve::resolve(&self)
    }
}

impl ResolvedProfile {
    /// Returns what the person holds. A skill at an unknown proficiency is held at anything from 1
    /// to the top of the scale.
    ///
    /// # Panics
    ///
    /// Where the profile was looked up in a graph with other numbers of roles and skills.
    #[track_caller]
    pub fn holder<'g>(&self, graph: &'g CareerGraph) -> Holder<'g> {
        self.expect_of(graph);
        let mut holder = Holder::nothing(graph);
        for held in &self.skills {
            let (low, high) = match held.proficiency {
                Some(step) => (step, step),
                None => (1, graph.scale().top()),
            };
            match held.proficiency {
                Some(step) if held.inferred => holder.raise_inferred(held.skill, step),
                _ => holder.raise(held.skill, Interval { low, high }),
            }
        }
        holder
    }

    /// Panics where the profile was looked up in another graph, as far as its size tells: a profile that
    /// has been looked up is plain data, and may outlive its graph.
    #[track_caller]
    pub(crate) fn expect_of(&self, graph: &CareerGraph) {
        let is_same = self.graph_size == size(graph);
        assert!(is_same, "a profile that was looked up in another graph");
    }

    /// Returns whether the person wants to leave a role out.
    pub fn avoids(&self, role: RoleRef<'_>) -> bool {
        self.avoid.has(role)
    }

    /// Returns the roles of a graph that the person wants to leave out; O(n) in the roles.
    ///
    /// # Panics
    ///
    /// Where the profile was looked up in a graph with other numbers of roles and skills.
    #[track_caller]
    pub fn avoided(&self, graph: &CareerGraph) -> RoleSet {
        self.expect_of(graph);
        self.avoid.roles_of(graph)
    }

    /// Returns whether the person says to be interested in a role.
    pub fn wants(&self, role: RoleRef<'_>) -> bool {
        self.interests.has(role)
    }
}

impl ResolvedWishes {
    /// Returns whether a role is one of the roles or belongs to one of the families.
    pub fn has(&self, role: RoleRef<'_>) -> bool {
        let in_family = |family: &Name| is_in_family(role, family);
        self.names(role) || self.families.iter().any(in_family)
    }

    /// Returns the roles of a graph that are among them.
    pub(super) fn roles_of(&self, graph: &CareerGraph) -> RoleSet {
        let roles = graph.roles().filter(|role| self.has(*role));
        RoleSet::from_roles(graph.role_count(), roles.map(RoleRef::index))
    }

    /// Returns whether a role is one of the roles itself.
    pub fn names(&self, role: RoleRef<'_>) -> bool {
        self.roles.binary_search(&role.index()).is_ok()
    }
}

/// How many roles and skills a graph has.
fn size(graph: &CareerGraph) -> (usize, usize) {
    (graph.role_count(), graph.skill_count())
}

/// Whether a role belongs to a family of this id, however either of them is written.
fn is_in_family(role: RoleRef<'_>, family: &Name) -> bool {
    let same = |own: &Name| own == family || name_key(own) == name_key(family);
    role.data().family.as_ref().is_some_and(same)
}
