//! Paths told as answers, with what they cost and what each step takes.

use super::answer::{self, CareerPath, NAMED_SKILLS};
use super::length::{Length, millionths};
use super::weigh::Weigher;
use super::{Cost, PathError, PathQuery};
use crate::graph::{CareerGraph, RoleIx, RoleRef};
use crate::query::gap::{Holder, Shortfall, SkillGap};

/// Tells paths as answers, by the cost of the question.
#[derive(Debug, Clone)]
pub(super) struct Teller<'g> {
    weigher: Weigher<'g>,
    /// What is held before the first move; else what the first role asks for.
    held: Option<Holder<'g>>,
}

impl<'g> Teller<'g> {
    pub(super) fn new(weigher: Weigher<'g>, held: Option<Holder<'g>>) -> Self {
        Self { weigher, held }
    }

    pub(super) fn path(&mut self, roles: &[RoleIx]) -> CareerPath {
        let graph = self.weigher.graph();
        let gaps = if self.is_carried() {
            self.carrying(roles, |holder, to| {
                graph.shortfall_of(holder, graph.role_at(to), NAMED_SKILLS)
            })
        } else {
            self.shortfalls(roles)
        };
        let mut path = answer::path(&mut self.weigher, roles, &gaps);
        if self.weigher.cost() == Cost::Effort {
            let efforts = self.efforts(roles);
            path.cost = units(sum(&efforts));
            for (step, effort) in path.steps.iter_mut().zip(efforts) {
                step.cost = units(effort);
            }
        }
        path
    }

    /// The cost of a path in the unit of the question.
    pub(super) fn cost(&mut self, roles: &[RoleIx]) -> f64 {
        if self.weigher.cost() == Cost::Effort {
            return units(self.effort(roles));
        }
        let steps = roles.windows(2);
        let lengths = steps.filter_map(|pair| self.weigher.between(pair[0], pair[1]));
        units(lengths.map(Length::cost).fold(0, u64::saturating_add))
    }

    /// Whether steps tell what is lacking to whoever walks the path and keeps what was learnt, because
    /// the question is about somebody or about effort; else to somebody in the role before.
    fn is_carried(&self) -> bool {
        self.held.is_some() || self.weigher.cost() == Cost::Effort
    }

    /// What somebody in the role before lacks at each step.
    fn shortfalls(&self, roles: &[RoleIx]) -> Vec<Shortfall> {
        let graph = self.weigher.graph();
        let Some(first) = roles.first() else {
            return Vec::new();
        };
        let mut holder = Holder::of_role(graph, graph.role_at(*first));
        let gaps = roles.windows(2).map(|pair| {
            let to = graph.role_at(pair[1]);
            let gap = graph.shortfall_of(&holder, to, NAMED_SKILLS);
            holder.change_role(graph, pair[0], to);
            gap
        });
        gaps.collect()
    }

    /// What is lacking at each step, with what is held beyond.
    fn gaps(&self, roles: &[RoleIx]) -> Vec<SkillGap> {
        let graph = self.weigher.graph();
        if self.is_carried() {
            return self.carrying(roles, |holder, to| graph.gap_of(holder, graph.role_at(to)));
        }
        let pairs = roles.windows(2);
        let gaps = pairs.map(|pair| {
            let [from, to] = [pair[0], pair[1]].map(|role| graph.role_at(role));
            graph.gap_between(from, to)
        });
        gaps.collect()
    }

    /// The effort of a path in millionths.
    pub(super) fn effort(&self, roles: &[RoleIx]) -> u64 {
        sum(&self.efforts(roles))
    }

    /// What each step takes, in millionths.
    fn efforts(&self, roles: &[RoleIx]) -> Vec<u64> {
        let graph = self.weigher.graph();
        self.carrying(roles, |holder, role| step_effort(graph, holder, role))
    }

    /// Walks a path, and asks of each role but the first about what is held before it.
    fn carrying<T>(&self, roles: &[RoleIx], ask: impl Fn(&Holder<'g>, RoleIx) -> T) -> Vec<T> {
        let graph = self.weigher.graph();
        let mut holder = match (&self.held, roles.first()) {
            (Some(held), _) => held.clone(),
            (None, Some(first)) => Holder::of_role(graph, graph.role_at(*first)),
            (None, None) => Holder::nothing(graph),
        };
        let answers = roles.iter().skip(1).map(|role| {
            let answer = ask(&holder, *role);
            holder.hold_role(graph, graph.role_at(*role));
            answer
        });
        answers.collect()
    }
}

impl PathQuery<'_> {
    /// Returns what is lacking at each step of one of its answers, as [`PathStep::gap`] counts it.
    ///
    /// [`PathStep::gap`]: super::PathStep::gap
    ///
    /// # Errors
    ///
    /// Where the question cannot be asked, or the path has a role of another graph.
    pub fn step_gaps(&self, path: &CareerPath) -> Result<Vec<SkillGap>, PathError> {
        let graph = self.graph;
        let roles = path.roles.iter().map(|role| graph.role(&role.id));
        let roles: Result<Vec<_>, _> = roles.map(|role| role.map(RoleRef::index)).collect();
        let roles = roles.map_err(|_| PathError::ForeignRole)?;
        Ok(self.teller().gaps(&roles))
    }
}

fn sum(costs: &[u64]) -> u64 {
    costs
        .iter()
        .fold(0, |sum, cost| u64::saturating_add(sum, *cost))
}

fn units(cost: u64) -> f64 {
    Length::default().at_cost(cost).units()
}

/// What somebody lacks for a role, in millionths.
pub(super) fn step_effort(graph: &CareerGraph, holder: &Holder<'_>, role: RoleIx) -> u64 {
    millionths(graph.cost_for(holder, graph.role_at(role))).min(u64::MAX >> 8)
}
