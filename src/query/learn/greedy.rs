//! Lessons one after the other, the best one first each time.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{LearnChoice, LearnSkill, Lesson};
use crate::graph::{CareerGraph, Requirement, RequirementRef, RoleRef, RoleSet, SkillIx};
use crate::query::card::{RoleName, SkillName};
use crate::query::gap::{Anyway, Holder, Interval, Readiness, ways};
use crate::query::path::millionths;
use crate::query::person::Person;

/// What may be learnt next: skills with the proficiencies to reach, by skill.
type Candidate = Vec<(SkillIx, u8)>;

/// How good a lesson is: what comes first is better.
type Rank = (Reverse<usize>, Reverse<u64>, Reverse<u64>);

/// The candidates of one requirement that differ in one skill of a choice.
#[derive(Debug)]
struct Among<'g> {
    asked: &'g Requirement,
    skills: Vec<SkillIx>,
    lessons: Vec<Candidate>,
}

/// A requirement of one of the roles at hand.
#[derive(Debug, Clone, Copy)]
struct Open<'g> {
    /// Its role, by place.
    role: usize,
    asked: &'g Requirement,
}

/// The roles at hand and what they ask for.
#[derive(Debug)]
pub(super) struct Plan<'g> {
    graph: &'g CareerGraph,
    /// The roles, and whether their gap counts.
    roles: Vec<(RoleRef<'g>, bool)>,
    open: Vec<Open<'g>>,
    /// By skill the requirements that it can meet.
    by_skill: Vec<Vec<usize>>,
}

/// What is held at some point of the order.
#[derive(Debug, Clone)]
pub(super) struct State<'g> {
    pub(super) holder: Holder<'g>,
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
    pub(super) fn today(person: &Person<'g>, plan: &Plan<'g>) -> Self {
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
    pub(super) fn new(
        person: &Person<'g>,
        targets: &RoleSet,
        on_the_way: &RoleSet,
        next: &RoleSet,
    ) -> Self {
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

    pub(super) fn gap(&self, holder: &Holder<'_>) -> f64 {
        let counting = self.open.iter().filter(|open| self.counts(open));
        let lacks = counting.map(|open| {
            let lack = f64::from(self.lack(holder, open));
            open.asked.importance.weight() * lack
        });
        lacks.fold(0.0, |sum, lack| sum + lack)
    }

    /// What each requirement takes at least, where its gap counts; and the choices among them.
    fn candidates(&self, holder: &Holder<'_>) -> (BTreeSet<Candidate>, Vec<Among<'g>>) {
        let (mut found, mut choices) = (BTreeSet::new(), Vec::new());
        let mut anyway = (usize::MAX, Anyway::default());
        for open in self.open.iter().filter(|open| self.counts(open)) {
            if anyway.0 != open.role {
                let role = self.roles[open.role].0;
                anyway = (open.role, Anyway::by(self.graph, role.index()));
            }
            let Some(ways) = ways(self.graph, holder, open.asked, &anyway.1) else {
                continue;
            };
            let (take, needed) = (ways.take, open.asked.needed());
            let lesson = |more: &[SkillIx]| {
                let skills = take.iter().chain(more);
                let mut skills: Candidate = skills.map(|s| (*s, needed)).collect();
                skills.sort_unstable();
                skills
            };
            match ways.choose {
                // Which of them serves other roles as well is seen when they are compared.
                1 => {
                    let lessons = ways.among.iter().map(|one| lesson(&[*one]));
                    let lessons: Vec<_> = lessons.collect();
                    found.extend(lessons.iter().cloned());
                    choices.push(Among {
                        asked: open.asked,
                        skills: ways.among,
                        lessons,
                    });
                }
                choose => {
                    found.insert(lesson(&ways.among[..choose]));
                }
            }
        }
        (found, choices)
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

    /// The next lesson, and the choice that it is made from, where others of it are as good.
    pub(super) fn best(&self, state: &mut State<'_>) -> Option<(Candidate, Option<LearnChoice>)> {
        let (candidates, choices) = self.candidates(&state.holder);
        let ranked = candidates.into_iter();
        let ranked = ranked.map(|candidate| (self.rank(state, &candidate), candidate));
        let (rank, best) = ranked.min()?;
        let mut choices = choices.into_iter();
        let from = choices.find(|choice| choice.lessons.contains(&best));
        let choice = from.and_then(|from| self.choice(state, &from, rank, &best));
        Some((best, choice))
    }

    fn rank(&self, state: &mut State<'_>, candidate: &Candidate) -> Rank {
        let effect = self.effect(state, candidate);
        let closes = millionths(effect.closes);
        let rate = closes / u64::from(steps(&state.holder, candidate).max(1));
        (Reverse(effect.ready.len()), Reverse(rate), Reverse(closes))
    }

    fn choice(
        &self,
        state: &mut State<'_>,
        from: &Among<'_>,
        rank: Rank,
        best: &Candidate,
    ) -> Option<LearnChoice> {
        let name = |skill: &SkillIx| SkillName::from(self.graph.skill_at(*skill));
        let all = || from.skills.iter().zip(&from.lessons);
        let (chosen, _) = all().find(|(_, lesson)| *lesson == best)?;
        let among = all().filter(|(_, lesson)| self.rank(state, lesson) == rank);
        let mut among: Vec<_> = among.map(|(skill, _)| name(skill)).collect();
        among.sort_by(|a, b| a.title.cmp(&b.title));
        (among.len() > 1).then(|| LearnChoice {
            title: RequirementRef::new(self.graph, from.asked).title(),
            skill: name(chosen),
            among,
        })
    }

    /// Holds what a lesson teaches.
    pub(super) fn take(&self, state: &mut State<'_>, candidate: &Candidate) {
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

    pub(super) fn lesson(
        &self,
        today: &mut State<'_>,
        now: &mut State<'_>,
        candidate: &Candidate,
    ) -> Lesson {
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
            choice: None,
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
