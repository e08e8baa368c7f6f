//! Effort: what has to be learnt along a path, when what was learnt before is kept.

use std::hash::{DefaultHasher, Hash, Hasher};

use hashbrown::HashMap;

use super::Cost;
use super::backward::Backward;
use super::length::{Length, millionths};
use super::question::{PathError, PathQuery, Paths};
use super::space::{Space, State};
use super::teller::step_effort;
use super::ways::{Queue, Ways};
use crate::graph::{CareerGraph, Requirement, RoleIx, SkillIx};
use crate::query::gap::Holder;

/// How many beginnings of paths are made for one question: about 100 bytes each.
const MOST_BEGINNINGS: usize = 300_000;

/// The beginning of a path.
#[derive(Debug, Clone, Copy)]
struct Beginning {
    length: Length,
    /// What no completion comes below.
    key: Length,
    /// The years that are spent, where they are limited.
    years: u64,
}

/// The k best paths by effort: a search of beginnings, the one of the least bound first.
///
/// What a step takes depends on everything before it, so that beginnings which end in the same role
/// cannot be compared by what they took. One is left out only where `k` others, each over some of
/// the same roles, took no more and lead to the same state with at least as much held: then
/// whatever completes it also completes those, for no more, and comes later in order.
struct Search<'g> {
    graph: &'g CareerGraph,
    space: Space<'g>,
    moves: Backward,
    years: Option<(Space<'g>, Backward, u64)>,
    most_moves: u32,
    start: Option<Holder<'g>>,
    needs: Vec<FinalNeed>,
    k: usize,
    ways: Ways,
    beginnings: Vec<Beginning>,
    queue: Queue,
    /// Beginnings from which the search went on, by their state and what is surely held.
    done: HashMap<(State, u64), Vec<u32>>,
    /// The round in which a role was passed.
    passed: Vec<u32>,
    round: u32,
    /// What is held at the end of the beginning at hand, and of another one.
    held: Holder<'g>,
    other: Holder<'g>,
    asked: Vec<u8>,
}

pub(super) fn best(query: &PathQuery<'_>, k: usize) -> Result<Paths, PathError> {
    let mut teller = query.teller()?;
    let mut search = Search::new(query, k)?;
    let (found, cut) = search.run();
    let paths = found.iter().map(|roles| teller.path(roles));
    Ok(Paths {
        paths: paths.collect(),
        cut,
    })
}

impl<'g> Search<'g> {
    fn new(query: &PathQuery<'g>, k: usize) -> Result<Self, PathError> {
        let graph = query.graph;
        let mut space = query.space(Cost::Moves)?;
        let mut moves = Backward::new(&space);
        moves.complete(&mut space);
        let years = match query.max_years {
            None => None,
            Some(most) => {
                let mut space = query.space(Cost::Years)?;
                let mut years = Backward::new(&space);
                years.complete(&mut space);
                Some((space, years, millionths(most)))
            }
        };
        let most_moves = query.max_moves.map(u32::try_from);
        Ok(Self {
            graph,
            moves,
            years,
            most_moves: most_moves.map_or(u32::MAX, |most| most.unwrap_or(u32::MAX)),
            start: query.held.clone(),
            needs: final_needs(graph, &space),
            k,
            ways: Ways::new(space.width()),
            beginnings: Vec::new(),
            queue: Queue::default(),
            done: HashMap::new(),
            passed: vec![0; space.width()],
            round: 0,
            held: Holder::nothing(graph),
            other: Holder::nothing(graph),
            asked: vec![0; graph.skill_count()],
            space,
        })
    }

    /// The best paths in order, and whether the limit was met before all were found.
    fn run(&mut self) -> (Vec<Vec<RoleIx>>, bool) {
        let mut found = Vec::new();
        if self.k == 0 {
            return (found, false);
        }
        let mut firsts = Vec::new();
        let start = self.space.start();
        self.space.out_of(start, |state, _| firsts.push(state));
        for state in firsts {
            self.hold(&[self.space.role(state)]);
            self.add(None, state, Length::default(), 0);
        }
        while let Some(at) = self.pop() {
            let state = self.ways.state(at);
            let mut roles: Vec<_> = self.ways.back_from(at).map(RoleIx).collect();
            roles.reverse();
            if self.space.is_last(state) {
                found.push(roles.clone());
                if found.len() == self.k {
                    break;
                }
            }
            self.hold(&roles);
            self.round += 1;
            for role in &roles {
                self.passed[role.index()] = self.round;
            }
            if self.is_beaten(at, &roles) {
                continue;
            }
            if !self.expand(at, state) {
                return (found, true);
            }
        }
        (found, false)
    }

    /// Works out what is held behind roles, the first of which was there from the start.
    fn hold(&mut self, roles: &[RoleIx]) {
        hold(
            self.graph,
            self.start.as_ref(),
            &mut self.held,
            roles.iter().copied(),
        );
    }

    /// Whether `k` other beginnings beat one, which is at hand; notes it otherwise.
    fn is_beaten(&mut self, at: u32, roles: &[RoleIx]) -> bool {
        let mut hasher = DefaultHasher::new();
        self.held.sure().hash(&mut hasher);
        let key = (self.ways.state(at), hasher.finish());
        let mut others = self.done.remove(&key).unwrap_or_default();
        let mut beaten_by = 0;
        for other in &others {
            beaten_by += usize::from(self.beats(*other, at, roles));
            if beaten_by == self.k {
                break;
            }
        }
        if beaten_by < self.k {
            others.push(at);
        }
        self.done.insert(key, others);
        beaten_by == self.k
    }

    fn beats(&mut self, one: u32, other: u32, roles: &[RoleIx]) -> bool {
        let [a, b] = [one, other].map(|at| self.beginnings[at as usize]);
        let by_ids = || self.ways.compare(one, other);
        if a.years > b.years || a.length.cmp(&b.length).then_with(by_ids).is_gt() {
            return false;
        }
        let (passed, round) = (&self.passed, self.round);
        if !(self.ways.back_from(one)).all(|role| passed[role as usize] == round) {
            return false;
        }
        let mut way: Vec<_> = self.ways.back_from(one).map(RoleIx).collect();
        way.reverse();
        let graph = self.graph;
        hold(graph, self.start.as_ref(), &mut self.other, way.into_iter());
        // What a role asks for and somebody does not lack adds nothing to what they hold.
        let own = usize::from(self.start.is_some());
        let mut entered = roles[own..].iter();
        entered.all(|role| graph.cost_for(&self.other, graph.role_at(*role)) <= 0.0)
    }

    /// Adds what comes behind the beginning at hand; whether the limit leaves room for it.
    fn expand(&mut self, at: u32, state: State) -> bool {
        let so_far = self.beginnings[at as usize];
        let goal = self.space.goal();
        let mut nexts = Vec::new();
        self.space
            .out_of(state, |next, step| nexts.push((next, step)));
        for (next, step) in nexts.into_iter().filter(|(next, _)| *next != goal) {
            let role = self.space.role(next);
            if self.passed[role.index()] == self.round {
                continue;
            }
            let mut years = so_far.years;
            if let Some((space, ..)) = &mut self.years {
                let step = space.weigher.between(space.role(state), role);
                years = years.saturating_add(step.map_or(0, Length::cost));
            }
            if self.beginnings.len() == MOST_BEGINNINGS {
                return false;
            }
            let effort = step_effort(self.graph, &self.held, role);
            let length = so_far.length.plus(step.at_cost(effort));
            self.add(Some(at), next, length, years);
        }
        true
    }

    /// Adds the beginning behind the one at hand.
    fn add(&mut self, before: Option<u32>, state: State, length: Length, years: u64) {
        let rest = self.moves.bound(state, Length::NEVER);
        if rest.is_never() || length.moves().saturating_add(rest.moves()) > self.most_moves {
            return;
        }
        if let Some((_, needed, most)) = &self.years {
            let needed = needed.bound(state, Length::NEVER);
            if needed.is_never() || years.saturating_add(needed.cost()) > *most {
                return;
            }
        }
        let effort = self.effort_left(self.space.role(state), before.is_none());
        let number = self.ways.add(before, state);
        self.beginnings.push(Beginning {
            length,
            key: length.plus(rest.at_cost(effort)),
            years,
        });
        let (beginnings, ways) = (&self.beginnings, &self.ways);
        self.queue.push(number, |a, b| less(beginnings, ways, a, b));
    }

    /// What the rest of a path takes at least once a role is entered with what is at hand.
    ///
    /// To hold a skill at some step in the end, each step up has to be taken somewhere on the way,
    /// and is paid for with the weight of the requirement that asks for it there: at least with the
    /// least weight of any requirement that surely raises the skill. One that asks for several
    /// skills at once pays once for all of them, so each gets an equal share of its weight.
    fn effort_left(&mut self, role: RoleIx, first: bool) -> u64 {
        let graph = self.graph;
        let own = first && self.start.is_some();
        let raised = || {
            let asked = graph.requirements_of(role).iter();
            let sure = asked.filter(|asked| !own && is_sure(graph, asked));
            sure.flat_map(|asked| {
                let skills = graph.alternatives_of(asked).iter();
                skills.map(|skill| (skill.index(), asked.needed()))
            })
        };
        for (skill, step) in raised() {
            self.asked[skill] = self.asked[skill].max(step);
        }
        let sure = self.held.sure();
        let left = self.needs.iter().map(|need| {
            let at = need.skill.index();
            let have = sure[at].max(self.asked[at]);
            let lack = need.step.saturating_sub(have);
            need.least.saturating_mul(u64::from(lack))
        });
        let left = left.fold(0, u64::saturating_add);
        for (skill, _) in raised() {
            self.asked[skill] = 0;
        }
        left.min(u64::MAX >> 8)
    }

    fn pop(&mut self) -> Option<u32> {
        let (beginnings, ways) = (&self.beginnings, &self.ways);
        self.queue.pop(|a, b| less(beginnings, ways, a, b))
    }
}

fn less(beginnings: &[Beginning], ways: &Ways, a: u32, b: u32) -> bool {
    let [x, y] = [a, b].map(|at| beginnings[at as usize].key);
    x.cmp(&y).then_with(|| ways.compare(a, b)).is_lt()
}

/// Works out what is held behind roles, the first of which was there from the start.
fn hold<'g>(
    graph: &'g CareerGraph,
    start: Option<&Holder<'g>>,
    holder: &mut Holder<'g>,
    mut roles: impl Iterator<Item = RoleIx>,
) {
    holder.clear();
    if let Some(start) = start {
        holder.copy(start);
        roles.next();
    }
    for role in roles {
        holder.hold_role(graph, graph.role_at(role));
    }
}

/// A skill that is surely held at the end of every path.
#[derive(Debug)]
struct FinalNeed {
    skill: SkillIx,
    step: u8,
    /// What a step up takes at least, in millionths.
    least: u64,
}

/// Whether somebody who meets a requirement holds each of its skills.
fn is_sure(graph: &CareerGraph, asked: &Requirement) -> bool {
    usize::from(asked.count) == graph.alternatives_of(asked).len()
}

/// The skills that whoever has gone a path surely holds: what every last role asks for, and what
/// each stop does. A role that a path may begin with is not entered, so it asks for nothing.
fn final_needs(graph: &CareerGraph, space: &Space<'_>) -> Vec<FinalNeed> {
    let ends = space.ends();
    let asked = |role: RoleIx| {
        let mut steps = vec![0u8; graph.skill_count()];
        let entered = !ends.from.contains(role);
        let asked = graph.requirements_of(role).iter();
        for asked in asked.filter(|asked| entered && is_sure(graph, asked)) {
            for skill in graph.alternatives_of(asked) {
                steps[skill.index()] = steps[skill.index()].max(asked.needed());
            }
        }
        steps
    };
    let combine = |mut a: Vec<u8>, b: Vec<u8>, with: fn(u8, u8) -> u8| {
        a.iter_mut().zip(b).for_each(|(a, b)| *a = with(*a, b));
        a
    };
    let last = ends.to.iter().map(asked);
    let last = last.reduce(|a, b| combine(a, b, u8::min));
    let stops = ends.via.iter().map(|stop| asked(*stop));
    let asked_for = stops.fold(last.unwrap_or_default(), |a, b| combine(a, b, u8::max));
    let mut smallest = vec![u64::MAX; asked_for.len()];
    for role in graph.roles() {
        let requirements = graph.requirements_of(role.index()).iter();
        for asked in requirements.filter(|asked| is_sure(graph, asked)) {
            let skills = graph.alternatives_of(asked);
            let share = floor_millionths(asked.importance.weight()) / skills.len().max(1) as u64;
            for skill in skills {
                smallest[skill.index()] = smallest[skill.index()].min(share);
            }
        }
    }
    let needs = asked_for.into_iter().zip(smallest).enumerate();
    let needs = needs.filter(|(_, (step, _))| *step > 0);
    let needs = needs.map(|(skill, (step, least))| FinalNeed {
        skill: SkillIx(skill as u32),
        step,
        least,
    });
    needs.collect()
}

/// A weight in whole millionths, rounded down, so that sums of them are no larger than the cost.
#[expect(clippy::cast_sign_loss, reason = "weights are above 0")]
fn floor_millionths(weight: f64) -> u64 {
    (weight * 1e6).floor() as u64
}
