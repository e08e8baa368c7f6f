//! "What do I learn next?": lessons in the order in which they close most of what lacks.

mod greedy;

use std::collections::BTreeMap;

use serde::Serialize;

use self::greedy::{Plan, State};
use super::card::{RoleName, SkillName};
use super::gap::Interval;
use super::path::millionths;
use super::person::Person;
use crate::graph::{RoleIx, RoleSet};

/// How many candidates and requirements all lessons together may look at; some seconds.
const MOST_WORK: usize = 30_000_000;

/// A question about what to learn next.
#[derive(Debug, Clone)]
#[must_use = "it does nothing before it is answered"]
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
    /// Those of both that are stubs: nobody knows what they ask for, and no lesson counts for them.
    pub unknown: Vec<RoleName>,
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
    /// Whether there would be more lessons, had the search for them not met its limit of work.
    pub cut: bool,
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
    /// The skills; of a choice among equals the one that comes first.
    pub skills: Vec<LearnSkill>,
    /// The choice that one of the skills is made from, where others do as much.
    pub choice: Option<LearnChoice>,
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

/// Several skills of which one is to be learnt, and that do equally much.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct LearnChoice {
    /// What asks for one of them.
    pub title: String,
    /// The skill among those of the lesson that stands for all of them.
    pub skill: SkillName,
    /// The skills, by title.
    pub among: Vec<SkillName>,
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
    ///
    /// # Panics
    ///
    /// Where the set is of a graph with another number of roles.
    #[track_caller]
    pub fn toward(mut self, roles: RoleSet) -> Self {
        self.person.graph.expect_own(&roles);
        self.toward = Some(roles);
        self
    }

    /// Answers with so many lessons at most.
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
    /// One search for the ways, and for each lesson one look at every candidate that the lesson before
    /// bears on, until that is too much work.
    pub fn answer(&self) -> Lessons {
        let person = &self.person;
        let (graph, next) = (person.graph, person.open_roles(1));
        let (aim, targets) = self.targets(&next);
        let mut on_the_way = self.on_the_way(&targets);
        on_the_way.subtract(&targets);
        let plan = Plan::new(person, &targets, &on_the_way, &next);
        let mut today = State::today(person, &plan);
        let (mut now, mut lessons) = (today.clone(), Vec::new());
        let mut best = plan.best(&mut now);
        while lessons.len() < self.most
            && now.work < MOST_WORK
            && let Some((found, choice)) = best
        {
            let mut lesson = plan.lesson(&mut today, &mut now, &found);
            lesson.choice = choice;
            lessons.push(lesson);
            plan.take(&mut now, &found);
            best = plan.best(&mut now);
        }
        let names = |roles: &RoleSet| {
            let roles = roles.iter().map(|role| graph.role_at(role));
            roles.map(RoleName::from).collect()
        };
        let stubs = targets.iter().chain(&on_the_way);
        let stubs = stubs.filter(|role| graph.role_at(*role).is_stub());
        let unknown = RoleSet::from_roles(graph.role_count(), stubs);
        Lessons {
            from: person.role().map(RoleName::from),
            aim,
            targets: names(&targets),
            on_the_way: names(&on_the_way),
            unknown: names(&unknown),
            next: names(&next),
            gap: plan.gap(&today),
            gap_after: plan.gap(&now),
            cut: best.is_some() && lessons.len() < self.most,
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
