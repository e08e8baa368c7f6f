//! What somebody holds.

use super::Interval;
use super::choices::HeldChoices;
use crate::graph::{CareerGraph, Requirement, RoleIx, RoleRef, SkillIx};

/// What somebody holds: an interval of proficiency for every skill of a graph.
#[derive(Debug, Clone)]
pub struct Holder<'g> {
    low: Vec<u8>,
    high: Vec<u8>,
    choices: HeldChoices<'g>,
    /// Skills with steps that were inferred from words.
    inferred: Vec<(SkillIx, u8)>,
}

/// A skill that is surely held at a higher step than before.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Raised {
    pub(crate) skill: SkillIx,
    pub(crate) from: u8,
    pub(crate) to: u8,
}

impl<'g> Holder<'g> {
    /// Returns a holder of nothing.
    pub fn nothing(graph: &CareerGraph) -> Self {
        let none = vec![0; graph.skill_count()];
        Self {
            low: none.clone(),
            high: none,
            choices: HeldChoices::default(),
            inferred: Vec::new(),
        }
    }

    /// Returns what somebody in a role of `graph` holds: what the role asks for.
    ///
    /// An unspecified proficiency is anything from 1 to the top of the scale. Of a choice, as many
    /// skills as it asks for are held, and which ones is not known.
    /// What a stub asks for is unknown, which is not the same as nothing.
    pub fn of_role(graph: &'g CareerGraph, role: RoleRef<'g>) -> Self {
        let mut holder = Self::nothing(graph);
        holder.hold_role(graph, role);
        holder
    }

    /// The number of skills of its graph.
    pub(crate) fn skill_count(&self) -> usize {
        self.low.len()
    }

    /// What is surely held of every skill on its own.
    pub(crate) fn sure(&self) -> &[u8] {
        &self.low
    }

    /// The skills that are surely held on their own, in the order of their ids. Most of a large graph are
    /// not, which are passed over many at a time.
    pub(super) fn held(&self) -> impl Iterator<Item = (SkillIx, u8)> {
        const MANY: usize = 64;
        let parts = self.low.chunks(MANY).zip((0..).step_by(MANY));
        let parts = parts.filter(|(part, _)| part.iter().fold(0, |any, step| any | step) > 0);
        let held = parts.flat_map(|(part, first)| part.iter().copied().zip(first..));
        held.filter(|(step, _)| *step > 0)
            .map(|(step, skill)| (SkillIx(skill), step))
    }

    /// Holds what a role asks for as well.
    pub(crate) fn hold_role(&mut self, graph: &'g CareerGraph, role: RoleRef<'g>) {
        if role.is_stub() {
            self.high.fill(graph.scale().top());
        }
        for requirement in graph.requirements_of(role.index()) {
            let held = held(requirement, graph.scale().top());
            let skills = graph.alternatives_of(requirement);
            let all = usize::from(requirement.count) == skills.len();
            for skill in skills {
                let at = skill.index();
                self.high[at] = self.high[at].max(held.high);
                if all {
                    self.note(*skill, held.low, requirement.is_inferred());
                    self.low[at] = self.low[at].max(held.low);
                }
            }
            if !all {
                self.choices.push(skills, requirement.count, held);
            }
        }
    }

    /// Holds for sure what a role asks for as well, and notes what that raises; what is only possible
    /// is left as it was.
    pub(crate) fn learn(&mut self, graph: &'g CareerGraph, role: RoleIx, raised: &mut Vec<Raised>) {
        for requirement in graph.requirements_of(role) {
            let held = held(requirement, graph.scale().top());
            let skills = graph.alternatives_of(requirement);
            if usize::from(requirement.count) != skills.len() {
                self.choices.push(skills, requirement.count, held);
                continue;
            }
            for skill in skills {
                let low = &mut self.low[skill.index()];
                if *low < held.low {
                    raised.push(Raised {
                        skill: *skill,
                        from: *low,
                        to: held.low,
                    });
                    *low = held.low;
                }
            }
        }
    }

    /// Takes back what [`Holder::learn`] noted, the last first, and all but so many choices.
    pub(crate) fn unlearn(&mut self, raised: impl Iterator<Item = Raised>, choices: usize) {
        raised.for_each(|raised| self.low[raised.skill.index()] = raised.from);
        self.choices.truncate(choices);
    }

    /// The number of skills of the choices that are held, but for so many of them.
    pub(crate) fn choice_sizes(&self, but: usize) -> usize {
        self.choices.sizes(but)
    }

    /// How many choices are held.
    pub(crate) fn choice_count(&self) -> usize {
        self.choices.len()
    }

    /// Turns a holder of what one role asks for into one of another role, in O(n) of the two.
    pub(crate) fn change_role(&mut self, graph: &'g CareerGraph, old: RoleIx, new: RoleRef<'g>) {
        for skill in graph
            .requirements_of(old)
            .iter()
            .flat_map(|asked| graph.alternatives_of(asked))
        {
            self.low[skill.index()] = 0;
            self.high[skill.index()] = 0;
        }
        if graph.role_at(old).is_stub() {
            self.high.fill(0);
        }
        self.choices.truncate(0);
        self.inferred.clear();
        self.hold_role(graph, new);
    }

    /// Raises a skill to a proficiency at least.
    pub fn raise(&mut self, skill: SkillIx, proficiency: Interval<u8>) {
        let at = skill.index();
        self.note(skill, proficiency.low, false);
        self.low[at] = self.low[at].max(proficiency.low);
        self.high[at] = self.high[at].max(proficiency.high);
    }

    /// Raises a skill to a proficiency at least that was inferred from words: see [`Holder::is_inferred`].
    pub fn raise_inferred(&mut self, skill: SkillIx, step: u8) {
        self.note(skill, step, true);
        let at = skill.index();
        self.low[at] = self.low[at].max(step);
        self.high[at] = self.high[at].max(step);
    }

    /// Notes, before a skill is raised to a step, whether that was inferred: what is stated at the same
    /// step is not.
    fn note(&mut self, skill: SkillIx, step: u8, inferred: bool) {
        if inferred && step > self.low[skill.index()] {
            self.inferred.push((skill, step));
        } else if !inferred && !self.inferred.is_empty() {
            self.inferred
                .retain(|(other, at)| *other != skill || *at > step);
        }
    }

    /// Returns whether a requirement with these alternatives is held as it is only by what was inferred
    /// from words.
    pub fn is_inferred(&self, alternatives: &[SkillIx], count: u16) -> bool {
        let counts = |(skill, step): &&(SkillIx, u8)| {
            alternatives.contains(skill) && self.low[skill.index()] == *step
        };
        let inferred: Vec<_> = self.inferred.iter().filter(counts).collect();
        if inferred.is_empty() {
            return false;
        }
        let mut stated = self.clone();
        for (skill, _) in inferred {
            stated.low[skill.index()] = 0;
        }
        stated.have(alternatives, count).low < self.have(alternatives, count).low
    }

    /// Returns the proficiency at which a skill on its own is held.
    ///
    /// # Panics
    ///
    /// Where the skill belongs to another graph.
    pub fn step(&self, skill: SkillIx) -> Interval<u8> {
        Interval {
            low: self.low[skill.index()],
            high: self.high[skill.index()],
        }
    }

    /// Sets the proficiency at which a skill on its own is held.
    pub(in crate::query) fn set(&mut self, skill: SkillIx, held: Interval<u8>) {
        self.low[skill.index()] = held.low;
        self.high[skill.index()] = held.high;
    }

    /// Tells every own choice some of whose skills surely lie among the alternatives, whichever they
    /// are: how many, and at which proficiency.
    pub(super) fn held_among(
        &self,
        alternatives: &[SkillIx],
        tell: impl FnMut(usize, Interval<u8>),
    ) {
        self.choices.among(alternatives, tell);
    }

    /// Returns the proficiency at which a requirement with these alternatives is held: the
    /// `count`-th largest of what is held of them.
    pub fn have(&self, alternatives: &[SkillIx], count: u16) -> Interval<u8> {
        let nth = |held: &[u8]| {
            if let [skill] = alternatives {
                held[skill.index()]
            } else {
                let mut steps: Vec<u8> = alternatives.iter().map(|s| held[s.index()]).collect();
                let fewer = steps.len() - usize::from(count);
                *steps.select_nth_unstable(fewer).1
            }
        };
        let (mut low, high) = (nth(&self.low), nth(&self.high));
        // Whichever skills of an own choice are held, some of them lie among the alternatives.
        self.held_among(alternatives, |inside, held| {
            if inside >= usize::from(count) {
                low = low.max(held.low);
            }
        });
        Interval {
            low,
            high: high.max(low),
        }
    }
}

fn held(requirement: &Requirement, top: u8) -> Interval<u8> {
    match requirement.proficiency {
        0 => Interval { low: 1, high: top },
        step => Interval {
            low: step,
            high: step,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::SkillRef;

    #[test]
    fn what_is_stated_as_well_is_not_inferred() {
        let graph = CareerGraph::embedded("engineer").expect("a shipped graph");
        let mut skills = graph.skills().map(SkillRef::index);
        let [oil, saw] = [(); 2].map(|()| skills.next().expect("it has skills"));
        let stated = |step| Interval {
            low: step,
            high: step,
        };
        let mut holder = Holder::nothing(&graph);
        holder.raise_inferred(oil, 3);
        holder.raise(saw, stated(2));
        assert!(holder.is_inferred(&[oil], 1) && !holder.is_inferred(&[saw], 1));
        // Of both, the second best is stated; the better one is not.
        assert!(holder.is_inferred(&[oil, saw], 1) && holder.is_inferred(&[oil, saw], 2));
        holder.raise(saw, stated(4));
        assert!(!holder.is_inferred(&[oil, saw], 1) && holder.is_inferred(&[oil, saw], 2));
        holder.raise(oil, stated(2));
        assert!(holder.is_inferred(&[oil], 1));
        holder.raise(oil, stated(3));
        assert!(!holder.is_inferred(&[oil], 1));
    }
}
