//! Lessons one after the other, the best one first each time.

use std::cmp::Reverse;

use hashbrown::{HashMap, HashSet};

use super::{LearnChoice, LearnSkill, Lesson};
use crate::graph::{CareerGraph, Requirement, RequirementRef, RoleRef, RoleSet, SkillIx};
use crate::query::card::{RoleName, SkillName};
use crate::query::gap::{Anyway, Holder, Interval, ways};
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
    /// The skills that all of them have.
    take: Vec<SkillIx>,
    /// The skills of which each has one.
    skills: Vec<SkillIx>,
}

impl Among<'_> {
    fn lesson(&self, skill: SkillIx) -> Candidate {
        lesson(&self.take, &[skill], self.asked)
    }

    /// The skill of the choice that a candidate has, where it is one of these.
    fn chosen(&self, candidate: &Candidate) -> Option<SkillIx> {
        let mut others = candidate.iter().filter(|(s, _)| !self.take.contains(s));
        let (skill, _) = *others.next()?;
        let is_it = self.skills.contains(&skill) && self.lesson(skill) == *candidate;
        is_it.then_some(skill)
    }
}

fn lesson(take: &[SkillIx], more: &[SkillIx], asked: &Requirement) -> Candidate {
    let skills = take.iter().chain(more);
    let mut skills: Candidate = skills.map(|s| (*s, asked.needed())).collect();
    skills.sort_unstable();
    skills
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
    /// How many candidates and requirements have been looked at.
    pub(super) work: usize,
    /// By requirement how many steps are lacking at worst.
    lacks: Vec<u8>,
    /// How good candidates are that have been compared; those that a lesson bears on are forgotten.
    ranks: HashMap<Candidate, Rank>,
}

/// What a lesson does.
#[derive(Debug, Default)]
struct Effect {
    closes: f64,
    /// Roles by place, ascending.
    serves: Vec<usize>,
    ready: Vec<usize>,
}

impl<'g> State<'g> {
    pub(super) fn today(person: &Person<'g>, plan: &Plan<'g>) -> Self {
        let short = |role: RoleRef<'_>| {
            let short = person.measure(role).essentials_short();
            short.map(|short| short.high)
        };
        Self {
            holder: person.holder().clone(),
            short: plan.roles.iter().map(|(role, _)| short(*role)).collect(),
            work: 0,
            ranks: HashMap::new(),
            lacks: plan
                .open
                .iter()
                .map(|open| plan.lack(person.holder(), open))
                .collect(),
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
        // The role that is held counts where it is aimed for.
        let own = person.role().map(RoleRef::index);
        if let Some(own) = own.filter(|own| !targets.contains(*own)) {
            all.remove(own);
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

    pub(super) fn gap(&self, state: &State<'_>) -> f64 {
        let all = self.open.iter().zip(&state.lacks);
        let counting = all.filter(|(open, _)| self.counts(open));
        let lacks = counting.map(|(open, lack)| open.asked.importance.weight() * f64::from(*lack));
        lacks.fold(0.0, |sum, lack| sum + lack)
    }

    /// What each requirement takes at least, where its gap counts; and the choices among them.
    fn candidates(&self, state: &State<'_>) -> (HashSet<Candidate>, Vec<Among<'g>>) {
        let (mut found, mut choices) = (HashSet::new(), Vec::new());
        // Choices among the same skills are many, and most candidates are one skill.
        let mut single: HashSet<(SkillIx, u8)> = HashSet::new();
        let mut anyway = (usize::MAX, Anyway::default());
        let all = self.open.iter().zip(&state.lacks);
        let lacking = all.filter(|(open, lack)| **lack > 0 && self.counts(open));
        for (open, _) in lacking {
            if let [skill] = self.graph.alternatives_of(open.asked) {
                single.insert((*skill, open.asked.needed()));
                continue;
            }
            if anyway.0 != open.role {
                let role = self.roles[open.role].0;
                anyway = (open.role, Anyway::by(self.graph, role.index()));
            }
            let Some(ways) = ways(self.graph, &state.holder, open.asked, &anyway.1) else {
                continue;
            };
            let asked = open.asked;
            match ways.choose {
                // Which of them serves other roles as well is seen when they are compared.
                1 => {
                    let choice = Among {
                        asked,
                        take: ways.take,
                        skills: ways.among,
                    };
                    let needed = asked.needed();
                    if choice.take.is_empty() {
                        single.extend(choice.skills.iter().map(|skill| (*skill, needed)));
                    } else {
                        found.extend(choice.skills.iter().map(|skill| choice.lesson(*skill)));
                    }
                    choices.push(choice);
                }
                choose => {
                    found.insert(lesson(&ways.take, &ways.among[..choose], asked));
                }
            }
        }
        found.extend(single.into_iter().map(|one| vec![one]));
        (found, choices)
    }

    /// What a lesson does at some point of the order, which is left as it is. O(1) for each requirement
    /// of one skill, whichever it is, that the lesson can meet.
    fn effect(&self, state: &mut State<'_>, candidate: &Candidate) -> Effect {
        let to = candidate.first().map_or(0, |(_, to)| *to);
        let skills = candidate.iter();
        let touched = skills.flat_map(|(skill, _)| &self.by_skill[skill.index()]);
        let mut touched: Vec<usize> = touched.copied().collect();
        if candidate.len() > 1 {
            touched.sort_unstable();
            touched.dedup();
        }
        state.work += 1 + touched.len();
        let held = self.try_out(state, &touched, candidate);
        let mut effect = Effect::default();
        // By role how many essentials are met; the requirements come role by role.
        let mut met: Vec<(usize, usize)> = Vec::new();
        for at in touched {
            let (open, before) = (&self.open[at], state.lacks[at]);
            let after = match open.asked.count {
                // One of its skills is in the lesson.
                1 => before.min(open.asked.needed().saturating_sub(to)),
                _ => self.lack(&state.holder, open),
            };
            let importance = open.asked.importance;
            if before > after && self.counts(open) {
                effect.closes += importance.weight() * f64::from(before - after);
                if effect.serves.last() != Some(&open.role) {
                    effect.serves.push(open.role);
                }
            }
            if before > 0 && after == 0 && importance.is_essential() {
                match met.last_mut() {
                    Some((role, met)) if *role == open.role => *met += 1,
                    _ => met.push((open.role, 1)),
                }
            }
        }
        for (skill, held) in held {
            state.holder.set(skill, held);
        }
        let ready = met
            .into_iter()
            .filter(|(role, met)| state.short[*role] == Some(*met));
        effect.ready = ready.map(|(role, _)| role).collect();
        effect
    }

    /// Holds what a lesson teaches for a while, where some requirement cannot be told without; returns
    /// what was held before.
    fn try_out(
        &self,
        state: &mut State<'_>,
        touched: &[usize],
        candidate: &Candidate,
    ) -> Vec<(SkillIx, Interval<u8>)> {
        if touched.iter().all(|at| self.open[*at].asked.count == 1) {
            return Vec::new();
        }
        let skills = candidate.iter().map(|(skill, _)| *skill);
        let held = skills.map(|skill| (skill, state.holder.step(skill)));
        let held = held.collect();
        raise(&mut state.holder, candidate);
        held
    }

    /// The next lesson, and the choice that it is made from, where others of it are as good.
    pub(super) fn best(&self, state: &mut State<'_>) -> Option<(Candidate, Option<LearnChoice>)> {
        let (candidates, choices) = self.candidates(state);
        state.work += candidates.len();
        let ranked = candidates.into_iter();
        let ranked = ranked.map(|candidate| {
            let known = state.ranks.get(&candidate).copied();
            let rank = known.unwrap_or_else(|| self.rank(state, &candidate));
            (rank, candidate)
        });
        let (rank, best) = ranked.min()?;
        let mut choices = choices.into_iter();
        let from = choices.find_map(|choice| Some((choice.chosen(&best)?, choice)));
        let choice = from.and_then(|(chosen, from)| self.choice(state, &from, rank, chosen));
        Some((best, choice))
    }

    fn rank(&self, state: &mut State<'_>, candidate: &Candidate) -> Rank {
        let effect = self.effect(state, candidate);
        let closes = millionths(effect.closes);
        let rate = closes / u64::from(steps(&state.holder, candidate).max(1));
        let rank = (Reverse(effect.ready.len()), Reverse(rate), Reverse(closes));
        state.ranks.insert(candidate.clone(), rank);
        rank
    }

    fn choice(
        &self,
        state: &mut State<'_>,
        from: &Among<'_>,
        rank: Rank,
        chosen: SkillIx,
    ) -> Option<LearnChoice> {
        let name = |skill: SkillIx| SkillName::from(self.graph.skill_at(skill));
        let among = from.skills.iter().copied();
        let among = among.filter(|skill| self.rank(state, &from.lesson(*skill)) == rank);
        let mut among: Vec<_> = among.map(name).collect();
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
        // The roles that ask for it, and the skills that they ask for besides.
        let mut is_near = vec![false; self.roles.len()];
        let mut is_beside = vec![false; self.by_skill.len()];
        for (skill, _) in candidate {
            for at in &self.by_skill[skill.index()] {
                let open = &self.open[*at];
                is_near[open.role] = true;
                state.lacks[*at] = self.lack(&state.holder, open);
            }
        }
        for (short, _) in state
            .short
            .iter_mut()
            .zip(&is_near)
            .filter(|(_, near)| **near)
        {
            *short = short.map(|_| 0);
        }
        let all = self.open.iter().zip(&state.lacks);
        for (open, lack) in all.filter(|(open, _)| is_near[open.role]) {
            for skill in self.graph.alternatives_of(open.asked) {
                is_beside[skill.index()] = true;
            }
            if open.asked.importance.is_essential() && *lack > 0 {
                let short = &mut state.short[open.role];
                *short = short.map(|short| short + 1);
            }
        }
        let is_beside = |(skill, _): &(SkillIx, u8)| is_beside[skill.index()];
        state
            .ranks
            .retain(|candidate, _| !candidate.iter().any(is_beside));
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
            serves: names(effect.serves),
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
