//! "What do I learn next?": lessons in the order in which they close most of what lacks.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::card::{RoleName, SkillName};
use super::gap::{Anyway, Holder, Interval, Readiness, ways};
use super::path::millionths;
use super::person::Person;
use crate::graph::{CareerGraph, Requirement, RoleIx, RoleRef, RoleSet, SkillIx};

/// A question about what to learn next.
#[derive(Debug, Clone)]
pub struct LearnQuery<'g> {
    person: Person<'g>,
    toward: Option<RoleSet>,
    most: usize,
}

/// What to learn next.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Lessons {
    /// The role to start from, where one is known.
    pub from: Option<RoleName>,
    /// Where the targets come from.
    pub aim: Aim,
    /// The targets, by id.
    pub targets: Vec<RoleName>,
    /// Roles on the ways to them with the fewest moves, of which those count whose roles lack least, by
    /// id.
    pub on_the_way: Vec<RoleName>,
    /// Roles that are one move away; these and all others are watched for becoming ready.
    pub next: Vec<RoleName>,
    /// What lacks for the targets and the roles on the way, all together and at worst.
    pub gap: f64,
    /// What lacks after all lessons.
    pub gap_after: f64,
    /// The lessons, in order.
    pub lessons: Vec<Lesson>,
    /// Whether there is more to learn.
    pub more: bool,
}

/// Where the targets of a question come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Aim {
    /// The question names them.
    Toward,
    /// The person wants them.
    Interests,
    /// They are one move away, for want of a wish.
    NextMoves,
}

/// A skill to learn, or several where a requirement asks for several at once.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Lesson {
    /// The skills.
    pub skills: Vec<LearnSkill>,
    /// Steps of proficiency that it takes at worst.
    pub steps: u32,
    /// How much of the gap it closes behind the lessons before it.
    pub closes: f64,
    /// How much it would close by itself, today.
    pub closes_alone: f64,
    /// The targets and roles on the way that it brings nearer, by id.
    pub serves: Vec<RoleName>,
    /// The roles for which one is ready behind it and was not before, by id.
    pub makes_ready: Vec<RoleName>,
    /// The same for the lesson by itself, today.
    pub makes_ready_alone: Vec<RoleName>,
}

/// A skill to learn.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct LearnSkill {
    /// The skill.
    pub skill: SkillName,
    /// The proficiency held before.
    pub have: Interval<u8>,
    /// The proficiency to reach.
    pub to: u8,
}

/// # What to learn
impl<'g> Person<'g> {
    /// Returns the question what to learn next.
    pub fn lessons(&self) -> LearnQuery<'g> {
        LearnQuery {
            person: self.clone(),
            toward: None,
            most: usize::MAX,
        }
    }

    /// The roles that are wanted, without those to be avoided and the role that is held.
    pub(super) fn wanted_elsewhere(&self) -> RoleSet {
        let mut wanted = self.wanted.clone();
        wanted.subtract(&self.avoided);
        if let Some(role) = self.role {
            wanted.remove(role.index());
        }
        wanted
    }

    /// The roles within so many moves that are not to be avoided.
    pub(super) fn open_roles(&self, moves: usize) -> RoleSet {
        let Some(role) = self.role else {
            return RoleSet::new(self.graph.role_count());
        };
        let from = RoleSet::from_roles(self.graph.role_count(), [role.index()]);
        let reach = self.graph.reach_any(from).within_moves(moves);
        reach.avoid(self.avoided.clone()).roles()
    }
}

impl LearnQuery<'_> {
    /// Aims for these roles, and not for those that the person wants or that are one move away.
    #[must_use]
    pub fn toward(mut self, roles: RoleSet) -> Self {
        self.toward = Some(roles);
        self
    }

    /// Answers with so many lessons at most.
    #[must_use]
    pub fn most(mut self, most: usize) -> Self {
        self.most = most;
        self
    }

    /// Returns the lessons in order. What each requirement of the targets, and of the roles on the
    /// way to them, takes at least is a candidate; the next lesson is the one that makes
    /// most roles ready, then the one that closes most for each step of proficiency, then the one
    /// that closes most, then the one with the lesser skill ids. What it teaches is held from then
    /// on.
    ///
    /// One search for the ways, and one look at every candidate for each lesson.
    pub fn answer(&self) -> Lessons {
        let person = &self.person;
        let (graph, next) = (person.graph, person.open_roles(1));
        let (aim, targets) = self.targets(&next);
        let mut on_the_way = self.on_the_way(&targets);
        on_the_way.subtract(&targets);
        let plan = Plan::new(person, &targets, &on_the_way, &next);
        let today = State::today(person, &plan);
        let (mut now, mut lessons) = (today.clone(), Vec::new());
        let mut best = plan.best(&mut now);
        while lessons.len() < self.most
            && let Some(found) = best
        {
            lessons.push(plan.lesson(&mut today.clone(), &mut now, &found));
            plan.take(&mut now, &found);
            best = plan.best(&mut now);
        }
        let names = |roles: &RoleSet| {
            let roles = roles.iter().map(|role| graph.role_at(role));
            roles.map(RoleName::from).collect()
        };
        Lessons {
            from: person.role().map(RoleName::from),
            aim,
            targets: names(&targets),
            on_the_way: names(&on_the_way),
            next: names(&next),
            gap: plan.gap(&today.holder),
            gap_after: plan.gap(&now.holder),
            lessons,
            more: best.is_some(),
        }
    }

    fn targets(&self, next: &RoleSet) -> (Aim, RoleSet) {
        let wanted = self.person.wanted_elsewhere();
        match &self.toward {
            Some(toward) => (Aim::Toward, toward.clone()),
            None if !wanted.is_empty() => (Aim::Interests, wanted),
            None => (Aim::NextMoves, next.clone()),
        }
    }

    /// The roles on the ways to the targets with the fewest moves; of those the way whose roles lack
    /// least today, then the one with the lesser ids, from its end.
    fn on_the_way(&self, targets: &RoleSet) -> RoleSet {
        let graph = self.person.graph;
        let mut between = RoleSet::new(graph.role_count());
        let Some(own) = self.person.role() else {
            return between;
        };
        let from = RoleSet::from_roles(graph.role_count(), [own.index()]);
        let reach = graph
            .reach_any(from)
            .avoid(self.person.avoided.clone())
            .answer();
        let mut ways: BTreeMap<RoleIx, Way> = BTreeMap::new();
        ways.insert(own.index(), Way::default());
        for reached in &reach.roles {
            let Some(role) = graph.find_role(&reached.role.id) else {
                continue;
            };
            let feeders = graph.steps().back_of(role).iter().map(|back| back.from);
            let before = feeders.filter_map(|from| {
                let way = ways.get(&from)?;
                (way.moves + 1 == reached.moves).then_some((way.gap, from))
            });
            let Some((gap, from)) = before.min() else {
                continue;
            };
            let measure = self.person.measure(graph.role_at(role));
            let lacks = measure.gap.map_or(0, |gap| millionths(gap.high));
            let way = Way {
                moves: reached.moves,
                gap: gap.saturating_add(lacks),
                before: Some(from),
            };
            ways.insert(role, way);
        }
        for target in targets {
            let mut at = ways.get(&target).and_then(|way| way.before);
            while let Some(role) = at.filter(|role| *role != own.index()) {
                between.insert(role);
                at = ways[&role].before;
            }
        }
        between
    }
}

/// The way to a role that is kept.
#[derive(Debug, Default)]
struct Way {
    moves: usize,
    /// What the roles on it lack today, in millionths.
    gap: u64,
    before: Option<RoleIx>,
}

/// What may be learnt next: skills with the proficiencies to reach, by skill.
type Candidate = Vec<(SkillIx, u8)>;

/// A requirement of one of the roles at hand.
#[derive(Debug, Clone, Copy)]
struct Open<'g> {
    /// Its role, by place.
    role: usize,
    asked: &'g Requirement,
}

/// The roles at hand and what they ask for.
#[derive(Debug)]
struct Plan<'g> {
    graph: &'g CareerGraph,
    /// The roles, and whether their gap counts.
    roles: Vec<(RoleRef<'g>, bool)>,
    open: Vec<Open<'g>>,
    /// By skill the requirements that it can meet.
    by_skill: Vec<Vec<usize>>,
}

/// What is held at some point of the order.
#[derive(Debug, Clone)]
struct State<'g> {
    holder: Holder<'g>,
    /// By role how many essentials are short; none where that is not known.
    short: Vec<Option<usize>>,
}

/// What a lesson does.
#[derive(Debug, Default)]
struct Effect {
    closes: f64,
    /// Roles by place.
    serves: BTreeSet<usize>,
    ready: Vec<usize>,
}

impl<'g> State<'g> {
    fn today(person: &Person<'g>, plan: &Plan<'g>) -> Self {
        let short = |role: RoleRef<'_>| match person.measure(role).readiness {
            Readiness::Ready => Some(0),
            Readiness::Short(count) => Some(count),
            _ => None,
        };
        Self {
            holder: person.holder().clone(),
            short: plan.roles.iter().map(|(role, _)| short(*role)).collect(),
        }
    }
}

impl<'g> Plan<'g> {
    fn new(person: &Person<'g>, targets: &RoleSet, on_the_way: &RoleSet, next: &RoleSet) -> Self {
        let graph = person.graph;
        let mut counting = targets.clone();
        counting.union(on_the_way);
        let mut all = counting.clone();
        all.union(next);
        if let Some(own) = person.role() {
            all.remove(own.index());
        }
        let roles = all.iter();
        let roles = roles.map(|role| (graph.role_at(role), counting.contains(role)));
        let mut plan = Self {
            graph,
            roles: roles.collect(),
            open: Vec::new(),
            by_skill: vec![Vec::new(); graph.skill_count()],
        };
        for (at, (role, _)) in plan.roles.iter().enumerate() {
            for asked in graph.requirements_of(role.index()) {
                for skill in graph.alternatives_of(asked) {
                    plan.by_skill[skill.index()].push(plan.open.len());
                }
                plan.open.push(Open { role: at, asked });
            }
        }
        plan
    }

    fn lack(&self, holder: &Holder<'_>, open: &Open<'_>) -> u8 {
        let skills = self.graph.alternatives_of(open.asked);
        let have = holder.have(skills, open.asked.count).low;
        open.asked.needed().saturating_sub(have)
    }

    fn counts(&self, open: &Open<'_>) -> bool {
        self.roles[open.role].1
    }

    fn gap(&self, holder: &Holder<'_>) -> f64 {
        let counting = self.open.iter().filter(|open| self.counts(open));
        let lacks = counting.map(|open| {
            let lack = f64::from(self.lack(holder, open));
            open.asked.importance.weight() * lack
        });
        lacks.fold(0.0, |sum, lack| sum + lack)
    }

    /// What each requirement takes at least, where its gap counts.
    fn candidates(&self, holder: &Holder<'_>) -> BTreeSet<Candidate> {
        let mut found = BTreeSet::new();
        let mut anyway = (usize::MAX, Anyway::default());
        for open in self.open.iter().filter(|open| self.counts(open)) {
            if anyway.0 != open.role {
                let role = self.roles[open.role].0;
                anyway = (open.role, Anyway::by(self.graph, role.index()));
            }
            let Some(ways) = ways(self.graph, holder, open.asked, &anyway.1) else {
                continue;
            };
            let lesson = |more: &[SkillIx]| {
                let skills = ways.take.iter().chain(more);
                let mut skills: Candidate = skills.map(|s| (*s, open.asked.needed())).collect();
                skills.sort_unstable();
                skills
            };
            match ways.choose {
                // Which of them serves other roles as well is seen when they are compared.
                1 => found.extend(ways.among.iter().map(|one| lesson(&[*one]))),
                choose => {
                    found.insert(lesson(&ways.among[..choose]));
                }
            }
        }
        found
    }

    /// What a lesson does at some point of the order, which is left as it is.
    fn effect(&self, state: &mut State<'_>, candidate: &Candidate) -> Effect {
        let skills = candidate.iter();
        let touched = skills.flat_map(|(skill, _)| &self.by_skill[skill.index()]);
        let touched: BTreeSet<usize> = touched.copied().collect();
        let holder = &mut state.holder;
        let lack = |holder: &Holder<'_>, at: &usize| self.lack(holder, &self.open[*at]);
        let before: Vec<u8> = touched.iter().map(|at| lack(holder, at)).collect();
        let held = candidate.iter().map(|(skill, _)| holder.step(*skill));
        let held: Vec<_> = held.collect();
        raise(holder, candidate);
        let mut effect = Effect::default();
        let mut met = BTreeMap::new();
        for (at, before) in touched.iter().zip(before) {
            let (open, after) = (&self.open[*at], lack(holder, at));
            let importance = open.asked.importance;
            if before > after && self.counts(open) {
                effect.closes += importance.weight() * f64::from(before - after);
                effect.serves.insert(open.role);
            }
            if before > 0 && after == 0 && importance.is_essential() {
                *met.entry(open.role).or_insert(0) += 1;
            }
        }
        let ready = met
            .into_iter()
            .filter(|(role, met)| state.short[*role] == Some(*met));
        effect.ready = ready.map(|(role, _)| role).collect();
        for ((skill, _), held) in candidate.iter().zip(held) {
            holder.set(*skill, held);
        }
        effect
    }

    /// The next lesson.
    fn best(&self, state: &mut State<'_>) -> Option<Candidate> {
        let candidates = self.candidates(&state.holder).into_iter();
        let ranked = candidates.map(|candidate| {
            let effect = self.effect(state, &candidate);
            let closes = millionths(effect.closes);
            let rate = closes / u64::from(steps(&state.holder, &candidate).max(1));
            let rank = (Reverse(effect.ready.len()), Reverse(rate), Reverse(closes));
            (rank, candidate)
        });
        ranked.min().map(|(_, candidate)| candidate)
    }

    /// Holds what a lesson teaches.
    fn take(&self, state: &mut State<'_>, candidate: &Candidate) {
        raise(&mut state.holder, candidate);
        for short in &mut state.short {
            *short = short.map(|_| 0);
        }
        for open in &self.open {
            if open.asked.importance.is_essential() && self.lack(&state.holder, open) > 0 {
                let short = &mut state.short[open.role];
                *short = short.map(|short| short + 1);
            }
        }
    }

    fn lesson(&self, today: &mut State<'_>, now: &mut State<'_>, candidate: &Candidate) -> Lesson {
        let (effect, alone) = (self.effect(now, candidate), self.effect(today, candidate));
        let names = |places: Vec<usize>| {
            let roles = places.into_iter().map(|at| self.roles[at].0.into());
            roles.collect::<Vec<RoleName>>()
        };
        let skills = candidate.iter().map(|(skill, to)| LearnSkill {
            skill: self.graph.skill_at(*skill).into(),
            have: now.holder.step(*skill),
            to: *to,
        });
        Lesson {
            skills: skills.collect(),
            steps: steps(&now.holder, candidate),
            closes: effect.closes,
            closes_alone: alone.closes,
            serves: names(effect.serves.into_iter().collect()),
            makes_ready: names(effect.ready),
            makes_ready_alone: names(alone.ready),
        }
    }
}

/// Steps of proficiency that a lesson takes at worst.
fn steps(holder: &Holder<'_>, candidate: &Candidate) -> u32 {
    let lack = |(skill, to): &(SkillIx, u8)| to.saturating_sub(holder.step(*skill).low);
    candidate.iter().map(|one| u32::from(lack(one))).sum()
}

fn raise(holder: &mut Holder<'_>, candidate: &Candidate) {
    for (skill, to) in candidate {
        let held = Interval {
            low: *to,
            high: *to,
        };
        holder.raise(*skill, held);
    }
}
