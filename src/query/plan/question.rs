//! The question: a builder that is answered by a plan.

use super::answer::{Plan, PlanPerson, PlanRoute, PlanStep, RouteReason, Standing};
use super::{checklist, first};
use crate::graph::{CareerGraph, RoleIx, RoleRef, RoleSet};
use crate::query::gap::{Holder, NeedState, SkillGap};
use crate::query::path::{Cost, Objective, PathError, PathQuery, PathStep, TotalYears};
use crate::query::profile::{ResolvedProfile, YearsCard};

/// How many moves more than the shortest way a route may have, unless told otherwise.
const MORE_MOVES: usize = 2;
/// The most moves of a route.
pub const MOST_MOVES: usize = 40;

/// A question about a plan.
///
/// ```
/// use careergraph::CareerGraph;
///
/// let graph = CareerGraph::embedded("engineer")?;
/// let plan = graph
///     .plan(graph.role("engineer")?, graph.role("staff engineer")?)
///     .answer()?;
/// for route in &plan.routes {
///     println!("{:?}: {} moves", route.reasons, route.steps.len());
/// }
/// for thing in plan.first.iter().take(3) {
///     println!("begin with {}, which {} routes ask for", thing.title, thing.routes.len());
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct PlanQuery<'g> {
    graph: &'g CareerGraph,
    from: RoleIx,
    to: RoleIx,
    paths: PathQuery<'g>,
    person: Option<&'g ResolvedProfile>,
}

/// The plan cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanError {
    /// The question about paths cannot be asked.
    #[error(transparent)]
    Path(#[from] PathError),
    /// The target lies too far away.
    #[error("the shortest way has {0} moves, and a plan has at most {MOST_MOVES}")]
    TooLong(usize),
}

/// # Plans
impl CareerGraph {
    /// Returns a question: how somebody gets from one role to another, and what to do first.
    pub fn plan<'g>(&'g self, from: RoleRef<'_>, to: RoleRef<'_>) -> PlanQuery<'g> {
        PlanQuery {
            graph: self,
            from: from.index(),
            to: to.index(),
            paths: self.paths(),
            person: None,
        }
    }
}

impl<'g> PlanQuery<'g> {
    /// Plans for a person: what the profile says is held, and routes pass no role that the person
    /// wants to leave out.
    #[must_use]
    pub fn of(mut self, person: &'g ResolvedProfile) -> Self {
        self.person = Some(person);
        self
    }

    /// Takes over the conditions of a question about paths, such as kinds, limits and roles to
    /// avoid; its ends and its cost do not matter.
    #[must_use]
    pub fn along(mut self, paths: PathQuery<'g>) -> Self {
        self.paths = paths;
        self
    }

    /// Returns the plan.
    ///
    /// Routes have at most two moves more than the shortest way, or as many as the stepwise way
    /// needs, unless the conditions say otherwise. Each is found by a search in depth that gives up
    /// what cannot become the best any more; it enters at most 50,000 roles, and the plan says where
    /// that was not enough.
    ///
    /// # Errors
    ///
    /// Where the conditions cannot be met by any question, or the target lies too far away.
    pub fn answer(&self) -> Result<Plan, PlanError> {
        let query = self.paths();
        let holder = self.holder();
        let chosen = self.choose(&query)?;
        let mut routes: Vec<PlanRoute> = Vec::new();
        let told = query.told(chosen.routes.iter().map(|(_, roles)| &roles[..]))?;
        for ((reasons, roles), path) in chosen.routes.iter().zip(told) {
            routes.push(self.route(reasons.clone(), roles, path.steps, path.years));
        }
        let roles: Vec<_> = chosen.routes.into_iter().map(|(_, roles)| roles).collect();
        let (from, to) = (self.graph.role_at(self.from), self.graph.role_at(self.to));
        let now = self.gap(&holder, to, None);
        Ok(Plan {
            person: self.person.map(|person| self.person(person)),
            from: from.into(),
            to: to.into(),
            about: about(to),
            now: standing(now),
            all_skip: chosen.all_skip,
            max_moves: chosen.max_moves,
            cut: chosen.cut,
            first: first::first(self.graph, &holder, &roles, self.to),
            checklist: checklist::checklist(self.graph, &holder, self.person, roles.first(), to),
            no_path: if routes.is_empty() {
                Some(query.why_not()?)
            } else {
                None
            },
            routes,
            scale: self.graph.scale().clone(),
        })
    }

    /// The question about paths, with what is held and what is to be left out.
    fn paths(&self) -> PathQuery<'g> {
        let one = |role| RoleSet::from_roles(self.graph.role_count(), [role]);
        let mut paths = self.paths.clone().cost(Cost::Effort);
        paths = paths.from_any(one(self.from)).to_any(one(self.to));
        if let Some(person) = self.person {
            let roles = self.graph.roles().filter(|role| person.avoids(*role));
            let mut avoid = RoleSet::from_roles(self.graph.role_count(), roles.map(RoleRef::index));
            if let Some(also) = paths.avoided() {
                avoid.union(also);
            }
            if !avoid.is_empty() {
                paths = paths.avoid(avoid);
            }
            paths = paths.held_by(person.holder(self.graph));
        }
        paths
    }

    fn holder(&self) -> Holder<'g> {
        match self.person {
            Some(person) => person.holder(self.graph),
            None => Holder::of_role(self.graph, self.graph.role_at(self.from)),
        }
    }

    /// The gap from what is held to a role; somebody in a role lacks nothing for it.
    fn gap(&self, holder: &Holder<'g>, to: RoleRef<'g>, from: Option<RoleRef<'g>>) -> SkillGap {
        let from = from.unwrap_or_else(|| self.graph.role_at(self.from));
        if self.person.is_none() && from.index() == self.from {
            return self.graph.gap_between(from, to);
        }
        self.graph.gap_of(holder, to)
    }

    fn choose(&self, query: &PathQuery<'g>) -> Result<Chosen, PlanError> {
        let shortest = |query: &PathQuery<'g>| -> Result<Option<usize>, PathError> {
            let answer = query.clone().cost(Cost::Moves).best(1)?;
            Ok(answer.paths.first().map(|path| path.moves))
        };
        let stepwise = query.clone().stepwise(true);
        let least = shortest(query)?;
        if let Some(least) = least
            && least > MOST_MOVES
        {
            return Err(PlanError::TooLong(least));
        }
        let rungs = shortest(&stepwise)?;
        let asked = self.paths.max_moves;
        let mut chosen = Chosen {
            routes: Vec::new(),
            all_skip: least.is_some() && rungs.is_none(),
            max_moves: 0,
            cut: false,
        };
        let Some(least) = least else {
            chosen.max_moves = asked.unwrap_or(MOST_MOVES);
            return Ok(chosen);
        };
        // A route rung by rung may be far longer; it is in the plan as long as people can read it.
        let rungs = rungs.filter(|moves| *moves <= MOST_MOVES);
        let usual = (least + MORE_MOVES).max(rungs.unwrap_or(0));
        let most = asked.unwrap_or(usual).min(MOST_MOVES);
        chosen.max_moves = most;
        let spent = self.years_spent().unwrap_or(0.0);
        if let Some(rungs) = rungs {
            chosen.add(
                RouteReason::Stepwise,
                &stepwise,
                Objective::Moves,
                (rungs, spent),
            )?;
        }
        chosen.add(RouteReason::Fastest, query, Objective::Years, (most, spent))?;
        chosen.add(
            RouteReason::Gentlest,
            query,
            Objective::LargestStep,
            (most, spent),
        )?;
        if let [(_, only)] = &chosen.routes[..]
            && self.from != self.to
        {
            let excluded = [only.clone()];
            let (other, cut) = query.best_by(Objective::Years, most, spent, &excluded)?;
            chosen.cut |= cut;
            let other = other.map(|roles| (vec![RouteReason::Alternative], roles));
            chosen.routes.extend(other);
        }
        Ok(chosen)
    }

    fn route(
        &self,
        reasons: Vec<RouteReason>,
        roles: &[RoleIx],
        steps: Vec<PathStep>,
        years: TotalYears,
    ) -> PlanRoute {
        let mut holder = self.holder();
        let spent = self.years_spent();
        let mut told = Vec::new();
        for (at, (pair, step)) in roles.windows(2).zip(steps).enumerate() {
            let [former, next] = [pair[0], pair[1]].map(|role| self.graph.role_at(role));
            let gap = self.gap(&holder, next, Some(former));
            told.push(PlanStep {
                from: former.into(),
                to: next.into(),
                about: about(next),
                moves: step.moves,
                skips_level: step.skips_level,
                years: step.years,
                years_source: step.years_source,
                years_spent: spent.filter(|_| at == 0),
                effort: step.cost,
                standing: standing(gap),
            });
            holder.hold_role(self.graph, next);
        }
        let named = roles.iter().map(|role| self.graph.role_at(*role).into());
        PlanRoute {
            reasons,
            roles: named.collect(),
            years_left: years_left(&told, years),
            effort: told.iter().fold(0.0, |sum, step| sum + step.effort),
            largest_step: told.iter().fold(0.0, |most, step| step.effort.max(most)),
            years,
            steps: told,
        }
    }

    /// Years that the person has spent in the first role, where the profile is about that role.
    fn years_spent(&self) -> Option<f64> {
        let person = self
            .person
            .filter(|person| person.role == Some(self.from))?;
        person.years_in_role
    }

    fn person(&self, person: &ResolvedProfile) -> PlanPerson {
        let roles = person.avoid.roles.iter();
        let roles = roles.map(|role| self.graph.role_at(*role).title().to_owned());
        let families = person.avoid.families.iter();
        let families = families.map(|family| format!("the family {family}"));
        PlanPerson {
            name: person.name.as_deref().map(str::to_owned),
            role: person.role.map(|role| self.graph.role_at(role).into()),
            years: YearsCard {
                total: person.years,
                in_role: person.years_in_role,
            },
            avoids: roles.chain(families).collect(),
            wants_target: person.wants(self.graph.role_at(self.to)),
        }
    }
}

/// The routes of a plan as indices.
struct Chosen {
    routes: Vec<(Vec<RouteReason>, Vec<RoleIx>)>,
    all_skip: bool,
    max_moves: usize,
    cut: bool,
}

impl Chosen {
    /// Adds the best route by an objective, or its reason to the same route found before.
    fn add(
        &mut self,
        reason: RouteReason,
        query: &PathQuery<'_>,
        objective: Objective,
        (most_moves, years_spent): (usize, f64),
    ) -> Result<(), PathError> {
        let (found, cut) = query.best_by(objective, most_moves, years_spent, &[])?;
        self.cut |= cut;
        let Some(roles) = found else { return Ok(()) };
        match self.routes.iter_mut().find(|(_, known)| *known == roles) {
            Some((reasons, _)) => reasons.push(reason),
            None => self.routes.push((vec![reason], roles)),
        }
        Ok(())
    }
}

/// The years of a route when those already spent in the first role count.
fn years_left(steps: &[PlanStep], years: TotalYears) -> Option<TotalYears> {
    let first = steps.first()?;
    let spent = first.years_spent?.min(first.years?);
    Some(TotalYears {
        years: (years.years - spent).max(0.0),
        at_least: years.at_least,
    })
}

fn about(role: RoleRef<'_>) -> Option<String> {
    role.data().about.summary.as_deref().map(str::to_owned)
}

fn standing(gap: SkillGap) -> Standing {
    let (measure, met) = (gap.measure(), gap.in_state(NeedState::Met).count());
    let mut to_learn = gap.needs;
    to_learn.retain(|need| need.state != NeedState::Met);
    Standing {
        measure,
        to_learn,
        met,
    }
}
