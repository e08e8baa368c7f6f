//! "What if I learnt this?": what changes for the roles that matter.

use std::collections::BTreeMap;

use serde::Serialize;

use super::card::{RoleName, SkillName};
use super::gap::{Interval, Measure, Need, NeedState, Readiness, SkillGap};
use super::person::Person;
use crate::graph::{RoleRef, RoleSet, SkillIx};

/// A question about what changes when somebody learns something.
#[derive(Debug, Clone)]
#[must_use = "it does nothing before it is answered"]
pub struct WhatIfQuery<'g> {
    person: Person<'g>,
    learn: Vec<(SkillIx, u8)>,
    toward: Option<RoleSet>,
    moves: usize,
}

/// What changes when somebody learns something.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WhatIf {
    /// What is learnt, by skill id.
    pub learnt: Vec<Learnt>,
    /// The roles for which something changes: those first for which one becomes ready, then by how
    /// much of the gap is closed, then by id.
    pub changes: Vec<Change>,
    /// The roles that were looked at and for which nothing changes, by id.
    pub unchanged: Vec<RoleName>,
    /// The roles that were looked at and are stubs: nobody knows what changes for them.
    pub unknown: Vec<RoleName>,
}

/// A skill that is learnt.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Learnt {
    /// The skill.
    pub skill: SkillName,
    /// The proficiency held before.
    pub before: Interval<u8>,
    /// The proficiency held after; never less.
    pub after: Interval<u8>,
}

/// What changes for a role.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Change {
    /// The role.
    pub role: RoleName,
    /// Whether it is one move away.
    pub next: bool,
    /// Whether it is wanted.
    pub wanted: bool,
    /// How far it was before.
    pub before: Measure,
    /// How far it is after.
    pub after: Measure,
    /// Whether one is ready for it after, and was not before.
    pub becomes_ready: bool,
    /// The requirements that stand otherwise, by title.
    pub needs: Vec<NeedChange>,
}

/// How a requirement changes.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct NeedChange {
    /// What to call it.
    pub title: String,
    /// How it stood before.
    pub before: NeedState,
    /// How it stands after.
    pub after: NeedState,
    /// Steps of proficiency that lacked before.
    pub deficit_before: Interval<u8>,
    /// Steps of proficiency that still lack. Where as much lacks as before, what is learnt is one of several skills that
    /// are asked for.
    pub deficit: Interval<u8>,
    /// The skills that are learnt and can meet it.
    pub learnt: Vec<SkillName>,
}

/// # What changes
impl<'g> Person<'g> {
    /// Returns the question what changes when something is learnt.
    pub fn what_if(&self) -> WhatIfQuery<'g> {
        WhatIfQuery {
            person: self.clone(),
            learn: Vec::new(),
            toward: None,
            moves: 1,
        }
    }
}

impl WhatIfQuery<'_> {
    /// Learns a skill up to a proficiency. What is held is never lowered.
    ///
    /// # Panics
    ///
    /// Where the graph has no skill of this index, or the step lies beyond its scale.
    #[track_caller]
    pub fn learn(mut self, skill: SkillIx, step: u8) -> Self {
        self.person.graph.expect_skill(skill);
        self.person.graph.expect_step(step);
        self.learn.push((skill, step));
        self
    }

    /// Looks at these roles, and not at those that the person wants or that lie near.
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

    /// Looks at the roles within so many moves; one unless said.
    pub fn within_moves(mut self, moves: usize) -> Self {
        self.moves = moves;
        self
    }

    /// Returns what changes: for the roles of the question, else for those that the person wants
    /// and those that lie near. Two gaps for each role.
    pub fn answer(&self) -> WhatIf {
        let (person, graph) = (&self.person, self.person.graph);
        let mut learner = person.clone();
        for (skill, step) in &self.learn {
            learner.raise(*skill, *step);
        }
        let mut skills: Vec<_> = self.learn.iter().map(|(skill, _)| *skill).collect();
        skills.sort_unstable();
        skills.dedup();
        let learnt = skills.into_iter().map(|skill| Learnt {
            skill: graph.skill_at(skill).into(),
            before: person.holder().step(skill),
            after: learner.holder().step(skill),
        });
        let learnt: Vec<_> = learnt.collect();
        let next = person.open_roles(1);
        let (mut changes, mut unchanged, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
        for role in self.roles().iter().map(|role| graph.role_at(role)) {
            if role.is_stub() {
                unknown.push(role.into());
                continue;
            }
            let (before, after) = (person.gap(role, None), learner.gap(role, None));
            let mut change = change(role, &before, &after, &learnt);
            if change.needs.is_empty() {
                unchanged.push(role.into());
                continue;
            }
            change.next = next.contains(role.index());
            change.wanted = person.wanted.contains(role.index());
            changes.push(change);
        }
        changes.sort_by(|a, b| {
            let ready = b.becomes_ready.cmp(&a.becomes_ready);
            let by_gap = || closed(b).total_cmp(&closed(a));
            ready
                .then_with(by_gap)
                .then_with(|| a.role.id.cmp(&b.role.id))
        });
        WhatIf {
            learnt,
            changes,
            unchanged,
            unknown,
        }
    }

    fn roles(&self) -> RoleSet {
        if let Some(toward) = &self.toward {
            return toward.clone();
        }
        let mut roles = self.person.wanted_elsewhere();
        roles.union(&self.person.open_roles(self.moves));
        roles
    }
}

/// How much of the gap at worst is closed.
fn closed(change: &Change) -> f64 {
    let high = |measure: Measure| measure.gap.map_or(0.0, |gap| gap.high);
    high(change.before) - high(change.after)
}

fn change(role: RoleRef<'_>, before: &SkillGap, after: &SkillGap, learnt: &[Learnt]) -> Change {
    let is_ready = |gap: &SkillGap| gap.readiness == Readiness::Ready;
    // A need is the same where the same skills can meet it in the same way.
    let key = |need: &'_ Need| {
        let skills = need.skills.iter().map(|skill| skill.id.clone());
        let skills: Vec<_> = skills.collect();
        (skills, need.count, need.needed, need.essential)
    };
    let mut known = BTreeMap::new();
    for need in &before.needs {
        known.entry(key(need)).or_insert(need);
    }
    let mut needs = Vec::new();
    for need in &after.needs {
        let same = known.get(&key(need)).copied();
        let stands = |need: &Need| {
            let steps = need.cheapest.as_ref().map(|way| way.steps);
            (need.state, need.deficit, steps)
        };
        if let Some(old) = same.filter(|old| stands(old) != stands(need)) {
            needs.push(NeedChange {
                title: need.title.clone(),
                before: old.state,
                after: need.state,
                deficit_before: old.deficit,
                deficit: need.deficit,
                learnt: among(learnt, need),
            });
        }
    }
    needs.sort_by(|a, b| a.title.cmp(&b.title));
    Change {
        role: role.into(),
        next: false,
        wanted: false,
        before: before.measure(),
        after: after.measure(),
        becomes_ready: is_ready(after) && !is_ready(before),
        needs,
    }
}

/// The skills of a requirement that are learnt.
fn among(learnt: &[Learnt], need: &Need) -> Vec<SkillName> {
    let skills = learnt.iter().filter(|one| one.before != one.after);
    let skills = skills.map(|one| &one.skill);
    skills
        .filter(|skill| need.skills.contains(skill))
        .cloned()
        .collect()
}
