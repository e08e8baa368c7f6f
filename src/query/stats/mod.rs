//! "What is the shape of this graph?": counts, ends, ladders, parts and hubs.

mod betweenness;
mod ladder;
mod parts;

use std::collections::BTreeMap;

use serde::Serialize;

pub use betweenness::Betweenness;
pub use ladder::{Ladder, Rung};

use super::card::RoleName;
use super::standing::Standing;
use crate::graph::{CareerGraph, RoleIx, RoleRef};
use crate::model::{Basis, Name, TransitionKind};

/// How many hubs are named.
const HUBS: usize = 10;

/// The shape of a graph.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct GraphStats {
    /// The title of the graph, where it has one.
    pub title: Option<String>,
    /// How many roles there are, stubs included.
    pub roles: usize,
    /// How many of them are mentioned and not described.
    pub stubs: usize,
    /// How many skills there are.
    pub skills: usize,
    /// How many requirements all roles have together.
    pub requirements: usize,
    /// How many pairs of a role and a next role there are; several transitions can join one pair.
    pub steps: usize,
    /// How many transitions there are of each kind.
    pub transitions: Vec<KindCount>,
    /// Roles into which nothing leads up; see [`Standing::Entry`].
    pub entry_roles: Vec<RoleName>,
    /// Roles from which nothing leads up, declared summits or not; see [`Standing::Top`].
    pub tops: Vec<RoleName>,
    /// Declared summits; see [`Standing::Summit`].
    pub summits: Vec<RoleName>,
    /// Roles from which nothing leads on; see [`Standing::DeadEnd`].
    pub dead_ends: Vec<RoleName>,
    /// Roles without any move; see [`Standing::Orphan`].
    pub orphans: Vec<RoleName>,
    /// The longest chain of advancements.
    pub longest_ladder: Ladder,
    /// The advancements that lead round in a circle: the roles of each circle, or knot of circles.
    pub advancement_cycles: Vec<Vec<RoleName>>,
    /// The parts of the graph that no move joins, the largest first.
    pub components: Vec<Component>,
    /// The roles that lie between most others, the first ones only.
    pub hubs: Vec<Hub>,
    /// From how many roles the ways were followed to find out what lies between; fewer than there
    /// are roles where the graph is so large that it is estimated.
    pub betweenness_from: usize,
    /// The roles that are joined to most others, the first ones only.
    pub most_joined: Vec<Hub>,
    /// How many roles each family has, by its name; the roles without one come last.
    pub families: Vec<GroupCount>,
    /// How many roles each track has, likewise.
    pub tracks: Vec<GroupCount>,
}

/// How many transitions there are of a kind, by what they rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct KindCount {
    /// The kind.
    pub kind: TransitionKind,
    /// All of them.
    pub all: usize,
    /// Those that somebody wrote down.
    pub stated: usize,
    /// Those that were counted.
    pub observed: usize,
    /// Those that come of a public data set.
    pub derived: usize,
    /// Ways back of lateral moves, which nobody stated.
    pub inferred: usize,
}

/// A part of the graph that no move joins to the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Component {
    /// How many roles it has.
    pub roles: usize,
    /// Its first role by id.
    pub first: RoleName,
}

/// A role that much leads through.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Hub {
    /// The role.
    pub role: RoleName,
    /// From how many roles moves lead to it, inferred ones included; each counts once.
    pub feeders: usize,
    /// To how many roles moves lead from it, likewise.
    pub next_roles: usize,
    /// The share of the shortest ways between two other roles that pass it, from 0 to 1, over all
    /// pairs of other roles.
    pub betweenness: f64,
}

/// How many roles share a family or a track.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct GroupCount {
    /// Its name; none for the roles that have none.
    pub name: Option<String>,
    /// How many roles, stubs included.
    pub roles: usize,
    /// How many of them are stubs.
    pub stubs: usize,
}

/// # The shape
impl CareerGraph {
    /// Returns the shape of the graph.
    ///
    /// O(V + E), but for betweenness: see [`CareerGraph::betweenness`].
    pub fn stats(&self) -> GraphStats {
        let named = |role: RoleIx| RoleName::from(self.role_at(role));
        let standing = |standing| -> Vec<RoleName> {
            let roles = self.standing(standing);
            roles.iter().map(named).collect()
        };
        let (longest_ladder, advancement_cycles) = ladder::longest(self);
        let betweenness = self.betweenness();
        let (hubs, most_joined) = hubs(self, &betweenness);
        GraphStats {
            title: self.title().map(str::to_owned),
            roles: self.role_count(),
            stubs: self.roles().filter(|role| role.is_stub()).count(),
            skills: self.skill_count(),
            requirements: self.roles().map(|role| role.requirements().len()).sum(),
            steps: self.steps().all().len(),
            transitions: kinds(self),
            entry_roles: standing(Standing::Entry),
            tops: standing(Standing::Top),
            summits: standing(Standing::Summit),
            dead_ends: standing(Standing::DeadEnd),
            orphans: standing(Standing::Orphan),
            longest_ladder,
            advancement_cycles,
            components: parts::components(self),
            hubs,
            betweenness_from: betweenness.followed,
            most_joined,
            families: groups(self, |role| role.data().family.as_ref()),
            tracks: groups(self, |role| role.data().track.as_ref()),
        }
    }
}

fn kinds(graph: &CareerGraph) -> Vec<KindCount> {
    let mut counts = TransitionKind::NAMES.map(|(kind, _)| KindCount {
        kind,
        all: 0,
        stated: 0,
        observed: 0,
        derived: 0,
        inferred: 0,
    });
    for transition in graph.transitions() {
        let count = &mut counts[transition.kind() as usize];
        count.all += 1;
        *match transition.basis() {
            Basis::Stated => &mut count.stated,
            Basis::Observed => &mut count.observed,
            Basis::Derived => &mut count.derived,
            Basis::Inferred => &mut count.inferred,
        } += 1;
    }
    counts.to_vec()
}

/// The roles that lie between most others, and those that are joined to most others.
fn hubs(graph: &CareerGraph, betweenness: &Betweenness) -> (Vec<Hub>, Vec<Hub>) {
    let steps = graph.steps();
    let feeders = |role: RoleIx| steps.back_of(role).len();
    let next_roles = |role: RoleIx| steps.out_of(role).len();
    let joined = |role: &RoleIx| feeders(*role) + next_roles(*role);
    let hub = |role: &RoleIx| Hub {
        role: graph.role_at(*role).into(),
        feeders: feeders(*role),
        next_roles: next_roles(*role),
        betweenness: betweenness.shares[role.index()],
    };
    let mut roles: Vec<_> = graph.roles().map(RoleRef::index).collect();
    let share = |role: &RoleIx| betweenness.shares[role.index()];
    roles.sort_by(|a, b| share(b).total_cmp(&share(a)).then(a.cmp(b)));
    let between = roles.iter().filter(|role| share(role) > 0.0);
    let between = between.take(HUBS).map(hub).collect();
    roles.sort_by_key(|role| (std::cmp::Reverse(joined(role)), *role));
    let most = roles.iter().filter(|role| joined(role) > 0);
    (between, most.take(HUBS).map(hub).collect())
}

fn groups<'g>(
    graph: &'g CareerGraph,
    group: impl Fn(RoleRef<'g>) -> Option<&'g Name>,
) -> Vec<GroupCount> {
    let mut counts: BTreeMap<(bool, Option<&str>), (usize, usize)> = BTreeMap::new();
    for role in graph.roles() {
        let name = group(role).map(|name| &**name);
        let count = counts.entry((name.is_none(), name)).or_default();
        count.0 += 1;
        count.1 += usize::from(role.is_stub());
    }
    let counts = counts
        .into_iter()
        .map(|((_, name), (roles, stubs))| GroupCount {
            name: name.map(str::to_owned),
            roles,
            stubs,
        });
    counts.collect()
}
