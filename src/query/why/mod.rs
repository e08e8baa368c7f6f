//! "Why are they joined?", or why not: the paths that matter with the lines that state them, what
//! every path passes, or the links that would join them.

mod bottlenecks;
mod bridging;

use serde::Serialize;

pub use bridging::{Bridge, Bridges};

use super::card::{RoleName, StatedAt};
use super::path::{CareerPath, Cost, NoPath, PathError, PathQuery, Space, State, TotalYears};
use crate::graph::{CareerGraph, RoleIx, RoleRef, RoleSet, TransitionRef};
use crate::model::{Basis, TransitionKind};

/// How many paths are told.
const PATHS: usize = 3;

/// Why roles are joined, or why they are not.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Why {
    /// The first roles.
    pub from: Vec<RoleName>,
    /// The last roles.
    pub to: Vec<RoleName>,
    /// The best paths, three at most; none where the roles are not joined.
    pub paths: Vec<WhyPath>,
    /// Whether the search for the paths met its limit of work, so that better ones may be lacking.
    pub cut: bool,
    /// The roles that every path passes, in their order, the ends left out.
    pub bottlenecks: Vec<RoleName>,
    /// The steps that every path takes, in their order: without one of them there is no path.
    pub critical: Vec<WhyStep>,
    /// Whether it was too much work to tell all that the paths within the limits of moves and years and
    /// over the stops pass: `bottlenecks` and `critical` are then what the paths of any length pass, and
    /// still more may be on every path of the question.
    pub limits_aside: bool,
    /// Why there is no path, where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_path: Option<NoPath>,
    /// Whether links were looked for that would join the roles: not where there is a path, nor where a
    /// limit or a stop alone keeps them apart.
    pub bridges_sought: bool,
    /// These links, the closest first.
    pub bridges: Vec<Bridge>,
}

/// A path with the places that state it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WhyPath {
    /// The roles, first to last.
    pub roles: Vec<RoleName>,
    /// The steps between them.
    pub steps: Vec<WhyStep>,
    /// The number of moves.
    pub moves: usize,
    /// Years in all.
    pub years: TotalYears,
}

/// A step with the places that state it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct WhyStep {
    /// The former role.
    pub from: RoleName,
    /// The next role.
    pub to: RoleName,
    /// Every transition between the two that the question allows.
    pub moves: Vec<StatedMove>,
}

/// A transition with the places that state it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct StatedMove {
    /// Its kind.
    pub kind: TransitionKind,
    /// What it rests on.
    pub basis: Basis,
    /// Where it is stated; for an inferred one, where the move is stated of which it is the way back.
    pub stated: Vec<StatedAt>,
}

/// # Why
impl PathQuery<'_> {
    /// Returns why the ends are joined, or why they are not.
    ///
    /// The paths are the best three of [`best`](PathQuery::best). What every path passes is
    /// found by following one path and everything that leads round its parts, in O(V + E), under the
    /// conditions on single moves and on roles; under limits of moves and years and over stops by leaving
    /// out in turn the parts that those three have in common, which takes a search for each. Where that is
    /// too much, the limits and stops are set aside, and the answer says so. For the links that would join
    /// the ends see [`bridges`](PathQuery::bridges).
    ///
    /// # Errors
    ///
    /// Where the question cannot be asked, and where the search for a path was given up before one was
    /// found.
    pub fn why(&self) -> Result<Why, PathError> {
        let graph = self.graph;
        let found = self.best(PATHS)?;
        let named = |set: &Option<RoleSet>| -> Vec<RoleName> {
            let roles = set.iter().flat_map(RoleSet::iter);
            roles.map(|role| graph.role_at(role).into()).collect()
        };
        let mut why = Why {
            from: named(&self.from),
            to: named(&self.to),
            paths: Vec::new(),
            cut: found.cut,
            bottlenecks: Vec::new(),
            critical: Vec::new(),
            limits_aside: false,
            no_path: None,
            bridges_sought: false,
            bridges: Vec::new(),
        };
        if found.paths.is_empty() && found.cut {
            return Err(PathError::GivenUp);
        }
        if found.paths.is_empty() {
            why.no_path = Some(self.why_not()?);
            let bridges = self.bridges()?;
            (why.bridges_sought, why.bridges) = (bridges.sought, bridges.links);
            return Ok(why);
        }
        self.common(found.paths, &mut why)?;
        Ok(why)
    }

    /// Tells the paths, and what every path passes.
    fn common(&self, paths: Vec<CareerPath>, why: &mut Why) -> Result<(), PathError> {
        let graph = self.graph;
        let mut space = self.without_stops().space(self.usability())?;
        let index = |role: &RoleName| graph.role(&role.id).map(RoleRef::index);
        let mut known: Vec<Vec<RoleIx>> = Vec::new();
        for path in paths {
            let roles: Vec<RoleIx> = path.roles.iter().flat_map(index).collect();
            why.paths.push(told(&mut space, path, &roles));
            known.push(roles);
        }
        let passed = self
            .limited()
            .map(|limited| bottlenecks::within(&limited, &known));
        why.limits_aside = matches!(passed, Some(None));
        let passed = passed.flatten();
        let passed = passed.unwrap_or_else(|| bottlenecks::of(&mut space));
        let ends: Vec<RoleIx> = [&self.from, &self.to]
            .into_iter()
            .flatten()
            .filter(|set| set.len() == 1)
            .flat_map(RoleSet::iter)
            .collect();
        let inner = passed.roles.iter().filter(|role| !ends.contains(role));
        why.bottlenecks = inner.map(|role| graph.role_at(*role).into()).collect();
        let steps = passed.steps.iter();
        why.critical = steps
            .map(|(from, to)| step(&mut space, *from, *to))
            .collect();
        Ok(())
    }

    /// The question whether there is a path at all, where it has limits or stops; by what is limited, so
    /// that a search by it suffices.
    fn limited(&self) -> Option<Self> {
        let longest = self.graph.role_count().saturating_sub(1);
        let mut limited = self.by_moves();
        limited.max_moves = self.max_moves.filter(|most| *most < longest);
        if limited.max_moves.is_none() && limited.max_years.is_some() {
            limited = limited.cost(Cost::Years);
        }
        let limits = limited.max_moves.is_some() || limited.max_years.is_some();
        (limits || !limited.via.is_empty()).then_some(limited)
    }
}

fn told(space: &mut Space<'_>, path: CareerPath, roles: &[RoleIx]) -> WhyPath {
    WhyPath {
        steps: roles
            .windows(2)
            .map(|pair| step(space, pair[0], pair[1]))
            .collect(),
        roles: path.roles,
        moves: path.moves,
        years: path.years,
    }
}

fn step(space: &mut Space<'_>, from: RoleIx, to: RoleIx) -> WhyStep {
    let graph = space.graph();
    let usable = space.weigher.usable(from, to).into_iter();
    WhyStep {
        from: graph.role_at(from).into(),
        to: graph.role_at(to).into(),
        moves: usable.map(|move_| stated(graph, move_)).collect(),
    }
}

fn stated(graph: &CareerGraph, transition: TransitionRef<'_>) -> StatedMove {
    let (from, to) = (transition.from().index(), transition.to().index());
    let mut places = transition.data().attestations.to_vec();
    if transition.basis() == Basis::Inferred
        && let Some(there) = graph.steps().between(to, from)
    {
        let there = there.transitions().map(|index| graph.transition_at(index));
        let lateral = there.filter(|there| there.kind() == transition.kind());
        places.extend(lateral.flat_map(|there| there.data().attestations.to_vec()));
    }
    let places = places.iter().map(|attestation| attestation.place);
    let stated = places.filter_map(|place| StatedAt::of(graph, place));
    let mut stated: Vec<StatedAt> = stated.collect();
    // A statement for both directions stands in one line.
    stated.dedup();
    StatedMove {
        kind: transition.kind(),
        basis: transition.basis(),
        stated,
    }
}

/// The states that can be reached from the start, or from which the goal can be reached, with the
/// moves to them; nearest first, then by role. The start and the goal are left out.
fn layers(space: &mut Space<'_>, forward: bool) -> Vec<(RoleIx, u32)> {
    let roles = space.graph().role_count() as u32;
    let mut seen = vec![false; space.len()];
    let first: State = if forward { space.start() } else { space.goal() };
    seen[first as usize] = true;
    let mut found: Vec<(RoleIx, u32)> = Vec::new();
    let mut layer = vec![first];
    let mut moves = 0;
    while !layer.is_empty() {
        let mut next_layer = Vec::new();
        for state in layer {
            let visit = |next: State, _| {
                if next < roles && !std::mem::replace(&mut seen[next as usize], true) {
                    next_layer.push(next);
                }
            };
            if forward {
                space.out_of(state, visit);
            } else {
                space.back_from(state, visit);
            }
        }
        next_layer.sort_unstable();
        found.extend(next_layer.iter().map(|state| (RoleIx(*state), moves)));
        moves += 1;
        layer = next_layer;
    }
    found
}
