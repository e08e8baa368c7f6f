//! Which routes are worth showing: the best by each reason, none that another one beats in everything.

use super::answer::RouteReason;
use super::question::{MOST_MOVES, PlanError};
use crate::graph::{CareerGraph, RoleIx, RoleSet};
use crate::model::TransitionKind;
use crate::query::path::{
    Cost, Objective, PathError, PathQuery, Rungs, Totals, Wanted, comes_back, millionths,
};

/// How many moves more than the shortest way a route may have, unless told otherwise.
const MORE_MOVES: usize = 2;
/// How many routes a plan shows.
const MOST_ROUTES: usize = 3;
/// Up to how many times the effort a route is taken that does not come back to a track, as a fraction.
const FOR_TRACK: (u64, u64) = (3, 2);
/// Up to what part of the largest steps of the others that of the gentlest route comes, as a fraction.
const FOR_GENTLENESS: (u64, u64) = (4, 5);
/// Up to how many times the least effort a route through an interest is shown.
const FOR_INTEREST: u64 = 2;

/// The routes of a plan as indices.
#[derive(Default)]
pub(super) struct Chosen {
    pub(super) routes: Vec<(Vec<RouteReason>, Vec<RoleIx>)>,
    pub(super) all_skip: bool,
    pub(super) max_moves: usize,
    pub(super) cut: bool,
}

/// Who asks, as far as routes go.
pub(super) struct Asker<'g> {
    pub(super) graph: &'g CareerGraph,
    /// The most moves that were asked for.
    pub(super) max_moves: Option<usize>,
    /// Years that are spent in the first role already.
    pub(super) years_spent: Option<f64>,
    /// The roles to pass that somebody is interested in, which are no ends.
    pub(super) interests: RoleSet,
}

/// A route with what it is compared by.
struct Candidate {
    reasons: Vec<RouteReason>,
    roles: Vec<RoleIx>,
    totals: Totals,
    /// Whether it skips a rung.
    skips: bool,
    /// Whether it comes back to a track that it left.
    back: bool,
}

impl Candidate {
    /// Whether it is as good as another one in everything that routes are compared by.
    fn covers(&self, other: &Self) -> bool {
        let (a, b) = (&self.totals, &other.totals);
        self.skips <= other.skips
            && self.back <= other.back
            && a.moves <= b.moves
            && (a.unknown, a.years) <= (b.unknown, b.years)
            && a.effort <= b.effort
            && a.largest <= b.largest
    }

    /// Whether it passes all roles of another one in their order, and more.
    fn only_adds_to(&self, other: &Self) -> bool {
        let mut own = self.roles.iter();
        self.roles.len() > other.roles.len()
            && other.roles.iter().all(|role| own.any(|o| o == role))
    }

    fn passes(&self, roles: &RoleSet) -> bool {
        self.roles.iter().any(|role| roles.contains(*role))
    }
}

/// The choice as it is made.
struct Choice<'q, 'g> {
    asker: &'q Asker<'g>,
    query: &'q PathQuery<'g>,
    wanted: Wanted,
    routes: Vec<Candidate>,
    rungs: Rungs,
    cut: bool,
}

/// Chooses the routes: the stepwise, the fastest, the one of least effort and the gentlest, as far as
/// they differ; a route through what somebody is interested in where there is room.
pub(super) fn choose<'g>(query: &PathQuery<'g>, asker: &Asker<'g>) -> Result<Chosen, PlanError> {
    let shortest = |query: &PathQuery<'g>| -> Result<Option<usize>, PathError> {
        let answer = query.clone().cost(Cost::Moves).best(1)?;
        Ok(answer.paths.first().map(|path| path.moves))
    };
    let stepwise = query.clone().stepwise(true);
    let Some(least) = shortest(query)? else {
        return Ok(Chosen {
            max_moves: asker.max_moves.unwrap_or(MOST_MOVES),
            ..Chosen::default()
        });
    };
    if least > MOST_MOVES {
        return Err(PlanError::TooLong(least));
    }
    let rungs = shortest(&stepwise)?;
    let all_skip = rungs.is_none();
    // A route rung by rung may be far longer; it is in the plan as long as people can read it.
    let rungs = rungs.filter(|moves| *moves <= MOST_MOVES);
    let usual = (least + MORE_MOVES).max(rungs.unwrap_or(0));
    let most_moves = asker.max_moves.unwrap_or(usual).min(MOST_MOVES);
    let mut choice = Choice {
        asker,
        query,
        wanted: Wanted {
            most_moves,
            most_effort: u64::MAX,
            years_spent: asker.years_spent.unwrap_or(0.0),
            keeps_track: false,
            through: None,
        },
        routes: Vec::new(),
        rungs: Rungs::default(),
        cut: false,
    };
    choice.fill(rungs.map(|_| &stepwise))?;
    let mut routes = choice.routes;
    routes.sort_by(|a, b| a.reasons.cmp(&b.reasons));
    Ok(Chosen {
        routes: routes
            .into_iter()
            .map(|one| (one.reasons, one.roles))
            .collect(),
        all_skip,
        max_moves: most_moves,
        cut: choice.cut,
    })
}

impl<'g> Choice<'_, 'g> {
    fn fill(&mut self, stepwise: Option<&PathQuery<'g>>) -> Result<(), PathError> {
        if let Some(stepwise) = stepwise
            && let Some(mut route) = self.best(stepwise, Objective::Moves, RouteReason::Stepwise)?
        {
            route.skips = false;
            self.offer(route);
        }
        let query = self.query;
        if let Some(route) = self.best(query, Objective::Years, RouteReason::Fastest)? {
            self.offer(route);
        }
        let lightest = self.best(query, Objective::Effort, RouteReason::LeastEffort)?;
        let least_effort = lightest.as_ref().map_or(0, |route| route.totals.effort);
        if let Some(route) = lightest {
            self.offer(route);
        }
        // The gentlest route often is a shown one with more stops. That is worth less than another
        // way through what somebody is interested in.
        let mut gentlest = self.gentlest()?;
        let interests = &self.asker.interests;
        if let Some(route) = gentlest.take_if(|route| {
            let adds = self.routes.iter().any(|shown| route.only_adds_to(shown));
            !adds || route.passes(interests)
        }) {
            self.offer(route);
        }
        self.through_interests(least_effort)?;
        if let Some(route) = gentlest {
            self.offer(route);
        }
        Ok(())
    }

    /// The gentlest route where it is another one and much gentler than those that are shown; one that
    /// is as good as it has its name.
    fn gentlest(&mut self) -> Result<Option<Candidate>, PathError> {
        let reason = RouteReason::Gentlest;
        let Some(route) = self.best(self.query, Objective::LargestStep, reason)? else {
            return Ok(None);
        };
        if self.routes.iter().any(|shown| shown.covers(&route)) {
            self.offer(route);
            return Ok(None);
        }
        let shown = self.routes.iter().map(|shown| shown.totals.largest).min();
        let (most, of) = FOR_GENTLENESS;
        let is_much = shown.is_none_or(|shown| route.totals.largest <= shown / of * most);
        Ok(is_much.then_some(route))
    }

    /// Names the routes that pass something of interest, and looks for one where none does.
    fn through_interests(&mut self, least_effort: u64) -> Result<(), PathError> {
        let interests = &self.asker.interests;
        let mut passed = false;
        for route in self
            .routes
            .iter_mut()
            .filter(|route| route.passes(interests))
        {
            route.reasons.push(RouteReason::Interest);
            passed = true;
        }
        if passed || interests.is_empty() || self.routes.len() >= MOST_ROUTES {
            return Ok(());
        }
        let wanted = Wanted {
            most_effort: least_effort.saturating_mul(FOR_INTEREST),
            keeps_track: true,
            through: Some(interests.clone()),
            ..self.wanted.clone()
        };
        let reason = RouteReason::Interest;
        let route = self.search(self.query, Objective::Effort, reason, &wanted)?;
        // What makes it worth showing is what it passes, whatever it takes.
        self.routes.extend(route);
        Ok(())
    }

    /// The best route by an objective. One that comes back to a track that it left gives way to the
    /// best of those that do not, unless that takes far more effort.
    fn best(
        &mut self,
        query: &PathQuery<'g>,
        objective: Objective,
        reason: RouteReason,
    ) -> Result<Option<Candidate>, PathError> {
        let wanted = self.wanted.clone();
        let free = match self.search(query, objective, reason, &wanted)? {
            Some(free) if free.back => free,
            found => return Ok(found),
        };
        let (most, of) = FOR_TRACK;
        let wanted = Wanted {
            keeps_track: true,
            most_effort: free.totals.effort.saturating_mul(most) / of,
            ..wanted
        };
        let kept = self.search(query, objective, reason, &wanted)?;
        Ok(kept.or(Some(free)))
    }

    fn search(
        &mut self,
        query: &PathQuery<'g>,
        objective: Objective,
        reason: RouteReason,
        wanted: &Wanted,
    ) -> Result<Option<Candidate>, PathError> {
        let best = query.best_by(objective, wanted)?;
        self.cut |= best.cut;
        let Some((roles, mut totals)) = best.found else {
            return Ok(None);
        };
        let told = self.query.told(std::iter::once(&roles[..]));
        let steps: Vec<_> = told.iter().flat_map(|path| &path.steps).collect();
        // Without the moves that skip a rung a step may take more years than it is shown with.
        let years = steps.iter().map(|step| step.years.map_or(0, millionths));
        let mut years: Vec<u64> = years.collect();
        if let Some(first) = years.first_mut() {
            *first = first.saturating_sub(millionths(wanted.years_spent));
        }
        totals.years = years.into_iter().fold(0, u64::saturating_add);
        totals.unknown = steps.iter().filter(|step| step.years.is_none()).count() as u64;
        let skips = self.skips(&roles);
        Ok(Some(Candidate {
            reasons: vec![reason],
            skips,
            back: (1..roles.len()).any(|at| comes_back(self.asker.graph, &roles[..at], roles[at])),
            roles,
            totals,
        }))
    }

    /// Whether a route skips a rung: also by a move beside an advancement that does.
    fn skips(&mut self, roles: &[RoleIx]) -> bool {
        let (graph, rungs) = (self.asker.graph, &mut self.rungs);
        roles.array_windows().any(|&[from, to]| {
            let step = graph.steps().between(from, to);
            step.is_some_and(|step| step.kinds().has(TransitionKind::Advancement, false))
                && rungs.is_skip(graph, from, to)
        })
    }

    /// Shows a route, unless a shown one is as good in everything: then that one has its reasons too.
    /// Shown ones that are no better in anything hand theirs over, but for what they pass.
    fn offer(&mut self, mut route: Candidate) {
        if let Some(shown) = self.routes.iter_mut().find(|shown| shown.covers(&route)) {
            shown.reasons.append(&mut route.reasons);
            shown.reasons.sort_unstable();
            return;
        }
        let passes = route.passes(&self.asker.interests);
        self.routes.retain_mut(|shown| {
            if !route.covers(shown) {
                return true;
            }
            let is_kept = |reason: &mut RouteReason| !passes && *reason == RouteReason::Interest;
            let kept = shown.reasons.extract_if(.., is_kept).collect();
            route.reasons.append(&mut shown.reasons);
            shown.reasons = kept;
            !shown.reasons.is_empty()
        });
        route.reasons.sort_unstable();
        route.reasons.dedup();
        if self.routes.len() < MOST_ROUTES {
            self.routes.push(route);
        }
    }
}
