//! The question: a builder that is answered by a plan.

use super::answer::{Plan, PlanPerson, PlanRoute, PlanStep, PresentRole, RouteReason, Standing};
use super::choose::{Asker, choose};
use super::{checklist, first};
use crate::graph::{CareerGraph, RoleArg, RoleIx, RoleRef, RoleSet, UnknownRole};
use crate::query::gap::{AskedYears, Holder, NeedState, SkillGap};
use crate::query::path::{Cost, PathError, PathQuery, PathStep, TotalYears};
use crate::query::profile::{ResolvedProfile, YearsCard};

/// The most moves of a route.
pub const MOST_MOVES: usize = 40;

/// A question about a plan.
///
/// ```
/// use careergraph::CareerGraph;
///
/// let graph = CareerGraph::embedded("engineer")?;
/// let plan = graph.plan("engineer", "staff engineer")?.answer()?;
/// for route in &plan.routes {
///     println!("{:?}: {} moves", route.reasons, route.steps.len());
/// }
/// for thing in plan.first.iter().take(3) {
///     println!("begin with {}, which {} routes ask for", thing.title, thing.routes.len());
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "it does nothing before it is answered"]
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
    /// Returns a question: how somebody gets from one role to another, each by name or as a role of the graph, and
    /// what to do first.
    ///
    /// # Errors
    ///
    /// Where no role answers to a name.
    ///
    /// # Panics
    ///
    /// Where a role is given that is of another graph.
    #[track_caller]
    pub fn plan(&self, from: impl RoleArg, to: impl RoleArg) -> Result<PlanQuery<'_>, UnknownRole> {
        let (from, to) = (from.find(self)?, to.find(self)?);
        Ok(PlanQuery {
            graph: self,
            from: from.index(),
            to: to.index(),
            paths: self.paths(),
            person: None,
        })
    }
}

impl<'g> PlanQuery<'g> {
    /// Plans for a person: what the profile says is held, and routes pass no role that the person
    /// wants to leave out.
    ///
    /// # Panics
    ///
    /// Where the profile was looked up in a graph with other numbers of roles and skills.
    #[track_caller]
    pub fn of(mut self, person: &'g ResolvedProfile) -> Self {
        person.expect_of(self.graph);
        self.person = Some(person);
        self
    }

    /// Takes over the conditions of a question about paths, such as kinds, limits and roles to
    /// avoid; its ends and its cost do not matter.
    ///
    /// # Panics
    ///
    /// Where the question is one to another graph.
    #[track_caller]
    pub fn along(mut self, paths: PathQuery<'g>) -> Self {
        self.graph
            .expect_same(paths.graph, "a question about paths");
        self.paths = paths;
        self
    }

    /// Returns the plan.
    ///
    /// Routes have at most two moves more than the shortest way, or as many as the stepwise way
    /// needs, unless the conditions say otherwise. There are three at most, and none beats another
    /// one in moves, years, effort and largest step together; only skipping no rung, keeping to a track and
    /// passing what the person is interested in count besides. Each is found by a search in depth that
    /// gives up what cannot become the best any more; it enters at most 50,000 roles, and the plan
    /// says where that was not enough.
    ///
    /// # Errors
    ///
    /// Where the conditions cannot be met by any question, or the target lies too far away.
    pub fn answer(&self) -> Result<Plan, PlanError> {
        let query = self.paths();
        let holder = self.holder();
        let asker = Asker {
            graph: self.graph,
            max_moves: self.paths.max_moves,
            years_spent: self.years_spent(),
            interests: self.interests(),
        };
        let chosen = choose(&query, &asker)?;
        let mut routes: Vec<PlanRoute> = Vec::new();
        let told = query.told(chosen.routes.iter().map(|(_, roles)| &roles[..]));
        for ((reasons, roles), path) in chosen.routes.iter().zip(told) {
            let mut route = self.route(reasons.clone(), roles, path.steps, path.years);
            let passed = roles.iter().filter(|role| asker.interests.contains(**role));
            route.interests = passed
                .map(|role| self.graph.role_at(*role).into())
                .collect();
            routes.push(route);
        }
        let roles: Vec<_> = chosen.routes.into_iter().map(|(_, roles)| roles).collect();
        let (from, to) = (self.graph.role_at(self.from), self.graph.role_at(self.to));
        let now = self.gap(&holder, to, None);
        Ok(Plan {
            person: self.person.map(|person| self.person(person)),
            from: from.into(),
            to: to.into(),
            about: about(to),
            conditions: Vec::new(),
            years: AskedYears {
                asked: to.data().years,
                have: self.person.and_then(|person| person.years),
            },
            below: self.graph.advancements_up(to, from),
            now: standing(now),
            present: self.present(&holder),
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
            paths = paths.of_person(person);
        }
        paths
    }

    /// How what is held stands against the role that the profile says is held.
    fn present(&self, holder: &Holder<'g>) -> Option<PresentRole> {
        let person = self.person.filter(|one| one.role == Some(self.from))?;
        let role = self.graph.role_at(person.role?);
        let essentials = role.requirements();
        let essentials = essentials.filter(|asked| asked.data().importance.is_essential());
        let short = self.graph.measure(holder, role).essentials_short();
        Some(PresentRole {
            essentials: essentials.count(),
            short: short.map_or(0, |short| short.low),
        })
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

    /// The roles between the ends that the person is interested in. A family that an end belongs to
    /// does not tell ways apart.
    fn interests(&self) -> RoleSet {
        let graph = self.graph;
        let mut roles = RoleSet::new(graph.role_count());
        let Some(person) = self.person else {
            return roles;
        };
        let ends = [self.from, self.to].map(|role| graph.role_at(role));
        let same = |role: RoleRef<'_>| {
            ends.iter()
                .any(|end| end.data().family == role.data().family)
        };
        let wishes = &person.interests;
        let wanted = graph
            .roles()
            .filter(|role| wishes.names(*role) || (wishes.has(*role) && !same(*role)));
        roles.extend(wanted.map(RoleRef::index));
        for end in ends {
            roles.remove(end.index());
        }
        roles
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
                effort_at_least: next.is_stub(),
                standing: standing(gap),
            });
            holder.hold_role(self.graph, next);
        }
        let named = roles.iter().map(|role| self.graph.role_at(*role).into());
        PlanRoute {
            reasons,
            roles: named.collect(),
            interests: Vec::new(),
            years_left: years_left(&told, years),
            effort: told.iter().fold(0.0, |sum, step| sum + step.effort),
            effort_at_least: told.iter().any(|step| step.effort_at_least),
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
            role_inferred: person.role_inferred,
            years: YearsCard {
                total: person.years,
                in_role: person.years_in_role,
            },
            avoids: roles.chain(families).collect(),
            wants_target: person.wants(self.graph.role_at(self.to)),
            avoids_target: person.avoids(self.graph.role_at(self.to)),
        }
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
    let essentials = gap.needs.iter().filter(|need| need.essential).count();
    let mut to_learn = gap.needs;
    to_learn.retain(|need| need.state != NeedState::Met);
    Standing {
        measure,
        to_learn,
        met,
        essentials,
    }
}
