//! Roles.

use std::sync::LazyLock;

use super::{Education, Name, Rare, RoleId, Salary, SaysNothing, YearRange};

/// One kind of job: a node of the graph.
///
/// What a role requires is kept by the graph in flat arrays; see
/// [`RoleRef::requirements`](crate::graph::RoleRef::requirements).
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Role {
    /// Its slug.
    pub id: RoleId,
    /// Its preferred name.
    pub title: Name,
    /// Its other names.
    pub aliases: Vec<Name>,
    /// Whether somebody described it; a role that is only mentioned is a stub.
    pub described: bool,
    /// The discipline it belongs to.
    pub family: Option<Name>,
    /// Individual contributor, management and so on.
    pub track: Option<Name>,
    /// Seniority within the track.
    pub level: Option<u16>,
    /// Years of experience.
    pub years: Option<YearRange>,
    /// Pay.
    pub salary: Option<Box<Salary>>,
    /// Whether it is a declared summit.
    pub terminal: bool,
    /// The role whose requirements it copied.
    pub inherits: Option<RoleId>,
    /// Prose and lists that no query computes with.
    pub about: Rare<About>,
}

/// What a role page says in prose.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct About {
    /// What the role is, in a sentence or two.
    pub summary: Option<Name>,
    /// Education.
    pub education: Education,
    /// What the person does.
    pub responsibilities: Vec<Name>,
    /// What the person does besides.
    pub secondary_responsibilities: Vec<Name>,
    /// Experience that is welcome.
    pub preferred_experience: Vec<Name>,
    /// Free notes.
    pub notes: Vec<Name>,
    /// Words to find it by.
    pub tags: Vec<Name>,
    /// Codes in public taxonomies.
    pub occupation_codes: Vec<Name>,
    /// Entry points that are not roles.
    pub outside_entries: Vec<Name>,
}

impl SaysNothing for About {
    fn nothing() -> &'static Self {
        static NOTHING: LazyLock<About> = LazyLock::new(About::default);
        &NOTHING
    }
}
