//! "Which roles are nearest to this one?": by similarity, or by what carries over from one to the other.

use std::cmp::Ordering;

use serde::Serialize;

use super::card::RoleName;
use super::gap::{Holder, Interval};
use super::path::PathMove;
use crate::graph::{CareerGraph, RoleArg, RoleIx, RoleRef, RoleSet, UnknownRole};

/// What makes roles near.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Nearness {
    /// They ask for similar skills.
    #[default]
    Similarity,
    /// Whoever holds the role of the question holds much of what they ask for.
    There,
    /// Whoever holds them holds much of what the role of the question asks for.
    Back,
}

/// A question about roles that are near to one.
#[derive(Debug, Clone)]
#[must_use = "it does nothing before it is answered"]
pub struct AlikeQuery<'g> {
    graph: &'g CareerGraph,
    role: RoleRef<'g>,
    by: Nearness,
    within: Option<RoleSet>,
    most: usize,
}

/// The roles that are near to one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct AlikeRoles {
    /// The role of the question.
    pub of: RoleName,
    /// What makes the others near.
    pub by: Nearness,
    /// The others, nearest first, ties in the order of ids.
    pub roles: Vec<AlikeRole>,
    /// How many there are, more than the question asks for included.
    pub count: usize,
}

/// A role that is near to another one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct AlikeRole {
    /// The role.
    pub role: RoleName,
    /// Its similarity, from 0 to 1; absent where nobody knows.
    pub similarity: Option<f64>,
    /// The share of what it asks for that the role of the question covers.
    pub there: Option<Interval<f64>>,
    /// The share of what the role of the question asks for that it covers.
    pub back: Option<Interval<f64>>,
    /// The moves from the role of the question to it, where there are any.
    pub moves: Vec<PathMove>,
    /// The moves from it to the role of the question, where there are any.
    pub moves_back: Vec<PathMove>,
}

/// # Near roles
impl CareerGraph {
    /// Returns the question which roles are near to one, by name or as a role of the graph.
    ///
    /// # Errors
    ///
    /// Where no role answers to the name.
    ///
    /// # Panics
    ///
    /// Where a role is given that is of another graph.
    #[track_caller]
    pub fn alike(&self, role: impl RoleArg) -> Result<AlikeQuery<'_>, UnknownRole> {
        Ok(AlikeQuery {
            graph: self,
            role: role.find(self)?,
            by: Nearness::Similarity,
            within: None,
            most: usize::MAX,
        })
    }
}

impl AlikeQuery<'_> {
    /// Sets what makes roles near.
    pub fn by(mut self, by: Nearness) -> Self {
        self.by = by;
        self
    }

    /// Looks only at these roles. Said again, it looks only at roles of both sets.
    ///
    /// # Panics
    ///
    /// Where the set is of a graph with another number of roles.
    #[track_caller]
    pub fn within(mut self, mut roles: RoleSet) -> Self {
        self.graph.expect_own(&roles);
        if let Some(others) = &self.within {
            roles.intersect(others);
        }
        self.within = Some(roles);
        self
    }

    /// Answers with so many roles at most.
    pub fn most(mut self, most: usize) -> Self {
        self.most = most;
        self
    }

    /// Returns the roles, nearest first, ties in the order of ids. Roles with nothing in common and
    /// those of which nobody knows what they ask for are left out.
    ///
    /// One pass over the requirements of the graph, and a sort.
    pub fn answer(&self) -> AlikeRoles {
        let mut ranked = match self.by {
            Nearness::Similarity => self.graph.most_similar(self.role, usize::MAX),
            Nearness::There | Nearness::Back => self.by_transfer(),
        };
        if let Some(within) = &self.within {
            ranked.retain(|(role, _)| within.contains(*role));
        }
        let count = ranked.len();
        ranked.truncate(self.most);
        let similarities = if self.by == Nearness::Similarity {
            ranked
                .iter()
                .map(|(_, similarity)| Some(*similarity))
                .collect()
        } else {
            let roles: Vec<RoleIx> = ranked.iter().map(|(role, _)| *role).collect();
            self.graph.similarities(self.role.index(), &roles)
        };
        let one = |((role, _), similarity): ((RoleIx, f64), Option<f64>)| {
            let other = self.graph.role_at(role);
            let moves = |from: RoleRef<'_>, to: RoleRef<'_>| {
                let moves = from.outgoing().filter(|moved| moved.to() == to);
                moves.map(PathMove::from).collect()
            };
            AlikeRole {
                role: other.into(),
                similarity,
                there: self.graph.transferability(self.role, other),
                back: self.graph.transferability(other, self.role),
                moves: moves(self.role, other),
                moves_back: moves(other, self.role),
            }
        };
        AlikeRoles {
            of: self.role.into(),
            by: self.by,
            roles: ranked.into_iter().zip(similarities).map(one).collect(),
            count,
        }
    }

    /// Roles by the share that carries over: what is sure of it, then what may be.
    fn by_transfer(&self) -> Vec<(RoleIx, f64)> {
        let (graph, own) = (self.graph, self.role);
        if own.is_stub() {
            return Vec::new();
        }
        let mut holder = Holder::of_role(graph, own);
        let mut held = own;
        let mut ranked = Vec::new();
        for other in graph
            .roles()
            .filter(|other| *other != own && !other.is_stub())
        {
            let target = if self.by == Nearness::Back {
                holder.change_role(graph, held.index(), other);
                held = other;
                own
            } else {
                other
            };
            let covered = graph.measure(&holder, target).coverage;
            if let Some(covered) = covered.filter(|covered| covered.high > 0.0) {
                ranked.push((other.index(), covered));
            }
        }
        ranked.sort_by(|a, b| more(a.1, b.1).then(a.0.cmp(&b.0)));
        let ranked = ranked.into_iter();
        ranked.map(|(role, covered)| (role, covered.low)).collect()
    }
}

fn more(a: Interval<f64>, b: Interval<f64>) -> Ordering {
    b.low.total_cmp(&a.low).then(b.high.total_cmp(&a.high))
}
